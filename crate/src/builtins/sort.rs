//! Sorting: `sorted`, `list.sort`.
//!
//! [`Sorter`] decides which two items to compare next and is told the outcome; it knows nothing of values, so that a comparison may
//! as well be a call of Python code that takes its time.

use super::args::Outcome;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop};
use crate::vm::stack::Entry;
use crate::vm::value::Value;

/// A stable merge sort of the indices of so many items, one comparison at a time.
pub struct Sorter {
    /// The indices, sorted within runs; at last, the result.
    order: Vec<u32>,
    merged: Vec<u32>,
    state: State,
}

enum State {
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
            State::Insert { at, low, high, .. } => {
                Some((self.order[at] as usize, self.order[low + (high - low) / 2] as usize))
            }
            State::Merge { left, right, .. } => Some((self.order[right] as usize, self.order[left] as usize)),
            State::Done => None,
        }
    }

    /// Goes on with the answer to the question.
    pub fn answer(&mut self, less: bool) {
        match self.state {
            State::Insert { start, at, low, high } => {
                let middle = low + (high - low) / 2;
                let (low, high) = if less { (low, middle) } else { (middle + 1, high) };
                if low < high {
                    self.state = State::Insert { start, at, low, high };
                    return;
                }
                self.order[low..=at].rotate_right(1);
                self.state = insert(start, at + 1, self.order.len());
                self.start_merging();
            }
            State::Merge { width, start, left, right } => {
                let (left, right) = if less {
                    self.merged.push(self.order[right]);
                    (left, right + 1)
                } else {
                    self.merged.push(self.order[left]);
                    (left + 1, right)
                };
                self.state = State::Merge { width, start, left, right };
                self.skip_empty_merges();
            }
            State::Done => {}
        }
    }

    /// The indices in order.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    fn start_merging(&mut self) {
        if matches!(self.state, State::Done) && self.order.len() > RUN {
            self.state = State::Merge { width: RUN, start: 0, left: 0, right: RUN };
            self.skip_empty_merges();
        }
    }

    /// Goes on until there is something to compare.
    fn skip_empty_merges(&mut self) {
        let len = self.order.len();
        while let State::Merge { width, start, left, right } = self.state {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            if left < middle && right < end {
                return;
            }
            self.merged.extend_from_slice(&self.order[left..middle]);
            self.merged.extend_from_slice(&self.order[right.min(end)..end]);
            self.state = if end < len {
                State::Merge { width, start: end, left: end, right: (end + width).min(len) }
            } else {
                std::mem::swap(&mut self.order, &mut self.merged);
                self.merged.clear();
                let width = 2 * width;
                if width < len { State::Merge { width, start: 0, left: 0, right: width } } else { State::Done }
            };
        }
    }
}

/// The next insertion, skipping the first item of each run.
fn insert(start: usize, at: usize, len: usize) -> State {
    let (start, at) = if at - start >= RUN { (at, at + 1) } else { (start, at) };
    if at >= len {
        return State::Done;
    }
    State::Insert { start, at, low: start, high: at }
}

/// What is sorted, and what happens with the result.
struct Sort {
    items: Vec<Value>,
    keys: Option<Vec<Value>>,
    reverse: bool,
    sorter: Sorter,
}

impl Sort {
    fn new(mut items: Vec<Value>, mut keys: Option<Vec<Value>>, reverse: bool) -> Sort {
        // Sorting the reversed items, and reversing the result, keeps the order of equal ones.
        if reverse {
            items.reverse();
            if let Some(keys) = &mut keys {
                keys.reverse();
            }
        }
        let sorter = Sorter::new(items.len());
        Sort { items, keys, reverse, sorter }
    }

    /// Compares as long as no Python code is needed; gives the two that need some, or None at the end.
    fn advance(&mut self, vm: &mut Vm) -> Result<Option<[Value; 2]>, Stop> {
        let keys = self.keys.as_ref().unwrap_or(&self.items);
        while let Some((a, b)) = self.sorter.question() {
            vm.spend(1)?;
            let (a, b) = (&keys[a], &keys[b]);
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

    fn result(&self) -> Vec<Value> {
        let mut sorted: Vec<Value> = self.sorter.order().iter().map(|&at| self.items[at as usize].clone()).collect();
        if self.reverse {
            sorted.reverse();
        }
        sorted
    }
}

/// Sorts items (by keys) and hands them to `done`, with the exception when there was one: they are then in some order.
pub fn sort(vm: &mut Vm, items: Vec<Value>, keys: Option<Vec<Value>>, reverse: bool, done: Done) -> Outcome {
    vm.reserve(24 * items.len() as u64)?;
    let frame = Sorting { sort: Sort::new(items, keys, reverse), done, asked: false };
    Ok(Flow::Push(Entry::native(frame)))
}

/// What is done with the sorted items.
pub enum Done {
    /// They are the result, a new list.
    Give,
    /// They go back into the list that they were taken from.
    PutBack(std::rc::Rc<crate::vm::list::List>),
}

struct Sorting {
    sort: Sort,
    done: Done,
    asked: bool,
}

impl NativeFrame for Sorting {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let answered = std::mem::take(&mut self.asked);
        match input {
            Input::Value(Value::Bool(less)) if answered => self.sort.sorter.answer(less),
            Input::Exception(exception) => return self.fail(Stop::Raise(exception)),
            _ => {}
        }
        match self.sort.advance(vm) {
            Ok(Some(pair)) => {
                self.asked = true;
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

impl Sorting {
    fn finish(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let sorted = self.sort.result();
        match &self.done {
            Done::Give => Ok(Step::Return(Value::list(sorted))),
            Done::PutBack(list) => {
                let changed = !list.is_empty();
                let meanwhile = list.replace(sorted);
                drop(meanwhile);
                if changed {
                    return Err(vm.value_error("list modified during sort"));
                }
                Ok(Step::Return(Value::None))
            }
        }
    }

    fn fail(&mut self, stop: Stop) -> Result<Step, Stop> {
        if let Done::PutBack(list) = &self.done {
            drop(list.replace(self.sort.result()));
        }
        Err(stop)
    }
}

fn less_than(vm: &mut Vm, args: &Args) -> Outcome {
    vm.lt(&args[0], &args[1]).map(|less| Flow::Value(Value::Bool(less)))
}

/// Sorts what an iterable gives, before there is a list: for `sorted`.
pub fn sorted(vm: &mut Vm, iterable: &Value, key: &Value, reverse: bool) -> Outcome {
    let items = vm.collect(iterable)?;
    let keys = keys(vm, &items, key)?;
    sort(vm, items, keys, reverse, Done::Give)
}

/// The keys of items, when there is a key function.
pub fn keys(vm: &mut Vm, items: &[Value], key: &Value) -> Result<Option<Vec<Value>>, Stop> {
    if key.is_none() {
        return Ok(None);
    }
    vm.call_each(key, items.to_vec()).map(Some)
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
