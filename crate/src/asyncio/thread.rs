//! Modelled threads: each is a stack of its own, put aside while the thread is blocked.
//!
//! One thread has the processor at a time. It keeps it until it blocks or ends; only then another one goes on. A new thread runs at
//! once, *within* the one that started it, up to where it first blocks. A thread that wakes up does so by a [`Wake`], in
//! (deadline, creation) order, which takes its place among the timers of the main thread's loop while that runs. The driver
//! (`session/machine.rs`) moves the processor from one thread to the other; here is what it moves.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future as RustFuture;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use loopscope_executor::TaskId;

use super::event_loop::EventLoop;
use super::host::{Request, World};
use crate::trace::{self, HandleKind, Kind, NONE};
use crate::vm::Vm;
use crate::vm::stack::Stack;
use crate::vm::value::Value;

/// What a thread does while it has not got the processor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has no function to run: it has ended, or is a pool's idle worker.
    Idle,
    /// It has the processor, or started the thread that has.
    Running,
    /// In `time.sleep`.
    Asleep,
    /// It waits to be woken by another thread.
    Parked,
    /// Its event loop has nothing to run.
    Looping,
}

pub struct Thread {
    /// From 0, which is the main thread.
    pub number: u32,
    /// Its number in the trace; NONE for the main thread.
    pub trace: u32,
    /// The program's end does not wait for it.
    pub daemon: bool,
    pub phase: Cell<Phase>,
    pub stack: RefCell<Stack>,
    /// The loop that its stack waits for.
    pub event_loop: RefCell<Option<Rc<EventLoop>>>,
    /// The function that it begins with when it next runs, or that it runs. None while the job's `then` runs.
    pub job: RefCell<Option<Job>>,
    /// What others see as theirs while it runs: its contexts, and what `set_event_loop` set.
    pub contexts: RefCell<Vec<Value>>,
    pub current_loop: RefCell<Option<Rc<EventLoop>>>,
    /// The wake that it waits for.
    wake: Cell<Option<WakeKey>>,
    /// Another thread woke it.
    pub woken: Cell<bool>,
}

/// A function for a thread, and what is called with its outcome: `then(result, exception)`. That gives the next job, as a tuple, or None.
pub struct Job {
    pub function: Value,
    pub then: Value,
    /// The function's name, for the trace.
    pub label: String,
}

/// The job that a `then` gave: `(function, then, label)`.
pub fn next_job(value: &Value) -> Option<Job> {
    let Value::Tuple(items) = value else { return None };
    let [function, then, Value::Str(label)] = &items[..] else { return None };
    Some(Job { function: function.clone(), then: then.clone(), label: label.to_string() })
}

impl Thread {
    /// It hands its result over to whoever waits for that.
    pub fn delivers(&self) -> bool {
        !self.is_main() && self.job.borrow().is_none()
    }

    pub fn is_main(&self) -> bool {
        self.number == 0
    }

    /// Whether the end of the program waits for it.
    pub fn holds_the_end(&self) -> bool {
        !self.is_main() && !self.daemon && self.phase.get() != Phase::Idle
    }
}

/// A deadline in virtual nanoseconds, and a number that grows.
type WakeKey = (u64, u64);

/// A blocked thread goes on at a time.
struct Wake {
    thread: Rc<Thread>,
    handle: Option<WakeHandle>,
}

/// A wake as a handle of a loop.
struct WakeHandle {
    event_loop: Rc<EventLoop>,
    id: TaskId,
    number: u32,
    /// The turn in which it was made: no later one can have met it among the timers.
    turn: u64,
}

/// The threads of a run.
pub struct Threads {
    all: RefCell<Vec<Rc<Thread>>>,
    /// Those that have the processor, each within the one before; the main thread first.
    running: RefCell<Vec<Rc<Thread>>>,
    wakes: RefCell<BTreeMap<WakeKey, Wake>>,
    sequence: Cell<u64>,
    /// The loop whose handle resumed a thread.
    pub firing: Cell<Option<u32>>,
}

impl Default for Threads {
    fn default() -> Threads {
        let main = new_thread(0, NONE, true);
        main.phase.set(Phase::Running);
        Threads {
            all: RefCell::new(vec![main.clone()]),
            running: RefCell::new(vec![main]),
            wakes: RefCell::default(),
            sequence: Cell::default(),
            firing: Cell::default(),
        }
    }
}

fn new_thread(number: u32, trace: u32, daemon: bool) -> Rc<Thread> {
    Rc::new(Thread {
        number,
        trace,
        daemon,
        phase: Cell::new(Phase::Idle),
        stack: RefCell::default(),
        event_loop: RefCell::default(),
        job: RefCell::default(),
        contexts: RefCell::default(),
        current_loop: RefCell::default(),
        wake: Cell::default(),
        woken: Cell::new(false),
    })
}

