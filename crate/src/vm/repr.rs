//! `repr`, `str` and `ascii` of every value.

use std::fmt::Write;

use num_bigint::BigInt;

use super::bytes::Bytes;
use super::class::Class;
use super::dict::Dict;
use super::function::{Method, NativeFunction};
use super::generator::Generator;
use super::integer::MAX_DIGITS;
use super::module::Module;
use super::native::Stop;
use super::range::Range;
use super::set::Set;
use super::value::Value;
use super::{Vm, float};
use crate::compile::code::CodeKind;

impl Vm {
    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> Result<String, Stop> {
        let mut out = String::new();
        self.write_repr(value, &mut out)?;
        Ok(out)
    }

    /// `ascii(value)`
    pub fn ascii(&mut self, value: &Value) -> Result<String, Stop> {
        let text = self.repr(value)?;
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_ascii() { out.push(c) } else { escape_code(c, &mut out) }
        }
        Ok(out)
    }

    /// `str(value)`
    pub fn str(&mut self, value: &Value) -> Result<String, Stop> {
        if let Value::Str(text) = value {
            return Ok(text.to_string());
        }
        let str = self.known.str;
        if self.custom(value, str).is_some()
            && let Some(text) = self.call_special(value, str, &[])?
        {
            return self.checked_text(&text, "__str__");
        }
        if let Value::Instance(instance) = value {
            if let Some(Value::Str(text)) = instance.payload() {
                return Ok(text.to_string());
            }
            if instance.is_exception() {
                return self.exception_text(value);
            }
        }
        let repr = self.known.repr;
        if matches!(value, Value::Instance(_))
            && self.custom(value, repr).is_some()
            && let Some(text) = self.call_special(value, repr, &[])?
        {
            return self.checked_text(&text, "__str__");
        }
        self.repr(value)
    }

    /// What `__str__` or `__repr__` gave.
    fn checked_text(&mut self, text: &Value, method: &str) -> Result<String, Stop> {
        match self.builtin_part(text) {
            Some(Value::Str(text)) => Ok(text.to_string()),
            _ => {
                let class = self.class_name(text);
                Err(self.type_error(&format!("{method} returned non-string (type {class})")))
            }
        }
    }

    fn write_repr(&mut self, value: &Value, out: &mut String) -> Result<(), Stop> {
        match value {
            Value::Str(text) => quote(text, out),
            Value::Int(_, n) => put(out, format_args!("{n}")),
            Value::Float(_, x) => out.push_str(&float::repr(*x)),
            Value::Unbound | Value::None => out.push_str("None"),
            Value::Bool(b) => out.push_str(if *b { "True" } else { "False" }),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::BigInt(n) => out.push_str(&self.decimal(n)?),
            Value::Instance(_) | Value::Native(_) | Value::Class(_) => return self.write_object(value, out),
            Value::Function(function) => {
                let name = function.qualname.borrow().clone();
                let address = self.address_text(value);
                put(out, format_args!("<function {name} at {address}>"));
            }
            Value::Method(method) => return self.write_method(method, out),
            Value::NativeFunction(function) if function.signature.is_python() => {
                let address = self.address_text(value);
                put(out, format_args!("<function {} at {address}>", function.python_name()));
            }
            Value::NativeFunction(function) => write_native_function(function, out),
            Value::Module(module) => write_module(module, out),
            Value::Generator(generator) => {
                let address = self.address_text(value);
                write_generator(generator, &address, out);
            }
            Value::Cell(cell) => {
                let content = cell.borrow().clone();
                let address = self.address_text(value);
                if content.is_unbound() {
                    put(out, format_args!("<cell at {address}: empty>"));
                } else {
                    let (class, inside) = (self.class_name(&content), self.address_text(&content));
                    put(out, format_args!("<cell at {address}: {class} object at {inside}>"));
                }
            }
            _ => return self.write_builtin(value, None, out),
        }
        Ok(())
    }

    /// Decimal digits. Errors: ValueError for too many.
    pub fn decimal(&mut self, n: &BigInt) -> Result<String, Stop> {
        // A digit is worth 3.32 bits.
        if n.bits() > MAX_DIGITS as u64 * 333 / 100 {
            return Err(self.too_many_digits());
        }
        let text = n.to_string();
        if text.trim_start_matches('-').len() > MAX_DIGITS { Err(self.too_many_digits()) } else { Ok(text) }
    }

    fn too_many_digits(&self) -> Stop {
        self.value_error(&format!(
            "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase \
             the limit"
        ))
    }

    /// A built-in value by its own rules, whatever the methods of the class derived from it: what `list.__repr__` and its kin do.
    pub fn repr_builtin(&mut self, value: &Value) -> Result<String, Stop> {
        let mut out = String::new();
        self.write_builtin_part(value, &mut out)?;
        Ok(out)
    }

    fn write_builtin_part(&mut self, value: &Value, out: &mut String) -> Result<(), Stop> {
        let derived = matches!(value, Value::Instance(_)).then(|| self.class_name(value));
        match self.builtin_part(value) {
            Some(part @ (Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Tuple(_) | Value::Bytes(_))) => {
                self.write_builtin(&part, derived.as_deref(), out)
            }
            Some(part) => self.write_repr(&part, out),
            None if self.is_exception_object(value) => self.write_exception(value, out),
            None => {
                out.push_str(&self.default_repr(value));
                Ok(())
            }
        }
    }

    /// Containers; `derived` is the name of the class derived from the value's own, which sets and bytearrays show.
    fn write_builtin(&mut self, value: &Value, derived: Option<&str>, out: &mut String) -> Result<(), Stop> {
        let address = value.address().unwrap_or(0);
        match value {
            Value::List(list) => self.write_items(address, ("[", "]", "..."), list.to_vec(), out),
            Value::Tuple(items) => {
                let close = if items.len() == 1 { ",)" } else { ")" };
                self.write_items(address, ("(", close, "..."), items.to_vec(), out)
            }
            Value::Set(set) => self.write_set(address, set, derived, out),
            Value::Dict(dict) => self.write_dict(address, dict, out),
            Value::Bytes(bytes) => {
                write_bytes(bytes, derived, out);
                Ok(())
            }
            Value::Range(range) => {
                write_range(range, out);
                Ok(())
            }
            Value::Slice(slice) => {
                let parts = vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()];
                self.write_items(address, ("slice(", ")", "..."), parts, out)
            }
            _ => self.write_repr(value, out),
        }
    }

    /// Items between brackets; the third text stands for the container within itself.
    fn write_items(
        &mut self,
        address: usize,
        (open, close, again): (&str, &str, &str),
        items: Vec<Value>,
        out: &mut String,
    ) -> Result<(), Stop> {
        let written = self.show_once(address, |vm| {
            out.push_str(open);
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                vm.write_repr(item, out)?;
                vm.spend(1)?;
            }
            out.push_str(close);
            vm.reserve(out.len() as u64)
        })?;
        if written.is_none() {
            put(out, format_args!("{}{again}{}", open.trim_start_matches("slice"), close.trim_start_matches(',')));
        }
        Ok(())
    }

    fn write_set(&mut self, address: usize, set: &Set, derived: Option<&str>, out: &mut String) -> Result<(), Stop> {
        let name = derived.unwrap_or(if set.frozen { "frozenset" } else { "set" });
        if set.is_empty() {
            put(out, format_args!("{name}()"));
            return Ok(());
        }
        let bare = !set.frozen && derived.is_none();
        let (open, close) = if bare { ("{".to_owned(), "}") } else { (format!("{name}({{"), "})") };
        let items = set.items();
        let written = self.show_once(address, |vm| {
            out.push_str(&open);
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                vm.write_repr(item, out)?;
                vm.spend(1)?;
            }
            out.push_str(close);
            vm.reserve(out.len() as u64)
        })?;
        if written.is_none() {
            put(out, format_args!("{name}(...)"));
        }
        Ok(())
    }

    fn write_dict(&mut self, address: usize, dict: &Dict, out: &mut String) -> Result<(), Stop> {
        let entries = dict.entries();
        let written = self.show_once(address, |vm| {
            out.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                vm.write_repr(key, out)?;
                out.push_str(": ");
                vm.write_repr(value, out)?;
                vm.spend(1)?;
            }
            out.push('}');
            vm.reserve(out.len() as u64)
        })?;
        if written.is_none() {
            out.push_str("{...}");
        }
        Ok(())
    }

    /// An object whose class may have a `__repr__` of its own.
    fn write_object(&mut self, value: &Value, out: &mut String) -> Result<(), Stop> {
        let repr = self.known.repr;
        if let Value::Native(native) = value
            && let Some(text) =
                self.deeper(" while getting the repr of an object", |vm| native.object().repr(vm, value))?
        {
            out.push_str(&text);
            return Ok(());
        }
        if self.custom(value, repr).is_some()
            && let Some(text) =
                self.deeper(" while getting the repr of an object", |vm| vm.call_special(value, repr, &[]))?
        {
            out.push_str(&self.checked_text(&text, "__repr__")?);
            return Ok(());
        }
        if let Value::Instance(instance) = value
            && let Some(Value::Native(native)) = instance.payload()
            && let Some(text) = native.object().repr(self, value)?
        {
            out.push_str(&text);
            return Ok(());
        }
        match value {
            Value::Class(class) => put(out, format_args!("<class '{}'>", full_name(class))),
            _ => self.write_builtin_part(value, out)?,
        }
        Ok(())
    }

    /// `<module.Class object at 0x…>`: what `object.__repr__` gives.
    pub fn default_repr(&mut self, value: &Value) -> String {
        let class = self.class_of(value);
        let address = self.address_text(value);
        format!("<{} object at {address}>", full_name(&class))
    }

    fn write_method(&mut self, method: &Method, out: &mut String) -> Result<(), Stop> {
        if let Value::NativeFunction(function) = &method.function
            && !function.signature.is_python()
        {
            let (class, address) = (self.class_name(&method.this), self.address_text(&method.this));
            let kind = if is_special(function.name) { "method-wrapper" } else { "built-in method" };
            let name = function.name;
            let name = if is_special(name) { format!("'{name}'") } else { name.to_owned() };
            put(out, format_args!("<{kind} {name} of {class} object at {address}>"));
            return Ok(());
        }
        let name = match &method.function {
            Value::Function(function) => function.qualname.borrow().to_string(),
            Value::NativeFunction(function) => function.python_name().to_owned(),
            other => self.class_name(other).to_string(),
        };
        put(out, format_args!("<bound method {name} of "));
        self.deeper(" while getting the repr of an object", |vm| vm.write_repr(&method.this, out))?;
        out.push('>');
        Ok(())
    }

    fn is_exception_object(&self, value: &Value) -> bool {
        matches!(value, Value::Instance(instance) if instance.is_exception())
    }

    fn exception_args(&self, value: &Value) -> Vec<Value> {
        match value {
            Value::Instance(instance) => instance.exception(|data| data.args.clone()).unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// `Name(args)`: what `BaseException.__repr__` gives.
    fn write_exception(&mut self, value: &Value, out: &mut String) -> Result<(), Stop> {
        let name = self.class_name(value);
        let args = self.exception_args(value);
        let address = value.address().unwrap_or(0);
        self.write_items(address, (&format!("{name}("), ")", "..."), args, out)
    }

    /// What `str` of an exception gives, without a `__str__` of the program's.
    pub fn exception_text(&mut self, value: &Value) -> Result<String, Stop> {
        let args = self.exception_args(value);
        let is = |vm: &Vm, class: &Class| vm.is_instance(value, class);
        if is(self, &self.types.key_error) && args.len() == 1 {
            return self.repr(&args[0]);
        }
        if is(self, &self.types.base_exception_group) {
            return self.group_text(value, &args);
        }
        if is(self, &self.types.os_error) && args.len() >= 2 && args.len() <= 5 {
            return self.os_error_text(value, &args);
        }
        if is(self, &self.types.unicode_error) && args.len() >= 4 {
            return self.unicode_error_text(value, &args);
        }
        if is(self, &self.types.syntax_error)
            && let [message, Value::Tuple(place)] = args.as_slice()
            && let [file, line, ..] = &place[..]
        {
            let (message, file, line) = (self.str(message)?, self.str(file)?, self.str(line)?);
            return Ok(format!("{message} ({file}, line {line})"));
        }
        match args.as_slice() {
            [] => Ok(String::new()),
            [one] => self.deeper(" while getting the str of an object", |vm| vm.str(one)),
            _ => self.repr(&Value::tuple(args)),
        }
    }

    fn group_text(&mut self, value: &Value, args: &[Value]) -> Result<String, Stop> {
        let message = args.first().map_or(Ok(String::new()), |message| self.str(message))?;
        let Value::Instance(instance) = value else { return Ok(message) };
        let count = instance.exception(|data| data.exceptions.len()).unwrap_or(0);
        let s = if count == 1 { "" } else { "s" };
        Ok(format!("{message} ({count} sub-exception{s})"))
    }

    /// `[Errno 2] message: 'file'`
    fn os_error_text(&mut self, value: &Value, args: &[Value]) -> Result<String, Stop> {
        let (number, message) = (self.str(&args[0])?, self.str(&args[1])?);
        let mut text = format!("[Errno {number}] {message}");
        if let Some(file) = self.own_attribute(value, "filename").or_else(|| args.get(2).cloned())
            && !file.is_none()
        {
            put(&mut text, format_args!(": {}", self.repr(&file)?));
        }
        if let Some(file) = self.own_attribute(value, "filename2").or_else(|| args.get(4).cloned())
            && !file.is_none()
        {
            put(&mut text, format_args!(" -> {}", self.repr(&file)?));
        }
        Ok(text)
    }

    fn own_attribute(&self, value: &Value, name: &str) -> Option<Value> {
        let Value::Instance(instance) = value else { return None };
        let name = self.names.find(name)?;
        instance.attributes.borrow().get(name).cloned()
    }

    fn unicode_error_text(&mut self, value: &Value, args: &[Value]) -> Result<String, Stop> {
        let [encoding, object, start, end, reason] = args else { return self.repr(&Value::tuple(args.to_vec())) };
        let decoding = self.is_instance(value, &self.types.unicode_decode_error);
        let (encoding, reason) = (self.str(encoding)?, self.str(reason)?);
        let (start, end) = (self.index(start)?, self.index(end)?);
        let verb = if decoding { "decode" } else { "encode" };
        let (one, many) = if decoding { ("byte", "bytes") } else { ("character", "characters") };
        let single = if end == start + 1 { item_text(object, start) } else { None };
        let what = match single {
            Some(item) => format!("{one} {item} in position {start}"),
            None => format!("{many} in position {start}-{}", end - 1),
        };
        Ok(format!("'{encoding}' codec can't {verb} {what}: {reason}"))
    }
}

/// A class's name with its module, unless it is built in: `__main__.Account`, `int`.
pub fn full_name(class: &Class) -> String {
    let (module, name) = (class.module.borrow(), class.qualname.borrow());
    if &**module == "builtins" { name.to_string() } else { format!("{module}.{name}") }
}

/// The character or byte that an encoding stumbled on.
fn item_text(object: &Value, at: i64) -> Option<String> {
    let at = usize::try_from(at).ok()?;
    match object {
        Value::Bytes(bytes) => bytes.data().get(at).map(|byte| format!("{byte:#04x}")),
        Value::Str(text) => {
            let mut code = String::from("'");
            escape_code((***text).chars().nth(at)?, &mut code);
            Some(code + "'")
        }
        _ => None,
    }
}

/// Writes into a string: that can't fail.
fn put(out: &mut String, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
}

fn is_special(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

fn write_native_function(function: &NativeFunction, out: &mut String) {
    let name = function.name;
    if !function.binds {
        return put(out, format_args!("<built-in function {name}>"));
    }
    let owner = function.qualname.rsplit_once('.').map_or("object", |(owner, _)| owner);
    let kind = if is_special(name) { "slot wrapper" } else { "method" };
    put(out, format_args!("<{kind} '{name}' of '{owner}' objects>"));
}

fn write_module(module: &Module, out: &mut String) {
    let name = &module.name;
    match &**name {
        "__main__" | "builtins" | "sys" | "time" | "math" | "itertools" => {
            put(out, format_args!("<module '{name}' (built-in)>"))
        }
        _ => put(out, format_args!("<module '{name}' from '{}.py'>", name.replace('.', "/"))),
    }
}

fn write_generator(generator: &Generator, address: &str, out: &mut String) {
    let kind = match generator.kind {
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async_generator",
        _ => "generator",
    };
    put(out, format_args!("<{kind} object {} at {address}>", generator.qualname.borrow()));
}

fn write_range(range: &Range, out: &mut String) {
    let Range { start, stop, step } = range;
    match step {
        1 => put(out, format_args!("range({start}, {stop})")),
        _ => put(out, format_args!("range({start}, {stop}, {step})")),
    }
}

/// Single quotes, unless the text has those and no double ones.
fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// A string as a literal.
pub fn quote(text: &str, out: &mut String) {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    out.reserve(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if is_printable(c) => out.push(c),
            _ => escape_code(c, out),
        }
    }
    out.push(quote);
}

/// `\x00`, `\u0000` or `\U00000000`, as short as it can be.
fn escape_code(c: char, out: &mut String) {
    let code = u32::from(c);
    match code {
        0..0x100 => put(out, format_args!("\\x{code:02x}")),
        0x100..0x1_0000 => put(out, format_args!("\\u{code:04x}")),
        _ => put(out, format_args!("\\U{code:08x}")),
    }
}

/// `str.isprintable` of one character.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    // Rust's own table is of the same categories. Behind another character, marks that combine count as printable.
    let mut pair = [b'a', 0, 0, 0, 0];
    let len = 1 + c.encode_utf8(&mut pair[1..]).len();
    std::str::from_utf8(&pair[..len]).is_ok_and(|pair| pair.escape_debug().nth(1) == Some(c))
}

