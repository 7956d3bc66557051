//! Running generators, coroutines and async generators.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::class::Class;
use super::code::CodeObject;
use super::descriptor::Getter;
use super::eval::suspended_in_await;
use super::finalize::Finalizer;
use super::frame::Frame;
use super::generator::{Generator, State};
use super::native::{Args, Flow, NativeDef, NativeFn, Stop, def};
use super::object::{Object, Sent};
use super::stack::{Body, Entry, EntryInput, Then};
use super::value::Value;
use super::Vm;
use crate::compile::code::CodeKind;

/// What a suspended Python frame awaits.
pub fn waiting_in(frame: &Frame) -> Option<Value> {
    suspended_in_await(frame).then(|| frame.peek(1).clone())
}

impl Vm {
    /// The entry that lets a generator go on. (CPython: `gen_send_ex`.)
    pub fn resume_generator(&mut self, generator: &Rc<Generator>, input: EntryInput) -> Result<Entry, Stop> {
        let what = match generator.kind {
            CodeKind::Coroutine => "coroutine",
            CodeKind::AsyncGenerator => "async generator",
            _ => "generator",
        };
        match generator.state.get() {
            State::Running => return Err(self.value_error(&format!("{what} already executing"))),
            State::Done => {
                return Err(match (generator.kind, input) {
                    (CodeKind::Coroutine, _) => self.runtime_error("cannot reuse already awaited coroutine"),
                    (_, EntryInput::Throw(exception)) => Stop::Raise(exception),
                    (CodeKind::AsyncGenerator, _) => {
                        Stop::Raise(self.exception_with(&self.types.stop_async_iteration, vec![]))
                    }
                    _ => Stop::Raise(self.stop_iteration(Value::None)),
                });
            }
            State::Created if matches!(&input, EntryInput::Send(value) if !value.is_none()) => {
                return Err(self.type_error(&format!("can't send non-None value to a just-started {what}")));
            }
            State::Created | State::Suspended => {}
        }
        let Some(body) = generator.start() else { return Err(self.value_error(&format!("{what} already executing"))) };
        Ok(Entry { body, owner: Some(generator.clone()), then: Then::Push, input })
    }

    /// `StopIteration(value)`, as a generator's return raises it.
    pub fn stop_iteration(&mut self, value: Value) -> Value {
        let args = if value.is_none() { vec![] } else { vec![value] };
        self.exception_with(&self.types.stop_iteration, args)
    }

    /// The value that a StopIteration carries; None when it is another exception.
    pub fn stop_iteration_value(&self, exception: &Value) -> Option<Value> {
        let Value::Instance(instance) = exception else { return None };
        if !instance.class().is_subclass(&self.types.stop_iteration) {
            return None;
        }
        instance.exception(|data| data.args.first().cloned().unwrap_or(Value::None))
    }

    /// Registers the methods of the three classes.
    pub(super) fn install_generators(&mut self) {
        let (generator, coroutine, async_generator) =
            (self.types.generator.clone(), self.types.coroutine.clone(), self.types.async_generator.clone());
        self.define_methods(&generator, GENERATOR);
        self.define_methods(&coroutine, COROUTINE);
        self.define_methods(&async_generator, ASYNC_GENERATOR);
        self.define_getter(&coroutine, "cr_await", awaiting);
        for (class, prefix) in [(&generator, "gi"), (&coroutine, "cr"), (&async_generator, "ag")] {
            for (field, get) in [("frame", frame as NativeFn), ("code", code), ("suspended", suspended)] {
                let name = self.symbol(&format!("{prefix}_{field}"));
                class.set(name, Value::native(Getter { name: field, get, set: None }));
            }
        }
        self.define_getter(&coroutine, "cr_running", running);
        self.define_getter(&generator, "gi_yieldfrom", awaiting);
        self.define_getter(&generator, "gi_running", running);
        self.define_getter(&async_generator, "ag_running", running);
        let asend = self.types.async_generator_asend.clone();
        self.define_methods(&asend, AWAITABLE);
        let athrow = self.types.async_generator_athrow.clone();
        self.define_methods(&athrow, AWAITABLE);
        let wrapper = self.types.coroutine_wrapper.clone();
        self.define_methods(&wrapper, AWAITABLE);
    }

