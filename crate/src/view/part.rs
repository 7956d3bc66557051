//! The words of a sentence, with what they name.

use serde::Serialize;

use super::{Range, View, seconds};
use crate::trace::EventId;

/// A word of a sentence, and where it leads: the page makes a link of it when it names something.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Part {
    /// A name, a value, or a number in digits.
    pub text: String,
    /// The task that it names.
    pub task: Option<u32>,
    /// The step that it names.
    pub event: Option<u32>,
    /// The place in the source that it names.
    pub range: Option<Range>,
}

impl From<&str> for Part {
    fn from(text: &str) -> Part {
        Part { text: text.to_owned(), ..Part::default() }
    }
}

impl Part {
    pub(super) fn number(number: u32) -> Part {
        Part::from(&*number.to_string())
    }

    /// Nanoseconds, as a decimal number of seconds.
    pub(super) fn time(at: u64) -> Part {
        Part::from(&*seconds(at).to_string())
    }

    /// Leads to a step.
    pub(super) fn at(self, event: EventId) -> Part {
        Part { event: Some(event), ..self }
    }

    /// Leads to a place in the source.
    pub(super) fn within(self, range: Option<Range>) -> Part {
        Part { range, ..self }
    }
}

impl View {
    /// A task by its name; nothing when there is no such task.
    pub(super) fn task_part(&self, task: u32) -> Part {
        let known = self.trace.task(task).is_some();
        Part { task: known.then_some(task), ..Part::from(self.task_name(task)) }
    }

    pub(super) fn task_parts(&self, tasks: &[u32]) -> Vec<Part> {
        tasks.iter().map(|&task| self.task_part(task)).collect()
    }

    /// The number of the line where something is; the empty text when that is nowhere.
    pub(super) fn line_part(&self, range: Option<Range>) -> Part {
        let line = range.map_or_else(String::new, |range| range.line.to_string());
        Part::from(&*line).within(range)
    }
}
