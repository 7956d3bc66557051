//! Source → AST, and errors that a learner can read.

mod error;
mod excerpt;
mod explain;
mod keyword;
mod lexical;
mod nesting;
mod span;
pub mod steering;
mod string_escape;
mod target;
mod tokens;

pub use error::Error;
pub use excerpt::excerpt;
pub use span::{Lines, Span};

use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};

use tokens::Stream;

/// The Python whose grammar holds.
pub const VERSION: PythonVersion = PythonVersion::PY314;

/// The program's tree.
pub fn parse(source: &str) -> Result<ModModule, Error> {
    Ok(parse_with_tokens(source)?.into_syntax())
}

/// The program's tree, and the tokens that it was made of: they know of comments and parentheses.
pub fn parse_with_tokens(source: &str) -> Result<Parsed<ModModule>, Error> {
    let lines = Lines::new(source);
    nesting::check(source, &lines)?;
    let options = ParseOptions::from(Mode::Module).with_target_version(VERSION);
    let Some(parsed) = parse_unchecked(source, options).try_into_module() else {
        return Err(Error::new("internal", "the parser gave no module", Span::default()));
    };
    if parsed.has_valid_syntax() && parsed.unsupported_syntax_errors().is_empty() {
        return Ok(parsed);
    }
    let stream = Stream::new(source, &lines, parsed.tokens());
    if let Some(error) = explain::first(&stream, parsed.errors()) {
        return Err(keyword::suggest(&stream, error));
    }
    // What only a later Python has.
    match parsed.unsupported_syntax_errors().first() {
        Some(error) => Err(explain::from_later_version(&stream, error)),
        None => Ok(parsed),
    }
}
