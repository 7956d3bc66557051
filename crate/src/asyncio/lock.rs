//! `asyncio.Lock`

use std::cell::Cell;
use std::rc::Rc;

use super::coroutine;
use super::traced::Traced;
use super::primitive::{self, describe, running_task, with_waiters};
use super::waiters::{LoopBound, Waiters, wake};
use super::waiting::Waiting;
use crate::trace::{PrimitiveState, WaitKind};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// A lock for tasks: whoever waits gets it in order of arrival.
#[derive(Clone)]
pub struct Lock(Rc<Inner>);

struct Inner {
    locked: Cell<bool>,
    /// The task that took it, for the trace.
    holder: Cell<Option<u32>>,
    waiters: Waiters,
    traced: Traced,
    event_loop: LoopBound,
}

impl Object for Lock {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Lock")
    }

    fn clear(&self) {
        self.0.waiters.clear();
        self.0.event_loop.clear();
    }
}

impl Lock {
    /// `kind` and `label` tell what waits for it are.
    pub fn new(kind: WaitKind, label: &'static str) -> Lock {
        Lock(Rc::new(Inner {
            locked: Cell::new(false),
            holder: Cell::new(None),
            waiters: Waiters::new(kind, label),
            traced: Traced::new(kind),
            event_loop: LoopBound::default(),
        }))
    }

    pub fn locked(&self) -> bool {
        self.0.locked.get()
    }

    fn take(&self, vm: &mut Vm) {
        self.0.locked.set(true);
        self.0.holder.set(running_task(vm));
        self.tell(vm);
    }

    /// Tells the trace who has it. The lock inside of a barrier is not the program's.
    fn tell(&self, vm: &mut Vm) {
        let inner = &self.0;
        if inner.waiters.kind() != WaitKind::Lock {
            return;
        }
        inner.waiters.belong_to(inner.traced.number(vm));
        let holders = inner.holder.get().into_iter().collect();
        let state = PrimitiveState { value: u32::from(self.locked()), limit: 1, holders, ..PrimitiveState::default() };
        inner.traced.tell(vm, state);
    }

    /// `release()`: the first that waits may take it. RuntimeError when nobody has it.
    pub fn release(&self, vm: &mut Vm) -> Result<(), Stop> {
        if !self.0.locked.replace(false) {
            return Err(vm.runtime_error("Lock is not acquired."));
        }
        self.0.holder.set(None);
        self.tell(vm);
        self.wake_first(vm)
    }

    /// Wakes the first in the line. When it was woken already, or cancelled, its task will see to those behind it.
    fn wake_first(&self, vm: &mut Vm) -> Result<(), Stop> {
        if let Some(first) = self.0.waiters.first() {
            wake(vm, &first, Value::Bool(true))?;
        }
        Ok(())
    }
}

/// A new lock, whose waits are of this kind.
pub fn object(vm: &mut Vm, lock: &Lock) -> Value {
    lock.tell(vm);
    let class = vm.library_class("Lock");
    primitive::instance(vm, &class, lock.clone())
}

/// `acquire()` under way.
struct Acquire {
    this: Value,
    lock: Lock,
    waiting: Option<Waiting>,
}

impl NativeFrame for Acquire {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let inner = self.lock.0.clone();
        let Some(waiting) = &self.waiting else {
            // Nobody overtakes those who wait, even when the lock is free for the moment.
            if !inner.locked.get() && !inner.waiters.anybody() {
                self.lock.take(vm);
                return Ok(Step::Return(Value::Bool(true)));
            }
            let event_loop = inner.event_loop.get(vm, &self.this)?;
            let holders = inner.holder.get().into_iter().collect();
            let (waiting, step) = inner.waiters.join(vm, &event_loop, holders)?;
            self.waiting = Some(waiting);
            return Ok(step);
        };
        let waited = waiting.resume(vm, input);
        inner.waiters.leave(&waiting.future);
        if let Err(stop) = waited {
            // It may have been its turn: the next one's, then.
            if is_cancellation(vm, &stop) && !inner.locked.get() {
                self.lock.wake_first(vm)?;
            }
            return Err(stop);
        }
        self.lock.take(vm);
        Ok(Step::Return(Value::Bool(true)))
    }
}

/// It is CancelledError that is raised.
pub fn is_cancellation(vm: &Vm, stop: &Stop) -> bool {
    matches!(stop, Stop::Raise(exception) if vm.is_exception(exception, &vm.types.cancelled_error))
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| {
        let lock = Lock::new(WaitKind::Lock, "lock");
        lock.tell(vm);
        primitive::create(vm, args, lock)
    }),
    def("__init__", "py:self", |_, _| ret(Value::None)),
    def("__repr__", "py:self", repr),
    def("locked", "py:self", |vm, args| ret(this(vm, args)?.locked())),
    def("acquire", "py:self", acquire),
    def("release", "py:self", release),
];

/// `_locked`: programs look at it.
pub fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.define_getter(class, "_locked", |vm, args| ret(this(vm, args)?.locked()));
}

fn this(vm: &Vm, args: &Args) -> Result<Lock, Stop> {
    primitive::this(vm, &args[0], "Lock")
}

fn repr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let lock = this(vm, args)?;
    let state = if lock.locked() { "locked" } else { "unlocked" };
    describe(vm, &args[0], &with_waiters(state, lock.0.waiters.len()))
}

fn acquire(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let lock = this(vm, args)?;
    ret(coroutine::new(vm, "Lock.acquire", Acquire { this: args[0].clone(), lock, waiting: None }))
}

fn release(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.release(vm)?;
    ret(Value::None)
}
