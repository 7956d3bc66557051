//! Binding: what an attribute of a class becomes when it is taken from an instance or from the class.

use std::cell::RefCell;
use std::rc::Rc;

use super::class::Class;
use super::dict::Dict;
use super::function::{Function, Method};
use super::module::Module;
use super::native::{Args, Flow, Stop};
use super::object::Object;
use super::value::Value;
use super::Vm;
use crate::compile::symbol::Symbol;

/// `property(fget, fset, fdel, doc)`; parts not given are None.
pub struct Property {
    pub getter: Value,
    pub setter: Value,
    pub deleter: Value,
    pub doc: Value,
    pub name: RefCell<Option<Rc<str>>>,
}

/// `staticmethod(function)`
pub struct StaticMethod(pub Value);

/// `classmethod(function)`
pub struct ClassMethod(pub Value);

/// A computed field of a built-in class, implemented in Rust.
pub struct Getter {
    pub name: &'static str,
    pub get: super::native::NativeFn,
    pub set: Option<super::native::NativeFn>,
}

/// `super(class, object)`: attributes are looked up in what follows the class in the object's MRO.
pub struct Super {
    pub class: Rc<Class>,
    pub this: Value,
    /// The class whose MRO counts.
    pub start: Rc<Class>,
}

impl Object for Property {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.property.clone()
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn descriptor_get(&self, vm: &mut Vm, this: &Value, instance: Option<&Value>, owner: &Rc<Class>) -> Result<Option<Flow>, Stop> {
        let Some(instance) = instance else { return Ok(Some(Flow::Value(this.clone()))) };
        if self.getter.is_none() {
            return Err(self.missing(vm, owner, "getter"));
        }
        Ok(Some(Flow::Call(self.getter.clone(), Args::new([instance.clone()]))))
    }

    fn descriptor_set(&self, vm: &mut Vm, _this: &Value, instance: &Value, value: Value) -> Result<Option<Flow>, Stop> {
        let (function, what) = if value.is_unbound() { (&self.deleter, "deleter") } else { (&self.setter, "setter") };
        if function.is_none() {
            let owner = vm.class_of(instance);
            return Err(self.missing(vm, &owner, what));
        }
        let args = std::iter::once(instance.clone()).chain(value.bound());
        Ok(Some(Flow::Call(function.clone(), Args::new(args))))
    }
}

impl Property {
    fn missing(&self, vm: &Vm, owner: &Class, what: &str) -> Stop {
        let class = owner.qualname.borrow();
        match &*self.name.borrow() {
            Some(name) => vm.attribute_error(&format!("property '{name}' of '{class}' object has no {what}")),
            None => vm.attribute_error(&format!("property of '{class}' object has no {what}")),
        }
    }
}

impl Object for StaticMethod {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.staticmethod.clone()
    }

    fn callable(&self) -> bool {
        true
    }

    fn call(&self, _vm: &mut Vm, _this: &Value, args: Args) -> Result<Flow, Stop> {
        Ok(Flow::Call(self.0.clone(), args))
    }

    fn attribute(&self, vm: &mut Vm, _this: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        wrapped(vm, &self.0, name)
    }

    fn descriptor_get(&self, _: &mut Vm, _: &Value, _: Option<&Value>, _: &Rc<Class>) -> Result<Option<Flow>, Stop> {
        Ok(Some(Flow::Value(self.0.clone())))
    }
}

impl Object for ClassMethod {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.classmethod.clone()
    }

    fn attribute(&self, vm: &mut Vm, _this: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        wrapped(vm, &self.0, name)
    }

    fn descriptor_get(&self, vm: &mut Vm, _: &Value, _: Option<&Value>, owner: &Rc<Class>) -> Result<Option<Flow>, Stop> {
        let owner_value = Value::Class(owner.clone());
        let meta = vm.class_of(&owner_value);
        match &self.0 {
            Value::Native(_) => vm.bind(self.0.clone(), &owner_value, &meta).map(Some),
            function => Ok(Some(Flow::Value(method(function.clone(), owner_value)))),
        }
    }
}

/// The attributes of a wrapped function that its wrapper shows too.
fn wrapped(vm: &mut Vm, function: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
    let known = &vm.known;
    if name == known.func || name == known.wrapped {
        return Ok(Some(function.clone()));
    }
    if [known.name, known.qualname, known.doc, known.module, known.isabstractmethod].contains(&name) {
        return match vm.find_attribute(function, name)? {
            Some(Flow::Value(found)) => Ok(Some(found)),
            _ => Ok(None),
        };
    }
    Ok(None)
}

