//! `math`. Integers stay exact where Python's do.

use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};

use super::args::{Outcome, as_float, as_int, functions, integer, number, plain, rest, set};
use crate::compile::code::BinaryOp;
use crate::compile::symbol::Symbol;
use crate::vm::{Vm, float};
use crate::vm::module::Module;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::powers;
use crate::vm::value::Value;

const FUNCTIONS: &[NativeDef] = &[
    def("floor", "x, /", |vm, args| rounded(vm, args, vm.known.floor, f64::floor)),
    def("ceil", "x, /", |vm, args| rounded(vm, args, vm.known.ceil, f64::ceil)),
    def("trunc", "x, /", |vm, args| rounded(vm, args, vm.known.trunc, f64::trunc)),
    def("fabs", "x, /", |vm, args| ret(number(vm, &args[0])?.abs())),
    def("sqrt", "x, /", |vm, args| real(vm, args, libm::sqrt, "expected a nonnegative input")),
    def("cbrt", "x, /", |vm, args| real(vm, args, libm::cbrt, "")),
    def("exp", "x, /", |vm, args| real(vm, args, powers::exp, "")),
    def("exp2", "x, /", |vm, args| real(vm, args, |x| powers::pow(2.0, x), "")),
    def("expm1", "x, /", |vm, args| real(vm, args, libm::expm1, "")),
    def("log1p", "x, /", |vm, args| real(vm, args, libm::log1p, "expected argument value > -1")),
    def("sin", "x, /", |vm, args| real(vm, args, libm::sin, "expected a finite input")),
    def("cos", "x, /", |vm, args| real(vm, args, libm::cos, "expected a finite input")),
    def("tan", "x, /", |vm, args| real(vm, args, libm::tan, "expected a finite input")),
    def("asin", "x, /", |vm, args| real(vm, args, libm::asin, "expected a number in range from -1 up to 1")),
    def("acos", "x, /", |vm, args| real(vm, args, libm::acos, "expected a number in range from -1 up to 1")),
    def("atan", "x, /", |vm, args| real(vm, args, libm::atan, "")),
    def("sinh", "x, /", |vm, args| real(vm, args, libm::sinh, "")),
    def("cosh", "x, /", |vm, args| real(vm, args, cosh, "")),
    def("tanh", "x, /", |vm, args| real(vm, args, libm::tanh, "")),
    def("asinh", "x, /", |vm, args| real(vm, args, libm::asinh, "")),
    def("acosh", "x, /", |vm, args| real(vm, args, libm::acosh, "expected argument value not less than 1")),
    def("atanh", "x, /", |vm, args| real(vm, args, libm::atanh, "expected a number between -1 and 1")),
    def("erf", "x, /", |vm, args| real(vm, args, libm::erf, "")),
    def("erfc", "x, /", |vm, args| real(vm, args, libm::erfc, "")),
    def("gamma", "x, /", |vm, args| real(vm, args, libm::tgamma, "expected a noninteger or positive integer")),
    def("lgamma", "x, /", |vm, args| real(vm, args, libm::lgamma, "expected a noninteger or positive integer")),
    def("degrees", "x, /", |vm, args| ret(number(vm, &args[0])? * (180.0 / std::f64::consts::PI))),
    def("radians", "x, /", |vm, args| ret(number(vm, &args[0])? * (std::f64::consts::PI / 180.0))),
    def("atan2", "y, x, /", |vm, args| ret(libm::atan2(number(vm, &args[0])?, number(vm, &args[1])?))),
    def("copysign", "x, y, /", |vm, args| ret(number(vm, &args[0])?.copysign(number(vm, &args[1])?))),
    def("fmod", "x, y, /", |vm, args| real_of_two(vm, args, libm::fmod)),
    def("remainder", "x, y, /", |vm, args| real_of_two(vm, args, libm::remainder)),
    def("pow", "x, y, /", pow),
    def("fma", "x, y, z, /", fma),
    def("ldexp", "x, i, /", ldexp),
    def("frexp", "x, /", frexp),
    def("modf", "x, /", modf),
    def("log", "x, base=unset, /", log),
    def("log2", "x, /", |vm, args| ret(logarithm(vm, &args[0], libm::log2)?)),
    def("log10", "x, /", |vm, args| ret(logarithm(vm, &args[0], libm::log10)?)),
    def("isfinite", "x, /", |vm, args| ret(number(vm, &args[0])?.is_finite())),
    def("isinf", "x, /", |vm, args| ret(number(vm, &args[0])?.is_infinite())),
    def("isnan", "x, /", |vm, args| ret(number(vm, &args[0])?.is_nan())),
    def("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", isclose),
    def("hypot", "*coordinates", hypot),
    def("dist", "p, q, /", dist),
    def("fsum", "seq, /", fsum),
    def("prod", "iterable, /, *, start=1", prod),
    def("sumprod", "p, q, /", sumprod),
    def("factorial", "n, /", factorial),
    def("gcd", "*integers", |vm, args| fold(vm, args, 0, |a, b| a.gcd(&b))),
    def("lcm", "*integers", |vm, args| fold(vm, args, 1, |a, b| a.lcm(&b))),
    def("comb", "n, k, /", comb),
    def("perm", "n, k=None, /", perm),
    def("isqrt", "n, /", isqrt),
    def("nextafter", "x, y, /", |vm, args| ret(libm::nextafter(number(vm, &args[0])?, number(vm, &args[1])?))),
    def("ulp", "x, /", ulp),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    set(vm, module, "pi", std::f64::consts::PI);
    set(vm, module, "e", std::f64::consts::E);
    set(vm, module, "tau", std::f64::consts::TAU);
    set(vm, module, "inf", f64::INFINITY);
    set(vm, module, "nan", f64::NAN);
    Ok(())
}

