//! Code made from text while the program runs: `eval`, `exec`, `compile`, `__import__`.

use std::rc::Rc;

use super::scope;
use crate::builtins::args::{Outcome, as_bytes, as_int, as_str, plain};
use crate::builtins::exception::syntax_error;
use crate::compile::code::CodeKind;
use crate::compile::symbol::Symbol;
use crate::compile::{Fragment, fragment};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::dict::Dict;
use crate::vm::frame::Frame;
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::stack::Entry;
use crate::vm::value::Value;

pub const FUNCTIONS: &[NativeDef] = &[
    def("eval", "source, /, globals=None, locals=None", |_, args| Ok(Flow::Frame(eval, args.clone()))),
    def("exec", "source, /, globals=None, locals=None, *, closure=None", |_, args| Ok(Flow::Frame(exec, args.clone()))),
    def("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1", compile),
    def("__import__", "name, globals=None, locals=None, fromlist=(), level=0", import),
];

/// What `compile` gives: text that is known to be code. It is compiled again for the variables that it meets when it runs.
pub struct Source {
    pub text: String,
    pub file: String,
    expression: bool,
}

impl Object for Source {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.code.clone()
    }
}

fn eval(vm: &mut Vm, frame: &mut Frame, args: &Args) -> Outcome {
    check_scopes(vm, args, "eval() globals must be a dict", "eval() locals must be a mapping")?;
    run(vm, frame, args, true)
}

fn exec(vm: &mut Vm, frame: &mut Frame, args: &Args) -> Outcome {
    let class = vm.class_name(&args[1]);
    check_scopes(vm, args, &format!("exec() globals must be a dict, not {class}"), "exec() locals must be a mapping or None")?;
    run(vm, frame, args, false)
}

fn check_scopes(vm: &Vm, args: &Args, globals: &str, locals: &str) -> Result<(), Stop> {
    for (given, message) in [(&args[1], globals), (&args[2], locals)] {
        if !given.is_none() && !matches!(plain(given), Value::Dict(_)) {
            return Err(vm.type_error(message));
        }
    }
    Ok(())
}

fn run(vm: &mut Vm, frame: &mut Frame, args: &Args, expression: bool) -> Outcome {
    let compiled = args[0].with(|source: &Source| (source.text.clone(), source.file.clone(), source.expression));
    let (text, file, expression) = match compiled {
        Some(compiled) => compiled,
        None => (text_of(vm, &args[0], if expression { "eval" } else { "exec" })?, "<string>".to_owned(), expression),
    };
    let globals = dict(&args[1]);
    let namespace = match dict(&args[2]) {
        Some(locals) if globals.as_ref().is_some_and(|globals| Rc::ptr_eq(globals, &locals)) => None,
        Some(locals) => Some(locals),
        None if globals.is_some() || at_module_level(frame) => None,
        None => dict(&scope::locals(vm, frame)),
    };
    let module = match &globals {
        Some(globals) => module_of(vm, globals),
        None => frame.module.clone(),
    };
    let names = module.names();
    let wanted = Fragment { globals: &names, namespace: namespace.is_some(), expression };
    let unit = match fragment(&text, &mut vm.names, wanted) {
        Ok(unit) => unit,
        Err(error) => return Err(Stop::Raise(syntax_error(vm, &error, &text, &file))),
    };
    declare(vm, &module, globals.as_deref(), &unit.globals);
    let body = vm.module_entry_in(&module, &unit.code, namespace);
    Ok(Flow::Push(Entry::native(Evaluation { body: Some(body), module, globals })))
}

fn at_module_level(frame: &Frame) -> bool {
    frame.namespace.is_none() && frame.code.code.kind == CodeKind::Module
}

fn dict(value: &Value) -> Option<Rc<Dict>> {
    match plain(value) {
        Value::Dict(dict) => Some(dict),
        _ => None,
    }
}

