use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Waker};

use futures::task::waker_ref;

use crate::observer::Watch;
use crate::ready::Ready;
use crate::task::{Body, Slot, Tasks};
use crate::timer::{Armed, TimerKey, Timers};
use crate::waker::{Home, TaskWaker};
use crate::{Cause, Clock, Deadlock, Outcome, Stall, TaskId, TaskState, Waiting};

/// The executor itself. [`Executor`](crate::Executor) and [`Handle`](crate::Handle) are ways to reach it.
///
/// The rule of this file: code that isn't ours (futures, their drop, wakers, observers) runs with nothing borrowed.
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
type WakerParts = (*const (), *const std::task::RawWakerVTable);

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

/// The parts of a step.
impl Core {
    /// Queues what other threads woke.
    pub fn receive(&self) {
        for task in self.home.receive() {
            self.wake(task);
        }
    }

    /// The task that held its turn, if it lives still.
    pub fn take_held(&self) -> Option<TaskId> {
        let mut state = self.state.borrow_mut();
        let task = state.held.take()?;
        state.tasks.get(task).map(|_| task)
    }

    /// Begins an iteration, as asyncio's `_run_once` does: if nothing is ready the clock jumps to the next timer, then the
    /// timers that are due move to the ready queue, and what is in there now is the iteration's.
    pub fn begin_iteration(&self, limit: u64) -> Result<(), Stall> {
        let jump = self.jump(limit)?;
        let iteration = self.state.borrow_mut().ready.next_iteration();
        self.watch.tell(|observer| observer.iteration_begun(iteration));
        if let Some(to) = jump {
            let from = self.clock.now();
            self.clock.advance_to(to);
            self.watch.tell(|observer| observer.clock_advanced(from, to));
        }
        self.fire_due();
        self.state.borrow_mut().ready.close_iteration();
        Ok(())
    }

    /// The time that the clock must jump to for anything to become ready.
    fn jump(&self, limit: u64) -> Result<Option<u64>, Stall> {
        let mut state = self.state.borrow_mut();
        if !state.ready.is_empty() {
            return Ok(None);
        }
        let Some(deadline) = state.timers.next_deadline() else { return Err(self.stall(&state.tasks)) };
        if deadline <= self.clock.now() {
            return Ok(None);
        }
        if deadline > limit.min(state.horizon.unwrap_or(u64::MAX)) {
            return Err(Stall::Horizon { deadline });
        }
        Ok(Some(deadline))
    }

    fn stall(&self, tasks: &Tasks) -> Stall {
        if tasks.len() == 0 {
            return Stall::Idle;
        }
        let waiting = |(task, slot): (TaskId, &Slot)| Waiting { task, name: slot.name.clone(), since: slot.since };
        Stall::Deadlock(Deadlock { at: self.clock.now(), waiting: tasks.live().into_iter().map(waiting).collect() })
    }

    fn fire_due(&self) {
        let _firing = Acting::new(self, Cause::Timer);
        let now = self.clock.now();
        loop {
            let mut state = self.state.borrow_mut();
            let Some(Armed { timer, waker }) = state.timers.pop_due(now) else { return };
            if let Some(slot) = timer.task.and_then(|task| state.tasks.get_mut(task)) {
                // Stays as it is if the timer is a sleep's: no such task still waits for its first poll.
                slot.timer = None;
            }
            drop(state);
            self.watch.tell(|observer| observer.timer_due(timer));
            match (waker, timer.task) {
                (Some(waker), _) => waker.wake(),
                (None, Some(task)) => {
                    self.wake(task);
                }
                (None, None) => {}
            }
        }
    }

    /// Takes the next live task of this iteration in the order of the queue.
    pub fn next_in_order(&self) -> Option<TaskId> {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        while let Some(task) = state.ready.pop() {
            if let Some(slot) = state.tasks.get_mut(task) {
                slot.queued = false;
                return Some(task);
            }
        }
        None
    }

    /// Writes the live tasks of this iteration to `into`.
    pub fn runnable(&self, into: &mut Vec<TaskId>) {
        let mut guard = self.state.borrow_mut();
        let State { ready, tasks, .. } = &mut *guard;
        ready.live(into, |task| tasks.get(task).is_some());
    }

