//! What only a `bytearray` does: it changes.

use super::{from_arguments, from_value, this_array, value};
use crate::builtins::args::{Outcome, bound};
use crate::builtins::object::filled;
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", new),
    def("__init__", "self, source=unset, encoding=unset, errors=unset", init),
    def("append", "self, item, /", append),
    def("extend", "self, iterable_of_ints, /", extend),
    def("insert", "self, index, item, /", insert),
    def("pop", "self, index=-1, /", pop),
    def("remove", "self, value, /", remove),
    def("reverse", "self, /", |vm, args| {
        this_array(vm, &args[0])?.edit(|data| data.reverse());
        ret(Value::None)
    }),
    def("clear", "self, /", |vm, args| {
        this_array(vm, &args[0])?.edit(Vec::clear);
        ret(Value::None)
    }),
    def("copy", "self, /", |vm, args| {
        let data = this_array(vm, &args[0])?.data().clone();
        ret(value(data, true))
    }),
];

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    filled(vm, args, value(Vec::new(), true))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_array(vm, &args[0])?;
    let data = from_arguments(vm, args, true)?;
    this.edit(|old| *old = data);
    ret(Value::None)
}

/// An item to be put in or found.
fn item(vm: &mut Vm, value: &Value) -> Result<u8, Stop> {
    super::byte(vm, value, "byte must be in range(0, 256)")
}

fn append(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_array(vm, &args[0])?;
    let byte = item(vm, &args[1])?;
    this.edit(|data| data.push(byte));
    ret(Value::None)
}

fn extend(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_array(vm, &args[0])?;
    let more = from_value(vm, &args[1])?;
    vm.reserve(more.len() as u64)?;
    this.edit(|data| data.extend(more));
    ret(Value::None)
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_array(vm, &args[0])?;
    let at = bound(vm, &args[1])?;
    let byte = item(vm, &args[2])?;
    this.edit(|data| {
        let at = if at < 0 { at.saturating_add(data.len() as i64).max(0) } else { at };
        data.insert((at as usize).min(data.len()), byte);
    });
    ret(Value::None)
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_array(vm, &args[0])?;
    let at = bound(vm, &args[1])?;
    let len = this.data().len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if at < 0 { at + len } else { at };
    if !(0..len).contains(&at) {
        return Err(vm.index_error("pop index out of range"));
    }
    ret(i64::from(this.edit(|data| data.remove(at as usize))))
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_array(vm, &args[0])?;
    let byte = item(vm, &args[1])?;
    let at = this.data().iter().position(|&other| other == byte);
    match at {
        Some(at) => {
            this.edit(|data| data.remove(at));
            ret(Value::None)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}
