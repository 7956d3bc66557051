//! `asyncio.run`, `Runner`, `run_until_complete`, `run_forever`: a loop's run from the outside.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future::{self, Callback, Future};
use super::handle::NativeCallback;
use super::host::World;
use super::task;
use crate::vm::CodeKind;
use crate::vm::Vm;
use crate::vm::native::{Args, Block, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::stack::Entry;
use crate::vm::value::Value;

/// The callback that ends `run_until_complete`.
struct RunUntilComplete(Rc<EventLoop>);

impl NativeCallback for RunUntilComplete {
    fn label(&self) -> &'static str {
        "_run_until_complete_cb"
    }

    fn call(&self, vm: &mut Vm, future: &Value) -> Result<Flow, Stop> {
        let exception = future.with(|future: &Future| future.peek_exception()).flatten();
        if !exception.is_some_and(|exception| task::is_fatal(vm, &exception)) {
            self.0.stopping.set(true);
        }
        ret(Value::None)
    }
}

/// A new loop. (CPython: `new_event_loop`.)
pub fn new_loop(vm: &mut Vm) -> Rc<EventLoop> {
    let world = vm.state::<World>();
    EventLoop::new(&world)
}

/// Refuses to run a loop that runs or is closed, or while another one runs. (CPython: `_check_running`.)
fn check_idle(vm: &mut Vm, event_loop: &EventLoop) -> Result<(), Stop> {
    if event_loop.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    if event_loop.running.get() {
        return Err(vm.runtime_error("This event loop is already running"));
    }
    if vm.running_loop().is_some() {
        return Err(vm.runtime_error("Cannot run the event loop while another loop is running"));
    }
    Ok(())
}

/// A future from a coroutine, a future, or any awaitable. (CPython: `ensure_future`.)
pub fn ensure_future(vm: &mut Vm, event_loop: &Rc<EventLoop>, awaitable: &Value) -> Result<Value, Stop> {
    match awaitable {
        Value::Generator(generator) if generator.kind == CodeKind::Coroutine => {
            Ok(task::create(vm, event_loop, awaitable.clone(), None, None))
        }
        _ if future::is_future(awaitable) => {
            let own = awaitable.with(|future: &Future| Rc::ptr_eq(&future.event_loop, event_loop)).unwrap_or(true);
            if own {
                return Ok(awaitable.clone());
            }
            Err(vm.value_error("The future belongs to a different loop than the one specified as the loop argument"))
        }
        _ => {
            if vm.awaitable_iterator(awaitable)?.is_some() {
                let coroutine = super::wrap::coroutine(vm, awaitable.clone());
                return Ok(task::create(vm, event_loop, coroutine, None, None));
            }
            Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required"))
        }
    }
}

/// One run of the loop until a future is done.
struct Until {
    event_loop: Rc<EventLoop>,
    future: Value,
    callback: Rc<dyn NativeCallback>,
}

impl Until {
    fn new(vm: &mut Vm, event_loop: &Rc<EventLoop>, future: Value) -> Until {
        let callback: Rc<dyn NativeCallback> = Rc::new(RunUntilComplete(event_loop.clone()));
        future::add_callback(vm, &future, Callback::Native(callback.clone()));
        Until { event_loop: event_loop.clone(), future, callback }
    }

    fn step(&self) -> Step {
        Step::Block(Block::Loop(self.event_loop.number))
    }

    /// The loop has stopped: the future's result.
    fn end(&self, vm: &mut Vm, input: Input) -> Result<Value, Stop> {
        let own = |callback: &Callback| matches!(callback, Callback::Native(native) if Rc::ptr_eq(native, &self.callback));
        future::remove_callbacks(&self.future, own);
        if let Input::Exception(exception) = input {
            let _ = future::with(vm, &self.future, |_, future| {
                if future.done() && !future.cancelled() {
                    future.log_traceback.set(false);
                }
                Ok(())
            });
            return Err(Stop::Raise(exception));
        }
        future::with(vm, &self.future, |vm, future| {
            if !future.done() {
                return Err(vm.runtime_error("Event loop stopped before Future completed."));
            }
            future.result(vm)
        })
    }
}

/// `loop.run_until_complete(future)`
pub fn run_until_complete(vm: &mut Vm, event_loop: &Rc<EventLoop>, awaitable: &Value) -> Result<Flow, Stop> {
    check_idle(vm, event_loop)?;
    let new_task = !future::is_future(awaitable);
    let future = ensure_future(vm, event_loop, awaitable)?;
    if new_task {
        future.with(|future: &Future| {
            if let Some(task) = &future.task {
                task.log_destroy_pending.set(false);
            }
        });
    }
    let until = Until::new(vm, event_loop, future);
    Ok(Flow::Push(Entry::native(UntilFrame { until, started: false })))
}

struct UntilFrame {
    until: Until,
    started: bool,
}

