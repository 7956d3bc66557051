//! Code objects: what the compiler makes and the VM runs.
//!
//! A stack machine. Stack pictures in the comments have the top at the right; `→` separates before and after.

use std::rc::Rc;

use super::symbol::Symbol;

pub use crate::syntax::Span;

/// A constant. Numbers know where they stand in the source.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64, Span),
    /// Decimal digits of an integer too large for 64 bits.
    BigInt(Rc<str>),
    Float(f64, Span),
    /// The imaginary part.
    Complex(f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Const>),
    Code(Rc<Code>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
    Not,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// `!s`, `!r`, `!a` of a replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// Index of an instruction.
pub type Target = u32;

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// A statement on this line begins (or a loop's condition is looked at again). Only in code of the learner's.
    Line(u32),

    // The operand stack
    Pop,
    Dup,
    /// Pushes a copy of the n-th from the top (1 = top).
    Copy(u32),
    /// Swaps the top with the n-th from the top (2 = the one below).
    Swap(u32),

    // Constants and variables. Slots: parameters, then locals, then cells and free variables; see `Code::slots`.
    Const(u32),
    LoadFast(u32),
    StoreFast(u32),
    DeleteFast(u32),
    /// As `LoadFast`, but leaves the slot unbound (compiler's temporaries).
    TakeFast(u32),
    /// Puts a fresh empty cell into a slot; a comprehension's captured variable gets one per run.
    MakeCell(u32),
    /// The content of the cell in a slot.
    LoadDeref(u32),
    StoreDeref(u32),
    DeleteDeref(u32),
    /// The cell itself, for a closure.
    LoadClosure(u32),
    /// Index in the module's table of global names (`Unit::globals`); falls back to the built-ins.
    LoadGlobal(u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    /// In class bodies: the class's namespace, then global `b`. `a`: index in `names`, `b`: global index.
    LoadName(u32, u32),
    /// In class bodies: the namespace, then the cell in slot `b`.
    LoadClassDeref(u32, u32),
    /// Into the class's namespace. Index in `names`.
    StoreName(u32),
    DeleteName(u32),

    // Attributes and items. Index in `names`.
    LoadAttr(u32),
    /// `value object →`
    StoreAttr(u32),
    DeleteAttr(u32),
    /// `object → function self` or `object → unbound callable`: for `CallMethod`.
    LoadMethod(u32),
    /// `class self → attribute`, as `super(class, self).name`.
    LoadSuperAttr(u32),
    /// `container key → item`
    LoadItem,
    /// `value container key →`
    StoreItem,
    DeleteItem,
    /// `start stop → slice`, or with a step (3).
    BuildSlice(u32),

    // Operators
    Binary(BinaryOp),
    /// `a += b` and its kin: the in-place method first.
    Inplace(BinaryOp),
    Unary(UnaryOp),
    Compare(CompareOp),
    /// `is`; inverted: `is not`.
    Is(bool),
    /// `item container → bool`; inverted: `not in`.
    Contains(bool),

    // Jumps
    Jump(Target),
    PopJumpIfFalse(Target),
    PopJumpIfTrue(Target),
    JumpIfFalseOrPop(Target),
    JumpIfTrueOrPop(Target),
    PopJumpIfNone(Target),
    PopJumpIfNotNone(Target),

    // Containers
    BuildTuple(u32),
    BuildList(u32),
    BuildSet(u32),
    /// `k v k v … → dict`, n pairs.
    BuildDict(u32),
    BuildString(u32),
    ListToTuple,
    /// `… list … item → … list …`: the list is the n-th from the top after popping the item (1 = new top).
    ListAppend(u32),
    SetAdd(u32),
    /// `… dict … key value → … dict …`
    DictAdd(u32),
    /// `list iterable → list`
    ListExtend,
    /// `callable null? list iterable → callable null? list`: as `ListExtend`, for the one `*iterable` of a call; errors name the callable.
    SpreadExtend,
    SetUpdate,
    /// `dict mapping → dict`, of `{**m}`.
    DictUpdate,
    /// `callable … dict mapping → callable … dict`, of `f(**m)`: repeated keys are an error. The callable is the n-th from the
    /// top after popping the mapping; it is named in the error.
    DictMerge(u32),
    /// `sequence → last … first`: exactly n items.
    Unpack(u32),
    /// `sequence → last … [rest] … first`: at least before + after items.
    UnpackEx(u32, u32),
    /// `value → text`, or `value spec → text`.
    Format(Conversion, bool),

    // Calls
    /// `callable a1 … an → result`
    Call(u32),
    /// `function self-or-unbound a1 … an → result`, after `LoadMethod`.
    CallMethod(u32),
    /// `callable a1 … an → result`; the last arguments are by keyword: constant `b` is the tuple of their names.
    CallKw(u32, u32),
    /// `callable args-tuple kwargs-dict → result`; flag: whether the dict is there.
    CallEx(bool),
    /// Flags [`function_flag`] tell what lies below the code: `[defaults] [kwdefaults] [annotate] [closure] code → function`.
    MakeFunction(u32),
    /// Pushes the function that makes classes: `(body, name, *bases, **keywords) → class`.
    LoadBuildClass,
    /// Pushes the class's namespace (in a class body), for `locals()` and `__annotations__`.
    LoadLocals,
    Return,

    // Iteration, generators, coroutines
    /// `iterable → iterator`
    GetIter,
    /// `iterator → iterator item`, or pops the iterator and jumps when it is done.
    ForIter(Target),
    /// The value goes out; what is sent in comes onto the stack. In an async generator: an item of it.
    Yield,
    /// `iterable → iterator` for `yield from`.
    GetYieldFrom,
    /// `awaitable → iterator`
    GetAwaitable(AwaitFor),
    /// `iterator value → result`: sends the value in; while the iterator yields, this frame yields the same and the
    /// instruction runs again with what was sent. Throws go to the iterator first. (CPython: SEND and its loop.)
    YieldFrom,
    GetAiter,
    /// `aiter → aiter iterator`, of `__anext__()`; `YieldFrom` follows.
    GetAnext,
    /// `aiter exception →` when it is StopAsyncIteration; else raises it again.
    EndAsyncFor,
    /// Starts a generator's or coroutine's frame: the call gives the generator object instead of running on. First instruction
    /// of such code (after `Line` is not allowed), after cells are made.
    ReturnGenerator,

    // Exceptions. A handler's entry finds the stack cut to the handler's depth, with the exception on top.
    /// 0: raise again what is handled; 1: `exception →`; 2: `exception cause →`.
    Raise(u32),
    /// `exception → previous`: it becomes the one being handled in this frame; the one handled before is pushed.
    PushHandled,
    /// `exception → exception`: from here on it is the one being handled (what a clause of `except*` took).
    SetHandled,
    /// `previous →`: handling is over.
    PopHandled,
    /// `exception type → exception bool`, of `except type`.
    MatchException,
    /// `exception types → rest-or-None matched-or-None`, of `except* types`.
    MatchExceptionGroup,
    /// `exception →`, raised again without a new traceback entry for this frame.
    Reraise,
    /// `original list → exception-or-None`: puts together what `except*` clauses left over and raised.
    PrepareReraiseStar,
    LoadAssertionError,

    // With
    /// `manager → exit enter`: the bound methods (`__aexit__`, `__aenter__` when async). `Call(0)` follows.
    WithEnter(bool),
    /// `exit … exception → exit … exception result`: calls exit(type, exception, traceback). `exit` is the n-th from the top
    /// (1 = the exception).
    WithExcept(u32),

    // Match
    /// `subject → subject bool`
    MatchSequence,
    MatchMapping,
    /// `subject → subject length`
    GetLen,
    /// `subject keys → subject keys values-or-None`
    MatchKeys,
    /// `subject class → attributes-or-None`: n positional patterns, then by the names in the constant `b` (a tuple of names).
    MatchClass(u32, u32),
    /// `dict keys → rest`: a copy without these keys.
    DictWithout,

    // Imports
    /// Pushes the module. `a`: index in `names` (dotted), `b`: constant with the tuple of names after `from … import`, or None.
    Import(u32, u32),
    /// `module → module attribute`
    ImportFrom(u32),
    /// `module →`: all public names into the globals.
    ImportStar,

    // Type parameters and aliases
    /// `name → TypeVar`; kinds: 0 TypeVar, 1 ParamSpec, 2 TypeVarTuple.
    MakeTypeParam(u32),
    /// `name type-params function → TypeAlias`: the function gives the value when it is asked for.
    MakeTypeAlias,
}

/// Which construct wants an awaitable; errors differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum AwaitFor {
    Await,
    AsyncEnter,
    AsyncExit,
}

