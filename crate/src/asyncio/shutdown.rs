//! What a loop does at its end.

use std::rc::Rc;

use super::coroutine;
use super::event_loop::EventLoop;
use super::waiting::Waiting;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::value::Value;

/// `loop.shutdown_asyncgens()`: closes the async generators that are still under way.
pub fn async_generators(vm: &mut Vm, event_loop: &Rc<EventLoop>) -> Value {
    let frame = ShutGenerators { event_loop: event_loop.clone(), generators: Vec::new(), stage: Stage::Start };
    coroutine::new(vm, "BaseEventLoop.shutdown_asyncgens", frame)
}

struct ShutGenerators {
    event_loop: Rc<EventLoop>,
    generators: Vec<Value>,
    stage: Stage,
}

enum Stage {
    Start,
    /// The tasks that close them are being made.
    Gathering,
    Waiting(Waiting),
}

impl NativeFrame for ShutGenerators {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match (&self.stage, input) {
            (Stage::Waiting(waiting), input) => {
                let results = waiting.resume(vm, input)?;
                self.report(vm, &results);
                Ok(Step::Return(Value::None))
            }
            (_, Input::Exception(exception)) => Err(Stop::Raise(exception)),
            (Stage::Start, _) => self.start(vm),
            (Stage::Gathering, Input::Value(all) | Input::Yielded(all)) => {
                let (waiting, step) = Waiting::begin(vm, all)?;
                self.stage = Stage::Waiting(waiting);
                Ok(step)
            }
        }
    }
}

/// `gather(*awaitables, return_exceptions=True)`
fn gather_all(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    super::gather::call(vm, &Args::new([args[0].clone(), Value::Bool(true)]))
}

impl ShutGenerators {
    fn start(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let alive = self.event_loop.async_generators.take();
        self.generators = alive.iter().filter_map(std::rc::Weak::upgrade).map(Value::Generator).collect();
        if self.generators.is_empty() {
            return Ok(Step::Return(Value::None));
        }
        let aclose = vm.symbol("aclose");
        let mut closings = Vec::new();
        for generator in &self.generators {
            closings.extend(vm.call_special(generator, aclose, &[])?);
        }
        self.stage = Stage::Gathering;
        vm.step_into(gather_all, &Args::new([Value::tuple(closings)]))
    }

    fn report(&self, vm: &mut Vm, results: &Value) {
        let Value::List(results) = results else { return };
        for (result, generator) in results.to_vec().into_iter().zip(&self.generators) {
            if vm.is_exception(&result, &vm.types.exception.clone()) {
                let text = vm.repr(generator).unwrap_or_default();
                let message = format!("an error occurred during closing of asynchronous generator {text}");
                super::report::exception(vm, &self.event_loop, &message, Some(result), ("asyncgen", generator.clone()));
            }
        }
    }
}

/// `loop.shutdown_default_executor(timeout)`: waits until the threads of the loop's own pool have run what they were given.
pub fn default_executor(vm: &mut Vm, event_loop: &Rc<EventLoop>, timeout: Value) -> Result<Flow, Stop> {
    event_loop.executor_shut.set(true);
    let executor = event_loop.default_executor.borrow().clone();
    if executor.is_none() {
        return ret(coroutine::new(vm, "BaseEventLoop.shutdown_default_executor", NoExecutor));
    }
    let function = super::executors::helper(vm, "_shutdown_default_executor")?;
    vm.begin_call(function, Args::new([event_loop.value(), executor, timeout]))
}

struct NoExecutor;

impl NativeFrame for NoExecutor {
    fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Step, Stop> {
        match input {
            Input::Exception(exception) => Err(Stop::Raise(exception)),
            _ => Ok(Step::Return(Value::None)),
        }
    }
}
