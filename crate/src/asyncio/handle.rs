//! Handles: what the loop runs. `call_soon`, `call_later`, and the callbacks of futures.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::Future as RustFuture;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use loopscope_executor::TaskId;

use super::event_loop::EventLoop;
use super::host::Running;
use crate::trace::{self, HandleKind, Kind, NONE};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Stop};
use crate::vm::object::Object;
use crate::vm::stack::{Rest, Stack};
use crate::vm::value::Value;

/// A callback of asyncio's own: a gather hearing of its child, a timeout striking.
pub trait NativeCallback {
    /// Its name in CPython, as the schedule log has it.
    fn label(&self) -> &'static str;

    /// Runs it; `argument` is the future that it is called with, or None.
    fn call(&self, vm: &mut Vm, argument: &Value) -> Result<Flow, Stop>;
}

/// What a handle does.
pub enum Work {
    /// A function of the program's. The context, when it is bound to one.
    Python { callable: Value, args: Args, context: Value },
    Native(Rc<dyn NativeCallback>, Value),
}

/// A handle as Python sees it: `Handle` and `TimerHandle`.
pub struct HandleObject {
    pub event_loop: Rc<EventLoop>,
    pub id: TaskId,
    /// Its number in the trace.
    pub number: u32,
    pub cancelled: Cell<bool>,
    /// Virtual seconds; for timers.
    pub when: Option<f64>,
    /// For `repr`.
    pub callable: RefCell<Value>,
}

impl Object for HandleObject {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class(if self.when.is_some() { "TimerHandle" } else { "Handle" })
    }

    /// (CPython: `Handle._repr_info`.)
    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let mut text = format!("<{}", vm.class_name(this));
        if self.cancelled.get() {
            text += " cancelled";
        }
        if let Some(when) = self.when {
            text += &format!(" when={}", vm.repr(&Value::float(when))?);
        }
        let callable = self.callable.borrow().clone();
        if !callable.is_none() {
            text += &format!(" {}", super::report::callback_text(vm, &callable));
        }
        Ok(Some(text + ">"))
    }
}

impl HandleObject {
    /// It will not run. (CPython: `Handle.cancel`.)
    pub fn cancel(&self, vm: &mut Vm) {
        if self.cancelled.replace(true) {
            return;
        }
        cancel(vm, &self.event_loop, self.id, self.number);
        let callable = self.callable.replace(Value::None);
        drop(callable);
    }
}

/// A handle that asyncio itself keeps.
#[derive(Clone)]
pub struct Timer {
    pub event_loop: Rc<EventLoop>,
    pub id: TaskId,
    pub number: u32,
    /// Its deadline's index in the trace's table.
    pub timer: u32,
}

impl Timer {
    pub fn cancel(&self, vm: &mut Vm) {
        cancel(vm, &self.event_loop, self.id, self.number);
    }
}

/// A handle will not run: it leaves the ready queue or the timers.
pub fn cancel(vm: &mut Vm, event_loop: &EventLoop, id: TaskId, number: u32) {
    if event_loop.executor.abort(id) {
        event_loop.timers.forget(id);
        vm.trace.event(Kind::HandleCancelled, NONE, number, NONE, NONE);
    }
}

/// The trace's numbers of the handles that are timers, by the executor's.
#[derive(Default)]
pub struct TimerTable {
    entries: RefCell<HashMap<TaskId, Entry>>,
}

#[derive(Clone, Copy)]
struct Entry {
    handle: u32,
    ready: u32,
}

impl TimerTable {
    pub fn handle_of(&self, task: TaskId) -> Option<u32> {
        self.entries.borrow().get(&task).map(|entry| entry.handle)
    }

    /// It is in the ready queue now, by this event.
    pub fn ready(&self, task: TaskId, event: u32) {
        if let Some(entry) = self.entries.borrow_mut().get_mut(&task) {
            entry.ready = event;
        }
    }

    pub fn add(&self, task: TaskId, handle: u32) {
        self.entries.borrow_mut().insert(task, Entry { handle, ready: NONE });
    }

    /// It runs or is cancelled: the event that put it into the ready queue, or NONE.
    pub fn forget(&self, task: TaskId) -> u32 {
        self.entries.borrow_mut().remove(&task).map_or(NONE, |entry| entry.ready)
    }

    pub fn clear(&self) {
        self.entries.borrow_mut().clear();
    }
}

