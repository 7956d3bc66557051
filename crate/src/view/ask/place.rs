//! Places in a run, as an author names them: the first step that meets all that is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::super::View;
use super::super::escape::Opens;
use super::phrase::{Phrase, told};
use crate::trace::{Event, EventId, Kind, State};

/// What an author wrote at a directive: names and values.
pub type Attributes = BTreeMap<String, String>;

/// What may happen at a step, as an author calls it.
const EVENTS: [&str; 14] = [
    "created",
    "started",
    "resumed",
    "suspended",
    "done",
    "failed",
    "cancelled",
    "cancel-requested",
    "caught",
    "timeout",
    "raised",
    "output",
    "blocked",
    "end",
];

/// The attributes that narrow a place down, in the order in which a place that is not there is explained.
const NARROWING: [&str; 5] = ["event", "task", "line", "output", "time"];

/// Seconds that differ by no more than this, in nanoseconds, are the same.
pub(super) const CLOSE: u64 = 1_000_000;

#[derive(Clone, Copy)]
enum Nth {
    At(usize),
    Last,
}

impl View {
    /// The event that a place names. The attributes are `event`, `task`, `line`, `output`, `time`, `step` and `nth`; others are not
    /// looked at.
    ///
    /// # Errors
    /// What was not found, or could not be read.
    pub fn find(&self, attributes: &Attributes) -> Result<EventId, Phrase> {
        if let Some(step) = attributes.get("step") {
            return self.story_step(step);
        }
        let nth = nth(attributes)?;
        let wanted = Wanted::read(attributes)?;
        let found = self.all_that_meet(&wanted);
        let event = match nth {
            Nth::At(index) => found.get(index),
            Nth::Last => found.last(),
        };
        event.copied().ok_or_else(|| self.missing(attributes, found.len()))
    }

    /// Whether any of the attributes names a place.
    pub(super) fn is_place(attributes: &Attributes) -> bool {
        attributes.contains_key("step") || NARROWING.iter().any(|name| attributes.contains_key(*name))
    }

    fn story_step(&self, step: &str) -> Result<EventId, Phrase> {
        let story = self.steps().story;
        let index = step.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let index = index.ok_or_else(|| told("mistake:value", ["step", step]))?;
        story.get(index).copied().ok_or_else(|| told("mistake:step", [step, &story.len().to_string()]))
    }

    fn all_that_meet(&self, wanted: &Wanted) -> Vec<EventId> {
        let story = if wanted.is_any_step() { self.steps().story } else { Vec::new() };
        let lines: Vec<&str> = self.source.lines().collect();
        let printed = wanted.output.map(|text| self.lines_out_with(text));
        let mut state = State::default();
        let mut found = Vec::new();
        while state.step(&self.trace) {
            let Some((id, event)) = state.event().and_then(|id| Some((id, self.trace.event(id)?))) else { break };
            let candidate = match wanted.event {
                Some(name) => self.happens(&state, id, event, name),
                None if wanted.output.is_some() => event.kind == Kind::Print,
                None if wanted.line.is_some() => event.kind == Kind::Line,
                None => story.binary_search(&id).is_ok(),
            };
            let candidate = candidate && printed.as_ref().is_none_or(|printed| printed.contains(&id));
            if candidate && !self.is_cleanup(event) && self.meets(&state, event, wanted, &lines) {
                found.push(self.stop_of(id, event));
            }
        }
        found
    }

    /// The events with which a line that has this text is out, be it of the program's or of Python's own.
    fn lines_out_with(&self, text: &str) -> BTreeSet<EventId> {
        let mut printed = BTreeSet::new();
        for (id, event) in (0..).zip(&self.trace.events) {
            if event.kind == Kind::Print && event.b != 0 && self.trace.text(event.a).contains(text) {
                printed.insert(id);
            }
        }
        for line in self.out_lines().iter().filter(|line| line.text.contains(text)) {
            printed.insert(line.out);
        }
        printed
    }

    /// A task that goes on with its cancellation does so at the event after.
    fn stop_of(&self, id: EventId, event: &Event) -> EventId {
        let next = self.trace.event(id + 1).map(|next| next.kind);
        if event.kind == Kind::TaskResumed && next == Some(Kind::CancelDelivered) { id + 1 } else { id }
    }

    fn happens(&self, state: &State, id: EventId, event: &Event, name: &str) -> bool {
        let steps = || state.tasks.get(&event.a).map_or(0, |task| task.steps);
        match name {
            "created" => event.kind == Kind::TaskCreated,
            "started" => event.kind == Kind::TaskResumed && steps() == 1,
            "resumed" => event.kind == Kind::TaskResumed && steps() > 1,
            "suspended" => event.kind == Kind::TaskSuspended,
            "done" => event.kind == Kind::TaskDone,
            "failed" => event.kind == Kind::TaskFailed,
            "cancelled" => event.kind == Kind::TaskCancelled,
            "cancel-requested" => event.kind == Kind::CancelRequested,
            "caught" => self.catches(id, event),
            "timeout" => self.strikes(event),
            "raised" => event.kind == Kind::Raise,
            "output" => event.kind == Kind::Print,
            "blocked" => event.kind == Kind::Blocked,
            "end" => event.kind == Kind::End,
            _ => false,
        }
    }

