//! The event loop as a program's object, and the functions that find it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use loopscope_executor::TaskId;

use super::event_loop::EventLoop;
use super::factory::{self, Options};
use super::future::Future;
use super::handle::{Asked, HandleObject, Work, nanoseconds};
use super::host::World;
use super::run;
use crate::builtins::args::number;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

pub struct LoopObject(pub Rc<EventLoop>);

impl Object for LoopObject {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("EventLoop")
    }

    fn repr(&self, _: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        let word = |flag: bool| if flag { "True" } else { "False" };
        let event_loop = &self.0;
        Ok(Some(format!(
            "<_UnixSelectorEventLoop running={} closed={} debug={}>",
            word(event_loop.running.get()),
            word(event_loop.closed.get()),
            word(event_loop.debug.get())
        )))
    }
}

pub const METHODS: &[NativeDef] = &[
    def("time", "self, /", time),
    def("call_soon", "self, callback, /, *args, context=None", call_soon),
    def("call_soon_threadsafe", "self, callback, /, *args, context=None", super::executors::call_soon_threadsafe),
    def("call_later", "self, delay, callback, /, *args, context=None", call_later),
    def("call_at", "self, when, callback, /, *args, context=None", call_at),
    def("create_future", "self, /", create_future),
    def("create_task", "py:self, coro, *, name=unset, context=unset, eager_start=unset", create_task),
    def("run_until_complete", "self, future, /", run_until_complete),
    def("run_forever", "self, /", run_forever),
    def("stop", "self, /", stop),
    def("close", "self, /", close),
    def("is_running", "self, /", is_running),
    def("is_closed", "self, /", is_closed),
    def("get_debug", "self, /", get_debug),
    def("set_debug", "self, enabled, /", set_debug),
    def("add_signal_handler", "self, sig, callback, *args", add_signal_handler),
    def("remove_signal_handler", "self, sig", remove_signal_handler),
    def("set_exception_handler", "self, handler, /", set_exception_handler),
    def("get_exception_handler", "self, /", get_exception_handler),
    def("default_exception_handler", "self, context, /", default_exception_handler),
    def("call_exception_handler", "self, context, /", call_exception_handler),
    def("set_task_factory", "self, factory, /", set_task_factory),
    def("get_task_factory", "self, /", get_task_factory),
    def("shutdown_asyncgens", "self, /", shutdown_asyncgens),
    def("shutdown_default_executor", "self, /, timeout=None", super::executors::shutdown_default_executor),
    def("run_in_executor", "self, executor, func, /, *args", super::executors::run_in_executor),
    def("set_default_executor", "self, executor, /", super::executors::set_default_executor),
];

pub const HANDLE: &[NativeDef] =
    &[def("cancel", "self, /", handle_cancel), def("cancelled", "self, /", handle_cancelled), def("when", "self, /", handle_when)];

/// The loop that a method was called of.
pub fn this(vm: &Vm, args: &Args) -> Result<Rc<EventLoop>, Stop> {
    args[0].with(|object: &LoopObject| object.0.clone()).ok_or_else(|| vm.type_error("an event loop is required"))
}

/// The loop given, or the running one, or the one that `set_event_loop` set.
pub fn loop_or_current(vm: &mut Vm, given: &Value) -> Result<Rc<EventLoop>, Stop> {
    if let Some(event_loop) = given.with(|object: &LoopObject| object.0.clone()) {
        return Ok(event_loop);
    }
    if let Some(event_loop) = vm.running_loop() {
        return Ok(event_loop);
    }
    let current = vm.state::<World>().current.borrow().clone();
    current.ok_or_else(|| vm.runtime_error("There is no current event loop in thread 'MainThread'."))
}

/// `get_running_loop()`
pub fn get_running_loop(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    match vm.running_loop() {
        Some(event_loop) => ret(event_loop.value()),
        None => Err(vm.runtime_error("no running event loop")),
    }
}