impl Threads {
    pub fn main(&self) -> Rc<Thread> {
        self.all.borrow()[0].clone()
    }

    pub fn get(&self, number: u32) -> Option<Rc<Thread>> {
        self.all.borrow().get(number as usize).cloned()
    }

    /// The thread that has the processor.
    pub fn current(&self) -> Rc<Thread> {
        self.running.borrow().last().cloned().unwrap_or_else(|| self.main())
    }

    /// Makes a thread; it has nothing to run yet.
    pub fn add(&self, vm: &mut Vm, name: &str, daemon: bool, worker: bool) -> u32 {
        let (name, span, task) = (vm.trace.text(name), vm.call_span(), vm.trace.task);
        let parent = self.current().trace;
        let trace = vm.trace.add_thread(trace::Thread { name, parent, task, span, worker });
        vm.trace.event(Kind::ThreadStarted, span, trace, NONE, NONE);
        let number = self.all.borrow().len() as u32;
        self.all.borrow_mut().push(new_thread(number, trace, daemon));
        number
    }

    /// The thread gets the processor, within the one that has it.
    pub fn enter(&self, thread: &Rc<Thread>) {
        thread.phase.set(Phase::Running);
        self.running.borrow_mut().push(thread.clone());
    }

    /// The thread that has the processor gives it up.
    pub fn leave(&self, phase: Phase) {
        if let Some(thread) = self.running.borrow_mut().pop() {
            thread.phase.set(phase);
        }
    }

    /// Whether the program's end must wait.
    pub fn hold_the_end(&self) -> bool {
        self.all.borrow().iter().any(|thread| thread.holds_the_end())
    }

    /// The numbers in the trace of the threads that nothing will wake up.
    pub fn stuck(&self) -> Vec<u32> {
        let all = self.all.borrow();
        let stuck = all.iter().filter(|thread| matches!(thread.phase.get(), Phase::Parked | Phase::Looping));
        stuck.map(|thread| thread.trace).collect()
    }

    /// Lets go of all that the threads hold.
    pub fn clear(&self) {
        self.wakes.take();
        self.running.borrow_mut().truncate(1);
        for thread in self.all.take() {
            drop((thread.stack.take(), thread.job.take(), thread.event_loop.take()));
            drop((thread.contexts.take(), thread.current_loop.take()));
        }
    }
}

/// Waking up.
impl World {
    /// The thread goes on at a time (virtual nanoseconds): `timer` is its number in the trace.
    pub fn wake_at(&self, vm: &mut Vm, thread: &Rc<Thread>, deadline: u64, timer: u32) {
        let threads = &self.threads;
        let sequence = threads.sequence.get();
        threads.sequence.set(sequence + 1);
        let key = (deadline, sequence);
        thread.wake.set(Some(key));
        threads.wakes.borrow_mut().insert(key, Wake { thread: thread.clone(), handle: None });
        let event_loop = threads.main().event_loop.borrow().clone();
        if let Some(event_loop) = event_loop {
            self.add_handle(vm, key, timer, &event_loop);
        }
    }

    /// The thread goes on as soon as the one that has the processor blocks, in its turn. Only a thread that is parked hears of it.
    pub fn unpark(&self, vm: &mut Vm, thread: &Rc<Thread>) {
        if !matches!(thread.phase.get(), Phase::Parked | Phase::Looping) || thread.woken.replace(true) || thread.is_main() {
            return;
        }
        self.forget_wake(vm, thread);
        let timer = vm.trace.add_timer(trace::Timer { deadline: self.clock.now(), seconds: 0.0, source: trace::Source::Unknown });
        self.wake_at(vm, thread, self.clock.now(), timer);
    }

    fn forget_wake(&self, vm: &mut Vm, thread: &Thread) {
        let wake = thread.wake.take().and_then(|key| self.threads.wakes.borrow_mut().remove(&key));
        wake.and_then(|wake| wake.handle).into_iter().for_each(|handle| handle.cancel(vm));
    }

    /// Ends a thread where it is blocked.
    pub fn kill(&self, vm: &mut Vm, thread: &Rc<Thread>) {
        if matches!(thread.phase.get(), Phase::Idle | Phase::Running) {
            return;
        }
        self.forget_wake(vm, thread);
        thread.phase.set(Phase::Idle);
        let text = vm.trace.text("terminated");
        vm.trace.event(Kind::ThreadFailed, NONE, thread.trace, text, NONE);
        drop((thread.stack.take(), thread.job.take(), thread.event_loop.take()));
    }

