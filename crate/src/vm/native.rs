//! The contract of functions implemented in Rust.
//!
//! A native function gets its arguments and gives a [`Flow`]. It must not call Python through the Rust stack. Two ways lead
//! to Python instead:
//!
//! - **Ask**: `vm.call`, `vm.repr`, `vm.eq`, `vm.hash`, `vm.truth`, `vm.collect`, … may find that only Python code can tell. They
//!   then give `Err(Stop::Ask)`, which the native function passes on with `?`. The VM runs the question, and calls the native function
//!   **again from its beginning**, now with the answer at hand. So: *ask before you act*. Until its last question a native
//!   function may change nothing.
//! - **Frames**: for long work (a call per item), or something that waits, it returns [`Flow::Push`] with a [`NativeFrame`], a state
//!   machine that the VM resumes with each answer.

use smallvec::SmallVec;

use super::stack::Entry;
use super::value::Value;
use super::Vm;
use crate::compile::symbol::Symbol;
use crate::trace::Limit;

pub type NativeFn = fn(&mut Vm, &Args) -> Result<Flow, Stop>;

/// The arguments of a call.
///
/// A native function sees them bound to its signature: one value per parameter in `positional`, unbound where nothing was given and
/// there is no default; `*args` as a tuple, `**kwargs` as a dict, in the places where the signature has them; `keywords` empty.
#[derive(Clone, Default)]
pub struct Args {
    pub positional: SmallVec<[Value; 3]>,
    pub keywords: Vec<(Symbol, Value)>,
}

impl Args {
    pub fn new(positional: impl IntoIterator<Item = Value>) -> Args {
        Args { positional: positional.into_iter().collect(), keywords: Vec::new() }
    }

    pub fn with_keywords(positional: impl IntoIterator<Item = Value>, keywords: Vec<(Symbol, Value)>) -> Args {
        Args { positional: positional.into_iter().collect(), keywords }
    }
}

impl std::ops::Index<usize> for Args {
    type Output = Value;

    #[inline]
    fn index(&self, index: usize) -> &Value {
        &self.positional[index]
    }
}

/// How a native function goes on.
pub enum Flow {
    /// It is done.
    Value(Value),
    /// Its result is the result of this call.
    Call(Value, Args),
    /// Its result is the result of this frame.
    Push(Entry),
    /// The thread must wait for something outside of the VM; when it goes on, the value that the host gives is the result.
    Block(Block),
    /// It needs the calling frame (`locals()`, `eval()`): this is called with it.
    Frame(FrameFn, Args),
}

/// A native function that gets the frame that called it.
pub type FrameFn = fn(&mut Vm, &mut super::frame::Frame, &Args) -> Result<Flow, Stop>;

/// What only the host of the VM can bring about.
#[derive(Clone)]
pub enum Block {
    /// `time.sleep`: until the deadline of this timer. `wait`: what it is when it is no plain sleep, or NONE. Both are numbers in the trace.
    Until { timer: u32, wait: u32 },
    /// `run_until_complete` and `run_forever`: until the loop of this number comes to a stop.
    Loop(u32),
    /// Until the thread of this number, which has a function to begin with, blocks or ends.
    Thread(u32),
    /// Until another thread wakes this one up (the answer is True), or the deadline has come (False).
    Park(Park),
}

/// How a thread blocks that another one may wake up.
#[derive(Clone)]
pub struct Park {
    /// Virtual nanoseconds; None: for as long as it takes.
    pub deadline: Option<u64>,
    /// What it waits for: its number in the trace.
    pub wait: u32,
}

impl From<Value> for Flow {
    #[inline]
    fn from(value: Value) -> Flow {
        Flow::Value(value)
    }
}

/// Gives a result: `ret(5)`, `ret("text")`, `ret(Value::None)`.
#[inline]
pub fn ret(value: impl Into<Value>) -> Result<Flow, Stop> {
    Ok(Flow::Value(value.into()))
}

/// Why a native function did not come to its end.
pub enum Stop {
    /// A Python exception.
    Raise(Value),
    /// Only Python can tell: see the module's text.
    Ask(Box<Question>),
    /// The run is over.
    Halt(Halt),
}

/// Why a run is over before its program is.
#[derive(Clone, Debug, PartialEq)]
pub enum Halt {
    Limit(Limit),
    /// A mistake of the engine's, told as such.
    Engine(String),
}

/// What a native function asks of Python.
pub enum Question {
    Call(Value, Args),
    /// The items of an iterable, as a list; at most so many.
    Collect(Value, usize),
    /// The results of a function for each of these, as a list.
    CallEach(Value, Vec<Value>),
    /// What this flow leads to.
    Flow(Flow),
}

/// A frame implemented in Rust: a state machine.
pub trait NativeFrame {
    /// Goes on with what it waited for. The first time `input` is `Input::Value(Value::None)`.
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop>;

    /// What `await` inside it waits in, for `cr_await` and throws; most have none.
    fn name(&self) -> &'static str {
        "native"
    }
}

/// What a native frame is resumed with.
pub enum Input {
    /// The result of what it asked for, or what was sent in after it yielded.
    Value(Value),
    /// The iterator that it sent to ([`Step::Send`]) yielded this.
    Yielded(Value),
    /// What it asked for raised this, or it was thrown in after it yielded.
    Exception(Value),
}

/// What a native frame wants next.
pub enum Step {
    Return(Value),
    /// Be resumed with this at once.
    Just(Value),
    Call(Value, Args),
    /// Run this frame; its result is the next input.
    Push(Entry),
    /// Send a value to an iterator (or awaitable's iterator): comes back as `Value` (its result) or `Yielded`.
    Send(Value, Value),
    /// Throw an exception into an iterator: likewise.
    Throw(Value, Value),
    /// The generator or coroutine whose frame this is yields.
    Yield(Value),
    /// As [`Flow::Block`].
    Block(Block),
    /// Be resumed with the program's frames on this stack, as a frame object.
    Frames,
}

/// A function's entry in a table of methods or of a module.
pub struct NativeDef {
    pub name: &'static str,
    /// As in Python's documentation: `self, iterable, /, *, key=None, reverse=False`. Defaults: None, True, False, integers, floats,
    /// `''`, or `unset` (stays unbound).
    pub signature: &'static str,
    pub function: NativeFn,
}

/// An entry of a table of native functions.
pub const fn def(name: &'static str, signature: &'static str, function: NativeFn) -> NativeDef {
    NativeDef { name, signature, function }
}