/// `get_event_loop()`
pub fn get_event_loop(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    let event_loop = loop_or_current(vm, &Value::None)?;
    ret(event_loop.value())
}

/// `new_event_loop()`
pub fn new_event_loop(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    let event_loop = run::new_loop(vm);
    ret(event_loop.value())
}

/// `set_event_loop(loop)`
pub fn set_event_loop(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = args[0].with(|object: &LoopObject| object.0.clone());
    if event_loop.is_none() && !args[0].is_none() {
        let class = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!(
            "loop argument must be an instance of AbstractEventLoop or None, not '{class}'"
        )));
    }
    *vm.state::<World>().current.borrow_mut() = event_loop;
    ret(Value::None)
}

fn time(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    ret(event_loop.world.seconds())
}

/// The work of `callback(*args)`, in the context given or a copy of the present one.
pub fn work(vm: &mut Vm, callback: &Value, args: &Value, context: &Value) -> Result<Work, Stop> {
    if !vm.callable(callback) {
        let text = vm.repr(callback)?;
        return Err(vm.type_error(&format!("a callable object was expected by call_soon(), got {text}")));
    }
    let args = match args {
        Value::Tuple(args) => Args::new(args.iter().cloned()),
        _ => Args::default(),
    };
    let context = match context {
        Value::None => super::context::copy(vm),
        context => context.clone(),
    };
    Ok(Work::Python { callable: callback.clone(), args, context })
}

/// Errors: RuntimeError when the loop is closed.
pub fn check_open(vm: &Vm, event_loop: &EventLoop) -> Result<(), Stop> {
    if event_loop.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    Ok(())
}

fn call_soon(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    check_open(vm, &event_loop)?;
    let work = work(vm, &args[1], &args[2], &args[3])?;
    let handle = event_loop.call_soon(vm, work);
    ret(handle_object(event_loop, handle, &args[1]))
}

/// A handle of the ready queue, as the program sees it.
pub fn handle_object(event_loop: Rc<EventLoop>, (id, number): (TaskId, u32), callable: &Value) -> Value {
    let callable = RefCell::new(callable.clone());
    Value::native(HandleObject { event_loop, id, number, cancelled: Cell::new(false), when: None, callable })
}

fn call_later(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    if args[1].is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    let seconds = super::delay::seconds(vm, &args[1])?;
    let when = event_loop.world.seconds() + seconds;
    let asked = Asked::of(vm, &args[1], seconds);
    set_timer(vm, event_loop, when, asked, &args[2], &args[3], &args[4])
}

fn call_at(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    if args[1].is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    let when = number(vm, &args[1])?;
    let asked = Asked::of(vm, &args[1], when);
    set_timer(vm, event_loop, when, asked, &args[2], &args[3], &args[4])
}

fn set_timer(
    vm: &mut Vm,
    event_loop: Rc<EventLoop>,
    when: f64,
    asked: Asked,
    callback: &Value,
    args: &Value,
    context: &Value,
) -> Result<Flow, Stop> {
    check_open(vm, &event_loop)?;
    let work = work(vm, callback, args, context)?;
    let timer = event_loop.call_at(vm, nanoseconds(when), asked, work);
    let (id, number) = (timer.id, timer.number);
    let callable = RefCell::new(callback.clone());
    ret(Value::native(HandleObject { event_loop, id, number, cancelled: Cell::new(false), when: Some(when), callable }))
}

fn create_future(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    ret(Future::create(vm, &event_loop, Default::default()))
}

fn create_task(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    check_open(vm, &event_loop)?;
    factory::create_task(vm, &event_loop, &args[1], &Options::from_args(&args.positional[2..]))
}

fn run_until_complete(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    run::run_until_complete(vm, &event_loop, &args[1])
}

fn run_forever(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    run::run_forever(vm, &event_loop)
}

fn stop(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.stopping.set(true);
    ret(Value::None)
}

fn close(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    if event_loop.running.get() {
        return Err(vm.runtime_error("Cannot close a running event loop"));
    }
    event_loop.closed.set(true);
    ret(Value::None)
}

