//! Any awaitable as a coroutine, and any awaitable awaited.

use super::coroutine;
use crate::vm::Vm;
use crate::vm::native::{Input, NativeFrame, Step, Stop};
use crate::vm::value::Value;

/// A coroutine that awaits the awaitable. (CPython: `_wrap_awaitable`.)
pub fn coroutine(vm: &mut Vm, awaitable: Value) -> Value {
    coroutine::new(vm, "_wrap_awaitable", Wrap { awaitable, awaiting: None })
}

struct Wrap {
    awaitable: Value,
    awaiting: Option<Awaiting>,
}

impl NativeFrame for Wrap {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match &mut self.awaiting {
            Some(awaiting) => match awaiting.resume(vm, input)? {
                Progress::Step(step) => Ok(step),
                Progress::Done(value) => Ok(Step::Return(value)),
            },
            None => {
                let (awaiting, step) = Awaiting::begin(vm, &self.awaitable)?;
                self.awaiting = Some(awaiting);
                Ok(step)
            }
        }
    }
}

/// `await x` of any awaitable within a coroutine implemented in Rust.
pub struct Awaiting {
    iterator: Value,
    /// What is yielded is on its way out: the next input is what was sent in.
    yielded: bool,
}

/// How an await goes on.
pub enum Progress {
    Step(Step),
    Done(Value),
}

impl Awaiting {
    pub fn begin(vm: &mut Vm, awaitable: &Value) -> Result<(Awaiting, Step), Stop> {
        let Some(iterator) = vm.awaitable_iterator(awaitable)? else {
            let class = vm.class_name(awaitable);
            return Err(vm.type_error(&format!("'{class}' object can't be awaited")));
        };
        let step = Step::Send(iterator.clone(), Value::None);
        Ok((Awaiting { iterator, yielded: false }, step))
    }

    pub fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Progress, Stop> {
        match input {
            Input::Yielded(value) => {
                self.yielded = true;
                Ok(Progress::Step(Step::Yield(value)))
            }
            Input::Value(value) if self.yielded => {
                self.yielded = false;
                Ok(Progress::Step(Step::Send(self.iterator.clone(), value)))
            }
            Input::Value(value) => Ok(Progress::Done(value)),
            Input::Exception(exception) if self.yielded => {
                self.yielded = false;
                Ok(Progress::Step(Step::Throw(self.iterator.clone(), exception)))
            }
            Input::Exception(exception) => Err(Stop::Raise(exception)),
        }
    }
}
