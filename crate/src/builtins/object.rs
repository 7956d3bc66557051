//! `object`: what every object can do; and making objects of derived classes.

use std::rc::Rc;

use super::args::{Outcome, as_str, attribute_name, named, rest, this_class};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::instance::{Instance, Payload};
use crate::vm::native::{Args, NativeDef, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", new),
    def("__init__", "self, /, *args, **kwargs", init),
    def("__repr__", "self, /", |vm, args| ret(vm.default_repr(&args[0]))),
    def("__str__", "self, /", str),
    def("__format__", "self, format_spec, /", format),
    def("__hash__", "self, /", |vm, args| ret(i64::from(vm.serial_of(&args[0])))),
    def("__eq__", "self, value, /", |_, args| ret(if args[0].is(&args[1]) { Value::Bool(true) } else { Value::NotImplemented })),
    def("__ne__", "self, value, /", not_equal),
    def("__lt__", "self, value, /", |_, _| ret(Value::NotImplemented)),
    def("__le__", "self, value, /", |_, _| ret(Value::NotImplemented)),
    def("__gt__", "self, value, /", |_, _| ret(Value::NotImplemented)),
    def("__ge__", "self, value, /", |_, _| ret(Value::NotImplemented)),
    def("__getattribute__", "self, name, /", getattribute),
    def("__setattr__", "self, name, value, /", setattr),
    def("__delattr__", "self, name, /", delattr),
    def("__dir__", "self, /", dir),
    def("__sizeof__", "self, /", |_, _| ret(16)),
];

const CLASS_METHODS: &[NativeDef] = &[
    def("__init_subclass__", "cls, /, *args, **kwargs", init_subclass),
    def("__subclasshook__", "cls, object, /", |_, _| ret(Value::NotImplemented)),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.object.clone();
    vm.define_methods(&class, METHODS);
    vm.define_class_methods(&class, CLASS_METHODS);
}

/// A value of a built-in class as an object of `class`: itself, or an instance that extends it.
pub fn subclass_instance(vm: &mut Vm, class: &Rc<Class>, value: Value) -> Value {
    if !class.open {
        return value;
    }
    let instance = Instance::new(class.clone(), Payload::Value(value));
    if class.lookup(vm.known.del).is_some() {
        instance.watch(vm.finalizers.clone());
    }
    Value::Instance(Rc::new(instance))
}

/// `__new__` of a class whose `__init__` fills the object: a built-in class's is filled at once, since nobody else will.
/// The arguments: the class, and the tuple and dict of the others.
pub fn filled(vm: &mut Vm, args: &Args, fresh: Value) -> Outcome {
    let class = this_class(vm, &args[0])?;
    if class.open {
        return ret(subclass_instance(vm, &class, fresh));
    }
    let Some(Value::NativeFunction(init)) = class.lookup(vm.known.init) else { return ret(fresh) };
    let keywords = named(&args[2]).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect();
    let positional = std::iter::once(fresh.clone()).chain(rest(&args[1]));
    let bound = init.signature.bind(vm, &class.name(), Args::with_keywords(positional, keywords))?;
    (init.function)(vm, &bound)?;
    ret(fresh)
}

/// `object.__new__`. (CPython: `object_new`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Class(class) = &args[0] else {
        let shown = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!("object.__new__(X): X is not a type object ({shown})")));
    };
    let is_object = Rc::ptr_eq(class, &vm.types.object);
    if !class.open && !is_object {
        return Err(vm.type_error(&format!("cannot create '{}' instances", class.name())));
    }
    let extra = !rest(&args[1]).is_empty() || !named(&args[2]).is_empty();
    if extra && is_object {
        return Err(vm.type_error("object() takes no arguments"));
    }
    let own_new = class.lookup(vm.known.new).is_some_and(|found| !same_native(&found, "object.__new__"));
    let own_init = class.lookup(vm.known.init).is_some_and(|found| !same_native(&found, "object.__init__"));
    if extra && own_new {
        return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
    }
    if extra && !own_init {
        return Err(vm.type_error(&format!("{}() takes no arguments", class.name())));
    }
    vm.check_abstract(class)?;
    ret(vm.plain_instance(class))
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let extra = !rest(&args[1]).is_empty() || !named(&args[2]).is_empty();
    if !extra {
        return ret(Value::None);
    }
    let class = vm.class_of(&args[0]);
    if class.lookup(vm.known.init).is_some_and(|found| !same_native(&found, "object.__init__")) {
        return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    if class.lookup(vm.known.new).is_some_and(|found| same_native(&found, "object.__new__")) {
        return Err(vm.type_error(&format!("{}.__init__() takes exactly one argument (the instance to initialize)", class.name())));
    }
    ret(Value::None)
}

