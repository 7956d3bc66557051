//! Floats: their text, their hash, and comparing and dividing them exactly.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::hash::{MODULUS, finish};

/// The shortest text that reads back as the same number, as CPython writes it: `0.1`, `1e+16`, `inf`.
pub fn repr(x: f64) -> String {
    if x.is_nan() {
        return "nan".into();
    }
    if x.is_infinite() {
        return if x > 0.0 { "inf".into() } else { "-inf".into() };
    }
    // Rust's digits, and its choice between the two notations, are CPython's; the exponent is written in another way.
    let text = format!("{x:?}");
    let Some((digits, exponent)) = text.split_once('e') else { return text };
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!("{digits}e{sign}{exponent:0>2}")
}

/// The number modulo 2^61 - 1, equal to the hash of the equal integer. (CPython: `_Py_HashDouble`.)
pub fn hash(x: f64) -> i64 {
    if x.is_nan() {
        return 0;
    }
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { -314_159 };
    }
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) };
    // 2^61 is 1 here, so that multiplying by a power of two is a rotation of 61 bits.
    let turn = exponent.rem_euclid(61) as u32;
    let rotated = ((mantissa << turn) & MODULUS) | if turn == 0 { 0 } else { mantissa >> (61 - turn) };
    let magnitude = (rotated % MODULUS) as i64;
    finish(if x < 0.0 { -magnitude } else { magnitude })
}

/// Compares with an integer, exactly; None for a nan.
pub fn compare_int(x: f64, n: i64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if x.is_nan() {
        return None;
    }
    if x >= LIMIT {
        return Some(Ordering::Greater);
    }
    if x < -LIMIT {
        return Some(Ordering::Less);
    }
    let whole = x.trunc();
    let fraction = if x > whole {
        Ordering::Greater
    } else if x < whole {
        Ordering::Less
    } else {
        Ordering::Equal
    };
    Some((whole as i64).cmp(&n).then(fraction))
}

/// Compares with an integer beyond 64 bits, exactly; None for a nan.
pub fn compare_big(x: f64, n: &BigInt) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    // Floats this large have no fraction; a smaller one is settled by the integer's sign.
    match BigInt::from_f64(x) {
        Some(whole) => Some(whole.cmp(n)),
        None => Some(if x > 0.0 { Ordering::Greater } else { Ordering::Less }),
    }
}

/// `divmod`, the divisor not 0: the remainder has the divisor's sign. (CPython: `float_divmod`.)
pub fn div_mod(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(a / b), remainder);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_text_in_cpythons_notation() {
        let cases = [
            (0.1, "0.1"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1e22, "1e+22"),
            (1.5e-7, "1.5e-07"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (5e-324, "5e-324"),
            (1.0 / 3.0, "0.3333333333333333"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (9999999999999998.0, "9999999999999998.0"),
        ];
        for (x, text) in cases {
            assert_eq!(repr(x), text);
        }
    }

    #[test]
    fn hash_is_cpythons() {
        let cases = [
            (0.0, 0),
            (1.0, 1),
            (-1.0, -2),
            (1.5, 1152921504606846977),
            (0.1, 230584300921369408),
            (1e300, 1224995262755759164),
            (-2.5, -1152921504606846978),
            (5e-324, 16777216),
            (f64::INFINITY, 314159),
            (1e18, 1000000000000000000),
        ];
        for (x, expected) in cases {
            assert_eq!(hash(x), expected, "hash({x})");
        }
    }

    #[test]
    fn integers_and_floats_compare_exactly() {
        assert_eq!(compare_int(9007199254740992.0, 9007199254740993), Some(Ordering::Less));
        assert_eq!(compare_int(2.5, 2), Some(Ordering::Greater));
        assert_eq!(compare_int(-2.5, -2), Some(Ordering::Less));
        assert_eq!(compare_int(-0.0, 0), Some(Ordering::Equal));
        assert_eq!(compare_int(9223372036854775808.0, i64::MAX), Some(Ordering::Greater));
        assert_eq!(compare_int(f64::NAN, 0), None);
        assert_eq!(compare_big(1e30, &BigInt::from(10).pow(30)), Some(Ordering::Greater));
        assert_eq!(compare_big(f64::INFINITY, &BigInt::from(10).pow(400)), Some(Ordering::Less).map(Ordering::reverse));
    }

    #[test]
    fn the_remainder_has_the_divisors_sign() {
        assert_eq!(div_mod(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(div_mod(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(div_mod(-5.0, f64::INFINITY), (-1.0, f64::INFINITY));
        assert!(div_mod(-0.0, 1.0).0.is_sign_negative());
        assert!(div_mod(0.0, -1.0).1.is_sign_negative());
    }
}
