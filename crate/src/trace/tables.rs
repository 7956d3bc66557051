//! What the events' numbers stand for. Every table is in order of first use, so that the same run gives the same numbers.

/// A stretch of the source, as byte offsets in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// Where a number came from: the literal that it was written as, or the expression that computed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// This very number stands in the text here.
    Literal(Span),
    /// It was computed here, from others.
    Computed(Span),
    Unknown,
}

/// A deadline, or a stretch of blocking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timer {
    /// Virtual nanoseconds.
    pub deadline: u64,
    /// The number of seconds that was asked for, and where it came from.
    pub seconds: f64,
    pub source: Source,
}

/// What a handle of the loop does when it runs, in the terms of the loop's own log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum HandleKind {
    /// A task's first step, or one after a bare yield.
    Step,
    /// A task's step because a future that it awaited is done.
    Wakeup,
    /// A function: `call_soon`, or a future's done callback.
    Callback,
    /// A function whose time has come.
    Timer,
    /// A modelled thread goes on.
    Thread,
    /// A function: `call_soon_threadsafe` of the main thread, or by a future that a thread's end completed. The loop's own log leaves it out.
    Threadsafe,
}

impl HandleKind {
    /// Every kind, by its number.
    pub const ALL: [HandleKind; 6] = [
        HandleKind::Step,
        HandleKind::Wakeup,
        HandleKind::Callback,
        HandleKind::Timer,
        HandleKind::Thread,
        HandleKind::Threadsafe,
    ];

    /// Whether running the handle is a step of its task.
    pub fn steps_task(self) -> bool {
        matches!(self, HandleKind::Step | HandleKind::Wakeup)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    pub kind: HandleKind,
    /// Text: the function's name, as CPython writes it.
    pub label: u32,
    /// The task that it steps, wakes, or reports to; or NONE.
    pub task: u32,
    /// When it is a timer (index of [`Timer`]), else NONE.
    pub timer: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Text: its name at creation (`Task-2`).
    pub name: u32,
    /// Text: the coroutine's qualified name.
    pub coro: u32,
    /// The task that made it, or NONE.
    pub parent: u32,
    /// Span of the coroutine's call, or of the function's definition; or NONE.
    pub span: u32,
}

/// A modelled thread. The main thread is none of these.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// Text: its name (`Thread-1 (work)`, `asyncio_0`).
    pub name: u32,
    /// The thread that started it, or NONE: the main thread did.
    pub parent: u32,
    /// The task in whose step it was started, or NONE.
    pub task: u32,
    /// Span of the call that started it, or NONE.
    pub span: u32,
    /// It works for a pool: it may be given one function after the other.
    pub worker: bool,
}

/// What a suspended task or thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum WaitKind {
    /// A bare yield, `sleep(0)`: it is in the ready queue already.
    Turn,
    /// `sleep`: the timer.
    Sleep,
    /// Another task: `target` is its number.
    Task,
    /// A future of the loop: `target` is its number.
    Future,
    Gather,
    Lock,
    Semaphore,
    Event,
    Condition,
    Barrier,
    Queue,
    /// A modelled thread or process: `target` is its number, or NONE while it is still to be chosen (all workers of the pool are busy).
    Thread,
    TaskGroup,
    Wait,
    /// A call of a simulated service, which the label names: a sleep in truth, with its timer.
    Simulated,
}

impl WaitKind {
    /// Every kind, by its number.
    pub const ALL: [WaitKind; 15] = {
        use WaitKind::*;
        [
            Turn, Sleep, Task, Future, Gather, Lock, Semaphore, Event, Condition, Barrier, Queue, Thread, TaskGroup, Wait, Simulated,
        ]
    };
}

impl WaitKind {
    /// Whether it ends at a time that is known.
    pub fn is_sleep(self) -> bool {
        matches!(self, WaitKind::Sleep | WaitKind::Simulated)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    pub kind: WaitKind,
    /// A task's, a future's or a thread's number by the kind, or NONE.
    pub target: u32,
    /// Text: what it is in the program's words (`gather`, `lock`), or NONE.
    pub label: u32,
    /// For a sleep or a simulated call its timer (index of [`Timer`]), else NONE.
    pub timer: u32,
    /// For a lock, a queue, … which one (index of [`Primitive`]), else NONE.
    pub primitive: u32,
    /// The tasks that this wait depends on (a gather's children), in order.
    pub members: Vec<u32>,
}

/// What tasks meet at: a lock, a semaphore, an event, a condition, a barrier, a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Primitive {
    pub kind: WaitKind,
    /// Span of the call that made it, or NONE.
    pub span: u32,
}

/// How a [`Primitive`] is between two changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrimitiveState {
    /// A lock: whether it is locked (0 or 1). A semaphore: permits that nobody has. An event: whether it is set. A barrier:
    /// the tasks that have come. A queue: its items.
    pub value: u32,
    /// What the value can't exceed, or NONE.
    pub limit: u32,
    /// A queue: items put whose `task_done()` has not come.
    pub unfinished: u32,
    /// The tasks that hold the lock, or permits.
    pub holders: Vec<u32>,
    /// Texts: a queue's first items, as many as are told.
    pub items: Vec<u32>,
}

/// A function, class body or module, as far as a reader must know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// Text: qualified name.
    pub name: u32,
    /// Texts: the variables, by slot.
    pub slots: Vec<u32>,
    /// Its first line, from 1.
    pub line: u32,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    Ok,
    /// An exception nobody caught: `TypeName: message`; the last line of the traceback, where the name may be qualified and a
    /// hint follows; and the traceback as Python prints it. For a group the exceptions in it, each before those within it:
    /// how deep it is, from 1, and its `TypeName: message`.
    Exception {
        text: String,
        line: String,
        traceback: String,
        members: Vec<(u32, String)>,
    },
    /// Nothing is ready and nothing ever will be: the unfinished tasks, and the threads that are blocked for ever ([`NONE`](super::NONE) is
    /// the main thread, when something else than its event loop blocks it).
    Deadlock {
        tasks: Vec<u32>,
        threads: Vec<u32>,
    },
    /// A limit of the run was reached.
    Limit(Limit),
    /// The program is not Python, or uses what is not there: no run at all.
    Rejected,
    /// Stopped from outside.
    Stopped,
    /// A mistake of the engine's own.
    Engine(String),
}

/// Which limit ended a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Limit {
    /// Instructions.
    Fuel,
    /// Virtual time.
    Horizon,
    /// Turns of the loop.
    Iterations,
    Memory,
    /// Lines of output.
    Output,
    /// Length of the trace.
    Trace,
}

impl Limit {
    /// Every limit, by its number.
    pub const ALL: [Limit; 6] =
        [Limit::Fuel, Limit::Horizon, Limit::Iterations, Limit::Memory, Limit::Output, Limit::Trace];
}
