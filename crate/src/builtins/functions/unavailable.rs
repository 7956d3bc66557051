//! Functions that a program in a page can't have, and those that do nothing there.

use crate::builtins::args::Outcome;
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const ANY: &str = "*args, **kwargs";

pub const FUNCTIONS: &[NativeDef] = &[
    def("input", ANY, |vm, _| refuse(vm, "input() is not available here: nobody types while the program runs. Write the value into the program")),
    def("open", ANY, |vm, _| refuse(vm, "open() is not available here: there are no files. Use aiofiles.open(), whose files are in memory, or io.StringIO")),
    def("breakpoint", ANY, |_, _| ret(Value::None)),
    def("exit", "code=None", exit),
    def("quit", "code=None", exit),
];

fn refuse(vm: &mut Vm, message: &str) -> Outcome {
    Err(Stop::Raise(vm.exception(&vm.types.not_implemented_error, message)))
}

fn exit(vm: &mut Vm, args: &Args) -> Outcome {
    Err(Stop::Raise(vm.exception_with(&vm.types.system_exit, vec![args[0].clone()])))
}
