//! The same coroutines, waited for in another way.

mod read;
mod write;

use ruff_python_ast::Stmt;

use super::editor::{Done, Editor};
use super::outline::JoinKind;
use super::place::Place;
use super::refusal::RefusalKind;
use crate::syntax::Span;

/// A join as its statements in one block say it.
pub struct Joined<'a> {
    kind: JoinKind,
    block: &'a [Stmt],
    /// The statements that are written anew.
    range: std::ops::Range<usize>,
    members: Vec<Member>,
    /// The variable of a list of tasks that is made elsewhere, or used elsewhere too: the members are its elements.
    list: Option<String>,
    results: Results,
    /// The `timeout=` of a `wait` or `as_completed`.
    timeout: Option<Span>,
}

/// One coroutine that is waited for.
pub struct Member {
    /// Its call; none for a task that is made elsewhere.
    call: Option<Span>,
    /// `for n in range(3)`: the coroutines are as many as it says.
    clauses: Option<Clauses>,
    /// The variable of its task, if something else uses that too.
    name: Option<String>,
}

#[derive(Clone, Copy)]
pub struct Clauses {
    span: Span,
    /// Whether a plain loop can say it.
    is_loop: bool,
}

/// What becomes of the results.
pub enum Results {
    None,
    /// Each has a name of its own, or none.
    Each(Vec<Option<Span>>),
    /// All are one list: the text before it, `results = ` or `return `.
    List(String),
}

impl Editor<'_, '_> {
    /// Waits in another way for the members of a join.
    pub fn switch_join(&mut self, place: Place, to: JoinKind) -> Done {
        let joined = self.read_join(place)?;
        if joined.kind == to {
            return Err(RefusalKind::Already.at(place));
        }
        if joined.timeout.is_some()
            && !matches!(to, JoinKind::WaitAll | JoinKind::WaitFirst | JoinKind::WaitException | JoinKind::AsCompleted)
        {
            return Err(RefusalKind::NoCounterpart.at(place));
        }
        self.write_join(&joined, to)
    }
}
