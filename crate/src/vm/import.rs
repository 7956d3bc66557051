//! Importing: modules are made when they are first asked for.

use std::rc::Rc;

use super::dict::Dict;
use super::frame::Frame;
use super::instructions::Next;
use super::library::Recipe;
use super::module::Module;
use super::native::{Args, Flow, FrameFn, Input, NativeFrame, Step, Stop};
use super::stack::{Entry, Then};
use super::value::Value;
use super::Vm;
use crate::compile::code::Code;

/// Modules that are packages in CPython, whether they have parts here or not.
const PACKAGES: [&str; 7] = ["asyncio", "collections", "concurrent", "importlib", "json", "logging", "multiprocessing"];

impl Vm {
    /// Imports a module from Rust: only for those that are all native.
    pub fn import_native(&mut self, name: &str) -> Result<Rc<Module>, Stop> {
        match self.begin_import(name)? {
            Imported::Ready(module) => Ok(module),
            Imported::Run(module, _) => Ok(module),
        }
    }

    /// Makes the module, or finds it; a Python one still has to be run.
    fn begin_import(&mut self, name: &str) -> Result<Imported, Stop> {
        if let Some(module) = self.modules.get(name) {
            return Ok(Imported::Ready(module.clone()));
        }
        let Some(recipe) = self.library.recipe(name) else { return Err(self.no_module(name)) };
        let module = Rc::new(Module::new(name));
        self.modules.insert(name.into(), module.clone());
        match recipe {
            Recipe::Native(install) => {
                install(self, &module)?;
                Ok(Imported::Ready(module))
            }
            Recipe::Python(text, native) => {
                let Some(source) = text.read() else { return Err(self.unreachable_module(name)) };
                let unit = match crate::compile::compile(&source, &mut self.names, crate::compile::Options { library: true }) {
                    Ok(unit) => unit,
                    Err(error) => {
                        let message = format!("the library module {name} does not compile: {}", error.message);
                        return Err(Stop::Halt(super::native::Halt::Engine(message)));
                    }
                };
                self.declare_globals(&module, &unit.globals);
                let symbol = self.known.name;
                module.set(symbol, Value::str(name));
                if let Some(install) = native {
                    install(self, &module)?;
                }
                let entry = self.module_entry(&module, &unit.code);
                Ok(Imported::Run(module, Box::new(entry)))
            }
        }
    }

    /// Gives the names that a module's code uses their slots.
    pub fn declare_globals(&mut self, module: &Module, names: &[crate::compile::symbol::Symbol]) {
        let builtins = &self.builtins;
        module.declare(names, |name| builtins.get(&name).cloned().unwrap_or_default());
    }

    /// The frame that runs a module's code.
    pub fn module_entry(&mut self, module: &Rc<Module>, code: &Rc<Code>) -> Entry {
        self.module_entry_in(module, code, None)
    }

    /// The frame that runs code whose own variables live in a namespace.
    pub fn module_entry_in(&mut self, module: &Rc<Module>, code: &Rc<Code>, namespace: Option<Rc<Dict>>) -> Entry {
        let code = self.load(code);
        self.frames += 1;
        let mut frame = Frame::new(code, module.clone(), self.frames - 1);
        frame.namespace = namespace;
        Entry::python(frame)
    }

    /// Calls what wants its caller's frame where native code calls it: it sees the program's global variables.
    pub fn without_caller(&mut self, function: FrameFn, args: &Args) -> Result<Flow, Stop> {
        let main = self.modules.get("__main__").cloned().unwrap_or_else(|| Rc::new(Module::new("__main__")));
        let code = self.load(&Rc::new(Code { library: true, ..Code::default() }));
        function(self, &mut Frame::new(code, main, crate::trace::NONE), args)
    }

    /// The host can't give a module's text just now: another try may find it.
    fn unreachable_module(&mut self, name: &str) -> Stop {
        self.modules.remove(name);
        let message = format!("the playground could not fetch its module '{name}': is there a network? Then run again");
        let exception = self.exception(&self.types.import_error, &message);
        if let Value::Instance(instance) = &exception {
            instance.attributes.borrow_mut().set(self.known.name_, Value::str(name));
        }
        Stop::Raise(exception)
    }

