//! The iterators of the built-in containers.

use std::cell::Cell;
use std::rc::Rc;

use super::Vm;
use super::bytes::Bytes;
use super::class::Class;
use super::dict::Dict;
use super::list::{List, Tuple};
use super::native::{Args, Flow, Stop};
use super::object::{Object, Sent};
use super::range::Range;
use super::set::Set;
use super::stack::Then;
use super::string::Str;
use super::value::Value;

/// An iterator over a built-in container. `for` steps it without a detour: see [`Vm::next_native`].
pub struct Iter {
    source: Source,
    /// The next place, as the source counts; [`DONE`] at the end, which is final even if the container grows.
    at: Cell<usize>,
}

const DONE: usize = usize::MAX;

/// Which part of a dict's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Keys,
    Values,
    Items,
}

pub enum Source {
    List(Rc<List>),
    Tuple(Rc<Tuple>),
    /// The place is a byte offset.
    Str(Rc<Str>),
    Bytes(Rc<Bytes>),
    Range(Range),
    /// With the length at the start: a change is an error.
    Dict(Rc<Dict>, Part, usize),
    Set(Rc<Set>, usize),
    /// From the end; the place counts down and is one past the next.
    ListReversed(Rc<List>),
    RangeReversed(Range),
    /// Any other sequence that was turned into a tuple.
    Reversed(Rc<Tuple>),
    DictReversed(Rc<Dict>, Part, usize),
}

impl Iter {
    pub fn new(source: Source) -> Iter {
        let at = match &source {
            Source::ListReversed(list) => list.len(),
            Source::RangeReversed(range) => range.len(),
            Source::Reversed(items) => items.len(),
            Source::DictReversed(dict, ..) => dict.places(),
            _ => 0,
        };
        Iter { source, at: Cell::new(at) }
    }

    pub fn over_dict(dict: &Rc<Dict>, part: Part) -> Value {
        Value::native(Iter::new(Source::Dict(dict.clone(), part, dict.len())))
    }

    pub fn over_dict_reversed(dict: &Rc<Dict>, part: Part) -> Value {
        Value::native(Iter::new(Source::DictReversed(dict.clone(), part, dict.len())))
    }

    /// The next item; None at the end. Errors: RuntimeError when a dict or set changed its size.
    #[inline]
    pub fn step(&self, vm: &mut Vm) -> Result<Option<Value>, Stop> {
        let at = self.at.get();
        if at == DONE {
            return Ok(None);
        }
        let next = match &self.source {
            Source::List(list) => list.get(at).map(|item| (at + 1, item)),
            Source::Range(range) => (at < range.len()).then(|| (at + 1, Value::int(range.at(at)))),
            Source::Tuple(items) => items.get(at).map(|item| (at + 1, item.clone())),
            Source::Str(text) => {
                text[at..].chars().next().map(|c| (at + c.len_utf8(), Value::str(c.encode_utf8(&mut [0; 4]))))
            }
            Source::Bytes(bytes) => bytes.data().get(at).map(|&byte| (at + 1, Value::int(i64::from(byte)))),
            Source::Dict(dict, part, len) => {
                check_size(vm, "dictionary", dict.len(), *len)?;
                dict.next_entry(at).map(|(next, key, value)| (next, part.of(key, value)))
            }
            Source::Set(set, len) => {
                check_size(vm, "Set", set.len(), *len)?;
                set.next_entry(at)
            }
            Source::ListReversed(list) => at.checked_sub(1).and_then(|at| Some((at, list.get(at)?))),
            Source::RangeReversed(range) => at.checked_sub(1).map(|at| (at, Value::int(range.at(at)))),
            Source::Reversed(items) => at.checked_sub(1).and_then(|at| Some((at, items.get(at)?.clone()))),
            Source::DictReversed(dict, part, len) => {
                check_size(vm, "dictionary", dict.len(), *len)?;
                dict.previous_entry(at).map(|(next, key, value)| (next, part.of(key, value)))
            }
        };
        match next {
            Some((next, item)) => {
                self.at.set(next);
                Ok(Some(item))
            }
            None => {
                self.at.set(DONE);
                Ok(None)
            }
        }
    }

