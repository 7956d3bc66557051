//! `asyncio.Barrier`

use std::cell::Cell;
use std::rc::Rc;

use super::condition::Condition;
use super::coroutine;
use super::lock::{self, Lock};
use super::traced::{Traced, figure};
use super::primitive::{self, AwaitMethod, describe};
use super::wrap::Progress;
use crate::builtins::args::index;
use crate::trace::{PrimitiveState, WaitKind};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// (CPython: `_BarrierState`.)
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Filling,
    Draining,
    Resetting,
    Broken,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Filling => "filling",
            State::Draining => "draining",
            State::Resetting => "resetting",
            State::Broken => "broken",
        }
    }
}

/// Tasks wait here until there are `parties` of them. Those of the next round wait until the last of this one has left.
#[derive(Clone)]
pub struct Barrier(Rc<Inner>);

struct Inner {
    parties: Cell<i64>,
    state: Cell<State>,
    /// Tasks that have come and not gone yet.
    count: Cell<i64>,
    /// Guards the state. It belongs to the condition.
    lock: Lock,
    condition: Condition,
    traced: Traced,
    object: Value,
}

impl Object for Barrier {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Barrier")
    }
}

impl Barrier {
    fn new(vm: &mut Vm) -> Barrier {
        let lock = Lock::new(WaitKind::Barrier, "barrier");
        let condition = Condition::new(WaitKind::Barrier, "barrier");
        let guard = lock::object(vm, &lock);
        let object = condition.object(vm, guard);
        Barrier(Rc::new(Inner { parties: Cell::new(1), state: Cell::new(State::Filling), count: Cell::new(0), lock, condition, traced: Traced::new(WaitKind::Barrier), object }))
    }

    /// Tells the trace how many have come.
    fn tell(&self, vm: &mut Vm) {
        let inner = &self.0;
        inner.condition.belong_to(inner.traced.number(vm));
        let (value, limit) = (figure(inner.count.get()), figure(inner.parties.get()));
        inner.traced.tell(vm, PrimitiveState { value, limit, ..PrimitiveState::default() });
    }

    fn state(&self) -> State {
        self.0.state.get()
    }

    /// Everybody who waits looks at the new state. Whoever calls holds the lock.
    fn change(&self, vm: &mut Vm, state: State) -> Result<(), Stop> {
        self.0.state.set(state);
        self.0.condition.notify_all(vm)
    }

    /// One that had come is gone; the last one opens the next round.
    fn leave(&self, vm: &mut Vm) -> Result<(), Stop> {
        self.0.count.set(self.0.count.get() - 1);
        self.tell(vm);
        if self.0.count.get() == 0 && matches!(self.state(), State::Resetting | State::Draining) {
            self.change(vm, State::Filling)?;
        }
        Ok(())
    }

    fn acquire(&self, vm: &mut Vm) -> Result<(AwaitMethod, Step), Stop> {
        AwaitMethod::begin(vm, &self.0.object, "acquire")
    }

    fn broken(&self, vm: &Vm, message: &str) -> Stop {
        Stop::Raise(vm.exception(&vm.library_class("BrokenBarrierError"), message))
    }
}

/// `wait()` under way.
struct Wait {
    barrier: Barrier,
    stage: Stage,
    awaiting: Option<AwaitMethod>,
}

enum Stage {
    Acquiring,
    /// The round before this one is not over.
    Blocked,
    /// It is the task of this index, from 0, and waits for the rest.
    Counted(i64),
}

impl NativeFrame for Wait {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let Some(awaiting) = &mut self.awaiting else {
            let (awaiting, step) = self.barrier.acquire(vm)?;
            self.awaiting = Some(awaiting);
            return Ok(step);
        };
        let progress = awaiting.resume(vm, input);
        let outcome = match progress {
            Ok(Progress::Step(step)) => return Ok(step),
            Ok(Progress::Done(_)) => self.go_on(vm),
            Err(stop) => Err(stop),
        };
        match (&self.stage, outcome) {
            (_, Ok(None)) => self.wait(vm),
            (Stage::Acquiring, Err(stop)) => Err(stop),
            (_, Err(Stop::Halt(halt))) => Err(Stop::Halt(halt)),
            (_, outcome) => self.finish(vm, outcome),
        }
    }
}

impl Wait {
    /// Looks at the state, with the lock held. None: it must wait for another one.
    fn go_on(&mut self, vm: &mut Vm) -> Result<Option<Value>, Stop> {
        if let Stage::Acquiring | Stage::Blocked = self.stage {
            self.stage = Stage::Blocked;
            match self.barrier.state() {
                State::Draining | State::Resetting => return Ok(None),
                State::Broken => return Err(self.barrier.broken(vm, "Barrier aborted")),
                State::Filling => {}
            }
            let inner = &self.barrier.0;
            let place = inner.count.get();
            inner.count.set(place + 1);
            self.barrier.tell(vm);
            self.stage = Stage::Counted(place);
            if place + 1 == inner.parties.get() {
                self.barrier.change(vm, State::Draining)?;
                return Ok(Some(Value::int(place)));
            }
        }
        let Stage::Counted(place) = self.stage else { return Ok(None) };
        match self.barrier.state() {
            State::Filling => Ok(None),
            State::Draining => Ok(Some(Value::int(place))),
            State::Broken | State::Resetting => Err(self.barrier.broken(vm, "Abort or reset of barrier")),
        }
    }

