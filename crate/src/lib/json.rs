//! The native part of `json`: text from values, values from text.

use std::fmt::Write;
use std::rc::Rc;

use super::args::{Outcome, as_str, functions, plain};
use crate::vm::{Vm, float};
use crate::vm::descriptor::InstanceDict;
use crate::vm::dict::Dict;
use crate::vm::module::Module;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const FUNCTIONS: &[NativeDef] = &[
    def("_scan", "text, start, whole, /", scan),
    def("_encode", "value, default, indent, item_separator, key_separator, ascii, sort_keys, skip_keys, allow_nan, /", encode),
];

/// How deep values may be nested.
const DEPTH: usize = 500;

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    functions(vm, module, FUNCTIONS);
    Ok(())
}

// Text to values ----------------------------------------------------------------------------------------------------

/// `_scan(text, start, whole)`: the value and the place after it, in characters; or the error's message and its place. With `whole`
/// nothing but white space may follow.
fn scan(vm: &mut Vm, args: &Args) -> Outcome {
    let Some(text) = as_str(&args[0]) else { return Err(vm.type_error("a string is needed")) };
    let start = text.offset(crate::builtins::args::index(vm, &args[1])?.max(0) as usize);
    let whole = vm.truth(&args[2])?;
    vm.spend(text.len() / 4)?;
    vm.reserve(8 * text.len() as u64)?;
    let mut scanner = Scanner { vm, text: &text, at: start, depth: 0 };
    let result = scanner.document(whole);
    let at = scanner.at;
    let (first, place) = match result {
        Ok(value) => (Value::tuple(vec![value]), at),
        Err(Problem::Json(message, place)) => (Value::str(message), place),
        Err(Problem::Stop(stop)) => return Err(stop),
    };
    ret(Value::tuple(vec![first, Value::from(text[..place].chars().count())]))
}

enum Problem {
    /// What is wrong, and where: a byte offset.
    Json(&'static str, usize),
    Stop(Stop),
}

impl From<Stop> for Problem {
    fn from(stop: Stop) -> Problem {
        Problem::Stop(stop)
    }
}

struct Scanner<'a> {
    vm: &'a mut Vm,
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn document(&mut self, whole: bool) -> Result<Value, Problem> {
        self.skip_space();
        let value = self.value()?;
        if whole {
            self.skip_space();
            if self.at < self.text.len() {
                return Err(Problem::Json("Extra data", self.at));
            }
        }
        Ok(value)
    }

