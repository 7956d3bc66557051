//! What must happen when an object's last reference goes: a suspended generator is closed, `__del__` is called, a coroutine that
//! was never awaited is told of.
//!
//! Rust's `Drop` can't run Python, so it leaves the object here, and the VM sees to it before its next instruction.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::generator::Generator;
use super::instance::Instance;
use super::value::Value;

/// Work that a drop left behind.
pub enum Finalizer {
    /// Close this generator (`finally` blocks run).
    Close(Rc<Generator>),
    /// A coroutine that never started: its name.
    NeverAwaited(Rc<Generator>),
    /// Call `__del__`.
    Delete(Value),
    /// Call this: something of a library object's.
    Call(Value, super::native::Args),
    /// Tell the loop's exception handler, or standard error.
    Report(Box<dyn FnOnce(&mut super::Vm)>),
}

/// The queue of such work; one for each run.
#[derive(Default)]
pub struct Finalizers {
    queue: RefCell<VecDeque<Finalizer>>,
    /// The same as "the queue is not empty", for a quick look.
    pending: Cell<bool>,
    /// The run is over: nothing is finalised any more.
    closed: Cell<bool>,
}

impl Finalizers {
    #[inline]
    pub fn pending(&self) -> bool {
        self.pending.get()
    }

    pub fn push(&self, work: Finalizer) {
        if self.closed.get() {
            return;
        }
        self.queue.borrow_mut().push_back(work);
        self.pending.set(true);
    }

    pub fn pop(&self) -> Option<Finalizer> {
        let mut queue = self.queue.borrow_mut();
        let work = queue.pop_front();
        self.pending.set(!queue.is_empty());
        work
    }

    /// From now on objects go without a word.
    pub fn close(&self) {
        self.closed.set(true);
        let queue = std::mem::take(&mut *self.queue.borrow_mut());
        self.pending.set(false);
        drop(queue);
    }

    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Called from an instance's drop.
    pub(super) fn resurrect(&self, instance: &mut Instance) {
        if !self.closed.get() {
            self.push(Finalizer::Delete(Value::Instance(Rc::new(instance.move_out()))));
        }
    }
}
