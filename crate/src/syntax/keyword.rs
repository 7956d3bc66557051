//! Misspelt keywords, as Python's traceback finds them.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use super::tokens::Stream;
use super::{Error, Lines, VERSION};

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Names the keyword that one of the words on the line was meant to be, if the line is right with it.
pub fn suggest(stream: &Stream, error: Error) -> Error {
    if error.kind != "invalid-syntax" {
        return error;
    }
    let line = stream.lines.line(error.span.start);
    let words = stream.tokens.iter().filter(|token| token.kind == TokenKind::Name);
    for word in words.filter(|token| stream.lines.line(token.span.start) == line) {
        let text = word.span.text(stream.source);
        for keyword in similar(text) {
            let (start, end) = (word.span.start as usize, word.span.end as usize);
            let changed = format!("{}{keyword}{}", &stream.source[..start], &stream.source[end..]);
            if is_right(&changed, line) {
                let message = format!("invalid syntax. Did you mean '{keyword}'?");
                return Error::new("misspelt-keyword", message, word.span).with(text).with(keyword);
            }
        }
    }
    error
}

/// Whether the parser gets past the line.
fn is_right(changed: &str, line: u32) -> bool {
    let options = ParseOptions::from(Mode::Module).with_target_version(VERSION);
    let parsed = parse_unchecked(changed, options);
    let lines = Lines::new(changed);
    parsed.errors().first().is_none_or(|error| lines.line(error.location.start().to_u32()) > line)
}

/// The keywords that a slip or two make this word, the nearest first.
fn similar(word: &str) -> Vec<&'static str> {
    let mut found: Vec<(usize, &'static str)> = KEYWORDS
        .iter()
        .map(|&keyword| (distance(word, keyword), keyword))
        .filter(|&(slips, keyword)| slips > 0 && slips <= keyword.len().max(word.len()).div_ceil(3).min(2))
        .collect();
    found.sort();
    found.into_iter().map(|(_, keyword)| keyword).collect()
}

/// How many letters are missing, wrong, too many, or swapped with their neighbour.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let wrong = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
                let mut best = wrong.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    best = best.min(rows[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    rows[one.len()][other.len()]
}
