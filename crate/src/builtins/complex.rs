//! `complex`.

use super::args::{Outcome, as_complex, as_float, as_int, as_str, number, this_class, wrong_self};
use super::number_text::is_space;
use super::object::subclass_instance;
use crate::vm::Vm;
use crate::vm::complex::Complex;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, real=unset, imag=unset", new),
    def("__complex__", "self, /", |vm, args| {
        let (real, imaginary) = this(vm, &args[0])?;
        ret(value(real, imaginary))
    }),
    def("__abs__", "self, /", |vm, args| {
        let (real, imaginary) = this(vm, &args[0])?;
        ret(Complex::new(real, imaginary).magnitude())
    }),
    def("conjugate", "self, /", |vm, args| {
        let (real, imaginary) = this(vm, &args[0])?;
        ret(value(real, -imaginary))
    }),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.complex.clone();
    vm.define_methods(&class, METHODS);
    vm.define_getter(&class, "real", |vm, args| ret(this(vm, &args[0])?.0));
    vm.define_getter(&class, "imag", |vm, args| ret(this(vm, &args[0])?.1));
}

fn value(real: f64, imaginary: f64) -> Value {
    Value::native(Complex::new(real, imaginary))
}

fn this(vm: &Vm, value: &Value) -> Result<(f64, f64), Stop> {
    as_complex(value).ok_or_else(|| wrong_self(vm, "complex", value))
}

/// `complex(real, imag)`, `complex(text)`. (CPython: `complex_new_impl`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    if let Some(text) = as_str(&args[1]) {
        if !args[2].is_unbound() {
            return Err(vm.type_error("complex() argument 'real' must be a real number, not str"));
        }
        let Some((real, imaginary)) = parse(text.trim_matches(is_space)) else {
            return Err(vm.value_error("complex() arg is a malformed string"));
        };
        return ret(subclass_instance(vm, &class, value(real, imaginary)));
    }
    let (a, b) = part(vm, &args[1], "real")?;
    let (c, d) = part(vm, &args[2], "imag")?;
    for (given, name) in [(&args[1], "real"), (&args[2], "imag")] {
        if !args[2].is_unbound() && matches!(given, Value::Native(_)) && as_complex(given).is_some() {
            vm.warn("DeprecationWarning", &format!("complex() argument '{name}' must be a real number, not complex"));
        }
    }
    ret(subclass_instance(vm, &class, value(a - d, b + c)))
}

/// An argument as a complex number.
fn part(vm: &mut Vm, argument: &Value, name: &str) -> Result<(f64, f64), Stop> {
    if argument.is_unbound() {
        return Ok((0.0, 0.0));
    }
    if let Some(parts) = as_complex(argument) {
        return Ok(parts);
    }
    let method = vm.known.complex;
    if let Some(result) = vm.call_special(argument, method, &[])?
        && let Some(parts) = as_complex(&result)
    {
        return Ok(parts);
    }
    let real = as_float(argument).is_some() || as_int(argument).is_some() || vm.special(argument, vm.known.float).is_some();
    if !real && !vm.has_index(argument) {
        let class = vm.class_name(argument);
        return Err(vm.type_error(&match name {
            "real" => format!("complex() argument must be a string or a number, not {class}"),
            _ => format!("complex() argument '{name}' must be a real number, not {class}"),
        }));
    }
    Ok((number(vm, argument)?, 0.0))
}

/// `3+4j`, `(1.5)`, `-j`
fn parse(text: &str) -> Option<(f64, f64)> {
    let text = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?.trim_matches(is_space),
        None => text,
    };
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((float(text)?, 0.0)) };
    // The sign of the imaginary part is the last one that does not belong to an exponent.
    let bytes = body.as_bytes();
    let sign = (1..bytes.len()).rev().find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'));
    match sign {
        Some(at) => Some((float(&body[..at])?, unit(&body[at..])?)),
        None => Some((0.0, unit(body)?)),
    }
}

fn unit(text: &str) -> Option<f64> {
    match text {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => float(text),
    }
}

fn float(text: &str) -> Option<f64> {
    let fits = !text.starts_with(is_space) && !text.ends_with(is_space);
    super::number_text::parse_float(text).filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complex_numbers_are_read_as_python_reads_them() {
        let cases = [("3+4j", (3.0, 4.0)), ("(1.5)", (1.5, 0.0)), ("-j", (0.0, -1.0)), ("1e-3-2e+2J", (0.001, -200.0)), ("2j", (0.0, 2.0))];
        for (text, parts) in cases {
            assert_eq!(parse(text), Some(parts), "{text}");
        }
        for text in ["", "1+", "1 + 2j", "j1", "(1"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
