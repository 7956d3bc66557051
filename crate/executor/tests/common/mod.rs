//! What the tests share.

use std::cell::RefCell;
use std::rc::Rc;

/// Lines that tasks write, in the order in which they write them.
#[derive(Clone, Default)]
pub struct Log(Rc<RefCell<Vec<String>>>);

impl Log {
    pub fn add(&self, line: impl Into<String>) {
        self.0.borrow_mut().push(line.into());
    }

    /// The lines since the last call, in one.
    pub fn take(&self) -> String {
        self.0.take().join(" ")
    }
}
