//! Sorting: `sorted`, `list.sort`.
//!
//! [`Sorter`] decides which two items to compare next and is told the outcome; it knows nothing of values, so that a comparison may
//! as well be a call of Python code that takes its time.

use std::rc::Rc;

use super::args::Outcome;
use crate::vm::Vm;
use crate::vm::iterate::CallEach;
use crate::vm::list::List;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop};
use crate::vm::stack::Entry;
use crate::vm::value::Value;

/// A stable merge sort of the indices of so many items, one comparison at a time.
pub struct Sorter {
    /// The indices, sorted within runs; at last, the result.
    order: Vec<u32>,
    merged: Vec<u32>,
    state: Phase,
}

enum Phase {
    /// The item at `at` is to be put into the sorted items before it, since `start`; its place is between `low` and `high`.
    Insert { start: usize, at: usize, low: usize, high: usize },
    /// Two neighbouring runs of `width` are merged; `left` and `right` are the next ones of each.
    Merge { width: usize, start: usize, left: usize, right: usize },
    Done,
}

/// Runs of this length are sorted by insertion.
const RUN: usize = 32;

impl Sorter {
    pub fn new(len: usize) -> Sorter {
        Sorter { order: (0..len as u32).collect(), merged: Vec::with_capacity(len), state: insert(0, 1, len) }
    }

    /// The two items to compare: the answer is whether the first is less than the second. None: it is done.
    pub fn question(&self) -> Option<(usize, usize)> {
        match self.state {
            Phase::Insert { at, low, high, .. } => {
                Some((self.order[at] as usize, self.order[low + (high - low) / 2] as usize))
            }
            Phase::Merge { left, right, .. } => Some((self.order[right] as usize, self.order[left] as usize)),
            Phase::Done => None,
        }
    }

    /// Goes on with the answer to the question.
    pub fn answer(&mut self, less: bool) {
        match self.state {
            Phase::Insert { start, at, low, high } => {
                let middle = low + (high - low) / 2;
                let (low, high) = if less { (low, middle) } else { (middle + 1, high) };
                if low < high {
                    self.state = Phase::Insert { start, at, low, high };
                    return;
                }
                self.order[low..=at].rotate_right(1);
                self.state = insert(start, at + 1, self.order.len());
                self.start_merging();
            }
            Phase::Merge { width, start, left, right } => {
                let (left, right) = if less {
                    self.merged.push(self.order[right]);
                    (left, right + 1)
                } else {
                    self.merged.push(self.order[left]);
                    (left + 1, right)
                };
                self.state = Phase::Merge { width, start, left, right };
                self.skip_empty_merges();
            }
            Phase::Done => {}
        }
    }

    /// The indices in order.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    fn start_merging(&mut self) {
        if matches!(self.state, Phase::Done) && self.order.len() > RUN {
            self.state = Phase::Merge { width: RUN, start: 0, left: 0, right: RUN };
            self.skip_empty_merges();
        }
    }

    /// Goes on until there is something to compare.
    fn skip_empty_merges(&mut self) {
        let len = self.order.len();
        while let Phase::Merge { width, start, left, right } = self.state {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            if left < middle && right < end {
                return;
            }
            self.merged.extend_from_slice(&self.order[left..middle]);
            self.merged.extend_from_slice(&self.order[right.min(end)..end]);
            self.state = if end < len {
                Phase::Merge { width, start: end, left: end, right: (end + width).min(len) }
            } else {
                std::mem::swap(&mut self.order, &mut self.merged);
                self.merged.clear();
                let width = 2 * width;
                if width < len { Phase::Merge { width, start: 0, left: 0, right: width } } else { Phase::Done }
            };
        }
    }
}

/// The next insertion, skipping the first item of each run.
fn insert(start: usize, at: usize, len: usize) -> Phase {
    let (start, at) = if at - start >= RUN { (at, at + 1) } else { (start, at) };
    if at >= len {
        return Phase::Done;
    }
    Phase::Insert { start, at, low: start, high: at }
}

/// Sorts items, by keys when `key` is not None; the result goes where `done` says.
pub fn sort(vm: &mut Vm, items: Vec<Value>, key: &Value, reverse: bool, done: Done) -> Outcome {
    vm.reserve(40 * items.len() as u64)?;
    let state = if key.is_none() { State::Ready } else { State::Begin(key.clone()) };
    let sorter = Sorter::new(items.len());
    Ok(Flow::Push(Entry::native(Sort { items, keys: None, reverse, sorter, done, state })))
}

/// What is done with the sorted items.
pub enum Done {
    /// They are the result, a new list.
    Give,
    /// They go back into the list that they were taken from, which is empty meanwhile.
    PutBack(Rc<List>),
}

