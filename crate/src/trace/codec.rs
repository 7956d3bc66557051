//! A trace as bytes: the same run gives the same bytes on every machine.
//!
//! The magic word and the version, then the tables, then the events. Numbers are LEB128; [`NONE`] is written as 0 and
//! other ids as one more than they are; times, turns and causes as differences, which are small.

use std::fmt;

use super::event::{Event, Kind, NONE};
use super::recorder::{Trace, VERSION};
use super::tables::{Code, End, Handle, HandleKind, Limit, Primitive, PrimitiveState, Source, Span, Task, Thread, Timer, Wait, WaitKind};

const MAGIC: &[u8; 4] = b"loop";

/// Why bytes are not a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// They don't begin as a trace does.
    NotATrace,
    /// They are of another version of the format.
    Version(u64),
    /// They end too early.
    Truncated,
    /// They go on after the end.
    TooLong,
    /// Something in them can't be: what it is.
    Invalid(&'static str),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::NotATrace => write!(f, "not a trace"),
            DecodeError::Version(version) => write!(f, "a trace of version {version}; this reads version {VERSION}"),
            DecodeError::Truncated => write!(f, "the trace is cut off"),
            DecodeError::TooLong => write!(f, "there is something behind the trace"),
            DecodeError::Invalid(what) => write!(f, "the trace is damaged: {what}"),
        }
    }
}

impl std::error::Error for DecodeError {}

impl Trace {
    /// The trace as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        VERSION.write(&mut out);
        self.texts.write(&mut out);
        self.spans.write(&mut out);
        self.tasks.write(&mut out);
        self.threads.write(&mut out);
        self.handles.write(&mut out);
        self.timers.write(&mut out);
        self.waits.write(&mut out);
        self.primitives.write(&mut out);
        self.primitive_states.write(&mut out);
        self.codes.write(&mut out);
        self.ends.write(&mut out);
        self.limit.write(&mut out);
        write_events(&self.events, &mut out);
        out
    }

    /// Reads what [`Trace::to_bytes`] wrote. The numbers inside of it may still be of things that aren't there: the
    /// lookups of [`Trace`] give nothing for these.
    pub fn from_bytes(bytes: &[u8]) -> Result<Trace, DecodeError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(DecodeError::NotATrace)?;
        let input = &mut Input { rest };
        match u64::read(input)? {
            version if version == u64::from(VERSION) => {}
            version => return Err(DecodeError::Version(version)),
        }
        let trace = Trace {
            texts: Vec::read(input)?,
            spans: Vec::read(input)?,
            tasks: Vec::read(input)?,
            threads: Vec::read(input)?,
            handles: Vec::read(input)?,
            timers: Vec::read(input)?,
            waits: Vec::read(input)?,
            primitives: Vec::read(input)?,
            primitive_states: Vec::read(input)?,
            codes: Vec::read(input)?,
            ends: Vec::read(input)?,
            limit: u64::read(input)?,
            events: read_events(input)?,
        };
        if input.rest.is_empty() { Ok(trace) } else { Err(DecodeError::TooLong) }
    }
}

/// The bytes not read yet.
struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, DecodeError> {
        Ok(self.take(1)?[0])
    }

    /// The length of a list whose entries are of one byte at least: what can't be there is not allocated.
    fn length(&mut self) -> Result<usize, DecodeError> {
        let length = u64::read(self)?;
        match usize::try_from(length) {
            Ok(length) if length <= self.rest.len() => Ok(length),
            _ => Err(DecodeError::Truncated),
        }
    }

    /// One of the kinds that a byte may stand for.
    fn kind<T: Copy>(&mut self, kinds: &[T], what: &'static str) -> Result<T, DecodeError> {
        let number = self.byte()?;
        kinds.get(usize::from(number)).copied().ok_or(DecodeError::Invalid(what))
    }
}

/// A part of the format. No value takes less than one byte.
trait Part: Sized {
    fn write(&self, out: &mut Vec<u8>);
    fn read(input: &mut Input) -> Result<Self, DecodeError>;
}

impl Part for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn read(input: &mut Input) -> Result<u64, DecodeError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = input.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return Err(DecodeError::Invalid("a number is too large"));
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(DecodeError::Invalid("a number is too long"))
    }
}

impl Part for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        u64::from(*self).write(out);
    }

    fn read(input: &mut Input) -> Result<u32, DecodeError> {
        u32::try_from(u64::read(input)?).map_err(|_| DecodeError::Invalid("a number is too large"))
    }
}

/// A number that may be [`NONE`].
struct Id(u32);

