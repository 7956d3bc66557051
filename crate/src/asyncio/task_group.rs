//! `asyncio.TaskGroup`

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::coroutine;
use super::event_loop::EventLoop;
use super::factory::{self, Options};
use super::future::{self, Callback, Future, Purpose};
use super::handle::NativeCallback;
use super::task;
use super::timeout::{cancelling, uncancel};
use super::wait::members;
use super::waiting::Waiting;
use crate::trace::WaitKind;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::generator::State;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// `asyncio.TaskGroup`: an async context manager that waits for the tasks made in it, and cancels them all when one fails.
#[derive(Clone)]
pub struct TaskGroup(Rc<Inner>);

#[derive(Default)]
struct Inner {
    event_loop: RefCell<Option<Rc<EventLoop>>>,
    entered: Cell<bool>,
    exiting: Cell<bool>,
    /// Its tasks were cancelled.
    aborting: Cell<bool>,
    /// The task whose block it is.
    parent: RefCell<Value>,
    parent_cancel_requested: Cell<bool>,
    /// Those that are not done, in order of creation.
    tasks: RefCell<Vec<Value>>,
    errors: RefCell<Vec<Value>>,
    /// SystemExit or KeyboardInterrupt: it comes out as it is.
    base_error: RefCell<Value>,
    /// The end of the block waits for this.
    on_completed: RefCell<Option<Value>>,
}

impl Object for TaskGroup {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("TaskGroup")
    }

    fn repr(&self, _: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        let mut text = "<TaskGroup".to_owned();
        for (what, list) in [("tasks", &self.0.tasks), ("errors", &self.0.errors)] {
            let count = list.borrow().len();
            if count > 0 {
                text += &format!(" {what}={count}");
            }
        }
        if self.0.aborting.get() {
            text += " cancelling";
        } else if self.0.entered.get() {
            text += " entered";
        }
        text.push('>');
        Ok(Some(text))
    }

    fn clear(&self) {
        self.0.tasks.take();
        self.0.parent.take();
    }
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /", new),
    def("__aenter__", "self, /", aenter),
    def("__aexit__", "self, et, exc, tb, /", aexit),
    def("create_task", "py:self, coro, *, name=unset, context=unset, eager_start=unset", create_task),
];

fn new(_: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    ret(Value::native(TaskGroup(Rc::default())))
}

fn this(vm: &Vm, args: &Args) -> Result<TaskGroup, Stop> {
    args[0].with(|group: &TaskGroup| group.clone()).ok_or_else(|| vm.type_error("a TaskGroup is required"))
}

fn aenter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let frame = Enter { group: this(vm, args)?, value: args[0].clone() };
    ret(coroutine::new(vm, "TaskGroup.__aenter__", frame))
}

fn aexit(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let exception = Some(args[2].clone()).filter(|exception| !exception.is_none());
    let frame = Exit { group: this(vm, args)?, exception, started: false, cancellation: None, waiting: None };
    ret(coroutine::new(vm, "TaskGroup.__aexit__", frame))
}

/// `group.create_task(coro, *, name=None, context=None)`
fn create_task(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let group = this(vm, args)?;
    let inner = &group.0;
    let refused = if !inner.entered.get() {
        Some("has not been entered")
    } else if inner.exiting.get() && inner.tasks.borrow().is_empty() {
        Some("is finished")
    } else if inner.aborting.get() {
        Some("is shutting down")
    } else {
        None
    };
    if let Some(reason) = refused {
        // It will not run: nobody is to be told that it was never awaited.
        if let Value::Generator(coroutine) = &args[1]
            && coroutine.state.get() == State::Created
        {
            coroutine.finish();
        }
        let text = vm.repr(&args[0])?;
        return Err(vm.runtime_error(&format!("TaskGroup {text} {reason}")));
    }
    let Some(event_loop) = inner.event_loop.borrow().clone() else { return Err(vm.runtime_error("no running event loop")) };
    let task = factory::task(vm, &event_loop, &args[1], &Options::from_args(&args.positional[2..]))?;
    inner.tasks.borrow_mut().push(task.clone());
    future::add_callback(vm, &task, Callback::Native(Rc::new(TaskDone(group.clone()))));
    ret(task)
}

struct Enter {
    group: TaskGroup,
    value: Value,
}

impl NativeFrame for Enter {
    fn resume(&mut self, vm: &mut Vm, _: Input) -> Result<Step, Stop> {
        let inner = &self.group.0;
        if inner.entered.get() {
            let text = vm.repr(&self.value)?;
            return Err(vm.runtime_error(&format!("TaskGroup {text} has already been entered")));
        }
        let (event_loop, parent) = (vm.running_loop(), task::current(vm));
        inner.event_loop.replace(event_loop);
        let Some(parent) = parent else {
            let text = vm.repr(&self.value)?;
            return Err(vm.runtime_error(&format!("TaskGroup {text} cannot determine the parent task")));
        };
        inner.parent.replace(parent);
        inner.entered.set(true);
        Ok(Step::Return(self.value.clone()))
    }
}

/// The end of the block. (CPython: `TaskGroup._aexit`.)
struct Exit {
    group: TaskGroup,
    /// What the block ended with.
    exception: Option<Value>,
    started: bool,
    /// The cancellation to be passed on.
    cancellation: Option<Value>,
    waiting: Option<Waiting>,
}

