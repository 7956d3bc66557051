//! The replacement fields of `str.format`, taken apart: `{name.attribute[key]!r:spec}`.

use super::FormatError;

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Literal(String),
    Field(Field),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What stands before the first `.` or `[`.
    pub first: Name,
    pub rest: Vec<Access>,
    /// `s`, `r` or `a` after `!`.
    pub conversion: Option<char>,
    /// Itself a template.
    pub spec: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Name {
    /// `{}`: the next argument.
    Next,
    Index(usize),
    Keyword(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Access {
    Attribute(String),
    Index(i64),
    Key(String),
}

/// Takes a template apart. (CPython: `MarkupIterator_next`.)
pub fn parse(template: &str) -> Result<Vec<Piece>, FormatError> {
    let chars: Vec<char> = template.chars().collect();
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        at += 1;
        if c != '{' && c != '}' {
            literal.push(c);
            continue;
        }
        if chars.get(at) == Some(&c) {
            literal.push(c);
            at += 1;
            continue;
        }
        if c == '}' {
            return FormatError::value("Single '}' encountered in format string");
        }
        if at >= chars.len() {
            return FormatError::value("Single '{' encountered in format string");
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        let end = closing_brace(&chars, at)?;
        pieces.push(Piece::Field(field(&chars[at..end])?));
        at = end + 1;
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

/// The place of the brace that ends the field; those in brackets belong to keys.
fn closing_brace(chars: &[char], from: usize) -> Result<usize, FormatError> {
    let mut depth = 1;
    let mut bracket = false;
    let mut in_name = true;
    for (at, &c) in chars.iter().enumerate().skip(from) {
        match c {
            '[' if in_name => bracket = true,
            ']' => bracket = false,
            ':' | '!' if !bracket => in_name = false,
            '{' if in_name && !bracket => return FormatError::value("unexpected '{' in field name"),
            '{' if !bracket => depth += 1,
            '}' if !bracket => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok(at);
        }
    }
    match chars.last() {
        Some('!') => FormatError::value("end of string while looking for conversion specifier"),
        _ => FormatError::value("expected '}' before end of string"),
    }
}

fn field(chars: &[char]) -> Result<Field, FormatError> {
    let mut bracket = false;
    let end = chars.iter().position(|&c| {
        match c {
            '[' => bracket = true,
            ']' => bracket = false,
            _ => {}
        }
        !bracket && (c == ':' || c == '!')
    });
    let name_end = end.unwrap_or(chars.len());
    let (first, rest) = name(&chars[..name_end])?;
    let mut conversion = None;
    let mut spec = String::new();
    match end.map(|at| chars[at]) {
        Some('!') => {
            let Some(&c) = chars.get(name_end + 1) else {
                return FormatError::value("unmatched '{' in format spec");
            };
            conversion = Some(c);
            match chars.get(name_end + 2) {
                Some(':') => spec = chars[name_end + 3..].iter().collect(),
                Some(_) => return FormatError::value("expected ':' after conversion specifier"),
                None => {}
            }
        }
        Some(_) => spec = chars[name_end + 1..].iter().collect(),
        None => {}
    }
    Ok(Field { first, rest, conversion, spec })
}

fn name(chars: &[char]) -> Result<(Name, Vec<Access>), FormatError> {
    let end = chars.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(chars.len());
    let text: String = chars[..end].iter().collect();
    let first = match number(&text)? {
        Some(index) => Name::Index(index),
        None if text.is_empty() => Name::Next,
        None => Name::Keyword(text),
    };
    Ok((first, accesses(&chars[end..])?))
}

fn accesses(chars: &[char]) -> Result<Vec<Access>, FormatError> {
    let mut rest = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        at += 1;
        let stop = |c: &char| if chars[at - 1] == '[' { *c == ']' } else { matches!(c, '.' | '[') };
        let end = chars[at..].iter().position(stop).map(|n| at + n);
        let text: String = chars[at..end.unwrap_or(chars.len())].iter().collect();
        match c {
            '.' | '[' if text.is_empty() && (c == '.' || end.is_some()) => {
                return FormatError::value("Empty attribute in format string");
            }
            '.' => rest.push(Access::Attribute(text)),
            '[' => {
                let Some(_) = end else { return FormatError::value("Missing ']' in format string") };
                rest.push(match number(&text)? {
                    Some(index) => Access::Index(index as i64),
                    None => Access::Key(text),
                });
            }
            _ => return FormatError::value("Only '.' or '[' may follow ']' in format field specifier"),
        }
        at = match (c, end) {
            ('[', Some(end)) => end + 1,
            (_, end) => end.unwrap_or(chars.len()),
        };
    }
    Ok(rest)
}

/// A name that is all digits is a number.
fn number(text: &str) -> Result<Option<usize>, FormatError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse::<i32>() {
        Ok(n) => Ok(Some(n as usize)),
        Err(_) => FormatError::value("Too many decimal digits in format string"),
    }
}
