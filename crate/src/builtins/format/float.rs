//! Floats as text, as `repr`, `format` and `%` want it.

/// How the digits are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    /// The shortest digits that give the same float again.
    Repr,
    /// `1.5e+00`, with so many digits after the point.
    Exponent(usize),
    /// `1.50`, likewise.
    Fixed(usize),
    /// So many digits in all, trailing zeros dropped, whichever layout is the shorter.
    General(usize),
}

/// Text of a float. (CPython: `PyOS_double_to_string`.)
#[derive(Clone, Copy, Debug)]
pub struct FloatFormat {
    pub style: Style,
    /// `#`: there is always a point, and `g` keeps its zeros.
    pub alternate: bool,
    /// An integral value ends in `.0`.
    pub point_zero: bool,
    pub upper: bool,
    pub no_negative_zero: bool,
}

/// No float has more significant digits; nor has Rust's formatting a precision without bound.
const ENOUGH: usize = 1100;

impl FloatFormat {
    pub fn new(style: Style) -> FloatFormat {
        FloatFormat { style, alternate: false, point_zero: false, upper: false, no_negative_zero: false }
    }

    /// The text, with a `-` when it is negative.
    pub fn text(&self, x: f64) -> String {
        let text = self.lower(x);
        if self.upper { text.to_ascii_uppercase() } else { text }
    }

    fn lower(&self, x: f64) -> String {
        if x.is_nan() {
            return "nan".into();
        }
        let magnitude = if x.is_infinite() { "inf".into() } else { self.finite(x.abs()) };
        let zero = || !magnitude.split('e').next().unwrap_or_default().contains(|c: char| ('1'..='9').contains(&c));
        let negative = x.is_sign_negative() && !(self.no_negative_zero && x.is_finite() && zero());
        if negative { format!("-{magnitude}") } else { magnitude }
    }

    fn finite(&self, x: f64) -> String {
        match self.style {
            Style::Fixed(precision) => {
                let mut text = format!("{x:.*}", precision.min(ENOUGH));
                text.extend(std::iter::repeat_n('0', precision.saturating_sub(ENOUGH)));
                if self.alternate && precision == 0 {
                    text.push('.');
                }
                text
            }
            Style::Exponent(precision) => {
                let (digits, exponent) = digits(x, precision + 1);
                self.scientific(&digits, exponent)
            }
            Style::Repr => {
                let (digits, exponent) = shortest(x);
                if (-4..16).contains(&exponent) { self.plain(&digits, exponent) } else { self.scientific(&digits, exponent) }
            }
            Style::General(precision) => self.general(x, precision.max(1)),
        }
    }

    fn general(&self, x: f64, precision: usize) -> String {
        let (mut digits, exponent) = digits(x, precision);
        if !self.alternate {
            digits.truncate(digits.trim_end_matches('0').len().max(1));
        }
        let most = precision as i32 - i32::from(self.point_zero);
        if (-4..most).contains(&exponent) { self.plain(&digits, exponent) } else { self.scientific(&digits, exponent) }
    }

    /// `digits` with the point after the first, times ten to the `exponent`, written out.
    fn plain(&self, digits: &str, exponent: i32) -> String {
        let mut text = String::new();
        let whole = (exponent + 1).max(0) as usize;
        if whole == 0 {
            text.push_str("0.");
            text.extend(std::iter::repeat_n('0', (-exponent - 1) as usize));
            text.push_str(digits);
            return text;
        }
        text.push_str(&digits[..digits.len().min(whole)]);
        text.extend(std::iter::repeat_n('0', whole.saturating_sub(digits.len())));
        match digits.get(whole..).filter(|rest| !rest.is_empty()) {
            Some(rest) => {
                text.push('.');
                text.push_str(rest);
            }
            None if self.point_zero => text.push_str(".0"),
            None if self.alternate => text.push('.'),
            None => {}
        }
        text
    }

    fn scientific(&self, digits: &str, exponent: i32) -> String {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() && !self.alternate { "" } else { "." };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{first}{point}{rest}e{sign}{:02}", exponent.abs())
    }
}

/// `repr(x)`
pub fn repr(x: f64) -> String {
    FloatFormat { point_zero: true, ..FloatFormat::new(Style::Repr) }.text(x)
}

/// The float's first `count` significant digits, correctly rounded, and the exponent of the first.
fn digits(x: f64, count: usize) -> (String, i32) {
    let (mut digits, exponent) = split(&format!("{x:.*e}", count.clamp(1, ENOUGH) - 1));
    digits.extend(std::iter::repeat_n('0', count.saturating_sub(ENOUGH)));
    (digits, exponent)
}

fn shortest(x: f64) -> (String, i32) {
    split(&format!("{x:e}"))
}

fn split(scientific: &str) -> (String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    (mantissa.chars().filter(char::is_ascii_digit).collect(), exponent.parse().unwrap_or(0))
}
