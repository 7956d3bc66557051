//! Exceptions on their way: handlers, context, and the frames that they leave.

use std::rc::Rc;

use super::eval::{Transition, end_for};
use super::exception::TraceEntry;
use super::frame::Frame;
use super::instance::Instance;
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
        if fresh {
            self.set_context(stack, &exception);
        }
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
    fn add_trace_entry(&mut self, frame: &Frame, exception: &Value) {
        let Value::Instance(instance) = exception else { return };
        let at = frame.pc.saturating_sub(1);
        let code = &frame.code.code;
        let span = code.spans.get(at).copied().unwrap_or_default();
        let entry = TraceEntry {
            function: code.name.clone(),
            line: frame.line_at(at),
            start: span.start,
            end: span.end,
            program: !code.library,
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

    /// `__context__` of a new exception: what is being handled now, in this frame or one below. (CPython: `_PyErr_SetObject`.)
    fn set_context(&mut self, stack: &Stack, exception: &Value) {
        let Some(handled) = handled_exception(stack) else { return };
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

    /// `except* wanted`: what is left, and what matched; None for nothing.
    pub(super) fn split_group(&mut self, exception: &Value, wanted: &Value) -> Result<(Value, Value), Stop> {
        if exception.is_none() {
            return Ok((Value::None, Value::None));
        }
        let group = self.types.base_exception_group.clone();
        self.check_no_group(wanted)?;
        if !self.is_exception(exception, &group) {
            if self.exception_matches(exception, wanted)? {
                let wrapped = self.new_group("", vec![exception.clone()]);
                copy_frames(exception, &wrapped);
                return Ok((Value::None, wrapped));
            }
            return Ok((exception.clone(), Value::None));
        }
        let (matched, rest) = self.partition(exception, &mut |vm, leaf| vm.exception_matches(leaf, wanted))?;
        Ok((rest.unwrap_or(Value::None), matched.unwrap_or(Value::None)))
    }

    fn check_no_group(&mut self, wanted: &Value) -> Result<(), Stop> {
        let group = self.types.base_exception_group.clone();
        let is_group = |class: &Value| matches!(class, Value::Class(class) if class.is_subclass(&group));
        let bad = match wanted {
            Value::Tuple(classes) => classes.iter().any(is_group),
            class => is_group(class),
        };
        if bad {
            return Err(self.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
        }
        Ok(())
    }

    /// Splits a group by a test of its leaves, keeping its shape: what passed, and the rest. (CPython: `exceptiongroup_split_recursive`.)
    pub fn partition(
        &mut self,
        exception: &Value,
        test: &mut dyn FnMut(&mut Vm, &Value) -> Result<bool, Stop>,
    ) -> Result<(Option<Value>, Option<Value>), Stop> {
        if test(self, exception)? {
            return Ok((Some(exception.clone()), None));
        }
        let group = self.types.base_exception_group.clone();
        let Value::Instance(instance) = exception else { return Ok((None, Some(exception.clone()))) };
        if !self.is_exception(exception, &group) {
            return Ok((None, Some(exception.clone())));
        }
        let children = instance.exception(|data| data.exceptions.clone()).unwrap_or_default();
        let (mut passed, mut rest) = (Vec::new(), Vec::new());
        for child in &children {
            let (yes, no) = self.partition(child, test)?;
            passed.extend(yes);
            rest.extend(no);
        }
        Ok((self.derive_group(instance, passed), self.derive_group(instance, rest)))
    }

    /// A group like this one with other exceptions; None when there are none.
    pub fn derive_group(&mut self, like: &Rc<Instance>, exceptions: Vec<Value>) -> Option<Value> {
        if exceptions.is_empty() {
            return None;
        }
        let message = like.exception(|data| data.args.first().cloned()).flatten().unwrap_or(Value::None);
        let text = match &message {
            Value::Str(text) => text.to_string(),
            _ => String::new(),
        };
        let group = self.new_group(&text, exceptions);
        if let Value::Instance(new) = &group {
            let (traceback, cause, context, suppress, notes) = like.exception(|data| {
                (data.traceback.clone(), data.cause.clone(), data.context.clone(), data.suppress_context, data.notes.clone())
            })?;
            new.exception(|data| {
                data.traceback = traceback;
                data.cause = cause;
                data.context = context;
                data.suppress_context = suppress;
                data.notes = notes;
            });
        }
        Some(group)
    }

    /// `ExceptionGroup(message, exceptions)`, or a BaseExceptionGroup when one of them is no Exception.
    pub fn new_group(&mut self, message: &str, exceptions: Vec<Value>) -> Value {
        let plain = exceptions.iter().all(|exception| self.is_exception(exception, &self.types.exception));
        let class = if plain { self.types.exception_group.clone() } else { self.types.base_exception_group.clone() };
        let group = self.exception_with(&class, vec![Value::str(message), Value::list(exceptions.clone())]);
        if let Value::Instance(instance) = &group {
            instance.exception(|data| data.exceptions = exceptions);
        }
        group
    }

    /// What `except*` clauses left over and raised, as one exception; None when nothing is left. (CPython: `_PyExc_PrepReraiseStar`.)
    pub(super) fn join_groups(&mut self, original: &Value, list: &Value) -> Value {
        let Value::List(list) = list else { return Value::None };
        let all: Vec<Value> = list.to_vec().into_iter().filter(|exception| !exception.is_none()).collect();
        if all.is_empty() {
            return Value::None;
        }
        let group = self.types.base_exception_group.clone();
        if !self.is_exception(original, &group) {
            return match <[Value; 1]>::try_from(all) {
                Ok([one]) => one,
                Err(all) => self.new_group("", all),
            };
        }
        let (raised, reraised): (Vec<Value>, Vec<Value>) =
            all.into_iter().partition(|exception| !same_frames(exception, original));
        let mut rest = Vec::new();
        if !reraised.is_empty() {
            let kept = self.project(original, &reraised);
            rest.extend(kept);
        }
        if raised.is_empty() {
            return rest.pop().unwrap_or(Value::None);
        }
        let mut parts = raised;
        parts.extend(rest);
        match <[Value; 1]>::try_from(parts) {
            Ok([one]) => one,
            Err(parts) => self.new_group("", parts),
        }
    }

    /// The part of a group that holds just the leaves of these others.
    fn project(&mut self, group: &Value, keep: &[Value]) -> Option<Value> {
        let mut leaves = Vec::new();
        for exception in keep {
            collect_leaves(exception, &mut leaves);
        }
        let result = self.partition(group, &mut |vm, leaf| {
            let is_group = vm.is_exception(leaf, &vm.types.base_exception_group.clone());
            Ok(!is_group && leaves.iter().any(|other| other.is(leaf)))
        });
        result.ok().and_then(|(kept, _)| kept)
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

fn collect_leaves(exception: &Value, leaves: &mut Vec<Value>) {
    let Value::Instance(instance) = exception else { return };
    let children = instance.exception(|data| data.exceptions.clone()).unwrap_or_default();
    if children.is_empty() {
        leaves.push(exception.clone());
    }
    for child in &children {
        collect_leaves(child, leaves);
    }
}

/// They come from the same raise: a part that `except*` did not take has the traceback and metadata of the whole.
fn same_frames(a: &Value, b: &Value) -> bool {
    let raised = |value: &Value| match value {
        Value::Instance(instance) => instance.exception(|data| {
            (data.traceback.first().cloned(), data.cause.as_ref().and_then(Value::address), data.notes.len())
        }),
        _ => None,
    };
    raised(a) == raised(b)
}

fn copy_frames(from: &Value, to: &Value) {
    if let (Value::Instance(from), Value::Instance(to)) = (from, to) {
        let traceback = from.exception(|data| data.traceback.clone()).unwrap_or_default();
        to.exception(|data| data.traceback = traceback);
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
