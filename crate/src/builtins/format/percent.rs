//! `template % values`, for strings and bytes.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::float::{FloatFormat, Style};
use super::percent_spec::{Amount, Conversion, Piece, parse};
use crate::builtins::args::{as_bytes, as_float, as_int, as_str, integer, number, plain};
use crate::builtins::bytes;
use crate::builtins::text::{from_bytes, to_bytes};
use crate::vm::Vm;
use crate::vm::native::Stop;
use crate::vm::value::Value;

impl Vm {
    /// `template % values` of a string. (CPython: `PyUnicode_Format`.)
    pub fn percent_str(&mut self, template: &str, values: &Value) -> Result<String, Stop> {
        Percent::new(values, false).format(self, template)
    }

    /// `template % values` of bytes. (CPython: `_PyBytes_FormatEx`.)
    pub fn percent_bytes(&mut self, template: &[u8], values: &Value) -> Result<Vec<u8>, Stop> {
        // Each byte stands for the character of its number, on the way in and out.
        let text = Percent::new(values, true).format(self, &from_bytes(template))?;
        Ok(to_bytes(&text))
    }
}

/// A formatting under way: the values, and how many of them are used.
struct Percent {
    values: Value,
    /// A tuple's items; None when there is one value that is no tuple.
    items: Option<Vec<Value>>,
    used: usize,
    bytes: bool,
}

impl Percent {
    fn new(values: &Value, bytes: bool) -> Percent {
        let items = match plain(values) {
            Value::Tuple(items) => Some(items.to_vec()),
            _ => None,
        };
        Percent { values: values.clone(), items, used: 0, bytes }
    }

    fn format(&mut self, vm: &mut Vm, template: &str) -> Result<String, Stop> {
        let pieces = parse(template).map_err(|error| vm.format_error(error))?;
        let mut result = String::new();
        let mut keyed = false;
        for piece in pieces {
            match piece {
                Piece::Literal(text) => result.push_str(&text),
                Piece::Conversion(conversion) => {
                    keyed |= conversion.key.is_some();
                    result.push_str(&self.convert(vm, conversion)?);
                }
            }
        }
        let left_over = match &self.items {
            Some(items) => self.used < items.len(),
            None => self.used == 0 && !keyed && !self.is_mapping(vm),
        };
        if left_over {
            let kind = if self.bytes { "bytes" } else { "string" };
            return Err(vm.type_error(&format!("not all arguments converted during {kind} formatting")));
        }
        Ok(result)
    }

    fn is_mapping(&self, vm: &Vm) -> bool {
        let value = plain(&self.values);
        !matches!(value, Value::Tuple(_) | Value::Str(_)) && vm.special(&value, vm.known.getitem).is_some()
    }

    fn next(&mut self, vm: &Vm) -> Result<Value, Stop> {
        let value = match &self.items {
            Some(items) => items.get(self.used).cloned(),
            None => Some(self.values.clone()).filter(|_| self.used == 0),
        };
        self.used += 1;
        value.ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }

    fn amount(&mut self, vm: &mut Vm, amount: Amount) -> Result<Option<i64>, Stop> {
        match amount {
            Amount::None => Ok(None),
            Amount::Given(n) => Ok(Some(n as i64)),
            Amount::Argument => match as_int(&self.next(vm)?).map(|n| n.to_i64()) {
                Some(Some(n)) if n.abs() <= i64::from(i32::MAX) => Ok(Some(n)),
                Some(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
                None => Err(vm.type_error("* wants int")),
            },
        }
    }

    fn convert(&mut self, vm: &mut Vm, mut conversion: Conversion) -> Result<String, Stop> {
        let keyed = match &conversion.key {
            Some(key) => {
                if !self.is_mapping(vm) {
                    return Err(vm.type_error("format requires a mapping"));
                }
                let key = match self.bytes {
                    true => bytes::value(to_bytes(key), false),
                    false => Value::str(key),
                };
                Some(vm.get_item(&self.values.clone(), &key)?)
            }
            None => None,
        };
        let width = self.amount(vm, conversion.width)?;
        let precision = self.amount(vm, conversion.precision)?.map(|n| n.max(0) as usize);
        conversion.left |= width.is_some_and(|n| n < 0);
        let width = width.map_or(0, |n| n.unsigned_abs() as usize);
        vm.reserve(4 * (width as u64 + precision.unwrap_or(0) as u64))?;
        let value = match keyed {
            Some(value) => value,
            None => self.next(vm)?,
        };
        let body = self.body(vm, &conversion, &value, precision)?;
        Ok(body.lay_out(&conversion, width))
    }

    fn body(&self, vm: &mut Vm, conversion: &Conversion, value: &Value, precision: Option<usize>) -> Result<Body, Stop> {
        match conversion.kind {
            's' | 'b' if self.bytes => Ok(Body::text(bytes_text(vm, value)?, precision)),
            's' => Ok(Body::text(vm.str(value)?, precision)),
            'r' if !self.bytes => Ok(Body::text(vm.repr(value)?, precision)),
            'r' | 'a' => Ok(Body::text(vm.ascii(value)?, precision)),
            'c' => Ok(Body::text(self.character(vm, value)?, None)),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => integer_body(vm, conversion, value, precision),
            _ => float_body(vm, conversion, value, precision),
        }
    }

    fn character(&self, vm: &mut Vm, value: &Value) -> Result<String, Stop> {
        if self.bytes {
            if let Some(bytes) = as_bytes(value).filter(|bytes| bytes.len() == 1) {
                return Ok(from_bytes(&bytes));
            }
            return match as_int(value) {
                Some(n) => match n.to_u8() {
                    Some(byte) => Ok(from_bytes(&[byte])),
                    None => Err(vm.overflow_error("%c arg not in range(256)")),
                },
                None => {
                    let class = vm.class_name(value);
                    Err(vm.type_error(&format!("%c requires an integer in range(256) or a single byte, not {class}")))
                }
            };
        }
        if let Some(text) = as_str(value) {
            if text.chars() != 1 {
                let length = text.chars();
                return Err(vm.type_error(&format!("%c requires an int or a unicode character, not a string of length {length}")));
            }
            return Ok(text.to_string());
        }
        match as_int(value) {
            Some(n) => match n.to_u32().and_then(char::from_u32) {
                Some(c) => Ok(c.to_string()),
                None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
            },
            None => {
                let class = vm.class_name(value);
                Err(vm.type_error(&format!("%c requires an int or a unicode character, not {class}")))
            }
        }
    }
}

/// `%s` in bytes: bytes, or what `__bytes__` gives.
fn bytes_text(vm: &mut Vm, value: &Value) -> Result<String, Stop> {
    if let Some(bytes) = as_bytes(value) {
        return Ok(from_bytes(&bytes));
    }
    let name = vm.known.bytes;
    if let Some(result) = vm.call_special(value, name, &[])?
        && let Some(bytes) = as_bytes(&result)
    {
        return Ok(from_bytes(&bytes));
    }
    let class = vm.class_name(value);
    Err(vm.type_error(&format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{class}'"
    )))
}

