//! `iter`, `next`, `sorted`, `any`, `all`, and their asynchronous kin.

use std::rc::Rc;

use crate::builtins::args::{Outcome, rest};
use crate::builtins::lazy::call_iterator;
use crate::builtins::sort::{Done, sort};
use crate::compile::code::CodeKind;
use crate::trace::NONE;
use crate::vm::Vm;
use crate::vm::generator::Generator;
use crate::vm::iterate::{Pull, Pulled};
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::stack::{Body, Entry};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("iter", "object, sentinel=unset, /", iter),
    def("next", "iterator, default=unset, /", next),
    def("sorted", "*args, key=None, reverse=False", sorted),
    def("any", "iterable, /", |_, args| Ok(until(&args[0], true))),
    def("all", "iterable, /", |_, args| Ok(until(&args[0], false))),
    def("aiter", "async_iterable, /", aiter),
    def("anext", "async_iterator, default=unset, /", anext),
];

fn aiter(vm: &mut Vm, args: &Args) -> Outcome {
    let is_generator = matches!(&args[0], Value::Generator(generator) if generator.kind == CodeKind::AsyncGenerator);
    if !is_generator && vm.special(&args[0], vm.known.aiter).is_none() {
        let class = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!("'{class}' object is not an async iterable")));
    }
    ret(vm.async_iterator(&args[0])?)
}

fn iter(vm: &mut Vm, args: &Args) -> Outcome {
    if args[1].is_unbound() {
        return ret(vm.get_iter(&args[0])?);
    }
    if !vm.callable(&args[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    ret(call_iterator(args[0].clone(), args[1].clone()))
}

fn next(vm: &mut Vm, args: &Args) -> Outcome {
    if !vm.is_iterator(&args[0]) {
        let class = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!("'{class}' object is not an iterator")));
    }
    if args[1].is_unbound() {
        return next_of(vm, &args[0]);
    }
    match vm.next_native(&args[0])? {
        Some(item) => ret(item.unwrap_or_else(|| args[1].clone())),
        None => Ok(Flow::Push(Entry::native(Next { iterator: args[0].clone(), default: args[1].clone() }))),
    }
}

/// `iterator.__next__()`
pub fn next_of(vm: &mut Vm, iterator: &Value) -> Outcome {
    match vm.next_native(iterator)? {
        Some(Some(item)) => ret(item),
        Some(None) => Err(Stop::Raise(vm.exception_with(&vm.types.stop_iteration, Vec::new()))),
        None => Ok(Flow::Push(Entry::native(Next { iterator: iterator.clone(), default: Value::Unbound }))),
    }
}

/// The next item of an iterator that may need Python.
struct Next {
    iterator: Value,
    /// Unbound: StopIteration is raised.
    default: Value,
}

impl NativeFrame for Next {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if !self.iterator.is_unbound() {
            let iterator = std::mem::take(&mut self.iterator);
            return Ok(Step::Send(iterator, Value::None));
        }
        match input {
            Input::Yielded(item) => Ok(Step::Return(item)),
            Input::Value(result) if self.default.is_unbound() => Err(Stop::Raise(vm.stop_iteration(result))),
            Input::Value(_) => Ok(Step::Return(std::mem::take(&mut self.default))),
            Input::Exception(exception) if !self.default.is_unbound() && vm.stop_iteration_value(&exception).is_some() => {
                Ok(Step::Return(std::mem::take(&mut self.default)))
            }
            Input::Exception(exception) => Err(Stop::Raise(exception)),
        }
    }

    fn name(&self) -> &'static str {
        "next"
    }
}

fn sorted(vm: &mut Vm, args: &Args) -> Outcome {
    let given = rest(&args[0]);
    let [iterable] = &given[..] else {
        return Err(vm.type_error(&format!("sorted expected 1 argument, got {}", given.len())));
    };
    let reverse = vm.truth(&args[2])?;
    let items = vm.collect(iterable)?;
    sort(vm, items, &args[1], reverse, Done::Give)
}

/// Whether an item of this truth comes up: `any` waits for a true one, `all` for a false one; nothing is drawn after it.
fn until(iterable: &Value, wanted: bool) -> Flow {
    Flow::Push(Entry::native(Until { pull: Pull::new(iterable.clone()), wanted, testing: false }))
}

struct Until {
    pull: Pull,
    wanted: bool,
    /// It waits for the truth of an item.
    testing: bool,
}

impl NativeFrame for Until {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let mut pulled = if std::mem::take(&mut self.testing) {
            match input {
                Input::Value(Value::Bool(truth)) if truth == self.wanted => return Ok(Step::Return(Value::Bool(self.wanted))),
                Input::Exception(exception) => return Err(Stop::Raise(exception)),
                _ => self.pull.next(vm)?,
            }
        } else {
            self.pull.resume(vm, input)?
        };
        loop {
            match pulled {
                Pulled::Item(item) => match vm.quick_truth(&item) {
                    Some(truth) if truth == self.wanted => return Ok(Step::Return(Value::Bool(self.wanted))),
                    Some(_) => pulled = self.pull.next(vm)?,
                    None => {
                        self.testing = true;
                        return vm.step_into(truth, &Args::new([item]));
                    }
                },
                Pulled::End => return Ok(Step::Return(Value::Bool(!self.wanted))),
                Pulled::Wait(step) => return Ok(step),
            }
        }
    }

    fn name(&self) -> &'static str {
        if self.wanted { "any" } else { "all" }
    }
}

fn truth(vm: &mut Vm, args: &Args) -> Outcome {
    ret(vm.truth(&args[0])?)
}

/// The awaitable that `__anext__` gives, or one that turns its StopAsyncIteration into the default.
fn anext(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.known.anext;
    match vm.call_special(&args[0], name, &[])? {
        Some(awaitable) if args[1].is_unbound() => ret(awaitable),
        Some(awaitable) => {
            let iterator = vm.awaitable_iterator(&awaitable)?.unwrap_or(awaitable);
            let frame = AnextDefault { iterator, default: args[1].clone(), resting: true };
            let body = Body::Native(Box::new(frame));
            let kind = CodeKind::Coroutine;
            ret(Value::Generator(Rc::new(Generator::new(kind, "anext", "anext", body, NONE, vm.finalizers.clone()))))
        }
        None => {
            let class = vm.class_name(&args[0]);
            Err(vm.type_error(&format!("'{class}' object is not an async iterator")))
        }
    }
}

/// `await anext(iterator, default)`
struct AnextDefault {
    iterator: Value,
    default: Value,
    /// The next input comes from outside, not from the iterator.
    resting: bool,
}

impl NativeFrame for AnextDefault {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let resting = std::mem::replace(&mut self.resting, false);
        match input {
            Input::Value(value) if resting => Ok(Step::Send(self.iterator.clone(), value)),
            Input::Exception(exception) if resting => Ok(Step::Throw(self.iterator.clone(), exception)),
            Input::Yielded(value) => {
                self.resting = true;
                Ok(Step::Yield(value))
            }
            Input::Value(item) => Ok(Step::Return(item)),
            Input::Exception(exception) if vm.is_exception(&exception, &vm.types.stop_async_iteration) => {
                Ok(Step::Return(self.default.clone()))
            }
            Input::Exception(exception) => Err(Stop::Raise(exception)),
        }
    }
}
