//! Finding attributes.

use std::rc::Rc;

use super::class::Class;
use super::function::Method;
use super::native::{Args, Flow, Question, Stop};
use super::value::Value;
use super::Vm;
use crate::compile::code::CodeKind;
use crate::compile::symbol::Symbol;

impl Vm {
    /// `type(value)`
    #[inline]
    pub fn class_of(&self, value: &Value) -> Rc<Class> {
        let types = &self.types;
        match value {
            Value::Unbound | Value::None => types.none.clone(),
            Value::NotImplemented => types.not_implemented.clone(),
            Value::Ellipsis => types.ellipsis.clone(),
            Value::Bool(_) => types.bool.clone(),
            Value::Int(..) | Value::BigInt(_) => types.int.clone(),
            Value::Float(..) => types.float.clone(),
            Value::Str(_) => types.str.clone(),
            Value::Bytes(bytes) => if bytes.mutable { types.bytearray.clone() } else { types.bytes.clone() },
            Value::Tuple(_) => types.tuple.clone(),
            Value::List(_) => types.list.clone(),
            Value::Dict(_) => types.dict.clone(),
            Value::Set(set) => if set.frozen { types.frozenset.clone() } else { types.set.clone() },
            Value::Range(_) => types.range.clone(),
            Value::Slice(_) => types.slice.clone(),
            Value::Cell(_) => types.cell.clone(),
            Value::Function(_) => types.function.clone(),
            Value::Method(_) => types.method.clone(),
            Value::NativeFunction(native) if native.signature.is_python() => types.function.clone(),
            Value::NativeFunction(native) => {
                if native.binds { types.method_descriptor.clone() } else { types.native_function.clone() }
            }
            Value::Class(class) => class.metaclass.clone().unwrap_or_else(|| types.type_.clone()),
            Value::Instance(instance) => instance.class(),
            Value::Module(_) => types.module.clone(),
            Value::Generator(generator) => match generator.kind {
                CodeKind::Coroutine => types.coroutine.clone(),
                CodeKind::AsyncGenerator => types.async_generator.clone(),
                _ => types.generator.clone(),
            },
            Value::Native(native) => native.object().class(self),
        }
    }

    /// The class's name, for messages.
    pub fn class_name(&self, value: &Value) -> Rc<str> {
        self.class_of(value).name()
    }

    /// As [`Vm::class_name`], with the module's name for classes that CPython has in C outside of the built-in ones. (CPython: `tp_name`.)
    pub fn type_name(&self, value: &Value) -> Rc<str> {
        let class = self.class_of(value);
        let name = class.name();
        let module = class.module.borrow().clone();
        let in_c = match &*module {
            "datetime" | "itertools" | "re" => true,
            "collections" => matches!(&*name, "deque" | "defaultdict" | "OrderedDict"),
            "functools" => &*name == "partial",
            _ => false,
        };
        if in_c { class.full_name().into() } else { name }
    }

    /// `isinstance` by the class alone, without `__instancecheck__`.
    pub fn is_instance(&self, value: &Value, class: &Class) -> bool {
        self.class_of(value).is_subclass(class)
    }

    pub fn callable(&self, value: &Value) -> bool {
        match value {
            Value::Function(_) | Value::Method(_) | Value::NativeFunction(_) | Value::Class(_) => true,
            Value::Instance(instance) => instance.class().lookup(self.known.call).is_some(),
            Value::Native(native) => native.object().callable() || self.class_of(value).lookup(self.known.call).is_some(),
            _ => false,
        }
    }

    /// What `value.name` gives. (CPython: `PyObject_GetAttr`, with `__getattribute__` and `__getattr__`.)
    pub fn get_attribute(&mut self, value: &Value, name: Symbol) -> Result<Flow, Stop> {
        let class = hooked_class(value);
        if let Some(class) = &class
            && let Some(method) = self.own_hook(class, self.known.getattribute)
        {
            let name = self.symbol_str(name);
            let bound = Value::Method(Rc::new(Method { function: method, this: value.clone() }));
            return self.with_getattr_fallback(bound, value, class, name);
        }
        if let Some(flow) = self.find_attribute(value, name)? {
            return Ok(flow);
        }
        let getattr = self.known.getattr;
        if let Some(method) = class.and_then(|class| class.lookup(getattr)) {
            let name = self.symbol_str(name);
            return Ok(Flow::Call(method, Args::new([value.clone(), name])));
        }
        if let Value::Module(module) = value
            && let Some(function) = module.get(getattr)
        {
            return Ok(Flow::Call(function, Args::new([self.symbol_str(name)])));
        }
        Err(self.missing_attribute(value, name))
    }

    /// A class's `__getattribute__`, `__setattr__` or `__delattr__`, unless it is what all objects have.
    pub(super) fn own_hook(&self, class: &Class, hook: Symbol) -> Option<Value> {
        if !class.open {
            return None;
        }
        match class.lookup(hook)? {
            Value::NativeFunction(native) if native.name == &**self.names.name(hook) => None,
            found => Some(found),
        }
    }