fn integer_body(vm: &mut Vm, conversion: &Conversion, value: &Value, precision: Option<usize>) -> Result<Body, Stop> {
    let kind = conversion.kind;
    let decimal = matches!(kind, 'd' | 'i' | 'u');
    let n = match (as_int(value), as_float(value)) {
        (Some(n), _) => n,
        (None, Some(x)) if decimal => vm.float_to_int(x)?,
        _ => match integer(vm, value) {
            Err(Stop::Raise(_)) => {
                let wanted = if decimal { "a real number" } else { "an integer" };
                let class = vm.class_name(value);
                return Err(vm.type_error(&format!("%{kind} format: {wanted} is required, not {class}")));
            }
            other => other?,
        },
    };
    Ok(Body::integer(&n, kind, conversion.alternate, precision))
}

fn float_body(vm: &mut Vm, conversion: &Conversion, value: &Value, precision: Option<usize>) -> Result<Body, Stop> {
    let x = number(vm, value)?;
    let precision = precision.unwrap_or(6);
    let style = match conversion.kind.to_ascii_lowercase() {
        'e' => Style::Exponent(precision),
        'f' => Style::Fixed(precision),
        _ => Style::General(precision),
    };
    let format = FloatFormat {
        alternate: conversion.alternate,
        upper: conversion.kind.is_ascii_uppercase(),
        ..FloatFormat::new(style)
    };
    let text = format.text(x);
    let magnitude = text.strip_prefix('-').unwrap_or(&text).to_owned();
    Ok(Body { negative: text.starts_with('-'), numeric: true, prefix: "", text: magnitude })
}

/// A converted value, before it is put into its field.
struct Body {
    negative: bool,
    numeric: bool,
    prefix: &'static str,
    text: String,
}

impl Body {
    fn text(text: String, precision: Option<usize>) -> Body {
        let end = precision.and_then(|n| text.char_indices().nth(n)).map_or(text.len(), |(at, _)| at);
        Body { negative: false, numeric: false, prefix: "", text: text[..end].to_owned() }
    }

    fn integer(n: &BigInt, kind: char, alternate: bool, precision: Option<usize>) -> Body {
        let (radix, prefix) = match kind {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut digits = n.magnitude().to_str_radix(radix);
        if kind == 'X' {
            digits.make_ascii_uppercase();
        }
        let zeros = precision.unwrap_or(0).saturating_sub(digits.len());
        Body {
            negative: n.sign() == Sign::Minus,
            numeric: true,
            prefix: if alternate { prefix } else { "" },
            text: "0".repeat(zeros) + &digits,
        }
    }

    fn lay_out(&self, conversion: &Conversion, width: usize) -> String {
        let sign = match (self.numeric, self.negative) {
            (false, _) => "",
            (true, true) => "-",
            (true, false) if conversion.plus => "+",
            (true, false) if conversion.space => " ",
            (true, false) => "",
        };
        let head = format!("{sign}{}", self.prefix);
        let missing = width.saturating_sub(head.len() + self.text.chars().count());
        if conversion.left {
            return format!("{head}{}{}", self.text, " ".repeat(missing));
        }
        if conversion.zero && self.numeric {
            return format!("{head}{}{}", "0".repeat(missing), self.text);
        }
        format!("{}{head}{}", " ".repeat(missing), self.text)
    }
}
