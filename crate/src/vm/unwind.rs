//! Exceptions on their way: handlers, context, and the frames that they leave.


use super::eval::{Transition, end_for};
use super::exception::TraceEntry;
use super::frame::Frame;
use super::instructions::Next;
use super::native::{Args, Flow, Stop};
use super::stack::{Body, Entry, EntryInput, Rest, Stack, Then};
use super::value::Value;
use super::Vm;
use crate::compile::code::CodeKind;
use crate::trace::{Kind, NONE};

impl Vm {
    /// An exception came up in the top frame. It goes to the nearest handler, or out.
    pub(super) fn raised(&mut self, stack: &mut Stack, exception: Value, fresh: bool) -> Option<Rest> {
        if fresh && let Some(handled) = handled_exception(stack) {
            set_context(handled, &exception);
        }
        self.propagate(stack, exception, fresh)
    }

    /// An exception was thrown into the top frame.
    pub(super) fn thrown(&mut self, stack: &mut Stack, exception: Value) -> Option<Rest> {
        if let Some(Entry { body: Body::Python(frame), .. }) = stack.entries.last()
            && matches!(frame.handled, Value::Instance(_))
        {
            set_context(frame.handled.clone(), &exception);
        }
        self.propagate(stack, exception, true)
    }

    fn propagate(&mut self, stack: &mut Stack, exception: Value, fresh: bool) -> Option<Rest> {
        let mut exception = exception;
        let mut entered = fresh;
        loop {
            let Some(entry) = stack.entries.last_mut() else { return Some(Rest::Raised(exception)) };
            match &mut entry.body {
                Body::Python(frame) => {
                    if entered {
                        self.add_trace_entry(frame, &exception);
                    }
                    if self.handle(frame, &exception) {
                        return None;
                    }
                }
                Body::Native(_) if !fresh || !entered => {
                    entry.input = EntryInput::Throw(exception);
                    return None;
                }
                Body::Native(_) => {}
            }
            // From here on every frame below gets its entry in the traceback.
            entered = true;
            let Some(entry) = stack.entries.pop() else { return Some(Rest::Raised(exception)) };
            exception = match self.left(stack, entry, exception) {
                Left::Up(exception) => exception,
                Left::Settled => return None,
            };
            if stack.entries.is_empty() {
                return Some(Rest::Raised(exception));
            }
            if let Some(below) = stack.entries.last_mut()
                && matches!(below.body, Body::Native(_))
            {
                below.input = EntryInput::Throw(exception);
                return None;
            }
        }
    }

    /// Looks for a handler around the instruction before `pc`; true when the frame goes on there.
    fn handle(&mut self, frame: &mut Frame, exception: &Value) -> bool {
        let at = frame.pc.saturating_sub(1) as u32;
        let handlers = &frame.code.code.handlers;
        let Some(handler) = handlers.iter().find(|handler| (handler.start..handler.end).contains(&at)).copied() else {
            return false;
        };
        let depth = frame.code.code.slots.len() + handler.depth as usize;
        let cut = frame.values.split_off(depth.min(frame.values.len()));
        frame.push(exception.clone());
        frame.pc = handler.target as usize;
        drop(cut);
        true
    }

    /// A frame was left by an exception: what that means to the frame below.
    fn left(&mut self, stack: &mut Stack, entry: Entry, exception: Value) -> Left {
        let Entry { body, owner, then, .. } = entry;
        self.leave_by_exception(&body);
        if let Some(owner) = &owner {
            owner.finish();
        }
        drop(body);
        let exception = match &owner {
            Some(owner) => self.convert_stop_iteration(owner.kind, exception),
            None => exception,
        };
        let stop_value = match then {
            Then::ForNext | Then::AwaitNext => self.stop_iteration_value(&exception),
            _ => None,
        };
        let below = stack.entries.last_mut();
        match (then, stop_value, below) {
            (Then::ForNext, Some(_), Some(Entry { body: Body::Python(frame), .. })) => {
                end_for(frame);
                Left::Settled
            }
            (Then::AwaitNext, Some(value), Some(below)) => {
                match &mut below.body {
                    Body::Python(frame) => {
                        let iterator = frame.pop();
                        frame.push(value);
                        drop(iterator);
                    }
                    Body::Native(_) => below.input = EntryInput::Send(value),
                }
                Left::Settled
            }
            (Then::Close, _, Some(below)) if self.ends_close(&exception) => {
                match &mut below.body {
                    Body::Python(frame) => frame.push(Value::None),
                    Body::Native(_) => below.input = EntryInput::Send(Value::None),
                }
                Left::Settled
            }
            (Then::AsyncClose, _, Some(below)) if self.ends_async_close(&exception) => {
                match &mut below.body {
                    Body::Python(frame) => {
                        let iterator = frame.pop();
                        frame.push(Value::None);
                        drop(iterator);
                    }
                    Body::Native(_) => below.input = EntryInput::Send(Value::None),
                }
                Left::Settled
            }
            (Then::Finalizer, _, below) => {
                let alone = below.is_none();
                if !self.ends_close(&exception) {
                    self.report_unraisable(&exception);
                }
                if alone { Left::Up(exception) } else { Left::Settled }
            }
            _ => Left::Up(exception),
        }
    }

