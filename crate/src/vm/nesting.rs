//! Walks over nested structures (`repr`, `==`, `hash`): how deep they go, and how long.

use super::Vm;
use super::native::{Halt, Stop};
use crate::trace::Limit;

/// Containers within containers that a walk enters. Each level is a few calls on the Rust stack, which is small in a browser.
pub const DEPTH: usize = 400;

/// The walks under way.
#[derive(Default)]
pub struct Nesting {
    depth: usize,
    /// Addresses of the containers whose `repr` is being written, outermost first.
    shown: Vec<usize>,
}

impl Vm {
    /// Goes one level down. Errors: RecursionError beyond [`DEPTH`]; `doing` completes its message.
    pub fn deeper<R>(&mut self, doing: &str, step: impl FnOnce(&mut Vm) -> Result<R, Stop>) -> Result<R, Stop> {
        if self.nesting.depth >= DEPTH {
            let message = format!("maximum recursion depth exceeded{doing}");
            return Err(Stop::Raise(self.exception(&self.types.recursion_error, &message)));
        }
        self.nesting.depth += 1;
        let result = step(self);
        self.nesting.depth -= 1;
        result
    }

    /// Writes the `repr` of a container by `step`; None when that is under way further out. (CPython: `Py_ReprEnter`.)
    pub fn show_once<R>(
        &mut self,
        address: usize,
        step: impl FnOnce(&mut Vm) -> Result<R, Stop>,
    ) -> Result<Option<R>, Stop> {
        if self.nesting.shown.contains(&address) {
            return Ok(None);
        }
        self.nesting.shown.push(address);
        let result = self.deeper(" while getting the repr of an object", step);
        self.nesting.shown.pop();
        result.map(Some)
    }

    /// Charges work within a built-in that the program's data could make endless. Errors: the run is over when no fuel is left.
    pub fn spend(&mut self, units: usize) -> Result<(), Stop> {
        self.work(units);
        if self.fuel == 0 { Err(Stop::Halt(Halt::Limit(Limit::Fuel))) } else { Ok(()) }
    }
}
