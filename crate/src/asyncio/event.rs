//! `asyncio.Event`

use std::cell::Cell;
use std::rc::Rc;

use super::coroutine;
use super::traced::Traced;
use super::primitive::{self, describe, with_waiters};
use super::waiters::{LoopBound, Waiters, wake};
use super::waiting::Waiting;
use crate::trace::{PrimitiveState, WaitKind};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// A flag that tasks can wait for.
#[derive(Clone)]
pub struct Event(Rc<Inner>);

struct Inner {
    set: Cell<bool>,
    waiters: Waiters,
    traced: Traced,
    event_loop: LoopBound,
}

impl Object for Event {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Event")
    }

    fn clear(&self) {
        self.0.waiters.clear();
        self.0.event_loop.clear();
    }
}

impl Event {
    /// An event that is not set; `kind` and `label` tell what waits for it are.
    pub fn new(kind: WaitKind, label: &'static str) -> Event {
        Event(Rc::new(Inner {
            set: Cell::new(false),
            waiters: Waiters::new(kind, label),
            traced: Traced::new(kind),
            event_loop: LoopBound::default(),
        }))
    }

    /// Tells the trace whether it is set. Those that asyncio keeps inside of other things are not the program's.
    fn tell(&self, vm: &mut Vm) {
        let inner = &self.0;
        if inner.waiters.kind() != WaitKind::Event {
            return;
        }
        inner.waiters.belong_to(inner.traced.number(vm));
        inner.traced.tell(vm, PrimitiveState { value: u32::from(inner.set.get()), limit: 1, ..PrimitiveState::default() });
    }

    /// Whoever waits for it waits for what it is a part of.
    pub fn belong_to(&self, primitive: u32) {
        self.0.waiters.belong_to(primitive);
    }

    /// An event of asyncio's own as Python's object.
    pub fn object(&self, vm: &mut Vm) -> Value {
        let class = vm.library_class("Event");
        primitive::instance(vm, &class, self.clone())
    }

    /// `set()`: everybody who waits goes on, in order of arrival.
    pub fn set(&self, vm: &mut Vm) -> Result<(), Stop> {
        if self.0.set.replace(true) {
            return Ok(());
        }
        self.tell(vm);
        for waiter in self.0.waiters.pending(usize::MAX) {
            wake(vm, &waiter, Value::Bool(true))?;
        }
        Ok(())
    }

    /// `clear()`: from now on tasks wait again. Those that were woken go on all the same.
    pub fn reset(&self, vm: &mut Vm) {
        self.0.set.set(false);
        self.tell(vm);
    }

    /// `wait()`, a coroutine. `this` is the object that an error names.
    pub fn wait(&self, vm: &mut Vm, this: &Value) -> Value {
        coroutine::new(vm, "Event.wait", Wait { this: this.clone(), event: self.clone(), waiting: None })
    }
}

/// `wait()` under way.
struct Wait {
    this: Value,
    event: Event,
    waiting: Option<Waiting>,
}

impl NativeFrame for Wait {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let inner = &self.event.0;
        let Some(waiting) = &self.waiting else {
            if inner.set.get() {
                return Ok(Step::Return(Value::Bool(true)));
            }
            let event_loop = inner.event_loop.get(vm, &self.this)?;
            let (waiting, step) = inner.waiters.join(vm, &event_loop, Vec::new())?;
            self.waiting = Some(waiting);
            return Ok(step);
        };
        let waited = waiting.resume(vm, input);
        inner.waiters.leave(&waiting.future);
        waited?;
        Ok(Step::Return(Value::Bool(true)))
    }
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| {
        let event = Event::new(WaitKind::Event, "event");
        event.tell(vm);
        primitive::create(vm, args, event)
    }),
    def("__init__", "py:self", |_, _| ret(Value::None)),
    def("__repr__", "py:self", repr),
    def("is_set", "py:self", |vm, args| ret(this(vm, args)?.0.set.get())),
    def("set", "py:self", set),
    def("clear", "py:self", clear),
    def("wait", "py:self", wait),
];

fn this(vm: &Vm, args: &Args) -> Result<Event, Stop> {
    primitive::this(vm, &args[0], "Event")
}

fn repr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event = this(vm, args)?;
    let state = if event.0.set.get() { "set" } else { "unset" };
    describe(vm, &args[0], &with_waiters(state, event.0.waiters.len()))
}

fn set(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.set(vm)?;
    ret(Value::None)
}

fn clear(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.reset(vm);
    ret(Value::None)
}

fn wait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event = this(vm, args)?;
    ret(event.wait(vm, &args[0]))
}
