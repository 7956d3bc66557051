//! One code object in the making: instructions, labels, the depth of the stack, handlers, constants.

use std::collections::HashMap;
use std::rc::Rc;

use ruff_python_ast::{Expr, Identifier, Stmt};

use crate::syntax::Span;

use super::code::{Code, CodeKind, Const, Handler, Op, Params, Target};
use super::resolve::Slots;
use super::symbol::Symbol;

/// What is known of a code object before its instructions.
#[derive(Clone, Debug, Default)]
pub struct Header {
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    pub kind: CodeKind,
    pub params: Params,
    /// 0: the line that `span` begins on.
    pub first_line: u32,
    pub span: Span,
    pub doc: Option<Rc<str>>,
}

/// A place in the code that jumps go to. Until the code is finished, instructions hold the label's number as their target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(Target);

/// An exception handler: where an exception goes, and how much of the stack it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Catch {
    label: Label,
    depth: u32,
}

/// What encloses the statement being compiled, as far as leaving it early has to undo something (CPython: `fblockinfo`).
#[derive(Clone, Copy, Debug)]
pub enum Block<'a> {
    /// `for` loops keep their iterator on the stack.
    Loop { next: Label, end: Label, iterates: bool },
    /// A `try` with `except` clauses; nothing but the handler has to go.
    Try,
    /// A `try` whose `finally` still has to run.
    Finally { body: &'a [Stmt] },
    /// In a `finally` body that runs on the way out of a `return`: below is the value that is returned.
    Returning,
    /// In the copy of a `finally` body that runs for an exception: below are what was handled before, and the exception.
    FinallyRaised,
    /// In an `except` clause: below is what was handled before.
    Handling { name: Option<&'a Identifier> },
    /// In an `except*` clause, which can't be left early.
    HandlingGroup,
    /// Below is the manager's exit.
    With { is_async: bool, span: Span },
}

/// A block and the handler that was active outside of it.
#[derive(Clone, Copy, Debug)]
pub struct Entered<'a> {
    pub block: Block<'a>,
    pub outer: Option<Catch>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    at: Option<Target>,
    depth: Option<u32>,
}

/// Constants that are stored once. Numbers are not among them: each stands for its own place in the source.
#[derive(PartialEq, Eq, Hash)]
enum Shared {
    None,
    Bool(bool),
    Ellipsis,
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
}

pub struct Emitter<'a> {
    code: Code,
    labels: Vec<Place>,
    /// Per instruction: where an exception in it goes.
    catches: Vec<Option<Catch>>,
    /// Where an exception in the next instruction goes.
    pub catch: Option<Catch>,
    depth: u32,
    shared: HashMap<Shared, u32>,
    names: HashMap<Symbol, u32>,
    pub blocks: Vec<Entered<'a>>,
    /// The annotated variables of a class or the module.
    pub annotations: Vec<(&'a str, &'a Expr)>,
}

