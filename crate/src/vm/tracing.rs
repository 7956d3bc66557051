//! What the VM tells the trace: lines, variables, output.

use super::frame::Frame;
use super::instructions::Next;
use super::native::{Halt, Stop};
use super::value::Value;
use super::Vm;
use crate::trace::{Kind, Limit, NONE};

/// Line steps whose variables are recorded; a longer run shows them up to here.
const DETAILED_LINES: u32 = 200_000;

/// The longest text of a variable's value.
const TEXT: usize = 120;

/// How far line-by-line recording has come.
#[derive(Default)]
pub struct Recording {
    lines: u32,
}

/// What the trace last saw of a frame's variables.
#[derive(Default)]
pub struct Watch {
    /// Per slot: the value's bits when it can't change, and the number of its text.
    seen: Vec<(Value, u32)>,
}

impl Vm {
    /// A line begins: the line event, and the variables that changed since the last one.
    pub(super) fn line(&mut self, frame: &mut Frame, line: u32) -> Result<Next, Stop> {
        if self.trace.trace.events.len() >= self.limits.trace {
            return Err(Stop::Halt(Halt::Limit(Limit::Trace)));
        }
        if super::heap::used() > self.limits.memory {
            return Err(Stop::Halt(Halt::Limit(Limit::Memory)));
        }
        if self.recording.lines < DETAILED_LINES {
            self.recording.lines += 1;
            self.record_variables(frame);
            let span = self.span_id(frame, frame.pc);
            self.trace.event(Kind::Line, span, frame.id, line, NONE);
        }
        if self.finalizers.pending() {
            return Ok(Next::Leave(super::eval::Transition::Again));
        }
        Ok(Next::Go)
    }

    fn record_variables(&mut self, frame: &mut Frame) {
        if frame.code.trace_id == NONE {
            return;
        }
        let slots = frame.code.code.slots.len();
        let mut watch = frame.watch.take().unwrap_or_default();
        watch.seen.resize_with(slots, || (Value::Unbound, NONE));
        for slot in 0..slots {
            let value = match &frame.values[slot] {
                Value::Cell(cell) => cell.borrow().clone(),
                value => value.clone(),
            };
            let (last, text) = &mut watch.seen[slot];
            if !last.is_unbound() && last.is(&value) {
                continue;
            }
            let now = if value.is_unbound() { NONE } else { self.short_text(&value) };
            // Only values that can't change are remembered: a trace must keep nothing of the program's alive.
            *last = if immutable(&value) { value } else { Value::Unbound };
            if *text != now {
                *text = now;
                self.trace.event(Kind::Store, NONE, frame.id, slot as u32, now);
            }
        }
        frame.watch = Some(watch);
    }

    /// The number of a value's short text.
    pub fn short_text(&mut self, value: &Value) -> u32 {
        let text = self.repr_short(value, TEXT);
        self.trace.text(&text)
    }

    /// The number of an instruction's span.
    pub fn span_id(&mut self, frame: &Frame, pc: usize) -> u32 {
        if frame.code.code.library {
            return NONE;
        }
        match frame.code.code.spans.get(pc) {
            Some(&span) => self.trace.span(super::code::trace_span(span)),
            None => NONE,
        }
    }

    /// A task has another name from now on.
    pub fn rename_task(&mut self, task: u32, name: &str) {
        let name = self.trace.text(name);
        let Some(entry) = self.trace.trace.tasks.get_mut(task as usize) else { return };
        let before = std::mem::replace(&mut entry.name, name);
        self.trace.event(Kind::TaskRenamed, NONE, task, name, before);
    }

    /// The number of the span of the call that is under way.
    pub fn call_span(&mut self) -> u32 {
        match self.call_site {
            Some(span) => self.trace.span(super::code::trace_span(span)),
            None => NONE,
        }
    }

    /// A handle of the loop begins: no call of the program's is under way in it.
    pub fn forget_call_site(&mut self) {
        self.call_site = None;
    }

    /// `print`: 0 is standard output, 1 standard error.
    pub fn write(&mut self, stream: u32, text: &str) -> Result<(), Stop> {
        if text.is_empty() {
            return Ok(());
        }
        self.output.lines += text.matches('\n').count() as u32;
        let id = self.trace.text(text);
        let span = self.call_span();
        self.trace.event(Kind::Print, span, id, stream, NONE);
        if self.output.lines >= self.limits.output {
            return Err(Stop::Halt(Halt::Limit(Limit::Output)));
        }
        Ok(())
    }
}

fn immutable(value: &Value) -> bool {
    use Value::*;
    matches!(value, None | Bool(_) | Int(..) | Float(..) | BigInt(_) | Str(_) | Bytes(_) | Range(_) | Ellipsis)
}
