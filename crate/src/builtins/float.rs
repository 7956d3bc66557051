//! `float`.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, One, ToPrimitive};

use super::args::{Outcome, as_bytes, as_float, as_str, bound, number, plain, this_class, wrong_self};
use super::number_text::{is_space, parse_float};
use super::object::subclass_instance;
use super::text::from_bytes;
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, x=unset, /", new),
    def("__float__", "self, /", whole),
    def("__int__", "self, /", trunc),
    def("__trunc__", "self, /", trunc),
    def("__floor__", "self, /", |vm, args| to_int(vm, &args[0], f64::floor)),
    def("__ceil__", "self, /", |vm, args| to_int(vm, &args[0], f64::ceil)),
    def("__abs__", "self, /", |vm, args| ret(this(vm, &args[0])?.abs())),
    def("__divmod__", "self, other, /", divmod),
    def("__rdivmod__", "self, other, /", |vm, args| divmod(vm, &Args::new([args[1].clone(), args[0].clone()]))),
    def("__round__", "self, ndigits=None, /", round),
    def("__getnewargs__", "self, /", |vm, args| ret(Value::tuple(vec![Value::float(this(vm, &args[0])?)]))),
    def("conjugate", "self, /", whole),
    def("is_integer", "self, /", is_integer),
    def("as_integer_ratio", "self, /", as_integer_ratio),
    def("hex", "self, /", |vm, args| ret(hex(this(vm, &args[0])?))),
];

const CLASS_METHODS: &[NativeDef] = &[
    def("fromhex", "cls, string, /", fromhex),
    def("from_number", "cls, number, /", from_number),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.float.clone();
    vm.define_methods(&class, METHODS);
    vm.define_class_methods(&class, CLASS_METHODS);
    vm.define_getter(&class, "real", whole);
    vm.define_getter(&class, "imag", |_, _| ret(0.0));
}

fn this(vm: &Vm, value: &Value) -> Result<f64, Stop> {
    as_float(value).ok_or_else(|| wrong_self(vm, "float", value))
}

fn whole(vm: &mut Vm, args: &Args) -> Outcome {
    ret(this(vm, &args[0])?)
}

/// `float(x)`. (CPython: `float_new_impl`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let value = match &args[1] {
        Value::Unbound => Value::float(0.0),
        x @ Value::Float(..) => x.clone(),
        x => vm.to_float(x)?,
    };
    ret(subclass_instance(vm, &class, value))
}

impl Vm {
    /// `float(x)` of what is no float yet.
    pub fn to_float(&mut self, x: &Value) -> Result<Value, Stop> {
        let text = as_str(x).map(|text| text.to_string()).or_else(|| as_bytes(x).map(|bytes| from_bytes(&bytes)));
        if let Some(text) = text {
            return match parse_float(&text) {
                Some(x) => Ok(Value::float(x)),
                None => {
                    let shown = self.repr(&plain(x))?;
                    Err(self.value_error(&format!("could not convert string to float: {shown}")))
                }
            };
        }
        let index = self.known.index;
        let numeric = as_float(x).is_some() || self.special(x, self.known.float).is_some() || self.special(x, index).is_some();
        if !numeric {
            let class = self.class_name(x);
            return Err(self.type_error(&format!("float() argument must be a string or a real number, not '{class}'")));
        }
        // A subclass may have a `__float__` of its own; what comes out is a float proper.
        let float = self.known.float;
        if matches!(x, Value::Instance(_))
            && let Some(result) = self.call_special(x, float, &[])?
        {
            return match as_float(&result) {
                Some(x) => Ok(Value::float(x)),
                None => {
                    let (own, other) = (self.class_name(x), self.class_name(&result));
                    Err(self.type_error(&format!("{own}.__float__ returned non-float (type {other})")))
                }
            };
        }
        number(self, x).map(Value::float)
    }
}

fn from_number(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let x = number(vm, &args[1])?;
    ret(subclass_instance(vm, &class, Value::float(x)))
}

fn trunc(vm: &mut Vm, args: &Args) -> Outcome {
    to_int(vm, &args[0], f64::trunc)
}

fn to_int(vm: &mut Vm, value: &Value, round: fn(f64) -> f64) -> Outcome {
    let x = this(vm, value)?;
    ret(Value::big(vm.float_to_int(round(x))?))
}

fn divmod(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.divide_with_remainder(&plain(&args[0]), &plain(&args[1]))? {
        Some((quotient, remainder)) => ret(Value::tuple(vec![quotient, remainder])),
        None => ret(Value::NotImplemented),
    }
}

fn is_integer(vm: &mut Vm, args: &Args) -> Outcome {
    let x = this(vm, &args[0])?;
    ret(x.is_finite() && x == x.trunc())
}

fn round(vm: &mut Vm, args: &Args) -> Outcome {
    let x = this(vm, &args[0])?;
    if args[1].is_none() {
        return ret(Value::big(vm.float_to_int(x.round_ties_even())?));
    }
    let digits = bound(vm, &args[1])?;
    match round_digits(x, digits) {
        Some(rounded) => ret(rounded),
        None => Err(vm.overflow_error("rounded value too large to represent")),
    }
}

