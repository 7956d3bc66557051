//! Running a stack: frames in, outcomes out.
//!
//! [`Vm::run`] looks at the top frame only. A frame runs until it wants something of the stack ([`Transition`]): a frame on top of it, its
//! own end, a yield. What an outcome means to the frame below is written in [`Then`].

use super::frame::Frame;
use super::native::{Args, Block, Flow, Halt, Input, NativeFrame, Step, Stop};
use super::object::Sent;
use super::stack::{Body, Entry, EntryInput, Rest, Stack, Then};
use super::value::Value;
use super::Vm;
use crate::compile::code::{CodeKind, Op};
use crate::trace::{Kind, Limit, NONE};

/// What a frame wants of its stack.
pub enum Transition {
    Push(Entry),
    Return(Value),
    /// The generator or coroutine gives way.
    Yield(Value),
    /// An async generator gives an item.
    Item(Value),
    /// An exception came up; `fresh`: here and now, not from a frame above or raised again.
    Raise { exception: Value, fresh: bool },
    /// An exception was thrown into the frame: its context can only be what this frame handles.
    Thrown(Value),
    /// `raise` alone, in a frame that handles nothing itself.
    RaiseAgain,
    Block(Block),
    /// The native frame wants to know the frames below it.
    Frames,
    /// Nothing, but drops left work behind.
    Again,
    /// The slice of fuel is used up before a native frame got its input.
    Later(Input),
    /// The slice of fuel is used up, between two instructions.
    Pause,
    Halt(Halt),
}

impl From<Stop> for Transition {
    fn from(stop: Stop) -> Transition {
        match stop {
            Stop::Raise(exception) => Transition::Raise { exception, fresh: true },
            Stop::Halt(halt) => Transition::Halt(halt),
            Stop::Ask(_) => Transition::Halt(Halt::Engine("a question was asked where nobody can answer".into())),
        }
    }
}

impl Vm {
    /// Runs a stack until it comes to rest, at most for `slice` instructions.
    pub fn run(&mut self, stack: &mut Stack, slice: u64) -> Rest {
        self.slice = slice.min(self.fuel);
        let granted = self.slice;
        let rest = self.run_slice(stack);
        self.fuel = self.fuel.saturating_sub(granted - self.slice.min(granted));
        match rest {
            Rest::Paused if self.fuel == 0 => Rest::Halted(Halt::Limit(Limit::Fuel)),
            rest => rest,
        }
    }

    fn run_slice(&mut self, stack: &mut Stack) -> Rest {
        // A stack that was paused looks again only where it would have without the pause.
        let mut look = false;
        loop {
            if std::mem::replace(&mut look, true)
                && self.finalizers.pending()
                && let Some(work) = self.finalizers.pop()
            {
                if let Some(entry) = self.begin_finalizer(work) {
                    stack.entries.push(entry);
                }
                continue;
            }
            let Some(entry) = stack.entries.last_mut() else { return Rest::Returned(Value::None) };
            if let Some(owner) = &entry.owner {
                owner.line.set(0);
            }
            let input = entry.input.take();
            let transition = match &mut entry.body {
                Body::Python(frame) => self.resume_frame(frame, input),
                Body::Native(frame) => self.resume_native(&mut **frame, input),
            };
            let rest = match transition {
                Transition::Push(entry) => self.push(stack, entry),
                Transition::Return(value) => self.returned(stack, value),
                Transition::Yield(value) => self.yielded(stack, value, false),
                Transition::Item(value) => self.yielded(stack, value, true),
                Transition::Raise { exception, fresh } => self.raised(stack, exception, fresh),
                Transition::Thrown(exception) => self.thrown(stack, exception),
                Transition::RaiseAgain => self.raise_again(stack),
                Transition::Block(block) => Some(Rest::Blocked(block)),
                Transition::Again => None,
                Transition::Frames => {
                    let frames = self.running_frames(stack);
                    if let Some(entry) = stack.entries.last_mut() {
                        entry.input = EntryInput::Send(frames);
                    }
                    None
                }
                Transition::Later(input) => {
                    entry.input = match input {
                        Input::Value(value) => EntryInput::Send(value),
                        Input::Yielded(value) => EntryInput::Yielded(value),
                        Input::Exception(exception) => EntryInput::Throw(exception),
                    };
                    Some(Rest::Paused)
                }
                Transition::Pause => Some(Rest::Paused),
                Transition::Halt(halt) => Some(Rest::Halted(halt)),
            };
            if let Some(rest) = rest {
                return rest;
            }
        }
    }

