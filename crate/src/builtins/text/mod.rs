//! The methods that `str` and `bytes` have in common.
//!
//! Bytes are seen as the text whose characters have their numbers, so that one implementation serves both.

mod pad;
mod search;
mod split;
mod strip;
pub mod table;

use std::rc::Rc;

use super::args::{as_int, as_str, this_bytes, this_str};
use super::number_text::is_space;
use crate::vm::Vm;
use crate::vm::native::Stop;
use crate::vm::string::Str;
use crate::vm::value::Value;

/// What tells the two types apart.
pub trait Kind: 'static {
    /// `self` as text.
    fn this(vm: &Vm, value: &Value) -> Result<Rc<Str>, Stop>;
    /// An argument as text, or None when it is of another type.
    fn text(value: &Value) -> Option<Rc<Str>>;
    /// A result of the type that `this` has.
    fn give(this: &Value, text: &str) -> Value;
    /// `find() argument 1 must be str, not int`
    fn wrong_argument(vm: &Vm, method: &str, place: usize, value: &Value) -> Stop;
    fn is_space(c: char) -> bool;
    fn is_line_break(c: char) -> bool;
    /// What is searched for: with bytes, a number is a byte.
    fn needle(vm: &Vm, method: &str, value: &Value) -> Result<Rc<Str>, Stop> {
        Self::argument(vm, method, 1, value)
    }
    /// What the type is called in messages about arguments.
    const NAME: &'static str;

    fn argument(vm: &Vm, method: &str, place: usize, value: &Value) -> Result<Rc<Str>, Stop> {
        Self::text(value).ok_or_else(|| Self::wrong_argument(vm, method, place, value))
    }
}

/// `str`
pub struct Text;

impl Kind for Text {
    const NAME: &'static str = "str";

    fn this(vm: &Vm, value: &Value) -> Result<Rc<Str>, Stop> {
        this_str(vm, value)
    }

    fn text(value: &Value) -> Option<Rc<Str>> {
        as_str(value)
    }

    fn give(_: &Value, text: &str) -> Value {
        Value::str(text)
    }

    fn wrong_argument(vm: &Vm, method: &str, place: usize, value: &Value) -> Stop {
        vm.type_error(&format!("{method}() argument {place} must be str, not {}", vm.class_name(value)))
    }

    fn is_space(c: char) -> bool {
        is_space(c)
    }

    fn is_line_break(c: char) -> bool {
        matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
    }
}

/// `bytes` and `bytearray`
pub struct Latin;

impl Kind for Latin {
    const NAME: &'static str = "bytes";

    fn this(vm: &Vm, value: &Value) -> Result<Rc<Str>, Stop> {
        Ok(Rc::new(Str::from(from_bytes(&this_bytes(vm, value)?.data()))))
    }

    fn text(value: &Value) -> Option<Rc<Str>> {
        super::args::as_bytes(value).map(|bytes| Rc::new(Str::from(from_bytes(&bytes))))
    }

    fn give(this: &Value, text: &str) -> Value {
        let mutable = matches!(super::args::plain(this), Value::Bytes(bytes) if bytes.mutable);
        super::bytes::value(to_bytes(text), mutable)
    }

    fn wrong_argument(vm: &Vm, _: &str, _: usize, value: &Value) -> Stop {
        vm.type_error(&format!("a bytes-like object is required, not '{}'", vm.class_name(value)))
    }

    fn is_space(c: char) -> bool {
        matches!(c, ' ' | '\t'..='\r')
    }

    fn is_line_break(c: char) -> bool {
        matches!(c, '\n' | '\r')
    }

    fn needle(vm: &Vm, _: &str, value: &Value) -> Result<Rc<Str>, Stop> {
        if let Some(text) = Self::text(value) {
            return Ok(text);
        }
        match as_int(value).map(u8::try_from) {
            Some(Ok(byte)) => Ok(Rc::new(Str::from(from_bytes(&[byte])))),
            Some(Err(_)) => Err(vm.value_error("byte must be in range(0, 256)")),
            None => {
                let class = vm.class_name(value);
                Err(vm.type_error(&format!("argument should be integer or bytes-like object, not '{class}'")))
            }
        }
    }
}

/// Bytes as the characters of their numbers.
pub fn from_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| byte as char).collect()
}

/// And back.
pub fn to_bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u8).collect()
}