    /// An `except` takes an exception: it is compared with it, and neither another one nor the way out comes next.
    fn catches(&self, id: EventId, event: &Event) -> bool {
        if event.kind != Kind::Line || self.begins(event.b) != Opens::Except {
            return false;
        }
        let mut after = self.trace.events.iter().skip(id as usize + 1).filter(|event| event.kind != Kind::Store);
        after.next().is_some_and(|next| match next.kind {
            Kind::Line => {
                next.b == event.b || (self.begins(next.b) == Opens::Other && self.handler(next.b) == Opens::Except)
            }
            Kind::Unwind | Kind::Raise => false,
            _ => true,
        })
    }

    /// A time limit is over: of `timeout` or `wait_for`, which ask for a cancellation, or of a `wait`.
    fn strikes(&self, event: &Event) -> bool {
        match event.kind {
            Kind::CancelRequested => self.requester(event).0 == ":timeout",
            Kind::HandleRun => {
                matches!(self.handle_label(event.a), "_release_waiter" | "_AsCompletedIterator._handle_timeout")
            }
            _ => false,
        }
    }

    fn meets(&self, state: &State, event: &Event, wanted: &Wanted, lines: &[&str]) -> bool {
        let on_line = |text: &str| {
            let line = self.line_at(state, event).and_then(|line| lines.get((line as usize).checked_sub(1)?));
            line.is_some_and(|line| line.contains(text))
        };
        wanted.task.is_none_or(|pattern| self.subject(event).is_some_and(|task| fits(pattern, self.task_name(task))))
            && wanted.time.is_none_or(|time| event.at >= time)
            && wanted.line.is_none_or(on_line)
    }

    /// The task that an event is about, or else the one that was running.
    fn subject(&self, event: &Event) -> Option<u32> {
        match event.kind {
            Kind::TaskCreated
            | Kind::TaskResumed
            | Kind::TaskSuspended
            | Kind::TaskDone
            | Kind::TaskFailed
            | Kind::TaskCancelled
            | Kind::CancelRequested
            | Kind::CancelDelivered => Some(event.a),
            Kind::HandleRun => self.task_of(event.a),
            _ => super::super::some(event.task),
        }
    }

    /// The line of the source where an event is, from 1.
    pub(super) fn line_at(&self, state: &State, event: &Event) -> Option<u32> {
        if event.kind == Kind::Line {
            return Some(event.b);
        }
        let innermost = || self.range(state.frames.get(state.running_stack().last()?)?.span);
        let range = self.range(event.span).or_else(innermost).or_else(|| self.place_of_task(state, event));
        range.map(|range| range.line)
    }

    /// Why a place is not there: the first attribute that nothing meets, or that there are not so many.
    fn missing(&self, attributes: &Attributes, count: usize) -> Phrase {
        if count > 0 {
            let nth = attributes.get("nth").map_or("", String::as_str);
            return told("mistake:nth", [nth, &count.to_string()]);
        }
        let alone = |name: &&str| {
            let (key, value) = attributes.get_key_value(*name)?;
            let only = Attributes::from([(key.clone(), value.clone())]);
            let wanted = Wanted::read(&only).ok()?;
            self.all_that_meet(&wanted).is_empty().then(|| told("mistake:nothing", [key, value]))
        };
        let all = || {
            let asked = NARROWING.iter().filter_map(|name| Some(format!("{name}=\"{}\"", attributes.get(*name)?)));
            told("mistake:together", [&*asked.collect::<Vec<_>>().join(" ")])
        };
        NARROWING.iter().find_map(alone).unwrap_or_else(all)
    }
}

/// What a step has to meet.
#[derive(Default)]
struct Wanted<'a> {
    event: Option<&'a str>,
    task: Option<&'a str>,
    line: Option<&'a str>,
    output: Option<&'a str>,
    /// Virtual nanoseconds.
    time: Option<u64>,
}

impl<'a> Wanted<'a> {
    fn read(attributes: &'a Attributes) -> Result<Wanted<'a>, Phrase> {
        let get = |name| attributes.get(name).map(String::as_str);
        let event = get("event");
        if let Some(name) = event.filter(|name| !EVENTS.contains(name)) {
            return Err(told("mistake:value", ["event", name]));
        }
        let time = match get("time") {
            Some(text) => Some(nanoseconds(text).ok_or_else(|| told("mistake:value", ["time", text]))?),
            None => None,
        };
        Ok(Wanted { event, task: get("task"), line: get("line"), output: get("output"), time })
    }

    fn is_any_step(&self) -> bool {
        self.event.is_none() && self.line.is_none() && self.output.is_none()
    }
}

fn nth(attributes: &Attributes) -> Result<Nth, Phrase> {
    let Some(text) = attributes.get("nth") else { return Ok(Nth::At(0)) };
    if text == "last" {
        return Ok(Nth::Last);
    }
    let index = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    index.map(Nth::At).ok_or_else(|| told("mistake:value", ["nth", text]))
}

fn nanoseconds(text: &str) -> Option<u64> {
    let seconds: f64 = text.parse().ok()?;
    (0.0..1e9).contains(&seconds).then_some((seconds * 1e9).round() as u64)
}

/// Whether a name is this one; a `*` at the end stands for any rest.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}
