//! The steps of a coroutine: its statements, each with what it means to the event loop.

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFunctionDef, StmtTry};
use ruff_text_size::Ranged;
use serde::Serialize;

use super::super::place::Place;
use super::super::program::Program;
use super::super::tree::{Id, blocks};
use super::primitive::{target, variable};
use super::{Literal, LiteralKind, Name, PrimitiveKind};
use crate::syntax::Span;

/// A statement.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Step {
    pub kind: StepKind,
    /// The whole statement. Gestures name the step by it.
    pub span: Place,
    /// 0 for the statements of the function's own block.
    pub depth: u32,
    /// The statement as it stands in the text; of a compound one its first line, without the colon.
    pub text: String,
    /// What it is about: the task that is awaited or cancelled, the lock that is held, the queue, the event, the coroutine
    /// that is called, the exception that is raised or caught.
    pub object: Option<Name>,
    /// What its result is assigned to.
    pub variable: Option<Name>,
    /// What can be edited in place, in the order of the text.
    pub literals: Vec<Literal>,
}

/// What a statement means to the event loop. Of several things the first that is awaited counts.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum StepKind {
    /// `await asyncio.sleep(…)`.
    Sleep,
    Print,
    /// `time.sleep(…)`: blocks the loop.
    Block,
    /// Awaits a call of another coroutine.
    Call,
    /// Awaits a task or another thing by its name.
    Await,
    Gather,
    Wait,
    WaitFor,
    Shield,
    /// `async with asyncio.timeout(…)`.
    Timeout,
    /// `async with asyncio.TaskGroup()`.
    TaskGroup,
    AsCompleted,
    /// `async with` a lock, a semaphore, a condition, or its `acquire`.
    Hold,
    Release,
    Put,
    Get,
    /// `await queue.join()`.
    Drain,
    EventWait,
    EventSet,
    /// `create_task` and the like, not awaited there.
    Create,
    /// `task.cancel()`.
    Cancel,
    /// `call_later` and the like.
    Later,
    /// Work in another thread.
    Thread,
    Raise,
    Return,
    Try,
    Except,
    Else,
    Finally,
    Loop,
    If,
    /// Another `with`, or `async with`.
    With,
    /// A function or class inside.
    Definition,
    Other,
}

pub fn steps(program: &Program, body: &[Stmt]) -> Vec<Step> {
    let mut steps = Vec::new();
    add_block(program, body, 0, &mut steps);
    steps
}

fn add_block(program: &Program, block: &[Stmt], depth: u32, steps: &mut Vec<Step>) {
    for stmt in block {
        steps.push(step(program, stmt, depth));
        match stmt {
            Stmt::Try(stmt) => add_try(program, stmt, depth, steps),
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            Stmt::If(stmt) => {
                add_block(program, &stmt.body, depth + 1, steps);
                for clause in &stmt.elif_else_clauses {
                    let kind = if clause.test.is_some() { StepKind::If } else { StepKind::Else };
                    steps.push(part(program, kind, clause.range().into(), depth));
                    add_block(program, &clause.body, depth + 1, steps);
                }
            }
            _ => blocks(stmt).into_iter().for_each(|block| add_block(program, block, depth + 1, steps)),
        }
    }
}

fn add_try(program: &Program, stmt: &StmtTry, depth: u32, steps: &mut Vec<Step>) {
    add_block(program, &stmt.body, depth + 1, steps);
    for handler in stmt.handlers.iter().filter_map(|handler| handler.as_except_handler()) {
        let mut step = part(program, StepKind::Except, handler.range.into(), depth);
        step.object = handler.type_.as_deref().and_then(|class| variable(program, class));
        steps.push(step);
        add_block(program, &handler.body, depth + 1, steps);
    }
    for (kind, block) in [(StepKind::Else, &stmt.orelse), (StepKind::Finally, &stmt.finalbody)] {
        if let (Some(first), Some(last)) = (block.first(), block.last()) {
            steps.push(part(program, kind, Span::from(first.range()).to(last.range().into()), depth));
            add_block(program, block, depth + 1, steps);
        }
    }
}

/// A clause of a compound statement.
fn part(program: &Program, kind: StepKind, span: Span, depth: u32) -> Step {
    let text = match kind {
        StepKind::Finally => "finally",
        StepKind::Else => "else",
        _ => first_line(program.slice(span)),
    };
    let (text, span) = (text.to_owned(), program.place_of(span));
    Step { kind, span, depth, text, object: None, variable: None, literals: Vec::new() }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("").trim_end().trim_end_matches(':')
}