    /// What a drop left behind, as a frame to run; None when it is done at once.
    pub(super) fn begin_finalizer(&mut self, work: Finalizer) -> Option<Entry> {
        match work {
            Finalizer::Close(generator) => {
                if generator.kind == CodeKind::AsyncGenerator && !generator.closed.get() {
                    let hook = generator.hooks.take();
                    if let Some(hook) = hook {
                        return self.finalizer_call(hook, Args::new([Value::Generator(generator)]));
                    }
                }
                let exit = self.exception_with(&self.types.generator_exit, vec![]);
                let entry = self.resume_generator(&generator, EntryInput::Throw(exit)).ok()?;
                self.announce(&entry);
                Some(entry.then(Then::Finalizer))
            }
            Finalizer::NeverAwaited(generator) => {
                let name = generator.qualname.borrow().clone();
                generator.finish();
                self.warn("RuntimeWarning", &format!("coroutine '{name}' was never awaited"));
                None
            }
            Finalizer::Delete(object) => {
                let method = self.special(&object, self.known.del)?;
                self.finalizer_call(method, Args::new([object]))
            }
            Finalizer::Call(function, args) => self.finalizer_call(function, args),
            Finalizer::Report(report) => {
                report(self);
                None
            }
        }
    }

    fn finalizer_call(&mut self, function: Value, args: Args) -> Option<Entry> {
        match self.begin_call(function, args) {
            Ok(Flow::Push(entry)) => {
                self.announce(&entry);
                Some(entry.then(Then::Finalizer))
            }
            _ => None,
        }
    }
}

/// `await x`: what is driven. Arguments: x, and the construct that awaits. (CPython: `_PyEval_GetAwaitable`.)
pub(super) fn get_awaitable(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if let Some(iterator) = vm.awaitable_iterator(&args[0])? {
        if let Value::Generator(generator) = &iterator
            && generator.kind == CodeKind::Coroutine
            && matches!(&args[0], Value::Generator(_))
            && generator.awaiting().is_some()
        {
            return Err(vm.runtime_error("coroutine is being awaited already"));
        }
        return Ok(Flow::Value(iterator));
    }
    let class = vm.class_name(&args[0]);
    Err(match args[1] {
        Value::Int(_, 1) => vm.type_error(&format!(
            "'async with' received an object from __aenter__ that does not implement __await__: {class}"
        )),
        Value::Int(_, 2) => vm.type_error(&format!(
            "'async with' received an object from __aexit__ that does not implement __await__: {class}"
        )),
        _ => vm.type_error(&format!("'{class}' object can't be awaited")),
    })
}

impl Vm {
    /// Whether the value can be awaited, as far as its class tells. (CPython: `inspect.isawaitable`.)
    pub fn is_awaitable(&mut self, value: &Value) -> Result<bool, Stop> {
        match value {
            Value::Instance(instance) if !matches!(instance.payload(), Some(Value::Native(_))) => {
                Ok(self.special(value, self.known.await_).is_some())
            }
            _ => Ok(self.awaitable_iterator(value)?.is_some()),
        }
    }

    /// The iterator that an await of the value drives; None when it can't be awaited.
    pub fn awaitable_iterator(&mut self, value: &Value) -> Result<Option<Value>, Stop> {
        match value {
            Value::Generator(generator) if generator.kind == CodeKind::Coroutine => Ok(Some(value.clone())),
            Value::Native(native) => native.object().awaitable(self, value),
            Value::Instance(instance) => {
                if let Some(payload @ Value::Native(native)) = instance.payload().as_ref()
                    && let Some(iterator) = native.object().awaitable(self, payload)?
                {
                    return Ok(Some(iterator));
                }
                let await_ = self.known.await_;
                let Some(iterator) = self.call_special(value, await_, &[])? else { return Ok(None) };
                match &iterator {
                    Value::Generator(generator) if generator.kind == CodeKind::Coroutine => {
                        Err(self.type_error("__await__() returned a coroutine"))
                    }
                    Value::Generator(_) => Ok(Some(iterator)),
                    Value::Native(native) if native.object().is_iterator() => Ok(Some(iterator)),
                    _ if self.special(&iterator, self.known.next).is_some() => Ok(Some(iterator)),
                    _ => {
                        let class = self.class_name(&iterator);
                        Err(self.type_error(&format!("__await__() returned non-iterator of type '{class}'")))
                    }
                }
            }
            _ => Ok(None),
        }
    }

