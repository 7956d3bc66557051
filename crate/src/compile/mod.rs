//! AST → code objects.
//!
//! Two passes over the tree: [`scope`] decides where each name lives, then one file per kind of construct makes the code.

pub mod code;
pub mod symbol;

mod assign;
mod call;
mod class;
mod compiler;
mod comprehension;
mod condition;
pub mod dis;
mod docstring;
mod emit;
#[cfg(test)]
mod error_tests;
mod exceptions;
mod expression;
mod fstring;
mod function;
mod future;
mod import;
mod lazy;
mod mangle;
mod number;
mod pattern;
mod resolve;
mod scope;
mod statement;
mod symtable;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod verify;

use crate::syntax;
pub use crate::syntax::{Error, Lines, excerpt};

use code::Unit;
use symbol::{Interner, Symbol};

/// How a module is compiled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Part of the embedded library: no line events, and its frames show no source.
    pub library: bool,
}

/// Compiles a module. Errors are what CPython's parser, symbol table and compiler find.
///
/// ```
/// use loopscope::compile::{Options, compile, symbol::Interner};
///
/// let mut interner = Interner::default();
/// let unit = compile("print('hello')", &mut interner, Options::default()).unwrap();
/// assert_eq!(&*unit.code.name, "<module>");
/// assert_eq!(interner.name(unit.globals[0]).as_ref(), "print");
///
/// let error = compile("await x", &mut interner, Options::default()).unwrap_err();
/// assert_eq!(error.message, "'await' outside function");
/// ```
pub fn compile(source: &str, interner: &mut Interner, options: Options) -> Result<Unit, Error> {
    let tree = syntax::parse(source)?;
    compiler::module(source, &tree, interner, options, Fragment::default())
}

/// More code for a module that is there already: what `exec` and `eval` run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fragment<'a> {
    /// The names of the module's variables so far, by slot.
    pub globals: &'a [Symbol],
    /// Its own variables live in a namespace, as a class body's do.
    pub namespace: bool,
    /// It is one expression, whose value it returns.
    pub expression: bool,
}

/// Compiles a fragment. The trace does not follow it: its text is not the program's.
pub fn fragment(source: &str, interner: &mut Interner, fragment: Fragment) -> Result<Unit, Error> {
    let tree = syntax::parse(source)?;
    compiler::module(source, &tree, interner, Options { library: true }, fragment)
}
