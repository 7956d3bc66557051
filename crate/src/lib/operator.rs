//! `operator`.

use std::rc::Rc;

use super::args::{Outcome, as_str, functions, named, rest, set};
use crate::compile::code::{BinaryOp, CompareOp, UnaryOp};
use crate::compile::symbol::Symbol;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::module::Module;
use crate::vm::native::{Args, Flow, NativeFn, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::value::Value;

const TWO: &str = "a, b, /";

macro_rules! binary {
    ($op:ident) => {
        |vm, args| ret(vm.binary(BinaryOp::$op, &args[0], &args[1])?)
    };
}

macro_rules! inplace {
    ($op:ident) => {
        |vm, args| ret(vm.inplace(BinaryOp::$op, &args[0], &args[1])?)
    };
}

macro_rules! compare {
    ($op:ident) => {
        |vm, args| ret(vm.compare(CompareOp::$op, &args[0], &args[1])?)
    };
}

macro_rules! unary {
    ($op:ident) => {
        |vm, args| ret(vm.unary(UnaryOp::$op, &args[0])?)
    };
}

const OPERATORS: &[(&str, &str, NativeFn)] = &[
    ("add", TWO, binary!(Add)),
    ("sub", TWO, binary!(Sub)),
    ("mul", TWO, binary!(Mul)),
    ("truediv", TWO, binary!(Div)),
    ("floordiv", TWO, binary!(FloorDiv)),
    ("mod", TWO, binary!(Mod)),
    ("pow", TWO, binary!(Pow)),
    ("matmul", TWO, binary!(MatMul)),
    ("lshift", TWO, binary!(LShift)),
    ("rshift", TWO, binary!(RShift)),
    ("and_", TWO, binary!(And)),
    ("or_", TWO, binary!(Or)),
    ("xor", TWO, binary!(Xor)),
    ("concat", TWO, binary!(Add)),
    ("iadd", TWO, inplace!(Add)),
    ("isub", TWO, inplace!(Sub)),
    ("imul", TWO, inplace!(Mul)),
    ("ior", TWO, inplace!(Or)),
    ("iand", TWO, inplace!(And)),
    ("ixor", TWO, inplace!(Xor)),
    ("iconcat", TWO, inplace!(Add)),
    ("lt", TWO, compare!(Lt)),
    ("le", TWO, compare!(Le)),
    ("eq", TWO, compare!(Eq)),
    ("ne", TWO, compare!(Ne)),
    ("gt", TWO, compare!(Gt)),
    ("ge", TWO, compare!(Ge)),
    ("neg", "a, /", unary!(Neg)),
    ("pos", "a, /", unary!(Pos)),
    ("invert", "a, /", unary!(Invert)),
    ("not_", "a, /", unary!(Not)),
    ("truth", "a, /", |vm, args| ret(vm.truth(&args[0])?)),
    ("is_", TWO, |_, args| ret(args[0].is(&args[1]))),
    ("is_not", TWO, |_, args| ret(!args[0].is(&args[1]))),
    ("is_none", "a, /", |_, args| ret(args[0].is_none())),
    ("is_not_none", "a, /", |_, args| ret(!args[0].is_none())),
    ("contains", TWO, |vm, args| ret(vm.contains(&args[0], &args[1])?)),
    ("getitem", TWO, |vm, args| ret(vm.get_item(&args[0], &args[1])?)),
    ("setitem", "a, b, c, /", |vm, args| vm.set_item(&args[0], &args[1], &args[2])),
    ("delitem", TWO, |vm, args| vm.delete_item(&args[0], &args[1])),
    ("index", "a, /", |vm, args| ret(vm.integer(&args[0])?)),
    ("abs", "a, /", absolute),
    ("countOf", TWO, count_of),
    ("indexOf", TWO, index_of),
    ("length_hint", "obj, default=0, /", |vm, args| {
        if vm.special(&args[0], vm.known.len).is_some() { ret(vm.length(&args[0])?) } else { ret(args[1].clone()) }
    }),
    ("call", "obj, /, *args, **kwargs", |vm, args| {
        let keywords = keywords(vm, &args[2]);
        Ok(Flow::Call(args[0].clone(), Args::with_keywords(rest(&args[1]), keywords)))
    }),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    for &(name, signature, function) in OPERATORS {
        functions(vm, module, &[def(name, signature, function)]);
        // Each has the name of its special method, too.
        if let Some(value) = module.get(vm.symbol(name)) {
            set(vm, module, &format!("__{}__", name.trim_end_matches('_')), value);
        }
    }
    for (key, name, new) in [
        ("itemgetter", "itemgetter", itemgetter as NativeFn),
        ("attrgetter", "attrgetter", attrgetter),
        ("methodcaller", "methodcaller", methodcaller),
    ] {
        let class = vm.define_class(key, name, "operator", &[], &[def("__new__", "cls, /, *args, **kwargs", new)]);
        set(vm, module, name, Value::Class(class));
    }
    Ok(())
}

fn keywords(vm: &mut Vm, kwargs: &Value) -> Vec<(Symbol, Value)> {
    named(kwargs).into_iter().filter_map(|(name, value)| Some((vm.symbol(&as_str(&name)?), value))).collect()
}

fn absolute(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.known.abs;
    match vm.call_special(&args[0], name, &[])? {
        Some(value) => ret(value),
        None => Err(vm.type_error(&format!("bad operand type for abs(): '{}'", vm.class_name(&args[0])))),
    }
}

fn count_of(vm: &mut Vm, args: &Args) -> Outcome {
    let mut count = 0_usize;
    for item in vm.collect(&args[0])? {
        count += usize::from(vm.eq(&item, &args[1])?);
    }
    ret(count)
}

fn index_of(vm: &mut Vm, args: &Args) -> Outcome {
    for (at, item) in vm.collect(&args[0])?.iter().enumerate() {
        if vm.eq(item, &args[1])? {
            return ret(at);
        }
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

/// A callable that takes something out of its argument.
struct Getter {
    what: What,
    /// The function that does it: a native one, which may ask.
    get: Value,
}

enum What {
    Items(Vec<Value>),
    /// Dotted names.
    Attributes(Vec<Value>),
    Method(Value, Vec<Value>, Vec<(Symbol, Value)>),
}

impl Object for Getter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class(self.name())
    }

    fn callable(&self) -> bool {
        true
    }

    fn call(&self, vm: &mut Vm, this: &Value, args: Args) -> Result<Flow, Stop> {
        if args.positional.len() != 1 || !args.keywords.is_empty() {
            let (name, given) = (self.name(), args.positional.len());
            return Err(vm.type_error(&format!("{name} expected 1 argument, got {given}")));
        }
        Ok(Flow::Call(self.get.clone(), Args::new([this.clone(), args.positional[0].clone()])))
    }

    fn repr(&self, vm: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        let mut parts = Vec::new();
        let (What::Items(values) | What::Attributes(values) | What::Method(_, values, _)) = &self.what;
        if let What::Method(name, ..) = &self.what {
            parts.push(vm.repr(name)?);
        }
        for value in values {
            parts.push(vm.repr(value)?);
        }
        if let What::Method(_, _, keywords) = &self.what {
            for (name, value) in keywords {
                let value = vm.repr(value)?;
                parts.push(format!("{}={value}", vm.names.name(*name)));
            }
        }
        Ok(Some(format!("operator.{}({})", self.name(), parts.join(", "))))
    }
}

impl Getter {
    fn name(&self) -> &'static str {
        match self.what {
            What::Items(_) => "itemgetter",
            What::Attributes(_) => "attrgetter",
            What::Method(..) => "methodcaller",
        }
    }
}

