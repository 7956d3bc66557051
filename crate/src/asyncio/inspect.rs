//! What is a coroutine, and what gives one: `asyncio.iscoroutine`, and the `inspect` module's questions about functions.

use std::cell::Cell;
use std::rc::Rc;

use super::factory;
use crate::vm::CodeKind;
use crate::vm::Vm;
use crate::vm::generator::State;
use crate::vm::library::text;
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

/// The functions of `inspect`.
const FUNCTIONS: &[NativeDef] = &[
    def("iscoroutine", "py:object", |_, args| ret(is_generator(&args[0], CodeKind::Coroutine))),
    def("isgenerator", "py:object", |_, args| ret(is_generator(&args[0], CodeKind::Generator))),
    def("isasyncgen", "py:object", |_, args| ret(is_generator(&args[0], CodeKind::AsyncGenerator))),
    def("iscoroutinefunction", "py:obj", |vm, args| gives(vm, args, CodeKind::Coroutine)),
    def("isgeneratorfunction", "py:obj", |vm, args| gives(vm, args, CodeKind::Generator)),
    def("isasyncgenfunction", "py:obj", |vm, args| gives(vm, args, CodeKind::AsyncGenerator)),
    def("isawaitable", "py:object", isawaitable),
    def("_generator_state", "generator, /", generator_state),
    def("isfunction", "py:object", |_, args| ret(matches!(args[0], Value::Function(_)))),
    def("ismethod", "py:object", |_, args| ret(matches!(&args[0], Value::Method(method) if !is_native(&method.function)))),
    def("isclass", "py:object", |_, args| ret(matches!(args[0], Value::Class(_)))),
    def("ismodule", "py:object", |_, args| ret(matches!(args[0], Value::Module(_)))),
    def("isbuiltin", "py:object", |_, args| {
        ret(is_native(&args[0]) || matches!(&args[0], Value::Method(method) if is_native(&method.function)))
    }),
];

/// Registers the module `inspect`.
pub fn install(vm: &mut Vm) {
    vm.library.add_python("inspect", text!("asyncio/", "inspect.py"), Some(fill));
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    for function in FUNCTIONS {
        let value = vm.native_function("", function);
        let name = vm.symbol(function.name);
        module.set(name, value);
    }
    Ok(())
}

fn is_native(function: &Value) -> bool {
    matches!(function, Value::NativeFunction(_))
}

fn is_generator(value: &Value, kind: CodeKind) -> bool {
    matches!(value, Value::Generator(generator) if generator.kind == kind)
}

/// What the states of generators and coroutines are called, without what comes before: `CREATED`.
fn generator_state(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Value::Generator(generator) = &args[0] else {
        return Err(vm.type_error(&format!("'{}' object is not a generator or coroutine", vm.class_name(&args[0]))));
    };
    ret(match generator.state.get() {
        State::Created => "CREATED",
        State::Running => "RUNNING",
        State::Suspended => "SUSPENDED",
        State::Done => "CLOSED",
    })
}

/// Whether a function makes such an object when it is called; bound methods and partial functions count as what they call.
fn gives(vm: &mut Vm, args: &Args, kind: CodeKind) -> Result<Flow, Stop> {
    let mut callable = args[0].clone();
    loop {
        callable = match &callable {
            Value::Function(function) => return ret(function.code.code.kind == kind),
            Value::Method(method) => method.function.clone(),
            Value::Native(native) => {
                let func = vm.symbol("func");
                match native.object().attribute(vm, &callable, func)? {
                    Some(inner) => inner,
                    None => return ret(false),
                }
            }
            _ => return ret(false),
        };
    }
}

fn isawaitable(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let special = vm.known.await_;
    ret(factory::is_coroutine(vm, &args[0]) || vm.special(&args[0], special).is_some())
}

/// `asyncio.iscoroutine(obj)`
pub fn iscoroutine(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(factory::is_coroutine(vm, &args[0]))
}

/// Whether `asyncio.iscoroutinefunction` has told that it is deprecated: once is enough.
#[derive(Default)]
struct Warned(Cell<bool>);

/// `asyncio.iscoroutinefunction(func)`
pub fn iscoroutinefunction(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if !vm.state::<Warned>().0.replace(true) {
        vm.warn(
            "DeprecationWarning",
            "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; use inspect.iscoroutinefunction() instead",
        );
    }
    gives(vm, args, CodeKind::Coroutine)
}