struct Sort {
    items: Vec<Value>,
    keys: Option<Vec<Value>>,
    reverse: bool,
    sorter: Sorter,
    done: Done,
    state: State,
}

enum State {
    /// The key function is to be called for each item.
    Begin(Value),
    Keys,
    Ready,
    /// It waits for whether one item is less than another.
    Compare,
}

impl NativeFrame for Sort {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let answer = match input {
            Input::Value(value) | Input::Yielded(value) => value,
            Input::Exception(exception) => return self.fail(Stop::Raise(exception)),
        };
        match std::mem::replace(&mut self.state, State::Ready) {
            State::Begin(key) => {
                self.state = State::Keys;
                return Ok(Step::Push(Entry::native(CallEach::new(key, self.items.clone()))));
            }
            State::Keys => {
                if let Value::List(keys) = answer {
                    self.keys = Some(keys.to_vec());
                }
            }
            State::Ready => {}
            State::Compare => self.sorter.answer(matches!(answer, Value::Bool(true))),
        }
        match self.advance(vm) {
            Ok(Some(pair)) => {
                self.state = State::Compare;
                vm.step_into(less_than, &Args::new(pair))
            }
            Ok(None) => self.finish(vm),
            Err(stop) => self.fail(stop),
        }
    }

    fn name(&self) -> &'static str {
        "sort"
    }
}

impl Sort {
    /// Compares as long as no Python code is needed; gives the two that need some, or None at the end.
    fn advance(&mut self, vm: &mut Vm) -> Result<Option<[Value; 2]>, Stop> {
        let keys = self.keys.as_ref().unwrap_or(&self.items);
        while let Some((a, b)) = self.sorter.question() {
            vm.spend(1)?;
            let (a, b) = (&keys[self.place(a)], &keys[self.place(b)]);
            let less = match (a, b) {
                (Value::Int(_, a), Value::Int(_, b)) => a < b,
                (Value::Str(a), Value::Str(b)) => ***a < ***b,
                _ => match vm.lt(a, b) {
                    Err(Stop::Ask(_)) => return Ok(Some([a.clone(), b.clone()])),
                    less => less?,
                },
            };
            self.sorter.answer(less);
        }
        Ok(None)
    }

    /// Sorting the items from the last to the first, and turning the result round, keeps the order of equal ones.
    fn place(&self, index: usize) -> usize {
        if self.reverse { self.items.len() - 1 - index } else { index }
    }

    fn result(&self) -> Vec<Value> {
        let order = self.sorter.order().iter().map(|&at| self.items[self.place(at as usize)].clone());
        if self.reverse { order.rev().collect() } else { order.collect() }
    }

    fn finish(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let sorted = self.result();
        match &self.done {
            Done::Give => Ok(Step::Return(Value::list(sorted))),
            Done::PutBack(list) => {
                let meanwhile = list.replace(sorted);
                if meanwhile.is_empty() { Ok(Step::Return(Value::None)) } else { Err(vm.value_error("list modified during sort")) }
            }
        }
    }

    /// The list gets its items back, in whatever order they are.
    fn fail(&mut self, stop: Stop) -> Result<Step, Stop> {
        if let Done::PutBack(list) = &self.done {
            drop(list.replace(self.result()));
        }
        Err(stop)
    }
}

fn less_than(vm: &mut Vm, args: &Args) -> Outcome {
    vm.lt(&args[0], &args[1]).map(|less| Flow::Value(Value::Bool(less)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(items: &[u32], mut compared: impl FnMut(u32, u32) -> bool) -> Vec<usize> {
        let mut sorter = Sorter::new(items.len());
        while let Some((a, b)) = sorter.question() {
            let less = compared(items[a], items[b]);
            sorter.answer(less);
        }
        sorter.order().iter().map(|&at| at as usize).collect()
    }

    #[test]
    fn sorts_stably_at_every_length() {
        for len in 0..300_u32 {
            let items: Vec<u32> = (0..len).map(|n| n.wrapping_mul(2_654_435_761) >> 26).collect();
            let mut expected: Vec<usize> = (0..items.len()).collect();
            expected.sort_by_key(|&at| items[at]);
            assert_eq!(sorted(&items, |a, b| a < b), expected, "{len} items");
        }
    }

    #[test]
    fn answers_that_make_no_sense_do_no_harm() {
        let mut n = 0;
        let mut order = sorted(&[5; 200], |_, _| {
            n += 1;
            n % 3 == 0
        });
        order.sort_unstable();
        assert_eq!(order, (0..200).collect::<Vec<_>>());
    }
}