impl NativeFrame for Exit {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let inner = self.group.0.clone();
        if !std::mem::replace(&mut self.started, true) {
            self.start(vm, &inner)?;
        }
        if let Some(waiting) = self.waiting.take() {
            match waiting.resume(vm, input) {
                Err(Stop::Raise(exception)) if vm.is_exception(&exception, &vm.types.cancelled_error) => {
                    if !inner.aborting.get() {
                        self.cancellation = Some(exception);
                        inner.abort(vm)?;
                    }
                }
                outcome => drop(outcome?),
            }
            inner.on_completed.take();
        }
        if !inner.tasks.borrow().is_empty() {
            return self.wait(vm, &inner);
        }
        let outcome = self.finish(vm, &inner);
        inner.parent.take();
        inner.errors.take();
        inner.base_error.take();
        outcome
    }
}

impl Exit {
    fn start(&mut self, vm: &mut Vm, inner: &Inner) -> Result<(), Stop> {
        inner.exiting.set(true);
        let Some(exception) = self.exception.clone() else { return Ok(()) };
        if task::is_fatal(vm, &exception) && inner.base_error.borrow().is_unbound() {
            inner.base_error.replace(exception.clone());
        }
        if vm.is_exception(&exception, &vm.types.cancelled_error) {
            self.cancellation = Some(exception);
        }
        if !inner.aborting.get() {
            inner.abort(vm)?;
        }
        Ok(())
    }

    fn wait(&mut self, vm: &mut Vm, inner: &Inner) -> Result<Step, Stop> {
        let Some(event_loop) = inner.event_loop.borrow().clone() else { return Err(vm.runtime_error("no running event loop")) };
        let members = members(&inner.tasks.borrow());
        let purpose = Purpose { kind: WaitKind::TaskGroup, label: "TaskGroup".into(), members, ..Purpose::default() };
        let future = Future::create(vm, &event_loop, purpose);
        inner.on_completed.replace(Some(future.clone()));
        let (waiting, step) = Waiting::begin(vm, future)?;
        self.waiting = Some(waiting);
        Ok(step)
    }

    /// All tasks are done: what comes of the block.
    fn finish(&mut self, vm: &mut Vm, inner: &Inner) -> Result<Step, Stop> {
        if let Some(error) = inner.base_error.borrow().clone().bound() {
            return Err(Stop::Raise(error));
        }
        let parent = inner.parent.borrow().clone();
        if inner.parent_cancel_requested.get() && uncancel(vm, &parent) == 0 {
            self.cancellation = None;
        }
        if inner.errors.borrow().is_empty()
            && let Some(cancellation) = self.cancellation.take()
        {
            return Err(Stop::Raise(cancellation));
        }
        if let Some(exception) = self.exception.take()
            && !vm.is_exception(&exception, &vm.types.cancelled_error)
        {
            inner.errors.borrow_mut().push(exception);
        }
        let errors = inner.errors.take();
        if errors.is_empty() {
            return Ok(Step::Return(Value::None));
        }
        if cancelling(&parent) > 0 {
            // Cancelled from outside as well: the parent hears of that at its next await.
            uncancel(vm, &parent);
            task::cancel(vm, &parent, Value::None)?;
        }
        let group = vm.new_group("unhandled errors in a TaskGroup", Value::list(errors));
        if let Value::Instance(instance) = &group {
            instance.exception(|data| data.suppress_context = true);
        }
        Err(Stop::Raise(group))
    }
}

impl Inner {
    /// Cancels the tasks that are not done.
    fn abort(&self, vm: &mut Vm) -> Result<(), Stop> {
        self.aborting.set(true);
        let tasks = self.tasks.borrow().clone();
        for task in &tasks {
            if task.with(|task: &Future| task.done()) == Some(false) {
                future::cancel(vm, task, Value::None)?;
            }
        }
        Ok(())
    }

    /// A task failed: the others are cancelled, and the block with them.
    fn failed(&self, vm: &mut Vm, task: &Value, exception: Value) -> Result<(), Stop> {
        self.errors.borrow_mut().push(exception.clone());
        if task::is_fatal(vm, &exception) && self.base_error.borrow().is_unbound() {
            self.base_error.replace(exception.clone());
        }
        let parent = self.parent.borrow().clone();
        if parent.with(|parent: &Future| parent.done()) == Some(true) {
            let (task_text, parent_text) = (vm.repr(task)?, vm.repr(&parent)?);
            let message =
                format!("Task {task_text} has errored out but its parent task {parent_text} is already completed");
            if let Some(event_loop) = self.event_loop.borrow().clone() {
                super::report::exception(vm, &event_loop, &message, Some(exception), ("task", task.clone()));
            }
            return Ok(());
        }
        if !self.aborting.get() && !self.parent_cancel_requested.get() {
            self.abort(vm)?;
            self.parent_cancel_requested.set(true);
            task::cancel(vm, &parent, Value::None)?;
        }
        Ok(())
    }
}

/// A group hears of each of its tasks that is done.
struct TaskDone(TaskGroup);

impl NativeCallback for TaskDone {
    fn label(&self) -> &'static str {
        "TaskGroup._on_task_done"
    }

    fn call(&self, vm: &mut Vm, task: &Value) -> Result<Flow, Stop> {
        let inner = &self.0.0;
        inner.tasks.borrow_mut().retain(|other| !other.is(task));
        let on_completed = inner.on_completed.borrow().clone();
        if let Some(future) = on_completed
            && inner.tasks.borrow().is_empty()
            && future.with(|future: &Future| future.done()) == Some(false)
        {
            future::set_result(vm, &future, Value::Bool(true))?;
        }
        if task.with(|task: &Future| task.cancelled()) == Some(true) {
            return ret(Value::None);
        }
        let exception = future::with(vm, task, |vm, task| task.exception(vm))?;
        if !exception.is_none() {
            inner.failed(vm, task, exception)?;
        }
        ret(Value::None)
    }
}
