//! The parser's errors in CPython's words.
//!
//! CPython finds its words by parsing a second time with rules for what people get wrong. Here the parser's own error says
//! what it missed and where, and the tokens around say what was meant.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    LexicalErrorType, ParseError, ParseErrorType, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};

mod fields;
mod hints;
mod missing;
mod targets;

use super::tokens::{Stream, begins_expression, ends_expression, ends_operand, is_closing};
use super::{Error, Span, lexical, string_escape};

/// The error that Python would report.
pub fn first(stream: &Stream, errors: &[ParseError]) -> Option<Error> {
    let early = errors.first().filter(|error| error.error == ParseErrorType::UnexpectedIndentation);
    let place = errors.first().map_or(u32::MAX, |error| Span::from(error.location).start);
    let tokenizer = lexical::first(stream, errors, place);
    if let Some(error) = tokenizer.filter(|error| early.is_none() || error.span.start < place) {
        return Some(error);
    }
    let error = errors.first()?;
    let span: Span = error.location.into();
    let at = stream.at(span.start);
    if let Some(open) = stream.unclosed.filter(|&open| is_beyond(stream, at, open)) {
        let text = stream.text(open);
        return Some(Error::new("never-closed", format!("'{text}' was never closed"), stream.span(open)).with(text));
    }
    let explainer = Explainer { stream, at, span };
    Some(explainer.explain(&error.error))
}

/// Whether the parser has read on behind the line of the bracket that is not closed.
fn is_beyond(stream: &Stream, at: usize, open: usize) -> bool {
    let ends_line = matches!(stream.kind(at), TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Dedent);
    if ends_line || stream.is_field(open) {
        return ends_line;
    }
    stream.line(at) > stream.line(open) || (ends_expression(stream.before(at)) && reaches_line_end(stream, at))
}

/// Whether an expression that begins here goes on to the end of the line: then a reader of tokens has seen the next one.
fn reaches_line_end(stream: &Stream, at: usize) -> bool {
    // After an `=`, what it assigns is read.
    let begins = at + usize::from(stream.kind(at) == TokenKind::Equal && ends_expression(stream.before(at)));
    if !begins_expression(stream.kind(begins)) {
        return false;
    }
    let line = stream.line(at);
    let within = stream.tokens.get(at).and_then(|token| token.within);
    let goes_on = |index: usize| match stream.kind(index) {
        _ if stream.tokens[index].within != within => true,
        TokenKind::Newline => true,
        kind => !ends_operand(kind) && !is_closing(kind),
    };
    (begins..stream.tokens.len()).take_while(|&index| stream.line(index) == line).all(goes_on)
}

struct Explainer<'a, 's> {
    stream: &'a Stream<'s>,
    /// The token at which the parser could not go on.
    at: usize,
    span: Span,
}

impl Explainer<'_, '_> {
    fn error(&self, kind: &'static str, message: impl Into<String>) -> Error {
        Error::new(kind, message, self.span)
    }

    /// The token before the one at fault.
    fn previous(&self) -> usize {
        self.at.saturating_sub(1)
    }

    fn invalid(&self) -> Error {
        if self.stream.kind(self.at) == TokenKind::Dedent {
            return Error::new("unexpected-unindent", "unexpected unindent", self.stream.span(self.at));
        }
        Error::new("invalid-syntax", "invalid syntax", self.stream.span(self.at))
    }

