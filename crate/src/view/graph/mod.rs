//! The run as a graph: its tasks, what joins and limits them, what they meet at, and who concerns whom at which events.
//!
//! It is of the whole run: which nodes are there already, and which edges matter now, the cursor alone tells.

mod drawing;
mod edges;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Range, View};
use crate::trace::{EventId, WaitKind};

/// The graph of a run. Nodes and edges are in the order in which they first came.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Graph {
    pub nodes: Vec<GraphNode>,
    pub edges: Vec<GraphEdge>,
    /// The nodes of a deadlock's cycle, each waiting for the next, and the last one for the first.
    pub cycle: Vec<u32>,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum GraphNodeKind {
    Task,
    Gather,
    Wait,
    AsCompleted,
    TaskGroup,
    /// `timeout`, `timeout_at` or `wait_for`.
    Timeout,
    /// A timer that cancels a task: `call_later(1, task.cancel)`.
    CancelTimer,
    Lock,
    Semaphore,
    Event,
    Condition,
    Barrier,
    Queue,
}

/// A task, a join, a limit, or what tasks meet at.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct GraphNode {
    pub kind: GraphNodeKind,
    /// A task's number, or that of a lock, a queue, … among the state's `primitives`.
    pub number: Option<u32>,
    /// What the program calls a lock, a queue, …, else empty.
    pub name: String,
    /// The node that it belongs to: a task's join or maker, a join's or a timeout's task or the timeout around it.
    pub parent: Option<u32>,
    /// Where in the text it is made.
    pub site: Option<Range>,
    /// How many nodes of this kind were made at this place before.
    pub nth: u32,
    /// A task's coroutine function, as far as it has begun.
    pub definition: Option<Range>,
    /// A task's arguments when it began, as `name=value`.
    pub arguments: Vec<String>,
    /// What a timeout or a timer allows.
    pub seconds: Option<f64>,
    /// The literal that says so.
    pub literal: Option<Range>,
    /// When it is there. A join, a timeout or a timer of a loop comes again and again.
    pub spells: Vec<GraphSpell>,
}

/// A stretch of the run, at the events `from..to`, and how it ended.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct GraphSpell {
    pub from: u32,
    /// `NONE` while it has not ended.
    pub to: u32,
    pub outcome: GraphOutcome,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum GraphOutcome {
    /// It has not ended, or its end tells nothing.
    None,
    Done,
    /// For a timeout and a timer: it struck.
    Failed,
    Cancelled,
}

/// What one node has to do with another.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum GraphEdgeKind {
    /// A task makes another.
    Spawns,
    /// A task, a join or a timeout waits for another to end.
    Awaits,
    Cancels,
    /// A task holds a lock, or permits of a semaphore.
    Holds,
    /// A task waits for a lock, a queue, …
    WaitsFor,
    /// A task puts something into a queue …
    Puts,
    /// … or takes it out.
    Gets,
    /// A task sets an event.
    Sets,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct GraphEdge {
    pub kind: GraphEdgeKind,
    pub from: u32,
    pub to: u32,
    /// When it matters: events in pairs, from the first of a pair to before the second.
    pub times: Vec<u32>,
}

impl View {
    /// The graph of the run, of all its events.
    pub fn graph(&self) -> Graph {
        let mut drawing = drawing::Drawing::new(self);
        for (id, event) in (0..).zip(&self.trace.events) {
            drawing.follow(id, event);
        }
        drawing.finish()
    }

    /// Until when something that takes no time is shown: two stops of the story on, so that one of them shows it.
    fn shown_until(&self, story: &[EventId], event: EventId) -> EventId {
        let next = story.partition_point(|&stop| stop < event) + 1;
        story.get(next).copied().unwrap_or(self.trace.events.len() as EventId)
    }
}

fn node_kind(kind: WaitKind) -> Option<GraphNodeKind> {
    match kind {
        WaitKind::Lock => Some(GraphNodeKind::Lock),
        WaitKind::Semaphore => Some(GraphNodeKind::Semaphore),
        WaitKind::Event => Some(GraphNodeKind::Event),
        WaitKind::Condition => Some(GraphNodeKind::Condition),
        WaitKind::Barrier => Some(GraphNodeKind::Barrier),
        WaitKind::Queue => Some(GraphNodeKind::Queue),
        _ => None,
    }
}

/// What a future stands for, by its label, when it is a join.
fn join_kind(label: &str) -> Option<GraphNodeKind> {
    match label {
        "gather" => Some(GraphNodeKind::Gather),
        "wait" => Some(GraphNodeKind::Wait),
        "as_completed" => Some(GraphNodeKind::AsCompleted),
        "TaskGroup" => Some(GraphNodeKind::TaskGroup),
        _ => None,
    }
}
