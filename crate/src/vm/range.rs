//! `range` and `slice`.

use super::value::Value;

/// A range whose bounds fit 64 bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    /// Never 0.
    pub step: i64,
}

impl Range {
    pub fn len(&self) -> usize {
        let (start, stop, step) = (i128::from(self.start), i128::from(self.stop), i128::from(self.step));
        let span = if step > 0 { stop - start } else { start - stop };
        if span <= 0 { 0 } else { ((span - 1) / step.abs() + 1) as usize }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at an index below the length.
    pub fn at(&self, index: usize) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(index as i64))
    }

    pub fn contains(&self, n: i64) -> bool {
        let inside = if self.step > 0 { n >= self.start && n < self.stop } else { n <= self.start && n > self.stop };
        inside && (i128::from(n) - i128::from(self.start)) % i128::from(self.step) == 0
    }
}

/// A slice as written; parts not given are None.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}
