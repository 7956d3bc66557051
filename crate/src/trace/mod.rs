//! The record of a run: flat events, interned tables, and the state at any of them.

pub mod event;
pub mod recorder;
pub mod tables;

pub use event::{Event, EventId, Kind, NONE};
pub use recorder::{Recorder, Trace};
pub use tables::{Code, End, Handle, HandleKind, Limit, Source, Span, Task, Timer, Wait, WaitKind};
