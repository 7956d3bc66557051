//! The lanes of modelled threads: for each its states one after the other.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bars::Bar;
use super::{TaskState, View, some};
use crate::trace::{Event, Kind, WaitKind};

/// A modelled thread.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct ThreadView {
    pub id: u32,
    pub name: String,
    /// The task in whose step it was started.
    pub task: Option<u32>,
}

impl View {
    pub(super) fn thread_views(&self) -> Vec<ThreadView> {
        let threads = (0..).zip(&self.trace.threads);
        threads
            .map(|(id, thread)| ThreadView { id, name: self.thread_name(id).to_owned(), task: some(thread.task) })
            .collect()
    }

    /// Every bar of a thread, by thread and then in time; the `task` of each is the thread's number. There is none while
    /// a pool's worker is idle.
    pub(super) fn thread_bars(&self) -> Vec<Bar> {
        let mut open: BTreeMap<u32, Bar> = BTreeMap::new();
        let mut bars = Vec::new();
        for (id, event) in (0..).zip(&self.trace.events) {
            let Some(next) = self.thread_state(event) else { continue };
            let close = |bar: Bar| Bar { to: id, end: if bar.state.ended() { bar.start } else { event.at }, ..bar };
            bars.extend(open.remove(&event.a).map(close));
            if let Some((state, wait)) = next {
                let bar = Bar { task: event.a, state, from: id, to: id, start: event.at, end: event.at, wait };
                open.insert(event.a, bar);
            }
        }
        let (to, end) = (self.trace.events.len() as u32, self.trace.events.last().map_or(0, |event| event.at));
        bars.extend(open.into_values().map(|bar| Bar { to, end: if bar.state.ended() { bar.start } else { end }, ..bar }));
        bars.sort_by_key(|bar| (bar.task, bar.from));
        bars
    }

    /// The state that an event brings to the thread that it is about, if it does: none for an idle worker.
    fn thread_state(&self, event: &Event) -> Option<Option<(TaskState, Option<WaitKind>)>> {
        let worker = || self.trace.thread(event.a).is_some_and(|thread| thread.worker);
        Some(match event.kind {
            Kind::ThreadResumed => Some((TaskState::Running, None)),
            Kind::ThreadSuspended => {
                let wait = self.trace.wait(event.b).map(|wait| wait.kind);
                let sleeps = wait == Some(WaitKind::Sleep);
                Some((if sleeps { TaskState::Sleeping } else { TaskState::Waiting }, wait))
            }
            Kind::ThreadDone | Kind::ThreadFailed if worker() => None,
            Kind::ThreadDone => Some((TaskState::Done, None)),
            Kind::ThreadFailed => Some((TaskState::Failed, None)),
            _ => return None,
        })
    }
}
