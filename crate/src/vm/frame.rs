//! The frame of a running Python function: data, so that it can be put aside.

use std::cell::RefCell;
use std::rc::Rc;

use super::code::LoadedCode;
use super::dict::Dict;
use super::heap::{Charge, OBJECT, VALUE};
use super::module::Module;
use super::tracing::Watch;
use super::value::Value;

pub struct Frame {
    pub code: Rc<LoadedCode>,
    pub module: Rc<Module>,
    /// The next instruction.
    pub pc: usize,
    /// The variables, then the operand stack.
    pub values: Vec<Value>,
    /// A class body's names.
    pub namespace: Option<Rc<Dict>>,
    /// The exception that this frame's `except` or `finally` is handling.
    pub handled: Value,
    /// The frame's number in the trace.
    pub id: u32,
    /// What the trace last saw of the variables; None for library code.
    pub watch: Option<Box<Watch>>,
    /// Where the variables go at its end, when a traceback names this frame.
    pub kept: Option<Rc<Kept>>,
    _charge: Charge,
}

/// The variables of a frame that has ended, for as long as a traceback holds it. (CPython: a frame object's.)
#[derive(Default)]
pub struct Kept(RefCell<Vec<Value>>);

impl Frame {
    pub fn new(code: Rc<LoadedCode>, module: Rc<Module>, id: u32) -> Frame {
        let slots = code.code.slots.len();
        let size = slots + code.code.stack_size as usize;
        let mut values = Vec::with_capacity(size);
        values.resize(slots, Value::Unbound);
        let charge = Charge::new(2 * OBJECT + VALUE * size as u64);
        Frame { code, module, pc: 0, values, namespace: None, handled: Value::Unbound, id, watch: None, kept: None, _charge: charge }
    }

    #[inline]
    pub fn push(&mut self, value: Value) {
        self.values.push(value);
    }

    /// Takes the top of the stack. The compiler keeps the stack balanced; unbound stands for the impossible.
    #[inline]
    pub fn pop(&mut self) -> Value {
        self.values.pop().unwrap_or_default()
    }

    /// The n-th value from the top, 1 being the top.
    #[inline]
    pub fn peek(&self, n: usize) -> &Value {
        &self.values[self.values.len() - n]
    }

    #[inline]
    pub fn peek_mut(&mut self, n: usize) -> &mut Value {
        let at = self.values.len() - n;
        &mut self.values[at]
    }

    /// Takes the n topmost values, the lowest first.
    #[inline]
    pub fn pop_n(&mut self, n: usize) -> std::vec::Drain<'_, Value> {
        let at = self.values.len() - n;
        self.values.drain(at..)
    }

    /// The line of an instruction.
    pub fn line_at(&self, pc: usize) -> u32 {
        self.code.code.lines.get(pc).copied().unwrap_or(0)
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        let mut values = std::mem::take(&mut self.values);
        if let Some(kept) = self.kept.take().filter(|kept| Rc::strong_count(kept) > 1) {
            let operands = values.split_off(self.code.code.slots.len().min(values.len()));
            kept.0.replace(std::mem::replace(&mut values, operands));
        }
        super::drop::bury(values);
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        super::drop::bury(self.0.take());
    }
}
