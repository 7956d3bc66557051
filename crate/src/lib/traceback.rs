//! The native part of `traceback`: what the VM itself prints of an exception.

use std::rc::Rc;

use super::args::functions;
use crate::vm::Vm;
use crate::vm::module::Module;
use crate::vm::native::{NativeDef, Stop, def, ret};

const FUNCTIONS: &[NativeDef] = &[
    def("_format", "exception, /", |vm, args| ret(vm.format_exception(&args[0]))),
    def("_last_line", "exception, /", |vm, args| ret(vm.exception_line(&args[0]))),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    Ok(())
}
