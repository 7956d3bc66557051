//! What native functions need to make sense of their arguments.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::compile::symbol::Symbol;
use crate::vm::Vm;
use crate::vm::bytes::Bytes;
use crate::vm::class::Class;
use crate::vm::complex::Complex;
use crate::vm::dict::Dict;
use crate::vm::list::{List, Tuple};
use crate::vm::native::{Flow, Stop};
use crate::vm::range::{Range, Slice};
use crate::vm::set::Set;
use crate::vm::string::Str;
use crate::vm::value::Value;

/// What a native function gives.
pub type Outcome = Result<Flow, Stop>;

/// The built-in value that an object of a subclass extends; any other value as it is.
pub fn plain(value: &Value) -> Value {
    match value {
        Value::Instance(instance) => instance.payload().unwrap_or_else(|| value.clone()),
        _ => value.clone(),
    }
}

macro_rules! selves {
    ($($function:ident $variant:ident $type:ty, $name:literal;)*) => {
        $(
            /// The object of this type that a value is or extends.
            pub fn $function(vm: &Vm, value: &Value) -> Result<Rc<$type>, Stop> {
                match plain(value) {
                    Value::$variant(object) => Ok(object),
                    _ => Err(wrong_self(vm, $name, value)),
                }
            }
        )*
    };
}

selves! {
    this_str Str Str, "str";
    this_bytes Bytes Bytes, "bytes";
    this_tuple Tuple Tuple, "tuple";
    this_list List List, "list";
    this_dict Dict Dict, "dict";
    this_set Set Set, "set";
    this_range Range Range, "range";
    this_slice Slice Slice, "slice";
}

pub fn wrong_self(vm: &Vm, wanted: &str, value: &Value) -> Stop {
    vm.type_error(&format!("descriptor requires a '{wanted}' object but received a '{}'", vm.class_name(value)))
}

/// The class that is an argument (`cls`).
pub fn this_class(vm: &Vm, value: &Value) -> Result<Rc<Class>, Stop> {
    match value {
        Value::Class(class) => Ok(class.clone()),
        _ => Err(wrong_self(vm, "type", value)),
    }
}

/// The integer that a value is or extends; nothing is converted.
pub fn as_int(value: &Value) -> Option<BigInt> {
    match plain(value) {
        Value::Bool(b) => Some(i64::from(b).into()),
        Value::Int(_, n) => Some(n.into()),
        Value::BigInt(n) => Some((*n).clone()),
        _ => None,
    }
}

pub fn as_float(value: &Value) -> Option<f64> {
    match plain(value) {
        Value::Float(_, x) => Some(x),
        _ => None,
    }
}

pub fn as_complex(value: &Value) -> Option<(f64, f64)> {
    plain(value).with(|complex: &Complex| (complex.real, complex.imaginary))
}

pub fn as_str(value: &Value) -> Option<Rc<Str>> {
    match plain(value) {
        Value::Str(text) => Some(text),
        _ => None,
    }
}

pub fn as_bytes(value: &Value) -> Option<Vec<u8>> {
    match plain(value) {
        Value::Bytes(bytes) => Some(bytes.data().clone()),
        _ => None,
    }
}

/// An integer of any size, by `__index__` if need be. (CPython: `PyNumber_Index`.)
pub fn integer(vm: &mut Vm, value: &Value) -> Result<BigInt, Stop> {
    let n = vm.integer(value)?;
    Ok(as_int(&n).unwrap_or_default())
}

/// An integer that must fit an index. (CPython: `PyNumber_AsSsize_t` with OverflowError.)
pub fn index(vm: &mut Vm, value: &Value) -> Result<i64, Stop> {
    if let Value::Int(_, n) = value {
        return Ok(*n);
    }
    let n = integer(vm, value)?;
    n.to_i64().ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
}

/// An integer that is cut down to what an index can hold: for bounds.
pub fn bound(vm: &mut Vm, value: &Value) -> Result<i64, Stop> {
    let n = integer(vm, value)?;
    Ok(n.to_i64().unwrap_or(if n.sign() == num_bigint::Sign::Minus { i64::MIN } else { i64::MAX }))
}

/// `start` and `end` as in `find(sub, start, end)`: None counts as not given, negative ones from the end.
pub fn bounds(vm: &mut Vm, start: &Value, end: &Value, length: usize) -> Result<(usize, usize), Stop> {
    let length = length as i64;
    let mut place = |value: &Value, default: i64| -> Result<i64, Stop> {
        if value.is_none() || value.is_unbound() {
            return Ok(default);
        }
        let n = match slice_index(vm, value)? {
            n if n < 0 => n.saturating_add(length).max(0),
            n => n,
        };
        Ok(n)
    };
    let start = place(start, 0)?;
    let end = place(end, length)?.min(length);
    Ok((start as usize, end as usize))
}

fn slice_index(vm: &mut Vm, value: &Value) -> Result<i64, Stop> {
    match bound(vm, value) {
        Err(Stop::Raise(_)) if !vm.has_index(value) => {
            Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
        }
        other => other,
    }
}

/// A float, by `__float__` or `__index__` if need be. (CPython: `PyFloat_AsDouble`.)
pub fn number(vm: &mut Vm, value: &Value) -> Result<f64, Stop> {
    if let Some(x) = as_float(value) {
        return Ok(x);
    }
    if let Some(n) = as_int(value) {
        return int_as_float(vm, &n);
    }
    let float = vm.known.float;
    if let Some(result) = vm.call_special(value, float, &[])? {
        return as_float(&result).ok_or_else(|| {
            let (own, other) = (vm.class_name(value), vm.class_name(&result));
            vm.type_error(&format!("{own}.__float__ returned non-float (type {other})"))
        });
    }
    if vm.has_index(value) {
        let n = integer(vm, value)?;
        return int_as_float(vm, &n);
    }
    Err(vm.type_error(&format!("must be real number, not {}", vm.class_name(value))))
}

pub fn int_as_float(vm: &Vm, n: &BigInt) -> Result<f64, Stop> {
    match n.to_f64() {
        Some(x) if x.is_finite() => Ok(x),
        _ => Err(vm.overflow_error("int too large to convert to float")),
    }
}

/// The name that is an argument of `getattr` and its kin.
pub fn attribute_name(vm: &mut Vm, value: &Value) -> Result<Symbol, Stop> {
    match as_str(value) {
        Some(name) => Ok(vm.symbol(&name)),
        None => Err(vm.type_error(&format!("attribute name must be string, not '{}'", vm.class_name(value)))),
    }
}

/// The items of an argument's `*args`.
pub fn rest(value: &Value) -> Vec<Value> {
    match value {
        Value::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

/// The pairs of an argument's `**kwargs`.
pub fn named(value: &Value) -> Vec<(Value, Value)> {
    match value {
        Value::Dict(dict) => dict.entries(),
        _ => Vec::new(),
    }
}
