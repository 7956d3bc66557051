//! The methods of `str`; those that it shares with `bytes` stand in [`super::text`].

mod case;
mod classify;
pub mod encode;
mod translate;

use super::args::{Outcome, as_bytes, as_str, rest, this_class, this_str};
use super::format::field::Source;
use super::object::subclass_instance;
use super::text::{Text, table};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, object=unset, encoding=unset, errors=unset", new),
    def("format", "self, /, *args, **kwargs", format),
    def("format_map", "self, mapping, /", format_map),
    def("join", "self, iterable, /", join),
    def("encode", "self, /, encoding=unset, errors=unset", encode::encode),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.str.clone();
    vm.define_methods(&class, METHODS);
    vm.define_methods(&class, &table::methods::<Text>());
    vm.define_methods(&class, case::METHODS);
    vm.define_methods(&class, classify::METHODS);
    vm.define_methods(&class, translate::METHODS);
    vm.define_static_methods(&class, translate::STATIC_METHODS);
}

/// `str(object='')`, `str(bytes, encoding, errors)`
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let text = match &args[1] {
        Value::Unbound => Value::str(""),
        object if args[2].is_unbound() && args[3].is_unbound() => match object {
            Value::Str(_) => object.clone(),
            _ => Value::string(vm.str(object)?),
        },
        object => decoded(vm, object, args)?,
    };
    ret(subclass_instance(vm, &class, text))
}

fn decoded(vm: &mut Vm, object: &Value, args: &Args) -> Result<Value, Stop> {
    if let Some(bytes) = as_bytes(object) {
        return encode::decode(vm, &bytes, &args[2], &args[3]).map(Value::string);
    }
    if as_str(object).is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let class = vm.class_name(object);
    Err(vm.type_error(&format!("decoding to str: need a bytes-like object, {class} found")))
}

fn format(vm: &mut Vm, args: &Args) -> Outcome {
    let template = this_str(vm, &args[0])?;
    let source = Source { positional: rest(&args[1]), named: args[2].clone(), mapping_only: false };
    ret(vm.format_template(&template, &source)?)
}

fn format_map(vm: &mut Vm, args: &Args) -> Outcome {
    let template = this_str(vm, &args[0])?;
    let source = Source { positional: Vec::new(), named: args[1].clone(), mapping_only: true };
    ret(vm.format_template(&template, &source)?)
}

fn join(vm: &mut Vm, args: &Args) -> Outcome {
    let separator = this_str(vm, &args[0])?;
    if !vm.iterable(&args[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.collect(&args[1])?;
    vm.work(items.len());
    let mut texts = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let Some(text) = as_str(item) else {
            let class = vm.class_name(item);
            return Err(vm.type_error(&format!("sequence item {at}: expected str instance, {class} found")));
        };
        texts.push(text);
    }
    if let ([Value::Str(only)], Value::List(_) | Value::Tuple(_)) = (&items[..], &args[1]) {
        return ret(Value::Str(only.clone()));
    }
    let length = texts.iter().map(|text| text.len() + separator.len()).sum();
    vm.reserve(length as u64)?;
    let mut joined = String::with_capacity(length);
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            joined.push_str(&separator);
        }
        joined.push_str(text);
    }
    ret(joined)
}
