//! The numbers of a run that the page keeps: they cross as typed arrays.

use super::bars::Bar;
use super::{Range, View, seconds};
use crate::trace::State;

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
    /// Per event: how many calls are under way in the thread that runs, 255 for more.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub depth: Vec<u8>,
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
    /// By the numbers of `WAIT_KINDS`, or 255: what a sleeping or waiting task waits for.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub bar_wait: Vec<u8>,
    /// The bars of the modelled threads, by thread and then in time; otherwise as those of the tasks.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub thread_id: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub thread_state: Vec<u8>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub thread_from: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub thread_to: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub thread_start: Vec<f64>,
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub thread_end: Vec<f64>,
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub thread_wait: Vec<u8>,
    /// The bars of the loop's own lane, in time. By the numbers of `LOOP_STATES`.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub loop_state: Vec<u8>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub loop_from: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub loop_to: Vec<u32>,
    /// Virtual seconds.
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub loop_start: Vec<f64>,
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub loop_end: Vec<f64>,
    /// The task that the handle is about, or `NONE`.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub loop_task: Vec<u32>,
    /// Who did what to whom, by the event at which the other felt it. By the numbers of `ARROW_KINDS`.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub arrow_kind: Vec<u8>,
    /// The event at which the one did it.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub arrow_from: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub arrow_to: Vec<u32>,
    /// The task that did it, or the thread, counted on behind the last task; `NONE` for the loop, by a timer.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub arrow_source: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub arrow_target: Vec<u32>,
    /// The moments that a number decides. By the numbers of `DEADLINE_KINDS`.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub deadline_kind: Vec<u8>,
    /// The task on whose lane it stands, or `NONE`.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub deadline_task: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub deadline_event: Vec<u32>,
    /// Virtual seconds: when the number began to count …
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub deadline_from: Vec<f64>,
    /// … and the moment.
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub deadline_at: Vec<f64>,
    /// The number itself.
    #[cfg_attr(feature = "types", ts(type = "Float64Array"))]
    pub deadline_seconds: Vec<f64>,
    /// 0: it stands in the text as a literal; 1: it was computed there; 2: unknown.
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub deadline_source: Vec<u8>,
    /// Where that is, in UTF-16 units; 0 for unknown.
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub deadline_span_start: Vec<u32>,
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub deadline_span_end: Vec<u32>,
}

impl View {
    pub fn columns(&self) -> Columns {
        let events = &self.trace.events;
        let lines: Vec<u32> = self.trace.spans.iter().map(|span| self.positions.line(span.start)).collect();
        let steps = self.steps();
        let bars = self.bars();
        let thread_bars = self.thread_bars();
        let loop_bars = self.loop_bars();
        let arrows = self.arrows();
        let deadlines = self.deadlines();
        let ranges: Vec<Option<Range>> =
            deadlines.iter().map(|deadline| deadline.span().map(|span| self.positions.range(span))).collect();
        Columns {
            kind: events.iter().map(|event| event.kind as u8).collect(),
            time: events.iter().map(|event| seconds(event.at)).collect(),
            iteration: events.iter().map(|event| event.iteration).collect(),
            task: events.iter().map(|event| event.task).collect(),
            line: events.iter().map(|event| lines.get(event.span as usize).copied().unwrap_or(0)).collect(),
            depth: self.depths(),
            story: steps.story,
            internals: steps.internals,
            turns: steps.turns,
            bar_task: bars.iter().map(|bar| bar.task).collect(),
            bar_state: bars.iter().map(|bar| bar.state as u8).collect(),
            bar_from: bars.iter().map(|bar| bar.from).collect(),
            bar_to: bars.iter().map(|bar| bar.to).collect(),
            bar_start: bars.iter().map(|bar| seconds(bar.start)).collect(),
            bar_end: bars.iter().map(|bar| seconds(bar.end)).collect(),
            bar_wait: bars.iter().map(wait_number).collect(),
            thread_id: thread_bars.iter().map(|bar| bar.task).collect(),
            thread_state: thread_bars.iter().map(|bar| bar.state as u8).collect(),
            thread_from: thread_bars.iter().map(|bar| bar.from).collect(),
            thread_to: thread_bars.iter().map(|bar| bar.to).collect(),
            thread_start: thread_bars.iter().map(|bar| seconds(bar.start)).collect(),
            thread_end: thread_bars.iter().map(|bar| seconds(bar.end)).collect(),
            thread_wait: thread_bars.iter().map(wait_number).collect(),
            loop_state: loop_bars.iter().map(|bar| bar.state as u8).collect(),
            loop_from: loop_bars.iter().map(|bar| bar.from).collect(),
            loop_to: loop_bars.iter().map(|bar| bar.to).collect(),
            loop_start: loop_bars.iter().map(|bar| seconds(bar.start)).collect(),
            loop_end: loop_bars.iter().map(|bar| seconds(bar.end)).collect(),
            loop_task: loop_bars.iter().map(|bar| bar.task).collect(),
            arrow_kind: arrows.iter().map(|arrow| arrow.kind as u8).collect(),
            arrow_from: arrows.iter().map(|arrow| arrow.from).collect(),
            arrow_to: arrows.iter().map(|arrow| arrow.to).collect(),
            arrow_source: arrows.iter().map(|arrow| arrow.source).collect(),
            arrow_target: arrows.iter().map(|arrow| arrow.target).collect(),
            deadline_kind: deadlines.iter().map(|deadline| deadline.kind as u8).collect(),
            deadline_task: deadlines.iter().map(|deadline| deadline.task).collect(),
            deadline_event: deadlines.iter().map(|deadline| deadline.event).collect(),
            deadline_from: deadlines.iter().map(|deadline| seconds(deadline.from)).collect(),
            deadline_at: deadlines.iter().map(|deadline| seconds(deadline.at)).collect(),
            deadline_seconds: deadlines.iter().map(|deadline| deadline.seconds).collect(),
            deadline_source: deadlines.iter().map(|deadline| deadline.source_number()).collect(),
            deadline_span_start: ranges.iter().map(|range| range.map_or(0, |range| range.start)).collect(),
            deadline_span_end: ranges.iter().map(|range| range.map_or(0, |range| range.end)).collect(),
        }
    }

    fn depths(&self) -> Vec<u8> {
        let mut state = State::default();
        let mut depths = Vec::with_capacity(self.trace.events.len());
        while state.step(&self.trace) {
            depths.push(u8::try_from(state.stack.len()).unwrap_or(u8::MAX));
        }
        depths
    }
}

fn wait_number(bar: &Bar) -> u8 {
    bar.wait.map_or(u8::MAX, |wait| wait as u8)
}
