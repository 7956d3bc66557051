//! Writes a trace while a program runs.

use std::collections::HashMap;

use super::event::{Event, EventId, Kind, NONE};
use super::tables::{Code, End, Handle, Primitive, PrimitiveState, Span, Task, Thread, Timer, Wait};

/// The version of the format; a reader refuses others.
pub const VERSION: u32 = 2;

/// A finished run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    pub events: Vec<Event>,
    pub texts: Vec<String>,
    pub spans: Vec<Span>,
    pub tasks: Vec<Task>,
    pub threads: Vec<Thread>,
    pub handles: Vec<Handle>,
    pub timers: Vec<Timer>,
    pub waits: Vec<Wait>,
    pub primitives: Vec<Primitive>,
    pub primitive_states: Vec<PrimitiveState>,
    pub codes: Vec<Code>,
    pub ends: Vec<End>,
    /// The number that [`End::Limit`] ran into: instructions, nanoseconds, turns, bytes, lines or events; else 0.
    pub limit: u64,
}

/// Lookups that give nothing for [`NONE`], and for numbers that a damaged trace made up.
impl Trace {
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id as usize)
    }

    /// The text, or the empty one.
    pub fn text(&self, id: u32) -> &str {
        self.texts.get(id as usize).map_or("", String::as_str)
    }

    pub fn span(&self, id: u32) -> Option<Span> {
        self.spans.get(id as usize).copied()
    }

    pub fn task(&self, id: u32) -> Option<&Task> {
        self.tasks.get(id as usize)
    }

    pub fn thread(&self, id: u32) -> Option<&Thread> {
        self.threads.get(id as usize)
    }

    pub fn handle(&self, id: u32) -> Option<&Handle> {
        self.handles.get(id as usize)
    }

    pub fn timer(&self, id: u32) -> Option<&Timer> {
        self.timers.get(id as usize)
    }

    pub fn wait(&self, id: u32) -> Option<&Wait> {
        self.waits.get(id as usize)
    }

    pub fn primitive(&self, id: u32) -> Option<Primitive> {
        self.primitives.get(id as usize).copied()
    }

    pub fn primitive_state(&self, id: u32) -> Option<&PrimitiveState> {
        self.primitive_states.get(id as usize)
    }

    pub fn code(&self, id: u32) -> Option<&Code> {
        self.codes.get(id as usize)
    }

    /// How the run ended; nothing while it runs.
    pub fn end(&self) -> Option<&End> {
        self.ends.last()
    }
}

/// The trace under way, and where in the run it is.
///
/// The executor's driver sets the present moment ([`Recorder::at`], [`Recorder::iteration`],
/// [`Recorder::task`], [`Recorder::cause`]); whoever does something worth telling calls
/// [`Recorder::event`].
#[derive(Debug, Default)]
pub struct Recorder {
    pub trace: Trace,
    /// Virtual nanoseconds.
    pub at: u64,
    pub iteration: u32,
    /// The running task, or NONE.
    pub task: u32,
    /// The `HandleRun` under way, or NONE: the cause of what happens inside of it.
    pub cause: EventId,
    text_ids: HashMap<String, u32>,
    span_ids: HashMap<Span, u32>,
}

impl Recorder {
    pub fn new() -> Recorder {
        Recorder { task: NONE, cause: NONE, ..Recorder::default() }
    }

    /// Records an event whose cause is the handle under way.
    pub fn event(&mut self, kind: Kind, span: u32, a: u32, b: u32, c: u32) -> EventId {
        self.caused(kind, self.cause, span, a, b, c)
    }

    /// Records an event with a cause of its own.
    pub fn caused(&mut self, kind: Kind, cause: EventId, span: u32, a: u32, b: u32, c: u32) -> EventId {
        let id = self.trace.events.len() as EventId;
        let (at, iteration, task) = (self.at, self.iteration, self.task);
        self.trace.events.push(Event { kind, at, iteration, task, cause, span, a, b, c });
        id
    }

    /// The number of a text.
    pub fn text(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.text_ids.get(text) {
            return id;
        }
        let id = push(&mut self.trace.texts, text.to_owned());
        self.text_ids.insert(text.to_owned(), id);
        id
    }

    /// The number of a span.
    pub fn span(&mut self, span: Span) -> u32 {
        if let Some(&id) = self.span_ids.get(&span) {
            return id;
        }
        let id = push(&mut self.trace.spans, span);
        self.span_ids.insert(span, id);
        id
    }

    pub fn add_task(&mut self, task: Task) -> u32 {
        push(&mut self.trace.tasks, task)
    }

    pub fn add_thread(&mut self, thread: Thread) -> u32 {
        push(&mut self.trace.threads, thread)
    }

    pub fn add_handle(&mut self, handle: Handle) -> u32 {
        push(&mut self.trace.handles, handle)
    }

    pub fn add_timer(&mut self, timer: Timer) -> u32 {
        push(&mut self.trace.timers, timer)
    }

    pub fn add_wait(&mut self, wait: Wait) -> u32 {
        push(&mut self.trace.waits, wait)
    }

    pub fn add_primitive(&mut self, primitive: Primitive) -> u32 {
        push(&mut self.trace.primitives, primitive)
    }

    pub fn add_primitive_state(&mut self, state: PrimitiveState) -> u32 {
        push(&mut self.trace.primitive_states, state)
    }

    pub fn add_code(&mut self, code: Code) -> u32 {
        push(&mut self.trace.codes, code)
    }

    pub fn end(&mut self, end: End) {
        let end = push(&mut self.trace.ends, end);
        self.event(Kind::End, NONE, end, NONE, NONE);
    }
}

fn push<T>(table: &mut Vec<T>, entry: T) -> u32 {
    table.push(entry);
    (table.len() - 1) as u32
}
