//! `isalpha` and its kin.

use crate::builtins::args::{Outcome, this_str};
use crate::builtins::number_text::is_space;
use crate::builtins::unicode::{is_decimal, is_digit, is_identifier, is_numeric, is_title};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, def, ret};

pub const METHODS: &[NativeDef] = &[
    def("isalpha", "self, /", |vm, args| every(vm, args, char::is_alphabetic)),
    def("isalnum", "self, /", |vm, args| every(vm, args, |c| c.is_alphabetic() || is_numeric(c))),
    def("isdecimal", "self, /", |vm, args| every(vm, args, is_decimal)),
    def("isdigit", "self, /", |vm, args| every(vm, args, is_digit)),
    def("isnumeric", "self, /", |vm, args| every(vm, args, is_numeric)),
    def("isspace", "self, /", |vm, args| every(vm, args, is_space)),
    def("isascii", "self, /", |vm, args| whole(vm, args, str::is_ascii)),
    def("isprintable", "self, /", |vm, args| whole(vm, args, |text| text.chars().all(crate::vm::repr::is_printable))),
    def("isidentifier", "self, /", |vm, args| whole(vm, args, is_identifier)),
    def("islower", "self, /", |vm, args| whole(vm, args, is_lower)),
    def("isupper", "self, /", |vm, args| whole(vm, args, is_upper)),
    def("istitle", "self, /", |vm, args| whole(vm, args, is_titled)),
];

/// Whether there are characters and all of them are of a kind.
fn every(vm: &mut Vm, args: &Args, kind: fn(char) -> bool) -> Outcome {
    let text = this_str(vm, &args[0])?;
    vm.work(text.len() / 16);
    ret(!text.is_empty() && str::chars(&text).all(kind))
}

fn whole(vm: &mut Vm, args: &Args, test: fn(&str) -> bool) -> Outcome {
    let text = this_str(vm, &args[0])?;
    vm.work(text.len() / 16);
    ret(test(&text))
}

fn is_lower(text: &str) -> bool {
    text.chars().any(char::is_lowercase) && !text.chars().any(|c| c.is_uppercase() || is_title(c))
}

fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(|c| c.is_lowercase() || is_title(c))
}

/// Each word begins with a capital and has no other.
fn is_titled(text: &str) -> bool {
    let mut inside = false;
    let mut any = false;
    for c in text.chars() {
        if c.is_uppercase() || is_title(c) {
            if inside {
                return false;
            }
            (inside, any) = (true, true);
        } else if c.is_lowercase() {
            if !inside {
                return false;
            }
        } else {
            inside = false;
        }
    }
    any
}
