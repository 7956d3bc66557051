//! What CPython looks for wherever it can't go on: the mistakes that people make.

use ruff_python_ast::token::TokenKind;

use super::Explainer;
use crate::syntax::target::Target;
use crate::syntax::tokens::{begins_expression, ends_expression};
use crate::syntax::{Error, Span};

impl Explainer<'_, '_> {
    pub(super) fn generic(&self) -> Error {
        self.in_f_string()
            .or_else(|| self.unpacking_assigned())
            .or_else(|| self.assignment_for_comparison())
            .or_else(|| self.print_statement())
            .or_else(|| self.comma_missing())
            .or_else(|| self.comprehension_target())
            .or_else(|| self.augmented_tuple())
            .or_else(|| self.parenthesized())
            .or_else(|| self.import_target())
            .unwrap_or_else(|| self.invalid())
    }

    /// The bracket that the token stands in.
    pub(super) fn bracket(&self) -> Option<TokenKind> {
        let within = self.stream.tokens.get(self.at)?.within?;
        Some(self.stream.kind(within))
    }

    /// Whether the token stands among the arguments of a call.
    pub(super) fn is_call(&self) -> bool {
        let Some(within) = self.stream.tokens.get(self.at).and_then(|token| token.within) else { return false };
        let callee = within > 0 && ends_expression(self.stream.before(within));
        callee && self.stream.kind(within) == TokenKind::Lpar && !self.in_parameters()
    }

    /// Whether the token stands among the parameters of a `def`.
    pub(super) fn in_parameters(&self) -> bool {
        let stream = self.stream;
        let Some(within) = stream.tokens.get(self.at).and_then(|token| token.within) else { return false };
        let start = stream.statement_start(within);
        let def = if stream.kind(start) == TokenKind::Async { start + 1 } else { start };
        stream.kind(def) == TokenKind::Def && within == def + 2
    }

    /// `if x = 3:`
    pub(super) fn assignment_for_comparison(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::Equal || !ends_expression(stream.before(self.at)) {
            return None;
        }
        let head = stream.kind(stream.statement_start(self.at));
        let in_brackets = self.bracket().is_some();
        if !in_brackets && !matches!(head, TokenKind::If | TokenKind::Elif | TokenKind::While | TokenKind::Match) {
            return None;
        }
        let start = self.close_operand_start(self.previous());
        let span = stream.span(start).to(stream.span(self.previous()));
        let target = Target::read(stream.source, span)?;
        if target.is_name() {
            return Some(assignment_hint(span));
        }
        target.is_close.then(|| comparison_hint(target.name, span))
    }

    /// As [`Stream::operand_start`], but for what stands beside `|`: comparisons and `and`, `or`, `not` end it too.
    pub(super) fn close_operand_start(&self, last: usize) -> usize {
        let stream = self.stream;
        let start = stream.operand_start(last);
        let within = stream.around(last);
        let loose = |kind| {
            matches!(
                kind,
                TokenKind::And
                    | TokenKind::Or
                    | TokenKind::Not
                    | TokenKind::In
                    | TokenKind::Is
                    | TokenKind::Less
                    | TokenKind::Greater
                    | TokenKind::LessEqual
                    | TokenKind::GreaterEqual
                    | TokenKind::EqEqual
                    | TokenKind::NotEqual
            )
        };
        (start..last)
            .rev()
            .find(|&index| stream.tokens[index].within == within && loose(stream.kind(index)))
            .map_or(start, |index| index + 1)
    }

    /// `print "hello"`, as in Python 2.
    pub(super) fn print_statement(&self) -> Option<Error> {
        let stream = self.stream;
        let name = stream.text(self.previous());
        let kind = stream.kind(self.at);
        if !matches!(name, "print" | "exec") || stream.before(self.previous()) == TokenKind::Dot || self.at == 0 {
            return None;
        }
        if !begins_expression(kind) || stream.operand_start(self.previous()) != self.previous() {
            return None;
        }
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        let span = stream.span(self.previous()).to(stream.span(self.at));
        Some(Error::new("print-parentheses", message, span).with(name))
    }

    /// Two expressions side by side within brackets.
    pub(super) fn comma_missing(&self) -> Option<Error> {
        let stream = self.stream;
        let open = stream.tokens.get(self.at)?.within?;
        if !begins_expression(stream.kind(self.at)) || !ends_expression(stream.before(self.at)) {
            return None;
        }
        let start = stream.operand_start(self.previous());
        let first = stream.kind(start);
        // Two parameters, or the clauses of a comprehension: these are no expressions.
        let is_parameter = self.in_parameters() && !matches!(stream.before(start), TokenKind::Colon | TokenKind::Equal);
        let own = |index: &usize| stream.tokens[*index].within == Some(open);
        if is_parameter || (open..self.at).filter(own).any(|index| stream.kind(index) == TokenKind::For) {
            return None;
        }
        // A string with a letter before it that is no prefix, and words that are only sometimes keywords.
        let prefix = self.previous() == start && first == TokenKind::Name && stream.kind(self.at) == TokenKind::String;
        if prefix || first.is_soft_keyword() {
            return None;
        }
        let span = stream.span(start).to(stream.span(self.at));
        Some(Error::new("comma-missing", "invalid syntax. Perhaps you forgot a comma?", span))
    }

