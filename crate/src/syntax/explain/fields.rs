//! The replacement fields of f-strings.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::InterpolatedStringErrorType;

use super::Explainer;
use crate::syntax::Error;
use crate::syntax::tokens::{begins_expression, ends_expression};

impl Explainer<'_, '_> {
    pub(super) fn f_string(&self, error: &InterpolatedStringErrorType) -> Error {
        let stream = self.stream;
        match error {
            InterpolatedStringErrorType::InvalidConversionFlag => {
                let flag = stream.text(self.at);
                if !begins_expression(stream.kind(self.at)) {
                    return self.error("fstring-conversion-missing", "f-string: missing conversion character");
                }
                let message = format!("f-string: invalid conversion character '{flag}': expected 's', 'r', or 'a'");
                self.error("fstring-conversion", message).with(flag)
            }
            InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => self.error(
                "fstring-conversion-space",
                "f-string: conversion type must come right after the exclamation mark",
            ),
            InterpolatedStringErrorType::LambdaWithoutParentheses => {
                self.error("fstring-lambda", "f-string: lambda expressions are not allowed without parentheses")
            }
            InterpolatedStringErrorType::NewlineInFormatSpec => self.error(
                "fstring-newline",
                "f-string: newlines are not allowed in format specifiers for single quoted f-strings",
            ),
            _ => self.f_string_end(),
        }
    }

    /// The braces are not closed where they should be.
    pub(super) fn f_string_end(&self) -> Error {
        if let Some(error) =
            self.assignment_in_f_string().or_else(|| self.print_statement()).or_else(|| self.comma_missing())
        {
            return error;
        }
        let stream = self.stream;
        let open = stream.tokens.get(self.at).and_then(|token| token.within);
        let between = |wanted: TokenKind| {
            open.is_some_and(|open| {
                (open..self.at).any(|index| stream.kind(index) == wanted && stream.tokens[index].within == Some(open))
            })
        };
        let expected = match () {
            _ if between(TokenKind::Colon) => "'}', or format specs",
            _ if between(TokenKind::Exclamation) && stream.kind(self.at) == TokenKind::Exclamation => "':' or '}'",
            _ if stream.kind(self.at) == TokenKind::FStringEnd => "'}'",
            _ => "'=', or '!', or ':', or '}'",
        };
        self.error("fstring-expecting", format!("f-string: expecting {expected}")).with(expected)
    }

    pub(super) fn assignment_in_f_string(&self) -> Option<Error> {
        let stream = self.stream;
        let after_equal = stream.before(self.at) == TokenKind::Equal && begins_expression(stream.kind(self.at));
        after_equal.then(|| {
            self.error("fstring-expecting", "f-string: expecting '!', or ':', or '}'").with("'!', or ':', or '}'")
        })
    }

    /// An expression that is missing or cut short in a replacement field.
    pub(super) fn in_f_string(&self) -> Option<Error> {
        let stream = self.stream;
        let open = stream.tokens.get(self.at)?.within?;
        if !stream.is_field(open) {
            return None;
        }
        let (kind, before) = (stream.kind(self.at), stream.before(self.at));
        if self.at == open + 1 {
            return Some(match kind {
                TokenKind::Rbrace | TokenKind::Exclamation | TokenKind::Colon | TokenKind::Equal => {
                    let text = stream.text(self.at);
                    let message = format!("f-string: valid expression required before '{text}'");
                    self.error("fstring-empty", message).with(text)
                }
                TokenKind::Lambda => self.f_string(&InterpolatedStringErrorType::LambdaWithoutParentheses),
                _ => self.error("fstring-expression", "f-string: expecting a valid expression after '{'"),
            });
        }
        if stream.kind(open + 1) == TokenKind::Lambda {
            return Some(self.f_string(&InterpolatedStringErrorType::LambdaWithoutParentheses));
        }
        if self.at == open + 2 && before == TokenKind::Star {
            return Some(self.error("fstring-expression", "f-string: expecting a valid expression after '{'"));
        }
        if kind == TokenKind::Rbrace && !ends_expression(before) {
            let expected = "'=', or '!', or ':', or '}'";
            return Some(self.error("fstring-expecting", format!("f-string: expecting {expected}")).with(expected));
        }
        None
    }
}
