//! The loop's own lane: the handles that it runs one after the other, and what it does in between.

use super::View;
use crate::trace::{EventId, HandleKind, Kind, NONE};

/// What the loop does at a moment, by its number in a bar of its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LoopState {
    /// Nothing is ready: it waits for the next timer.
    Idle,
    /// A handle holds it with `time.sleep`.
    Held,
    /// It runs a handle of this kind.
    Step,
    Wakeup,
    Callback,
    Timer,
    Thread,
}

impl LoopState {
    /// Every state, by its number.
    pub const ALL: [LoopState; 7] = {
        use LoopState::*;
        [Idle, Held, Step, Wakeup, Callback, Timer, Thread]
    };

    fn running(kind: HandleKind) -> LoopState {
        match kind {
            HandleKind::Step => LoopState::Step,
            HandleKind::Wakeup => LoopState::Wakeup,
            HandleKind::Callback | HandleKind::Threadsafe => LoopState::Callback,
            HandleKind::Timer => LoopState::Timer,
            HandleKind::Thread => LoopState::Thread,
        }
    }
}

/// The loop does one thing at the events `from..to`, and from one time to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoopBar {
    pub state: LoopState,
    pub from: EventId,
    pub to: EventId,
    /// Virtual nanoseconds.
    pub start: u64,
    pub end: u64,
    /// The task that the handle is about, or that holds the loop; or [`NONE`].
    pub task: u32,
}

impl View {
    /// The loop's bars, in time. A handle that holds the loop is cut in two, with the time that it held in between.
    pub(super) fn loop_bars(&self) -> Vec<LoopBar> {
        let mut bars: Vec<LoopBar> = Vec::new();
        let mut open: Option<LoopBar> = None;
        let mut before = 0;
        for (id, event) in (0..).zip(&self.trace.events) {
            let bar = |state, task| LoopBar { state, from: id, to: id, start: event.at, end: event.at, task };
            let next =
                match event.kind {
                    Kind::HandleRun => self
                        .trace
                        .handle(event.a)
                        .map(|handle| bar(LoopState::running(handle.kind), self.task_of(event.a).unwrap_or(NONE))),
                    Kind::Blocked => Some(bar(LoopState::Held, event.task)),
                    Kind::Advanced => {
                        bars.push(LoopBar { to: id + 1, start: before, ..bar(LoopState::Idle, NONE) });
                        None
                    }
                    // The handle that held the loop goes on.
                    Kind::Unblocked => bars.iter().rev().find(|bar| bar.state != LoopState::Held).and_then(|last| {
                        open.is_some().then_some(LoopBar { from: id, to: id, start: event.at, ..*last })
                    }),
                    _ => None,
                };
            if next.is_some() || event.kind == Kind::HandleEnd {
                bars.extend(open.take().map(|bar| LoopBar { to: id, end: event.at, ..bar }));
            }
            open = next.or(open);
            before = event.at;
        }
        bars.extend(open.map(|bar| LoopBar { to: self.trace.events.len() as EventId, end: before, ..bar }));
        bars
    }
}
