//! `contextvars.ContextVar` and its tokens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::context::{self, Context};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// `ContextVar`: a variable whose value each context has for itself.
pub struct ContextVar {
    name: Value,
    /// Unbound: none.
    default: Value,
}

impl Object for ContextVar {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("ContextVar")
    }

    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let mut text = format!("<ContextVar name={}", vm.repr(&self.name)?);
        if !self.default.is_unbound() {
            text += &format!(" default={}", vm.repr(&self.default)?);
        }
        let address = address(vm, this);
        Ok(Some(format!("{text} at {address}>")))
    }
}

/// What `ContextVar.set` gives: the way back.
pub struct Token {
    variable: Value,
    context: Value,
    /// The value before; unbound: there was none.
    before: Value,
    used: Cell<bool>,
}

impl Object for Token {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Token")
    }

    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let used = if self.used.get() { " used" } else { "" };
        let variable = vm.repr(&self.variable)?;
        let address = address(vm, this);
        Ok(Some(format!("<Token{used} var={variable} at {address}>")))
    }
}

/// `Token.MISSING`
struct Missing;

impl Object for Missing {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Token.MISSING")
    }

    fn repr(&self, _: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        Ok(Some("<Token.MISSING>".to_owned()))
    }
}

/// The one object `Token.MISSING`.
#[derive(Default)]
struct TheMissing(RefCell<Value>);

fn missing(vm: &mut Vm) -> Value {
    let state = vm.state::<TheMissing>();
    if state.0.borrow().is_unbound() {
        state.0.replace(Value::native(Missing));
    }
    state.0.borrow().clone()
}

/// `0x…`, the end of a default `repr`.
fn address(vm: &mut Vm, value: &Value) -> String {
    let text = vm.default_repr(value);
    text.rsplit(' ').next().unwrap_or_default().trim_end_matches('>').to_owned()
}

const VARIABLE: &[NativeDef] = &[
    def("__new__", "cls, name, /, *, default=unset", new),
    def("get", "self, default=unset, /", get),
    def("set", "self, value, /", set),
    def("reset", "self, token, /", reset),
];

const TOKEN: &[NativeDef] = &[def("__enter__", "self, /", enter), def("__exit__", "self, type, value, traceback, /", exit)];

/// Registers the classes and the module `contextvars`.
pub fn install(vm: &mut Vm) {
    vm.define_class("Context", "Context", "_contextvars", &[], context::METHODS);
    let variable = vm.define_class("ContextVar", "ContextVar", "_contextvars", &[], VARIABLE);
    vm.define_getter(&variable, "name", name);
    vm.define_class_methods(&variable, &[def("__class_getitem__", "cls, item, /", generic)]);
    let token = vm.define_class("Token", "Token", "_contextvars", &[], TOKEN);
    vm.define_getter(&token, "var", |_, args| ret(args[0].with(|token: &Token| token.variable.clone()).unwrap_or_default()));
    vm.define_getter(&token, "old_value", old_value);
    vm.define_class("Token.MISSING", "MISSING", "_contextvars", &[], &[]);
    let missing = missing(vm);
    let symbol = vm.symbol("MISSING");
    token.set(symbol, missing);
    vm.library.add("contextvars", fill);
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    for name in ["Context", "ContextVar", "Token"] {
        let class = vm.library_class(name);
        let name = vm.symbol(name);
        module.set(name, Value::Class(class));
    }
    let copy = vm.native_function("", &def("copy_context", "", context::copy_context));
    let name = vm.symbol("copy_context");
    module.set(name, copy);
    Ok(())
}

fn new(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if !matches!(args[1], Value::Str(_)) {
        return Err(vm.type_error("context variable name must be a str"));
    }
    ret(Value::native(ContextVar { name: args[1].clone(), default: args[2].clone() }))
}

fn generic(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let _ = vm;
    ret(crate::vm::generic::GenericAlias::subscript(&args[0], &args[1]))
}

fn name(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(args[0].with(|variable: &ContextVar| variable.name.clone()).unwrap_or_default())
}

fn get(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let found = context::current(vm).with(|context: &Context| context.get(&args[0])).flatten();
    let default = || args[0].with(|variable: &ContextVar| variable.default.clone()).unwrap_or_default();
    match found.or_else(|| args[1].clone().bound()).or_else(|| default().bound()) {
        Some(value) => ret(value),
        None => Err(Stop::Raise(vm.exception_with(&vm.types.lookup_error, vec![args[0].clone()]))),
    }
}

fn set(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let context = context::current(vm);
    let before = context.with(|context: &Context| context.set(&args[0], args[1].clone())).flatten();
    let before = before.unwrap_or_default();
    ret(Value::native(Token { variable: args[0].clone(), context, before, used: Cell::new(false) }))
}

fn reset(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if args[1].with(|_: &Token| ()).is_none() {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("expected an instance of Token, got {class}")));
    }
    reset_to(vm, &args[0], &args[1])
}

fn reset_to(vm: &mut Vm, variable: &Value, token: &Value) -> Result<Flow, Stop> {
    let text = vm.repr(token)?;
    let current = context::current(vm);
    let refused = token.with(|token: &Token| {
        if token.used.get() {
            return Some(vm.runtime_error(&format!("{text} has already been used once")));
        }
        if !token.variable.is(variable) {
            return Some(vm.value_error(&format!("{text} was created by a different ContextVar")));
        }
        if !token.context.is(&current) {
            return Some(vm.value_error(&format!("{text} was created in a different Context")));
        }
        None
    });
    if let Some(Some(stop)) = refused {
        return Err(stop);
    }
    let now = token.with(|token: &Token| {
        token.used.set(true);
        current.with(|context: &Context| context.set(variable, token.before.clone()))
    });
    drop(now);
    ret(Value::None)
}

fn old_value(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let before = args[0].with(|token: &Token| token.before.clone()).unwrap_or_default();
    match before.bound() {
        Some(value) => ret(value),
        None => ret(missing(vm)),
    }
}

fn enter(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(args[0].clone())
}

fn exit(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let variable = args[0].with(|token: &Token| token.variable.clone()).unwrap_or_default();
    reset_to(vm, &variable, &args[0])
}
