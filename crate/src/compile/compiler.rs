//! What all parts of the compiler share: the code object being made, and how names and places are looked up.

use std::collections::HashMap;
use std::rc::Rc;

use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Lines, Span};

use super::{Fragment, Options};
use super::code::{Code, CodeKind, Const, Op, Unit, function_flag};
use super::emit::{Block, Catch, Emitter, Header, Label};
use super::future::{self, Future};
use super::mangle::mangle;
use super::resolve::{self, Hidden, Slots};
use super::scope::{ScopeId, ScopeKind, Scopes, Variable};
use super::symbol::{Interner, Symbol};
use super::symtable;

/// How many loops, `try`s and `with`s may stand in one another (CPython: `CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 21;

/// Nothing, or the error that ends the compilation.
pub type Done = Result<(), Error>;

pub struct Compiler<'a> {
    pub source: &'a str,
    pub interner: &'a mut Interner,
    pub scopes: Scopes,
    slots: Vec<Slots>,
    hidden: Hidden,
    pub library: bool,
    pub future: Future,
    lines: Lines,
    /// The module's own variables live in a namespace.
    namespace: bool,
    globals: Vec<Symbol>,
    global_index: HashMap<Symbol, u32>,
    /// The code being made, and those around it that wait for it.
    pub unit: Box<Emitter<'a>>,
    outer: Vec<(Box<Emitter<'a>>, ScopeId)>,
    /// The scope that the code being compiled belongs to: a comprehension has its own within its code object.
    pub scope: ScopeId,
}

/// The module as code.
pub fn module(
    source: &str,
    tree: &ModModule,
    interner: &mut Interner,
    options: Options,
    fragment: Fragment,
) -> Result<Unit, Error> {
    let future = future::read(&tree.body)?;
    let hidden = Hidden::new(interner);
    let mut scopes = symtable::collect(&tree.body, future.annotations, hidden, interner)?;
    resolve::resolve(&mut scopes, hidden, interner)?;
    let slots = resolve::allocate(&mut scopes);
    let header = Header {
        name: "<module>".into(),
        qualname: "<module>".into(),
        kind: CodeKind::Module,
        first_line: 1,
        span: tree.range().into(),
        ..Header::default()
    };
    let mut compiler = Compiler {
        source,
        interner,
        unit: Box::new(Emitter::new(header, &slots[0], options.library)),
        scopes,
        slots,
        hidden,
        library: options.library,
        future,
        lines: Lines::new(source),
        globals: fragment.globals.to_vec(),
        global_index: fragment.globals.iter().copied().zip(0..).collect(),
        namespace: fragment.namespace,
        outer: Vec::new(),
        scope: 0,
    };
    if fragment.expression {
        compiler.expression_body(&tree.body)?;
    } else {
        compiler.module_body(&tree.body)?;
    }
    Ok(Unit { code: Rc::new(compiler.unit.finish()), globals: compiler.globals })
}

pub fn span(node: &impl Ranged) -> Span {
    node.range().into()
}

impl<'a> Compiler<'a> {
    fn module_body(&mut self, body: &'a [Stmt]) -> Done {
        let at = body.last().map_or(Span::default(), span);
        let rest = self.docstring(body);
        if let Some(doc) = rest.doc {
            let at = span(&body[0]);
            self.constant(Const::Str(doc.clone()), at);
            self.unit.set_doc(doc);
            self.store_name("__doc__", at);
        }
        self.body(rest.body)?;
        self.body_annotations(symtable::MODULE, at)?;
        self.return_none(at);
        Ok(())
    }

    fn expression_body(&mut self, body: &'a [Stmt]) -> Done {
        let [Stmt::Expr(only)] = body else {
            let at = body.first().map_or(Span::default(), span);
            return Err(Error::new("invalid-syntax", "invalid syntax", at));
        };
        self.expression(&only.value)?;
        self.emit(Op::Return, span(only));
        Ok(())
    }

    // Code objects

    /// Compiles another code object within this one: `inside` fills it.
    pub fn nested(
        &mut self,
        scope: ScopeId,
        header: Header,
        inside: impl FnOnce(&mut Self) -> Done,
    ) -> Result<Nested, Error> {
        self.begin(scope, header);
        let outcome = inside(self);
        let Some((outer, outer_scope)) = self.outer.pop() else { return Err(self.internal("scopes out of step")) };
        let code = std::mem::replace(&mut self.unit, outer).finish();
        self.scope = outer_scope;
        outcome?;
        Ok(Nested { code: Rc::new(code), scope })
    }

    // Not inlined: the frames of code within code would all hold a copy of what is made here.
    #[inline(never)]
    fn begin(&mut self, scope: ScopeId, mut header: Header) {
        if header.first_line == 0 {
            header.first_line = self.line(header.span);
        }
        let emitter = Box::new(Emitter::new(header, &self.slots[scope], self.library));
        let outer = std::mem::replace(&mut self.unit, emitter);
        self.outer.push((outer, self.scope));
        self.scope = scope;
    }

