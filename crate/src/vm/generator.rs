//! Generators, coroutines and async generators: a frame put aside.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::finalize::{Finalizer, Finalizers};
use super::stack::Body;
use super::value::Value;
use crate::compile::code::CodeKind;

pub struct Generator {
    /// `Generator`, `Coroutine` or `AsyncGenerator`.
    pub kind: CodeKind,
    pub name: RefCell<Rc<str>>,
    pub qualname: RefCell<Rc<str>>,
    /// None while it runs and once it is done.
    frame: RefCell<Option<Body>>,
    pub state: Cell<State>,
    /// The frame's number in the trace.
    pub frame_id: u32,
    /// Line of its `def`.
    pub first_line: u32,
    /// Async generators: the loop's finalizer hook, once iteration began; and whether `aclose` or `athrow` is under way.
    pub hooks: RefCell<Option<Value>>,
    pub hooks_started: Cell<bool>,
    pub async_running: Cell<bool>,
    pub closed: Cell<bool>,
    /// While it runs and waits for a call: the line of that call, else 0.
    pub line: Cell<u32>,
    /// Its end was seen to when the last reference went: that happens once, whoever holds it again.
    finalized: bool,
    /// For default `repr` and `hash`.
    pub serial: Cell<u32>,
    finalizers: Rc<Finalizers>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not started.
    Created,
    Suspended,
    Running,
    Done,
}

impl Generator {
    pub fn new(kind: CodeKind, name: &str, qualname: &str, frame: Body, frame_id: u32, finalizers: Rc<Finalizers>) -> Generator {
        Generator {
            kind,
            name: RefCell::new(name.into()),
            qualname: RefCell::new(qualname.into()),
            first_line: first_line(&frame),
            frame: RefCell::new(Some(frame)),
            state: Cell::new(State::Created),
            frame_id,
            hooks: RefCell::default(),
            hooks_started: Cell::new(false),
            async_running: Cell::new(false),
            closed: Cell::new(false),
            line: Cell::new(0),
            finalized: false,
            serial: Cell::new(0),
            finalizers,
        }
    }

    /// Where to leave what its going, or its awaitables', brings about.
    pub fn finalizers(&self) -> &Finalizers {
        &self.finalizers
    }

    /// Takes the frame out to run it; None when it runs already or is done.
    pub fn start(&self) -> Option<Body> {
        let frame = self.frame.borrow_mut().take()?;
        self.state.set(State::Running);
        Some(frame)
    }

    /// Puts the frame aside again.
    pub fn suspend(&self, frame: Body) {
        *self.frame.borrow_mut() = Some(frame);
        self.state.set(State::Suspended);
    }

    /// It is over: returned, raised, or closed before it began.
    pub fn finish(&self) {
        self.state.set(State::Done);
        self.async_running.set(false);
        let frame = self.frame.borrow_mut().take();
        drop(frame);
    }

    /// Looks at the suspended frame.
    pub fn with_frame<R>(&self, look: impl FnOnce(&Body) -> R) -> Option<R> {
        self.frame.borrow().as_ref().map(look)
    }

    /// What it awaits: `cr_await`, `gi_yieldfrom`.
    pub fn awaiting(&self) -> Option<Value> {
        self.with_frame(|body| match body {
            Body::Python(frame) => super::generators::waiting_in(frame),
            Body::Native(_) => None,
        })?
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        let work = match self.state.get() {
            State::Created if self.kind == CodeKind::Coroutine => Finalizer::NeverAwaited,
            State::Suspended => Finalizer::Close,
            // The loop knows of it since `aclose()`, `asend()`, … were called.
            State::Created if self.hooks.get_mut().is_some() => Finalizer::Close,
            _ => return,
        };
        if self.finalized || self.finalizers.is_closed() {
            return;
        }
        let Some(frame) = self.frame.take() else { return };
        let again = Generator {
            kind: self.kind,
            name: RefCell::new(self.name.borrow().clone()),
            qualname: RefCell::new(self.qualname.borrow().clone()),
            first_line: self.first_line,
            frame: RefCell::new(Some(frame)),
            state: Cell::new(self.state.get()),
            frame_id: self.frame_id,
            hooks: RefCell::new(self.hooks.take()),
            hooks_started: Cell::new(self.hooks_started.get()),
            async_running: Cell::new(false),
            closed: Cell::new(self.closed.get()),
            line: Cell::new(0),
            finalized: true,
            serial: Cell::new(self.serial.get()),
            finalizers: self.finalizers.clone(),
        };
        self.finalizers.push(work(Rc::new(again)));
    }
}

fn first_line(body: &Body) -> u32 {
    match body {
        Body::Python(frame) => frame.code.code.first_line,
        Body::Native(_) => 0,
    }
}
