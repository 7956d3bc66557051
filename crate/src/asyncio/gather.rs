//! `asyncio.gather`

use std::cell::Cell;
use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future::{self, Callback, Future, Purpose};
use super::handle::NativeCallback;
use super::run::{check_awaitable, ensure_future};
use crate::trace::WaitKind;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::value::Value;

/// What the future that `gather` returns knows of its children.
pub struct Children {
    children: Vec<Value>,
    /// `cancel()` reached the children: when they are done the whole is cancelled.
    cancel_requested: Cell<bool>,
}

/// `gather(*coros_or_futures, return_exceptions=False)`
pub fn call(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Value::Tuple(awaitables) = &args[0] else { return Err(vm.type_error("gather() takes awaitables")) };
    let return_exceptions = vm.truth(&args[1])?;
    for awaitable in awaitables.iter() {
        check_awaitable(vm, awaitable)?;
    }
    let event_loop = loop_of(vm, awaitables)?;
    gather(vm, &event_loop, awaitables, return_exceptions).map(Flow::Value)
}

/// The loop of the first future among them, or the running one.
fn loop_of(vm: &mut Vm, awaitables: &[Value]) -> Result<Rc<EventLoop>, Stop> {
    if let Some(event_loop) = vm.running_loop() {
        return Ok(event_loop);
    }
    let own = awaitables.iter().find_map(|awaitable| awaitable.with(|future: &Future| future.event_loop.clone()));
    own.ok_or_else(|| vm.runtime_error("no current event loop"))
}

/// The future of all results, in the order of the arguments.
pub fn gather(vm: &mut Vm, event_loop: &Rc<EventLoop>, awaitables: &[Value], return_exceptions: bool) -> Result<Value, Stop> {
    if awaitables.is_empty() {
        let outer = Future::create(vm, event_loop, purpose(Vec::new()));
        future::set_result(vm, &outer, Value::list(Vec::new()))?;
        return Ok(outer);
    }
    // The same awaitable twice is one child with two places.
    let mut children: Vec<Value> = Vec::new();
    let mut unique: Vec<(Value, Value)> = Vec::new();
    for awaitable in awaitables {
        let known = unique.iter().find(|(given, _)| given.is(awaitable)).map(|(_, child)| child.clone());
        let child = match known {
            Some(child) => child,
            None => {
                let child = ensure_future(vm, event_loop, awaitable)?;
                if !child.is(awaitable) {
                    child.with(|future: &Future| {
                        if let Some(task) = &future.task {
                            task.log_destroy_pending.set(false);
                        }
                    });
                }
                unique.push((awaitable.clone(), child.clone()));
                child
            }
        };
        children.push(child);
    }
    let members = children.iter().filter_map(|child| child.with(|future: &Future| future.task.as_ref().map(|task| task.number))?);
    let outer = Future::create(vm, event_loop, purpose(members.collect()));
    outer.with(|future: &Future| {
        let own = Children { children: children.clone(), cancel_requested: Cell::new(false) };
        *future.gather.borrow_mut() = Some(own);
    });
    let gathering = Rc::new(Gathering { outer: outer.clone(), children, waiting: Cell::new(unique.len()), return_exceptions });
    let mut finished = Vec::new();
    for (_, child) in &unique {
        if child.with(|future: &Future| future.done()).unwrap_or(false) {
            finished.push(child.clone());
        } else {
            future::add_callback(vm, child, Callback::Native(gathering.clone()));
        }
    }
    // Those that were done before report at once, after the others are known.
    for child in finished {
        gathering.child_done(vm, &child)?;
    }
    Ok(outer)
}

fn purpose(members: Vec<u32>) -> Purpose {
    Purpose { kind: WaitKind::Gather, label: "gather".into(), members, ..Purpose::default() }
}

/// A gather under way: hears of each child that is done.
struct Gathering {
    outer: Value,
    /// By the places of the arguments.
    children: Vec<Value>,
    /// Children that are not done.
    waiting: Cell<usize>,
    return_exceptions: bool,
}

impl NativeCallback for Gathering {
    fn label(&self) -> &'static str {
        "gather.<locals>._done_callback"
    }

    fn call(&self, vm: &mut Vm, child: &Value) -> Result<Flow, Stop> {
        self.child_done(vm, child)?;
        ret(Value::None)
    }
}

impl Gathering {
    fn child_done(&self, vm: &mut Vm, child: &Value) -> Result<(), Stop> {
        self.waiting.set(self.waiting.get() - 1);
        let outer_done = self.outer.with(|outer: &Future| outer.done()).unwrap_or(true);
        let cancelled = child.with(|future: &Future| future.cancelled()).unwrap_or(false);
        if outer_done {
            if !cancelled {
                // Nobody will ask for it: mark it as retrieved.
                let _ = future::with(vm, child, |vm, future| future.exception(vm));
            }
            return Ok(());
        }
        if !self.return_exceptions {
            if cancelled {
                let error = future::with(vm, child, |vm, future| Ok(future.cancelled_error(vm)))?;
                return future::set_exception(vm, &self.outer, error);
            }
            let exception = future::with(vm, child, |vm, future| future.exception(vm))?;
            if !exception.is_none() {
                return future::set_exception(vm, &self.outer, exception);
            }
        }
        if self.waiting.get() > 0 {
            return Ok(());
        }
        let mut results = Vec::with_capacity(self.children.len());
        for child in &self.children {
            results.push(future::with(vm, child, |vm, future| {
                if future.cancelled() {
                    let message = future.cancel_message.borrow().clone();
                    // An empty message in place of none, as in CPython.
                    let message = if message.is_none() { Value::str("") } else { message };
                    return Ok(vm.exception_with(&vm.types.cancelled_error, vec![message]));
                }
                match future.exception(vm)? {
                    Value::None => future.result(vm),
                    exception => Ok(exception),
                }
            })?);
        }
        let requested = self.outer.with(|outer: &Future| {
            outer.gather.borrow().as_ref().is_some_and(|own| own.cancel_requested.get())
        });
        if requested == Some(true) {
            // The error is that of the last argument, whoever was cancelled first.
            let last = self.children.last().unwrap_or(&self.outer);
            let error = future::with(vm, last, |vm, last| Ok(last.cancelled_error(vm)))?;
            return future::set_exception(vm, &self.outer, error);
        }
        future::set_result(vm, &self.outer, Value::list(results))
    }
}

/// `cancel(msg)` of a gather's future: cancels the children that are not done. (CPython: `_GatheringFuture.cancel`.)
pub fn cancel(vm: &mut Vm, outer: &Value, message: Value) -> Result<bool, Stop> {
    let children = outer.with(|future: &Future| {
        if future.done() {
            return None;
        }
        future.gather.borrow().as_ref().map(|own| own.children.clone())
    });
    let Some(Some(children)) = children else { return Ok(false) };
    let mut any = false;
    for child in &children {
        any |= future::cancel(vm, child, message.clone())?;
    }
    if any {
        outer.with(|future: &Future| {
            if let Some(own) = &*future.gather.borrow() {
                own.cancel_requested.set(true);
            }
            *future.cancel_message.borrow_mut() = message;
        });
    }
    Ok(any)
}
