//! How many tasks are at something at once.

use std::collections::BTreeSet;

use super::super::View;
use crate::trace::{Event, EventId, Kind, State};

/// The most tasks that were there at once, and when that was first so.
#[derive(Default)]
pub(super) struct Crowd {
    pub most: Vec<u32>,
    pub event: EventId,
}

impl Crowd {
    fn see(&mut self, event: EventId, now: &BTreeSet<u32>) {
        if now.len() > self.most.len() {
            *self = Crowd { most: now.iter().copied().collect(), event };
        }
    }
}

impl View {
    /// The tasks that are suspended while one of their calls stands at a line that has this text.
    pub(super) fn crowd_at(&self, text: &str) -> Crowd {
        let lines: Vec<bool> = self.source.lines().map(|line| line.contains(text)).collect();
        let stands = |state: &State, frame: &u32| {
            let range = state.frames.get(frame).and_then(|frame| self.range(frame.span));
            range.is_some_and(|range| lines.get(range.line as usize - 1) == Some(&true))
        };
        self.crowd(|state, event| match event.kind {
            Kind::TaskSuspended => {
                let task = state.tasks.get(&event.a)?;
                Some(state.suspended_stack(task).iter().any(|frame| stands(state, frame)))
            }
            Kind::TaskResumed | Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => Some(false),
            _ => None,
        })
    }

    /// The tasks of a coroutine that have started and not ended.
    pub(super) fn crowd_of(&self, pattern: &str) -> Crowd {
        self.crowd(|_, event| match event.kind {
            Kind::TaskResumed => Some(!self.cleans_up(event.a) && self.runs_coroutine(event.a, pattern)),
            Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => Some(false),
            _ => None,
        })
    }

    /// Counts by what an event says of its task: that it is there from now on, or is not.
    fn crowd(&self, says: impl Fn(&State, &Event) -> Option<bool>) -> Crowd {
        let mut state = State::default();
        let mut now = BTreeSet::new();
        let mut crowd = Crowd::default();
        while state.step(&self.trace) {
            let Some((id, event)) = state.event().and_then(|id| Some((id, self.trace.event(id)?))) else { break };
            match says(&state, event) {
                Some(true) => now.insert(event.a),
                Some(false) => now.remove(&event.a),
                None => continue,
            };
            crowd.see(id, &now);
        }
        crowd
    }
}
