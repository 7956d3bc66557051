//! Contexts: the values of context variables that a task or callback sees.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::stack::Entry;
use crate::vm::value::Value;

/// `contextvars.Context`: variables with their values, in order of setting.
#[derive(Default)]
pub struct Context {
    pub values: RefCell<Vec<(Value, Value)>>,
    /// Code runs in it: nobody else may enter it.
    entered: Cell<bool>,
}

impl Context {
    /// The value of a variable.
    pub fn get(&self, variable: &Value) -> Option<Value> {
        self.values.borrow().iter().find(|(other, _)| other.is(variable)).map(|(_, value)| value.clone())
    }

    /// Sets a variable, or removes it when the value is unbound; what it was before.
    pub fn set(&self, variable: &Value, value: Value) -> Option<Value> {
        let mut values = self.values.borrow_mut();
        let at = values.iter().position(|(other, _)| other.is(variable));
        match (at, value.bound()) {
            (Some(at), Some(value)) => Some(std::mem::replace(&mut values[at].1, value)),
            (Some(at), None) => Some(values.remove(at).1),
            (None, Some(value)) => {
                values.push((variable.clone(), value));
                None
            }
            (None, None) => None,
        }
    }
}

impl Object for Context {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Context")
    }

    fn clear(&self) {
        self.values.take();
    }
}

/// The contexts that were entered and not left, the present one last. The first is the module's.
#[derive(Default)]
pub struct Entered(RefCell<Vec<Value>>);

/// The present context.
pub fn current(vm: &mut Vm) -> Value {
    let state = vm.state::<Entered>();
    let mut entered = state.0.borrow_mut();
    if entered.is_empty() {
        entered.push(Value::native(Context::default()));
    }
    entered[entered.len() - 1].clone()
}

/// A copy of the present context: for a new task, or a callback. (CPython: `copy_context`.)
pub fn copy(vm: &mut Vm) -> Value {
    copy_of(&current(vm))
}

fn copy_of(context: &Value) -> Value {
    let values = context.with(|context: &Context| context.values.borrow().clone()).unwrap_or_default();
    Value::native(Context { values: RefCell::new(values), entered: Cell::new(false) })
}

/// Another thread's contexts take the place of those of the present one, which come back.
pub fn switch(vm: &mut Vm, to: Vec<Value>) -> Vec<Value> {
    vm.state::<Entered>().0.replace(to)
}

/// From here on code runs in this context, until [`leave`].
pub fn enter(vm: &mut Vm, context: Value) {
    current(vm);
    context.with(|context: &Context| context.entered.set(true));
    vm.state::<Entered>().0.borrow_mut().push(context);
}

/// Code runs again in the context that was there before [`enter`].
pub fn leave(vm: &mut Vm) {
    let left = vm.state::<Entered>().0.borrow_mut().pop();
    if let Some(context) = left {
        context.with(|context: &Context| context.entered.set(false));
    }
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /", new),
    def("run", "self, callable, /, *args, **kwargs", run),
    def("copy", "self, /", copy_method),
    def("get", "self, key, default=None, /", get),
    def("keys", "self, /", keys),
    def("values", "self, /", values),
    def("items", "self, /", items),
    def("__getitem__", "self, key, /", getitem),
    def("__contains__", "self, key, /", contains),
    def("__iter__", "self, /", iter),
    def("__len__", "self, /", len),
];

fn new(_: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    ret(Value::native(Context::default()))
}

fn entries(vm: &Vm, args: &Args) -> Result<Vec<(Value, Value)>, Stop> {
    let entries = args[0].with(|context: &Context| context.values.borrow().clone());
    entries.ok_or_else(|| vm.type_error("a Context is required"))
}

/// `context.run(callable, *args, **kwargs)`
fn run(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if args[0].with(|context: &Context| context.entered.get()) != Some(false) {
        let text = vm.repr(&args[0])?;
        return Err(vm.runtime_error(&format!("cannot enter context: {text} is already entered")));
    }
    let positional = match &args[2] {
        Value::Tuple(rest) => rest.to_vec(),
        _ => Vec::new(),
    };
    let mut keywords = Vec::new();
    if let Value::Dict(given) = &args[3] {
        for (name, value) in given.entries() {
            if let Value::Str(name) = &name {
                keywords.push((vm.symbol(name), value));
            }
        }
    }
    let call = Some((args[1].clone(), Args::with_keywords(positional, keywords)));
    Ok(Flow::Push(Entry::native(Run { context: args[0].clone(), call })))
}

/// A call within a context.
struct Run {
    context: Value,
    call: Option<(Value, Args)>,
}

impl NativeFrame for Run {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some((callable, args)) = self.call.take() {
            enter(vm, self.context.clone());
            return Ok(Step::Call(callable, args));
        }
        leave(vm);
        match input {
            Input::Exception(exception) => Err(Stop::Raise(exception)),
            Input::Value(value) | Input::Yielded(value) => Ok(Step::Return(value)),
        }
    }
}

fn copy_method(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(copy_of(&args[0]))
}

/// `copy_context()`
pub fn copy_context(vm: &mut Vm, _: &Args) -> Result<Flow, Stop> {
    ret(copy(vm))
}

fn get(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let found = args[0].with(|context: &Context| context.get(&args[1])).flatten();
    ret(found.unwrap_or_else(|| args[2].clone()))
}

fn getitem(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    match args[0].with(|context: &Context| context.get(&args[1])).flatten() {
        Some(value) => ret(value),
        None => Err(vm.key_error(&args[1])),
    }
}

fn contains(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(args[0].with(|context: &Context| context.get(&args[1])).flatten().is_some())
}

fn keys(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(Value::list(entries(vm, args)?.into_iter().map(|(key, _)| key).collect()))
}

fn values(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(Value::list(entries(vm, args)?.into_iter().map(|(_, value)| value).collect()))
}

fn items(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(Value::list(entries(vm, args)?.into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect()))
}

fn iter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let keys = Value::list(entries(vm, args)?.into_iter().map(|(key, _)| key).collect());
    vm.get_iter(&keys).map(Flow::Value)
}

fn len(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(entries(vm, args)?.len())
}
