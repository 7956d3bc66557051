//! `strip`, `lstrip`, `rstrip`.

use super::Kind;
use crate::builtins::args::Outcome;
use crate::vm::Vm;
use crate::vm::native::{Args, ret};

pub fn strip<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    stripped::<K>(vm, args, "strip", true, true)
}

pub fn lstrip<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    stripped::<K>(vm, args, "lstrip", true, false)
}

pub fn rstrip<K: Kind>(vm: &mut Vm, args: &Args) -> Outcome {
    stripped::<K>(vm, args, "rstrip", false, true)
}

fn stripped<K: Kind>(vm: &mut Vm, args: &Args, method: &str, left: bool, right: bool) -> Outcome {
    let text = K::this(vm, &args[0])?;
    let set = match K::text(&args[1]) {
        Some(set) => Some(set),
        None if args[1].is_none() => None,
        None if K::NAME == "str" => return Err(vm.type_error(&format!("{method} arg must be None or str"))),
        None => return Err(K::wrong_argument(vm, method, 1, &args[1])),
    };
    let unwanted = |c: char| set.as_ref().map_or_else(|| K::is_space(c), |set| set.contains(c));
    let mut rest: &str = &text;
    if left {
        rest = rest.trim_start_matches(unwanted);
    }
    if right {
        rest = rest.trim_end_matches(unwanted);
    }
    ret(K::give(&args[0], rest))
}