    fn no_module(&mut self, name: &str) -> Stop {
        let root = name.split('.').next().unwrap_or(name);
        let mut message = format!("No module named '{name}'");
        if self.library.has(root) && root != name && !PACKAGES.contains(&root) {
            message += &format!("; '{root}' is not a package");
        }
        let exception = self.exception(&self.types.module_not_found_error, &message);
        if let Value::Instance(instance) = &exception {
            let modules = self.library.names().join(", ");
            let advice = self.library.advice(name);
            let (name_, near) = (self.known.name_, self.known.near);
            let mut attributes = instance.attributes.borrow_mut();
            attributes.set(name_, Value::str(name));
            attributes.set(near, Value::string(format!("{advice}\nThis playground has these modules: {modules}.")));
        }
        Stop::Raise(exception)
    }

    /// `import a.b` gives `a`; `from a.b import …` gives `a.b`.
    pub(super) fn import_op(&mut self, frame: &mut Frame, name: u32, from: u32) -> Result<Next, Stop> {
        let name = self.names.name(frame.code.code.names[name as usize]).clone();
        let wants_root = frame.code.consts[from as usize].is_none();
        let flow = self.import(&name, wants_root)?;
        self.flow(frame, flow, Then::Push)
    }

    /// Imports a module by its dotted name: gives its package's root, or the module itself.
    pub fn import(&mut self, name: &str, wants_root: bool) -> Result<Flow, Stop> {
        let parts: Vec<String> = name.match_indices('.').map(|(at, _)| name[..at].to_owned()).chain([name.to_owned()]).collect();
        let mut import = Import { parts, next: 0, modules: Vec::new(), wants_root, first: None };
        match import.advance(self)? {
            Step::Push(entry) => {
                import.first = Some(Box::new(entry));
                Ok(Flow::Push(Entry::native(import)))
            }
            Step::Return(module) => Ok(Flow::Value(module)),
            _ => Ok(Flow::Value(Value::None)),
        }
    }

    pub(super) fn import_from(&mut self, frame: &mut Frame, name: u32) -> Result<Next, Stop> {
        let module = frame.peek(1).clone();
        let symbol = frame.code.code.names[name as usize];
        let Value::Module(module) = &module else { return Err(self.missing_attribute(&module, symbol)) };
        let name = self.names.name(symbol).clone();
        if let Some(found) = module.get(symbol) {
            frame.push(found);
            return Ok(Next::Go);
        }
        let dotted = format!("{}.{name}", module.name);
        if self.library.has(&dotted) {
            return match self.begin_import(&dotted)? {
                Imported::Ready(found) => {
                    frame.push(Value::Module(found));
                    Ok(Next::Go)
                }
                Imported::Run(found, entry) => {
                    frame.push(Value::Module(found));
                    self.flow(frame, Flow::Push(*entry), Then::Discard)
                }
            };
        }
        match self.find_attribute(&Value::Module(module.clone()), symbol)? {
            Some(Flow::Value(found)) => {
                frame.push(found);
                Ok(Next::Go)
            }
            Some(asked) => {
                let asked = ImportName { asked: Some(asked), module: module.name.clone(), name };
                self.flow(frame, Flow::Push(Entry::native(asked)), Then::Push)
            }
            None => Err(self.no_name(&module.name, &name)),
        }
    }

    fn no_name(&mut self, module: &str, name: &str) -> Stop {
        let message = format!("cannot import name '{name}' from '{module}' (unknown location)");
        let exception = self.exception(&self.types.import_error, &message);
        if let Value::Instance(instance) = &exception {
            let advice = self.library.advice(&format!("{module}.{name}"));
            let mut attributes = instance.attributes.borrow_mut();
            attributes.set(self.known.name_, Value::str(module));
            attributes.set(self.known.hint, Value::string(advice));
        }
        Stop::Raise(exception)
    }

    pub(super) fn import_star(&mut self, frame: &mut Frame) -> Result<Next, Stop> {
        let Value::Module(module) = frame.pop() else { return Ok(Next::Go) };
        let names = match module.get(self.known.all) {
            Some(Value::List(list)) => Some(list.to_vec()),
            Some(Value::Tuple(items)) => Some(items.to_vec()),
            _ => None,
        };
        for (symbol, value) in module.entries() {
            let name = self.names.name(symbol).clone();
            let wanted = match &names {
                Some(names) => names.iter().any(|wanted| matches!(wanted, Value::Str(wanted) if ***wanted == *name)),
                None => !name.starts_with('_'),
            };
            if wanted {
                let old = frame.module.set(symbol, value);
                drop(old);
            }
        }
        Ok(Next::Go)
    }
}

