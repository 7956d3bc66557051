use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::{Handle, TaskId};

/// A task to name, wake or abort. Dropping it does nothing to the task.
#[derive(Clone)]
pub struct TaskHandle {
    executor: Handle,
    id: TaskId,
}

impl TaskHandle {
    pub(crate) fn new(executor: Handle, id: TaskId) -> Self {
        Self { executor, id }
    }

    /// The task's id.
    pub fn id(&self) -> TaskId {
        self.id
    }

    /// See [`Handle::abort`].
    pub fn abort(&self) -> bool {
        self.executor.abort(self.id)
    }

    /// Whether the task has ended, in whatever way.
    pub fn is_finished(&self) -> bool {
        !self.executor.is_live(self.id)
    }
}

impl fmt::Debug for TaskHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TaskHandle").field(&self.id).finish()
    }
}

/// The task was aborted, its poll panicked, or its executor is gone: there is no output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aborted;

impl fmt::Display for Aborted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the task was aborted")
    }
}

impl Error for Aborted {}

/// A spawned task, and a future of its output.
///
/// Dropping it lets the task run on. Awaiting it costs one hop through the ready queue: the task that ends wakes
/// the one that awaits.
///
/// ```
/// use loopscope_executor::{Aborted, Executor};
///
/// let executor = Executor::new();
/// let answer = executor.spawn(async { 42 });
/// let never = executor.spawn(std::future::pending::<()>());
/// never.abort();
/// let both = executor.run_until(async move { (answer.await, never.await) });
/// assert_eq!(both, Ok((Ok(42), Err(Aborted))));
/// ```
#[must_use = "a task runs also without its JoinHandle, but then its output is lost"]
pub struct JoinHandle<T> {
    task: TaskHandle,
    cell: Rc<JoinCell<T>>,
}

impl<T> JoinHandle<T> {
    pub(crate) fn new(task: TaskHandle, cell: Rc<JoinCell<T>>) -> Self {
        Self { task, cell }
    }

    /// The task's id.
    pub fn id(&self) -> TaskId {
        self.task.id
    }

    /// See [`Handle::abort`].
    pub fn abort(&self) -> bool {
        self.task.abort()
    }

    /// Whether the task has ended, in whatever way.
    pub fn is_finished(&self) -> bool {
        self.task.is_finished()
    }

    /// The output, if the task has ended and it was not yet taken.
    pub fn try_take(&mut self) -> Option<Result<T, Aborted>> {
        self.cell.take()
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, Aborted>;

    /// # Panics
    ///
    /// When the output was already given.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.cell.poll(cx)
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JoinHandle").field(&self.task.id).finish()
    }
}

/// Where a task leaves its output for its [`JoinHandle`].
pub(crate) struct JoinCell<T> {
    state: RefCell<JoinState<T>>,
}

enum JoinState<T> {
    Running(Option<Waker>),
    Ended(Result<T, Aborted>),
    Taken,
}

impl<T> JoinCell<T> {
    pub fn new() -> Rc<Self> {
        Rc::new(Self { state: RefCell::new(JoinState::Running(None)) })
    }

    fn settle(&self, output: Result<T, Aborted>) {
        let before = self.state.replace(JoinState::Ended(output));
        if let JoinState::Running(Some(waker)) = before {
            waker.wake();
        }
    }

    fn take(&self) -> Option<Result<T, Aborted>> {
        let mut state = self.state.borrow_mut();
        if !matches!(*state, JoinState::Ended(_)) {
            return None;
        }
        match std::mem::replace(&mut *state, JoinState::Taken) {
            JoinState::Ended(output) => Some(output),
            JoinState::Running(_) | JoinState::Taken => None,
        }
    }

    fn poll(&self, cx: &mut Context<'_>) -> Poll<Result<T, Aborted>> {
        if let Some(output) = self.take() {
            return Poll::Ready(output);
        }
        let known = match &*self.state.borrow() {
            JoinState::Running(waker) => waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())),
            _ => panic!("a JoinHandle was polled after it had given its output"),
        };
        if !known {
            // A waker's clone and drop are somebody else's code: not within the borrow.
            let waker = cx.waker().clone();
            let old = self.state.replace(JoinState::Running(Some(waker)));
            drop(old);
        }
        Poll::Pending
    }
}

/// Settles a [`JoinCell`]: with the output, or as aborted if it is dropped before there is one.
pub(crate) struct Settle<T> {
    cell: Option<Rc<JoinCell<T>>>,
}

impl<T> Settle<T> {
    pub fn new(cell: &Rc<JoinCell<T>>) -> Self {
        Self { cell: Some(cell.clone()) }
    }

    pub fn complete(mut self, output: T) {
        if let Some(cell) = self.cell.take() {
            cell.settle(Ok(output));
        }
    }
}

impl<T> Drop for Settle<T> {
    fn drop(&mut self) {
        if let Some(cell) = self.cell.take() {
            cell.settle(Err(Aborted));
        }
    }
}
