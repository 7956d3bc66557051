//! What is wrong with a program before it runs.

use std::fmt;

use super::Span;

/// A program that Python would not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Which error it is; other languages' sentences are found by it.
    pub kind: &'static str,
    /// The sentence in English, in CPython's words where it has any.
    pub message: String,
    /// What is filled into the sentence: names, lines.
    pub args: Vec<String>,
    pub span: Span,
}

impl Error {
    pub fn new(kind: &'static str, message: impl Into<String>, span: impl Into<Span>) -> Error {
        Error { kind, message: message.into(), args: Vec::new(), span: span.into() }
    }

    /// Adds what the sentence in another language has to fill in.
    pub fn with(mut self, arg: impl ToString) -> Error {
        self.args.push(arg.to_string());
        self
    }

    /// The class that Python raises.
    pub fn exception(&self) -> &'static str {
        match self.kind {
            "expected-block"
            | "unexpected-indent"
            | "unexpected-unindent"
            | "unindent-mismatch"
            | "too-many-indents" => "IndentationError",
            "inconsistent-tabs" => "TabError",
            // Python itself has nothing against a comment.
            "steering" | "steering-latency" | "steering-fail" | "steering-reply" => "loopscope",
            _ => "SyntaxError",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.exception(), self.message)
    }
}

impl std::error::Error for Error {}
