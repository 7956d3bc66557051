//! Numbers from text, as `int()` and `float()` read them.

use num_bigint::BigInt;
use num_traits::Num;

use super::unicode::decimal_digit;

/// More decimal digits than this are refused, in both directions.
pub const MOST_DIGITS: usize = 4300;

/// Why text is no integer.
#[derive(Debug, PartialEq)]
pub enum BadInt {
    Syntax,
    /// So many digits.
    TooLong(usize),
}

/// Text as an integer; base 0 goes by the prefix. (CPython: `PyLong_FromString`.)
pub fn parse_int(text: &str, base: u32) -> Result<BigInt, BadInt> {
    let text = ascii_digits(text.trim_matches(is_space));
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (radix, digits) = match (prefix(digits), base) {
        (Some((radix, rest)), _) if base == 0 || base == radix => (radix, rest.strip_prefix('_').unwrap_or(rest)),
        (_, 0) if digits.len() > 1 && digits.starts_with('0') && digits.contains(|c: char| c != '0' && c != '_') => {
            return Err(BadInt::Syntax);
        }
        (_, 0) => (10, digits),
        (_, base) => (base, digits),
    };
    let digits = without_underscores(digits, |c| c.is_digit(radix)).ok_or(BadInt::Syntax)?;
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Err(BadInt::Syntax);
    }
    if !radix.is_power_of_two() && digits.len() > MOST_DIGITS {
        return Err(BadInt::TooLong(digits.len()));
    }
    let magnitude = BigInt::from_str_radix(&digits, radix).map_err(|_| BadInt::Syntax)?;
    Ok(if negative { -magnitude } else { magnitude })
}

fn prefix(digits: &str) -> Option<(u32, &str)> {
    let radix = match digits.get(..2)? {
        "0x" | "0X" => 16,
        "0o" | "0O" => 8,
        "0b" | "0B" => 2,
        _ => return None,
    };
    Some((radix, &digits[2..]))
}

/// Text as a float. (CPython: `PyFloat_FromString`.)
pub fn parse_float(text: &str) -> Option<f64> {
    let text = ascii_digits(text.trim_matches(is_space));
    let text = without_underscores(&text, |c| c.is_ascii_digit())?;
    text.parse().ok()
}

/// Digits of other scripts as ASCII.
fn ascii_digits(text: &str) -> String {
    text.chars().map(|c| decimal_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)).collect()
}

/// Takes out underscores, each of which must stand between two digits.
fn without_underscores(text: &str, is_digit: impl Fn(char) -> bool) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|&c| is_digit(c));
        if c == '_' && !(digit(at.checked_sub(1)) && digit(Some(at + 1))) {
            return None;
        }
    }
    Some(chars.into_iter().filter(|&c| c != '_').collect())
}

/// Python's white space: Unicode's, and four control characters.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_have_prefixes_underscores_and_space_around() {
        let good = [("12", 10, 12), (" -1_000\n", 10, -1000), ("0x_1f", 16, 31), ("ff", 16, 255), ("0b101", 0, 5), ("00", 0, 0), ("z", 36, 35), ("١٢", 10, 12)];
        for (text, base, n) in good {
            assert_eq!(parse_int(text, base), Ok(n.into()), "{text}");
        }
        for (text, base) in [("", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("012", 0), ("1.5", 10), ("- 1", 10), ("0x", 16), ("9", 8)] {
            assert_eq!(parse_int(text, base), Err(BadInt::Syntax), "{text}");
        }
    }

    #[test]
    fn floats_are_read_as_python_reads_them() {
        assert_eq!(parse_float(" 1_0.5e3 "), Some(10500.0));
        assert_eq!(parse_float("-.5"), Some(-0.5));
        assert_eq!(parse_float("Infinity"), Some(f64::INFINITY));
        assert!(parse_float("nan").is_some_and(f64::is_nan));
        for text in ["", "1e", "1_.5", "0x1", "one"] {
            assert_eq!(parse_float(text), None, "{text}");
        }
    }
}
