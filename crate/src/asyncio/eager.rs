//! Eager tasks: their first step runs at once, within whoever makes them.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::factory::{self, Options};
use super::future::Future;
use super::loop_object::loop_or_current;
use super::{context, task};
use crate::trace::{Kind, NONE};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::stack::{Entry, Rest};
use crate::vm::value::Value;

/// Makes a task and runs its first step; the flow leads to the task. (CPython: `task_eager_start`.)
pub fn start(vm: &mut Vm, event_loop: &Rc<EventLoop>, coroutine: Value, name: Option<Rc<str>>, context: Option<Value>) -> Flow {
    let task = task::create_idle(vm, event_loop, coroutine.clone(), name, context);
    Flow::Push(Entry::native(FirstStep { event_loop: event_loop.clone(), task, coroutine: Some(coroutine), outer: None, trace_task: NONE }))
}

/// The first step of an eager task.
struct FirstStep {
    event_loop: Rc<EventLoop>,
    task: Value,
    coroutine: Option<Value>,
    /// The task that makes it.
    outer: Option<Value>,
    trace_task: u32,
}

impl NativeFrame for FirstStep {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(coroutine) = self.coroutine.take() {
            self.enter(vm);
            return Ok(Step::Send(coroutine, Value::None));
        }
        let rest = match input {
            Input::Yielded(value) => Rest::Yielded(value),
            Input::Value(value) => Rest::Returned(value),
            Input::Exception(exception) => Rest::Raised(exception),
        };
        let task = self.task.clone();
        task.with(|future: &Future| {
            if let Some(part) = &future.task {
                task::settle_step(vm, &task, future, part, rest);
                part.forgotten.set(future.done());
            }
        });
        self.leave(vm);
        Ok(Step::Return(task))
    }
}

impl FirstStep {
    fn enter(&mut self, vm: &mut Vm) {
        self.outer = self.event_loop.current.replace(Some(self.task.clone()));
        self.trace_task = vm.trace.task;
        let part = self.task.with(|future: &Future| future.task.as_ref().map(|task| (task.number, task.context.clone())));
        if let Some(Some((number, context))) = part {
            context::enter(vm, context);
            vm.trace.task = number;
            vm.trace.event(Kind::TaskResumed, NONE, number, NONE, NONE);
        }
    }

    fn leave(&mut self, vm: &mut Vm) {
        context::leave(vm);
        self.event_loop.current.replace(self.outer.take());
        vm.trace.task = self.trace_task;
        if self.trace_task != NONE {
            vm.trace.event(Kind::TaskResumed, NONE, self.trace_task, NONE, NONE);
        }
    }
}

pub const FACTORY: NativeDef =
    def("eager_task_factory", "py:loop, coro, *, name=None, context=None, eager_start=True", eager_task_factory);

/// `eager_task_factory(loop, coro, *, name=None, context=None, eager_start=True)`
fn eager_task_factory(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = loop_or_current(vm, &args[0])?;
    factory::new_task(vm, &event_loop, &args[1], &Options::from_args(&args.positional[2..]))
}

/// What `create_eager_task_factory` gives: makes tasks by calling a class of the program's.
struct EagerFactory(Value);

impl Object for EagerFactory {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.function.clone()
    }

    fn callable(&self) -> bool {
        true
    }

    fn call(&self, vm: &mut Vm, _: &Value, mut args: Args) -> Result<Flow, Stop> {
        let (loop_, eager) = (vm.symbol("loop"), vm.symbol("eager_start"));
        if args.positional.len() != 2 {
            return Err(vm.type_error("factory() takes 2 positional arguments"));
        }
        let event_loop = args.positional.remove(0);
        args.keywords.push((loop_, event_loop));
        if !args.keywords.iter().any(|(name, _)| *name == eager) {
            args.keywords.push((eager, Value::Bool(true)));
        }
        Ok(Flow::Call(self.0.clone(), args))
    }
}

/// `create_eager_task_factory(custom_task_constructor)`
pub fn create_eager_task_factory(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(Value::native(EagerFactory(args[0].clone())))
}
