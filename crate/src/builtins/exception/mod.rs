//! `BaseException` and the classes derived from it.

mod group;
mod os;

use std::rc::Rc;

use super::args::{Outcome, as_str, named, plain, rest, this_class, wrong_self};
use crate::compile::{Error, Lines};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::exception::ExceptionData;
use crate::vm::instance::Instance;
use crate::vm::native::{Args, NativeDef, NativeFn, Stop, def, ret};
use crate::vm::traceback::Traceback;
use crate::vm::value::Value;

const ANY: &str = "cls, /, *args, **kwargs";

const METHODS: &[NativeDef] = &[
    def("__new__", ANY, new),
    def("__init__", "self, /, *args, **kwargs", init),
    def("__repr__", "self, /", |vm, args| ret(vm.repr_builtin(&args[0])?)),
    def("__str__", "self, /", |vm, args| ret(vm.exception_text(&args[0])?)),
    def("with_traceback", "self, tb, /", with_traceback),
    def("add_note", "self, note, /", add_note),
];

/// The fields that a class takes by keyword; without it they are None.
const KEYWORDS: &[(&str, &[&str])] =
    &[("ImportError", &["name", "path", "name_from"]), ("AttributeError", &["name", "obj"]), ("NameError", &["name"])];

/// The fields of syntax errors, in the order of their second argument.
const SYNTAX_FIELDS: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

pub fn install(vm: &mut Vm) {
    let base = vm.types.base_exception.clone();
    vm.define_methods(&base, METHODS);
    vm.define_field(&base, "args", args_of, set_args);
    vm.define_field(&base, "__cause__", |vm, args| part(vm, args, |data| data.cause.clone()), set_cause);
    vm.define_field(&base, "__context__", |vm, args| part(vm, args, |data| data.context.clone()), set_context);
    vm.define_field(&base, "__suppress_context__", suppress_context, set_suppress_context);
    vm.define_field(&base, "__traceback__", |vm, args| ret(vm.traceback_value(&args[0])), set_traceback);
    vm.define_field(&base, "__notes__", notes, set_notes);
    for class in vm.types.exceptions.clone() {
        let fields = KEYWORDS.iter().find(|(name, _)| **name == *class.name()).map_or(&[][..], |(_, fields)| fields);
        defaults(vm, &class, fields);
    }
    let types = &vm.types;
    let (import, syntax, exit, stop) =
        (types.import_error.clone(), types.syntax_error.clone(), types.system_exit.clone(), types.stop_iteration.clone());
    vm.define_getter(&import, "msg", first);
    vm.define_getter(&syntax, "msg", first);
    defaults(vm, &syntax, &SYNTAX_FIELDS);
    vm.define_getter(&exit, "code", exit_code);
    vm.define_getter(&stop, "value", first);
    let getters: [(&'static str, NativeFn); 5] = [
        ("encoding", |vm, args| argument(vm, args, 0)),
        ("object", |vm, args| argument(vm, args, 1)),
        ("start", |vm, args| argument(vm, args, 2)),
        ("end", |vm, args| argument(vm, args, 3)),
        ("reason", |vm, args| argument(vm, args, 4)),
    ];
    for class in [vm.types.unicode_decode_error.clone(), vm.types.unicode_encode_error.clone()] {
        for (name, get) in getters {
            vm.define_getter(&class, name, get);
        }
    }
    os::install(vm);
    group::install(vm);
}

/// Fields that are None until they are set.
fn defaults(vm: &mut Vm, class: &Class, names: &[&str]) {
    for name in names {
        let name = vm.symbol(name);
        class.set(name, Value::None);
    }
}

fn this(vm: &Vm, value: &Value) -> Result<Rc<Instance>, Stop> {
    match value {
        Value::Instance(instance) if instance.is_exception() => Ok(instance.clone()),
        _ => Err(wrong_self(vm, "BaseException", value)),
    }
}

/// Reads or changes an exception's data.
fn with<R: Default>(vm: &Vm, value: &Value, change: impl FnOnce(&mut ExceptionData) -> R) -> Result<R, Stop> {
    Ok(this(vm, value)?.exception(change).unwrap_or_default())
}

/// An exception of this class with these arguments; keywords are only for the classes that have such fields.
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let exception = vm.exception_with(&class, rest(&args[1]));
    if !class.open {
        init_fields(vm, &exception, &args[1], &args[2])?;
    }
    ret(exception)
}

/// Sets `args`, which a derived class's `__init__` may have passed on changed.
fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let given = rest(&args[1]);
    let before = with(vm, &args[0], |data| std::mem::replace(&mut data.args, given))?;
    drop(before);
    init_fields(vm, &args[0], &args[1], &args[2])?;
    ret(Value::None)
}

fn init_fields(vm: &mut Vm, exception: &Value, args: &Value, keywords: &Value) -> Result<(), Stop> {
    let instance = this(vm, exception)?;
    let class = instance.class();
    let fields = KEYWORDS.iter().find(|(name, _)| class.mro().iter().any(|class| !class.open && **name == *class.name()));
    for (name, value) in named(keywords) {
        let Some(name) = as_str(&name) else { continue };
        let known = fields.is_some_and(|(_, fields)| fields.contains(&&**name));
        if !known {
            return Err(vm.type_error(&match fields {
                Some((class, _)) => format!("{class}() got an unexpected keyword argument '{}'", &**name),
                None => format!("{}() takes no keyword arguments", class.name()),
            }));
        }
        let name = vm.symbol(&name);
        drop(instance.attributes.borrow_mut().set(name, value));
    }
    if class.is_subclass(&vm.types.syntax_error)
        && let Some(Value::Tuple(place)) = rest(args).get(1).map(plain)
    {
        set_place(vm, &instance, &place);
    }
    Ok(())
}

