//! What asyncio says on standard error, and the `repr` of its objects.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future::{Callback, Future, State};
use super::task;
use crate::vm::Vm;
use crate::vm::finalize::Finalizer;
use crate::vm::generator::Generator;
use crate::vm::native::{Args, Stop};
use crate::vm::stack::Body;
use crate::vm::value::Value;

/// Tells the loop's exception handler. (CPython: `call_exception_handler`.)
pub fn exception(vm: &mut Vm, event_loop: &Rc<EventLoop>, message: &str, exception: Option<Value>, future: Value) {
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
    if !future.is_none() {
        let key = if future.with(|future: &Future| future.is_task()) == Some(true) { "task" } else { "future" };
        context.set_str(vm, key, future);
    }
    let args = Args::new([event_loop.value(), Value::Dict(Rc::new(context))]);
    vm.finalizers.push(Finalizer::Call(handler, args));
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
        text += &format!(" coro={}", coroutine_text(vm, &task.coroutine));
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
        Callback::Native(native) => format!("{}()", native.label()),
        Callback::Python(callable, _) => callback_text(vm, callable),
    }).collect();
    if callbacks.len() > 2 {
        texts.truncate(1);
        texts.push(format!("<{} more>", callbacks.len() - 2));
        texts.push(match &callbacks[callbacks.len() - 1] {
            Callback::Wakeup(_) => "Task.task_wakeup()".to_owned(),
            Callback::Native(native) => format!("{}()", native.label()),
            Callback::Python(callable, _) => callback_text(vm, callable),
        });
    }
    texts.join(", ")
}

/// `<main() running at x.py:3>` (CPython: `_format_coroutine`.)
pub fn coroutine_text(vm: &Vm, coroutine: &Value) -> String {
    let Value::Generator(generator) = coroutine else { return format!("<{}>", vm.class_name(coroutine)) };
    let name = generator.qualname.borrow().clone();
    match line_of(generator) {
        Some(line) => format!("<{name}() running at {}:{line}>", vm.filename),
        None => format!("<{name}() done, defined at {}:{}>", vm.filename, generator.first_line),
    }
}

/// The line where a coroutine stands; None when it is done.
fn line_of(generator: &Generator) -> Option<u32> {
    generator.with_frame(|body| match body {
        Body::Python(frame) if frame.pc == 0 => generator.first_line,
        Body::Python(frame) => frame.line_at(frame.pc),
        Body::Native(_) => generator.first_line,
    })
}
