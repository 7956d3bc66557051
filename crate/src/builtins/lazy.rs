//! `zip`, `map`, `filter`, `enumerate` and `iter(callable, sentinel)`: iterators that draw on others.

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigInt;

use super::args::{Outcome, integer, rest};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::drop::bury;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::{Object, Sent};
use crate::vm::stack::Entry;
use crate::vm::value::Value;

/// What is made of the items.
enum Kind {
    Zip { strict: bool },
    Map { function: Value, strict: bool },
    /// A function of None takes the items themselves for true or false.
    Filter(Value),
    Enumerate(RefCell<BigInt>),
    /// Calls until the result is equal to the sentinel; None once it was.
    Calls(RefCell<Option<(Value, Value)>>),
}

/// Such an iterator. It steps at once as long as no Python code is needed, and in a frame of its own from there on.
pub struct Lazy {
    kind: Kind,
    iterators: Vec<Value>,
}

impl Object for Lazy {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        let types = &vm.types;
        let class = match &self.kind {
            Kind::Zip { .. } => &types.zip,
            Kind::Map { .. } => &types.map,
            Kind::Filter(_) => &types.filter,
            Kind::Enumerate(_) => &types.enumerate,
            Kind::Calls(_) => &types.callable_iterator,
        };
        class.clone()
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, this: &Value, _: Value) -> Result<Sent, Stop> {
        let mut advance = Advance { this: this.clone(), items: Vec::new(), state: State::Gather, put_off: None };
        let mut input = Input::Value(Value::None);
        loop {
            let step = match advance.go_on(vm, self, input)? {
                Step::Yield(item) => return Ok(Sent::Yield(item)),
                Step::Return(result) => return Ok(Sent::Return(result)),
                Step::Call(callable, args) => match vm.begin_call(callable, args)? {
                    Flow::Value(value) => {
                        input = Input::Value(value);
                        continue;
                    }
                    Flow::Push(entry) => Step::Push(entry),
                    Flow::Call(callable, args) => Step::Call(callable, args),
                    Flow::Block(block) => Step::Block(block),
                    Flow::Frame(function, args) => match vm.without_caller(function, &args)? {
                        Flow::Value(value) => {
                            input = Input::Value(value);
                            continue;
                        }
                        flow => Step::Push(vm.entry_of(flow)),
                    },
                },
                step => step,
            };
            advance.put_off = Some(step);
            return Ok(Sent::Push(Entry::native(advance)));
        }
    }
}

impl Drop for Lazy {
    fn drop(&mut self) {
        bury(std::mem::take(&mut self.iterators));
    }
}

/// One step of a [`Lazy`] under way.
struct Advance {
    this: Value,
    /// What the first iterators gave.
    items: Vec<Value>,
    state: State,
    /// What the frame does first.
    put_off: Option<Step>,
}

enum State {
    /// It waits for an item of the next iterator, or begins.
    Gather,
    Waiting,
    /// The first iterator is at its end; `strict`: whether the n-th is too.
    CheckEnd(usize),
    /// It waits for the function's result.
    Called,
    /// It waits for whether this item is to be given.
    Testing(Value),
}

impl NativeFrame for Advance {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(step) = self.put_off.take() {
            return Ok(step);
        }
        let this = self.this.clone();
        match &this {
            Value::Native(native) => match native.get::<Lazy>() {
                Some(lazy) => self.go_on(vm, lazy, input),
                None => Ok(Step::Return(Value::None)),
            },
            _ => Ok(Step::Return(Value::None)),
        }
    }

    fn name(&self) -> &'static str {
        "iterator"
    }
}

/// What an iterator gave.
enum Drawn {
    Item(Value),
    End,
    Wait(Step),
}

fn draw(vm: &mut Vm, iterator: &Value) -> Result<Drawn, Stop> {
    vm.spend(1)?;
    match vm.next_native(iterator)? {
        Some(Some(item)) => Ok(Drawn::Item(item)),
        Some(None) => Ok(Drawn::End),
        None => Ok(Drawn::Wait(Step::Send(iterator.clone(), Value::None))),
    }
}

fn drawn(vm: &mut Vm, input: Input) -> Result<Drawn, Stop> {
    match input {
        Input::Yielded(item) => Ok(Drawn::Item(item)),
        Input::Value(_) => Ok(Drawn::End),
        Input::Exception(exception) if vm.stop_iteration_value(&exception).is_some() => Ok(Drawn::End),
        Input::Exception(exception) => Err(Stop::Raise(exception)),
    }
}

fn value(input: Input) -> Result<Value, Stop> {
    match input {
        Input::Value(value) | Input::Yielded(value) => Ok(value),
        Input::Exception(exception) => Err(Stop::Raise(exception)),
    }
}

