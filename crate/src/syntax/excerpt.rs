//! The lines of a program that a traceback shows, with the part at fault underlined.
//! (CPython: `StackSummary.format_frame_summary`.)

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse};
use ruff_text_size::Ranged;

use super::{Lines, Span};

/// The source from the first line of a span to its last, without the indentation that its lines share; long stretches are left out.
/// Under each line stand carets, unless the span is all that there is on its lines.
pub fn excerpt(source: &str, span: Span) -> Vec<String> {
    let lines = Lines::new(source);
    let (first, last) = (lines.line(span.start), lines.line(span.end.max(span.start + 1) - 1));
    let text: Vec<&str> = (first..=last).map(|line| text_of(source, &lines, line)).collect();
    let indent = text.iter().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let text: Vec<&str> = text.into_iter().map(|line| line.get(indent..).unwrap_or_default()).collect();
    let start = (span.start - lines.start(first)) as usize;
    let end = (span.end - lines.start(last)) as usize;
    let part = Part { start: start.saturating_sub(indent), end: end.saturating_sub(indent), text };
    part.show()
}

fn text_of<'a>(source: &'a str, lines: &Lines, line: u32) -> &'a str {
    let start = lines.start(line) as usize;
    let end = if line < lines.count() { lines.start(line + 1) as usize } else { source.len() };
    source.get(start..end).unwrap_or_default().trim_end()
}

/// Some lines, and the part of them from a column of the first to a column of the last, in bytes.
struct Part<'a> {
    text: Vec<&'a str>,
    start: usize,
    end: usize,
}

/// Where the underline is `^` and not `~`: line and column of its beginning and of its end.
#[derive(Clone, Copy)]
struct Anchor {
    from: (usize, usize),
    to: (usize, usize),
}

impl Part<'_> {
    fn show(&self) -> Vec<String> {
        let anchor = self.anchor();
        let carets = self.wants_carets(anchor.is_some());
        let last = self.text.len() - 1;
        let mut wanted = vec![0, last];
        if let Some(anchor) = anchor {
            let around = |line: usize| line.saturating_sub(1)..=(line + 1).min(last);
            wanted.extend(around(anchor.from.0).chain(around(anchor.to.0)));
        }
        wanted.sort_unstable();
        wanted.dedup();
        let mut shown = Vec::new();
        let mut next = 0;
        for line in wanted {
            match line - next {
                0 => {}
                1 => self.show_line(next, carets, anchor, &mut shown),
                more => shown.push(format!("...<{more} lines>...")),
            }
            self.show_line(line, carets, anchor, &mut shown);
            next = line + 1;
        }
        shown
    }

    fn show_line(&self, number: usize, carets: bool, anchor: Option<Anchor>, shown: &mut Vec<String>) {
        let line = self.text[number];
        shown.push(line.to_owned());
        if !carets {
            return;
        }
        let blank = line.len() - line.trim_start().len();
        let end = if number + 1 == self.text.len() { self.end } else { line.len() };
        let mark = |at: usize| match anchor {
            _ if at < blank || (number == 0 && at < self.start) => " ",
            Some(anchor) if (number, at) >= anchor.from && (number, at) < anchor.to => "^",
            Some(_) => "~",
            None => "^",
        };
        let under = line.char_indices().take_while(|(at, _)| *at < end);
        shown.push(under.map(|(at, c)| mark(at).repeat(width(c))).collect());
    }

    /// An operator, a subscript's or a call's brackets, if that is what the part is.
    fn anchor(&self) -> Option<Anchor> {
        let joined = self.text.join("\n");
        let rest = self.text.last()?.len().checked_sub(self.end)?;
        let segment = joined.get(self.start..joined.len() - rest)?;
        let parsed = parse(&format!("(\n{segment}\n)"), ParseOptions::from(Mode::Expression)).ok()?;
        let whole = parsed.into_syntax();
        let expression = &*whole.as_expression()?.body;
        // The parenthesis and the newline come before.
        let end_of = |expr: &Expr| usize::from(expr.end()) - 2;
        let (from, to) = match expression {
            Expr::BinOp(operation) => {
                let from = find(segment, end_of(&operation.left), |c| !c.is_whitespace() && c != ')')?;
                let right = usize::from(operation.right.start()) - 2;
                let second = segment[from..].chars().nth(1).filter(|c| !c.is_whitespace() && !"\\#".contains(*c));
                (from, from + if second.is_some() && from + 1 < right { 2 } else { 1 })
            }
            Expr::Subscript(subscript) => (find(segment, end_of(&subscript.value), |c| c == '[')?, end_of(expression)),
            Expr::Call(call) => (find(segment, end_of(&call.func), |c| c == '(')?, end_of(expression)),
            _ => return None,
        };
        Some(Anchor { from: self.place(segment, from), to: self.place(segment, to) })
    }

    /// Line and column of an offset in the segment.
    fn place(&self, segment: &str, offset: usize) -> (usize, usize) {
        let before = &segment[..offset];
        match before.rfind('\n') {
            Some(newline) => (before.matches('\n').count(), offset - newline - 1),
            None => (0, self.start + offset),
        }
    }

    fn wants_carets(&self, anchored: bool) -> bool {
        let (first, last) = (self.text[0], self.text[self.text.len() - 1]);
        let (before, after) = (first.get(..self.start).unwrap_or_default(), last.get(self.end..).unwrap_or_default());
        if self.is_plain_call() {
            return false;
        }
        anchored || !before.trim().is_empty() || !after.trim().is_empty()
    }

    /// `return f(…)` and `x = f(…)`, and the call is what it is about.
    fn is_plain_call(&self) -> bool {
        let joined = self.text.join("\n");
        let Ok(parsed) = parse(&joined, ParseOptions::from(Mode::Module)) else { return false };
        let Some(module) = parsed.into_syntax().module() else { return false };
        let call = match module.body.first() {
            Some(Stmt::Return(statement)) => match statement.value.as_deref() {
                Some(Expr::Call(call)) if call.func.is_name_expr() => call,
                _ => return false,
            },
            Some(Stmt::Assign(statement)) => match &*statement.value {
                Expr::Call(call) => call,
                _ => return false,
            },
            _ => return false,
        };
        let end = joined.len() - (self.text[self.text.len() - 1].len() - self.end.min(self.text[self.text.len() - 1].len()));
        usize::from(call.start()) == self.start && usize::from(call.end()) == end
    }
}

