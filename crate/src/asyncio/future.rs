//! `Future`, and the part of a task that is a future.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::event_loop::EventLoop;
use super::handle::{NativeCallback, Work};
use super::task::TaskPart;
use crate::trace::{Kind, NONE, WaitKind};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::finalize::Finalizer;
use crate::vm::native::{Args, Stop};
use crate::vm::object::{Object, Sent};
use crate::vm::value::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Cancelled,
    Finished,
}

/// What is to be called when a future is done.
#[derive(Clone)]
pub enum Callback {
    /// `add_done_callback`, with its context.
    Python(Value, Value),
    Native(Rc<dyn NativeCallback>),
    /// A task that awaits it goes on.
    Wakeup(Value),
}

/// What a future stands for: whoever waits for it waits for that.
#[derive(Clone)]
pub struct Purpose {
    pub kind: WaitKind,
    /// In the program's words.
    pub label: Cow<'static, str>,
    /// The timer of a sleep (index in the trace's table), else NONE.
    pub timer: u32,
    /// The lock, queue, … that it is for (index in the trace's table), else NONE.
    pub primitive: u32,
    /// The thread whose result it is, where the kind is `Thread`; or NONE.
    pub thread: u32,
    /// The tasks that it depends on: a gather's children.
    pub members: Vec<u32>,
}

impl Default for Purpose {
    fn default() -> Purpose {
        Purpose { kind: WaitKind::Future, label: "future".into(), timer: NONE, primitive: NONE, thread: NONE, members: Vec::new() }
    }
}

pub struct Future {
    pub event_loop: Rc<EventLoop>,
    state: Cell<State>,
    result: RefCell<Value>,
    /// The exception, or unbound.
    exception: RefCell<Value>,
    callbacks: RefCell<Vec<Callback>>,
    /// Set by `await`: tells the task's step from a bare `yield future`. (CPython: `_asyncio_future_blocking`.)
    pub blocking: Cell<bool>,
    pub cancel_message: RefCell<Value>,
    /// The CancelledError that ended a task, kept for whoever asks for the result first.
    pub cancelled_exception: RefCell<Value>,
    /// An exception that nobody has asked for yet.
    pub log_traceback: Cell<bool>,
    pub purpose: RefCell<Purpose>,
    /// It is a task.
    pub task: Option<TaskPart>,
    /// It is what `gather` returned: its children, for `cancel`.
    pub gather: RefCell<Option<super::gather::Children>>,
    /// Its number in the trace.
    pub number: u32,
    hash: i64,
    finalizers: Rc<crate::vm::finalize::Finalizers>,
}

impl Future {
    pub fn new(vm: &mut Vm, event_loop: &Rc<EventLoop>, purpose: Purpose, task: Option<TaskPart>) -> Future {
        let number = match &task {
            Some(task) => task.number,
            None => vm.next_future(),
        };
        if task.is_none() {
            let label = vm.trace.text(&purpose.label);
            vm.trace.event(Kind::FutureCreated, NONE, number, label, NONE);
        }
        Future {
            event_loop: event_loop.clone(),
            state: Cell::new(State::Pending),
            result: RefCell::new(Value::None),
            exception: RefCell::default(),
            callbacks: RefCell::default(),
            blocking: Cell::new(false),
            cancel_message: RefCell::new(Value::None),
            cancelled_exception: RefCell::default(),
            log_traceback: Cell::new(false),
            purpose: RefCell::new(purpose),
            task,
            gather: RefCell::default(),
            number,
            hash: super::hashes::next(vm),
            finalizers: vm.finalizers.clone(),
        }
    }

    /// `loop.create_future()`, with what it stands for.
    pub fn create(vm: &mut Vm, event_loop: &Rc<EventLoop>, purpose: Purpose) -> Value {
        let future = Future::new(vm, event_loop, purpose, None);
        Value::native(future)
    }

    pub fn done(&self) -> bool {
        self.state.get() != State::Pending
    }

    pub fn state(&self) -> State {
        self.state.get()
    }

    pub fn cancelled(&self) -> bool {
        self.state.get() == State::Cancelled
    }

    /// `result()`: the result, or the exception to be raised.
    pub fn result(&self, vm: &mut Vm) -> Result<Value, Stop> {
        match self.state.get() {
            State::Cancelled => Err(Stop::Raise(self.cancelled_error(vm))),
            State::Pending => Err(invalid_state(vm, "Result is not set.")),
            State::Finished => {
                self.log_traceback.set(false);
                match &*self.exception.borrow() {
                    Value::Unbound => Ok(self.result.borrow().clone()),
                    exception => Err(Stop::Raise(exception.clone())),
                }
            }
        }
    }

    /// `exception()`: the exception, or None.
    pub fn exception(&self, vm: &mut Vm) -> Result<Value, Stop> {
        match self.state.get() {
            State::Cancelled => Err(Stop::Raise(self.cancelled_error(vm))),
            State::Pending => Err(invalid_state(vm, "Exception is not set.")),
            State::Finished => {
                self.log_traceback.set(false);
                Ok(self.exception.borrow().clone().bound().unwrap_or(Value::None))
            }
        }
    }

