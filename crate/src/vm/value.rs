//! Python's values.
//!
//! Reference counts are Rust's own (`Rc`): when an object goes is visible in Python (a coroutine that was never awaited, a
//! generator's `finally`), and CPython's counts decide it.

use std::rc::Rc;

use num_bigint::BigInt;

use super::bytes::Bytes;
use super::class::Class;
use super::dict::Dict;
use super::function::{Function, Method, NativeFunction};
use super::generator::Generator;
use super::instance::Instance;
use super::list::{List, Tuple};
use super::module::Module;
use super::object::Native;
use super::range::{Range, Slice};
use super::set::Set;
use super::string::Str;

/// Where a number came from: an index into the run's table of origins; 0 when nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin(pub u32);

/// A variable shared between a function and those inside of it.
pub type CellRef = Rc<std::cell::RefCell<Value>>;

/// Any Python value. 16 bytes; cloning counts a reference.
#[derive(Clone, Default)]
pub enum Value {
    /// No value at all: an unset variable, an argument not given. Never seen by a program.
    #[default]
    Unbound,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(Origin, i64),
    Float(Origin, f64),
    /// Only what doesn't fit 64 bits: see [`Value::big`].
    BigInt(Rc<BigInt>),
    Str(Rc<Str>),
    Bytes(Rc<Bytes>),
    Tuple(Rc<Tuple>),
    List(Rc<List>),
    Dict(Rc<Dict>),
    /// `set` and `frozenset`.
    Set(Rc<Set>),
    Range(Rc<Range>),
    Slice(Rc<Slice>),
    Cell(CellRef),
    Function(Rc<Function>),
    /// A bound method.
    Method(Rc<Method>),
    NativeFunction(Rc<NativeFunction>),
    Class(Rc<Class>),
    /// An object of a class of the program's, and any exception.
    Instance(Rc<Instance>),
    Module(Rc<Module>),
    /// A generator, coroutine or async generator.
    Generator(Rc<Generator>),
    /// An object implemented in Rust: see [`super::object::Object`].
    Native(Rc<Native>),
}

impl Value {
    #[inline]
    pub fn int(n: i64) -> Value {
        Value::Int(Origin(0), n)
    }

    #[inline]
    pub fn float(x: f64) -> Value {
        Value::Float(Origin(0), x)
    }

    /// An integer of any size, in its one form.
    pub fn big(n: BigInt) -> Value {
        match i64::try_from(&n) {
            Ok(small) => Value::int(small),
            Err(_) => Value::BigInt(Rc::new(n)),
        }
    }

    pub fn str(text: &str) -> Value {
        Value::Str(Rc::new(Str::new(text)))
    }

    pub fn string(text: String) -> Value {
        Value::Str(Rc::new(Str::from(text)))
    }

    pub fn tuple(items: Vec<Value>) -> Value {
        Value::Tuple(Rc::new(Tuple::new(items)))
    }

    pub fn list(items: Vec<Value>) -> Value {
        Value::List(Rc::new(List::new(items)))
    }

    /// An object implemented in Rust.
    pub fn native(object: impl super::object::Object) -> Value {
        Value::Native(Rc::new(Native::new(object)))
    }

    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    pub fn is_unbound(&self) -> bool {
        matches!(self, Value::Unbound)
    }

    /// The value, unless it is [`Value::Unbound`].
    pub fn bound(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// `a is b`. Small immutable values are the same when they are equal, as with CPython's caches.
    pub fn is(&self, other: &Value) -> bool {
        use Value::*;
        match (self, other) {
            (Unbound, Unbound) | (None, None) | (NotImplemented, NotImplemented) | (Ellipsis, Ellipsis) => true,
            (Bool(a), Bool(b)) => a == b,
            (Int(_, a), Int(_, b)) => a == b,
            (Float(_, a), Float(_, b)) => a.to_bits() == b.to_bits(),
            (BigInt(a), BigInt(b)) => Rc::ptr_eq(a, b),
            (Str(a), Str(b)) => Rc::ptr_eq(a, b) || a.interned_like(b),
            (Bytes(a), Bytes(b)) => Rc::ptr_eq(a, b),
            (Tuple(a), Tuple(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
            (List(a), List(b)) => Rc::ptr_eq(a, b),
            (Dict(a), Dict(b)) => Rc::ptr_eq(a, b),
            (Set(a), Set(b)) => Rc::ptr_eq(a, b),
            (Range(a), Range(b)) => Rc::ptr_eq(a, b),
            (Slice(a), Slice(b)) => Rc::ptr_eq(a, b),
            (Cell(a), Cell(b)) => Rc::ptr_eq(a, b),
            (Function(a), Function(b)) => Rc::ptr_eq(a, b),
            (Method(a), Method(b)) => Rc::ptr_eq(a, b),
            (NativeFunction(a), NativeFunction(b)) => Rc::ptr_eq(a, b),
            (Class(a), Class(b)) => Rc::ptr_eq(a, b),
            (Instance(a), Instance(b)) => Rc::ptr_eq(a, b),
            (Module(a), Module(b)) => Rc::ptr_eq(a, b),
            (Generator(a), Generator(b)) => Rc::ptr_eq(a, b),
            (Native(a), Native(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// The object's address, for `id()` and cycle guards; None for values that have no identity of their own.
    pub fn address(&self) -> Option<usize> {
        use Value::*;
        Some(match self {
            BigInt(v) => Rc::as_ptr(v) as usize,
            Str(v) => Rc::as_ptr(v) as usize,
            Bytes(v) => Rc::as_ptr(v) as usize,
            Tuple(v) => Rc::as_ptr(v) as usize,
            List(v) => Rc::as_ptr(v) as usize,
            Dict(v) => Rc::as_ptr(v) as usize,
            Set(v) => Rc::as_ptr(v) as usize,
            Range(v) => Rc::as_ptr(v) as usize,
            Slice(v) => Rc::as_ptr(v) as usize,
            Cell(v) => Rc::as_ptr(v) as usize,
            Function(v) => Rc::as_ptr(v) as usize,
            Method(v) => Rc::as_ptr(v) as usize,
            NativeFunction(v) => Rc::as_ptr(v) as usize,
            Class(v) => Rc::as_ptr(v) as usize,
            Instance(v) => Rc::as_ptr(v) as usize,
            Module(v) => Rc::as_ptr(v) as usize,
            Generator(v) => Rc::as_ptr(v) as usize,
            Native(v) => Rc::as_ptr(v) as usize,
            Unbound | None | NotImplemented | Ellipsis | Bool(_) | Int(..) | Float(..) => return Option::None,
        })
    }

    /// Without its origin: for values that a program made itself.
    pub fn anonymous(self) -> Value {
        match self {
            Value::Int(_, n) => Value::int(n),
            Value::Float(_, x) => Value::float(x),
            other => other,
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::Bool(b)
    }
}

impl From<i64> for Value {
    fn from(n: i64) -> Value {
        Value::int(n)
    }
}

impl From<i32> for Value {
    fn from(n: i32) -> Value {
        Value::int(i64::from(n))
    }
}

impl From<usize> for Value {
    fn from(n: usize) -> Value {
        Value::int(n as i64)
    }
}

impl From<f64> for Value {
    fn from(x: f64) -> Value {
        Value::float(x)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::str(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::string(text)
    }
}
