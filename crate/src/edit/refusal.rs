//! Why a gesture can't be made on a text.

use serde::Serialize;

use super::place::Place;

/// Why a gesture can't be made on this text, and where in the text it could be done by hand.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Refusal {
    pub reason: RefusalKind,
    /// What is filled into the sentence: names and texts of the program.
    pub parts: Vec<String>,
    pub at: Option<Place>,
}

/// The reasons. The page has words for each; what `parts` holds stands with it.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum RefusalKind {
    /// The text has a syntax error.
    Broken,
    /// What the gesture is about does not stand there (any more).
    Missing,
    /// It is so already.
    Already,
    /// The value is computed, or is no plain literal.
    Computed,
    /// Not a number, or too large or small. The text.
    BadNumber,
    /// Not a name. The text.
    BadName,
    /// Not an expression, or not an argument list. The text.
    BadExpression,
    /// The name means something else already. The name.
    NameTaken,
    /// The name of a method or attribute: whose it is can't be told from the text. The name.
    Attribute,
    /// The members are made by a loop, or by an expression that is not a plain list.
    ComputedMembers,
    /// The task is one of many that are made at the same place.
    ManyTasks,
    /// The task is the program's main one.
    MainTask,
    /// The task is made in the middle of an expression, where it can't get a name.
    InExpression,
    /// Several tasks run this coroutine. Its name.
    SharedCoroutine,
    /// What the task runs does not stand in the text as a plain function.
    UnknownCoroutine,
    /// The one is made after the other, which would need it. The names.
    MadeLater,
    /// A variable can't be brought there. Its name.
    OutOfReach,
    /// A name that would go is used elsewhere. The name.
    StillUsed,
    /// The names need all results, which this kind of join does not wait for. The names.
    ResultsNeeded,
    /// The join's block or loop does more than to make or await tasks.
    OtherStatements,
    /// The join's options, or what it stands in, have no counterpart in the other kind.
    NoCounterpart,
    /// One of the coroutines needs the result of one before it. The name.
    NeedsResult,
    /// Nothing is awaited there.
    NotAwaited,
    /// The statement has clauses, or its place in the block has a meaning, that the gesture would break.
    BoundStatement,
    /// A task can't wait for itself.
    Itself,
    /// What the gesture makes of the text could not be checked.
    Unsure,
}

impl RefusalKind {
    pub const ALL: &[RefusalKind] = &[
        RefusalKind::Broken,
        RefusalKind::Missing,
        RefusalKind::Already,
        RefusalKind::Computed,
        RefusalKind::BadNumber,
        RefusalKind::BadName,
        RefusalKind::BadExpression,
        RefusalKind::NameTaken,
        RefusalKind::Attribute,
        RefusalKind::ComputedMembers,
        RefusalKind::ManyTasks,
        RefusalKind::MainTask,
        RefusalKind::InExpression,
        RefusalKind::SharedCoroutine,
        RefusalKind::UnknownCoroutine,
        RefusalKind::MadeLater,
        RefusalKind::OutOfReach,
        RefusalKind::StillUsed,
        RefusalKind::ResultsNeeded,
        RefusalKind::OtherStatements,
        RefusalKind::NoCounterpart,
        RefusalKind::NeedsResult,
        RefusalKind::NotAwaited,
        RefusalKind::BoundStatement,
        RefusalKind::Itself,
        RefusalKind::Unsure,
    ];

    /// The refusal of this kind, with nothing to fill in and no place to go to.
    pub fn plain(self) -> Refusal {
        Refusal { reason: self, parts: Vec::new(), at: None }
    }

    pub fn at(self, place: Place) -> Refusal {
        Refusal { at: Some(place), ..self.plain() }
    }

    pub fn with(self, part: impl Into<String>) -> Refusal {
        Refusal { parts: vec![part.into()], ..self.plain() }
    }
}

impl Refusal {
    pub fn or_at(mut self, place: Place) -> Refusal {
        self.at = Some(place);
        self
    }
}
