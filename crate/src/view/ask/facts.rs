//! What is so in the run as a whole.

use std::collections::BTreeMap;

use super::super::View;
use super::place::fits;
use crate::trace::{End, EventId, Kind};

impl View {
    pub(super) fn last_event(&self) -> EventId {
        (self.trace.events.len() as EventId).saturating_sub(1)
    }

    /// Virtual nanoseconds from the start to the end.
    pub(super) fn duration(&self) -> u64 {
        self.time(self.last_event())
    }

    /// The event at which time passed last: what decided how long the run took.
    pub(super) fn clock_moved(&self) -> EventId {
        let events = &self.trace.events;
        let moved = (1..events.len()).rev().find(|&id| events[id].at > events[id - 1].at);
        moved.map_or(self.last_event(), |id| id as EventId)
    }

    /// How the run ended, as an author says it.
    pub(super) fn end_word(&self) -> &'static str {
        match self.trace.end() {
            Some(End::Ok) => "well",
            Some(End::Exception { .. }) => "error",
            Some(End::Deadlock { .. }) => "deadlock",
            Some(End::Limit(_)) => "limit",
            _ => "stopped",
        }
    }

    /// The event that shows how the run ended.
    pub(super) fn decides_end(&self) -> EventId {
        let raised = matches!(self.trace.end(), Some(End::Exception { .. })).then(|| self.uncaught().last().copied());
        raised.flatten().unwrap_or(self.last_event())
    }

    /// The tasks of the program, each with the event of its creation.
    pub(super) fn tasks_made(&self) -> impl Iterator<Item = (EventId, u32)> {
        let made = (0..).zip(&self.trace.events).filter(|(_, event)| event.kind == Kind::TaskCreated);
        made.map(|(id, event)| (id, event.a)).filter(|&(_, task)| !self.cleans_up(task))
    }

    /// The tasks that have this name.
    pub(super) fn tasks_named(&self, pattern: &str) -> impl Iterator<Item = u32> {
        self.tasks_made().map(|(_, task)| task).filter(move |&task| fits(pattern, self.task_name(task)))
    }

    /// Whether a task runs a coroutine of this name; `*` at its end stands for any rest.
    pub(super) fn runs_coroutine(&self, task: u32, pattern: &str) -> bool {
        let name = self.trace.task(task).map_or("", |task| self.trace.text(task.coro));
        fits(pattern, name) || name.rsplit('.').next().is_some_and(|last| fits(pattern, last))
    }

    /// By task: how it ended, and at which event. Those that have not ended are left out.
    pub(super) fn task_ends(&self) -> BTreeMap<u32, (Kind, EventId)> {
        // One by one: to collect them would bring a sort with it.
        let mut ends = BTreeMap::new();
        for (id, event) in (0..).zip(&self.trace.events) {
            if matches!(event.kind, Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled) {
                ends.insert(event.a, (event.kind, id));
            }
        }
        ends
    }
}

/// How a task ended, in a word.
pub(super) fn how_ended(end: Option<(Kind, EventId)>) -> &'static str {
    match end {
        Some((Kind::TaskDone, _)) => "done",
        Some((Kind::TaskFailed, _)) => "failed",
        Some(_) => "cancelled",
        None => "unfinished",
    }
}
