//! `Task`: a coroutine that the loop drives.
//!
//! A task is a Rust future on the executor, polled once for each of its steps; waking it appends it to the ready queue, as asyncio
//! does with `call_soon(task.__step)`.

use std::cell::{Cell, RefCell};
use std::future::Future as RustFuture;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll};

use loopscope_executor::TaskId;

use super::event_loop::EventLoop;
use super::future::{self, Callback, Future, Purpose, State};
use super::host::Running;
use crate::vm::CodeKind;
use crate::trace::{self, HandleKind, Kind, NONE, WaitKind};
use crate::vm::Vm;
use crate::vm::native::Stop;
use crate::vm::object::Native;
use crate::vm::stack::{EntryInput, Rest, Stack};
use crate::vm::value::Value;

/// What a task has beside a future.
pub struct TaskPart {
    pub coroutine: Value,
    pub name: RefCell<Rc<str>>,
    pub context: Value,
    /// The future that it waits for.
    pub waiter: RefCell<Option<Value>>,
    /// `cancel()` came while it waited for nothing: the next step throws.
    pub must_cancel: Cell<bool>,
    pub cancel_requests: Cell<u32>,
    /// The event of the last `cancel()` that has not been delivered, for the trace.
    cancel_event: Cell<u32>,
    pub log_destroy_pending: Cell<bool>,
    /// It ended in an eager first step: it does not know its coroutine any more.
    pub forgotten: Cell<bool>,
    /// Its number in the trace.
    pub number: u32,
    id: Cell<Option<TaskId>>,
    /// Virtual seconds when its present step began.
    begun: Cell<f64>,
    /// Itself, while it is in the ready queue or runs: nothing else may hold it then.
    alive: RefCell<Option<Value>>,
    /// The handle in the ready queue: its number, and the event that put it there.
    queued: Cell<(u32, u32)>,
    /// The future that woke it.
    woken_by: RefCell<Option<Value>>,
}

/// Makes a task of a coroutine and puts its first step into the ready queue. (CPython: `Task.__init__`.)
pub fn create(vm: &mut Vm, event_loop: &Rc<EventLoop>, coroutine: Value, name: Option<Rc<str>>, context: Option<Value>) -> Value {
    let this = create_idle(vm, event_loop, coroutine, name, context);
    enqueue(vm, &this, HandleKind::Step);
    this
}

/// A task whose first step nobody has asked for yet.
pub fn create_idle(vm: &mut Vm, event_loop: &Rc<EventLoop>, coroutine: Value, name: Option<Rc<str>>, context: Option<Value>) -> Value {
    let name = name.unwrap_or_else(|| {
        let number = event_loop.world.names.get() + 1;
        event_loop.world.names.set(number);
        format!("Task-{number}").into()
    });
    let number = describe(vm, &coroutine, &name);
    let context = context.unwrap_or_else(|| super::context::copy(vm));
    let part = TaskPart {
        coroutine,
        name: RefCell::new(name),
        context,
        waiter: RefCell::default(),
        must_cancel: Cell::new(false),
        cancel_requests: Cell::new(0),
        cancel_event: Cell::new(NONE),
        log_destroy_pending: Cell::new(true),
        forgotten: Cell::new(false),
        number,
        id: Cell::new(None),
        begun: Cell::new(0.0),
        alive: RefCell::default(),
        queued: Cell::new((NONE, NONE)),
        woken_by: RefCell::default(),
    };
    let purpose = Purpose { kind: WaitKind::Task, label: "task".into(), members: vec![number], ..Purpose::default() };
    let future = Future::new(vm, event_loop, purpose, Some(part));
    let native = Rc::new(Native::new(future));
    event_loop.tasks.borrow_mut().push(Rc::downgrade(&native));
    super::hashes::add(vm, &native);
    Value::Native(native)
}

/// Gives the task its number in the trace.
fn describe(vm: &mut Vm, coroutine: &Value, name: &str) -> u32 {
    let coro = match coroutine {
        Value::Generator(generator) => generator.qualname.borrow().to_string(),
        other => vm.class_name(other).to_string(),
    };
    let (name, coro) = (vm.trace.text(name), vm.trace.text(&coro));
    let (parent, span) = (vm.trace.task, vm.call_span());
    let number = vm.trace.add_task(trace::Task { name, coro, parent, span });
    vm.trace.event(Kind::TaskCreated, span, number, NONE, NONE);
    number
}

