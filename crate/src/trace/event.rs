//! What happened, one flat record each. The views read nothing else.
//!
//! The events of one step of a task come in this order; what is in brackets may be missing or repeat:
//!
//! ```text
//! HandleRun TaskResumed [CancelDelivered] [Resume…] [Enter] … [Suspend…] TaskSuspended HandleEnd
//!                                                           … Exit       TaskDone      HandleEnd
//!                                                           … Unwind     TaskFailed or TaskCancelled HandleEnd
//! ```
//!
//! Between `HandleEnd` and the next `HandleRun` nothing of the program runs.

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
    /// An event loop begins to run. `a`: the loop's number. The frames entered before stay beneath those of its handles.
    LoopStarted,
    /// It came back from `run_until_complete` or `run_forever`. `a`: the loop's number.
    LoopStopped,
    /// A turn of the loop begins. `a`: its number. It runs the handles that are in the ready queue when its first one
    /// runs; those that join later wait for the next turn. (So the due timers may move before or after this event.)
    Iteration,
    /// Nothing was ready, so the clock went to the next timer; `at` is the new time.
    Advanced,
    /// A handle joined the end of the ready queue. `a`: handle, never one that was there before. The cause is what put
    /// it there: for a timer its `TimerDue`.
    HandleReady,
    /// A handle leaves the ready queue and begins to run. `a`: handle. The cause is its `HandleReady`.
    HandleRun,
    /// It has run. `a`: handle.
    HandleEnd,
    /// A handle will not run: it was cancelled. `a`: handle, which leaves the ready queue or the timers.
    HandleCancelled,
    /// A timer was set. `a`: handle, `b`: timer (table of deadlines).
    TimerSet,
    /// Its time has come: it leaves the timers for the ready queue (a `HandleReady` follows). `a`: handle.
    TimerDue,
    /// A task was made. `a`: task; tasks count from 0. The event's own `task` is its creator.
    TaskCreated,
    /// A task goes on: `coro.send(None)`, or a throw. `a`: task. The first frame that is entered after the first of
    /// these is the task's root.
    TaskResumed,
    /// A task gives way, after all its frames did. `a`: task, `b`: wait (what it waits for). The span is its innermost
    /// `await`.
    TaskSuspended,
    /// A task returned. `a`: task, `b`: text of the value.
    TaskDone,
    /// A task ended in an exception. `a`: task, `b`: text of the exception, as its last `Raise` has it.
    TaskFailed,
    /// A task ended cancelled. `a`: task.
    TaskCancelled,
    /// `task.cancel()` was called. `a`: the task to be cancelled, `b`: text of the message or NONE.
    /// The event's own `task` is who asked.
    CancelRequested,
    /// `CancelledError` is thrown into a task at its await. `a`: task. The cause is the request. It comes right after
    /// `TaskResumed`, before the frames go on.
    CancelDelivered,
    /// A call begins. `a`: frame, a number that no other call has, `b`: code. For a generator or coroutine this is when
    /// it is first sent into, not when it is made. The span is where the callee begins, or NONE.
    Enter,
    /// A suspended frame goes on (generator, coroutine). `a`: frame. Outermost first.
    Resume,
    /// A line is about to run. `a`: frame, `b`: line number, from 1. The span is the statement, or its head.
    Line,
    /// A variable has a new value. `a`: frame, `b`: slot of its code, `c`: text of the value, or NONE when it was deleted.
    /// It is looked for when a line is about to run: the `Store`s of what changed since the frame's last line come right
    /// before the `Line`.
    Store,
    /// A frame gives way. `a`: frame. The span is the `await` or `yield` at which it does. Innermost first: when the
    /// event before this one suspended another frame, that is the one which this frame awaits.
    Suspend,
    /// A frame returned. `a`: frame, `b`: text of the value.
    Exit,
    /// A frame was left by an exception. `a`: frame.
    Unwind,
    /// An exception was raised. `a`: frame, `b`: text of the exception (`TypeName: message`).
    Raise,
    /// A line of output, or a piece of one, as it was written: with its newline if it had one. `a`: text, `b`: 0 for
    /// stdout, 1 for stderr, 2 for what Python itself reports there.
    Print,
    /// The whole loop is held: `time.sleep`. `a`: timer (its end); `at` is the time before. The event's `task` holds it.
    Blocked,
    /// … and goes on. `at` is the time after.
    Unblocked,
    /// A future (not a task) was made: by `gather`, `create_future`, a lock, … `a`: future, `b`: text of what it stands for.
    FutureCreated,
    /// It has a result, an exception, or was cancelled. `a`: future, `b`: 0, 1, 2 in that order.
    FutureDone,
    /// The run ended. `a`: index in the table of ends. The last event.
    End,
    /// A request to cancel was withdrawn: `task.uncancel()`. `a`: task, `b`: how many requests remain.
    Uncancelled,
    /// `task.set_name()`. `a`: task, `b`: text of the new name, `c`: of the one before. The table has the last one.
    TaskRenamed,
}

impl Kind {
    /// Every kind, by its number.
    pub const ALL: [Kind; 34] = {
        use Kind::*;
        [
            LoopStarted,
            LoopStopped,
            Iteration,
            Advanced,
            HandleReady,
            HandleRun,
            HandleEnd,
            HandleCancelled,
            TimerSet,
            TimerDue,
            TaskCreated,
            TaskResumed,
            TaskSuspended,
            TaskDone,
            TaskFailed,
            TaskCancelled,
            CancelRequested,
            CancelDelivered,
            Enter,
            Resume,
            Line,
            Store,
            Suspend,
            Exit,
            Unwind,
            Raise,
            Print,
            Blocked,
            Unblocked,
            FutureCreated,
            FutureDone,
            End,
            Uncancelled,
            TaskRenamed,
        ]
    };
}

/// One event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: Kind,
    /// Virtual time in nanoseconds. It never goes back.
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
