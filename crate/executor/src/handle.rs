use std::fmt;
use std::future::Future;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::lazy;
use futures::task::{FutureObj, LocalFutureObj, LocalSpawn, Spawn, SpawnError};

use crate::core::Core;
use crate::join::{JoinCell, JoinHandle, Settle, TaskHandle};
use crate::task::Body;
use crate::{Clock, TaskId};

/// A way to an [`Executor`](crate::Executor), for the futures that it polls as much as for its owner.
///
/// It is cheap to clone. Nothing of the executor is borrowed while a future is polled, so that a future can spawn, wake,
/// abort and set timers at will.
///
/// A handle may outlive its executor. Whatever is spawned then is dropped at once and counts as aborted; a sleep never ends.
///
/// ```
/// use loopscope_executor::Executor;
///
/// let executor = Executor::new();
/// let handle = executor.handle();
/// let sum = executor.run_until(async move {
///     let one = handle.spawn(async { 1 });
///     let two = handle.spawn(async { 2 });
///     one.await.unwrap() + two.await.unwrap()
/// });
/// assert_eq!(sum, Ok(3));
/// ```
#[derive(Clone)]
pub struct Handle {
    pub(crate) core: Rc<Core>,
}

/// Making tasks.
impl Handle {
    /// Makes a task of the future. It is ready at once, at the end of the queue.
    pub fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
    {
        self.spawn_joined(future, None)
    }

    /// Makes a task of the future that is first polled when `deadline`, in nanoseconds, is due: at the start of an
    /// iteration it then moves to the end of the ready queue, also if the deadline is in the past.
    ///
    /// ```
    /// use loopscope_executor::Executor;
    ///
    /// let executor = Executor::new();
    /// let clock = executor.clock().clone();
    /// let started = executor.spawn_at(250, async move { clock.now() });
    /// assert_eq!(executor.run_until_joined(started), Ok(250));
    /// ```
    pub fn spawn_at<F>(&self, deadline: u64, future: F) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
    {
        self.spawn_joined(future, Some(deadline))
    }

    /// [`spawn`](Self::spawn) for a future whose output nobody takes. It spares an allocation.
    pub fn spawn_detached(&self, future: impl Future<Output = ()> + 'static) -> TaskHandle {
        self.insert(Box::pin(future), None)
    }

    /// Makes a task that calls `callback`, as `call_soon` of asyncio's loop does.
    pub fn call_soon(&self, callback: impl FnOnce() + 'static) -> TaskHandle {
        self.spawn_detached(lazy(|_| callback()))
    }

    /// Makes a task that calls `callback` when `deadline`, in nanoseconds, is due, as `call_at` of asyncio's loop does.
    ///
    /// ```
    /// use loopscope_executor::{Executor, Stall};
    ///
    /// let executor = Executor::new();
    /// executor.call_at(20, || println!("second"));
    /// executor.call_at(10, || println!("first"));
    /// let third = executor.call_at(30, || unreachable!());
    /// third.abort();
    /// assert_eq!(executor.run(), Stall::Idle);
    /// assert_eq!(executor.now(), 20);
    /// ```
    pub fn call_at(&self, deadline: u64, callback: impl FnOnce() + 'static) -> TaskHandle {
        self.insert(Box::pin(lazy(|_| callback())), Some(deadline))
    }

    fn spawn_joined<F>(&self, future: F, deadline: Option<u64>) -> JoinHandle<F::Output>
    where
        F: Future + 'static,
    {
        let cell = JoinCell::new();
        let settle = Settle::new(&cell);
        let body = Box::pin(future.map(|output| settle.complete(output)));
        JoinHandle::new(self.insert(body, deadline), cell)
    }

    fn insert(&self, body: Body, deadline: Option<u64>) -> TaskHandle {
        TaskHandle::new(self.clone(), self.core.insert(body, deadline))
    }
}

/// Acting on tasks.
impl Handle {
    /// Appends the task to the ready queue, to be polled once more. It is what the task's [`Waker`](std::task::Waker)
    /// does, without the waker.
    ///
    /// Does nothing and returns false if the task is in the queue, has ended, or was spawned for a
    /// [later time](Self::spawn_at) that has not come.
    pub fn wake(&self, task: TaskId) -> bool {
        self.core.wake(task)
    }