    /// How many items are left: `__length_hint__`.
    pub fn left(&self) -> usize {
        let at = self.at.get();
        if at == DONE {
            return 0;
        }
        match &self.source {
            Source::List(list) => list.len().saturating_sub(at),
            Source::Tuple(items) => items.len() - at,
            Source::Str(text) => text[at..].chars().count(),
            Source::Bytes(bytes) => bytes.data().len().saturating_sub(at),
            Source::Range(range) => range.len() - at,
            Source::ListReversed(_) | Source::RangeReversed(_) | Source::Reversed(_) => at,
            Source::Dict(_, _, len) | Source::DictReversed(_, _, len) | Source::Set(_, len) => *len,
        }
    }
}

impl Part {
    fn of(self, key: Value, value: Value) -> Value {
        match self {
            Part::Keys => key,
            Part::Values => value,
            Part::Items => Value::tuple(vec![key, value]),
        }
    }
}

fn check_size(vm: &Vm, what: &str, now: usize, before: usize) -> Result<(), Stop> {
    if now == before { Ok(()) } else { Err(vm.runtime_error(&format!("{what} changed size during iteration"))) }
}

impl Object for Iter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        let types = &vm.types;
        let class = match &self.source {
            Source::List(_) => &types.list_iterator,
            Source::Tuple(_) => &types.tuple_iterator,
            Source::Str(_) => &types.str_iterator,
            Source::Bytes(_) => &types.bytes_iterator,
            Source::Range(_) | Source::RangeReversed(_) => &types.range_iterator,
            Source::Set(..) => &types.set_iterator,
            Source::ListReversed(_) => &types.list_reverseiterator,
            Source::Reversed(_) => &types.reversed,
            Source::Dict(_, part, _) | Source::DictReversed(_, part, _) => match part {
                Part::Keys => &types.dict_keyiterator,
                Part::Values => &types.dict_valueiterator,
                Part::Items => &types.dict_itemiterator,
            },
        };
        class.clone()
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _this: &Value, _value: Value) -> Result<Sent, Stop> {
        Ok(self.step(vm)?.map_or(Sent::Return(Value::None), Sent::Yield))
    }
}

/// Iterates by `__getitem__` with 0, 1, 2, … until IndexError.
pub struct ItemIterator {
    object: Value,
    at: Cell<i64>,
    /// -1 when it counts down.
    step: i64,
}

impl ItemIterator {
    pub fn forwards(object: Value) -> ItemIterator {
        ItemIterator { object, at: Cell::new(0), step: 1 }
    }

    /// From the last item of a sequence of this length.
    pub fn backwards(object: Value, len: usize) -> ItemIterator {
        ItemIterator { object, at: Cell::new(len as i64 - 1), step: -1 }
    }
}

impl Object for ItemIterator {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        if self.step < 0 { vm.types.reversed.clone() } else { vm.types.iterator.clone() }
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _this: &Value, _value: Value) -> Result<Sent, Stop> {
        let at = self.at.get();
        if at < 0 {
            return Ok(Sent::Return(Value::None));
        }
        self.at.set(at + self.step);
        match vm.run_native(item_or_stop, &Args::new([self.object.clone(), Value::int(at)])) {
            Ok(Flow::Value(item)) => Ok(Sent::Yield(item)),
            Ok(Flow::Push(entry)) => Ok(Sent::Push(entry.then(Then::AwaitNext))),
            Ok(_) => Ok(Sent::Return(Value::None)),
            Err(Stop::Raise(exception)) if vm.stop_iteration_value(&exception).is_some() => {
                Ok(Sent::Return(Value::None))
            }
            Err(stop) => Err(stop),
        }
    }
}

/// `object[index]`; StopIteration instead of IndexError.
fn item_or_stop(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    match vm.get_item(&args[0], &args[1]) {
        Err(Stop::Raise(exception)) if vm.is_exception(&exception, &vm.types.index_error.clone()) => {
            Err(Stop::Raise(vm.stop_iteration(Value::None)))
        }
        result => result.map(Flow::Value),
    }
}