/// A module whose variables are a dict's items; [`Evaluation`] writes them back.
fn module_of(vm: &mut Vm, globals: &Dict) -> Rc<Module> {
    let name = match globals.get_str(vm, "__name__") {
        Some(Value::Str(name)) => name.to_string(),
        _ => "builtins".to_owned(),
    };
    let module = Rc::new(Module::new(&name));
    for (key, value) in globals.entries() {
        if let Some(key) = as_str(&key) {
            let key = vm.symbol(&key);
            drop(module.set(key, value));
        }
    }
    module
}

/// Gives new names their slots. Behind them stand the built-ins, or what the dict has as `__builtins__`.
fn declare(vm: &mut Vm, module: &Module, globals: Option<&Dict>, names: &[Symbol]) {
    let own = match globals.and_then(|globals| globals.get_str(vm, "__builtins__")) {
        Some(Value::Dict(own)) => own,
        _ => return vm.declare_globals(module, names),
    };
    let own: Vec<(Symbol, Value)> =
        own.entries().into_iter().filter_map(|(key, value)| Some((vm.symbol(&as_str(&key)?), value))).collect();
    let builtin = |name| own.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    module.declare(names, |name| builtin(name).unwrap_or_default());
}

fn text_of(vm: &mut Vm, source: &Value, what: &str) -> Result<String, Stop> {
    let text = match as_str(source) {
        Some(text) => text.to_string(),
        None => match as_bytes(source) {
            Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            None => return Err(vm.type_error(&format!("{what}() arg 1 must be a string, bytes or code object"))),
        },
    };
    Ok(if what == "eval" { text.trim_start_matches([' ', '\t']).to_owned() } else { text })
}

/// The frame under the evaluated code: what that did to its variables goes back into the dict that they came from.
struct Evaluation {
    body: Option<Entry>,
    module: Rc<Module>,
    globals: Option<Rc<Dict>>,
}

impl NativeFrame for Evaluation {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Some(body) = self.body.take() {
            return Ok(Step::Push(body));
        }
        if let Some(globals) = &self.globals {
            for (name, value) in self.module.entries() {
                let name = vm.names.name(name).clone();
                globals.set_str(vm, &name, value);
            }
            if globals.get_str(vm, "__builtins__").is_none() {
                let builtins = Dict::new();
                let mut all: Vec<_> = vm.builtins.iter().map(|(name, value)| (vm.names.name(*name).clone(), value.clone())).collect();
                all.sort_by(|a, b| a.0.cmp(&b.0));
                all.into_iter().for_each(|(name, value)| builtins.set_str(vm, &name, value));
                globals.set_str(vm, "__builtins__", Value::Dict(Rc::new(builtins)));
            }
        }
        match input {
            Input::Value(value) | Input::Yielded(value) => Ok(Step::Return(value)),
            Input::Exception(exception) => Err(Stop::Raise(exception)),
        }
    }
}

fn compile(vm: &mut Vm, args: &Args) -> Outcome {
    let expression = match as_str(&args[2]).as_deref().map(|mode| &**mode) {
        Some("eval") => true,
        Some("exec" | "single") => false,
        Some(_) => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        None => return Err(vm.type_error("compile() argument 'mode' must be str")),
    };
    let text = text_of(vm, &args[0], "compile")?;
    let file = as_str(&args[1]).map_or_else(|| "<string>".to_owned(), |file| file.to_string());
    match fragment(&text, &mut vm.names, Fragment { globals: &[], namespace: true, expression }) {
        Ok(_) => ret(Value::native(Source { text, file, expression })),
        Err(error) => Err(Stop::Raise(syntax_error(vm, &error, &text, &file))),
    }
}

fn import(vm: &mut Vm, args: &Args) -> Outcome {
    let Some(name) = as_str(&args[0]) else {
        let class = vm.class_name(&args[0]);
        return Err(vm.type_error(&format!("__import__() argument 1 must be str, not {class}")));
    };
    if as_int(&args[4]).is_some_and(|level| level != 0.into()) {
        let message = "attempted relative import with no known parent package";
        return Err(Stop::Raise(vm.exception(&vm.types.import_error, message)));
    }
    let wants_root = !vm.truth(&args[3])?;
    vm.import(&name, wants_root)
}
