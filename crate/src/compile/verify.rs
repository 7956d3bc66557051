//! Checks of finished code, for tests: every way through it keeps the stack in order.

use super::code::{Code, Const, Op};
use super::emit::{effect, jump_effect, target};

/// Follows all control flow of the code and of the code inside of it. The error says what is wrong where.
pub fn check(code: &Code) -> Result<(), String> {
    let fault = |at: usize, what: &str| Err(format!("{} at {at} {:?}: {what}", code.qualname, code.ops.get(at)));
    if code.spans.len() != code.ops.len() || code.lines.len() != code.ops.len() {
        return fault(0, "instructions without a place");
    }
    for handler in &code.handlers {
        if handler.start >= handler.end || handler.end as usize > code.ops.len() {
            return fault(handler.start as usize, "a handler covers nothing");
        }
    }
    let mut depths: Vec<Option<u32>> = vec![None; code.ops.len()];
    let mut pending = vec![(0usize, 0u32)];
    while let Some((at, depth)) = pending.pop() {
        let Some(&op) = code.ops.get(at) else { return fault(at, "runs off the end") };
        match depths[at] {
            Some(known) if known == depth => continue,
            Some(known) => return fault(at, &format!("reached with {depth} and with {known} on the stack")),
            None => depths[at] = Some(depth),
        }
        if depth < needs(op) {
            return fault(at, &format!("needs {} of {depth}", needs(op)));
        }
        let after = depth.checked_add_signed(effect(op));
        let Some(after) = after else { return fault(at, "takes more than there is") };
        if after.max(depth) > code.stack_size {
            return fault(at, "stack_size is too small");
        }
        check_indexes(code, op).or_else(|what| fault(at, &what))?;
        if let Some(target) = target(op) {
            let Some(there) = depth.checked_add_signed(jump_effect(op)) else {
                return fault(at, "jumps without a stack");
            };
            pending.push((target as usize, there));
        }
        if !matches!(op, Op::Jump(_) | Op::Return | Op::Raise(_) | Op::Reraise) {
            pending.push((at + 1, after));
        }
        if let Some(handler) = code.handlers.iter().find(|handler| (handler.start..handler.end).contains(&(at as u32)))
        {
            if handler.depth > depth {
                return fault(at, "the handler keeps more than there is");
            }
            pending.push((handler.target as usize, handler.depth + 1));
        }
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            check(inner)?;
        }
    }
    Ok(())
}

/// How many values an instruction looks at.
fn needs(op: Op) -> u32 {
    match op {
        Op::Copy(n) | Op::Swap(n) => n,
        Op::ListAppend(n) | Op::SetAdd(n) => n + 1,
        Op::DictAdd(n) => n + 2,
        Op::DictMerge(n) => n + 1,
        Op::WithExcept(n) => n,
        Op::Dup | Op::SetHandled | Op::MatchSequence | Op::MatchMapping | Op::GetLen | Op::ForIter(_) | Op::GetAnext => 1,
        Op::MatchKeys | Op::MatchException | Op::MatchExceptionGroup => 2,
        Op::Call(n) => n + 1,
        Op::CallMethod(n) => n + 2,
        Op::CallKw(n, _) => n + 1,
        Op::MakeFunction(flags) => flags.count_ones() + 1,
        Op::BuildTuple(n) | Op::BuildList(n) | Op::BuildSet(n) | Op::BuildString(n) | Op::BuildSlice(n) => n,
        Op::BuildDict(n) => 2 * n,
        _ => (-effect(op)).max(0) as u32,
    }
}

fn check_indexes(code: &Code, op: Op) -> Result<(), String> {
    let within = |index: u32, len: usize, what: &str| {
        if (index as usize) < len { Ok(()) } else { Err(format!("no such {what}")) }
    };
    match op {
        Op::Const(index) => within(index, code.consts.len(), "constant"),
        Op::LoadFast(slot) | Op::StoreFast(slot) | Op::DeleteFast(slot) | Op::TakeFast(slot) | Op::MakeCell(slot) => {
            within(slot, code.slots.len(), "slot")
        }
        Op::LoadDeref(slot) | Op::StoreDeref(slot) | Op::DeleteDeref(slot) | Op::LoadClosure(slot) => {
            within(slot, code.slots.len(), "slot")?;
            let made = code.ops.contains(&Op::MakeCell(slot));
            if code.cells.contains(&slot) || code.free.contains(&slot) || made {
                Ok(())
            } else {
                Err("not a cell".into())
            }
        }
        Op::LoadAttr(name)
        | Op::StoreAttr(name)
        | Op::DeleteAttr(name)
        | Op::LoadMethod(name)
        | Op::StoreName(name) => within(name, code.names.len(), "name"),
        _ => Ok(()),
    }
}