    fn value(&mut self) -> Result<Value, Problem> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::string),
            Some(b'{') => self.nested(Scanner::object),
            Some(b'[') => self.nested(Scanner::array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.constant(),
        }
    }

    fn nested(&mut self, scan: fn(&mut Self) -> Result<Value, Problem>) -> Result<Value, Problem> {
        if self.depth == DEPTH {
            let message = "maximum recursion depth exceeded while decoding a JSON document";
            let error = self.vm.exception(&self.vm.types.recursion_error, message);
            return Err(Problem::Stop(Stop::Raise(error)));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_space();
        let value = scan(self);
        self.depth -= 1;
        value
    }

    fn constant(&mut self) -> Result<Value, Problem> {
        let constants = [
            ("null", Value::None),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("NaN", Value::float(f64::NAN)),
            ("Infinity", Value::float(f64::INFINITY)),
            ("-Infinity", Value::float(f64::NEG_INFINITY)),
        ];
        for (text, value) in constants {
            if self.text[self.at..].starts_with(text) {
                self.at += text.len();
                return Ok(value);
            }
        }
        Err(Problem::Json("Expecting value", self.at))
    }

    fn array(&mut self) -> Result<Value, Problem> {
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::list(items));
        }
        loop {
            items.push(self.value()?);
            if self.ends(b']', "Illegal trailing comma before end of array")? {
                return Ok(Value::list(items));
            }
        }
    }

    /// After an item: whether the container ends here; else the next one comes after a comma.
    fn ends(&mut self, close: u8, trailing: &'static str) -> Result<bool, Problem> {
        self.skip_space();
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(true)
            }
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_space();
                if self.peek() == Some(close) { Err(Problem::Json(trailing, comma)) } else { Ok(false) }
            }
            _ => Err(Problem::Json("Expecting ',' delimiter", self.at)),
        }
    }

    fn object(&mut self) -> Result<Value, Problem> {
        let dict = Dict::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Dict(Rc::new(dict)));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(Problem::Json("Expecting property name enclosed in double quotes", self.at));
            }
            let key = self.string()?;
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(Problem::Json("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_space();
            let value = self.value()?;
            dict.set(self.vm, Value::string(key), value)?;
            if self.ends(b'}', "Illegal trailing comma before end of object")? {
                return Ok(Value::Dict(Rc::new(dict)));
            }
        }
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => {
                self.at = start;
                return self.constant();
            }
        }
        let whole = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits_or_back(whole);
        }
        let fraction = self.at;
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits_or_back(fraction);
        }
        let text = &self.text[start..self.at];
        if self.at > whole {
            return Ok(Value::float(text.parse().unwrap_or(f64::NAN)));
        }
        Ok(text.parse().map_or_else(|_| Value::big(text.parse().unwrap_or_default()), Value::int))
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    /// Digits, or else the number ended at `back`.
    fn digits_or_back(&mut self, back: usize) {
        let start = self.at;
        self.digits();
        if self.at == start {
            self.at = back;
        }
    }

    fn string(&mut self) -> Result<String, Problem> {
        let quote = self.at;
        self.at += 1;
        let mut result = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(|c: char| c == '"' || c == '\\' || c < ' ').unwrap_or(rest.len());
            result.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                None => return Err(Problem::Json("Unterminated string starting at", quote)),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(result);
                }
                Some(b'\\') => result.push(self.escape(quote)?),
                Some(_) => return Err(Problem::Json("Invalid control character at", self.at)),
            }
        }
    }

    fn escape(&mut self, quote: usize) -> Result<char, Problem> {
        let backslash = self.at;
        self.at += 2;
        let Some(&kind) = self.text.as_bytes().get(backslash + 1) else {
            return Err(Problem::Json("Unterminated string starting at", quote));
        };
        Ok(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode()?,
            _ => return Err(Problem::Json("Invalid \\escape", backslash)),
        })
    }

    /// After `\u`: four digits, or two such escapes for a character beyond the first 65,536.
    fn unicode(&mut self) -> Result<char, Problem> {
        let high = self.four_digits()?;
        if (0xd800..0xdc00).contains(&high) && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.four_digits()?;
            if (0xdc00..0xe000).contains(&low) {
                let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        // Half of a pair alone is no character here.
        Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Result<u32, Problem> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(digits) = digits else { return Err(Problem::Json("Invalid \\uXXXX escape", self.at)) };
        self.at += 4;
        Ok(u32::from_str_radix(digits, 16).unwrap_or(0))
    }
}

// Values to text ----------------------------------------------------------------------------------------------------

fn encode(vm: &mut Vm, args: &Args) -> Outcome {
    let text = |value: &Value| as_str(value).map(|text| text.to_string());
    let mut encoder = Encoder {
        default: args[1].clone(),
        indent: text(&args[2]),
        item_separator: text(&args[3]).unwrap_or_default(),
        key_separator: text(&args[4]).unwrap_or_default(),
        ascii: vm.truth(&args[5])?,
        sort_keys: vm.truth(&args[6])?,
        skip_keys: vm.truth(&args[7])?,
        allow_nan: vm.truth(&args[8])?,
        open: Vec::new(),
        out: String::new(),
    };
    encoder.value(vm, &args[0])?;
    ret(encoder.out)
}

struct Encoder {
    /// What makes something else of an object that JSON can't hold.
    default: Value,
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    ascii: bool,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    /// The containers around.
    open: Vec<usize>,
    out: String,
}

impl Encoder {
    fn value(&mut self, vm: &mut Vm, value: &Value) -> Result<(), Stop> {
        vm.spend(1)?;
        match plain(value) {
            Value::None => self.out.push_str("null"),
            Value::Bool(b) => self.out.push_str(if b { "true" } else { "false" }),
            Value::Int(_, n) => self.out.push_str(&n.to_string()),
            Value::BigInt(n) => self.out.push_str(&vm.decimal(&n)?),
            Value::Float(_, x) => {
                let text = self.float(vm, x)?;
                self.out.push_str(&text);
            }
            Value::Str(text) => quote(&text, self.ascii, &mut self.out),
            Value::List(list) => self.array(vm, value, list.to_vec())?,
            Value::Tuple(items) => self.array(vm, value, items.to_vec())?,
            Value::Dict(dict) => self.object(vm, value, dict.entries())?,
            // `object.__dict__`, which a `default` often gives.
            Value::Native(native) if native.get::<InstanceDict>().is_some() => {
                let entries = vm.mapping_items(value)?.unwrap_or_default();
                self.object(vm, value, entries)?;
            }
            _ => {
                let replaced = vm.call(&self.default.clone(), Args::new([value.clone()]))?;
                self.enter(vm, value)?;
                self.value(vm, &replaced)?;
                self.open.pop();
            }
        }
        Ok(())
    }

