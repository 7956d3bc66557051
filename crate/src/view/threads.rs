//! The modelled threads, as the loop panel shows them.

use serde::Serialize;

use super::{View, seconds};
use crate::trace::{self, state::ThreadPhase};

/// A thread that was started.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct ThreadAt {
    pub id: u32,
    pub name: String,
    /// The function that it runs, or ran last.
    pub function: String,
    pub phase: ThreadPhaseView,
    /// Until when, for a sleep.
    pub until: Option<f64>,
    /// What it waits for otherwise, in the program's words; or the empty text.
    pub wait: String,
    /// Since when it is in this phase.
    pub since: f64,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum ThreadPhaseView {
    Running,
    Suspended,
    Done,
    Failed,
}

impl View {
    pub(super) fn threads_at(&self, state: &trace::State) -> Vec<ThreadAt> {
        let view = |(&id, now): (&u32, &trace::state::ThreadNow)| {
            let wait = self.trace.wait(now.wait).filter(|_| now.phase == ThreadPhase::Suspended);
            ThreadAt {
                id,
                name: self.thread_name(id).to_owned(),
                function: self.trace.text(now.function).to_owned(),
                phase: match now.phase {
                    ThreadPhase::Running => ThreadPhaseView::Running,
                    ThreadPhase::Suspended => ThreadPhaseView::Suspended,
                    ThreadPhase::Done => ThreadPhaseView::Done,
                    ThreadPhase::Failed => ThreadPhaseView::Failed,
                },
                until: wait.and_then(|wait| self.trace.timer(wait.timer)).map(|timer| seconds(timer.deadline)),
                wait: wait.map_or_else(String::new, |wait| self.wait_name(wait).text),
                since: seconds(self.time(now.since)),
            }
        };
        state.threads.iter().map(view).collect()
    }
}
