//! The methods of `Future` and `Task`.

use std::rc::Rc;

use super::future::{self, Callback, Future, invalid_state};
use super::factory::{self, Options};
use super::{run, task, timeout};
use crate::builtins::args::{named, rest, this_class};
use crate::builtins::object::subclass_instance;
use crate::vm::Vm;
use crate::vm::frame_object::FrameObject;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::stack::Body;
use crate::vm::value::Value;

pub const FUTURE: &[NativeDef] = &[
    def("result", "self, /", result),
    def("exception", "self, /", exception),
    def("set_result", "self, result, /", set_result),
    def("set_exception", "self, exception, /", set_exception),
    def("done", "self, /", done),
    def("cancelled", "self, /", cancelled),
    def("cancel", "self, /, msg=None", cancel),
    def("add_done_callback", "self, fn, /, *, context=None", add_done_callback),
    def("remove_done_callback", "self, fn, /", remove_done_callback),
    def("get_loop", "self, /", get_loop),
    def("__await__", "self, /", await_),
    def("__iter__", "self, /", await_),
];

pub const TASK: &[NativeDef] = &[
    def("set_result", "self, result, /", refuse_result),
    def("set_exception", "self, exception, /", refuse_exception),
    def("cancelling", "self, /", cancelling),
    def("uncancel", "self, /", uncancel),
    def("get_name", "self, /", get_name),
    def("set_name", "self, value, /", set_name),
    def("get_coro", "self, /", get_coro),
    def("get_context", "self, /", get_context),
    def("get_stack", "self, /, *, limit=None", get_stack),
    def("print_stack", "self, /, *, limit=None, file=None", print_stack),
];

pub const FUTURE_NEW: NativeDef = def("__new__", "cls, /, *args, loop=None, **kwargs", new_future);
pub const FUTURE_INIT: NativeDef = def("__init__", "self, /, *, loop=None", |_, _| ret(Value::None));
pub const TASK_NEW: NativeDef = def("__new__", "cls, coro, /, *, loop=None, name=None, context=None, eager_start=False", new_task);

fn new_future(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let class = this_class(vm, &args[0])?;
    if !class.open && !(rest(&args[1]).is_empty() && named(&args[3]).is_empty()) {
        return Err(vm.type_error("Future() takes no positional arguments"));
    }
    let event_loop = super::loop_object::loop_or_current(vm, &args[2])?;
    let future = Future::create(vm, &event_loop, Default::default());
    ret(subclass_instance(vm, &class, future))
}

fn new_task(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = super::loop_object::loop_or_current(vm, &args[2])?;
    factory::new_task(vm, &event_loop, &args[1], &Options::from_args(&args.positional[3..]))
}

/// A task's name as given: any object's `str`, or None for the default.
pub fn name_of(vm: &mut Vm, name: &Value) -> Result<Option<Rc<str>>, Stop> {
    match name {
        Value::None | Value::Unbound => Ok(None),
        name => vm.str(name).map(|name| Some(name.into())),
    }
}

fn result(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::with(vm, &args[0], |vm, future| future.result(vm)).map(Flow::Value)
}

fn exception(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::with(vm, &args[0], |vm, future| future.exception(vm)).map(Flow::Value)
}

fn set_result(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::set_result(vm, &args[0], args[1].clone())?;
    ret(Value::None)
}

fn set_exception(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::set_exception(vm, &args[0], args[1].clone())?;
    ret(Value::None)
}

fn refuse_result(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    Err(vm.runtime_error("Task does not support set_result operation"))
}

fn refuse_exception(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    Err(vm.runtime_error("Task does not support set_exception operation"))
}

fn done(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::with(vm, &args[0], |_, future| Ok(future.done())).map(|done| Flow::Value(done.into()))
}

fn cancelled(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::with(vm, &args[0], |_, future| Ok(future.cancelled())).map(|done| Flow::Value(done.into()))
}

fn cancel(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::with(vm, &args[0], |_, _| Ok(()))?;
    let cancelled = future::cancel(vm, &args[0], args[1].clone())?;
    ret(cancelled)
}

fn add_done_callback(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    future::with(vm, &args[0], |_, _| Ok(()))?;
    let context = match &args[2] {
        Value::None => super::context::copy(vm),
        context => context.clone(),
    };
    future::add_callback(vm, &args[0], Callback::Python(args[1].clone(), context));
    ret(Value::None)
}

fn remove_done_callback(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let mut equal = Vec::new();
    for callback in future::callbacks(&args[0]) {
        if let Callback::Python(callable, _) = callback
            && vm.eq(&callable, &args[1])?
        {
            equal.push(callable);
        }
    }
    let mine = |callback: &Callback| matches!(callback, Callback::Python(callable, _) if equal.iter().any(|other| other.is(callable)));
    ret(future::remove_callbacks(&args[0], mine))
}

fn get_loop(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = future::with(vm, &args[0], |_, future| Ok(future.event_loop.clone()))?;
    ret(event_loop.value())
}

fn await_(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let iterator = vm.awaitable_iterator(&args[0])?;
    ret(iterator.unwrap_or(Value::None))
}

