//! What CPython's tokenizer refuses. Such an error counts before any other, wherever it stands.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType};

use super::tokens::Stream;
use super::{Error, Span};

/// The first error of this kind. Indentation is only looked at up to where the parser stops, `parsed`.
pub fn first(stream: &Stream, errors: &[ParseError], parsed: u32) -> Option<Error> {
    let unclosed = stream.unclosed.map(|index| stream.span(index).start);
    let found = errors.iter().filter_map(|error| {
        let span: Span = error.location.into();
        // After an open bracket, the parser takes for lines what is none.
        let is_indent = matches!(&error.error, ParseErrorType::Lexical(LexicalErrorType::IndentationError));
        if is_indent && (parsed < span.start || unclosed.is_some_and(|start| start < span.start)) {
            return None;
        }
        describe(stream, &error.error, span).filter(|_| !is_artifact(stream, errors, error))
    });
    let others = stream.mismatch.clone().into_iter().chain(joined_number(stream));
    found.chain(others).min_by_key(|error| error.span.start)
}

/// A `}` is left over in an f-string in which the parser lost its way before.
fn is_artifact(stream: &Stream, errors: &[ParseError], error: &ParseError) -> bool {
    let brace = matches!(
        &error.error,
        ParseErrorType::Lexical(LexicalErrorType::FStringError(InterpolatedStringErrorType::SingleRbrace))
    );
    if !brace {
        return false;
    }
    let place = Span::from(error.location).start;
    let start =
        stream.tokens.iter().rev().find(|token| token.kind == TokenKind::FStringStart && token.span.start < place);
    let start = start.map_or(0, |token| token.span.start);
    errors.iter().any(|other| (start..place).contains(&Span::from(other.location).start))
}

fn describe(stream: &Stream, error: &ParseErrorType, span: Span) -> Option<Error> {
    let text = span.text(stream.source);
    match error {
        ParseErrorType::Lexical(error) => match error {
            LexicalErrorType::UnclosedStringError => Some(unterminated(stream, span, "")),
            LexicalErrorType::UnrecognizedToken { tok } => Some(character(*tok, span)),
            LexicalErrorType::IndentationError => Some(unindent(stream, span)),
            LexicalErrorType::LineContinuationError => {
                Some(Error::new("after-continuation", "unexpected character after line continuation character", span))
            }
            LexicalErrorType::OtherError(_) if text.starts_with(|first: char| first.is_ascii_digit()) => {
                Some(number(stream, span))
            }
            LexicalErrorType::FStringError(error) => f_string(stream, error, span),
            // A backslash at the very end; for an open bracket there are better words.
            LexicalErrorType::Eof if stream.unclosed.is_none() => {
                Some(Error::new("unexpected-end", "unexpected EOF while parsing", span))
            }
            _ => None,
        },
        ParseErrorType::FStringError(error) => f_string(stream, error, span),
        _ => None,
    }
}

/// Only what the tokenizer finds; what stands inside of the braces is the parser's.
fn f_string(stream: &Stream, error: &InterpolatedStringErrorType, span: Span) -> Option<Error> {
    match error {
        InterpolatedStringErrorType::SingleRbrace => {
            Some(Error::new("fstring-brace", "f-string: single '}' is not allowed", span))
        }
        InterpolatedStringErrorType::UnterminatedString
        | InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            // The error is where the text goes on; the string begins before it.
            let start = stream
                .tokens
                .iter()
                .rev()
                .find(|token| token.kind == TokenKind::FStringStart && token.span.start <= span.start);
            let open_brace = stream.unclosed.map(|index| stream.tokens[index]).filter(|token| {
                token.kind == TokenKind::Lbrace && start.is_some_and(|start| start.span.start < token.span.start)
            });
            match open_brace {
                Some(_) => None,
                None => Some(unterminated(stream, start.map_or(span, |start| start.span), "f-")),
            }
        }
        _ => None,
    }
}

fn unterminated(stream: &Stream, span: Span, kind: &str) -> Error {
    let rest = &stream.source[span.start as usize..];
    let quotes = rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let triple = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
    if kind.is_empty() && !triple && ends_f_string(stream, span, &quotes[..quotes.len().min(1)]) {
        return Error::new("fstring-expecting", "f-string: expecting '}'", span).with("'}'");
    }
    if triple {
        let last = stream.source.trim_end_matches('\n').len() as u32;
        let line = stream.lines.line(last);
        let message = format!("unterminated triple-quoted {kind}string literal (detected at line {line})");
        return Error::new("unterminated-triple", message, Span::new(span.start, span.start + 3)).with(line);
    }
    let line_end = line_end(quotes);
    let text = &quotes[..line_end];
    let line = stream.lines.line(span.start + (rest.len() - quotes.len() + line_end) as u32);
    let quote = &text[..text.len().min(1)];
    let escaped = !quote.is_empty() && text[1..].contains(&format!("\\{quote}"));
    let hint = if escaped { "; perhaps you escaped the end quote?" } else { "" };
    let message = format!("unterminated {kind}string literal (detected at line {line}){hint}");
    Error::new("unterminated-string", message, span).with(line)
}

