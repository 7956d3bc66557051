//! Exception groups: `split`, `subgroup`, `derive`.

use std::rc::Rc;

use super::{this, with};
use crate::builtins::args::{Outcome, as_str, plain, rest, this_class};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", super::ANY, new),
    def("__init__", "self, /, *args, **kwargs", init),
    def("split", "self, matcher_value, /", split),
    def("subgroup", "self, matcher_value, /", subgroup),
    def("derive", "self, excs, /", derive),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.base_exception_group.clone();
    vm.define_methods(&class, METHODS);
    vm.define_class_methods(&class, &[def("__class_getitem__", "cls, object, /", |_, args| {
        ret(crate::vm::generic::GenericAlias::subscript(&args[0], &args[1]))
    })]);
    vm.define_getter(&class, "message", super::first);
    vm.define_getter(&class, "exceptions", |vm, args| {
        ret(Value::tuple(with(vm, &args[0], |data| data.exceptions.clone())?))
    });
}

/// (CPython: `BaseExceptionGroup_new`.)
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let given = rest(&args[1]);
    let [message, sequence] = &given[..] else {
        return Err(vm.type_error(&format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", given.len())));
    };
    if as_str(message).is_none() {
        let class = vm.class_name(message);
        return Err(vm.type_error(&format!("BaseExceptionGroup.__new__() argument 1 must be str, not {class}")));
    }
    if !matches!(plain(sequence), Value::List(_) | Value::Tuple(_)) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let exceptions = vm.collect(sequence)?;
    if exceptions.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let base = vm.types.base_exception.clone();
    if let Some(at) = exceptions.iter().position(|exception| !vm.is_exception(exception, &base)) {
        return Err(vm.value_error(&format!("Item {at} of second argument (exceptions) is not an exception")));
    }
    let types = &vm.types;
    let ordinary = exceptions.iter().all(|exception| vm.is_exception(exception, &types.exception));
    let class = if ordinary && Rc::ptr_eq(&class, &types.base_exception_group) { types.exception_group.clone() } else { class };
    if !ordinary && class.is_subclass(&types.exception) {
        return Err(vm.type_error(&match Rc::ptr_eq(&class, &types.exception_group) {
            true => "Cannot nest BaseExceptions in an ExceptionGroup".to_owned(),
            false => format!("Cannot nest BaseExceptions in '{}'", class.name()),
        }));
    }
    let group = vm.exception_with(&class, given.clone());
    with(vm, &group, |data| data.exceptions = exceptions)?;
    ret(group)
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let before = with(vm, &args[0], |data| std::mem::replace(&mut data.args, rest(&args[1])))?;
    drop(before);
    ret(Value::None)
}

/// How the exceptions to be picked are told: by class, or by a function.
enum Matcher {
    Classes(Value),
    Function(Value),
}

impl Matcher {
    fn of(vm: &Vm, value: &Value) -> Result<Matcher, Stop> {
        let base = vm.types.base_exception.clone();
        let is_class = |value: &Value| matches!(value, Value::Class(class) if class.is_subclass(&base));
        match value {
            Value::Tuple(classes) if !classes.is_empty() && classes.iter().all(is_class) => Ok(Matcher::Classes(value.clone())),
            Value::Class(_) if is_class(value) => Ok(Matcher::Classes(value.clone())),
            Value::Class(_) => Err(Matcher::wrong(vm)),
            _ if vm.callable(value) => Ok(Matcher::Function(value.clone())),
            _ => Err(Matcher::wrong(vm)),
        }
    }

    fn wrong(vm: &Vm) -> Stop {
        vm.type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)")
    }

    fn matches(&self, vm: &mut Vm, exception: &Value) -> Result<bool, Stop> {
        match self {
            Matcher::Classes(classes) => vm.instance_check(exception, classes),
            Matcher::Function(function) => {
                let answer = vm.call(function, Args::new([exception.clone()]))?;
                vm.truth(&answer)
            }
        }
    }
}

fn parts(vm: &mut Vm, args: &Args) -> Result<(Value, Value), Stop> {
    this(vm, &args[0])?;
    let matcher = Matcher::of(vm, &args[1])?;
    let (matched, others) = vm.partition(&args[0], &mut |vm: &mut Vm, exception: &Value| matcher.matches(vm, exception))?;
    Ok((matched.unwrap_or(Value::None), others.unwrap_or(Value::None)))
}

fn split(vm: &mut Vm, args: &Args) -> Outcome {
    let (matched, others) = parts(vm, args)?;
    ret(Value::tuple(vec![matched, others]))
}

fn subgroup(vm: &mut Vm, args: &Args) -> Outcome {
    ret(parts(vm, args)?.0)
}

/// A group with the same message.
fn derive(vm: &mut Vm, args: &Args) -> Outcome {
    let exceptions = vm.collect(&args[1])?;
    let message = with(vm, &args[0], |data| data.args.first().cloned())?;
    let text = message.as_ref().and_then(as_str).map_or(String::new(), |text| text.to_string());
    ret(vm.new_group(&text, Value::list(exceptions)))
}