enum Imported {
    Ready(Rc<Module>),
    Run(Rc<Module>, Box<Entry>),
}

/// A name that the module's `__getattr__` is asked for.
struct ImportName {
    asked: Option<Flow>,
    module: Rc<str>,
    name: Rc<str>,
}

impl NativeFrame for ImportName {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        match (self.asked.take(), input) {
            (Some(Flow::Call(function, args)), _) => Ok(Step::Call(function, args)),
            (_, Input::Exception(exception)) if vm.is_exception(&exception, &vm.types.attribute_error) => {
                Err(vm.no_name(&self.module, &self.name))
            }
            (_, Input::Exception(exception)) => Err(Stop::Raise(exception)),
            (_, Input::Value(value) | Input::Yielded(value)) => Ok(Step::Return(value)),
        }
    }
}

/// An import under way: the packages on the way to the module, one after the other.
struct Import {
    parts: Vec<String>,
    next: usize,
    modules: Vec<Rc<Module>>,
    wants_root: bool,
    first: Option<Box<Entry>>,
}

impl Import {
    fn advance(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        while self.next < self.parts.len() {
            let part = &self.parts[self.next];
            let imported = vm.begin_import(part)?;
            self.next += 1;
            let (module, run) = match imported {
                Imported::Ready(module) => (module, None),
                Imported::Run(module, entry) => (module, Some(*entry)),
            };
            if let Some(parent) = self.modules.last() {
                let name = part.rsplit('.').next().unwrap_or(part);
                let symbol = vm.symbol(name);
                let old = parent.set(symbol, Value::Module(module.clone()));
                drop(old);
            }
            self.modules.push(module);
            if let Some(entry) = run {
                return Ok(Step::Push(entry));
            }
        }
        let module = if self.wants_root { self.modules.first() } else { self.modules.last() };
        Ok(Step::Return(module.cloned().map_or(Value::None, Value::Module)))
    }
}

impl NativeFrame for Import {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Input::Exception(exception) = input {
            if let Some(module) = self.modules.last() {
                vm.modules.remove(&module.name);
            }
            return Err(Stop::Raise(exception));
        }
        if let Some(entry) = self.first.take() {
            return Ok(Step::Push(*entry));
        }
        self.advance(vm)
    }
}

/// What `f(**mapping)` and `{**mapping}` take.
impl Vm {
    /// The items of a mapping: a dict's, or by `keys()` and `[]`; None when it is no mapping.
    pub fn mapping_items(&mut self, mapping: &Value) -> Result<Option<Vec<(Value, Value)>>, Stop> {
        match mapping {
            Value::Dict(dict) => return Ok(Some(dict.entries())),
            Value::Instance(instance) => {
                if let Some(Value::Dict(dict)) = instance.payload() {
                    return Ok(Some(dict.entries()));
                }
            }
            _ => {}
        }
        let keys = self.known.keys;
        let Some(method) = self.attribute_or_none(mapping, keys)? else { return Ok(None) };
        let keys = self.call(&method, Args::default())?;
        let keys = self.collect(&keys)?;
        let mut items = Vec::with_capacity(keys.len());
        for key in keys {
            let value = self.get_item(mapping, &key)?;
            items.push((key, value));
        }
        Ok(Some(items))
    }

    /// `module.f()` for messages about a call.
    pub fn callable_name(&self, callable: &Value) -> String {
        match callable {
            Value::Function(function) => format!("{}.{}()", function.module.name, function.qualname.borrow()),
            Value::Method(method) => self.callable_name(&method.function),
            Value::NativeFunction(native) => format!("{}()", native.qualname),
            Value::Class(class) => format!("{}()", class.full_name()),
            other => format!("{} object", self.class_name(other)),
        }
    }

    /// `Value after * must be an iterable, not int`
    pub(super) fn not_iterable_after_star(&mut self, stop: Stop, value: &Value) -> Stop {
        match &stop {
            Stop::Raise(exception) if self.is_exception(exception, &self.types.type_error) => {
                let class = self.class_name(value);
                if self.special(value, self.known.iter).is_none() && self.special(value, self.known.getitem).is_none() {
                    return self.type_error(&format!("Value after * must be an iterable, not {class}"));
                }
                stop
            }
            _ => stop,
        }
    }
}