impl Part for Id {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.wrapping_add(1).write(out);
    }

    fn read(input: &mut Input) -> Result<Id, DecodeError> {
        Ok(Id(u32::read(input)?.wrapping_sub(1)))
    }
}

impl Part for f64 {
    fn write(&self, out: &mut Vec<u8>) {
        // A NaN's bits depend on the machine.
        let value = if self.is_nan() { f64::NAN } else { *self };
        out.extend(value.to_bits().to_le_bytes());
    }

    fn read(input: &mut Input) -> Result<f64, DecodeError> {
        let bytes = input.take(8)?;
        Ok(f64::from_bits(bytes.iter().rev().fold(0, |bits, &byte| bits << 8 | u64::from(byte))))
    }
}

impl Part for String {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u64).write(out);
        out.extend(self.as_bytes());
    }

    fn read(input: &mut Input) -> Result<String, DecodeError> {
        let length = input.length()?;
        let text = std::str::from_utf8(input.take(length)?);
        text.map(str::to_owned).map_err(|_| DecodeError::Invalid("a text is not UTF-8"))
    }
}

impl<T: Part> Part for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u64).write(out);
        self.iter().for_each(|part| part.write(out));
    }

    fn read(input: &mut Input) -> Result<Vec<T>, DecodeError> {
        let length = input.length()?;
        (0..length).map(|_| T::read(input)).collect()
    }
}

impl Part for (u32, String) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(input: &mut Input) -> Result<(u32, String), DecodeError> {
        Ok((u32::read(input)?, String::read(input)?))
    }
}

impl Part for Span {
    fn write(&self, out: &mut Vec<u8>) {
        self.start.write(out);
        self.end.write(out);
    }

    fn read(input: &mut Input) -> Result<Span, DecodeError> {
        Ok(Span { start: u32::read(input)?, end: u32::read(input)? })
    }
}

impl Part for Source {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Source::Literal(span) => write_tagged(0, span, out),
            Source::Computed(span) => write_tagged(1, span, out),
            Source::Unknown => out.push(2),
        }
    }

    fn read(input: &mut Input) -> Result<Source, DecodeError> {
        match input.byte()? {
            0 => Ok(Source::Literal(Span::read(input)?)),
            1 => Ok(Source::Computed(Span::read(input)?)),
            2 => Ok(Source::Unknown),
            _ => Err(DecodeError::Invalid("an unknown source of a number")),
        }
    }
}

fn write_tagged(tag: u8, part: &impl Part, out: &mut Vec<u8>) {
    out.push(tag);
    part.write(out);
}

impl Part for Task {
    fn write(&self, out: &mut Vec<u8>) {
        for id in [self.name, self.coro, self.parent, self.span] {
            Id(id).write(out);
        }
    }

    fn read(input: &mut Input) -> Result<Task, DecodeError> {
        let [name, coro, parent, span] = read_ids(input)?;
        Ok(Task { name, coro, parent, span })
    }
}

impl Part for Thread {
    fn write(&self, out: &mut Vec<u8>) {
        for id in [self.name, self.parent, self.task, self.span] {
            Id(id).write(out);
        }
        out.push(self.worker.into());
    }

    fn read(input: &mut Input) -> Result<Thread, DecodeError> {
        let [name, parent, task, span] = read_ids(input)?;
        let worker = input.kind(&[false, true], "neither a worker nor none")?;
        Ok(Thread { name, parent, task, span, worker })
    }
}

fn read_ids<const N: usize>(input: &mut Input) -> Result<[u32; N], DecodeError> {
    let mut ids = [NONE; N];
    for id in &mut ids {
        *id = Id::read(input)?.0;
    }
    Ok(ids)
}

impl Part for Handle {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(self.kind as u8);
        for id in [self.label, self.task, self.timer] {
            Id(id).write(out);
        }
    }

    fn read(input: &mut Input) -> Result<Handle, DecodeError> {
        let kind = input.kind(&HandleKind::ALL, "an unknown kind of handle")?;
        let [label, task, timer] = read_ids(input)?;
        Ok(Handle { kind, label, task, timer })
    }
}

impl Part for Timer {
    fn write(&self, out: &mut Vec<u8>) {
        self.deadline.write(out);
        self.seconds.write(out);
        self.source.write(out);
    }

    fn read(input: &mut Input) -> Result<Timer, DecodeError> {
        Ok(Timer { deadline: u64::read(input)?, seconds: f64::read(input)?, source: Source::read(input)? })
    }
}

