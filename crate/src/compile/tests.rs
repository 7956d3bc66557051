//! What the compiler guarantees of its code.

use std::rc::Rc;

use super::code::{Code, Const, Op, Unit};
use super::symbol::Interner;
use super::{Options, compile, dis, verify};

fn unit(source: &str) -> (Unit, Interner) {
    let mut interner = Interner::default();
    let unit = compile(source, &mut interner, Options::default()).unwrap_or_else(|error| panic!("{error}\n{source}"));
    (unit, interner)
}

fn message(source: &str) -> String {
    let mut interner = Interner::default();
    match compile(source, &mut interner, Options::default()) {
        Ok(_) => "no error".into(),
        Err(error) => error.message,
    }
}

/// The code object of this qualified name.
fn find(code: &Rc<Code>, qualname: &str) -> Option<Rc<Code>> {
    if &*code.qualname == qualname {
        return Some(code.clone());
    }
    code.consts.iter().find_map(|constant| match constant {
        Const::Code(inner) => find(inner, qualname),
        _ => None,
    })
}

fn function(source: &str, qualname: &str) -> Rc<Code> {
    let (unit, _) = unit(source);
    find(&unit.code, qualname).unwrap_or_else(|| panic!("no {qualname}"))
}

fn verified(source: &str) {
    let (unit, interner) = unit(source);
    if let Err(fault) = verify::check(&unit.code) {
        panic!("{fault}\n{source}\n{}", dis::disassemble(&unit.code, &unit.globals, &interner));
    }
}

/// One of everything, in every combination that leaves blocks early.
const PROGRAMS: &[&str] = &[
    include_str!("samples/control.py"),
    include_str!("samples/exceptions.py"),
    include_str!("samples/functions.py"),
    include_str!("samples/classes.py"),
    include_str!("samples/asynchronous.py"),
    include_str!("samples/patterns.py"),
    include_str!("samples/expressions.py"),
];

#[test]
fn every_way_through_the_code_keeps_the_stack_in_order() {
    for program in PROGRAMS {
        verified(program);
    }
}

/// Every program in the folder that `LOOPSCOPE_PROGRAMS` names, for larger collections than these.
#[test]
fn programs_from_elsewhere_keep_the_stack_in_order() {
    let Some(folder) = std::env::var_os("LOOPSCOPE_PROGRAMS") else { return };
    let files = std::fs::read_dir(folder).expect("the folder can be read").filter_map(|entry| Some(entry.ok()?.path()));
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "py")) {
        verified(&std::fs::read_to_string(&file).expect("a program can be read"));
    }
}
