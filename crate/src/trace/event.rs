//! What happened, one flat record each. The views read nothing else.

/// "No such thing": no task is running, the event has no cause, no span, …
pub const NONE: u32 = u32::MAX;

/// An event's position in the trace. The cursor that a reader steps with is one of these: the
/// state *after* that event.
pub type EventId = u32;

/// What an event says. `a`, `b`, `c` are the event's arguments; ids index the trace's tables.
///
/// The numbers are part of the trace's format: new kinds go to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// An event loop begins to run. `a`: the loop's number.
    LoopStarted,
    /// It came back from `run_until_complete` or `run_forever`. `a`: the loop's number.
    LoopStopped,
    /// A turn of the loop begins. `a`: its number.
    Iteration,
    /// Nothing was ready, so the clock went to the next timer; `at` is the new time.
    Advanced,
    /// A handle joined the ready queue. `a`: handle. The cause is what put it there.
    HandleReady,
    /// A handle begins to run. `a`: handle. The cause is its `HandleReady`.
    HandleRun,
    /// It has run. `a`: handle.
    HandleEnd,
    /// A handle will not run: it was cancelled. `a`: handle.
    HandleCancelled,
    /// A timer was set. `a`: handle, `b`: timer (table of deadlines).
    TimerSet,
    /// Its time has come: it moves to the ready queue (a `HandleReady` follows). `a`: handle.
    TimerDue,
    /// A task was made. `a`: task. The event's own `task` is its creator.
    TaskCreated,
    /// A task goes on: `coro.send(None)`, or a throw. `a`: task.
    TaskResumed,
    /// A task gives way. `a`: task, `b`: wait (what it waits for).
    TaskSuspended,
    /// A task returned. `a`: task, `b`: text of the value.
    TaskDone,
    /// A task ended in an exception. `a`: task, `b`: text of the exception.
    TaskFailed,
    /// A task ended cancelled. `a`: task.
    TaskCancelled,
    /// `task.cancel()` was called. `a`: the task to be cancelled, `b`: text of the message or NONE.
    /// The event's own `task` is who asked.
    CancelRequested,
    /// `CancelledError` is thrown into a task at its await. `a`: task. The cause is the request.
    CancelDelivered,
    /// A call begins. `a`: frame, `b`: code.
    Enter,
    /// A suspended frame goes on (generator, coroutine). `a`: frame.
    Resume,
    /// A line is about to run. `a`: frame, `b`: line number, from 1.
    Line,
    /// A variable has a new value, as seen at the line event before. `a`: frame, `b`: slot of its code, `c`: text of the
    /// value, or NONE when it was deleted.
    Store,
    /// A frame gives way. `a`: frame.
    Suspend,
    /// A frame returned. `a`: frame, `b`: text of the value.
    Exit,
    /// A frame was left by an exception. `a`: frame.
    Unwind,
    /// An exception was raised. `a`: frame, `b`: text of the exception.
    Raise,
    /// A line of output, or a piece of one. `a`: text, `b`: 0 for stdout, 1 for stderr.
    Print,
    /// The whole loop is held: `time.sleep`. `a`: timer (its end); `at` is the time before.
    Blocked,
    /// … and goes on. `at` is the time after.
    Unblocked,
    /// A future (not a task) was made: by `gather`, `create_future`, a lock, … `a`: future, `b`: text of what it stands for.
    FutureCreated,
    /// It has a result, an exception, or was cancelled. `a`: future, `b`: 0, 1, 2 in that order.
    FutureDone,
    /// The run ended. `a`: index in the table of ends.
    End,
}

impl Kind {
    /// Every kind, by its number.
    pub const ALL: [Kind; 32] = {
        use Kind::*;
        [
            LoopStarted, LoopStopped, Iteration, Advanced, HandleReady, HandleRun, HandleEnd, HandleCancelled,
            TimerSet, TimerDue, TaskCreated, TaskResumed, TaskSuspended, TaskDone, TaskFailed, TaskCancelled,
            CancelRequested, CancelDelivered, Enter, Resume, Line, Store, Suspend, Exit, Unwind, Raise, Print,
            Blocked, Unblocked, FutureCreated, FutureDone, End,
        ]
    };
}

/// One event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: Kind,
    /// Virtual time in nanoseconds.
    pub at: u64,
    /// Turn of the loop, from 1; 0 outside of any.
    pub iteration: u32,
    /// The task that was running, or [`NONE`].
    pub task: u32,
    /// The event that made this one happen, or [`NONE`].
    pub cause: EventId,
    /// Where in the source (table of spans), or [`NONE`].
    pub span: u32,
    pub a: u32,
    pub b: u32,
    pub c: u32,
}
