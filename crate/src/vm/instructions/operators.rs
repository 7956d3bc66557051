//! Operators, and where the numbers that they make come from.

use super::{Next, Step};
use crate::compile::code::{BinaryOp, CompareOp, UnaryOp};
use crate::vm::Vm;
use crate::vm::frame::Frame;
use crate::vm::native::{Args, Flow, Stop};
use crate::vm::stack::Then;
use crate::vm::value::{Origin, Value};

impl Vm {
    /// The origin of a number that this instruction computes.
    #[inline]
    pub(super) fn computed(&mut self, frame: &Frame) -> Origin {
        let cell = &frame.code.computed[frame.pc - 1];
        if cell.get() == Origin(0) && !frame.code.code.library {
            let span = frame.code.code.spans[frame.pc - 1];
            cell.set(self.origins.computed(span));
        }
        cell.get()
    }

    #[inline]
    pub(super) fn binary_op(&mut self, frame: &mut Frame, op: BinaryOp) -> Step {
        let (b, a) = (frame.pop(), frame.pop());
        let quick = match (op, &a, &b) {
            (BinaryOp::Add, &Value::Int(_, a), &Value::Int(_, b)) => a.checked_add(b).map(|n| Value::Int(self.computed(frame), n)),
            (BinaryOp::Sub, &Value::Int(_, a), &Value::Int(_, b)) => a.checked_sub(b).map(|n| Value::Int(self.computed(frame), n)),
            (BinaryOp::Mul, &Value::Int(_, a), &Value::Int(_, b)) => a.checked_mul(b).map(|n| Value::Int(self.computed(frame), n)),
            (BinaryOp::Add, &Value::Float(_, a), &Value::Float(_, b)) => Some(Value::Float(self.computed(frame), a + b)),
            (BinaryOp::Sub, &Value::Float(_, a), &Value::Float(_, b)) => Some(Value::Float(self.computed(frame), a - b)),
            (BinaryOp::Mul, &Value::Float(_, a), &Value::Float(_, b)) => Some(Value::Float(self.computed(frame), a * b)),
            _ => None,
        };
        if let Some(value) = quick {
            frame.push(value);
            return Ok(Next::Go);
        }
        let args = Args::new([a, b, Value::int(op as i64)]);
        let flow = self.run_native(binary, &args)?;
        self.number_flow(frame, flow)
    }

    pub(super) fn inplace_op(&mut self, frame: &mut Frame, op: BinaryOp) -> Step {
        if let (Value::Int(..) | Value::Float(..), Value::Int(..) | Value::Float(..)) = (frame.peek(1), frame.peek(2)) {
            return self.binary_op(frame, op);
        }
        let (b, a) = (frame.pop(), frame.pop());
        let args = Args::new([a, b, Value::int(op as i64)]);
        let flow = self.run_native(inplace, &args)?;
        self.number_flow(frame, flow)
    }

    /// A result that, when it is a number, was computed here.
    pub(super) fn number_flow(&mut self, frame: &mut Frame, flow: Flow) -> Step {
        match flow {
            Flow::Value(Value::Int(_, n)) => frame.push(Value::Int(self.computed(frame), n)),
            Flow::Value(Value::Float(_, x)) => frame.push(Value::Float(self.computed(frame), x)),
            Flow::Value(value) => frame.push(value),
            flow => return self.flow(frame, flow, Then::Push),
        }
        Ok(Next::Go)
    }

    pub(super) fn unary_op(&mut self, frame: &mut Frame, op: UnaryOp) -> Step {
        if op == UnaryOp::Not
            && let Some(truth) = self.quick_truth(frame.peek(1))
        {
            drop(frame.pop());
            frame.push(Value::Bool(!truth));
            return Ok(Next::Go);
        }
        let value = frame.pop();
        let flow = self.run_native(unary, &Args::new([value, Value::int(op as i64)]))?;
        self.number_flow(frame, flow)
    }

    #[inline]
    pub(super) fn compare_op(&mut self, frame: &mut Frame, op: CompareOp) -> Step {
        let (b, a) = (frame.pop(), frame.pop());
        if let (&Value::Int(_, a), &Value::Int(_, b)) = (&a, &b) {
            frame.push(Value::Bool(match op {
                CompareOp::Lt => a < b,
                CompareOp::Le => a <= b,
                CompareOp::Eq => a == b,
                CompareOp::Ne => a != b,
                CompareOp::Gt => a > b,
                CompareOp::Ge => a >= b,
            }));
            return Ok(Next::Go);
        }
        self.native_op(frame, compare, Args::new([a, b, Value::int(op as i64)]))
    }
}

pub(super) fn op_of<T: Copy>(all: &[T], index: &Value) -> T {
    match index {
        Value::Int(_, index) => all[*index as usize % all.len()],
        _ => all[0],
    }
}

const BINARY: [BinaryOp; 13] = {
    use BinaryOp::*;
    [Add, Sub, Mul, Div, FloorDiv, Mod, Pow, MatMul, LShift, RShift, And, Or, Xor]
};

pub(super) fn binary(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.binary(op_of(&BINARY, &args[2]), &args[0], &args[1]).map(Flow::Value)
}

pub(super) fn inplace(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.inplace(op_of(&BINARY, &args[2]), &args[0], &args[1]).map(Flow::Value)
}

pub(super) fn unary(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let op = op_of(&[UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Invert, UnaryOp::Not], &args[1]);
    vm.unary(op, &args[0]).map(Flow::Value)
}

pub(super) fn compare(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    use CompareOp::*;
    vm.compare(op_of(&[Lt, Le, Eq, Ne, Gt, Ge], &args[2]), &args[0], &args[1]).map(Flow::Value)
}

pub(super) fn contains(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let found = vm.contains(&args[0], &args[1])?;
    Ok(Flow::Value(Value::Bool(found != matches!(args[2], Value::Bool(true)))))
}