fn is_running(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let running = this(vm, args)?.running.get();
    ret(running)
}

fn is_closed(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let closed = this(vm, args)?.closed.get();
    ret(closed)
}

fn get_debug(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let debug = this(vm, args)?.debug.get();
    ret(debug)
}

/// The signals that have a handler. None ever comes.
#[derive(Default)]
struct Signals(RefCell<Vec<Value>>);

fn add_signal_handler(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if !vm.callable(&args[2]) {
        return Err(vm.type_error("A callable object is required"));
    }
    remove_signal_handler(vm, args)?;
    vm.state::<Signals>().0.borrow_mut().push(args[1].clone());
    ret(Value::None)
}

fn remove_signal_handler(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let signals = vm.state::<Signals>();
    let mut at = None;
    for (index, signal) in signals.0.borrow().clone().iter().enumerate() {
        if vm.eq(signal, &args[1])? {
            at = Some(index);
        }
    }
    ret(at.map(|index| signals.0.borrow_mut().remove(index)).is_some())
}

fn set_debug(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let debug = vm.truth(&args[1])?;
    this(vm, args)?.debug.set(debug);
    ret(Value::None)
}

/// `loop.slow_callback_duration`
pub fn slow_callback(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let seconds = this(vm, args)?.slow_callback.get();
    ret(Value::float(seconds))
}

pub fn set_slow_callback(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let seconds = number(vm, &args[1])?;
    this(vm, args)?.slow_callback.set(seconds);
    ret(Value::None)
}

fn set_exception_handler(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    if !args[1].is_none() && !vm.callable(&args[1]) {
        let text = vm.repr(&args[1])?;
        return Err(vm.type_error(&format!("A callable object or None is expected, got {text}")));
    }
    let before = event_loop.exception_handler.replace(args[1].clone());
    drop(before);
    ret(Value::None)
}

fn get_exception_handler(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let handler = this(vm, args)?.exception_handler.borrow().clone();
    ret(handler)
}

/// Reports a context (a dict) on standard error.
fn default_exception_handler(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Value::Dict(context) = &args[1] else { return Err(vm.type_error("an exception handler's context is a dict")) };
    let message = match context.get_str(vm, "message") {
        Some(message) if vm.truth(&message)? => vm.str(&message)?,
        _ => "Unhandled exception in event loop".to_owned(),
    };
    let exception = context.get_str(vm, "exception").filter(|exception| !exception.is_none());
    let summary = exception.map(|exception| vm.exception_summary(&exception));
    vm.report(&message, summary);
    ret(Value::None)
}

fn call_exception_handler(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let handler = this(vm, args)?.exception_handler.borrow().clone();
    if handler.is_none() {
        return default_exception_handler(vm, args);
    }
    super::report::call_handler(vm, &Args::new([handler, args[0].clone(), args[1].clone()]))
}

fn set_task_factory(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    if !args[1].is_none() && !vm.callable(&args[1]) {
        return Err(vm.type_error("task factory must be a callable or None"));
    }
    let before = event_loop.task_factory.replace(args[1].clone());
    drop(before);
    ret(Value::None)
}

fn get_task_factory(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let factory = this(vm, args)?.task_factory.borrow().clone();
    ret(factory)
}

fn shutdown_asyncgens(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    ret(super::shutdown::async_generators(vm, &event_loop))
}

fn handle<'a>(vm: &Vm, args: &'a Args) -> Result<&'a HandleObject, Stop> {
    match &args[0] {
        Value::Native(native) => native.get().ok_or_else(|| vm.type_error("a Handle is required")),
        _ => Err(vm.type_error("a Handle is required")),
    }
}

fn handle_cancel(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    handle(vm, args)?.cancel(vm);
    ret(Value::None)
}

fn handle_cancelled(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(handle(vm, args)?.cancelled.get())
}

fn handle_when(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let when = handle(vm, args)?.when;
    ret(when.map_or(Value::None, Value::float))
}
