//! What the page draws, made from a trace. The page's TypeScript types come from the types here.
//!
//! Positions in the source are UTF-16 offsets, as the editor counts; lines count from 1; times are virtual seconds.
//! An event's number is the cursor: "at event N" means after it happened.

use serde::Serialize;

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", ts(rename_all = "camelCase"))]
pub struct Range {
    pub start: u32,
    pub end: u32,
    /// Line of `start`.
    pub line: u32,
}

/// All that the page needs of a run but what it asks for step by step.
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    pub end: Ending,
    /// Virtual seconds from the start to the end.
    pub duration: f64,
    pub events: u32,
    pub iterations: u32,
    pub tasks: Vec<TaskView>,
    pub outputs: Vec<Output>,
    /// What keeps the program from running: empty when it ran.
    pub problems: Vec<Problem>,
    /// Moments worth a mark on the scrubber.
    pub marks: Vec<Mark>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum EndKind {
    Ok,
    Exception,
    Deadlock,
    Fuel,
    Horizon,
    Iterations,
    Memory,
    Output,
    Trace,
    /// It did not run: see `problems`.
    Rejected,
    /// The reader stopped it.
    Stopped,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    pub kind: EndKind,
    /// `TypeName: message` of an exception, else empty.
    pub text: String,
    /// Python's traceback, else empty.
    pub traceback: String,
    /// The unfinished tasks of a deadlock.
    pub tasks: Vec<u32>,
    /// The limit that was reached, in its own unit (instructions, seconds, turns, bytes, lines, events), else 0.
    pub limit: f64,
    pub range: Option<Range>,
}

/// Why a program can't run. Worded by the page: `kind` is the key of the sentence, `args` fill it.
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `syntax`, `indentation`, `unclosed`, `unsupported`, `nesting`, …
    pub kind: String,
    /// The sentence in English, as the command prints it.
    pub message: String,
    pub args: Vec<String>,
    pub range: Range,
    /// Column of the range's start, in characters from 1.
    pub column: u32,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    pub id: u32,
    pub name: String,
    /// The coroutine's qualified name.
    pub coro: String,
    pub parent: Option<u32>,
    /// The event of its creation, and of its end when it has one.
    pub created: u32,
    pub ended: Option<u32>,
    pub range: Option<Range>,
    /// Depth below the first task, for the timeline's indentation.
    pub depth: u32,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Output {
    pub event: u32,
    pub t: f64,
    pub task: Option<u32>,
    pub text: String,
    pub stderr: bool,
    pub range: Option<Range>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum MarkKind {
    Output,
    Error,
    Cancel,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    pub event: u32,
    pub kind: MarkKind,
}

/// What a task does at a moment; also the state of a bar in the timeline, by its number here.
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum TaskState {
    /// In the ready queue.
    Ready,
    Running,
    Sleeping,
    /// For a task, a future, a lock, a queue, …
    Waiting,
    /// Ready, or running, while the whole loop is held by `time.sleep`.
    Blocked,
    /// A cancellation was asked for and has not ended it yet.
    Cancelling,
    Done,
    Failed,
    Cancelled,
}

/// The numbers that cross as typed arrays. All columns of a group have the same length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Per event: kind, seconds, turn of the loop, running task (`NONE` = 4294967295), line (0 = none).
    pub kind: Vec<u8>,
    pub time: Vec<f64>,
    pub iteration: Vec<u32>,
    pub task: Vec<u32>,
    pub line: Vec<u32>,
    /// The events at which each kind of step stops, ascending.
    /// Story: a task resumes, gives way, is made, ends; output; cancellations; the clock moves.
    pub story: Vec<u32>,
    /// Internals: the same and every handle and line.
    pub internals: Vec<u32>,
    /// The first event of each turn of the loop.
    pub turns: Vec<u32>,
    /// The timeline's bars: task, state ([`TaskState`]), first and last event, first and last time.
    pub bar_task: Vec<u32>,
    pub bar_state: Vec<u8>,
    pub bar_from: Vec<u32>,
    pub bar_to: Vec<u32>,
    pub bar_start: Vec<f64>,
    pub bar_end: Vec<f64>,
}

/// Everything that holds at one event.
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub event: u32,
    pub t: f64,
    pub iteration: u32,
    /// One sentence: what this event is.
    pub sentence: Sentence,
    pub running: Option<Running>,
    /// In order: the next to run first.
    pub ready: Vec<HandleView>,
    /// How many of `ready` belong to the turn under way; the others wait for the next one.
    pub ready_now: u32,
    /// By deadline, then in the order in which they were set.
    pub timers: Vec<TimerView>,
    /// Every task that exists by now, in order of creation.
    pub tasks: Vec<TaskAt>,
    /// The line that is about to run.
    pub line: Option<Range>,
    /// How many of the run's outputs are out.
    pub outputs: u32,
}

/// A sentence of the explanation: the page words it by `kind`, with `args` in their places.
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// An event's kind in camel case (`taskResumed`), sometimes with a reason after a colon (`taskResumed:sleep`).
    pub kind: String,
    pub args: Vec<String>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// None for the module, or a callback outside of any task.
    pub task: Option<u32>,
    pub handle: Option<HandleView>,
    /// The call stack, innermost last.
    pub stack: Vec<FrameView>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct FrameView {
    pub function: String,
    pub range: Option<Range>,
    pub variables: Vec<Variable>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Variable {
    pub name: String,
    /// `repr`, shortened when long.
    pub value: String,
    /// It changed at the last step of this frame.
    pub changed: bool,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum HandleKindView {
    Step,
    Wakeup,
    Callback,
    Timer,
    Thread,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct HandleView {
    pub id: u32,
    pub kind: HandleKindView,
    /// The function's name, as CPython writes it.
    pub label: String,
    pub task: Option<u32>,
    /// The event that put it into the queue, and the task that did, if any.
    pub cause: Option<u32>,
    pub by: Option<u32>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct TimerView {
    pub handle: u32,
    pub deadline: f64,
    pub label: String,
    pub task: Option<u32>,
    /// Another timer has the same deadline: Python leaves their order open.
    pub tied: bool,
    /// The number's literal in the source.
    pub literal: Option<Range>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct TaskAt {
    pub id: u32,
    pub state: TaskState,
    /// What it waits for, when it does.
    pub wait: Option<WaitView>,
    /// Since when it is in this state.
    pub since: f64,
    /// Where it is suspended: its innermost `await`.
    pub at: Option<Range>,
    /// Its calls, outermost first, when it is suspended.
    pub stack: Vec<FrameView>,
    /// The result's or exception's text, once it has ended.
    pub result: Option<String>,
}

#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct WaitView {
    /// `turn`, `sleep`, `task`, `future`, `gather`, `lock`, …
    pub kind: String,
    /// In the program's words.
    pub label: String,
    /// The tasks that it depends on.
    pub tasks: Vec<u32>,
    /// Until when, for a sleep.
    pub until: Option<f64>,
}
