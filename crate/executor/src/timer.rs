use std::task::Waker;

use crate::TaskId;
use crate::radix_heap::{Entry, RadixHeap};

/// A timer, as an [`Observer`](crate::Observer) sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// How many timers were set before this one. Of two with the same deadline the lower goes first.
    pub sequence: u64,
    /// When it is due, in nanoseconds.
    pub deadline: u64,
    /// The task that it was set for; none if something outside of any task sleeps.
    pub task: Option<TaskId>,
}

/// A timer that is set, and whom to wake.
#[derive(Debug)]
pub(crate) struct Armed {
    pub timer: Timer,
    /// None wakes the timer's task.
    pub waker: Option<Waker>,
}

/// Names a timer; stale when that has fired or was cancelled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimerKey {
    sequence: u64,
    slot: u32,
}

/// The timers, by (deadline, sequence). A cancelled one leaves its entry in the heap until that is met or there are too
/// many like it.
pub(crate) struct Timers {
    heap: RadixHeap,
    slots: Vec<Option<Armed>>,
    free: Vec<u32>,
    set: u64,
}

/// Below this number of entries the dead ones aren't worth a sweep.
const SWEEP_FROM: usize = 64;

impl Timers {
    pub fn set(&mut self, deadline: u64, task: Option<TaskId>, waker: Option<Waker>) -> (TimerKey, Timer) {
        let timer = Timer { sequence: self.set, deadline, task };
        self.set += 1;
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            (self.slots.len() - 1) as u32
        });
        self.slots[slot as usize] = Some(Armed { timer, waker });
        self.heap.push(Entry { deadline, sequence: timer.sequence, slot });
        (TimerKey { sequence: timer.sequence, slot }, timer)
    }

    pub fn get_mut(&mut self, key: TimerKey) -> Option<&mut Armed> {
        let armed = self.slots.get_mut(key.slot as usize)?.as_mut()?;
        (armed.timer.sequence == key.sequence).then_some(armed)
    }

    pub fn cancel(&mut self, key: TimerKey) -> Option<Armed> {
        self.get_mut(key)?;
        let armed = self.release(key.slot);
        self.sweep();
        armed
    }

    /// The deadline of the next timer that was not cancelled.
    pub fn next_deadline(&mut self) -> Option<u64> {
        let slots = &self.slots;
        self.heap.first(|entry| is_live(slots, entry))
    }

    /// Takes out the next timer if its deadline is not after `now`.
    pub fn pop_due(&mut self, now: u64) -> Option<Armed> {
        loop {
            let entry = self.heap.pop(now)?;
            if is_live(&self.slots, &entry) {
                return self.release(entry.slot);
            }
        }
    }

    fn release(&mut self, slot: u32) -> Option<Armed> {
        self.free.push(slot);
        self.slots[slot as usize].take()
    }

    /// Timeouts are mostly cancelled long before they are due: without this, the heap would keep them all.
    fn sweep(&mut self) {
        let live = self.slots.len() - self.free.len();
        if self.heap.len() > SWEEP_FROM && self.heap.len() > 2 * live {
            let slots = &self.slots;
            self.heap.retain(|entry| is_live(slots, entry));
        }
    }
}

impl Default for Timers {
    fn default() -> Self {
        Self { heap: RadixHeap::new(), slots: Vec::new(), free: Vec::new(), set: 0 }
    }
}

fn is_live(slots: &[Option<Armed>], entry: &Entry) -> bool {
    matches!(&slots[entry.slot as usize], Some(armed) if armed.timer.sequence == entry.sequence)
}
