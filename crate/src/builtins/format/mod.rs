//! Formatting: `format()`, f-strings, `str.format` and `%`.
//!
//! The pure parts (specs, numbers, text) know nothing of the VM.

pub mod field;
pub mod float;
pub mod number;
pub mod percent;
mod percent_spec;
pub mod template;
pub mod spec;
mod object;

/// Why a value could not be formatted: the message of the exception of this name.
#[derive(Clone, Debug, PartialEq)]
pub enum FormatError {
    Value(String),
    Overflow(String),
}

impl FormatError {
    fn value<T>(message: impl Into<String>) -> Result<T, FormatError> {
        Err(FormatError::Value(message.into()))
    }
}