    /// Does what drops left behind, while no stack runs.
    pub fn run_finalizers(&mut self) {
        while let Some(work) = self.finalizers.pop() {
            let Some(entry) = self.begin_finalizer(work) else { continue };
            let mut stack = Stack { entries: vec![entry] };
            // What a finalizer waits for, nobody can give it.
            let _ = self.run(&mut stack, FINALIZER_SLICE);
        }
    }

    /// A frame that carries a flow to its end.
    pub fn entry_of(&mut self, flow: Flow) -> Entry {
        match flow {
            Flow::Push(entry) => {
                self.announce(&entry);
                entry
            }
            flow => Entry::native(Carry(Some(flow))),
        }
    }

    /// Gives a blocked stack the value that it waited for.
    pub fn unblock(&mut self, stack: &mut Stack, outcome: Result<Value, Value>) {
        let Some(entry) = stack.entries.last_mut() else { return };
        match (&mut entry.body, outcome) {
            (Body::Python(frame), Ok(value)) => frame.push(value),
            (_, Ok(value)) => entry.input = EntryInput::Send(value),
            (_, Err(exception)) => entry.input = EntryInput::Throw(exception),
        }
    }

    fn push(&mut self, stack: &mut Stack, entry: Entry) -> Option<Rest> {
        if stack.entries.len() >= self.limits.recursion {
            if let Some(owner) = &entry.owner {
                owner.suspend(entry.body);
            }
            let exception = self.exception(&self.types.recursion_error, "maximum recursion depth exceeded");
            return self.fail(stack, exception);
        }
        self.announce(&entry);
        if let Some(Entry { body: Body::Python(frame), owner: Some(owner), .. }) = stack.entries.last() {
            owner.line.set(frame.line_at(frame.pc.saturating_sub(1)));
        }
        stack.entries.push(entry);
        None
    }

    /// Tells the trace that a frame begins or goes on.
    pub fn announce(&mut self, entry: &Entry) {
        let Body::Python(frame) = &entry.body else { return };
        if frame.code.trace_id == NONE {
            return;
        }
        let fresh = frame.pc == 0;
        let span = self.span_id(frame, frame.pc);
        if fresh {
            self.trace.event(Kind::Enter, span, frame.id, frame.code.trace_id, NONE);
        } else {
            self.trace.event(Kind::Resume, span, frame.id, NONE, NONE);
        }
    }

    fn resume_frame(&mut self, frame: &mut Frame, input: EntryInput) -> Transition {
        match input {
            EntryInput::Start => {}
            EntryInput::Send(value) | EntryInput::Yielded(value) => {
                if frame.pc > 0 {
                    frame.push(value);
                } else if !value.is_none() {
                    return self.type_error("can't send non-None value to a just-started generator").into();
                }
            }
            EntryInput::Throw(exception) => {
                return match self.throw_inside(frame, exception) {
                    Ok(transition) => transition,
                    Err(stop) => stop.into(),
                };
            }
        }
        self.run_frame(frame)
    }

    /// Throws into a suspended frame: into what it awaits, if it awaits something. (CPython: `gen_throw`.)
    fn throw_inside(&mut self, frame: &mut Frame, exception: Value) -> Result<Transition, Stop> {
        if !suspended_in_await(frame) {
            return Ok(Transition::Thrown(exception));
        }
        let iterator = frame.peek(1).clone();
        frame.pc += 1;
        match self.throw_to(&iterator, exception) {
            Ok(Sent::Push(entry)) => Ok(Transition::Push(awaited(entry))),
            Ok(Sent::Yield(value)) => {
                frame.pc -= 1;
                Ok(Transition::Yield(value))
            }
            Ok(Sent::Return(value)) => {
                frame.pop();
                frame.push(value);
                Ok(self.run_frame(frame))
            }
            Err(Stop::Raise(exception)) => Ok(Transition::Raise { exception, fresh: true }),
            Err(stop) => Err(stop),
        }
    }

