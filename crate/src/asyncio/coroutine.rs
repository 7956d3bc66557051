//! Coroutines implemented in Rust, and awaiting within them.

use std::rc::Rc;

use crate::vm::CodeKind;
use crate::trace::NONE;
use crate::vm::Vm;
use crate::vm::generator::Generator;
use crate::vm::native::{Input, NativeFrame, Step, Stop};
use crate::vm::stack::Body;
use crate::vm::value::Value;

/// A coroutine whose frame is a state machine; `qualname` as in CPython (`sleep`, `Queue.get`).
pub fn new(vm: &mut Vm, qualname: &str, frame: impl NativeFrame + 'static) -> Value {
    let name = qualname.rsplit('.').next().unwrap_or(qualname);
    let body = Body::Native(Box::new(Coroutine { frame, started: false }));
    let generator = Generator::new(CodeKind::Coroutine, name, qualname, body, NONE, vm.finalizers.clone());
    Value::Generator(Rc::new(generator))
}

/// What is thrown into a coroutine before its first step ends it: its frame sees nothing of it.
struct Coroutine<F> {
    frame: F,
    started: bool,
}

impl<F: NativeFrame> NativeFrame for Coroutine<F> {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match (std::mem::replace(&mut self.started, true), input) {
            (false, Input::Exception(exception)) => Err(Stop::Raise(exception)),
            (_, input) => self.frame.resume(vm, input),
        }
    }

    fn name(&self) -> &'static str {
        self.frame.name()
    }
}
