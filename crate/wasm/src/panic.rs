//! A panic ends the wasm instance in a trap that carries no text. This keeps the text for whoever catches the trap.

use std::cell::RefCell;

thread_local! {
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on, keeps the message and the place of a panic.
pub fn remember() {
    std::panic::set_hook(Box::new(|info| LAST.with_borrow_mut(|last| *last = Some(info.to_string()))));
}

pub fn last() -> Option<String> {
    LAST.with_borrow(Clone::clone)
}
