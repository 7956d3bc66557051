use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;

use crate::core::Core;
use crate::{Choice, Clock, Handle, JoinHandle, Misfit, Observer, Outcome, Policy, Stall, TaskId, Unfinished};

/// Runs tasks on a virtual clock, in the order of asyncio's event loop.
///
/// The executor is for its one owner, who steps it; all else is done by way of the [`Handle`] that it dereferences to.
/// When it is dropped, so are all futures of its tasks.
///
/// ```
/// use std::time::Duration;
/// use loopscope_executor::Executor;
///
/// let executor = Executor::new();
/// let handle = executor.handle();
/// let day = executor.run_until(async move {
///     handle.sleep(Duration::from_secs(86_400)).await;
///     handle.now()
/// });
/// assert_eq!(day, Ok(86_400_000_000_000));
/// ```
///
/// # Panics in tasks
///
/// A panic of a future passes through the step that polled it. The task has then ended: its future is dropped, and its
/// [`JoinHandle`] gives [`Aborted`](crate::Aborted). The executor is whole and can be stepped on.
pub struct Executor {
    handle: Handle,
    policy: RefCell<Option<Box<dyn Policy>>>,
    /// The list that the policy chooses from, kept for its memory.
    runnable: Cell<Vec<TaskId>>,
}

impl Executor {
    /// An executor on a clock of its own, at 0.
    pub fn new() -> Self {
        Self::on(Clock::new())
    }

    /// An executor on the given clock. Several can share one, as long as one at a time is stepped.
    pub fn on(clock: Clock) -> Self {
        let handle = Handle { core: Core::new(clock) };
        Self { handle, policy: RefCell::new(None), runnable: Cell::default() }
    }

    /// A handle for use within tasks.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Sets what chooses among the ready entries of an iteration. Without it that is [`Fifo`](crate::Fifo).
    pub fn set_policy(&self, policy: impl Policy + 'static) {
        let policy: Option<Box<dyn Policy>> = if policy.in_order() { None } else { Some(Box::new(policy)) };
        self.policy.replace(policy);
    }

    /// Sets, or removes, the one who is told of all that happens.
    pub fn set_observer(&self, observer: Option<Rc<dyn Observer>>) {
        self.handle.core.watch.set(observer);
    }

    /// Sets, or removes, the time in nanoseconds that the executor won't move the clock past. A step that would have to
    /// ends as [`Stall::Horizon`].
    pub fn set_horizon(&self, horizon: Option<u64>) {
        self.handle.core.set_horizon(horizon);
    }

    /// Polls one task, and says what happened.
    ///
    /// If no iteration is under way this begins one, as asyncio's `_run_once` does: if nothing is ready the clock jumps to
    /// the next timer; all timers that are due move to the end of the ready queue, by deadline and, where that is equal, in
    /// the order in which they were set; and what is in the queue at that moment is what the iteration will run. What
    /// becomes ready meanwhile waits for the next one. An iteration ends with the step that takes its last entry.
    ///
    /// ```
    /// use loopscope_executor::{Executor, Outcome, Stall, TaskState};
    ///
    /// let executor = Executor::new();
    /// let task = executor.spawn_detached(async {}).id();
    /// assert_eq!(executor.step(), Outcome::Ran { task, iteration: 1, state: TaskState::Done });
    /// assert_eq!(executor.step(), Outcome::Stalled(Stall::Idle));
    /// ```
    pub fn step(&self) -> Outcome {
        self.step_until(u64::MAX)
    }

    /// A step that moves the clock to `limit` at the most.
    fn step_until(&self, limit: u64) -> Outcome {
        let core = &self.handle.core;
        if core.is_busy() {
            return Outcome::Stalled(Stall::Busy);
        }
        core.receive();
        if core.left() == 0
            && let Err(stall) = core.begin_iteration(limit)
        {
            return Outcome::Stalled(stall);
        }
        if let Some(held) = core.take_held() {
            return core.poll(held);
        }
        match self.choose() {
            Ok(Some(task)) => core.poll(task),
            Ok(None) => Outcome::Skipped { iteration: core.iteration() },
            Err(misfit) => Outcome::Stalled(Stall::Misfit(misfit)),
        }
    }

    /// Takes the next task of this iteration out of the ready queue.
    fn choose(&self) -> Result<Option<TaskId>, Misfit> {
        // The policy is somebody else's code: it isn't borrowed while it thinks.
        match self.policy.take() {
            None => Ok(self.handle.core.next_in_order()),
            Some(mut policy) => {
                let chosen = self.ask(&mut *policy);
                self.policy.borrow_mut().get_or_insert(policy);
                chosen
            }
        }
    }

