//! Exceptions: their data, and making them.

use std::rc::Rc;

use super::class::Class;
use super::code::LoadedCode;
use super::frame::Kept;
use super::instance::{Instance, Payload};
use super::native::Stop;
use super::value::Value;
use super::Vm;

/// One frame that an exception went through.
#[derive(Clone)]
pub struct TraceEntry {
    pub code: Rc<LoadedCode>,
    pub line: u32,
    /// What was being evaluated, as byte offsets; for the carets under the line.
    pub start: u32,
    pub end: u32,
    /// The frame's variables live on with the traceback.
    pub kept: Rc<Kept>,
}

impl TraceEntry {
    pub fn function(&self) -> &str {
        &self.code.code.name
    }

    /// The source is the program's (not the library's).
    pub fn is_program(&self) -> bool {
        !self.code.code.library
    }
}

impl PartialEq for TraceEntry {
    /// The same place in the same frame.
    fn eq(&self, other: &TraceEntry) -> bool {
        Rc::ptr_eq(&self.kept, &other.kept) && (self.start, self.end) == (other.start, other.end)
    }
}

/// What an exception holds besides its attributes.
#[derive(Clone, Default)]
pub struct ExceptionData {
    /// `args`
    pub args: Vec<Value>,
    pub cause: Option<Value>,
    pub context: Option<Value>,
    pub suppress_context: bool,
    /// Innermost frame first.
    pub traceback: Vec<TraceEntry>,
    pub notes: Vec<Value>,
    /// For exception groups: the exceptions, in order.
    pub exceptions: Vec<Value>,
    /// The event of the trace at which it was last raised, or NONE.
    pub raised: u32,
}

impl Vm {
    /// An exception of a built-in class with one message.
    pub fn exception(&self, class: &Rc<Class>, message: &str) -> Value {
        self.exception_with(class, vec![Value::str(message)])
    }

    pub fn exception_with(&self, class: &Rc<Class>, args: Vec<Value>) -> Value {
        let data = ExceptionData { args, raised: crate::trace::NONE, ..ExceptionData::default() };
        Value::Instance(Rc::new(Instance::new(class.clone(), Payload::Exception(Box::new(data)))))
    }

    /// `Err(vm.type_error("…"))`
    pub fn type_error(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.type_error, message))
    }

    pub fn value_error(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.value_error, message))
    }

    pub fn runtime_error(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.runtime_error, message))
    }

    pub fn attribute_error(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.attribute_error, message))
    }

    pub fn index_error(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.index_error, message))
    }

    pub fn overflow_error(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.overflow_error, message))
    }

    pub fn zero_division(&self, message: &str) -> Stop {
        Stop::Raise(self.exception(&self.types.zero_division_error, message))
    }

    /// `KeyError(key)`
    pub fn key_error(&self, key: &Value) -> Stop {
        Stop::Raise(self.exception_with(&self.types.key_error, vec![key.clone()]))
    }

    /// Whether a value is an exception of this class.
    pub fn is_exception(&self, value: &Value, class: &Class) -> bool {
        matches!(value, Value::Instance(instance) if instance.class().is_subclass(class))
    }
}