/// Flags of [`Op::MakeFunction`].
pub mod function_flag {
    /// A tuple of the defaults of positional parameters.
    pub const DEFAULTS: u32 = 1;
    /// A dict of the defaults of keyword-only parameters.
    pub const KW_DEFAULTS: u32 = 2;
    /// A function that gives the annotations when they are asked for.
    pub const ANNOTATE: u32 = 4;
    /// A tuple of cells.
    pub const CLOSURE: u32 = 8;
}

/// Instructions `start..end` are covered: an exception in them cuts the stack to `depth`, pushes itself and goes on at `target`.
/// Inner handlers come before outer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    pub start: Target,
    pub end: Target,
    pub target: Target,
    pub depth: u32,
}

/// What kind of body it is; says what a call of it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CodeKind {
    #[default]
    Function,
    Module,
    Class,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// The parameters. Their slots come first, in this order: positional (positional-only first), keyword-only, `*args`, `**kwargs`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Params {
    pub positional_only: u32,
    /// All positional ones, the positional-only included.
    pub positional: u32,
    pub keyword_only: u32,
    pub star_args: bool,
    pub star_kwargs: bool,
}

impl Params {
    /// How many slots they take.
    pub fn slots(&self) -> u32 {
        self.positional + self.keyword_only + u32::from(self.star_args) + u32::from(self.star_kwargs)
    }
}

