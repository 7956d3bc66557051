//! `format()` of integers, floats and complex numbers.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::FormatError;
use super::float::{FloatFormat, Style};
use super::spec::{Spec, unknown_code};

/// `format(n, spec)` of an integer.
pub fn format_int(n: &BigInt, spec: &Spec, type_name: &str) -> Result<String, FormatError> {
    let kind = spec.kind.unwrap_or('d');
    if matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
        return format_float(int_to_float(n)?, spec, type_name);
    }
    let (radix, prefix) = match kind {
        'd' | 'n' | 'c' => (10, ""),
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => return unknown_code(kind, type_name),
    };
    if spec.precision.is_some() {
        return FormatError::value("Precision not allowed in integer format specifier");
    }
    if spec.no_negative_zero {
        return FormatError::value("Negative zero coercion (z) not allowed in integer format specifier");
    }
    if kind == 'c' {
        return format_code_point(n, spec);
    }
    let mut digits = n.magnitude().to_str_radix(radix);
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let group = if radix == 10 { 3 } else { 4 };
    Ok(Number {
        negative: n.sign() == Sign::Minus,
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        group,
        rest: "",
    }
    .lay_out(spec))
}

/// The float nearest to an integer; too large a one is an error.
pub fn int_to_float(n: &BigInt) -> Result<f64, FormatError> {
    match n.to_f64() {
        Some(x) if x.is_finite() => Ok(x),
        _ => Err(FormatError::Overflow("int too large to convert to float".into())),
    }
}

fn format_code_point(n: &BigInt, spec: &Spec) -> Result<String, FormatError> {
    if spec.sign.is_some() {
        return FormatError::value("Sign not allowed with integer format specifier 'c'");
    }
    if spec.alternate {
        return FormatError::value("Alternate form (#) not allowed with integer format specifier 'c'");
    }
    match n.to_u32().and_then(char::from_u32) {
        Some(c) => Ok(spec.pad(&c.to_string(), '>')),
        None => Err(FormatError::Overflow("%c arg not in range(0x110000)".into())),
    }
}

/// `format(x, spec)` of a float.
pub fn format_float(x: f64, spec: &Spec, type_name: &str) -> Result<String, FormatError> {
    let text = float_text(x, spec, spec.kind.or(Some('r')), type_name)?;
    Ok(Number::of(&text).lay_out(spec))
}

/// The digits of a float in the spec's style; `r`, no type given, means repr, or `g` with at least one digit after the point.
fn float_text(x: f64, spec: &Spec, kind: Option<char>, type_name: &str) -> Result<String, FormatError> {
    let precision = spec.precision.unwrap_or(6);
    let kind = kind.unwrap_or('r');
    let style = match kind {
        'r' => spec.precision.map_or(Style::Repr, Style::General),
        'e' | 'E' => Style::Exponent(precision),
        'f' | 'F' | '%' => Style::Fixed(precision),
        'g' | 'G' | 'n' => Style::General(precision),
        _ => return unknown_code(kind, type_name),
    };
    let format = FloatFormat {
        style,
        alternate: spec.alternate,
        point_zero: kind == 'r',
        upper: matches!(kind, 'E' | 'F' | 'G'),
        no_negative_zero: spec.no_negative_zero,
    };
    if kind == '%' { Ok(format.text(x * 100.0) + "%") } else { Ok(format.text(x)) }
}

/// `format(z, spec)` of a complex number.
pub fn format_complex(real: f64, imaginary: f64, spec: &Spec) -> Result<String, FormatError> {
    if let Some(kind) = spec.kind.filter(|kind| !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return unknown_code(kind, "complex");
    }
    if spec.fill == '0' {
        return FormatError::value("Zero padding is not allowed in complex format specifier");
    }
    if spec.align == Some('=') {
        return FormatError::value("'=' alignment flag is not allowed in complex format specifier");
    }
    // Without a type, the parts look as in repr: no `.0`, no real part of zero, and parentheses around two parts.
    let part = |x: f64, sign: Option<char>| -> Result<String, FormatError> {
        let text = match spec.kind {
            Some(kind) => float_text(x, spec, Some(kind), "complex")?,
            None => {
                let style = spec.precision.map_or(Style::Repr, Style::General);
                FloatFormat { alternate: spec.alternate, ..FloatFormat::new(style) }.text(x)
            }
        };
        let bare = Spec { width: 0, sign, ..spec.clone() };
        Ok(Number::of(&text).lay_out(&bare))
    };
    let lone = spec.kind.is_none() && real == 0.0 && real.is_sign_positive();
    let text = if lone {
        part(imaginary, spec.sign)? + "j"
    } else {
        let both = part(real, spec.sign)? + &part(imaginary, Some('+'))? + "j";
        if spec.kind.is_none() { format!("({both})") } else { both }
    };
    Ok(spec.pad(&text, '>'))
}

/// A number's text, taken apart.
struct Number<'a> {
    negative: bool,
    prefix: &'a str,
    /// The digits before the point.
    digits: &'a str,
    /// How many of them make a group.
    group: usize,
    /// What follows them: point and fraction, exponent, `%`, or `inf`.
    rest: &'a str,
}

impl<'a> Number<'a> {
    fn of(text: &'a str) -> Number<'a> {
        let magnitude = text.strip_prefix('-').unwrap_or(text);
        let whole = magnitude.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = magnitude.split_at(whole);
        Number { negative: text.starts_with('-'), prefix: "", digits, group: 3, rest }
    }

    fn lay_out(&self, spec: &Spec) -> String {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        };
        let rest = match spec.fraction_grouping {
            Some(separator) => group_fraction(self.rest, separator),
            None => self.rest.to_owned(),
        };
        let head = sign.len() + self.prefix.len();
        let inner = spec.align == Some('=');
        // Zeros that fill the field are digits of the number: they are grouped too.
        let least = if inner && spec.fill == '0' { spec.width.saturating_sub(head + rest.len()) } else { 0 };
        let body = group_digits(self.digits, spec.grouping, self.group, least) + &rest;
        if !inner {
            return spec.pad(&format!("{sign}{}{body}", self.prefix), '>');
        }
        let missing = spec.width.saturating_sub(head + body.len());
        let fill: String = std::iter::repeat_n(spec.fill, missing).collect();
        format!("{sign}{}{fill}{body}", self.prefix)
    }
}

/// Digits in groups from the right, with zeros in front so that they take at least so many characters.
fn group_digits(digits: &str, separator: Option<char>, group: usize, least: usize) -> String {
    let Some(separator) = separator.filter(|_| !digits.is_empty()) else {
        let zeros = least.saturating_sub(digits.len());
        return std::iter::repeat_n('0', zeros).chain(digits.chars()).collect();
    };
    let mut reversed = String::new();
    let mut source = digits.chars().rev();
    let mut count = 0;
    loop {
        let digit = source.next();
        if digit.is_none() && reversed.len() >= least {
            break;
        }
        if count > 0 && count % group == 0 {
            reversed.push(separator);
        }
        reversed.push(digit.unwrap_or('0'));
        count += 1;
    }
    reversed.chars().rev().collect()
}

/// Groups the digits after the point, from the left.
fn group_fraction(rest: &str, separator: char) -> String {
    let Some(fraction) = rest.strip_prefix('.') else { return rest.to_owned() };
    let count = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let mut text = String::from(".");
    for (at, digit) in fraction[..count].chars().enumerate() {
        if at > 0 && at % 3 == 0 {
            text.push(separator);
        }
        text.push(digit);
    }
    text + &fraction[count..]
}
