//! What asyncio says on standard error, and the `repr` of its objects.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future::{Callback, Future, State};
use super::{places, task};
use crate::vm::Vm;
use crate::vm::finalize::Finalizer;
use crate::vm::generator::{self, Generator};
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, def};
use crate::vm::stack::{Body, Entry};
use crate::vm::value::Value;

/// Tells the loop's exception handler. `subject`: what it is about, and its key in the context. (CPython: `call_exception_handler`.)
pub fn exception(vm: &mut Vm, event_loop: &Rc<EventLoop>, message: &str, exception: Option<Value>, subject: (&str, Value)) {
    let handler = event_loop.exception_handler.borrow().clone();
    if handler.is_none() {
        let text = exception.map(|exception| vm.exception_summary(&exception));
        vm.report(message, text);
        return;
    }
    let context = crate::vm::dict::Dict::new();
    context.set_str(vm, "message", Value::str(message));
    if let Some(exception) = exception {
        context.set_str(vm, "exception", exception);
    }
    context.set_str(vm, subject.0, subject.1);
    let args = Args::new([handler, event_loop.value(), Value::Dict(Rc::new(context))]);
    let guarded = vm.native_function("", &def("call_exception_handler", "handler, loop, context", call_handler));
    vm.finalizers.push(Finalizer::Call(guarded, args));
}

/// Calls an exception handler: arguments are the handler, the loop and the context. What it raises is reported.
pub fn call_handler(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Ok(Flow::Push(Entry::native(Handler(Some(args.clone())))))
}

struct Handler(Option<Args>);

impl NativeFrame for Handler {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(Args { mut positional, keywords }) = self.0.take() {
            let handler = positional.remove(0);
            return Ok(Step::Call(handler, Args { positional, keywords }));
        }
        match input {
            Input::Exception(exception) if task::is_fatal(vm, &exception) => Err(Stop::Raise(exception)),
            Input::Exception(exception) => {
                let summary = vm.exception_summary(&exception);
                vm.report("Unhandled error in exception handler", Some(summary));
                Ok(Step::Return(Value::None))
            }
            _ => Ok(Step::Return(Value::None)),
        }
    }
}

/// A callback in a report: `name(args) at file:line`.
pub fn callback_text(vm: &mut Vm, callable: &Value) -> String {
    let name = super::handle::label_of(vm, callable);
    let place = match callable {
        Value::Function(function) if !function.code.code.library => {
            format!(" at {}:{}", vm.filename, function.code.code.first_line)
        }
        _ => String::new(),
    };
    format!("{name}(){place}")
}

/// `<Task pending name='Task-1' coro=<main() running at x.py:3> wait_for=<Future pending>>`
pub fn future_repr(vm: &mut Vm, this: &Value, future: &Future) -> Result<String, Stop> {
    let mut text = match (&future.task, future.gather.borrow().is_some()) {
        (Some(_), _) => "<Task ".to_owned(),
        (None, true) => "<_GatheringFuture ".to_owned(),
        (None, false) => format!("<{} ", vm.class_name(this)),
    };
    text += task::state_word(future);
    if let Some(task) = &future.task {
        let name = Value::str(&task.name.borrow());
        text += &format!(" name={}", vm.repr(&name)?);
        if !task.forgotten.get() {
            text += &format!(" coro={}", coroutine_text(vm, &task.coroutine));
        }
        let waiter = task.waiter.borrow().clone();
        if let Some(waiter) = waiter
            && !waiter.is(this)
        {
            text += &format!(" wait_for={}", vm.repr(&waiter)?);
        }
    }
    if future.state() == State::Finished {
        match future.peek_exception() {
            Some(exception) => text += &format!(" exception={}", vm.repr(&exception)?),
            None => {
                let result = future.peek_result();
                text += &format!(" result={}", vm.repr(&result)?);
            }
        }
    }
    let callbacks = super::future::callbacks(this);
    if !callbacks.is_empty() {
        text += &format!(" cb=[{}]", callbacks_text(vm, &callbacks));
    }
    text.push('>');
    Ok(text)
}

fn callbacks_text(vm: &mut Vm, callbacks: &[Callback]) -> String {
    let mut texts: Vec<String> = callbacks.iter().take(2).map(|callback| match callback {
        Callback::Wakeup(_) => "Task.task_wakeup()".to_owned(),
        Callback::Native(native) => places::callback_text(native.label()),
        Callback::Python(callable, _) => callback_text(vm, callable),
    }).collect();
    if callbacks.len() > 2 {
        texts.truncate(1);
        texts.push(format!("<{} more>", callbacks.len() - 2));
        texts.push(match &callbacks[callbacks.len() - 1] {
            Callback::Wakeup(_) => "Task.task_wakeup()".to_owned(),
            Callback::Native(native) => places::callback_text(native.label()),
            Callback::Python(callable, _) => callback_text(vm, callable),
        });
    }
    texts.join(", ")
}

/// `<main() running at x.py:3>` (CPython: `_format_coroutine`.)
pub fn coroutine_text(vm: &Vm, coroutine: &Value) -> String {
    let Value::Generator(generator) = coroutine else { return format!("<<{} without __name__>()>", vm.class_name(coroutine)) };
    let name = generator.qualname.borrow().clone();
    if let Some(place) = places::coroutine(&name) {
        return match generator.state.get() {
            generator::State::Done => format!("<{name}() done, defined at {}:{}>", place.file, place.def),
            generator::State::Created => format!("<{name}() running at {}:{}>", place.file, place.def),
            _ => format!("<{name}() running at {}:{}>", place.file, place.wait),
        };
    }
    match line_of(vm, generator) {
        Some(line) => format!("<{name}() running at {}:{line}>", vm.filename),
        None => format!("<{name}() done, defined at {}:{}>", vm.filename, generator.first_line),
    }
}

/// The line where a coroutine stands; None when it is done.
fn line_of(vm: &Vm, generator: &Generator) -> Option<u32> {
    if generator.state.get() == generator::State::Running {
        let waits = generator.line.get();
        return Some(if waits > 0 { waits } else { vm.call_line });
    }
    generator.with_frame(|body| match body {
        Body::Python(frame) if frame.pc == 0 => generator.first_line,
        Body::Python(frame) => frame.line_at(frame.pc),
        Body::Native(_) => generator.first_line,
    })
}