fn step(program: &Program, stmt: &Stmt, depth: u32) -> Step {
    let head = head(program, stmt);
    let (kind, object) = meaning(program, stmt, head);
    let text = program.slice(head).trim_end();
    Step {
        kind,
        span: program.place(stmt),
        depth,
        text: text.trim_end_matches(':').trim_end().to_owned(),
        object: object.and_then(|object| variable(program, object)),
        variable: target(stmt).and_then(|target| variable(program, target)),
        literals: literals(program, head),
    }
}

/// A statement without the blocks inside of it.
fn head(program: &Program, stmt: &Stmt) -> Span {
    let whole = Span::from(stmt.range());
    let Some(first) = blocks(stmt).into_iter().find_map(|block| block.first()) else { return whole };
    let colon = program.tokens_in(Span::new(whole.start, first.start().to_u32()));
    let colon = colon.iter().rev().find(|token| token.kind() == ruff_python_ast::token::TokenKind::Colon);
    Span::new(whole.start, colon.map_or(whole.end, |colon| colon.end().to_u32()))
}

/// What a statement means, and what it is about.
fn meaning<'a>(program: &Program<'a>, stmt: &'a Stmt, head: Span) -> (StepKind, Option<&'a Expr>) {
    match stmt {
        Stmt::With(with) => return context(program, with.items.first().map(|item| &item.context_expr), with.is_async),
        Stmt::For(_) | Stmt::While(_) => {
            let joins =
                expressions(program, head).any(|expr| call_path(program, expr) == Some("asyncio.as_completed".into()));
            return (if joins { StepKind::AsCompleted } else { StepKind::Loop }, None);
        }
        Stmt::If(_) | Stmt::Match(_) => return (StepKind::If, None),
        Stmt::Try(_) => return (StepKind::Try, None),
        Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return (StepKind::Definition, None),
        Stmt::Raise(raise) => {
            let class = raise.exc.as_deref().map(|exc| exc.as_call_expr().map_or(exc, |call| &call.func));
            return (StepKind::Raise, class);
        }
        _ => {}
    }
    let awaited =
        expressions(program, head).filter_map(|expr| expr.as_await_expr()).map(|found| awaited(program, &found.value));
    let called = expressions(program, head).filter_map(|expr| expr.as_call_expr()).map(|call| called(program, call));
    let told = |meaning: &(StepKind, Option<&Expr>)| meaning.0 != StepKind::Other;
    let found = awaited.into_iter().find(told).or_else(|| called.into_iter().find(told));
    match found {
        Some(found) if !matches!(found.0, StepKind::Print) || !stmt.is_return_stmt() => found,
        _ if stmt.is_return_stmt() => (StepKind::Return, None),
        _ => (StepKind::Other, None),
    }
}

/// The expressions in a stretch.
fn expressions<'a>(program: &Program<'a>, head: Span) -> impl Iterator<Item = &'a Expr> {
    program.tree.ids_in(head).filter_map(|id| program.tree.expr(id))
}

fn call_path(program: &Program, expr: &Expr) -> Option<String> {
    program.callee(&expr.as_call_expr()?.func)
}

fn awaited<'a>(program: &Program<'a>, value: &'a Expr) -> (StepKind, Option<&'a Expr>) {
    let Expr::Call(call) = value else {
        let is_name = matches!(value, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_));
        return (if is_name { StepKind::Await } else { StepKind::Other }, Some(value));
    };
    match called(program, call) {
        (StepKind::Other | StepKind::Create, _) => (StepKind::Call, Some(&call.func)),
        found => found,
    }
}

/// What a call means, whether awaited or not.
fn called<'a>(program: &Program<'a>, call: &'a ExprCall) -> (StepKind, Option<&'a Expr>) {
    let first = call.arguments.args.first();
    let path = program.callee(&call.func);
    let known = match path.as_deref() {
        Some("asyncio.sleep") => StepKind::Sleep,
        Some("time.sleep") => StepKind::Block,
        Some("print") => StepKind::Print,
        Some("asyncio.gather") => StepKind::Gather,
        Some("asyncio.wait") => StepKind::Wait,
        Some("asyncio.wait_for") => return (StepKind::WaitFor, first),
        Some("asyncio.shield") => return (StepKind::Shield, first),
        Some("asyncio.as_completed") => StepKind::AsCompleted,
        Some("asyncio.create_task" | "asyncio.ensure_future") => return (StepKind::Create, first),
        Some("asyncio.to_thread") => return (StepKind::Thread, first),
        _ => return method(program, call),
    };
    (known, None)
}