impl Object for Getter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("getset_descriptor")
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn descriptor_get(&self, vm: &mut Vm, this: &Value, instance: Option<&Value>, _: &Rc<Class>) -> Result<Option<Flow>, Stop> {
        match instance {
            Some(instance) => vm.run_native(self.get, &Args::new([instance.clone()])).map(Some),
            None => Ok(Some(Flow::Value(this.clone()))),
        }
    }

    fn descriptor_set(&self, vm: &mut Vm, _: &Value, instance: &Value, value: Value) -> Result<Option<Flow>, Stop> {
        match self.set {
            Some(set) => vm.run_native(set, &Args::new([instance.clone(), value])).map(Some),
            None => {
                let class = vm.class_name(instance);
                Err(vm.attribute_error(&format!("attribute '{}' of '{class}' objects is not writable", self.name)))
            }
        }
    }
}

impl Object for Super {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.super_.clone()
    }

    fn plain_methods(&self) -> bool {
        false
    }
}

/// A function bound to its first argument.
pub fn method(function: Value, this: Value) -> Value {
    Value::Method(Rc::new(Method { function, this }))
}

/// `__getattribute__` of the program's own, then `__getattr__`. Arguments: both bound, and the name.
pub fn getattribute_or_getattr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    match vm.call(&args[0], Args::new([args[2].clone()])) {
        Ok(value) => Ok(Flow::Value(value)),
        Err(Stop::Raise(exception)) if vm.is_exception(&exception, &vm.types.attribute_error.clone()) => {
            Ok(Flow::Call(args[1].clone(), Args::new([args[2].clone()])))
        }
        Err(stop) => Err(stop),
    }
}

impl Vm {
    /// An attribute found in the class, taken from an instance. (CPython: `tp_descr_get`.)
    pub fn bind(&mut self, attribute: Value, instance: &Value, owner: &Rc<Class>) -> Result<Flow, Stop> {
        match &attribute {
            Value::Function(_) => Ok(Flow::Value(method(attribute, instance.clone()))),
            Value::NativeFunction(native) if native.binds => Ok(Flow::Value(method(attribute, instance.clone()))),
            Value::Native(native) => {
                let found = native.object().descriptor_get(self, &attribute, Some(instance), owner)?;
                Ok(found.unwrap_or_else(|| Flow::Value(attribute.clone())))
            }
            Value::Instance(object) => match object.class().lookup(self.known.get) {
                Some(get) => {
                    Ok(Flow::Call(get, Args::new([attribute.clone(), instance.clone(), Value::Class(owner.clone())])))
                }
                None => Ok(Flow::Value(attribute)),
            },
            _ => Ok(Flow::Value(attribute)),
        }
    }

    /// The same, taken from the class itself.
    pub fn bind_to_class(&mut self, attribute: Value, owner: &Rc<Class>) -> Result<Flow, Stop> {
        match &attribute {
            Value::Native(native) => {
                let found = native.object().descriptor_get(self, &attribute, None, owner)?;
                Ok(found.unwrap_or_else(|| Flow::Value(attribute.clone())))
            }
            Value::Instance(object) => match object.class().lookup(self.known.get) {
                Some(get) => Ok(Flow::Call(get, Args::new([attribute.clone(), Value::None, Value::Class(owner.clone())]))),
                None => Ok(Flow::Value(attribute)),
            },
            _ => Ok(Flow::Value(attribute)),
        }
    }

    /// A special method found in the class, bound to its object.
    pub fn bind_special(&mut self, attribute: Value, instance: &Value) -> Result<Value, Stop> {
        let owner = self.class_of(instance);
        match self.bind(attribute, instance, &owner)? {
            Flow::Value(value) => Ok(value),
            flow => self.ask(super::native::Question::Flow(flow)),
        }
    }

    pub fn is_data_descriptor(&self, attribute: &Value) -> bool {
        match attribute {
            Value::Native(native) => native.object().is_data_descriptor(),
            Value::Instance(object) => {
                let class = object.class();
                class.lookup(self.known.set).is_some() || class.lookup(self.known.delete).is_some()
            }
            _ => false,
        }
    }

    /// `__set__`, or `__delete__` when the value is unbound; None when the attribute has none.
    pub fn descriptor_set(&mut self, attribute: &Value, instance: &Value, value: Value) -> Result<Option<Flow>, Stop> {
        match attribute {
            Value::Native(native) => native.object().descriptor_set(self, attribute, instance, value),
            Value::Instance(object) => {
                let name = if value.is_unbound() { self.known.delete } else { self.known.set };
                let Some(hook) = object.class().lookup(name) else { return Ok(None) };
                let args = [attribute.clone(), instance.clone()].into_iter().chain(value.bound());
                Ok(Some(Flow::Call(hook, Args::new(args))))
            }
            _ => Ok(None),
        }
    }

