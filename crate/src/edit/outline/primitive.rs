//! What tasks share: locks, semaphores, queues, events.

use ruff_python_ast::{Expr, ExprCall, Stmt};
use serde::Serialize;

use super::super::place::Place;
use super::super::program::Program;
use super::{Literal, Name};

/// A lock, semaphore, queue or the like, where it is made.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Primitive {
    pub kind: PrimitiveKind,
    /// The call that makes it: `asyncio.Semaphore(2)`.
    pub span: Place,
    /// What it is assigned to, if that is a plain name or an attribute (`self.slots` has the text `slots`).
    pub variable: Option<Name>,
    /// A semaphore's or barrier's number, or a queue's size, where it is given.
    pub size: Option<Literal>,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum PrimitiveKind {
    Lock,
    Semaphore,
    Event,
    Condition,
    Barrier,
    Queue,
}

impl PrimitiveKind {
    /// The kind of what a class of asyncio makes.
    pub fn of(path: &str) -> Option<PrimitiveKind> {
        Some(match path.strip_prefix("asyncio.")? {
            "Lock" => PrimitiveKind::Lock,
            "Semaphore" | "BoundedSemaphore" => PrimitiveKind::Semaphore,
            "Event" => PrimitiveKind::Event,
            "Condition" => PrimitiveKind::Condition,
            "Barrier" => PrimitiveKind::Barrier,
            "Queue" | "LifoQueue" | "PriorityQueue" => PrimitiveKind::Queue,
            _ => return None,
        })
    }
}

pub fn primitives(program: &Program) -> Vec<Primitive> {
    let calls = program.tree.ids().filter_map(|id| Some((id, program.tree.call(id)?)));
    calls
        .filter_map(|(id, call)| {
            let kind = PrimitiveKind::of(&program.callee(&call.func)?)?;
            let statement = program.tree.stmt(program.tree.parent(id)?);
            Some(Primitive {
                kind,
                span: program.place(call),
                variable: statement.and_then(target).and_then(|target| variable(program, target)),
                size: size(program, call),
            })
        })
        .collect()
}

/// The only target of an assignment.
pub fn target(stmt: &Stmt) -> Option<&Expr> {
    match stmt {
        Stmt::Assign(assign) => match &assign.targets[..] {
            [target] => Some(target),
            _ => None,
        },
        Stmt::AnnAssign(assign) => Some(&assign.target),
        _ => None,
    }
}

pub fn variable(program: &Program, expr: &Expr) -> Option<Name> {
    let text = identifier(expr)?;
    Some(Name { span: program.place(expr), text: text.to_owned() })
}

/// A variable's name, or an attribute's.
pub fn identifier(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

fn size(program: &Program, call: &ExprCall) -> Option<Literal> {
    let argument =
        ["value", "maxsize", "parties"].iter().find_map(|name| call.arguments.find_argument_value(name, 0))?;
    Literal::of(program, argument)
}
