//! What there is to choose from: the right answer, and wrong ones that the run itself makes plausible.

use serde::Serialize;

use super::super::part::Part;
use super::super::{TaskState, View, some};
use super::facts::how_ended;
use super::lines::OutLine;
use super::phrase::{Phrase, phrase, told};
use crate::trace::{EventId, HandleKind, Kind, NONE, State};

/// An answer that may be chosen.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Choice {
    pub label: Phrase,
    /// The event that shows why it is right, or why not, if there is one.
    pub event: Option<u32>,
    /// The same in words.
    pub fact: Option<Phrase>,
}

/// So many choices at most.
const CHOICES: usize = 5;
/// So many are few: others are looked for.
const FEW: usize = 3;
/// So many tasks at most, where several of them may be chosen.
const TASKS: usize = 10;

impl Choice {
    pub(super) fn new(label: Phrase) -> Choice {
        Choice { label, event: None, fact: None }
    }
}

/// Choices, and the index of the right one.
type One = (Vec<Choice>, u32);
/// Choices, and the indices of the right ones.
type Several = (Vec<Choice>, Vec<u32>);

impl View {
    pub(super) fn line_choice(&self, line: &OutLine, at: EventId) -> Choice {
        let words = [
            Part::time(self.time(line.event)).at(line.event),
            some(line.task).map(|task| self.task_part(task)).unwrap_or_default(),
        ];
        let fact = if line.event > at { "fact:printed" } else { "fact:printedBefore" };
        Choice { label: told("choice:line", [&line.text]), event: Some(line.event), fact: Some(phrase(fact, words)) }
    }

    /// The line that is printed next, among those that come later, came before, or never come.
    pub(super) fn line_choices(&self, at: EventId) -> One {
        let mut lines = self.out_lines();
        lines.retain(|line| !line.text.trim().is_empty());
        let (before, after): (Vec<&OutLine>, Vec<&OutLine>) = lines.iter().partition(|line| line.event <= at);
        let next = after.first().map(|line| line.event);
        let mut choices: Vec<Choice> = Vec::new();
        let mut add = |choice: Choice| {
            if choices.len() < CHOICES - 1 && choices.iter().all(|other| other.label != choice.label) {
                choices.push(choice);
            }
        };
        let nothing = Choice {
            label: phrase("choice:nothing", []),
            event: Some(next.unwrap_or(self.last_event())),
            fact: Some(phrase(if next.is_some() { "fact:more" } else { "fact:noMore" }, [])),
        };
        if next.is_none() {
            add(nothing.clone());
        }
        let coming = after.iter().take(CHOICES - 2).map(|line| self.line_choice(line, at));
        coming.for_each(&mut add);
        self.never_printed(&lines).for_each(&mut add);
        after.iter().chain(before.iter().rev()).map(|line| self.line_choice(line, at)).for_each(&mut add);
        if next.is_some() {
            choices.push(nothing);
        }
        let right = shuffle(&mut choices, u64::from(at) << 8 | 1);
        (choices, right.first().copied().unwrap_or(0))
    }

    /// Lines that the program would print, and did not.
    fn never_printed(&self, lines: &[OutLine]) -> impl Iterator<Item = Choice> {
        let literals = self.source.split("print(").skip(1).filter_map(literal).filter(|text| !text.trim().is_empty());
        let unsaid = literals.filter(|text| lines.iter().all(|line| line.text != *text));
        unsaid.map(|text| Choice {
            fact: Some(phrase("fact:neverPrinted", [])),
            ..Choice::new(told("choice:line", [text]))
        })
    }

