//! What the library's native functions need to make sense of their arguments, and to fill their modules.

use std::rc::Rc;

use crate::vm::Vm;
use crate::vm::module::Module;
use crate::vm::native::{NativeDef, Stop};
use crate::vm::value::Value;

pub use crate::builtins::args::{Outcome, as_bytes, as_float, as_int, as_str, index, integer, named, number, plain, rest, this_class};

/// Puts native functions into a module.
pub fn functions(vm: &mut Vm, module: &Rc<Module>, functions: &[NativeDef]) {
    for function in functions {
        let value = vm.native_function(&module.name, function);
        set(vm, module, function.name, value);
    }
}

/// Sets a name in a module.
pub fn set(vm: &mut Vm, module: &Module, name: &str, value: impl Into<Value>) {
    let name = vm.symbol(name);
    drop(module.set(name, value.into()));
}

/// A string argument. Errors: TypeError, with what the function calls the argument: `strftime() argument 1`.
pub fn text(vm: &Vm, argument: &str, value: &Value) -> Result<Rc<crate::vm::string::Str>, Stop> {
    as_str(value).ok_or_else(|| vm.type_error(&format!("{argument} must be str, not {}", vm.class_name(value))))
}