    /// `__getattribute__` of the program's own, and `__getattr__` when it raises AttributeError.
    fn with_getattr_fallback(&mut self, bound: Value, value: &Value, class: &Class, name: Value) -> Result<Flow, Stop> {
        let Some(fallback) = class.lookup(self.known.getattr) else {
            return Ok(Flow::Call(bound, Args::new([name])));
        };
        let fallback = Value::Method(Rc::new(Method { function: fallback, this: value.clone() }));
        self.run_native(super::descriptor::getattribute_or_getattr, &Args::new([bound, fallback, name]))
    }

    /// The same without `__getattr__` and `__getattribute__`; None when there is no such attribute.
    pub fn find_attribute(&mut self, value: &Value, name: Symbol) -> Result<Option<Flow>, Stop> {
        match value {
            Value::Instance(instance) => {
                let class = instance.class();
                let in_class = class.lookup(name);
                if let Some(attribute) = &in_class
                    && self.is_data_descriptor(attribute)
                {
                    return self.bind(attribute.clone(), value, &class).map(Some);
                }
                if let Some(own) = instance.attributes.borrow().get(name) {
                    return Ok(Some(Flow::Value(own.clone())));
                }
                if let Some(attribute) = in_class {
                    return self.bind(attribute, value, &class).map(Some);
                }
                if let Some(payload @ Value::Native(native)) = instance.payload().as_ref()
                    && let Some(found) = native.object().attribute(self, payload, name)?
                {
                    return Ok(Some(Flow::Value(found)));
                }
                self.instance_builtin_attribute(value, name)
            }
            Value::Module(module) => match module.get(name) {
                Some(found) => Ok(Some(Flow::Value(found))),
                None => match self.module_attribute(module, name)? {
                    None => Ok(module.get(self.known.getattr).map(|getattr| {
                        let name = Value::str(self.names.name(name));
                        Flow::Call(getattr, Args::new([name]))
                    })),
                    found => Ok(found),
                },
            },
            Value::Class(class) => self.class_attribute(class, value, name),
            Value::Native(native) => {
                if let Some(object) = native.get::<super::descriptor::Super>() {
                    return self.super_attribute(&object.class, &object.this, name).map(Some);
                }
                if let Some(found) = native.object().attribute(self, value, name)? {
                    return Ok(Some(Flow::Value(found)));
                }
                self.builtin_attribute(value, name)
            }
            _ => self.builtin_attribute(value, name),
        }
    }

    /// An attribute of an object whose attributes all stand in its class.
    fn builtin_attribute(&mut self, value: &Value, name: Symbol) -> Result<Option<Flow>, Stop> {
        if let Some(found) = self.field(value, name) {
            return Ok(Some(Flow::Value(found)));
        }
        let class = self.class_of(value);
        match class.lookup(name) {
            Some(attribute) => self.bind(attribute, value, &class).map(Some),
            None if name == self.known.class => Ok(Some(Flow::Value(Value::Class(class)))),
            None => Ok(None),
        }
    }

    fn class_attribute(&mut self, class: &Rc<Class>, value: &Value, name: Symbol) -> Result<Option<Flow>, Stop> {
        let meta = self.class_of(value);
        let in_meta = meta.lookup(name);
        if let Some(attribute) = &in_meta
            && self.is_data_descriptor(attribute)
        {
            return self.bind(attribute.clone(), value, &meta).map(Some);
        }
        if let Some(attribute) = class.lookup(name) {
            return self.bind_to_class(attribute, class).map(Some);
        }
        if let Some(found) = self.class_field(class, name) {
            return Ok(Some(Flow::Value(found)));
        }
        match in_meta {
            Some(attribute) => self.bind(attribute, value, &meta).map(Some),
            None => Ok(None),
        }
    }

    /// The same as an Ask: for native functions.
    pub fn attribute(&mut self, value: &Value, name: Symbol) -> Result<Value, Stop> {
        match self.get_attribute(value, name)? {
            Flow::Value(found) => Ok(found),
            flow => self.ask(Question::Flow(flow)),
        }
    }

    /// The attribute, or None when there is none (an AttributeError of the program's own included).
    pub fn attribute_or_none(&mut self, value: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        match self.attribute(value, name) {
            Ok(found) => Ok(Some(found)),
            Err(Stop::Raise(exception)) if self.is_exception(&exception, &self.types.attribute_error.clone()) => Ok(None),
            Err(stop) => Err(stop),
        }
    }

