//! Something is not there that should be.

use ruff_python_ast::token::TokenKind;

use super::Explainer;
use crate::syntax::Error;
use crate::syntax::target::Target;
use crate::syntax::tokens::ends_expression;

impl Explainer<'_, '_> {
    pub(super) fn expected(&self, expected: TokenKind) -> Error {
        let stream = self.stream;
        match expected {
            TokenKind::Colon => self.colon_missing(),
            TokenKind::Lpar if stream.before(self.at) == TokenKind::Name => {
                self.error("expected-paren", "expected '('")
            }
            TokenKind::In if self.bracket().is_some() => {
                self.error("in-missing", "'in' expected after for-loop variables")
            }
            TokenKind::Else => self.error("else-missing", "expected 'else' after 'if' expression"),
            _ => self.generic(),
        }
    }

    pub(super) fn colon_missing(&self) -> Error {
        let stream = self.stream;
        let kind = stream.kind(self.at);
        if let Some(open) = stream.tokens.get(self.at).and_then(|token| token.within) {
            return match stream.kind(open) {
                TokenKind::Lbrace if ends_expression(stream.before(self.at)) => {
                    self.error("dict-colon", "':' expected after dictionary key")
                }
                _ => self.generic(),
            };
        }
        let start = stream.statement_start(self.at);
        let head = if stream.kind(start) == TokenKind::Async { stream.kind(start + 1) } else { stream.kind(start) };
        let lambda = (start..self.at).any(|index| stream.kind(index) == TokenKind::Lambda);
        if lambda && kind == TokenKind::Lpar {
            return self.parenthesized_parameters("Lambda expression");
        }
        let renamed = kind == TokenKind::Dot && stream.before(self.previous()) == TokenKind::As;
        if renamed && head == TokenKind::Except {
            return self.as_attribute("except statement");
        }
        if renamed && head == TokenKind::Case {
            return self.as_attribute("pattern target");
        }
        let always = matches!(head, TokenKind::Def | TokenKind::Else | TokenKind::Try | TokenKind::Finally);
        if (kind == TokenKind::Newline && !lambda) || always {
            return Error::new("expected-colon", "expected ':'", stream.span(self.at));
        }
        self.generic()
    }

    pub(super) fn expression_missing(&self) -> Error {
        let stream = self.stream;
        let (kind, before) = (stream.kind(self.at), stream.before(self.at));
        let start = stream.statement_start(self.at);
        if let Some(error) = self.in_f_string() {
            return error;
        }
        match (before, kind) {
            (TokenKind::Rarrow, TokenKind::Colon) if stream.kind(start) == TokenKind::Def => {
                return Error::new("expected-colon", "expected ':'", stream.span(self.previous()));
            }
            (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma) if self.bracket() == Some(TokenKind::Lbrace) => {
                let message = "expression expected after dictionary key and ':'";
                return Error::new("dict-value", message, stream.span(self.previous()));
            }
            (TokenKind::Equal, TokenKind::Rpar | TokenKind::Comma) if self.bracket() == Some(TokenKind::Lpar) => {
                let message = match self.in_parameters() {
                    true => "expected default value expression",
                    false => "expected argument value expression",
                };
                return self.error("value-missing", message);
            }
            (TokenKind::Star, TokenKind::Rpar | TokenKind::Comma)
                if self.is_call() && !ends_expression(stream.before(self.previous())) =>
            {
                return Error::new("bare-star-argument", "Invalid star expression", stream.span(self.previous()));
            }
            (TokenKind::Else, _) if self.follows_if() => {
                let message = "expected expression after 'else', but statement is given";
                return self.error("else-statement", message);
            }
            _ => {}
        }
        self.generic()
    }

    /// Whether the `else` before belongs to a conditional expression.
    pub(super) fn follows_if(&self) -> bool {
        let stream = self.stream;
        let start = stream.statement_start(self.at);
        let kind = stream.kind(self.at);
        let statement = matches!(
            kind,
            TokenKind::Newline
                | TokenKind::Pass
                | TokenKind::Break
                | TokenKind::Continue
                | TokenKind::Return
                | TokenKind::Raise
                | TokenKind::Del
                | TokenKind::Import
                | TokenKind::Assert
                | TokenKind::Global
                | TokenKind::Nonlocal
        );
        statement
            && (start..self.at).any(|index| stream.kind(index) == TokenKind::If)
            && stream.kind(start) != TokenKind::If
    }

    pub(super) fn statement_missing(&self) -> Error {
        let stream = self.stream;
        if stream.kind(self.at) == TokenKind::ColonEqual && ends_expression(stream.before(self.at)) {
            let start = stream.operand_start(self.previous());
            let span = stream.span(start).to(stream.span(self.previous()));
            let lambda = start > 0
                && (stream.statement_start(self.at)..start).any(|index| stream.kind(index) == TokenKind::Lambda);
            let name =
                if lambda { "lambda" } else { Target::read(stream.source, span).map_or("name", |target| target.name) };
            if name != "name" {
                let message = format!("cannot use assignment expressions with {name}");
                return Error::new("walrus-target", message, span).with(name);
            }
        }
        self.generic()
    }

    pub(super) fn two_statements(&self) -> Error {
        let stream = self.stream;
        let start = stream.statement_start(self.at);
        if stream.kind(start) == TokenKind::Import && stream.kind(self.at) == TokenKind::From {
            let message = "Did you mean to use 'from ... import ...' instead?";
            return Error::new("import-from", message, stream.span(start));
        }
        self.generic()
    }

    pub(super) fn trailing_comma(&self) -> Error {
        let stream = self.stream;
        let start = stream.statement_start(self.at);
        if stream.kind(start) == TokenKind::From {
            let message = "trailing comma not allowed without surrounding parentheses";
            return self.error("import-trailing-comma", message);
        }
        // The error is where something should follow.
        let next = self.at + usize::from(stream.kind(self.at) == TokenKind::Comma);
        Error::new("invalid-syntax", "invalid syntax", stream.span(next))
    }
}
