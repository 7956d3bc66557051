//! Functions of numbers: `abs`, `divmod`, `pow`, `round`, `bin`, `chr`, …

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use crate::builtins::args::{Outcome, as_bytes, as_str, integer};
use crate::compile::code::BinaryOp;
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("abs", "x, /", abs),
    def("divmod", "x, y, /", divmod),
    def("pow", "base, exp, mod=None", pow),
    def("round", "number, ndigits=None", round),
    def("bin", "number, /", |vm, args| in_radix(vm, args, 2, "0b")),
    def("oct", "number, /", |vm, args| in_radix(vm, args, 8, "0o")),
    def("hex", "number, /", |vm, args| in_radix(vm, args, 16, "0x")),
    def("chr", "i, /", chr),
    def("ord", "c, /", ord),
];

fn abs(vm: &mut Vm, args: &Args) -> Outcome {
    match &args[0] {
        Value::Float(_, x) => return ret(x.abs()),
        Value::Int(_, n) if *n != i64::MIN => return ret(n.abs()),
        _ => {}
    }
    let name = vm.known.abs;
    match vm.call_special(&args[0], name, &[])? {
        Some(result) => ret(result),
        None => {
            let class = vm.class_name(&args[0]);
            Err(vm.type_error(&format!("bad operand type for abs(): '{class}'")))
        }
    }
}

/// `__divmod__` of the left side, then `__rdivmod__` of the right.
fn divmod(vm: &mut Vm, args: &Args) -> Outcome {
    let (divmod, rdivmod) = (vm.known.divmod, vm.known.rdivmod);
    for (this, name, other) in [(&args[0], divmod, &args[1]), (&args[1], rdivmod, &args[0])] {
        match vm.call_special(this, name, std::slice::from_ref(other))? {
            Some(Value::NotImplemented) | None => {}
            Some(result) => return ret(result),
        }
    }
    let (left, right) = (vm.class_name(&args[0]), vm.class_name(&args[1]));
    Err(vm.type_error(&format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
}

fn pow(vm: &mut Vm, args: &Args) -> Outcome {
    if args[2].is_none() {
        return ret(vm.binary(BinaryOp::Pow, &args[0], &args[1])?);
    }
    if let (Some(base), Some(exponent), Some(modulus)) =
        (vm.builtin_part(&args[0]), vm.builtin_part(&args[1]), vm.builtin_part(&args[2]))
    {
        if let Some(result) = vm.power_modulo(&base, &exponent, &modulus)? {
            return ret(result);
        }
        if [&base, &exponent, &modulus].iter().any(|part| matches!(part, Value::Float(..))) {
            return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        }
    }
    let name = vm.known.pow;
    if matches!(args[0], Value::Instance(_)) {
        match vm.call_special(&args[0], name, &[args[1].clone(), args[2].clone()])? {
            Some(Value::NotImplemented) | None => {}
            Some(result) => return ret(result),
        }
    }
    let names: Vec<String> = args.positional.iter().map(|arg| format!("'{}'", vm.class_name(arg))).collect();
    Err(vm.type_error(&format!("unsupported operand type(s) for ** or pow(): {}", names.join(", "))))
}

fn round(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.known.round;
    let digits: &[Value] = if args[1].is_none() { &[] } else { &args.positional[1..2] };
    match vm.call_special(&args[0], name, digits)? {
        Some(result) => ret(result),
        None => {
            let class = vm.class_name(&args[0]);
            Err(vm.type_error(&format!("type {class} doesn't define __round__ method")))
        }
    }
}

fn in_radix(vm: &mut Vm, args: &Args, radix: u32, prefix: &str) -> Outcome {
    let n: BigInt = integer(vm, &args[0])?;
    let sign = if n.sign() == Sign::Minus { "-" } else { "" };
    ret(format!("{sign}{prefix}{}", n.magnitude().to_str_radix(radix)))
}

fn chr(vm: &mut Vm, args: &Args) -> Outcome {
    let n = integer(vm, &args[0])?;
    match n.to_u32() {
        Some(code) if code < 0x11_0000 => match char::from_u32(code) {
            Some(c) => ret(c.to_string()),
            None => Err(vm.value_error("chr(): lone surrogates are not available here")),
        },
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: &Args) -> Outcome {
    let length = if let Some(text) = as_str(&args[0]) {
        if let (1, Some(c)) = (text.chars(), str::chars(&text).next()) {
            return ret(i64::from(c as u32));
        }
        text.chars()
    } else if let Some(bytes) = as_bytes(&args[0]) {
        if let [byte] = bytes[..] {
            return ret(i64::from(byte));
        }
        bytes.len()
    } else {
        let class = vm.class_name(&args[0]);
        return Err(wrong_character(vm, &format!("{class} found")));
    };
    Err(wrong_character(vm, &format!("string of length {length} found")))
}

fn wrong_character(vm: &Vm, found: &str) -> Stop {
    match found.starts_with("string of") {
        true => vm.type_error(&format!("ord() expected a character, but {found}")),
        false => vm.type_error(&format!("ord() expected string of length 1, but {found}")),
    }
}