impl Part for Wait {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(self.kind as u8);
        for id in [self.target, self.label, self.timer, self.primitive] {
            Id(id).write(out);
        }
        self.members.write(out);
    }

    fn read(input: &mut Input) -> Result<Wait, DecodeError> {
        let kind = input.kind(&WaitKind::ALL, "an unknown kind of wait")?;
        let [target, label, timer, primitive] = read_ids(input)?;
        Ok(Wait { kind, target, label, timer, primitive, members: Vec::read(input)? })
    }
}

impl Part for Primitive {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(self.kind as u8);
        Id(self.span).write(out);
    }

    fn read(input: &mut Input) -> Result<Primitive, DecodeError> {
        let kind = input.kind(&WaitKind::ALL, "an unknown kind of primitive")?;
        Ok(Primitive { kind, span: Id::read(input)?.0 })
    }
}

impl Part for PrimitiveState {
    fn write(&self, out: &mut Vec<u8>) {
        for id in [self.value, self.limit, self.unfinished] {
            Id(id).write(out);
        }
        self.holders.write(out);
        self.items.write(out);
    }

    fn read(input: &mut Input) -> Result<PrimitiveState, DecodeError> {
        let [value, limit, unfinished] = read_ids(input)?;
        Ok(PrimitiveState { value, limit, unfinished, holders: Vec::read(input)?, items: Vec::read(input)? })
    }
}

impl Part for Code {
    fn write(&self, out: &mut Vec<u8>) {
        Id(self.name).write(out);
        self.slots.write(out);
        self.line.write(out);
    }

    fn read(input: &mut Input) -> Result<Code, DecodeError> {
        Ok(Code { name: Id::read(input)?.0, slots: Vec::read(input)?, line: u32::read(input)? })
    }
}

impl Part for End {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            End::Ok => out.push(0),
            End::Exception { text, line, traceback, members } => {
                out.push(1);
                text.write(out);
                line.write(out);
                traceback.write(out);
                members.write(out);
            }
            End::Deadlock { tasks, threads } => {
                write_tagged(2, tasks, out);
                (threads.len() as u64).write(out);
                threads.iter().for_each(|&thread| Id(thread).write(out));
            }
            End::Limit(limit) => out.extend([3, *limit as u8]),
            End::Rejected => out.push(4),
            End::Stopped => out.push(5),
            End::Engine(message) => write_tagged(6, message, out),
        }
    }

    fn read(input: &mut Input) -> Result<End, DecodeError> {
        Ok(match input.byte()? {
            0 => End::Ok,
            1 => End::Exception {
                text: String::read(input)?,
                line: String::read(input)?,
                traceback: String::read(input)?,
                members: Vec::read(input)?,
            },
            2 => End::Deadlock { tasks: Vec::read(input)?, threads: read_thread_ids(input)? },
            3 => End::Limit(input.kind(&Limit::ALL, "an unknown limit")?),
            4 => End::Rejected,
            5 => End::Stopped,
            6 => End::Engine(String::read(input)?),
            _ => return Err(DecodeError::Invalid("an unknown end")),
        })
    }
}

fn read_thread_ids(input: &mut Input) -> Result<Vec<u32>, DecodeError> {
    let length = input.length()?;
    (0..length).map(|_| Id::read(input).map(|id| id.0)).collect()
}

fn write_events(events: &[Event], out: &mut Vec<u8>) {
    (events.len() as u64).write(out);
    let (mut at, mut iteration) = (0, 0);
    for (id, event) in events.iter().enumerate() {
        out.push(event.kind as u8);
        event.at.wrapping_sub(at).write(out);
        event.iteration.wrapping_sub(iteration).write(out);
        Id(event.task).write(out);
        // 0 for no cause, else how far back it lies.
        let back = if event.cause == NONE { 0 } else { (id as u32).wrapping_sub(event.cause) };
        back.write(out);
        for id in [event.span, event.a, event.b, event.c] {
            Id(id).write(out);
        }
        (at, iteration) = (event.at, event.iteration);
    }
}

fn read_events(input: &mut Input) -> Result<Vec<Event>, DecodeError> {
    let length = input.length()?;
    let (mut at, mut iteration) = (0u64, 0u32);
    let mut event = |id: usize| {
        let kind = input.kind(&Kind::ALL, "an unknown kind of event")?;
        at = at.wrapping_add(u64::read(input)?);
        iteration = iteration.wrapping_add(u32::read(input)?);
        let task = Id::read(input)?.0;
        let cause = match u32::read(input)? {
            0 => NONE,
            back => (id as u32).wrapping_sub(back),
        };
        let [span, a, b, c] = read_ids(input)?;
        Ok(Event { kind, at, iteration, task, cause, span, a, b, c })
    };
    (0..length).map(&mut event).collect()
}
