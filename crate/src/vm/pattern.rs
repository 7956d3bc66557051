//! `match` statements, unpacking, type parameters and aliases.

use std::cell::RefCell;
use std::rc::Rc;

use super::class::Class;
use super::dict::Dict;
use super::frame::Frame;
use super::instructions::Next;
use super::native::{Args, Flow, Stop, ret};
use super::object::Object;
use super::value::Value;
use super::Vm;
use crate::compile::code::Op;
use crate::compile::symbol::Symbol;

impl Vm {
    /// Registers the fields of type aliases.
    pub(super) fn install_type_aliases(&mut self) {
        let class = self.types.type_alias.clone();
        self.define_getter(&class, "__value__", alias_value);
    }

    pub(super) fn pattern_op(&mut self, frame: &mut Frame, op: Op) -> Result<Next, Stop> {
        match op {
            Op::MatchSequence => {
                let matches = self.is_sequence(frame.peek(1));
                frame.push(Value::Bool(matches));
            }
            Op::MatchMapping => {
                let matches = self.is_mapping(frame.peek(1));
                frame.push(Value::Bool(matches));
            }
            Op::GetLen => {
                let subject = frame.peek(1).clone();
                return self.native_op(frame, length, Args::new([subject]));
            }
            Op::MatchKeys => {
                let args = Args::new([frame.peek(2).clone(), frame.peek(1).clone()]);
                return self.native_op(frame, match_keys, args);
            }
            Op::MatchClass(positional, names) => {
                let (class, subject) = (frame.pop(), frame.pop());
                let names = frame.code.consts[names as usize].clone();
                let args = Args::new([subject, class, Value::int(i64::from(positional)), names]);
                return self.native_op(frame, match_class, args);
            }
            _ => {
                let (keys, dict) = (frame.pop(), frame.pop());
                return self.native_op(frame, without, Args::new([dict, keys]));
            }
        }
        Ok(Next::Go)
    }

    fn is_sequence(&self, value: &Value) -> bool {
        match value {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            Value::Instance(instance) => match instance.payload() {
                Some(payload) => self.is_sequence(&payload),
                None => false,
            },
            Value::Native(_) => self.class_of(value).name().as_ref() == "deque",
            _ => false,
        }
    }

    fn is_mapping(&self, value: &Value) -> bool {
        match value {
            Value::Dict(_) => true,
            Value::Instance(instance) => matches!(instance.payload(), Some(Value::Dict(_))),
            _ => false,
        }
    }
}

fn length(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.length(&args[0]).map(|length| Flow::Value(Value::from(length)))
}