    /// `[x, y for x in z]`
    pub(super) fn comprehension_target(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::For || !matches!(self.bracket()?, TokenKind::Lsqb | TokenKind::Lbrace) {
            return None;
        }
        let open = stream.tokens[self.at].within?;
        if self.at == open + 1 {
            return None;
        }
        let own = |index: &usize| stream.tokens[*index].within == Some(open);
        let has = |kind: TokenKind| (open..self.at).filter(own).any(|index| stream.kind(index) == kind);
        if has(TokenKind::Colon) || has(TokenKind::For) || !has(TokenKind::Comma) {
            return None;
        }
        let message = "did you forget parentheses around the comprehension target?";
        let span = stream.span(open + 1).to(stream.span(self.previous()));
        Some(Error::new("comprehension-parentheses", message, span))
    }

    pub(super) fn parenthesized(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::Lpar {
            return None;
        }
        let start = stream.statement_start(self.at);
        let defines = stream.kind(start) == TokenKind::Def || stream.kind(start + 1) == TokenKind::Def;
        let begins = matches!(stream.before(self.at), TokenKind::Lpar | TokenKind::Comma);
        let names = matches!(stream.kind(self.at + 1), TokenKind::Name);
        (defines && begins && names).then(|| self.parenthesized_parameters("Function"))
    }

    pub(super) fn parenthesized_parameters(&self, what: &'static str) -> Error {
        let message = format!("{what} parameters cannot be parenthesized");
        self.error("parenthesized-parameters", message).with(what)
    }

    /// `import a as b.c`
    pub(super) fn import_target(&self) -> Option<Error> {
        let stream = self.stream;
        let start = stream.statement_start(self.at);
        let imports = matches!(stream.kind(start), TokenKind::Import | TokenKind::From);
        let renamed = self.at >= 2 && stream.kind(self.at.saturating_sub(2)) == TokenKind::As;
        (imports && renamed && stream.kind(self.at) == TokenKind::Dot).then(|| self.as_attribute("import target"))
    }

    pub(super) fn as_attribute(&self, what: &'static str) -> Error {
        let message = format!("cannot use {what} with attribute");
        let message = match what {
            "except statement" => message,
            _ => format!("cannot use attribute as {what}"),
        };
        self.error("as-target", message).with("attribute").with(what)
    }

    pub(super) fn as_target(&self, what: &'static str) -> Error {
        let stream = self.stream;
        if !begins_expression(stream.kind(self.at)) {
            return self.invalid();
        }
        let name = Target::read(stream.source, stream.span(self.at)).map_or("expression", |target| target.name);
        let message = match what {
            "except statement" => format!("cannot use {what} with {name}"),
            _ => format!("cannot use {name} as {what}"),
        };
        self.error("as-target", message).with(name).with(what)
    }

    /// `a, b += 1`
    pub(super) fn augmented_tuple(&self) -> Option<Error> {
        let stream = self.stream;
        if !is_augmented(stream.kind(self.at)) || self.bracket().is_some() {
            return None;
        }
        let span = stream.span(stream.statement_start(self.at)).to(stream.span(self.previous()));
        let name = Target::read(stream.source, span)?.name;
        let message = format!("'{name}' is an illegal expression for augmented assignment");
        Some(Error::new("augmented-target", message, span).with(name))
    }

    /// `f(**a=1)`
    pub(super) fn unpacking_assigned(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::Equal || !self.is_call() {
            return None;
        }
        let start = stream.operand_start(self.previous());
        let message = "cannot assign to keyword argument unpacking";
        (stream.kind(start) == TokenKind::DoubleStar)
            .then(|| Error::new("assign-unpacking", message, stream.span(start)))
    }
}

fn is_augmented(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::PlusEqual
            | TokenKind::MinusEqual
            | TokenKind::StarEqual
            | TokenKind::SlashEqual
            | TokenKind::PercentEqual
            | TokenKind::AmperEqual
            | TokenKind::VbarEqual
            | TokenKind::CircumflexEqual
            | TokenKind::LeftShiftEqual
            | TokenKind::RightShiftEqual
            | TokenKind::DoubleStarEqual
            | TokenKind::DoubleSlashEqual
            | TokenKind::AtEqual
    )
}

pub(super) fn assignment_hint(span: Span) -> Error {
    let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    Error::new("assignment-for-comparison", message, span)
}

pub(super) fn comparison_hint(name: &'static str, span: Span) -> Error {
    let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
    Error::new("assign-hint", message, span).with(name)
}