/// Appends the task to the ready queue.
fn enqueue(vm: &mut Vm, this: &Value, kind: HandleKind) {
    let Value::Native(native) = this else { return };
    let Some(future) = native.get::<Future>() else { return };
    let Some(task) = &future.task else { return };
    let label = vm.trace.text("");
    let handle = vm.trace.add_handle(trace::Handle { kind, label, task: task.number, timer: NONE });
    let ready = vm.trace.event(Kind::HandleReady, NONE, handle, NONE, NONE);
    task.queued.set((handle, ready));
    *task.alive.borrow_mut() = Some(this.clone());
    let executor = &future.event_loop.executor;
    match task.id.get() {
        Some(id) => {
            executor.wake(id);
        }
        None => {
            let job = TaskJob { task: Rc::downgrade(native), event_loop: future.event_loop.clone(), running: Running::default() };
            task.id.set(Some(executor.spawn_detached(job).id()));
        }
    }
}

/// A future that the task awaits is done: its step goes into the ready queue. (CPython: `__wakeup`.)
pub fn wake(vm: &mut Vm, this: &Value, by: &Value) {
    this.with(|future: &Future| {
        if let Some(task) = &future.task {
            *task.woken_by.borrow_mut() = Some(by.clone());
        }
    });
    enqueue(vm, this, HandleKind::Wakeup);
}

/// `Task.cancel(msg)`
pub fn cancel(vm: &mut Vm, this: &Value, message: Value) -> Result<bool, Stop> {
    let waiter = future::with(vm, this, |vm, future| {
        let Some(task) = &future.task else { return Ok(None) };
        future.log_traceback.set(false);
        if future.done() {
            return Ok(None);
        }
        let text = if message.is_none() { NONE } else { vm.short_text(&message) };
        let span = vm.call_span();
        let event = vm.trace.event(Kind::CancelRequested, span, task.number, text, NONE);
        task.cancel_event.set(event);
        task.cancel_requests.set(task.cancel_requests.get() + 1);
        Ok(Some(task.waiter.borrow().clone()))
    });
    let Ok(Some(waiter)) = waiter else { return Ok(false) };
    if let Some(waiter) = waiter
        && future::cancel(vm, &waiter, message.clone())?
    {
        return Ok(true);
    }
    this.with(|future: &Future| {
        if let Some(task) = &future.task {
            task.must_cancel.set(true);
            *future.cancel_message.borrow_mut() = message;
        }
    });
    Ok(true)
}

/// Exceptions that end the loop's run and not only the task.
pub fn is_fatal(vm: &Vm, exception: &Value) -> bool {
    vm.is_exception(exception, &vm.types.system_exit) || vm.is_exception(exception, &vm.types.keyboard_interrupt)
}

/// A task as the executor's future: one poll, one step.
struct TaskJob {
    task: Weak<Native>,
    event_loop: Rc<EventLoop>,
    running: Running,
}

impl RustFuture for TaskJob {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let event_loop = this.event_loop.clone();
        let (Some(host), Some(native)) = (event_loop.world.host(), this.task.upgrade()) else { return Poll::Ready(()) };
        let mut vm = host.vm.borrow_mut();
        let value = Value::Native(native.clone());
        let Some(future) = native.get::<Future>() else { return Poll::Ready(()) };
        let Some(task) = &future.task else { return Poll::Ready(()) };
        let rest = if this.running.is_under_way() { None } else { begin(&mut vm, &value, future, task, &mut this.running) };
        let rest = match rest {
            Some(rest) => rest,
            None => {
                let hold = || {
                    event_loop.executor.hold();
                };
                match this.running.go_on(&mut vm, &event_loop.world, hold) {
                    Some(rest) => rest,
                    None => return Poll::Pending,
                }
            }
        };
        finish(&mut vm, &value, future, task, rest);
        future.event_loop.watch(&mut vm, task.begun.get(), |vm| vm.repr(&value).unwrap_or_default());
        let done = future.done();
        drop(value);
        drop(native);
        vm.run_finalizers();
        if done { Poll::Ready(()) } else { Poll::Pending }
    }
}

