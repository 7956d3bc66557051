//! `sum`, `min`, `max`.

use num_bigint::BigInt;

use crate::builtins::args::{Outcome, rest};
use crate::compile::code::{BinaryOp, CompareOp};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("sum", "iterable, /, start=0", sum),
    def("min", "*args, key=None, default=unset", |vm, args| extreme(vm, args, "min", CompareOp::Lt)),
    def("max", "*args, key=None, default=unset", |vm, args| extreme(vm, args, "max", CompareOp::Gt)),
];

fn sum(vm: &mut Vm, args: &Args) -> Outcome {
    match &args[1] {
        Value::Str(_) => return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]")),
        Value::Bytes(bytes) if bytes.mutable => {
            return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
        }
        Value::Bytes(_) => return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]")),
        _ => {}
    }
    let items = vm.collect(&args[0])?;
    vm.spend(items.len())?;
    let mut total = args[1].clone();
    let mut items = &items[..];
    total = sum_integers(total, &mut items);
    total = sum_floats(total, &mut items);
    for item in items {
        total = vm.binary(BinaryOp::Add, &total, item)?;
    }
    ret(total.anonymous())
}

/// Adds the integers that the items begin with.
fn sum_integers(total: Value, items: &mut &[Value]) -> Value {
    let Value::Int(_, mut small) = total else { return total };
    let mut large = BigInt::ZERO;
    while let Some((item, rest)) = items.split_first() {
        let n = match item {
            Value::Int(_, n) => *n,
            Value::Bool(b) => i64::from(*b),
            _ => break,
        };
        match small.checked_add(n) {
            Some(sum) => small = sum,
            None => {
                large += small;
                small = n;
            }
        }
        *items = rest;
    }
    Value::big(large + small)
}

/// Adds floats, and integers among them, and keeps what rounding cuts off (Neumaier's compensation, as CPython since 3.12).
fn sum_floats(total: Value, items: &mut &[Value]) -> Value {
    let mut high = match (&total, items.first()) {
        (Value::Float(_, x), _) => *x,
        (Value::Int(_, n), Some(Value::Float(..))) => *n as f64,
        _ => return total,
    };
    let mut low = 0.0;
    while let Some((item, rest)) = items.split_first() {
        match item {
            Value::Float(_, x) => {
                let sum = high + x;
                low += if high.abs() >= x.abs() { (high - sum) + x } else { (x - sum) + high };
                high = sum;
            }
            Value::Int(_, n) => high += *n as f64,
            Value::Bool(b) => high += f64::from(u8::from(*b)),
            _ => break,
        }
        *items = rest;
    }
    // What is left over is of no use beside an infinity or a nan.
    Value::float(if low != 0.0 && low.is_finite() { high + low } else { high })
}

/// The first of the items that no other beats.
fn extreme(vm: &mut Vm, args: &Args, name: &str, op: CompareOp) -> Outcome {
    let given = rest(&args[0]);
    let items = match &given[..] {
        [] => return Err(vm.type_error(&format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => vm.collect(iterable)?,
        _ if !args[2].is_unbound() => {
            return Err(vm.type_error(&format!("Cannot specify a default for {name}() with multiple positional arguments")));
        }
        _ => given,
    };
    let keys = if args[1].is_none() { None } else { Some(vm.call_each(&args[1], items.clone())?) };
    let keys = keys.as_ref().unwrap_or(&items);
    if items.is_empty() {
        return match &args[2] {
            Value::Unbound => Err(vm.value_error(&format!("{name}() iterable argument is empty"))),
            default => ret(default.clone()),
        };
    }
    let mut best = 0;
    for at in 1..items.len() {
        vm.spend(1)?;
        if beats(vm, op, &keys[at], &keys[best])? {
            best = at;
        }
    }
    ret(items[best].clone())
}

fn beats(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Result<bool, Stop> {
    let result = vm.compare(op, a, b)?;
    vm.truth(&result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summed(items: &[f64]) -> f64 {
        let items: Vec<Value> = items.iter().map(|&x| Value::float(x)).collect();
        match sum_floats(Value::int(0), &mut &items[..]) {
            Value::Float(_, x) => x,
            _ => f64::NAN,
        }
    }

    #[test]
    fn floats_are_summed_with_compensation() {
        assert_eq!(summed(&[0.1; 10]), 1.0);
        assert_eq!(summed(&[1e100, 1.0, -1e100]), 1.0);
        assert_eq!(summed(&[f64::INFINITY, 1.0]), f64::INFINITY);
    }

    #[test]
    fn integers_are_summed_beyond_64_bits() {
        let items = [Value::int(i64::MAX), Value::int(1), Value::Bool(true)];
        let total = sum_integers(Value::int(0), &mut &items[..]);
        assert!(matches!(total, Value::BigInt(n) if *n == BigInt::from(i64::MAX) + 2));
    }
}