/// What a call of a method means.
fn method<'a>(program: &Program<'a>, call: &'a ExprCall) -> (StepKind, Option<&'a Expr>) {
    let Expr::Attribute(attribute) = &*call.func else { return (StepKind::Other, None) };
    let object = &*attribute.value;
    let kind = match (attribute.attr.as_str(), program.kinds.of(object)) {
        ("put" | "put_nowait", Some(PrimitiveKind::Queue)) => StepKind::Put,
        ("get" | "get_nowait", Some(PrimitiveKind::Queue)) => StepKind::Get,
        ("join", Some(PrimitiveKind::Queue)) => StepKind::Drain,
        ("wait", Some(PrimitiveKind::Event)) => StepKind::EventWait,
        ("set", Some(PrimitiveKind::Event)) => StepKind::EventSet,
        ("acquire", Some(_)) => StepKind::Hold,
        ("release", Some(_)) => StepKind::Release,
        ("wait" | "wait_for" | "notify" | "notify_all", Some(_)) => StepKind::Other,
        ("create_task", _) => return (StepKind::Create, call.arguments.args.first()),
        ("run_in_executor", _) => return (StepKind::Thread, call.arguments.args.get(1)),
        ("call_later" | "call_at" | "call_soon", _) => return (StepKind::Later, call.arguments.args.get(1)),
        ("cancel", None) => StepKind::Cancel,
        _ => return (StepKind::Other, None),
    };
    (kind, Some(object))
}

/// What a `with` means.
fn context<'a>(program: &Program<'a>, item: Option<&'a Expr>, is_async: bool) -> (StepKind, Option<&'a Expr>) {
    let Some(item) = item else { return (StepKind::With, None) };
    match call_path(program, item).as_deref() {
        Some("asyncio.timeout" | "asyncio.timeout_at") => return (StepKind::Timeout, None),
        Some("asyncio.TaskGroup") => return (StepKind::TaskGroup, None),
        _ => {}
    }
    match program.kinds.of(item) {
        Some(PrimitiveKind::Lock | PrimitiveKind::Semaphore | PrimitiveKind::Condition) if is_async => {
            (StepKind::Hold, Some(item))
        }
        _ => (StepKind::With, None),
    }
}

/// The plain literals in a statement's head, and the names that are passed on alone.
fn literals(program: &Program, head: Span) -> Vec<Literal> {
    let ids = program.tree.ids_in(head).filter(|&id| !in_text(program, id));
    ids.filter_map(|id| literal(program, id)).collect()
}

fn literal(program: &Program, id: Id) -> Option<Literal> {
    let expr = program.tree.expr(id)?;
    let parent = program.tree.parent(id).map(|parent| program.tree.node(parent));
    if let Some(super::super::tree::Node::Expr(Expr::UnaryOp(_))) = parent {
        return None;
    }
    let call = program.tree.parent(id).and_then(|parent| program.tree.call(parent));
    let is_argument = call.is_some_and(|call| !std::ptr::eq(&*call.func, expr));
    if is_argument && call.is_some_and(|call| is_duration(program, call, expr)) {
        return Literal::seconds(program, expr);
    }
    let literal = Literal::of(program, expr)?;
    (literal.kind != LiteralKind::Name || is_argument).then_some(literal)
}

/// Whether it stands in an f-string, whose text is in pieces.
fn in_text(program: &Program, id: Id) -> bool {
    program.tree.ancestors(id).any(|id| matches!(program.tree.expr(id), Some(Expr::FString(_) | Expr::TString(_))))
}

/// Whether an argument of a call is a time in seconds.
pub fn is_duration(program: &Program, call: &ExprCall, argument: &Expr) -> bool {
    let path = program.callee(&call.func);
    let (name, position) = match path.as_deref() {
        Some("asyncio.sleep" | "asyncio.timeout") => ("delay", 0),
        Some("time.sleep") => ("secs", 0),
        Some("asyncio.wait_for") => ("timeout", 1),
        Some("asyncio.wait" | "asyncio.as_completed") => ("timeout", usize::MAX),
        _ if call.func.as_attribute_expr().is_some_and(|method| method.attr.as_str() == "call_later") => ("delay", 0),
        _ => return false,
    };
    call.arguments.find_argument_value(name, position).is_some_and(|found| std::ptr::eq(found, argument))
}

/// The `try` that a function's body consists of, or ends with.
pub fn guard(def: &StmtFunctionDef) -> Option<&StmtTry> {
    def.body.last()?.as_try_stmt()
}

/// Whether a `try` catches a cancellation and does not raise it again.
pub fn swallows(program: &Program, guard: &StmtTry) -> bool {
    guard.handlers.iter().filter_map(|handler| handler.as_except_handler()).any(|handler| {
        let catches = handler.type_.as_deref().is_none_or(|class| catches_cancelled(program, class));
        catches && !handler.body.iter().any(|stmt| stmt.is_raise_stmt())
    })
}

fn catches_cancelled(program: &Program, class: &Expr) -> bool {
    match class {
        Expr::Tuple(tuple) => tuple.elts.iter().any(|class| catches_cancelled(program, class)),
        _ => matches!(program.callee(class).as_deref(), Some("asyncio.CancelledError" | "BaseException")),
    }
}
