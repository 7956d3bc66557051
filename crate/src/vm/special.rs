//! What stands behind a value: the special methods of its class, the built-in value that it extends, its identity.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use super::Vm;
use super::complex::Complex;
use super::value::Value;
use crate::compile::symbol::Symbol;

impl Vm {
    /// The built-in value that this is or extends: operators know how to work with it. None for all other objects.
    #[inline]
    pub fn builtin_part(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Instance(instance) => {
                instance.payload().filter(|payload| !matches!(payload, Value::Native(_)) || is_complex(payload))
            }
            Value::Native(_) => is_complex(value).then(|| value.clone()),
            Value::Unbound
            | Value::Cell(_)
            | Value::Function(_)
            | Value::Method(_)
            | Value::NativeFunction(_)
            | Value::Class(_)
            | Value::Module(_)
            | Value::Generator(_) => None,
            _ => Some(value.clone()),
        }
    }

    /// Whether its class may have special methods that change what operators do.
    #[inline]
    pub(super) fn may_customise(&self, value: &Value) -> bool {
        match value {
            Value::Instance(_) | Value::Class(_) => true,
            Value::Native(_) => !is_complex(value),
            _ => false,
        }
    }

    /// The special method that a class puts in the place of the built-in behaviour; None when there is no such method, or only the one
    /// that comes with the built-in value (or with `object`).
    pub(super) fn custom(&self, value: &Value, name: Symbol) -> Option<Value> {
        if !self.may_customise(value) {
            return None;
        }
        let found = self.class_of(value).lookup(name)?;
        let base = match (self.builtin_part(value), value) {
            (Some(part), _) => self.class_of(&part),
            (None, Value::Class(_)) => self.types.type_.clone(),
            (None, _) => self.types.object.clone(),
        };
        match base.lookup(name) {
            Some(inherited) if inherited.is(&found) => None,
            _ => Some(found),
        }
    }

    /// The number by which default `hash` and `repr` tell this object from others, given at the first asking.
    pub fn serial_of(&mut self, value: &Value) -> u32 {
        let cell = match value {
            Value::Instance(instance) => &instance.serial,
            Value::Native(native) => &native.serial,
            Value::Generator(generator) => &generator.serial,
            _ => return self.serial_in_table(value),
        };
        if cell.get() == 0 {
            cell.set(self.next_serial());
        }
        cell.get()
    }

    fn serial_in_table(&mut self, value: &Value) -> u32 {
        let Some(address) = value.address() else { return 0 };
        let serials = self.state::<Serials>();
        let mut serials = serials.0.borrow_mut();
        if let Some((serial, _)) = serials.get(&address) {
            return *serial;
        }
        let Some(anchor) = anchor(value) else { return 0 };
        let serial = self.next_serial();
        serials.insert(address, (serial, anchor));
        serial
    }

    /// The number that `id()` gives and `repr` shows in hexadecimal: the same in each run of a program.
    pub fn id(&mut self, value: &Value) -> i64 {
        const BASE: i64 = 0x7f3a_5c00_0000;
        match value {
            Value::None | Value::Unbound => BASE + 0x10,
            Value::Ellipsis => BASE + 0x20,
            Value::NotImplemented => BASE + 0x30,
            &Value::Bool(b) => BASE + 0x40 + 0x20 * i64::from(b),
            &Value::Int(_, n) => BASE - 0x1000_0000 + 32 * (n % 0x10_0000),
            &Value::Float(_, x) => BASE - 0x2000_0000 + 16 * (super::float::hash(x) % 0x10_0000),
            _ => BASE + 0x100 + 0x30 * i64::from(self.serial_of(value)),
        }
    }

    /// [`Vm::id`] as `repr` shows it: `0x7f…`.
    pub fn address_text(&mut self, value: &Value) -> String {
        format!("{:#x}", self.id(value))
    }
}

fn is_complex(value: &Value) -> bool {
    matches!(value, Value::Native(native) if native.get::<Complex>().is_some())
}

/// Serial numbers of objects that have no room for one, by address. The weak reference keeps the address from being used again.
#[derive(Default)]
struct Serials(RefCell<HashMap<usize, (u32, Anchor)>>);

type Anchor = Box<dyn Any>;

/// A weak reference to the object.
fn anchor(value: &Value) -> Option<Anchor> {
    fn weak<T: 'static>(object: &Rc<T>) -> Option<Anchor> {
        let weak: Weak<T> = Rc::downgrade(object);
        Some(Box::new(weak))
    }
    match value {
        Value::BigInt(v) => weak(v),
        Value::Str(v) => weak(v),
        Value::Bytes(v) => weak(v),
        Value::Tuple(v) => weak(v),
        Value::List(v) => weak(v),
        Value::Dict(v) => weak(v),
        Value::Set(v) => weak(v),
        Value::Range(v) => weak(v),
        Value::Slice(v) => weak(v),
        Value::Cell(v) => weak(v),
        Value::Function(v) => weak(v),
        Value::Method(v) => weak(v),
        Value::NativeFunction(v) => weak(v),
        Value::Class(v) => weak(v),
        Value::Module(v) => weak(v),
        _ => None,
    }
}
