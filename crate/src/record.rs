//! A run as JSON lines: what it printed when, and how it ended.
//!
//! One record for each printed line, `{"t", "task", "text"}`, with `parts` when several writes at different times or from different
//! tasks made it, `partial` when it had no newline; `stderr` in place of `text` for standard error. Then the record of the end.
//! With the schedule, a record for each handle that ran.

use serde_json::{Map, Value as Json, json};

use crate::trace::{End, Event, HandleKind, Kind, Limit, NONE, Trace};

/// The records of a run, in order.
pub fn records(trace: &Trace, schedule: bool) -> Vec<Json> {
    let mut writer = Writer { trace, names: first_names(trace), threads: Vec::new(), records: Vec::new(), open: [Vec::new(), Vec::new()], ran: 0 };
    for event in &trace.events {
        match event.kind {
            Kind::Print => writer.print(event),
            Kind::HandleRun | Kind::HandleCalled if schedule => writer.handle(event),
            Kind::ThreadResumed => writer.threads.push(event.a),
            Kind::ThreadSuspended | Kind::ThreadDone | Kind::ThreadFailed if writer.threads.last() == Some(&event.a) => {
                writer.threads.pop();
            }
            Kind::TaskRenamed => {
                if let Some(name) = writer.names.get_mut(event.a as usize) {
                    *name = event.b;
                }
            }
            _ => {}
        }
    }
    writer.flush();
    let at = trace.events.last().map_or(0, |event| event.at);
    writer.records.push(end(trace, at));
    writer.records
}

/// The names that the tasks were made with.
fn first_names(trace: &Trace) -> Vec<u32> {
    let mut names: Vec<u32> = trace.tasks.iter().map(|task| task.name).collect();
    for event in trace.events.iter().rev().filter(|event| event.kind == Kind::TaskRenamed) {
        if let Some(name) = names.get_mut(event.a as usize) {
            *name = event.c;
        }
    }
    names
}

/// A piece of a line, and when and by whom it was written.
#[derive(Clone, PartialEq)]
struct Piece {
    t: f64,
    task: Json,
    /// The thread, when it is not the main one.
    thread: Option<u32>,
    text: String,
}

impl Piece {
    fn same_place(&self, other: &Piece) -> bool {
        (self.t, &self.task, self.thread) == (other.t, &other.task, other.thread)
    }
}

struct Writer<'a> {
    trace: &'a Trace,
    /// The tasks' names at this moment.
    names: Vec<u32>,
    /// The threads that have the processor, each within the one before.
    threads: Vec<u32>,
    records: Vec<Json>,
    /// The unfinished lines of standard output and standard error.
    open: [Vec<Piece>; 2],
    ran: u32,
}

impl Writer<'_> {
    fn name(&self, task: u32) -> Json {
        match self.names.get(task as usize) {
            Some(&name) => json!(self.trace.text(name)),
            None => Json::Null,
        }
    }

    fn print(&mut self, event: &Event) {
        let text = self.trace.text(event.a).to_owned();
        let thread = self.threads.last().copied();
        let task = if thread.is_none() { self.name(event.task) } else { Json::Null };
        let place = Piece { t: seconds(event.at), task, thread, text: String::new() };
        if event.b == 2 {
            return self.report(place, &text);
        }
        let stream = event.b.min(1) as usize;
        for piece in text.split_inclusive('\n') {
            let line = piece.strip_suffix('\n');
            let text = line.unwrap_or(piece);
            if !text.is_empty() {
                self.open[stream].push(Piece { text: text.to_owned(), ..place.clone() });
            }
            if line.is_some() {
                self.end_line(stream, &place, false);
            }
        }
    }

    /// What Python itself says on standard error: a message, and the exception that it is about.
    fn report(&mut self, place: Piece, text: &str) {
        let (message, exception) = text.trim_end_matches('\n').split_once('\n').unwrap_or((text.trim_end_matches('\n'), ""));
        let mut record = json!({ "t": place.t, "task": place.task, "stderr": message });
        if !exception.is_empty() {
            record["exc"] = json!(exception);
        }
        self.records.push(record);
    }

    fn end_line(&mut self, stream: usize, place: &Piece, partial: bool) {
        let pieces = std::mem::take(&mut self.open[stream]);
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let mut record = Map::new();
        record.insert("t".into(), json!(place.t));
        record.insert("task".into(), place.task.clone());
        let masked = mask_addresses(&text, &mut record);
        record.insert(if stream == 0 { "text" } else { "stderr" }.into(), Json::String(masked));
        if let Some(thread) = place.thread.and_then(|thread| self.trace.thread(thread)) {
            record.insert("thread".into(), json!(self.trace.text(thread.name)));
        }
        if pieces.iter().any(|piece| !piece.same_place(place)) {
            record.insert("parts".into(), parts(pieces));
        }
        if partial {
            record.insert("partial".into(), json!(true));
        }
        self.records.push(Json::Object(record));
    }

    /// Lines that never got their newline.
    fn flush(&mut self) {
        for stream in 0..2 {
            if let Some(last) = self.open[stream].last().cloned() {
                self.end_line(stream, &last, true);
            }
        }
    }

    fn handle(&mut self, event: &Event) {
        let Some(handle) = self.trace.handles.get(event.a as usize) else { return };
        let kind = match handle.kind {
            HandleKind::Step => "step",
            HandleKind::Wakeup => "wakeup",
            HandleKind::Callback => "callback",
            HandleKind::Timer => "timer",
            HandleKind::Thread => "thread",
            // CPython has a class of its own for these, which its log leaves out.
            HandleKind::Threadsafe => return,
        };
        self.ran += 1;
        let mut record = json!({
            "sched": self.ran, "it": event.iteration, "t": seconds(event.at), "kind": kind, "task": self.name(handle.task),
        });
        if handle.task == NONE {
            // The label of a thread's wake is the thread's name; CPython on the virtual clock has one callback for all of them.
            let thread = handle.kind == HandleKind::Thread;
            record["cb"] = json!(if thread { "VirtualLoop._resume" } else { self.trace.text(handle.label) });
        }
        self.records.push(record);
    }
}

