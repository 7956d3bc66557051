//! The timeline's arrows: who made, woke or cancelled whom.
//!
//! Who does or feels it is a task, by its number, or a thread: these count on behind the last task.

use super::View;
use crate::trace::{Event, EventId, Kind, NONE};

/// What an arrow tells, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ArrowKind {
    Spawn,
    Wake,
    Cancel,
}

impl ArrowKind {
    /// Every kind, by its number.
    pub const ALL: [ArrowKind; 3] = [ArrowKind::Spawn, ArrowKind::Wake, ArrowKind::Cancel];
}

/// A task or thread did something to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub kind: ArrowKind,
    /// Where the one did it, and where the other came to feel it.
    pub from: EventId,
    pub to: EventId,
    /// The one, or [`NONE`] for the loop by a timer.
    pub source: u32,
    pub target: u32,
}

impl View {
    /// Every arrow, by its end.
    pub(super) fn arrows(&self) -> Vec<Arrow> {
        let threads = self.threads_at_work();
        let events = (0..).zip(&self.trace.events);
        events.filter_map(|(id, event)| self.arrow(&threads, id, event)).filter(|arrow| arrow.source != arrow.target).collect()
    }

    fn arrow(&self, threads: &[u32], id: EventId, event: &Event) -> Option<Arrow> {
        let (kind, from, source, target) = match event.kind {
            Kind::TaskCreated => (ArrowKind::Spawn, id, event.task, event.a),
            Kind::ThreadResumed => {
                let before = id.checked_sub(1)?;
                let (from, source) = match self.doer(threads, before, self.trace.event(before)?)? {
                    (due, NONE) => self.waker(threads, due).unwrap_or((due, NONE)),
                    known => known,
                };
                let started = self.trace.event(before)?.kind == Kind::ThreadStarted;
                (if started { ArrowKind::Spawn } else { ArrowKind::Wake }, from, source, self.behind_tasks(event.a))
            }
            Kind::HandleReady => {
                let target = self.trace.handle(event.a).filter(|handle| handle.kind.steps_task())?.task;
                let (from, source) = self.doer(threads, id, event)?;
                // A task's first step is queued by who made it: that is another arrow.
                let made = self.trace.event(id.checked_sub(1)?)?;
                if made.kind == Kind::TaskCreated && made.a == target {
                    return None;
                }
                (ArrowKind::Wake, from, source, target)
            }
            Kind::CancelRequested => {
                let (from, source) = self.doer(threads, id, event)?;
                (ArrowKind::Cancel, from, source, event.a)
            }
            Kind::CancelDelivered => {
                let request = self.trace.event(event.cause)?;
                let (_, source) = self.doer(threads, event.cause, request)?;
                (ArrowKind::Cancel, event.cause, source, event.a)
            }
            _ => return None,
        };
        Some(Arrow { kind, from, to: id, source, target })
    }

    /// Who did something: the task or thread that ran or, when a callback did it, the one that caused the callback to
    /// run. In the end it is the loop, by a timer.
    pub(super) fn doer(&self, threads: &[u32], id: EventId, event: &Event) -> Option<(EventId, u32)> {
        let (mut id, mut event) = (id, event);
        loop {
            if event.task != NONE {
                return Some((id, event.task));
            }
            if let Some(&thread) = threads.get(id as usize).filter(|&&thread| thread != NONE) {
                return Some((id, self.behind_tasks(thread)));
            }
            let cause = self.trace.event(event.cause);
            // A cause lies before what it caused; a damaged trace could say otherwise.
            match cause.filter(|_| event.cause < id) {
                Some(cause) => (id, event) = (event.cause, cause),
                None => return (event.kind == Kind::TimerDue).then_some((id, NONE)),
            }
        }
    }

    /// Who woke a thread through a timer that was due at once.
    fn waker(&self, threads: &[u32], due: EventId) -> Option<(EventId, u32)> {
        let due = self.trace.event(due)?;
        let set = *self.set_by.get(&due.a)?;
        let event = self.trace.event(set).filter(|set| set.at == due.at)?;
        self.doer(threads, set, event)
    }

    fn behind_tasks(&self, thread: u32) -> u32 {
        self.trace.tasks.len() as u32 + thread
    }

    /// For each event the thread that it is in, or `NONE`; nothing for a run without threads. What its end sets off in
    /// the same handle is the thread's too: that is how its result reaches the loop.
    fn threads_at_work(&self) -> Vec<u32> {
        if self.trace.threads.is_empty() {
            return Vec::new();
        }
        let mut under_way = Vec::new();
        let mut in_handle = false;
        let mut ended = NONE;
        let thread = |event: &Event| {
            match event.kind {
                Kind::ThreadResumed => under_way.push(event.a),
                Kind::HandleRun | Kind::HandleEnd => (in_handle, ended) = (event.kind == Kind::HandleRun, NONE),
                Kind::ThreadStarted => ended = NONE,
                _ => {}
            }
            let thread = under_way.last().copied().unwrap_or(ended);
            if matches!(event.kind, Kind::ThreadSuspended | Kind::ThreadDone | Kind::ThreadFailed) {
                under_way.pop();
                ended = if in_handle && event.kind != Kind::ThreadSuspended { event.a } else { NONE };
            }
            thread
        };
        self.trace.events.iter().map(thread).collect()
    }

    /// The timer that led to an event within the event's own instant, by its `TimerDue`.
    pub(super) fn timer_behind(&self, id: EventId) -> Option<EventId> {
        let (mut id, mut event) = (id, self.trace.event(id)?);
        let at = event.at;
        while event.kind != Kind::TimerDue {
            let cause = self.trace.event(event.cause).filter(|cause| event.cause < id && cause.at == at)?;
            (id, event) = (event.cause, cause);
        }
        Some(id)
    }
}
