//! What locks, events, queues and their like have in common: being made and shown, and calling methods that a subclass may replace.

use std::rc::Rc;

use super::wrap::{Awaiting, Progress};
use super::{barrier, condition, coroutine, event, lock, queue, semaphore};
use crate::builtins::args::{as_str, named, rest, this_class, wrong_self};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::instance::{Instance, Payload};
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// The part of an object that is implemented in Rust. (A handle: all clones are the same.)
pub fn this<T: Object + Clone>(vm: &Vm, value: &Value, name: &str) -> Result<T, Stop> {
    value.with(T::clone).ok_or_else(|| wrong_self(vm, name, value))
}

/// A `__new__`: an object of the class `args[0]` around `fresh`. The class itself calls `__init__` at once, since nobody else will;
/// the arguments for it are a tuple and a dict.
pub fn create(vm: &mut Vm, args: &Args, fresh: impl Object) -> Result<Flow, Stop> {
    let class = this_class(vm, &args[0])?;
    let object = instance(vm, &class, fresh);
    if class.open {
        return ret(object);
    }
    let Some(Value::NativeFunction(init)) = class.lookup(vm.known.init) else { return ret(object) };
    let keywords = named(&args[2]).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect();
    let positional = std::iter::once(object.clone()).chain(rest(&args[1]));
    let bound = init.signature.bind(vm, &init.qualname, Args::with_keywords(positional, keywords))?;
    (init.function)(vm, &bound)?;
    ret(object)
}

/// An object that can have attributes, as objects of classes written in Python can.
pub fn instance(vm: &mut Vm, class: &Rc<Class>, fresh: impl Object) -> Value {
    let instance = Instance::new(class.clone(), Payload::Value(Value::native(fresh)));
    if class.lookup(vm.known.del).is_some() {
        instance.watch(vm.finalizers.clone());
    }
    Value::Instance(Rc::new(instance))
}

/// `<asyncio.locks.Lock object at 0x… [unlocked]>`
pub fn describe(vm: &mut Vm, this: &Value, state: &str) -> Result<Flow, Stop> {
    let text = vm.default_repr(this);
    let text = text.strip_suffix('>').unwrap_or(&text);
    ret(format!("{text} [{state}]>"))
}

/// `state`, and how many wait, if any do: `locked, waiters:2`.
pub fn with_waiters(state: &str, waiters: usize) -> String {
    if waiters == 0 { state.to_owned() } else { format!("{state}, waiters:{waiters}") }
}

/// The number of the running task, for the trace.
pub fn running_task(vm: &mut Vm) -> Option<u32> {
    let task = super::task::current(vm)?;
    task.with(|future: &super::future::Future| future.number)
}

/// `object.name(...)`: the first argument is the object, the second the name. A native function, so that frames can step into it.
pub fn call_method(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let name = as_str(&args[1]).map(|name| vm.symbol(&name));
    let Some(name) = name else { return Err(vm.type_error("attribute name must be string")) };
    let method = vm.attribute(&args[0], name)?;
    Ok(Flow::Call(method, Args::new(args.positional[2..].iter().cloned())))
}

/// The arguments of [`call_method`].
pub fn method(object: &Value, name: &str, args: &[Value]) -> Args {
    Args::new([object.clone(), Value::str(name)].into_iter().chain(args.iter().cloned()))
}

/// `await object.name()` within a coroutine implemented in Rust.
pub struct AwaitMethod(Option<Awaiting>);

impl AwaitMethod {
    pub fn begin(vm: &mut Vm, object: &Value, name: &str) -> Result<(AwaitMethod, Step), Stop> {
        let step = vm.step_into(call_method, &method(object, name, &[]))?;
        Ok((AwaitMethod(None), step))
    }

    pub fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Progress, Stop> {
        if let Some(awaiting) = &mut self.0 {
            return awaiting.resume(vm, input);
        }
        match input {
            Input::Exception(exception) => Err(Stop::Raise(exception)),
            Input::Value(awaitable) | Input::Yielded(awaitable) => {
                let (awaiting, step) = Awaiting::begin(vm, &awaitable)?;
                self.0 = Some(awaiting);
                Ok(Progress::Step(step))
            }
        }
    }
}

