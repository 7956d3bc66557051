use std::cell::RefCell;
use std::rc::Rc;

use super::{Choice, Misfit, Policy};

/// The order in which tasks ran: their [numbers](crate::TaskId::number), one for each choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    tasks: Vec<u32>,
}

impl Schedule {
    /// The numbers of the tasks.
    pub fn tasks(&self) -> &[u32] {
        &self.tasks
    }
}

impl From<Vec<u32>> for Schedule {
    fn from(tasks: Vec<u32>) -> Self {
        Self { tasks }
    }
}

/// Repeats a [`Schedule`].
///
/// If the program isn't the one that was recorded, a task that should run is at some point not ready, or the schedule
/// is at its end while tasks still run. The step then ends with a [`Misfit`].
///
/// ```
/// use loopscope_executor::{Executor, Record, Replay, Seeded, yield_now};
///
/// let run = |executor: &Executor| {
///     for _ in 0..3 {
///         executor.spawn(async {
///             yield_now().await;
///         });
///     }
///     executor.run()
/// };
///
/// let executor = Executor::new();
/// let (policy, recording) = Record::new(Seeded::new(7));
/// executor.set_policy(policy);
/// run(&executor);
///
/// let (policy, again) = Record::new(Replay::new(recording.schedule()));
/// let executor = Executor::new();
/// executor.set_policy(policy);
/// run(&executor);
/// assert_eq!(again.schedule(), recording.schedule());
/// ```
#[derive(Clone, Debug)]
pub struct Replay {
    schedule: Schedule,
    next: usize,
}

impl Replay {
    /// A policy that runs the tasks of the schedule.
    pub fn new(schedule: Schedule) -> Self {
        Self { schedule, next: 0 }
    }
}

impl Policy for Replay {
    fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit> {
        let wanted = self.schedule.tasks.get(self.next).copied();
        let found = choice.ready.iter().position(|task| Some(task.number()) == wanted);
        let index = found.ok_or_else(|| Misfit::new(choice, wanted))?;
        self.next += 1;
        Ok(index)
    }
}

/// Chooses as another policy does, and writes the choices down.
#[derive(Debug)]
pub struct Record<P> {
    policy: P,
    recording: Recording,
}

impl<P: Policy> Record<P> {
    /// The policy to give to the executor, and what to read the schedule from.
    pub fn new(policy: P) -> (Self, Recording) {
        let recording = Recording::default();
        (Self { policy, recording: recording.clone() }, recording)
    }
}

impl<P: Policy> Policy for Record<P> {
    fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit> {
        let index = self.policy.choose(choice)?;
        if let Some(task) = choice.ready.get(index) {
            self.recording.tasks.borrow_mut().push(task.number());
        }
        Ok(index)
    }
}

/// What a [`Record`] wrote down so far.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    tasks: Rc<RefCell<Vec<u32>>>,
}

impl Recording {
    /// The choices up to now.
    pub fn schedule(&self) -> Schedule {
        Schedule { tasks: self.tasks.borrow().clone() }
    }
}
