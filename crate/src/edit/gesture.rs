//! What a reader can do to a view of a program.

use serde::Deserialize;

use super::outline::{JoinKind, WrapKind};
use super::place::Place;

/// What a reader did to a view. Places are UTF-16 units, as the editor counts; they name things by where they stand in the text, as
/// the outline lists them.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")
)]
pub enum Gesture {
    /// Gave a number of the text another value, in seconds. It is rounded to a multiple of `grain`.
    Number {
        start: u32,
        end: u32,
        seconds: f64,
        grain: f64,
    },
    /// Gave a literal of the outline another value: a number, a text's contents, a name.
    Value {
        at: Place,
        value: String,
    },
    /// Adds a task. Into a program that has no `asyncio.run` yet come also a `main` and what runs it.
    AddTask {
        code: TaskCode,
        place: TaskPlace,
    },
    /// Adds a task that does what another does, behind it.
    DuplicateTask {
        task: Place,
    },
    /// Gives a task a coroutine of its own, a copy, when it shares its coroutine with others.
    SeparateTask {
        task: Place,
    },
    /// Gives a task a name: its `name=`.
    RenameTask {
        task: Place,
        name: String,
    },
    /// Renames a coroutine, a variable or a parameter wherever it is meant. `at`: any place where its name stands.
    Rename {
        at: Place,
        name: String,
    },
    /// Removes a task, and what refers to it.
    DeleteTask {
        task: Place,
    },
    /// Adds a step to a coroutine.
    AddStep {
        coroutine: Place,
        at: StepPlace,
        step: NewStep,
    },
    RemoveStep {
        step: Place,
    },
    /// Moves a step within its coroutine.
    MoveStep {
        step: Place,
        at: StepPlace,
    },
    /// Settles how a coroutine ends.
    SetOutcome {
        coroutine: Place,
        outcome: Outcome,
    },
    /// The task `by` awaits `task` before it does anything else; both are spawns.
    AwaitTask {
        task: Place,
        by: Place,
    },
    /// The task `by` cancels `task` at its end; both are spawns.
    CancelTask {
        task: Place,
        by: Place,
    },
    /// Removes a step that awaits or cancels a task, and the parameter that brought the task there if nothing else uses it.
    Disconnect {
        step: Place,
    },
    /// Puts a time limit or a shield around something. `wait_for` and `shield` take the place of a spawn, of a step that awaits, or
    /// of a call; `timeout` that of a step, or of all from one step's start to another's end in one block.
    Wrap {
        at: Place,
        wrap: WrapKind,
        seconds: f64,
    },
    /// Removes a wrap of the outline, and leaves what is in it.
    Unwrap {
        wrap: Place,
    },
    /// Waits in another way for the members of a join.
    SwitchJoin {
        join: Place,
        to: JoinKind,
    },
    /// Lets at most so many tasks be in a coroutine's body at once.
    Limit {
        coroutine: Place,
        slots: u32,
    },
    /// Removes a lock or semaphore; what was under it stays.
    Unlimit {
        primitive: Place,
    },
    /// Cancels a task some time after it was made.
    CancelAt {
        task: Place,
        seconds: f64,
    },
    /// Gives a queue another size (none: it has no bound), a semaphore or barrier another number.
    Resize {
        primitive: Place,
        size: Option<u32>,
    },
}

/// What a new task runs.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum TaskCode {
    /// A new coroutine that sleeps. Behind a name that is taken comes a number.
    New { name: String, seconds: f64 },
    /// A coroutine of the program. `arguments` as they stand in a call: `"A", 1.5`.
    Existing { coroutine: Place, arguments: String },
}

/// Where a new task comes.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum TaskPlace {
    /// Behind the last member of a join of the outline.
    Join { join: Place },
    /// Into a join of its own, at the end of a coroutine; of `main` when none is given.
    NewJoin { join: JoinKind, within: Option<Place> },
    /// On its own: made when the coroutine begins, awaited when it ends; that of `main` when none is given.
    Own { within: Option<Place> },
}

/// Where a step comes.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum StepPlace {
    Before {
        step: Place,
    },
    After {
        step: Place,
    },
    /// The coroutine's end, but before the `return` or `raise` that it ends with.
    End,
}

/// A step to add. What a step holds, puts into or waits for is made, outside of all functions, when none is given.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum NewStep {
    Sleep {
        seconds: f64,
    },
    Print {
        text: String,
    },
    /// Work that blocks the loop.
    Block {
        seconds: f64,
    },
    /// Holds a lock (or, when a new one has `slots`, a slot of a semaphore) while it sleeps.
    Hold {
        primitive: Option<Place>,
        slots: Option<u32>,
        seconds: f64,
    },
    /// `value` is an expression.
    Put {
        queue: Option<Place>,
        value: String,
    },
    Get {
        queue: Option<Place>,
    },
    EventWait {
        event: Option<Place>,
    },
    EventSet {
        event: Option<Place>,
    },
    /// Awaits a call of another coroutine. `arguments` as they stand in a call.
    Call {
        coroutine: Place,
        arguments: String,
    },
    Raise {
        exception: String,
        text: String,
    },
    /// `value` is an expression.
    Return {
        value: String,
    },
}

/// How a coroutine ends.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum Outcome {
    /// With the value of an expression.
    Returns {
        value: String,
    },
    Raises {
        exception: String,
        text: String,
    },
    /// Whether it catches its cancellation, and ends as if nothing had been.
    Swallows {
        on: bool,
    },
    /// Whether it does something at its end whatever happens, in a `finally`.
    CleansUp {
        on: bool,
    },
}
