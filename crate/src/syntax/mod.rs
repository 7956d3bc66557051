//! Source → AST, and errors that a learner can read.

mod error;
mod nesting;
mod span;

pub use error::Error;
pub use span::{Lines, Span};

use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

/// The Python whose grammar holds.
pub const VERSION: PythonVersion = PythonVersion::PY314;

/// The program's tree.
pub fn parse(source: &str) -> Result<ModModule, Error> {
    let lines = Lines::new(source);
    nesting::check(source, &lines)?;
    let options = ParseOptions::from(Mode::Module).with_target_version(VERSION);
    let Some(parsed) = parse_unchecked(source, options).try_into_module() else {
        return Err(Error::new("internal", "the parser gave no module", Span::default()));
    };
    if let Some(error) = parsed.errors().first() {
        return Err(Error::new("invalid-syntax", error.error.to_string(), error.location));
    }
    Ok(parsed.into_syntax())
}
