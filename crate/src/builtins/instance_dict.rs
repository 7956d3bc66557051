//! `object.__dict__`: a dict's methods on an object's attributes.

use std::rc::Rc;

use super::args::{Outcome, as_str, named, wrong_self};
use crate::compile::symbol::Symbol;
use crate::vm::Vm;
use crate::vm::descriptor::InstanceDict;
use crate::vm::dict::Dict;
use crate::vm::instance::Instance;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__getitem__", "self, key, /", getitem),
    def("__setitem__", "self, key, value, /", setitem),
    def("__delitem__", "self, key, /", |vm, args| pop(vm, &Args::new([args[0].clone(), args[1].clone(), Value::Unbound]))),
    def("__contains__", "self, key, /", |vm, args| ret(find(vm, args)?.is_some())),
    def("__len__", "self, /", |vm, args| ret(this(vm, &args[0])?.attributes.borrow().len())),
    def("__iter__", "self, /", iterate),
    def("__eq__", "self, value, /", equal),
    def("__repr__", "self, /", |vm, args| {
        let dict = snapshot(vm, &args[0])?;
        ret(vm.repr(&dict)?)
    }),
    def("__or__", "self, value, /", or),
    def("get", "self, key, default=None, /", |vm, args| ret(find(vm, args)?.unwrap_or_else(|| args[2].clone()))),
    def("keys", "self, /", |vm, args| view(vm, args, "keys")),
    def("values", "self, /", |vm, args| view(vm, args, "values")),
    def("items", "self, /", |vm, args| view(vm, args, "items")),
    def("copy", "self, /", |vm, args| ret(snapshot(vm, &args[0])?)),
    def("setdefault", "self, key, default=None, /", setdefault),
    def("pop", "self, key, default=unset, /", pop),
    def("update", "self, iterable=unset, /, **kwargs", update),
    def("clear", "self, /", clear),
];

pub fn install(vm: &mut Vm) {
    let class = vm.define_class("instance_dict", "dict", "builtins", &[], METHODS);
    let hash = vm.known.hash;
    class.set(hash, Value::None);
    vm.define_class("getset_descriptor", "getset_descriptor", "builtins", &[], &[]);
}

fn this(vm: &Vm, value: &Value) -> Result<Rc<Instance>, Stop> {
    match value.with(|dict: &InstanceDict| dict.0.clone()) {
        Some(Value::Instance(instance)) => Ok(instance),
        _ => Err(wrong_self(vm, "dict", value)),
    }
}

/// An attribute's name; other keys are none here.
fn symbol(vm: &mut Vm, key: &Value) -> Result<Symbol, Stop> {
    match as_str(key) {
        Some(name) => Ok(vm.symbol(&name)),
        None => Err(vm.type_error(&format!("attribute name must be string, not '{}'", vm.class_name(key)))),
    }
}

/// The attributes as they are now.
fn snapshot(vm: &mut Vm, value: &Value) -> Result<Value, Stop> {
    let attributes: Vec<_> = this(vm, value)?.attributes.borrow().iter().cloned().collect();
    let dict = Dict::new();
    for (name, value) in attributes {
        let name = vm.symbol_str(name);
        dict.set(vm, name, value)?;
    }
    Ok(Value::Dict(Rc::new(dict)))
}

fn find(vm: &mut Vm, args: &Args) -> Result<Option<Value>, Stop> {
    let instance = this(vm, &args[0])?;
    let Some(name) = as_str(&args[1]) else { return Ok(None) };
    let name = vm.symbol(&name);
    let found = instance.attributes.borrow().get(name).cloned();
    Ok(found)
}

fn getitem(vm: &mut Vm, args: &Args) -> Outcome {
    match find(vm, args)? {
        Some(value) => ret(value),
        None => Err(vm.key_error(&args[1])),
    }
}

fn setitem(vm: &mut Vm, args: &Args) -> Outcome {
    let instance = this(vm, &args[0])?;
    let name = symbol(vm, &args[1])?;
    let before = instance.attributes.borrow_mut().set(name, args[2].clone());
    drop(before);
    ret(Value::None)
}

fn iterate(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = snapshot(vm, &args[0])?;
    ret(vm.get_iter(&dict)?)
}

fn view(vm: &mut Vm, args: &Args, method: &str) -> Outcome {
    let dict = snapshot(vm, &args[0])?;
    let method = vm.symbol(method);
    let method = vm.attribute(&dict, method)?;
    Ok(crate::vm::native::Flow::Call(method, Args::default()))
}

fn as_dict(vm: &mut Vm, value: &Value) -> Result<Option<Value>, Stop> {
    match super::args::plain(value) {
        dict @ Value::Dict(_) => Ok(Some(dict)),
        _ if value.with(|_: &InstanceDict| ()).is_some() => snapshot(vm, value).map(Some),
        _ => Ok(None),
    }
}

fn equal(vm: &mut Vm, args: &Args) -> Outcome {
    let own = snapshot(vm, &args[0])?;
    match as_dict(vm, &args[1])? {
        Some(other) => ret(vm.eq(&own, &other)?),
        None => ret(Value::NotImplemented),
    }
}

fn or(vm: &mut Vm, args: &Args) -> Outcome {
    let own = snapshot(vm, &args[0])?;
    match as_dict(vm, &args[1])? {
        Some(other) => ret(vm.binary(crate::compile::code::BinaryOp::Or, &own, &other)?),
        None => ret(Value::NotImplemented),
    }
}

fn setdefault(vm: &mut Vm, args: &Args) -> Outcome {
    match find(vm, args)? {
        Some(value) => ret(value),
        None => {
            setitem(vm, args)?;
            ret(args[2].clone())
        }
    }
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    let instance = this(vm, &args[0])?;
    let name = symbol(vm, &args[1])?;
    let removed = instance.attributes.borrow_mut().remove(name);
    match removed {
        Some(value) => ret(value),
        None if args[2].is_unbound() => Err(vm.key_error(&args[1])),
        None => ret(args[2].clone()),
    }
}

fn update(vm: &mut Vm, args: &Args) -> Outcome {
    let instance = this(vm, &args[0])?;
    let mut pairs = if args[1].is_unbound() { Vec::new() } else { vm.pairs(&args[1])? };
    pairs.extend(named(&args[2]));
    for (key, value) in pairs {
        let name = symbol(vm, &key)?;
        let before = instance.attributes.borrow_mut().set(name, value);
        drop(before);
    }
    ret(Value::None)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    let removed = this(vm, &args[0])?.attributes.borrow_mut().take();
    drop(removed);
    ret(Value::None)
}
