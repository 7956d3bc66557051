//! Locks, semaphores, events, conditions, barriers, queues and futures, as the loop panel shows them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::wait::wait_word;
use super::{Range, View, some};
use crate::trace::state::Phase;
use crate::trace::{self, Kind, NONE, PrimitiveState, Trace};

/// What tasks meet at.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct PrimitiveView {
    pub id: u32,
    /// `lock`, `semaphore`, `event`, `condition`, `barrier`, `queue`.
    pub kind: String,
    /// What the program calls it, or the empty text.
    pub name: String,
    /// Where it was made.
    pub range: Option<Range>,
    /// A lock: 1 when it is locked. A semaphore: permits that nobody has. An event: 1 when it is set. A barrier: the tasks
    /// that have come. A queue: how many items there are.
    pub value: u32,
    /// What the value can't exceed, if anything.
    pub limit: Option<u32>,
    /// A queue: items put whose `task_done()` has not come.
    pub unfinished: u32,
    /// The tasks that hold it.
    pub holders: Vec<u32>,
    /// A queue's first items, the next one first.
    pub items: Vec<String>,
    /// The tasks that wait for it, first come first.
    pub waiters: Vec<u32>,
}

/// A future that is not done.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct FutureView {
    pub id: u32,
    /// What it stands for: `gather`, `future`, …
    pub label: String,
    /// The event that made it, and the task that did.
    pub created: u32,
    pub by: Option<u32>,
    /// The tasks that wait for it, first come first.
    pub waiters: Vec<u32>,
}

/// Futures that stand for something else which is shown.
const HIDDEN: &[&str] = &["sleep", "lock", "semaphore", "event", "condition", "barrier", "queue.get", "queue.put", "queue.join"];

impl View {
    pub(super) fn primitive_name(&self, primitive: u32) -> &str {
        self.primitive_names.get(primitive as usize).map_or("", String::as_str)
    }

    pub(super) fn primitive_views(&self, state: &trace::State) -> Vec<PrimitiveView> {
        let mut waiters = self.waiters(state, |wait| wait.primitive);
        let view = |(&id, now): (&u32, &u32)| {
            let primitive = self.trace.primitive(id)?;
            let PrimitiveState { value, limit, unfinished, holders, items } = self.trace.primitive_state(*now)?;
            Some(PrimitiveView {
                id,
                kind: wait_word(primitive.kind).to_owned(),
                name: self.primitive_name(id).to_owned(),
                range: self.range(primitive.span),
                value: *value,
                limit: some(*limit),
                unfinished: *unfinished,
                holders: holders.clone(),
                items: items.iter().map(|&item| self.trace.text(item).to_owned()).collect(),
                waiters: waiters.remove(&id).unwrap_or_default(),
            })
        };
        state.primitives.iter().filter_map(view).collect()
    }

    pub(super) fn future_views(&self, state: &trace::State) -> Vec<FutureView> {
        let mut waiters = self.waiters(state, |wait| wait.target);
        let view = |(&id, &created): (&u32, &u32)| {
            let event = self.trace.event(created).filter(|event| event.kind == Kind::FutureCreated)?;
            let label = self.trace.text(event.b);
            let shown = !HIDDEN.contains(&label);
            let waiters = waiters.remove(&id).unwrap_or_default();
            shown.then(|| FutureView { id, label: label.to_owned(), created, by: some(event.task), waiters })
        };
        state.futures.iter().filter_map(view).collect()
    }

    /// The suspended tasks by what they wait for, in the order in which they came.
    fn waiters(&self, state: &trace::State, of: impl Fn(&trace::Wait) -> u32) -> BTreeMap<u32, Vec<u32>> {
        let suspended = state.tasks.iter().filter(|(_, task)| task.phase == Phase::Suspended);
        let mut waits: Vec<_> = suspended
            .filter_map(|(&id, task)| Some((task.since, id, self.trace.wait(task.wait)?)))
            .filter(|(_, _, wait)| wait.kind != trace::WaitKind::Task)
            .map(|(since, id, wait)| (since, id, of(wait)))
            .filter(|(_, _, target)| *target != NONE)
            .collect();
        waits.sort_unstable();
        let mut lines: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (_, task, target) in waits {
            lines.entry(target).or_default().push(task);
        }
        lines
    }
}

/// What the program calls each of them: the variable that it was first assigned to. The members of a list get their index,
/// others that were made by the same call a number.
pub(super) fn names(trace: &Trace, source: &str) -> Vec<String> {
    let targets: Vec<Option<Target>> = trace.primitives.iter().map(|primitive| target(trace.span(primitive.span)?, source)).collect();
    let mut times: BTreeMap<u32, usize> = BTreeMap::new();
    let name = |(primitive, target): (&trace::Primitive, &Option<Target>)| {
        let Some(target) = target else { return String::new() };
        let nth = times.entry(primitive.span).or_default();
        *nth += 1;
        match (target.list, *nth) {
            (true, nth) => format!("{}[{}]", target.name, nth - 1),
            (false, 1) => target.name.to_owned(),
            (false, nth) => format!("{} ({nth})", target.name),
        }
    };
    trace.primitives.iter().zip(&targets).map(name).collect()
}

/// The left side of an assignment whose right side begins with a call.
struct Target<'a> {
    name: &'a str,
    /// The call stands within a list.
    list: bool,
}

fn target(span: trace::Span, source: &str) -> Option<Target<'_>> {
    let before = source.get(..span.start as usize)?;
    let line = before.rsplit('\n').next()?.trim();
    let (line, list) = match line.strip_suffix('[') {
        Some(line) => (line.trim_end(), true),
        None => (line, false),
    };
    let left = line.strip_suffix('=')?.trim_end();
    let name = left.split(':').next()?.trim();
    let is_name = name.split('.').all(|word| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_'));
    is_name.then_some(Target { name, list })
}
