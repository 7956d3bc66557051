//! Checks of a task: what its run has to be like. Answered from the trace, never from the text.

use serde::Serialize;
use serde_json::{Map, Value};

use super::super::View;
use super::super::part::Part;
use super::super::some;
use super::crowd::Crowd;
use super::facts::how_ended;
use super::phrase::{Phrase, phrase, told};
use super::place::CLOSE;
use crate::trace::{EventId, Kind};

/// The main keys; each check has exactly one.
pub const CHECKS: [&str; 19] = [
    "ends",
    "within",
    "takes",
    "at_least",
    "prints",
    "prints_any_order",
    "prints_line",
    "never_prints",
    "order",
    "at_most",
    "tasks_at_least",
    "together",
    "all_done",
    "cancelled",
    "failed",
    "none_failed",
    "none_cancelled",
    "never_blocked",
    "no_warnings",
];

/// What goes with a main key.
const COMPANIONS: [&str; 3] = ["tasks", "line", "hint"];

/// What came of a check.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct CheckResult {
    /// The main key.
    pub kind: &'static str,
    pub passed: bool,
    /// What is asked for.
    pub asked: Phrase,
    /// What the run did instead; none when it passed.
    pub seen: Option<Phrase>,
    /// The event that shows it.
    pub event: u32,
}

/// The event that decides, and what was seen there when that is not what was asked for.
type Verdict = (EventId, Option<Phrase>);

impl View {
    /// Checks the run.
    ///
    /// # Errors
    /// What the author got wrong: a key that is unknown or missing, a value of the wrong type.
    pub fn check(&self, checks: &Value) -> Result<Vec<CheckResult>, Phrase> {
        let checks = checks.as_array().ok_or_else(|| told("mistake:type", ["checks", "list"]))?;
        let read = |check: &Value| {
            let fields = check.as_object().ok_or_else(|| told("mistake:type", [&*check.to_string(), "object"]))?;
            self.check_one(&Fields(fields))
        };
        checks.iter().map(read).collect()
    }

    fn check_one(&self, fields: &Fields) -> Result<CheckResult, Phrase> {
        let kind = fields.kind()?;
        let (asked, (event, seen)) = match kind {
            "ends" => self.check_end(fields.end()?),
            "within" | "takes" | "at_least" => self.check_duration(kind, fields.number(kind)?),
            "prints" => self.check_output(&fields.texts(kind)?),
            "prints_any_order" => self.check_set_of_lines(&fields.texts(kind)?),
            "prints_line" | "never_prints" => self.check_line(kind, fields.text(kind)?),
            "order" => self.check_order(&fields.texts(kind)?),
            "at_most" | "together" => self.check_crowd(kind, fields)?,
            "tasks_at_least" => self.check_tasks(fields.count(kind)?, fields.optional("tasks")?.unwrap_or("*")),
            "cancelled" | "failed" => self.check_ends_of(kind, &fields.texts(kind)?),
            _ => {
                fields.yes(kind)?;
                self.check_rule(kind)
            }
        };
        Ok(CheckResult { kind, passed: seen.is_none(), asked, seen, event })
    }

    fn check_end(&self, wanted: &str) -> (Phrase, Verdict) {
        let seen = self.end_word();
        let otherwise = (seen != wanted).then(|| told("seen:ends", [seen]));
        (told("asked:ends", [wanted]), (self.decides_end(), otherwise))
    }

    fn check_duration(&self, kind: &str, wanted: f64) -> (Phrase, Verdict) {
        let took = self.duration();
        let wanted_at = (wanted * 1e9).round() as u64;
        let (asked, holds) = match kind {
            "within" => ("asked:within", took <= wanted_at.saturating_add(CLOSE)),
            "at_least" => ("asked:atLeast", took + CLOSE >= wanted_at),
            _ => ("asked:takes", took.abs_diff(wanted_at) <= CLOSE),
        };
        let seen = (!holds).then(|| phrase("seen:took", [Part::time(took)]));
        (phrase(asked, [Part::from(&*wanted.to_string())]), (self.clock_moved(), seen))
    }

