//! The iteration protocol: iterators of anything, all items of anything, and frames that go through an iterable.

use std::rc::Rc;

use super::Vm;
use super::heap::VALUE;
use super::iterators::{ItemIterator, Iter, Source};
use super::native::{Args, Flow, Input, NativeFn, NativeFrame, Question, Step, Stop};
use super::stack::Entry;
use super::value::Value;
use crate::compile::code::CodeKind;

impl Vm {
    /// `iter(value)`: a native iterator, a generator, or what `__iter__` gives.
    pub fn get_iter(&mut self, value: &Value) -> Result<Value, Stop> {
        let source = match value {
            Value::List(list) => Source::List(list.clone()),
            Value::Range(range) => Source::Range(**range),
            Value::Tuple(items) => Source::Tuple(items.clone()),
            Value::Str(text) => Source::Str(text.clone()),
            Value::Dict(dict) => return Ok(Iter::over_dict(dict, super::iterators::Part::Keys)),
            Value::Set(set) => Source::Set(set.clone(), set.len()),
            Value::Bytes(bytes) => Source::Bytes(bytes.clone()),
            Value::Generator(generator) if generator.kind == CodeKind::Generator => return Ok(value.clone()),
            Value::Native(native) if native.object().is_iterator() => return Ok(value.clone()),
            _ => return self.get_iter_of_object(value),
        };
        Ok(Value::native(Iter::new(source)))
    }

    fn get_iter_of_object(&mut self, value: &Value) -> Result<Value, Stop> {
        let iter = self.known.iter;
        match self.custom(value, iter) {
            Some(method) if method.is_none() => return Err(self.not_iterable(value)),
            Some(_) => {
                let iterator = self.call_special(value, iter, &[])?.unwrap_or_default();
                if self.is_iterator(&iterator) {
                    return Ok(iterator);
                }
                let class = self.class_name(&iterator);
                return Err(self.type_error(&format!("iter() returned non-iterator of type '{class}'")));
            }
            None => {}
        }
        match self.builtin_part(value) {
            Some(part) if matches!(value, Value::Instance(_)) && self.iterable(&part) => self.get_iter(&part),
            _ if self.custom(value, self.known.getitem).is_some() && !matches!(value, Value::Class(_)) => {
                Ok(Value::native(ItemIterator::forwards(value.clone())))
            }
            _ => Err(self.not_iterable(value)),
        }
    }

    pub fn not_iterable(&mut self, value: &Value) -> Stop {
        let class = self.type_name(value);
        self.type_error(&format!("'{class}' object is not iterable"))
    }

    /// Whether it is an iterator: has `__next__`.
    pub fn is_iterator(&self, value: &Value) -> bool {
        match value {
            Value::Generator(generator) => generator.kind == CodeKind::Generator,
            Value::Native(native) => native.object().is_iterator() || self.custom(value, self.known.next).is_some(),
            Value::Instance(_) => self.custom(value, self.known.next).is_some(),
            _ => false,
        }
    }

