//! `getattr` and its kin; what can be asked of any object: `id`, `hash`, `len`, `repr`, `format`.

use crate::builtins::args::{Outcome, attribute_name};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, def, ret};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("getattr", "object, name, default=unset, /", getattr),
    def("hasattr", "obj, name, /", hasattr),
    def("setattr", "obj, name, value, /", setattr),
    def("delattr", "obj, name, /", delattr),
    def("callable", "obj, /", |vm, args| ret(vm.callable(&args[0]))),
    def("id", "obj, /", |vm, args| ret(vm.id(&args[0]))),
    def("hash", "obj, /", |vm, args| ret(vm.hash(&args[0])?)),
    def("len", "obj, /", |vm, args| ret(vm.length(&args[0])?)),
    def("repr", "obj, /", |vm, args| ret(vm.repr(&args[0])?)),
    def("ascii", "obj, /", |vm, args| ret(vm.ascii(&args[0])?)),
    def("format", "value, format_spec='', /", format),
];

fn getattr(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    if args[2].is_unbound() {
        return vm.get_attribute(&args[0], name);
    }
    ret(vm.attribute_or_none(&args[0], name)?.unwrap_or_else(|| args[2].clone()))
}

fn hasattr(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    ret(vm.attribute_or_none(&args[0], name)?.is_some())
}

fn setattr(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    vm.set_attribute(&args[0], name, args[2].clone())
}

fn delattr(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    vm.set_attribute(&args[0], name, Value::Unbound)
}

fn format(vm: &mut Vm, args: &Args) -> Outcome {
    let Some(spec) = crate::builtins::args::as_str(&args[1]) else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("format() argument 2 must be str, not {class}")));
    };
    ret(vm.format(&args[0], &spec)?)
}