    fn explain(&self, error: &ParseErrorType) -> Error {
        use ParseErrorType as E;
        match error {
            E::UnexpectedIndentation => self.unexpected_indent(),
            E::OtherError(message) => self.other(message),
            E::ExpectedToken { expected, .. } => self.expected(*expected),
            E::ExpectedExpression => self.expression_missing(),
            E::SimpleStatementsOnSameLine | E::SimpleAndCompoundStatementOnSameLine => self.two_statements(),
            E::InvalidAssignmentTarget => self.cannot_assign(),
            E::InvalidAugmentedAssignmentTarget => {
                let name = self.target_name();
                let message = format!("'{name}' is an illegal expression for augmented assignment");
                self.error("augmented-target", message).with(name)
            }
            E::InvalidDeleteTarget => {
                let name = self.target_name();
                self.error("delete-target", format!("cannot delete {name}")).with(name)
            }
            E::InvalidNamedAssignmentTarget => {
                let name = self.target_name();
                let message = format!("cannot use assignment expressions with {name}");
                self.error("walrus-target", message).with(name)
            }
            E::InvalidMatchPatternTarget if self.stream.before(self.at) == TokenKind::As => {
                self.error("pattern-underscore", "cannot use '_' as a target")
            }
            E::EmptyTypeParams => self.error("type-params-empty", "Type parameter list cannot be empty"),
            E::InvalidAnnotatedAssignmentTarget => {
                let colon = self.stream.at(self.span.end);
                if !begins_expression(self.stream.kind(colon + 1)) {
                    return Error::new("invalid-syntax", "invalid syntax", self.stream.span(colon + 1));
                }
                self.error("annotation-target", "illegal target for annotation")
            }
            E::EmptyImportNames => {
                if self.stream.kind(self.at) != TokenKind::Newline {
                    return self.invalid();
                }
                self.error("import-nothing", "Expected one or more names after 'import'")
            }
            E::UnparenthesizedGeneratorExpression => self.bare_generator(),
            E::PositionalAfterKeywordArgument => self.positional_late("positional argument follows keyword argument"),
            E::PositionalAfterKeywordUnpacking => {
                self.positional_late("positional argument follows keyword argument unpacking")
            }
            E::InvalidArgumentUnpackingOrder => {
                self.error("unpacking-late", "iterable argument unpacking follows keyword argument unpacking")
            }
            E::IterableUnpackingInComprehension => {
                self.error("unpacking-in-comprehension", "iterable unpacking cannot be used in comprehension")
            }
            E::NonDefaultParamAfterDefaultParam => {
                self.error("default-order", "parameter without a default follows parameter with a default")
            }
            E::ParamAfterVarKeywordParam => {
                self.error("after-star-star", "arguments cannot follow var-keyword argument")
            }
            E::ExpectedKeywordParam => self.error("bare-star", "named arguments must follow bare *"),
            E::VarParameterWithDefault => self.star_default(),
            E::InvalidStarredExpressionUsage => self.starred(),
            E::ExpectedImaginaryNumber => {
                self.error("imaginary-needed", "imaginary number required in complex literal")
            }
            E::ExpectedRealNumber => self.error("real-needed", "real number required in complex literal"),
            E::FStringError(error) => self.f_string(error),
            E::Lexical(error) => self.lexical(error),
            _ => self.invalid(),
        }
    }

    fn lexical(&self, error: &LexicalErrorType) -> Error {
        match error {
            LexicalErrorType::InvalidByteLiteral => {
                self.error("bytes-not-ascii", "bytes can only contain ASCII literal characters")
            }
            LexicalErrorType::FStringError(error) => self.f_string(error),
            LexicalErrorType::UnicodeError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace => {
                let token = self.stream.tokens.get(self.at).map_or(self.span, |token| token.span);
                string_escape::explain(self.stream.source, token, self.span)
            }
            _ => self.invalid(),
        }
    }

    // Indentation and blocks

    fn unexpected_indent(&self) -> Error {
        let line = self.stream.lines.line(self.span.end);
        if lexical::mixes_tabs(self.stream, line) {
            return lexical::tabs(self.span);
        }
        self.error("unexpected-indent", "unexpected indent")
    }

    /// `block` as the parser names it: "`if` statement", "function definition".
    fn block_missing(&self, block: &str) -> Error {
        let stream = self.stream;
        let keyword = block.split('`').nth(1);
        let what = match keyword {
            Some("class") => "class definition".to_owned(),
            Some(keyword) => format!("'{keyword}' statement"),
            None => block.to_owned(),
        };
        let word = keyword.unwrap_or("def").trim_end_matches('*');
        let header = (0..self.at).rev().find(|&index| stream.text(index) == word).unwrap_or(self.at);
        let line = stream.line(header);
        // The first thing that is not where it should be.
        let skip = |kind| matches!(kind, TokenKind::Newline | TokenKind::Dedent | TokenKind::Indent);
        let next = (self.at..stream.tokens.len()).find(|&index| !skip(stream.kind(index)));
        let message = format!("expected an indented block after {what} on line {line}");
        Error::new("expected-block", message, self.place_or_end(next)).with(what).with(line)
    }

