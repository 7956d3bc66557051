//! Signatures of native functions, and putting a call's arguments into their places.
//!
//! Written as in Python's documentation: `self, iterable, /, *, key=None, reverse=False`. Errors have the words of CPython's functions in
//! C; after a leading `py:` those of functions in Python.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};

use super::Vm;
use super::dict;
use super::native::{Args, Stop};
use super::value::Value;
use crate::compile::symbol::Symbol;

#[derive(Clone, Debug, PartialEq)]
enum Default {
    Required,
    /// `unset`: stays unbound.
    Unset,
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    EmptyStr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    PositionalOnly,
    Positional,
    KeywordOnly,
    /// `*args`
    Rest,
    /// `**kwargs`
    Keywords,
}

#[derive(Clone, Debug, PartialEq)]
struct Parameter {
    name: &'static str,
    kind: Kind,
    default: Default,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// As written.
    pub text: &'static str,
    parameters: Vec<Parameter>,
    /// How many take positional arguments; they come first.
    positional: usize,
    /// Of these, how many must be given.
    required: usize,
    /// There are no others.
    simple: bool,
    /// Errors speak as functions in Python do.
    python: bool,
}

impl Signature {
    pub fn parse(text: &'static str) -> Signature {
        let (python, list) = match text.strip_prefix("py:") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut kind = Kind::Positional;
        for item in list.split(',').map(str::trim).filter(|item| !item.is_empty()) {
            match item {
                "/" => parameters.iter_mut().for_each(|parameter| parameter.kind = Kind::PositionalOnly),
                "*" => kind = Kind::KeywordOnly,
                _ => {
                    let parameter = parameter(item, kind);
                    if parameter.kind == Kind::Rest {
                        kind = Kind::KeywordOnly;
                    }
                    parameters.push(parameter);
                }
            }
        }
        let positional =
            parameters.iter().take_while(|p| matches!(p.kind, Kind::PositionalOnly | Kind::Positional)).count();
        let required = parameters[..positional].iter().take_while(|p| p.default == Default::Required).count();
        let simple = positional == parameters.len();
        Signature { text, parameters, positional, required, simple, python }
    }

    /// Whether it is a function in Python to CPython.
    pub fn is_python(&self) -> bool {
        self.python
    }

    /// The arguments, one for each parameter: see [`Args`]. Errors: TypeError.
    #[inline]
    pub fn bind(&self, vm: &mut Vm, qualname: &str, args: Args) -> Result<Args, Stop> {
        if self.simple && args.keywords.is_empty() && args.positional.len() == self.positional {
            return Ok(args);
        }
        self.bind_slowly(vm, qualname, args)
    }

    fn bind_slowly(&self, vm: &mut Vm, qualname: &str, args: Args) -> Result<Args, Stop> {
        let Args { positional: given, keywords } = args;
        let call = Call { signature: self, qualname, given: given.len(), keywords: keywords.len() };
        let rest_at = self.parameters.iter().position(|p| p.kind == Kind::Rest);
        let keywords_at = self.parameters.iter().position(|p| p.kind == Kind::Keywords);

        let mut values: SmallVec<[Value; 3]> = smallvec![Value::Unbound; self.parameters.len()];
        let mut rest = Vec::new();
        for (at, value) in given.into_iter().enumerate() {
            if at < self.positional {
                values[at] = value;
            } else if rest_at.is_some() {
                rest.push(value);
            } else {
                return Err(call.too_many(vm, &keywords));
            }
        }
        let mut others = Vec::new();
        for (symbol, value) in keywords {
            match self.by_name(vm, symbol) {
                Some(at) if !values[at].is_unbound() => return Err(call.given_twice(vm, at)),
                Some(at) => values[at] = value,
                None if keywords_at.is_some() => others.push((symbol, value)),
                None => return Err(call.unexpected(vm, symbol, &values)),
            }
        }
        if let Some(at) = rest_at {
            values[at] = Value::tuple(rest);
        }
        if let Some(at) = keywords_at {
            values[at] = Value::Dict(dict::from_keywords(vm, &others));
        }
        let missing = |at: usize| values[at].is_unbound() && self.parameters[at].default == Default::Required;
        if (0..self.parameters.len()).any(missing) {
            return Err(call.missing(vm, &values));
        }
        for (value, parameter) in values.iter_mut().zip(&self.parameters) {
            if value.is_unbound() {
                *value = parameter.default.value();
            }
        }
        Ok(Args { positional: values, keywords: Vec::new() })
    }