/// Whether this quote was meant to end the f-string that it stands in.
fn ends_f_string(stream: &Stream, span: Span, quote: &str) -> bool {
    let mut open = Vec::new();
    for token in stream.tokens.iter().take_while(|token| token.span.start < span.start) {
        match token.kind {
            TokenKind::FStringStart => open.push(token.span),
            TokenKind::FStringEnd => {
                open.pop();
            }
            _ => {}
        }
    }
    open.last().is_some_and(|start| {
        let opening = start.text(stream.source).trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        opening == quote
    })
}

/// Where the line ends, lines joined by a backslash counted as one.
fn line_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' | b'\r' if !escaped => return at,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

fn character(found: char, span: Span) -> Error {
    if found.is_ascii() && !found.is_ascii_control() {
        return Error::new("invalid-syntax", "invalid syntax", span);
    }
    if found == '\0' {
        return Error::new("null-byte", "source code cannot contain null bytes", span);
    }
    let code = format!("U+{:04X}", found as u32);
    if found.is_control() || found.is_whitespace() || matches!(found, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
    {
        return Error::new("invisible-character", format!("invalid non-printable character {code}"), span).with(code);
    }
    let error = Error::new("invalid-character", format!("invalid character '{found}' ({code})"), span);
    error.with(found).with(code).with(ascii(found))
}

/// What was probably meant by a character that an input method for Chinese or a word processor typed.
fn ascii(found: char) -> &'static str {
    match found {
        '，' | '、' => ",",
        '。' | '．' => ".",
        '（' => "(",
        '）' => ")",
        '：' => ":",
        '；' => ";",
        '“' | '”' | '„' | '＂' | '«' | '»' | '「' | '」' | '『' | '』' => "\"",
        '‘' | '’' | '＇' => "'",
        '【' | '［' => "[",
        '】' | '］' => "]",
        '｛' => "{",
        '｝' => "}",
        '＝' => "=",
        '＋' => "+",
        '－' | '—' | '–' | '−' => "-",
        '＊' | '×' => "*",
        '／' | '÷' => "/",
        '！' => "!",
        '＜' | '《' | '〈' => "<",
        '＞' | '》' | '〉' => ">",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '→' => "->",
        '…' => "...",
        '＃' => "#",
        '％' => "%",
        '＆' => "&",
        '｜' => "|",
        '＠' => "@",
        _ => "",
    }
}

/// A line that is indented less than the one before, but not as any before that.
fn unindent(stream: &Stream, span: Span) -> Error {
    let line = stream.lines.line(span.end.max(span.start));
    if mixes_tabs(stream, line) {
        return tabs(span);
    }
    Error::new("unindent-mismatch", "unindent does not match any outer indentation level", span)
}

pub fn tabs(span: Span) -> Error {
    Error::new("inconsistent-tabs", "inconsistent use of tabs and spaces in indentation", span)
}

/// Whether this line is indented with the one and an earlier one with the other.
pub fn mixes_tabs(stream: &Stream, line: u32) -> bool {
    let indent = |line: u32| {
        let text = &stream.source[stream.lines.start(line) as usize..];
        &text[..text.len() - text.trim_start_matches([' ', '\t']).len()]
    };
    let here = indent(line);
    let other = if here.contains('\t') { ' ' } else { '\t' };
    !here.is_empty() && (1..line).any(|earlier| indent(earlier).contains(other))
}

/// `0x`, `0b2`, `012`: the digits do not fit what the prefix says.
fn number(stream: &Stream, span: Span) -> Error {
    let text = &stream.source[span.start as usize..];
    let (name, radix) = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => ("hexadecimal", 16),
        Some("0o") => ("octal", 8),
        Some("0b") => ("binary", 2),
        _ => {
            let message =
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            return Error::new("leading-zeros", message, span);
        }
    };
    let wrong = text[2..].chars().find(|digit| !digit.is_digit(radix) && *digit != '_');
    match wrong.filter(|digit| digit.is_ascii_digit()) {
        Some(digit) => {
            let message = format!("invalid digit '{digit}' in {name} literal");
            Error::new("invalid-digit", message, span).with(digit).with(name)
        }
        None => invalid_number(name, span),
    }
}

fn invalid_number(name: &'static str, span: Span) -> Error {
    Error::new("invalid-number", format!("invalid {name} literal"), span).with(name)
}

/// A number with a name right behind it: `1a`, `1_`, `0xfg`. Some keywords may stand there.
fn joined_number(stream: &Stream) -> Option<Error> {
    stream.tokens.windows(2).find_map(|pair| {
        let [number, next] = pair else { return None };
        let is_number = matches!(number.kind, TokenKind::Int | TokenKind::Float | TokenKind::Complex);
        if !is_number || number.span.end != next.span.start {
            return None;
        }
        let allowed = matches!(
            next.kind,
            TokenKind::And
                | TokenKind::Else
                | TokenKind::For
                | TokenKind::If
                | TokenKind::In
                | TokenKind::Is
                | TokenKind::Not
                | TokenKind::Or
        );
        let word = next.kind == TokenKind::Name || next.kind.is_keyword();
        if allowed || !word {
            return None;
        }
        let text = number.span.text(stream.source).to_ascii_lowercase();
        let name = match () {
            _ if number.kind == TokenKind::Complex => "imaginary",
            _ if text.starts_with("0x") => "hexadecimal",
            _ if text.starts_with("0o") => "octal",
            _ if text.starts_with("0b") => "binary",
            _ => "decimal",
        };
        Some(invalid_number(name, number.span))
    })
}
