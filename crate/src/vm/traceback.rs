//! Exceptions as text: the last line, and the whole traceback as Python prints it.

use std::fmt::Write;

use super::exception::TraceEntry;
use super::native::Stop;
use super::value::Value;
use super::Vm;
use crate::compile::code::Span;
use crate::compile::excerpt;
use crate::compile::symbol::Symbol;
use crate::trace::Kind;

/// A traceback as a value: `tb` of `__exit__`, `__traceback__`. The program's own frames, the innermost first.
pub struct Traceback(pub Vec<TraceEntry>);

/// How deep causes and groups are followed.
const DEPTH: usize = 12;

impl Vm {
    pub fn traceback_value(&self, exception: &Value) -> Value {
        let Value::Instance(instance) = exception else { return Value::None };
        match instance.exception(|data| data.traceback.clone()) {
            Some(mut entries) => {
                entries.retain(TraceEntry::is_program);
                if entries.is_empty() { Value::None } else { Value::native(Traceback(entries)) }
            }
            None => Value::None,
        }
    }

    /// `TypeName: message` with the bare type name. Never asks: a `__str__` of the program's own is not called.
    pub fn exception_summary(&mut self, exception: &Value) -> String {
        let name = self.class_name(exception);
        self.name_and_message(&name, exception)
    }

