//! What the page draws, made from a trace. The page's TypeScript types come from the types here.
//!
//! Positions in the source are UTF-16 offsets, as the editor counts; lines count from 1; times are virtual seconds.
//! An event's number is the cursor: "at event N" means after it happened.

mod bars;
mod columns;
mod overview;
mod position;
mod sentence;
mod state;
mod steps;
mod task_state;
#[cfg(test)]
mod tests;

pub use columns::Columns;
pub use overview::{EndKind, Ending, Mark, MarkKind, Output, Overview, Problem, TaskView};
pub use position::{Positions, Range};
pub use sentence::{KINDS, Sentence};
pub use state::{FrameView, HandleKindView, HandleView, Running, State, TaskAt, TimerView, Variable, WaitView};
pub use task_state::TaskState;

use crate::trace::{Checkpoints, EventId, NONE, Trace};

/// A run as the page sees it.
#[derive(Debug)]
pub struct View {
    trace: Trace,
    checkpoints: Checkpoints,
    positions: Positions,
    problems: Vec<Problem>,
}

impl View {
    /// The view of a run of `source`. The problems are those that kept it from running, if any did.
    pub fn new(trace: Trace, source: &str, problems: Vec<Problem>) -> View {
        let checkpoints = Checkpoints::new(&trace);
        View { trace, checkpoints, positions: Positions::new(source), problems }
    }

    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Where a span of the trace's table is.
    fn range(&self, span: u32) -> Option<Range> {
        self.trace.span(span).map(|span| self.positions.range(span))
    }

    fn time(&self, event: EventId) -> u64 {
        self.trace.event(event).map_or(0, |event| event.at)
    }

    /// A task's name, or the empty text.
    fn task_name(&self, task: u32) -> &str {
        self.trace.task(task).map_or("", |task| self.trace.text(task.name))
    }

    fn code_name(&self, code: u32) -> &str {
        self.trace.code(code).map_or("", |code| self.trace.text(code.name))
    }
}

/// Virtual nanoseconds as seconds.
fn seconds(at: u64) -> f64 {
    at as f64 / 1e9
}

fn some(id: u32) -> Option<u32> {
    (id != NONE).then_some(id)
}
