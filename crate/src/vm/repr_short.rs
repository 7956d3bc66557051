//! Short texts of values for the trace: bounded work, no code of the program's, no addresses.

use super::repr::quote;
use super::value::Value;
use super::{Vm, float};

/// Containers within containers that are shown.
const DEPTH: usize = 3;
/// Stands for what is left out.
const CUT: &str = "…";

/// A text that stops growing when its room is used up.
struct Writer {
    text: String,
    /// Characters left.
    room: usize,
}

impl Writer {
    fn full(&self) -> bool {
        self.room == 0
    }

    fn put(&mut self, text: &str) {
        if self.room == 0 {
            return;
        }
        let count = text.chars().take(self.room + 1).count();
        if count <= self.room {
            self.text.push_str(text);
            self.room -= count;
        } else {
            self.text.extend(text.chars().take(self.room.saturating_sub(1)));
            self.text.push_str(CUT);
            self.room = 0;
        }
    }
}

impl Vm {
    /// The value in at most `budget` characters: like its `repr`, cut with `…`; objects by their class and attributes.
    pub fn repr_short(&self, value: &Value, budget: usize) -> String {
        let mut out = Writer { text: String::new(), room: budget.max(1) };
        self.write_short(value, DEPTH, &mut out);
        out.text
    }

    fn write_short(&self, value: &Value, depth: usize, out: &mut Writer) {
        match value {
            Value::Unbound => {}
            Value::None => out.put("None"),
            Value::NotImplemented => out.put("NotImplemented"),
            Value::Ellipsis => out.put("..."),
            Value::Bool(b) => out.put(if *b { "True" } else { "False" }),
            Value::Int(_, n) => out.put(&n.to_string()),
            Value::Float(_, x) => out.put(&float::repr(*x)),
            Value::BigInt(n) if n.bits() < 400 => out.put(&n.to_string()),
            Value::BigInt(n) => out.put(&format!("<int of {} bits>", n.bits())),
            Value::Str(text) => write_short_str(text, out),
            Value::Bytes(bytes) => {
                let head: Vec<u8> = bytes.data().iter().take(out.room).copied().collect();
                out.put(&format!("b'{}'", head.escape_ascii()));
            }
            Value::Tuple(items) => {
                let close = if items.len() == 1 { ",)" } else { ")" };
                self.write_short_items("(", close, items.iter().cloned(), depth, out);
            }
            Value::List(list) => self.write_short_items("[", "]", (0..).map_while(|at| list.get(at)), depth, out),
            Value::Set(set) if set.is_empty() => out.put(if set.frozen { "frozenset()" } else { "set()" }),
            Value::Set(set) => {
                let items =
                    std::iter::successors(set.next_entry(0), |(at, _)| set.next_entry(*at)).map(|(_, item)| item);
                let (open, close) = if set.frozen { ("frozenset({", "})") } else { ("{", "}") };
                self.write_short_items(open, close, items, depth, out);
            }
            Value::Dict(dict) => {
                let entries = std::iter::successors(dict.next_entry(0), |(at, ..)| dict.next_entry(*at));
                self.write_short_pairs(("{", ": ", "}"), entries.map(|(_, key, value)| (key, value)), depth, out);
            }
            Value::Range(range) if range.step == 1 => out.put(&format!("range({}, {})", range.start, range.stop)),
            Value::Range(range) => out.put(&format!("range({}, {}, {})", range.start, range.stop, range.step)),
            Value::Slice(slice) => {
                let parts = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
                self.write_short_items("slice(", ")", parts.into_iter(), depth, out);
            }
            Value::Cell(cell) => self.write_short(&cell.borrow(), depth, out),
            Value::Function(function) => out.put(&format!("<function {}>", function.qualname.borrow())),
            Value::Method(method) => {
                out.put("<method ");
                out.put(&self.callable_short(&method.function));
                out.put(">");
            }
            Value::NativeFunction(function) => out.put(&format!("<function {}>", function.name)),
            Value::Class(class) => out.put(&format!("<class {}>", class.qualname.borrow())),
            Value::Module(module) => out.put(&format!("<module {}>", module.name)),
            Value::Generator(generator) => {
                let class = self.class_name(value);
                out.put(&format!("<{class} {}>", generator.qualname.borrow()));
            }
            Value::Instance(_) => self.write_short_instance(value, depth, out),
            Value::Native(native) => match native.get::<super::complex::Complex>() {
                Some(complex) => out.put(&complex.text()),
                None => out.put(&format!("<{}>", self.class_name(value))),
            },
        }
    }