/// A float rounded to so many decimal digits, by its exact value, half to even; None when the result is too large.
/// (CPython: `double_round`.)
pub fn round_digits(x: f64, digits: i64) -> Option<f64> {
    // Beyond these, nothing is left to round, or nothing is left at all.
    const MOST: i64 = 323;
    const LEAST: i64 = -308;
    if !x.is_finite() || digits > MOST {
        return Some(x);
    }
    if digits < LEAST {
        return Some(0.0 * x);
    }
    if digits >= 0 {
        return format!("{x:.*}", digits as usize).parse().ok();
    }
    let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
    let whole = BigInt::from_f64(x.abs().trunc())?;
    let (quotient, remainder) = whole.div_rem(&unit);
    let fraction = x.fract() != 0.0;
    let up = match (remainder * 2i32).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => fraction || quotient.is_odd(),
    };
    let rounded: f64 = format!("{}e{}", quotient + i32::from(up), -digits).parse().ok()?;
    rounded.is_finite().then(|| rounded.copysign(x))
}

/// Mantissa and exponent of a finite float, as an integer times a power of two.
fn decompose(x: f64) -> (u64, i64) {
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) }
}

fn as_integer_ratio(vm: &mut Vm, args: &Args) -> Outcome {
    let x = this(vm, &args[0])?;
    if x.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(x);
    let shift = if mantissa == 0 { 0 } else { i64::from(mantissa.trailing_zeros()).min((-exponent).max(0)) };
    let mut numerator = BigInt::from(mantissa >> shift);
    let mut denominator = BigInt::one();
    let exponent = if mantissa == 0 { 0 } else { exponent + shift };
    if exponent >= 0 {
        numerator <<= exponent as u64;
    } else {
        denominator <<= exponent.unsigned_abs();
    }
    if x < 0.0 {
        numerator = -numerator;
    }
    ret(Value::tuple(vec![Value::big(numerator), Value::big(denominator)]))
}

/// `x.hex()`: `0x1.8000000000000p+1`
fn hex(x: f64) -> String {
    if !x.is_finite() {
        return crate::vm::float::repr(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if x == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(x);
    let (lead, exponent) = if mantissa >> 52 == 1 { (1, exponent + 52) } else { (0, -1022) };
    format!("{sign}0x{lead}.{:013x}p{exponent:+}", mantissa & ((1 << 52) - 1))
}

fn fromhex(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let Some(text) = as_str(&args[1]) else {
        return Err(vm.type_error("fromhex() argument must be a string"));
    };
    match parse_hex(text.trim_matches(is_space)) {
        Some(x) if x.is_infinite() && text.contains(|c: char| c.is_ascii_digit()) => {
            Err(vm.overflow_error("hexadecimal value too large to represent as a float"))
        }
        Some(x) => ret(subclass_instance(vm, &class, Value::float(x))),
        None => Err(vm.value_error("invalid hexadecimal floating-point string")),
    }
}

fn parse_hex(text: &str) -> Option<f64> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = rest.to_ascii_lowercase();
    if matches!(&*lower, "inf" | "infinity" | "nan") {
        return text.parse().ok();
    }
    let digits = lower.strip_prefix("0x").unwrap_or(&lower);
    let (mantissa, exponent) = match digits.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let n = BigInt::parse_bytes(all.as_bytes(), 16).filter(|_| !all.starts_with(['+', '-']))?;
    let exponent = exponent.saturating_sub(4 * fraction.len() as i64).clamp(-5000, 5000);
    let magnitude = if exponent >= 0 {
        (n << exponent as u64).to_f64()?
    } else {
        crate::vm::integer::true_divide(&n, &(BigInt::one() << exponent.unsigned_abs()))?
    };
    Some(if negative { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_goes_by_the_exact_value() {
        let cases = [
            (2.675, 2, 2.67), (0.5, 0, 0.0), (1.5, 0, 2.0), (2.5, 0, 2.0), (-0.4, 0, -0.0), (1234.5, -2, 1200.0), (1250.0, -2, 1200.0),
            (1250.1, -2, 1300.0), (1350.0, -2, 1400.0), (-55.0, -1, -60.0), (1e22, -300, 0.0), (0.1, 400, 0.1), (5.0, -1, 0.0),
        ];
        for (x, digits, expected) in cases {
            assert_eq!(round_digits(x, digits).map(f64::to_bits), Some(f64::to_bits(expected)), "round({x}, {digits})");
        }
        assert_eq!(round_digits(f64::MAX, -308), None);
    }

    #[test]
    fn hexadecimal_text_goes_both_ways() {
        let cases = [(1.0, "0x1.0000000000000p+0"), (-0.1, "-0x1.999999999999ap-4"), (5e-324, "0x0.0000000000001p-1022"), (0.0, "0x0.0p+0")];
        for (x, text) in cases {
            assert_eq!(hex(x), text);
            assert_eq!(parse_hex(text), Some(x));
        }
        assert_eq!(parse_hex("0x.8p1"), Some(1.0));
        assert_eq!(parse_hex("0xg"), None);
    }
}
