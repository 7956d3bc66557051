//! The methods of `bytes` and `bytearray`; those that they share with `str` stand in [`super::text`].

mod array;
mod letters;

use std::rc::Rc;

use super::args::{Outcome, as_bytes, as_str, bound, plain, this_bytes, this_class};
use super::object::subclass_instance;
use super::str::encode::{decode, encoded};
use super::text::{Latin, table};
use crate::vm::Vm;
use crate::vm::bytes::Bytes;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("decode", "self, /, encoding=unset, errors=unset", |vm, args| {
        let data = this_bytes(vm, &args[0])?.data().clone();
        ret(decode(vm, &data, &args[1], &args[2])?)
    }),
    def("hex", "self, sep=unset, bytes_per_sep=1", hex),
    def("join", "self, iterable, /", join),
    def("translate", "self, table, /, delete=unset", translate),
];

const BYTES: &[NativeDef] = &[
    def("__new__", "cls, source=unset, encoding=unset, errors=unset", |vm, args| new(vm, args, false)),
    def("__bytes__", "self, /", |vm, args| ret(Value::Bytes(this_bytes(vm, &args[0])?))),
];

const CLASS_METHODS: &[NativeDef] = &[def("fromhex", "cls, string, /", fromhex)];
const STATIC_METHODS: &[NativeDef] = &[def("maketrans", "frm, to, /", maketrans)];

pub fn install(vm: &mut Vm) {
    let (bytes, bytearray) = (vm.types.bytes.clone(), vm.types.bytearray.clone());
    for class in [&bytes, &bytearray] {
        vm.define_methods(class, METHODS);
        vm.define_methods(class, letters::METHODS);
        vm.define_methods(class, &table::methods::<Latin>());
        vm.define_class_methods(class, CLASS_METHODS);
        vm.define_static_methods(class, STATIC_METHODS);
    }
    vm.define_methods(&bytes, BYTES);
    vm.define_methods(&bytearray, array::METHODS);
}

pub fn value(data: Vec<u8>, mutable: bool) -> Value {
    Value::Bytes(Rc::new(Bytes::new(data, mutable)))
}

/// `bytes(...)`, `bytearray(...)`
fn new(vm: &mut Vm, args: &Args, mutable: bool) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let data = from_arguments(vm, args, mutable)?;
    ret(subclass_instance(vm, &class, value(data, mutable)))
}

/// The content that the arguments `source`, `encoding`, `errors` describe.
fn from_arguments(vm: &mut Vm, args: &Args, mutable: bool) -> Result<Vec<u8>, Stop> {
    let coded = !args[2].is_unbound() || !args[3].is_unbound();
    if let Some(text) = as_str(&args[1]) {
        if args[2].is_unbound() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        return encoded(vm, &text, &args[2], &args[3]);
    }
    if coded {
        let message = if args[2].is_unbound() { "errors without a string argument" } else { "encoding without a string argument" };
        return Err(vm.type_error(message));
    }
    if args[1].is_unbound() {
        return Ok(Vec::new());
    }
    let name = vm.known.bytes;
    if !mutable
        && as_bytes(&args[1]).is_none()
        && let Some(result) = vm.call_special(&args[1], name, &[])?
    {
        return as_bytes(&result).ok_or_else(|| {
            let class = vm.class_name(&result);
            vm.type_error(&format!("__bytes__ returned non-bytes (type {class})"))
        });
    }
    if vm.has_index(&args[1]) {
        let count = vm.index(&args[1])?;
        let Ok(count) = usize::try_from(count) else { return Err(vm.value_error("negative count")) };
        vm.reserve(count as u64)?;
        return Ok(vec![0; count]);
    }
    from_value(vm, &args[1])
}

/// The bytes of a bytes-like object, or of an iterable of small integers.
pub fn from_value(vm: &mut Vm, source: &Value) -> Result<Vec<u8>, Stop> {
    if let Some(bytes) = as_bytes(source) {
        return Ok(bytes);
    }
    if !vm.iterable(source) || as_str(source).is_some() {
        let class = vm.class_name(source);
        return Err(vm.type_error(&format!("cannot convert '{class}' object to bytes")));
    }
    let items = vm.collect(source)?;
    vm.work(items.len());
    items.iter().map(|item| byte(vm, item, "bytes must be in range(0, 256)")).collect()
}

