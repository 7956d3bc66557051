//! Statements put in, taken out and moved in or out, whatever the text's layout: tabs or blanks, any line ending, several
//! statements on a line. Comments stay.

use ruff_python_ast::Stmt;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use super::draft::Draft;
use super::program::Program;
use super::tree::{Id, blocks};
use crate::syntax::Span;

impl<'a> Program<'a> {
    /// The line ending of the text.
    pub fn newline(&self) -> &'static str {
        match self.source.find(['\n', '\r']) {
            Some(at) if self.source[at..].starts_with("\r\n") => "\r\n",
            Some(at) if self.source[at..].starts_with('\r') => "\r",
            _ => "\n",
        }
    }

    /// What one level of indentation is in the text.
    pub fn unit(&self) -> &'a str {
        let indent = self.tokens.iter().find(|token| token.kind() == TokenKind::Indent);
        let indent = indent.map(|token| self.before_on_line(token.end().to_u32()));
        indent.filter(|indent| !indent.is_empty()).unwrap_or("    ")
    }

    pub fn line_start(&self, at: u32) -> u32 {
        self.source[..at as usize].rfind(['\n', '\r']).map_or(0, |found| found as u32 + 1)
    }

    /// What stands before a place on its line.
    pub fn before_on_line(&self, at: u32) -> &'a str {
        self.slice(Span::new(self.line_start(at), at))
    }

    /// Whether a statement is the first thing on its line.
    pub fn starts_line(&self, stmt: &Stmt) -> bool {
        let index = self.tokens.partition_point(|token| token.start() < stmt.start());
        !matches!(self.tokens[..index].last().map(|token| token.kind()), Some(TokenKind::Colon | TokenKind::Semi))
    }

    /// The line break that ends a statement's line, behind its comment; empty at the end of a text without one.
    pub fn line_break(&self, stmt: &Stmt) -> Span {
        let index = self.tokens.partition_point(|token| token.start() < stmt.end());
        let end = self.tokens[index..].iter().find(|token| token.kind() == TokenKind::Newline);
        let length = self.source.len() as u32;
        end.map_or(Span::new(length, length), |token| token.range().into())
    }

    /// The indentation of a block's statements.
    pub fn indent(&self, block: &[Stmt]) -> String {
        let Some(first) = block.first() else { return String::new() };
        if self.starts_line(first) {
            return self.before_on_line(first.start().to_u32()).to_owned();
        }
        let outer = self.owner(first).map_or(String::new(), |owner| self.indent_of(owner));
        outer + self.unit()
    }

    /// The indentation of a statement's block.
    pub fn indent_of(&self, stmt: Id) -> String {
        self.tree.block_of(stmt).map_or(String::new(), |(block, _)| self.indent(block))
    }

    fn owner(&self, stmt: &Stmt) -> Option<Id> {
        self.tree.parent(self.id_of(stmt)?)
    }

    pub fn id_of(&self, stmt: &Stmt) -> Option<Id> {
        self.tree.id_of_stmt(stmt)
    }

    /// Between a statement that does not start its line and what is before it there.
    pub fn gap_before(&self, stmt: &Stmt) -> Span {
        let index = self.tokens.partition_point(|token| token.start() < stmt.start());
        let before = self.tokens[..index].iter().rev().find(|token| token.kind() != TokenKind::Semi);
        let colon = self.tokens[..index].last().filter(|token| token.kind() == TokenKind::Colon);
        let end = colon.or(before).map_or(0, |token| token.end().to_u32());
        Span::new(end, stmt.start().to_u32())
    }

    /// Joins lines that are indented against each other only.
    pub fn lines(&self, indent: &str, lines: &[String]) -> String {
        lines.iter().map(|line| format!("{indent}{line}{}", self.newline())).collect()
    }

    /// Puts lines before a block's statement, or behind its last. A lone `pass` gives way to them.
    pub fn insert_lines(&self, draft: &mut Draft, block: &[Stmt], index: usize, lines: &[String]) {
        let separator = format!("{}{}", self.newline(), self.indent(block));
        self.insert_text(draft, block, index, &lines.join(&separator));
    }

    /// The same with a text whose lines but the first are indented already.
    fn insert_text(&self, draft: &mut Draft, block: &[Stmt], index: usize, text: &str) {
        let (indent, newline) = (self.indent(block), self.newline());
        let separator = format!("{newline}{indent}");
        if let [only] = block
            && is_placeholder(only)
        {
            if !self.starts_line(only) {
                draft.replace(self.gap_before(only), &separator[..]);
            }
            return draft.replace(only.range().into(), text);
        }
        if let Some(stmt) = block.get(index) {
            if self.starts_line(stmt) {
                return draft.insert(self.line_start(stmt.start().to_u32()), format!("{indent}{text}{newline}"));
            }
            self.open_suite(draft, block, index);
            return draft.replace(self.gap_before(stmt), format!("{separator}{text}{separator}"));
        }
        let Some(last) = block.last() else { return };
        self.open_suite(draft, block, index);
        let end = self.line_break(last);
        if end.start == end.end {
            draft.insert(end.end, format!("{separator}{text}"));
        } else {
            draft.insert(end.end, format!("{indent}{text}{newline}"));
        }
    }

    /// Before anything but its first statement gets a line of its own, a block on its head's line moves to the next.
    pub fn open_suite(&self, draft: &mut Draft, block: &[Stmt], index: usize) {
        if let Some(first) = block.first().filter(|first| index > 0 && !self.starts_line(first)) {
            draft.replace(self.gap_before(first), format!("{}{}", self.newline(), self.indent(block)));
        }
    }

    /// Moves a statement, with the comment behind it, to another place.
    pub fn move_statement(&self, draft: &mut Draft, from: (&[Stmt], usize), to: (&[Stmt], usize)) {
        let (block, index) = from;
        let stmt = &block[index];
        let is_alone = self.starts_line(stmt) && block.get(index + 1).is_none_or(|next| self.starts_line(next));
        let end = self.line_break(stmt);
        let span = if is_alone { Span::new(stmt.start().to_u32(), end.start) } else { stmt.range().into() };
        let text = self.reindented(span, &self.indent(block), &self.indent(to.0));
        self.insert_text(draft, to.0, to.1, &text);
        if !is_alone {
            return self.remove_statement(draft, block, index, block.len() == 1);
        }
        if block.len() == 1 {
            return draft.replace(span, "pass");
        }
        draft.remove(Span::new(self.line_start(span.start), end.end));
    }

    /// The text of a stretch with the lines that begin in it at another indentation.
    fn reindented(&self, span: Span, from: &str, to: &str) -> String {
        let mut text = String::new();
        let mut done = span.start;
        for line in self.line_starts(span).into_iter().filter(|&line| self.source[line as usize..].starts_with(from)) {
            text.push_str(self.slice(Span::new(done, line)));
            text.push_str(to);
            done = line + from.len() as u32;
        }
        text + self.slice(Span::new(done, span.end))
    }

    /// Takes a function out, with the empty lines behind it.
    pub fn remove_definition(&self, draft: &mut Draft, stmt: &Stmt) {
        let end = self.line_break(stmt).end;
        let rest = &self.source[end as usize..];
        let blank: usize = rest.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
        draft.remove(Span::new(self.line_start(stmt.start().to_u32()), end + blank as u32));
    }

    /// Takes statements out. A block that would be empty gets a `pass`.
    pub fn remove_statements(&self, draft: &mut Draft, ids: &[Id]) {
        for &id in ids {
            let Some((block, index)) = self.tree.block_of(id) else { continue };
            let is_removed =
                |stmt: &Stmt| ids.iter().any(|&id| self.tree.stmt(id).is_some_and(|s| std::ptr::eq(s, stmt)));
            let stays = index == 0 && block.iter().all(is_removed) && self.owner(&block[index]).is_some();
            self.remove_statement(draft, block, index, stays);
        }
    }

    fn remove_statement(&self, draft: &mut Draft, block: &[Stmt], index: usize, leave_pass: bool) {
        let stmt = &block[index];
        let span = Span::from(stmt.range());
        let next = block.get(index + 1).filter(|next| !self.starts_line(next));
        let starts = self.starts_line(stmt);
        if leave_pass {
            self.keep_comments(draft, span);
            return draft.replace(span, "pass");
        }
        if starts && next.is_none() {
            let end = self.line_break(stmt);
            let start = self.line_start(span.start);
            let indent = self.before_on_line(span.start);
            let comments: Vec<String> =
                self.comments_in(Span::new(start, end.start)).map(|comment| self.slice(comment).to_owned()).collect();
            return draft.replace(Span::new(start, end.end), self.lines(indent, &comments));
        }
        self.keep_comments(draft, span);
        match (next, index.checked_sub(1).map(|before| &block[before])) {
            (Some(next), _) => draft.remove(Span::new(span.start, next.start().to_u32())),
            (None, Some(before)) => draft.remove(Span::new(before.end().to_u32(), span.end)),
            (None, None) => draft.replace(span, "pass"),
        }
    }

    /// Puts the comments of a stretch that goes before the line that it begins on.
    pub fn keep_comments(&self, draft: &mut Draft, span: Span) {
        let comments: Vec<String> = self.comments_in(span).map(|comment| self.slice(comment).to_owned()).collect();
        if comments.is_empty() {
            return;
        }
        let index = self.tokens.partition_point(|token| token.start().to_u32() < span.start);
        let line = self.tokens[..index].iter().rposition(|token| token.kind() == TokenKind::Newline);
        let begins = |token: &&ruff_python_ast::token::Token| !token.kind().is_trivia() && !token.range().is_empty();
        let first = self.tokens[line.map_or(0, |line| line + 1)..]
            .iter()
            .find(|token| begins(token) && token.kind() != TokenKind::Indent);
        let at = first.map_or(span.start, |token| token.start().to_u32());
        draft.insert(self.line_start(at), self.lines(self.before_on_line(at), &comments));
    }

    /// Puts statements `from..to` of a block into a block of their own, below `header`; what follows it is as deep as the header.
    pub fn wrap_statements(
        &self,
        draft: &mut Draft,
        block: &[Stmt],
        range: std::ops::Range<usize>,
        header: &str,
        footer: &[String],
    ) {
        let (Some(first), Some(last)) = (block.get(range.start), block.get(range.end - 1)) else { return };
        let (indent, unit, newline) = (self.indent(block), self.unit(), self.newline());
        self.open_suite(draft, block, range.start);
        if self.starts_line(first) {
            let start = self.line_start(first.start().to_u32());
            draft.insert(start, format!("{indent}{header}{newline}"));
            draft.insert(first.start().to_u32(), unit);
        } else {
            draft.replace(self.gap_before(first), format!("{newline}{indent}{header}{newline}{indent}{unit}"));
        }
        let end = self.line_break(last);
        let stays = block.get(range.end).filter(|next| !self.starts_line(next));
        self.indent_lines(draft, Span::new(first.start().to_u32(), end.start), &indent);
        let footer_text = self.lines(&indent, footer);
        if let Some(next) = stays {
            draft.replace(self.gap_before(next), format!("{newline}{footer_text}{indent}"));
        } else if footer.is_empty() {
            // Nothing follows the block.
        } else if end.start == end.end {
            draft.insert(end.end, format!("{newline}{}", footer_text.trim_end_matches(['\r', '\n'])));
        } else {
            draft.insert(end.end, footer_text);
        }
    }

    /// Moves the lines that begin within a stretch one level in; those within texts stay what they are.
    fn indent_lines(&self, draft: &mut Draft, span: Span, indent: &str) {
        for line in self.line_starts(span) {
            let rest = &self.source[line as usize..];
            let common = rest.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
            if !rest[common..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) {
                draft.insert(line + common as u32, self.unit());
            }
        }
    }

    /// Moves the lines that begin within a stretch out, from one indentation to another.
    pub fn dedent_lines(&self, draft: &mut Draft, span: Span, from: &str, to: &str) {
        for line in self.line_starts(span) {
            if from.len() > to.len() && self.source[line as usize..].starts_with(from) {
                draft.remove(Span::new(line + to.len() as u32, line + from.len() as u32));
            }
        }
    }

    /// Where lines begin within a stretch, behind its start, but for those within texts.
    fn line_starts(&self, span: Span) -> Vec<u32> {
        let texts = self.texts_in(span);
        let bytes = self.source.as_bytes();
        let ends = (span.start..span.end).filter(|&at| {
            let byte = bytes[at as usize];
            byte == b'\n' || (byte == b'\r' && bytes.get(at as usize + 1) != Some(&b'\n'))
        });
        let starts = ends.map(|at| at + 1);
        starts.filter(|&at| at < span.end && !texts.iter().any(|text| text.start < at && at < text.end)).collect()
    }

    /// The string literals of a stretch; an f-string from its first quote to its last.
    fn texts_in(&self, span: Span) -> Vec<Span> {
        let mut texts = Vec::new();
        let mut open = Vec::new();
        for token in self.tokens_in(span) {
            match token.kind() {
                TokenKind::String => texts.push(token.range().into()),
                TokenKind::FStringStart | TokenKind::TStringStart => open.push(token.start().to_u32()),
                TokenKind::FStringEnd | TokenKind::TStringEnd => {
                    texts.extend(open.pop().map(|start| Span::new(start, token.end().to_u32())));
                }
                _ => {}
            }
        }
        texts
    }

    /// Takes away a compound statement's head, and moves its first block out.
    pub fn unwrap_block(&self, draft: &mut Draft, stmt: &Stmt) {
        let Some(body) = blocks(stmt).into_iter().next() else { return };
        let (Some(first), Some(last)) = (body.first(), body.last()) else { return };
        let start = stmt.start().to_u32();
        if !self.starts_line(first) {
            self.keep_comments(draft, Span::new(start, first.start().to_u32()));
            return draft.remove(Span::new(start, first.start().to_u32()));
        }
        let outer = self.before_on_line(start);
        let tokens = self.tokens_in(Span::new(start, first.start().to_u32()));
        let head = tokens.iter().find(|token| token.kind() == TokenKind::Newline);
        let head = head.map_or(first.start().to_u32(), |token| token.end().to_u32());
        let comments: Vec<String> =
            self.comments_in(Span::new(start, head)).map(|comment| self.slice(comment).to_owned()).collect();
        draft.replace(Span::new(start - outer.len() as u32, head), self.lines(outer, &comments));
        let inner = self.indent(body);
        // The line behind the head begins where it ends, so that one is looked at too.
        self.dedent_lines(draft, Span::new(head.saturating_sub(1), self.line_break(last).start), &inner, outer);
    }
}

/// A statement that only fills a block.
pub fn is_placeholder(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Pass(_) => true,
        Stmt::Expr(expr) => expr.value.is_ellipsis_literal_expr(),
        _ => false,
    }
}