    /// A loop that another thread runs looks at its ready queue again. (CPython: `_write_to_self`.)
    pub fn wake_loop(&self, vm: &mut Vm, event_loop: &Rc<EventLoop>) {
        let runs = |thread: &&Rc<Thread>| thread.event_loop.borrow().as_ref().is_some_and(|own| Rc::ptr_eq(own, event_loop));
        let thread = self.threads.all.borrow().iter().find(runs).cloned();
        if let Some(thread) = thread.filter(|thread| thread.phase.get() == Phase::Looping) {
            self.unpark(vm, &thread);
        }
    }

    /// Takes the next wake that is not after `until`: its time, and the thread.
    pub fn next_wake(&self, vm: &mut Vm, until: Option<u64>) -> Option<(u64, Rc<Thread>)> {
        let mut wakes = self.threads.wakes.borrow_mut();
        let entry = wakes.first_entry()?;
        let (deadline, _) = *entry.key();
        if until.is_some_and(|until| deadline > until) {
            return None;
        }
        let mut wake = entry.remove();
        drop(wakes);
        wake.thread.wake.set(None);
        // A loop that has had a turn since keeps the handle, which then finds nothing to do.
        if wake.handle.as_ref().is_some_and(|handle| handle.turn == self.turns.get()) {
            wake.handle.take().into_iter().for_each(|handle| handle.cancel(vm));
        }
        Some((deadline, wake.thread))
    }

    /// The wakes that are set take their places among the timers of a loop that begins to run in the main thread.
    pub fn attach_wakes(&self, vm: &mut Vm, event_loop: &Rc<EventLoop>) {
        let own = |wake: &Wake| wake.handle.as_ref().is_some_and(|handle| Rc::ptr_eq(&handle.event_loop, event_loop));
        let keys: Vec<WakeKey> = self.threads.wakes.borrow().iter().filter(|(_, wake)| !own(wake)).map(|(key, _)| *key).collect();
        for key in keys {
            let timer = vm.trace.add_timer(trace::Timer { deadline: key.0, seconds: 0.0, source: trace::Source::Unknown });
            self.add_handle(vm, key, timer, event_loop);
        }
    }

    fn add_handle(&self, vm: &mut Vm, key: WakeKey, timer: u32, event_loop: &Rc<EventLoop>) {
        let mut wakes = self.threads.wakes.borrow_mut();
        let Some(wake) = wakes.get_mut(&key) else { return };
        let label = vm.trace.trace.thread(wake.thread.trace).map_or(NONE, |thread| thread.name);
        let number = vm.trace.add_handle(trace::Handle { kind: HandleKind::Thread, label, task: NONE, timer });
        vm.trace.event(Kind::TimerSet, NONE, number, timer, NONE);
        let job = WakeJob { event_loop: event_loop.clone(), key, number, fired: false };
        let id = event_loop.executor.spawn_at(key.0, job).id();
        event_loop.timers.add(id, number);
        wake.handle = Some(WakeHandle { event_loop: event_loop.clone(), id, number, turn: self.turns.get() });
    }
}

impl WakeHandle {
    fn cancel(self, vm: &mut Vm) {
        super::handle::cancel(vm, &self.event_loop, self.id, self.number);
    }
}

/// A wake as the executor's future. It holds its turn while the thread runs.
struct WakeJob {
    event_loop: Rc<EventLoop>,
    key: WakeKey,
    number: u32,
    fired: bool,
}

impl RustFuture for WakeJob {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let (event_loop, world) = (&this.event_loop, &this.event_loop.world);
        let Some(host) = world.host() else { return Poll::Ready(()) };
        let mut vm = host.vm.borrow_mut();
        if !std::mem::replace(&mut this.fired, true) {
            let ready = event_loop.executor.running().map_or(NONE, |id| event_loop.timers.forget(id));
            vm.trace.task = NONE;
            vm.trace.cause = vm.trace.caused(Kind::HandleRun, ready, NONE, this.number, NONE, NONE);
            let wake = world.threads.wakes.borrow_mut().remove(&this.key);
            if let Some(wake) = wake {
                wake.thread.wake.set(None);
                world.threads.firing.set(Some(event_loop.number));
                *world.request.borrow_mut() = Some(Request::Resume(wake.thread));
                event_loop.executor.hold();
                return Poll::Pending;
            }
        }
        world.threads.firing.set(None);
        vm.run_finalizers();
        vm.trace.event(Kind::HandleEnd, NONE, this.number, NONE, NONE);
        vm.trace.cause = NONE;
        vm.trace.task = NONE;
        Poll::Ready(())
    }
}
