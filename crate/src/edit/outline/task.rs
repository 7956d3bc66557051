//! Where tasks are made, joined, wrapped and cancelled.

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFor, StmtWith};
use ruff_text_size::Ranged;
use serde::{Deserialize, Serialize};

use super::super::members::{Members, of_gather, of_list};
use super::super::place::Place;
use super::super::program::Program;
use super::super::tree::{Id, blocks};
use super::primitive::{target, variable};
use super::step::is_duration;
use super::{Literal, Name, Outline};
use crate::syntax::Span;

/// Where tasks are made.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Spawn {
    pub kind: SpawnKind,
    /// The call that makes the task; for what `gather`, `as_completed` and `shield` make themselves, their argument.
    /// Gestures name the task by it.
    pub span: Place,
    /// The call of the coroutine: `fetch("A", 1.5)`.
    pub call: Option<Place>,
    /// The coroutine, when it stands in the text under a name that is given only once: its index in `coroutines`.
    pub coroutine: Option<u32>,
    /// The coroutine that it stands in, by its index; none outside of all.
    pub within: Option<u32>,
    /// What the task is assigned to.
    pub variable: Option<Name>,
    /// The text or variable that is given as `name=`.
    pub name: Option<Literal>,
    /// Whether it stands in a loop or a comprehension, and so makes any number of tasks.
    pub is_many: bool,
    /// What can be edited among the coroutine's arguments.
    pub literals: Vec<Literal>,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum SpawnKind {
    /// `asyncio.run`, `run_until_complete`.
    Run,
    /// `create_task`, `ensure_future`.
    Create,
    /// `create_task` of a task group.
    Group,
    /// A coroutine that `gather`, `as_completed` or `shield` makes a task of.
    Member,
}

/// Where tasks, or coroutines one after another, are waited for together.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Join {
    pub kind: JoinKind,
    /// The call of `gather`, `wait`, `as_completed`, `TaskGroup`; of a sequence, from its first statement to its last. Gestures
    /// name the join by it.
    pub span: Place,
    /// The statement that it stands in; of a group the whole `async with`; of a sequence the same as `span`.
    pub statement: Place,
    /// The coroutine that it stands in, by its index.
    pub within: Option<u32>,
    /// In the order of the text. Empty when they can't be told from the text.
    pub members: Vec<Member>,
    /// Whether a task can be added: they stand one by one in the text.
    pub is_open: bool,
    pub timeout: Option<Literal>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Member {
    /// The element: a call, or the name of a task.
    pub span: Place,
    /// Where its task is made, by its index in `spawns`; none for a coroutine of a sequence, and for a name from elsewhere.
    pub spawn: Option<u32>,
}

/// The ways to wait for several coroutines.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum JoinKind {
    /// One after another.
    Sequence,
    Gather,
    /// `gather(…, return_exceptions=True)`.
    GatherExceptions,
    TaskGroup,
    /// `wait` for all.
    WaitAll,
    /// `wait` with `FIRST_COMPLETED`.
    WaitFirst,
    /// `wait` with `FIRST_EXCEPTION`.
    WaitException,
    AsCompleted,
}

/// A time limit, or a protection from cancelling, around something.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Wrap {
    pub kind: WrapKind,
    /// The call of `wait_for`, `shield` or `timeout`. Gestures name the wrap by it.
    pub span: Place,
    /// What it is around: the argument, or the block's statements.
    pub inner: Place,
    pub within: Option<u32>,
    pub seconds: Option<Literal>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum WrapKind {
    WaitFor,
    /// `async with asyncio.timeout(…)`.
    Timeout,
    Shield,
}

/// A task's cancellation.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Cancel {
    /// The statement.
    pub span: Place,
    /// The variable of the task.
    pub variable: Name,
    /// For `call_later(1.5, task.cancel)`.
    pub seconds: Option<Literal>,
    pub within: Option<u32>,
}

/// Fills the outline's lists but for its functions and primitives.
pub fn gather_tasks(program: &Program, outline: &mut Outline) {
    let mut found = Finder { program, outline };
    let calls: Vec<_> = program.tree.ids().filter_map(|id| Some((id, program.tree.call(id)?))).collect();
    for &(id, call) in &calls {
        found.spawn(id, call);
    }
    found.outline.spawns.sort_by_key(|spawn| spawn.span);
    for &(id, call) in &calls {
        found.join(id, call);
        found.wrap(id, call);
        found.cancel(id, call);
    }
    found.sequences(program.tree.body);
    program.tree.ids().for_each(|id| found.listed_sequence(id));
    found.outline.joins.sort_by_key(|join| join.span);
}

