//! `find` and its kin, `replace`, `startswith`, …

use super::Kind;
use crate::builtins::args::{Outcome, bound, bounds, plain};
use crate::vm::Vm;
use crate::vm::native::{Args, Stop, ret};
use crate::vm::string::Str;
use crate::vm::value::Value;

pub const RANGE: &str = "self, sub, start=None, end=None, /";

pub fn find<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let found = place::<K>(vm, args, "find", |text, sub| text.find(sub))?;
    ret(found.map_or(-1, |at| at as i64))
}

pub fn rfind<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let found = place::<K>(vm, args, "rfind", |text, sub| text.rfind(sub))?;
    ret(found.map_or(-1, |at| at as i64))
}

pub fn index<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    match place::<K>(vm, args, "index", |text, sub| text.find(sub))? {
        Some(at) => ret(at),
        None => Err(not_found::<K>(vm)),
    }
}

pub fn rindex<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    match place::<K>(vm, args, "rindex", |text, sub| text.rfind(sub))? {
        Some(at) => ret(at),
        None => Err(not_found::<K>(vm)),
    }
}

fn not_found<K: Kind>(vm: &Vm) -> Stop {
    vm.value_error(if K::NAME == "str" { "substring not found" } else { "subsection not found" })
}

/// The part of the text between `start` and `end`, the sought part, and `start`; None when the bounds cross.
fn window<'a, K: Kind>(vm: &mut Vm, args: &Args, text: &'a Str) -> Result<Option<(&'a str, usize)>, Stop> {
    let (start, end) = bounds(vm, &args[2], &args[3], text.chars())?;
    vm.work(text.len() / 32);
    Ok((start <= end).then(|| (text.slice(start, end), start)))
}

/// Where a search in the window finds something, counted in characters from the text's beginning.
fn place<K: Kind>(vm: &mut Vm, args: &Args, method: &str, search: fn(&str, &str) -> Option<usize>) -> Result<Option<usize>, Stop> {
    let text = K::this(vm, &args[0])?;
    let sub = K::needle(vm, method, &args[1])?;
    let Some((part, start)) = window::<K>(vm, args, &text)? else { return Ok(None) };
    let Some(at) = search(part, &sub) else { return Ok(None) };
    Ok(Some(start + part[..at].chars().count()))
}

pub fn count<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let sub = K::needle(vm, "count", &args[1])?;
    ret(window::<K>(vm, args, &text)?.map_or(0, |(part, _)| part.matches(&**sub).count()))
}

pub fn starts_with<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    affix::<K>(vm, args, "startswith", |part, sub| part.starts_with(sub))
}

pub fn ends_with<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    affix::<K>(vm, args, "endswith", |part, sub| part.ends_with(sub))
}

fn affix<K: Kind>(vm: &mut Vm, args: &Args, method: &str, test: fn(&str, &str) -> bool) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let Some((part, _)) = window::<K>(vm, args, &text)? else { return ret(false) };
    if let Some(sub) = K::text(&args[1]) {
        return ret(test(part, &sub));
    }
    let Value::Tuple(choices) = plain(&args[1]) else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("{method} first arg must be {0} or a tuple of {0}, not {class}", K::NAME)));
    };
    for choice in choices.iter() {
        let Some(sub) = K::text(choice) else {
            let class = vm.class_name(choice);
            return Err(match K::NAME {
                "str" => vm.type_error(&format!("tuple for {method} must only contain str, not {class}")),
                _ => K::wrong_argument(vm, method, 1, choice),
            });
        };
        if test(part, &sub) {
            return ret(true);
        }
    }
    ret(false)
}

pub fn replace<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let old = K::argument(vm, "replace", 1, &args[1])?;
    let new = K::argument(vm, "replace", 2, &args[2])?;
    let count = bound(vm, &args[3])?;
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    vm.work(text.len() / 16);
    let found = text.matches(&**old).count().min(most);
    vm.reserve(text.len() as u64 + (found as u64).saturating_mul(new.len() as u64))?;
    ret(K::give(&args[0], &text.replacen(&**old, &new, most)))
}

pub fn remove_prefix<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let prefix = K::argument(vm, "removeprefix", 1, &args[1])?;
    ret(K::give(&args[0], text.strip_prefix(&**prefix).unwrap_or(&text)))
}

pub fn remove_suffix<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let suffix = K::argument(vm, "removesuffix", 1, &args[1])?;
    ret(K::give(&args[0], text.strip_suffix(&**suffix).unwrap_or(&text)))
}
