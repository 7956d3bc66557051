//! Taking deep structures apart without deep recursion.

use std::cell::{Cell, RefCell};

use super::value::Value;

/// Containers within containers that are dropped directly before the rest is put off.
const DEPTH: u32 = 64;

thread_local! {
    static DEEP: Cell<u32> = const { Cell::new(0) };
    static LATER: RefCell<Vec<Vec<Value>>> = const { RefCell::new(Vec::new()) };
}

/// Drops a container's contents. A list of a list of a list … is taken apart in a loop, not by recursion.
pub fn bury(items: Vec<Value>) {
    if items.is_empty() {
        return;
    }
    let depth = DEEP.get();
    if depth >= DEPTH {
        LATER.with_borrow_mut(|later| later.push(items));
        return;
    }
    DEEP.set(depth + 1);
    drop(items);
    DEEP.set(depth);
    if depth == 0 {
        while let Some(items) = LATER.with_borrow_mut(Vec::pop) {
            DEEP.set(1);
            drop(items);
            DEEP.set(0);
        }
    }
}
