//! Escapes in strings that can't be read.

use super::{Error, Span};

/// What Python says of the escape that the error is at, in the string literal that covers `token`.
pub fn explain(source: &str, token: Span, error: Span) -> Error {
    let literal = token.text(source);
    let quotes = literal.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let prefix = &literal[..literal.len() - quotes.len()];
    let triple = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
    let width = if triple { 3 } else { 1 };
    let content = quotes.get(width..quotes.len().saturating_sub(width)).unwrap_or("");
    let start = token.start as usize + prefix.len() + width;
    let Some(at) = escape_before(content, (error.start as usize).saturating_sub(start)) else {
        return Error::new("bad-escape", "invalid escape sequence", error);
    };
    let letter = content[at + 1..].chars().next().unwrap_or(' ');
    if prefix.to_ascii_lowercase().contains('b') {
        let message = format!("(value error) invalid \\x escape at position {at}");
        return Error::new("bad-escape", message, token).with(at);
    }
    if letter == 'N' {
        return named(content, at, token);
    }
    let wanted = match letter {
        'x' => 2,
        'u' => 4,
        _ => 8,
    };
    let digits = content[at + 2..].chars().take_while(char::is_ascii_hexdigit).take(wanted).count();
    let problem = match digits < wanted {
        true => format!(
            "truncated \\{letter}{} escape",
            letter.to_ascii_uppercase().to_string().replace('U', "X").repeat(wanted)
        ),
        false => "illegal Unicode character".into(),
    };
    codec(at, at + 1 + digits, &problem, token)
}

fn codec(from: usize, to: usize, problem: &str, token: Span) -> Error {
    let message =
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {problem}");
    Error::new("bad-escape", message, token).with(problem)
}

/// `\N{…}`: the names of all characters are not part of this engine.
fn named(content: &str, at: usize, token: Span) -> Error {
    let rest = &content[at + 2..];
    match (rest.strip_prefix('{'), rest.find('}')) {
        (Some(inner), Some(_)) => {
            let name = inner.split('}').next().unwrap_or("");
            let message = format!("character names (\"\\N{{{name}}}\") are not supported here");
            Error::new("unsupported", message, token).with("character names")
        }
        (Some(inner), None) => codec(at, at + 2 + inner.len(), "malformed \\N character escape", token),
        (None, _) => codec(at, at + 1, "malformed \\N character escape", token),
    }
}

/// The last backslash at or before this place that begins an escape.
fn escape_before(content: &str, place: usize) -> Option<usize> {
    let mut found = None;
    let mut escaped = false;
    for (at, byte) in content.bytes().enumerate() {
        if at > place + 1 && found.is_some() {
            break;
        }
        if escaped {
            if matches!(byte, b'x' | b'u' | b'U' | b'N') {
                found = Some(at - 1);
            }
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        }
    }
    found
}