/// `async with lock`. (CPython: `_ContextManagerMixin`.)
pub const CONTEXT_MANAGER: &[NativeDef] = &[
    def("__aenter__", "py:self", |vm, args| {
        let frame = Enter { this: args[0].clone(), acquiring: None };
        ret(coroutine::new(vm, "_ContextManagerMixin.__aenter__", frame))
    }),
    def("__aexit__", "py:self, exc_type, exc, tb", |vm, args| {
        let frame = Exit { this: args[0].clone(), released: false };
        ret(coroutine::new(vm, "_ContextManagerMixin.__aexit__", frame))
    }),
];

struct Enter {
    this: Value,
    acquiring: Option<AwaitMethod>,
}

impl NativeFrame for Enter {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let Some(acquiring) = &mut self.acquiring else {
            let (acquiring, step) = AwaitMethod::begin(vm, &self.this, "acquire")?;
            self.acquiring = Some(acquiring);
            return Ok(step);
        };
        match acquiring.resume(vm, input)? {
            Progress::Step(step) => Ok(step),
            Progress::Done(_) => Ok(Step::Return(Value::None)),
        }
    }
}

struct Exit {
    this: Value,
    released: bool,
}

impl NativeFrame for Exit {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if !std::mem::replace(&mut self.released, true) {
            return vm.step_into(call_method, &method(&self.this, "release", &[]));
        }
        match input {
            Input::Exception(exception) => Err(Stop::Raise(exception)),
            _ => Ok(Step::Return(Value::None)),
        }
    }
}

/// The classes, which are names of `asyncio`.
const NAMES: &[&str] = &[
    "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError", "Queue", "LifoQueue",
    "PriorityQueue", "QueueEmpty", "QueueFull", "QueueShutDown",
];

/// Registers the classes.
pub fn install(vm: &mut Vm) {
    let manager = vm.define_class("_ContextManagerMixin", "_ContextManagerMixin", "asyncio.locks", &[], CONTEXT_MANAGER);
    let managed = std::slice::from_ref(&manager);
    let lock = vm.define_class("Lock", "Lock", "asyncio.locks", managed, lock::METHODS);
    lock::install(vm, &lock);
    vm.define_class("Event", "Event", "asyncio.locks", &[], event::METHODS);
    vm.define_class("Condition", "Condition", "asyncio.locks", managed, condition::METHODS);
    let semaphore = vm.define_class("Semaphore", "Semaphore", "asyncio.locks", managed, semaphore::METHODS);
    semaphore::install(vm, &semaphore);
    vm.define_class("BoundedSemaphore", "BoundedSemaphore", "asyncio.locks", &[semaphore], semaphore::BOUNDED);
    let barrier = vm.define_class("Barrier", "Barrier", "asyncio.locks", &[], barrier::METHODS);
    barrier::install(vm, &barrier);
    let runtime_error = vm.types.runtime_error.clone();
    vm.define_class("BrokenBarrierError", "BrokenBarrierError", "asyncio.exceptions", &[runtime_error], &[]);

    let queue = vm.define_class("Queue", "Queue", "asyncio.queues", &[], queue::METHODS);
    queue::install(vm, &queue);
    vm.define_class("LifoQueue", "LifoQueue", "asyncio.queues", std::slice::from_ref(&queue), queue::LIFO);
    vm.define_class("PriorityQueue", "PriorityQueue", "asyncio.queues", &[queue], queue::PRIORITY);
    for name in ["QueueEmpty", "QueueFull", "QueueShutDown"] {
        let exception = vm.types.exception.clone();
        vm.define_class(name, name, "asyncio.queues", &[exception], &[]);
    }
}

/// Puts the classes into `asyncio`.
pub fn fill(vm: &mut Vm, module: &Module) {
    for name in NAMES {
        let class = vm.library_class(name);
        let name = vm.symbol(name);
        module.set(name, Value::Class(class));
    }
}
