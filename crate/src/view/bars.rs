//! The timeline's bars: for each task its states one after the other.

use std::collections::BTreeMap;

use super::{TaskState, View};
use crate::trace::state::stepped;
use crate::trace::{Event, EventId, Kind, State, Trace, WaitKind};

/// A task is in one state at the events `from..to`, and from one time to another. A task's end is a bar too: it takes
/// no time, and lasts for all the events to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub task: u32,
    pub state: TaskState,
    pub from: EventId,
    pub to: EventId,
    /// Virtual nanoseconds.
    pub start: u64,
    pub end: u64,
    /// What it waits for, in these two states.
    pub wait: Option<WaitKind>,
}

/// A bar whose end is still to come, but for the loop being held.
struct Open {
    state: TaskState,
    from: EventId,
    start: u64,
    /// When the sleep ends, if it is one.
    deadline: Option<u64>,
    wait: Option<WaitKind>,
}

struct Drawing<'a> {
    view: &'a View,
    open: BTreeMap<u32, Open>,
    /// The events at which the loop was held.
    blocks: Vec<EventId>,
    bars: Vec<Bar>,
}

impl View {
    /// Every bar, by task and then in time.
    pub(super) fn bars(&self) -> Vec<Bar> {
        let mut drawing = Drawing { view: self, open: BTreeMap::new(), blocks: Vec::new(), bars: Vec::new() };
        let mut state = State::default();
        for (id, event) in (0..).zip(&self.trace.events) {
            state.step(&self.trace);
            if event.kind == Kind::Blocked {
                drawing.blocks.push(id);
            }
            if let Some(task) = concerned(&self.trace, event) {
                drawing.follow(&state, id, task);
            }
        }
        drawing.finish(state.events, state.at)
    }
}

/// The task whose state the event may change.
fn concerned(trace: &Trace, event: &Event) -> Option<u32> {
    match event.kind {
        Kind::HandleReady | Kind::HandleRun | Kind::HandleEnd => stepped(trace, event.a),
        Kind::TaskCreated
        | Kind::TaskResumed
        | Kind::TaskSuspended
        | Kind::TaskDone
        | Kind::TaskFailed
        | Kind::TaskCancelled
        | Kind::CancelRequested
        | Kind::Uncancelled => Some(event.a),
        _ => None,
    }
}

impl Drawing<'_> {
    fn follow(&mut self, state: &State, id: EventId, task: u32) {
        let Some(now) = state.tasks.get(&task) else { return };
        let current = self.view.unblocked_state(now);
        if self.open.get(&task).is_some_and(|open| open.state == current) {
            return;
        }
        let deadline = self.view.deadline(now).filter(|_| current == TaskState::Sleeping);
        let waits = matches!(current, TaskState::Sleeping | TaskState::Waiting);
        let wait = self.view.trace.wait(now.wait).map(|wait| wait.kind).filter(|_| waits);
        let open = Open { state: current, from: id, start: state.at, deadline, wait };
        if let Some(before) = self.open.insert(task, open) {
            self.close(task, before, id, state.at);
        }
    }

    fn close(&mut self, task: u32, open: Open, to: EventId, end: u64) {
        let Open { state, from, start, wait, .. } = open;
        let end = if state.ended() { start } else { end };
        let bar = Bar { task, state, from, to, start, end, wait };
        match self.held(&open, to) {
            Some((event, time)) => {
                self.bars.push(Bar { to: event, end: time, ..bar });
                self.bars.push(Bar { state: TaskState::Blocked, from: event, start: time, wait: None, ..bar });
            }
            None => self.bars.push(bar),
        }
    }

    /// From when on the task could have run if the loop had not been held: the event, and the time.
    fn held(&self, open: &Open, to: EventId) -> Option<(EventId, u64)> {
        let (event, time) = match (open.state, open.deadline) {
            (TaskState::Ready, _) => {
                let next = self.blocks.partition_point(|&block| block <= open.from);
                (*self.blocks.get(next)?, open.start)
            }
            (TaskState::Sleeping, Some(deadline)) => {
                let events = &self.view.trace.events;
                (events.partition_point(|event| event.at <= deadline) as EventId, deadline)
            }
            _ => return None,
        };
        (open.from < event && event < to).then_some((event, time))
    }

    fn finish(mut self, events: u32, at: u64) -> Vec<Bar> {
        for (task, open) in std::mem::take(&mut self.open) {
            self.close(task, open, events, at);
        }
        self.bars.sort_by_key(|bar| (bar.task, bar.from));
        self.bars
    }
}
