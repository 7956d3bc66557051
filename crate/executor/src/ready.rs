use std::collections::VecDeque;

use crate::TaskId;

/// The ready queue, and how much of it belongs to the iteration under way.
///
/// A task that ended leaves its entry behind; whoever takes the entry out finds that nobody lives there.
#[derive(Default)]
pub(crate) struct Ready {
    queue: VecDeque<TaskId>,
    left: usize,
    iteration: u64,
}

impl Ready {
    pub fn push(&mut self, id: TaskId) {
        self.queue.push_back(id);
    }

    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// How many entries there are, of this iteration and the next.
    pub fn len(&self) -> usize {
        self.queue.len()
    }

    /// How many entries of this iteration were not yet taken.
    pub fn left(&self) -> usize {
        self.left
    }

    /// The number of the iteration under way, or of the last one.
    pub fn iteration(&self) -> u64 {
        self.iteration
    }

    pub fn next_iteration(&mut self) -> u64 {
        self.iteration += 1;
        self.iteration
    }

    /// What is in the queue now belongs to this iteration; what comes after belongs to the next.
    pub fn close_iteration(&mut self) {
        self.left = self.queue.len();
    }

    /// Takes the entry at the head, if it belongs to this iteration.
    pub fn pop(&mut self) -> Option<TaskId> {
        self.left = self.left.checked_sub(1)?;
        self.queue.pop_front()
    }

    /// Takes the entry at `index` among those that are left in this iteration.
    pub fn take(&mut self, index: usize) -> Option<TaskId> {
        if index >= self.left {
            return None;
        }
        self.left -= 1;
        self.queue.remove(index)
    }

    /// Writes the entries left in this iteration to `into`, in order, after removing those that nobody lives at any more.
    pub fn live(&mut self, into: &mut Vec<TaskId>, lives: impl Fn(TaskId) -> bool) {
        into.clear();
        into.extend(self.queue.iter().take(self.left).copied().filter(|id| lives(*id)));
        if into.len() < self.left {
            self.queue.drain(..self.left);
            for id in into.iter().rev() {
                self.queue.push_front(*id);
            }
            self.left = into.len();
        }
    }

    pub fn clear(&mut self) {
        self.queue.clear();
        self.left = 0;
    }
}
