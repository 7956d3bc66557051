//! The native part of `re`: a backtracking matcher with Python's syntax and Python's choices.
//!
//! It is written for this engine, as a crate would cost more of the download (those with look-around 100 kB and more), would choose
//! other matches here and there, and could not be stopped when a pattern takes exponential time.

mod matcher;
mod program;
mod syntax;

use std::rc::Rc;

use self::matcher::{Exhausted, Matcher, Mode, NONE};
use self::program::Program;
use super::args::{Outcome, as_bytes, as_str, functions, index, plain};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::module::Module;
use crate::vm::native::{Args, Halt, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;
use crate::trace::Limit;

const FUNCTIONS: &[NativeDef] = &[
    def("_compile", "pattern, flags, /", compile),
    def("_find", "program, string, start, end, mode, not_empty, /", find),
    def("_find_all", "program, string, start, end, limit, /", find_all),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    Ok(())
}

impl Object for Program {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.object.clone()
    }
}

/// The characters of a string, or the bytes as the first 256 of them; and whether they are bytes.
fn characters(vm: &Vm, value: &Value) -> Result<(Vec<char>, bool), Stop> {
    if let Some(text) = as_str(value) {
        return Ok((str::chars(&text).collect(), false));
    }
    match as_bytes(value) {
        Some(bytes) => Ok((bytes.into_iter().map(char::from).collect(), true)),
        None => Err(vm.type_error(&format!("expected string or bytes-like object, got '{}'", vm.class_name(value)))),
    }
}

/// `(program, flags, groups, ((name, group), …))`, or what is wrong with the pattern and where (None: with all of it).
fn compile(vm: &mut Vm, args: &Args) -> Outcome {
    let (text, bytes) = characters(vm, &args[0])?;
    let flags = index(vm, &args[1])? as u32;
    vm.spend(text.len())?;
    let pattern = match syntax::parse(&text, flags, bytes) {
        Ok(pattern) => pattern,
        Err(error) => {
            let position = if error.position == syntax::NOWHERE { Value::None } else { error.position.into() };
            return ret(Value::tuple(vec![error.message.into(), position]));
        }
    };
    let names = pattern.names.iter().map(|(name, group)| Value::tuple(vec![Value::str(name), (*group).into()])).collect();
    let program = Value::native(Program::new(&pattern));
    let flags = Value::int(pattern.flags.into());
    ret(Value::tuple(vec![program, flags, pattern.groups.into(), Value::tuple(names)]))
}

/// Does something with a matcher for the first two arguments, the fourth of which is the end. Each of its steps costs an instruction.
fn with_matcher<T>(
    vm: &mut Vm,
    args: &Args,
    act: impl FnOnce(&mut Matcher) -> Result<T, Exhausted>,
) -> Result<T, Stop> {
    let (text, _) = characters(vm, &args[1])?;
    let end = (index(vm, &args[3])?.max(0) as usize).min(text.len());
    vm.spend(text.len() / 16)?;
    let steps = vm.fuel;
    let Value::Native(native) = plain(&args[0]) else { return Err(vm.type_error("a compiled pattern is needed")) };
    let Some(program) = native.get::<Program>() else { return Err(vm.type_error("a compiled pattern is needed")) };
    let mut matcher = Matcher::new(program, &text, end, steps);
    let found = act(&mut matcher);
    vm.spend((steps - matcher.steps) as usize)?;
    found.map_err(|Exhausted| Stop::Halt(Halt::Limit(if matcher.steps == 0 { Limit::Fuel } else { Limit::Memory })))
}

fn mode(number: i64) -> Mode {
    match number {
        0 => Mode::Search,
        1 => Mode::Match,
        _ => Mode::Full,
    }
}

/// The places of a match and of its groups, -1 for those that are not in it; at last the group that was closed last.
fn places(program_groups: usize, slots: &[usize]) -> Value {
    let place = |&slot: &usize| if slot == NONE { Value::int(-1) } else { slot.into() };
    Value::tuple(slots[..2 * program_groups + 3].iter().map(place).collect())
}

fn groups(args: &Args) -> usize {
    args[0].with(|program: &Program| program.groups).unwrap_or(0)
}

/// One match, or None.
fn find(vm: &mut Vm, args: &Args) -> Outcome {
    let start = index(vm, &args[2])?.max(0) as usize;
    let mode = mode(index(vm, &args[4])?);
    let not_empty = vm.truth(&args[5])?;
    let found = with_matcher(vm, args, |matcher| matcher.find(start, mode, not_empty))?;
    ret(found.map_or(Value::None, |slots| places(groups(args), &slots)))
}

/// All matches, each after the one before, at most so many (0: all). After an empty match the next one may not be empty in the same place.
fn find_all(vm: &mut Vm, args: &Args) -> Outcome {
    let mut start = index(vm, &args[2])?.max(0) as usize;
    let limit = index(vm, &args[4])?.max(0) as usize;
    let found = with_matcher(vm, args, |matcher| {
        let mut all = Vec::new();
        let mut not_empty = false;
        while let Some(slots) = matcher.find(start, Mode::Search, not_empty)? {
            not_empty = slots[0] == slots[1];
            start = slots[1];
            all.push(slots);
            if all.len() == limit {
                break;
            }
        }
        Ok(all)
    })?;
    let groups = groups(args);
    let list = found.iter().map(|slots| places(groups, slots)).collect::<Vec<_>>();
    vm.reserve((list.len() * (64 + 16 * (2 * groups + 3))) as u64)?;
    ret(Value::list(list))
}