impl<'a> Emitter<'a> {
    pub fn new(header: Header, slots: &Slots, library: bool) -> Emitter<'a> {
        let code = Code {
            name: header.name,
            qualname: header.qualname,
            kind: header.kind,
            params: header.params,
            first_line: header.first_line,
            span: header.span,
            doc: header.doc,
            slots: slots.names.clone(),
            cells: slots.cells.clone(),
            free: slots.free.iter().map(|(_, slot)| *slot).collect(),
            library,
            ..Code::default()
        };
        Emitter {
            code,
            labels: Vec::new(),
            catches: Vec::new(),
            catch: None,
            depth: 0,
            shared: HashMap::new(),
            names: HashMap::new(),
            blocks: Vec::new(),
            annotations: Vec::new(),
        }
    }

    /// How many instructions there are.
    pub fn len(&self) -> usize {
        self.code.ops.len()
    }

    pub fn kind(&self) -> CodeKind {
        self.code.kind
    }

    pub fn params(&self) -> &Params {
        &self.code.params
    }

    /// The first parameter's name, if there are any parameters.
    pub fn first_slot(&self) -> Option<Symbol> {
        self.code.slots.first().copied()
    }

    pub fn qualname(&self) -> &str {
        &self.code.qualname
    }

    pub fn set_doc(&mut self, doc: Rc<str>) {
        self.code.doc = Some(doc);
    }

    pub fn emit(&mut self, op: Op, span: Span, line: u32) {
        if let Some(label) = target(op) {
            let depth = self.depth.saturating_add_signed(jump_effect(op));
            self.meet(Label(label), depth);
        }
        self.depth = self.depth.saturating_add_signed(effect(op));
        self.code.stack_size = self.code.stack_size.max(self.depth + peak(op));
        self.code.ops.push(op);
        self.code.spans.push(span);
        self.code.lines.push(line);
        self.catches.push(self.catch);
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(Place::default());
        Label(self.labels.len() as Target - 1)
    }

    /// The next instruction is where the label points.
    pub fn place(&mut self, label: Label) {
        let at = self.code.ops.len() as Target;
        let place = &mut self.labels[label.0 as usize];
        place.at = Some(at);
        match place.depth {
            Some(depth) => self.depth = depth,
            None => place.depth = Some(self.depth),
        }
    }

    fn meet(&mut self, label: Label, depth: u32) {
        let place = &mut self.labels[label.0 as usize];
        debug_assert!(
            place.depth.is_none_or(|known| known == depth),
            "two depths at one label in {}",
            self.code.qualname
        );
        place.depth.get_or_insert(depth);
    }

    /// From here on exceptions go to `label`, with the stack as deep as it is now.
    pub fn protect(&mut self, label: Label) {
        self.meet(label, self.depth + 1);
        self.catch = Some(Catch { label, depth: self.depth });
    }

    /// As [`protect`](Self::protect), without the topmost value of the stack.
    pub fn protect_below(&mut self, label: Label) {
        self.meet(label, self.depth);
        self.catch = Some(Catch { label, depth: self.depth.saturating_sub(1) });
    }

    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// Sets the depth for what follows, where it can only be reached by jumps or not at all.
    pub fn settle(&mut self, depth: u32) {
        self.depth = depth;
    }

    /// Enters a block. `outer` is the handler that holds outside of it.
    pub fn enter(&mut self, block: Block<'a>, outer: Option<Catch>) {
        self.blocks.push(Entered { block, outer });
    }

    /// Leaves the innermost block and puts the handler outside of it in force.
    pub fn leave(&mut self) {
        if let Some(entered) = self.blocks.pop() {
            self.catch = entered.outer;
        }
    }

    pub fn constant(&mut self, value: Const) -> u32 {
        let key = match &value {
            Const::None => Shared::None,
            Const::Bool(flag) => Shared::Bool(*flag),
            Const::Ellipsis => Shared::Ellipsis,
            Const::Str(text) => Shared::Str(text.clone()),
            Const::Bytes(bytes) => Shared::Bytes(bytes.clone()),
            _ => return self.push_constant(value),
        };
        if let Some(&at) = self.shared.get(&key) {
            return at;
        }
        let at = self.push_constant(value);
        self.shared.insert(key, at);
        at
    }

    fn push_constant(&mut self, value: Const) -> u32 {
        self.code.consts.push(value);
        self.code.consts.len() as u32 - 1
    }

    /// The name's index in the code's table.
    pub fn name(&mut self, symbol: Symbol) -> u32 {
        let names = &mut self.code.names;
        *self.names.entry(symbol).or_insert_with(|| {
            names.push(symbol);
            names.len() as u32 - 1
        })
    }

    /// The finished code: labels become instruction indexes, and the handlers a table.
    pub fn finish(mut self) -> Code {
        let labels = std::mem::take(&mut self.labels);
        let resolve = |label: Target| labels[label as usize].at.unwrap_or(0);
        for op in &mut self.code.ops {
            retarget(op, resolve);
        }
        self.code.handlers = table(&self.catches, resolve);
        self.code
    }
}

/// Neighbouring instructions with the same handler become one entry. Only the innermost handler of an instruction is listed, so
/// no two entries overlap.
fn table(catches: &[Option<Catch>], resolve: impl Fn(Target) -> Target) -> Vec<Handler> {
    let mut handlers: Vec<Handler> = Vec::new();
    for (at, catch) in catches.iter().enumerate() {
        let Some(catch) = catch else { continue };
        let (at, target) = (at as Target, resolve(catch.label.0));
        match handlers.last_mut() {
            Some(last) if last.end == at && last.target == target && last.depth == catch.depth => last.end += 1,
            _ => handlers.push(Handler { start: at, end: at + 1, target, depth: catch.depth }),
        }
    }
    handlers
}

/// Makes a jump to a label.
impl Label {
    pub fn jump(self) -> Op {
        Op::Jump(self.0)
    }

    pub fn if_false(self) -> Op {
        Op::PopJumpIfFalse(self.0)
    }

    pub fn if_true(self) -> Op {
        Op::PopJumpIfTrue(self.0)
    }

    /// Jumps when the condition is as `when` says.
    pub fn when(self, when: bool) -> Op {
        if when { self.if_true() } else { self.if_false() }
    }

    pub fn if_false_or_pop(self) -> Op {
        Op::JumpIfFalseOrPop(self.0)
    }

    pub fn if_true_or_pop(self) -> Op {
        Op::JumpIfTrueOrPop(self.0)
    }

    pub fn if_none(self) -> Op {
        Op::PopJumpIfNone(self.0)
    }

    pub fn if_not_none(self) -> Op {
        Op::PopJumpIfNotNone(self.0)
    }

    pub fn for_iter(self) -> Op {
        Op::ForIter(self.0)
    }
}

/// Where an instruction jumps to.
pub fn target(op: Op) -> Option<Target> {
    match op {
        Op::Jump(target)
        | Op::PopJumpIfFalse(target)
        | Op::PopJumpIfTrue(target)
        | Op::JumpIfFalseOrPop(target)
        | Op::JumpIfTrueOrPop(target)
        | Op::PopJumpIfNone(target)
        | Op::PopJumpIfNotNone(target)
        | Op::ForIter(target) => Some(target),
        _ => None,
    }
}

