//! The methods that take bytes for ASCII letters.

use super::value;
use crate::builtins::args::{Outcome, this_bytes};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, def, ret};

pub const METHODS: &[NativeDef] = &[
    def("upper", "self, /", |vm, args| mapped(vm, args, |_, byte| byte.to_ascii_uppercase())),
    def("lower", "self, /", |vm, args| mapped(vm, args, |_, byte| byte.to_ascii_lowercase())),
    def("swapcase", "self, /", |vm, args| mapped(vm, args, |_, byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte })),
    def("capitalize", "self, /", |vm, args| mapped(vm, args, capitalized)),
    def("title", "self, /", |vm, args| mapped(vm, args, titled)),
    def("isalpha", "self, /", |vm, args| every(vm, args, |byte| byte.is_ascii_alphabetic())),
    def("isalnum", "self, /", |vm, args| every(vm, args, |byte| byte.is_ascii_alphanumeric())),
    def("isdigit", "self, /", |vm, args| every(vm, args, |byte| byte.is_ascii_digit())),
    def("isspace", "self, /", |vm, args| every(vm, args, |byte| matches!(byte, b' ' | b'\t'..=b'\r'))),
    def("isascii", "self, /", |vm, args| ret(this_bytes(vm, &args[0])?.data().is_ascii())),
    def("islower", "self, /", |vm, args| cased(vm, args, u8::is_ascii_lowercase, u8::is_ascii_uppercase)),
    def("isupper", "self, /", |vm, args| cased(vm, args, u8::is_ascii_uppercase, u8::is_ascii_lowercase)),
    def("istitle", "self, /", is_title),
];

/// Each byte by what stands before it and itself.
fn mapped(vm: &mut Vm, args: &Args, map: fn(Option<u8>, u8) -> u8) -> Outcome {
    let this = this_bytes(vm, &args[0])?;
    let mut before = None;
    let data = this.data().iter().map(|&byte| map(before.replace(byte), byte)).collect();
    ret(value(data, this.mutable))
}

fn capitalized(before: Option<u8>, byte: u8) -> u8 {
    if before.is_none() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() }
}

fn titled(before: Option<u8>, byte: u8) -> u8 {
    if before.is_some_and(|byte| byte.is_ascii_alphabetic()) { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() }
}

fn every(vm: &mut Vm, args: &Args, kind: fn(u8) -> bool) -> Outcome {
    let this = this_bytes(vm, &args[0])?;
    let data = this.data();
    ret(!data.is_empty() && data.iter().copied().all(kind))
}

fn cased(vm: &mut Vm, args: &Args, wanted: fn(&u8) -> bool, unwanted: fn(&u8) -> bool) -> Outcome {
    let this = this_bytes(vm, &args[0])?;
    let data = this.data();
    ret(data.iter().any(wanted) && !data.iter().any(unwanted))
}

fn is_title(vm: &mut Vm, args: &Args) -> Outcome {
    let this = this_bytes(vm, &args[0])?;
    let data = this.data();
    let mut before = None;
    let same = data.iter().all(|&byte| titled(before.replace(byte), byte) == byte);
    ret(same && data.iter().any(u8::is_ascii_alphabetic))
}
