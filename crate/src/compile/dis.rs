//! Code as text, for people and tests.

use std::fmt::Write;

use super::code::{Code, Const, Op};
use super::emit::target;
use super::symbol::Interner;

/// One line per instruction: index, source line, instruction, and what its index stands for. Inner code follows.
pub fn disassemble(code: &Code, globals: &[super::symbol::Symbol], interner: &Interner) -> String {
    let mut text = String::new();
    // Writing to a String can't fail.
    let _ = write(code, globals, interner, &mut text);
    text
}

fn write(code: &Code, globals: &[super::symbol::Symbol], interner: &Interner, text: &mut String) -> std::fmt::Result {
    writeln!(text, "{} ({:?}), stack {}", code.qualname, code.kind, code.stack_size)?;
    let mut line = 0;
    for (at, op) in code.ops.iter().enumerate() {
        let shown = if code.lines[at] == line { String::new() } else { code.lines[at].to_string() };
        line = code.lines[at];
        let handler = code.handlers.iter().find(|handler| (handler.start..handler.end).contains(&(at as u32)));
        let handler = handler.map(|handler| format!("  ! {} at {}", handler.target, handler.depth)).unwrap_or_default();
        let meaning = meaning(*op, code, globals, interner).map(|text| format!("  ({text})")).unwrap_or_default();
        let mark = if code.ops.iter().any(|op| target(*op) == Some(at as u32)) { ">" } else { " " };
        writeln!(text, "{shown:>5} {mark}{at:>4} {op:?}{meaning}{handler}")?;
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            writeln!(text)?;
            write(inner, globals, interner, text)?;
        }
    }
    Ok(())
}

fn meaning(op: Op, code: &Code, globals: &[super::symbol::Symbol], interner: &Interner) -> Option<String> {
    let name = |symbol: Option<&super::symbol::Symbol>| symbol.map(|symbol| interner.name(*symbol).to_string());
    match op {
        Op::Const(index) => code.consts.get(index as usize).map(constant),
        Op::LoadFast(slot)
        | Op::StoreFast(slot)
        | Op::DeleteFast(slot)
        | Op::TakeFast(slot)
        | Op::MakeCell(slot)
        | Op::LoadDeref(slot)
        | Op::StoreDeref(slot)
        | Op::DeleteDeref(slot)
        | Op::LoadClosure(slot)
        | Op::LoadClassDeref(_, slot) => name(code.slots.get(slot as usize)),
        Op::LoadGlobal(index) | Op::StoreGlobal(index) | Op::DeleteGlobal(index) => name(globals.get(index as usize)),
        Op::LoadName(index, _)
        | Op::StoreName(index)
        | Op::DeleteName(index)
        | Op::LoadAttr(index)
        | Op::StoreAttr(index)
        | Op::DeleteAttr(index)
        | Op::LoadMethod(index)
        | Op::LoadSuperAttr(index)
        | Op::Import(index, _)
        | Op::ImportFrom(index) => name(code.names.get(index as usize)),
        _ => None,
    }
}

fn constant(value: &Const) -> String {
    match value {
        Const::Int(value, _) => value.to_string(),
        Const::Float(value, _) => format!("{value:?}"),
        Const::Str(text) => format!("{text:?}"),
        Const::Code(code) => format!("code {}", code.qualname),
        other => format!("{other:?}"),
    }
}
