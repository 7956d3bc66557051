//! `asyncio.shield`

use std::rc::Rc;

use super::future::{self, Callback, Future, Purpose};
use super::handle::NativeCallback;
use super::run::{check_awaitable, ensure_future};
use super::wait_for::remove;
use crate::trace::WaitKind;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::value::Value;

/// `shield(arg)`: a future with the outcome of another one, that can be cancelled without cancelling that.
pub fn shield(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    check_awaitable(vm, &args[0])?;
    let event_loop = match args[0].with(|future: &Future| future.event_loop.clone()) {
        Some(own) => own,
        None => super::loop_object::loop_or_current(vm, &Value::Unbound)?,
    };
    let inner = ensure_future(vm, &event_loop, &args[0])?;
    if inner.with(|inner: &Future| inner.done()) == Some(true) {
        return ret(inner);
    }
    let members = inner.with(|inner: &Future| inner.task.as_ref().map(|task| task.number)).flatten();
    let purpose = Purpose {
        kind: WaitKind::Future,
        label: "shield".into(),
        members: members.into_iter().collect(),
        ..Purpose::default()
    };
    let outer = Future::create(vm, &event_loop, purpose);
    if super::task::current(vm).is_some() {
        future::add_callback(vm, &inner, Callback::Native(Rc::new(ClearAwaitedBy)));
    }
    let inner_done: Rc<dyn NativeCallback> = Rc::new(InnerDone { outer: outer.clone() });
    future::add_callback(vm, &inner, Callback::Native(inner_done.clone()));
    future::add_callback(vm, &outer, Callback::Native(Rc::new(OuterDone { inner, inner_done })));
    ret(outer)
}

/// Where CPython forgets who awaits the inner future. There is nothing to forget here, but it takes its turn.
struct ClearAwaitedBy;

impl NativeCallback for ClearAwaitedBy {
    fn label(&self) -> &'static str {
        "shield.<locals>._clear_awaited_by_callback"
    }

    fn call(&self, _: &mut Vm, _: &Value) -> Result<Flow, Stop> {
        ret(Value::None)
    }
}

/// The inner future is done: so is the outer one.
struct InnerDone {
    outer: Value,
}

impl NativeCallback for InnerDone {
    fn label(&self) -> &'static str {
        "shield.<locals>._inner_done_callback"
    }

    fn call(&self, vm: &mut Vm, inner: &Value) -> Result<Flow, Stop> {
        if self.outer.with(|outer: &Future| outer.cancelled()) == Some(true) {
            return ret(Value::None);
        }
        if inner.with(|inner: &Future| inner.cancelled()) == Some(true) {
            future::cancel(vm, &self.outer, Value::None)?;
            return ret(Value::None);
        }
        match future::with(vm, inner, |vm, inner| inner.exception(vm))? {
            Value::None => {
                let result = inner.with(|inner: &Future| inner.peek_result()).unwrap_or(Value::None);
                future::set_result(vm, &self.outer, result)?;
            }
            exception => future::set_exception(vm, &self.outer, exception)?,
        }
        ret(Value::None)
    }
}

/// The outer future is done. When it was cancelled, nobody waits for the inner one any more: its exception is reported.
struct OuterDone {
    inner: Value,
    inner_done: Rc<dyn NativeCallback>,
}

impl NativeCallback for OuterDone {
    fn label(&self) -> &'static str {
        "shield.<locals>._outer_done_callback"
    }

    fn call(&self, vm: &mut Vm, _: &Value) -> Result<Flow, Stop> {
        if self.inner.with(|inner: &Future| inner.done()) == Some(false) {
            remove(&self.inner, &self.inner_done);
            // However many shields of it were cancelled, its exception is reported once.
            future::remove_callbacks(&self.inner, |callback| matches!(callback, Callback::Native(native) if native.label() == LOG_EXCEPTION));
            future::add_callback(vm, &self.inner, Callback::Native(Rc::new(LogException)));
        }
        ret(Value::None)
    }
}

/// Reports an exception that the shield kept from everybody.
struct LogException;

const LOG_EXCEPTION: &str = "_log_on_exception";

impl NativeCallback for LogException {
    fn label(&self) -> &'static str {
        LOG_EXCEPTION
    }

    fn call(&self, vm: &mut Vm, inner: &Value) -> Result<Flow, Stop> {
        if inner.with(|inner: &Future| inner.cancelled()) == Some(true) {
            return ret(Value::None);
        }
        let exception = future::with(vm, inner, |vm, inner| inner.exception(vm))?;
        if !exception.is_none() {
            let class = vm.class_name(&exception);
            let message = format!("{class} exception in shielded future");
            if let Some(event_loop) = inner.with(|inner: &Future| inner.event_loop.clone()) {
                super::report::exception(vm, &event_loop, &message, Some(exception), ("future", inner.clone()));
            }
        }
        ret(Value::None)
    }
}
