mod iteration;
mod poll;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{RawWakerVTable, Waker};

use crate::observer::Watch;
use crate::ready::Ready;
use crate::task::{Body, Slot, Tasks};
use crate::timer::{TimerKey, Timers};
use crate::waker::{Home, TaskWaker};
use crate::{Cause, Clock, TaskId};

/// The executor itself. [`Executor`](crate::Executor) and [`Handle`](crate::Handle) are ways to reach it.
///
/// The rule here: code that isn't ours (futures, their drop, wakers, observers) runs with nothing borrowed.
pub(crate) struct Core {
    pub clock: Clock,
    pub watch: Watch,
    /// On whose account things happen right now.
    actor: Cell<Cause>,
    /// The task that is polled has asked to be polled again at once.
    hold: Cell<bool>,
    /// The waker of the task that is polled.
    own_waker: Cell<Option<WakerParts>>,
    /// A waker that nobody else has, for the next poll of a task without one.
    spare_waker: Cell<Option<Arc<TaskWaker>>>,
    state: RefCell<State>,
    home: Arc<Home>,
}

#[derive(Default)]
struct State {
    tasks: Tasks,
    ready: Ready,
    timers: Timers,
    held: Option<TaskId>,
    horizon: Option<u64>,
    closed: bool,
}

/// What makes two wakers the same one, without holding either. Only ever compared.
type WakerParts = (*const (), *const RawWakerVTable);

fn parts(waker: &Waker) -> WakerParts {
    (waker.data(), waker.vtable())
}

impl Core {
    pub fn new(clock: Clock) -> Rc<Self> {
        let core = Rc::new(Self {
            clock,
            watch: Watch::default(),
            actor: Cell::new(Cause::External),
            hold: Cell::new(false),
            own_waker: Cell::new(None),
            spare_waker: Cell::new(None),
            state: RefCell::default(),
            home: Home::new(),
        });
        core.home.open(&core);
        core
    }

    /// Adds a task: ready at once, or when its deadline is due.
    pub fn insert(&self, body: Body, deadline: Option<u64>) -> TaskId {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        if state.closed {
            let id = state.tasks.next_dead_id();
            drop(guard);
            drop(body);
            return id;
        }
        let id = state.tasks.insert(body, self.clock.now());
        let set = deadline.map(|deadline| state.timers.set(deadline, Some(id), None));
        if let (Some((key, _)), Some(slot)) = (set, state.tasks.get_mut(id)) {
            slot.timer = Some(key);
        }
        drop(guard);
        self.watch.tell(|observer| observer.spawned(id, self.running()));
        match set {
            None => {
                self.wake(id);
            }
            Some((_, timer)) => self.watch.tell(|observer| observer.timer_set(timer)),
        }
        id
    }

    /// Appends the task to the ready queue, unless it is there, has ended, or its first poll waits for a timer.
    pub fn wake(&self, id: TaskId) -> bool {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let Some(slot) = state.tasks.get_mut(id) else { return false };
        if slot.queued || slot.timer.is_some() {
            return false;
        }
        slot.queued = true;
        state.ready.push(id);
        drop(guard);
        self.watch.tell(|observer| observer.ready(id, self.actor.get()));
        true
    }

    /// Ends the task and drops its future; a task that is being polled ends with that poll.
    pub fn abort(&self, id: TaskId) -> bool {
        if self.running() == Some(id) {
            return match self.state.borrow_mut().tasks.get_mut(id) {
                Some(slot) => !std::mem::replace(&mut slot.aborted, true),
                None => false,
            };
        }
        let Some(ended) = self.remove(id) else { return false };
        self.watch.tell(|observer| observer.aborted(id));
        drop(ended);
        true
    }

    fn remove(&self, id: TaskId) -> Option<Slot> {
        let mut state = self.state.borrow_mut();
        let ended = state.tasks.remove(id)?;
        let cancelled = ended.timer.and_then(|key| state.timers.cancel(key));
        drop(state);
        if let Some(armed) = cancelled {
            self.watch.tell(|observer| observer.timer_cancelled(armed.timer));
        }
        Some(ended)
    }