fn init_subclass(vm: &mut Vm, args: &Args) -> Outcome {
    let name = this_class(vm, &args[0])?.qualname.borrow().clone();
    let given = rest(&args[1]).len();
    if !named(&args[2]).is_empty() {
        return Err(vm.type_error(&format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    if given > 0 {
        return Err(vm.type_error(&format!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    ret(Value::None)
}

fn same_native(value: &Value, qualname: &str) -> bool {
    matches!(value, Value::NativeFunction(native) if native.qualname == qualname)
}

/// A string as it is; anything else by its `__repr__`.
fn str(vm: &mut Vm, args: &Args) -> Outcome {
    match as_str(&args[0]) {
        Some(text) => ret(Value::Str(text)),
        None => ret(vm.repr(&args[0])?),
    }
}

fn format(vm: &mut Vm, args: &Args) -> Outcome {
    let Some(spec) = as_str(&args[1]) else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("__format__() argument must be str, not {class}")));
    };
    ret(vm.format_builtin(&args[0], &spec)?)
}

/// The opposite of what `__eq__` says.
fn not_equal(vm: &mut Vm, args: &Args) -> Outcome {
    let eq = vm.known.eq;
    match vm.call_special(&args[0], eq, &[args[1].clone()])? {
        Some(Value::NotImplemented) | None => ret(Value::NotImplemented),
        Some(equal) => ret(!vm.truth(&equal)?),
    }
}

fn getattribute(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    match vm.find_attribute(&args[0], name)? {
        Some(flow) => Ok(flow),
        None => Err(vm.missing_attribute(&args[0], name)),
    }
}

fn setattr(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    vm.set_attribute_plainly(&args[0], name, args[2].clone())
}

fn delattr(vm: &mut Vm, args: &Args) -> Outcome {
    let name = attribute_name(vm, &args[1])?;
    vm.set_attribute_plainly(&args[0], name, Value::Unbound)
}

fn dir(vm: &mut Vm, args: &Args) -> Outcome {
    let names = attribute_names(vm, &args[0]);
    ret(Value::list(names.iter().map(|name| Value::str(name)).collect()))
}

/// The names of an object's attributes and its class's, in order.
pub fn attribute_names(vm: &mut Vm, value: &Value) -> Vec<Rc<str>> {
    let mut symbols = Vec::new();
    let add_class = |class: &Class, symbols: &mut Vec<_>| {
        for class in class.mro().iter() {
            symbols.extend(class.attributes.borrow().iter().map(|(name, _)| *name));
        }
    };
    match value {
        Value::Module(module) => symbols.extend(module.entries().iter().map(|(name, _)| *name)),
        Value::Class(class) => add_class(class, &mut symbols),
        _ => {
            if let Value::Instance(instance) = value {
                symbols.extend(instance.attributes.borrow().iter().map(|(name, _)| *name));
            }
            if let Value::Function(function) = value {
                symbols.extend(function.attributes.borrow().iter().map(|(name, _)| *name));
            }
            add_class(&vm.class_of(value), &mut symbols);
        }
    }
    let mut names: Vec<Rc<str>> = symbols.into_iter().map(|symbol| vm.names.name(symbol).clone()).collect();
    names.sort();
    names.dedup();
    names
}