    /// Who is in the ready queue at an event, among the other tasks.
    pub(super) fn queue_choices(&self, at: EventId) -> Several {
        let state = self.state_at(at);
        let queued = (1..).zip(&state.ready).map(|(place, queued)| {
            let words = [Part::number(place), Part::time(self.time(queued.event)).at(queued.event)];
            let fact = Some(phrase("fact:queued", words));
            Choice { label: self.handle_choice(queued.handle), event: Some(queued.event), fact }
        });
        let mut choices: Vec<Choice> = queued.take(TASKS).collect();
        let right = choices.len();
        for (&task, now) in &state.tasks {
            let label = phrase("choice:task", [self.task_part(task)]);
            if choices.len() < TASKS.max(right + 1)
                && !self.cleans_up(task)
                && choices.iter().all(|other| other.label != label)
            {
                let fact = phrase(
                    "fact:state",
                    [self.task_part(task), Part::from(self.state_word(&state, task)), Part::time(state.at)],
                );
                choices.push(Choice { label, event: Some(now.since), fact: Some(fact) });
            }
        }
        let mut order = shuffle(&mut choices, u64::from(at) << 8 | 2);
        order.truncate(right);
        (choices, order)
    }

    /// A handle by its task, or as a callback by its name.
    fn handle_choice(&self, handle: u32) -> Phrase {
        let task = self.task_of(handle).map(|task| self.task_part(task)).unwrap_or_default();
        match self.trace.handle(handle).map(|handle| handle.kind) {
            Some(HandleKind::Step | HandleKind::Wakeup) => phrase("choice:task", [task]),
            _ => phrase("choice:callback", [Part::from(self.handle_label(handle)), task]),
        }
    }

    /// The task that goes on next, among those that have not ended.
    pub(super) fn next_choices(&self, at: EventId) -> One {
        let state = self.state_at(at);
        let next = self.resumes_after(at, None);
        let alive = state.tasks.iter().filter(|(_, now)| !now.phase.ended()).map(|(&task, _)| task);
        let alive = alive.filter(|&task| !self.cleans_up(task));
        let mut tasks: Vec<u32> = next.map(|(_, task)| task).into_iter().collect();
        tasks.extend(alive.filter(|task| next.is_none_or(|(_, next)| next != *task)));
        tasks.truncate(CHOICES - 1);
        for (_, task) in self.tasks_made() {
            if tasks.len() < FEW && !tasks.contains(&task) {
                tasks.push(task);
            }
        }
        let nobody = Choice {
            label: phrase("choice:nobody", []),
            event: Some(next.map_or(self.last_event(), |(event, _)| event)),
            fact: Some(phrase(if next.is_some() { "fact:somebody" } else { "fact:nobody" }, [])),
        };
        let mut choices: Vec<Choice> = tasks.iter().map(|&task| self.next_choice(at, task)).collect();
        choices.insert(if next.is_some() { choices.len() } else { 0 }, nobody);
        let right = shuffle(&mut choices, u64::from(at) << 8 | 3);
        (choices, right.first().copied().unwrap_or(0))
    }

    fn next_choice(&self, at: EventId, task: u32) -> Choice {
        let label = phrase("choice:task", [self.task_part(task)]);
        match self.resumes_after(at, Some(task)) {
            Some((event, _)) => {
                let fact = phrase("fact:resumes", [self.task_part(task), Part::time(self.time(event)).at(event)]);
                Choice { label, event: Some(event), fact: Some(fact) }
            }
            None => {
                let event = self.task_ends().get(&task).map(|(_, event)| *event);
                Choice { label, event, fact: Some(phrase("fact:neverResumes", [self.task_part(task)])) }
            }
        }
    }

    /// When a task, or any task of the program, goes on after an event, and which.
    pub(super) fn resumes_after(&self, at: EventId, task: Option<u32>) -> Option<(EventId, u32)> {
        let later = (0..).zip(&self.trace.events).skip(at as usize + 1);
        let mut resumed = later.filter(|(_, event)| event.kind == Kind::TaskResumed && !self.cleans_up(event.a));
        resumed.find(|(_, event)| task.is_none_or(|task| task == event.a)).map(|(id, event)| (id, event.a))
    }

