//! AST → code objects.

pub mod code;
pub mod symbol;
