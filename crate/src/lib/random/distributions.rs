//! Real-valued distributions: the algorithms that CPython uses, since they decide which numbers are drawn.

use std::f64::consts::{E, PI};

use libm::{acos, cos, sin, sqrt};

use super::generator::Generator;
use crate::vm::powers::{exp, log, pow};

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

    /// The number of successes of `n` tries, each with the chance `p`. Few successes are counted by the gaps between them (Devroye, 1980),
    /// many by a transformed rejection (Hormann, 1993).
    pub fn binomial(&self, n: i64, p: f64) -> i64 {
        if p == 0.0 || p == 1.0 {
            return if p == 0.0 { 0 } else { n };
        }
        if n == 1 {
            return i64::from(self.float() < p);
        }
        if p > 0.5 {
            return n - self.binomial(n, 1.0 - p);
        }
        if (n as f64) * p < 10.0 {
            return self.binomial_by_gaps(n, p);
        }
        self.binomial_by_rejection(n as f64, p)
    }

    fn binomial_by_gaps(&self, n: i64, p: f64) -> i64 {
        let (mut successes, mut at) = (0, 0);
        let c = libm::log2(1.0 - p);
        if c == 0.0 {
            return successes;
        }
        loop {
            at += libm::floor(libm::log2(self.float()) / c) as i64 + 1;
            if at > n {
                return successes;
            }
            successes += 1;
        }
    }

    fn binomial_by_rejection(&self, n: f64, p: f64) -> i64 {
        let spread = sqrt(n * p * (1.0 - p));
        let b = 1.15 + 2.53 * spread;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let c = n * p + 0.5;
        let v_r = 0.92 - 4.2 / b;
        let alpha = (2.83 + 5.1 / b) * spread;
        let odds = log(p / (1.0 - p));
        let mode = libm::floor((n + 1.0) * p);
        let h = libm::lgamma(mode + 1.0) + libm::lgamma(n - mode + 1.0);
        loop {
            let u = self.float() - 0.5;
            let us = 0.5 - libm::fabs(u);
            let k = libm::floor((2.0 * a / us + b) * u + c);
            if k < 0.0 || k > n {
                continue;
            }
            let v = self.float();
            if us >= 0.07 && v <= v_r {
                return k as i64;
            }
            let v = v * alpha / (a / (us * us) + b);
            if log(v) <= h - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0) + (k - mode) * odds {
                return k as i64;
            }
        }
    }
}
