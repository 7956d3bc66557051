//! What the library's Python sources need of the VM: `from _support import …`.

use std::cell::RefCell;
use std::rc::Rc;

use super::args::{Outcome, as_bytes, as_str, functions, index, named, plain, rest, this_class};
use super::random::{Entropy, bytes};
use crate::compile::symbol::Symbol;
use crate::compile::{self, Options};
use crate::vm::Vm;
use crate::vm::frame_object;
use crate::vm::class::{Class, Layout};
use crate::vm::descriptor::StaticMethod;
use crate::vm::finalize::Finalizer;
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::{Object, Sent};
use crate::vm::stack::Entry;
use crate::vm::value::Value;

const FUNCTIONS: &[NativeDef] = &[
    def("at_exit", "function, /", at_exit),
    def("define", "source, name, module, names, /", define),
    def("digest", "algorithm, data, /", digest),
    def("field", "index, /", |vm, args| ret(Value::native(TupleField(index(vm, &args[0])?.max(0) as usize)))),
    def("frames", "", |_, _| Ok(frame_object::frames())),
    def("iterator", "function, /, **static_methods", iterator),
    def("report", "text, /", report),
    def("source_line", "line, /", |vm, args| {
        let line = index(vm, &args[0])?.max(1) as usize;
        ret(vm.source.lines().nth(line - 1).unwrap_or_default())
    }),
    def("urandom", "size, /", urandom),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    Ok(())
}

/// A function from its source: `define(source, name, module, names)`. `names` are its global variables, `module` is its `__module__`.
fn define(vm: &mut Vm, args: &Args) -> Outcome {
    let (Some(source), Some(name), Some(module), Value::Dict(names)) =
        (as_str(&args[0]), as_str(&args[1]), as_str(&args[2]), plain(&args[3]))
    else {
        return Err(vm.type_error("define() takes three strings and a dict"));
    };
    let unit = match compile::compile(&source, &mut vm.names, Options { library: true }) {
        Ok(unit) => unit,
        Err(error) => return Err(Stop::Raise(vm.exception(&vm.types.syntax_error, &error.message))),
    };
    let module = Rc::new(Module::new(&module));
    vm.declare_globals(&module, &unit.globals);
    for (key, value) in names.entries() {
        let Some(key) = as_str(&key) else { continue };
        let key = vm.symbol(&key);
        module.set(key, value);
    }
    let body = vm.module_entry(&module, &unit.code);
    let name = vm.symbol(&name);
    Ok(Flow::Push(Entry::native(Define { module, name, body: Some(body) })))
}

struct Define {
    module: Rc<Module>,
    name: Symbol,
    body: Option<Entry>,
}

impl NativeFrame for Define {
    fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Input::Exception(exception) = input {
            return Err(Stop::Raise(exception));
        }
        match self.body.take() {
            Some(body) => Ok(Step::Push(body)),
            None => Ok(Step::Return(self.module.get(self.name).unwrap_or(Value::None))),
        }
    }
}

/// A class of iterators from a generator function: its objects go on as the generators that the function makes.
fn iterator(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Function(function) = &args[0] else { return Err(vm.type_error("iterator() takes a function")) };
    let object = vm.types.object.clone();
    let name = function.name.borrow().clone();
    let class = Class::new(&name, &function.module.name, vec![object.clone()], vec![object], Layout::Payload, None, false);
    vm.define_methods(&class, &[def("__new__", "cls, /, *args, **kwargs", new)]);
    class.set(vm.known.wrapped, args[0].clone());
    for (name, method) in named(&args[1]) {
        let Some(name) = as_str(&name) else { continue };
        let name = vm.symbol(&name);
        class.set(name, Value::native(StaticMethod(method)));
    }
    ret(Value::Class(class))
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let function = class.lookup(vm.known.wrapped).unwrap_or_default();
    let keywords = named(&args[2]).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect();
    let generator = vm.call(&function, Args::with_keywords(rest(&args[1]), keywords))?;
    ret(Value::native(Wrapped { class, generator }))
}

struct Wrapped {
    class: Rc<Class>,
    generator: Value,
}

impl Object for Wrapped {
    fn class(&self, _: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _: &Value, value: Value) -> Result<Sent, Stop> {
        vm.send_to(&self.generator, value)
    }
}

/// A field of a named tuple: the item at an index.
struct TupleField(usize);

impl Object for TupleField {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.property.clone()
    }

    fn is_data_descriptor(&self) -> bool {
        true
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        Ok((name == vm.known.doc).then(|| Value::string(format!("Alias for field number {}", self.0))))
    }

    fn descriptor_get(&self, _: &mut Vm, this: &Value, instance: Option<&Value>, _: &Rc<Class>) -> Result<Option<Flow>, Stop> {
        Ok(Some(Flow::Value(match instance.map(plain) {
            Some(Value::Tuple(items)) => items.get(self.0).cloned().unwrap_or(Value::None),
            _ => this.clone(),
        })))
    }

    fn descriptor_set(&self, vm: &mut Vm, _: &Value, _: &Value, _: Value) -> Result<Option<Flow>, Stop> {
        Err(vm.attribute_error("can't set attribute"))
    }
}

/// What Python itself writes on standard error: not one of the program's own prints.
fn report(vm: &mut Vm, args: &Args) -> Outcome {
    let Some(text) = as_str(&args[0]) else { return Err(vm.type_error("report() takes a string")) };
    vm.report(&text, None);
    ret(Value::None)
}

/// The digest of bytes by the name of an algorithm: `hashlib`.
fn digest(vm: &mut Vm, args: &Args) -> Outcome {
    let (Some(algorithm), Some(data)) = (as_str(&args[0]), as_bytes(&args[1])) else {
        return Err(vm.type_error("digest() takes a string and bytes"));
    };
    vm.spend(data.len() / 8)?;
    match super::digest::digest(&algorithm, &data) {
        Some(digest) => ret(bytes(digest)),
        None => Err(vm.value_error(&format!("unsupported hash type {}", &**algorithm))),
    }
}

/// `os.urandom(size)`
fn urandom(vm: &mut Vm, args: &Args) -> Outcome {
    let size = index(vm, &args[0])?;
    if size < 0 {
        return Err(vm.value_error("negative argument not allowed"));
    }
    vm.reserve(size as u64)?;
    vm.spend(size as usize / 8)?;
    ret(bytes(Entropy::of(vm).bytes(size as usize)))
}

/// What is to be called at the program's end.
#[derive(Default)]
struct AtExit(RefCell<Vec<Value>>);

fn at_exit(vm: &mut Vm, args: &Args) -> Outcome {
    vm.state::<AtExit>().0.borrow_mut().push(args[0].clone());
    ret(args[0].clone())
}

/// Calls what `atexit` has registered.
pub fn run_at_exit(vm: &mut Vm) {
    for function in vm.state::<AtExit>().0.take() {
        vm.finalizers.push(Finalizer::Call(function, Args::default()));
    }
    vm.run_finalizers();
}
