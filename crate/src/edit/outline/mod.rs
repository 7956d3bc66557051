//! The outline of a program, read off its text alone: its coroutines with their steps, where tasks are made, joined, wrapped
//! and cancelled, and what they share. A graph of a run finds here what in the text a node stands for.

mod literal;
mod primitive;
mod step;
mod task;

use serde::Serialize;

use super::place::Place;
use super::program::Program;

pub use literal::{Literal, LiteralKind};
pub use primitive::{Primitive, PrimitiveKind};
pub(super) use primitive::{identifier, target};
pub(super) use step::swallows;
pub use step::{Step, StepKind};
pub use task::{Cancel, Join, JoinKind, Member, Spawn, SpawnKind, Wrap, WrapKind};
pub(super) use task::{awaited_call, is_repeated, join_kind, members, spawning};

/// What a program consists of. All lists are in the order of the text.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Outline {
    pub coroutines: Vec<Coroutine>,
    pub spawns: Vec<Spawn>,
    pub joins: Vec<Join>,
    pub wraps: Vec<Wrap>,
    pub cancels: Vec<Cancel>,
    pub primitives: Vec<Primitive>,
}

/// An `async def`.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Coroutine {
    /// From `async` (or its first decorator) to the end of its body. Gestures name the function by it.
    pub span: Place,
    pub name: Name,
    /// As tracebacks have it: `main.<locals>.work`, `Pool.work`.
    pub qualified: String,
    /// Whether it stands in a class, so that its first parameter is the object.
    pub is_method: bool,
    pub parameters: Vec<Parameter>,
    /// From its first statement to its last.
    pub body: Place,
    /// All its statements; a nested one is deeper than the one that it stands in.
    pub steps: Vec<Step>,
    /// The `try` around (the rest of) its body whose `except` keeps a cancellation from its caller.
    pub swallows: Option<Place>,
    /// The `try` around (the rest of) its body that has a `finally`.
    pub cleans_up: Option<Place>,
}

/// A name where it is bound.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Name {
    pub span: Place,
    pub text: String,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Parameter {
    pub name: Name,
    /// As it stands in the text.
    pub annotation: Option<String>,
    /// As it stands in the text.
    pub default: Option<String>,
    /// The default, when it is one that can be edited in place.
    pub literal: Option<Literal>,
}

/// The outline; none while the text has a syntax error.
pub fn outline(source: &str) -> Option<Outline> {
    let parsed = crate::syntax::parse_with_tokens(source).ok()?;
    let program = Program::new(source, &parsed);
    let mut outline = Outline {
        coroutines: coroutines(&program),
        spawns: Vec::new(),
        joins: Vec::new(),
        wraps: Vec::new(),
        cancels: Vec::new(),
        primitives: primitive::primitives(&program),
    };
    task::gather_tasks(&program, &mut outline);
    Some(outline)
}

fn coroutines(program: &Program) -> Vec<Coroutine> {
    let defs = program.tree.ids().filter_map(|id| Some((id, program.tree.stmt(id)?.as_function_def_stmt()?)));
    defs.filter(|(_, def)| def.is_async).map(|(id, def)| coroutine(program, id, def)).collect()
}

fn coroutine(program: &Program, id: usize, def: &ruff_python_ast::StmtFunctionDef) -> Coroutine {
    let ends = || Some((def.body.first()?, def.body.last()?));
    let body = ends().map_or(Place::default(), |(first, last)| program.place_from_to(first, last));
    let guard = step::guard(def);
    Coroutine {
        span: program.place(def),
        name: Name { span: program.place(&def.name), text: def.name.to_string() },
        qualified: program.qualified(id),
        is_method: program.is_method(id),
        parameters: def.parameters.iter().map(|parameter| self::parameter(program, parameter)).collect(),
        body,
        steps: step::steps(program, &def.body),
        swallows: guard.filter(|guard| step::swallows(program, guard)).map(|guard| program.place(guard)),
        cleans_up: guard.filter(|guard| !guard.finalbody.is_empty()).map(|guard| program.place(guard)),
    }
}

fn parameter(program: &Program, parameter: ruff_python_ast::AnyParameterRef) -> Parameter {
    let name = parameter.name();
    Parameter {
        name: Name { span: program.place(name), text: name.to_string() },
        annotation: parameter.annotation().map(|annotation| program.text(annotation).to_owned()),
        default: parameter.default().map(|default| program.text(default).to_owned()),
        literal: parameter.default().and_then(|default| Literal::of(program, default)),
    }
}
