//! The loop's part in async generators: it knows those under way, and closes what is dropped unfinished.

use std::rc::Rc;

use super::event_loop::EventLoop;
use super::handle::Work;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::generator::Generator;
use crate::vm::generators::AsyncGeneratorHooks;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

/// Lets the running loop hear of async generators.
pub fn install(vm: &mut Vm) {
    vm.state::<AsyncGeneratorHooks>().first.replace(Some(first_iteration));
}

/// (CPython: `_asyncgen_firstiter_hook`.)
fn first_iteration(vm: &mut Vm, generator: &Rc<Generator>) {
    let Some(event_loop) = vm.running_loop() else { return };
    event_loop.async_generators.borrow_mut().push(Rc::downgrade(generator));
    generator.hooks.replace(Some(Value::native(Finalize(event_loop))));
}

/// What an async generator is given to when it is dropped unfinished. (CPython: `_asyncgen_finalizer_hook`.)
struct Finalize(Rc<EventLoop>);

impl Object for Finalize {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.method.clone()
    }

    fn callable(&self) -> bool {
        true
    }

    /// A task of the loop's closes it: code of its `finally` blocks may wait.
    fn call(&self, vm: &mut Vm, _: &Value, args: Args) -> Result<Flow, Stop> {
        if self.0.closed.get() {
            return ret(Value::None);
        }
        let (aclose, create_task) = (vm.symbol("aclose"), vm.symbol("create_task"));
        let Some(generator) = args.positional.first() else { return ret(Value::None) };
        let Some(closing) = vm.call_special(generator, aclose, &[])? else { return ret(Value::None) };
        let callable = vm.attribute(&self.0.value(), create_task)?;
        let context = super::context::copy(vm);
        self.0.call_soon_threadsafe(vm, Work::Python { callable, args: Args::new([closing]), context });
        ret(Value::None)
    }
}
