//! The record of a run: flat events, interned tables, and the state at any of them.

pub mod checkpoint;
pub mod codec;
pub mod event;
pub mod recorder;
#[cfg(test)]
pub mod script;
pub mod state;
pub mod tables;
#[cfg(test)]
mod tests;

pub use checkpoint::Checkpoints;
pub use codec::DecodeError;
pub use event::{Event, EventId, Kind, NONE};
pub use recorder::{Recorder, Trace};
pub use state::State;
pub use tables::{Code, End, Handle, HandleKind, Limit, Primitive, PrimitiveState, Source, Span, Task, Thread, Timer, Wait, WaitKind};
