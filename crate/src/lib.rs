//! Runs asyncio programs on a virtual clock and records what the event loop does.

pub mod asyncio;
pub mod builtins;
pub mod compile;
pub mod edit;
#[path = "lib/mod.rs"]
pub mod library;
pub mod record;
pub mod session;
pub mod syntax;
pub mod trace;
pub mod view;
pub mod vm;
