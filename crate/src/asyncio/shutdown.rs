//! What a loop does at its end.

use std::rc::Rc;

use super::coroutine;
use super::event_loop::EventLoop;
use super::waiting::Waiting;
use crate::vm::Vm;
use crate::vm::native::{Input, NativeFrame, Step, Stop};
use crate::vm::value::Value;

/// `loop.shutdown_asyncgens()`: closes the async generators that are still under way.
pub fn async_generators(vm: &mut Vm, event_loop: &Rc<EventLoop>) -> Value {
    let frame = ShutGenerators { event_loop: event_loop.clone(), waiting: None, generators: Vec::new() };
    coroutine::new(vm, "BaseEventLoop.shutdown_asyncgens", frame)
}

struct ShutGenerators {
    event_loop: Rc<EventLoop>,
    generators: Vec<Value>,
    waiting: Option<Waiting>,
}

impl NativeFrame for ShutGenerators {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(waiting) = &self.waiting {
            let results = waiting.resume(vm, input)?;
            self.report(vm, &results);
            return Ok(Step::Return(Value::None));
        }
        let alive = self.event_loop.async_generators.take();
        self.generators = alive.iter().filter_map(std::rc::Weak::upgrade).map(Value::Generator).collect();
        if self.generators.is_empty() {
            return Ok(Step::Return(Value::None));
        }
        let aclose = vm.symbol("aclose");
        let mut closings = Vec::new();
        for generator in &self.generators {
            if let Some(closing) = vm.call_special(generator, aclose, &[])? {
                closings.push(closing);
            }
        }
        let all = super::gather::gather(vm, &self.event_loop, &closings, true)?;
        let (waiting, step) = Waiting::begin(vm, all)?;
        self.waiting = Some(waiting);
        Ok(step)
    }
}

impl ShutGenerators {
    fn report(&self, vm: &mut Vm, results: &Value) {
        let Value::List(results) = results else { return };
        for (result, generator) in results.to_vec().into_iter().zip(&self.generators) {
            if vm.is_exception(&result, &vm.types.exception.clone()) {
                let text = vm.repr(generator).unwrap_or_default();
                let message = format!("an error occurred during closing of asynchronous generator {text}");
                super::report::exception(vm, &self.event_loop, &message, Some(result), Value::None);
            }
        }
    }
}

/// `loop.shutdown_default_executor()`: no modelled thread outlives its caller's wait, so there is nothing to join.
pub fn default_executor(vm: &mut Vm) -> Value {
    coroutine::new(vm, "BaseEventLoop.shutdown_default_executor", ShutExecutor)
}

struct ShutExecutor;

impl NativeFrame for ShutExecutor {
    fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Step, Stop> {
        match input {
            Input::Exception(exception) => Err(Stop::Raise(exception)),
            _ => Ok(Step::Return(Value::None)),
        }
    }
}
