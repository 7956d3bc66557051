//! The parser's errors in CPython's words.
//!
//! CPython finds its words by parsing a second time with rules for what people get wrong. Here the parser's own error says
//! what it missed and where, and the tokens around say what was meant.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};

use super::tokens::{Stream, begins_expression, ends_expression};
use super::target::Target;
use super::{Error, Span, lexical, string_escape};

/// The error that Python would report.
pub fn first(stream: &Stream, errors: &[ParseError]) -> Option<Error> {
    if let Some(error) = lexical::first(stream, errors) {
        return Some(error);
    }
    let error = errors.first()?;
    let span: Span = error.location.into();
    let at = stream.at(span.start);
    if let Some(open) = stream.unclosed {
        let line = stream.line(open);
        let ends_line = matches!(stream.kind(at), TokenKind::Newline | TokenKind::EndOfFile | TokenKind::Dedent);
        if ends_line || stream.line(at) > line {
            let text = stream.text(open);
            return Some(Error::new("never-closed", format!("'{text}' was never closed"), stream.span(open)).with(text));
        }
    }
    let explainer = Explainer { stream, at, span };
    Some(explainer.explain(&error.error))
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
                self.error("annotation-target", "illegal target for annotation")
            }
            E::EmptyImportNames => {
                if self.stream.before(self.at) == TokenKind::Lpar {
                    return self.invalid();
                }
                self.error("import-nothing", "Expected one or more names after 'import'")
            }
            E::UnparenthesizedGeneratorExpression => self.bare_generator(),
            E::PositionalAfterKeywordArgument => self.positional_late("positional argument follows keyword argument"),
            E::PositionalAfterKeywordUnpacking => {
                self.positional_late("positional argument follows keyword argument unpacking")
            }
            E::InvalidArgumentUnpackingOrder => self.error(
                "unpacking-late",
                "iterable argument unpacking follows keyword argument unpacking",
            ),
            E::IterableUnpackingInComprehension => {
                self.error("unpacking-in-comprehension", "iterable unpacking cannot be used in comprehension")
            }
            E::NonDefaultParamAfterDefaultParam => self.error(
                "default-order",
                "parameter without a default follows parameter with a default",
            ),
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
        let next = (self.at..stream.tokens.len()).find(|&index| !skip(stream.kind(index))).unwrap_or(self.at);
        let last_colon = (0..=self.at).rev().find(|&index| stream.kind(index) == TokenKind::Colon).unwrap_or(self.at);
        let place = if stream.kind(next) == TokenKind::EndOfFile { last_colon } else { next };
        let message = format!("expected an indented block after {what} on line {line}");
        Error::new("expected-block", message, stream.span(place)).with(what).with(line)
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
            "Multiple exception types must be parenthesized when using `as`" => self.error(
                "except-parentheses",
                "multiple exception types must be parenthesized when using 'as'",
            ),
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
        let next = (self.at..stream.tokens.len()).find(|&index| !skip(stream.kind(index))).unwrap_or(self.at);
        let newline = (0..next).rev().find(|&index| stream.kind(index) == TokenKind::Newline);
        let place = if stream.kind(next) == TokenKind::EndOfFile { newline.unwrap_or(next) } else { next };
        Error::new("try-alone", "expected 'except' or 'finally' block", stream.span(place))
    }

    // What is missing

    fn expected(&self, expected: TokenKind) -> Error {
        let stream = self.stream;
        match expected {
            TokenKind::Colon => self.colon_missing(),
            TokenKind::Lpar if stream.before(self.at) == TokenKind::Name => self.error("expected-paren", "expected '('"),
            TokenKind::Else => self.error("else-missing", "expected 'else' after 'if' expression"),
            _ => self.generic(),
        }
    }

    fn colon_missing(&self) -> Error {
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
        if kind == TokenKind::Dot && head == TokenKind::Except {
            return self.as_attribute("except statement");
        }
        if kind == TokenKind::Dot && head == TokenKind::Case {
            return self.as_attribute("pattern target");
        }
        let always = matches!(head, TokenKind::Def | TokenKind::Else | TokenKind::Try | TokenKind::Finally);
        if (kind == TokenKind::Newline && !lambda) || always {
            return Error::new("expected-colon", "expected ':'", stream.span(self.at));
        }
        self.generic()
    }

    fn expression_missing(&self) -> Error {
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
                let message = match stream.kind(start) {
                    TokenKind::Def => "expected default value expression",
                    _ => "expected argument value expression",
                };
                return self.error("value-missing", message);
            }
            (TokenKind::Star, TokenKind::Rpar | TokenKind::Comma) if self.is_call() => {
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
    fn follows_if(&self) -> bool {
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
        statement && (start..self.at).any(|index| stream.kind(index) == TokenKind::If) && stream.kind(start) != TokenKind::If
    }

    fn statement_missing(&self) -> Error {
        let stream = self.stream;
        if stream.kind(self.at) == TokenKind::ColonEqual && ends_expression(stream.before(self.at)) {
            let start = stream.operand_start(self.previous());
            let span = stream.span(start).to(stream.span(self.previous()));
            let lambda = start > 0 && (stream.statement_start(self.at)..start).any(|index| stream.kind(index) == TokenKind::Lambda);
            let name = if lambda { "lambda" } else { Target::read(stream.source, span).map_or("name", |target| target.name) };
            if name != "name" {
                let message = format!("cannot use assignment expressions with {name}");
                return Error::new("walrus-target", message, span).with(name);
            }
        }
        self.generic()
    }

    /// `a, b += 1`
    fn augmented_tuple(&self) -> Option<Error> {
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
    fn unpacking_assigned(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::Equal || !self.is_call() {
            return None;
        }
        let start = stream.operand_start(self.previous());
        let message = "cannot assign to keyword argument unpacking";
        (stream.kind(start) == TokenKind::DoubleStar).then(|| Error::new("assign-unpacking", message, stream.span(start)))
    }

    // Hints that CPython gives wherever it can't go on

    fn generic(&self) -> Error {
        self.in_f_string()
            .or_else(|| self.unpacking_assigned())
            .or_else(|| self.assignment_for_comparison())
            .or_else(|| self.comma_missing())
            .or_else(|| self.comprehension_target())
            .or_else(|| self.augmented_tuple())
            .or_else(|| self.parenthesized())
            .or_else(|| self.import_target())
            .unwrap_or_else(|| self.invalid())
    }

    /// The bracket that the token stands in.
    fn bracket(&self) -> Option<TokenKind> {
        let within = self.stream.tokens.get(self.at)?.within?;
        Some(self.stream.kind(within))
    }

    /// Whether the token stands among the arguments of a call.
    fn is_call(&self) -> bool {
        let Some(within) = self.stream.tokens.get(self.at).and_then(|token| token.within) else { return false };
        let callee = within > 0 && ends_expression(self.stream.before(within));
        callee && self.stream.kind(within) == TokenKind::Lpar && !self.in_parameters()
    }

    /// Whether the token stands among the parameters of a `def`.
    fn in_parameters(&self) -> bool {
        let stream = self.stream;
        let Some(within) = stream.tokens.get(self.at).and_then(|token| token.within) else { return false };
        let start = stream.statement_start(within);
        let def = if stream.kind(start) == TokenKind::Async { start + 1 } else { start };
        stream.kind(def) == TokenKind::Def && within == def + 2
    }

    /// `if x = 3:`
    fn assignment_for_comparison(&self) -> Option<Error> {
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
    fn close_operand_start(&self, last: usize) -> usize {
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

    /// Two expressions side by side within brackets.
    fn comma_missing(&self) -> Option<Error> {
        let stream = self.stream;
        self.bracket()?;
        if self.in_parameters() || !begins_expression(stream.kind(self.at)) || !ends_expression(stream.before(self.at)) {
            return None;
        }
        let start = stream.operand_start(self.previous());
        let first = stream.kind(start);
        // A string with a letter before it that is no prefix, and words that are only sometimes keywords.
        let prefix = self.previous() == start && first == TokenKind::Name && stream.kind(self.at) == TokenKind::String;
        if prefix || first.is_soft_keyword() {
            return None;
        }
        let span = stream.span(start).to(stream.span(self.at));
        Some(Error::new("comma-missing", "invalid syntax. Perhaps you forgot a comma?", span))
    }

    /// `[x, y for x in z]`
    fn comprehension_target(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::For || !matches!(self.bracket()?, TokenKind::Lsqb | TokenKind::Lbrace) {
            return None;
        }
        let open = stream.tokens[self.at].within?;
        if self.at == open + 1 {
            return None;
        }
        let own = |index: &usize| stream.tokens[*index].within == Some(open);
        if (open..self.at).filter(own).any(|index| stream.kind(index) == TokenKind::Colon) {
            return None;
        }
        let message = "did you forget parentheses around the comprehension target?";
        let span = stream.span(open + 1).to(stream.span(self.previous()));
        Some(Error::new("comprehension-parentheses", message, span))
    }

    fn parenthesized(&self) -> Option<Error> {
        let stream = self.stream;
        if stream.kind(self.at) != TokenKind::Lpar {
            return None;
        }
        let start = stream.statement_start(self.at);
        let defines = stream.kind(start) == TokenKind::Def || stream.kind(start + 1) == TokenKind::Def;
        let begins = matches!(stream.before(self.at), TokenKind::Lpar | TokenKind::Comma);
        (defines && begins).then(|| self.parenthesized_parameters("Function"))
    }

    fn parenthesized_parameters(&self, what: &'static str) -> Error {
        let message = format!("{what} parameters cannot be parenthesized");
        self.error("parenthesized-parameters", message).with(what)
    }

    /// `import a as b.c`
    fn import_target(&self) -> Option<Error> {
        let stream = self.stream;
        let start = stream.statement_start(self.at);
        let imports = matches!(stream.kind(start), TokenKind::Import | TokenKind::From);
        let renamed = self.at >= 2 && stream.kind(self.at.saturating_sub(2)) == TokenKind::As;
        (imports && renamed && stream.kind(self.at) == TokenKind::Dot).then(|| self.as_attribute("import target"))
    }

    fn as_attribute(&self, what: &'static str) -> Error {
        let message = format!("cannot use {what} with attribute");
        let message = match what {
            "except statement" => message,
            _ => format!("cannot use attribute as {what}"),
        };
        self.error("as-target", message).with("attribute").with(what)
    }

    fn as_target(&self, what: &'static str) -> Error {
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

    // Statements

    fn two_statements(&self) -> Error {
        let stream = self.stream;
        let start = stream.statement_start(self.at);
        let name = stream.text(start);
        if matches!(name, "print" | "exec") && self.at == start + 1 && begins_expression(stream.kind(self.at)) {
            let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            let span = stream.span(start).to(stream.span(self.at));
            return Error::new("print-parentheses", message, span).with(name);
        }
        if stream.kind(start) == TokenKind::Import && stream.kind(self.at) == TokenKind::From {
            let message = "Did you mean to use 'from ... import ...' instead?";
            return Error::new("import-from", message, stream.span(start));
        }
        self.generic()
    }

    fn trailing_comma(&self) -> Error {
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

    // Targets

    fn target_name(&self) -> &'static str {
        Target::read(self.stream.source, self.span).map_or("expression", |target| target.name)
    }

    fn cannot_assign(&self) -> Error {
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
    fn keyword_name(&self) -> Error {
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

    fn positional_late(&self, message: &'static str) -> Error {
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
    fn outer_bracket(&self) -> Option<usize> {
        let within = self.stream.tokens.get(self.at)?.within?;
        self.stream.tokens[within].within
    }

    fn bare_generator(&self) -> Error {
        let stream = self.stream;
        let class = stream.kind(stream.statement_start(self.at)) == TokenKind::Class;
        if class && self.outer_bracket().is_none() {
            return self.invalid();
        }
        self.error("bare-generator", "Generator expression must be parenthesized")
    }

    fn star_default(&self) -> Error {
        let stream = self.stream;
        let before = (0..=self.at).rev().find(|&index| matches!(stream.kind(index), TokenKind::Star | TokenKind::DoubleStar));
        let what = match before.map(|index| stream.kind(index)) {
            Some(TokenKind::DoubleStar) => "var-keyword",
            _ => "var-positional",
        };
        self.error("star-default", format!("{what} argument cannot have default value")).with(what)
    }

    fn starred(&self) -> Error {
        let stream = self.stream;
        match stream.before(self.at) {
            TokenKind::Colon if self.bracket() == Some(TokenKind::Lbrace) => self.error(
                "starred-dict-value",
                "cannot use a starred expression in a dictionary value",
            ),
            TokenKind::Lpar => self.error("starred-here", "cannot use starred expression here"),
            _ => self.invalid(),
        }
    }

    // f-strings

    fn f_string(&self, error: &InterpolatedStringErrorType) -> Error {
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
            InterpolatedStringErrorType::LambdaWithoutParentheses => self.error(
                "fstring-lambda",
                "f-string: lambda expressions are not allowed without parentheses",
            ),
            InterpolatedStringErrorType::NewlineInFormatSpec => self.error(
                "fstring-newline",
                "f-string: newlines are not allowed in format specifiers for single quoted f-strings",
            ),
            _ => self.f_string_end(),
        }
    }

    /// The braces are not closed where they should be.
    fn f_string_end(&self) -> Error {
        if let Some(error) = self.assignment_in_f_string().or_else(|| self.comma_missing()) {
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

    fn assignment_in_f_string(&self) -> Option<Error> {
        let stream = self.stream;
        let after_equal = stream.before(self.at) == TokenKind::Equal && begins_expression(stream.kind(self.at));
        after_equal.then(|| {
            self.error("fstring-expecting", "f-string: expecting '!', or ':', or '}'").with("'!', or ':', or '}'")
        })
    }

    /// Whether this brace begins a replacement field.
    fn is_field(&self, open: usize) -> bool {
        let stream = self.stream;
        if stream.kind(open) != TokenKind::Lbrace || open == 0 {
            return false;
        }
        match stream.before(open) {
            TokenKind::FStringStart | TokenKind::FStringMiddle => true,
            // In a format spec, or right behind another field.
            TokenKind::Colon => stream.tokens[open].within.is_some_and(|outer| self.is_field(outer)),
            TokenKind::Rbrace => stream.tokens[open - 1].within.is_some_and(|before| self.is_field(before)),
            _ => false,
        }
    }

    /// An expression that is missing or cut short in a replacement field.
    fn in_f_string(&self) -> Option<Error> {
        let stream = self.stream;
        let open = stream.tokens.get(self.at)?.within?;
        if !self.is_field(open) {
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

fn assignment_hint(span: Span) -> Error {
    let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    Error::new("assignment-for-comparison", message, span)
}

fn comparison_hint(name: &'static str, span: Span) -> Error {
    let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
    Error::new("assign-hint", message, span).with(name)
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