/// One function, class body or module.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Code {
    pub name: Rc<str>,
    /// `Class.method`, `outer.<locals>.inner`
    pub qualname: Rc<str>,
    pub kind: CodeKind,
    pub params: Params,
    pub ops: Vec<Op>,
    /// Per instruction: what it is for.
    pub spans: Vec<Span>,
    /// Per instruction: its line, from 1.
    pub lines: Vec<u32>,
    pub consts: Vec<Const>,
    pub names: Vec<Symbol>,
    /// The variables by slot: parameters, other locals, own cells that are no parameter, free variables.
    /// The compiler's own (a comprehension's hidden ones included) have names that begin with `.` or are as written.
    pub slots: Vec<Symbol>,
    /// Slots that are cells from the start: on entry each one's value (a parameter's, or unbound) is put into a new cell.
    pub cells: Vec<u32>,
    /// Slots of the free variables: the closure's cells go there, in this order. They are the last slots.
    pub free: Vec<u32>,
    pub handlers: Vec<Handler>,
    /// The most the operand stack ever holds.
    pub stack_size: u32,
    /// Line of `def`, `class` or `lambda`.
    pub first_line: u32,
    pub span: Span,
    pub doc: Option<Rc<str>>,
    /// Part of the embedded library: no lines in the trace, no frames in tracebacks' source lines.
    pub library: bool,
}

/// A compiled module.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Unit {
    pub code: Rc<Code>,
    /// The names that `LoadGlobal` and its kin index; shared by all code of the module.
    pub globals: Vec<Symbol>,
}
