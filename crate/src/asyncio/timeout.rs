//! `asyncio.timeout`, `timeout_at`

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::coroutine;
use super::future::Future;
use super::handle::{Asked, NativeCallback, Timer, Work, nanoseconds};
use super::task;
use crate::trace::{Kind, NONE};
use crate::builtins::args::number;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Created,
    Entered,
    Expiring,
    Expired,
    Exited,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Created => "created",
            State::Entered => "active",
            State::Expiring => "expiring",
            State::Expired => "expired",
            State::Exited => "finished",
        }
    }
}

/// `asyncio.Timeout`: an async context manager that cancels its task when the time is over.
#[derive(Clone)]
pub struct Timeout(Rc<Inner>);

struct Inner {
    state: Cell<State>,
    /// Seconds of the loop's clock, or None.
    when: RefCell<Value>,
    asked: Cell<Option<Asked>>,
    task: RefCell<Value>,
    /// The task's cancellation requests when the block was entered.
    cancelling: Cell<u32>,
    handler: RefCell<Option<Timer>>,
}

impl Object for Timeout {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Timeout")
    }

    fn repr(&self, vm: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        let when = self.0.when.borrow().clone();
        let mut text = format!("<Timeout [{}]", self.0.state.get().word());
        if self.0.state.get() == State::Entered {
            let when = match when {
                Value::None => "None".to_owned(),
                when => vm.repr(&when)?,
            };
            text += &format!(" when={when}");
        }
        text.push('>');
        Ok(Some(text))
    }
}

/// The deadline has come.
struct Strike(Rc<Inner>);

impl NativeCallback for Strike {
    fn label(&self) -> &'static str {
        "Timeout._on_timeout"
    }

    fn call(&self, vm: &mut Vm, _: &Value) -> Result<Flow, Stop> {
        let task = self.0.task.borrow().clone();
        self.0.state.set(State::Expiring);
        let handler = self.0.handler.take();
        task::cancel(vm, &task, Value::None)?;
        drop(handler);
        ret(Value::None)
    }
}

impl Timeout {
    /// `timeout(delay)`: from now on.
    pub fn after(vm: &mut Vm, delay: &Value) -> Result<Timeout, Stop> {
        let Some(event_loop) = vm.running_loop() else { return Err(vm.runtime_error("no running event loop")) };
        if delay.is_none() {
            return Ok(Timeout::new(Value::None, None));
        }
        let seconds = super::delay::seconds(vm, delay)?;
        let asked = Asked::of(vm, delay, seconds);
        let when = event_loop.world.seconds() + seconds;
        Ok(Timeout::new(Value::float(when), Some(asked)))
    }

    fn new(when: Value, asked: Option<Asked>) -> Timeout {
        Timeout(Rc::new(Inner {
            state: Cell::new(State::Created),
            when: RefCell::new(when),
            asked: Cell::new(asked),
            task: RefCell::new(Value::None),
            cancelling: Cell::new(0),
            handler: RefCell::default(),
        }))
    }

    /// `__aenter__`. (It waits for nothing.)
    pub fn enter(&self, vm: &mut Vm) -> Result<(), Stop> {
        let inner = &self.0;
        if inner.state.get() != State::Created {
            return Err(vm.runtime_error("Timeout has already been entered"));
        }
        let Some(task) = task::current(vm) else {
            return Err(vm.runtime_error("Timeout should be used inside a task"));
        };
        inner.state.set(State::Entered);
        inner.cancelling.set(cancelling(&task));
        *inner.task.borrow_mut() = task;
        let when = inner.when.borrow().clone();
        self.reschedule(vm, when)
    }

    /// `reschedule(when)`
    fn reschedule(&self, vm: &mut Vm, when: Value) -> Result<(), Stop> {
        let inner = &self.0;
        if inner.state.get() != State::Entered {
            if inner.state.get() == State::Created {
                return Err(vm.runtime_error("Timeout has not been entered"));
            }
            let word = inner.state.get().word();
            return Err(vm.runtime_error(&format!("Cannot change state of {word} Timeout")));
        }
        *inner.when.borrow_mut() = when.clone();
        self.cancel_handler(vm);
        if when.is_none() {
            return Ok(());
        }
        let Some(event_loop) = vm.running_loop() else { return Ok(()) };
        let seconds = number(vm, &when)?;
        let deadline = nanoseconds(seconds);
        let strike = Rc::new(Strike(inner.clone()));
        if deadline <= event_loop.world.clock.now() {
            let (id, number) = event_loop.call_soon(vm, Work::Native(strike, Value::None));
            let timer = Timer { event_loop, id, number, timer: crate::trace::NONE };
            *inner.handler.borrow_mut() = Some(timer);
            return Ok(());
        }
        let asked = inner.asked.take().unwrap_or_else(|| Asked::of(vm, &when, seconds));
        let timer = event_loop.call_at(vm, deadline, asked, Work::Native(strike, Value::None));
        *inner.handler.borrow_mut() = Some(timer);
        Ok(())
    }

    fn cancel_handler(&self, vm: &mut Vm) {
        if let Some(timer) = self.0.handler.take() {
            timer.cancel(vm);
        }
    }

