//! What brought an event about, and what will come of it.

use super::View;
use super::part::Part;
use super::sentence::{Sentence, say};
use crate::trace::state::{Phase, TaskNow, stepped};
use crate::trace::{Event, EventId, Kind, State, WaitKind};

/// Names that a sentence lists at most.
const LISTED: usize = 12;
/// Sentences of the same kind at most.
const REPEATED: usize = 3;

impl View {
    /// The sentences that follow the one which says what the event is.
    pub(super) fn why(&self, state: &State) -> Vec<Sentence> {
        let Some((id, event)) = state.event().and_then(|id| Some((id, self.trace.event(id)?))) else { return Vec::new() };
        match event.kind {
            Kind::TaskCreated => self.place_of_new(id, event).into_iter().collect(),
            Kind::TaskResumed => self.resumed(state, id, event),
            Kind::TaskSuspended => self.next(id).into_iter().collect(),
            Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => self.ended(state, id, event),
            Kind::CancelRequested => self.cancel_to_come(state, id, event).into_iter().collect(),
            Kind::CancelDelivered => self.cancel_fate(state, id, event),
            Kind::HandleRun => self.place_in_queue(state).into_iter().collect(),
            Kind::Advanced => self.due(state),
            Kind::Blocked | Kind::Unblocked => self.late(state, event),
            Kind::Raise => self.escape(state, id, event.task),
            Kind::End => self.deadlock(state),
            _ => Vec::new(),
        }
    }

    fn list(&self, kind: &str, tasks: &[u32]) -> Option<Sentence> {
        (!tasks.is_empty()).then(|| say(kind, self.task_parts(&tasks[..tasks.len().min(LISTED)])))
    }

    /// A task's first step has just been queued.
    fn place_of_new(&self, id: EventId, event: &Event) -> Option<Sentence> {
        let ready = id + 1;
        let queued = self.trace.event(ready).filter(|ready| ready.kind == Kind::HandleReady)?;
        (stepped(&self.trace, queued.a)? == event.a).then(|| self.place_at(ready)).flatten()
    }

    /// Where the handle that runs stood in the ready queue when it joined.
    fn place_in_queue(&self, state: &State) -> Option<Sentence> {
        self.place_at(state.running?.ready)
    }

    fn place_at(&self, ready: EventId) -> Option<Sentence> {
        self.trace.event(ready).filter(|event| event.kind == Kind::HandleReady)?;
        let then = self.checkpoints.state(&self.trace, ready);
        let place = then.ready.len();
        if place < 2 {
            return (place == 1).then(|| say("queue:first", []));
        }
        let ahead = then.ready.get(place - 2)?;
        let place = Part::number(place as u32);
        Some(match stepped(&self.trace, ahead.handle) {
            Some(task) => say("queue:behind", [place, self.task_part(task)]),
            None => say("queue:behindCallback", [place, Part::from(self.handle_label(ahead.handle)).at(ahead.event)]),
        })
    }

    fn resumed(&self, state: &State, id: EventId, event: &Event) -> Vec<Sentence> {
        let delivered = self.trace.event(id + 1).is_some_and(|next| next.kind == Kind::CancelDelivered);
        let own = state.running.and_then(|running| stepped(&self.trace, running.handle)) == Some(event.a);
        let place = if own { self.place_in_queue(state) } else { None };
        let siblings = state.tasks.get(&event.a).filter(|_| !delivered).and_then(|task| self.siblings(state, task));
        let woken = if own && !delivered { self.woken(state, event.a) } else { None };
        siblings.into_iter().chain(woken).chain(place).collect()
    }

    /// Which task did what this one waited for.
    fn woken(&self, state: &State, task: u32) -> Option<Sentence> {
        use WaitKind::{Barrier, Condition, Event, Future, Lock, Queue, Semaphore};
        let now = state.tasks.get(&task).filter(|task| task.steps > 1)?;
        let kind = self.trace.wait(now.wait)?.kind;
        let by = self.trace.event(state.running?.ready)?.task;
        let told = matches!(kind, Barrier | Condition | Event | Future | Lock | Queue | Semaphore) && self.trace.task(by).is_some();
        told.then(|| say("woken", [self.task_part(by)]))
    }

    /// The children of a gather that failed which are still at it.
    fn siblings(&self, state: &State, task: &TaskNow) -> Option<Sentence> {
        let wait = self.trace.wait(task.wait).filter(|wait| wait.kind == WaitKind::Gather && task.steps > 1)?;
        self.failed_child(state, wait)?;
        self.list("siblings", &self.unfinished(state, wait.members.iter().copied()))
    }

    fn unfinished(&self, state: &State, tasks: impl Iterator<Item = u32>) -> Vec<u32> {
        tasks.filter(|task| state.tasks.get(task).is_some_and(|task| !task.phase.ended())).collect()
    }

    /// What the loop does after a step.
    fn next(&self, id: EventId) -> Option<Sentence> {
        let after = self.trace.events.get(id as usize + 1..)?;
        let stops = |event: &&Event| matches!(event.kind, Kind::HandleRun | Kind::Advanced | Kind::LoopStopped | Kind::End);
        let next = after.iter().find(stops)?;
        match next.kind {
            Kind::HandleRun => Some(match stepped(&self.trace, next.a) {
                Some(task) => say("next:task", [self.task_part(task)]),
                None => say("next:callback", [Part::from(self.handle_label(next.a))]),
            }),
            Kind::Advanced => Some(say("next:clock", [Part::time(next.at)])),
            _ => None,
        }
    }

