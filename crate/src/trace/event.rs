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
//! Between `HandleEnd` and the next `HandleRun` nothing of the program runs, but for what the main thread does outside of any loop.
//!
//! **Threads.** A modelled thread (of `threading`, of a pool; a process is modelled as one too) runs at once when it is started, before
//! the code that started it goes on, up to where it first blocks. So its stretches lie *within* the events of another thread:
//!
//! ```text
//! ThreadStarted ThreadResumed [Enter…] … ThreadSuspended        the one that started it goes on
//!               ThreadResumed          … ThreadSuspended        … within whatever woke it
//!               ThreadResumed          … ThreadDone or ThreadFailed
//! ```
//!
//! - All events between a `ThreadResumed` and its `ThreadSuspended`, `ThreadDone` or `ThreadFailed` are that thread's, but for the stretches of
//!   other threads nested in it. What lies in no such stretch is the main thread's, which has no number.
//! - The frames that a thread entered stay its own while it is suspended: no `Suspend` or `Resume` of frames tells of that.
//! - In a thread's stretch an event's `task` is NONE, unless the thread runs an event loop itself.
//! - While a loop runs in the main thread, a thread that wakes up does so within a handle of kind `Thread`; while the main thread is blocked (or
//!   runs no loop), it goes on at its time without one.

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
    /// The main thread is blocked, and with it the whole loop: `time.sleep`, or a wait for a thread. `a`: timer (its end), or NONE;
    /// `b`: wait, when it waits for something else than time (a thread's end or result, a lock) or for a simulated call, else NONE.
    /// `at` is the time before. The event's `task` holds the loop. Other threads may run before its `Unblocked`.
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
    /// A thread was made, and runs at once: its `ThreadResumed` follows. `a`: thread; threads count from 0. The event's `task` and the span
    /// are whose call started it. A pool makes a worker when there is work and none is idle.
    ThreadStarted,
    /// A thread begins a function or goes on. `a`: thread, `b`: text of the function's name when it begins one, else NONE.
    ThreadResumed,
    /// A thread blocks. `a`: thread, `b`: wait (for its sleep, a lock, a queue, another thread's end …). It goes on at the sleep's deadline,
    /// or when what it waits for has come.
    ThreadSuspended,
    /// The function of a thread returned. `a`: thread, `b`: text of the value. A thread of the program's own has ended with this; a
    /// pool's worker is idle from now on, until it is resumed with the next function.
    ThreadDone,
    /// The function of a thread ended in an exception. `a`: thread, `b`: text of the exception. Otherwise as `ThreadDone`. A process that is
    /// terminated ends so while it is blocked.
    ThreadFailed,
    /// A thread's result reaches the loop in the place of the thread's own handle: this function is called there and then, and
    /// never joins the ready queue. `a`: handle.
    HandleCalled,
    /// A lock, semaphore, event, barrier or queue was made, or is another now. `a`: primitive, `b`: its state from now on.
    /// The first one of each is when it was made.
    PrimitiveChanged,
}

impl Kind {
    /// Every kind, by its number.
    pub const ALL: [Kind; 41] = {
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
            ThreadStarted,
            ThreadResumed,
            ThreadSuspended,
            ThreadDone,
            ThreadFailed,
            HandleCalled,
            PrimitiveChanged,
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
