//! What the page draws, made from a trace. The page's TypeScript types come from the types here.
//!
//! Positions in the source are UTF-16 offsets, as the editor counts; lines count from 1; times are virtual seconds.
//! An event's number is the cursor: "at event N" means after it happened.

mod arrows;
mod ask;
mod bars;
mod columns;
mod deadlines;
mod deadlock;
mod escape;
mod graph;
mod loop_bars;
mod overview;
mod part;
mod position;
mod primitives;
mod sentence;
mod state;
mod steps;
mod task_state;
#[cfg(test)]
mod tests;
mod thread_bars;
mod threads;
mod wait;
mod what;
mod why;

pub use arrows::ArrowKind;
pub use ask::{Ask, Attributes, CheckResult, Choice, Form, PHRASES, Phrase, Question};
pub use columns::Columns;
pub use deadlines::DeadlineKind;
pub use graph::{Graph, GraphEdge, GraphEdgeKind, GraphNode, GraphNodeKind, GraphOutcome, GraphSpell};
pub use loop_bars::LoopState;
pub use overview::{EndKind, Ending, Mark, MarkKind, Output, Overview, Problem, TaskView};
pub use part::Part;
pub use position::{Positions, Range};
pub use primitives::{FutureView, PrimitiveView};
pub use sentence::{KINDS, Sentence};
pub use state::{FrameView, HandleKindView, HandleView, Running, State, TaskAt, TimerView, Variable, WaitView};
pub use task_state::TaskState;
pub use thread_bars::ThreadView;
pub use threads::{ThreadAt, ThreadPhaseView};
pub use wait::wait_word;

use std::collections::BTreeMap;

use crate::trace::{Checkpoints, EventId, Kind, NONE, Trace};

/// A run as the page sees it.
#[derive(Debug)]
pub struct View {
    trace: Trace,
    source: String,
    checkpoints: Checkpoints,
    positions: Positions,
    problems: Vec<Problem>,
    /// Texts: the names that tasks were given by `set_name`. A task goes by its last name everywhere.
    names: BTreeMap<u32, u32>,
    /// By handle: its `TimerSet`.
    set_by: BTreeMap<u32, EventId>,
    /// What the program calls each lock, queue, …
    primitive_names: Vec<String>,
    /// By line: how it is indented, and what it begins with.
    indents: Vec<escape::Indent>,
}

impl View {
    /// The view of a run of `source`. The problems are those that kept it from running, if any did.
    pub fn new(trace: Trace, source: &str, problems: Vec<Problem>) -> View {
        let of_kind = |kind| (0..).zip(&trace.events).filter(move |(_, event)| event.kind == kind);
        let names = of_kind(Kind::TaskRenamed).map(|(_, event)| (event.a, event.b)).collect();
        let set_by = of_kind(Kind::TimerSet).map(|(id, event)| (event.a, id)).collect();
        let checkpoints = Checkpoints::new(&trace);
        let primitive_names = primitives::names(&trace, source);
        let indents = escape::indents(source);
        View { trace, source: source.to_owned(), checkpoints, positions: Positions::new(source), problems, names, set_by, primitive_names, indents }
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
        let given = self.names.get(&task).copied();
        let name = given.or_else(|| self.trace.task(task).map(|task| task.name));
        self.trace.text(name.unwrap_or(NONE))
    }

    /// A thread's name; NONE is the main thread.
    fn thread_name(&self, thread: u32) -> &str {
        self.trace.thread(thread).map_or("MainThread", |thread| self.trace.text(thread.name))
    }

    /// The task that a handle is about: the one that it steps, wakes, or reports to, or that set it as a timer.
    fn task_of(&self, handle: u32) -> Option<u32> {
        let own = self.trace.handle(handle).and_then(|handle| some(handle.task));
        own.or_else(|| self.trace.event(*self.set_by.get(&handle)?).and_then(|set| some(set.task)))
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
