//! Fields of a given width.

use super::Kind;
use crate::builtins::args::{Outcome, bound};
use crate::builtins::format::spec::pad;
use crate::vm::Vm;
use crate::vm::native::{Args, Stop, ret};

pub fn ljust<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let (width, fill) = field::<K>(vm, args, "ljust")?;
    ret(K::give(&args[0], &pad(&text, width, fill, '<')))
}

pub fn rjust<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let (width, fill) = field::<K>(vm, args, "rjust")?;
    ret(K::give(&args[0], &pad(&text, width, fill, '>')))
}

pub fn center<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let (width, fill) = field::<K>(vm, args, "center")?;
    let missing = width.saturating_sub(text.chars());
    // An odd rest goes to the left when the width is odd.
    let left = missing / 2 + (missing & width & 1);
    let begun = pad(&text, text.chars() + left, fill, '>');
    ret(K::give(&args[0], &pad(&begun, width, fill, '<')))
}

/// The arguments `width` and `fillchar`.
fn field<K: Kind>(vm: &mut Vm, args: &Args, method: &str) -> Result<(usize, char), Stop> {
    let width = bound(vm, &args[1])?.max(0) as usize;
    vm.reserve(4 * width as u64)?;
    if args[2].is_unbound() {
        return Ok((width, ' '));
    }
    let fill = K::text(&args[2]);
    let one = fill.as_ref().filter(|fill| fill.chars() == 1).and_then(|fill| str::chars(fill).next());
    if let Some(one) = one {
        return Ok((width, one));
    }
    let class = vm.class_name(&args[2]);
    Err(vm.type_error(&match (K::NAME, fill) {
        ("str", Some(_)) => "The fill character must be exactly one character long".to_owned(),
        ("str", None) => format!("The fill character must be a unicode character, not {class}"),
        _ => format!("{method}() argument 2 must be a byte string of length 1, not {class}"),
    }))
}

pub fn zfill<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let width = bound(vm, &args[1])?.max(0) as usize;
    vm.reserve(width as u64)?;
    let zeros = "0".repeat(width.saturating_sub(text.chars()));
    let filled = match text.strip_prefix(['+', '-']) {
        Some(digits) => format!("{}{zeros}{digits}", &text[..1]),
        None => zeros + &text,
    };
    ret(K::give(&args[0], &filled))
}

pub fn expand_tabs<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let size = bound(vm, &args[1])?.max(0) as usize;
    vm.reserve((text.matches('\t').count() as u64).saturating_mul(size as u64))?;
    let mut result = String::with_capacity(text.len());
    let mut column = 0;
    for c in str::chars(&text) {
        if c != '\t' {
            result.push(c);
            column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            continue;
        }
        let spaces = if size == 0 { 0 } else { size - column % size };
        result.extend(std::iter::repeat_n(' ', spaces));
        column += spaces;
    }
    ret(K::give(&args[0], &result))
}