    fn other(&self, message: &str) -> Error {
        if let Some(block) = message.strip_prefix("Expected an indented block after ") {
            return self.block_missing(block);
        }
        match message {
            "Expected `except` or `finally` after `try` block" => self.try_alone(),
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                self.error("mixed-except", "cannot have both 'except' and 'except*' on the same 'try'")
            }
            "Multiple exception types must be parenthesized when using `as`" => {
                self.error("except-parentheses", "multiple exception types must be parenthesized when using 'as'")
            }
            "Expected one or more exception types" => {
                self.error("except-star-nothing", "expected one or more exception types")
            }
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
                self.error("two-stars", "* argument may appear only once")
            }
            "Only one '**' parameter allowed" => {
                self.error("after-star-star", "arguments cannot follow var-keyword argument")
            }
            "Only one '/' separator allowed" => self.error("two-slashes", "/ may appear only once"),
            "'/' parameter must appear before '*' parameter" => self.error("slash-after-star", "/ must be ahead of *"),
            "Position-only parameter separator not allowed as first parameter" => {
                self.error("slash-first", "at least one argument must precede /")
            }
            "Only single target (not tuple) can be annotated" => {
                self.error("annotation-tuple", "only single target (not tuple) can be annotated")
            }
            "Only single target (not list) can be annotated" => {
                self.error("annotation-list", "only single target (not list) can be annotated")
            }
            "Bytes literal cannot be mixed with non-bytes literals" => {
                self.error("mixed-bytes", "cannot mix bytes and nonbytes literals")
            }
            "Positional patterns cannot follow keyword patterns" => {
                self.error("pattern-positional-late", "positional patterns follow keyword patterns")
            }
            "Boolean 'not' expression cannot be used here" if is_sum_or_product(self.stream.before(self.at)) => {
                self.error("not-parentheses", "'not' after an operator must be parenthesized")
            }
            "Trailing comma not allowed" => self.trailing_comma(),
            "Expected a parameter name" => self.keyword_name(),
            "Expected symbol after `as`" => self.as_target("import target"),
            "Expected name after `as`" => self.as_target("except statement"),
            "Expected a statement" => self.statement_missing(),
            "Expected an expression" => self.expression_missing(),
            _ if message.starts_with("Expected an identifier, but found a keyword")
                || message.starts_with("Expected an expression or") =>
            {
                self.expression_missing()
            }
            _ => self.generic(),
        }
    }

    fn try_alone(&self) -> Error {
        let stream = self.stream;
        let skip = |kind| matches!(kind, TokenKind::Newline | TokenKind::Dedent);
        let next = (self.at..stream.tokens.len()).find(|&index| !skip(stream.kind(index)));
        Error::new("try-alone", "expected 'except' or 'finally' block", self.place_or_end(next))
    }

    /// The token's place, or the end of the last line.
    fn place_or_end(&self, token: Option<usize>) -> Span {
        let end = self.stream.source.trim_end_matches(['\n', '\r']).len() as u32;
        match token.filter(|&index| self.stream.kind(index) != TokenKind::EndOfFile) {
            Some(index) => self.stream.span(index),
            None => Span::new(end, end),
        }
    }
}

fn is_sum_or_product(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Tilde | TokenKind::Percent) || (kind.is_arithmetic() && kind != TokenKind::DoubleStar)
}

/// Syntax that came after [`super::VERSION`].
pub fn from_later_version(stream: &Stream, error: &UnsupportedSyntaxError) -> Error {
    let span: Span = error.range.into();
    match error.kind {
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            let dict = stream.kind(stream.at(span.start)) == TokenKind::DoubleStar;
            let message = match dict {
                true => "dict unpacking cannot be used in dict comprehension",
                false => "iterable unpacking cannot be used in comprehension",
            };
            Error::new("unpacking-in-comprehension", message, span)
        }
        _ => Error::new("invalid-syntax", "invalid syntax", stream.span(stream.at(span.start))),
    }
}
