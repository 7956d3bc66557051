//! `__annotations__` of functions, classes and modules: what their `__annotate__` gives.

use std::rc::Rc;

use super::args::Outcome;
use crate::vm::Vm;
use crate::vm::native::{Args, ret};
use crate::vm::value::Value;

pub fn install(vm: &mut Vm) {
    let (function, class) = (vm.types.function.clone(), vm.types.type_.clone());
    vm.define_field(&function, "__annotations__", annotations, set_annotations);
    vm.define_field(&class, "__annotations__", annotations, set_annotations);
}

fn annotations(vm: &mut Vm, args: &Args) -> Outcome {
    let (annotations, annotate) = (vm.known.annotations, vm.known.annotate);
    let own = |name| match &args[0] {
        Value::Class(class) => class.attributes.borrow().get(name).cloned(),
        Value::Function(function) => function.attributes.borrow().get(name).cloned(),
        _ => None,
    };
    if let Some(set) = own(annotations) {
        return ret(set);
    }
    let annotate = match &args[0] {
        Value::Function(function) => Some(function.annotate.borrow().clone()),
        _ => own(annotate),
    };
    let dict = match annotate {
        Some(annotate) if !annotate.is_none() => vm.call(&annotate, Args::new([Value::int(1)]))?,
        _ => Value::Dict(Rc::default()),
    };
    // They are computed once: the dict may be changed.
    store(args, annotations, dict.clone());
    ret(dict)
}

fn set_annotations(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.known.annotations;
    let value = if args[1].is_unbound() { Value::Dict(Rc::default()) } else { args[1].clone() };
    store(args, name, value);
    ret(Value::None)
}

fn store(args: &Args, name: crate::compile::symbol::Symbol, value: Value) {
    let old = match &args[0] {
        Value::Class(class) => class.set(name, value),
        Value::Function(function) => function.attributes.borrow_mut().set(name, value),
        _ => None,
    };
    drop(old);
}