/// A function of one float; `domain` says what it takes.
fn real(vm: &mut Vm, args: &Args, function: fn(f64) -> f64, domain: &str) -> Outcome {
    let x = number(vm, &args[0])?;
    let result = function(x);
    // All poles lie at integers of at most 1; elsewhere an infinite result is too large a number.
    let pole = result.is_infinite() && !domain.is_empty() && x <= 1.0 && x == x.trunc();
    if x.is_finite() && pole || result.is_nan() && !x.is_nan() {
        return Err(vm.value_error(&format!("{domain}, got {}", float::repr(x))));
    }
    checked(vm, result, &[x])
}

fn real_of_two(vm: &mut Vm, args: &Args, function: fn(f64, f64) -> f64) -> Outcome {
    let (x, y) = (number(vm, &args[0])?, number(vm, &args[1])?);
    checked(vm, function(x, y), &[x, y])
}

/// A result that is no number means that an argument was out of the domain; an infinite one, out of range.
fn checked(vm: &Vm, result: f64, of: &[f64]) -> Outcome {
    if result.is_nan() && !of.iter().any(|x| x.is_nan()) {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && of.iter().all(|x| x.is_finite()) {
        return Err(vm.overflow_error("math range error"));
    }
    ret(result)
}

/// `floor` and its kin: what the object's method says, else the float's.
fn rounded(vm: &mut Vm, args: &Args, method: Symbol, function: fn(f64) -> f64) -> Outcome {
    if let Some(n) = as_int(&args[0]) {
        return ret(Value::big(n));
    }
    if as_float(&args[0]).is_none()
        && let Some(result) = vm.call_special(&args[0], method, &[])?
    {
        return ret(result);
    }
    let x = number(vm, &args[0])?;
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    match num_traits::FromPrimitive::from_f64(function(x)) {
        Some(n) => ret(Value::big(n)),
        None => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

fn cosh(x: f64) -> f64 {
    let power = powers::exp(libm::fabs(x));
    if (std::f64::consts::LN_2..700.0).contains(&libm::fabs(x)) { 0.5 * (power + 1.0 / power) } else { libm::cosh(x) }
}

fn fma(vm: &mut Vm, args: &Args) -> Outcome {
    let (x, y, z) = (number(vm, &args[0])?, number(vm, &args[1])?, number(vm, &args[2])?);
    checked(vm, libm::fma(x, y, z), &[x, y, z])
}

fn pow(vm: &mut Vm, args: &Args) -> Outcome {
    let (x, y) = (number(vm, &args[0])?, number(vm, &args[1])?);
    if x == 0.0 && y < 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    checked(vm, powers::pow(x, y), &[x, y])
}

fn ldexp(vm: &mut Vm, args: &Args) -> Outcome {
    let x = number(vm, &args[0])?;
    let exponent = integer(vm, &args[1])?.to_i32().unwrap_or(i32::MAX);
    checked(vm, libm::ldexp(x, exponent), &[x])
}

fn frexp(vm: &mut Vm, args: &Args) -> Outcome {
    let (fraction, exponent) = libm::frexp(number(vm, &args[0])?);
    ret(Value::tuple(vec![Value::float(fraction), Value::int(exponent.into())]))
}

fn modf(vm: &mut Vm, args: &Args) -> Outcome {
    let (fraction, whole) = libm::modf(number(vm, &args[0])?);
    ret(Value::tuple(vec![Value::float(fraction), Value::float(whole)]))
}

fn log(vm: &mut Vm, args: &Args) -> Outcome {
    let x = logarithm(vm, &args[0], powers::log)?;
    if args[1].is_unbound() {
        return ret(x);
    }
    let base = logarithm(vm, &args[1], powers::log)?;
    if base == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    ret(x / base)
}

/// The logarithm of a positive number; integers may be larger than any float.
fn logarithm(vm: &mut Vm, x: &Value, function: fn(f64) -> f64) -> Result<f64, Stop> {
    if let Value::BigInt(n) = plain(x) {
        if !n.is_positive() {
            return Err(vm.value_error("expected a positive input"));
        }
        let shift = n.bits().saturating_sub(64);
        let head = (&*n >> shift).to_f64().unwrap_or(0.0);
        return Ok(function(head) + function(2.0) * shift as f64);
    }
    let x = number(vm, x)?;
    if x <= 0.0 {
        return Err(vm.value_error("expected a positive input"));
    }
    Ok(function(x))
}

fn isclose(vm: &mut Vm, args: &Args) -> Outcome {
    let mut numbers = [0.0; 4];
    for (at, place) in numbers.iter_mut().enumerate() {
        *place = number(vm, &args[at])?;
    }
    let [a, b, relative, absolute] = numbers;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return ret(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return ret(false);
    }
    let difference = (a - b).abs();
    ret(difference <= relative * a.abs().max(b.abs()) || difference <= absolute)
}

fn numbers(vm: &mut Vm, values: &[Value]) -> Result<Vec<f64>, Stop> {
    values.iter().map(|value| number(vm, value)).collect()
}

fn hypot(vm: &mut Vm, args: &Args) -> Outcome {
    let coordinates = numbers(vm, &rest(&args[0]))?;
    ret(powers::norm(&coordinates))
}

fn dist(vm: &mut Vm, args: &Args) -> Outcome {
    let (p, q) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (p, q) = (numbers(vm, &p)?, numbers(vm, &q)?);
    let differences: Vec<f64> = p.iter().zip(&q).map(|(p, q)| p - q).collect();
    ret(powers::norm(&differences))
}

fn fsum(vm: &mut Vm, args: &Args) -> Outcome {
    let values = vm.collect(&args[0])?;
    vm.spend(values.len())?;
    let values = numbers(vm, &values)?;
    ret(exact_sum(values.into_iter()))
}

/// The sum without any loss but the last rounding: partial sums that don't overlap. (Shewchuk, 1997.)
fn exact_sum(values: impl Iterator<Item = f64>) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    let mut special = 0.0;
    for value in values {
        if !value.is_finite() {
            special += value;
            continue;
        }
        let mut x = value;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    if special != 0.0 || f64::is_nan(special) {
        return special;
    }
    let Some(mut high) = partials.pop() else { return 0.0 };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases go to even, with what is left below in mind.
    if let Some(&next) = partials.last()
        && (low < 0.0) == (next < 0.0)
        && low != 0.0
    {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    high
}

fn prod(vm: &mut Vm, args: &Args) -> Outcome {
    let mut product = args[1].clone();
    for item in vm.collect(&args[0])? {
        product = vm.binary(BinaryOp::Mul, &product, &item)?;
    }
    ret(product)
}

fn sumprod(vm: &mut Vm, args: &Args) -> Outcome {
    let (p, q) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let mut sum = Value::int(0);
    for (p, q) in p.iter().zip(&q) {
        let product = vm.binary(BinaryOp::Mul, p, q)?;
        sum = vm.binary(BinaryOp::Add, &sum, &product)?;
    }
    ret(sum)
}

fn fold(vm: &mut Vm, args: &Args, start: i64, join: fn(BigInt, BigInt) -> BigInt) -> Outcome {
    let mut result = BigInt::from(start);
    for value in rest(&args[0]) {
        let n = integer(vm, &value)?;
        result = join(result, n);
    }
    ret(Value::big(result.abs()))
}

fn not_negative(vm: &mut Vm, value: &Value, message: &str) -> Result<BigInt, Stop> {
    let n = integer(vm, value)?;
    if n.is_negative() { Err(vm.value_error(message)) } else { Ok(n) }
}

fn factorial(vm: &mut Vm, args: &Args) -> Outcome {
    let n = not_negative(vm, &args[0], "factorial() not defined for negative values")?;
    let Some(n) = n.to_u64() else { return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807")) };
    product(vm, 1, n)
}

/// The product of all integers from `low` to `high`.
fn product(vm: &mut Vm, low: u64, high: u64) -> Outcome {
    let mut result = BigInt::from(1);
    for factor in low.max(1)..=high {
        vm.spend(1 + result.bits() as usize / 64)?;
        vm.reserve(result.bits() / 8)?;
        result *= factor;
    }
    ret(Value::big(result))
}

fn comb(vm: &mut Vm, args: &Args) -> Outcome {
    let n = not_negative(vm, &args[0], "n must be a non-negative integer")?;
    let k = not_negative(vm, &args[1], "k must be a non-negative integer")?;
    if k > n {
        return ret(0_i64);
    }
    let k = k.clone().min(&n - &k);
    let Some(k) = k.to_u64() else { return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807")) };
    let mut result = BigInt::from(1);
    for i in 0..k {
        vm.spend(1 + result.bits() as usize / 64)?;
        vm.reserve(result.bits() / 8)?;
        result = result * (&n - i) / (i + 1);
    }
    ret(Value::big(result))
}

fn perm(vm: &mut Vm, args: &Args) -> Outcome {
    if args[1].is_none() {
        return factorial(vm, args);
    }
    let n = not_negative(vm, &args[0], "n must be a non-negative integer")?;
    let k = not_negative(vm, &args[1], "k must be a non-negative integer")?;
    if k > n {
        return ret(0_i64);
    }
    let (Some(n), Some(k)) = (n.to_u64(), k.to_u64()) else {
        return Err(vm.overflow_error("k must not exceed 9223372036854775807"));
    };
    product(vm, n - k + 1, n)
}

fn isqrt(vm: &mut Vm, args: &Args) -> Outcome {
    let n = not_negative(vm, &args[0], "isqrt() argument must be nonnegative")?;
    ret(Value::big(n.sqrt()))
}

fn ulp(vm: &mut Vm, args: &Args) -> Outcome {
    let x = number(vm, &args[0])?.abs();
    if !x.is_finite() {
        return ret(x);
    }
    let next = libm::nextafter(x, f64::INFINITY);
    ret(if next.is_infinite() { x - libm::nextafter(x, 0.0) } else { next - x })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_lose_nothing() {
        assert_eq!(exact_sum([0.1; 10].into_iter()), 1.0);
        assert_eq!(exact_sum([1e100, 1.0, -1e100].into_iter()), 1.0);
        assert_eq!(exact_sum([1e-16, 1.0, 1e16].into_iter()), 10000000000000002.0);
    }
}
