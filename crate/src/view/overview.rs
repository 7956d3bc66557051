//! A run at a glance: how it ended, its tasks, its output.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Range, ThreadView, View, seconds, some};
use crate::trace::{End, EventId, Kind, Limit, NONE};

/// All that the page needs of a run but what it asks for step by step.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Overview {
    pub end: Ending,
    /// Virtual seconds from the start to the end.
    pub duration: f64,
    pub events: u32,
    pub iterations: u32,
    pub tasks: Vec<TaskView>,
    /// The modelled threads, in the order in which they were started.
    pub threads: Vec<ThreadView>,
    pub outputs: Vec<Output>,
    /// What keeps the program from running: empty when it ran.
    pub problems: Vec<Problem>,
    /// Moments worth a mark on the scrubber.
    pub marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum EndKind {
    Ok,
    Exception,
    Deadlock,
    Fuel,
    Horizon,
    Iterations,
    Memory,
    Output,
    Trace,
    /// It did not run: see `problems`.
    Rejected,
    /// The reader stopped it.
    Stopped,
    /// A mistake of the engine's own: `text` says which.
    Engine,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Ending {
    pub kind: EndKind,
    /// `TypeName: message` of an exception, what was wrong with the engine, else empty.
    pub text: String,
    /// Python's traceback, else empty.
    pub traceback: String,
    /// The unfinished tasks of a deadlock.
    pub tasks: Vec<u32>,
    /// The names of the threads that a deadlock blocks for ever.
    pub threads: Vec<String>,
    /// The limit that was reached, in its own unit (instructions, seconds, turns, bytes, lines, events), else 0.
    pub limit: f64,
    /// Where the exception was raised, or where the run was when it was stopped.
    pub range: Option<Range>,
}

/// Why a program can't run. Worded by the page: `kind` is the key of the sentence, `args` fill it.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Problem {
    /// `syntax`, `indentation`, `unclosed`, `unsupported`, `nesting`, …
    pub kind: String,
    /// The sentence in English, as the command prints it.
    pub message: String,
    pub args: Vec<String>,
    pub range: Range,
    /// Column of the range's start, in characters from 1.
    pub column: u32,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct TaskView {
    pub id: u32,
    /// Its last name.
    pub name: String,
    /// The coroutine's qualified name.
    pub coro: String,
    pub parent: Option<u32>,
    /// The event of its creation, and of its end when it has one.
    pub created: u32,
    pub ended: Option<u32>,
    pub range: Option<Range>,
    /// Depth below the first task, for the timeline's indentation.
    pub depth: u32,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Output {
    pub event: u32,
    pub t: f64,
    pub task: Option<u32>,
    /// As it was written: with its newline if it had one.
    pub text: String,
    pub stderr: bool,
    /// Python itself says it, not the program: a warning, an exception that nobody asked for.
    pub report: bool,
    pub range: Option<Range>,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum MarkKind {
    Output,
    /// A task failed, or the program did.
    Error,
    /// A cancellation was asked for.
    Cancel,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Mark {
    pub event: u32,
    pub kind: MarkKind,
}

impl View {
    pub fn overview(&self) -> Overview {
        let events = &self.trace.events;
        Overview {
            end: self.ending(),
            duration: events.last().map_or(0.0, |event| seconds(event.at)),
            events: events.len() as u32,
            iterations: events.iter().filter(|event| event.kind == Kind::Iteration).count() as u32,
            tasks: self.task_views(),
            threads: self.thread_views(),
            outputs: self.outputs(),
            problems: self.problems.clone(),
            marks: self.marks(),
        }
    }

    fn ending(&self) -> Ending {
        let (text, traceback, tasks) = match self.trace.end() {
            Some(End::Exception { text, traceback, .. }) => (text.clone(), traceback.clone(), Vec::new()),
            Some(End::Deadlock { tasks, .. }) => (String::new(), String::new(), tasks.clone()),
            Some(End::Engine(message)) => (message.clone(), String::new(), Vec::new()),
            _ => Default::default(),
        };
        let kind = self.end_kind();
        let limit = if kind == EndKind::Horizon { seconds(self.trace.limit) } else { self.trace.limit as f64 };
        let threads = match self.trace.end() {
            Some(End::Deadlock { threads, .. }) => threads.iter().map(|&thread| self.thread_name(thread).to_owned()).collect(),
            _ => Vec::new(),
        };
        Ending { kind, text, traceback, tasks, threads, limit, range: self.end_range(kind) }
    }

    /// How the run ended; a trace without an end was stopped.
    pub(super) fn end_kind(&self) -> EndKind {
        match self.trace.end() {
            _ if !self.problems.is_empty() => EndKind::Rejected,
            Some(End::Ok) => EndKind::Ok,
            Some(End::Exception { .. }) => EndKind::Exception,
            Some(End::Deadlock { .. }) => EndKind::Deadlock,
            Some(End::Limit(Limit::Fuel)) => EndKind::Fuel,
            Some(End::Limit(Limit::Horizon)) => EndKind::Horizon,
            Some(End::Limit(Limit::Iterations)) => EndKind::Iterations,
            Some(End::Limit(Limit::Memory)) => EndKind::Memory,
            Some(End::Limit(Limit::Output)) => EndKind::Output,
            Some(End::Limit(Limit::Trace)) => EndKind::Trace,
            Some(End::Rejected) => EndKind::Rejected,
            Some(End::Engine(_)) => EndKind::Engine,
            Some(End::Stopped) | None => EndKind::Stopped,
        }
    }

    fn end_range(&self, kind: EndKind) -> Option<Range> {
        let span = match kind {
            EndKind::Ok | EndKind::Deadlock | EndKind::Rejected => NONE,
            EndKind::Exception => self.uncaught().last().and_then(|&id| self.trace.event(id)).map_or(NONE, |e| e.span),
            _ => self.trace.events.iter().rev().find(|event| event.kind == Kind::Line).map_or(NONE, |line| line.span),
        };
        self.range(span)
    }

    fn task_views(&self) -> Vec<TaskView> {
        let mut tasks: BTreeMap<u32, TaskView> = BTreeMap::new();
        for (id, event) in (0..).zip(&self.trace.events) {
            match event.kind {
                Kind::TaskCreated => {
                    let parent = self.trace.task(event.a).and_then(|task| tasks.get(&task.parent));
                    let view = self.task_view(event.a, id, parent.map_or(0, |parent| parent.depth + 1));
                    tasks.insert(event.a, view);
                }
                Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => {
                    if let Some(task) = tasks.get_mut(&event.a) {
                        task.ended = Some(id);
                    }
                }
                _ => {}
            }
        }
        tasks.into_values().collect()
    }

    fn task_view(&self, task: u32, created: EventId, depth: u32) -> TaskView {
        let entry = self.trace.task(task);
        TaskView {
            id: task,
            name: self.task_name(task).to_owned(),
            coro: entry.map_or("", |entry| self.trace.text(entry.coro)).to_owned(),
            parent: entry.and_then(|entry| some(entry.parent)),
            created,
            ended: None,
            range: entry.and_then(|entry| self.range(entry.span)),
            depth,
        }
    }

    fn outputs(&self) -> Vec<Output> {
        let prints = (0..).zip(&self.trace.events).filter(|(_, event)| event.kind == Kind::Print);
        let output = |(id, event): (EventId, &crate::trace::Event)| Output {
            event: id,
            t: seconds(event.at),
            task: some(event.task),
            text: self.trace.text(event.a).to_owned(),
            stderr: event.b != 0,
            report: event.b == 2,
            range: self.range(event.span),
        };
        prints.map(output).collect()
    }

    fn marks(&self) -> Vec<Mark> {
        let failed = self.end_kind() != EndKind::Ok;
        let mark = |(event, record): (EventId, &crate::trace::Event)| {
            let kind = match record.kind {
                Kind::Print => MarkKind::Output,
                Kind::TaskFailed => MarkKind::Error,
                Kind::End if failed => MarkKind::Error,
                Kind::CancelRequested => MarkKind::Cancel,
                _ => return None,
            };
            Some(Mark { event, kind })
        };
        (0..).zip(&self.trace.events).filter_map(mark).collect()
    }
}
