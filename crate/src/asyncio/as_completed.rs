//! `asyncio.as_completed`

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::coroutine;
use super::event_loop::EventLoop;
use super::factory::is_coroutine;
use super::future::{self, Callback, Future, Purpose};
use super::handle::{Asked, NativeCallback, Timer, Work};
use super::loop_object::loop_or_current;
use super::run::ensure_future;
use super::wait::members;
use super::wait_for::remove;
use super::waiting::Waiting;
use crate::trace::WaitKind;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::{Object, Sent};
use crate::vm::set::Set;
use crate::vm::value::Value;

/// `as_completed(fs, *, timeout=None)`
pub fn as_completed(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if future::is_future(&args[0]) || is_coroutine(vm, &args[0]) {
        let class = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!("expects an iterable of awaitables, not {class}")));
    }
    let event_loop = loop_or_current(vm, &Value::Unbound)?;
    let awaitables = Set::in_order();
    for awaitable in vm.collect(&args[0])? {
        awaitables.add(vm, awaitable)?;
    }
    let seconds = if args[1].is_none() { None } else { Some(super::delay::seconds(vm, &args[1])?) };
    // From here on CPython has them in a set by their hashes: futures that are done already report in that order.
    let futures = Set::new(false);
    for awaitable in awaitables.items() {
        let future = ensure_future(vm, &event_loop, &awaitable)?;
        futures.add(vm, future)?;
    }
    let futures = futures.items();
    let own = Rc::new(Completions {
        event_loop: event_loop.clone(),
        left: Cell::new(futures.len()),
        unfinished: RefCell::new(futures.clone()),
        done: RefCell::default(),
        waiters: RefCell::default(),
        timer: RefCell::default(),
        callback: RefCell::default(),
    });
    let callback: Rc<dyn NativeCallback> = Rc::new(Completion(own.clone()));
    own.callback.replace(Some(callback.clone()));
    for future in &futures {
        future::add_callback(vm, future, Callback::Native(callback.clone()));
    }
    if let Some(seconds) = seconds
        && !futures.is_empty()
    {
        let asked = Asked::of(vm, &args[1], seconds);
        let deadline = event_loop.deadline(seconds);
        let timer = event_loop.call_at(vm, deadline, asked, Work::Native(Rc::new(Expiry(own.clone())), Value::None));
        own.timer.replace(Some(timer));
    }
    ret(Value::native(AsCompleted(own)))
}

/// The object that `as_completed` gives: an iterator of coroutines, and an async iterator of futures.
pub struct AsCompleted(Rc<Completions>);

struct Completions {
    event_loop: Rc<EventLoop>,
    /// Results that have not been asked for.
    left: Cell<usize>,
    unfinished: RefCell<Vec<Value>>,
    /// In order of completion; None: the time is over.
    done: RefCell<VecDeque<Option<Value>>>,
    /// Who waits for the next one, in order.
    waiters: RefCell<VecDeque<Value>>,
    timer: RefCell<Option<Timer>>,
    callback: RefCell<Option<Rc<dyn NativeCallback>>>,
}

impl Object for AsCompleted {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("_AsCompletedIterator")
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _: &Value, _: Value) -> Result<Sent, Stop> {
        let left = self.0.left.get();
        if left == 0 {
            return Ok(Sent::Return(Value::None));
        }
        self.0.left.set(left - 1);
        let frame = WaitForOne { own: self.0.clone(), resolve: true, started: true, waiting: None };
        Ok(Sent::Yield(coroutine::new(vm, "_AsCompletedIterator._wait_for_one", frame)))
    }
}

pub const METHODS: &[NativeDef] = &[def("__aiter__", "self, /", aiter), def("__anext__", "self, /", anext)];

fn aiter(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(args[0].clone())
}

fn anext(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let own = args[0].with(|object: &AsCompleted| object.0.clone());
    let Some(own) = own else { return Err(vm.type_error("an as_completed() iterator is required")) };
    let frame = WaitForOne { own, resolve: false, started: false, waiting: None };
    ret(coroutine::new(vm, "_AsCompletedIterator.__anext__", frame))
}

