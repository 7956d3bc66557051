//! Predictions: a question about a run, with its answer, which the trace gives.

use serde::Serialize;

use super::super::View;
use super::super::part::Part;
use super::choice::{Choice, shuffle};
use super::phrase::{Phrase, phrase, told};
use super::place::Attributes;
use crate::trace::{EventId, Kind, State};

/// What is asked.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "kebab-case"))]
pub enum Ask {
    /// What is printed next?
    Output,
    /// In which order are these lines printed?
    Order,
    /// When does this happen?
    Time,
    /// How long does the run take?
    Total,
    /// Who is in the ready queue, in order?
    Ready,
    /// Which task runs next?
    Next,
    /// In which state is this task?
    State,
    /// Which tasks fail?
    Fails,
    /// Which tasks end cancelled?
    Cancelled,
    /// Which tasks have not ended?
    RunsOn,
    /// How does the program end?
    End,
}

impl Ask {
    pub const ALL: [Ask; 11] = {
        use Ask::*;
        [Output, Order, Time, Total, Ready, Next, State, Fails, Cancelled, RunsOn, End]
    };

    /// As an author writes it.
    pub fn word(self) -> &'static str {
        match self {
            Ask::Output => "output",
            Ask::Order => "order",
            Ask::Time => "time",
            Ask::Total => "total",
            Ask::Ready => "ready",
            Ask::Next => "next",
            Ask::State => "state",
            Ask::Fails => "fails",
            Ask::Cancelled => "cancelled",
            Ask::RunsOn => "runs-on",
            Ask::End => "end",
        }
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum Form {
    /// One of the choices.
    One,
    /// Any of them, or none.
    Some,
    /// Any of them, or none, in order.
    Queue,
    /// All of them, in order.
    Order,
    /// A number of seconds; 1 ms more or less is right as well.
    Seconds,
}

/// A question, with its answer. Choices with the same label are the same answer.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Question {
    pub kind: Ask,
    pub form: Form,
    /// The question in general words.
    pub ask: Phrase,
    /// The reader stands here; nothing after it may be seen before the answer.
    pub shown: u32,
    /// At `shown` itself, only the code and its line may be seen: the rest would tell.
    pub covered: bool,
    pub choices: Vec<Choice>,
    /// The right choices by their index, in order where that counts. Empty for seconds.
    pub right: Vec<u32>,
    pub seconds: Option<f64>,
    /// The event that decides.
    pub event: u32,
    /// The answer in words, where the choices have none of their own.
    pub fact: Option<Phrase>,
}

/// So many lines are to be sorted at most.
const LINES: usize = 8;

impl View {
    /// The prediction that an author asks for: `ask` is what, `of` is of which task or lines; the others name the place where the reader
    /// stands, the start if there are none.
    ///
    /// # Errors
    /// What the author got wrong: the kind, the place, or what it is of.
    pub fn question(&self, attributes: &Attributes) -> Result<Question, Phrase> {
        let word = attributes.get("ask").map_or("", String::as_str);
        let kind = Ask::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
            .ok_or_else(|| told("mistake:value", ["ask", word]))?;
        let at = if View::is_place(attributes) { self.find(attributes)? } else { 0 };
        let of = attributes.get("of").map(String::as_str);
        match kind {
            Ask::Output => Ok(self.ask_output(at)),
            Ask::Order => self.ask_order(at, of),
            Ask::Time => Ok(self.ask_time(at)),
            Ask::Total => Ok(self.ask_total(at)),
            Ask::Ready => Ok(self.ask_ready(at)),
            Ask::Next => Ok(self.ask_next(at)),
            Ask::State => Ok(self.ask_state(at, self.task_named(of.unwrap_or_default())?)),
            Ask::Fails | Ask::Cancelled | Ask::RunsOn => Ok(self.ask_tasks(kind, at)),
            Ask::End => Ok(self.ask_end(at)),
        }
    }

    fn task_named(&self, name: &str) -> Result<u32, Phrase> {
        self.tasks_named(name).next().ok_or_else(|| told("mistake:nothing", ["of", name]))
    }

    pub(super) fn state_at(&self, event: EventId) -> State {
        self.checkpoints.state(&self.trace, event)
    }

    /// The last event of what one brings about at once: who waited for it joins the queue, timers that are due move there.
    pub(super) fn settled(&self, at: EventId) -> EventId {
        let at_once = |kind| {
            matches!(
                kind,
                Kind::HandleReady | Kind::FutureDone | Kind::HandleCancelled | Kind::CancelRequested | Kind::TimerDue
            )
        };
        let after = self.trace.events.iter().skip(at as usize + 1).take_while(|event| at_once(event.kind));
        at + after.count() as EventId
    }

    pub(super) fn ask_output(&self, at: EventId) -> Question {
        let (choices, right) = self.line_choices(at);
        let event = choices.get(right as usize).and_then(|choice| choice.event).unwrap_or(self.last_event());
        Question { choices, right: vec![right], ..Question::new(Ask::Output, Form::One, at, event) }
    }

