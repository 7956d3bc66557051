//! Real-valued distributions: the algorithms that CPython uses, since they decide which numbers are drawn.

use std::f64::consts::{E, PI};

use libm::{acos, cos, exp, log, pow, sin, sqrt};

use super::generator::Generator;

const TWO_PI: f64 = 2.0 * PI;

impl Generator {
    /// Kinderman and Monahan, 1977.
    pub fn normal(&self, mean: f64, deviation: f64) -> f64 {
        let magic = 4.0 * exp(-0.5) / sqrt(2.0);
        loop {
            let (first, second) = (self.float(), 1.0 - self.float());
            let z = magic * (first - 0.5) / second;
            if z * z / 4.0 <= -log(second) {
                return mean + z * deviation;
            }
        }
    }

    /// Box and Muller: two at a time.
    pub fn gauss(&self, mean: f64, deviation: f64) -> f64 {
        let z = self.spare.take().unwrap_or_else(|| {
            let angle = self.float() * TWO_PI;
            let radius = sqrt(-2.0 * log(1.0 - self.float()));
            self.spare.set(Some(sin(angle) * radius));
            cos(angle) * radius
        });
        mean + z * deviation
    }

    pub fn exponential(&self, rate: f64) -> f64 {
        -log(1.0 - self.float()) / rate
    }

    /// `mode` None is the middle.
    pub fn triangular(&self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let u = self.float();
        let c = match mode {
            None => 0.5,
            Some(_) if high == low => return low,
            Some(mode) => (mode - low) / (high - low),
        };
        let (u, c, low, high) = if u > c { (1.0 - u, 1.0 - c, high, low) } else { (u, c, low, high) };
        low + (high - low) * sqrt(u * c)
    }

    /// Cheng, 1977, for a shape above 1; Ahrens and Dieter, 1974, below.
    pub fn gamma(&self, shape: f64, scale: f64) -> f64 {
        if shape > 1.0 {
            return self.gamma_above_1(shape) * scale;
        }
        if shape == 1.0 {
            return -log(1.0 - self.float()) * scale;
        }
        loop {
            let b = (E + shape) / E;
            let p = b * self.float();
            let x = if p <= 1.0 { pow(p, 1.0 / shape) } else { -log((b - p) / shape) };
            let u = self.float();
            let accepted = if p > 1.0 { u <= pow(x, shape - 1.0) } else { u <= exp(-x) };
            if accepted {
                return x * scale;
            }
        }
    }

    fn gamma_above_1(&self, shape: f64) -> f64 {
        let root = sqrt(2.0 * shape - 1.0);
        let (b, c) = (shape - log(4.0), shape + root);
        let magic = 1.0 + log(4.5);
        loop {
            let first = self.float();
            if !(1e-7 < first && first < 0.9999999) {
                continue;
            }
            let second = 1.0 - self.float();
            let v = log(first / (1.0 - first)) / root;
            let x = shape * exp(v);
            let z = first * first * second;
            let r = b + c * v - x;
            if r + magic - 4.5 * z >= 0.0 || r >= log(z) {
                return x;
            }
        }
    }

    pub fn beta(&self, alpha: f64, beta: f64) -> f64 {
        let y = self.gamma(alpha, 1.0);
        if y == 0.0 { 0.0 } else { y / (y + self.gamma(beta, 1.0)) }
    }

    pub fn pareto(&self, shape: f64) -> f64 {
        pow(1.0 - self.float(), -1.0 / shape)
    }

    pub fn weibull(&self, scale: f64, shape: f64) -> f64 {
        let u = 1.0 - self.float();
        scale * pow(-log(u), 1.0 / shape)
    }

    /// Best and Fisher, 1979.
    pub fn von_mises(&self, mean: f64, concentration: f64) -> f64 {
        if concentration <= 1e-6 {
            return TWO_PI * self.float();
        }
        let s = 0.5 / concentration;
        let r = s + sqrt(1.0 + s * s);
        let z = loop {
            let z = cos(PI * self.float());
            let d = z / (r + z);
            let u = self.float();
            if u < 1.0 - d * d || u <= (1.0 - d) * exp(d) {
                break z;
            }
        };
        let q = 1.0 / r;
        let f = (q + z) / (1.0 + q * z);
        let angle = if self.float() > 0.5 { mean + acos(f) } else { mean - acos(f) };
        angle.rem_euclid(TWO_PI)
    }
}