fn items(value: &Value) -> Vec<Value> {
    match value {
        Value::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

/// The values of these keys, or None when one is missing.
fn match_keys(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let dict = match &args[0] {
        Value::Dict(dict) => dict.clone(),
        Value::Instance(instance) => match instance.payload() {
            Some(Value::Dict(dict)) => dict,
            _ => return Ok(Flow::Value(Value::None)),
        },
        _ => return Ok(Flow::Value(Value::None)),
    };
    let mut values = Vec::new();
    for key in items(&args[1]) {
        match dict.get(vm, &key)? {
            Some(value) => values.push(value),
            None => return Ok(Flow::Value(Value::None)),
        }
    }
    Ok(Flow::Value(Value::tuple(values)))
}

/// The attributes that a class pattern names, or None. (CPython: `_PyEval_MatchClass`.)
fn match_class(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Value::Class(class) = &args[1] else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance(&args[0], class) {
        return Ok(Flow::Value(Value::None));
    }
    let positional = match &args[2] {
        Value::Int(_, n) => *n as usize,
        _ => 0,
    };
    let (mut found, mut taken) = (Vec::new(), Vec::new());
    if positional > 0 {
        let match_args = vm.known.match_args;
        let names = match class.lookup(match_args) {
            Some(names) => items(&names),
            None if is_self_matching(vm, class) => {
                if positional > 1 {
                    return Err(too_many(vm, class, 1, positional));
                }
                found.push(args[0].clone());
                vec![]
            }
            None => vec![],
        };
        if found.is_empty() {
            if names.len() < positional {
                return Err(too_many(vm, class, names.len(), positional));
            }
            taken = names[..positional].to_vec();
            for name in &taken {
                match attribute(vm, &args[0], name)? {
                    Some(value) => found.push(value),
                    None => return Ok(Flow::Value(Value::None)),
                }
            }
        }
    }
    for name in items(&args[3]) {
        if let Some(Value::Str(name)) = taken.iter().find(|&other| vm.quick_eq(other, &name) == Some(true)) {
            let class = class.name();
            return Err(vm.type_error(&format!("{class}() got multiple sub-patterns for attribute '{}'", &***name)));
        }
        match attribute(vm, &args[0], &name)? {
            Some(value) => found.push(value),
            None => return Ok(Flow::Value(Value::None)),
        }
    }
    Ok(Flow::Value(Value::tuple(found)))
}

fn too_many(vm: &Vm, class: &Class, accepted: usize, given: usize) -> Stop {
    let plural = if accepted == 1 { "" } else { "s" };
    vm.type_error(&format!("{}() accepts {accepted} positional sub-pattern{plural} ({given} given)", class.name()))
}

/// Built-in classes whose one positional pattern is the object itself.
fn is_self_matching(vm: &Vm, class: &Class) -> bool {
    let types = &vm.types;
    let own = [&types.bool, &types.bytearray, &types.bytes, &types.dict, &types.float, &types.frozenset, &types.int,
        &types.list, &types.set, &types.str, &types.tuple];
    own.iter().any(|other| class.is_subclass(other))
}

fn attribute(vm: &mut Vm, subject: &Value, name: &Value) -> Result<Option<Value>, Stop> {
    let Value::Str(name) = name else {
        return Err(vm.type_error("__match_args__ elements must be strings"));
    };
    let name = vm.symbol(name);
    vm.attribute_or_none(subject, name)
}

fn without(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let rest = Dict::new();
    for (key, value) in vm.mapping_items(&args[0])?.unwrap_or_default() {
        rest.set(vm, key, value)?;
    }
    for key in items(&args[1]) {
        rest.remove(vm, &key)?;
    }
    Ok(Flow::Value(Value::Dict(Rc::new(rest))))
}

/// `a, b = x` and `a, *b = x`: a tuple of what goes to each target. Arguments: x, how many before, how many after the star.
pub(super) fn unpack(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let before = match &args[1] {
        Value::Int(_, n) => *n as usize,
        _ => 0,
    };
    let after = match &args[2] {
        Value::Int(_, n) => Some(*n as usize),
        _ => None,
    };
    let class = vm.class_name(&args[0]);
    // One more than there are targets is enough to know that there are too many.
    let limit = if after.is_some() { usize::MAX } else { before + 1 };
    let mut values = match vm.collect_up_to(&args[0], limit) {
        Ok(values) => values,
        Err(Stop::Raise(exception)) if vm.is_exception(&exception, &vm.types.type_error) && !is_iterable(vm, &args[0]) => {
            return Err(vm.type_error(&format!("cannot unpack non-iterable {class} object")));
        }
        Err(stop) => return Err(stop),
    };
    let wanted = before + after.unwrap_or(0);
    if values.len() < wanted {
        let at_least = if after.is_some() { "at least " } else { "" };
        return Err(vm.value_error(&format!(
            "not enough values to unpack (expected {at_least}{wanted}, got {})",
            values.len()
        )));
    }
    let Some(after) = after else {
        if values.len() > wanted {
            let sized = matches!(&args[0], Value::List(_) | Value::Tuple(_) | Value::Dict(_));
            let got = if sized { format!(", got {}", values.len()) } else { String::new() };
            return Err(vm.value_error(&format!("too many values to unpack (expected {wanted}{got})")));
        }
        return Ok(Flow::Value(Value::tuple(values)));
    };
    let tail = values.split_off(values.len() - after);
    let rest = values.split_off(before);
    values.push(Value::list(rest));
    values.extend(tail);
    Ok(Flow::Value(Value::tuple(values)))
}

fn is_iterable(vm: &Vm, value: &Value) -> bool {
    matches!(value, Value::Generator(_))
        || vm.special(value, vm.known.iter).is_some()
        || vm.special(value, vm.known.getitem).is_some()
        || matches!(value, Value::Native(native) if native.object().is_iterator())
}

/// A type parameter of `def f[T]` and `class C[T]`.
pub struct TypeParameter {
    name: Value,
}

/// `type Name[T] = …`
pub struct TypeAlias {
    name: Value,
    parameters: Value,
    /// Gives the value when it is asked for.
    function: Value,
    value: RefCell<Option<Value>>,
}

pub(super) fn type_parameter(name: Value) -> Value {
    Value::native(TypeParameter { name })
}

/// `__value__` of a `type` statement: worked out when it is first asked for.
fn alias_value(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let Some((function, known)) = args[0].with(|alias: &TypeAlias| (alias.function.clone(), alias.value.borrow().clone())) else {
        return ret(Value::None);
    };
    let value = match known {
        Some(value) => value,
        None => vm.call(&function, Args::default())?,
    };
    args[0].with(|alias: &TypeAlias| alias.value.replace(Some(value.clone())));
    ret(value)
}

pub(super) fn type_alias(name: Value, parameters: Value, function: Value) -> Value {
    Value::native(TypeAlias { name, parameters, function, value: RefCell::default() })
}

impl Object for TypeParameter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.type_var.clone()
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        Ok((name == vm.known.name).then(|| self.name.clone()))
    }

    fn repr(&self, vm: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        vm.str(&self.name).map(Some)
    }
}

impl Object for TypeAlias {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.type_alias.clone()
    }

    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        let known = &vm.known;
        if name == known.name {
            return Ok(Some(self.name.clone()));
        }
        if name == known.type_params {
            return Ok(Some(self.parameters.clone()));
        }
        Ok(None)
    }

    fn repr(&self, vm: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        vm.str(&self.name).map(Some)
    }
}