    /// `aiter(value)`
    pub fn async_iterator(&mut self, value: &Value) -> Result<Value, Stop> {
        if let Value::Generator(generator) = value
            && generator.kind == CodeKind::AsyncGenerator
        {
            return Ok(value.clone());
        }
        let aiter = self.known.aiter;
        let class = self.class_name(value);
        let Some(iterator) = self.call_special(value, aiter, &[])? else {
            return Err(self.type_error(&format!("'async for' requires an object with __aiter__ method, got {class}")));
        };
        if self.special(&iterator, self.known.anext).is_none() {
            let class = self.class_name(&iterator);
            return Err(self.type_error(&format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {class}"
            )));
        }
        Ok(iterator)
    }
}

pub(super) fn get_aiter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.async_iterator(&args[0]).map(Flow::Value)
}

pub(super) fn get_anext(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let anext = vm.known.anext;
    let awaitable = match vm.call_special(&args[0], anext, &[])? {
        Some(awaitable) => awaitable,
        None => {
            let class = vm.class_name(&args[0]);
            return Err(vm.type_error(&format!("'async for' requires an iterator with __anext__ method, got {class}")));
        }
    };
    match vm.awaitable_iterator(&awaitable)? {
        Some(iterator) => Ok(Flow::Value(iterator)),
        None => {
            let class = vm.class_name(&awaitable);
            Err(vm.type_error(&format!("'async for' received an invalid object from __anext__: {class}")))
        }
    }
}

fn this<'a>(vm: &Vm, args: &'a Args) -> Result<&'a Rc<Generator>, Stop> {
    match &args[0] {
        Value::Generator(generator) => Ok(generator),
        other => Err(vm.type_error(&format!("descriptor requires a generator, not '{}'", vm.class_name(other)))),
    }
}

const GENERATOR: &[NativeDef] = &[
    def("__iter__", "self, /", same),
    def("__next__", "self, /", next),
    def("send", "self, value, /", send),
    def("throw", "self, typ, val=None, tb=None, /", throw),
    def("close", "self, /", close),
];

const COROUTINE: &[NativeDef] = &[
    def("__await__", "self, /", wrap),
    def("send", "self, value, /", send),
    def("throw", "self, typ, val=None, tb=None, /", throw),
    def("close", "self, /", close),
];

const ASYNC_GENERATOR: &[NativeDef] = &[
    def("__aiter__", "self, /", same),
    def("__anext__", "self, /", anext),
    def("asend", "self, value, /", asend),
    def("athrow", "self, typ, val=None, tb=None, /", athrow),
    def("aclose", "self, /", aclose),
];

const AWAITABLE: &[NativeDef] = &[
    def("__await__", "self, /", same),
    def("__iter__", "self, /", same),
    def("__next__", "self, /", drive_next),
    def("send", "self, value, /", drive_send),
    def("throw", "self, typ, val=None, tb=None, /", drive_throw),
    def("close", "self, /", drive_close),
];

fn same(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Ok(Flow::Value(args[0].clone()))
}

fn awaiting(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Ok(Flow::Value(this(vm, args)?.awaiting().unwrap_or(Value::None)))
}

/// Its frame as an object: None when it is done.
fn frame(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let generator = this(vm, args)?.clone();
    let object = generator.with_frame(|body| match body {
        Body::Python(frame) => vm.frame_object(frame),
        Body::Native(_) => Value::None,
    });
    Ok(Flow::Value(object.unwrap_or(Value::None)))
}

fn code(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let code = this(vm, args)?.with_frame(|body| match body {
        Body::Python(frame) => Value::native(CodeObject(frame.code.clone())),
        Body::Native(_) => Value::None,
    });
    Ok(Flow::Value(code.unwrap_or(Value::None)))
}

fn suspended(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Ok(Flow::Value(Value::Bool(this(vm, args)?.state.get() == State::Suspended)))
}

fn running(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Ok(Flow::Value(Value::Bool(this(vm, args)?.state.get() == State::Running)))
}

fn next(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let entry = vm.resume_generator(this(vm, args)?, EntryInput::Send(Value::None))?;
    Ok(Flow::Push(entry.then(Then::Next)))
}