    /// Ends the task and drops its future at once. Its entry in the ready queue or its timer will have no effect: an
    /// aborted timer never moves the clock.
    ///
    /// A task that aborts itself ends with the poll under way; if that completes the future, it counts as done.
    /// Returns false if the task had ended or was being aborted.
    pub fn abort(&self, task: TaskId) -> bool {
        self.core.abort(task)
    }

    /// Asks for the task that is being polled to be polled again by the next step, as the same turn of the same iteration:
    /// before all others, with the clock and the queue as they are. The poll must then return `Pending`, and the step ends
    /// as [`Outcome::Held`](crate::Outcome::Held).
    ///
    /// This lets a long computation give its host a turn without anybody within the program noticing. Outside of a poll
    /// it does nothing and returns false.
    ///
    /// ```
    /// use std::task::Poll;
    /// use futures::future::poll_fn;
    /// use loopscope_executor::{Executor, Outcome};
    ///
    /// let executor = Executor::new();
    /// let handle = executor.handle();
    /// let mut slices = 3;
    /// executor.spawn_detached(poll_fn(move |_| {
    ///     slices -= 1;
    ///     if slices == 0 {
    ///         return Poll::Ready(());
    ///     }
    ///     handle.hold();
    ///     Poll::Pending
    /// }));
    /// assert!(matches!(executor.step(), Outcome::Held { .. }));
    /// assert!(matches!(executor.step(), Outcome::Held { .. }));
    /// assert!(matches!(executor.step(), Outcome::Ran { iteration: 1, .. }));
    /// ```
    pub fn hold(&self) -> bool {
        self.core.hold()
    }

    /// Names the task, for reports. Does nothing if it has ended.
    pub fn set_name(&self, task: TaskId, name: impl Into<Rc<str>>) {
        self.core.set_name(task, name.into());
    }
}

/// Looking.
impl Handle {
    /// The executor's clock.
    pub fn clock(&self) -> &Clock {
        &self.core.clock
    }

    /// The time now, in nanoseconds.
    pub fn now(&self) -> u64 {
        self.core.clock.now()
    }

    /// The task that is being polled.
    pub fn running(&self) -> Option<TaskId> {
        self.core.running()
    }

    /// The number of the iteration under way, or of the last one; 0 before the first.
    pub fn iteration(&self) -> u64 {
        self.core.iteration()
    }

    /// How many entries of the iteration under way are still to be run; 0 means that it has ended.
    ///
    /// A task that holds its turn counts. So does the entry of an aborted task, until a step meets and skips it: such an
    /// iteration may end as [`Outcome::Skipped`](crate::Outcome::Skipped).
    pub fn left(&self) -> usize {
        self.core.left()
    }

    /// How many entries the ready queue has, for this iteration and the next.
    pub fn ready(&self) -> usize {
        self.core.ready()
    }

    /// How many tasks have not ended.
    pub fn tasks(&self) -> usize {
        self.core.tasks()
    }

    /// Whether the task has not ended.
    pub fn is_live(&self, task: TaskId) -> bool {
        self.core.is_live(task)
    }

    /// The task's name, if it has one and has not ended.
    pub fn name(&self, task: TaskId) -> Option<Rc<str>> {
        self.core.name(task)
    }

    /// When the next timer is due, in nanoseconds.
    pub fn next_deadline(&self) -> Option<u64> {
        self.core.next_deadline()
    }
}

impl LocalSpawn for Handle {
    fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.status_local()?;
        self.spawn_detached(future);
        Ok(())
    }

    fn status_local(&self) -> Result<(), SpawnError> {
        if self.core.is_closed() { Err(SpawnError::shutdown()) } else { Ok(()) }
    }
}

impl Spawn for Handle {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.spawn_local_obj(future.into())
    }

    fn status(&self) -> Result<(), SpawnError> {
        self.status_local()
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("now", &self.now())
            .field("iteration", &self.iteration())
            .field("ready", &self.ready())
            .field("tasks", &self.tasks())
            .finish()
    }
}