    fn check_output(&self, wanted: &[&str]) -> (Phrase, Verdict) {
        let lines = self.out_lines();
        let differs = (0..lines.len().max(wanted.len()))
            .find(|&n| lines.get(n).map(|line| &*line.text) != wanted.get(n).copied());
        let verdict = match differs.map(|n| (n, lines.get(n), wanted.get(n))) {
            Some((n, Some(line), wanted)) => {
                let words = vec![Part::number(n as u32 + 1), Part::from(&*line.text).at(line.event)];
                let seen = match wanted {
                    Some(wanted) => phrase("seen:line", [words, vec![Part::from(*wanted)]].concat()),
                    None => phrase("seen:extraLine", words),
                };
                (line.event, Some(seen))
            }
            Some((_, None, Some(wanted))) => (self.decides_end(), Some(told("seen:missingLine", [wanted]))),
            _ => (lines.last().map_or(self.last_event(), |line| line.event), None),
        };
        (phrase("asked:prints", parts(wanted)), verdict)
    }

    fn check_set_of_lines(&self, wanted: &[&str]) -> (Phrase, Verdict) {
        let mut missing = wanted.to_vec();
        let lines = self.out_lines();
        let extra = lines.iter().find(|line| match missing.iter().position(|wanted| *wanted == line.text) {
            Some(index) => {
                missing.remove(index);
                false
            }
            None => true,
        });
        let verdict = match (extra, missing.first()) {
            (Some(line), _) => (line.event, Some(phrase("seen:extra", [Part::from(&*line.text).at(line.event)]))),
            (None, Some(wanted)) => (self.decides_end(), Some(told("seen:missingLine", [wanted]))),
            (None, None) => (self.last_event(), None),
        };
        (phrase("asked:printsAnyOrder", parts(wanted)), verdict)
    }

    fn check_line(&self, kind: &str, text: &str) -> (Phrase, Verdict) {
        let lines = self.out_lines();
        let found = lines.iter().find(|line| line.text.contains(text));
        let event = found.map_or(self.decides_end(), |line| line.event);
        let (asked, seen) = match kind {
            "prints_line" => ("asked:printsLine", found.is_none().then(|| told("seen:noLine", [text]))),
            _ => (
                "asked:neverPrints",
                found.map(|line| phrase("seen:printed", [Part::from(&*line.text), Part::time(self.time(line.event))])),
            ),
        };
        (told(asked, [text]), (event, seen))
    }

    fn check_order(&self, wanted: &[&str]) -> (Phrase, Verdict) {
        let lines = self.out_lines();
        let mut rest = lines.iter();
        let mut verdict = (self.last_event(), None);
        let mut before = "";
        for &text in wanted {
            if let Some(line) = rest.by_ref().find(|line| line.text.contains(text)) {
                verdict = (line.event, None);
                before = text;
                continue;
            }
            let early = lines.iter().find(|line| line.text.contains(text));
            let seen = if early.is_some() { told("seen:before", [text, before]) } else { told("seen:noLine", [text]) };
            verdict = (early.map_or(self.decides_end(), |line| line.event), Some(seen));
            break;
        }
        (phrase("asked:order", parts(wanted)), verdict)
    }

    fn check_crowd(&self, kind: &str, fields: &Fields) -> Result<(Phrase, Verdict), Phrase> {
        let wanted = fields.count(kind)?;
        let (crowd, of, pattern) = match (fields.optional("line")?, fields.optional("tasks")?) {
            (Some(text), None) => (self.crowd_at(text), "At", text),
            (None, Some(pattern)) => (self.crowd_of(pattern), "Tasks", pattern),
            _ => return Err(told("mistake:companion", [kind, "line", "tasks"])),
        };
        let asked = match (kind, of) {
            ("at_most", "At") => "asked:atMostAt",
            ("at_most", _) => "asked:atMostTasks",
            (_, "At") => "asked:togetherAt",
            _ => "asked:togetherTasks",
        };
        let asked = phrase(asked, [Part::number(wanted), Part::from(pattern)]);
        let Crowd { most, event } = crowd;
        let holds = if kind == "at_most" { most.len() <= wanted as usize } else { most.len() >= wanted as usize };
        let words = || {
            [vec![Part::number(most.len() as u32), Part::time(self.time(event)).at(event)], self.task_parts(&most)]
                .concat()
        };
        let seen = match kind {
            _ if most.is_empty() => "seen:nobody",
            "at_most" => "seen:atOnce",
            _ => "seen:neverMore",
        };
        Ok((asked, (event, (!holds).then(|| phrase(seen, words())))))
    }