    fn resume_native(&mut self, frame: &mut dyn NativeFrame, input: EntryInput) -> Transition {
        let mut input = match input {
            EntryInput::Start => Input::Value(Value::None),
            EntryInput::Send(value) => Input::Value(value),
            EntryInput::Yielded(value) => Input::Yielded(value),
            EntryInput::Throw(exception) => Input::Exception(exception),
        };
        loop {
            if self.slice == 0 {
                return Transition::Later(input);
            }
            self.slice -= 1;
            let step = match frame.resume(self, input) {
                Ok(step) => step,
                Err(stop) => return stop.into(),
            };
            let outcome = match step {
                Step::Return(value) => return Transition::Return(value),
                Step::Yield(value) => return Transition::Yield(value),
                Step::Block(block) => return Transition::Block(block),
                Step::Frames => return Transition::Frames,
                Step::Push(entry) => return Transition::Push(entry),
                Step::Just(value) => Ok(Input::Value(value)),
                Step::Call(callable, args) => match self.begin_call(callable, args) {
                    Ok(flow) => match self.settle(flow) {
                        Settled::Value(value) => Ok(Input::Value(value)),
                        Settled::Transition(transition) => return transition,
                    },
                    Err(stop) => Err(stop),
                },
                Step::Send(iterator, value) => match self.send_to(&iterator, value) {
                    Ok(Sent::Push(entry)) => return Transition::Push(awaited(entry)),
                    Ok(Sent::Yield(value)) => Ok(Input::Yielded(value)),
                    Ok(Sent::Return(value)) => Ok(Input::Value(value)),
                    Err(stop) => Err(stop),
                },
                Step::Throw(iterator, exception) => match self.throw_to(&iterator, exception) {
                    Ok(Sent::Push(entry)) => return Transition::Push(awaited(entry)),
                    Ok(Sent::Yield(value)) => Ok(Input::Yielded(value)),
                    Ok(Sent::Return(value)) => Ok(Input::Value(value)),
                    Err(stop) => Err(stop),
                },
            };
            input = match outcome {
                Ok(input) => input,
                Err(Stop::Raise(exception)) => Input::Exception(exception),
                Err(stop) => return stop.into(),
            };
        }
    }

    /// What a flow comes to: a value at once, or something for the stack.
    pub(super) fn settle(&mut self, mut flow: Flow) -> Settled {
        loop {
            match flow {
                Flow::Value(value) => return Settled::Value(value),
                Flow::Push(entry) => return Settled::Transition(Transition::Push(entry)),
                Flow::Block(block) => return Settled::Transition(Transition::Block(block)),
                Flow::Call(callable, args) => match self.begin_call(callable, args) {
                    Ok(next) => flow = next,
                    Err(stop) => return Settled::Transition(stop.into()),
                },
                Flow::Frame(function, args) => match self.without_caller(function, &args) {
                    Ok(next) => flow = next,
                    Err(stop) => return Settled::Transition(stop.into()),
                },
            }
        }
    }

    /// The top frame returned.
    fn returned(&mut self, stack: &mut Stack, value: Value) -> Option<Rest> {
        let Some(entry) = stack.entries.pop() else { return Some(Rest::Returned(value)) };
        self.leave(&entry.body, Kind::Exit, Some(&value));
        if let Some(owner) = &entry.owner {
            owner.finish();
        }
        let then = entry.then;
        drop(entry.body);
        let Some(below) = stack.entries.last_mut() else { return Some(Rest::Returned(value)) };
        let frame = match &mut below.body {
            Body::Python(frame) => frame,
            Body::Native(_) => return self.returned_to_native(stack, then, value),
        };
        match then {
            Then::Push | Then::ForNext => frame.push(value),
            Then::Method => {
                frame.push(value);
                frame.push(Value::Unbound);
            }
            Then::Unpack => push_reversed(frame, &value),
            Then::JumpOrPop { target, wanted } => {
                if matches!(value, Value::Bool(truth) if truth == wanted) {
                    frame.pc = target as usize;
                } else {
                    drop(frame.pop());
                }
            }
            Then::Discard | Then::Finalizer => drop(value),
            Then::Init(object) => {
                if !value.is_none() {
                    let class = self.class_name(&value);
                    let stop = self.type_error(&format!("__init__() should return None, not '{class}'"));
                    return self.stopped(stack, stop);
                }
                frame.push(object);
            }
            Then::ForIter => end_for(frame),
            Then::YieldFrom => {
                let iterator = frame.pop();
                frame.push(value);
                drop(iterator);
            }
            Then::AwaitNext => {
                frame.pc -= 1;
                return self.yielded(stack, value, false);
            }
            Then::Next => {
                let exception = self.stop_iteration(value);
                return self.raised(stack, exception, true);
            }
            Then::AsyncItem | Then::AsyncNext => {
                let exception = self.exception_with(&self.types.stop_async_iteration, vec![]);
                return self.raised(stack, exception, true);
            }
            Then::AsyncCloseNext => {
                let exception = self.stop_iteration(Value::None);
                return self.raised(stack, exception, true);
            }
            Then::Close => frame.push(value),
            Then::AsyncClose => {
                let iterator = frame.pop();
                frame.push(Value::None);
                drop(iterator);
            }
            Then::Raise => return self.raised(stack, value, true),
        }
        None
    }