impl Advance {
    fn go_on(&mut self, vm: &mut Vm, lazy: &Lazy, input: Input) -> Result<Step, Stop> {
        match std::mem::replace(&mut self.state, State::Gather) {
            State::Gather => match &lazy.kind {
                Kind::Calls(calls) => self.call_again(calls),
                _ => self.gather(vm, lazy, None),
            },
            State::Waiting => {
                let drawn = drawn(vm, input)?;
                self.gather(vm, lazy, Some(drawn))
            }
            State::CheckEnd(at) => {
                let drawn = drawn(vm, input)?;
                self.check_end(vm, lazy, at, Some(drawn))
            }
            State::Called => self.called(vm, lazy, value(input)?),
            State::Testing(item) => {
                let wanted = matches!(value(input)?, Value::Bool(true));
                self.tested(vm, lazy, item, wanted)
            }
        }
    }

    /// Draws from the iterators in turn; `first` is what the present one gave already.
    fn gather(&mut self, vm: &mut Vm, lazy: &Lazy, mut first: Option<Drawn>) -> Result<Step, Stop> {
        while let Some(iterator) = lazy.iterators.get(self.items.len()) {
            let drawn = match first.take() {
                Some(drawn) => drawn,
                None => draw(vm, iterator)?,
            };
            match drawn {
                Drawn::Item(item) => self.items.push(item),
                Drawn::End => return self.ended(vm, lazy),
                Drawn::Wait(step) => {
                    self.state = State::Waiting;
                    return Ok(step);
                }
            }
        }
        if lazy.iterators.is_empty() {
            return Ok(Step::Return(Value::None));
        }
        self.complete(vm, lazy)
    }

    /// All iterators gave an item.
    fn complete(&mut self, vm: &mut Vm, lazy: &Lazy) -> Result<Step, Stop> {
        let mut items = std::mem::take(&mut self.items);
        match &lazy.kind {
            Kind::Zip { .. } => Ok(Step::Yield(Value::tuple(items))),
            Kind::Enumerate(count) => {
                let number = Value::big(count.borrow().clone());
                *count.borrow_mut() += 1;
                items.insert(0, number);
                Ok(Step::Yield(Value::tuple(items)))
            }
            Kind::Map { function, .. } => {
                self.state = State::Called;
                Ok(Step::Call(function.clone(), Args::new(items)))
            }
            Kind::Filter(function) if function.is_none() => {
                let item = items.pop().unwrap_or_default();
                self.test(vm, lazy, item.clone(), item)
            }
            Kind::Filter(function) => {
                let item = items.pop().unwrap_or_default();
                self.state = State::Called;
                self.items.push(item.clone());
                Ok(Step::Call(function.clone(), Args::new([item])))
            }
            Kind::Calls(calls) => self.call_again(calls),
        }
    }

    /// The function gave this.
    fn called(&mut self, vm: &mut Vm, lazy: &Lazy, result: Value) -> Result<Step, Stop> {
        match &lazy.kind {
            Kind::Filter(_) => {
                let item = self.items.pop().unwrap_or_default();
                self.test(vm, lazy, result, item)
            }
            Kind::Calls(calls) => {
                let Some((_, sentinel)) = calls.borrow().clone() else { return Ok(Step::Return(Value::None)) };
                match vm.quick_eq(&sentinel, &result) {
                    Some(equal) => self.tested(vm, lazy, result, equal),
                    None => {
                        self.state = State::Testing(result.clone());
                        vm.step_into(equal, &Args::new([sentinel, result]))
                    }
                }
            }
            _ => Ok(Step::Yield(result)),
        }
    }

    /// Goes by the truth of what the filter's function gave.
    fn test(&mut self, vm: &mut Vm, lazy: &Lazy, result: Value, item: Value) -> Result<Step, Stop> {
        match vm.quick_truth(&result) {
            Some(wanted) => self.tested(vm, lazy, item, wanted),
            None => {
                self.state = State::Testing(item);
                vm.step_into(truth, &Args::new([result]))
            }
        }
    }

    fn tested(&mut self, vm: &mut Vm, lazy: &Lazy, item: Value, answer: bool) -> Result<Step, Stop> {
        match &lazy.kind {
            Kind::Calls(calls) if answer => {
                drop(calls.take());
                Ok(Step::Return(Value::None))
            }
            Kind::Calls(_) => Ok(Step::Yield(item)),
            _ if answer => Ok(Step::Yield(item)),
            _ => {
                self.state = State::Gather;
                self.gather(vm, lazy, None)
            }
        }
    }

    fn call_again(&mut self, calls: &RefCell<Option<(Value, Value)>>) -> Result<Step, Stop> {
        let Some((callable, _)) = calls.borrow().clone() else { return Ok(Step::Return(Value::None)) };
        self.state = State::Called;
        Ok(Step::Call(callable, Args::default()))
    }

