//! Arithmetic of numbers: integers of any size, floats, complex numbers, and their mixtures.

use std::rc::Rc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::complex::{Complex, PowerError};
use super::native::Stop;
use super::value::Value;
use super::{Vm, float, integer};
use crate::compile::code::{BinaryOp, UnaryOp};

/// A number, apart from its origin.
#[derive(Clone)]
pub enum Number {
    Int(i64),
    Big(Rc<BigInt>),
    Float(f64),
    Complex(Complex),
}

impl Number {
    /// The number that a built-in value is (`bool` included); None for everything else.
    #[inline]
    pub fn of(value: &Value) -> Option<Number> {
        Some(match value {
            &Value::Int(_, n) => Number::Int(n),
            &Value::Bool(b) => Number::Int(i64::from(b)),
            Value::BigInt(n) => Number::Big(n.clone()),
            &Value::Float(_, x) => Number::Float(x),
            Value::Native(native) => Number::Complex(*native.get::<Complex>()?),
            _ => return None,
        })
    }

    fn to_big(&self) -> Option<BigInt> {
        match self {
            Number::Int(n) => Some(BigInt::from(*n)),
            Number::Big(n) => Some((**n).clone()),
            _ => None,
        }
    }
}

impl Vm {
    /// A number as a float. Errors: OverflowError for an integer that is too large.
    fn number_to_float(&self, number: &Number) -> Result<f64, Stop> {
        match number {
            Number::Int(n) => Ok(*n as f64),
            Number::Float(x) => Ok(*x),
            Number::Big(n) => {
                integer::to_float(n).ok_or_else(|| self.overflow_error("int too large to convert to float"))
            }
            Number::Complex(complex) => Ok(complex.real),
        }
    }

    /// `a op b`; None where the operator is not defined for such numbers.
    pub(super) fn arithmetic(&mut self, op: BinaryOp, a: &Number, b: &Number) -> Result<Option<Value>, Stop> {
        match (a, b) {
            (Number::Int(a), Number::Int(b)) => self.small_arithmetic(op, *a, *b),
            (Number::Complex(_), _) | (_, Number::Complex(_)) => self.complex_arithmetic(op, a, b),
            (Number::Float(_), _) | (_, Number::Float(_)) => {
                let (a, b) = (self.number_to_float(a)?, self.number_to_float(b)?);
                self.float_arithmetic(op, a, b)
            }
            _ => match (a.to_big(), b.to_big()) {
                (Some(a), Some(b)) => self.big_arithmetic(op, &a, &b),
                _ => Ok(None),
            },
        }
    }

    fn small_arithmetic(&mut self, op: BinaryOp, a: i64, b: i64) -> Result<Option<Value>, Stop> {
        let small = match op {
            BinaryOp::Add => a.checked_add(b),
            BinaryOp::Sub => a.checked_sub(b),
            BinaryOp::Mul => a.checked_mul(b),
            BinaryOp::Div => return self.divide_small(a, b).map(Some),
            BinaryOp::FloorDiv | BinaryOp::Mod if b == 0 => return Err(self.zero_division("division by zero")),
            BinaryOp::FloorDiv => (a != i64::MIN || b != -1).then(|| Integer::div_floor(&a, &b)),
            BinaryOp::Mod => Some(if b == -1 { 0 } else { Integer::mod_floor(&a, &b) }),
            BinaryOp::Pow => return self.power_small(a, b).map(Some),
            BinaryOp::LShift => return self.shift_left(&BigInt::from(a), b).map(Some),
            BinaryOp::RShift if b < 0 => return Err(self.value_error("negative shift count")),
            BinaryOp::RShift => Some(a >> b.min(63)),
            BinaryOp::And => Some(a & b),
            BinaryOp::Or => Some(a | b),
            BinaryOp::Xor => Some(a ^ b),
            BinaryOp::MatMul => return Ok(None),
        };
        match small {
            Some(n) => Ok(Some(Value::int(n))),
            None => self.big_arithmetic(op, &BigInt::from(a), &BigInt::from(b)),
        }
    }

