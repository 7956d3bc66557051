//! `translate` and `maketrans`.

use std::rc::Rc;

use num_traits::ToPrimitive;

use crate::builtins::args::{Outcome, as_int, as_str, this_str};
use crate::vm::Vm;
use crate::vm::dict::Dict;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::string::Str;
use crate::vm::value::Value;

pub const METHODS: &[NativeDef] = &[def("translate", "self, table, /", translate)];
pub const STATIC_METHODS: &[NativeDef] = &[def("maketrans", "x, y=unset, z=unset, /", maketrans)];

fn translate(vm: &mut Vm, args: &Args) -> Outcome {
    let text = this_str(vm, &args[0])?;
    vm.work(text.len());
    let mut result = String::with_capacity(text.len());
    for c in str::chars(&text) {
        let replacement = match vm.get_item(&args[1], &Value::int(c as i64)) {
            Ok(replacement) => replacement,
            Err(Stop::Raise(error)) if vm.is_exception(&error, &vm.types.lookup_error.clone()) => {
                result.push(c);
                continue;
            }
            Err(stop) => return Err(stop),
        };
        if replacement.is_none() {
            continue;
        }
        if let Some(text) = as_str(&replacement) {
            result.push_str(&text);
            continue;
        }
        match as_int(&replacement).map(|n| n.to_u32().and_then(char::from_u32)) {
            Some(Some(c)) => result.push(c),
            Some(None) => return Err(vm.value_error("character mapping must be in range(0x110000)")),
            None => return Err(vm.type_error("character mapping must return integer, None or str")),
        }
    }
    ret(result)
}

fn maketrans(vm: &mut Vm, args: &Args) -> Outcome {
    let table = Rc::new(Dict::new());
    if args[1].is_unbound() {
        let Value::Dict(source) = &args[0] else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in source.entries() {
            let key = match as_str(&key) {
                Some(text) if text.chars() == 1 => code(str::chars(&text).next()),
                Some(_) => return Err(vm.value_error("string keys in translate table must be of length 1")),
                None if as_int(&key).is_some() => key,
                None => return Err(vm.type_error("keys in translate table must be strings or integers")),
            };
            table.set(vm, key, value)?;
        }
        return ret(Value::Dict(table));
    }
    let from = text(vm, &args[0], "first maketrans argument must be a string if there is a second argument")?;
    let to = text(vm, &args[1], "maketrans() argument 2 must be str")?;
    if from.chars() != to.chars() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in str::chars(&from).zip(str::chars(&to)) {
        table.set(vm, code(Some(from)), code(Some(to)))?;
    }
    if !args[2].is_unbound() {
        let removed = text(vm, &args[2], "maketrans() argument 3 must be str")?;
        for c in str::chars(&removed) {
            table.set(vm, code(Some(c)), Value::None)?;
        }
    }
    ret(Value::Dict(table))
}

fn code(c: Option<char>) -> Value {
    Value::int(c.map_or(0, |c| c as i64))
}

fn text(vm: &Vm, value: &Value, message: &str) -> Result<Rc<Str>, Stop> {
    as_str(value).ok_or_else(|| vm.type_error(message))
}