    /// Sets a timer that wakes `waker`, or lets the one that is already set do so.
    pub fn arm(&self, deadline: u64, key: Option<TimerKey>, waker: &Waker) -> TimerKey {
        let task = self.running();
        // The task's own waker comes down to its id, which costs nothing to keep.
        let wakes_task = task.is_some() && self.own_waker.get() == Some(parts(waker));
        let waker = (!wakes_task).then(|| waker.clone());
        let mut state = self.state.borrow_mut();
        if let Some((key, armed)) = key.and_then(|key| Some((key, state.timers.get_mut(key)?))) {
            armed.timer.task = task;
            let old = std::mem::replace(&mut armed.waker, waker);
            drop(state);
            drop(old);
            return key;
        }
        let (key, timer) = state.timers.set(deadline, task, waker);
        drop(state);
        self.watch.tell(|observer| observer.timer_set(timer));
        key
    }

    pub fn disarm(&self, key: TimerKey) {
        let cancelled = self.state.borrow_mut().timers.cancel(key);
        if let Some(armed) = cancelled {
            self.watch.tell(|observer| observer.timer_cancelled(armed.timer));
        }
    }

    pub fn hold(&self) -> bool {
        let polling = self.running().is_some();
        self.hold.set(polling);
        polling
    }

    pub fn running(&self) -> Option<TaskId> {
        match self.actor.get() {
            Cause::Task(task) => Some(task),
            Cause::Timer | Cause::External => None,
        }
    }

    pub fn is_busy(&self) -> bool {
        self.actor.get() != Cause::External
    }
}

/// What can be asked and set.
impl Core {
    pub fn iteration(&self) -> u64 {
        self.state.borrow().ready.iteration()
    }

    pub fn left(&self) -> usize {
        let state = self.state.borrow();
        state.ready.left() + usize::from(state.held.is_some())
    }

    pub fn ready(&self) -> usize {
        self.state.borrow().ready.len()
    }

    pub fn tasks(&self) -> usize {
        self.state.borrow().tasks.len()
    }

    pub fn is_live(&self, task: TaskId) -> bool {
        self.state.borrow().tasks.get(task).is_some()
    }

    pub fn next_deadline(&self) -> Option<u64> {
        self.state.borrow_mut().timers.next_deadline()
    }

    pub fn set_horizon(&self, horizon: Option<u64>) {
        self.state.borrow_mut().horizon = horizon;
    }

    /// The latest time that the clock may be moved to.
    pub fn horizon(&self) -> u64 {
        self.state.borrow().horizon.unwrap_or(u64::MAX)
    }

    pub fn is_closed(&self) -> bool {
        self.state.borrow().closed
    }

    pub fn set_name(&self, task: TaskId, name: Rc<str>) {
        if let Some(slot) = self.state.borrow_mut().tasks.get_mut(task) {
            slot.name = Some(name);
        }
    }

    pub fn name(&self, task: TaskId) -> Option<Rc<str>> {
        self.state.borrow().tasks.get(task)?.name.clone()
    }

    /// Drops all tasks, as they were spawned, and takes no new ones. Futures hold handles to this very core: without
    /// this they would keep it, and it them.
    pub fn close(&self) {
        self.home.close();
        let mut state = self.state.borrow_mut();
        state.closed = true;
        state.ready.clear();
        let live: Vec<TaskId> = state.tasks.live().into_iter().map(|(id, _)| id).collect();
        drop(state);
        for task in live {
            drop(self.remove(task));
        }
        self.watch.set(None);
    }
}

/// While it lives, what happens is on this account.
struct Acting<'a> {
    core: &'a Core,
}

impl<'a> Acting<'a> {
    fn new(core: &'a Core, cause: Cause) -> Self {
        core.actor.set(cause);
        Self { core }
    }
}

impl Drop for Acting<'_> {
    fn drop(&mut self) {
        self.core.actor.set(Cause::External);
    }
}
