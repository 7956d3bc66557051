//! Code objects as the VM runs them: constants are values, spans and literals have their numbers in the trace.

use std::rc::Rc;

use super::value::{Origin, Value};
use super::Vm;
use crate::compile::code::{Code, Const, Op, Span};
use crate::trace;

pub struct LoadedCode {
    pub code: Rc<Code>,
    pub ops: Rc<[Op]>,
    pub consts: Vec<Value>,
    /// Per instruction: the origin of the numbers that it computes, once it did.
    pub computed: Vec<std::cell::Cell<Origin>>,
    /// Its number in the trace's table, or NONE for library code.
    pub trace_id: u32,
}

impl Vm {
    /// Prepares a code object, and those inside of it, to run.
    pub fn load(&mut self, code: &Rc<Code>) -> Rc<LoadedCode> {
        let consts = code.consts.iter().map(|constant| self.load_const(constant, code.library)).collect();
        let trace_id = if code.library { trace::NONE } else { self.describe_code(code) };
        let computed = vec![std::cell::Cell::new(Origin(0)); code.ops.len()];
        Rc::new(LoadedCode { code: code.clone(), ops: code.ops.as_slice().into(), consts, computed, trace_id })
    }

    fn describe_code(&mut self, code: &Code) -> u32 {
        let name = self.trace.text(&code.qualname);
        let mut slots = Vec::with_capacity(code.slots.len());
        for &slot in &code.slots {
            let name = self.names.name(slot).clone();
            slots.push(self.trace.text(&name));
        }
        self.trace.add_code(trace::Code { name, slots, line: code.first_line })
    }

    fn load_const(&mut self, constant: &Const, library: bool) -> Value {
        match constant {
            Const::None => Value::None,
            Const::Bool(b) => Value::Bool(*b),
            Const::Ellipsis => Value::Ellipsis,
            Const::Int(n, span) => Value::Int(self.literal(*span, library), *n),
            Const::Float(x, span) => Value::Float(self.literal(*span, library), *x),
            Const::BigInt(digits) => Value::big(digits.parse().unwrap_or_default()),
            Const::Complex(imaginary) => Value::native(super::complex::Complex { real: 0.0, imaginary: *imaginary }),
            Const::Str(text) => self.interned_str(text),
            Const::Bytes(data) => Value::Bytes(Rc::new(super::bytes::Bytes::new(data.to_vec(), false))),
            Const::Tuple(items) => Value::tuple(items.iter().map(|item| self.load_const(item, library)).collect()),
            Const::Code(code) => {
                let loaded = self.load(code);
                Value::native(CodeObject(loaded))
            }
        }
    }

    fn literal(&mut self, span: Span, library: bool) -> Origin {
        if library { Origin(0) } else { self.origins.literal(span) }
    }
}

/// A code object as a value: what `MakeFunction` takes, and `function.__code__`.
pub struct CodeObject(pub Rc<LoadedCode>);

/// Where numbers came from. An origin is 0 (nobody knows), or one more than an index here.
#[derive(Default)]
pub struct Origins {
    sources: Vec<trace::Source>,
    computed: std::collections::HashMap<Span, Origin>,
}

impl Origins {
    /// The origin of a number that stands here in the text.
    pub fn literal(&mut self, span: Span) -> Origin {
        self.add(trace::Source::Literal(trace_span(span)))
    }

    /// The origin of what the expression here computes.
    pub fn computed(&mut self, span: Span) -> Origin {
        if let Some(&origin) = self.computed.get(&span) {
            return origin;
        }
        let origin = self.add(trace::Source::Computed(trace_span(span)));
        self.computed.insert(span, origin);
        origin
    }

    fn add(&mut self, source: trace::Source) -> Origin {
        self.sources.push(source);
        Origin(self.sources.len() as u32)
    }

    pub fn source(&self, origin: Origin) -> trace::Source {
        match origin.0 {
            0 => trace::Source::Unknown,
            n => self.sources[n as usize - 1],
        }
    }
}

pub fn trace_span(span: Span) -> trace::Span {
    trace::Span { start: span.start, end: span.end }
}
