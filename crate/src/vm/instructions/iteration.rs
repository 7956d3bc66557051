//! `for`, `yield from` and `await`: one step of what they drive.

use super::{Next, Step};
use crate::vm::Vm;
use crate::vm::eval::{Transition, awaited, end_for};
use crate::vm::frame::Frame;
use crate::vm::generator::State;
use crate::vm::native::{Args, Flow, Stop};
use crate::vm::object::Sent;
use crate::vm::stack::{EntryInput, Then};
use crate::vm::value::Value;

impl Vm {
    #[inline]
    pub(super) fn for_iter(&mut self, frame: &mut Frame) -> Step {
        let iterator = frame.peek(1).clone();
        if let Some(next) = self.next_native(&iterator)? {
            match next {
                Some(item) => frame.push(item),
                None => end_for(frame),
            }
            return Ok(Next::Go);
        }
        match &iterator {
            Value::Generator(generator) => {
                let input = EntryInput::Send(Value::None);
                if generator.state.get() == State::Done {
                    end_for(frame);
                    return Ok(Next::Go);
                }
                let entry = self.resume_generator(generator, input)?;
                Ok(Next::Leave(Transition::Push(entry.then(Then::ForIter))))
            }
            Value::Native(native) => match native.object().send(self, &iterator, Value::None)? {
                Sent::Yield(item) => {
                    frame.push(item);
                    Ok(Next::Go)
                }
                Sent::Return(_) => {
                    end_for(frame);
                    Ok(Next::Go)
                }
                Sent::Push(entry) => {
                    let then = if matches!(entry.then, Then::AwaitNext) { Then::ForNext } else { Then::ForIter };
                    Ok(Next::Leave(Transition::Push(entry.then(then))))
                }
            },
            _ => {
                let Some(next) = self.special(&iterator, self.known.next) else {
                    let class = self.class_name(&iterator);
                    return Err(self.type_error(&format!("'{class}' object is not an iterator")));
                };
                let flow = match self.begin_call(next, Args::new([iterator.clone()])) {
                    Err(Stop::Raise(exception)) if self.stop_iteration_value(&exception).is_some() => {
                        end_for(frame);
                        return Ok(Next::Go);
                    }
                    result => result?,
                };
                self.flow(frame, flow, Then::ForNext)
            }
        }
    }

    /// See [`Op::YieldFrom`].
    pub(super) fn yield_from(&mut self, frame: &mut Frame) -> Step {
        let value = frame.pop();
        let iterator = frame.peek(1).clone();
        match self.send_to(&iterator, value)? {
            Sent::Push(entry) => Ok(Next::Leave(Transition::Push(awaited(entry)))),
            Sent::Yield(value) => {
                frame.pc -= 1;
                Ok(Next::Leave(Transition::Yield(value)))
            }
            Sent::Return(value) => {
                let iterator = frame.pop();
                frame.push(value);
                drop(iterator);
                Ok(Next::Go)
            }
        }
    }
}

pub(super) fn get_iter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.get_iter(&args[0]).map(Flow::Value)
}
