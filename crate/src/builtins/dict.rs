//! `dict`.

use std::rc::Rc;

use super::args::{Outcome, named, plain, rest, this_class, this_dict};
use super::object::filled;
use super::views::{Kind, View};
use crate::vm::Vm;
use crate::vm::dict::Dict;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| filled(vm, args, Value::Dict(Rc::default()))),
    def("__init__", "self, /, *args, **kwargs", |vm, args| update(vm, args, "dict")),
    def("__reversed__", "self, /", |vm, args| ret(vm.get_reversed(&Value::Dict(this_dict(vm, &args[0])?))?)),
    def("get", "self, key, default=None, /", get),
    def("setdefault", "self, key, default=None, /", setdefault),
    def("pop", "self, key, default=unset, /", pop),
    def("popitem", "self, /", popitem),
    def("update", "self, /, *args, **kwargs", |vm, args| update(vm, args, "update")),
    def("clear", "self, /", clear),
    def("copy", "self, /", |vm, args| ret(Value::Dict(Rc::new(this_dict(vm, &args[0])?.copy())))),
    def("keys", "self, /", |vm, args| view(vm, args, Kind::Keys)),
    def("values", "self, /", |vm, args| view(vm, args, Kind::Values)),
    def("items", "self, /", |vm, args| view(vm, args, Kind::Items)),
];

const CLASS_METHODS: &[NativeDef] = &[def("fromkeys", "cls, iterable, value=None, /", fromkeys)];

pub fn install(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    vm.define_methods(&class, METHODS);
    vm.define_class_methods(&class, CLASS_METHODS);
}

fn view(vm: &mut Vm, args: &Args, kind: Kind) -> Outcome {
    ret(Value::native(View { dict: this_dict(vm, &args[0])?, kind }))
}

fn get(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = this_dict(vm, &args[0])?;
    ret(dict.get(vm, &args[1])?.unwrap_or_else(|| args[2].clone()))
}

fn setdefault(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = this_dict(vm, &args[0])?;
    if let Some(value) = dict.get(vm, &args[1])? {
        return ret(value);
    }
    dict.set(vm, args[1].clone(), args[2].clone())?;
    ret(args[2].clone())
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = this_dict(vm, &args[0])?;
    match dict.remove(vm, &args[1])? {
        Some((_, value)) => ret(value),
        None if args[2].is_unbound() => Err(vm.key_error(&args[1])),
        None => ret(args[2].clone()),
    }
}

fn popitem(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = this_dict(vm, &args[0])?;
    match dict.pop_last() {
        Some((key, value)) => ret(Value::tuple(vec![key, value])),
        None => Err(vm.key_error(&Value::str("popitem(): dictionary is empty"))),
    }
}

/// `update(mapping or pairs, **names)`, which `__init__` is too.
fn update(vm: &mut Vm, args: &Args, name: &str) -> Outcome {
    let dict = this_dict(vm, &args[0])?;
    let mut pairs = match &rest(&args[1])[..] {
        [] => Vec::new(),
        [source] => vm.pairs(source)?,
        more => return Err(vm.type_error(&format!("{name} expected at most 1 argument, got {}", more.len()))),
    };
    pairs.extend(named(&args[2]));
    vm.work(pairs.len());
    for (key, value) in pairs {
        drop(dict.set(vm, key, value)?);
    }
    ret(Value::None)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    let dict = this_dict(vm, &args[0])?;
    drop(dict.take());
    ret(Value::None)
}

/// A new dict, or an object of the derived class, with these keys.
fn fromkeys(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let keys = vm.collect(&args[1])?;
    vm.work(keys.len());
    if !class.open {
        let dict = Dict::new();
        for key in keys {
            dict.set(vm, key, args[2].clone())?;
        }
        return ret(Value::Dict(Rc::new(dict)));
    }
    let object = vm.call(&args[0], Args::default())?;
    for key in keys {
        set_in(vm, &object, &key, &args[2])?;
    }
    ret(object)
}

fn set_in(vm: &mut Vm, object: &Value, key: &Value, value: &Value) -> Result<(), Stop> {
    if let Value::Dict(dict) = plain(object) {
        drop(dict.set(vm, key.clone(), value.clone())?);
        return Ok(());
    }
    match vm.set_item(object, key, value)? {
        Flow::Value(_) => Ok(()),
        flow => vm.ask(crate::vm::native::Question::Flow(flow)).map(drop),
    }
}