fn send(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let entry = vm.resume_generator(this(vm, args)?, EntryInput::Send(args[1].clone()))?;
    Ok(Flow::Push(entry.then(Then::Next)))
}

fn throw(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let exception = vm.instantiate_exception(&args[1], &args[2])?;
    if !args[2].is_none() || !args[3].is_none() {
        vm.warn(
            "DeprecationWarning",
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
        );
    }
    let generator = this(vm, args)?.clone();
    if generator.state.get() == State::Created {
        generator.finish();
        return Err(Stop::Raise(exception));
    }
    let entry = vm.resume_generator(&generator, EntryInput::Throw(exception))?;
    Ok(Flow::Push(entry.then(Then::Next)))
}

fn close(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let generator = this(vm, args)?.clone();
    match generator.state.get() {
        State::Created => generator.finish(),
        State::Done => {}
        State::Running | State::Suspended => {
            let exit = vm.exception_with(&vm.types.generator_exit, vec![]);
            let entry = vm.resume_generator(&generator, EntryInput::Throw(exit))?;
            return Ok(Flow::Push(entry.then(Then::Close)));
        }
    }
    Ok(Flow::Value(Value::None))
}

/// `coroutine.__await__()`: an iterator over it.
fn wrap(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    Ok(Flow::Value(Value::native(Wrapper(this(vm, args)?.clone()))))
}

/// What `coroutine.__await__()` gives.
struct Wrapper(Rc<Generator>);

impl Object for Wrapper {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.coroutine_wrapper.clone()
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _: &Value, value: Value) -> Result<Sent, Stop> {
        vm.resume_generator(&self.0, EntryInput::Send(value)).map(Sent::Push)
    }

    fn throw(&self, vm: &mut Vm, _: &Value, exception: Value) -> Result<Sent, Stop> {
        vm.resume_generator(&self.0, EntryInput::Throw(exception)).map(Sent::Push)
    }
}

/// What one step of an async generator does.
enum Act {
    Send(Value),
    Throw(Value),
    Close,
}

/// The awaitable of `__anext__`, `asend`, `athrow` and `aclose`.
struct AsyncStep {
    generator: Rc<Generator>,
    /// What it begins with; taken at the first send.
    act: RefCell<Option<Act>>,
    closing: Cell<bool>,
    class: Rc<Class>,
}

impl AsyncStep {
    fn value(vm: &mut Vm, generator: &Rc<Generator>, act: Act) -> Value {
        vm.first_iteration(generator);
        let class = match act {
            Act::Send(_) => vm.types.async_generator_asend.clone(),
            _ => vm.types.async_generator_athrow.clone(),
        };
        let closing = Cell::new(matches!(act, Act::Close));
        Value::native(AsyncStep { generator: generator.clone(), act: RefCell::new(Some(act)), closing, class })
    }

    fn then(&self) -> Then {
        if self.closing.get() { Then::AsyncClose } else { Then::AsyncItem }
    }

    fn begin(&self, vm: &mut Vm, act: Act) -> Result<Sent, Stop> {
        let generator = &self.generator;
        if generator.state.get() == State::Running || generator.async_running.get() {
            let what = match act {
                Act::Close => "aclose()",
                Act::Throw(_) => "athrow()",
                Act::Send(_) => "anext()",
            };
            return Err(vm.runtime_error(&format!("{what}: asynchronous generator is already running")));
        }
        let (state, closed) = (generator.state.get(), generator.closed.get());
        let input = match act {
            Act::Send(value) => {
                if closed {
                    return Err(Stop::Raise(vm.exception_with(&vm.types.stop_async_iteration, vec![])));
                }
                EntryInput::Send(value)
            }
            Act::Throw(exception) => {
                if closed || state == State::Done {
                    return Err(Stop::Raise(vm.exception_with(&vm.types.stop_async_iteration, vec![])));
                }
                if state == State::Created {
                    generator.closed.set(true);
                    generator.finish();
                    return Err(Stop::Raise(exception));
                }
                EntryInput::Throw(exception)
            }
            Act::Close => {
                generator.closed.set(true);
                match state {
                    State::Done => return Ok(Sent::Return(Value::None)),
                    State::Created => {
                        generator.finish();
                        return Ok(Sent::Return(Value::None));
                    }
                    _ => EntryInput::Throw(vm.exception_with(&vm.types.generator_exit, vec![])),
                }
            }
        };
        let entry = vm.resume_generator(generator, input)?;
        generator.async_running.set(true);
        Ok(Sent::Push(entry.then(self.then())))
    }
}

