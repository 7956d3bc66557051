//! `int` and `bool`.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::args::{Outcome, as_bytes, as_float, as_int, as_str, index, int_as_float, integer, this_class, wrong_self};
use super::number_text::{BadInt, parse_int};
use super::object::subclass_instance;
use super::text::from_bytes;
use crate::vm::Vm;
use crate::vm::integer::MAX_DIGITS;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, x=unset, /, base=unset", new),
    def("__int__", "self, /", whole),
    def("__index__", "self, /", whole),
    def("__trunc__", "self, /", whole),
    def("__floor__", "self, /", whole),
    def("__ceil__", "self, /", whole),
    def("__float__", "self, /", float),
    def("__abs__", "self, /", |vm, args| ret(Value::big(this(vm, &args[0])?.abs()))),
    def("__divmod__", "self, other, /", divmod),
    def("__rdivmod__", "self, other, /", |vm, args| divmod(vm, &Args::new([args[1].clone(), args[0].clone()]))),
    def("__round__", "self, ndigits=None, /", round),
    def("__getnewargs__", "self, /", |vm, args| ret(Value::tuple(vec![Value::big(this(vm, &args[0])?)]))),
    def("conjugate", "self, /", whole),
    def("bit_length", "self, /", |vm, args| ret(this(vm, &args[0])?.bits() as i64)),
    def("bit_count", "self, /", bit_count),
    def("as_integer_ratio", "self, /", |vm, args| ret(Value::tuple(vec![Value::big(this(vm, &args[0])?), Value::int(1)]))),
    def("is_integer", "self, /", |_, _| ret(true)),
    def("to_bytes", "self, /, length=1, byteorder=unset, *, signed=False", to_bytes),
];

const CLASS_METHODS: &[NativeDef] = &[def("from_bytes", "cls, /, bytes, byteorder=unset, *, signed=False", from_bytes_method)];

const BOOL: &[NativeDef] = &[def("__new__", "cls, object=False, /", |vm, args| ret(vm.truth(&args[1])?))];

pub fn install(vm: &mut Vm) {
    let (int, bool) = (vm.types.int.clone(), vm.types.bool.clone());
    vm.define_methods(&int, METHODS);
    vm.define_class_methods(&int, CLASS_METHODS);
    vm.define_getter(&int, "real", whole);
    vm.define_getter(&int, "numerator", whole);
    vm.define_getter(&int, "imag", |_, _| ret(0));
    vm.define_getter(&int, "denominator", |_, _| ret(1));
    vm.define_methods(&bool, BOOL);
}

fn this(vm: &Vm, value: &Value) -> Result<BigInt, Stop> {
    as_int(value).ok_or_else(|| wrong_self(vm, "int", value))
}

/// The object as an `int` proper.
fn whole(vm: &mut Vm, args: &Args) -> Outcome {
    ret(Value::big(this(vm, &args[0])?))
}

fn float(vm: &mut Vm, args: &Args) -> Outcome {
    let n = this(vm, &args[0])?;
    ret(int_as_float(vm, &n)?)
}

/// `int(x)`, `int(text, base)`. (CPython: `long_new_impl`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let value = match (&args[1], &args[2]) {
        (Value::Unbound, Value::Unbound) => Value::int(0),
        (Value::Unbound, _) => return Err(vm.type_error("int() missing string argument")),
        (Value::Int(..), Value::Unbound) => args[1].clone(),
        (x, Value::Unbound) => vm.to_int(x)?,
        (text, base) => with_base(vm, text, base)?,
    };
    ret(subclass_instance(vm, &class, value))
}

