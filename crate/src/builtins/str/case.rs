//! Upper and lower case.

use crate::builtins::args::{Outcome, this_str};
use crate::builtins::unicode::{is_title, push_folded, push_title};
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, def, ret};

pub const METHODS: &[NativeDef] = &[
    def("upper", "self, /", |vm, args| mapped(vm, args, str::to_uppercase)),
    def("lower", "self, /", |vm, args| mapped(vm, args, str::to_lowercase)),
    def("casefold", "self, /", |vm, args| mapped(vm, args, casefold)),
    def("capitalize", "self, /", |vm, args| mapped(vm, args, capitalize)),
    def("title", "self, /", |vm, args| mapped(vm, args, title)),
    def("swapcase", "self, /", |vm, args| mapped(vm, args, swapcase)),
];

fn mapped(vm: &mut Vm, args: &Args, map: fn(&str) -> String) -> Outcome {
    let text = this_str(vm, &args[0])?;
    vm.work(text.len() / 8);
    ret(map(&text))
}

fn casefold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(c, &mut folded));
    folded
}

fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    let mut result = String::with_capacity(text.len());
    if let Some(first) = chars.next() {
        push_title(first, &mut result);
    }
    // The rest is lowered in its context: a final sigma looks different.
    let first = result.clone();
    let whole = text.to_lowercase();
    let lowered_first: usize = text.chars().take(1).flat_map(char::to_lowercase).map(char::len_utf8).sum();
    first + whole.get(lowered_first..).unwrap_or_default()
}

fn title(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if inside {
            result.extend(c.to_lowercase());
        } else {
            push_title(c, &mut result);
        }
        inside = c.is_uppercase() || c.is_lowercase() || is_title(c);
    }
    result
}

fn swapcase(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_uppercase() {
            result.extend(c.to_lowercase());
        } else if c.is_lowercase() {
            result.extend(c.to_uppercase());
        } else {
            result.push(c);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_follows_unicode() {
        assert_eq!(capitalize("hELLO wORLD"), "Hello world");
        assert_eq!(capitalize("ßx"), "Ssx");
        assert_eq!(title("they're bill's 中文 x"), "They'Re Bill'S 中文 X");
        assert_eq!(swapcase("aB1ß"), "Ab1SS");
        assert_eq!(casefold("Straße ΣΑΣ"), "strasse σασ");
        assert_eq!("ΣΑΣ".to_lowercase(), "σας");
    }
}
