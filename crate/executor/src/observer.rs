use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::{Outcome, TaskId, Timer};

/// Who made a task ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The task that was being polled woke it, or spawned it.
    Task(TaskId),
    /// A timer was due.
    Timer,
    /// Something outside of the executor's polls: its owner, or another thread.
    External,
}

/// Is told what the executor does, as it does it.
///
/// Every method is empty unless written. Nothing of the executor is borrowed during a call, so a method may ask it
/// anything. Calls come in the order of the things themselves: a task's [`spawned`](Self::spawned) before its
/// [`ready`](Self::ready), an [`aborted`](Self::aborted) before the wakes that dropping the future brings about.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use loopscope_executor::{Cause, Executor, Observer, TaskId};
///
/// #[derive(Default)]
/// struct Wakes(RefCell<Vec<(u32, Cause)>>);
///
/// impl Observer for Wakes {
///     fn ready(&self, task: TaskId, cause: Cause) {
///         self.0.borrow_mut().push((task.number(), cause));
///     }
/// }
///
/// let executor = Executor::new();
/// let wakes = Rc::new(Wakes::default());
/// executor.set_observer(Some(wakes.clone()));
/// executor.call_soon(|| ());
/// executor.call_at(5, || ());
/// executor.run();
/// assert_eq!(*wakes.0.borrow(), [(1, Cause::External), (2, Cause::Timer)]);
/// ```
pub trait Observer {
    /// A task was spawned, by another one's poll or from outside.
    fn spawned(&self, _task: TaskId, _by: Option<TaskId>) {}
    /// An entry for the task went to the end of the ready queue.
    fn ready(&self, _task: TaskId, _cause: Cause) {}
    /// A timer was set.
    fn timer_set(&self, _timer: Timer) {}
    /// A timer's time has come. What it makes ready follows.
    fn timer_due(&self, _timer: Timer) {}
    /// A timer was cancelled before its time.
    fn timer_cancelled(&self, _timer: Timer) {}
    /// An iteration begins; the clock may still jump, and the timers that are due follow.
    fn iteration_begun(&self, _iteration: u64) {}
    /// The executor moved its clock to the next timer, in nanoseconds. (What others do to the clock is not seen here.)
    fn clock_advanced(&self, _from: u64, _to: u64) {}
    /// A task is about to be polled.
    fn poll_begun(&self, _task: TaskId) {}
    /// It was polled, with this outcome: [`Outcome::Ran`] or [`Outcome::Held`]. A poll that panics has no end.
    fn poll_ended(&self, _outcome: &Outcome) {}
    /// A task is done.
    fn done(&self, _task: TaskId) {}
    /// A task was aborted, or its poll panicked. Its future is dropped next.
    fn aborted(&self, _task: TaskId) {}
}

/// The place for an observer. Nobody watching costs one branch.
#[derive(Default)]
pub(crate) struct Watch {
    watched: Cell<bool>,
    observer: RefCell<Option<Rc<dyn Observer>>>,
}

impl Watch {
    pub fn set(&self, observer: Option<Rc<dyn Observer>>) {
        self.watched.set(observer.is_some());
        // The old one's drop is somebody else's code: not within the borrow.
        let old = self.observer.replace(observer);
        drop(old);
    }

    #[inline]
    pub fn tell(&self, event: impl FnOnce(&dyn Observer)) {
        if !self.watched.get() {
            return;
        }
        let observer = self.observer.borrow().clone();
        if let Some(observer) = observer {
            event(&*observer);
        }
    }
}
