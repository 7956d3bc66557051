//! The numbers of a run that the page keeps: they cross as typed arrays.

use super::{View, seconds};

/// The numbers that cross as typed arrays. All columns of a group have the same length.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Columns {
    /// Per event: its kind.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub kind: Vec<u8>,
    /// Per event: virtual seconds.
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub time: Vec<f64>,
    /// Per event: turn of the loop, 0 outside of any.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub iteration: Vec<u32>,
    /// Per event: the task that was running, or `NONE`.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub task: Vec<u32>,
    /// Per event: its line in the source, 0 for none.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub line: Vec<u32>,
    /// The events at which a step of the story stops, ascending: a task resumes, gives way, is made, ends; output;
    /// cancellations; the clock moves; the loop is held; an exception that nobody catches. The first event is one.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub story: Vec<u32>,
    /// The same, and every handle, line, raise, and done future.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub internals: Vec<u32>,
    /// The first event of each turn of the loop.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub turns: Vec<u32>,
    /// The timeline's bars, by task and then in time.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub bar_task: Vec<u32>,
    /// By the numbers of `TASK_STATES`.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub bar_state: Vec<u8>,
    /// The task is in this state from this event on …
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub bar_from: Vec<u32>,
    /// … up to this one, that one excluded. The number of events for a bar that is open at the end.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub bar_to: Vec<u32>,
    /// Virtual seconds. The end of a task takes no time.
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub bar_start: Vec<f64>,
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub bar_end: Vec<f64>,
}

impl View {
    pub fn columns(&self) -> Columns {
        let events = &self.trace.events;
        let lines: Vec<u32> = self.trace.spans.iter().map(|span| self.positions.line(span.start)).collect();
        let steps = self.steps();
        let bars = self.bars();
        Columns {
            kind: events.iter().map(|event| event.kind as u8).collect(),
            time: events.iter().map(|event| seconds(event.at)).collect(),
            iteration: events.iter().map(|event| event.iteration).collect(),
            task: events.iter().map(|event| event.task).collect(),
            line: events.iter().map(|event| lines.get(event.span as usize).copied().unwrap_or(0)).collect(),
            story: steps.story,
            internals: steps.internals,
            turns: steps.turns,
            bar_task: bars.iter().map(|bar| bar.task).collect(),
            bar_state: bars.iter().map(|bar| bar.state as u8).collect(),
            bar_from: bars.iter().map(|bar| bar.from).collect(),
            bar_to: bars.iter().map(|bar| bar.to).collect(),
            bar_start: bars.iter().map(|bar| seconds(bar.start)).collect(),
            bar_end: bars.iter().map(|bar| seconds(bar.end)).collect(),
        }
    }
}
