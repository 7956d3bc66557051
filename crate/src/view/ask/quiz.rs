//! Questions for any moment of any run, that a reader can't answer by looking.

use std::collections::BTreeSet;

use super::super::View;
use super::super::part::Part;
use super::choice::Dice;
use super::phrase::phrase;
use super::question::{Ask, Question};
use crate::trace::state::{Phase, TaskNow};
use crate::trace::{EventId, Kind, State};

impl View {
    /// A question that makes sense after an event, always the same for the same salt; none when there is nothing to ask there.
    pub fn quiz(&self, at: EventId, salt: u32) -> Option<Question> {
        let at = at.min(self.last_event());
        let mut dice = Dice::new(u64::from(salt) << 32 | u64::from(at));
        let makers = [View::quiz_output, View::quiz_next, View::quiz_ready, View::quiz_time, View::quiz_state];
        // Any of them first; then in this order, for a state is always to be asked for.
        let turns = makers.get(dice.below(makers.len())).into_iter().chain(&makers);
        turns.filter_map(|make| make(self, at, &mut dice)).find(Question::is_open)
    }

    /// What is printed next, when somebody has to go on first.
    fn quiz_output(&self, at: EventId, _: &mut Dice) -> Option<Question> {
        let question = self.ask_output(at);
        let (resumed, _) = self.resumes_after(at, None)?;
        (resumed < question.event).then_some(question)
    }

    /// Who goes on next, when several could.
    fn quiz_next(&self, at: EventId, _: &mut Dice) -> Option<Question> {
        let state = self.state_at(at);
        let running = state.running_task(&self.trace);
        let alive =
            |(task, now): &(&u32, &TaskNow)| !now.phase.ended() && Some(**task) != running && !self.cleans_up(**task);
        let several = state.tasks.iter().filter(alive).count() > 1;
        self.resumes_after(at, None).filter(|_| several).map(|_| self.ask_next(at))
    }

    /// Who is in the queue when the step under way is over, when that is not who is in it now.
    fn quiz_ready(&self, at: EventId, _: &mut Dice) -> Option<Question> {
        let (then, task) = self.step_ends(at)?;
        let queue = |at| self.state_at(self.settled(at)).ready.iter().map(|queued| queued.handle).collect::<Vec<_>>();
        let (before, after) = (queue(at), queue(then));
        let ask = phrase("ask:readyThen", [self.task_part(task)]);
        let asked = || Question { shown: at, covered: false, ask, ..self.ask_ready(then) };
        (after.len() > 1 && after != before).then(asked)
    }

    /// In which state a task is when the step under way is over.
    fn quiz_state(&self, at: EventId, dice: &mut Dice) -> Option<Question> {
        let (then, runner) = self.step_ends(at)?;
        let (now, later) = (self.state_at(at), self.state_at(self.settled(then)));
        let word = |state: &State, task| self.state_word(state, task);
        let changed = |task: &u32| *task == runner || word(&now, *task) != word(&later, *task);
        let tasks: Vec<u32> = now.tasks.keys().copied().filter(|task| !self.cleans_up(*task)).filter(changed).collect();
        let task = *tasks.get(dice.below(tasks.len()))?;
        let ask = phrase("ask:stateThen", [self.task_part(runner), self.task_part(task)]);
        Some(Question { shown: at, covered: false, ask, ..self.ask_state(then, task) })
    }

    /// When a task goes on that waits for another, or longer than it meant to.
    fn quiz_time(&self, at: EventId, dice: &mut Dice) -> Option<Question> {
        let state = self.state_at(at);
        let waits = |task: u32| {
            let now = state.tasks.get(&task).filter(|now| now.phase == Phase::Suspended)?;
            Some(self.deadline(now)).filter(|_| !self.cleans_up(task))
        };
        let mut seen = BTreeSet::new();
        let later = (0..).zip(&self.trace.events).skip(at as usize + 1);
        let first = later.filter(|(_, event)| event.kind == Kind::TaskResumed && seen.insert(event.a));
        let resumed = first.filter_map(|(id, event)| Some((event.a, id, event.at, waits(event.a)?)));
        let unknown = resumed.filter(|&(.., time, deadline)| time > state.at && deadline != Some(time));
        let candidates: Vec<_> = unknown.collect();
        let &(task, event, time, _) = candidates.get(dice.below(candidates.len()))?;
        let words = [self.task_part(task), Part::time(time).at(event)];
        let ask = phrase("ask:resumes", [self.task_part(task)]);
        Some(Question {
            ask,
            fact: Some(phrase("fact:resumes", words)),
            ..self.seconds_question(Ask::Time, at, event, time)
        })
    }

    /// When a task next gives way or ends, and which.
    fn step_ends(&self, at: EventId) -> Option<(EventId, u32)> {
        let ends = |kind| matches!(kind, Kind::TaskSuspended | Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled);
        let mut later = (0..).zip(&self.trace.events).skip(at as usize + 1);
        let found = later.find(|(_, event)| ends(event.kind) && !self.cleans_up(event.a));
        found.map(|(id, event)| (id, event.a))
    }
}
