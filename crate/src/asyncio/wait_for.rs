//! `asyncio.wait_for`

use super::{coroutine, delay};
use super::future::{self, Callback, Future, Purpose};
use super::handle::NativeCallback;
use super::future_methods::ensure_future;
use super::timeout::{Timeout, set_cause};
use super::waiting::Waiting;
use super::wrap::{Awaiting, Progress};
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::value::Value;
use std::rc::Rc;

/// `wait_for(fut, timeout)`
pub fn wait_for(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let frame = WaitFor { awaitable: args[0].clone(), timeout: args[1].clone(), state: State::Start };
    ret(coroutine::new(vm, "wait_for", frame))
}

struct WaitFor {
    awaitable: Value,
    timeout: Value,
    state: State,
}

enum State {
    Start,
    /// The timeout is some Python object: what number it is.
    Asking,
    /// The time was over before it began: a task is made of the awaitable.
    Ensuring,
    /// The awaitable runs under the timeout.
    Awaiting(Timeout, Awaiting),
    /// … which is cancelled, and waited for.
    Cancelling(Waiting, Value, Rc<dyn NativeCallback>),
}

impl NativeFrame for WaitFor {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match &mut self.state {
            State::Start => self.start(vm),
            State::Asking => match input {
                Input::Exception(exception) => Err(Stop::Raise(exception)),
                Input::Value(seconds) | Input::Yielded(seconds) => {
                    self.timeout = seconds;
                    self.start(vm)
                }
            },
            State::Ensuring => match input {
                Input::Exception(exception) => Err(Stop::Raise(exception)),
                Input::Value(future) | Input::Yielded(future) => self.cancel_at_once(vm, future),
            },
            State::Awaiting(timeout, awaiting) => {
                let progress = awaiting.resume(vm, input);
                let timeout = timeout.clone();
                leave(vm, &timeout, progress)
            }
            State::Cancelling(waiting, future, callback) => {
                let waited = waiting.resume(vm, input);
                let (future, callback) = (future.clone(), callback.clone());
                remove(&future, &callback);
                waited?;
                after_cancelling(vm, &future)
            }
        }
    }
}

impl WaitFor {
    fn start(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let over = match &self.timeout {
            Value::None => false,
            timeout if delay::is_plain(timeout) => delay::seconds(vm, timeout)? <= 0.0,
            timeout => {
                let args = Args::new([timeout.clone()]);
                self.state = State::Asking;
                return vm.step_into(delay::compared, &args);
            }
        };
        if over {
            self.state = State::Ensuring;
            return vm.step_into(ensure_future, &Args::new([self.awaitable.clone(), Value::None]));
        }
        let timeout = Timeout::after(vm, &self.timeout)?;
        timeout.enter(vm)?;
        match Awaiting::begin(vm, &self.awaitable) {
            Ok((awaiting, step)) => {
                self.state = State::Awaiting(timeout, awaiting);
                Ok(step)
            }
            Err(stop) => leave(vm, &timeout, Err(stop)),
        }
    }

    /// (CPython: `_cancel_and_wait`.)
    fn cancel_at_once(&mut self, vm: &mut Vm, future: Value) -> Result<Step, Stop> {
        let Some(event_loop) = vm.running_loop() else { return Err(vm.runtime_error("no running event loop")) };
        if future.with(|future: &Future| future.done()) == Some(true) {
            return future::with(vm, &future, |vm, future| future.result(vm)).map(Step::Return);
        }
        let waiter = Future::create(vm, &event_loop, Purpose::default());
        let callback: Rc<dyn NativeCallback> = Rc::new(ReleaseWaiter(waiter.clone()));
        future::add_callback(vm, &future, Callback::Native(callback.clone()));
        future::cancel(vm, &future, Value::None)?;
        let (waiting, step) = Waiting::begin(vm, waiter)?;
        self.state = State::Cancelling(waiting, future, callback);
        Ok(step)
    }
}

/// Leaves the timeout's block with what the await came to.
fn leave(vm: &mut Vm, timeout: &Timeout, progress: Result<Progress, Stop>) -> Result<Step, Stop> {
    match progress {
        Ok(Progress::Step(step)) => Ok(step),
        Ok(Progress::Done(value)) => {
            timeout.exit(vm, None)?;
            Ok(Step::Return(value))
        }
        Err(Stop::Raise(exception)) => {
            timeout.exit(vm, Some(&exception))?;
            Err(Stop::Raise(exception))
        }
        Err(stop) => Err(stop),
    }
}

/// The result of what was cancelled; its cancellation is the timeout.
fn after_cancelling(vm: &mut Vm, future: &Value) -> Result<Step, Stop> {
    match future::with(vm, future, |vm, future| future.result(vm)) {
        Ok(value) => Ok(Step::Return(value)),
        Err(Stop::Raise(exception)) if vm.is_exception(&exception, &vm.types.cancelled_error) => {
            let error = vm.exception_with(&vm.types.timeout_error, vec![]);
            set_cause(&error, &exception);
            Err(Stop::Raise(error))
        }
        Err(stop) => Err(stop),
    }
}

/// Sets a waiter's result when what it waits for is done. (CPython: `_release_waiter`.)
pub struct ReleaseWaiter(pub Value);

impl NativeCallback for ReleaseWaiter {
    fn label(&self) -> &'static str {
        "_release_waiter"
    }

    fn call(&self, vm: &mut Vm, _: &Value) -> Result<Flow, Stop> {
        if self.0.with(|future: &Future| !future.done()) == Some(true) {
            future::set_result(vm, &self.0, Value::None)?;
        }
        ret(Value::None)
    }
}

/// Takes a callback of asyncio's own off a future.
pub fn remove(future: &Value, own: &Rc<dyn NativeCallback>) {
    future::remove_callbacks(future, |callback| matches!(callback, Callback::Native(native) if Rc::ptr_eq(native, own)));
}