    fn returned_to_native(&mut self, stack: &mut Stack, then: Then, value: Value) -> Option<Rest> {
        // A finalizer ran on top of a frame that had its own input waiting.
        if matches!(then, Then::Finalizer) {
            return None;
        }
        let input = match then {
            Then::Init(object) if value.is_none() => EntryInput::Send(object),
            Then::Init(_) => {
                let stop = self.type_error("__init__() should return None");
                return self.stopped(stack, stop);
            }
            Then::Next => {
                let exception = self.stop_iteration(value);
                return self.fail(stack, exception);
            }
            Then::AsyncItem | Then::AsyncNext => {
                let exception = self.exception_with(&self.types.stop_async_iteration, vec![]);
                return self.fail(stack, exception);
            }
            Then::AsyncCloseNext => {
                let exception = self.stop_iteration(Value::None);
                return self.fail(stack, exception);
            }
            Then::Raise => return self.fail(stack, value),
            Then::Discard => EntryInput::Send(Value::None),
            Then::AsyncClose => EntryInput::Send(Value::None),
            Then::AwaitNext => EntryInput::Yielded(value),
            _ => EntryInput::Send(value),
        };
        let below = stack.entries.last_mut()?;
        below.input = input;
        None
    }

    /// The top frame yields: it goes back into its object.
    fn yielded(&mut self, stack: &mut Stack, value: Value, item: bool) -> Option<Rest> {
        let Some(entry) = stack.entries.pop() else { return Some(Rest::Yielded(value)) };
        self.leave(&entry.body, Kind::Suspend, None);
        let Entry { body, owner, then, .. } = entry;
        if let Some(owner) = &owner {
            owner.suspend(body);
            if item {
                owner.async_running.set(false);
            }
        }
        let Some(below) = stack.entries.last_mut() else { return Some(Rest::Yielded(value)) };
        match then {
            Then::ForIter | Then::Next => match &mut below.body {
                Body::Python(frame) => frame.push(value),
                Body::Native(_) => below.input = EntryInput::Send(value),
            },
            Then::AsyncItem if item => match &mut below.body {
                Body::Python(frame) => {
                    let iterator = frame.pop();
                    frame.push(value);
                    drop(iterator);
                }
                Body::Native(_) => below.input = EntryInput::Send(value),
            },
            Then::AsyncNext if item => {
                let exception = self.stop_iteration(value);
                return self.fail(stack, exception);
            }
            Then::AsyncNext | Then::AsyncCloseNext if !item => match &mut below.body {
                Body::Python(frame) => frame.push(value),
                Body::Native(_) => below.input = EntryInput::Send(value),
            },
            Then::Close => {
                let stop = self.runtime_error("generator ignored GeneratorExit");
                return self.stopped(stack, stop);
            }
            Then::AsyncClose | Then::AsyncCloseNext if item => {
                let stop = self.runtime_error("async generator ignored GeneratorExit");
                return self.stopped(stack, stop);
            }
            Then::Finalizer => {}
            _ => match &mut below.body {
                Body::Python(frame) => {
                    frame.pc -= 1;
                    return self.yielded(stack, value, false);
                }
                Body::Native(_) => below.input = EntryInput::Yielded(value),
            },
        }
        None
    }

    pub(super) fn stopped(&mut self, stack: &mut Stack, stop: Stop) -> Option<Rest> {
        match Transition::from(stop) {
            Transition::Raise { exception, .. } => self.fail(stack, exception),
            Transition::Halt(halt) => Some(Rest::Halted(halt)),
            _ => None,
        }
    }

    /// What the top frame waits for ends in an exception.
    fn fail(&mut self, stack: &mut Stack, exception: Value) -> Option<Rest> {
        match stack.entries.last_mut() {
            Some(Entry { body: Body::Native(_), input, .. }) => {
                *input = EntryInput::Throw(exception);
                None
            }
            _ => self.raised(stack, exception, true),
        }
    }

    /// Sends into an iterator or the iterator of an awaitable.
    pub fn send_to(&mut self, iterator: &Value, value: Value) -> Result<Sent, Stop> {
        match iterator {
            Value::Generator(generator) => self.resume_generator(generator, EntryInput::Send(value)).map(Sent::Push),
            Value::Native(native) => native.object().send(self, iterator, value),
            _ => self.send_to_instance(iterator, value),
        }
    }