    fn by_name(&self, vm: &Vm, symbol: Symbol) -> Option<usize> {
        let name: &Rc<str> = vm.names.name(symbol);
        self.parameters.iter().position(|p| matches!(p.kind, Kind::Positional | Kind::KeywordOnly) && *p.name == **name)
    }

    /// Its first parameter is the object that it is a method of.
    fn is_method(&self) -> bool {
        self.parameters.first().is_some_and(|parameter| matches!(parameter.name, "self" | "cls"))
    }

    /// No argument can be given by keyword.
    fn positional_only(&self) -> bool {
        let own = &self.parameters[usize::from(self.is_method())..];
        own.iter().all(|parameter| matches!(parameter.kind, Kind::PositionalOnly | Kind::Rest))
    }
}

fn parameter(item: &'static str, kind: Kind) -> Parameter {
    if let Some(name) = item.strip_prefix("**") {
        return Parameter { name, kind: Kind::Keywords, default: Default::Unset };
    }
    if let Some(name) = item.strip_prefix('*') {
        return Parameter { name, kind: Kind::Rest, default: Default::Unset };
    }
    match item.split_once('=') {
        Some((name, default)) => Parameter { name: name.trim(), kind, default: Default::parse(default.trim()) },
        None => Parameter { name: item, kind, default: Default::Required },
    }
}

impl Default {
    fn parse(text: &str) -> Default {
        match text {
            "None" => Default::None,
            "True" => Default::Bool(true),
            "False" => Default::Bool(false),
            "''" => Default::EmptyStr,
            _ => match (text.parse(), text.parse()) {
                (Ok(n), _) => Default::Int(n),
                (_, Ok(x)) => Default::Float(x),
                _ => Default::Unset,
            },
        }
    }

    fn value(&self) -> Value {
        match self {
            Default::Required | Default::Unset => Value::Unbound,
            Default::None => Value::None,
            Default::Bool(b) => Value::Bool(*b),
            Default::Int(n) => Value::int(*n),
            Default::Float(x) => Value::float(*x),
            Default::EmptyStr => Value::str(""),
        }
    }
}

/// A call that does not fit: its errors.
struct Call<'a> {
    signature: &'a Signature,
    qualname: &'a str,
    /// Positional arguments, `self` included.
    given: usize,
    keywords: usize,
}