fn parts(pieces: Vec<Piece>) -> Json {
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match merged.last_mut() {
            Some(last) if last.same_place(&piece) => last.text += &piece.text,
            _ => merged.push(piece),
        }
    }
    merged.into_iter().map(|piece| json!([piece.t, piece.task, piece.text])).collect()
}

/// Addresses differ from run to run under CPython: they are replaced, and the record says so.
fn mask_addresses(text: &str, record: &mut Map<String, Json>) -> String {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..].bytes().take_while(u8::is_ascii_hexdigit).count();
        let starts_word = !rest[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let end = at + 2 + digits;
        let ends_word = !rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if digits >= 4 && starts_word && ends_word {
            masked += &rest[..at];
            masked += "0xADDR";
            record.insert("norm".into(), json!(true));
        } else {
            masked += &rest[..end];
        }
        rest = &rest[end..];
    }
    masked + rest
}

fn end(trace: &Trace, at: u64) -> Json {
    let t = seconds(at);
    let limit = |reason: &str| json!({ "end": "limit", "exc": null, "t": t, "reason": reason });
    match trace.end() {
        Some(End::Ok) => json!({ "end": "ok", "exc": null, "t": t }),
        Some(End::Exception { text, members, .. }) if !members.is_empty() => {
            json!({ "end": "exception", "exc": mask(text), "exceptions": tree(&mut members.as_slice(), 1), "t": t })
        }
        Some(End::Exception { text, line, .. }) => {
            json!({ "end": "exception", "exc": mask(text), "traceback_line": mask(line), "t": t })
        }
        Some(End::Deadlock { tasks, threads }) => {
            let pending: Vec<Json> = tasks.iter().filter_map(|&task| {
                let task = trace.tasks.get(task as usize)?;
                Some(json!({ "name": trace.text(task.name), "coro": trace.text(task.coro) }))
            }).collect();
            // A main thread that blocks takes the loop with it.
            if threads.contains(&NONE) {
                return json!({ "end": "deadlock", "exc": null, "t": t, "reason": "the main thread blocks for ever", "pending": [] });
            }
            json!({ "end": "deadlock", "exc": null, "t": t, "pending": pending })
        }
        Some(End::Limit(Limit::Horizon)) => json!({ "end": "horizon", "exc": null, "t": t, "reason": "time" }),
        Some(End::Limit(Limit::Iterations)) => json!({ "end": "horizon", "exc": null, "t": t, "reason": "iterations" }),
        Some(End::Limit(Limit::Output)) => json!({ "end": "horizon", "exc": null, "t": t, "reason": "lines" }),
        Some(End::Limit(Limit::Fuel)) => limit("instructions"),
        Some(End::Limit(Limit::Memory)) => limit("memory"),
        Some(End::Limit(Limit::Trace)) => limit("trace"),
        Some(End::Rejected) => json!({ "end": "rejected", "exc": null, "t": t }),
        Some(End::Engine(message)) => json!({ "end": "engine", "exc": message, "t": t }),
        Some(End::Stopped) | None => json!({ "end": "stopped", "exc": null, "t": t }),
    }
}

/// The exceptions of a group at this depth, which come first among the members, each with those within it.
fn tree(members: &mut &[(u32, String)], depth: u32) -> Vec<Json> {
    let mut exceptions = Vec::new();
    while let Some((at, text)) = members.first()
        && *at == depth
    {
        *members = &members[1..];
        let mut exception = json!({ "exc": mask(text) });
        let within = tree(members, depth + 1);
        if !within.is_empty() {
            exception["exceptions"] = Json::Array(within);
        }
        exceptions.push(exception);
    }
    exceptions
}

fn mask(text: &str) -> String {
    mask_addresses(text, &mut Map::new())
}

fn seconds(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1e9
}