    /// An iterator of the program's own: `__next__`, or `send` when there is something to send.
    fn send_to_instance(&mut self, iterator: &Value, value: Value) -> Result<Sent, Stop> {
        let call = if value.is_none() {
            match self.special(iterator, self.known.next) {
                Some(next) => self.begin_call(next, Args::new([iterator.clone()])),
                None => {
                    let class = self.class_name(iterator);
                    return Err(self.type_error(&format!("'{class}' object is not an iterator")));
                }
            }
        } else {
            let send = self.known.send;
            match self.get_attribute(iterator, send)? {
                Flow::Value(method) => self.begin_call(method, Args::new([value])),
                flow => Ok(flow),
            }
        };
        match call {
            Ok(Flow::Push(entry)) => Ok(Sent::Push(entry.then(Then::AwaitNext))),
            Ok(Flow::Value(value)) => Ok(Sent::Yield(value)),
            Ok(_) => Err(self.type_error("this iterator can't be awaited")),
            Err(Stop::Raise(exception)) => match self.stop_iteration_value(&exception) {
                Some(value) => Ok(Sent::Return(value)),
                None => Err(Stop::Raise(exception)),
            },
            Err(stop) => Err(stop),
        }
    }

    /// Throws into an iterator or the iterator of an awaitable.
    pub fn throw_to(&mut self, iterator: &Value, exception: Value) -> Result<Sent, Stop> {
        match iterator {
            Value::Generator(generator) => {
                self.resume_generator(generator, EntryInput::Throw(exception)).map(Sent::Push)
            }
            Value::Native(native) => native.object().throw(self, iterator, exception),
            _ => {
                let throw = self.known.throw;
                match self.find_attribute(iterator, throw)? {
                    Some(Flow::Value(method)) => match self.begin_call(method, Args::new([exception]))? {
                        Flow::Push(entry) => Ok(Sent::Push(entry.then(Then::AwaitNext))),
                        Flow::Value(value) => Ok(Sent::Yield(value)),
                        _ => Err(self.type_error("this iterator can't be thrown into")),
                    },
                    _ => Err(Stop::Raise(exception)),
                }
            }
        }
    }

    fn leave(&mut self, body: &Body, kind: Kind, value: Option<&Value>) {
        let Body::Python(frame) = body else { return };
        if frame.code.trace_id == NONE {
            return;
        }
        let text = match value {
            Some(value) if frame.code.code.kind != CodeKind::Module => self.short_text(value),
            _ => NONE,
        };
        let span = self.span_id(frame, frame.pc.saturating_sub(usize::from(kind == Kind::Exit)));
        self.trace.event(kind, span, frame.id, text, NONE);
    }
}

/// Instructions that one finalizer may run.
const FINALIZER_SLICE: u64 = 1_000_000;

/// A flow as a frame.
struct Carry(Option<Flow>);

impl NativeFrame for Carry {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match (self.0.take(), input) {
            (Some(flow), _) => super::replay::step(vm, flow),
            (None, Input::Exception(exception)) => Err(Stop::Raise(exception)),
            (None, Input::Value(value) | Input::Yielded(value)) => Ok(Step::Return(value)),
        }
    }
}

/// What a flow settled to.
pub enum Settled {
    Value(Value),
    Transition(Transition),
}

/// A frame pushed by `await` and `yield from`: unless it says otherwise, its yields pass through.
pub fn awaited(mut entry: Entry) -> Entry {
    if matches!(entry.then, Then::Push) {
        entry.then = Then::YieldFrom;
    }
    entry
}

fn push_reversed(frame: &mut Frame, items: &Value) {
    if let Value::Tuple(items) = items {
        for item in items.iter().rev() {
            frame.push(item.clone());
        }
    }
}

/// The `for` whose `ForIter` was just run is over: the iterator goes, and the loop is left.
pub fn end_for(frame: &mut Frame) {
    let iterator = frame.pop();
    if let Some(Op::ForIter(target)) = frame.code.ops.get(frame.pc - 1) {
        frame.pc = *target as usize;
    }
    drop(iterator);
}

/// Whether a suspended frame waits in an await (its next instruction is `YieldFrom`, run before).
pub fn suspended_in_await(frame: &Frame) -> bool {
    matches!(frame.code.ops.get(frame.pc), Some(Op::YieldFrom))
}
