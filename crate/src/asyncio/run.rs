//! `run_until_complete`, `run_forever`: a loop's run from the outside.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::factory::{self, Options};
use super::future::{self, Callback, Future};
use super::handle::NativeCallback;
use super::host::World;
use super::task;
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

/// A future from a coroutine, a future, or any awaitable; asks when Python must run for it. (CPython: `ensure_future`.)
pub fn ensure_future(vm: &mut Vm, event_loop: &Rc<EventLoop>, awaitable: &Value) -> Result<Value, Stop> {
    if future::is_future(awaitable) {
        let own = awaitable.with(|future: &Future| Rc::ptr_eq(&future.event_loop, event_loop)).unwrap_or(true);
        if own {
            return Ok(awaitable.clone());
        }
        return Err(vm.value_error("The future belongs to a different loop than the one specified as the loop argument"));
    }
    if factory::is_coroutine(vm, awaitable) {
        return factory::task(vm, event_loop, awaitable, &Options::default());
    }
    check_awaitable(vm, awaitable)?;
    let coroutine = super::wrap::coroutine(vm, awaitable.clone());
    factory::task(vm, event_loop, &coroutine, &Options::default())
}

/// What `ensure_future` takes. Errors: TypeError.
pub fn check_awaitable(vm: &mut Vm, value: &Value) -> Result<(), Stop> {
    if future::is_future(value) || factory::is_coroutine(vm, value) || vm.is_awaitable(value)? {
        return Ok(());
    }
    Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required"))
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

/// The same with the loop as an object.
pub fn run_until_complete_of(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = super::loop_object::loop_or_current(vm, &args[0])?;
    run_until_complete(vm, &event_loop, &args[1])
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