impl EventLoop {
    /// Puts work at the end of the ready queue. (CPython: `call_soon`.)
    pub fn call_soon(self: &Rc<EventLoop>, vm: &mut Vm, work: Work) -> (TaskId, u32) {
        self.enqueue(vm, work, HandleKind::Callback)
    }

    /// The same for a function that comes from another thread, or might.
    pub fn call_soon_threadsafe(self: &Rc<EventLoop>, vm: &mut Vm, work: Work) -> (TaskId, u32) {
        let thread = self.world.threads.current();
        let own = thread.is_main() || thread.delivers();
        let queued = self.enqueue(vm, work, if own { HandleKind::Threadsafe } else { HandleKind::Callback });
        let world = self.world.clone();
        world.wake_loop(vm, self);
        queued
    }

    fn enqueue(self: &Rc<EventLoop>, vm: &mut Vm, work: Work, kind: HandleKind) -> (TaskId, u32) {
        let number = describe(vm, &work, kind, NONE);
        let ready = vm.trace.event(Kind::HandleReady, NONE, number, NONE, NONE);
        let job = Job::new(self, work, number, ready);
        (self.executor.spawn_detached(job).id(), number)
    }

    /// Lets work run when its time has come: virtual nanoseconds. (CPython: `call_at`.)
    pub fn call_at(self: &Rc<EventLoop>, vm: &mut Vm, deadline: u64, asked: Asked, work: Work) -> Timer {
        let timer = vm.trace.add_timer(trace::Timer { deadline, seconds: asked.seconds, source: asked.source });
        let number = describe(vm, &work, HandleKind::Timer, timer);
        let span = vm.call_span();
        vm.trace.event(Kind::TimerSet, span, number, timer, NONE);
        let job = Job::new(self, work, number, NONE);
        let id = self.executor.spawn_at(deadline, job).id();
        self.timers.add(id, number);
        Timer { event_loop: self.clone(), id, number, timer }
    }

    /// The deadline of a delay from now, in nanoseconds. (CPython: `loop.time() + delay`, in whole nanoseconds here.)
    pub fn deadline(&self, seconds: f64) -> u64 {
        nanoseconds(self.world.seconds() + seconds)
    }
}

/// Seconds as nanoseconds; the past is now.
pub fn nanoseconds(seconds: f64) -> u64 {
    // A float's conversion saturates; NaN is 0.
    (seconds * 1e9).round() as u64
}

/// The number that was asked for when a timer was set.
#[derive(Clone, Copy)]
pub struct Asked {
    pub seconds: f64,
    pub source: trace::Source,
}

impl Asked {
    /// From the value that the program gave.
    pub fn of(vm: &Vm, value: &Value, seconds: f64) -> Asked {
        let source = match value {
            Value::Int(origin, _) | Value::Float(origin, _) => vm.origins.source(*origin),
            _ => trace::Source::Unknown,
        };
        Asked { seconds, source }
    }
}

/// Tells the trace of a function that is called at once, in the place of the handle that runs.
pub fn called(vm: &mut Vm, callable: &Value) {
    let label = label_of(vm, callable);
    let label = vm.trace.text(&label);
    let number = vm.trace.add_handle(trace::Handle { kind: HandleKind::Callback, label, task: NONE, timer: NONE });
    vm.trace.event(Kind::HandleCalled, NONE, number, NONE, NONE);
}

/// Gives a handle its number in the trace.
fn describe(vm: &mut Vm, work: &Work, kind: HandleKind, timer: u32) -> u32 {
    let (kind, label, task) = match work {
        Work::Native(callback, _) => (kind, callback.label().to_owned(), NONE),
        Work::Python { callable, .. } => match task_of(callable) {
            Some(number) => (if kind == HandleKind::Callback { HandleKind::Wakeup } else { kind }, String::new(), number),
            None => (kind, label_of(vm, callable), NONE),
        },
    };
    let label = vm.trace.text(&label);
    vm.trace.add_handle(trace::Handle { kind, label, task, timer })
}

/// The task whose bound method this is.
fn task_of(callable: &Value) -> Option<u32> {
    let Value::Method(method) = callable else { return None };
    method.this.with(|future: &super::future::Future| future.task.as_ref().map(|task| task.number))?
}

/// The function's qualified name, or else its class's.
pub fn label_of(vm: &mut Vm, callable: &Value) -> String {
    match callable {
        Value::Function(function) => function.qualname.borrow().to_string(),
        Value::Method(method) => label_of(vm, &method.function),
        Value::NativeFunction(native) if native.binds => native.qualname.clone(),
        Value::NativeFunction(native) => native.name.to_owned(),
        Value::Class(class) => class.qualname.borrow().to_string(),
        Value::Native(native) => match native.object().attribute(vm, callable, vm.known.func) {
            Ok(Some(inner)) => label_of(vm, &inner),
            _ => vm.class_name(callable).to_string(),
        },
        other => vm.class_name(other).to_string(),
    }
}