    /// The exception of a finished future without looking as if it had been retrieved; None when there is none.
    pub fn peek_exception(&self) -> Option<Value> {
        self.exception.borrow().clone().bound()
    }

    /// An exception is still with it: the one that it ended with, or the CancelledError that nobody has been given yet.
    pub fn holds_exception(&self) -> bool {
        !self.exception.borrow().is_unbound() || !self.cancelled_exception.borrow().is_unbound()
    }

    /// The result of a future that is known to be finished well.
    pub fn peek_result(&self) -> Value {
        self.result.borrow().clone()
    }

    /// A CancelledError with the message of the cancellation. (CPython: `_make_cancelled_error`.)
    pub fn cancelled_error(&self, vm: &mut Vm) -> Value {
        if let Some(exception) = self.cancelled_exception.take().bound() {
            return exception;
        }
        let message = self.cancel_message.borrow().clone();
        let args = if message.is_none() { vec![] } else { vec![message] };
        vm.exception_with(&vm.types.cancelled_error, args)
    }

    /// Its name among the callbacks of the log, and in the reports.
    pub fn is_task(&self) -> bool {
        self.task.is_some()
    }
}

/// `InvalidStateError`
pub fn invalid_state(vm: &Vm, message: &str) -> Stop {
    Stop::Raise(vm.exception(&vm.types.invalid_state_error, message))
}

/// A future of the program's or of asyncio's, from a value: for `isfuture`.
pub fn is_future(value: &Value) -> bool {
    value.with(|_: &Future| ()).is_some()
}

/// Ends a future: its callbacks are put into the ready queue, in the order in which they were added. (CPython: `__schedule_callbacks`.)
fn settle(vm: &mut Vm, this: &Value, future: &Future, state: State) {
    future.state.set(state);
    if future.task.is_none() {
        let how = match state {
            State::Cancelled => 2,
            _ if future.peek_exception().is_some() => 1,
            _ => 0,
        };
        vm.trace.event(Kind::FutureDone, NONE, future.number, how, NONE);
    }
    let callbacks = future.callbacks.take();
    for callback in callbacks {
        schedule(vm, this, future, callback);
    }
}

fn schedule(vm: &mut Vm, this: &Value, future: &Future, callback: Callback) {
    let event_loop = &future.event_loop;
    match callback {
        Callback::Wakeup(task) => super::task::wake(vm, &task, this),
        Callback::Native(callback) => {
            event_loop.call_soon(vm, Work::Native(callback, this.clone()));
        }
        Callback::Python(callable, context) => {
            let args = Args::new([this.clone()]);
            event_loop.call_soon(vm, Work::Python { callable, args, context });
        }
    }
}

pub fn set_result(vm: &mut Vm, this: &Value, result: Value) -> Result<(), Stop> {
    with(vm, this, |vm, future| {
        if future.done() {
            return Err(invalid_state(vm, "invalid state"));
        }
        *future.result.borrow_mut() = result;
        settle(vm, this, future, State::Finished);
        Ok(())
    })
}

pub fn set_exception(vm: &mut Vm, this: &Value, exception: Value) -> Result<(), Stop> {
    let exception = match vm.instantiate_exception(&exception, &Value::None) {
        Ok(exception) => exception,
        Err(Stop::Raise(_)) => return Err(vm.type_error("invalid exception object")),
        Err(stop) => return Err(stop),
    };
    with(vm, this, |vm, future| {
        if future.done() {
            return Err(invalid_state(vm, "invalid state"));
        }
        *future.exception.borrow_mut() = presentable(vm, exception);
        future.log_traceback.set(true);
        settle(vm, this, future, State::Finished);
        Ok(())
    })
}

/// StopIteration can't be raised in who awaits: it is the cause of what is.
fn presentable(vm: &mut Vm, exception: Value) -> Value {
    if !vm.is_exception(&exception, &vm.types.stop_iteration) {
        return exception;
    }
    let message = "StopIteration interacts badly with generators and cannot be raised into a Future";
    let error = vm.exception(&vm.types.runtime_error, message);
    if let Value::Instance(instance) = &error {
        instance.exception(|data| {
            data.cause = Some(exception.clone());
            data.context = Some(exception);
            data.suppress_context = true;
        });
    }
    error
}

/// `Future.cancel(msg)` of a plain future: a task's and a gather's have their own.
pub fn cancel_plain(vm: &mut Vm, this: &Value, message: Value) -> bool {
    let cancelled = with(vm, this, |vm, future| {
        future.log_traceback.set(false);
        if future.done() {
            return Ok(false);
        }
        *future.cancel_message.borrow_mut() = message;
        settle(vm, this, future, State::Cancelled);
        Ok(true)
    });
    cancelled.unwrap_or(false)
}

/// `cancel(msg)` of any future. Errors: RecursionError when it goes from one to the next without end, as in a circle of tasks.
pub fn cancel(vm: &mut Vm, this: &Value, message: Value) -> Result<bool, Stop> {
    let kind = this.with(|future: &Future| (future.is_task(), future.gather.borrow().is_some()));
    match kind {
        Some((true, _)) => vm.deeper("", |vm| super::task::cancel(vm, this, message)),
        Some((_, true)) => vm.deeper("", |vm| super::gather::cancel(vm, this, message)),
        _ => Ok(cancel_plain(vm, this, message)),
    }
}

