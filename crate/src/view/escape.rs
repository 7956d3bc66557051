//! Which way an exception takes: the frames that it leaves, the handler that it reaches, the lines that it skips.

use super::View;
use super::part::Part;
use super::sentence::{Sentence, say};
use crate::trace::{EventId, Kind, State};

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indent {
    width: usize,
    opens: Opens,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    Except,
    Finally,
    /// Nothing that an exception goes to. An empty line has no end of width: it belongs to any block.
    Other,
}

/// The indentation of each line.
pub(super) fn indents(source: &str) -> Vec<Indent> {
    let indent = |line: &str| {
        let text = line.trim_start();
        let opens = match () {
            () if text.starts_with("except") => Opens::Except,
            () if text.starts_with("finally") => Opens::Finally,
            () => Opens::Other,
        };
        let width = if text.is_empty() || text.starts_with('#') { usize::MAX } else { line.len() - text.len() };
        Indent { width, opens }
    };
    source.lines().map(indent).collect()
}

impl View {
    /// Where the exception that was raised or thrown in at this event goes to.
    pub(super) fn escape(&self, state: &State, id: EventId, task: u32) -> Vec<Sentence> {
        let from = self.trace.event(id).and_then(|event| self.range(event.span)).map(|range| range.line);
        let from = from.or_else(|| self.suspended_at(state, state.tasks.get(&task)?).map(|range| range.line));
        let mut left = Vec::new();
        for event in self.trace.events.get(id as usize + 1..).unwrap_or_default() {
            match event.kind {
                Kind::Unwind => left.push(event.a),
                Kind::Line => return self.reaches(state, from, event.a, event.b, &left),
                Kind::TaskCancelled | Kind::TaskFailed | Kind::TaskDone | Kind::TaskSuspended | Kind::HandleEnd | Kind::End => break,
                _ => {}
            }
        }
        self.leaves(state, &left).into_iter().collect()
    }

    fn leaves(&self, state: &State, frames: &[u32]) -> Option<Sentence> {
        let functions: Vec<Part> = frames.iter().map(|&frame| self.function(state, frame)).filter(|part| !part.text.is_empty()).collect();
        (!functions.is_empty()).then(|| say("escape:leaves", functions))
    }

    fn reaches(&self, state: &State, from: Option<u32>, frame: u32, line: u32, left: &[u32]) -> Vec<Sentence> {
        let kind = match self.handler(line) {
            Opens::Except => "escape:except",
            Opens::Finally => "escape:finally",
            Opens::Other => "escape:line",
        };
        let place = Part::number(line).within(self.positions.line_range(line));
        let arrives = say(kind, [place, self.function(state, frame)]);
        // Where a handler's head is no line of its own, it stands before the handler's first one.
        let head = if self.begins(line) == Opens::Other { 2 } else { 1 };
        let skipped = from.filter(|_| left.is_empty());
        let skips = skipped.and_then(|from| self.lines_between(from + 1, line.saturating_sub(head)));
        self.leaves(state, left).into_iter().chain(skips).chain([arrives]).collect()
    }

    fn lines_between(&self, first: u32, last: u32) -> Option<Sentence> {
        let within = |line: &u32| self.indents.get(*line as usize - 1).is_some_and(|indent| indent.width != usize::MAX);
        let mut lines = (first..=last).filter(within);
        let first = lines.next()?;
        let last = lines.last().unwrap_or(first);
        let part = |line| Part::number(line).within(self.positions.line_range(line));
        Some(say("skips", [part(first), part(last)]))
    }

    pub(super) fn begins(&self, line: u32) -> Opens {
        let index = (line as usize).checked_sub(1);
        index.and_then(|index| self.indents.get(index)).map_or(Opens::Other, |indent| indent.opens)
    }

    /// What the block that a line belongs to begins with.
    pub(super) fn handler(&self, line: u32) -> Opens {
        let own = self.begins(line);
        let lines = self.indents.get(..line as usize).and_then(<[Indent]>::split_last);
        let Some((last, above)) = lines.filter(|_| own == Opens::Other) else { return own };
        let head = above.iter().rev().find(|above| above.width < last.width);
        head.map_or(Opens::Other, |head| head.opens)
    }
}