impl NativeFrame for UntilFrame {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if !std::mem::replace(&mut self.started, true) {
            return Ok(self.until.step());
        }
        self.until.end(vm, input).map(Step::Return)
    }
}

/// `loop.run_forever()`
pub fn run_forever(vm: &mut Vm, event_loop: &Rc<EventLoop>) -> Result<Flow, Stop> {
    check_idle(vm, event_loop)?;
    Ok(Flow::Block(Block::Loop(event_loop.number)))
}

/// `asyncio.run(main, *, debug=None, loop_factory=None)`
pub fn run(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if vm.running_loop().is_some() {
        return Err(vm.runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    let event_loop = new_loop(vm);
    let main = match &args[0] {
        Value::Generator(generator) if generator.kind == CodeKind::Coroutine => args[0].clone(),
        other => {
            if vm.awaitable_iterator(other)?.is_none() {
                return Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required"));
            }
            super::wrap::coroutine(vm, other.clone())
        }
    };
    let task = task::create(vm, &event_loop, main, None, None);
    let until = Until::new(vm, &event_loop, task);
    Ok(Flow::Push(Entry::native(RunFrame { event_loop, stage: Stage::Start(until), outcome: None })))
}

/// Ends a loop as `asyncio.run` does: what is left is cancelled, async generators and the executor are shut down. For `Runner.close`.
pub fn close(event_loop: &Rc<EventLoop>) -> Entry {
    Entry::native(RunFrame { event_loop: event_loop.clone(), stage: Stage::Left, outcome: Some(Ok(Value::None)) })
}

enum Stage {
    Start(Until),
    Main(Until),
    /// The main task is done: cancel the others.
    Left,
    Cancelling(Until, Vec<Value>),
    Generators(Until),
    Executor(Until),
    Closed,
}

/// `asyncio.run` under way. (CPython: `Runner.run` and `Runner.close`.)
struct RunFrame {
    event_loop: Rc<EventLoop>,
    stage: Stage,
    outcome: Option<Result<Value, Stop>>,
}

impl NativeFrame for RunFrame {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match std::mem::replace(&mut self.stage, Stage::Closed) {
            Stage::Start(until) => {
                let step = until.step();
                self.stage = Stage::Main(until);
                Ok(step)
            }
            Stage::Main(until) => {
                self.outcome = Some(until.end(vm, input));
                drop(until);
                self.cancel_left(vm)
            }
            Stage::Left => self.cancel_left(vm),
            Stage::Cancelling(until, cancelled) => {
                let _ = until.end(vm, input);
                self.report_failures(vm, &cancelled);
                self.shut_generators(vm)
            }
            Stage::Generators(until) => {
                let _ = until.end(vm, input);
                self.shut_executor(vm)
            }
            Stage::Executor(until) => {
                let _ = until.end(vm, input);
                self.finish()
            }
            Stage::Closed => self.finish(),
        }
    }
}

impl RunFrame {
    /// (CPython: `_cancel_all_tasks`.)
    fn cancel_left(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let left = self.event_loop.unfinished();
        if left.is_empty() {
            return self.shut_generators(vm);
        }
        for task in &left {
            task::cancel(vm, task, Value::None);
        }
        let all = super::gather::gather(vm, &self.event_loop, &left, true)?;
        let until = Until::new(vm, &self.event_loop, all);
        let step = until.step();
        self.stage = Stage::Cancelling(until, left);
        Ok(step)
    }

    fn report_failures(&mut self, vm: &mut Vm, cancelled: &[Value]) {
        for task in cancelled {
            let failed = task.with(|future: &Future| if future.cancelled() { None } else { future.peek_exception() }).flatten();
            if let Some(exception) = failed {
                let message = "unhandled exception during asyncio.run() shutdown";
                super::report::exception(vm, &self.event_loop, message, Some(exception), task.clone());
            }
        }
    }

    fn shut_generators(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let coroutine = super::shutdown::async_generators(vm, &self.event_loop);
        let until = self.until_task(vm, coroutine);
        let step = until.step();
        self.stage = Stage::Generators(until);
        Ok(step)
    }

    fn shut_executor(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let coroutine = super::shutdown::default_executor(vm);
        let until = self.until_task(vm, coroutine);
        let step = until.step();
        self.stage = Stage::Executor(until);
        Ok(step)
    }

    fn until_task(&mut self, vm: &mut Vm, coroutine: Value) -> Until {
        let task = task::create(vm, &self.event_loop, coroutine, None, None);
        Until::new(vm, &self.event_loop, task)
    }

    fn finish(&mut self) -> Result<Step, Stop> {
        self.event_loop.closed.set(true);
        match self.outcome.take() {
            Some(Ok(value)) => Ok(Step::Return(value)),
            Some(Err(stop)) => Err(stop),
            None => Ok(Step::Return(Value::None)),
        }
    }
}
