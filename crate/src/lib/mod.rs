//! The slices of Python's library that asyncio programs use: one file for each module.
//!
//! What calls the program's functions is written in Python (`*.py`, embedded), the rest in Rust.

mod args;
mod civil;
mod math;
mod random;
mod sys;
mod time;

use crate::vm::Vm;

pub use random::RandomSeed;

/// Tells the VM how to make each module.
pub fn install(vm: &mut Vm) {
    let library = &mut vm.library;
    library.add("math", math::install);
    library.add("random", random::install);
    library.add("sys", sys::install);
    library.add("time", time::install);
}
