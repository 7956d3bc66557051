//! The tasks that wait for a lock, an event, an item of a queue.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future::{self, Future, Purpose};
use super::waiting::Waiting;
use crate::trace::{NONE, WaitKind};
use crate::vm::Vm;
use crate::vm::native::{Step, Stop};
use crate::vm::value::Value;

/// One line of waiting tasks, in order of arrival; each waits for a future of its own.
pub struct Waiters {
    kind: WaitKind,
    label: &'static str,
    /// The number in the trace of what it is the line of.
    primitive: Cell<u32>,
    futures: RefCell<VecDeque<Value>>,
}

impl Waiters {
    /// `kind` and `label` are what the trace says that the tasks wait for.
    pub fn new(kind: WaitKind, label: &'static str) -> Waiters {
        Waiters { kind, label, primitive: Cell::new(NONE), futures: RefCell::default() }
    }

    pub fn kind(&self) -> WaitKind {
        self.kind
    }

    /// What it is the line of has this number in the trace.
    pub fn belong_to(&self, primitive: u32) {
        self.primitive.set(primitive);
    }

    pub fn len(&self) -> usize {
        self.futures.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.futures.borrow().is_empty()
    }

    /// The running task joins the end of the line. `holders` are the tasks that keep it waiting, where they are known.
    pub fn join(&self, vm: &mut Vm, event_loop: &Rc<EventLoop>, holders: Vec<u32>) -> Result<(Waiting, Step), Stop> {
        let purpose = Purpose { kind: self.kind, label: self.label.into(), primitive: self.primitive.get(), members: holders, ..Purpose::default() };
        let future = Future::create(vm, event_loop, purpose);
        self.futures.borrow_mut().push_back(future.clone());
        Waiting::begin(vm, future)
    }

    /// Takes a task's future out of the line, if it is still there.
    pub fn leave(&self, future: &Value) {
        let place = self.futures.borrow().iter().position(|other| other.is(future));
        let left = place.and_then(|place| self.futures.borrow_mut().remove(place));
        drop(left);
    }

    /// The first in the line, whether it still waits or not.
    pub fn first(&self) -> Option<Value> {
        self.futures.borrow().front().cloned()
    }

    pub fn pop(&self) -> Option<Value> {
        self.futures.borrow_mut().pop_front()
    }

    /// The first `most` that nobody has woken or cancelled yet.
    pub fn pending(&self, most: usize) -> Vec<Value> {
        self.futures.borrow().iter().filter(|future| !is_done(future)).take(most).cloned().collect()
    }

    /// Somebody waits, or was woken and has not gone on yet.
    pub fn anybody(&self) -> bool {
        self.futures.borrow().iter().any(|future| !is_cancelled(future))
    }

    /// Lets go of everybody, at the end of the run.
    pub fn clear(&self) {
        self.futures.take();
    }
}

/// The waiter's task goes on, unless it was woken or cancelled already; true when it was this that woke it.
pub fn wake(vm: &mut Vm, waiter: &Value, result: Value) -> Result<bool, Stop> {
    if is_done(waiter) {
        return Ok(false);
    }
    future::set_result(vm, waiter, result)?;
    Ok(true)
}

pub fn is_done(waiter: &Value) -> bool {
    waiter.with(|future: &Future| future.done()).unwrap_or(true)
}

pub fn is_cancelled(waiter: &Value) -> bool {
    waiter.with(|future: &Future| future.cancelled()).unwrap_or(true)
}

/// The loop that an object belongs to, from the first time on that a task has to wait for it. (CPython: `_LoopBoundMixin`.)
#[derive(Default)]
pub struct LoopBound(RefCell<Option<Rc<EventLoop>>>);

impl LoopBound {
    /// The running loop. RuntimeError when the object belongs to another one.
    pub fn get(&self, vm: &mut Vm, this: &Value) -> Result<Rc<EventLoop>, Stop> {
        let Some(running) = vm.running_loop() else { return Err(vm.runtime_error("no running event loop")) };
        let bound = self.0.borrow_mut().get_or_insert_with(|| running.clone()).clone();
        if Rc::ptr_eq(&bound, &running) {
            return Ok(running);
        }
        let text = match vm.repr(this) {
            Ok(text) => text,
            // A `__repr__` of the program's own can't run here.
            Err(_) => vm.default_repr(this),
        };
        Err(vm.runtime_error(&format!("{text} is bound to a different event loop")))
    }

    pub fn clear(&self) {
        self.0.take();
    }
}
