//! What a native function's answer means to the frame that called it, and jumps.

use super::{Next, Step};
use crate::vm::Vm;
use crate::vm::eval::{Settled, Transition};
use crate::vm::frame::Frame;
use crate::vm::native::{Args, Flow, NativeFn, Stop};
use crate::vm::stack::Then;
use crate::vm::value::Value;

impl Vm {
    /// What a flow means for this frame.
    pub(in crate::vm) fn flow(&mut self, frame: &mut Frame, flow: Flow, then: Then) -> Step {
        if let Flow::Frame(function, args) = flow {
            let flow = function(self, frame, &args)?;
            return self.flow(frame, flow, then);
        }
        match self.settle(flow) {
            Settled::Value(value) => {
                match then {
                    Then::Discard => drop(value),
                    Then::Method => {
                        frame.push(value);
                        frame.push(Value::Unbound);
                    }
                    _ => frame.push(value),
                }
                Ok(Next::Go)
            }
            Settled::Transition(Transition::Push(entry)) => {
                let entry = if matches!(entry.then, Then::Push) { entry.then(then) } else { entry };
                Ok(Next::Leave(Transition::Push(entry)))
            }
            Settled::Transition(transition) => Ok(Next::Leave(transition)),
        }
    }

    /// An instruction whose work a native function does: it may have to ask.
    pub(in crate::vm) fn native_op(&mut self, frame: &mut Frame, function: NativeFn, args: Args) -> Step {
        let flow = self.run_native(function, &args)?;
        self.flow(frame, flow, Then::Push)
    }

    pub(super) fn discard_op(&mut self, frame: &mut Frame, function: NativeFn, args: Args) -> Step {
        let flow = self.run_native(function, &args)?;
        self.flow(frame, flow, Then::Discard)
    }

    #[inline]
    pub(super) fn jump_if(&mut self, frame: &mut Frame, target: u32, wanted: bool, pop: bool) -> Step {
        let Some(truth) = self.quick_truth(frame.peek(1)) else {
            // Python must tell. With `pop`, the instruction runs again on the answer; otherwise the value must stay.
            let value = if pop { frame.pop() } else { frame.peek(1).clone() };
            if pop {
                frame.pc -= 1;
                return self.native_op(frame, truth_of, Args::new([value]));
            }
            return self.keep_or_jump(frame, value, target, wanted);
        };
        if truth == wanted {
            frame.pc = target as usize;
            if pop {
                drop(frame.pop());
            }
        } else {
            drop(frame.pop());
        }
        Ok(Next::Go)
    }

    /// `a or b` with an `a` whose truth Python must tell: the answer decides in a frame of its own.
    pub(super) fn keep_or_jump(&mut self, frame: &mut Frame, value: Value, target: u32, wanted: bool) -> Step {
        let flow = self.run_native(truth_of, &Args::new([value]))?;
        match self.settle(flow) {
            Settled::Value(truth) => {
                if matches!(truth, Value::Bool(truth) if truth == wanted) {
                    frame.pc = target as usize;
                } else {
                    drop(frame.pop());
                }
                Ok(Next::Go)
            }
            Settled::Transition(Transition::Push(entry)) => {
                Ok(Next::Leave(Transition::Push(entry.then(Then::JumpOrPop { target, wanted }))))
            }
            Settled::Transition(transition) => Ok(Next::Leave(transition)),
        }
    }
}

pub(super) fn truth_of(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.truth(&args[0]).map(|truth| Flow::Value(Value::Bool(truth)))
}