    /// `AttributeError`, in CPython's words.
    pub fn missing_attribute(&mut self, value: &Value, name: Symbol) -> Stop {
        let attribute = self.names.name(name).clone();
        let message = match value {
            Value::Module(module) => format!("module '{}' has no attribute '{attribute}'", module.name),
            Value::Class(class) => format!("type object '{}' has no attribute '{attribute}'", class.name()),
            Value::Method(method) => format!("'{}' object has no attribute '{attribute}'", self.class_name(&method.function)),
            _ => format!("'{}' object has no attribute '{attribute}'", self.type_name(value)),
        };
        let exception = self.exception(&self.types.attribute_error, &message);
        if let Value::Instance(instance) = &exception {
            let name_value = Value::str(&attribute);
            let (name, obj) = (self.known.name_, self.known.obj);
            instance.attributes.borrow_mut().set(name, name_value);
            instance.attributes.borrow_mut().set(obj, value.clone());
        }
        Stop::Raise(exception)
    }

    /// `value.name = new`, or `del value.name` when `new` is unbound.
    pub fn set_attribute(&mut self, value: &Value, name: Symbol, new: Value) -> Result<Flow, Stop> {
        let hook = if new.is_unbound() { self.known.delattr } else { self.known.setattr };
        if let Some(method) = hooked_class(value).and_then(|class| self.own_hook(&class, hook)) {
            let name = self.symbol_str(name);
            let args = [value.clone(), name].into_iter().chain(new.bound());
            return Ok(Flow::Call(method, Args::new(args)));
        }
        self.set_attribute_plainly(value, name, new)
    }

    /// The same without `__setattr__`: what `object.__setattr__` does.
    pub fn set_attribute_plainly(&mut self, value: &Value, name: Symbol, new: Value) -> Result<Flow, Stop> {
        let class = self.class_of(value);
        let described = !matches!(value, Value::Class(target) if target.metaclass.is_none());
        if described
            && let Some(attribute) = class.lookup(name)
            && let Some(flow) = self.descriptor_set(&attribute, value, new.clone())?
        {
            return Ok(flow);
        }
        let deleting = new.is_unbound();
        let old = match value {
            Value::Instance(instance) => {
                if self.set_instance_builtin(value, name, &new)? {
                    return Ok(Flow::Value(Value::None));
                }
                self.check_slots(&class, name)?;
                if deleting {
                    let removed = instance.attributes.borrow_mut().remove(name);
                    if removed.is_none() {
                        return Err(self.missing_attribute(value, name));
                    }
                    removed
                } else {
                    instance.attributes.borrow_mut().set(name, new)
                }
            }
            Value::Class(target) => {
                if !target.open {
                    let attribute = self.names.name(name).clone();
                    return Err(self.type_error(&format!(
                        "cannot set '{attribute}' attribute of immutable type '{}'",
                        target.name()
                    )));
                }
                if self.set_class_field(target, name, &new) {
                    return Ok(Flow::Value(Value::None));
                }
                if deleting {
                    let removed = target.remove(name);
                    if removed.is_none() {
                        return Err(self.missing_attribute(value, name));
                    }
                    removed
                } else {
                    target.set(name, new)
                }
            }
            Value::Module(module) => Some(module.set(name, new)),
            Value::Function(function) => {
                if self.set_function_field(function, name, &new) {
                    return Ok(Flow::Value(Value::None));
                }
                if deleting {
                    function.attributes.borrow_mut().remove(name)
                } else {
                    function.attributes.borrow_mut().set(name, new)
                }
            }
            Value::Native(native) => {
                if native.object().set_attribute(self, value, name, &new)? {
                    return Ok(Flow::Value(Value::None));
                }
                return Err(self.cannot_set(value, name));
            }
            _ => return Err(self.cannot_set(value, name)),
        };
        drop(old);
        Ok(Flow::Value(Value::None))
    }

    fn cannot_set(&mut self, value: &Value, name: Symbol) -> Stop {
        let attribute = self.names.name(name).clone();
        let class = self.class_of(value);
        if class.lookup(name).is_some() {
            return self.attribute_error(&format!("'{}' object attribute '{attribute}' is read-only", class.name()));
        }
        self.attribute_error(&format!(
            "'{}' object has no attribute '{attribute}' and no __dict__ for setting new attributes",
            class.name()
        ))
    }

    /// Objects of a class whose whole line has `__slots__` take no other attributes.
    fn check_slots(&mut self, class: &Class, name: Symbol) -> Result<(), Stop> {
        if !class.slotted() {
            return Ok(());
        }
        let has = class.mro().iter().any(|class| class.slots.borrow().as_ref().is_some_and(|slots| slots.contains(&name)));
        if has {
            return Ok(());
        }
        let attribute = self.names.name(name).clone();
        Err(self.attribute_error(&format!(
            "'{}' object has no attribute '{attribute}' and no __dict__ for setting new attributes",
            class.name()
        )))
    }
}

/// The class whose attribute hooks count for a value: an instance's, or a class's metaclass.
fn hooked_class(value: &Value) -> Option<Rc<Class>> {
    match value {
        Value::Instance(instance) => Some(instance.class()),
        Value::Class(class) => class.metaclass.clone(),
        _ => None,
    }
}
