//! `asyncio.Condition`

use std::cell::RefCell;
use std::rc::Rc;

use super::coroutine;
use super::event_loop::EventLoop;
use super::lock::{self, Lock, is_cancellation};
use super::traced::Traced;
use super::primitive::{self, AwaitMethod, call_method, describe, method, with_waiters};
use super::waiters::{LoopBound, Waiters, wake};
use super::waiting::Waiting;
use super::wrap::Progress;
use crate::builtins::args::index;
use crate::trace::{NONE, PrimitiveState, WaitKind};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// Tasks that hold a lock can wait here, without it, until another task that holds it notifies them.
#[derive(Clone)]
pub struct Condition(Rc<Inner>);

struct Inner {
    /// A lock of the program's own may be anything with a lock's methods.
    lock: RefCell<Value>,
    waiters: Waiters,
    traced: Traced,
    event_loop: LoopBound,
}

impl Object for Condition {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Condition")
    }

    fn clear(&self) {
        self.0.lock.take();
        self.0.waiters.clear();
        self.0.event_loop.clear();
    }
}

impl Condition {
    /// `kind` and `label` tell what waits for it are.
    pub fn new(kind: WaitKind, label: &'static str) -> Condition {
        Condition(Rc::new(Inner {
            lock: RefCell::default(),
            waiters: Waiters::new(kind, label),
            traced: Traced::new(kind),
            event_loop: LoopBound::default(),
        }))
    }

    /// A condition of asyncio's own as Python's object.
    pub fn object(&self, vm: &mut Vm, lock: Value) -> Value {
        *self.0.lock.borrow_mut() = lock;
        let class = vm.library_class("Condition");
        primitive::instance(vm, &class, self.clone())
    }

    /// Tells the trace that it is there: all that can be told of it is who waits.
    fn tell(&self, vm: &mut Vm) {
        self.0.waiters.belong_to(self.0.traced.number(vm));
        self.0.traced.tell(vm, PrimitiveState { limit: NONE, ..PrimitiveState::default() });
    }

    /// Whoever waits for it waits for what it is a part of.
    pub fn belong_to(&self, primitive: u32) {
        self.0.waiters.belong_to(primitive);
    }

    fn lock(&self) -> Value {
        self.0.lock.borrow().clone()
    }

    /// Wakes the first `most` that wait; whoever calls holds the lock.
    pub fn notify(&self, vm: &mut Vm, most: usize) -> Result<(), Stop> {
        for waiter in self.0.waiters.pending(most) {
            wake(vm, &waiter, Value::Bool(false))?;
        }
        Ok(())
    }

    pub fn notify_all(&self, vm: &mut Vm) -> Result<(), Stop> {
        self.notify(vm, usize::MAX)
    }

    /// `wait()`, a coroutine. `this` is the object that an error names.
    pub fn wait(&self, vm: &mut Vm, this: &Value) -> Value {
        let frame = Wait { this: this.clone(), condition: self.clone(), state: Waits::Start };
        coroutine::new(vm, "Condition.wait", frame)
    }
}

/// `wait()` under way.
struct Wait {
    this: Value,
    condition: Condition,
    state: Waits,
}

enum Waits {
    Start,
    /// Asked whether the lock is held.
    Checking,
    /// Gives the lock back.
    Releasing(Rc<EventLoop>),
    Waiting(Waiting),
    /// Takes the lock again, and then ends with the exception if there is one. Cancelling doesn't keep it from that.
    Acquiring(AwaitMethod, Option<Value>),
}

impl NativeFrame for Wait {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match &mut self.state {
            Waits::Start => {
                self.state = Waits::Checking;
                vm.step_into(call_method, &method(&self.condition.lock(), "locked", &[]))
            }
            Waits::Checking => {
                let locked = value_of(input)?;
                if vm.quick_truth(&locked) == Some(false) {
                    return Err(vm.runtime_error("cannot wait on un-acquired lock"));
                }
                let event_loop = self.condition.0.event_loop.get(vm, &self.this)?;
                self.state = Waits::Releasing(event_loop);
                vm.step_into(call_method, &method(&self.condition.lock(), "release", &[]))
            }
            Waits::Releasing(event_loop) => {
                value_of(input)?;
                let (waiting, step) = self.condition.0.waiters.join(vm, event_loop, Vec::new())?;
                self.state = Waits::Waiting(waiting);
                Ok(step)
            }
            Waits::Waiting(waiting) => {
                let waited = waiting.resume(vm, input);
                self.condition.0.waiters.leave(&waiting.future);
                match waited {
                    Ok(_) => self.acquire(vm, None),
                    Err(Stop::Raise(exception)) => self.acquire(vm, Some(exception)),
                    Err(stop) => Err(stop),
                }
            }
            Waits::Acquiring(acquiring, exception) => match acquiring.resume(vm, input) {
                Ok(Progress::Step(step)) => Ok(step),
                Ok(Progress::Done(_)) => match exception.take() {
                    Some(exception) => self.pass_on(vm, Stop::Raise(exception)),
                    None => Ok(Step::Return(Value::Bool(true))),
                },
                Err(stop) if is_cancellation(vm, &stop) => match stop {
                    Stop::Raise(exception) => self.acquire(vm, Some(exception)),
                    stop => Err(stop),
                },
                Err(stop) => self.pass_on(vm, stop),
            },
        }
    }
}