    fn ask(&self, policy: &mut dyn Policy) -> Result<Option<TaskId>, Misfit> {
        let core = &self.handle.core;
        let mut ready = self.runnable.take();
        core.runnable(&mut ready);
        if ready.is_empty() {
            return Ok(None);
        }
        let choice = Choice { iteration: core.iteration(), now: core.clock.now(), ready: &ready };
        let index = policy.choose(&choice)?;
        let task = core.take(index).ok_or_else(|| Misfit::new(&choice, None))?;
        self.runnable.set(ready);
        Ok(Some(task))
    }
}

/// Loops around [`step`](Executor::step). They go on over tasks that hold their turn.
impl Executor {
    /// Steps until nothing can run, and says why.
    ///
    /// ```
    /// use loopscope_executor::{Executor, Stall};
    ///
    /// let executor = Executor::new();
    /// let stuck = executor.spawn(std::future::pending::<()>());
    /// executor.set_name(stuck.id(), "waiter");
    /// match executor.run() {
    ///     Stall::Deadlock(deadlock) => {
    ///         assert_eq!(deadlock.to_string(), "deadlock at 0 ns: task 1 (waiter) waits since 0 ns");
    ///     }
    ///     other => panic!("{other}"),
    /// }
    /// ```
    pub fn run(&self) -> Stall {
        loop {
            if let Outcome::Stalled(stall) = self.step() {
                return stall;
            }
        }
    }

    /// Makes a task of the future and steps until that ends. What else is ready then stays so, even in the midst of an
    /// iteration.
    ///
    /// # Errors
    ///
    /// Nothing can run before the future has its output, or its task was aborted.
    pub fn run_until<F>(&self, future: F) -> Result<F::Output, Unfinished>
    where
        F: Future + 'static,
    {
        self.run_until_joined(self.spawn(future))
    }

    /// Steps until the task ends, and gives its output.
    ///
    /// # Errors
    ///
    /// Nothing can run before the task ends, or it was aborted, or its output was taken before.
    pub fn run_until_joined<T>(&self, mut task: JoinHandle<T>) -> Result<T, Unfinished> {
        while !task.is_finished() {
            if let Outcome::Stalled(stall) = self.step() {
                return Err(stall.into());
            }
        }
        task.try_take().map_or(Err(Unfinished::Aborted), |output| output.map_err(Unfinished::from))
    }

    /// Steps for as long as anything is ready without the clock having to move.
    ///
    /// ```
    /// use loopscope_executor::{Executor, Stall};
    ///
    /// let executor = Executor::new();
    /// executor.call_soon(|| ());
    /// executor.call_at(10, || ());
    /// assert_eq!(executor.run_until_stalled(), Stall::Horizon { deadline: 10 });
    /// assert_eq!(executor.now(), 0);
    /// ```
    pub fn run_until_stalled(&self) -> Stall {
        loop {
            if let Outcome::Stalled(stall) = self.step_until(self.handle.now()) {
                return stall;
            }
        }
    }

    /// Runs all that happens up to `time`, in nanoseconds and inclusive, and leaves the clock there; or at the
    /// [horizon](Self::set_horizon), if that comes first.
    ///
    /// ```
    /// use loopscope_executor::{Executor, Stall};
    ///
    /// let executor = Executor::new();
    /// executor.call_at(10, || ());
    /// executor.call_at(20, || ());
    /// assert_eq!(executor.run_until_time(15), Stall::Horizon { deadline: 20 });
    /// assert_eq!(executor.now(), 15);
    /// assert_eq!(executor.run_until_time(30), Stall::Idle);
    /// assert_eq!(executor.now(), 30);
    /// ```
    pub fn run_until_time(&self, time: u64) -> Stall {
        let stall = loop {
            if let Outcome::Stalled(stall) = self.step_until(time) {
                break stall;
            }
        };
        if matches!(stall, Stall::Idle | Stall::Deadlock(_) | Stall::Horizon { .. }) {
            self.clock().advance_to(time.min(self.handle.core.horizon()));
        }
        stall
    }
}

impl Default for Executor {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for Executor {
    type Target = Handle;

    fn deref(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        self.handle.core.close();
    }
}

impl fmt::Debug for Executor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Executor").field(&self.handle).finish()
    }
}
