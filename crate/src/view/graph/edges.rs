//! The edges of a graph while it is drawn, and which of them are open.

use std::collections::BTreeMap;

use super::{GraphEdge, GraphEdgeKind};
use crate::trace::EventId;

/// The edges, one for each kind between two nodes.
#[derive(Default)]
pub struct Edges {
    edges: Vec<GraphEdge>,
    known: BTreeMap<(GraphEdgeKind, u32, u32), usize>,
}

impl Edges {
    /// Begins to matter, unless it does already. Gives the edge, to be closed.
    pub fn open(&mut self, kind: GraphEdgeKind, from: u32, to: u32, at: EventId) -> usize {
        let edge = *self.known.entry((kind, from, to)).or_insert_with(|| {
            self.edges.push(GraphEdge { kind, from, to, times: Vec::new() });
            self.edges.len() - 1
        });
        let times = &mut self.edges[edge].times;
        // Where it ended just now it goes on.
        if times.last() == Some(&at) && times.len() % 2 == 0 {
            times.pop();
        } else if times.len() % 2 == 0 {
            times.push(at);
        }
        edge
    }

    /// No longer matters.
    pub fn close(&mut self, edge: usize, at: EventId) {
        if let Some(edge) = self.edges.get_mut(edge).filter(|edge| edge.times.len() % 2 == 1) {
            edge.times.push(at);
        }
    }

    /// Matters for a moment.
    pub fn moment(&mut self, kind: GraphEdgeKind, from: u32, to: u32, at: EventId, until: EventId) {
        let edge = self.open(kind, from, to, at);
        let times = &mut self.edges[edge].times;
        // It may matter still, from a moment ago.
        if let [.., before, begun] = times[..] && begun < before {
            times.truncate(times.len() - 2);
        }
        self.close(edge, until);
    }

    /// What is still open ends with the run.
    pub fn finish(mut self, at: EventId) -> Vec<GraphEdge> {
        for edge in 0..self.edges.len() {
            self.close(edge, at);
        }
        self.edges
    }
}
