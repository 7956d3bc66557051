//! Delays: numbers of seconds, as programs give them.

use crate::builtins::args::number;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::value::Value;
use crate::vm::{CompareOp, Vm};

/// Whether it is a number without any Python of its own; `Fraction` has some.
pub fn is_plain(delay: &Value) -> bool {
    matches!(delay, Value::Int(..) | Value::Float(..) | Value::Bool(_))
}

/// A delay that is to be added to the loop's time. Errors: TypeError, when that can't be done (a `timedelta`, a string).
pub fn seconds(vm: &mut Vm, delay: &Value) -> Result<f64, Stop> {
    let float = vm.known.float;
    if vm.special(delay, float).is_none() && !vm.has_index(delay) {
        let class = vm.type_name(delay);
        return Err(vm.type_error(&format!("unsupported operand type(s) for +: 'float' and '{class}'")));
    }
    number(vm, delay)
}

/// As a native function. What can't be compared with 0 is refused as CPython's `delay <= 0` refuses it.
pub fn compared(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.compare(CompareOp::Le, &args[0], &Value::int(0))?;
    ret(seconds(vm, &args[0])?)
}