impl Call<'_> {
    /// As CPython names a function in C: `list.append`; `len`.
    fn full_name(&self) -> &str {
        let name = self.qualname.strip_prefix("builtins.").unwrap_or(self.qualname);
        name.strip_suffix(".__new__").or_else(|| name.strip_suffix(".__init__")).unwrap_or(name)
    }

    /// `append`; `len`
    fn name(&self) -> &str {
        let full = self.full_name();
        full.rsplit('.').next().unwrap_or(full)
    }

    /// A function's qualified name in Python: without its module.
    fn python_name(&self) -> &str {
        let mut name = self.qualname;
        while let Some((module, rest)) = name.split_once('.')
            && module.starts_with(|c: char| c.is_lowercase() || c == '_')
        {
            name = rest;
        }
        name
    }

    /// Positional arguments without `self`.
    fn own_given(&self) -> usize {
        self.given - usize::from(self.signature.is_method()).min(self.given)
    }

    /// The least and the most positional parameters without `self`.
    fn own_bounds(&self) -> (usize, usize) {
        let hidden = usize::from(self.signature.is_method());
        (self.signature.required.saturating_sub(hidden), self.signature.positional.saturating_sub(hidden))
    }

    fn too_many(&self, vm: &Vm, keywords: &[(Symbol, Value)]) -> Stop {
        if self.signature.python {
            return self.python_too_many(vm, keywords);
        }
        if self.signature.positional_only() {
            return if self.keywords > 0 { self.no_keywords(vm) } else { self.wrong_count(vm) };
        }
        let (name, given) = (self.name(), self.own_given());
        let (least, most) = self.own_bounds();
        let keyword_only = self.signature.parameters.iter().any(|p| p.kind == Kind::KeywordOnly);
        let s = if most == 1 { "" } else { "s" };
        vm.type_error(&match (most, keyword_only) {
            (0, _) => format!("{name}() takes no positional arguments"),
            (_, true) if least == most => {
                format!("{name}() takes exactly {most} positional argument{s} ({given} given)")
            }
            (_, true) => format!("{name}() takes at most {most} positional argument{s} ({given} given)"),
            (_, false) => format!("{name}() takes at most {most} argument{s} ({} given)", given + self.keywords),
        })
    }

    /// For functions that take positional arguments only.
    fn wrong_count(&self, vm: &Vm) -> Stop {
        let given = self.own_given();
        let (least, most) = self.own_bounds();
        let open = self.signature.parameters.iter().any(|p| p.kind == Kind::Rest);
        let (full, name) = (self.full_name(), self.name());
        let count = |n: usize| if n == 1 { "1 argument".to_owned() } else { format!("{n} arguments") };
        vm.type_error(&if name.starts_with("__") && name.ends_with("__") && least == most {
            format!("expected {}, got {given}", count(most))
        } else if !open && most == 0 {
            format!("{full}() takes no arguments ({given} given)")
        } else if !open && least == 1 && most == 1 {
            format!("{full}() takes exactly one argument ({given} given)")
        } else if least == most && !open {
            format!("{name} expected {}, got {given}", count(least))
        } else if given < least {
            format!("{name} expected at least {}, got {given}", count(least))
        } else {
            format!("{name} expected at most {}, got {given}", count(most))
        })
    }

    fn no_keywords(&self, vm: &Vm) -> Stop {
        vm.type_error(&format!("{}() takes no keyword arguments", self.full_name()))
    }

    fn unexpected(&self, vm: &Vm, symbol: Symbol, values: &[Value]) -> Stop {
        let keyword = vm.names.name(symbol);
        if self.signature.python {
            let name = self.python_name();
            let positional_only =
                self.signature.parameters.iter().any(|p| p.kind == Kind::PositionalOnly && *p.name == **keyword);
            return vm.type_error(&if positional_only {
                format!("{name}() got some positional-only arguments passed as keyword arguments: '{keyword}'")
            } else {
                format!("{name}() got an unexpected keyword argument '{keyword}'")
            });
        }
        if self.signature.positional_only() {
            return self.no_keywords(vm);
        }
        // C functions look at what is missing first.
        let required = self.signature.parameters[..self.signature.positional].iter().zip(values);
        if required.clone().any(|(p, value)| p.default == Default::Required && value.is_unbound()) {
            return self.missing(vm, values);
        }
        vm.type_error(&format!("{}() got an unexpected keyword argument '{keyword}'", self.name()))
    }

    fn given_twice(&self, vm: &Vm, at: usize) -> Stop {
        let parameter = self.signature.parameters[at].name;
        if self.signature.python {
            return vm.type_error(&format!("{}() got multiple values for argument '{parameter}'", self.python_name()));
        }
        let position = at + 1 - usize::from(self.signature.is_method());
        vm.type_error(&format!(
            "argument for {}() given by name ('{parameter}') and position ({position})",
            self.name()
        ))
    }

    fn missing(&self, vm: &Vm, values: &[Value]) -> Stop {
        if self.signature.python {
            return self.python_missing(vm, values);
        }
        if self.signature.positional_only() {
            return self.wrong_count(vm);
        }
        let parameters = self.signature.parameters.iter().zip(values).enumerate();
        let mut missing = parameters.filter(|(_, (p, value))| p.default == Default::Required && value.is_unbound());
        let Some((at, (parameter, _))) = missing.next() else { return self.wrong_count(vm) };
        let name = self.name();
        vm.type_error(&if parameter.kind == Kind::PositionalOnly {
            let (least, _) = self.own_bounds();
            let (given, s) = (self.own_given(), if least == 1 { "" } else { "s" });
            format!("{name}() takes at least {least} positional argument{s} ({given} given)")
        } else if parameter.kind == Kind::KeywordOnly {
            format!("{name}() missing required keyword-only argument '{}'", parameter.name)
        } else {
            let position = at + 1 - usize::from(self.signature.is_method());
            format!("{name}() missing required argument '{}' (pos {position})", parameter.name)
        })
    }

    /// (CPython: `too_many_positional`.)
    fn python_too_many(&self, vm: &Vm, keywords: &[(Symbol, Value)]) -> Stop {
        let (least, most) = (self.signature.required, self.signature.positional);
        let takes = if least == most { format!("{most}") } else { format!("from {least} to {most}") };
        let s = if most == 1 { "" } else { "s" };
        let is_keyword_only = |(symbol, _): &&(Symbol, Value)| {
            let at = self.signature.by_name(vm, *symbol);
            at.is_some_and(|at| self.signature.parameters[at].kind == Kind::KeywordOnly)
        };
        let extra = keywords.iter().filter(is_keyword_only).count();
        let given = self.given;
        let given = match extra {
            0 => format!("{given} {}", if given == 1 { "was" } else { "were" }),
            _ => {
                let plural = |n: usize| if n == 1 { "" } else { "s" };
                format!(
                    "{given} positional argument{} (and {extra} keyword-only argument{}) were",
                    plural(given),
                    plural(extra)
                )
            }
        };
        vm.type_error(&format!("{}() takes {takes} positional argument{s} but {given} given", self.python_name()))
    }

    /// (CPython: `missing_arguments`.)
    fn python_missing(&self, vm: &Vm, values: &[Value]) -> Stop {
        let missing = |keyword_only: bool| -> Vec<String> {
            let parameters = self.signature.parameters.iter().zip(values);
            let missing = parameters.filter(|(p, value)| {
                p.default == Default::Required && value.is_unbound() && (p.kind == Kind::KeywordOnly) == keyword_only
            });
            missing.map(|(p, _)| format!("'{}'", p.name)).collect()
        };
        let (kind, names) = match missing(false) {
            names if names.is_empty() => ("keyword-only", missing(true)),
            names => ("positional", names),
        };
        let count = names.len();
        let s = if count == 1 { "" } else { "s" };
        let names = match names.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [most @ .., last] => format!("{}, and {last}", most.join(", ")),
            [] => String::new(),
        };
        vm.type_error(&format!("{}() missing {count} required {kind} argument{s}: {names}", self.python_name()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    /// What a call of a function gives: its arguments, or the error's message.
    fn bind(qualname: &str, signature: &'static str, given: usize, keywords: &[&str]) -> String {
        let mut vm = Vm::new("", "<test>", Limits::default());
        let keywords = keywords.iter().map(|name| (vm.symbol(name), Value::int(0))).collect();
        let args = Args::with_keywords((0..given).map(|n| Value::int(n as i64 + 1)), keywords);
        match Signature::parse(signature).bind(&mut vm, qualname, args) {
            Ok(args) => args.positional.iter().map(|value| vm.repr_short(value, 40)).collect::<Vec<_>>().join(" "),
            Err(Stop::Raise(exception)) => vm.str(&exception).unwrap_or_default(),
            Err(_) => "stop".into(),
        }
    }

    #[test]
    fn arguments_find_their_places() {
        assert_eq!(bind("f", "a, b, /", 2, &[]), "1 2");
        assert_eq!(bind("f", "a, b=5, *, c=None", 1, &["c"]), "1 5 0");
        assert_eq!(bind("f", "a, *rest, key=True, **others", 3, &["x"]), "1 (2, 3) True {'x': 0}");
        assert_eq!(bind("f", "a=1.5, b='', c=-1", 0, &["b"]), "1.5 0 -1");
    }

    #[test]
    fn errors_of_c_functions() {
        let cases: &[(&str, &'static str, usize, &[&str], &str)] = &[
            ("builtins.len", "obj, /", 0, &[], "len() takes exactly one argument (0 given)"),
            ("builtins.len", "obj, /", 0, &["a"], "len() takes no keyword arguments"),
            ("list.append", "self, object, /", 3, &[], "list.append() takes exactly one argument (2 given)"),
            ("list.clear", "self, /", 2, &[], "list.clear() takes no arguments (1 given)"),
            ("list.insert", "self, index, object, /", 2, &[], "insert expected 2 arguments, got 1"),
            ("list.pop", "self, index=-1, /", 3, &[], "pop expected at most 1 argument, got 2"),
            ("dict.get", "self, key, default=None, /", 1, &[], "get expected at least 1 argument, got 0"),
            ("list.sort", "self, *, key=None, reverse=False", 2, &[], "sort() takes no positional arguments"),
            (
                "list.sort",
                "self, *, key=None, reverse=False",
                1,
                &["foo"],
                "sort() got an unexpected keyword argument 'foo'",
            ),
            ("builtins.sum", "iterable, /, start=0", 0, &[], "sum() takes at least 1 positional argument (0 given)"),
            ("builtins.sum", "iterable, /, start=0", 3, &[], "sum() takes at most 2 arguments (3 given)"),
            (
                "builtins.round",
                "number, ndigits=None",
                0,
                &["foo"],
                "round() missing required argument 'number' (pos 1)",
            ),
            (
                "builtins.round",
                "number, ndigits=None",
                1,
                &["number"],
                "argument for round() given by name ('number') and position (1)",
            ),
            (
                "math.isclose",
                "a, b, *, rel_tol=1e-09, abs_tol=0.0",
                3,
                &[],
                "isclose() takes exactly 2 positional arguments (3 given)",
            ),
            (
                "deque.__new__",
                "cls, iterable=unset, maxlen=None",
                4,
                &[],
                "deque() takes at most 2 arguments (3 given)",
            ),
            ("list.__len__", "self, /", 2, &[], "expected 0 arguments, got 1"),
        ];
        for (qualname, signature, given, keywords, message) in cases {
            assert_eq!(bind(qualname, signature, *given, keywords), *message);
        }
    }

    #[test]
    fn errors_of_python_functions() {
        let cases: &[(&str, &'static str, usize, &[&str], &str)] = &[
            (
                "asyncio.sleep",
                "py:delay, result=None",
                0,
                &[],
                "sleep() missing 1 required positional argument: 'delay'",
            ),
            (
                "asyncio.sleep",
                "py:delay, result=None",
                3,
                &[],
                "sleep() takes from 1 to 2 positional arguments but 3 were given",
            ),
            (
                "asyncio.sleep",
                "py:delay, result=None",
                1,
                &["delay"],
                "sleep() got multiple values for argument 'delay'",
            ),
            ("asyncio.sleep", "py:delay, result=None", 1, &["foo"], "sleep() got an unexpected keyword argument 'foo'"),
            (
                "asyncio.Event.__init__",
                "py:self",
                2,
                &[],
                "Event.__init__() takes 1 positional argument but 2 were given",
            ),
            ("f", "py:a, b, c", 0, &[], "f() missing 3 required positional arguments: 'a', 'b', and 'c'"),
            ("f", "py:a, *, b", 1, &[], "f() missing 1 required keyword-only argument: 'b'"),
            (
                "f",
                "py:a, *, b=1",
                2,
                &["b"],
                "f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given",
            ),
        ];
        for (qualname, signature, given, keywords, message) in cases {
            assert_eq!(bind(qualname, signature, *given, keywords), *message);
        }
    }
}
