use super::{Acting, Core, State};
use crate::task::{Slot, Tasks};
use crate::timer::Armed;
use crate::{Cause, Deadlock, Stall, TaskId, Waiting};

/// An iteration: how it begins, and what it still has to run.
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
}
