//! The timeline's arrows: who made, woke or cancelled whom.

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

/// One task did something to another.
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
        let events = (0..).zip(&self.trace.events);
        events.filter_map(|(id, event)| self.arrow(id, event)).filter(|arrow| arrow.source != arrow.target).collect()
    }

    fn arrow(&self, id: EventId, event: &Event) -> Option<Arrow> {
        let (kind, from, source, target) = match event.kind {
            Kind::TaskCreated => (ArrowKind::Spawn, id, event.task, event.a),
            Kind::HandleReady => {
                let target = self.trace.handle(event.a).filter(|handle| handle.kind.steps_task())?.task;
                let (from, source) = self.doer(id, event)?;
                // A task's first step is queued by who made it: that is another arrow.
                let made = self.trace.event(id.checked_sub(1)?)?;
                if made.kind == Kind::TaskCreated && made.a == target {
                    return None;
                }
                (ArrowKind::Wake, from, source, target)
            }
            Kind::CancelRequested => {
                let (from, source) = self.doer(id, event)?;
                (ArrowKind::Cancel, from, source, event.a)
            }
            Kind::CancelDelivered => {
                let request = self.trace.event(event.cause)?;
                let (_, source) = self.doer(event.cause, request)?;
                (ArrowKind::Cancel, event.cause, source, event.a)
            }
            _ => return None,
        };
        Some(Arrow { kind, from, to: id, source, target })
    }

    /// Who did something: the task that ran or, when a callback did it, the one that caused the callback to run. In the
    /// end it is the loop, by a timer.
    fn doer(&self, id: EventId, event: &Event) -> Option<(EventId, u32)> {
        let (mut id, mut event) = (id, event);
        loop {
            if event.task != NONE {
                return Some((id, event.task));
            }
            let cause = self.trace.event(event.cause);
            // A cause lies before what it caused; a damaged trace could say otherwise.
            match cause.filter(|_| event.cause < id) {
                Some(cause) => (id, event) = (event.cause, cause),
                None => return (event.kind == Kind::TimerDue).then_some((id, NONE)),
            }
        }
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