impl Wait {
    fn acquire(&mut self, vm: &mut Vm, exception: Option<Value>) -> Result<Step, Stop> {
        let (acquiring, step) = AwaitMethod::begin(vm, &self.condition.lock(), "acquire")?;
        self.state = Waits::Acquiring(acquiring, exception);
        Ok(step)
    }

    /// It may have been notified and will do nothing about it: another task is, then.
    fn pass_on(&mut self, vm: &mut Vm, stop: Stop) -> Result<Step, Stop> {
        self.condition.notify(vm, 1)?;
        Err(stop)
    }
}

fn value_of(input: Input) -> Result<Value, Stop> {
    match input {
        Input::Value(value) | Input::Yielded(value) => Ok(value),
        Input::Exception(exception) => Err(Stop::Raise(exception)),
    }
}

/// `wait_for(predicate)` under way.
struct WaitFor {
    this: Value,
    predicate: Value,
    state: WaitsFor,
}

enum WaitsFor {
    Start,
    Testing,
    Waiting(AwaitMethod),
}

impl NativeFrame for WaitFor {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match &mut self.state {
            WaitsFor::Start => self.test(vm),
            WaitsFor::Testing => {
                let tested = value_of(input)?;
                if let Value::Tuple(tested) = tested {
                    return Ok(Step::Return(tested[0].clone()));
                }
                let (waiting, step) = AwaitMethod::begin(vm, &self.this, "wait")?;
                self.state = WaitsFor::Waiting(waiting);
                Ok(step)
            }
            WaitsFor::Waiting(waiting) => match waiting.resume(vm, input)? {
                Progress::Step(step) => Ok(step),
                Progress::Done(_) => self.test(vm),
            },
        }
    }
}

impl WaitFor {
    fn test(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        self.state = WaitsFor::Testing;
        vm.step_into(test, &Args::new([self.predicate.clone()]))
    }
}

/// The predicate's result in a tuple when it counts as true, else None.
fn test(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let result = vm.call(&args[0], Args::default())?;
    let holds = vm.truth(&result)?;
    ret(if holds { Value::tuple(vec![result]) } else { Value::None })
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| {
        let condition = Condition::new(WaitKind::Condition, "condition");
        condition.tell(vm);
        primitive::create(vm, args, condition)
    }),
    def("__init__", "py:self, lock=None", init),
    def("__repr__", "py:self", repr),
    def("locked", "py:self", |vm, args| forward(vm, args, "locked")),
    def("acquire", "py:self", |vm, args| forward(vm, args, "acquire")),
    def("release", "py:self", |vm, args| forward(vm, args, "release")),
    def("wait", "py:self", wait),
    def("wait_for", "py:self, predicate", wait_for),
    def("notify", "py:self, n=1", notify),
    def("notify_all", "py:self", notify_all),
];

fn this(vm: &Vm, args: &Args) -> Result<Condition, Stop> {
    primitive::this(vm, &args[0], "Condition")
}

fn init(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let condition = this(vm, args)?;
    let lock = match &args[1] {
        Value::None => lock::object(vm, &Lock::new(WaitKind::Lock, "lock")),
        given => {
            for name in ["locked", "acquire", "release"] {
                let name = vm.symbol(name);
                vm.attribute(given, name)?;
            }
            given.clone()
        }
    };
    let before = condition.0.lock.replace(lock);
    drop(before);
    ret(Value::None)
}

/// The lock's method of this name.
fn forward(vm: &mut Vm, args: &Args, name: &str) -> Result<Flow, Stop> {
    let lock = this(vm, args)?.lock();
    call_method(vm, &method(&lock, name, &[]))
}

fn locked(vm: &mut Vm, args: &Args) -> Result<bool, Stop> {
    let lock = this(vm, args)?.lock();
    if let Some(locked) = lock.with(Lock::locked) {
        return Ok(locked);
    }
    let name = vm.symbol("locked");
    let method = vm.attribute(&lock, name)?;
    let locked = vm.call(&method, Args::default())?;
    vm.truth(&locked)
}

fn repr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let state = if locked(vm, args)? { "locked" } else { "unlocked" };
    let waiters = this(vm, args)?.0.waiters.len();
    describe(vm, &args[0], &with_waiters(state, waiters))
}

fn wait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let condition = this(vm, args)?;
    ret(condition.wait(vm, &args[0]))
}

fn wait_for(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let frame = WaitFor { this: args[0].clone(), predicate: args[1].clone(), state: WaitsFor::Start };
    ret(coroutine::new(vm, "Condition.wait_for", frame))
}

fn notify(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if !locked(vm, args)? {
        return Err(vm.runtime_error("cannot notify on un-acquired lock"));
    }
    let most = index(vm, &args[1])?;
    this(vm, args)?.notify(vm, usize::try_from(most).unwrap_or(0))?;
    ret(Value::None)
}

fn notify_all(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if !locked(vm, args)? {
        return Err(vm.runtime_error("cannot notify on un-acquired lock"));
    }
    this(vm, args)?.notify_all(vm)?;
    ret(Value::None)
}