    /// `__aexit__`: turns the cancellation that it asked for into TimeoutError.
    pub fn exit(&self, vm: &mut Vm, exception: Option<&Value>) -> Result<(), Stop> {
        let inner = &self.0;
        self.cancel_handler(vm);
        match inner.state.get() {
            State::Entered => inner.state.set(State::Exited),
            State::Expiring => {
                inner.state.set(State::Expired);
                let task = inner.task.borrow().clone();
                if uncancel(vm, &task) > inner.cancelling.get() {
                    return Ok(());
                }
                if let Some(exception) = exception {
                    return self.expire(vm, exception);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn expire(&self, vm: &mut Vm, exception: &Value) -> Result<(), Stop> {
        let cancelled = vm.types.cancelled_error.clone();
        if vm.is_exception(exception, &cancelled) {
            let error = vm.exception_with(&vm.types.timeout_error, vec![]);
            set_cause(&error, exception);
            return Err(Stop::Raise(error));
        }
        insert_timeout(vm, exception);
        if let Value::Instance(instance) = exception {
            for child in instance.exception(|data| data.exceptions.clone()).unwrap_or_default() {
                insert_timeout(vm, &child);
            }
        }
        Ok(())
    }
}

/// A CancelledError in an exception's context becomes a TimeoutError that it caused. (CPython: `_insert_timeout_error`.)
fn insert_timeout(vm: &mut Vm, exception: &Value) {
    let mut link = exception.clone();
    while let Value::Instance(instance) = &link {
        let Some(context) = instance.exception(|data| data.context.clone()).flatten() else { return };
        if vm.is_exception(&context, &vm.types.cancelled_error.clone()) {
            let error = vm.exception_with(&vm.types.timeout_error, vec![]);
            set_cause(&error, &context);
            instance.exception(|data| data.context = Some(error));
            return;
        }
        link = context.clone();
    }
}

/// `raise error from cause`, before it is raised.
pub fn set_cause(error: &Value, cause: &Value) {
    if let Value::Instance(instance) = error {
        instance.exception(|data| {
            data.cause = Some(cause.clone());
            data.context = Some(cause.clone());
            data.suppress_context = true;
        });
    }
}

/// The cancellation requests of a task.
pub fn cancelling(task: &Value) -> u32 {
    task.with(|future: &Future| future.task.as_ref().map_or(0, |task| task.cancel_requests.get())).unwrap_or(0)
}

/// Takes one cancellation request back; how many are left. (CPython: `Task.uncancel`.)
pub fn uncancel(vm: &mut Vm, task: &Value) -> u32 {
    let left = task.with(|future: &Future| {
        let Some(task) = &future.task else { return 0 };
        let left = task.cancel_requests.get().saturating_sub(1);
        task.cancel_requests.set(left);
        if left == 0 {
            task.must_cancel.set(false);
        }
        vm.trace.event(Kind::Uncancelled, NONE, task.number, left, NONE);
        left
    });
    left.unwrap_or(0)
}

pub const METHODS: &[NativeDef] = &[
    def("__aenter__", "self, /", aenter),
    def("__aexit__", "self, exc_type, exc_val, exc_tb, /", aexit),
    def("reschedule", "self, when, /", reschedule),
    def("when", "self, /", when),
    def("expired", "self, /", expired),
];

fn this(vm: &Vm, args: &Args) -> Result<Timeout, Stop> {
    args[0].with(|timeout: &Timeout| timeout.clone()).ok_or_else(|| vm.type_error("a Timeout is required"))
}

/// `timeout(delay)`
pub fn timeout(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Timeout::after(vm, &args[0]).map(|timeout| Flow::Value(Value::native(timeout)))
}

/// `timeout_at(when)`
pub fn timeout_at(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(Value::native(Timeout::new(args[0].clone().anonymous(), None)))
}

fn aenter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let timeout = this(vm, args)?;
    ret(coroutine::new(vm, "Timeout.__aenter__", Enter { timeout, value: args[0].clone() }))
}

fn aexit(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let timeout = this(vm, args)?;
    ret(coroutine::new(vm, "Timeout.__aexit__", Exit { timeout, exception: args[2].clone() }))
}

fn reschedule(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let timeout = this(vm, args)?;
    timeout.reschedule(vm, args[1].clone())?;
    ret(Value::None)
}

fn when(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let when = this(vm, args)?.0.when.borrow().clone();
    ret(when)
}

fn expired(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let state = this(vm, args)?.0.state.get();
    ret(matches!(state, State::Expiring | State::Expired))
}

struct Enter {
    timeout: Timeout,
    value: Value,
}

impl NativeFrame for Enter {
    fn resume(&mut self, vm: &mut Vm, _: Input) -> Result<Step, Stop> {
        self.timeout.enter(vm)?;
        Ok(Step::Return(self.value.clone()))
    }
}

struct Exit {
    timeout: Timeout,
    exception: Value,
}

impl NativeFrame for Exit {
    fn resume(&mut self, vm: &mut Vm, _: Input) -> Result<Step, Stop> {
        let exception = Some(&self.exception).filter(|exception| !exception.is_none());
        self.timeout.exit(vm, exception)?;
        Ok(Step::Return(Value::None))
    }
}