fn set_place(vm: &mut Vm, error: &Instance, place: &[Value]) {
    for (name, value) in SYNTAX_FIELDS.iter().zip(place) {
        let name = vm.symbol(name);
        drop(error.attributes.borrow_mut().set(name, value.clone()));
    }
}

/// The exception that code with this error raises.
pub fn syntax_error(vm: &mut Vm, error: &Error, source: &str, file: &str) -> Value {
    let lines = Lines::new(source);
    let position = |offset: u32| {
        let line = lines.line(offset);
        let before = source.get(lines.start(line) as usize..offset as usize).unwrap_or_default();
        (Value::from(line as usize), Value::from(before.chars().count() + 1))
    };
    let ((line, column), (end_line, end_column)) = (position(error.span.start), position(error.span.end));
    let text = source.lines().nth(lines.line(error.span.start) as usize - 1).unwrap_or_default();
    let place = vec![Value::str(file), line, column, Value::str(text), end_line, end_column];
    let class = match error.exception() {
        "IndentationError" => vm.types.indentation_error.clone(),
        "TabError" => vm.types.tab_error.clone(),
        _ => vm.types.syntax_error.clone(),
    };
    let exception = vm.exception_with(&class, vec![Value::str(&error.message), Value::tuple(place.clone())]);
    if let Value::Instance(instance) = &exception {
        set_place(vm, instance, &place);
    }
    exception
}

fn with_traceback(vm: &mut Vm, args: &Args) -> Outcome {
    let value = &args[1];
    put_traceback(vm, &args[0], value)?;
    ret(args[0].clone())
}

fn put_traceback(vm: &Vm, exception: &Value, traceback: &Value) -> Result<(), Stop> {
    let entries = match traceback.with(|traceback: &Traceback| traceback.0.clone()) {
        Some(entries) => entries,
        None if traceback.is_none() => Vec::new(),
        None => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    with(vm, exception, |data| data.traceback = entries)
}

fn add_note(vm: &mut Vm, args: &Args) -> Outcome {
    if as_str(&args[1]).is_none() {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("add_note() argument must be str, not {class}")));
    }
    with(vm, &args[0], |data| data.notes.push(args[1].clone()))?;
    ret(Value::None)
}

fn args_of(vm: &mut Vm, args: &Args) -> Outcome {
    ret(Value::tuple(with(vm, &args[0], |data| data.args.clone())?))
}

fn set_args(vm: &mut Vm, args: &Args) -> Outcome {
    if args[1].is_unbound() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let items = vm.collect(&args[1])?;
    let before = with(vm, &args[0], |data| std::mem::replace(&mut data.args, items))?;
    drop(before);
    ret(Value::None)
}

fn part(vm: &mut Vm, args: &Args, get: fn(&ExceptionData) -> Option<Value>) -> Outcome {
    ret(with(vm, &args[0], |data| get(data))?.unwrap_or(Value::None))
}

/// An exception, or None for the value None.
fn exception_or_none(vm: &Vm, value: &Value, what: &str) -> Result<Option<Value>, Stop> {
    match value {
        Value::None => Ok(None),
        Value::Instance(instance) if instance.is_exception() => Ok(Some(value.clone())),
        _ => Err(vm.type_error(&format!("exception {what} must be None or derive from BaseException"))),
    }
}

fn set_cause(vm: &mut Vm, args: &Args) -> Outcome {
    let cause = exception_or_none(vm, &args[1], "cause")?;
    let before = with(vm, &args[0], |data| {
        data.suppress_context = true;
        std::mem::replace(&mut data.cause, cause)
    })?;
    drop(before);
    ret(Value::None)
}

fn set_context(vm: &mut Vm, args: &Args) -> Outcome {
    let context = exception_or_none(vm, &args[1], "context")?;
    let before = with(vm, &args[0], |data| std::mem::replace(&mut data.context, context))?;
    drop(before);
    ret(Value::None)
}

fn suppress_context(vm: &mut Vm, args: &Args) -> Outcome {
    ret(with(vm, &args[0], |data| data.suppress_context)?)
}

fn set_suppress_context(vm: &mut Vm, args: &Args) -> Outcome {
    let suppress = vm.truth(&args[1])?;
    with(vm, &args[0], |data| data.suppress_context = suppress)?;
    ret(Value::None)
}

fn set_traceback(vm: &mut Vm, args: &Args) -> Outcome {
    put_traceback(vm, &args[0], &args[1])?;
    ret(Value::None)
}

/// The notes, which are there once one was added.
fn notes(vm: &mut Vm, args: &Args) -> Outcome {
    let notes = with(vm, &args[0], |data| data.notes.clone())?;
    if notes.is_empty() {
        let name = vm.known.notes;
        return Err(vm.missing_attribute(&args[0], name));
    }
    ret(Value::list(notes))
}

fn set_notes(vm: &mut Vm, args: &Args) -> Outcome {
    let notes = if args[1].is_unbound() { Vec::new() } else { vm.collect(&args[1])? };
    let before = with(vm, &args[0], |data| std::mem::replace(&mut data.notes, notes))?;
    drop(before);
    ret(Value::None)
}

fn argument(vm: &mut Vm, args: &Args, at: usize) -> Outcome {
    ret(with(vm, &args[0], |data| data.args.get(at).cloned())?.unwrap_or(Value::None))
}

fn first(vm: &mut Vm, args: &Args) -> Outcome {
    argument(vm, args, 0)
}

/// None, the one argument, or the tuple of all.
fn exit_code(vm: &mut Vm, args: &Args) -> Outcome {
    let mut given = with(vm, &args[0], |data| data.args.clone())?;
    ret(match given.len() {
        0 => Value::None,
        1 => given.remove(0),
        _ => Value::tuple(given),
    })
}
