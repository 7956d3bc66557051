//! Comma-separated elements between brackets: arguments, parameters, lists.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use super::draft::Draft;
use super::program::Program;
use crate::syntax::Span;

pub struct Brackets {
    /// Between the brackets.
    inside: Span,
    /// Each element, with the parentheses around it.
    items: Vec<Span>,
    has_last_comma: bool,
}

impl Brackets {
    /// `span` begins and ends with a bracket.
    pub fn new(program: &Program, span: Span) -> Brackets {
        Brackets::within(program, Span::new(span.start + 1, span.end - 1))
    }

    fn within(program: &Program, inside: Span) -> Brackets {
        let mut brackets = Brackets { inside, items: Vec::new(), has_last_comma: false };
        let (mut depth, mut item): (i32, Option<Span>) = (0, None);
        for token in program.tokens_in(inside).iter().filter(|token| !token.kind().is_trivia()) {
            match token.kind() {
                TokenKind::Comma if depth == 0 => {
                    brackets.items.extend(item.take());
                    continue;
                }
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
                // The parameters of a lambda have commas too.
                TokenKind::Lambda => depth += 1,
                TokenKind::Colon if depth > 0 && is_lambda_colon(program, item, token.start().to_u32()) => depth -= 1,
                _ => {}
            }
            let token = Span::from(token.range());
            item = Some(item.map_or(token, |item| item.to(token)));
        }
        brackets.has_last_comma = item.is_none() && !brackets.items.is_empty();
        brackets.items.extend(item);
        brackets
    }

    /// The elements of a tuple without brackets.
    pub fn bare(program: &Program, span: Span) -> Brackets {
        Brackets::within(program, span)
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The element that a node stands in.
    pub fn position(&self, node: Span) -> Option<usize> {
        self.items.iter().position(|item| item.contains(node))
    }

    pub fn item(&self, index: usize) -> Option<Span> {
        self.items.get(index).copied()
    }

    /// The element that a node stands in, with its parentheses.
    pub fn item_of(&self, node: Span) -> Option<Span> {
        self.position(node).map(|index| self.items[index])
    }

    /// Puts an element before another, or behind the last, in the layout of those that are there.
    pub fn insert(&self, program: &Program, draft: &mut Draft, index: usize, text: &str) {
        let own_line = |item: &Span| program.before_on_line(item.start).trim().is_empty();
        if let Some(item) = self.items.get(index) {
            let separator = if own_line(item) {
                program.newline().to_owned() + program.before_on_line(item.start)
            } else {
                " ".into()
            };
            return draft.insert(item.start, format!("{text},{separator}"));
        }
        let Some(last) = self.items.last() else { return draft.insert(self.inside.start, text) };
        if !own_line(last) {
            let (at, text) = match self.last_comma(program) {
                Some(comma) => (comma, format!(" {text},")),
                None => (last.end, format!(", {text}")),
            };
            return draft.insert(at, text);
        }
        let line = program.newline().to_owned() + program.before_on_line(last.start) + text;
        match self.last_comma(program) {
            Some(comma) => draft.insert(self.line_end(program, comma), format!("{line},")),
            None => {
                draft.insert(last.end, ",");
                draft.insert(self.line_end(program, last.end), line);
            }
        }
    }

    fn last_comma(&self, program: &Program) -> Option<u32> {
        let last = self.items.last().filter(|_| self.has_last_comma)?;
        let behind = program.tokens_in(Span::new(last.end, self.inside.end));
        behind.iter().find(|token| token.kind() == TokenKind::Comma).map(|comma| comma.end().to_u32())
    }

    /// Behind the comment that stands on the line of a place, if one does.
    fn line_end(&self, program: &Program, at: u32) -> u32 {
        let behind = program.tokens_in(Span::new(at, self.inside.end));
        match behind.first() {
            Some(token) if token.kind() == TokenKind::Comment => token.end().to_u32(),
            _ => at,
        }
    }

    /// Takes an element out, with one comma. `keep_comma`: a tuple that gets down to one element needs it.
    pub fn remove(&self, program: &Program, draft: &mut Draft, index: usize, keep_comma: bool) {
        let item = self.items[index];
        let span = match (self.items.get(index + 1), index.checked_sub(1).map(|before| self.items[before])) {
            (Some(next), None) if keep_comma => {
                draft.insert(next.end, ",");
                Span::new(item.start, next.start)
            }
            (Some(next), _) => Span::new(item.start, next.start),
            (None, Some(before)) if keep_comma && !self.has_last_comma => {
                let comma = program.tokens_in(Span::new(before.end, item.start));
                let comma = comma.iter().find(|token| token.kind() == TokenKind::Comma);
                Span::new(comma.map_or(before.end, |comma| comma.end().to_u32()), item.end)
            }
            (None, Some(before)) => Span::new(before.end, item.end),
            (None, None) => Span::new(item.start, self.last_comma(program).unwrap_or(item.end)),
        };
        program.keep_comments(draft, span);
        draft.remove(span);
    }
}

/// Whether the element so far begins a lambda, whose parameters this colon ends.
fn is_lambda_colon(program: &Program, item: Option<Span>, colon: u32) -> bool {
    let Some(item) = item else { return false };
    let tokens = program.tokens_in(Span::new(item.start, colon));
    let mut open = 0;
    let mut depth = 0;
    for token in tokens {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
            TokenKind::Lambda if depth == 0 => open += 1,
            TokenKind::Colon if depth == 0 => open -= 1,
            _ => {}
        }
    }
    depth == 0 && open > 0
}