impl Drop for AsyncStep {
    fn drop(&mut self) {
        let method = match self.act.get_mut() {
            None => return,
            Some(Act::Send(_)) => "asend",
            Some(Act::Throw(_)) => "athrow",
            Some(Act::Close) => "aclose",
        };
        let message = format!("coroutine method '{method}' of '{}' was never awaited", self.generator.qualname.borrow());
        let report = Finalizer::Report(Box::new(move |vm| vm.warn("RuntimeWarning", &message)));
        self.generator.finalizers().push(report);
    }
}

impl Object for AsyncStep {
    fn class(&self, _: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn awaitable(&self, _: &mut Vm, this: &Value) -> Result<Option<Value>, Stop> {
        Ok(Some(this.clone()))
    }

    fn send(&self, vm: &mut Vm, _: &Value, value: Value) -> Result<Sent, Stop> {
        if let Some(act) = self.act.take() {
            return self.begin(vm, act);
        }
        if self.generator.state.get() == State::Done {
            return Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()"));
        }
        let entry = vm.resume_generator(&self.generator, EntryInput::Send(value))?;
        Ok(Sent::Push(entry.then(self.then())))
    }

    fn throw(&self, vm: &mut Vm, _: &Value, exception: Value) -> Result<Sent, Stop> {
        if self.act.take().is_some() && self.generator.state.get() == State::Created {
            self.generator.closed.set(true);
            self.generator.finish();
            return Err(Stop::Raise(exception));
        }
        let entry = vm.resume_generator(&self.generator, EntryInput::Throw(exception))?;
        Ok(Sent::Push(entry.then(self.then())))
    }
}

/// What is to be told when an async generator is first iterated: the running loop gives its finalizer hook.
#[derive(Default)]
pub struct AsyncGeneratorHooks {
    pub first: RefCell<Option<fn(&mut Vm, &Rc<Generator>)>>,
}

impl Vm {
    fn first_iteration(&mut self, generator: &Rc<Generator>) {
        if generator.hooks_started.replace(true) {
            return;
        }
        let hooks = self.state::<AsyncGeneratorHooks>();
        let first = *hooks.first.borrow();
        if let Some(first) = first {
            first(self, generator);
        }
    }
}

fn anext(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let generator = this(vm, args)?;
    Ok(Flow::Value(AsyncStep::value(vm, generator, Act::Send(Value::None))))
}

fn asend(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let generator = this(vm, args)?;
    Ok(Flow::Value(AsyncStep::value(vm, generator, Act::Send(args[1].clone()))))
}

fn athrow(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let exception = vm.instantiate_exception(&args[1], &args[2])?;
    let generator = this(vm, args)?;
    Ok(Flow::Value(AsyncStep::value(vm, generator, Act::Throw(exception))))
}

fn aclose(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let generator = this(vm, args)?;
    Ok(Flow::Value(AsyncStep::value(vm, generator, Act::Close)))
}

/// What was sent, as the result of a `send` call on it.
fn sent(vm: &mut Vm, sent: Sent) -> Result<Flow, Stop> {
    match sent {
        Sent::Yield(value) => Ok(Flow::Value(value)),
        Sent::Return(value) => Err(Stop::Raise(vm.stop_iteration(value))),
        Sent::Push(entry) => {
            let then = match entry.then {
                Then::AsyncItem => Then::AsyncNext,
                Then::AsyncClose => Then::AsyncCloseNext,
                _ => Then::Next,
            };
            Ok(Flow::Push(entry.then(then)))
        }
    }
}

fn drive_next(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let result = vm.send_to(&args[0], Value::None)?;
    sent(vm, result)
}

fn drive_send(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let result = vm.send_to(&args[0], args[1].clone())?;
    sent(vm, result)
}

fn drive_throw(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let exception = vm.instantiate_exception(&args[1], &args[2])?;
    let result = vm.throw_to(&args[0], exception)?;
    sent(vm, result)
}

fn drive_close(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if let Value::Native(native) = &args[0]
        && let Some(step) = native.get::<AsyncStep>()
    {
        step.act.take();
    }
    let _ = vm;
    Ok(Flow::Value(Value::None))
}
