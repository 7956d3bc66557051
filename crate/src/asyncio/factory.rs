//! How tasks are made: `create_task`, by the loop's task factory if it has one.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future_methods::name_of;
use super::{eager, task};
use crate::compile::symbol::Symbol;
use crate::vm::CodeKind;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::value::Value;

/// The keyword arguments of `create_task`; unbound where nothing was given.
#[derive(Clone, Default)]
pub struct Options {
    pub name: Value,
    pub context: Value,
    pub eager_start: Value,
}

impl Options {
    /// From bound arguments that end in `name, context, eager_start`.
    pub fn from_args(args: &[Value]) -> Options {
        let at = |index: usize| args.get(index).cloned().unwrap_or_default();
        Options { name: at(0), context: at(1), eager_start: at(2) }
    }

    /// Those that were given.
    fn keywords(&self, vm: &mut Vm) -> Vec<(Symbol, Value)> {
        let all = [("name", &self.name), ("context", &self.context), ("eager_start", &self.eager_start)];
        let given = all.into_iter().filter(|(_, value)| !value.is_unbound());
        given.map(|(name, value)| (vm.symbol(name), value.clone())).collect()
    }
}

/// `loop.create_task(coro, **options)`
pub fn create_task(vm: &mut Vm, event_loop: &Rc<EventLoop>, coroutine: &Value, options: &Options) -> Result<Flow, Stop> {
    let factory = event_loop.task_factory.borrow().clone();
    if factory.is_none() {
        return new_task(vm, event_loop, coroutine, options);
    }
    let args = Args::with_keywords([event_loop.value(), coroutine.clone()], options.keywords(vm));
    Ok(Flow::Call(factory, args))
}

/// `Task(coro, loop=loop, **options)`
pub fn new_task(vm: &mut Vm, event_loop: &Rc<EventLoop>, coroutine: &Value, options: &Options) -> Result<Flow, Stop> {
    let name = name_of(vm, &options.name)?;
    let context = options.context.clone().bound().filter(|context| !context.is_none());
    let eager = starts_eagerly(vm, options)?;
    if !is_coroutine(vm, coroutine) {
        let text = vm.repr(coroutine)?;
        return Err(vm.type_error(&format!("a coroutine was expected, got {text}")));
    }
    let coroutine = coroutine.clone();
    if eager && event_loop.running.get() {
        return Ok(eager::start(vm, event_loop, coroutine, name, context));
    }
    ret(task::create(vm, event_loop, coroutine, name, context))
}

fn starts_eagerly(vm: &mut Vm, options: &Options) -> Result<bool, Stop> {
    match &options.eager_start {
        Value::Unbound | Value::None => Ok(false),
        eager => vm.truth(eager),
    }
}

/// The task that `create_task` makes, for native functions: asks when Python must run for it.
pub fn task(vm: &mut Vm, event_loop: &Rc<EventLoop>, coroutine: &Value, options: &Options) -> Result<Value, Stop> {
    let plain = event_loop.task_factory.borrow().is_none() && !starts_eagerly(vm, options)?;
    if plain && let Flow::Value(task) = new_task(vm, event_loop, coroutine, options)? {
        return Ok(task);
    }
    let create_task = vm.symbol("create_task");
    let method = vm.attribute(&event_loop.value(), create_task)?;
    let args = Args::with_keywords([coroutine.clone()], options.keywords(vm));
    vm.call(&method, args)
}

/// `iscoroutine`
pub fn is_coroutine(vm: &Vm, value: &Value) -> bool {
    match value {
        Value::Generator(generator) => generator.kind == CodeKind::Coroutine,
        Value::Native(native) => {
            let class = native.object().class(vm);
            Rc::ptr_eq(&class, &vm.types.async_generator_asend) || Rc::ptr_eq(&class, &vm.types.async_generator_athrow)
        }
        _ => false,
    }
}

