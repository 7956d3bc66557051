//! `set` and `frozenset`.

use std::rc::Rc;

use super::args::{Outcome, plain, rest, this_class, this_set};
use super::object::{filled, subclass_instance};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::set::Set;
use crate::vm::value::Value;

const COMMON: &[NativeDef] = &[
    def("copy", "self, /", copy),
    def("union", "self, /, *others", union),
    def("intersection", "self, /, *others", intersection),
    def("difference", "self, /, *others", difference),
    def("symmetric_difference", "self, other, /", symmetric_difference),
    def("issubset", "self, other, /", issubset),
    def("issuperset", "self, other, /", issuperset),
    def("isdisjoint", "self, other, /", isdisjoint),
];

const SET: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| filled(vm, args, Value::Set(Rc::new(Set::new(false))))),
    def("__init__", "self, iterable=unset, /", init),
    def("add", "self, object, /", add),
    def("remove", "self, object, /", remove),
    def("discard", "self, object, /", discard),
    def("pop", "self, /", pop),
    def("clear", "self, /", clear),
    def("update", "self, /, *others", update),
    def("intersection_update", "self, /, *others", intersection_update),
    def("difference_update", "self, /, *others", difference_update),
    def("symmetric_difference_update", "self, other, /", symmetric_difference_update),
];

const FROZENSET: &[NativeDef] = &[def("__new__", "cls, iterable=unset, /", new_frozenset)];

pub fn install(vm: &mut Vm) {
    let (set, frozenset) = (vm.types.set.clone(), vm.types.frozenset.clone());
    vm.define_methods(&set, COMMON);
    vm.define_methods(&frozenset, COMMON);
    vm.define_methods(&set, SET);
    vm.define_methods(&frozenset, FROZENSET);
}

fn value(set: Set) -> Value {
    Value::Set(Rc::new(set))
}

/// Any iterable as a set; a set as it is.
fn as_set(vm: &mut Vm, iterable: &Value) -> Result<Rc<Set>, Stop> {
    match plain(iterable) {
        Value::Set(set) => Ok(set),
        _ => Set::from_iterable(vm, false, iterable).map(Rc::new),
    }
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    // The items are hashed before the old ones go: that may ask.
    let fresh = match &args[1] {
        Value::Unbound => Set::new(false),
        iterable => Set::from_iterable(vm, false, &set_source(iterable))?,
    };
    drop(set.take());
    set.merge(vm, &fresh)?;
    ret(Value::None)
}

/// An object of a class derived from a set or dict counts as that.
fn set_source(iterable: &Value) -> Value {
    match plain(iterable) {
        source @ Value::Set(_) => source,
        _ => iterable.clone(),
    }
}

fn new_frozenset(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let set = match &args[1] {
        Value::Unbound => Set::new(true),
        Value::Set(set) if set.frozen && !class.open => return ret(args[1].clone()),
        iterable => Set::from_iterable(vm, true, &set_source(iterable))?,
    };
    ret(subclass_instance(vm, &class, value(set)))
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    if set.frozen {
        return ret(Value::Set(set));
    }
    ret(value(set.copy(false)))
}

fn add(vm: &mut Vm, args: &Args) -> Outcome {
    this_set(vm, &args[0])?.add(vm, args[1].clone())?;
    ret(Value::None)
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    match this_set(vm, &args[0])?.remove(vm, &args[1])? {
        Some(_) => ret(Value::None),
        None => Err(vm.key_error(&args[1])),
    }
}

fn discard(vm: &mut Vm, args: &Args) -> Outcome {
    drop(this_set(vm, &args[0])?.remove(vm, &args[1])?);
    ret(Value::None)
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    match this_set(vm, &args[0])?.pop() {
        Some(item) => ret(item),
        None => Err(vm.key_error(&Value::str("pop from an empty set"))),
    }
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    drop(this_set(vm, &args[0])?.take());
    ret(Value::None)
}

fn union(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    let result = set.copy(set.frozen);
    for other in rest(&args[1]) {
        result.update(vm, &set_source(&other))?;
    }
    ret(value(result))
}

fn update(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    for other in rest(&args[1]) {
        set.update(vm, &set_source(&other))?;
    }
    ret(Value::None)
}

fn intersected(vm: &mut Vm, args: &Args) -> Result<Set, Stop> {
    let set = this_set(vm, &args[0])?;
    let mut result = set.copy(set.frozen);
    for other in rest(&args[1]) {
        let other = as_set(vm, &other)?;
        result = result.intersection(vm, &other)?;
    }
    Ok(result)
}

fn intersection(vm: &mut Vm, args: &Args) -> Outcome {
    ret(value(intersected(vm, args)?))
}

fn intersection_update(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    let result = intersected(vm, args)?;
    drop(set.take());
    set.merge(vm, &result)?;
    ret(Value::None)
}

fn difference(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    let mut result = set.copy(set.frozen);
    for other in rest(&args[1]) {
        let other = as_set(vm, &other)?;
        result = result.difference(vm, &other)?;
    }
    ret(value(result))
}

fn difference_update(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    for other in rest(&args[1]) {
        let other = as_set(vm, &other)?;
        set.difference_update(vm, &other)?;
    }
    ret(Value::None)
}

fn symmetric_difference(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    let other = as_set(vm, &args[1])?;
    ret(value(set.symmetric_difference(vm, &other)?))
}

fn symmetric_difference_update(vm: &mut Vm, args: &Args) -> Outcome {
    let set = this_set(vm, &args[0])?;
    let other = as_set(vm, &args[1])?;
    let result = set.symmetric_difference(vm, &other)?;
    drop(set.take());
    set.merge(vm, &result)?;
    ret(Value::None)
}

/// Whether all elements of one are in the other.
fn within(vm: &mut Vm, inner: &Set, outer: &Set) -> Result<bool, Stop> {
    if inner.len() > outer.len() {
        return Ok(false);
    }
    for item in inner.items() {
        vm.spend(1)?;
        if !outer.contains(vm, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn issubset(vm: &mut Vm, args: &Args) -> Outcome {
    let (set, other) = (this_set(vm, &args[0])?, as_set(vm, &args[1])?);
    ret(within(vm, &set, &other)?)
}

fn issuperset(vm: &mut Vm, args: &Args) -> Outcome {
    let (set, other) = (this_set(vm, &args[0])?, as_set(vm, &args[1])?);
    ret(within(vm, &other, &set)?)
}

fn isdisjoint(vm: &mut Vm, args: &Args) -> Outcome {
    let (set, other) = (this_set(vm, &args[0])?, as_set(vm, &args[1])?);
    for item in other.items() {
        vm.spend(1)?;
        if set.contains(vm, &item)? {
            return ret(false);
        }
    }
    ret(true)
}