/// Adds a callback, or schedules it when the future is done already.
pub fn add_callback(vm: &mut Vm, this: &Value, callback: Callback) {
    let _ = with(vm, this, |vm, future| {
        if future.done() {
            schedule(vm, this, future, callback);
        } else {
            future.callbacks.borrow_mut().push(callback);
        }
        Ok(())
    });
}

/// Removes the callbacks that the test picks, and says how many.
pub fn remove_callbacks(this: &Value, mut pick: impl FnMut(&Callback) -> bool) -> usize {
    let removed = this.with(|future: &Future| {
        let mut callbacks = future.callbacks.borrow_mut();
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut *callbacks).into_iter().partition(|callback| pick(callback));
        *callbacks = kept;
        gone
    });
    removed.map_or(0, |gone| gone.len())
}

/// The callbacks that are waiting, for `repr`.
pub fn callbacks(this: &Value) -> Vec<Callback> {
    this.with(|future: &Future| future.callbacks.borrow().clone()).unwrap_or_default()
}

/// Calls with the future behind a value; a value that is none is an error of the program's.
pub fn with<R>(vm: &mut Vm, this: &Value, body: impl FnOnce(&mut Vm, &Future) -> Result<R, Stop>) -> Result<R, Stop> {
    let native = match this {
        Value::Native(native) => Some(native.clone()),
        Value::Instance(instance) => match instance.payload() {
            Some(Value::Native(native)) => Some(native),
            _ => None,
        },
        _ => None,
    };
    let Some(native) = native else { return Err(vm.type_error("a future is required")) };
    match native.get::<Future>() {
        Some(future) => body(vm, future),
        None => Err(vm.type_error("a future is required")),
    }
}

impl Object for Future {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        let key = match (&self.task, &*self.gather.borrow()) {
            (Some(_), _) => "Task",
            (_, Some(_)) => "_GatheringFuture",
            _ => "Future",
        };
        vm.library_class(key)
    }

    fn awaitable(&self, _: &mut Vm, this: &Value) -> Result<Option<Value>, Stop> {
        Ok(Some(Value::native(Await { future: this.clone(), waiting: Cell::new(false) })))
    }

    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        super::report::future_repr(vm, this, self).map(Some)
    }

    fn hash(&self) -> Option<i64> {
        Some(self.hash)
    }

    fn clear(&self) {
        self.result.take();
        self.exception.take();
        self.callbacks.take();
        if let Some(TaskPart { coroutine: Value::Generator(generator), waiter, .. }) = &self.task {
            generator.finish();
            waiter.take();
        }
    }
}

impl Future {
    /// Itself again, for the report of its end: it has nothing more to say when that is dropped.
    fn revived(&mut self) -> Value {
        Value::native(Future {
            event_loop: self.event_loop.clone(),
            state: self.state.clone(),
            result: self.result.take().into(),
            exception: self.exception.take().into(),
            callbacks: RefCell::default(),
            blocking: Cell::new(false),
            cancel_message: self.cancel_message.take().into(),
            cancelled_exception: RefCell::default(),
            log_traceback: Cell::new(false),
            purpose: self.purpose.clone(),
            task: self.task.take(),
            gather: RefCell::default(),
            number: self.number,
            hash: self.hash,
            finalizers: self.finalizers.clone(),
        })
    }
}

impl Drop for Future {
    fn drop(&mut self) {
        if self.finalizers.is_closed() {
            return;
        }
        let event_loop = self.event_loop.clone();
        if let Some(exception) = self.exception.take().bound().filter(|_| self.log_traceback.get()) {
            let what = if self.is_task() { "Task" } else { "Future" };
            let message = format!("{what} exception was never retrieved");
            self.exception.replace(exception.clone());
            let again = self.revived();
            self.finalizers.push(Finalizer::Report(Box::new(move |vm| {
                super::report::exception(vm, &event_loop, &message, Some(exception), ("future", again));
            })));
        } else if let Some(task) = &self.task
            && self.state.get() == State::Pending
            && task.log_destroy_pending.replace(false)
        {
            let again = self.revived();
            self.finalizers.push(Finalizer::Report(Box::new(move |vm| {
                super::report::exception(vm, &event_loop, "Task was destroyed but it is pending!", None, ("task", again));
            })));
        }
    }
}

/// The iterator of `await future`. (CPython: `Future.__await__`.)
pub struct Await {
    future: Value,
    waiting: Cell<bool>,
}

impl Object for Await {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("FutureIter")
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _: &Value, _: Value) -> Result<Sent, Stop> {
        let waiting = self.waiting.replace(true);
        let this = self.future.clone();
        with(vm, &this.clone(), |vm, future| {
            if future.done() {
                return future.result(vm).map(Sent::Return);
            }
            if waiting {
                return Err(vm.runtime_error("await wasn't used with future"));
            }
            future.blocking.set(true);
            Ok(Sent::Yield(this))
        })
    }
}
