//! Calls: binding arguments, making frames and objects.

use std::rc::Rc;

use super::class::{Class, Layout};
use super::dict::Dict;
use super::frame::Frame;
use super::function::Function;
use super::generator::Generator;
use super::instance::{Instance, Payload};
use super::native::{Args, Flow, Input, NativeFrame, Step, Stop};
use super::stack::{Body, Entry, Then};
use super::value::Value;
use super::Vm;
use crate::compile::code::CodeKind;
use crate::compile::symbol::Symbol;

impl Vm {
    /// Begins a call of anything callable.
    pub fn begin_call(&mut self, callable: Value, mut args: Args) -> Result<Flow, Stop> {
        match &callable {
            Value::Function(function) => self.call_function(function, args),
            Value::NativeFunction(native) => {
                let args = native.signature.bind(self, &native.qualname, args)?;
                self.run_native(native.function, &args)
            }
            Value::Method(method) => {
                args.positional.insert(0, method.this.clone());
                self.begin_call(method.function.clone(), args)
            }
            Value::Class(class) => self.call_class(class, args),
            Value::Instance(instance) => match instance.class().lookup(self.known.call) {
                Some(method) => {
                    if matches!(method, Value::Function(_)) {
                        args.positional.insert(0, callable.clone());
                        return self.begin_call(method, args);
                    }
                    let bound = self.bind_special(method, &callable)?;
                    self.begin_call(bound, args)
                }
                None => match instance.payload() {
                    Some(payload @ Value::Native(_)) => self.begin_call(payload, args),
                    _ => Err(self.not_callable(&callable)),
                },
            },
            Value::Native(native) => native.object().call(self, &callable, args),
            _ => Err(self.not_callable(&callable)),
        }
    }

    fn not_callable(&self, value: &Value) -> Stop {
        self.type_error(&format!("'{}' object is not callable", self.type_name(value)))
    }

    /// Binds the arguments and makes the frame; a generator's, coroutine's or async generator's goes into its object.
    pub fn call_function(&mut self, function: &Rc<Function>, args: Args) -> Result<Flow, Stop> {
        let mut frame = self.new_frame(function);
        self.bind_arguments(function, &mut frame, args)?;
        let code = &function.code.code;
        for &slot in &code.cells {
            let value = std::mem::take(&mut frame.values[slot as usize]);
            frame.values[slot as usize] = Value::Cell(Rc::new(std::cell::RefCell::new(value)));
        }
        for (&slot, cell) in code.free.iter().zip(&function.closure) {
            frame.values[slot as usize] = Value::Cell(cell.clone());
        }
        match code.kind {
            CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => {
                let (name, qualname) = (function.name.borrow().clone(), function.qualname.borrow().clone());
                let id = frame.id;
                let body = Body::Python(Box::new(frame));
                let generator = Generator::new(code.kind, &name, &qualname, body, id, self.finalizers.clone());
                Ok(Flow::Value(Value::Generator(Rc::new(generator))))
            }
            _ => Ok(Flow::Push(Entry::python(frame))),
        }
    }

    fn new_frame(&mut self, function: &Function) -> Frame {
        self.frames += 1;
        Frame::new(function.code.clone(), function.module.clone(), self.frames - 1)
    }

    /// Puts the arguments into the parameters' slots. (CPython: `initialize_locals`.)
    fn bind_arguments(&mut self, function: &Function, frame: &mut Frame, args: Args) -> Result<(), Stop> {
        let params = &function.code.code.params;
        let (positional, keyword_only) = (params.positional as usize, params.keyword_only as usize);
        let given = args.positional.len();
        let mut rest = Vec::new();
        for (index, value) in args.positional.into_iter().enumerate() {
            if index < positional { frame.values[index] = value } else { rest.push(value) }
        }
        if !rest.is_empty() && !params.star_args {
            self.bind_keywords(function, frame, args.keywords)?;
            return Err(self.too_many_arguments(function, frame, given));
        }
        if params.star_args {
            frame.values[positional + keyword_only] = Value::tuple(rest);
        }
        self.bind_keywords(function, frame, args.keywords)?;
        self.fill_defaults(function, frame, given)
    }

