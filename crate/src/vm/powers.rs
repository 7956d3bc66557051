//! `exp`, `log` and `pow`, rounded as well as C libraries round them today: computed in twice the precision of a float.
//!
//! `libm`'s own are right to the last digit but one; a program that prints compound interest would show it.

/// A number as the sum of two floats, the second far smaller.
#[derive(Clone, Copy)]
struct Double(f64, f64);

impl Double {
    fn sum(a: f64, b: f64) -> Double {
        let total = a + b;
        let part = total - a;
        Double(total, (a - (total - part)) + (b - part))
    }

    fn add(self, other: Double) -> Double {
        let Double(high, low) = Double::sum(self.0, other.0);
        Double::sum(high, low + self.1 + other.1)
    }

    fn times(self, other: Double) -> Double {
        let high = self.0 * other.0;
        let low = libm::fma(self.0, other.0, -high) + (self.0 * other.1 + self.1 * other.0);
        Double::sum(high, low)
    }
}

const LN_2: Double = Double(std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);
/// Terms of the series: the argument is below 1/1000.
const TERMS: u32 = 9;
/// How often the argument is halved.
const HALVINGS: i32 = 9;

/// e to the power of x, and the power of two to scale it by. |x| below 800.
fn exp_parts(x: Double) -> (Double, i32) {
    let twos = libm::round(x.0 / LN_2.0);
    let rest = x.add(LN_2.times(Double(-twos, 0.0)));
    let scale = 1.0 / f64::from(1 << HALVINGS);
    let small = Double(rest.0 * scale, rest.1 * scale);
    // exp(s) - 1, so that nothing of it is lost beside the 1.
    let mut series = Double(0.0, 0.0);
    for n in (1..=TERMS).rev() {
        let inverse = reciprocal(f64::from(n));
        series = small.times(inverse).times(Double(1.0, 0.0).add(series));
    }
    for _ in 0..HALVINGS {
        // (1 + s)² - 1 = 2s + s²
        series = Double(2.0 * series.0, 2.0 * series.1).add(series.times(series));
    }
    (Double(1.0, 0.0).add(series), twos as i32)
}

fn reciprocal(n: f64) -> Double {
    let high = 1.0 / n;
    Double(high, libm::fma(-high, n, 1.0) / n)
}

/// The logarithm of a positive, normal number: one step of Newton's from that of `libm`.
fn logarithm(x: f64) -> Double {
    // Around 1 the power of two would take away what little there is.
    let (fraction, twos) = if (0.7..1.4).contains(&x) { (x, 0) } else { libm::frexp(x) };
    let near = libm::log(fraction);
    let (power, shift) = exp_parts(Double(-near, 0.0));
    let product = power.times(Double(libm::scalbn(fraction, shift), 0.0));
    let error = product.add(Double(-1.0, 0.0));
    let half = Double(-0.5 * error.0, -0.5 * error.1);
    let correction = error.times(Double(1.0, 0.0).add(half));
    LN_2.times(Double(f64::from(twos), 0.0)).add(Double(near, 0.0)).add(correction)
}

/// Where the results are normal numbers, and the calculation is good.
const NORMAL: std::ops::Range<f64> = -700.0..709.0;

/// `math.exp`
pub fn exp(x: f64) -> f64 {
    if !NORMAL.contains(&x) {
        return libm::exp(x);
    }
    let (power, twos) = exp_parts(Double(x, 0.0));
    libm::scalbn(power.0, twos)
}

/// `math.log`
pub fn log(x: f64) -> f64 {
    if x.is_normal() && x > 0.0 { logarithm(x).0 } else { libm::log(x) }
}

/// The square root of the sum of the squares, as `math.hypot` has it.
pub fn norm(values: &[f64]) -> f64 {
    let greatest = values.iter().copied().map(libm::fabs).fold(0.0, f64::max);
    if values.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if greatest == 0.0 {
        return 0.0;
    }
    // Between 1/2 and 1 nothing overflows.
    let (_, twos) = libm::frexp(greatest);
    let squares = values.iter().map(|&x| {
        let x = Double(libm::scalbn(x, -twos), 0.0);
        x.times(x)
    });
    let total = squares.fold(Double(0.0, 0.0), Double::add);
    let root = libm::sqrt(total.0);
    let rest = total.add(Double(-root, 0.0).times(Double(root, 0.0)));
    libm::scalbn(root + rest.0 / (2.0 * root), twos)
}

/// `base ** exponent`, as C's `pow` has it.
pub fn pow(base: f64, exponent: f64) -> f64 {
    let plain = libm::pow(base, exponent);
    let magnitude = libm::fabs(plain);
    if !magnitude.is_normal() || magnitude == 1.0 || !base.is_normal() || !exponent.is_normal() {
        return plain;
    }
    let logarithm = logarithm(libm::fabs(base)).times(Double(exponent, 0.0));
    if !NORMAL.contains(&logarithm.0) {
        return plain;
    }
    let (power, twos) = exp_parts(logarithm);
    libm::copysign(libm::scalbn(power.0, twos), plain)
}

#[cfg(test)]
mod tests {
    use super::{exp, pow};

    #[test]
    fn rounds_to_the_nearest_float() {
        assert_eq!(exp(1.0), std::f64::consts::E);
        assert_eq!(exp(-1.0), 0.367_879_441_171_442_33);
        assert_eq!(pow(2.0, 0.5), std::f64::consts::SQRT_2);
        assert_eq!(pow(1.05, 10.0), 1.628_894_626_777_442);
        assert_eq!(pow(10.0, -5.0), 1e-5);
    }

    #[test]
    fn keeps_exact_and_odd_results() {
        assert_eq!(pow(2.0, 10.0), 1024.0);
        assert_eq!(pow(-3.0, 3.0), -27.0);
        assert_eq!(pow(0.0, 0.0), 1.0);
        assert_eq!(pow(2.0, 1024.0), f64::INFINITY);
        assert_eq!(exp(f64::NEG_INFINITY), 0.0);
        assert_eq!(exp(0.0), 1.0);
    }
}