    /// Who hears of a task's end, and whom it leaves running.
    fn ended(&self, state: &State, id: EventId, event: &Event) -> Vec<Sentence> {
        let after = self.trace.events.get(id as usize + 1..).unwrap_or_default();
        let heard = after.iter().take_while(|next| next.kind == Kind::HandleReady).map(|next| next.a);
        let mut woken = Vec::new();
        let mut told = Vec::new();
        for handle in heard {
            match (stepped(&self.trace, handle), self.handle_label(handle)) {
                (Some(task), _) => woken.push(task),
                (None, "gather.<locals>._done_callback") => told.push(say("tells:gather", [])),
                (None, "TaskGroup._on_task_done") => told.push(say("tells:group", [])),
                (None, "_run_until_complete_cb") => told.push(say("tells:run", [])),
                (None, label) => told.push(say("tells:callback", [Part::from(label)])),
            }
        }
        told.truncate(REPEATED);
        let mut sentences: Vec<Sentence> = self.list("wakes", &woken).into_iter().chain(told).collect();
        if sentences.is_empty() && event.kind == Kind::TaskFailed {
            sentences.push(say("unheard", []));
        }
        let children = state.tasks.keys().copied().filter(|&task| self.trace.task(task).is_some_and(|task| task.parent == event.a));
        sentences.extend(self.list("left", &self.unfinished(state, children)));
        sentences
    }

    /// Where a request to cancel will be felt.
    fn cancel_to_come(&self, state: &State, id: EventId, event: &Event) -> Option<Sentence> {
        let task = state.tasks.get(&event.a)?;
        let wait = self.trace.wait(task.wait).filter(|_| task.phase == Phase::Suspended);
        if wait.is_some_and(|wait| matches!(wait.kind, WaitKind::Task | WaitKind::Gather)) {
            let after = self.trace.events.get(id as usize + 1..)?;
            let mut others = Vec::new();
            for next in after.iter().take_while(|next| !matches!(next.kind, Kind::HandleEnd | Kind::Line)) {
                if next.kind == Kind::CancelRequested && next.task == event.task {
                    others.push(next.a);
                }
            }
            return self.list("cancel:passedOn", &others);
        }
        match task.phase {
            Phase::Running => None,
            _ if task.steps == 0 => Some(say("cancel:notStarted", [])),
            _ => {
                let at = self.suspended_at(state, task)?;
                Some(say("cancel:await", [self.line_part(Some(at))]))
            }
        }
    }

    /// What a cancellation skips, who takes it, and what becomes of the task.
    fn cancel_fate(&self, state: &State, id: EventId, event: &Event) -> Vec<Sentence> {
        let after = self.trace.events.get(id as usize + 1..).unwrap_or_default();
        let ends = |next: &&Event| match next.kind {
            Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => next.a == event.a,
            Kind::Uncancelled => next.a == event.a && next.task == event.a,
            _ => false,
        };
        let by_group = || self.trace.event(event.cause).is_some_and(|request| self.requester(request).0 == ":group");
        let way = self.escape(state, id, event.a).into_iter();
        match after.iter().find(ends).map(|end| end.kind) {
            Some(Kind::Uncancelled) if by_group() => vec![say("cancel:group", [])],
            Some(Kind::Uncancelled) => std::iter::once(say("cancel:timeout", [])).chain(way).collect(),
            Some(Kind::TaskCancelled) => way.chain([say("cancel:through", [])]).collect(),
            Some(_) => way.chain([say("cancel:caught", [])]).collect(),
            None => way.collect(),
        }
    }

    /// The tasks whose timers the clock has gone to.
    fn due(&self, state: &State) -> Vec<Sentence> {
        let timers: Vec<_> = state.timers_in_order().into_iter().take_while(|timer| timer.deadline <= state.at).collect();
        let mut tasks: Vec<u32> = timers.iter().filter_map(|timer| self.task_of(timer.handle)).collect();
        tasks.dedup();
        let tie = timers.windows(2).any(|pair| pair[0].deadline == pair[1].deadline);
        let tie = tie.then(|| say("tie", [Part::number(timers.len() as u32)]));
        self.list("due", &tasks).into_iter().chain(tie).collect()
    }

    /// Whom it keeps waiting that the loop is held, and for how long.
    fn late(&self, state: &State, event: &Event) -> Vec<Sentence> {
        let Some(held) = state.blocked.and_then(|held| self.trace.event(held)) else { return Vec::new() };
        let until = match event.kind {
            Kind::Blocked => self.trace.timer(event.a).map_or(event.at, |timer| timer.deadline),
            _ => event.at,
        };
        let ready = state.ready.iter().filter_map(|queued| Some((stepped(&self.trace, queued.handle)?, held.at, "late:ready")));
        let timers = state.timers_in_order().into_iter().filter(|timer| timer.deadline < until);
        let timers = timers.filter_map(|timer| Some((self.task_of(timer.handle)?, timer.deadline.max(held.at), "late")));
        let late = ready.chain(timers).map(|(task, since, kind)| say(kind, [self.task_part(task), Part::time(until.saturating_sub(since))]));
        late.take(REPEATED).collect()
    }
}
