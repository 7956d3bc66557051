//! Any awaitable as a coroutine, and any awaitable awaited.

use super::coroutine;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::stack::Entry;
use crate::vm::value::Value;

/// A coroutine that awaits the awaitable. (CPython: `_wrap_awaitable`.)
pub fn coroutine(vm: &mut Vm, awaitable: Value) -> Value {
    coroutine::new(vm, "_wrap_awaitable", Wrap { awaitable, awaiting: None })
}

/// One step of what behaves as a coroutine and is no generator (`agen.aclose()`): a frame that ends, or yields, as it does.
pub fn one_step(coroutine: &Value, throw: Option<Value>) -> Entry {
    let step = match throw {
        Some(exception) => Step::Throw(coroutine.clone(), exception),
        None => Step::Send(coroutine.clone(), Value::None),
    };
    Entry::native(OneStep(Some(step)))
}

struct OneStep(Option<Step>);

impl NativeFrame for OneStep {
    fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(step) = self.0.take() {
            return Ok(step);
        }
        match input {
            Input::Yielded(value) => Ok(Step::Yield(value)),
            Input::Value(value) => Ok(Step::Return(value)),
            Input::Exception(exception) => Err(Stop::Raise(exception)),
        }
    }
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
    /// None as long as the awaitable's `__await__` runs.
    iterator: Option<Value>,
    /// What is yielded is on its way out: the next input is what was sent in.
    yielded: bool,
}

fn iterator_of(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    match vm.awaitable_iterator(&args[0])? {
        Some(iterator) => ret(iterator),
        None => {
            let class = vm.class_name(&args[0]);
            Err(vm.type_error(&format!("'{class}' object can't be awaited")))
        }
    }
}

/// How an await goes on.
pub enum Progress {
    Step(Step),
    Done(Value),
}

impl Awaiting {
    pub fn begin(vm: &mut Vm, awaitable: &Value) -> Result<(Awaiting, Step), Stop> {
        let step = vm.step_into(iterator_of, &Args::new([awaitable.clone()]))?;
        Ok((Awaiting { iterator: None, yielded: false }, step))
    }

    pub fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Progress, Stop> {
        let Some(iterator) = self.iterator.clone() else {
            return match input {
                Input::Exception(exception) => Err(Stop::Raise(exception)),
                Input::Value(iterator) | Input::Yielded(iterator) => {
                    self.iterator = Some(iterator.clone());
                    Ok(Progress::Step(Step::Send(iterator, Value::None)))
                }
            };
        };
        match input {
            Input::Yielded(value) => {
                self.yielded = true;
                Ok(Progress::Step(Step::Yield(value)))
            }
            Input::Value(value) if self.yielded => {
                self.yielded = false;
                Ok(Progress::Step(Step::Send(iterator, value)))
            }
            Input::Value(value) => Ok(Progress::Done(value)),
            Input::Exception(exception) if self.yielded => {
                self.yielded = false;
                Ok(Progress::Step(Step::Throw(iterator, exception)))
            }
            Input::Exception(exception) => Err(Stop::Raise(exception)),
        }
    }
}