fn getter(vm: &mut Vm, what: What) -> Outcome {
    let get = vm.native_function("operator", &def("getter", "getter, obj, /", get));
    ret(Value::native(Getter { what, get }))
}

fn get(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Native(native) = &args[0] else { return ret(Value::None) };
    let object = &args[1];
    let (keys, one): (&Vec<Value>, fn(&mut Vm, &Value, &Value) -> Result<Value, Stop>) = match native.get::<Getter>().map(|getter| &getter.what) {
        Some(What::Items(keys)) => (keys, |vm, object, key| vm.get_item(object, key)),
        Some(What::Attributes(names)) => (names, dotted_attribute),
        Some(What::Method(name, positional, keywords)) => {
            let method = dotted_attribute(vm, object, name)?;
            return Ok(Flow::Call(method, Args::with_keywords(positional.iter().cloned(), keywords.clone())));
        }
        None => return ret(Value::None),
    };
    if let [key] = keys.as_slice() {
        return ret(one(vm, object, key)?);
    }
    let parts = keys.iter().map(|key| one(vm, object, key)).collect::<Result<Vec<_>, Stop>>()?;
    ret(Value::tuple(parts))
}

fn dotted_attribute(vm: &mut Vm, object: &Value, names: &Value) -> Result<Value, Stop> {
    let mut object = object.clone();
    for name in as_str(names).map(|names| names.to_string()).unwrap_or_default().split('.') {
        let name = vm.symbol(name);
        object = vm.attribute(&object, name)?;
    }
    Ok(object)
}

fn itemgetter(vm: &mut Vm, args: &Args) -> Outcome {
    let keys = rest(&args[1]);
    if keys.is_empty() {
        return Err(vm.type_error("itemgetter expected at least 1 argument, got 0"));
    }
    getter(vm, What::Items(keys))
}

fn attrgetter(vm: &mut Vm, args: &Args) -> Outcome {
    let names = rest(&args[1]);
    if names.is_empty() {
        return Err(vm.type_error("attrgetter expected at least 1 argument, got 0"));
    }
    if names.iter().any(|name| as_str(name).is_none()) {
        return Err(vm.type_error("attribute name must be a string"));
    }
    getter(vm, What::Attributes(names))
}

fn methodcaller(vm: &mut Vm, args: &Args) -> Outcome {
    let mut given = rest(&args[1]).into_iter();
    let Some(name) = given.next() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    if as_str(&name).is_none() {
        return Err(vm.type_error("method name must be a string"));
    }
    let keywords = keywords(vm, &args[2]);
    getter(vm, What::Method(name, given.collect(), keywords))
}
