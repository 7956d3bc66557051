//! Contexts: the values of context variables that a task or callback sees.

use std::cell::RefCell;
use std::rc::Rc;

use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::object::Object;
use crate::vm::value::Value;

/// `contextvars.Context`: variables with their values, in order of setting.
#[derive(Default)]
pub struct Context {
    pub values: RefCell<Vec<(Value, Value)>>,
}

impl Object for Context {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Context")
    }

    fn clear(&self) {
        self.values.take();
    }
}

/// The context that runs now.
#[derive(Default)]
pub struct Current(pub RefCell<Value>);

/// The present context, made on first use.
pub fn current(vm: &mut Vm) -> Value {
    let state = vm.state::<Current>();
    let mut current = state.0.borrow_mut();
    if current.is_unbound() {
        *current = Value::native(Context::default());
    }
    current.clone()
}

/// A copy of the present context: for a new task, or a callback. (CPython: `copy_context`.)
pub fn copy(vm: &mut Vm) -> Value {
    let values = current(vm).with(|context: &Context| context.values.borrow().clone()).unwrap_or_default();
    Value::native(Context { values: RefCell::new(values) })
}

/// From here on code runs in this context.
pub fn enter(vm: &mut Vm, context: Value) {
    let state = vm.state::<Current>();
    let before = state.0.replace(context);
    drop(before);
}
