//! `isinstance` and `issubclass`.

use std::rc::Rc;

use crate::builtins::args::Outcome;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::generic::{GenericAlias, Union};
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("isinstance", "obj, class_or_tuple, /", |vm, args: &Args| ret(vm.instance_check(&args[0], &args[1])?)),
    def("issubclass", "cls, class_or_tuple, /", issubclass),
];

impl Vm {
    /// `isinstance(object, classes)`: a class, a union, or a tuple of them. (CPython: `object_isinstance`.)
    pub fn instance_check(&mut self, object: &Value, classes: &Value) -> Result<bool, Stop> {
        if let Value::Class(class) = classes {
            let hook = self.known.instancecheck;
            if self.is_instance(object, class) {
                return Ok(true);
            }
            if class.metaclass.is_some() && self.has_hook(classes, hook) {
                let answer = self.call_special(classes, hook, std::slice::from_ref(object))?.unwrap_or_default();
                return self.truth(&answer);
            }
            return self.by_class_attribute(object, class);
        }
        for class in self.alternatives(classes, "isinstance() arg 2 must be a type, a tuple of types, or a union")? {
            if self.deeper(" in __instancecheck__", |vm| vm.instance_check(object, &class))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// An object may say that it is of another class than it is.
    fn by_class_attribute(&mut self, object: &Value, class: &Rc<Class>) -> Result<bool, Stop> {
        let Value::Instance(instance) = object else { return Ok(false) };
        let name = self.known.class;
        if instance.class().lookup(name).is_none() {
            return Ok(false);
        }
        match self.attribute_or_none(object, name)? {
            Some(Value::Class(told)) => Ok(told.is_subclass(class)),
            _ => Ok(false),
        }
    }

    fn has_hook(&self, class: &Value, hook: crate::compile::symbol::Symbol) -> bool {
        let own = self.class_of(class).lookup(hook);
        let inherited = self.types.type_.lookup(hook);
        match (own, inherited) {
            (Some(own), Some(inherited)) => !own.is(&inherited),
            (own, _) => own.is_some(),
        }
    }

    /// `issubclass(class, classes)`
    pub fn subclass_check(&mut self, class: &Value, classes: &Value) -> Result<bool, Stop> {
        let Value::Class(derived) = class else {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        };
        if let Value::Class(base) = classes {
            let hook = self.known.subclasscheck;
            if base.metaclass.is_some() && self.has_hook(classes, hook) {
                let answer = self.call_special(classes, hook, std::slice::from_ref(class))?.unwrap_or_default();
                return self.truth(&answer);
            }
            return Ok(derived.is_subclass(base));
        }
        for base in self.alternatives(classes, "issubclass() arg 2 must be a class, a tuple of classes, or a union")? {
            if self.deeper(" in __subclasscheck__", |vm| vm.subclass_check(class, &base))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The classes of a tuple or union. None stands for its class in a union only.
    fn alternatives(&mut self, classes: &Value, otherwise: &str) -> Result<Vec<Value>, Stop> {
        if let Value::Tuple(items) = classes {
            return Ok(items.to_vec());
        }
        if let Some(parts) = classes.with(|union: &Union| union.args.clone()) {
            let none = Value::Class(self.types.none.clone());
            return Ok(parts.into_iter().map(|part| if part.is_none() { none.clone() } else { part }).collect());
        }
        if classes.with(|_: &GenericAlias| ()).is_some() {
            let function = otherwise.split('(').next().unwrap_or_default();
            return Err(self.type_error(&format!("{function}() argument 2 cannot be a parameterized generic")));
        }
        Err(self.type_error(otherwise))
    }
}

fn issubclass(vm: &mut Vm, args: &Args) -> Outcome {
    ret(vm.subclass_check(&args[0], &args[1])?)
}