    fn wait(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let (awaiting, step) = AwaitMethod::begin(vm, &self.barrier.0.object, "wait")?;
        self.awaiting = Some(awaiting);
        Ok(step)
    }

    fn finish(&mut self, vm: &mut Vm, outcome: Result<Option<Value>, Stop>) -> Result<Step, Stop> {
        if let Stage::Counted(_) = self.stage {
            self.barrier.leave(vm)?;
        }
        self.barrier.0.lock.release(vm)?;
        outcome.map(|place| Step::Return(place.unwrap_or_default()))
    }
}

/// `reset()` and `abort()` under way.
struct Change {
    barrier: Barrier,
    to: State,
    acquiring: Option<AwaitMethod>,
}

impl NativeFrame for Change {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let Some(acquiring) = &mut self.acquiring else {
            let (acquiring, step) = self.barrier.acquire(vm)?;
            self.acquiring = Some(acquiring);
            return Ok(step);
        };
        if let Progress::Step(step) = acquiring.resume(vm, input)? {
            return Ok(step);
        }
        let inner = &self.barrier.0;
        let nobody = inner.count.get() == 0;
        let state = if self.to == State::Resetting && nobody { State::Filling } else { self.to };
        self.barrier.change(vm, state)?;
        inner.lock.release(vm)?;
        Ok(Step::Return(Value::None))
    }
}

/// `async with barrier as place`
struct Enter {
    this: Value,
    waiting: Option<AwaitMethod>,
}

impl NativeFrame for Enter {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let Some(waiting) = &mut self.waiting else {
            let (waiting, step) = AwaitMethod::begin(vm, &self.this, "wait")?;
            self.waiting = Some(waiting);
            return Ok(step);
        };
        match waiting.resume(vm, input)? {
            Progress::Step(step) => Ok(step),
            Progress::Done(place) => Ok(Step::Return(place)),
        }
    }
}

/// Does nothing.
struct Exit;

impl NativeFrame for Exit {
    fn resume(&mut self, _: &mut Vm, _: Input) -> Result<Step, Stop> {
        Ok(Step::Return(Value::None))
    }
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| {
        let fresh = Barrier::new(vm);
        primitive::create(vm, args, fresh)
    }),
    def("__init__", "py:self, parties", init),
    def("__repr__", "py:self", repr),
    def("__aenter__", "py:self", |vm, args| {
        ret(coroutine::new(vm, "Barrier.__aenter__", Enter { this: args[0].clone(), waiting: None }))
    }),
    def("__aexit__", "py:self, *args", |vm, _| ret(coroutine::new(vm, "Barrier.__aexit__", Exit))),
    def("wait", "py:self", wait),
    def("reset", "py:self", |vm, args| change(vm, args, "Barrier.reset", State::Resetting)),
    def("abort", "py:self", |vm, args| change(vm, args, "Barrier.abort", State::Broken)),
];

/// The properties.
pub fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.define_getter(class, "parties", |vm, args| ret(this(vm, args)?.0.parties.get()));
    vm.define_getter(class, "n_waiting", |vm, args| ret(waiting(&this(vm, args)?)));
    vm.define_getter(class, "broken", |vm, args| ret(this(vm, args)?.state() == State::Broken));
}

fn this(vm: &Vm, args: &Args) -> Result<Barrier, Stop> {
    primitive::this(vm, &args[0], "Barrier")
}

/// How many wait for the rest.
fn waiting(barrier: &Barrier) -> i64 {
    if barrier.state() == State::Filling { barrier.0.count.get() } else { 0 }
}

fn init(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let barrier = this(vm, args)?;
    if vm.lt(&args[1], &Value::int(1))? {
        return Err(vm.value_error("parties must be >= 1"));
    }
    barrier.0.parties.set(index(vm, &args[1])?);
    barrier.tell(vm);
    ret(Value::None)
}

fn repr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let barrier = this(vm, args)?;
    let mut state = barrier.state().word().to_owned();
    if barrier.state() != State::Broken {
        state += &format!(", waiters:{}/{}", waiting(&barrier), barrier.0.parties.get());
    }
    describe(vm, &args[0], &state)
}

fn wait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let barrier = this(vm, args)?;
    ret(coroutine::new(vm, "Barrier.wait", Wait { barrier, stage: Stage::Acquiring, awaiting: None }))
}

fn change(vm: &mut Vm, args: &Args, name: &str, to: State) -> Result<Flow, Stop> {
    let barrier = this(vm, args)?;
    ret(coroutine::new(vm, name, Change { barrier, to, acquiring: None }))
}
