//! What a caller's variables are: `globals`, `locals`, `vars`, `dir`.

use std::rc::Rc;

use crate::builtins::args::{Outcome, as_str};
use crate::compile::code::CodeKind;
use crate::vm::Vm;
use crate::vm::dict::Dict;
use crate::vm::frame::Frame;
use crate::vm::native::{Args, Flow, NativeDef, def, ret};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("globals", "", |_, args| Ok(Flow::Frame(|vm, frame, _| ret(globals(vm, frame)), args.clone()))),
    def("locals", "", |_, args| Ok(Flow::Frame(own_variables, args.clone()))),
    def("vars", "object=unset, /", vars),
    def("dir", "object=unset, /", dir),
];

/// The module's variables, as they are now.
fn globals(vm: &mut Vm, frame: &Frame) -> Value {
    let dict = Dict::new();
    for (name, value) in frame.module.entries() {
        let name = vm.names.name(name).clone();
        dict.set_str(vm, &name, value);
    }
    Value::Dict(Rc::new(dict))
}

/// The function's variables, as they are now; in a class's body its namespace.
pub fn locals(vm: &mut Vm, frame: &Frame) -> Value {
    if let Some(namespace) = &frame.namespace {
        return Value::Dict(namespace.clone());
    }
    if frame.code.code.kind == CodeKind::Module {
        return globals(vm, frame);
    }
    let dict = Dict::new();
    let slots = frame.code.code.slots.clone();
    for (slot, value) in slots.iter().zip(&frame.values) {
        let name = vm.names.name(*slot).clone();
        let value = match value {
            Value::Cell(cell) => cell.borrow().clone(),
            value => value.clone(),
        };
        // The compiler's own variables begin with a dot.
        if !name.starts_with('.') && !value.is_unbound() {
            dict.set_str(vm, &name, value);
        }
    }
    Value::Dict(Rc::new(dict))
}

fn vars(vm: &mut Vm, args: &Args) -> Outcome {
    if args[0].is_unbound() {
        return Ok(Flow::Frame(own_variables, args.clone()));
    }
    let name = vm.known.dict;
    match vm.attribute_or_none(&args[0], name)? {
        Some(dict) => ret(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn dir(vm: &mut Vm, args: &Args) -> Outcome {
    if args[0].is_unbound() {
        return Ok(Flow::Frame(local_names, args.clone()));
    }
    let name = vm.known.dir;
    let names = vm.call_special(&args[0], name, &[])?.unwrap_or_default();
    let mut names: Vec<String> = vm.collect(&names)?.iter().filter_map(as_str).map(|name| name.to_string()).collect();
    names.sort();
    ret(Value::list(names.into_iter().map(Value::string).collect()))
}

fn own_variables(vm: &mut Vm, frame: &mut Frame, _: &Args) -> Outcome {
    ret(locals(vm, frame))
}

fn local_names(vm: &mut Vm, frame: &mut Frame, _: &Args) -> Outcome {
    let Value::Dict(dict) = locals(vm, frame) else { return ret(Value::None) };
    let mut names: Vec<String> = dict.keys().iter().filter_map(as_str).map(|name| name.to_string()).collect();
    names.sort();
    ret(Value::list(names.into_iter().map(Value::string).collect()))
}