    /// Pushes a function; what `flags` tell is on the stack already.
    pub fn make_function(&mut self, nested: Nested, mut flags: u32, at: Span) -> Done {
        let free: Vec<Symbol> = self.slots[nested.scope].free.iter().map(|(symbol, _)| *symbol).collect();
        if !free.is_empty() {
            for &symbol in &free {
                let Some(slot) = self.scopes.cell_slot(self.scope, symbol) else {
                    return Err(self.internal("a closure's variable has no cell"));
                };
                self.emit(Op::LoadClosure(slot), at);
            }
            self.emit(Op::BuildTuple(free.len() as u32), at);
            flags |= function_flag::CLOSURE;
        }
        self.constant(Const::Code(nested.code), at);
        self.emit(Op::MakeFunction(flags), at);
        Ok(())
    }

    /// `outer.<locals>.name`, `Class.name` (CPython: `compiler_set_qualname`).
    pub fn qualname(&mut self, name: &str) -> Rc<str> {
        let mut at = self.scope;
        loop {
            let scope = &self.scopes.all[at];
            match scope.kind {
                ScopeKind::Module => return name.into(),
                ScopeKind::TypeParams | ScopeKind::Comprehension => match scope.parent {
                    Some(parent) => at = parent,
                    None => return name.into(),
                },
                ScopeKind::Class => return format!("{}.{name}", self.enclosing_qualname()).into(),
                _ => return format!("{}.<locals>.{name}", self.enclosing_qualname()).into(),
            }
        }
    }

    /// Of the innermost code that has a qualified name of its own.
    fn enclosing_qualname(&self) -> &str {
        let hosts = std::iter::once((&self.unit, self.scope))
            .chain(self.outer.iter().rev().map(|(emitter, scope)| (emitter, *scope)));
        for (emitter, scope) in hosts {
            if self.scopes.all[self.scopes.host(scope)].kind != ScopeKind::TypeParams {
                return emitter.qualname();
            }
        }
        ""
    }

    /// A name bound by `def` or `class` that is declared `global` there is known by its bare name.
    pub fn definition_qualname(&mut self, name: &str) -> Rc<str> {
        let symbol = self.symbol(name);
        let mut scope = self.scope;
        while self.scopes.all[scope].kind == ScopeKind::TypeParams {
            scope = self.scopes.all[scope].parent.unwrap_or(0);
        }
        if self.scopes.all[scope].get(symbol).is_some_and(|entry| entry.global) {
            return name.into();
        }
        self.qualname(name)
    }

    pub fn find_scope(&self, kind: ScopeKind, place: Span) -> Result<ScopeId, Error> {
        self.scopes.find(kind, place).ok_or_else(|| self.internal("a scope is missing"))
    }

    pub fn internal(&self, what: &str) -> Error {
        Error::new("internal", format!("the compiler is at fault: {what}"), Span::default()).with(what)
    }

    // Instructions

    /// Enters a block. `outer` is the handler that holds outside of it.
    pub fn enter(&mut self, block: Block<'a>, outer: Option<Catch>, at: Span) -> Done {
        if self.unit.blocks.len() >= MAX_BLOCKS {
            return Err(Error::new("too-many-blocks", "too many statically nested blocks", at));
        }
        self.unit.enter(block, outer);
        Ok(())
    }

    pub fn line(&self, at: Span) -> u32 {
        self.lines.line(at.start)
    }

    pub fn emit(&mut self, op: Op, at: Span) {
        let line = self.line(at);
        self.unit.emit(op, at, line);
    }

    /// As [`emit`](Self::emit), for what Python reports on another line than the one where it begins.
    pub fn emit_on_line(&mut self, op: Op, at: Span, line: u32) {
        self.unit.emit(op, at, line);
    }

    pub fn constant(&mut self, value: Const, at: Span) {
        let index = self.unit.constant(value);
        self.emit(Op::Const(index), at);
    }

    pub fn none(&mut self, at: Span) {
        self.constant(Const::None, at);
    }

    pub fn return_none(&mut self, at: Span) {
        self.none(at);
        self.emit(Op::Return, at);
    }

    pub fn jump(&mut self, label: Label, at: Span) {
        self.emit(label.jump(), at);
    }

    /// Tells the trace that a statement begins.
    pub fn line_event(&mut self, at: Span) {
        if !self.library {
            let line = self.line(at);
            self.emit(Op::Line(line), at);
        }
    }

    /// A list of constant strings.
    pub fn names_constant(&mut self, names: impl Iterator<Item = Rc<str>>) -> u32 {
        let names = names.map(Const::Str).collect();
        self.unit.constant(Const::Tuple(names))
    }

    // Names

    /// The name as it is stored, with the class before it if it is private.
    pub fn symbol(&mut self, name: &str) -> Symbol {
        let class = self.scopes.all[self.scope].class_name;
        mangle(name, class, self.interner)
    }

