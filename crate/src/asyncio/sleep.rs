//! `asyncio.sleep`

use std::rc::Rc;

use super::{coroutine, delay};
use super::event_loop::EventLoop;
use super::future::{self, Future, Purpose};
use super::handle::{Asked, NativeCallback, Timer, Work};
use super::waiting::Waiting;
use crate::trace::WaitKind;
use crate::builtins::args::as_str;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::value::Value;

/// `sleep(delay, result=None)`
pub fn sleep(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let purpose = Purpose { kind: WaitKind::Sleep, label: "sleep".into(), ..Purpose::default() };
    let frame = Sleep { delay: args[0].clone(), result: args[1].clone(), purpose, state: State::Start };
    ret(coroutine::new(vm, "sleep", frame))
}

/// `_simulated.wait(delay, label)`: the sleep that stands for the call of a simulated service which `label` names.
pub fn simulated(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let label = as_str(&args[1]).map(|label| label.to_string()).unwrap_or_default();
    let purpose = Purpose { kind: WaitKind::Simulated, label: label.into(), ..Purpose::default() };
    let frame = Sleep { delay: args[0].clone(), result: Value::None, purpose, state: State::Start };
    ret(coroutine::new(vm, "sleep", frame))
}

struct Sleep {
    delay: Value,
    result: Value,
    purpose: Purpose,
    state: State,
}

enum State {
    Start,
    /// The delay is some Python object: what number it is.
    Asking,
    /// Gave up its turn once: `sleep(0)`.
    Turn,
    Waiting(Waiting, Timer),
}

impl NativeFrame for Sleep {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match &self.state {
            State::Start => self.start(vm),
            State::Asking => match input {
                Input::Exception(exception) => Err(Stop::Raise(exception)),
                Input::Value(seconds) | Input::Yielded(seconds) => {
                    self.delay = seconds;
                    self.start(vm)
                }
            },
            State::Turn => match input {
                Input::Exception(exception) => Err(Stop::Raise(exception)),
                _ => Ok(Step::Return(std::mem::take(&mut self.result))),
            },
            State::Waiting(waiting, timer) => {
                let result = waiting.resume(vm, input);
                timer.clone().cancel(vm);
                result.map(Step::Return)
            }
        }
    }
}

impl Sleep {
    fn start(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        if !delay::is_plain(&self.delay) {
            self.state = State::Asking;
            return vm.step_into(delay::compared, &Args::new([self.delay.clone()]));
        }
        let seconds = delay::seconds(vm, &self.delay)?;
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid delay: NaN (not a number)"));
        }
        if seconds <= 0.0 {
            self.state = State::Turn;
            return Ok(Step::Yield(Value::None));
        }
        let Some(event_loop) = vm.running_loop() else { return Err(vm.runtime_error("no running event loop")) };
        let future = Future::create(vm, &event_loop, std::mem::take(&mut self.purpose));
        let asked = Asked::of(vm, &self.delay, seconds);
        let timer = set_result_later(vm, &event_loop, &future, asked, std::mem::take(&mut self.result));
        future.with(|future: &Future| future.purpose.borrow_mut().timer = timer.timer);
        let (waiting, step) = Waiting::begin(vm, future)?;
        self.state = State::Waiting(waiting, timer);
        Ok(step)
    }
}

/// Sets a future's result when the time has come, unless it is done by then. (CPython: `_set_result_unless_cancelled`.)
pub fn set_result_later(vm: &mut Vm, event_loop: &Rc<EventLoop>, future: &Value, asked: Asked, result: Value) -> Timer {
    let callback = Rc::new(SetResult { future: future.clone(), result });
    let deadline = event_loop.deadline(asked.seconds);
    event_loop.call_at(vm, deadline, asked, Work::Native(callback, Value::None))
}

struct SetResult {
    future: Value,
    result: Value,
}

impl NativeCallback for SetResult {
    fn label(&self) -> &'static str {
        "_set_result_unless_cancelled"
    }

    fn call(&self, vm: &mut Vm, _: &Value) -> Result<Flow, Stop> {
        let done = self.future.with(|future: &Future| future.done()).unwrap_or(true);
        if !done {
            future::set_result(vm, &self.future, self.result.clone())?;
        }
        ret(Value::None)
    }
}