    /// Takes one of them.
    pub fn take(&self, index: usize) -> Option<TaskId> {
        let mut state = self.state.borrow_mut();
        let task = state.ready.take(index)?;
        state.tasks.get_mut(task)?.queued = false;
        Some(task)
    }

    /// Polls the task, which was taken out of the ready queue, once.
    pub fn poll(&self, task: TaskId) -> Outcome {
        let iteration = self.iteration();
        let Some((mut body, waker)) = self.check_out(task) else { return Outcome::Skipped { iteration } };
        self.watch.tell(|observer| observer.poll_begun(task));

        let mut polling = Polling { core: self, task, ended: false, _acting: Acting::new(self, Cause::Task(task)) };
        let polled = {
            let waker = waker_ref(&waker);
            self.own_waker.set(Some(parts(&waker)));
            body.as_mut().poll(&mut Context::from_waker(&waker))
        };
        polling.ended = true;
        self.own_waker.set(None);

        if polled.is_pending() && !self.is_aborted(task) {
            return self.check_in(task, body, waker);
        }
        let state = if polled.is_ready() { TaskState::Done } else { TaskState::Aborted };
        self.recycle(waker);
        let ended = self.remove(task);
        let outcome = Outcome::Ran { task, iteration, state };
        self.watch.tell(|observer| {
            observer.poll_ended(&outcome);
            match state {
                TaskState::Done => observer.done(task),
                _ => observer.aborted(task),
            }
        });
        drop((body, ended));
        outcome
    }

    /// The future and the waker of a task, for the time of a poll.
    fn check_out(&self, task: TaskId) -> Option<(Body, Arc<TaskWaker>)> {
        let mut state = self.state.borrow_mut();
        let slot = state.tasks.get_mut(task)?;
        let body = slot.body.take()?;
        let waker = slot.waker.take();
        drop(state);
        self.hold.set(false);
        Some((body, waker.unwrap_or_else(|| self.new_waker(task))))
    }

    fn new_waker(&self, task: TaskId) -> Arc<TaskWaker> {
        if let Some(mut spare) = self.spare_waker.take()
            && let Some(waker) = Arc::get_mut(&mut spare)
        {
            waker.task = task;
            return spare;
        }
        Arc::new(TaskWaker { task, home: self.home.clone() })
    }

    /// Takes a task's waker back after a poll. It stays the task's only if somebody keeps a clone: most tasks wait for
    /// timers and are woken by their id, so that one waker serves them all.
    fn recycle(&self, waker: Arc<TaskWaker>) -> Option<Arc<TaskWaker>> {
        if Arc::strong_count(&waker) > 1 {
            return Some(waker);
        }
        self.spare_waker.set(Some(waker));
        None
    }

    fn check_in(&self, task: TaskId, body: Body, waker: Arc<TaskWaker>) -> Outcome {
        let now = self.clock.now();
        let waker = self.recycle(waker);
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let iteration = state.ready.iteration();
        if let Some(slot) = state.tasks.get_mut(task) {
            slot.body = Some(body);
            slot.waker = waker;
            slot.since = now;
        }
        let outcome = if self.hold.get() {
            state.held = Some(task);
            Outcome::Held { task, iteration }
        } else {
            Outcome::Ran { task, iteration, state: TaskState::Pending }
        };
        drop(guard);
        self.watch.tell(|observer| observer.poll_ended(&outcome));
        outcome
    }

    fn is_aborted(&self, task: TaskId) -> bool {
        self.state.borrow().tasks.get(task).is_some_and(|slot| slot.aborted)
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

/// A poll under way. Dropped before that ended, it is a panic of the future: the task ends, the executor stays whole.
struct Polling<'a> {
    core: &'a Core,
    task: TaskId,
    ended: bool,
    _acting: Acting<'a>,
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        self.core.own_waker.set(None);
        drop(self.core.remove(self.task));
        self.core.watch.tell(|observer| observer.aborted(self.task));
    }
}