    fn bind_keywords(&mut self, function: &Function, frame: &mut Frame, keywords: Vec<(Symbol, Value)>) -> Result<(), Stop> {
        let code = &function.code.code;
        let params = &code.params;
        let named = (params.positional + params.keyword_only) as usize;
        let first_named = params.positional_only as usize;
        let star = named + usize::from(params.star_args);
        let extra = params.star_kwargs.then(|| Rc::new(Dict::new()));
        if let Some(extra) = &extra {
            frame.values[star] = Value::Dict(extra.clone());
        }
        let mut keywords = keywords.into_iter();
        while let Some((name, value)) = keywords.next() {
            let slot = (first_named..named).find(|&slot| code.slots[slot] == name);
            match (slot, &extra) {
                (Some(slot), _) => {
                    if !frame.values[slot].is_unbound() {
                        let (function, name) = (function.qualname.borrow().clone(), self.names.name(name).clone());
                        return Err(self.type_error(&format!("{function}() got multiple values for argument '{name}'")));
                    }
                    frame.values[slot] = value;
                }
                (None, Some(extra)) => {
                    let key = self.symbol_str(name);
                    let old = extra.set(self, key, value)?;
                    if old.is_some() {
                        let (function, name) = (function.qualname.borrow().clone(), self.names.name(name).clone());
                        return Err(self.type_error(&format!("{function}() got multiple values for keyword argument '{name}'")));
                    }
                }
                (None, None) => return Err(self.unexpected_keyword(function, name, keywords)),
            }
        }
        Ok(())
    }

    fn unexpected_keyword(&mut self, function: &Function, name: Symbol, others: impl Iterator<Item = (Symbol, Value)>) -> Stop {
        let params = &function.code.code.params;
        let slots = &function.code.code.slots;
        let qualname = function.qualname.borrow().clone();
        let positional_only = &slots[..params.positional_only as usize];
        if positional_only.contains(&name) {
            let others = others.map(|(other, _)| other).filter(|other| positional_only.contains(other));
            let names: Vec<&str> = std::iter::once(name).chain(others).map(|name| &**self.names.name(name)).collect();
            return self.type_error(&format!(
                "{qualname}() got some positional-only arguments passed as keyword arguments: '{}'",
                names.join(", ")
            ));
        }
        let name = self.names.name(name).clone();
        let known = slots[params.positional_only as usize..(params.positional + params.keyword_only) as usize].iter();
        let names: Vec<Rc<str>> = known.map(|&slot| self.names.name(slot).clone()).collect();
        let hint = super::traceback::closest(&name, names.iter().map(|name| &**name))
            .map(|name| format!(". Did you mean '{name}'?"))
            .unwrap_or_default();
        self.type_error(&format!("{qualname}() got an unexpected keyword argument '{name}'{hint}"))
    }

    fn fill_defaults(&mut self, function: &Function, frame: &mut Frame, given: usize) -> Result<(), Stop> {
        let params = &function.code.code.params;
        let positional = params.positional as usize;
        if given < positional {
            let defaults = function.defaults.borrow();
            let first_default = positional - defaults.len();
            for slot in given.max(first_default)..positional {
                if frame.values[slot].is_unbound() {
                    frame.values[slot] = defaults[slot - first_default].clone();
                }
            }
            drop(defaults);
            self.check_missing(function, frame, 0..first_default, "positional")?;
        }
        let keyword_only = positional..positional + params.keyword_only as usize;
        for (slot, default) in keyword_only.clone().zip(&*function.keyword_defaults.borrow()) {
            if frame.values[slot].is_unbound() {
                frame.values[slot] = default.clone();
            }
        }
        self.check_missing(function, frame, keyword_only, "keyword-only")
    }