/// How a call makes a task of its first argument.
pub fn spawning(program: &Program, call: &ExprCall) -> Option<SpawnKind> {
    let path = program.callee(&call.func);
    match path.as_deref() {
        Some("asyncio.run") => return Some(SpawnKind::Run),
        Some("asyncio.create_task" | "asyncio.ensure_future") => return Some(SpawnKind::Create),
        _ => {}
    }
    let method = call.func.as_attribute_expr()?;
    match method.attr.as_str() {
        "run_until_complete" => Some(SpawnKind::Run),
        "create_task" if program.group_of(&method.value).is_some() => Some(SpawnKind::Group),
        "create_task" => Some(SpawnKind::Create),
        _ => None,
    }
}

/// The members of a `gather`, `wait` or `as_completed`.
pub fn members<'a>(program: &Program<'a>, call: &'a ExprCall) -> Option<Members<'a>> {
    match program.callee(&call.func)?.as_str() {
        "asyncio.gather" => of_gather(program, call),
        "asyncio.wait" | "asyncio.as_completed" => of_list(program, call.arguments.find_argument_value("fs", 0)?),
        _ => None,
    }
}

struct Finder<'p, 'a> {
    program: &'p Program<'a>,
    outline: &'p mut Outline,
}

impl<'a> Finder<'_, 'a> {
    fn spawn(&mut self, id: Id, call: &'a ExprCall) {
        if let Some(kind) = spawning(self.program, call) {
            let coroutine = call.arguments.find_argument_value("coro", 0).or(call.arguments.args.first());
            let name = call.arguments.find_keyword("name").and_then(|name| Literal::of(self.program, &name.value));
            self.add_spawn(kind, id, call.range().into(), coroutine, name);
            return;
        }
        match self.program.callee(&call.func).as_deref() {
            Some("asyncio.gather" | "asyncio.as_completed") => {
                let elements = members(self.program, call).map_or(Vec::new(), |members| members.elements);
                elements.into_iter().for_each(|element| self.add_member(element));
            }
            Some("asyncio.shield") => call.arguments.args.iter().for_each(|element| self.add_member(element)),
            _ => {}
        }
    }

    /// A coroutine that is made a task by whom it is given to.
    fn add_member(&mut self, element: &'a Expr) {
        let Expr::Call(call) = element else { return };
        let is_known = self.function_called(element).is_some();
        if is_known || (spawning(self.program, call).is_none() && self.program.library.path(&call.func).is_none()) {
            let Some(id) = self.program.tree.id_of(element) else { return };
            self.add_spawn(SpawnKind::Member, id, element.range().into(), Some(element), None);
        }
    }

    fn add_spawn(&mut self, kind: SpawnKind, id: Id, span: Span, coroutine: Option<&'a Expr>, name: Option<Literal>) {
        let program = self.program;
        let call = coroutine.and_then(|coroutine| coroutine.as_call_expr());
        let arguments = call.map(|call| call.arguments.iter_source_order());
        let arguments = arguments.into_iter().flatten().map(|argument| argument.value());
        let statement = program.tree.parent(id).and_then(|parent| program.tree.stmt(parent));
        let spawn = Spawn {
            kind,
            span: program.place_of(span),
            call: call.map(|call| program.place(call)),
            coroutine: coroutine.and_then(|coroutine| self.function_called(coroutine)),
            within: self.within(id),
            variable: statement.and_then(target).and_then(|target| variable(program, target)),
            name,
            is_many: is_repeated(program, id),
            literals: arguments.filter_map(|argument| Literal::of(program, argument)).collect(),
        };
        if !self.outline.spawns.iter().any(|other| other.span == spawn.span) {
            self.outline.spawns.push(spawn);
        }
    }

    /// The coroutine of the text that a call runs, when only one has that name.
    fn function_called(&self, call: &Expr) -> Option<u32> {
        let called = super::primitive::identifier(&call.as_call_expr()?.func)?;
        let mut found = (0..).zip(&self.outline.coroutines).filter(|(_, function)| function.name.text == called);
        let (index, _) = found.next()?;
        found.next().is_none().then_some(index)
    }

    /// The innermost coroutine that a node stands in.
    fn within(&self, id: Id) -> Option<u32> {
        let (_, def) = self.program.tree.function_of(id)?;
        let span = self.program.place(def);
        self.outline.coroutines.iter().position(|function| function.span == span).map(|index| index as u32)
    }

    fn join(&mut self, id: Id, call: &'a ExprCall) {
        let program = self.program;
        let Some(kind) = join_kind(program, call) else { return };
        let Some(statement) = program.tree.statement_of(id) else { return };
        let (members, is_open) = match kind {
            JoinKind::TaskGroup => match program.tree.stmt(statement) {
                Some(Stmt::With(with)) => (self.group_members(with), true),
                _ => (Vec::new(), false),
            },
            _ => match members(program, call) {
                Some(found) => (self.members(&found.elements), found.comprehension.is_none()),
                None => (Vec::new(), false),
            },
        };
        let timeout = call.arguments.find_keyword("timeout");
        self.outline.joins.push(Join {
            kind,
            span: program.place(call),
            statement: program.place_of(program.tree.span(statement)),
            within: self.within(id),
            members,
            is_open,
            timeout: timeout.and_then(|timeout| Literal::seconds(program, &timeout.value)),
        });
    }

    fn members(&self, elements: &[&Expr]) -> Vec<Member> {
        let element = |element: &&Expr| Member {
            span: self.program.place(*element),
            spawn: match element {
                Expr::Name(name) => self.spawn_of(name.id.as_str()),
                _ => self.spawn_at(self.program.place(*element)),
            },
        };
        elements.iter().map(element).collect()
    }

    fn spawn_at(&self, place: Place) -> Option<u32> {
        self.outline.spawns.iter().position(|spawn| spawn.span == place).map(|index| index as u32)
    }

    fn spawn_of(&self, name: &str) -> Option<u32> {
        let is_it = |spawn: &super::Spawn| spawn.variable.as_ref().is_some_and(|variable| variable.text == name);
        self.outline.spawns.iter().position(is_it).map(|index| index as u32)
    }

    /// The tasks that are made in a group's block.
    fn group_members(&self, with: &StmtWith) -> Vec<Member> {
        let block = self.program.place(with);
        let spawns = (0..).zip(&self.outline.spawns);
        let within = spawns.filter(|(_, spawn)| {
            spawn.kind == SpawnKind::Group && spawn.span.start >= block.start && spawn.span.end <= block.end
        });
        within.map(|(index, spawn)| Member { span: spawn.span, spawn: Some(index) }).collect()
    }

    fn wrap(&mut self, id: Id, call: &'a ExprCall) {
        let program = self.program;
        let (kind, inner) = match program.callee(&call.func).as_deref() {
            Some("asyncio.wait_for") => {
                (WrapKind::WaitFor, call.arguments.args.first().map(|inner| program.place(inner)))
            }
            Some("asyncio.shield") => (WrapKind::Shield, call.arguments.args.first().map(|inner| program.place(inner))),
            Some("asyncio.timeout") => {
                let with = program.tree.parent(id).and_then(|parent| program.tree.stmt(parent)?.as_with_stmt());
                let ends = with.and_then(|with| Some((with.body.first()?, with.body.last()?)));
                (WrapKind::Timeout, ends.map(|(first, last)| program.place_from_to(first, last)))
            }
            _ => return,
        };
        let Some(inner) = inner else { return };
        let mut arguments = call.arguments.iter_source_order().map(|argument| argument.value());
        let seconds = arguments.find(|argument| is_duration(program, call, argument));
        let seconds = seconds.and_then(|seconds| Literal::seconds(program, seconds));
        let (span, within) = (program.place(call), self.within(id));
        self.outline.wraps.push(Wrap { kind, span, inner, within, seconds });
    }

    /// `task.cancel()`, or `call_later(1.5, task.cancel)`.
    fn cancel(&mut self, id: Id, call: &'a ExprCall) {
        let program = self.program;
        let Some(method) = call.func.as_attribute_expr() else { return };
        let (cancelled, seconds) = match method.attr.as_str() {
            "cancel" => (&*method.value, None),
            "call_later" => {
                let [seconds, Expr::Attribute(callback), ..] = &call.arguments.args[..] else { return };
                if callback.attr.as_str() != "cancel" {
                    return;
                }
                (&*callback.value, Literal::seconds(program, seconds))
            }
            _ => return,
        };
        let Some(statement) = program.tree.statement_of(id) else { return };
        let Some(variable) = variable(program, cancelled) else { return };
        let (span, within) = (program.place_of(program.tree.span(statement)), self.within(id));
        self.outline.cancels.push(Cancel { span, variable, seconds, within });
    }

    /// Coroutines of the program that are awaited one after another, two or more, with nothing between.
    fn sequences(&mut self, block: &'a [Stmt]) {
        let mut run: Vec<(&Stmt, &Expr)> = Vec::new();
        for stmt in block {
            match awaited_call(stmt).filter(|call| self.function_called(call).is_some()) {
                Some(call) => run.push((stmt, call)),
                None => self.add_sequence(std::mem::take(&mut run)),
            }
            if let Stmt::For(stmt) = stmt {
                self.looped_sequence(stmt);
            }
            blocks(stmt).into_iter().for_each(|block| self.sequences(block));
        }
        self.add_sequence(run);
    }

    /// A loop that does nothing but await one coroutine after another.
    fn looped_sequence(&mut self, stmt: &'a StmtFor) {
        let call = match &stmt.body[..] {
            [only @ Stmt::Expr(_)] if stmt.orelse.is_empty() && !stmt.is_async => awaited_call(only),
            _ => None,
        };
        if let Some(call) = call.filter(|call| self.function_called(call).is_some()) {
            self.push_sequence(stmt.range().into(), stmt.range().into(), &[call], false);
        }
    }

    /// `[await fetch("A"), await fetch("B")]`, as a statement or its value.
    fn listed_sequence(&mut self, id: Id) {
        let program = self.program;
        let Some(expr) = program.tree.expr(id) else { return };
        let (elements, is_open): (Vec<&Expr>, bool) = match expr {
            Expr::List(list) => (list.elts.iter().collect(), true),
            Expr::ListComp(comprehension) => (vec![&comprehension.elt], false),
            _ => return,
        };
        let calls: Option<Vec<&Expr>> =
            elements.iter().map(|element| element.as_await_expr().map(|awaited| &*awaited.value)).collect();
        let is_known = |call: &&Expr| self.function_called(call).is_some();
        let Some(calls) = calls.filter(|calls| !calls.is_empty() && calls.iter().all(is_known)) else { return };
        let Some(statement) = program.tree.parent(id).filter(|&id| program.tree.stmt(id).is_some()) else { return };
        self.push_sequence(expr.range().into(), program.tree.span(statement), &calls, is_open);
    }

    fn push_sequence(&mut self, span: Span, statement: Span, calls: &[&Expr], is_open: bool) {
        let Some(id) = calls.first().and_then(|call| self.program.tree.id_of(call)) else { return };
        let members = calls.iter().map(|call| Member { span: self.program.place(*call), spawn: None }).collect();
        let (span, statement) = (self.program.place_of(span), self.program.place_of(statement));
        let (kind, within) = (JoinKind::Sequence, self.within(id));
        self.outline.joins.push(Join { kind, span, statement, within, members, is_open, timeout: None });
    }

    fn add_sequence(&mut self, run: Vec<(&Stmt, &Expr)>) {
        let [(first, _), .., (last, _)] = &run[..] else { return };
        let span = Span::from(first.range()).to(last.range().into());
        let calls: Vec<&Expr> = run.iter().map(|(_, call)| *call).collect();
        self.push_sequence(span, span, &calls, true);
    }
}

