//! The moments of a run that a number in the text decides: they can be dragged.

use std::collections::BTreeSet;

use super::View;
use crate::trace::{Event, EventId, Kind, Source, Span, Timer};

/// What a deadline ends, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum DeadlineKind {
    /// A task's sleep.
    Sleep,
    /// What a timeout allows, whether it strikes or not.
    Timeout,
    /// The wait for a cancellation: by `call_later`, or by a sleep of who asked for it.
    Cancel,
    /// The wait for a function: `call_later`.
    Call,
    /// `time.sleep`, which holds the loop.
    Block,
}

impl DeadlineKind {
    /// Every kind, by its number.
    pub const ALL: [DeadlineKind; 5] = {
        use DeadlineKind::*;
        [Sleep, Timeout, Cancel, Call, Block]
    };
}

/// A moment that a number decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline {
    pub kind: DeadlineKind,
    /// The task on whose lane it stands, or `NONE`.
    pub task: u32,
    /// What it belongs to: the event that set the timer or began to hold the loop; the request to cancel.
    pub event: EventId,
    /// Virtual nanoseconds: when the number began to count, and the moment.
    pub from: u64,
    pub at: u64,
    /// The number.
    pub seconds: f64,
    pub source: Source,
}

impl Deadline {
    /// By number: 0 for a literal of the text, 1 for what was computed, 2 for what can't be said.
    pub fn source_number(&self) -> u8 {
        match self.source {
            Source::Literal(_) => 0,
            Source::Computed(_) => 1,
            Source::Unknown => 2,
        }
    }

    /// The literal, or the expression that computed it.
    pub fn span(&self) -> Option<Span> {
        match self.source {
            Source::Literal(span) | Source::Computed(span) => Some(span),
            Source::Unknown => None,
        }
    }
}

/// The function that a timeout's timer calls, by CPython's name.
pub(super) const TIMEOUT: &str = "Timeout._on_timeout";

impl View {
    /// Every deadline that the run came to, and the timeouts that never struck; by event.
    pub(super) fn deadlines(&self) -> Vec<Deadline> {
        let events = &self.trace.events;
        let due: BTreeSet<u32> =
            events.iter().filter(|event| event.kind == Kind::TimerDue).map(|event| event.a).collect();
        let sleeps = self.trace.waits.iter().filter(|wait| wait.kind.is_sleep()).map(|wait| wait.timer);
        let sleeps: BTreeSet<u32> = sleeps.collect();
        let cancels = (0..).zip(events).filter(|(_, event)| event.kind == Kind::CancelRequested);
        let cancelling: BTreeSet<u32> = cancels.filter_map(|(id, _)| self.handle_behind(id)).collect();
        let deadline = |(id, event): (EventId, &Event)| match event.kind {
            Kind::TimerSet => {
                let label = self.trace.handle(event.a).map_or("", |handle| self.trace.text(handle.label));
                let kind = match label {
                    TIMEOUT => DeadlineKind::Timeout,
                    _ if !due.contains(&event.a) => return None,
                    _ if sleeps.contains(&event.b) => DeadlineKind::Sleep,
                    // It stands with the request that it makes.
                    _ if cancelling.contains(&event.a) => return None,
                    _ => DeadlineKind::Call,
                };
                Some(Self::deadline_of(kind, event.task, id, event.at, self.trace.timer(event.b)?))
            }
            Kind::Blocked => {
                Some(Self::deadline_of(DeadlineKind::Block, event.task, id, event.at, self.trace.timer(event.a)?))
            }
            Kind::CancelRequested => self.cancellation_deadline(id, event),
            _ => None,
        };
        (0..).zip(events).filter_map(deadline).collect()
    }

    fn deadline_of(kind: DeadlineKind, task: u32, event: EventId, from: u64, timer: &Timer) -> Deadline {
        Deadline { kind, task, event, from, at: timer.deadline, seconds: timer.seconds, source: timer.source }
    }

    /// The timer's handle that led to an event, in the same instant.
    fn handle_behind(&self, id: EventId) -> Option<u32> {
        self.trace.event(self.timer_behind(id)?).map(|due| due.a)
    }

    fn cancellation_deadline(&self, id: EventId, event: &Event) -> Option<Deadline> {
        let handle = self.trace.handle(self.handle_behind(id)?)?;
        if self.trace.text(handle.label) == TIMEOUT {
            return None;
        }
        let timer = self.trace.timer(handle.timer)?;
        let from = timer.deadline.saturating_sub((timer.seconds.max(0.0) * 1e9).round() as u64);
        Some(Self::deadline_of(DeadlineKind::Cancel, event.a, id, from, timer))
    }
}