fn write_bytes(bytes: &Bytes, derived: Option<&str>, out: &mut String) {
    let data = bytes.data();
    if bytes.mutable {
        put(out, format_args!("{}(", derived.unwrap_or("bytearray")));
    }
    let quote = quote_for(data.contains(&b'\''), data.contains(&b'"'));
    out.push('b');
    out.push(quote);
    for &byte in data.iter() {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(byte) == quote => put(out, format_args!("\\{quote}")),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => put(out, format_args!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    if bytes.mutable {
        out.push(')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> String {
        let mut out = String::new();
        quote(text, &mut out);
        out
    }

    #[test]
    fn strings_are_quoted_as_in_python() {
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("\"'"), "'\"\\''");
        assert_eq!(quoted("中😀a\u{301}é"), "'中😀a\u{301}é'");
        assert_eq!(
            quoted("\0\x7f\u{a0}\u{200b}\u{3000}\u{e000}\u{ad}\u{2028}\n\t\\"),
            r"'\x00\x7f\xa0\u200b\u3000\ue000\xad\u2028\n\t\\'"
        );
        assert_eq!(quoted("\u{e0001}"), r"'\U000e0001'");
    }

    #[test]
    fn bytes_are_quoted_as_in_python() {
        let text = |data: &[u8], mutable| {
            let mut out = String::new();
            write_bytes(&Bytes::new(data.to_vec(), mutable), None, &mut out);
            out
        };
        assert_eq!(text(b"a\0\xff'", false), "b\"a\\x00\\xff'\"");
        assert_eq!(text(b"a\n", true), "bytearray(b'a\\n')");
    }
}
