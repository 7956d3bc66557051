use std::sync::Arc;
use std::task::Context;

use futures::task::waker_ref;

use super::{Acting, Core, parts};
use crate::task::Body;
use crate::waker::TaskWaker;
use crate::{Cause, Outcome, TaskId, TaskState};

/// A poll, from the task's coming out of the queue to what becomes of it.
impl Core {
    /// Polls the task, which was taken out of the ready queue, once.
    pub fn poll(&self, task: TaskId) -> Outcome {
        let iteration = self.iteration();
        let Some((mut body, waker)) = self.check_out(task) else { return Outcome::Skipped { iteration } };
        let mut polling = Polling { core: self, task, ended: false, _acting: Acting::new(self, Cause::Task(task)) };
        self.watch.tell(|observer| observer.poll_begun(task));
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