    fn check_missing(&mut self, function: &Function, frame: &Frame, slots: std::ops::Range<usize>, kind: &str) -> Result<(), Stop> {
        let missing: Vec<usize> = slots.filter(|&slot| frame.values[slot].is_unbound()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let names: Vec<String> =
            missing.iter().map(|&slot| format!("'{}'", self.names.name(function.code.code.slots[slot]))).collect();
        let plural = if names.len() == 1 { "" } else { "s" };
        let qualname = function.qualname.borrow().clone();
        Err(self.type_error(&format!(
            "{qualname}() missing {} required {kind} argument{plural}: {}",
            names.len(),
            enumerate_names(&names)
        )))
    }

    fn too_many_arguments(&mut self, function: &Function, frame: &Frame, given: usize) -> Stop {
        let params = &function.code.code.params;
        let positional = params.positional as usize;
        let defaults = function.defaults.borrow().len();
        let takes = if defaults > 0 { format!("from {} to {positional}", positional - defaults) } else { positional.to_string() };
        let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
        let keyword_slots = positional..positional + params.keyword_only as usize;
        let keyword_given = keyword_slots.filter(|&slot| !frame.values[slot].is_unbound()).count();
        let qualname = function.qualname.borrow().clone();
        let were = if given == 1 && keyword_given == 0 { "was" } else { "were" };
        let given = match keyword_given {
            0 => given.to_string(),
            n => format!(
                "{given} positional argument{} (and {n} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if n == 1 { "" } else { "s" }
            ),
        };
        self.type_error(&format!("{qualname}() takes {takes} positional argument{plural} but {given} {were} given"))
    }

    /// `Class(...)`. (CPython: `type_call`.)
    fn call_class(&mut self, class: &Rc<Class>, mut args: Args) -> Result<Flow, Stop> {
        if let Some(meta) = &class.metaclass
            && let Some(call @ Value::Function(_)) = meta.lookup(self.known.call)
        {
            args.positional.insert(0, Value::Class(class.clone()));
            return self.begin_call(call, args);
        }
        self.make_instance(class, args)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    pub fn make_instance(&mut self, class: &Rc<Class>, mut args: Args) -> Result<Flow, Stop> {
        let new = class.lookup(self.known.new);
        let init = class.lookup(self.known.init);
        if !class.open {
            let Some(new) = new else {
                return Err(self.type_error(&format!("cannot create '{}' instances", class.name())));
            };
            args.positional.insert(0, Value::Class(class.clone()));
            return self.begin_call(new, args);
        }
        let plain_new = matches!(&new, Some(Value::NativeFunction(native)) if native.qualname == "object.__new__");
        if plain_new {
            self.check_instantiable(class, &init, &args)?;
            let object = self.plain_instance(class);
            return match init {
                Some(init @ Value::Function(_)) => {
                    args.positional.insert(0, object.clone());
                    Ok(self.begin_call(init, args)?.then_init(object))
                }
                Some(Value::NativeFunction(_)) | None => Ok(Flow::Value(object)),
                Some(_) => Ok(Flow::Push(Entry::native(Construct { class: class.clone(), args, state: Making::Init(object) }))),
            };
        }
        Ok(Flow::Push(Entry::native(Construct { class: class.clone(), args, state: Making::New(new.unwrap_or_default()) })))
    }

    /// Abstract methods without an implementation, and arguments that nobody takes, are refused.
    fn check_instantiable(&mut self, class: &Rc<Class>, init: &Option<Value>, args: &Args) -> Result<(), Stop> {
        self.check_abstract(class)?;
        let no_init = matches!(init, Some(Value::NativeFunction(_)) | None);
        if no_init && (!args.positional.is_empty() || !args.keywords.is_empty()) {
            return Err(self.type_error(&format!("{}() takes no arguments", class.name())));
        }
        Ok(())
    }

    /// `TypeError` for a class with abstract methods.
    pub fn check_abstract(&mut self, class: &Rc<Class>) -> Result<(), Stop> {
        let Some(Value::Tuple(names)) = class.attributes.borrow().get(self.known.abstractmethods).cloned() else { return Ok(()) };
        if names.is_empty() {
            return Ok(());
        }
        let plural = if names.len() == 1 { "" } else { "s" };
        let names: Vec<String> = names.iter().filter_map(|name| match name {
            Value::Str(name) => Some(format!("'{}'", &***name)),
            _ => None,
        }).collect();
        Err(self.type_error(&format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
            class.name(),
            names.join(", ")
        )))
    }

    /// A fresh object of a class of the program's, as `object.__new__` makes it.
    pub fn plain_instance(&mut self, class: &Rc<Class>) -> Value {
        let payload = match class.layout {
            Layout::Exception => Payload::Exception(Box::default()),
            _ => Payload::None,
        };
        let instance = Instance::new(class.clone(), payload);
        if class.lookup(self.known.del).is_some() {
            instance.watch(self.finalizers.clone());
        }
        Value::Instance(Rc::new(instance))
    }
}

impl Flow {
    /// What this flow leads to is an `__init__` of the object.
    fn then_init(self, object: Value) -> Flow {
        match self {
            Flow::Push(entry) => Flow::Push(entry.then(Then::Init(object))),
            _ => Flow::Value(object),
        }
    }
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`
fn enumerate_names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
    }
}

/// Making an object whose `__new__` is not `object`'s.
struct Construct {
    class: Rc<Class>,
    args: Args,
    state: Making,
}

enum Making {
    /// `__new__` is to be called.
    New(Value),
    /// … and gives the object.
    Made,
    /// `__init__` of the object is to be called.
    Init(Value),
    /// … and returns None.
    Done(Value),
}

impl NativeFrame for Construct {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let value = match input {
            Input::Value(value) | Input::Yielded(value) => value,
            Input::Exception(exception) => return Err(Stop::Raise(exception)),
        };
        match std::mem::replace(&mut self.state, Making::Made) {
            Making::New(new) => {
                vm.check_abstract(&self.class)?;
                let mut args = self.args.clone();
                args.positional.insert(0, Value::Class(self.class.clone()));
                let new = match &new {
                    Value::Native(native) => match native.get::<super::descriptor::StaticMethod>() {
                        Some(method) => method.0.clone(),
                        None => new,
                    },
                    _ => new,
                };
                Ok(Step::Call(new, args))
            }
            Making::Made => {
                if !vm.is_instance(&value, &self.class) {
                    return Ok(Step::Return(value));
                }
                if vm.class_of(&value).lookup(vm.known.del).is_some()
                    && let Value::Instance(instance) = &value
                {
                    instance.watch(vm.finalizers.clone());
                }
                self.init(vm, value)
            }
            Making::Init(object) => self.init(vm, object),
            Making::Done(object) => {
                if !value.is_none() {
                    let class = vm.class_name(&value);
                    return Err(vm.type_error(&format!("__init__() should return None, not '{class}'")));
                }
                Ok(Step::Return(object))
            }
        }
    }
}

impl Construct {
    fn init(&mut self, vm: &mut Vm, object: Value) -> Result<Step, Stop> {
        let Some(init) = vm.class_of(&object).lookup(vm.known.init) else { return Ok(Step::Return(object)) };
        let mut args = std::mem::take(&mut self.args);
        self.state = Making::Done(object.clone());
        match init {
            Value::Function(_) | Value::NativeFunction(_) => {
                args.positional.insert(0, object);
                Ok(Step::Call(init, args))
            }
            other => Ok(Step::Call(vm.bind_special(other, &object)?, args)),
        }
    }
}
