//! What `weakref` needs of the VM: a reference that does not keep its object, and a call when the object goes.

use std::rc::{Rc, Weak};

use super::args::{Outcome, functions};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::finalize::{Finalizer, Finalizers};
use crate::vm::function::{Function, Method};
use crate::vm::generator::Generator;
use crate::vm::instance::Instance;
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::object::{Native, Object};
use crate::vm::set::Set;
use crate::vm::value::Value;

const FUNCTIONS: &[NativeDef] = &[def("_weak", "object, /", weak), def("_follow", "object, reference, callback, /", follow)];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    Ok(())
}

/// Gives its object when it is called, None when that is gone.
enum Reference {
    Instance(Weak<Instance>),
    Native(Weak<Native>),
    Function(Weak<Function>),
    Generator(Weak<Generator>),
    Class(Weak<Class>),
    Set(Weak<Set>),
    Method(Weak<Method>),
    Module(Weak<Module>),
}

impl Reference {
    fn target(&self) -> Option<Value> {
        Some(match self {
            Reference::Instance(weak) => Value::Instance(weak.upgrade()?),
            Reference::Native(weak) => Value::Native(weak.upgrade()?),
            Reference::Function(weak) => Value::Function(weak.upgrade()?),
            Reference::Generator(weak) => Value::Generator(weak.upgrade()?),
            Reference::Class(weak) => Value::Class(weak.upgrade()?),
            Reference::Set(weak) => Value::Set(weak.upgrade()?),
            Reference::Method(weak) => Value::Method(weak.upgrade()?),
            Reference::Module(weak) => Value::Module(weak.upgrade()?),
        })
    }
}

impl Object for Reference {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.object.clone()
    }

    fn callable(&self) -> bool {
        true
    }

    fn call(&self, _: &mut Vm, _: &Value, _: Args) -> Result<Flow, Stop> {
        ret(self.target().unwrap_or(Value::None))
    }
}

fn weak(vm: &mut Vm, args: &Args) -> Outcome {
    ret(Value::native(match &args[0] {
        Value::Instance(object) => Reference::Instance(Rc::downgrade(object)),
        Value::Native(object) => Reference::Native(Rc::downgrade(object)),
        Value::Function(object) => Reference::Function(Rc::downgrade(object)),
        Value::Generator(object) => Reference::Generator(Rc::downgrade(object)),
        Value::Class(object) => Reference::Class(Rc::downgrade(object)),
        Value::Set(object) => Reference::Set(Rc::downgrade(object)),
        Value::Method(object) => Reference::Method(Rc::downgrade(object)),
        Value::Module(object) => Reference::Module(Rc::downgrade(object)),
        other => return Err(vm.type_error(&format!("cannot create weak reference to '{}' object", vm.class_name(other)))),
    }))
}

/// Dropped with the object that it follows: then the callback is called with the reference, if that still exists.
struct Follower {
    reference: Weak<Instance>,
    callback: Value,
    finalizers: Rc<Finalizers>,
}

impl Object for Follower {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.object.clone()
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        if let Some(reference) = self.reference.upgrade() {
            let callback = std::mem::take(&mut self.callback);
            self.finalizers.push(Finalizer::Call(callback, Args::new([Value::Instance(reference)])));
        }
    }
}

/// Only instances of the program's classes are followed: the end of other objects is not told.
fn follow(vm: &mut Vm, args: &Args) -> Outcome {
    if let (Value::Instance(object), Value::Instance(reference)) = (&args[0], &args[1]) {
        let finalizers = vm.finalizers.clone();
        object.follow(Value::native(Follower { reference: Rc::downgrade(reference), callback: args[2].clone(), finalizers }));
    }
    ret(Value::None)
}
