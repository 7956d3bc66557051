//! A thread's stack: frames as data. The Rust stack never holds a Python call.

use std::rc::Rc;

use super::frame::Frame;
use super::generator::Generator;
use super::native::NativeFrame;
use super::value::Value;

pub enum Body {
    Python(Box<Frame>),
    Native(Box<dyn NativeFrame>),
}

/// A frame on a stack, and what the frame below wants of it.
pub struct Entry {
    pub body: Body,
    /// The generator or coroutine whose frame this is: it goes back there when it yields.
    pub owner: Option<Rc<Generator>>,
    pub then: Then,
    /// What is sent or thrown in when it is resumed.
    pub input: EntryInput,
}

/// What a pushed frame is started or resumed with.
pub enum EntryInput {
    /// A fresh frame: nothing.
    Start,
    Send(Value),
    Throw(Value),
    /// For native frames: what the iterator that they sent to yielded.
    Yielded(Value),
}

impl EntryInput {
    /// Takes the input, leaving nothing.
    pub fn take(&mut self) -> EntryInput {
        std::mem::replace(self, EntryInput::Start)
    }
}

/// What happens with the outcome of a frame, in the frame below.
#[derive(Clone)]
pub enum Then {
    /// Its result is the result of the instruction that called it.
    Push,
    /// As `Push`, for `LoadMethod`: what is found is no method of the object's class.
    Method,
    /// Its result is of no interest (`__setattr__`, `__setitem__`).
    Discard,
    /// Its result is a tuple of items to push, the last first.
    Unpack,
    /// Its result is a truth: when it is the wanted one, jump and keep the value, else pop it.
    JumpOrPop { target: u32, wanted: bool },
    /// It is an `__init__`: the result must be None, and the new object is pushed.
    Init(Value),
    /// It is the generator of a `for`: what it yields is the next item; when it returns, the loop is over.
    ForIter,
    /// It is a `__next__` of a `for`: its result is the next item, StopIteration ends the loop.
    ForNext,
    /// It is what the frame below awaits or yields from: what it yields, the frame below yields.
    YieldFrom,
    /// It is the `__next__` of a Python-level iterator that is awaited: its result is yielded, StopIteration ends the await.
    AwaitNext,
    /// `next()` or `send()`: what it yields is the result; when it returns, StopIteration is raised.
    Next,
    /// `asend()`, `__anext__()` and so on of an async generator: an item is the result of the await, a return raises
    /// StopAsyncIteration, and what its inner awaits yield passes through.
    AsyncItem,
    /// `send()` by hand to what `asend()` gave: an item raises StopIteration with it.
    AsyncNext,
    /// The same with what `aclose()` gave.
    AsyncCloseNext,
    /// `close()` of a generator: GeneratorExit or a return is fine, a yield is an error.
    Close,
    /// `aclose()` of an async generator.
    AsyncClose,
    /// `raise` of the result (an exception class was called).
    Raise,
    /// A finalizer: result and exception go nowhere but to standard error.
    Finalizer,
}

impl Entry {
    pub fn python(frame: Frame) -> Entry {
        Entry { body: Body::Python(Box::new(frame)), owner: None, then: Then::Push, input: EntryInput::Start }
    }

    pub fn native(frame: impl NativeFrame + 'static) -> Entry {
        Entry { body: Body::Native(Box::new(frame)), owner: None, then: Then::Push, input: EntryInput::Start }
    }

    pub fn then(mut self, then: Then) -> Entry {
        self.then = then;
        self
    }
}

/// One thread of control: its frames, the running one last.
#[derive(Default)]
pub struct Stack {
    pub entries: Vec<Entry>,
}

/// Why a stack came to rest.
pub enum Rest {
    /// The lowest frame returned.
    Returned(Value),
    /// The lowest frame, a coroutine's or generator's, yielded. Its frame is back in its object.
    Yielded(Value),
    /// An exception left the lowest frame.
    Raised(Value),
    /// The slice of fuel is used up; go on with the same stack.
    Paused,
    /// It waits for the host; the host's answer is the result of the call that blocked.
    Blocked(super::native::Block),
    /// The run is over.
    Halted(super::native::Halt),
}
