//! `asyncio.Semaphore`, `asyncio.BoundedSemaphore`

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::coroutine;
use super::lock::is_cancellation;
use super::traced::{Traced, figure};
use super::primitive::{self, describe, running_task, with_waiters};
use super::waiters::{LoopBound, Waiters, is_cancelled, is_done, wake};
use super::waiting::Waiting;
use crate::builtins::args::index;
use crate::trace::{PrimitiveState, WaitKind};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// A number of permits. A permit that is released goes at once to the first that waits, before it runs.
#[derive(Clone)]
pub struct Semaphore(Rc<Inner>);

struct Inner {
    /// Permits that nobody has.
    value: Cell<i64>,
    /// What a bounded one may not exceed.
    bound: Cell<i64>,
    /// The tasks that took permits and have not given them back, for the trace.
    holders: RefCell<Vec<u32>>,
    waiters: Waiters,
    traced: Traced,
    event_loop: LoopBound,
}

impl Object for Semaphore {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Semaphore")
    }

    fn clear(&self) {
        self.0.waiters.clear();
        self.0.event_loop.clear();
    }
}

impl Semaphore {
    fn new() -> Semaphore {
        Semaphore(Rc::new(Inner {
            value: Cell::new(1),
            bound: Cell::new(1),
            holders: RefCell::default(),
            waiters: Waiters::new(WaitKind::Semaphore, "semaphore"),
            traced: Traced::new(WaitKind::Semaphore),
            event_loop: LoopBound::default(),
        }))
    }

    /// It can't be acquired at once.
    fn locked(&self) -> bool {
        self.0.value.get() == 0 || self.0.waiters.anybody()
    }

    /// Tells the trace how many permits there are, and who has one.
    fn tell(&self, vm: &mut Vm) {
        let inner = &self.0;
        inner.waiters.belong_to(inner.traced.number(vm));
        let holders = inner.holders.borrow().clone();
        let (value, limit) = (figure(inner.value.get()), figure(inner.bound.get()));
        inner.traced.tell(vm, PrimitiveState { value, limit, holders, ..PrimitiveState::default() });
    }

    fn add(&self, permits: i64) {
        self.0.value.set(self.0.value.get().saturating_add(permits));
    }

    /// Gives a permit to the first that waits; false when nobody does.
    fn wake_next(&self, vm: &mut Vm) -> Result<bool, Stop> {
        let Some(waiter) = self.0.waiters.pending(1).pop() else { return Ok(false) };
        self.add(-1);
        wake(vm, &waiter, Value::Bool(true))
    }

    fn release(&self, vm: &mut Vm) -> Result<(), Stop> {
        self.add(1);
        self.forget_holder(vm);
        self.wake_next(vm)?;
        self.tell(vm);
        Ok(())
    }

    fn note_holder(&self, vm: &mut Vm) {
        if let Some(task) = running_task(vm) {
            self.0.holders.borrow_mut().push(task);
        }
        self.tell(vm);
    }

    /// The running task gave a permit back; when it had none, that of the task that has one longest.
    fn forget_holder(&self, vm: &mut Vm) {
        let task = running_task(vm);
        let mut holders = self.0.holders.borrow_mut();
        let place = holders.iter().position(|&holder| Some(holder) == task).unwrap_or(0);
        if place < holders.len() {
            holders.remove(place);
        }
    }
}

/// `acquire()` under way.
struct Acquire {
    this: Value,
    semaphore: Semaphore,
    waiting: Option<Waiting>,
}

impl NativeFrame for Acquire {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let semaphore = self.semaphore.clone();
        let Some(waiting) = &self.waiting else { return self.start(vm) };
        let waited = waiting.resume(vm, input);
        let future = waiting.future.clone();
        semaphore.0.waiters.leave(&future);
        if let Err(stop) = &waited
            && is_cancellation(vm, stop)
            && is_done(&future)
            && !is_cancelled(&future)
        {
            // It had its permit already, and will not use it.
            semaphore.add(1);
        }
        // New permits may have come while it was on its way.
        while semaphore.0.value.get() > 0 && semaphore.wake_next(vm)? {}
        semaphore.tell(vm);
        waited?;
        semaphore.note_holder(vm);
        Ok(Step::Return(Value::Bool(true)))
    }
}

impl Acquire {
    fn start(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let inner = self.semaphore.0.clone();
        if !self.semaphore.locked() {
            self.semaphore.add(-1);
            self.semaphore.note_holder(vm);
            return Ok(Step::Return(Value::Bool(true)));
        }
        let event_loop = inner.event_loop.get(vm, &self.this)?;
        let holders = inner.holders.borrow().clone();
        let (waiting, step) = inner.waiters.join(vm, &event_loop, holders)?;
        self.waiting = Some(waiting);
        Ok(step)
    }
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| primitive::create(vm, args, Semaphore::new())),
    def("__init__", "py:self, value=1", init),
    def("__repr__", "py:self", repr),
    def("locked", "py:self", |vm, args| ret(this(vm, args)?.locked())),
    def("acquire", "py:self", acquire),
    def("release", "py:self", release),
];

pub const BOUNDED: &[NativeDef] = &[
    def("__init__", "py:self, value=1", init),
    def("release", "py:self", release_bounded),
];

/// `_value`: programs look at it, and some change it.
pub fn install(vm: &mut Vm, class: &Rc<Class>) {
    let get = |vm: &mut Vm, args: &Args| ret(Value::int(this(vm, args)?.0.value.get()));
    vm.define_field(class, "_value", get, |vm, args| {
        let value = index(vm, &args[1])?;
        this(vm, args)?.0.value.set(value);
        ret(Value::None)
    });
}

fn this(vm: &Vm, args: &Args) -> Result<Semaphore, Stop> {
    primitive::this(vm, &args[0], "Semaphore")
}

fn init(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let semaphore = this(vm, args)?;
    if vm.lt(&args[1], &Value::int(0))? {
        return Err(vm.value_error("Semaphore initial value must be >= 0"));
    }
    let value = index(vm, &args[1])?;
    semaphore.0.value.set(value);
    semaphore.0.bound.set(value);
    semaphore.tell(vm);
    ret(Value::None)
}

fn repr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let semaphore = this(vm, args)?;
    let state = match semaphore.locked() {
        true => "locked".to_owned(),
        false => format!("unlocked, value:{}", semaphore.0.value.get()),
    };
    describe(vm, &args[0], &with_waiters(&state, semaphore.0.waiters.len()))
}

fn acquire(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let semaphore = this(vm, args)?;
    ret(coroutine::new(vm, "Semaphore.acquire", Acquire { this: args[0].clone(), semaphore, waiting: None }))
}

fn release(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.release(vm)?;
    ret(Value::None)
}

fn release_bounded(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let semaphore = this(vm, args)?;
    if semaphore.0.value.get() >= semaphore.0.bound.get() {
        return Err(vm.value_error("BoundedSemaphore released too many times"));
    }
    semaphore.release(vm)?;
    ret(Value::None)
}