    fn ask_order(&self, at: EventId, of: Option<&str>) -> Result<Question, Phrase> {
        let wanted: Vec<&str> = of.map(|of| of.split('|').collect()).unwrap_or_default();
        let mut lines = self.out_lines();
        lines.retain(|line| line.event > at && !line.text.trim().is_empty());
        if let Some(text) = wanted.iter().find(|text| !lines.iter().any(|line| line.text.contains(**text))) {
            return Err(told("mistake:nothing", ["of", text]));
        }
        lines.retain(|line| wanted.is_empty() || wanted.iter().any(|text| line.text.contains(text)));
        lines.truncate(LINES);
        if lines.len() < 2 {
            return Err(told("mistake:fewLines", []));
        }
        let event = lines[0].event;
        let mut choices: Vec<Choice> = lines.iter().map(|line| self.line_choice(line, at)).collect();
        let right = shuffle(&mut choices, u64::from(at) << 8);
        Ok(Question { choices, right, ..Question::new(Ask::Order, Form::Order, at, event) })
    }

    /// The reader knows the place from the words of the question, and sees nothing of the run.
    fn ask_time(&self, at: EventId) -> Question {
        let time = self.time(at);
        Question {
            fact: Some(phrase("fact:happens", [Part::time(time)])),
            ..self.seconds_question(Ask::Time, 0, at, time)
        }
    }

    fn ask_total(&self, at: EventId) -> Question {
        let time = self.duration();
        let question = self.seconds_question(Ask::Total, at, self.clock_moved(), time);
        Question { fact: Some(phrase("fact:total", [Part::time(time)])), ..question }
    }

    pub(super) fn seconds_question(&self, kind: Ask, shown: EventId, event: EventId, time: u64) -> Question {
        Question { seconds: Some(super::super::seconds(time)), ..Question::new(kind, Form::Seconds, shown, event) }
    }

    pub(super) fn ask_ready(&self, at: EventId) -> Question {
        let then = self.settled(at);
        let (choices, right) = self.queue_choices(then);
        Question { choices, right, covered: true, ..Question::new(Ask::Ready, Form::Queue, at, then) }
    }

    pub(super) fn ask_next(&self, at: EventId) -> Question {
        let (choices, right) = self.next_choices(at);
        let event = choices.get(right as usize).and_then(|choice| choice.event).unwrap_or(self.last_event());
        Question { choices, right: vec![right], covered: true, ..Question::new(Ask::Next, Form::One, at, event) }
    }

    pub(super) fn ask_state(&self, at: EventId, task: u32) -> Question {
        let state = self.state_at(self.settled(at));
        let now = state.tasks.get(&task);
        let (choices, right) = self.state_choices(&state, task);
        let since = now.map(|now| now.cancelling.unwrap_or(now.since));
        let fact = phrase(
            "fact:state",
            [self.task_part(task), Part::from(self.state_word(&state, task)), Part::time(state.at)],
        );
        Question {
            choices,
            right: vec![right],
            covered: true,
            ask: phrase("ask:state", [self.task_part(task)]),
            fact: Some(fact),
            ..Question::new(Ask::State, Form::One, at, since.unwrap_or(at))
        }
    }

    /// Which tasks fail, end cancelled, or go on at the place.
    fn ask_tasks(&self, kind: Ask, at: EventId) -> Question {
        let wanted = match kind {
            Ask::Fails => Some(Kind::TaskFailed),
            Ask::Cancelled => Some(Kind::TaskCancelled),
            _ => None,
        };
        let until = if kind == Ask::RunsOn { at } else { self.last_event() };
        let (choices, right) = self.end_choices(until, wanted);
        let event = right.first().and_then(|&index| choices.get(index as usize)?.event).unwrap_or(until);
        Question { choices, right, covered: kind == Ask::RunsOn, ..Question::new(kind, Form::Some, at, event) }
    }

    fn ask_end(&self, at: EventId) -> Question {
        let right = self.end_word();
        let mut words = vec!["well", "error", "deadlock"];
        if !words.contains(&right) {
            words.push(right);
        }
        let index = words.iter().position(|word| *word == right).map_or(0, |index| index as u32);
        let choices = words.iter().map(|word| Choice::new(told("choice:end", [word]))).collect();
        let fact = told("fact:end", [right]);
        Question {
            choices,
            right: vec![index],
            fact: Some(fact),
            ..Question::new(Ask::End, Form::One, at, self.decides_end())
        }
    }
}

impl Question {
    /// Whether there are enough different answers for a wrong one.
    pub(super) fn is_open(&self) -> bool {
        let is_new =
            |&(index, choice): &(usize, &Choice)| self.choices[..index].iter().all(|other| other.label != choice.label);
        self.seconds.is_some() || self.choices.iter().enumerate().filter(is_new).count() > 2
    }

    fn new(kind: Ask, form: Form, shown: EventId, event: EventId) -> Question {
        let ask = match kind {
            Ask::Output => "ask:output",
            Ask::Order => "ask:order",
            Ask::Time => "ask:time",
            Ask::Total => "ask:total",
            Ask::Ready => "ask:ready",
            Ask::Next => "ask:next",
            Ask::State => "ask:state",
            Ask::Fails => "ask:fails",
            Ask::Cancelled => "ask:cancelled",
            Ask::RunsOn => "ask:runsOn",
            Ask::End => "ask:end",
        };
        let ask = phrase(ask, []);
        Question {
            kind,
            form,
            ask,
            shown,
            covered: false,
            choices: Vec::new(),
            right: Vec::new(),
            seconds: None,
            event,
            fact: None,
        }
    }
}