/// The call that a statement does nothing but await, or awaits and assigns.
pub fn awaited_call(stmt: &Stmt) -> Option<&Expr> {
    let value = match stmt {
        Stmt::Expr(stmt) => &stmt.value,
        Stmt::Assign(assign) if assign.targets.len() == 1 => &assign.value,
        _ => return None,
    };
    let call = &value.as_await_expr()?.value;
    call.is_call_expr().then_some(call)
}

/// Whether a node stands in a loop or a comprehension of its function.
pub fn is_repeated(program: &Program, id: Id) -> bool {
    let tree = &program.tree;
    let inside = tree.ancestors(id).take_while(|&id| !tree.stmt(id).is_some_and(|stmt| stmt.is_function_def_stmt()));
    inside.into_iter().any(|id| {
        matches!(tree.stmt(id), Some(Stmt::For(_) | Stmt::While(_)))
            || matches!(
                tree.expr(id),
                Some(Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_))
            )
    })
}

/// How a call joins.
pub fn join_kind(program: &Program, call: &ExprCall) -> Option<JoinKind> {
    let keyword = |name| call.arguments.find_keyword(name).map(|keyword| &keyword.value);
    Some(match program.callee(&call.func)?.as_str() {
        "asyncio.gather" => match keyword("return_exceptions") {
            Some(Expr::BooleanLiteral(literal)) if literal.value => JoinKind::GatherExceptions,
            _ => JoinKind::Gather,
        },
        "asyncio.TaskGroup" => JoinKind::TaskGroup,
        "asyncio.as_completed" => JoinKind::AsCompleted,
        "asyncio.wait" => match keyword("return_when").and_then(|mode| program.library.path(mode)).as_deref() {
            Some("asyncio.FIRST_COMPLETED") => JoinKind::WaitFirst,
            Some("asyncio.FIRST_EXCEPTION") => JoinKind::WaitException,
            _ => JoinKind::WaitAll,
        },
        _ => return None,
    })
}