    fn big_arithmetic(&mut self, op: BinaryOp, a: &BigInt, b: &BigInt) -> Result<Option<Value>, Stop> {
        let (long, wide) = (integer::words(a), integer::words(b));
        self.reserve(8 * (long + wide) as u64)?;
        let result = match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => {
                self.spend(integer::product_work(long, wide))?;
                a * b
            }
            BinaryOp::Div | BinaryOp::FloorDiv | BinaryOp::Mod if b.is_zero() => {
                return Err(self.zero_division("division by zero"));
            }
            BinaryOp::Div => {
                self.spend(integer::quotient_work(long, wide))?;
                let quotient = integer::true_divide(a, b);
                let quotient =
                    quotient.ok_or_else(|| self.overflow_error("integer division result too large for a float"))?;
                return Ok(Some(Value::float(quotient)));
            }
            BinaryOp::FloorDiv => {
                self.spend(integer::quotient_work(long, wide))?;
                a.div_floor(b)
            }
            BinaryOp::Mod => {
                self.spend(integer::quotient_work(long, wide))?;
                a.mod_floor(b)
            }
            BinaryOp::Pow => return self.power_big(a, b).map(Some),
            BinaryOp::LShift | BinaryOp::RShift if b.is_negative() => {
                return Err(self.value_error("negative shift count"));
            }
            BinaryOp::LShift => match b.to_i64() {
                Some(count) => return self.shift_left(a, count).map(Some),
                None if a.is_zero() => BigInt::ZERO,
                None => return Err(self.overflow_error("too many digits in integer")),
            },
            BinaryOp::RShift => match b.to_u64() {
                Some(count) => a >> count,
                None => BigInt::from(if a.is_negative() { -1 } else { 0 }),
            },
            BinaryOp::And => a & b,
            BinaryOp::Or => a | b,
            BinaryOp::Xor => a ^ b,
            BinaryOp::MatMul => return Ok(None),
        };
        Ok(Some(Value::big(result)))
    }

    fn divide_small(&mut self, a: i64, b: i64) -> Result<Value, Stop> {
        /// Up to here, every integer is a float.
        const EXACT: u64 = 1 << 53;
        if b == 0 {
            return Err(self.zero_division("division by zero"));
        }
        if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
            return Ok(Value::float(a as f64 / b as f64));
        }
        Ok(Value::float(integer::true_divide(&BigInt::from(a), &BigInt::from(b)).unwrap_or(f64::NAN)))
    }

    fn shift_left(&mut self, n: &BigInt, count: i64) -> Result<Value, Stop> {
        if count < 0 {
            return Err(self.value_error("negative shift count"));
        }
        if n.is_zero() {
            return Ok(Value::int(0));
        }
        if count >= 1 << 60 {
            return Err(self.overflow_error("too many digits in integer"));
        }
        let bytes = (count as u64 + n.bits()) / 8;
        self.reserve(bytes)?;
        self.spend(bytes as usize / 64)?;
        Ok(Value::big(n << count as u64))
    }

    fn power_small(&mut self, base: i64, exponent: i64) -> Result<Value, Stop> {
        if exponent < 0 {
            return self.float_power(base as f64, exponent as f64);
        }
        let small = u32::try_from(exponent).ok().and_then(|exponent| base.checked_pow(exponent));
        match small {
            Some(n) => Ok(Value::int(n)),
            None => self.power_big(&BigInt::from(base), &BigInt::from(exponent)),
        }
    }

    fn power_big(&mut self, base: &BigInt, exponent: &BigInt) -> Result<Value, Stop> {
        if exponent.is_negative() {
            let (base, exponent) = (Number::Big(Rc::new(base.clone())), Number::Big(Rc::new(exponent.clone())));
            let (base, exponent) = (self.number_to_float(&base)?, self.number_to_float(&exponent)?);
            return self.float_power(base, exponent);
        }
        // 0, 1 and -1 stay small, whatever the exponent.
        if base.magnitude().bits() <= 1 {
            let result = match base.to_i64() {
                _ if exponent.is_zero() => 1,
                Some(-1) if !exponent.bit(0) => 1,
                small => small.unwrap_or(0),
            };
            return Ok(Value::int(result));
        }
        let exponent = exponent.to_u64().unwrap_or(u64::MAX);
        let bytes = (base.bits() - 1).saturating_mul(exponent) / 8;
        self.reserve(bytes)?;
        let words = bytes as usize / 8 + 1;
        self.spend(integer::product_work(words, words))?;
        Ok(Value::big(base.pow(exponent as u32)))
    }

    fn float_arithmetic(&mut self, op: BinaryOp, a: f64, b: f64) -> Result<Option<Value>, Stop> {
        let result = match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => a * b,
            BinaryOp::Div | BinaryOp::FloorDiv | BinaryOp::Mod if b == 0.0 => {
                return Err(self.zero_division("division by zero"));
            }
            BinaryOp::Div => a / b,
            BinaryOp::FloorDiv => float::div_mod(a, b).0,
            BinaryOp::Mod => float::div_mod(a, b).1,
            BinaryOp::Pow => return self.float_power(a, b).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(Value::float(result)))
    }

    /// (CPython: `float_pow`.)
    fn float_power(&mut self, base: f64, exponent: f64) -> Result<Value, Stop> {
        if base == 0.0 && exponent < 0.0 {
            return Err(self.zero_division("zero to a negative power"));
        }
        if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
            return self.complex_power(Complex::new(base, 0.0), Complex::new(exponent, 0.0));
        }
        let result = super::powers::pow(base, exponent);
        if result.is_infinite() && base.is_finite() && exponent.is_finite() {
            let args = vec![Value::int(34), Value::str("Numerical result out of range")];
            return Err(Stop::Raise(self.exception_with(&self.types.overflow_error, args)));
        }
        Ok(Value::float(result))
    }

    /// A real number stays real in sums, products and as a divisor, so that zeros keep their signs.
    fn complex_arithmetic(&mut self, op: BinaryOp, a: &Number, b: &Number) -> Result<Option<Value>, Stop> {
        let real = |vm: &Vm, number: &Number| match number {
            Number::Complex(_) => Ok(None),
            other => vm.number_to_float(other).map(Some),
        };
        let whole = |number: &Number, real: Option<f64>| match number {
            Number::Complex(complex) => *complex,
            _ => Complex::new(real.unwrap_or(0.0), 0.0),
        };
        let (a_real, b_real) = (real(self, a)?, real(self, b)?);
        let (a, b) = (whole(a, a_real), whole(b, b_real));
        let result = match (op, a_real, b_real) {
            (BinaryOp::Add, Some(x), _) => Complex::new(x + b.real, b.imaginary),
            (BinaryOp::Add, _, Some(x)) => Complex::new(a.real + x, a.imaginary),
            (BinaryOp::Add, ..) => Complex::new(a.real + b.real, a.imaginary + b.imaginary),
            (BinaryOp::Sub, Some(x), _) => Complex::new(x - b.real, -b.imaginary),
            (BinaryOp::Sub, _, Some(x)) => Complex::new(a.real - x, a.imaginary),
            (BinaryOp::Sub, ..) => Complex::new(a.real - b.real, a.imaginary - b.imaginary),
            (BinaryOp::Mul, Some(x), _) => Complex::new(x * b.real, x * b.imaginary),
            (BinaryOp::Mul, _, Some(x)) => Complex::new(a.real * x, a.imaginary * x),
            (BinaryOp::Mul, ..) => a.product(b),
            (BinaryOp::Div, ..) if b.real == 0.0 && b.imaginary == 0.0 => {
                return Err(self.zero_division("division by zero"));
            }
            (BinaryOp::Div, _, Some(x)) => Complex::new(a.real / x, a.imaginary / x),
            (BinaryOp::Div, ..) => a.quotient(b),
            (BinaryOp::Pow, ..) => return self.complex_power(a, b).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(Value::native(result)))
    }

    fn complex_power(&mut self, base: Complex, exponent: Complex) -> Result<Value, Stop> {
        match base.power(exponent) {
            Ok(result) => Ok(Value::native(result)),
            Err(PowerError::ZeroToNegative) => Err(self.zero_division("zero to a negative or complex power")),
            Err(PowerError::Overflow) => Err(self.overflow_error("complex exponentiation")),
        }
    }

    /// `+a`, `-a`, `~a`; None where the operator is not defined for such a number.
    pub(super) fn unary_arithmetic(&mut self, op: UnaryOp, number: &Number) -> Option<Value> {
        Some(match (op, number) {
            (UnaryOp::Pos, Number::Int(n)) => Value::int(*n),
            (UnaryOp::Pos, Number::Big(n)) => Value::BigInt(n.clone()),
            (UnaryOp::Pos, Number::Float(x)) => Value::float(*x),
            (UnaryOp::Pos, Number::Complex(complex)) => Value::native(*complex),
            (UnaryOp::Neg, Number::Int(n)) => match n.checked_neg() {
                Some(n) => Value::int(n),
                None => Value::big(-BigInt::from(*n)),
            },
            (UnaryOp::Neg, Number::Big(n)) => Value::big(-&**n),
            (UnaryOp::Neg, Number::Float(x)) => Value::float(-x),
            (UnaryOp::Neg, Number::Complex(complex)) => Value::native(Complex::new(-complex.real, -complex.imaginary)),
            (UnaryOp::Invert, Number::Int(n)) => Value::int(!n),
            (UnaryOp::Invert, Number::Big(n)) => Value::big(!&**n),
            _ => return None,
        })
    }

    /// `pow(base, exponent, modulus)` of integers; None when one is none.
    pub fn power_modulo(&mut self, base: &Value, exponent: &Value, modulus: &Value) -> Result<Option<Value>, Stop> {
        let big = |value: &Value| Number::of(value).and_then(|number| number.to_big());
        let (Some(base), Some(exponent), Some(modulus)) = (big(base), big(exponent), big(modulus)) else {
            return Ok(None);
        };
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        let words = integer::words(&modulus);
        self.spend(integer::product_work(words, words).saturating_mul(exponent.bits() as usize))?;
        match integer::pow_mod(&base, &exponent, &modulus) {
            Some(result) => Ok(Some(Value::big(result))),
            None => Err(self.value_error("base is not invertible for the given modulus")),
        }
    }

    /// `divmod(a, b)` of built-in real numbers; None when one is none.
    pub fn divide_with_remainder(&mut self, a: &Value, b: &Value) -> Result<Option<(Value, Value)>, Stop> {
        let (Some(a), Some(b)) = (Number::of(a), Number::of(b)) else { return Ok(None) };
        let Some(quotient) = self.arithmetic(BinaryOp::FloorDiv, &a, &b)? else { return Ok(None) };
        let Some(remainder) = self.arithmetic(BinaryOp::Mod, &a, &b)? else { return Ok(None) };
        Ok(Some((quotient, remainder)))
    }
}
