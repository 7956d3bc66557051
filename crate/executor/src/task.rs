use std::fmt;
use std::future::Future;
use std::num::NonZeroU32;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use crate::timer::TimerKey;
use crate::waker::TaskWaker;

/// What a task is to the executor: the user's future, with its output already taken care of.
pub(crate) type Body = Pin<Box<dyn Future<Output = ()>>>;

/// Names a task of one executor.
///
/// It stays valid as a value when the task has ended: whatever is done with it then does nothing. Ids are ordered as the
/// tasks were spawned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId {
    // The order of the fields is the order of the ids.
    number: NonZeroU32,
    slot: u32,
}

impl TaskId {
    /// The how-manieth task of its executor this is, from 1. It is the same in every run of the same program.
    pub fn number(self) -> u32 {
        self.number.get()
    }
}

impl fmt::Debug for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TaskId({})", self.number)
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task {}", self.number)
    }
}

/// A task that has not ended.
#[derive(Default)]
pub(crate) struct Slot {
    /// The number of the task that lives here, which is also the generation of the slot.
    number: Option<NonZeroU32>,
    /// Has an entry in the ready queue.
    pub queued: bool,
    /// Was aborted within its own poll, so that it ends with that.
    pub aborted: bool,
    /// The timer that its first poll waits for.
    pub timer: Option<TimerKey>,
    /// Out while it is polled.
    pub body: Option<Body>,
    /// If somebody has a clone of it.
    pub waker: Option<Arc<TaskWaker>>,
    /// When it was spawned or its last poll ended, in nanoseconds.
    pub since: u64,
    pub name: Option<Rc<str>>,
}

/// All tasks, in slots that are used again. A stale id misses because the number in the slot is another one.
#[derive(Default)]
pub(crate) struct Tasks {
    slots: Vec<Slot>,
    free: Vec<u32>,
    spawned: u32,
}

impl Tasks {
    /// An id that names no task of this executor: its slot doesn't exist.
    pub fn next_dead_id(&mut self) -> TaskId {
        TaskId { number: self.next_number(), slot: u32::MAX }
    }

    pub fn insert(&mut self, body: Body, now: u64) -> TaskId {
        let number = self.next_number();
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            (self.slots.len() - 1) as u32
        });
        let place = &mut self.slots[slot as usize];
        place.number = Some(number);
        place.body = Some(body);
        place.since = now;
        TaskId { number, slot }
    }

    pub fn get(&self, id: TaskId) -> Option<&Slot> {
        self.slots.get(id.slot as usize).filter(|slot| slot.number == Some(id.number))
    }

    pub fn get_mut(&mut self, id: TaskId) -> Option<&mut Slot> {
        self.slots.get_mut(id.slot as usize).filter(|slot| slot.number == Some(id.number))
    }

    /// Ends the task. Its future, which the caller must drop outside of any borrow, comes back with it.
    pub fn remove(&mut self, id: TaskId) -> Option<Slot> {
        let ended = std::mem::take(self.get_mut(id)?);
        self.free.push(id.slot);
        Some(ended)
    }

    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// The tasks that have not ended, as they were spawned.
    pub fn live(&self) -> Vec<(TaskId, &Slot)> {
        let numbered = |(slot, place): (usize, _)| {
            let place: &Slot = place;
            place.number.map(|number| (TaskId { number, slot: slot as u32 }, place))
        };
        let mut live: Vec<_> = self.slots.iter().enumerate().filter_map(numbered).collect();
        live.sort_unstable_by_key(|(id, _)| *id);
        live
    }

    /// Numbers start again after 2³² tasks; none of the old ones can be met in its old slot by then.
    fn next_number(&mut self) -> NonZeroU32 {
        self.spawned = self.spawned.wrapping_add(1);
        NonZeroU32::new(self.spawned).unwrap_or_else(|| {
            self.spawned = 1;
            NonZeroU32::MIN
        })
    }
}
