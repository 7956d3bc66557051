//! What a task does at a moment, in the words of the timeline.

use serde::Serialize;

use super::View;
use crate::trace::state::{Phase, TaskNow};
use crate::trace::State;

/// What a task does at a moment; also the state of a bar in the timeline, by its number here.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
#[repr(u8)]
pub enum TaskState {
    /// In the ready queue.
    Ready,
    Running,
    Sleeping,
    /// For a task, a future, a lock, a queue, …
    Waiting,
    /// It could have run, but another held the whole loop with `time.sleep`. From then on until it comes to run.
    Blocked,
    /// A cancellation was asked for, and has neither ended it nor been withdrawn.
    Cancelling,
    Done,
    Failed,
    Cancelled,
}

impl TaskState {
    /// Every state, by its number.
    pub const ALL: [TaskState; 9] = {
        use TaskState::*;
        [Ready, Running, Sleeping, Waiting, Blocked, Cancelling, Done, Failed, Cancelled]
    };

    pub fn ended(self) -> bool {
        matches!(self, TaskState::Done | TaskState::Failed | TaskState::Cancelled)
    }
}

impl View {
    /// The state of a task, but for the loop being held.
    pub(super) fn unblocked_state(&self, task: &TaskNow) -> TaskState {
        match task.phase {
            Phase::Done => TaskState::Done,
            Phase::Failed => TaskState::Failed,
            Phase::Cancelled => TaskState::Cancelled,
            _ if task.cancelling.is_some() => TaskState::Cancelling,
            Phase::Ready => TaskState::Ready,
            Phase::Running => TaskState::Running,
            Phase::Suspended => match self.trace.wait(task.wait) {
                Some(wait) if wait.kind.is_sleep() => TaskState::Sleeping,
                _ => TaskState::Waiting,
            },
        }
    }

    /// The state of a task, and the time since when it is in it.
    pub(super) fn task_state(&self, state: &State, task: &TaskNow) -> (TaskState, u64) {
        let since = self.time(task.cancelling.unwrap_or(task.since));
        match self.unblocked_state(task) {
            // Time passes for a task that is ready only while the loop is held: it was held when that began.
            TaskState::Ready if state.blocked > Some(task.since) => (TaskState::Blocked, since),
            TaskState::Sleeping => match self.deadline(task) {
                Some(deadline) if deadline < state.at => (TaskState::Blocked, deadline),
                _ => (TaskState::Sleeping, since),
            },
            other => (other, since),
        }
    }

    /// When the sleep of a task ends. A clock that is further shows that the loop was held.
    pub(super) fn deadline(&self, task: &TaskNow) -> Option<u64> {
        let wait = self.trace.wait(task.wait)?;
        self.trace.timer(wait.timer).map(|timer| timer.deadline)
    }
}
