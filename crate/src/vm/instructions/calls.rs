//! Calls, the methods that they find, and functions.

use std::rc::Rc;

use super::{Next, Step};
use crate::compile::code::{Code, function_flag};
use crate::compile::symbol::Symbol;
use crate::vm::Vm;
use crate::vm::code::CodeObject;
use crate::vm::frame::Frame;
use crate::vm::function::Function;
use crate::vm::native::{Args, Flow, Stop};
use crate::vm::stack::Then;
use crate::vm::value::Value;

impl Vm {
    #[inline]
    pub(super) fn call_op(&mut self, frame: &mut Frame, callable: Value, args: Args) -> Step {
        if !frame.code.code.library {
            self.call_site = Some(frame.code.code.spans[frame.pc - 1]);
            self.call_line = frame.line_at(frame.pc - 1);
        }
        let flow = self.begin_call(callable, args)?;
        match flow {
            Flow::Value(value) => {
                frame.push(value);
                Ok(Next::Go)
            }
            flow => self.flow(frame, flow, Then::Push),
        }
    }

    /// `object.name`; an attribute that only Python can tell is asked for by a native function.
    pub(super) fn load_attribute(&mut self, object: Value, name: Symbol) -> Result<Flow, Stop> {
        match self.get_attribute(&object, name) {
            Err(Stop::Ask(_)) => {
                let name = self.symbol_str(name);
                self.run_native(attribute, &Args::new([object, name]))
            }
            found => found,
        }
    }

    /// `object.name(` : the function and its object apart, so that no bound method is made.
    #[inline]
    pub(super) fn load_method(&mut self, frame: &mut Frame, name: u32) -> Step {
        let name = frame.code.code.names[name as usize];
        let object = frame.pop();
        let own = match &object {
            Value::Instance(instance) => {
                let class = instance.class();
                let plain = self.own_hook(&class, self.known.getattribute).is_none();
                if plain && instance.attributes.borrow().get(name).is_none() { class.lookup(name) } else { None }
            }
            Value::Class(_) | Value::Module(_) => None,
            Value::Native(native) if !native.object().plain_methods() => None,
            other => self.class_of(other).lookup(name),
        };
        match own {
            Some(function @ Value::Function(_)) => {
                frame.push(function);
                frame.push(object);
                Ok(Next::Go)
            }
            Some(Value::NativeFunction(native)) if native.binds => {
                frame.push(Value::NativeFunction(native));
                frame.push(object);
                Ok(Next::Go)
            }
            _ => {
                let flow = self.load_attribute(object, name)?;
                self.flow(frame, flow, Then::Method)
            }
        }
    }

    pub(super) fn keyword_names(&mut self, frame: &Frame, names: u32) -> Vec<Symbol> {
        let Value::Tuple(names) = frame.code.consts[names as usize].clone() else { return Vec::new() };
        names.iter().filter_map(|name| match name {
            Value::Str(name) => Some(self.names.intern(name)),
            _ => None,
        }).collect()
    }

    /// The arguments of `f(*args, **kwargs)`.
    pub(super) fn spread_args(&mut self, positional: Value, keywords: Value) -> Result<Args, Stop> {
        let mut args = Args::default();
        match positional {
            Value::Tuple(items) => args.positional.extend(items.iter().cloned()),
            Value::List(list) => args.positional.extend(list.to_vec()),
            _ => {}
        }
        let Value::Dict(dict) = keywords else { return Ok(args) };
        for (key, value) in dict.entries() {
            let Value::Str(key) = key else { return Err(self.type_error("keywords must be strings")) };
            args.keywords.push((self.symbol(&key), value));
        }
        Ok(args)
    }

    pub(super) fn make_function(&mut self, frame: &mut Frame, flags: u32) {
        let code = frame.pop();
        let Value::Native(code) = code else { return };
        let Some(code) = code.get::<CodeObject>().map(|code| code.0.clone()) else { return };
        let closure = if flags & function_flag::CLOSURE != 0 { frame.pop() } else { Value::None };
        let annotate = if flags & function_flag::ANNOTATE != 0 { frame.pop() } else { Value::None };
        let kw_defaults = if flags & function_flag::KW_DEFAULTS != 0 { frame.pop() } else { Value::None };
        let defaults = if flags & function_flag::DEFAULTS != 0 { frame.pop() } else { Value::None };
        let closure = match closure {
            Value::Tuple(cells) => cells.iter().filter_map(|cell| match cell {
                Value::Cell(cell) => Some(cell.clone()),
                _ => None,
            }).collect(),
            _ => Vec::new(),
        };
        let defaults = match defaults {
            Value::Tuple(defaults) => defaults.to_vec(),
            _ => Vec::new(),
        };
        let keyword_defaults = self.keyword_defaults(&code.code, kw_defaults);
        let (name, qualname) = (code.code.name.clone(), code.code.qualname.clone());
        let function = Function {
            module: frame.module.clone(),
            name: name.into(),
            qualname: qualname.into(),
            defaults: defaults.into(),
            keyword_defaults: keyword_defaults.into(),
            annotate: annotate.into(),
            closure,
            attributes: Default::default(),
            code,
        };
        frame.push(Value::Function(Rc::new(function)));
    }

    pub(super) fn keyword_defaults(&mut self, code: &Code, defaults: Value) -> Vec<Value> {
        let Value::Dict(dict) = defaults else { return Vec::new() };
        let first = code.params.positional as usize;
        let names = code.slots[first..first + code.params.keyword_only as usize].to_vec();
        names.into_iter().map(|name| {
            let name = self.names.name(name).clone();
            dict.get_str(self, &name).unwrap_or_default()
        }).collect()
    }
}

fn attribute(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Value::Str(name) = &args[1] else { return Ok(Flow::Value(Value::None)) };
    let name = vm.symbol(name);
    vm.get_attribute(&args[0], name)
}

/// The one `*iterable` of a call goes into the list of its arguments. Arguments: the list, the iterable, the callable.
pub(super) fn spread_extend(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let items = match vm.collect(&args[1]) {
        Err(Stop::Raise(_)) if !vm.iterable(&args[1]) => {
            let (name, class) = (vm.callable_name(&args[2]), vm.class_name(&args[1]));
            return Err(vm.type_error(&format!("{name} argument after * must be an iterable, not {class}")));
        }
        items => items?,
    };
    if let Value::List(list) = &args[0] {
        list.edit(|own| own.extend(items));
    }
    Ok(Flow::Value(Value::None))
}

pub(super) fn dict_merge(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let name = vm.callable_name(&args[2]);
    let Some(pairs) = vm.mapping_items(&args[1])? else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("{name} argument after ** must be a mapping, not {class}")));
    };
    let Value::Dict(dict) = &args[0] else { return Ok(Flow::Value(Value::None)) };
    for (key, _) in &pairs {
        let Value::Str(text) = key else { return Err(vm.type_error("keywords must be strings")) };
        if dict.contains(vm, key)? {
            return Err(vm.type_error(&format!("{name} got multiple values for keyword argument '{}'", &***text)));
        }
    }
    for (key, value) in pairs {
        dict.set(vm, key, value)?;
    }
    Ok(Flow::Value(Value::None))
}
