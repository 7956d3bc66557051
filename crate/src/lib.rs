//! Runs asyncio programs on a virtual clock and records what the event loop does.

pub mod compile;
pub mod trace;
pub mod view;
