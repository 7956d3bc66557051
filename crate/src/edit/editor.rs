//! What every gesture works with: the program, its names, and the edits in the making.

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::draft::Draft;
use super::names::Names;
use super::outline::{SpawnKind, members, spawning};
use super::place::Place;
use super::program::Program;
use super::refusal::{Refusal, RefusalKind};
use super::tree::Id;
use crate::syntax::Span;

pub type Done = Result<(), Refusal>;

pub struct Editor<'p, 'a> {
    pub program: &'p Program<'a>,
    pub names: Names<'a>,
    pub draft: Draft,
    /// The literal that is to be the `name=` of the task that gets a variable.
    pub naming: Option<String>,
    /// Names that the draft makes.
    pub made: Vec<String>,
    /// What the draft imports.
    pub imported: Vec<String>,
}

/// Where a task is made.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    pub kind: SpawnKind,
    /// The call that makes it; for a member of a join that call itself.
    pub id: Id,
    pub expr: &'a Expr,
    /// What it runs.
    pub coroutine: &'a Expr,
}

impl<'p, 'a> Editor<'p, 'a> {
    pub fn new(program: &'p Program<'a>) -> Editor<'p, 'a> {
        Editor {
            program,
            names: Names::new(&program.tree),
            draft: Draft::default(),
            naming: None,
            made: Vec::new(),
            imported: Vec::new(),
        }
    }

    pub fn span(&self, place: Place) -> Result<Span, Refusal> {
        self.program.span(place).ok_or(RefusalKind::Missing.plain())
    }

    pub fn refuse(&self, kind: RefusalKind, node: impl Ranged) -> Refusal {
        kind.at(self.program.place(node))
    }

    /// The coroutine at a place.
    pub fn coroutine(&self, place: Place) -> Result<(Id, &'a StmtFunctionDef), Refusal> {
        let id = self.program.tree.stmt_at(self.span(place)?).ok_or(RefusalKind::Missing.plain())?;
        let def = self.program.tree.stmt(id).and_then(|stmt| stmt.as_function_def_stmt());
        Ok((id, def.filter(|def| def.is_async).ok_or(RefusalKind::Missing.at(place))?))
    }

    pub fn statement(&self, place: Place) -> Result<(Id, &'a Stmt), Refusal> {
        let id = self.program.tree.stmt_at(self.span(place)?).ok_or(RefusalKind::Missing.plain())?;
        Ok((id, self.program.tree.stmt(id).ok_or(RefusalKind::Missing.at(place))?))
    }

    /// The task that is made at a place.
    pub fn task(&self, place: Place) -> Result<Task<'a>, Refusal> {
        let missing = RefusalKind::Missing.at(place);
        let tree = &self.program.tree;
        let id = tree.expr_at(self.span(place)?).ok_or(missing.clone())?;
        let expr = tree.expr(id).ok_or(missing.clone())?;
        let call = tree.call(id).ok_or(missing.clone())?;
        let Some(kind) = spawning(self.program, call) else {
            let shields =
                tree.parent(id).and_then(|parent| tree.call(parent)).and_then(|call| self.program.callee(&call.func));
            if self.join_of(expr).is_none() && shields.as_deref() != Some("asyncio.shield") {
                return Err(missing);
            }
            return Ok(Task { kind: SpawnKind::Member, id, expr, coroutine: expr });
        };
        let coroutine = call.arguments.find_argument_value("coro", 0).or(call.arguments.args.first()).ok_or(missing)?;
        Ok(Task { kind, id, expr, coroutine })
    }

    /// The join that has an expression among its members, be it in a list of its own.
    pub fn join_of(&self, member: &Expr) -> Option<(Id, &'a ExprCall)> {
        let calls = self.program.tree.ids().filter_map(|id| Some((id, self.program.tree.call(id)?)));
        let has = |call| {
            members(self.program, call)
                .is_some_and(|found| found.elements.iter().any(|&element| std::ptr::eq(element, member)))
        };
        calls.into_iter().find(|&(_, call)| has(call))
    }

    /// The plain `async def` that a task runs.
    pub fn coroutine_of(&self, task: Task<'a>) -> Result<(Id, &'a StmtFunctionDef), Refusal> {
        let unknown = self.refuse(RefusalKind::UnknownCoroutine, task.coroutine);
        let call = task.coroutine.as_call_expr().ok_or(unknown.clone())?;
        let name = call.func.as_name_expr().ok_or(unknown.clone())?;
        self.coroutine_named(name.range.into()).ok_or(unknown)
    }

    /// The only `async def` that the name at a place means.
    pub fn coroutine_named(&self, name: Span) -> Option<(Id, &'a StmtFunctionDef)> {
        let meant = self.names.at(name)?;
        let mut bindings = self.names.of(meant.name, meant.scope).filter(|occurrence| occurrence.is_binding);
        let (binding, None) = (bindings.next()?, bindings.next()) else { return None };
        let tree = &self.program.tree;
        let defs = tree.ids().filter_map(|id| Some((id, tree.stmt(id)?.as_function_def_stmt()?)));
        defs.into_iter().find(|(_, def)| def.is_async && Span::from(def.name.range) == binding.span)
    }

    /// The `main` of the program: the coroutine that `asyncio.run` is given, and that call's statement.
    pub fn main(&self) -> Option<(Id, &'a StmtFunctionDef)> {
        let tree = &self.program.tree;
        let mut calls = tree.ids().filter_map(|id| tree.call(id));
        let run = calls.find(|call| spawning(self.program, call) == Some(SpawnKind::Run))?;
        let main = run.arguments.args.first()?.as_call_expr()?;
        self.coroutine_named(main.func.as_name_expr()?.range.into())
    }

    /// A text as a literal, in the quotes that the program prefers.
    pub fn quoted(&self, text: &str) -> String {
        super::value::quoted(text, self.program.quote())
    }

    /// How the program writes something of a library; imports it if it does not know it yet.
    pub fn import(&mut self, path: &str) -> Result<String, Refusal> {
        super::imports::import(self, path)
    }
}

/// A number of seconds as Python writes it.
pub fn seconds(value: f64) -> Result<String, Refusal> {
    let text = format!("{value}");
    if (0.0..1e9).contains(&value) && text.len() < 20 { Ok(text) } else { Err(RefusalKind::BadNumber.with(text)) }
}