    fn float(&self, vm: &Vm, x: f64) -> Result<String, Stop> {
        if x.is_finite() {
            return Ok(float::repr(x));
        }
        if !self.allow_nan {
            return Err(vm.value_error(&format!("Out of range float values are not JSON compliant: {}", float::repr(x))));
        }
        Ok(if x.is_nan() { "NaN" } else if x > 0.0 { "Infinity" } else { "-Infinity" }.to_owned())
    }

    fn enter(&mut self, vm: &Vm, container: &Value) -> Result<(), Stop> {
        let address = container.address().unwrap_or(0);
        if self.open.contains(&address) {
            return Err(vm.value_error("Circular reference detected"));
        }
        if self.open.len() == DEPTH {
            let message = "maximum recursion depth exceeded while encoding a JSON object";
            return Err(Stop::Raise(vm.exception(&vm.types.recursion_error, message)));
        }
        self.open.push(address);
        Ok(())
    }

    fn new_line(&mut self) {
        if let Some(indent) = &self.indent {
            self.out.push('\n');
            self.out.push_str(&indent.repeat(self.open.len()));
        }
    }

    fn array(&mut self, vm: &mut Vm, container: &Value, items: Vec<Value>) -> Result<(), Stop> {
        if items.is_empty() {
            self.out.push_str("[]");
            return Ok(());
        }
        self.enter(vm, container)?;
        for (at, item) in items.iter().enumerate() {
            self.out.push_str(if at == 0 { "[" } else { &self.item_separator });
            self.new_line();
            self.value(vm, item)?;
        }
        self.open.pop();
        self.new_line();
        self.out.push(']');
        Ok(())
    }

    fn object(&mut self, vm: &mut Vm, container: &Value, mut entries: Vec<(Value, Value)>) -> Result<(), Stop> {
        if entries.is_empty() {
            self.out.push_str("{}");
            return Ok(());
        }
        self.enter(vm, container)?;
        if self.sort_keys {
            sort(vm, &mut entries)?;
        }
        let mut first = true;
        for (key, value) in &entries {
            let Some(key) = self.key(vm, key)? else { continue };
            self.out.push_str(if first { "{" } else { &self.item_separator });
            first = false;
            self.new_line();
            quote(&key, self.ascii, &mut self.out);
            self.out.push_str(&self.key_separator);
            self.value(vm, value)?;
        }
        self.open.pop();
        if first {
            self.out.push_str("{}");
            return Ok(());
        }
        self.new_line();
        self.out.push('}');
        Ok(())
    }

    /// A key's text; None when it is skipped.
    fn key(&self, vm: &mut Vm, key: &Value) -> Result<Option<String>, Stop> {
        Ok(Some(match plain(key) {
            Value::Str(text) => text.to_string(),
            Value::None => "null".to_owned(),
            Value::Bool(b) => if b { "true" } else { "false" }.to_owned(),
            Value::Int(_, n) => n.to_string(),
            Value::BigInt(n) => vm.decimal(&n)?,
            Value::Float(_, x) => self.float(vm, x)?,
            _ if self.skip_keys => return Ok(None),
            _ => {
                let class = vm.class_name(key);
                return Err(vm.type_error(&format!("keys must be str, int, float, bool or None, not {class}")));
            }
        }))
    }
}

/// By insertion: comparing may have to ask, and objects have few keys.
fn sort(vm: &mut Vm, entries: &mut [(Value, Value)]) -> Result<(), Stop> {
    for end in 1..entries.len() {
        let mut at = end;
        while at > 0 && vm.lt(&entries[at].0, &entries[at - 1].0)? {
            vm.spend(1)?;
            entries.swap(at, at - 1);
            at -= 1;
        }
    }
    Ok(())
}

fn quote(text: &str, ascii: bool, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' || ascii && !(' '..='~').contains(&c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string can't fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
