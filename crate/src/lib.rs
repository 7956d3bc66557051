//! Runs asyncio programs on a virtual clock and records what the event loop does.

pub mod compile;
pub mod syntax;
pub mod trace;
pub mod view;
pub mod vm;