impl Completions {
    /// The next one is there.
    fn put(&self, vm: &mut Vm, future: Option<Value>) -> Result<(), Stop> {
        self.done.borrow_mut().push_back(future);
        self.wake_next(vm)
    }

    /// Wakes the first who still waits. (CPython: `Queue._wakeup_next`.)
    fn wake_next(&self, vm: &mut Vm) -> Result<(), Stop> {
        loop {
            let waiter = self.waiters.borrow_mut().pop_front();
            let Some(waiter) = waiter else { return Ok(()) };
            if waiter.with(|waiter: &Future| waiter.done()) == Some(false) {
                return future::set_result(vm, &waiter, Value::None);
            }
        }
    }
}

struct Completion(Rc<Completions>);

impl NativeCallback for Completion {
    fn label(&self) -> &'static str {
        "_AsCompletedIterator._handle_completion"
    }

    fn call(&self, vm: &mut Vm, done: &Value) -> Result<Flow, Stop> {
        let own = &self.0;
        let at = own.unfinished.borrow().iter().position(|future| future.is(done));
        let Some(at) = at else { return ret(Value::None) };
        let future = own.unfinished.borrow_mut().remove(at);
        own.put(vm, Some(future))?;
        if own.unfinished.borrow().is_empty() {
            let timer = own.timer.take();
            if let Some(timer) = timer {
                timer.cancel(vm);
            }
        }
        ret(Value::None)
    }
}

/// The time is over.
struct Expiry(Rc<Completions>);

impl NativeCallback for Expiry {
    fn label(&self) -> &'static str {
        "_AsCompletedIterator._handle_timeout"
    }

    fn call(&self, vm: &mut Vm, _: &Value) -> Result<Flow, Stop> {
        let unfinished = self.0.unfinished.take();
        let callback = self.0.callback.borrow().clone();
        for future in &unfinished {
            if let Some(callback) = &callback {
                remove(future, callback);
            }
            self.0.put(vm, None)?;
        }
        ret(Value::None)
    }
}

/// Waits for the next one: for its result (`resolve`), or for the future itself.
struct WaitForOne {
    own: Rc<Completions>,
    resolve: bool,
    /// Its place among the results is taken.
    started: bool,
    waiting: Option<Waiting>,
}

impl NativeFrame for WaitForOne {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(waiting) = self.waiting.take()
            && let Err(stop) = waiting.resume(vm, input)
        {
            return Err(self.given_up(vm, &waiting.future, stop));
        }
        if !std::mem::replace(&mut self.started, true) {
            let left = self.own.left.get();
            if left == 0 {
                return Err(Stop::Raise(vm.exception_with(&vm.types.stop_async_iteration, vec![])));
            }
            self.own.left.set(left - 1);
        }
        let next = self.own.done.borrow_mut().pop_front();
        match next {
            Some(Some(future)) if self.resolve => future::with(vm, &future, |vm, future| future.result(vm)).map(Step::Return),
            Some(Some(future)) => Ok(Step::Return(future)),
            Some(None) => Err(Stop::Raise(vm.exception_with(&vm.types.timeout_error, vec![]))),
            None => self.wait(vm),
        }
    }
}

impl WaitForOne {
    fn wait(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let members = members(&self.own.unfinished.borrow());
        let purpose = Purpose { kind: WaitKind::Wait, label: "as_completed".into(), members, ..Purpose::default() };
        let waiter = Future::create(vm, &self.own.event_loop, purpose);
        self.own.waiters.borrow_mut().push_back(waiter.clone());
        let (waiting, step) = Waiting::begin(vm, waiter)?;
        self.waiting = Some(waiting);
        Ok(step)
    }

    /// It was cancelled while it waited: if it had been woken already, the next in line takes its place.
    fn given_up(&self, vm: &mut Vm, waiter: &Value, stop: Stop) -> Stop {
        future::cancel_plain(vm, waiter, Value::None);
        self.own.waiters.borrow_mut().retain(|other| !other.is(waiter));
        let woken = waiter.with(|waiter: &Future| !waiter.cancelled()) == Some(true);
        if woken && !self.own.done.borrow().is_empty() {
            return self.own.wake_next(vm).err().unwrap_or(stop);
        }
        stop
    }
}