/// An integer from 0 to 255; `otherwise` is the error's message.
fn byte(vm: &mut Vm, value: &Value, otherwise: &str) -> Result<u8, Stop> {
    u8::try_from(bound(vm, value)?).map_err(|_| vm.value_error(otherwise))
}

fn hex(vm: &mut Vm, args: &Args) -> Outcome {
    let data = this_bytes(vm, &args[0])?.data().clone();
    vm.reserve(3 * data.len() as u64)?;
    let group = bound(vm, &args[2])?;
    let separator = match &args[1] {
        Value::Unbound => None,
        value => match as_str(value).as_ref().map(|text| &***text) {
            Some(text) if text.chars().count() == 1 => text.chars().next(),
            Some(_) => return Err(vm.value_error("sep must be length 1.")),
            None => return Err(vm.type_error("sep must be str or bytes.")),
        },
    };
    let size = group.unsigned_abs() as usize;
    let mut text = String::with_capacity(2 * data.len());
    for (at, byte) in data.iter().enumerate() {
        // Groups are counted from the right, or from the left when the number is negative.
        let boundary = if group > 0 { data.len() - at } else { at };
        if let Some(separator) = separator.filter(|_| at > 0 && size > 0 && boundary % size == 0) {
            text.push(separator);
        }
        text.push_str(&format!("{byte:02x}"));
    }
    ret(text)
}

fn fromhex(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let Some(text) = as_str(&args[1]) else {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("fromhex() argument must be str or bytes-like, not {class}")));
    };
    let mut data = Vec::new();
    let mut digits = str::chars(&text).enumerate().filter(|(_, c)| !c.is_ascii_whitespace());
    while let Some((at, high)) = digits.next() {
        let wrong = |at: usize| format!("non-hexadecimal number found in fromhex() arg at position {at}");
        let Some(high) = high.to_digit(16) else { return Err(vm.value_error(&wrong(at))) };
        let Some((next, low)) = digits.next() else {
            return Err(vm.value_error("fromhex() arg must contain an even number of hexadecimal digits"));
        };
        match low.to_digit(16) {
            Some(low) if next == at + 1 => data.push((high * 16 + low) as u8),
            _ => return Err(vm.value_error(&wrong(at + 1))),
        }
    }
    let mutable = class.is_subclass(&vm.types.bytearray);
    ret(subclass_instance(vm, &class, value(data, mutable)))
}

fn join(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_bytes(vm, &args[0])?;
    if !vm.iterable(&args[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.collect(&args[1])?;
    let separator = this.data().clone();
    let mut joined = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            joined.extend(&separator);
        }
        let Some(part) = as_bytes(item) else {
            let class = vm.class_name(item);
            return Err(vm.type_error(&format!("sequence item {at}: expected a bytes-like object, {class} found")));
        };
        vm.reserve((joined.len() + part.len() + separator.len()) as u64)?;
        joined.extend(part);
    }
    ret(value(joined, this.mutable))
}

fn translate(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_bytes(vm, &args[0])?;
    let table = match &args[1] {
        Value::None => None,
        table => Some(from_value(vm, table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = if args[2].is_unbound() { Vec::new() } else { from_value(vm, &args[2])? };
    let kept = this.data().iter().filter(|byte| !delete.contains(byte)).copied().collect::<Vec<_>>();
    let mapped = kept.into_iter().map(|byte| table.as_ref().map_or(byte, |table| table[usize::from(byte)])).collect();
    ret(value(mapped, this.mutable))
}

fn maketrans(vm: &mut Vm, args: &Args) -> Outcome {
    let (from, to) = (from_value(vm, &args[0])?, from_value(vm, &args[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to) {
        table[usize::from(*from)] = to;
    }
    ret(value(table, false))
}

/// The bytearray that a value is or extends.
fn this_array(vm: &Vm, value: &Value) -> Result<Rc<Bytes>, Stop> {
    match plain(value) {
        Value::Bytes(bytes) if bytes.mutable => Ok(bytes),
        _ => Err(super::args::wrong_self(vm, "bytearray", value)),
    }
}
