//! `functools.partial`.

use std::rc::Rc;

use super::args::{Outcome, as_str, named, plain, rest, this_class};
use crate::builtins::object::subclass_instance;
use crate::compile::symbol::Symbol;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::dict;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, func=unset, /, *args, **keywords", new),
    def("__repr__", "self, /", repr),
];

/// The class.
pub fn class(vm: &mut Vm) -> Value {
    Value::Class(vm.define_class("partial", "partial", "functools", &[], METHODS))
}

/// A callable with arguments that it is given before others.
pub struct Partial {
    pub function: Value,
    pub args: Vec<Value>,
    pub keywords: Vec<(Symbol, Value)>,
}

impl Object for Partial {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("partial")
    }

    fn callable(&self) -> bool {
        true
    }

    fn call(&self, _: &mut Vm, _: &Value, args: Args) -> Result<Flow, Stop> {
        let positional = self.args.iter().cloned().chain(args.positional);
        let keywords = override_keywords(self.keywords.clone(), args.keywords);
        Ok(Flow::Call(self.function.clone(), Args::with_keywords(positional, keywords)))
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        let keywords = |vm: &mut Vm| Value::Dict(dict::from_keywords(vm, &self.keywords));
        Ok(match &**vm.names.name(name) {
            "func" => Some(self.function.clone()),
            "args" => Some(Value::tuple(self.args.clone())),
            "keywords" => Some(keywords(vm)),
            _ => None,
        })
    }
}

fn override_keywords(mut keywords: Vec<(Symbol, Value)>, given: Vec<(Symbol, Value)>) -> Vec<(Symbol, Value)> {
    for (name, value) in given {
        match keywords.iter_mut().find(|(other, _)| *other == name) {
            Some(slot) => slot.1 = value,
            None => keywords.push((name, value)),
        }
    }
    keywords
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    if args[1].is_unbound() {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    }
    if !vm.callable(&args[1]) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let mut given = Vec::new();
    for (name, value) in named(&args[3]) {
        if let Some(name) = as_str(&name) {
            given.push((vm.symbol(&name), value));
        }
    }
    // A partial of a partial is one of the innermost function.
    let inner = args[1].with(|partial: &Partial| (partial.function.clone(), partial.args.clone(), partial.keywords.clone()));
    let (function, mut positional, keywords) = inner.unwrap_or_else(|| (args[1].clone(), Vec::new(), Vec::new()));
    positional.extend(rest(&args[2]));
    let partial = Partial { function, args: positional, keywords: override_keywords(keywords, given) };
    ret(subclass_instance(vm, &class, Value::native(partial)))
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let parts = plain(&args[0]).with(|partial: &Partial| (partial.function.clone(), partial.args.clone(), partial.keywords.clone()));
    let Some((function, positional, keywords)) = parts else { return Err(vm.type_error("a partial is needed")) };
    let mut shown = vec![vm.repr(&function)?];
    for value in &positional {
        shown.push(vm.repr(value)?);
    }
    for (name, value) in &keywords {
        let value = vm.repr(value)?;
        shown.push(format!("{}={value}", vm.names.name(*name)));
    }
    let class = vm.class_of(&args[0]).full_name();
    ret(format!("{class}({})", shown.join(", ")))
}