fn with_task<R>(vm: &mut Vm, this: &Value, body: impl FnOnce(&mut Vm, &Future, &task::TaskPart) -> R) -> Result<R, Stop> {
    future::with(vm, this, |vm, future| match &future.task {
        Some(task) => Ok(body(vm, future, task)),
        None => Err(invalid_state(vm, "a task is required")),
    })
}

fn cancelling(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    with_task(vm, &args[0], |_, _, task| Flow::Value(Value::int(i64::from(task.cancel_requests.get()))))
}

fn uncancel(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    with_task(vm, &args[0], |_, _, _| ())?;
    ret(i64::from(timeout::uncancel(vm, &args[0])))
}

fn get_name(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    with_task(vm, &args[0], |_, _, task| Flow::Value(Value::str(&task.name.borrow())))
}

fn set_name(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let name = vm.str(&args[1])?;
    with_task(vm, &args[0], |vm, _, task| {
        vm.rename_task(task.number, &name);
        *task.name.borrow_mut() = name.into();
        Flow::Value(Value::None)
    })
}

fn get_coro(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    with_task(vm, &args[0], |_, _, task| Flow::Value(task.coroutine.clone()))
}

fn get_context(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    with_task(vm, &args[0], |_, _, task| Flow::Value(task.context.clone()))
}

/// The frames of a suspended task: as many entries as CPython gives, of its coroutine alone.
fn get_stack(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    with_task(vm, &args[0], |vm, future, task| Flow::Value(Value::list(frames(vm, future, task))))
}

/// A suspended coroutine's frame; those of its traceback, the outermost first, when it ended in an exception.
fn frames(vm: &mut Vm, future: &Future, task: &task::TaskPart) -> Vec<Value> {
    if let Some(exception) = future.peek_exception() {
        let (frame, next) = (vm.symbol("tb_frame"), vm.symbol("tb_next"));
        let mut traceback = vm.traceback_value(&exception);
        let mut frames = Vec::new();
        while let Value::Native(native) = &traceback {
            let entry = native.object();
            let (Ok(Some(here)), Ok(Some(rest))) =
                (entry.attribute(vm, &traceback, frame), entry.attribute(vm, &traceback, next))
            else {
                break;
            };
            frames.push(here);
            traceback = rest;
        }
        return frames;
    }
    let Value::Generator(generator) = &task.coroutine else { return vec![] };
    let frame = generator.with_frame(|body| match body {
        Body::Python(frame) => Some(vm.frame_object(frame)),
        Body::Native(_) => None,
    });
    frame.flatten().into_iter().collect()
}

/// (CPython: `_task_print_stack`.)
fn print_stack(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let text = vm.repr(&args[0])?;
    let (frames, exception) =
        with_task(vm, &args[0], |vm, future, task| (frames(vm, future, task), future.peek_exception()))?;
    let head = match (&exception, frames.is_empty()) {
        (_, true) => format!("No stack for {text}\n"),
        (Some(_), _) => format!("Traceback for {text} (most recent call last):\n"),
        (None, _) => format!("Stack for {text} (most recent call last):\n"),
    };
    vm.write(0, &head)?;
    for frame in &frames {
        let place = frame.with(|frame: &FrameObject| (frame.line, frame.code.code.name.clone()));
        if let Some((line, name)) = place {
            let place = format!("  File \"{}\", line {line}, in {name}\n", vm.filename);
            vm.write(1, &place)?;
        }
    }
    if let Some(exception) = exception {
        let line = vm.exception_line(&exception);
        vm.write(0, &format!("{line}\n"))?;
    }
    ret(Value::None)
}

/// `asyncio.create_task(coro, *, name=None, context=None, eager_start=None)`
pub fn create_task(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Some(event_loop) = vm.running_loop() else { return Err(vm.runtime_error("no running event loop")) };
    factory::create_task(vm, &event_loop, &args[0], &Options::from_args(&args.positional[1..]))
}

/// `asyncio.current_task(loop=None)`
pub fn current_task(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if vm.running_loop().is_none() && args[0].is_none() {
        return Err(vm.runtime_error("no running event loop"));
    }
    ret(task::current(vm).unwrap_or(Value::None))
}

/// `asyncio.all_tasks(loop=None)`: a set, in order of creation.
pub fn all_tasks(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = match (&args[0], vm.running_loop()) {
        (Value::None, Some(event_loop)) => event_loop,
        (Value::None, None) => return Err(vm.runtime_error("no running event loop")),
        (given, _) => super::loop_object::loop_or_current(vm, given)?,
    };
    let set = crate::vm::set::Set::in_order();
    for task in event_loop.unfinished() {
        set.add(vm, task)?;
    }
    ret(Value::Set(Rc::new(set)))
}

/// `asyncio.ensure_future(coro_or_future, *, loop=None)`
pub fn ensure_future(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    run::check_awaitable(vm, &args[0])?;
    let event_loop = match args[0].with(|future: &Future| future.event_loop.clone()) {
        Some(own) if args[1].is_none() => own,
        _ => super::loop_object::loop_or_current(vm, &args[1])?,
    };
    run::ensure_future(vm, &event_loop, &args[0]).map(Flow::Value)
}

/// `asyncio.isfuture(obj)`
pub fn isfuture(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(future::is_future(&args[0]))
}