    /// The exceptions in a group, each before those within it: how deep it is, from 1, and its summary.
    pub fn group_members(&mut self, exception: &Value) -> Vec<(u32, String)> {
        let within = |value: &Value| match value {
            Value::Instance(instance) => instance.exception(|data| data.exceptions.to_vec()).unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut members = Vec::new();
        let mut left: Vec<(u32, Value)> = within(exception).into_iter().rev().map(|member| (1, member)).collect();
        while let Some((depth, member)) = left.pop() {
            members.push((depth, self.exception_summary(&member)));
            if depth >= DEPTH as u32 {
                continue;
            }
            left.extend(within(&member).into_iter().rev().map(|inner| (depth + 1, inner)));
        }
        members
    }

    /// The last line of a traceback, with the module's name unless it is a built-in or the program's own.
    pub fn exception_line(&mut self, exception: &Value) -> String {
        let class = self.class_of(exception);
        let module = class.module.borrow().clone();
        let name = match &*module {
            "builtins" | "__main__" => class.qualname.borrow().to_string(),
            _ => class.full_name(),
        };
        self.name_and_message(&name, exception) + &self.added(exception, self.known.hint)
    }

    /// The same where the frames are shown, too: with what their variables suggest.
    fn last_line(&mut self, exception: &Value) -> String {
        self.exception_line(exception) + &self.added(exception, self.known.near)
    }

    fn added(&self, exception: &Value, name: Symbol) -> String {
        let Value::Instance(instance) = exception else { return String::new() };
        match instance.attributes.borrow().get(name) {
            Some(Value::Str(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    fn name_and_message(&mut self, name: &str, exception: &Value) -> String {
        let message = match self.str(exception) {
            Ok(message) => message,
            Err(Stop::Ask(_)) => self.plain_message(exception),
            Err(_) => "<exception str() failed>".to_owned(),
        };
        if message.is_empty() { name.to_owned() } else { format!("{name}: {message}") }
    }

    /// The message by the arguments alone.
    fn plain_message(&mut self, exception: &Value) -> String {
        let Value::Instance(instance) = exception else { return String::new() };
        let args = instance.exception(|data| data.args.clone()).unwrap_or_default();
        args.iter().map(|arg| self.repr_short(arg, 100)).collect::<Vec<_>>().join(", ")
    }

    /// The whole traceback. (CPython: `traceback.format_exception`.)
    pub fn format_exception(&mut self, exception: &Value) -> String {
        let mut text = String::new();
        self.write_traceback(&mut text, exception, "", 0);
        text
    }

    fn write_traceback(&mut self, out: &mut String, exception: &Value, margin: &str, depth: usize) {
        let Value::Instance(instance) = exception else { return };
        let Some(data) = instance.exception(|data| data.clone()) else { return };
        if depth < DEPTH {
            if let Some(cause) = &data.cause {
                self.write_traceback(out, cause, margin, depth + 1);
                let _ = write!(out, "{margin}\n{margin}The above exception was the direct cause of the following exception:\n{margin}\n");
            } else if let Some(context) = &data.context
                && !data.suppress_context
            {
                self.write_traceback(out, context, margin, depth + 1);
                let _ = write!(out, "{margin}\n{margin}During handling of the above exception, another exception occurred:\n{margin}\n");
            }
        }
        let group = !data.exceptions.is_empty();
        let (lead, inner) = match (group, margin.is_empty()) {
            (true, true) => ("  + ".to_owned(), "  | ".to_owned()),
            _ => (margin.to_owned(), margin.to_owned()),
        };
        if !data.traceback.is_empty() {
            let what = if group { "Exception Group Traceback" } else { "Traceback" };
            let _ = writeln!(out, "{lead}{what} (most recent call last):");
            self.write_frames(out, &data.traceback, &inner);
        }
        let line = self.last_line(exception);
        for (index, line) in line.split('\n').enumerate() {
            let margin = if index == 0 && data.traceback.is_empty() { &lead } else { &inner };
            let _ = writeln!(out, "{margin}{line}");
        }
        for note in &data.notes {
            let note = self.str(note).unwrap_or_default();
            for line in note.split('\n') {
                let _ = writeln!(out, "{inner}{line}");
            }
        }
        if group && depth < DEPTH {
            self.write_group(out, &data.exceptions, &inner, depth);
        }
    }

    fn write_group(&mut self, out: &mut String, exceptions: &[Value], margin: &str, depth: usize) {
        let indent = &margin[..margin.len() - 2];
        for (index, child) in exceptions.iter().enumerate() {
            let corner = if index == 0 { "+-" } else { "  " };
            let _ = writeln!(out, "{indent}{corner}+---------------- {} ----------------", index + 1);
            self.write_traceback(out, child, &format!("{indent}  | "), depth + 1);
        }
        let _ = writeln!(out, "{indent}  +------------------------------------");
    }

    /// The frames, the outermost first; long runs of the same line are cut as Python cuts them.
    fn write_frames(&mut self, out: &mut String, entries: &[TraceEntry], margin: &str) {
        let mut repeated = 0;
        let mut last: Option<(&str, u32)> = None;
        let tell = |out: &mut String, repeated: usize| {
            if repeated >= 3 {
                let more = repeated - 2;
                let plural = if more == 1 { "" } else { "s" };
                let _ = writeln!(out, "{margin}  [Previous line repeated {more} more time{plural}]");
            }
        };
        for entry in entries.iter().rev().filter(|entry| entry.is_program()) {
            let place = (entry.function(), entry.line);
            if last != Some(place) {
                tell(out, repeated);
            }
            repeated = if last == Some(place) { repeated + 1 } else { 0 };
            last = Some(place);
            if repeated >= 3 {
                continue;
            }
            let _ = writeln!(out, "{margin}  File \"{}\", line {}, in {}", self.filename, entry.line, entry.function());
            if !self.source_lines {
                continue;
            }
            for line in excerpt(&self.source, Span { start: entry.start, end: entry.end }) {
                let _ = writeln!(out, "{margin}    {line}");
            }
        }
        tell(out, repeated);
    }

    /// An exception that nobody can be given: from a finalizer.
    pub fn report_unraisable(&mut self, exception: &Value) {
        let text = self.exception_line(exception);
        self.report("Exception ignored in a destructor or callback", Some(text));
    }

    /// A warning on standard error.
    pub fn warn(&mut self, category: &str, message: &str) {
        self.report(&format!("{category}: {message}"), None);
    }

    /// What Python itself reports on standard error, beside what the program writes there.
    pub fn report(&mut self, message: &str, exception: Option<String>) {
        let text = match exception {
            Some(exception) => format!("{message}\n{exception}\n"),
            None => format!("{message}\n"),
        };
        let text = self.trace.text(&text);
        self.trace.event(Kind::Print, crate::trace::NONE, text, 2, crate::trace::NONE);
    }
}

/// The name most like a mistyped one, when one is like enough. (CPython: `_suggestions`.)
pub fn closest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.filter(|&candidate| candidate != name) {
        let limit = (name.chars().count() + candidate.chars().count() + 3) * MOVE / 6;
        let distance = edit_distance(name, candidate, limit);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

const MOVE: usize = 2;

/// Levenshtein's distance where a change of case costs less than other changes.
fn edit_distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) * MOVE > limit || a.len() > 40 || b.len() > 40 {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|n| n * MOVE).collect();
    for (i, &ca) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], (i + 1) * MOVE);
        for (j, &cb) in b.iter().enumerate() {
            let change = match () {
                _ if ca == cb => 0,
                _ if ca.to_lowercase().eq(cb.to_lowercase()) => 1,
                _ => MOVE,
            };
            let best = (diagonal + change).min(row[j] + MOVE).min(row[j + 1] + MOVE);
            diagonal = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}