/// Starts a step: sends None into the coroutine, or throws. What comes at once is the outcome. (CPython: `__step`.)
fn begin(vm: &mut Vm, this: &Value, future: &Future, task: &TaskPart, running: &mut Running) -> Option<Rest> {
    let (handle, ready) = task.queued.replace((NONE, NONE));
    let alive = task.alive.take();
    vm.trace.task = NONE;
    vm.forget_call_site();
    task.begun.set(future.event_loop.world.seconds());
    vm.trace.cause = vm.trace.caused(Kind::HandleRun, ready, NONE, handle, NONE, NONE);
    vm.trace.task = task.number;
    let woken_by = task.woken_by.take();
    let mut throw = match &woken_by {
        Some(by) => match future::with(vm, by, |vm, by| by.result(vm)) {
            Err(Stop::Raise(exception)) => Some(exception),
            _ => None,
        },
        None => None,
    };
    if task.must_cancel.replace(false)
        && !throw.as_ref().is_some_and(|exception| vm.is_exception(exception, &vm.types.cancelled_error))
    {
        throw = Some(future.cancelled_error(vm));
    }
    task.waiter.take();
    *future.event_loop.current.borrow_mut() = Some(this.clone());
    super::context::enter(vm, task.context.clone());
    drop(alive);
    vm.trace.event(Kind::TaskResumed, NONE, task.number, NONE, NONE);
    if let Some(exception) = &throw
        && vm.is_exception(exception, &vm.types.cancelled_error)
    {
        let request = task.cancel_event.replace(NONE);
        if request != NONE {
            vm.trace.caused(Kind::CancelDelivered, request, NONE, task.number, NONE, NONE);
        }
    }
    let entry = match &task.coroutine {
        Value::Generator(generator) => vm.resume_generator(generator, throw.map_or(EntryInput::Send(Value::None), EntryInput::Throw)),
        other => Ok(super::wrap::one_step(other, throw)),
    };
    match entry {
        Ok(entry) => {
            vm.announce(&entry);
            running.begin(Stack { entries: vec![entry] });
            None
        }
        Err(Stop::Raise(exception)) => Some(Rest::Raised(exception)),
        Err(stop) => {
            super::host::refuse(&future.event_loop.world, stop);
            Some(Rest::Returned(Value::None))
        }
    }
}

/// Ends a step: the coroutine yielded a future to wait for, returned, or raised. (CPython: `__step_run_and_handle_result`.)
fn finish(vm: &mut Vm, this: &Value, future: &Future, task: &TaskPart, rest: Rest) {
    settle_step(vm, this, future, task, rest);
    super::context::leave(vm);
    future.event_loop.current.take();
    let handle = vm.trace.trace.events.get(vm.trace.cause as usize).map_or(NONE, |event| event.a);
    vm.trace.event(Kind::HandleEnd, NONE, handle, NONE, NONE);
    vm.trace.cause = NONE;
    vm.trace.task = NONE;
}

/// What the outcome of a step means to the task.
pub fn settle_step(vm: &mut Vm, this: &Value, future: &Future, task: &TaskPart, rest: Rest) {
    match rest {
        Rest::Returned(value) => returned(vm, this, future, task, value),
        Rest::Raised(exception) => raised(vm, this, future, task, exception),
        Rest::Yielded(value) => {
            if let Err(error) = wait_for(vm, this, future, task, &value) {
                task.must_throw(vm, this, error);
            }
        }
        _ => {}
    }
}

fn returned(vm: &mut Vm, this: &Value, future: &Future, task: &TaskPart, value: Value) {
    if task.must_cancel.replace(false) {
        vm.trace.event(Kind::TaskCancelled, NONE, task.number, NONE, NONE);
        let message = future.cancel_message.borrow().clone();
        future::cancel_plain(vm, this, message);
        return;
    }
    let text = vm.short_text(&value);
    vm.trace.event(Kind::TaskDone, NONE, task.number, text, NONE);
    let _ = future::set_result(vm, this, value);
}

fn raised(vm: &mut Vm, this: &Value, future: &Future, task: &TaskPart, exception: Value) {
    if vm.is_exception(&exception, &vm.types.cancelled_error) {
        vm.trace.event(Kind::TaskCancelled, NONE, task.number, NONE, NONE);
        *future.cancelled_exception.borrow_mut() = exception;
        // The message went with the exception: who asks a second time gets none.
        future::cancel_plain(vm, this, Value::None);
        return;
    }
    let text = vm.exception_summary(&exception);
    let text = vm.trace.text(&text);
    vm.trace.event(Kind::TaskFailed, NONE, task.number, text, NONE);
    let fatal = is_fatal(vm, &exception);
    let _ = future::set_exception(vm, this, exception.clone());
    if fatal {
        *future.event_loop.world.fatal.borrow_mut() = Some(exception);
        future.event_loop.stopping.set(true);
    }
}

