//! `complex`.

use std::rc::Rc;

use super::Vm;
use super::class::Class;
use super::float;
use super::hash::finish;
use super::native::Stop;
use super::object::Object;
use super::value::Value;
use crate::compile::symbol::Symbol;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    pub real: f64,
    pub imaginary: f64,
}

/// Why a power has no value.
#[derive(Debug, PartialEq)]
pub enum PowerError {
    ZeroToNegative,
    Overflow,
}

impl Complex {
    pub fn new(real: f64, imaginary: f64) -> Complex {
        Complex { real, imaginary }
    }

    /// `abs`
    pub fn magnitude(self) -> f64 {
        libm::hypot(self.real, self.imaginary)
    }

    pub fn hash(self) -> i64 {
        let imaginary = float::hash(self.imaginary).wrapping_mul(1_000_003);
        finish(float::hash(self.real).wrapping_add(imaginary))
    }

    pub fn text(self) -> String {
        let imaginary = part(self.imaginary);
        if self.real == 0.0 && self.real.is_sign_positive() {
            return format!("{imaginary}j");
        }
        let sign = if imaginary.starts_with('-') { "" } else { "+" };
        format!("({}{sign}{imaginary}j)", part(self.real))
    }

    pub fn product(self, other: Complex) -> Complex {
        Complex::new(
            self.real * other.real - self.imaginary * other.imaginary,
            self.real * other.imaginary + self.imaginary * other.real,
        )
    }

    /// The quotient, the divisor not 0; by Smith's method, which scales by the divisor's larger part.
    pub fn quotient(self, other: Complex) -> Complex {
        let (a, b) = (self, other);
        if b.real.abs() >= b.imaginary.abs() {
            let ratio = b.imaginary / b.real;
            let scale = b.real + b.imaginary * ratio;
            return Complex::new((a.real + a.imaginary * ratio) / scale, (a.imaginary - a.real * ratio) / scale);
        }
        let ratio = b.real / b.imaginary;
        let scale = b.real * ratio + b.imaginary;
        Complex::new((a.real * ratio + a.imaginary) / scale, (a.imaginary * ratio - a.real) / scale)
    }

    /// `self ** exponent`. (CPython: `complex_pow`.)
    pub fn power(self, exponent: Complex) -> Result<Complex, PowerError> {
        /// Up to this, whole exponents are multiplied out.
        const WHOLE: f64 = 100.0;
        let whole = exponent.imaginary == 0.0 && exponent.real == exponent.real.floor() && exponent.real.abs() <= WHOLE;
        let result = if whole { self.whole_power(exponent.real as i32)? } else { self.general_power(exponent)? };
        if result.real.is_finite() && result.imaginary.is_finite() || !self.is_finite() || !exponent.is_finite() {
            Ok(result)
        } else {
            Err(PowerError::Overflow)
        }
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imaginary.is_finite()
    }

    fn is_zero(self) -> bool {
        self.real == 0.0 && self.imaginary == 0.0
    }

    fn whole_power(self, exponent: i32) -> Result<Complex, PowerError> {
        let mut result = Complex::new(1.0, 0.0);
        let mut square = self;
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            if left & 1 == 1 {
                result = result.product(square);
            }
            left >>= 1;
            square = square.product(square);
        }
        if exponent >= 0 {
            return Ok(result);
        }
        if self.is_zero() {
            return Err(PowerError::ZeroToNegative);
        }
        Ok(Complex::new(1.0, 0.0).quotient(result))
    }

    fn general_power(self, exponent: Complex) -> Result<Complex, PowerError> {
        if self.is_zero() {
            if exponent.imaginary != 0.0 || exponent.real < 0.0 {
                return Err(PowerError::ZeroToNegative);
            }
            return Ok(Complex::new(0.0, 0.0));
        }
        let magnitude = self.magnitude();
        let angle = libm::atan2(self.imaginary, self.real);
        let mut length = libm::pow(magnitude, exponent.real);
        let mut phase = angle * exponent.real;
        if exponent.imaginary != 0.0 {
            length *= libm::exp(-angle * exponent.imaginary);
            phase += exponent.imaginary * libm::log(magnitude);
        }
        Ok(Complex::new(length * libm::cos(phase), length * libm::sin(phase)))
    }
}

/// One of its numbers, without a needless `.0`.
fn part(x: f64) -> String {
    let mut text = float::repr(x);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

impl Object for Complex {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.complex.clone()
    }

    fn attribute(&self, vm: &mut Vm, _this: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        Ok(match &**vm.names.name(name) {
            "real" => Some(Value::float(self.real)),
            "imag" => Some(Value::float(self.imaginary)),
            _ => None,
        })
    }

    fn repr(&self, _vm: &mut Vm, _this: &Value) -> Result<Option<String>, Stop> {
        Ok(Some(self.text()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(real: f64, imaginary: f64) -> Complex {
        Complex::new(real, imaginary)
    }

    #[test]
    fn text_is_cpythons() {
        assert_eq!(c(0.0, 1.0).text(), "1j");
        assert_eq!(c(-0.0, 2.0).text(), "(-0+2j)");
        assert_eq!(c(0.0, -1.5).text(), "-1.5j");
        assert_eq!(c(1.5, 0.0).text(), "(1.5+0j)");
        assert_eq!(c(f64::NAN, f64::NEG_INFINITY).text(), "(nan-infj)");
        assert_eq!(c(0.0, 1e20).text(), "1e+20j");
    }

    #[test]
    fn arithmetic_is_cpythons() {
        assert_eq!(c(1.0, 2.0).quotient(c(3.0, -4.0)), c(-0.2, 0.4));
        assert_eq!(c(0.0, 1.0).power(c(2.0, 0.0)), Ok(c(-1.0, 0.0)));
        assert_eq!(c(0.0, 2.0).power(c(-1.0, 0.0)), Ok(c(0.0, -0.5)));
        assert_eq!(c(0.0, 0.0).power(c(-1.0, 0.0)), Err(PowerError::ZeroToNegative));
        assert_eq!(c(1e200, 0.0).power(c(2.0, 0.0)), Err(PowerError::Overflow));
        assert_eq!(c(1.0, 2.0).hash(), 2000007);
    }
}