/// The first character from `from` on that is looked for, comments and continued lines left out.
fn find(segment: &str, from: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut rest = segment[from..].char_indices();
    while let Some((at, c)) = rest.next() {
        if c == '\\' || c == '#' {
            rest.by_ref().find(|(_, c)| *c == '\n');
        } else if wanted(c) {
            return Some(from + at);
        }
    }
    None
}

/// Columns that a character takes up in a terminal. (CPython: `_display_width`, by Unicode's East Asian width.)
fn width(c: char) -> usize {
    let wide = matches!(c as u32,
        0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F | 0x1F900..=0x1F9FF | 0x20000..=0x3FFFD);
    1 + usize::from(wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str, part: &str) -> Vec<String> {
        let start = source.find(part).unwrap_or_default() as u32;
        excerpt(source, Span { start, end: start + part.len() as u32 })
    }

    #[test]
    fn operators_brackets_and_arguments_are_told_apart() {
        assert_eq!(shown("    return 1 / x\n", "1 / x"), ["return 1 / x", "       ~~^~~"]);
        assert_eq!(shown("print(d['a']['c'])", "d['a']['c']"), ["print(d['a']['c'])", "      ~~~~~~^^^^^"]);
        assert_eq!(shown("g(1, 0)", "g(1, 0)"), ["g(1, 0)", "~^^^^^^"]);
        assert_eq!(shown("x = a.b + 1", "a.b"), ["x = a.b + 1", "    ^^^"]);
    }

    #[test]
    fn what_fills_its_lines_is_not_underlined() {
        assert_eq!(shown("  raise ValueError(1)", "raise ValueError(1)"), ["raise ValueError(1)"]);
        assert_eq!(shown("return f(1)", "f(1)"), ["return f(1)"]);
    }

    #[test]
    fn the_middle_of_long_parts_is_left_out() {
        let source = "f(\n  1,\n  2,\n  3,\n  4,\n)";
        assert_eq!(shown(source, source), ["f(", "~^", "  1,", "  ^^", "...<2 lines>...", "  4,", "  ^^", ")", "^"]);
    }
}
