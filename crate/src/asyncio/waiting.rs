//! `await future` within a coroutine implemented in Rust.

use super::future::{self, Future};
use crate::vm::Vm;
use crate::vm::native::{Input, Step, Stop};
use crate::vm::value::Value;

/// The wait for one future. [`Waiting::begin`] gives the step that waits, [`Waiting::resume`] the result when that went on.
pub struct Waiting {
    pub future: Value,
}

impl Waiting {
    /// Begins to wait. A future that is done already gives its result at the next resume, at once.
    pub fn begin(vm: &mut Vm, future: Value) -> Result<(Waiting, Step), Stop> {
        let done = future::with(vm, &future, |_, future| {
            if !future.done() {
                future.blocking.set(true);
            }
            Ok(future.done())
        })?;
        let step = if done { Step::Just(Value::None) } else { Step::Yield(future.clone()) };
        Ok((Waiting { future }, step))
    }

    /// The future's result; or the exception that was thrown in, or that the future ended with.
    pub fn resume(&self, vm: &mut Vm, input: Input) -> Result<Value, Stop> {
        match input {
            Input::Exception(exception) => Err(Stop::Raise(exception)),
            _ => future::with(vm, &self.future, |vm, future: &Future| {
                if !future.done() {
                    return Err(vm.runtime_error("await wasn't used with future"));
                }
                future.result(vm)
            }),
        }
    }
}
