//! Which items a slice names.

use super::Vm;
use super::native::Stop;
use super::range::Slice;
use super::value::Value;

/// A slice of a sequence of known length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The first item's index; with a negative step it may be -1 when there is none.
    pub start: i64,
    pub stop: i64,
    /// Never 0.
    pub step: i64,
    /// How many items.
    pub len: usize,
}

impl Bounds {
    /// Clips the parts of a slice to a sequence. (CPython: `PySlice_AdjustIndices`.)
    pub fn new(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> Bounds {
        let len = len as i64;
        let (lowest, highest) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let clip = |index: i64| {
            let index = if index < 0 { index.saturating_add(len) } else { index };
            index.clamp(lowest, highest)
        };
        let start = start.map_or(if step < 0 { highest } else { lowest }, clip);
        let stop = stop.map_or(if step < 0 { lowest } else { highest }, clip);
        let span = if step < 0 { start - stop } else { stop - start };
        let count = if span <= 0 { 0 } else { ((span - 1) as u64 / step.unsigned_abs() + 1) as usize };
        Bounds { start, stop, step, len: count }
    }

    /// It takes a whole sequence of this length, in order.
    pub fn is_all(&self, len: usize) -> bool {
        self.step == 1 && self.len == len
    }

    fn indices(&self) -> impl Iterator<Item = usize> {
        let (start, step) = (self.start, self.step);
        (0..self.len as i64).map(move |n| (start + n * step) as usize)
    }

    /// The items.
    pub fn pick<T: Clone>(&self, items: &[T]) -> Vec<T> {
        if self.step == 1 {
            let from = (self.start as usize).min(items.len());
            let to = (from + self.len).min(items.len());
            return items[from..to].to_vec();
        }
        self.indices().filter_map(|at| items.get(at).cloned()).collect()
    }

    /// Puts others in their place (as many, unless the step is 1); gives the old ones.
    pub fn replace<T>(&self, items: &mut Vec<T>, new: Vec<T>) -> Vec<T> {
        if self.step == 1 {
            let from = (self.start as usize).min(items.len());
            let to = (from + self.len).min(items.len());
            return items.splice(from..to, new).collect();
        }
        let places = self.indices().zip(new);
        places.filter_map(|(at, item)| items.get_mut(at).map(|place| std::mem::replace(place, item))).collect()
    }

    /// Takes the items out.
    pub fn remove<T>(&self, items: &mut Vec<T>) -> Vec<T> {
        if self.step == 1 {
            return self.replace(items, Vec::new());
        }
        let mut doomed: Vec<usize> = self.indices().collect();
        doomed.sort_unstable();
        let mut doomed = doomed.into_iter().peekable();
        let mut at = 0;
        let (gone, kept) = std::mem::take(items).into_iter().partition(|_| {
            let here = doomed.next_if_eq(&at).is_some();
            at += 1;
            here
        });
        *items = kept;
        gone
    }
}

impl Vm {
    /// What a slice takes from a sequence of this length. Errors: TypeError, ValueError for a step of 0.
    pub fn slice_bounds(&mut self, slice: &Slice, len: usize) -> Result<Bounds, Stop> {
        let step = self.slice_part(&slice.step)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let start = self.slice_part(&slice.start)?;
        let stop = self.slice_part(&slice.stop)?;
        // The smallest number has no positive counterpart.
        Ok(Bounds::new(start, stop, step.max(-i64::MAX), len))
    }

    /// A part of a slice as a number: whatever is beyond 64 bits is as good as their limit.
    fn slice_part(&mut self, part: &Value) -> Result<Option<i64>, Stop> {
        if part.is_none() {
            return Ok(None);
        }
        if !self.has_index(part) {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        match self.integer(part)? {
            Value::Int(_, n) => Ok(Some(n)),
            Value::BigInt(n) if n.sign() == num_bigint::Sign::Minus => Ok(Some(i64::MIN)),
            _ => Ok(Some(i64::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<i64> {
        Bounds::new(start, stop, step, 5).pick(&[0, 1, 2, 3, 4])
    }

    #[test]
    fn slices_name_the_items_that_python_names() {
        assert_eq!(picked(None, None, 1), [0, 1, 2, 3, 4]);
        assert_eq!(picked(Some(1), Some(-1), 1), [1, 2, 3]);
        assert_eq!(picked(Some(-100), Some(100), 2), [0, 2, 4]);
        assert_eq!(picked(None, None, -1), [4, 3, 2, 1, 0]);
        assert_eq!(picked(Some(3), Some(0), -2), [3, 1]);
        assert_eq!(picked(Some(3), Some(1), 1), [0; 0]);
        assert_eq!(picked(Some(i64::MAX), Some(i64::MIN), -1), [4, 3, 2, 1, 0]);
        assert_eq!(picked(Some(i64::MIN), None, i64::MAX), [0]);
    }

    #[test]
    fn slices_are_replaced_and_removed() {
        let mut items = vec![0, 1, 2, 3, 4];
        assert_eq!(Bounds::new(Some(1), Some(3), 1, 5).replace(&mut items, vec![9, 9, 9]), [1, 2]);
        assert_eq!(items, [0, 9, 9, 9, 3, 4]);
        assert_eq!(Bounds::new(None, None, -2, 6).remove(&mut items), [9, 9, 4]);
        assert_eq!(items, [0, 9, 3]);
    }
}
