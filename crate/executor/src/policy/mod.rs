//! Scheduling policies: which of the ready entries of an iteration runs next.

mod fifo;
mod replay;
mod seeded;

use std::error::Error;
use std::fmt;

use crate::TaskId;

pub use fifo::Fifo;
pub use replay::{Record, Recording, Replay, Schedule};
pub use seeded::Seeded;

/// Chooses which of the entries that are left in an iteration runs next.
///
/// It is asked before each poll, also when there is no choice; only a task that [holds](crate::Handle::hold) its turn
/// goes on without asking. Finding the runnable entries takes time in proportion to their number, which [`Fifo`] is spared.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use loopscope_executor::{Choice, Executor, Misfit, Policy};
///
/// /// The youngest entry first.
/// struct Lifo;
///
/// impl Policy for Lifo {
///     fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit> {
///         Ok(choice.ready.len() - 1)
///     }
/// }
///
/// let executor = Executor::new();
/// executor.set_policy(Lifo);
/// let order = Rc::new(RefCell::new(Vec::new()));
/// for name in ["a", "b", "c"] {
///     let order = order.clone();
///     executor.call_soon(move || order.borrow_mut().push(name));
/// }
/// executor.run();
/// assert_eq!(*order.borrow(), ["c", "b", "a"]);
/// ```
pub trait Policy {
    /// The index in `choice.ready` of the entry to run.
    ///
    /// # Errors
    ///
    /// The policy may have no answer: the step ends as [`Stall::Misfit`](crate::Stall::Misfit) with nothing changed, and
    /// the next one asks again. An index out of range is made a misfit too.
    fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit>;

    /// Whether the answer is always 0: the executor then doesn't ask.
    fn in_order(&self) -> bool {
        false
    }
}

/// What a [`Policy`] is asked.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The iteration under way, from 1.
    pub iteration: u64,
    /// The time, in nanoseconds.
    pub now: u64,
    /// The entries left in this iteration, in the order in which they became ready. Never empty.
    pub ready: &'a [TaskId],
}

/// A policy's answer doesn't fit what is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The iteration under way.
    pub iteration: u64,
    /// The [number](TaskId::number) of the task that should have run; none if the policy had no more answers, or
    /// answered with an index out of range.
    pub wanted: Option<u32>,
    /// What was ready.
    pub ready: Vec<TaskId>,
}

impl Misfit {
    /// A misfit at `choice`, where the task with the number `wanted` should have run.
    pub fn new(choice: &Choice<'_>, wanted: Option<u32>) -> Self {
        Self { iteration: choice.iteration, wanted, ready: choice.ready.to_vec() }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wanted {
            Some(number) => write!(f, "task {number} should run in iteration {}, but is not ready", self.iteration),
            None => write!(f, "the policy chose none of the tasks that are ready in iteration {}", self.iteration),
        }
    }
}

impl Error for Misfit {}