    /// The state of a task, in a word.
    pub(super) fn state_word(&self, state: &State, task: u32) -> &'static str {
        let Some(now) = state.tasks.get(&task) else { return "unmade" };
        match self.task_state(state, now).0 {
            TaskState::Ready => "ready",
            TaskState::Running => "running",
            TaskState::Sleeping => "sleeping",
            TaskState::Waiting => "waiting",
            TaskState::Blocked => "blocked",
            TaskState::Cancelling => "cancelling",
            TaskState::Done => "done",
            TaskState::Failed => "failed",
            TaskState::Cancelled => "cancelled",
        }
    }

    /// The state of a task, among others that exclude it.
    pub(super) fn state_choices(&self, state: &State, task: u32) -> One {
        let right = self.state_word(state, task);
        let sleeps = |wait: u32| self.trace.wait(wait).is_some_and(|wait| wait.kind.is_sleep());
        let suspended = match state.tasks.get(&task) {
            Some(now) if right == "waiting" || right == "ready" && now.wait != NONE && !sleeps(now.wait) => "waiting",
            _ => "sleeping",
        };
        let words = match right {
            "cancelling" => ["running", "cancelling", "done", "failed", "cancelled"],
            "blocked" => ["running", "sleeping", "blocked", "done", "cancelled"],
            "unmade" => ["unmade", "ready", "running", suspended, "done"],
            "failed" => ["ready", "running", suspended, "failed", "done"],
            _ => ["ready", "running", suspended, "done", "cancelled"],
        };
        let choices = words.iter().map(|word| Choice::new(told("choice:state", [word]))).collect();
        let index = words.iter().position(|word| *word == right).unwrap_or(0);
        (choices, index as u32)
    }

    /// The tasks that were made up to an event; right are those that have ended so, or have not ended at all.
    pub(super) fn end_choices(&self, until: EventId, wanted: Option<Kind>) -> Several {
        let made: Vec<u32> = self.tasks_made().filter(|(event, _)| *event <= until).map(|(_, task)| task).collect();
        let ends = self.task_ends();
        let end = |task: &u32| ends.get(task).copied().filter(|(_, event)| *event <= until);
        let is_right = |task: &u32| end(task).map(|(kind, _)| kind) == wanted;
        let (right, mut wrong): (Vec<u32>, Vec<u32>) = made.into_iter().partition(is_right);
        wrong.truncate(TASKS.saturating_sub(right.len()).max(1));
        let mut tasks = [right, wrong].concat();
        tasks.sort_unstable();
        let indices = (0..).zip(&tasks).filter(|(_, task)| is_right(task)).map(|(index, _)| index).collect();
        let choice = |&task: &u32| {
            let end = end(&task);
            let event = end.map(|(_, event)| event);
            let words =
                [self.task_part(task), Part::from(how_ended(end)), Part::time(self.time(event.unwrap_or(until)))];
            Choice {
                label: phrase("choice:task", [self.task_part(task)]),
                event,
                fact: Some(phrase("fact:ended", words)),
            }
        };
        (tasks.iter().map(choice).collect(), indices)
    }
}

/// The plain text that a call begins with, when that is all of it: `"never")`.
fn literal(call: &str) -> Option<&str> {
    let quote = call.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (text, rest) = call[1..].split_once(quote)?;
    (rest.starts_with(')') && !text.contains('\\')).then_some(text)
}

/// Puts the choices into another order, always the same for a seed. Where each of them went.
pub(super) fn shuffle(choices: &mut Vec<Choice>, seed: u64) -> Vec<u32> {
    let mut dice = Dice::new(seed);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, dice.below(last + 1));
    }
    if order.is_sorted() {
        // The right order is no other order.
        order.rotate_left(1);
    }
    *choices = order.iter().filter_map(|&from| choices.get(from).cloned()).collect();
    let mut went = vec![0; order.len()];
    for (to, &from) in order.iter().enumerate() {
        went[from] = to as u32;
    }
    went
}

/// Chance that is no chance: splitmix64.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) >> 33) as usize % sides.max(1)
    }
}