    fn check_tasks(&self, wanted: u32, pattern: &str) -> (Phrase, Verdict) {
        let made: Vec<(EventId, u32)> =
            self.tasks_made().filter(|&(_, task)| self.runs_coroutine(task, pattern)).collect();
        let decides = made.get((wanted as usize).saturating_sub(1)).or(made.last());
        let event = decides.map_or(self.last_event(), |&(event, _)| event);
        let names = made.iter().map(|&(event, task)| self.task_part(task).at(event));
        let seen = (made.len() < wanted as usize).then(|| {
            phrase("seen:tasks", std::iter::once(Part::number(made.len() as u32)).chain(names).collect::<Vec<_>>())
        });
        (phrase("asked:tasksAtLeast", [Part::number(wanted), Part::from(pattern)]), (event, seen))
    }

    fn check_ends_of(&self, kind: &str, patterns: &[&str]) -> (Phrase, Verdict) {
        let wanted = if kind == "failed" { Kind::TaskFailed } else { Kind::TaskCancelled };
        let asked = phrase(if kind == "failed" { "asked:failed" } else { "asked:cancelled" }, parts(patterns));
        let ends = self.task_ends();
        let mut verdict = (self.last_event(), None);
        for pattern in patterns {
            let tasks: Vec<u32> = self.tasks_named(pattern).collect();
            if tasks.is_empty() {
                return (asked, (self.last_event(), Some(told("seen:noTask", [pattern]))));
            }
            for task in tasks {
                let end = ends.get(&task).copied();
                verdict.0 = end.map_or(self.last_event(), |(_, event)| event);
                if end.map(|(kind, _)| kind) != Some(wanted) {
                    let words = [self.task_part(task), Part::from(how_ended(end))];
                    return (asked, (verdict.0, Some(phrase("seen:endedAs", words))));
                }
            }
        }
        (asked, verdict)
    }

    /// The rules that have no value.
    fn check_rule(&self, kind: &str) -> (Phrase, Verdict) {
        let (asked, broken) = match kind {
            "all_done" => ("asked:allDone", self.left_over()),
            "none_failed" => ("asked:noneFailed", self.first_end(Kind::TaskFailed)),
            "none_cancelled" => ("asked:noneCancelled", self.first_end(Kind::TaskCancelled)),
            "never_blocked" => ("asked:neverBlocked", self.first_block()),
            _ => ("asked:noWarnings", self.first_warning()),
        };
        let (event, seen) = broken.unzip();
        (phrase(asked, []), (event.unwrap_or(self.last_event()), seen))
    }

    /// The tasks that had not ended when the run's main task had: `asyncio.run` cancels them, or nobody does.
    fn left_over(&self) -> Option<(EventId, Phrase)> {
        let cut =
            |event: &crate::trace::Event| event.kind == Kind::CancelRequested && self.requester(event).0 == ":run";
        let cut: Vec<(EventId, u32)> =
            (0..).zip(&self.trace.events).filter(|(_, event)| cut(event)).map(|(id, event)| (id, event.a)).collect();
        let ends = self.task_ends();
        let open = self.tasks_made().map(|(_, task)| task).filter(|task| !ends.contains_key(task));
        let event = cut.first().map_or(self.last_event(), |&(event, _)| event);
        let mut left: Vec<u32> = cut.iter().map(|&(_, task)| task).chain(open).collect();
        left.sort_unstable();
        left.dedup();
        (!left.is_empty()).then(|| (event, phrase("seen:left", self.task_parts(&left))))
    }