    /// An iterator is at its end: all is over, unless `strict` minds that others are not.
    fn ended(&mut self, vm: &mut Vm, lazy: &Lazy) -> Result<Step, Stop> {
        let Some(name) = lazy.strict_name() else { return Ok(Step::Return(Value::None)) };
        match self.items.len() {
            0 => self.check_end(vm, lazy, 1, None),
            at => Err(uneven(vm, name, at, "shorter")),
        }
    }

    fn check_end(&mut self, vm: &mut Vm, lazy: &Lazy, mut at: usize, mut first: Option<Drawn>) -> Result<Step, Stop> {
        while let Some(iterator) = lazy.iterators.get(at) {
            let drawn = match first.take() {
                Some(drawn) => drawn,
                None => draw(vm, iterator)?,
            };
            match drawn {
                Drawn::Item(_) => return Err(uneven(vm, lazy.strict_name().unwrap_or_default(), at, "longer")),
                Drawn::End => at += 1,
                Drawn::Wait(step) => {
                    self.state = State::CheckEnd(at);
                    return Ok(step);
                }
            }
        }
        Ok(Step::Return(Value::None))
    }
}

impl Lazy {
    /// `zip` or `map` with `strict=True`.
    fn strict_name(&self) -> Option<&'static str> {
        match &self.kind {
            Kind::Zip { strict: true } => Some("zip"),
            Kind::Map { strict: true, .. } => Some("map"),
            _ => None,
        }
    }
}

/// `zip() argument 2 is shorter than argument 1`
fn uneven(vm: &Vm, name: &str, at: usize, how: &str) -> Stop {
    let others = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
    vm.value_error(&format!("{name}() argument {} is {how} than {others}", at + 1))
}

fn equal(vm: &mut Vm, args: &Args) -> Outcome {
    ret(vm.eq(&args[0], &args[1])?)
}

fn truth(vm: &mut Vm, args: &Args) -> Outcome {
    ret(vm.truth(&args[0])?)
}

pub fn install(vm: &mut Vm) {
    let types = &vm.types;
    let classes = [
        (types.zip.clone(), def("__new__", "cls, /, *iterables, strict=False", zip)),
        (types.map.clone(), def("__new__", "cls, function=unset, /, *iterables, strict=False", map)),
        (types.filter.clone(), def("__new__", "cls, function, iterable, /", filter)),
        (types.enumerate.clone(), def("__new__", "cls, iterable, start=0", enumerate)),
        (types.reversed.clone(), def("__new__", "cls, object, /", |vm, args| ret(vm.get_reversed(&args[1])?))),
    ];
    for (class, new) in classes {
        vm.define_methods(&class, &[new]);
    }
    let types = &vm.types;
    let iterators = [
        &types.zip, &types.map, &types.filter, &types.enumerate, &types.callable_iterator, &types.list_iterator,
        &types.list_reverseiterator, &types.tuple_iterator, &types.str_iterator, &types.bytes_iterator, &types.set_iterator,
        &types.dict_keyiterator, &types.dict_valueiterator, &types.dict_itemiterator, &types.range_iterator, &types.iterator,
        &types.reversed,
    ];
    for class in iterators.map(Clone::clone) {
        vm.define_methods(&class, ITERATOR);
    }
}

const ITERATOR: &[NativeDef] = &[
    def("__iter__", "self, /", |_, args| ret(args[0].clone())),
    def("__next__", "self, /", |vm, args| super::functions::iteration::next_of(vm, &args[0])),
];

fn iterators(vm: &mut Vm, iterables: &[Value]) -> Result<Vec<Value>, Stop> {
    iterables.iter().map(|iterable| vm.get_iter(iterable)).collect()
}

fn zip(vm: &mut Vm, args: &Args) -> Outcome {
    let strict = vm.truth(&args[2])?;
    let iterators = iterators(vm, &rest(&args[1]))?;
    ret(Value::native(Lazy { kind: Kind::Zip { strict }, iterators }))
}

fn map(vm: &mut Vm, args: &Args) -> Outcome {
    let iterables = rest(&args[2]);
    if args[1].is_unbound() || iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let strict = vm.truth(&args[3])?;
    let iterators = iterators(vm, &iterables)?;
    ret(Value::native(Lazy { kind: Kind::Map { function: args[1].clone(), strict }, iterators }))
}

fn filter(vm: &mut Vm, args: &Args) -> Outcome {
    let iterators = iterators(vm, &args.positional[2..3])?;
    ret(Value::native(Lazy { kind: Kind::Filter(args[1].clone()), iterators }))
}

fn enumerate(vm: &mut Vm, args: &Args) -> Outcome {
    let start = integer(vm, &args[2])?;
    let iterators = iterators(vm, &args.positional[1..2])?;
    ret(Value::native(Lazy { kind: Kind::Enumerate(RefCell::new(start)), iterators }))
}

/// `iter(callable, sentinel)`
pub fn call_iterator(callable: Value, sentinel: Value) -> Value {
    Value::native(Lazy { kind: Kind::Calls(RefCell::new(Some((callable, sentinel)))), iterators: Vec::new() })
}
