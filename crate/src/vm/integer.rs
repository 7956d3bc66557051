//! Integers beyond 64 bits: hashing, exact division, and what their operations cost.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive, Zero};

use super::hash::{MODULUS, finish};

/// The most digits that go from an integer to text or back. (CPython: `sys.get_int_max_str_digits`.)
pub const MAX_DIGITS: usize = 4300;

/// The hash of a small integer.
#[inline]
pub fn hash(n: i64) -> i64 {
    let magnitude = (n.unsigned_abs() % MODULUS) as i64;
    finish(if n < 0 { -magnitude } else { magnitude })
}

pub fn hash_big(n: &BigInt) -> i64 {
    let magnitude = (n.magnitude() % MODULUS).to_i64().unwrap_or(0);
    finish(if n.is_negative() { -magnitude } else { magnitude })
}

/// The nearest float; None when it is too large.
pub fn to_float(n: &BigInt) -> Option<f64> {
    n.to_f64().filter(|x| x.is_finite())
}

/// `a / b`, correctly rounded (half to even); None when the result is too large. `b` is not 0. (CPython: `long_true_divide`.)
pub fn true_divide(a: &BigInt, b: &BigInt) -> Option<f64> {
    if a.is_zero() {
        return Some(0.0);
    }
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.magnitude(), b.magnitude());
    // The quotient is scaled to at least 55 bits, two more than a float's; below the normal range fewer bits count.
    let difference = a.bits() as i64 - b.bits() as i64;
    if difference > 1024 {
        return None;
    }
    let shift = difference.max(-1021) - 55;
    let (quotient, exact) = if shift >= 0 {
        let scaled = b << shift as u64;
        (a / &scaled, (a % &scaled).is_zero())
    } else {
        let scaled = a << shift.unsigned_abs();
        (&scaled / b, (&scaled % b).is_zero())
    };
    // What is cut off lies below the bits that decide the rounding: it only breaks ties.
    let quotient = quotient.to_u64()? | u64::from(!exact);
    let bits = 64 - i64::from(quotient.leading_zeros());
    let surplus = (bits.max(-1021 - shift) - 53) as u32;
    let half = 1_u64 << (surplus - 1);
    let mut rounded = quotient;
    if rounded & half != 0 && rounded & (3 * half - 1) != 0 {
        rounded += half;
    }
    rounded &= !(2 * half - 1);
    let result = libm::scalbn(rounded as f64, shift as i32);
    if result.is_infinite() {
        return None;
    }
    Some(if negative { -result } else { result })
}

/// Words of 64 bits.
pub fn words(n: &BigInt) -> usize {
    (n.bits() / 64 + 1) as usize
}

/// What a multiplication of numbers of so many words costs, in units of work.
pub fn product_work(a: usize, b: usize) -> usize {
    a.max(b).saturating_mul(a.min(b).isqrt())
}

/// The same for a division.
pub fn quotient_work(dividend: usize, divisor: usize) -> usize {
    dividend.saturating_sub(divisor).saturating_mul(divisor) / 64 + dividend
}

/// `pow(base, exponent, modulus)` with a result that has the modulus's sign; None when the base has no inverse. The modulus is not 0.
pub fn pow_mod(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Option<BigInt> {
    if exponent.sign() != Sign::Minus {
        return Some(base.modpow(exponent, modulus));
    }
    let inverse = base.modinv(modulus)?;
    Some(inverse.modpow(&-exponent, modulus))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ten(exponent: u32) -> BigInt {
        BigInt::from(10).pow(exponent)
    }

    #[test]
    fn hash_is_cpythons() {
        assert_eq!(hash(-1), -2);
        assert_eq!(hash(i64::MAX), 3);
        assert_eq!(hash(i64::MIN), -4);
        assert_eq!(hash((1 << 61) - 1), 0);
        assert_eq!(hash_big(&(BigInt::from(1) << 100)), 549755813888);
        assert_eq!(hash_big(&-BigInt::from(1_u128 << 100)), -549755813888);
    }

    #[test]
    fn division_is_rounded_once() {
        assert_eq!(true_divide(&ten(25), &ten(24)), Some(10.0));
        assert_eq!(true_divide(&(ten(25) + 1), &BigInt::from(3)), Some(3.3333333333333333e24));
        assert_eq!(true_divide(&ten(400), &ten(399)), Some(10.0));
        assert_eq!(true_divide(&BigInt::from(-1), &BigInt::from(3)), Some(-1.0 / 3.0));
        assert_eq!(true_divide(&BigInt::from(1), &ten(320)), Some(1e-320));
        assert_eq!(true_divide(&BigInt::from(1), &ten(400)), Some(0.0));
        assert_eq!(true_divide(&ten(400), &BigInt::from(1)), None);
        let odd = (BigInt::from(1) << 53) + 1;
        assert_eq!(true_divide(&odd, &BigInt::from(1)), Some(9007199254740992.0));
    }

    #[test]
    fn powers_under_a_modulus_have_its_sign() {
        let pow = |a: i64, b: i64, m: i64| pow_mod(&a.into(), &b.into(), &m.into()).map(|n| n.to_i64());
        assert_eq!(pow(3, 4, 5), Some(Some(1)));
        assert_eq!(pow(3, 4, -5), Some(Some(-4)));
        assert_eq!(pow(3, -1, 7), Some(Some(5)));
        assert_eq!(pow(2, -1, 4), None);
        assert_eq!(pow(2, 5, 1), Some(Some(0)));
    }
}