    fn ends_close(&self, exception: &Value) -> bool {
        self.is_exception(exception, &self.types.generator_exit) || self.is_exception(exception, &self.types.stop_iteration)
    }

    fn ends_async_close(&self, exception: &Value) -> bool {
        self.is_exception(exception, &self.types.generator_exit)
            || self.is_exception(exception, &self.types.stop_async_iteration)
    }

    /// StopIteration must not leave a generator's or coroutine's frame. (PEP 479.)
    fn convert_stop_iteration(&mut self, kind: CodeKind, exception: Value) -> Value {
        let (what, name) = if self.is_exception(&exception, &self.types.stop_iteration) {
            ("StopIteration", match kind {
                CodeKind::Coroutine => "coroutine",
                CodeKind::AsyncGenerator => "async generator",
                _ => "generator",
            })
        } else if kind == CodeKind::AsyncGenerator && self.is_exception(&exception, &self.types.stop_async_iteration) {
            ("StopAsyncIteration", "async generator")
        } else {
            return exception;
        };
        let error = self.exception(&self.types.runtime_error, &format!("{name} raised {what}"));
        if let Value::Instance(instance) = &error {
            instance.exception(|data| {
                data.cause = Some(exception.clone());
                data.context = Some(exception);
                data.suppress_context = true;
            });
        }
        error
    }

    fn leave_by_exception(&mut self, body: &Body) {
        let Body::Python(frame) = body else { return };
        if frame.code.trace_id != NONE {
            let span = self.span_id(frame, frame.pc.saturating_sub(1));
            self.trace.event(Kind::Unwind, span, frame.id, NONE, NONE);
        }
    }

    /// Adds the frame to the exception's traceback, and tells the trace of a new exception.
    fn add_trace_entry(&mut self, frame: &mut Frame, exception: &Value) {
        let Value::Instance(instance) = exception else { return };
        let at = frame.pc.saturating_sub(1);
        let code = &frame.code.code;
        let span = code.spans.get(at).copied().unwrap_or_default();
        let entry = TraceEntry {
            code: frame.code.clone(),
            line: frame.line_at(at),
            start: span.start,
            end: span.end,
            kept: frame.kept.get_or_insert_default().clone(),
        };
        let first = instance.exception(|data| {
            data.traceback.push(entry);
            data.traceback.len() == 1
        });
        if first == Some(true) && frame.code.trace_id != NONE {
            let text = self.exception_summary(exception);
            let text = self.trace.text(&text);
            let span = self.span_id(frame, at);
            let event = self.trace.event(Kind::Raise, span, frame.id, text, NONE);
            instance.exception(|data| data.raised = event);
        }
    }

    pub(super) fn raise_op(&mut self, frame: &mut Frame, n: u32) -> Result<Next, Stop> {
        if n == 0 {
            if frame.handled.is_unbound() {
                return Ok(Next::Leave(Transition::RaiseAgain));
            }
            let exception = frame.handled.clone();
            return Ok(Next::Leave(Transition::Raise { exception, fresh: false }));
        }
        let cause = if n == 2 { frame.pop() } else { Value::Unbound };
        let exception = frame.pop();
        let args = Args::new([exception, cause]);
        let flow = self.run_native(make_exception, &args)?;
        match flow {
            Flow::Value(exception) => Ok(Next::Leave(Transition::Raise { exception, fresh: true })),
            flow => self.flow(frame, flow, Then::Raise),
        }
    }

    /// A bare `raise` in a frame that handles nothing itself: what a frame below handles.
    pub(super) fn raise_again(&mut self, stack: &mut Stack) -> Option<Rest> {
        match handled_exception(stack) {
            Some(exception) => self.raised(stack, exception, false),
            None => {
                let exception = self.exception(&self.types.runtime_error, "No active exception to reraise");
                self.raised(stack, exception, true)
            }
        }
    }

