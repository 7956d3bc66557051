use std::error::Error;
use std::fmt;

use crate::{Deadlock, Misfit, TaskId};

/// What one [`step`](crate::Executor::step) did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A task was polled.
    Ran {
        /// The task.
        task: TaskId,
        /// The iteration that it ran in, from 1.
        iteration: u64,
        /// What became of it.
        state: TaskState,
    },
    /// A task was polled and [held](crate::Handle::hold) its turn: the next step polls it again, before all others.
    Held {
        /// The task.
        task: TaskId,
        /// The iteration that it runs in.
        iteration: u64,
    },
    /// The iteration ended and nothing was polled: all that was left of it had been aborted.
    Skipped {
        /// The iteration.
        iteration: u64,
    },
    /// Nothing can run.
    Stalled(Stall),
}

/// What became of a task that was polled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// It waits to be woken, or is already ready again.
    Pending,
    /// It ended.
    Done,
    /// It was aborted within its own poll.
    Aborted,
}

/// Why nothing can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stall {
    /// All tasks have ended.
    Idle,
    /// There are tasks, but nothing to wake them.
    Deadlock(Deadlock),
    /// The clock would have to move past the horizon. It was left where it is.
    Horizon {
        /// When the next timer is due, in nanoseconds.
        deadline: u64,
    },
    /// The scheduling policy has no answer that fits.
    Misfit(Misfit),
    /// The executor is in the middle of a step: it can't be stepped from within that.
    Busy,
}

impl fmt::Display for Stall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stall::Idle => write!(f, "all tasks have ended"),
            Stall::Deadlock(deadlock) => deadlock.fmt(f),
            Stall::Horizon { deadline } => write!(f, "the next timer, at {deadline} ns, lies past the horizon"),
            Stall::Misfit(misfit) => misfit.fmt(f),
            Stall::Busy => write!(f, "the executor was stepped from within its own step"),
        }
    }
}

impl Error for Stall {}

/// Why a future that was [run to its end](crate::Executor::run_until) didn't get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// Nothing could run any more. The future is still a task of the executor.
    Stalled(Stall),
    /// Its task was aborted.
    Aborted,
}

impl fmt::Display for Unfinished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfinished::Stalled(stall) => stall.fmt(f),
            Unfinished::Aborted => crate::Aborted.fmt(f),
        }
    }
}

impl Error for Unfinished {}

impl From<Stall> for Unfinished {
    fn from(stall: Stall) -> Self {
        Unfinished::Stalled(stall)
    }
}

impl From<crate::Aborted> for Unfinished {
    fn from(_: crate::Aborted) -> Self {
        Unfinished::Aborted
    }
}
