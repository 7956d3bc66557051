//! `asyncio.wait`

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{coroutine, delay};
use super::factory::is_coroutine;
use super::future::{self, Callback, Future, Purpose};
use super::handle::{Asked, NativeCallback, Timer, Work};
use super::wait_for::{ReleaseWaiter, remove};
use super::waiting::Waiting;
use crate::trace::WaitKind;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::set::Set;
use crate::vm::value::Value;

pub const FIRST_COMPLETED: &str = "FIRST_COMPLETED";
pub const FIRST_EXCEPTION: &str = "FIRST_EXCEPTION";
pub const ALL_COMPLETED: &str = "ALL_COMPLETED";

/// `wait(fs, *, timeout=None, return_when=ALL_COMPLETED)`
pub fn wait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let state = State::Start { futures: args[0].clone(), return_when: args[2].clone() };
    let timeout = match &args[1] {
        Value::None => Value::None,
        timeout if delay::is_plain(timeout) => timeout.clone(),
        timeout => Value::float(delay::seconds(vm, timeout)?),
    };
    ret(coroutine::new(vm, "wait", Wait { timeout, state }))
}

struct Wait {
    timeout: Value,
    state: State,
}

enum State {
    Start { futures: Value, return_when: Value },
    /// The arguments are looked at, which may take Python.
    Checking { return_when: Value },
    Waiting { waiting: Waiting, futures: Vec<Value>, completion: Rc<dyn NativeCallback>, timer: SharedTimer },
    Over,
}

type SharedTimer = Rc<RefCell<Option<Timer>>>;

impl NativeFrame for Wait {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Start { futures, return_when } => {
                let args = Args::new([futures, return_when.clone()]);
                self.state = State::Checking { return_when };
                vm.step_into(check, &args)
            }
            State::Checking { return_when } => match input {
                Input::Exception(exception) => Err(Stop::Raise(exception)),
                Input::Value(Value::Set(futures)) => self.begin(vm, futures.items(), &return_when),
                _ => Ok(Step::Return(Value::None)),
            },
            State::Waiting { waiting, futures, completion, timer } => {
                let outcome = waiting.resume(vm, input);
                cancel(vm, &timer);
                for future in &futures {
                    remove(future, &completion);
                }
                outcome?;
                results(vm, futures).map(Step::Return)
            }
            State::Over => Ok(Step::Return(Value::None)),
        }
    }
}

/// The futures as a set in the order of the arguments. Errors: TypeError, ValueError for what can't be waited for.
fn check(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let (futures, return_when) = (&args[0], &args[1]);
    if future::is_future(futures) || is_coroutine(vm, futures) {
        let class = vm.class_name(futures);
        return Err(vm.type_error(&format!("expect a list of futures, not {class}")));
    }
    if !vm.truth(futures)? {
        return Err(vm.value_error("Set of Tasks/Futures is empty."));
    }
    if mode(return_when).is_none() {
        let text = vm.str(return_when)?;
        return Err(vm.value_error(&format!("Invalid return_when value: {text}")));
    }
    let items = vm.collect(futures)?;
    let set = Set::in_order();
    for item in items {
        set.add(vm, item)?;
    }
    if set.items().iter().any(|item| is_coroutine(vm, item)) {
        return Err(vm.type_error("Passing coroutines is forbidden, use tasks explicitly."));
    }
    ret(Value::Set(Rc::new(set)))
}

/// When a wait is over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    First,
    FirstException,
    All,
}

fn mode(return_when: &Value) -> Option<Mode> {
    let word = match return_when {
        Value::Unbound => return Some(Mode::All),
        Value::Str(word) => word,
        _ => return None,
    };
    match &***word {
        FIRST_COMPLETED => Some(Mode::First),
        FIRST_EXCEPTION => Some(Mode::FirstException),
        ALL_COMPLETED => Some(Mode::All),
        _ => None,
    }
}

impl Wait {
    /// (CPython: `_wait`.)
    fn begin(&mut self, vm: &mut Vm, futures: Vec<Value>, return_when: &Value) -> Result<Step, Stop> {
        let Some(event_loop) = vm.running_loop() else { return Err(vm.runtime_error("no running event loop")) };
        if let Some(other) = futures.iter().find(|future| !future::is_future(future)) {
            let name = vm.symbol("add_done_callback");
            return Err(vm.missing_attribute(other, name));
        }
        let purpose = Purpose { kind: WaitKind::Wait, label: "wait".into(), members: members(&futures), ..Purpose::default() };
        let waiter = Future::create(vm, &event_loop, purpose);
        let timer = SharedTimer::default();
        if !self.timeout.is_none() {
            let seconds = delay::seconds(vm, &self.timeout)?;
            let asked = Asked::of(vm, &self.timeout, seconds);
            let deadline = event_loop.deadline(seconds);
            let release = Work::Native(Rc::new(ReleaseWaiter(waiter.clone())), Value::None);
            let set = event_loop.call_at(vm, deadline, asked, release);
            waiter.with(|waiter: &Future| waiter.purpose.borrow_mut().timer = set.timer);
            timer.replace(Some(set));
        }
        let completion: Rc<dyn NativeCallback> = Rc::new(Completion {
            waiter: waiter.clone(),
            left: Cell::new(futures.len()),
            mode: mode(return_when).unwrap_or(Mode::All),
            timer: timer.clone(),
        });
        for future in &futures {
            future::add_callback(vm, future, Callback::Native(completion.clone()));
        }
        let (waiting, step) = Waiting::begin(vm, waiter)?;
        self.state = State::Waiting { waiting, futures, completion, timer };
        Ok(step)
    }
}

/// The tasks among futures, by their numbers in the trace.
pub fn members(futures: &[Value]) -> Vec<u32> {
    let number = |future: &Value| future.with(|future: &Future| future.task.as_ref().map(|task| task.number)).flatten();
    futures.iter().filter_map(number).collect()
}

fn cancel(vm: &mut Vm, timer: &SharedTimer) {
    let timer = timer.take();
    if let Some(timer) = timer {
        timer.cancel(vm);
    }
}

/// `(done, pending)`, each in the order of the arguments.
fn results(vm: &mut Vm, futures: Vec<Value>) -> Result<Value, Stop> {
    let (done, pending) = (Set::in_order(), Set::in_order());
    for future in futures {
        let is_done = future.with(|future: &Future| future.done()) == Some(true);
        if is_done { &done } else { &pending }.add(vm, future)?;
    }
    Ok(Value::tuple(vec![Value::Set(Rc::new(done)), Value::Set(Rc::new(pending))]))
}

/// A wait under way hears of each future that is done.
struct Completion {
    waiter: Value,
    left: Cell<usize>,
    mode: Mode,
    timer: SharedTimer,
}

impl NativeCallback for Completion {
    fn label(&self) -> &'static str {
        "_wait.<locals>._on_completion"
    }

    fn call(&self, vm: &mut Vm, done: &Value) -> Result<Flow, Stop> {
        self.left.set(self.left.get().saturating_sub(1));
        let over = self.left.get() == 0
            || self.mode == Mode::First
            || self.mode == Mode::FirstException && failed(vm, done)?;
        if over {
            cancel(vm, &self.timer);
            if self.waiter.with(|waiter: &Future| waiter.done()) == Some(false) {
                future::set_result(vm, &self.waiter, Value::None)?;
            }
        }
        ret(Value::None)
    }
}

/// Whether a future ended in an exception, which then counts as asked for.
fn failed(vm: &mut Vm, done: &Value) -> Result<bool, Stop> {
    future::with(vm, done, |vm, future| Ok(!future.cancelled() && !future.exception(vm)?.is_none()))
}