/// A handle as the executor's future.
struct Job {
    event_loop: Rc<EventLoop>,
    work: Option<Work>,
    number: u32,
    ready: u32,
    running: Running,
    /// For the report of an exception.
    name: String,
    callable: Value,
    /// It runs in a context of its own.
    entered: bool,
    /// Virtual seconds when it began.
    begun: f64,
}

impl Job {
    fn new(event_loop: &Rc<EventLoop>, work: Work, number: u32, ready: u32) -> Job {
        Job { event_loop: event_loop.clone(), work: Some(work), number, ready, running: Running::default(), name: String::new(), callable: Value::None, entered: false, begun: 0.0 }
    }

    fn begin(&mut self, vm: &mut Vm, id: Option<TaskId>, work: Work) -> Option<Result<Value, Stop>> {
        if let Some(id) = id
            && self.ready == NONE
        {
            self.ready = self.event_loop.timers.forget(id);
        }
        vm.trace.task = NONE;
        vm.forget_call_site();
        self.begun = self.event_loop.world.seconds();
        vm.trace.cause = vm.trace.caused(Kind::HandleRun, self.ready, NONE, self.number, NONE, NONE);
        let flow = match work {
            Work::Native(callback, argument) => {
                self.name = callback.label().to_owned();
                callback.call(vm, &argument)
            }
            Work::Python { callable, args, context } => {
                self.name = super::report::callback_text(vm, &callable);
                self.callable = callable.clone();
                super::context::enter(vm, context);
                self.entered = true;
                vm.begin_call(callable, args)
            }
        };
        match flow {
            Ok(Flow::Value(value)) => Some(Ok(value)),
            Ok(flow) => {
                self.running.begin(Stack { entries: vec![vm.entry_of(flow)] });
                None
            }
            Err(stop) => Some(Err(stop)),
        }
    }

    /// Itself, as a program sees it.
    fn object(&mut self) -> Value {
        let Some(id) = self.event_loop.executor.running() else { return Value::None };
        let callable = std::mem::take(&mut self.callable).into();
        let (event_loop, number) = (self.event_loop.clone(), self.number);
        Value::native(HandleObject { event_loop, id, number, cancelled: Cell::new(false), when: None, callable })
    }

    fn finish(&mut self, vm: &mut Vm, outcome: Result<Value, Stop>) {
        match outcome {
            Ok(_) => {}
            Err(Stop::Raise(exception)) => {
                if super::task::is_fatal(vm, &exception) {
                    *self.event_loop.world.fatal.borrow_mut() = Some(exception);
                    self.event_loop.stopping.set(true);
                } else {
                    let message = format!("Exception in callback {}", self.name);
                    let handle = self.object();
                    super::report::exception(vm, &self.event_loop, &message, Some(exception), ("handle", handle));
                }
            }
            Err(stop) => super::host::refuse(&self.event_loop.world, stop),
        }
        vm.run_finalizers();
        if self.entered {
            super::context::leave(vm);
        }
        let name = &self.name;
        self.event_loop.watch(vm, self.begun, |_| format!("<Handle {name}>"));
        vm.trace.event(Kind::HandleEnd, NONE, self.number, NONE, NONE);
        vm.trace.cause = NONE;
    }
}

impl RustFuture for Job {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let event_loop = this.event_loop.clone();
        let Some(host) = event_loop.world.host() else { return Poll::Ready(()) };
        let mut vm = host.vm.borrow_mut();
        let outcome = match this.work.take() {
            Some(work) => this.begin(&mut vm, event_loop.executor.running(), work),
            None => None,
        };
        let outcome = match outcome {
            Some(outcome) => outcome,
            None => {
                let hold = || {
                    event_loop.executor.hold();
                };
                match this.running.go_on(&mut vm, &event_loop.world, hold) {
                    None => return Poll::Pending,
                    Some(Rest::Raised(exception)) => Err(Stop::Raise(exception)),
                    Some(Rest::Returned(value)) | Some(Rest::Yielded(value)) => Ok(value),
                    Some(_) => Ok(Value::None),
                }
            }
        };
        this.finish(&mut vm, outcome);
        Poll::Ready(())
    }
}