fn with_base(vm: &mut Vm, text: &Value, base: &Value) -> Result<Value, Stop> {
    let base = index(vm, base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    match text_of(text) {
        Some(string) => parsed(vm, &string, base as u32, text),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

fn text_of(value: &Value) -> Option<String> {
    as_str(value).map(|text| text.to_string()).or_else(|| as_bytes(value).map(|bytes| from_bytes(&bytes)))
}

fn parsed(vm: &mut Vm, text: &str, base: u32, original: &Value) -> Result<Value, Stop> {
    vm.work(text.len());
    match parse_int(text, base) {
        Ok(n) => Ok(Value::big(n)),
        Err(BadInt::Syntax) => {
            let shown = vm.repr(&super::args::plain(original))?;
            Err(vm.value_error(&format!("invalid literal for int() with base {base}: {shown}")))
        }
        Err(BadInt::TooLong(digits)) => Err(vm.value_error(&format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))),
    }
}

impl Vm {
    /// `int(x)`. (CPython: `PyNumber_Long`.)
    pub fn to_int(&mut self, x: &Value) -> Result<Value, Stop> {
        if let Value::Instance(_) | Value::Native(_) = x {
            for name in [self.known.int, self.known.index] {
                let Some(result) = self.call_special(x, name, &[])? else { continue };
                return match as_int(&result) {
                    Some(n) => Ok(Value::big(n)),
                    None => {
                        let method = self.names.name(name).clone();
                        let class = self.class_name(&result);
                        Err(self.type_error(&format!("{method} returned non-int (type {class})")))
                    }
                };
            }
        }
        if let Some(n) = as_int(x) {
            return Ok(Value::big(n));
        }
        if let Some(x) = as_float(x) {
            return self.float_to_int(x).map(Value::big);
        }
        if let Some(text) = text_of(x) {
            return parsed(self, &text, 10, x);
        }
        let class = self.class_name(x);
        Err(self.type_error(&format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{class}'"
        )))
    }

    /// A float without its fraction.
    pub fn float_to_int(&self, x: f64) -> Result<BigInt, Stop> {
        if x.is_nan() {
            return Err(self.value_error("cannot convert float NaN to integer"));
        }
        num_traits::FromPrimitive::from_f64(x.trunc())
            .ok_or_else(|| self.overflow_error("cannot convert float infinity to integer"))
    }
}

fn divmod(vm: &mut Vm, args: &Args) -> Outcome {
    let (Some(a), Some(b)) = (as_int(&args[0]), as_int(&args[1])) else { return ret(Value::NotImplemented) };
    match vm.divide_with_remainder(&Value::big(a), &Value::big(b))? {
        Some((quotient, remainder)) => ret(Value::tuple(vec![quotient, remainder])),
        None => ret(Value::NotImplemented),
    }
}

/// `round(n, -2)`: half to even. (CPython: `int___round___impl`.)
fn round(vm: &mut Vm, args: &Args) -> Outcome {
    let n = this(vm, &args[0])?;
    if args[1].is_none() {
        return ret(Value::big(n));
    }
    let digits = integer(vm, &args[1])?;
    if digits.sign() != Sign::Minus {
        return ret(Value::big(n));
    }
    let places = match (-digits).to_u32() {
        Some(places) if u64::from(places) <= n.bits() => places,
        _ => return ret(0),
    };
    ret(Value::big(round_to(&n, &BigInt::from(10).pow(places))))
}

/// The multiple of `unit` that is nearest, the even one of two.
fn round_to(n: &BigInt, unit: &BigInt) -> BigInt {
    let (quotient, remainder) = n.div_mod_floor(unit);
    let up = match (&remainder * 2i32).cmp(unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => quotient.is_odd(),
    };
    (quotient + i32::from(up)) * unit
}

fn bit_count(vm: &mut Vm, args: &Args) -> Outcome {
    let n = this(vm, &args[0])?;
    let ones: u64 = n.magnitude().iter_u64_digits().map(|digit| u64::from(digit.count_ones())).sum();
    ret(ones as i64)
}

/// Whether the byte order is little-endian.
fn little_endian(vm: &Vm, order: &Value) -> Result<bool, Stop> {
    if order.is_unbound() {
        return Ok(false);
    }
    match as_str(order).as_ref().map(|order| &***order) {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => Err(vm.type_error("byteorder must be str")),
    }
}

fn to_bytes(vm: &mut Vm, args: &Args) -> Outcome {
    let n = this(vm, &args[0])?;
    let length = index(vm, &args[1])?;
    let little = little_endian(vm, &args[2])?;
    let signed = vm.truth(&args[3])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    vm.reserve(length as u64)?;
    if n.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = match (signed, n.is_zero()) {
        (_, true) => Vec::new(),
        (true, _) => n.to_signed_bytes_le(),
        (false, _) => n.to_bytes_le().1,
    };
    if bytes.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if n.is_negative() { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    ret(super::bytes::value(bytes, false))
}

fn from_bytes_method(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let mut bytes = super::bytes::from_value(vm, &args[1])?;
    let little = little_endian(vm, &args[2])?;
    let signed = vm.truth(&args[3])?;
    if !little {
        bytes.reverse();
    }
    let n = if signed { BigInt::from_signed_bytes_le(&bytes) } else { BigInt::from_bytes_le(Sign::Plus, &bytes) };
    ret(subclass_instance(vm, &class, Value::big(n)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_round_half_to_even() {
        let round = |n: i64, unit: i64| round_to(&n.into(), &unit.into());
        assert_eq!(round(1250, 100), 1200.into());
        assert_eq!(round(1350, 100), 1400.into());
        assert_eq!(round(-1250, 100), (-1200).into());
        assert_eq!(round(-1251, 100), (-1300).into());
        assert_eq!(round(49, 100), 0.into());
    }
}
