//! The tokens of a program with an error in it, and which brackets they stand in.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_text_size::Ranged;

use super::{Error, Lines, Span};

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// The innermost bracket that is open here: its token's index. A closing bracket stands within its own pair.
    pub within: Option<usize>,
}

pub struct Stream<'s> {
    pub source: &'s str,
    pub lines: &'s Lines,
    /// Without comments and line breaks within brackets.
    pub tokens: Vec<Token>,
    /// The innermost bracket that is still open at the end.
    pub unclosed: Option<usize>,
    /// The first closing bracket that has no partner.
    pub mismatch: Option<Error>,
}

impl<'s> Stream<'s> {
    pub fn new(source: &'s str, lines: &'s Lines, tokens: &Tokens) -> Stream<'s> {
        let mut stream = Stream { source, lines, tokens: Vec::new(), unclosed: None, mismatch: None };
        let mut open: Vec<usize> = Vec::new();
        for token in tokens.iter().filter(|token| !token.kind().is_trivia()) {
            let (kind, span) = (token.kind(), token.range().into());
            let index = stream.tokens.len();
            stream.tokens.push(Token { kind, span, within: open.last().copied() });
            if is_closing(kind) {
                stream.close(kind, span, &mut open);
            }
            if is_opening(kind) {
                open.push(index);
            }
        }
        stream.unclosed = open.last().copied();
        stream
    }

    /// Takes the partner off what is open, and notes what does not fit.
    fn close(&mut self, kind: TokenKind, span: Span, open: &mut Vec<usize>) {
        let text = span.text(self.source);
        let Some(opening) = open.pop().map(|index| self.tokens[index]) else {
            self.mismatch
                .get_or_insert_with(|| Error::new("unmatched-bracket", format!("unmatched '{text}'"), span).with(text));
            return;
        };
        if partner(opening.kind) == kind {
            return;
        }
        let opened = opening.span.text(self.source);
        let (line, here) = (self.lines.line(opening.span.start), self.lines.line(span.start));
        let place = if line == here { String::new() } else { format!(" on line {line}") };
        self.mismatch.get_or_insert_with(|| {
            let message = format!("closing parenthesis '{text}' does not match opening parenthesis '{opened}'{place}");
            Error::new("mismatched-bracket", message, span).with(text).with(opened).with(line)
        });
    }

    /// The first token that does not end before this place.
    pub fn at(&self, offset: u32) -> usize {
        let index = self.tokens.partition_point(|token| token.span.end <= offset);
        // Line breaks and ends of blocks are empty: they belong to where they stand.
        let first =
            self.tokens[..index].iter().rposition(|token| token.span.start < offset).map_or(0, |before| before + 1);
        first.min(self.tokens.len().saturating_sub(1))
    }

    pub fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::EndOfFile, |token| token.kind)
    }

    /// The kind of the token before; the line's end at the very start.
    pub fn before(&self, index: usize) -> TokenKind {
        if index == 0 { TokenKind::Newline } else { self.kind(index - 1) }
    }

    pub fn text(&self, index: usize) -> &'s str {
        self.tokens.get(index).map_or("", |token| token.span.text(self.source))
    }

    pub fn span(&self, index: usize) -> Span {
        let end = self.source.len() as u32;
        self.tokens.get(index).map_or(Span::new(end, end), |token| token.span)
    }

    pub fn line(&self, index: usize) -> u32 {
        self.lines.line(self.span(index).start)
    }

    /// Where the statement begins that this token is in.
    pub fn statement_start(&self, index: usize) -> usize {
        (0..index)
            .rev()
            .find(|&at| {
                let token = self.tokens[at];
                token.within.is_none()
                    && matches!(
                        token.kind,
                        TokenKind::Newline | TokenKind::Semi | TokenKind::Indent | TokenKind::Dedent
                    )
            })
            .map_or(0, |at| at + 1)
    }

    /// The bracket around the operand that this token ends.
    pub fn around(&self, last: usize) -> Option<usize> {
        let token = self.tokens.get(last)?;
        if is_closing(token.kind) { self.tokens[token.within?].within } else { token.within }
    }

    /// Whether this brace begins a replacement field.
    pub fn is_field(&self, open: usize) -> bool {
        if self.kind(open) != TokenKind::Lbrace || open == 0 {
            return false;
        }
        match self.before(open) {
            TokenKind::FStringStart | TokenKind::FStringMiddle => true,
            // In a format spec, or right behind another field.
            TokenKind::Colon => self.tokens[open].within.is_some_and(|outer| self.is_field(outer)),
            TokenKind::Rbrace => self.tokens[open - 1].within.is_some_and(|before| self.is_field(before)),
            _ => false,
        }
    }

    /// Where the operand begins that ends with this token: everything back to a comma, an assignment, a keyword that begins
    /// another part, or the bracket around.
    pub fn operand_start(&self, last: usize) -> usize {
        let bracket = self.around(last);
        let mut start = last;
        while start > 0 {
            let before = self.tokens[start - 1];
            let outside = before.within == bracket && (ends_operand(before.kind) || Some(start - 1) == bracket);
            if Some(start - 1) == bracket || outside {
                break;
            }
            start -= 1;
        }
        start
    }
}

pub fn is_opening(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace)
}

pub fn is_closing(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace)
}

fn partner(kind: TokenKind) -> TokenKind {
    match kind {
        TokenKind::Lpar => TokenKind::Rpar,
        TokenKind::Lsqb => TokenKind::Rsqb,
        _ => TokenKind::Rbrace,
    }
}

/// What can't be inside of an operand, only before or after it.
pub fn ends_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Comma
            | TokenKind::Colon
            | TokenKind::Semi
            | TokenKind::Equal
            | TokenKind::ColonEqual
            | TokenKind::Newline
            | TokenKind::Indent
            | TokenKind::Dedent
            | TokenKind::Lambda
            | TokenKind::If
            | TokenKind::Elif
            | TokenKind::Else
            | TokenKind::While
            | TokenKind::For
            | TokenKind::Return
            | TokenKind::Yield
            | TokenKind::Assert
            | TokenKind::Raise
            | TokenKind::With
            | TokenKind::As
            | TokenKind::Del
            | TokenKind::From
            | TokenKind::Import
            | TokenKind::Rarrow
            | TokenKind::FStringStart
            | TokenKind::FStringMiddle
    )
}

/// Whether an expression may begin with it.
pub fn begins_expression(kind: TokenKind) -> bool {
    is_operand(kind)
        || is_opening(kind)
        || matches!(
            kind,
            TokenKind::FStringStart | TokenKind::Lambda | TokenKind::Not | TokenKind::Await | TokenKind::Tilde
        )
}

/// Whether an expression may end with it.
pub fn ends_expression(kind: TokenKind) -> bool {
    is_operand(kind) || is_closing(kind) || kind == TokenKind::FStringEnd
}

fn is_operand(kind: TokenKind) -> bool {
    kind.is_soft_keyword()
        || kind.is_singleton()
        || matches!(
            kind,
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::Ellipsis
        )
}
