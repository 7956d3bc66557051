//! `split`, `splitlines`, `partition`.

use super::Kind;
use crate::builtins::args::{Outcome, bound};
use crate::vm::Vm;
use crate::vm::native::{Args, Stop, ret};
use crate::vm::value::Value;

pub fn split<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    pieces::<K>(vm, args, split_space, |text, separator, most| text.splitn(most, separator).collect())
}

pub fn rsplit<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    pieces::<K>(vm, args, rsplit_space, |text, separator, most| {
        let mut pieces: Vec<&str> = text.rsplitn(most, separator).collect();
        pieces.reverse();
        pieces
    })
}

type BySpace = for<'a> fn(&'a str, usize, fn(char) -> bool) -> Vec<&'a str>;
type BySeparator = for<'a> fn(&'a str, &str, usize) -> Vec<&'a str>;

fn pieces<K: Kind>(vm: &mut Vm, args: &Args, by_space: BySpace, by_separator: BySeparator) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let most = usize::try_from(bound(vm, &args[2])?).unwrap_or(usize::MAX);
    vm.work(text.len() / 8);
    let pieces = if args[1].is_none() {
        by_space(&text, most, K::is_space)
    } else {
        let Some(separator) = K::text(&args[1]) else {
            let class = vm.class_name(&args[1]);
            return Err(match K::NAME {
                "str" => vm.type_error(&format!("must be str or None, not {class}")),
                _ => K::wrong_argument(vm, "split", 1, &args[1]),
            });
        };
        if separator.is_empty() {
            return Err(vm.value_error("empty separator"));
        }
        by_separator(&text, &separator, most.saturating_add(1))
    };
    vm.reserve(64 * pieces.len() as u64 + text.len() as u64)?;
    ret(list::<K>(&args[0], &pieces))
}

fn list<K: Kind>(this: &Value, pieces: &[&str]) -> Value {
    Value::list(pieces.iter().map(|piece| K::give(this, piece)).collect())
}

/// Words between white space; after so many splits the rest, without the space around it.
fn split_space(text: &str, most: usize, is_space: fn(char) -> bool) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if words.len() == most {
            words.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        words.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    words
}

fn rsplit_space(text: &str, most: usize, is_space: fn(char) -> bool) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if words.len() == most {
            words.push(rest);
            break;
        }
        let start = rest.char_indices().rev().find(|&(_, c)| is_space(c)).map_or(0, |(at, c)| at + c.len_utf8());
        words.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(is_space);
    }
    words.reverse();
    words
}

pub fn split_lines<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let keep = vm.truth(&args[1])?;
    vm.work(text.len() / 8);
    ret(list::<K>(&args[0], &lines(&text, keep, K::is_line_break)))
}

fn lines(text: &str, keep: bool, is_break: fn(char) -> bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_break).unwrap_or(rest.len());
        let breaks = if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next().map_or(0, char::len_utf8) };
        lines.push(if keep { &rest[..end + breaks] } else { &rest[..end] });
        rest = &rest[end + breaks..];
    }
    lines
}

pub fn partition<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let separator = separator::<K>(vm, args, "partition")?;
    let (before, after) = match text.split_once(&**separator) {
        Some(parts) => parts,
        None => return ret(triple::<K>(&args[0], [&text, "", ""])),
    };
    ret(triple::<K>(&args[0], [before, &separator, after]))
}

pub fn rpartition<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let separator = separator::<K>(vm, args, "rpartition")?;
    let (before, after) = match text.rsplit_once(&**separator) {
        Some(parts) => parts,
        None => return ret(triple::<K>(&args[0], ["", "", &text])),
    };
    ret(triple::<K>(&args[0], [before, &separator, after]))
}

fn separator<K: Kind>(vm: &Vm, args: &Args, method: &str) -> Result<std::rc::Rc<crate::vm::string::Str>, Stop> {
    let separator = match K::text(&args[1]) {
        Some(separator) => separator,
        None if K::NAME == "str" => {
            let class = vm.class_name(&args[1]);
            return Err(vm.type_error(&format!("must be str, not {class}")));
        }
        None => return Err(K::wrong_argument(vm, method, 1, &args[1])),
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(separator)
}

fn triple<K: Kind>(this: &Value, parts: [&str; 3]) -> Value {
    Value::tuple(parts.iter().map(|part| K::give(this, part)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_from_either_end() {
        let space: fn(char) -> bool = char::is_whitespace;
        assert_eq!(split_space("  a b  c ", usize::MAX, space), ["a", "b", "c"]);
        assert_eq!(split_space("  a b  c ", 1, space), ["a", "b  c "]);
        assert_eq!(rsplit_space("  a b  c ", 1, space), ["  a b", "c"]);
        assert_eq!(split_space(" ", 3, space), [""; 0]);
        assert_eq!(split_space("a b", 0, space), ["a b"]);
    }

    #[test]
    fn lines_end_at_any_break() {
        let is_break: fn(char) -> bool = |c| matches!(c, '\n' | '\r');
        assert_eq!(lines("a\r\nb\n\nc\r", false, is_break), ["a", "b", "", "c"]);
        assert_eq!(lines("a\r\nb\n", true, is_break), ["a\r\n", "b\n"]);
        assert!(lines("", true, is_break).is_empty());
    }
}
