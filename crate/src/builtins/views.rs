//! `dict_keys`, `dict_values`, `dict_items`: live views of a dict.

use std::cmp::Ordering;
use std::rc::Rc;

use super::args::Outcome;
use crate::compile::code::{BinaryOp, CompareOp};
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::dict::Dict;
use crate::vm::iterators::{Iter, Part};
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::set::Set;
use crate::vm::value::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Keys,
    Values,
    Items,
}

impl Kind {
    fn part(self) -> Part {
        match self {
            Kind::Keys => Part::Keys,
            Kind::Values => Part::Values,
            Kind::Items => Part::Items,
        }
    }
}

pub struct View {
    pub dict: Rc<Dict>,
    pub kind: Kind,
}

impl Object for View {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        match self.kind {
            Kind::Keys => vm.types.dict_keys.clone(),
            Kind::Values => vm.types.dict_values.clone(),
            Kind::Items => vm.types.dict_items.clone(),
        }
    }

    fn repr(&self, vm: &mut Vm, _: &Value) -> Result<Option<String>, Stop> {
        let name = self.class(vm).name();
        let items = self.items();
        let shown = vm.show_once(Rc::as_ptr(&self.dict) as usize, |vm| vm.repr(&Value::list(items)))?;
        Ok(Some(format!("{name}({})", shown.unwrap_or_else(|| "...".into()))))
    }
}

impl View {
    fn items(&self) -> Vec<Value> {
        match self.kind {
            Kind::Keys => self.dict.keys(),
            Kind::Values => self.dict.values(),
            Kind::Items => self.dict.entries().into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect(),
        }
    }