    /// An exception from what `raise` or `throw` was given: an instance, or a class to be called.
    pub fn instantiate_exception(&mut self, what: &Value, value: &Value) -> Result<Value, Stop> {
        match what {
            Value::Instance(instance) if instance.is_exception() => Ok(what.clone()),
            Value::Class(class) if class.is_subclass(&self.types.base_exception.clone()) => {
                let args = match value {
                    Value::None | Value::Unbound => Args::default(),
                    Value::Instance(instance) if instance.is_exception() => return Ok(value.clone()),
                    other => Args::new([other.clone()]),
                };
                let made = self.call(what, args)?;
                match &made {
                    Value::Instance(instance) if instance.is_exception() => Ok(made),
                    other => {
                        let (class, got) = (class.name(), self.class_name(other));
                        Err(self.type_error(&format!(
                            "calling <class '{class}'> should have returned an instance of BaseException, not {got}"
                        )))
                    }
                }
            }
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// `except wanted`. (CPython: CHECK_EXC_MATCH.)
    pub(super) fn exception_matches(&mut self, exception: &Value, wanted: &Value) -> Result<bool, Stop> {
        match wanted {
            Value::Class(class) if class.is_subclass(&self.types.base_exception) => Ok(self.is_exception(exception, class)),
            Value::Tuple(classes) => {
                for class in classes.iter() {
                    if self.exception_matches(exception, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => Err(self.type_error("catching classes that do not inherit from BaseException is not allowed")),
        }
    }

    /// `__enter__` and `__exit__`, bound. (CPython: LOAD_SPECIAL.)
    pub(super) fn context_manager(&mut self, manager: &Value, is_async: bool) -> Result<(Value, Value), Stop> {
        let known = &self.known;
        let (enter, exit) = if is_async { (known.aenter, known.aexit) } else { (known.enter, known.exit) };
        let others = if is_async { [known.enter, known.exit] } else { [known.aenter, known.aexit] };
        let (found_enter, found_exit) = (self.special(manager, enter), self.special(manager, exit));
        let (Some(found_enter), Some(found_exit)) = (&found_enter, &found_exit) else {
            let (class, name) = (self.class_of(manager), |symbol| self.names.name(symbol).clone());
            let module = class.module.borrow().clone();
            let class = if matches!(&*module, "builtins" | "__main__") { class.qualname.borrow().to_string() } else { class.full_name() };
            let what = if is_async { "asynchronous context manager" } else { "context manager" };
            let missed = name(if found_exit.is_none() { exit } else { enter });
            let mut message = format!("'{class}' object does not support the {what} protocol (missed {missed} method)");
            if others.iter().all(|&other| self.special(manager, other).is_some()) {
                let hint = if is_async { "with" } else { "async with" };
                message += &format!(
                    " but it supports the {}context manager protocol. Did you mean to use '{hint}'?",
                    if is_async { "" } else { "asynchronous " }
                );
            }
            return Err(self.type_error(&message));
        };
        let (found_enter, found_exit) = (found_enter.clone(), found_exit.clone());
        Ok((self.bind_special(found_enter, manager)?, self.bind_special(found_exit, manager)?))
    }
}

/// Whether an exception went on to the frame below.
enum Left {
    Up(Value),
    Settled,
}

/// The exception that is being handled: the top frame's, or the nearest below.
fn handled_exception(stack: &Stack) -> Option<Value> {
    stack.entries.iter().rev().find_map(|entry| match &entry.body {
        Body::Python(frame) if matches!(frame.handled, Value::Instance(_)) => Some(frame.handled.clone()),
        _ => None,
    })
}

/// `__context__` of a new exception: what is being handled now. (CPython: `_PyErr_SetObject`.)
fn set_context(handled: Value, exception: &Value) {
    if handled.is(exception) {
        return;
    }
    // Cut a cycle that the new link would close.
    let mut link = handled.clone();
    while let Value::Instance(instance) = &link {
        let next = instance.exception(|data| data.context.clone()).flatten();
        match next {
            Some(next) if next.is(exception) => {
                instance.exception(|data| data.context = None);
                break;
            }
            Some(next) => link = next,
            None => break,
        }
    }
    if let Value::Instance(instance) = exception {
        let old = instance.exception(|data| data.context.replace(handled));
        drop(old);
    }
}

/// `raise exception from cause`: makes instances of classes and links the cause.
fn make_exception(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let exception = vm.instantiate_exception(&args[0], &Value::None)?;
    let cause = match &args[1] {
        Value::Unbound => return Ok(Flow::Value(exception)),
        Value::None => None,
        cause => match vm.instantiate_exception(cause, &Value::None) {
            Ok(cause) => Some(cause),
            Err(Stop::Raise(_)) => return Err(vm.type_error("exception causes must derive from BaseException")),
            Err(stop) => return Err(stop),
        },
    };
    if let Value::Instance(instance) = &exception {
        instance.exception(|data| {
            data.cause = cause;
            data.suppress_context = true;
        });
    }
    Ok(Flow::Value(exception))
}
