//! What a task waits for, and why it goes on.

use super::View;
use super::part::Part;
use super::sentence::{Sentence, say};
use crate::trace::state::{Phase, TaskNow};
use crate::trace::{Event, EventId, Kind, NONE, State, Wait, WaitKind};

impl View {
    pub(super) fn task_resumed(&self, state: &State, id: EventId, event: &Event) -> Sentence {
        let task = self.task_part(event.a);
        if self.trace.event(id + 1).is_some_and(|next| next.kind == Kind::CancelDelivered && next.a == event.a) {
            return say("taskResumed:cancelled", [task]);
        }
        let Some(&TaskNow { steps: 2.., wait, .. }) = state.tasks.get(&event.a) else {
            return say("taskResumed:start", [task, self.coroutine(event.a)]);
        };
        let failed = self.trace.wait(wait).and_then(|wait| self.failed_wait(state, &task, wait));
        failed.unwrap_or_else(|| self.wait_sentence("taskResumed", task, wait))
    }

    /// The sentence for a task that waited for another one, which did not end well.
    fn failed_wait(&self, state: &State, task: &Part, wait: &Wait) -> Option<Sentence> {
        let (other, verb) = match wait.kind {
            WaitKind::Task => (wait.target, "task"),
            WaitKind::Gather => (self.failed_child(state, wait)?, "gather"),
            _ => return None,
        };
        let words = vec![task.clone(), self.task_part(other)];
        let now = state.tasks.get(&other)?;
        match now.phase {
            Phase::Failed => Some(say(format!("taskResumed:{verb}Failed"), [words, vec![self.text_part(now.result)]].concat())),
            Phase::Cancelled => Some(say(format!("taskResumed:{verb}Cancelled"), words)),
            _ => None,
        }
    }

    /// The child that a gather ended with, when it did not end well: the one whose callback gave it an exception.
    pub(super) fn failed_child(&self, state: &State, wait: &Wait) -> Option<u32> {
        let ready = self.trace.event(state.running?.ready)?;
        let run = self.trace.event(ready.cause)?;
        let during = self.trace.events.get(ready.cause as usize..state.running?.ready as usize)?;
        let failed = |event: &&Event| event.kind == Kind::FutureDone && event.a == wait.target && event.b != 0;
        during.iter().find(failed)?;
        self.reporter(run)
    }

    pub(super) fn task_suspended(&self, event: &Event) -> Sentence {
        self.wait_sentence("taskSuspended", self.task_part(event.a), event.b)
    }

    fn wait_sentence(&self, verb: &str, task: Part, wait: u32) -> Sentence {
        let Some(wait) = self.trace.wait(wait) else { return say(format!("{verb}:future"), [task, Part::default()]) };
        let kind = format!("{verb}:{}", wait_word(wait.kind));
        let mut args = vec![task];
        match wait.kind {
            WaitKind::Turn => {}
            WaitKind::Sleep => {
                let timer = self.trace.timer(wait.timer);
                args.push(Part::from(&*timer.map_or(0.0, |timer| timer.seconds).to_string()));
                args.push(Part::time(timer.map_or(0, |timer| timer.deadline)));
            }
            WaitKind::Simulated => {
                let timer = self.trace.timer(wait.timer);
                args.push(self.wait_name(wait));
                args.push(Part::from(&*timer.map_or(0.0, |timer| timer.seconds).to_string()));
                args.push(Part::time(timer.map_or(0, |timer| timer.deadline)));
            }
            WaitKind::Gather => args.extend(self.task_parts(&wait.members)),
            WaitKind::Task => args.push(self.task_part(wait.target)),
            WaitKind::Lock | WaitKind::Semaphore if verb == "taskSuspended" => {
                args.push(self.wait_name(wait));
                args.extend(self.task_parts(&wait.members));
            }
            WaitKind::Queue => args.extend([self.wait_name(wait), self.text_part(wait.label)]),
            _ => args.push(self.wait_name(wait)),
        }
        say(kind, args)
    }

    /// What a wait is for, by the name that the program has for it, if it has one.
    pub(super) fn wait_name(&self, wait: &Wait) -> Part {
        match (wait.kind, self.trace.primitive(wait.primitive)) {
            (WaitKind::Task, _) => self.task_part(wait.target),
            (WaitKind::Thread, _) if wait.target != NONE => Part::from(self.thread_name(wait.target)),
            (_, Some(primitive)) => Part::from(self.primitive_name(wait.primitive)).within(self.range(primitive.span)),
            (kind, None) => match self.trace.text(wait.label) {
                label if label == wait_word(kind) => Part::default(),
                label => Part::from(label),
            },
        }
    }
}

/// A kind of wait as the page has it.
pub fn wait_word(kind: WaitKind) -> &'static str {
    match kind {
        WaitKind::Turn => "turn",
        WaitKind::Sleep => "sleep",
        WaitKind::Task => "task",
        WaitKind::Future => "future",
        WaitKind::Gather => "gather",
        WaitKind::Lock => "lock",
        WaitKind::Semaphore => "semaphore",
        WaitKind::Event => "event",
        WaitKind::Condition => "condition",
        WaitKind::Barrier => "barrier",
        WaitKind::Queue => "queue",
        WaitKind::Thread => "thread",
        WaitKind::TaskGroup => "taskGroup",
        WaitKind::Wait => "wait",
        WaitKind::Simulated => "simulated",
    }
}