    fn callable_short(&self, function: &Value) -> String {
        match function {
            Value::Function(function) => function.qualname.borrow().to_string(),
            Value::NativeFunction(function) => function.qualname.clone(),
            other => self.class_name(other).to_string(),
        }
    }

    /// `Account(owner='a', balance=3)`, `ValueError('x')`, `Stack([1, 2])`
    fn write_short_instance(&self, value: &Value, depth: usize, out: &mut Writer) {
        let Value::Instance(instance) = value else { return };
        let open = format!("{}(", instance.class().name());
        if let Some(args) = instance.exception(|data| data.args.clone()) {
            return self.write_short_items(&open, ")", args.into_iter(), depth, out);
        }
        if let Some(payload) = instance.payload() {
            return self.write_short_items(&open, ")", std::iter::once(payload), depth, out);
        }
        let attributes: Vec<_> = instance.attributes.borrow().iter().take(out.room).cloned().collect();
        let pairs = attributes.into_iter().map(|(name, value)| (Name(self.names.name(name)), value));
        self.write_short_pairs((&open, "=", ")"), pairs, depth, out);
    }

    fn write_short_items(
        &self,
        open: &str,
        close: &str,
        items: impl Iterator<Item = Value>,
        depth: usize,
        out: &mut Writer,
    ) {
        out.put(open);
        for (at, item) in items.enumerate() {
            if out.full() {
                return;
            }
            if at > 0 {
                out.put(", ");
            }
            if depth == 0 {
                out.put(CUT);
                break;
            }
            self.write_short(&item, depth - 1, out);
        }
        out.put(close);
    }

    fn write_short_pairs<K: ShortKey>(
        &self,
        (open, between, close): (&str, &str, &str),
        pairs: impl Iterator<Item = (K, Value)>,
        depth: usize,
        out: &mut Writer,
    ) {
        out.put(open);
        for (at, (key, value)) in pairs.enumerate() {
            if out.full() {
                return;
            }
            if at > 0 {
                out.put(", ");
            }
            if depth == 0 {
                out.put(CUT);
                break;
            }
            key.write(self, depth - 1, out);
            out.put(between);
            self.write_short(&value, depth - 1, out);
        }
        out.put(close);
    }
}

/// What stands before a value: a dict's key, or an attribute's name.
trait ShortKey {
    fn write(&self, vm: &Vm, depth: usize, out: &mut Writer);
}

struct Name<'a>(&'a str);

impl ShortKey for Name<'_> {
    fn write(&self, _vm: &Vm, _depth: usize, out: &mut Writer) {
        out.put(self.0);
    }
}

impl ShortKey for Value {
    fn write(&self, vm: &Vm, depth: usize, out: &mut Writer) {
        vm.write_short(self, depth, out);
    }
}

/// A string as a literal, of whose text only the beginning is looked at.
fn write_short_str(text: &str, out: &mut Writer) {
    let head: String = text.chars().take(out.room).collect();
    let mut quoted = String::new();
    quote(&head, &mut quoted);
    out.put(&quoted);
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::Limits;
    use super::super::dict::Dict;
    use super::super::list::List;
    use super::*;

    fn vm() -> Vm {
        Vm::new("", "<test>", Limits::default())
    }

    #[test]
    fn short_values_are_shown_whole() {
        let mut vm = vm();
        let dict = Dict::new();
        dict.set_str(&mut vm, "a", Value::list(vec![Value::int(1), Value::float(2.0)]));
        let value = Value::tuple(vec![Value::Dict(Rc::new(dict)), Value::str("中"), Value::None]);
        assert_eq!(vm.repr_short(&value, 80), "({'a': [1, 2.0]}, '中', None)");
    }

    #[test]
    fn long_values_are_cut() {
        let vm = vm();
        let long = Value::list((0..1_000_000).map(Value::int).collect());
        assert_eq!(vm.repr_short(&long, 12), "[0, 1, 2, 3…");
        assert_eq!(vm.repr_short(&Value::string("x".repeat(1000)), 6), "'xxxx…");
        assert_eq!(vm.repr_short(&long, 12).chars().count(), 12);
    }

    #[test]
    fn a_list_within_itself_comes_to_an_end() {
        let vm = vm();
        let list = Rc::new(List::new(vec![]));
        list.push(Value::List(list.clone()));
        assert_eq!(vm.repr_short(&Value::List(list.clone()), 80), "[[[[…]]]]");
        drop(list.replace(vec![]));
    }
}
