//! What can't be assigned to, and arguments out of order.

use ruff_python_ast::token::TokenKind;

use super::Explainer;
use super::hints::{assignment_hint, comparison_hint};
use crate::syntax::Error;
use crate::syntax::target::Target;

impl Explainer<'_, '_> {
    pub(super) fn target_name(&self) -> &'static str {
        Target::read(self.stream.source, self.span).map_or("expression", |target| target.name)
    }

    pub(super) fn cannot_assign(&self) -> Error {
        let stream = self.stream;
        let Some(target) = Target::read(stream.source, self.span) else { return self.invalid() };
        let end = stream.at(self.span.end);
        let start = stream.statement_start(self.at);
        let assignments = |range: std::ops::Range<usize>| {
            let outside = |index: &usize| stream.tokens[*index].within.is_none();
            range.filter(outside).filter(|&index| stream.kind(index) == TokenKind::Equal).count()
        };
        let line_end = (end..stream.tokens.len())
            .find(|&index| matches!(stream.kind(index), TokenKind::Newline | TokenKind::EndOfFile))
            .unwrap_or(end);
        let next = (end..line_end).find(|&index| stream.kind(index) != TokenKind::Rpar).unwrap_or(end);
        if target.name == "yield expression" && next == end {
            return self.error("assign-yield", "assignment to yield expression not possible");
        }
        let first = assignments(start..self.at) == 0;
        if first && stream.kind(next) == TokenKind::Equal && assignments(next + 1..line_end) == 0 && target.is_close {
            return comparison_hint(target.name, self.span);
        }
        let outside = stream.tokens[self.at].within.is_none();
        if first && outside && stream.kind(next) == TokenKind::Comma && assignments(next..line_end) == 1 {
            return assignment_hint(self.span);
        }
        self.error("assign-target", format!("cannot assign to {}", target.name)).with(target.name)
    }

    // Calls and parameters

    /// What stands before `=` in a call is no name.
    pub(super) fn keyword_name(&self) -> Error {
        let stream = self.stream;
        let start = stream.operand_start(self.at.saturating_sub(usize::from(stream.kind(self.at) == TokenKind::Equal)));
        let first = stream.kind(start);
        if first.is_singleton() {
            let name = stream.text(start);
            let message = format!("cannot assign to {name}");
            return Error::new("assign-target", message, stream.span(start)).with(name);
        }
        if first == TokenKind::Star {
            let message = "cannot assign to iterable argument unpacking";
            return Error::new("assign-unpacking", message, stream.span(start));
        }
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        self.error("keyword-expression", message)
    }

    pub(super) fn positional_late(&self, message: &'static str) -> Error {
        let stream = self.stream;
        let end = stream.at(self.span.end);
        if stream.kind(end) == TokenKind::For || (self.at..end).any(|index| stream.kind(index) == TokenKind::For) {
            return self.bare_generator();
        }
        // The place is where the arguments end.
        let close = (end..stream.tokens.len()).find(|&index| {
            stream.kind(index) == TokenKind::Rpar && stream.tokens[index].within == stream.tokens[self.at].within
        });
        Error::new("positional-late", message, close.map_or(self.span, |index| stream.span(index)))
    }

    /// What is open around the bracket that the token stands in.
    pub(super) fn outer_bracket(&self) -> Option<usize> {
        let within = self.stream.tokens.get(self.at)?.within?;
        self.stream.tokens[within].within
    }

    pub(super) fn bare_generator(&self) -> Error {
        let stream = self.stream;
        let class = stream.kind(stream.statement_start(self.at)) == TokenKind::Class;
        if class && self.outer_bracket().is_none() {
            return self.invalid();
        }
        self.error("bare-generator", "Generator expression must be parenthesized")
    }

    pub(super) fn star_default(&self) -> Error {
        let stream = self.stream;
        let before =
            (0..=self.at).rev().find(|&index| matches!(stream.kind(index), TokenKind::Star | TokenKind::DoubleStar));
        let what = match before.map(|index| stream.kind(index)) {
            Some(TokenKind::DoubleStar) => "var-keyword",
            _ => "var-positional",
        };
        self.error("star-default", format!("{what} argument cannot have default value")).with(what)
    }

    pub(super) fn starred(&self) -> Error {
        let stream = self.stream;
        match stream.before(self.at) {
            TokenKind::Colon if self.bracket() == Some(TokenKind::Lbrace) => {
                self.error("starred-dict-value", "cannot use a starred expression in a dictionary value")
            }
            TokenKind::Lpar => self.error("starred-here", "cannot use starred expression here"),
            _ => self.invalid(),
        }
    }
}
