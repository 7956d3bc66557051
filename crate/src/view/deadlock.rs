//! Who waits for whom when nothing can go on.

use super::View;
use super::part::Part;
use super::sentence::{Sentence, say};
use crate::trace::state::Phase;
use crate::trace::{End, State, Wait, WaitKind};

/// Links that are told at most.
const TOLD: usize = 6;

impl View {
    /// The cycle of those that wait for each other; without one, what each of the others waits for.
    pub(super) fn deadlock(&self, state: &State) -> Vec<Sentence> {
        let Some(End::Deadlock { tasks, .. }) = self.trace.end() else { return Vec::new() };
        let told = self.deadlock_cycle(state).unwrap_or_else(|| tasks.clone());
        told.iter().filter_map(|&task| Some(self.link(state, task, self.wait_of(state, task)?))).take(TOLD).collect()
    }

    /// The tasks of a deadlock that wait for each other, each for the next and the last for the first.
    pub(super) fn deadlock_cycle(&self, state: &State) -> Option<Vec<u32>> {
        let Some(End::Deadlock { tasks, .. }) = self.trace.end() else { return None };
        let next = |task| self.awaited(state, self.wait_of(state, task)?);
        tasks.iter().filter(|&&task| self.wait_of(state, task).is_some()).find_map(|&task| cycle_from(task, &next))
    }

    fn wait_of(&self, state: &State, task: u32) -> Option<&Wait> {
        let task = state.tasks.get(&task).filter(|task| task.phase == Phase::Suspended)?;
        self.trace.wait(task.wait)
    }

    /// The first unfinished task that a wait depends on.
    fn awaited(&self, state: &State, wait: &Wait) -> Option<u32> {
        let holders = state.primitives.get(&wait.primitive).and_then(|&now| self.trace.primitive_state(now));
        let target = (wait.kind == WaitKind::Task).then_some(wait.target);
        let depends = target.into_iter().chain(wait.members.iter().copied());
        let unfinished = |task: &u32| state.tasks.get(task).is_some_and(|task| !task.phase.ended());
        match holders {
            // Who holds it now counts, not who did when the wait began.
            Some(primitive) => primitive.holders.iter().copied().find(unfinished),
            None => depends.into_iter().find(unfinished),
        }
    }

    fn link(&self, state: &State, task: u32, wait: &Wait) -> Sentence {
        let name = self.wait_name(wait);
        match (self.awaited(state, wait), wait.kind) {
            (Some(holder), WaitKind::Lock | WaitKind::Semaphore) => {
                say("deadlock:holder", [self.task_part(task), name, self.task_part(holder)])
            }
            (Some(other), _) => say("deadlock:task", [self.task_part(task), self.task_part(other)]),
            (None, kind) => {
                let kind = Part::from(super::wait::wait_word(kind));
                say("deadlock:nobody", [self.task_part(task), kind, name])
            }
        }
    }
}

/// The cycle that one comes to from a task by asking each for the next, if there is one.
fn cycle_from(task: u32, next: &dyn Fn(u32) -> Option<u32>) -> Option<Vec<u32>> {
    let mut path = vec![task];
    loop {
        let following = next(*path.last()?)?;
        if let Some(start) = path.iter().position(|&seen| seen == following) {
            return Some(path.split_off(start));
        }
        path.push(following);
    }
}
