//! `OSError`: the number of the error decides the class.

use std::rc::Rc;

use super::{defaults, this};
use crate::builtins::args::{Outcome, as_int, rest, this_class};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] =
    &[def("__new__", super::ANY, new), def("__init__", "self, /, *args, **kwargs", init)];

const FIELDS: [&str; 4] = ["errno", "strerror", "filename", "filename2"];

pub fn install(vm: &mut Vm) {
    let class = vm.types.os_error.clone();
    vm.define_methods(&class, METHODS);
    defaults(vm, &class, &FIELDS);
}

/// `OSError(2, "No such file")` is a FileNotFoundError. (CPython: `oserror_use_init`, `errnomap`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let given = rest(&args[1]);
    let exact = Rc::ptr_eq(&class, &vm.types.os_error);
    let class = match given.first().filter(|_| exact && (2..=5).contains(&given.len())) {
        Some(number) => class_of(vm, number).unwrap_or(class),
        None => class,
    };
    let exception = vm.exception_with(&class, Vec::new());
    set(vm, &exception, given)?;
    ret(exception)
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    set(vm, &args[0], rest(&args[1]))?;
    ret(Value::None)
}

fn set(vm: &mut Vm, exception: &Value, mut given: Vec<Value>) -> Result<(), Stop> {
    let instance = this(vm, exception)?;
    if (2..=5).contains(&given.len()) {
        // The fourth argument is an error number of Windows.
        let values = [given.first(), given.get(1), given.get(2), given.get(4)];
        for (name, value) in FIELDS.iter().zip(values) {
            let Some(value) = value else { continue };
            let name = vm.symbol(name);
            drop(instance.attributes.borrow_mut().set(name, value.clone()));
        }
        if given.len() > 2 {
            given.truncate(2);
        }
    }
    drop(instance.exception(|data| std::mem::replace(&mut data.args, given)));
    Ok(())
}

fn class_of(vm: &Vm, number: &Value) -> Option<Rc<Class>> {
    let types = &vm.types;
    let class = match i64::try_from(&as_int(number)?).ok()? {
        1 | 13 => &types.permission_error,
        2 => &types.file_not_found_error,
        3 => &types.process_lookup_error,
        4 => &types.interrupted_error,
        10 => &types.child_process_error,
        11 | 114 | 115 => &types.blocking_io_error,
        17 => &types.file_exists_error,
        20 => &types.not_a_directory_error,
        21 => &types.is_a_directory_error,
        32 | 108 => &types.broken_pipe_error,
        103 => &types.connection_aborted_error,
        104 => &types.connection_reset_error,
        110 => &types.timeout_error,
        111 => &types.connection_refused_error,
        _ => return None,
    };
    Some(class.clone())
}
