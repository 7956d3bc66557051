//! At which events a step of each level stops.

use std::collections::BTreeMap;

use super::View;
use crate::trace::{End, Event, EventId, Kind};

/// The stops of each level, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    pub story: Vec<EventId>,
    pub internals: Vec<EventId>,
    pub turns: Vec<EventId>,
}

impl View {
    pub(super) fn steps(&self) -> Steps {
        let mut steps = Steps::default();
        let mut uncaught = self.uncaught().into_iter().peekable();
        for (id, event) in (0..).zip(&self.trace.events) {
            let is_uncaught = uncaught.next_if_eq(&id).is_some();
            let in_story = id == 0 || !self.is_cleanup(event) && (is_uncaught || self.tells(id, event));
            if in_story {
                steps.story.push(id);
            }
            if in_story || self.details(id, event) {
                steps.internals.push(id);
            }
            if event.kind == Kind::Iteration {
                steps.turns.push(id);
            }
        }
        steps
    }

    /// Whether the event belongs to the story.
    fn tells(&self, id: EventId, event: &Event) -> bool {
        match event.kind {
            // A task that goes on with its cancellation: that is the stop.
            Kind::TaskResumed => self.kind(id + 1) != Some(Kind::CancelDelivered),
            Kind::TaskCreated
            | Kind::TaskSuspended
            | Kind::TaskDone
            | Kind::TaskFailed
            | Kind::TaskCancelled
            | Kind::CancelRequested
            | Kind::CancelDelivered
            | Kind::Print
            | Kind::Advanced
            | Kind::ThreadStarted
            | Kind::ThreadResumed
            | Kind::ThreadSuspended
            | Kind::ThreadDone
            | Kind::ThreadFailed
            | Kind::Blocked
            | Kind::Unblocked
            | Kind::End => true,
            _ => false,
        }
    }

    /// Whether the event is about a task that `asyncio.run` makes for itself at its end: no part of the program's story.
    pub(super) fn is_cleanup(&self, event: &Event) -> bool {
        let task = match event.kind {
            Kind::TaskCreated => event.a,
            _ => event.task,
        };
        self.cleans_up(task)
    }

    /// Whether a task is one that `asyncio.run` makes for itself at its end.
    pub(super) fn cleans_up(&self, task: u32) -> bool {
        self.trace.task(task).is_some_and(|task| self.trace.text(task.coro).starts_with("BaseEventLoop.shutdown_"))
    }

    /// Whether the event is a step of the loop or of the code that the story leaves out.
    fn details(&self, id: EventId, event: &Event) -> bool {
        match event.kind {
            Kind::LoopStarted
            | Kind::LoopStopped
            | Kind::HandleCancelled
            | Kind::Uncancelled
            | Kind::Line
            | Kind::Raise
            | Kind::HandleCalled
            | Kind::FutureDone => true,
            // A task's handle is one stop with the task that goes on.
            Kind::HandleRun => self.kind(id + 1) != Some(Kind::TaskResumed),
            // The timer that moves: it has left the timers and is in the queue.
            Kind::HandleReady => id > 0 && self.kind(id - 1) == Some(Kind::TimerDue),
            _ => false,
        }
    }

    fn kind(&self, id: EventId) -> Option<Kind> {
        self.trace.event(id).map(|event| event.kind)
    }

    /// The raises that ended a task or the program, ascending: the last one in it of the exception that it ended with.
    pub(super) fn uncaught(&self) -> Vec<EventId> {
        let mut last: BTreeMap<(u32, u32), EventId> = BTreeMap::new();
        let mut last_anywhere: BTreeMap<u32, EventId> = BTreeMap::new();
        let mut uncaught = Vec::new();
        for (id, event) in (0..).zip(&self.trace.events) {
            match event.kind {
                Kind::Raise => {
                    last.insert((event.task, event.b), id);
                    last_anywhere.insert(event.b, id);
                }
                Kind::TaskFailed => uncaught.extend(last.get(&(event.a, event.b))),
                _ => {}
            }
        }
        if let Some(End::Exception { text, .. }) = self.trace.end() {
            let raised = last_anywhere.into_iter().filter(|(id, _)| self.trace.text(*id) == text);
            uncaught.extend(raised.map(|(_, event)| event).max());
        }
        uncaught.sort_unstable();
        uncaught.dedup();
        uncaught
    }
}