    fn first_end(&self, kind: Kind) -> Option<(EventId, Phrase)> {
        let (id, event) = (0..).zip(&self.trace.events).find(|(_, event)| event.kind == kind)?;
        let task = self.task_part(event.a);
        let seen = match kind {
            Kind::TaskFailed => phrase("seen:failed", [task, Part::from(self.trace.text(event.b))]),
            _ => phrase("seen:cancelled", [task]),
        };
        Some((id, seen))
    }

    /// The first time that the main thread held a loop for a while.
    fn first_block(&self) -> Option<(EventId, Phrase)> {
        let mut loops = 0u32;
        for (id, event) in (0..).zip(&self.trace.events) {
            match event.kind {
                Kind::LoopStarted => loops += 1,
                Kind::LoopStopped => loops = loops.saturating_sub(1),
                Kind::Blocked if loops > 0 => {
                    let after = self.trace.events.iter().skip(id as usize).find(|event| event.kind == Kind::Unblocked);
                    let held = after.map_or(0, |after| after.at.saturating_sub(event.at));
                    if held > 0 {
                        let task = some(event.task).map(|task| self.task_part(task)).unwrap_or_default();
                        return Some((id, phrase("seen:blocked", [Part::time(held), task])));
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn first_warning(&self) -> Option<(EventId, Phrase)> {
        let (id, event) = (0..).zip(&self.trace.events).find(|(_, event)| event.kind == Kind::Print && event.b != 0)?;
        let first = self.trace.text(event.a).lines().next().unwrap_or_default();
        Some((id, told("seen:warned", [first])))
    }
}

fn parts(texts: &[&str]) -> Vec<Part> {
    texts.iter().map(|text| Part::from(*text)).collect()
}

/// A check as its author wrote it.
struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    /// The main key.
    fn kind(&self) -> Result<&'static str, Phrase> {
        let known = |key: &str| CHECKS.iter().chain(&COMPANIONS).any(|known| *known == key);
        if let Some(unknown) = self.0.keys().find(|key| !known(key)) {
            return Err(told("mistake:key", [unknown]));
        }
        let mut kinds = CHECKS.iter().filter(|key| self.0.contains_key(**key));
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => Ok(kind),
            (Some(_), Some(second)) => Err(told("mistake:key", [second])),
            (None, _) => Err(told("mistake:noKey", [])),
        }
    }

    fn value<T>(&self, key: &str, form: &str, read: impl Fn(&'a Value) -> Option<T>) -> Result<T, Phrase> {
        self.0.get(key).and_then(read).ok_or_else(|| told("mistake:type", [key, form]))
    }

    fn number(&self, key: &str) -> Result<f64, Phrase> {
        self.value(key, "number", |value| value.as_f64().filter(|number| *number >= 0.0))
    }

    fn count(&self, key: &str) -> Result<u32, Phrase> {
        self.value(key, "count", |value| value.as_u64().and_then(|count| u32::try_from(count).ok()))
    }

    fn text(&self, key: &str) -> Result<&'a str, Phrase> {
        self.value(key, "text", Value::as_str)
    }

    fn optional(&self, key: &str) -> Result<Option<&'a str>, Phrase> {
        if self.0.contains_key(key) { self.text(key).map(Some) } else { Ok(None) }
    }

    fn texts(&self, key: &str) -> Result<Vec<&'a str>, Phrase> {
        self.value(key, "texts", |value| value.as_array()?.iter().map(Value::as_str).collect())
    }

    fn yes(&self, key: &str) -> Result<(), Phrase> {
        self.value(key, "true", |value| value.as_bool().filter(|yes| *yes).map(drop))
    }

    fn end(&self) -> Result<&'a str, Phrase> {
        self.value("ends", "end", |value| value.as_str().filter(|end| matches!(*end, "well" | "error" | "deadlock")))
    }
}