fn retarget(op: &mut Op, resolve: impl Fn(Target) -> Target) {
    match op {
        Op::Jump(target)
        | Op::PopJumpIfFalse(target)
        | Op::PopJumpIfTrue(target)
        | Op::JumpIfFalseOrPop(target)
        | Op::JumpIfTrueOrPop(target)
        | Op::PopJumpIfNone(target)
        | Op::PopJumpIfNotNone(target)
        | Op::ForIter(target) => *target = resolve(*target),
        _ => {}
    }
}

/// By how much an instruction changes the stack's depth when it jumps.
pub fn jump_effect(op: Op) -> i32 {
    match op {
        Op::PopJumpIfFalse(_)
        | Op::PopJumpIfTrue(_)
        | Op::PopJumpIfNone(_)
        | Op::PopJumpIfNotNone(_)
        | Op::ForIter(_) => -1,
        _ => 0,
    }
}

/// How far above its result an instruction's own work may stand on the stack.
fn peak(op: Op) -> u32 {
    match op {
        Op::WithExcept(_) | Op::YieldFrom | Op::LoadSuperAttr(_) => 2,
        _ => 0,
    }
}

/// By how much an instruction changes the stack's depth when it does not jump.
pub fn effect(op: Op) -> i32 {
    match op {
        Op::Line(_)
        | Op::Swap(_)
        | Op::MakeCell(_)
        | Op::DeleteFast(_)
        | Op::DeleteDeref(_)
        | Op::DeleteGlobal(_)
        | Op::DeleteName(_)
        | Op::LoadAttr(_)
        | Op::Unary(_)
        | Op::Jump(_)
        | Op::ListToTuple
        | Op::GetIter
        | Op::GetYieldFrom
        | Op::GetAwaitable(_)
        | Op::GetAiter
        | Op::Yield
        | Op::ReturnGenerator
        | Op::PushHandled
        | Op::SetHandled
        | Op::MatchException
        | Op::MatchExceptionGroup
        | Op::MakeTypeParam(_) => 0,
        Op::Dup
        | Op::Copy(_)
        | Op::Const(_)
        | Op::LoadFast(_)
        | Op::TakeFast(_)
        | Op::LoadDeref(_)
        | Op::LoadClosure(_)
        | Op::LoadGlobal(_)
        | Op::LoadName(..)
        | Op::LoadClassDeref(..)
        | Op::LoadMethod(_)
        | Op::LoadBuildClass
        | Op::LoadLocals
        | Op::ForIter(_)
        | Op::GetAnext
        | Op::LoadAssertionError
        | Op::WithEnter(_)
        | Op::WithExcept(_)
        | Op::MatchSequence
        | Op::MatchMapping
        | Op::GetLen
        | Op::MatchKeys
        | Op::Import(..)
        | Op::ImportFrom(_) => 1,
        Op::Pop
        | Op::StoreFast(_)
        | Op::StoreDeref(_)
        | Op::StoreGlobal(_)
        | Op::StoreName(_)
        | Op::DeleteAttr(_)
        | Op::LoadSuperAttr(_)
        | Op::LoadItem
        | Op::Binary(_)
        | Op::Inplace(_)
        | Op::Compare(_)
        | Op::Is(_)
        | Op::Contains(_)
        | Op::PopJumpIfFalse(_)
        | Op::PopJumpIfTrue(_)
        | Op::JumpIfFalseOrPop(_)
        | Op::JumpIfTrueOrPop(_)
        | Op::PopJumpIfNone(_)
        | Op::PopJumpIfNotNone(_)
        | Op::ListAppend(_)
        | Op::SetAdd(_)
        | Op::ListExtend
        | Op::SpreadExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge(_)
        | Op::Return
        | Op::YieldFrom
        | Op::PopHandled
        | Op::Reraise
        | Op::PrepareReraiseStar
        | Op::MatchClass(..)
        | Op::DictWithout
        | Op::ImportStar => -1,
        Op::StoreAttr(_) | Op::DeleteItem | Op::DictAdd(_) | Op::EndAsyncFor | Op::MakeTypeAlias => -2,
        Op::StoreItem => -3,
        Op::BuildSlice(count)
        | Op::BuildTuple(count)
        | Op::BuildList(count)
        | Op::BuildSet(count)
        | Op::BuildString(count) => 1 - count as i32,
        Op::BuildDict(pairs) => 1 - 2 * pairs as i32,
        Op::Unpack(count) => count as i32 - 1,
        Op::UnpackEx(before, after) => (before + after) as i32,
        Op::Format(_, spec) => -i32::from(spec),
        Op::Call(count) | Op::CallKw(count, _) => -(count as i32),
        Op::CallMethod(count) => -(count as i32) - 1,
        Op::CallEx(keywords) => -1 - i32::from(keywords),
        Op::MakeFunction(flags) => -(flags.count_ones() as i32),
        Op::Raise(count) => -(count as i32),
    }
}