    /// Whether [`Vm::get_iter`] would try.
    pub fn iterable(&self, value: &Value) -> bool {
        match value {
            Value::List(_)
            | Value::Tuple(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::Range(_) => true,
            Value::Generator(generator) => generator.kind == CodeKind::Generator,
            Value::Native(native) if native.object().is_iterator() => true,
            Value::Instance(_) | Value::Native(_) | Value::Class(_) => match self.custom(value, self.known.iter) {
                Some(method) => !method.is_none(),
                None => {
                    self.builtin_part(value)
                        .is_some_and(|part| !matches!(part, Value::Native(_)) && self.iterable(&part))
                        || (self.custom(value, self.known.getitem).is_some() && !matches!(value, Value::Class(_)))
                }
            },
            _ => false,
        }
    }

    /// The next item of a built-in container's iterator: `Some(None)` at its end. None: the iterator is of another kind.
    #[inline]
    pub fn next_native(&mut self, iterator: &Value) -> Result<Option<Option<Value>>, Stop> {
        match iterator {
            Value::Native(native) => match native.get::<Iter>() {
                Some(iter) => iter.step(self).map(Some),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// All items of an iterable. What an iterator gave is kept as an answer, since it can't be gone through again.
    pub fn collect(&mut self, value: &Value) -> Result<Vec<Value>, Stop> {
        self.collect_up_to(value, usize::MAX)
    }

    /// The same, but an iterator is asked for `limit` items at most.
    pub fn collect_up_to(&mut self, value: &Value, limit: usize) -> Result<Vec<Value>, Stop> {
        let part = match self.custom(value, self.known.iter) {
            Some(_) => None,
            None => self.builtin_part(value),
        };
        match part {
            Some(Value::List(list)) => Ok(list.to_vec()),
            Some(Value::Tuple(items)) => Ok(items.to_vec()),
            Some(Value::Dict(dict)) => Ok(dict.keys()),
            Some(Value::Set(set)) => Ok(set.items()),
            Some(Value::Range(range)) => {
                self.reserve(VALUE.saturating_mul(range.len() as u64))?;
                self.spend(range.len() / 8)?;
                Ok((0..range.len()).map(|at| Value::int(range.at(at))).collect())
            }
            Some(Value::Str(text)) => {
                self.reserve((VALUE + super::heap::OBJECT) * text.chars() as u64)?;
                self.spend(text.len())?;
                Ok(text.char_indices().map(|(at, c)| Value::str(&text[at..at + c.len_utf8()])).collect())
            }
            Some(Value::Bytes(bytes)) => Ok(bytes.data().iter().map(|&byte| Value::int(i64::from(byte))).collect()),
            _ if !self.iterable(value) => Err(self.not_iterable(value)),
            _ => match self.ask(Question::Collect(value.clone(), limit))? {
                Value::List(list) => Ok(list.to_vec()),
                _ => Ok(Vec::new()),
            },
        }
    }

    /// `reversed(value)`
    pub fn get_reversed(&mut self, value: &Value) -> Result<Value, Stop> {
        let reversed = self.known.reversed;
        match self.custom(value, reversed) {
            Some(method) if method.is_none() => return Err(self.not_reversible(value)),
            Some(_) => return Ok(self.call_special(value, reversed, &[])?.unwrap_or_default()),
            None => {}
        }
        let source = match self.builtin_part(value) {
            Some(Value::List(list)) => Source::ListReversed(list),
            Some(Value::Tuple(items)) => Source::Reversed(items),
            Some(Value::Dict(dict)) => return Ok(Iter::over_dict_reversed(&dict, super::iterators::Part::Keys)),
            Some(Value::Range(range)) => Source::RangeReversed(*range),
            Some(text @ (Value::Str(_) | Value::Bytes(_))) => {
                let items = self.collect(&text)?;
                Source::Reversed(Rc::new(super::list::Tuple::new(items)))
            }
            _ if self.custom(value, self.known.getitem).is_some() && self.custom(value, self.known.len).is_some() => {
                let len = self.length(value)?;
                return Ok(Value::native(ItemIterator::backwards(value.clone(), len)));
            }
            _ => return Err(self.not_reversible(value)),
        };
        Ok(Value::native(Iter::new(source)))
    }

    fn not_reversible(&mut self, value: &Value) -> Stop {
        let class = self.class_name(value);
        self.type_error(&format!("'{class}' object is not reversible"))
    }

    /// Runs a native function from within a frame: its result, or the step that leads to it, comes as the frame's next input.
    pub fn step_into(&mut self, function: NativeFn, args: &Args) -> Result<Step, Stop> {
        {
            let flow = self.run_native(function, args)?;
            super::replay::step(self, flow)
        }
    }
}

/// Goes through an iterable from within a [`NativeFrame`].
///
/// The frame hands each of its inputs to [`Pull::resume`] while it waits for an item, and asks for more with [`Pull::next`].
pub struct Pull {
    /// The iterable, then its iterator.
    source: Value,
    state: PullState,
}

enum PullState {
    Fresh,
    /// Waits for `iter()`.
    Opening,
    Open,
}

/// What pulling came to.
pub enum Pulled {
    Item(Value),
    End,
    /// The frame returns this step, and hands on the input that follows.
    Wait(Step),
}

impl Pull {
    pub fn new(iterable: Value) -> Pull {
        Pull { source: iterable, state: PullState::Fresh }
    }

    pub fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Pulled, Stop> {
        match (&self.state, input) {
            (PullState::Fresh, _) => {
                self.state = PullState::Opening;
                vm.step_into(iter_of, &Args::new([self.source.clone()])).map(Pulled::Wait)
            }
            (PullState::Opening, Input::Value(iterator) | Input::Yielded(iterator)) => {
                self.source = iterator;
                self.state = PullState::Open;
                self.next(vm)
            }
            (PullState::Open, Input::Yielded(item)) => Ok(Pulled::Item(item)),
            (PullState::Open, Input::Value(_)) => Ok(Pulled::End),
            (PullState::Open, Input::Exception(exception)) if vm.stop_iteration_value(&exception).is_some() => {
                Ok(Pulled::End)
            }
            (_, Input::Exception(exception)) => Err(Stop::Raise(exception)),
        }
    }

    pub fn next(&mut self, vm: &mut Vm) -> Result<Pulled, Stop> {
        vm.spend(1)?;
        match vm.next_native(&self.source)? {
            Some(Some(item)) => Ok(Pulled::Item(item)),
            Some(None) => Ok(Pulled::End),
            None => Ok(Pulled::Wait(Step::Send(self.source.clone(), Value::None))),
        }
    }
}

fn iter_of(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.get_iter(&args[0]).map(Flow::Value)
}

/// All items of an iterable, as a list.
pub struct Collect {
    pull: Pull,
    items: Vec<Value>,
    limit: usize,
}

impl Collect {
    pub fn new(iterable: Value, limit: usize) -> Collect {
        Collect { pull: Pull::new(iterable), items: Vec::new(), limit }
    }
}

impl NativeFrame for Collect {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let mut pulled = self.pull.resume(vm, input)?;
        loop {
            match pulled {
                Pulled::Item(item) => {
                    if self.items.len() == self.items.capacity() {
                        vm.reserve(2 * VALUE * self.items.len() as u64)?;
                    }
                    self.items.push(item);
                    if self.items.len() >= self.limit {
                        return Ok(Step::Return(Value::list(std::mem::take(&mut self.items))));
                    }
                }
                Pulled::End => return Ok(Step::Return(Value::list(std::mem::take(&mut self.items)))),
                Pulled::Wait(step) => return Ok(step),
            }
            pulled = self.pull.next(vm)?;
        }
    }

    fn name(&self) -> &'static str {
        "collect"
    }
}

/// The results of a function for each of some items, as a list.
pub struct CallEach {
    callable: Value,
    items: std::vec::IntoIter<Value>,
    results: Vec<Value>,
    waiting: bool,
}

impl CallEach {
    pub fn new(callable: Value, items: Vec<Value>) -> CallEach {
        CallEach { callable, results: Vec::with_capacity(items.len()), items: items.into_iter(), waiting: false }
    }
}

impl NativeFrame for CallEach {
    fn resume(&mut self, _vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match input {
            Input::Exception(exception) => return Err(Stop::Raise(exception)),
            Input::Value(result) | Input::Yielded(result) if self.waiting => self.results.push(result),
            _ => {}
        }
        self.waiting = true;
        match self.items.next() {
            Some(item) => Ok(Step::Call(self.callable.clone(), Args::new([item]))),
            None => Ok(Step::Return(Value::list(std::mem::take(&mut self.results)))),
        }
    }

    fn name(&self) -> &'static str {
        "call each"
    }
}

/// Whether an item of an iterable is equal to a value: `in`, where the container has no quicker way.
struct Search {
    pull: Pull,
    wanted: Value,
    comparing: bool,
}

/// The flow of such a search; its result is a bool.
pub fn search(container: &Value, wanted: &Value) -> Flow {
    Flow::Push(Entry::native(Search { pull: Pull::new(container.clone()), wanted: wanted.clone(), comparing: false }))
}

impl NativeFrame for Search {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let mut pulled = if std::mem::take(&mut self.comparing) {
            match input {
                Input::Value(Value::Bool(true)) => return Ok(Step::Return(Value::Bool(true))),
                Input::Exception(exception) => return Err(Stop::Raise(exception)),
                _ => self.pull.next(vm)?,
            }
        } else {
            self.pull.resume(vm, input)?
        };
        loop {
            match pulled {
                Pulled::Item(item) => match vm.quick_eq(&item, &self.wanted) {
                    Some(true) => return Ok(Step::Return(Value::Bool(true))),
                    Some(false) => pulled = self.pull.next(vm)?,
                    None => {
                        self.comparing = true;
                        return vm.step_into(equal, &Args::new([item, self.wanted.clone()]));
                    }
                },
                Pulled::End => return Ok(Step::Return(Value::Bool(false))),
                Pulled::Wait(step) => return Ok(step),
            }
        }
    }

    fn name(&self) -> &'static str {
        "search"
    }
}

fn equal(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.eq(&args[0], &args[1]).map(|equal| Flow::Value(Value::Bool(equal)))
}