impl TaskPart {
    /// The coroutine yielded something that can't be waited for: the next step throws.
    fn must_throw(&self, vm: &mut Vm, this: &Value, error: Value) {
        let failed = this.with(|future: &Future| future.event_loop.clone());
        let Some(event_loop) = failed else { return };
        let carrier = Future::create(vm, &event_loop, Purpose::default());
        let _ = future::set_exception(vm, &carrier, error);
        *self.woken_by.borrow_mut() = Some(carrier);
        enqueue(vm, this, HandleKind::Step);
    }
}

/// What the coroutine yielded: a future that it awaits, or None for its next turn. Anything else is an error, to be thrown in.
fn wait_for(vm: &mut Vm, this: &Value, own: &Future, task: &TaskPart, value: &Value) -> Result<(), Value> {
    if value.is_none() {
        let kind = WaitKind::Turn;
        let wait = trace::Wait { kind, target: NONE, label: NONE, timer: NONE, primitive: NONE, members: Vec::new() };
        suspended(vm, task, wait);
        enqueue(vm, this, HandleKind::Step);
        return Ok(());
    }
    let blocking = value.with(|future: &Future| {
        let same_loop = Rc::ptr_eq(&future.event_loop, &own.event_loop);
        (future.blocking.replace(false), same_loop)
    });
    let text = |vm: &mut Vm, value: &Value| vm.repr(value).unwrap_or_default();
    match blocking {
        Some((true, _)) if value.is(this) => {
            let task = text(vm, this);
            Err(vm.exception(&vm.types.runtime_error, &format!("Task cannot await on itself: {task}")))
        }
        Some((true, false)) => {
            let (task, future) = (text(vm, this), text(vm, value));
            let message = format!("Task {task} got Future {future} attached to a different loop");
            Err(vm.exception(&vm.types.runtime_error, &message))
        }
        Some((true, true)) => {
            wait_for_future(vm, this, own, task, value);
            Ok(())
        }
        Some((false, _)) => {
            let (task, future) = (text(vm, this), text(vm, value));
            let message = format!("yield was used instead of yield from in task {task} with {future}");
            Err(vm.exception(&vm.types.runtime_error, &message))
        }
        None if matches!(value, Value::Generator(generator) if generator.kind != CodeKind::AsyncGenerator) => {
            let (task, generator) = (text(vm, this), text(vm, value));
            let message = format!("yield was used instead of yield from for generator in task {task} with {generator}");
            Err(vm.exception(&vm.types.runtime_error, &message))
        }
        None => {
            let value = text(vm, value);
            Err(vm.exception(&vm.types.runtime_error, &format!("Task got bad yield: {value}")))
        }
    }
}

fn wait_for_future(vm: &mut Vm, this: &Value, own: &Future, task: &TaskPart, value: &Value) {
    let _ = future::with(vm, value, |vm, awaited| {
        let purpose = awaited.purpose.borrow().clone();
        let target = if purpose.kind == WaitKind::Thread { purpose.thread } else { awaited.number };
        let label = vm.trace.text(&purpose.label);
        let Purpose { kind, timer, primitive, members, .. } = purpose;
        suspended(vm, task, trace::Wait { kind, target, label, timer, primitive, members });
        Ok(())
    });
    *task.waiter.borrow_mut() = Some(value.clone());
    future::add_callback(vm, value, Callback::Wakeup(this.clone()));
    if task.must_cancel.get() {
        let message = own.cancel_message.borrow().clone();
        if matches!(future::cancel(vm, value, message), Ok(true)) {
            task.must_cancel.set(false);
        }
    }
}

fn suspended(vm: &mut Vm, task: &TaskPart, wait: trace::Wait) {
    let wait = vm.trace.add_wait(wait);
    vm.trace.event(Kind::TaskSuspended, NONE, task.number, wait, NONE);
}

/// The task that runs now on the running loop. (CPython: `current_task`.)
pub fn current(vm: &mut Vm) -> Option<Value> {
    let event_loop = vm.running_loop()?;
    let current = event_loop.current.borrow().clone();
    current
}

/// The state of a task for `repr`.
pub fn state_word(future: &Future) -> &'static str {
    match future.state() {
        State::Cancelled => "cancelled",
        State::Finished => "finished",
        State::Pending if future.task.as_ref().is_some_and(|task| task.cancel_requests.get() > 0) => "cancelling",
        State::Pending => "pending",
    }
}