    /// `super(class, this).name`
    pub fn super_attribute(&mut self, class: &Rc<Class>, this: &Value, name: Symbol) -> Result<Flow, Stop> {
        let own = self.class_of(this);
        let (start, is_class) = match this {
            Value::Class(target) if target.is_subclass(class) => (target.clone(), true),
            _ if own.is_subclass(class) => (own, false),
            _ => return Err(self.type_error("super(type, obj): obj must be an instance or subtype of type")),
        };
        match start.lookup_after(class, name) {
            Some(attribute) if is_class => self.bind_to_class(attribute, &start),
            Some(attribute) => self.bind(attribute, this, &start),
            None if name == self.known.class => Ok(Flow::Value(Value::Class(self.types.super_.clone()))),
            None => {
                let attribute = self.names.name(name).clone();
                Err(self.attribute_error(&format!("'super' object has no attribute '{attribute}'")))
            }
        }
    }

    /// The fields of built-in objects that are no methods.
    pub(super) fn field(&mut self, value: &Value, name: Symbol) -> Option<Value> {
        let known = &self.known;
        match value {
            Value::Function(function) => function_field(self, function, name),
            Value::Method(bound) => {
                if name == known.self_method {
                    return Some(bound.this.clone());
                }
                if name == known.func {
                    return Some(bound.function.clone());
                }
                match self.find_attribute(&bound.function.clone(), name) {
                    Ok(Some(Flow::Value(found))) => Some(found),
                    _ => None,
                }
            }
            Value::NativeFunction(native) => {
                if name == known.name {
                    return Some(Value::str(native.name));
                }
                (name == known.qualname).then(|| Value::str(&native.qualname))
            }
            Value::Generator(generator) => {
                if name == known.name {
                    return Some(Value::str(&generator.name.borrow()));
                }
                (name == known.qualname).then(|| Value::str(&generator.qualname.borrow()))
            }
            Value::Cell(cell) if &**self.names.name(name) == "cell_contents" => cell.borrow().clone().bound(),
            Value::Slice(slice) => match &**self.names.name(name) {
                "start" => Some(slice.start.clone()),
                "stop" => Some(slice.stop.clone()),
                "step" => Some(slice.step.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn set_function_field(&mut self, function: &Function, name: Symbol, new: &Value) -> bool {
        let known = &self.known;
        if let Value::Str(text) = new {
            if name == known.name {
                *function.name.borrow_mut() = text.to_string().into();
                return true;
            }
            if name == known.qualname {
                *function.qualname.borrow_mut() = text.to_string().into();
                return true;
            }
        }
        if name == known.defaults {
            let defaults = match new {
                Value::Tuple(defaults) => defaults.to_vec(),
                _ => Vec::new(),
            };
            let before = function.defaults.replace(defaults);
            drop(before);
            return true;
        }
        if name == known.annotate {
            *function.annotate.borrow_mut() = new.clone();
            return true;
        }
        false
    }

    pub(super) fn class_field(&mut self, class: &Rc<Class>, name: Symbol) -> Option<Value> {
        let known = &self.known;
        if name == known.name {
            return Some(Value::str(&class.name()));
        }
        if name == known.qualname {
            return Some(Value::str(&class.qualname.borrow()));
        }
        if name == known.module {
            return Some(Value::str(&class.module.borrow()));
        }
        if name == known.bases {
            return Some(Value::tuple(class.bases.iter().cloned().map(Value::Class).collect()));
        }
        if name == known.mro {
            return Some(Value::tuple(class.mro().iter().cloned().map(Value::Class).collect()));
        }
        if name == known.doc {
            return Some(Value::None);
        }
        if name == known.class {
            return Some(Value::Class(self.class_of(&Value::Class(class.clone()))));
        }
        if name == known.dict {
            let dict = super::dict::Dict::new();
            let entries: Vec<_> = class.attributes.borrow().iter().cloned().collect();
            for (name, value) in entries {
                let name = self.names.name(name).clone();
                dict.set_str(self, &name, value);
            }
            return Some(Value::Dict(Rc::new(dict)));
        }
        None
    }

    pub(super) fn set_class_field(&mut self, class: &Class, name: Symbol, new: &Value) -> bool {
        let Value::Str(text) = new else { return false };
        let field = if name == self.known.name {
            &class.name
        } else if name == self.known.qualname {
            &class.qualname
        } else if name == self.known.module {
            &class.module
        } else {
            return false;
        };
        *field.borrow_mut() = text.to_string().into();
        true
    }

    /// `__class__` and `__dict__` of an object; exceptions' own fields stand in their classes.
    pub(super) fn instance_builtin_attribute(&mut self, value: &Value, name: Symbol) -> Result<Option<Flow>, Stop> {
        let Value::Instance(instance) = value else { return Ok(None) };
        if name == self.known.class {
            return Ok(Some(Flow::Value(Value::Class(instance.class()))));
        }
        if name == self.known.dict && !instance.class().slotted() {
            return Ok(Some(Flow::Value(Value::native(InstanceDict(value.clone())))));
        }
        Ok(None)
    }

    pub(super) fn set_instance_builtin(&mut self, value: &Value, name: Symbol, new: &Value) -> Result<bool, Stop> {
        let Value::Instance(instance) = value else { return Ok(false) };
        if name == self.known.class {
            let Value::Class(class) = new else {
                return Err(self.type_error("__class__ must be set to a class"));
            };
            instance.set_class(class.clone());
            return Ok(true);
        }
        if name == self.known.dict {
            let Value::Dict(dict) = new else {
                let class = self.class_name(new);
                return Err(self.type_error(&format!("__dict__ must be set to a dictionary, not a '{class}'")));
            };
            let mut attributes = super::attributes::Attributes::default();
            for (key, value) in dict.entries() {
                if let Value::Str(key) = key {
                    let key = self.symbol(&key);
                    attributes.set(key, value);
                }
            }
            let old = instance.attributes.replace(attributes);
            drop(old);
            return Ok(true);
        }
        Ok(false)
    }

    pub(super) fn module_attribute(&mut self, module: &Rc<Module>, name: Symbol) -> Result<Option<Flow>, Stop> {
        if name == self.known.name {
            return Ok(Some(Flow::Value(Value::str(&module.name))));
        }
        if name == self.known.dict {
            let dict = super::dict::Dict::new();
            for (name, value) in module.entries() {
                let name = self.names.name(name).clone();
                dict.set_str(self, &name, value);
            }
            return Ok(Some(Flow::Value(Value::Dict(Rc::new(dict)))));
        }
        if name == self.known.class {
            return Ok(Some(Flow::Value(Value::Class(self.types.module.clone()))));
        }
        if name == self.known.doc {
            return Ok(Some(Flow::Value(Value::None)));
        }
        Ok(None)
    }
}

fn function_field(vm: &mut Vm, function: &Rc<Function>, name: Symbol) -> Option<Value> {
    if let Some(found) = function.attributes.borrow().get(name) {
        return Some(found.clone());
    }
    if name == vm.known.kwdefaults {
        return Some(keyword_defaults(vm, function));
    }
    let known = &vm.known;
    if name == known.name {
        return Some(Value::str(&function.name.borrow()));
    }
    if name == known.qualname {
        return Some(Value::str(&function.qualname.borrow()));
    }
    if name == known.module {
        return Some(Value::str(&function.module.name));
    }
    if name == known.doc {
        return Some(function.code.code.doc.as_ref().map_or(Value::None, |doc| Value::str(doc)));
    }
    if name == known.defaults {
        let defaults = function.defaults.borrow();
        return Some(if defaults.is_empty() { Value::None } else { Value::tuple(defaults.clone()) });
    }
    if name == known.annotate {
        return Some(function.annotate.borrow().clone());
    }
    match &**vm.names.name(name) {
        "__closure__" if function.closure.is_empty() => return Some(Value::None),
        "__closure__" => return Some(Value::tuple(function.closure.iter().cloned().map(Value::Cell).collect())),
        _ => {}
    }
    if name == known.code {
        return Some(Value::native(super::code::CodeObject(function.code.clone())));
    }
    None
}

fn keyword_defaults(vm: &mut Vm, function: &Function) -> Value {
    let code = &function.code.code;
    let defaults = function.keyword_defaults.borrow();
    let dict = Dict::new();
    for (slot, value) in code.slots[code.params.positional as usize..].iter().zip(&*defaults) {
        if !value.is_unbound() {
            let name = vm.names.name(*slot).clone();
            dict.set_str(vm, &name, value.clone());
        }
    }
    if dict.is_empty() { Value::None } else { Value::Dict(Rc::new(dict)) }
}

/// An object's `__dict__`: a view of its attributes.
pub struct InstanceDict(pub Value);

impl Object for InstanceDict {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("instance_dict")
    }
}