    fn contains(&self, vm: &mut Vm, item: &Value) -> Result<bool, Stop> {
        match self.kind {
            Kind::Keys => self.dict.contains(vm, item),
            Kind::Values => {
                for value in self.dict.values() {
                    if vm.eq(&value, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Kind::Items => {
                let Value::Tuple(pair) = item else { return Ok(false) };
                let [key, value] = &pair[..] else { return Ok(false) };
                match self.dict.get(vm, key)? {
                    Some(own) => vm.eq(&own, value),
                    None => Ok(false),
                }
            }
        }
    }
}

const COMMON: &[NativeDef] = &[
    def("__len__", "self, /", |vm, args| ret(this(vm, &args[0])?.0.len())),
    def("__iter__", "self, /", iterate),
    def("__reversed__", "self, /", reversed),
    def("__contains__", "self, key, /", |vm, args| {
        let (dict, kind) = this(vm, &args[0])?;
        ret(View { dict, kind }.contains(vm, &args[1])?)
    }),
];

const SET_LIKE: &[NativeDef] = &[
    def("__and__", "self, value, /", |vm, args| combine(vm, &args[0], &args[1], BinaryOp::And)),
    def("__rand__", "self, value, /", |vm, args| combine(vm, &args[1], &args[0], BinaryOp::And)),
    def("__or__", "self, value, /", |vm, args| combine(vm, &args[0], &args[1], BinaryOp::Or)),
    def("__ror__", "self, value, /", |vm, args| combine(vm, &args[1], &args[0], BinaryOp::Or)),
    def("__sub__", "self, value, /", |vm, args| combine(vm, &args[0], &args[1], BinaryOp::Sub)),
    def("__rsub__", "self, value, /", |vm, args| combine(vm, &args[1], &args[0], BinaryOp::Sub)),
    def("__xor__", "self, value, /", |vm, args| combine(vm, &args[0], &args[1], BinaryOp::Xor)),
    def("__rxor__", "self, value, /", |vm, args| combine(vm, &args[1], &args[0], BinaryOp::Xor)),
    def("__eq__", "self, value, /", |vm, args| compare(vm, args, CompareOp::Eq)),
    def("__ne__", "self, value, /", |vm, args| compare(vm, args, CompareOp::Ne)),
    def("__lt__", "self, value, /", |vm, args| compare(vm, args, CompareOp::Lt)),
    def("__le__", "self, value, /", |vm, args| compare(vm, args, CompareOp::Le)),
    def("__gt__", "self, value, /", |vm, args| compare(vm, args, CompareOp::Gt)),
    def("__ge__", "self, value, /", |vm, args| compare(vm, args, CompareOp::Ge)),
    def("isdisjoint", "self, other, /", isdisjoint),
];

pub fn install(vm: &mut Vm) {
    let (keys, values, items) = (vm.types.dict_keys.clone(), vm.types.dict_values.clone(), vm.types.dict_items.clone());
    let hash = vm.known.hash;
    for class in [&keys, &values, &items] {
        vm.define_methods(class, COMMON);
        vm.define_getter(class, "mapping", |vm, args| ret(Value::Dict(this(vm, &args[0])?.0)));
    }
    for class in [&keys, &items] {
        vm.define_methods(class, SET_LIKE);
        class.set(hash, Value::None);
    }
}

fn this(vm: &Vm, value: &Value) -> Result<(Rc<Dict>, Kind), Stop> {
    let view = value.with(|view: &View| (view.dict.clone(), view.kind));
    view.ok_or_else(|| super::args::wrong_self(vm, "dict_keys", value))
}

fn iterate(vm: &mut Vm, args: &Args) -> Outcome {
    let (dict, kind) = this(vm, &args[0])?;
    ret(Iter::over_dict(&dict, kind.part()))
}

fn reversed(vm: &mut Vm, args: &Args) -> Outcome {
    let (dict, kind) = this(vm, &args[0])?;
    ret(Iter::over_dict_reversed(&dict, kind.part()))
}

/// A set operation; the other side may be any iterable.
fn combine(vm: &mut Vm, a: &Value, b: &Value, op: BinaryOp) -> Outcome {
    if !vm.iterable(a) || !vm.iterable(b) {
        return ret(Value::NotImplemented);
    }
    let (a, b) = (Set::from_iterable(vm, false, a)?, Set::from_iterable(vm, false, b)?);
    let result = match op {
        BinaryOp::And => a.intersection(vm, &b)?,
        BinaryOp::Or => a.union(vm, &b)?,
        BinaryOp::Sub => a.difference(vm, &b)?,
        _ => a.symmetric_difference(vm, &b)?,
    };
    ret(Value::Set(Rc::new(result)))
}

/// Views compare with sets and with each other by what they hold.
fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> Outcome {
    let (dict, kind) = this(vm, &args[0])?;
    let set_like = |value: &Value| {
        matches!(super::args::plain(value), Value::Set(_)) || value.with(|view: &View| view.kind != Kind::Values) == Some(true)
    };
    if !set_like(&args[1]) {
        return ret(Value::NotImplemented);
    }
    let view = View { dict, kind };
    let others = vm.collect(&args[1])?;
    let order = view.dict.len().cmp(&others.len());
    let equal_sizes = order == Ordering::Equal;
    let others_within = |vm: &mut Vm| -> Result<bool, Stop> {
        for other in &others {
            if !view.contains(vm, other)? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    let result = match op {
        CompareOp::Eq => equal_sizes && others_within(vm)?,
        CompareOp::Ne => !(equal_sizes && others_within(vm)?),
        CompareOp::Ge => order.is_ge() && others_within(vm)?,
        CompareOp::Gt => order.is_gt() && others_within(vm)?,
        CompareOp::Le => order.is_le() && own_within(vm, &view, &args[1])?,
        CompareOp::Lt => order.is_lt() && own_within(vm, &view, &args[1])?,
    };
    ret(result)
}

fn own_within(vm: &mut Vm, view: &View, other: &Value) -> Result<bool, Stop> {
    for item in view.items() {
        if !vm.contains(other, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn isdisjoint(vm: &mut Vm, args: &Args) -> Outcome {
    let (dict, kind) = this(vm, &args[0])?;
    let view = View { dict, kind };
    for item in vm.collect(&args[1])? {
        if view.contains(vm, &item)? {
            return ret(false);
        }
    }
    ret(true)
}