    /// The index of an attribute's name.
    pub fn attribute(&mut self, name: &str) -> u32 {
        let symbol = self.symbol(name);
        self.unit.name(symbol)
    }

    pub fn global(&mut self, symbol: Symbol) -> u32 {
        let globals = &mut self.globals;
        *self.global_index.entry(symbol).or_insert_with(|| {
            globals.push(symbol);
            globals.len() as u32 - 1
        })
    }

    pub fn variable(&self, symbol: Symbol) -> Variable {
        let found = self.scopes.variable(self.scope, symbol, self.hidden.namespace);
        if self.namespace && found == Variable::Global && self.host_kind() == ScopeKind::Module {
            let declared = self.scopes.all[0].get(symbol).is_some_and(|name| name.global);
            return if declared { found } else { Variable::Name };
        }
        found
    }

    pub fn load_name(&mut self, name: &str, at: Span) {
        let symbol = self.symbol(name);
        self.load_symbol(symbol, at);
    }

    pub fn load_symbol(&mut self, symbol: Symbol, at: Span) {
        let op = match self.variable(symbol) {
            Variable::Fast(slot) => Op::LoadFast(slot),
            Variable::Cell(slot) => Op::LoadDeref(slot),
            Variable::Global => Op::LoadGlobal(self.global(symbol)),
            Variable::Name => {
                let global = self.global(symbol);
                Op::LoadName(self.unit.name(symbol), global)
            }
            Variable::NameOrCell(slot) => Op::LoadClassDeref(self.unit.name(symbol), slot),
            Variable::Class { namespace, cell } => return self.load_from_class(symbol, namespace, cell, at),
        };
        self.emit(op, at);
    }

    /// For code that is not the class body's, but sees its variables.
    fn load_from_class(&mut self, symbol: Symbol, namespace: u32, cell: Option<u32>, at: Span) {
        let (absent, end) = (self.unit.label(), self.unit.label());
        let key = self.unit.constant(Const::Str(self.interner.name(symbol).clone()));
        self.emit(Op::Const(key), at);
        self.emit(Op::LoadDeref(namespace), at);
        self.emit(Op::Contains(false), at);
        self.emit(absent.if_false(), at);
        self.emit(Op::LoadDeref(namespace), at);
        self.emit(Op::Const(key), at);
        self.emit(Op::LoadItem, at);
        self.jump(end, at);
        self.unit.place(absent);
        let op = match cell {
            Some(slot) => Op::LoadDeref(slot),
            None => Op::LoadGlobal(self.global(symbol)),
        };
        // Either way one value is there: this branch begins where the other one pushed it.
        self.emit(op, at);
        self.unit.place(end);
    }

    pub fn store_name(&mut self, name: &str, at: Span) {
        let symbol = self.symbol(name);
        let op = match self.variable(symbol) {
            Variable::Fast(slot) => Op::StoreFast(slot),
            Variable::Cell(slot) => Op::StoreDeref(slot),
            Variable::Global => Op::StoreGlobal(self.global(symbol)),
            Variable::Name | Variable::NameOrCell(_) | Variable::Class { .. } => Op::StoreName(self.unit.name(symbol)),
        };
        self.emit(op, at);
    }

    pub fn delete_name(&mut self, name: &str, at: Span) {
        let symbol = self.symbol(name);
        let op = match self.variable(symbol) {
            Variable::Fast(slot) => Op::DeleteFast(slot),
            Variable::Cell(slot) => Op::DeleteDeref(slot),
            Variable::Global => Op::DeleteGlobal(self.global(symbol)),
            Variable::Name | Variable::NameOrCell(_) | Variable::Class { .. } => Op::DeleteName(self.unit.name(symbol)),
        };
        self.emit(op, at);
    }

    pub fn hidden(&self) -> Hidden {
        self.hidden
    }

    // Where we are

    pub fn host_kind(&self) -> ScopeKind {
        self.scopes.all[self.scopes.host(self.scope)].kind
    }

    /// Whether `await` may stand here: in an `async def`, or in a generator expression or annotation, whatever is around it.
    pub fn may_await(&self) -> bool {
        matches!(self.unit.kind(), CodeKind::Coroutine | CodeKind::AsyncGenerator)
            || self.host_kind() == ScopeKind::Generator
    }

    /// The docstring of a body, if it begins with one, and the statements after it.
    pub fn docstring(&self, body: &'a [Stmt]) -> Body<'a> {
        if let Some(Stmt::Expr(first)) = body.first()
            && let Expr::StringLiteral(text) = &*first.value
        {
            let doc = super::docstring::clean(text.value.to_str());
            return Body { doc: Some(doc.into()), body: &body[1..] };
        }
        Body { doc: None, body }
    }
}

/// A finished inner code object.
pub struct Nested {
    pub code: Rc<Code>,
    pub scope: ScopeId,
}

pub struct Body<'a> {
    pub doc: Option<Rc<str>>,
    pub body: &'a [Stmt],
}
