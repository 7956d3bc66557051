//! `property`, `staticmethod`, `classmethod`, `super`; and calling functions by their methods.

use std::cell::RefCell;

use super::args::{Outcome, as_str, named, rest, wrong_self};
use crate::vm::Vm;
use crate::vm::descriptor::{ClassMethod, Property, StaticMethod, Super, method};
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const PROPERTY: &[NativeDef] = &[
    def("__new__", "cls, fget=None, fset=None, fdel=None, doc=None", new_property),
    def("getter", "self, fget, /", |vm, args| changed(vm, args, |property, function| property.getter = function)),
    def("setter", "self, fset, /", |vm, args| changed(vm, args, |property, function| property.setter = function)),
    def("deleter", "self, fdel, /", |vm, args| changed(vm, args, |property, function| property.deleter = function)),
    def("__get__", "self, instance, owner=None, /", get),
    def("__set__", "self, instance, value, /", set),
    def("__delete__", "self, instance, /", delete),
];

const CALLABLE: &[NativeDef] = &[def("__call__", "self, /, *args, **kwargs", call)];
const FUNCTION: &[NativeDef] = &[def("__get__", "self, instance, owner=None, /", bind)];
const WRAPPER: &[NativeDef] = &[def("__get__", "self, instance, owner=None, /", get)];

pub fn install(vm: &mut Vm) {
    let types = &vm.types;
    let (property, super_) = (types.property.clone(), types.super_.clone());
    let (staticmethod, classmethod) = (types.staticmethod.clone(), types.classmethod.clone());
    let (function, bound, native) = (types.function.clone(), types.method.clone(), types.native_function.clone());
    vm.define_methods(&property, PROPERTY);
    vm.define_getter(&property, "fget", |vm, args| ret(parts(vm, &args[0])?.getter));
    vm.define_getter(&property, "fset", |vm, args| ret(parts(vm, &args[0])?.setter));
    vm.define_getter(&property, "fdel", |vm, args| ret(parts(vm, &args[0])?.deleter));
    vm.define_getter(&property, "__doc__", property_doc);
    vm.define_getter(&property, "__isabstractmethod__", is_abstract);
    vm.define_methods(&super_, &[def("__new__", "cls, type=unset, object=unset, /", new_super)]);
    vm.define_methods(&staticmethod, &[def("__new__", "cls, function, /", |_, args| {
        ret(Value::native(StaticMethod(args[1].clone())))
    })]);
    vm.define_methods(&classmethod, &[def("__new__", "cls, function, /", |_, args| {
        ret(Value::native(ClassMethod(args[1].clone())))
    })]);
    vm.define_methods(&staticmethod, WRAPPER);
    vm.define_methods(&classmethod, WRAPPER);
    for class in [&function, &bound, &native, &vm.types.method_descriptor.clone()] {
        vm.define_methods(class, CALLABLE);
    }
    vm.define_methods(&function, FUNCTION);
}

fn new_property(_: &mut Vm, args: &Args) -> Outcome {
    ret(Value::native(Property {
        getter: args[1].clone(),
        setter: args[2].clone(),
        deleter: args[3].clone(),
        doc: args[4].clone(),
        name: RefCell::default(),
    }))
}

/// A property's functions, in a copy of it.
fn parts(vm: &Vm, value: &Value) -> Result<Property, Stop> {
    let parts = value.with(|property: &Property| Property {
        getter: property.getter.clone(),
        setter: property.setter.clone(),
        deleter: property.deleter.clone(),
        doc: property.doc.clone(),
        name: RefCell::new(property.name.borrow().clone()),
    });
    parts.ok_or_else(|| wrong_self(vm, "property", value))
}

/// A copy of a property with another function: `@name.setter`.
fn changed(vm: &mut Vm, args: &Args, change: fn(&mut Property, Value)) -> Outcome {
    let mut property = parts(vm, &args[0])?;
    change(&mut property, args[1].clone());
    ret(Value::native(property))
}

/// The given text, or the getter's.
fn property_doc(vm: &mut Vm, args: &Args) -> Outcome {
    let property = parts(vm, &args[0])?;
    if !property.doc.is_none() || property.getter.is_none() {
        return ret(property.doc);
    }
    let name = vm.known.doc;
    ret(vm.attribute_or_none(&property.getter, name)?.unwrap_or(Value::None))
}

fn is_abstract(vm: &mut Vm, args: &Args) -> Outcome {
    let property = parts(vm, &args[0])?;
    let name = vm.known.isabstractmethod;
    for function in [property.getter, property.setter, property.deleter] {
        if function.is_none() {
            continue;
        }
        if let Some(mark) = vm.attribute_or_none(&function, name)?
            && vm.truth(&mark)?
        {
            return ret(true);
        }
    }
    ret(false)
}

/// `descriptor.__get__(instance, owner)`
fn get(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Native(native) = &args[0] else { return Err(wrong_self(vm, "property", &args[0])) };
    let instance = Some(&args[1]).filter(|instance| !instance.is_none());
    let owner = match (&args[2], instance) {
        (Value::Class(owner), _) => owner.clone(),
        (_, Some(instance)) => vm.class_of(instance),
        _ => return Err(vm.type_error("__get__(None, None) is invalid")),
    };
    let found = native.object().descriptor_get(vm, &args[0], instance, &owner)?;
    Ok(found.unwrap_or_else(|| Flow::Value(args[0].clone())))
}

fn set(vm: &mut Vm, args: &Args) -> Outcome {
    let found = vm.descriptor_set(&args[0], &args[1], args[2].clone())?;
    Ok(found.unwrap_or(Flow::Value(Value::None)))
}

fn delete(vm: &mut Vm, args: &Args) -> Outcome {
    let found = vm.descriptor_set(&args[0], &args[1], Value::Unbound)?;
    Ok(found.unwrap_or(Flow::Value(Value::None)))
}

/// `function.__get__(instance)`: the bound method.
fn bind(_: &mut Vm, args: &Args) -> Outcome {
    if args[1].is_none() {
        return ret(args[0].clone());
    }
    ret(method(args[0].clone(), args[1].clone()))
}

fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let keywords = named(&args[2]).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect();
    Ok(Flow::Call(args[0].clone(), Args::with_keywords(rest(&args[1]), keywords)))
}

/// `super(class, object)`; without arguments the compiler adds them.
fn new_super(vm: &mut Vm, args: &Args) -> Outcome {
    if args[1].is_unbound() {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let Value::Class(class) = &args[1] else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("super() argument 1 must be a type, not {class}")));
    };
    if args[2].is_unbound() || args[2].is_none() {
        return Err(vm.type_error("super() needs an object or a class as its second argument here"));
    }
    let own = vm.class_of(&args[2]);
    let start = match &args[2] {
        Value::Class(target) if target.is_subclass(class) => target.clone(),
        _ if own.is_subclass(class) => own,
        other => {
            let shown = vm.class_name(other);
            return Err(vm.type_error(&format!(
                "super(type, obj): obj ({}) is not an instance or subtype of type ({}).",
                if let Value::Class(class) = other { format!("type {}", class.name()) } else { format!("instance of {shown}") },
                class.name()
            )));
        }
    };
    ret(Value::native(Super { class: class.clone(), this: args[2].clone(), start }))
}
