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

/// The lower-case form of the character at a place: a sigma at the end of a word has one of its own.
fn push_lower(text: &str, at: usize, c: char, result: &mut String) {
    if c != 'Σ' {
        return result.extend(c.to_lowercase());
    }
    let cased = |c: &char| c.is_uppercase() || c.is_lowercase() || is_title(*c);
    let passed_over = |c: &char| matches!(c, '\'' | '.' | ':' | '\u{ad}' | '\u{b7}' | '\u{2019}' | '\u{300}'..='\u{36f}');
    let after_letter = text[..at].chars().rev().find(|c| !passed_over(c)).is_some_and(|c| cased(&c));
    let before_letter = text[at + c.len_utf8()..].chars().find(|c| !passed_over(c)).is_some_and(|c| cased(&c));
    if after_letter && !before_letter {
        result.push('ς');
    } else {
        result.push('σ');
    }
}

fn title(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if inside {
            push_lower(text, at, c, &mut result);
        } else {
            push_title(c, &mut result);
        }
        inside = c.is_uppercase() || c.is_lowercase() || is_title(c);
    }
    result
}

fn swapcase(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_uppercase() {
            push_lower(text, at, c, &mut result);
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
