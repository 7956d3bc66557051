//! Objects implemented in Rust: library types, iterators, asyncio's own.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use super::class::Class;
use super::native::{Args, Flow, Stop};
use super::value::Value;
use super::Vm;
use crate::compile::symbol::Symbol;

/// What comes back when something is sent to an iterator or awaitable.
pub enum Sent {
    /// It yields.
    Yield(Value),
    /// It is done, with a result.
    Return(Value),
    /// It goes on as a frame of its own; that frame's yields and result are the answer.
    Push(super::stack::Entry),
}

/// The behaviour of a built-in object. Methods and special methods stand in its class, as native functions that downcast their
/// `self` ([`Native::get`]); here are only the ones that the VM needs at once, each with a sensible default.
pub trait Object: Any {
    /// Its class; usually from [`Vm::library_class`] by a name registered when its module was installed.
    fn class(&self, vm: &Vm) -> Rc<Class>;

    /// `object(...)`
    fn call(&self, vm: &mut Vm, this: &Value, args: Args) -> Result<Flow, Stop> {
        let _ = args;
        Err(vm.type_error(&format!("'{}' object is not callable", vm.class_name(this))))
    }

    /// Whether it can be called at all.
    fn callable(&self) -> bool {
        false
    }

    /// An attribute that is not in the class: fields. None: go on with the class.
    fn attribute(&self, vm: &mut Vm, this: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        let _ = (vm, this, name);
        Ok(None)
    }

    /// No field hides a method of the class: a method call may look there first.
    fn plain_methods(&self) -> bool {
        true
    }

    /// Sets such a field; false: it has none of this name.
    fn set_attribute(&self, vm: &mut Vm, this: &Value, name: Symbol, value: &Value) -> Result<bool, Stop> {
        let _ = (vm, this, name, value);
        Ok(false)
    }

    /// Whether the object is its own iterator (`__next__` is [`Object::send`] of None).
    fn is_iterator(&self) -> bool {
        false
    }

    /// The iterator that `await object` drives, or None when it can't be awaited.
    fn awaitable(&self, vm: &mut Vm, this: &Value) -> Result<Option<Value>, Stop> {
        let _ = (vm, this);
        Ok(None)
    }

    /// `next` and `send`: for iterators ([`Object::is_iterator`]) and the iterators of awaitables.
    fn send(&self, vm: &mut Vm, this: &Value, value: Value) -> Result<Sent, Stop> {
        let _ = value;
        Err(vm.type_error(&format!("'{}' object is not an iterator", vm.class_name(this))))
    }

    /// `throw`: by default the exception goes straight through.
    fn throw(&self, vm: &mut Vm, this: &Value, exception: Value) -> Result<Sent, Stop> {
        let _ = (vm, this);
        Err(Stop::Raise(exception))
    }

    /// Descriptor access (`__get__`): `instance` is None on access through the class. None: no descriptor.
    fn descriptor_get(
        &self,
        vm: &mut Vm,
        this: &Value,
        instance: Option<&Value>,
        owner: &Rc<Class>,
    ) -> Result<Option<Flow>, Stop> {
        let _ = (vm, this, instance, owner);
        Ok(None)
    }

    /// It is a data descriptor: instance attributes of the same name don't hide it (`property`).
    fn is_data_descriptor(&self) -> bool {
        false
    }

    /// `__set__`, or `__delete__` with an unbound value. None: no such thing.
    fn descriptor_set(&self, vm: &mut Vm, this: &Value, instance: &Value, value: Value) -> Result<Option<Flow>, Stop> {
        let _ = (vm, this, instance, value);
        Ok(None)
    }

    /// Its `repr`, or None for `<Class object at 0x…>` and Python-level overrides.
    fn repr(&self, vm: &mut Vm, this: &Value) -> Result<Option<String>, Stop> {
        let _ = (vm, this);
        Ok(None)
    }

    /// Its hash, or None for a number of its own, given when first asked for.
    fn hash(&self) -> Option<i64> {
        None
    }

    /// What a program can take apart: values that it holds, to break cycles at the end of the run.
    fn clear(&self) {}
}

/// The box around an [`Object`].
pub struct Native {
    object: Box<dyn Object>,
    /// For default `hash` and `repr`: a number, in order of first asking; 0 before.
    pub serial: Cell<u32>,
}

impl Native {
    pub fn new(object: impl Object) -> Native {
        Native { object: Box::new(object), serial: Cell::new(0) }
    }

    pub fn object(&self) -> &dyn Object {
        &*self.object
    }

    /// The object, when it is a `T`.
    #[inline]
    pub fn get<T: Object>(&self) -> Option<&T> {
        (&*self.object as &dyn Any).downcast_ref()
    }
}

impl Value {
    /// The Rust object of type `T` that this is, or extends (an instance of a program's subclass).
    pub fn with<T: Object, R>(&self, with: impl FnOnce(&T) -> R) -> Option<R> {
        match self {
            Value::Native(native) => native.get::<T>().map(with),
            Value::Instance(instance) => match instance.payload() {
                Some(Value::Native(native)) => native.get::<T>().map(with),
                _ => None,
            },
            _ => None,
        }
    }
}
