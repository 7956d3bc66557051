//! Coroutines implemented in Rust, and awaiting within them.

use std::rc::Rc;

use crate::vm::CodeKind;
use crate::trace::NONE;
use crate::vm::Vm;
use crate::vm::generator::Generator;
use crate::vm::native::NativeFrame;
use crate::vm::stack::Body;
use crate::vm::value::Value;

/// A coroutine whose frame is a state machine; `qualname` as in CPython (`sleep`, `Queue.get`).
pub fn new(vm: &mut Vm, qualname: &str, frame: impl NativeFrame + 'static) -> Value {
    let name = qualname.rsplit('.').next().unwrap_or(qualname);
    let body = Body::Native(Box::new(frame));
    let generator = Generator::new(CodeKind::Coroutine, name, qualname, body, NONE, vm.finalizers.clone());
    Value::Generator(Rc::new(generator))
}
