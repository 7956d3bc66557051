//! `type`: classes as objects.

use std::rc::Rc;

use super::args::{Outcome, as_str, named, plain, rest, this_class};
use super::object::attribute_names;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, object, bases=unset, dict=unset, /, **kwargs", new),
    def("__init__", "self, /, *args, **kwargs", |_, _| ret(Value::None)),
    def("__call__", "self, /, *args, **kwargs", call),
    def("__instancecheck__", "self, instance, /", |vm, args| {
        let class = this_class(vm, &args[0])?;
        ret(vm.is_instance(&args[1], &class))
    }),
    def("__subclasscheck__", "self, subclass, /", subclasscheck),
    def("__subclasses__", "self, /", |vm, args| {
        let subclasses = this_class(vm, &args[0])?.subclasses();
        ret(Value::list(subclasses.into_iter().map(Value::Class).collect()))
    }),
    def("mro", "self, /", |vm, args| {
        let class = this_class(vm, &args[0])?;
        let mro = class.mro().iter().cloned().map(Value::Class).collect();
        ret(Value::list(mro))
    }),
    def("__dir__", "self, /", |vm, args| {
        let names = attribute_names(vm, &args[0]);
        ret(Value::list(names.iter().map(|name| Value::str(name)).collect()))
    }),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.type_.clone();
    vm.define_methods(&class, METHODS);
    vm.define_class_methods(&class, &[def("__prepare__", "cls, /, *args, **kwargs", |_, _| ret(Value::Dict(Rc::default())))]);
}

/// `type(object)`, or `type(name, bases, dict)`. (CPython: `type_new`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let meta = this_class(vm, &args[0])?;
    if args[2].is_unbound() && args[3].is_unbound() && Rc::ptr_eq(&meta, &vm.types.type_) {
        return ret(Value::Class(vm.class_of(&args[1])));
    }
    if args[2].is_unbound() != args[3].is_unbound() {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    let Some(name) = as_str(&args[1]) else { return Err(wrong(vm, 1, "str", &args[1])) };
    let Value::Tuple(bases) = plain(&args[2]) else { return Err(wrong(vm, 2, "tuple", &args[2])) };
    let Value::Dict(namespace) = plain(&args[3]) else { return Err(wrong(vm, 3, "dict", &args[3])) };
    let keywords = named(&args[4]).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect();
    let winner = vm.most_derived_metaclass(Some(meta.clone()), &bases)?;
    if !Rc::ptr_eq(&winner, &meta) {
        let given = args.positional[1..4].iter().cloned();
        return Ok(Flow::Call(Value::Class(winner), Args::with_keywords(given, keywords)));
    }
    vm.new_class(&meta, &name, &bases, &namespace, Args::with_keywords([], keywords))
}

fn wrong(vm: &Vm, place: usize, wanted: &str, value: &Value) -> Stop {
    if value.is_unbound() {
        return vm.type_error("type() takes 1 or 3 arguments");
    }
    vm.type_error(&format!("type.__new__() argument {place} must be {wanted}, not {}", vm.class_name(value)))
}

/// Makes an object, as calling the class does.
fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let keywords = named(&args[2]).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect();
    vm.make_instance(&class, Args::with_keywords(rest(&args[1]), keywords))
}

fn subclasscheck(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    match &args[1] {
        Value::Class(derived) => ret(derived.is_subclass(&class)),
        _ => Err(vm.type_error("issubclass() arg 1 must be a class")),
    }
}
