//! How much memory the program's objects hold.
//!
//! Sizes are nominal, the same on every machine, so that a run meets its limit at the same instruction everywhere. The count belongs
//! to the thread: [`swap`] lets several runs take turns on it.

use std::cell::Cell;

thread_local! {
    static USED: Cell<u64> = const { Cell::new(0) };
}

/// One value in a container.
pub const VALUE: u64 = 16;
/// What an object costs besides its contents.
pub const OBJECT: u64 = 48;

/// Counts bytes that an object now holds.
#[inline]
pub fn charge(bytes: u64) {
    USED.with(|used| used.set(used.get().wrapping_add(bytes)));
}

/// Counts bytes that are given back.
#[inline]
pub fn release(bytes: u64) {
    USED.with(|used| used.set(used.get().saturating_sub(bytes)));
}

/// Bytes held now.
#[inline]
pub fn used() -> u64 {
    USED.with(Cell::get)
}

/// Makes `count` the thread's count and gives the one before.
pub fn swap(count: u64) -> u64 {
    USED.with(|used| used.replace(count))
}

/// A share of memory that is given back when its owner goes.
#[derive(Debug)]
pub struct Charge(Cell<u64>);

impl Charge {
    #[inline]
    pub fn new(bytes: u64) -> Charge {
        charge(bytes);
        Charge(Cell::new(bytes))
    }

    /// The owner now holds this much.
    #[inline]
    pub fn set(&self, bytes: u64) {
        let before = self.0.replace(bytes);
        if bytes > before { charge(bytes - before) } else { release(before - bytes) }
    }
}

impl Drop for Charge {
    #[inline]
    fn drop(&mut self) {
        release(self.0.get());
    }
}
