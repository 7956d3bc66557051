//! Functions, bound methods, and functions implemented in Rust.

use std::cell::RefCell;
use std::rc::Rc;

use super::attributes::Attributes;
use super::code::LoadedCode;
use super::module::Module;
use super::native::NativeFn;
use super::signature::Signature;
use super::value::{CellRef, Value};

/// A function of the program's.
pub struct Function {
    pub code: Rc<LoadedCode>,
    pub module: Rc<Module>,
    pub name: RefCell<Rc<str>>,
    pub qualname: RefCell<Rc<str>>,
    /// For the last positional parameters.
    pub defaults: RefCell<Vec<Value>>,
    /// For keyword-only parameters, by their index among them; unbound where there is none.
    pub keyword_defaults: RefCell<Vec<Value>>,
    /// Gives the annotations when they are asked for, or None.
    pub annotate: RefCell<Value>,
    pub closure: Vec<CellRef>,
    /// `function.attribute = …`
    pub attributes: RefCell<Attributes>,
}

/// A method bound to its object.
pub struct Method {
    pub function: Value,
    pub this: Value,
}

/// A function implemented in Rust.
pub struct NativeFunction {
    pub name: &'static str,
    /// For error messages: `list.append`, `asyncio.sleep`.
    pub qualname: String,
    pub signature: Signature,
    pub function: NativeFn,
    /// Looked up on an instance it binds, as a method does. Module functions don't.
    pub binds: bool,
}

impl NativeFunction {
    /// `sleep`, `Queue.get`: its name without the module's.
    pub fn python_name(&self) -> &str {
        if self.binds { &self.qualname } else { self.name }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let mut held: Vec<Value> = self.closure.drain(..).map(Value::Cell).collect();
        held.append(self.defaults.get_mut());
        super::drop::bury(held);
    }
}
