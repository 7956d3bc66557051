//! Objects of the program's classes, and exceptions.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::attributes::Attributes;
use super::class::Class;
use super::exception::ExceptionData;
use super::finalize::Finalizers;
use super::value::Value;

/// What an instance holds besides its attributes.
pub enum Payload {
    None,
    /// The built-in value that it extends.
    Value(Value),
    Exception(Box<ExceptionData>),
}

pub struct Instance {
    class: RefCell<Rc<Class>>,
    pub attributes: RefCell<Attributes>,
    payload: RefCell<Payload>,
    /// Set when its class has `__del__`, or the object tells of its end in another way.
    finalizers: RefCell<Option<Rc<Finalizers>>>,
    /// What goes with it, and tells others so: see `weakref`.
    followers: RefCell<Option<Box<Vec<Value>>>>,
    /// For default `hash` and `repr`: a number, in order of creation.
    pub serial: Cell<u32>,
}

impl Instance {
    pub fn new(class: Rc<Class>, payload: Payload) -> Instance {
        Instance {
            class: RefCell::new(class),
            attributes: RefCell::default(),
            payload: RefCell::new(payload),
            finalizers: RefCell::default(),
            followers: RefCell::default(),
            serial: Cell::new(0),
        }
    }

    pub fn class(&self) -> Rc<Class> {
        self.class.borrow().clone()
    }

    pub fn set_class(&self, class: Rc<Class>) {
        *self.class.borrow_mut() = class;
    }

    /// The built-in value that it extends, if any.
    pub fn payload(&self) -> Option<Value> {
        match &*self.payload.borrow() {
            Payload::Value(value) => Some(value.clone()),
            _ => None,
        }
    }

    pub fn set_payload(&self, payload: Payload) {
        *self.payload.borrow_mut() = payload;
    }

    /// Reads or changes an exception's data; None for what is no exception.
    pub fn exception<R>(&self, with: impl FnOnce(&mut ExceptionData) -> R) -> Option<R> {
        match &mut *self.payload.borrow_mut() {
            Payload::Exception(data) => Some(with(data)),
            _ => None,
        }
    }

    pub fn is_exception(&self) -> bool {
        matches!(&*self.payload.borrow(), Payload::Exception(_))
    }

    /// Its `__del__` is to be called when the last reference goes.
    pub fn watch(&self, finalizers: Rc<Finalizers>) {
        *self.finalizers.borrow_mut() = Some(finalizers);
    }

    /// Holds this until it goes itself.
    pub fn follow(&self, follower: Value) {
        self.followers.borrow_mut().get_or_insert_default().push(follower);
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if let Some(finalizers) = self.finalizers.take() {
            finalizers.resurrect(self);
        }
        let mut held: Vec<Value> = self.attributes.get_mut().take().into_iter().map(|(_, value)| value).collect();
        match self.payload.get_mut() {
            Payload::None => {}
            Payload::Value(value) => held.push(std::mem::take(value)),
            Payload::Exception(data) => {
                held.append(&mut data.args);
                held.append(&mut data.exceptions);
                held.extend(data.cause.take());
                held.extend(data.context.take());
            }
        }
        super::drop::bury(held);
    }
}

impl Instance {
    /// The same object again, with everything that it held: for `__del__`.
    pub(super) fn move_out(&mut self) -> Instance {
        Instance {
            class: RefCell::new(self.class()),
            attributes: RefCell::new(std::mem::take(&mut *self.attributes.borrow_mut())),
            payload: RefCell::new(std::mem::replace(&mut *self.payload.borrow_mut(), Payload::None)),
            finalizers: RefCell::default(),
            followers: RefCell::new(self.followers.take()),
            serial: Cell::new(self.serial.get()),
        }
    }
}
