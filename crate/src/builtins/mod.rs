//! Python's built-in functions, and the methods of the built-in classes. One file, or folder, per class.

pub mod args;
mod bytes;
mod class;
mod complex;
mod descriptors;
mod dict;
mod exception;
mod float;
pub mod format;
mod functions;
mod instance_dict;
mod int;
mod lazy;
mod list;
mod number_text;
pub mod object;
mod operators;
mod set;
mod sort;
mod str;
mod text;
mod tuple;
pub mod unicode;
mod views;

use crate::vm::Vm;
use crate::vm::value::Value;


/// Puts everything into its class, or among the built-in names.
pub fn install(vm: &mut Vm) {
    object::install(vm);
    class::install(vm);
    descriptors::install(vm);
    instance_dict::install(vm);
    operators::install(vm);
    int::install(vm);
    float::install(vm);
    complex::install(vm);
    str::install(vm);
    bytes::install(vm);
    list::install(vm);
    tuple::install(vm);
    dict::install(vm);
    views::install(vm);
    set::install(vm);
    exception::install(vm);
    lazy::install(vm);
    functions::install(vm);
    install_names(vm);
}

/// The classes that have names, and the constants.
fn install_names(vm: &mut Vm) {
    let types = &vm.types;
    let classes = [
        &types.object, &types.type_, &types.int, &types.float, &types.complex, &types.bool, &types.str, &types.bytes,
        &types.bytearray, &types.tuple, &types.list, &types.dict, &types.set, &types.frozenset, &types.range, &types.slice,
        &types.property, &types.staticmethod, &types.classmethod, &types.super_, &types.enumerate, &types.zip, &types.map,
        &types.filter, &types.reversed, &types.memoryview,
    ];
    // These two are asyncio's.
    let elsewhere = ["CancelledError", "InvalidStateError"];
    let exceptions = types.exceptions.iter().filter(|class| !elsewhere.contains(&&*class.name()));
    let mut named: Vec<_> = classes.into_iter().chain(exceptions).map(|class| (class.name(), Value::Class(class.clone()))).collect();
    for alias in ["IOError", "EnvironmentError"] {
        named.push((alias.into(), Value::Class(types.os_error.clone())));
    }
    named.push(("NotImplemented".into(), Value::NotImplemented));
    named.push(("Ellipsis".into(), Value::Ellipsis));
    named.push(("__debug__".into(), Value::Bool(true)));
    for (name, value) in named {
        let name = vm.symbol(&name);
        vm.builtins.insert(name, value);
    }
}
