//! `==` and the orderings, truth, length.

use std::cmp::Ordering;

use num_traits::Signed;

use super::complex::Complex;
use super::dict::Dict;
use super::list::List;
use super::native::{Question, Stop};
use super::nesting::DEPTH;
use super::range::{Range, Slice};
use super::set::Set;
use super::value::Value;
use super::{Vm, float};
use crate::compile::code::CompareOp;
use crate::compile::symbol::Symbol;

/// Items that are compared without being charged.
const QUICK: usize = 64;

impl CompareOp {
    /// The operator with its sides exchanged: `a < b` is `b > a`.
    pub fn reflected(self) -> CompareOp {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            same => same,
        }
    }

    pub fn text(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }

    fn holds(self, order: Ordering) -> bool {
        match self {
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            CompareOp::Eq => order.is_eq(),
            CompareOp::Ne => order.is_ne(),
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
        }
    }

    /// The same for sides without an order (a nan): only `!=` holds.
    fn holds_partially(self, order: Option<Ordering>) -> bool {
        order.map_or(self == CompareOp::Ne, |order| self.holds(order))
    }
}

impl Vm {
    /// `a == b` as containers see it (the same object is equal), when no code of Python's has to tell.
    #[inline]
    pub fn quick_eq(&self, a: &Value, b: &Value) -> Option<bool> {
        match (a, b) {
            (Value::Int(_, a), Value::Int(_, b)) => Some(a == b),
            (Value::Str(a), Value::Str(b)) => Some(std::rc::Rc::ptr_eq(a, b) || ***a == ***b),
            _ => self.quick_eq_within(a, b, DEPTH, &mut { QUICK }),
        }
    }

    /// `left`: how many items may still be compared before the question is put off.
    fn quick_eq_within(&self, a: &Value, b: &Value, depth: usize, left: &mut usize) -> Option<bool> {
        if a.is(b) {
            return Some(true);
        }
        if self.may_customise(a) || self.may_customise(b) {
            return self.quick_eq_objects(a, b);
        }
        match (a, b) {
            (Value::Str(a), Value::Str(b)) => Some(***a == ***b),
            (Value::Bytes(a), Value::Bytes(b)) => Some(*a.data() == *b.data()),
            (Value::Range(a), Value::Range(b)) => Some(same_range(a, b)),
            (Value::Tuple(a), Value::Tuple(b)) => self.quick_eq_items(a, b, depth, left),
            (Value::List(a), Value::List(b)) => self.quick_eq_items(&a.items(), &b.items(), depth, left),
            (Value::Dict(a), Value::Dict(b)) if a.len() != b.len() => Some(false),
            (Value::Set(a), Value::Set(b)) if a.len() != b.len() => Some(false),
            (Value::Dict(_), Value::Dict(_)) | (Value::Set(_), Value::Set(_)) | (Value::Slice(_), Value::Slice(_)) => {
                None
            }
            (Value::Method(a), Value::Method(b)) => Some(a.this.is(&b.this) && a.function.is(&b.function)),
            _ => Some(matches!(compare_numbers(CompareOp::Eq, a, b), Some(true))),
        }
    }

    fn quick_eq_items(&self, a: &[Value], b: &[Value], depth: usize, left: &mut usize) -> Option<bool> {
        if a.len() != b.len() {
            return Some(false);
        }
        let depth = depth.checked_sub(1)?;
        for (a, b) in a.iter().zip(b) {
            *left = left.checked_sub(1)?;
            if !self.quick_eq_within(a, b, depth, left)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Different objects are different, unless a class says more.
    fn quick_eq_objects(&self, a: &Value, b: &Value) -> Option<bool> {
        let eq = self.known.eq;
        let plain = |value: &Value| self.builtin_part(value).is_none() && self.custom(value, eq).is_none();
        let settled = |value: &Value| !self.may_customise(value) || plain(value);
        (settled(a) && settled(b)).then_some(false)
    }

    /// `a == b` as containers see it: the same object is equal.
    pub fn eq(&mut self, a: &Value, b: &Value) -> Result<bool, Stop> {
        if let Some(equal) = self.quick_eq(a, b) {
            return Ok(equal);
        }
        self.spend(QUICK)?;
        let result = self.compare(CompareOp::Eq, a, b)?;
        self.truth(&result)
    }

    /// `a < b`, for sorting.
    pub fn lt(&mut self, a: &Value, b: &Value) -> Result<bool, Stop> {
        let result = self.compare(CompareOp::Lt, a, b)?;
        self.truth(&result)
    }

    /// `a < b`, `a == b`, …: rich comparison. (CPython: `do_richcompare`.)
    pub fn compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Result<Value, Stop> {
        if let Some(result) = compare_numbers(op, a, b) {
            return Ok(Value::Bool(result));
        }
        if !self.may_customise(a) && !self.may_customise(b) {
            if let Some(result) = self.compare_builtin(op, a, b)? {
                return Ok(result);
            }
            return self.compare_identity(op, a, b);
        }
        let (left, right) = (self.class_of(a), self.class_of(b));
        let right_first = !std::rc::Rc::ptr_eq(&left, &right) && right.is_subclass(&left);
        if right_first && let Some(result) = self.compare_from(op.reflected(), b, a)? {
            return Ok(result);
        }
        if let Some(result) = self.compare_from(op, a, b)? {
            return Ok(result);
        }
        if !right_first && let Some(result) = self.compare_from(op.reflected(), b, a)? {
            return Ok(result);
        }
        self.compare_identity(op, a, b)
    }

    /// When nobody knows better: `==` is `is`, and there is no order.
    fn compare_identity(&mut self, op: CompareOp, a: &Value, b: &Value) -> Result<Value, Stop> {
        match op {
            CompareOp::Eq => Ok(Value::Bool(a.is(b))),
            CompareOp::Ne => Ok(Value::Bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let op = op.text();
                Err(self.type_error(&format!("'{op}' not supported between instances of '{left}' and '{right}'")))
            }
        }
    }

    /// What the left side's class says; None for NotImplemented.
    fn compare_from(&mut self, op: CompareOp, this: &Value, other: &Value) -> Result<Option<Value>, Stop> {
        let name = self.compare_method(op);
        if self.custom(this, name).is_some() {
            return Ok(implemented(self.call_special(this, name, std::slice::from_ref(other))?));
        }
        if op == CompareOp::Ne && self.custom(this, self.known.eq).is_some() {
            let equal = self.compare_from(CompareOp::Eq, this, other)?;
            return match equal {
                Some(equal) => Ok(Some(Value::Bool(!self.truth(&equal)?))),
                None => Ok(None),
            };
        }
        match (self.builtin_part(this), self.builtin_part(other)) {
            (Some(a), Some(b)) => self.compare_builtin(op, &a, &b),
            _ => Ok(None),
        }
    }

    fn compare_method(&self, op: CompareOp) -> Symbol {
        let known = &self.known;
        match op {
            CompareOp::Lt => known.lt,
            CompareOp::Le => known.le,
            CompareOp::Eq => known.eq,
            CompareOp::Ne => known.ne,
            CompareOp::Gt => known.gt,
            CompareOp::Ge => known.ge,
        }
    }

    /// Built-in values by their own rules (subclasses' methods don't count); None for NotImplemented.
    pub fn compare_builtin(&mut self, op: CompareOp, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        if let Some(result) = compare_numbers(op, a, b) {
            return Ok(Some(Value::Bool(result)));
        }
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        let result = match (a, b) {
            (Value::Str(a), Value::Str(b)) => {
                self.work(a.len().min(b.len()) / 64);
                op.holds((***a).cmp(&***b))
            }
            (Value::Bytes(a), Value::Bytes(b)) => op.holds(a.data().cmp(&b.data())),
            (Value::Tuple(_), Value::Tuple(_)) | (Value::List(_), Value::List(_)) => {
                return self.deeper(" in comparison", |vm| vm.compare_sequences(op, a, b)).map(Some);
            }
            (Value::Slice(a), Value::Slice(b)) => {
                let (a, b) = (slice_parts(a), slice_parts(b));
                return self.deeper(" in comparison", |vm| vm.compare_sequences(op, &a, &b)).map(Some);
            }
            (Value::Dict(a), Value::Dict(b)) if equality => {
                let equal = self.deeper(" in comparison", |vm| vm.same_dict(a, b))?;
                equal == (op == CompareOp::Eq)
            }
            (Value::Set(a), Value::Set(b)) => self.compare_sets(op, a, b)?,
            (Value::Range(a), Value::Range(b)) if equality => same_range(a, b) == (op == CompareOp::Eq),
            (Value::Method(..), Value::Method(..)) if equality => {
                self.quick_eq(a, b).unwrap_or(false) == (op == CompareOp::Eq)
            }
            _ => return Ok(None),
        };
        Ok(Some(Value::Bool(result)))
    }

    /// Lexicographic: the first items that differ decide. Lists may change meanwhile, so items are taken one by one.
    fn compare_sequences(&mut self, op: CompareOp, a: &Value, b: &Value) -> Result<Value, Stop> {
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        if equality && sequence_len(a) != sequence_len(b) {
            return Ok(Value::Bool(op == CompareOp::Ne));
        }
        let mut at = 0;
        while let (Some(left), Some(right)) = (sequence_item(a, at), sequence_item(b, at)) {
            self.spend(1)?;
            if !self.eq(&left, &right)? {
                if equality {
                    return Ok(Value::Bool(op == CompareOp::Ne));
                }
                return self.compare(op, &left, &right);
            }
            at += 1;
        }
        Ok(Value::Bool(op.holds(sequence_len(a).cmp(&sequence_len(b)))))
    }

    fn same_dict(&mut self, a: &Dict, b: &Dict) -> Result<bool, Stop> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for (key, value) in a.entries() {
            self.spend(1)?;
            let Some(other) = b.get(self, &key)? else { return Ok(false) };
            if !self.eq(&value, &other)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `<=` is "subset of".
    fn compare_sets(&mut self, op: CompareOp, a: &Set, b: &Set) -> Result<bool, Stop> {
        match op {
            CompareOp::Eq => Ok(a.len() == b.len() && a.is_subset(self, b)?),
            CompareOp::Ne => Ok(!self.compare_sets(CompareOp::Eq, a, b)?),
            CompareOp::Le => a.is_subset(self, b),
            CompareOp::Lt => Ok(a.len() < b.len() && a.is_subset(self, b)?),
            CompareOp::Ge => b.is_subset(self, a),
            CompareOp::Gt => Ok(b.len() < a.len() && b.is_subset(self, a)?),
        }
    }

    /// Whether a value counts as true, when no code of Python's has to tell.
    #[inline]
    pub fn quick_truth(&self, value: &Value) -> Option<bool> {
        Some(match value {
            Value::Bool(b) => *b,
            Value::None => false,
            &Value::Int(_, n) => n != 0,
            &Value::Float(_, x) => x != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::Dict(dict) => !dict.is_empty(),
            Value::Set(set) => !set.is_empty(),
            Value::Bytes(data) => !data.data().is_empty(),
            Value::Range(range) => !range.is_empty(),
            Value::NotImplemented => return None,
            Value::Instance(_) | Value::Native(_) | Value::Class(_) => return self.quick_truth_of_object(value),
            _ => true,
        })
    }

    fn quick_truth_of_object(&self, value: &Value) -> Option<bool> {
        if self.custom(value, self.known.bool).is_some() || self.custom(value, self.known.len).is_some() {
            return None;
        }
        match self.builtin_part(value) {
            Some(Value::Native(native)) => {
                native.get::<Complex>().map(|complex| complex.real != 0.0 || complex.imaginary != 0.0)
            }
            Some(part) => self.quick_truth(&part),
            None => Some(true),
        }
    }

    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> Result<bool, Stop> {
        if let Some(truth) = self.quick_truth(value) {
            return Ok(truth);
        }
        if matches!(value, Value::NotImplemented) {
            return Err(self.type_error("NotImplemented should not be used in a boolean context"));
        }
        let bool = self.known.bool;
        if self.custom(value, bool).is_none() {
            return Ok(self.length(value)? > 0);
        }
        match self.call_special(value, bool, &[])? {
            Some(Value::Bool(truth)) => Ok(truth),
            Some(other) => {
                let class = self.class_name(&other);
                Err(self.type_error(&format!("__bool__ should return bool, returned {class}")))
            }
            None => Ok(true),
        }
    }

    /// `len(value)`
    pub fn length(&mut self, value: &Value) -> Result<usize, Stop> {
        let len = self.known.len;
        if self.custom(value, len).is_some()
            && let Some(result) = self.call_special(value, len, &[])?
        {
            return self.checked_length(&result);
        }
        match self.builtin_part(value) {
            Some(Value::Str(text)) => Ok(text.chars()),
            Some(Value::List(list)) => Ok(list.len()),
            Some(Value::Tuple(items)) => Ok(items.len()),
            Some(Value::Dict(dict)) => Ok(dict.len()),
            Some(Value::Set(set)) => Ok(set.len()),
            Some(Value::Bytes(data)) => Ok(data.data().len()),
            Some(Value::Range(range)) => Ok(range.len()),
            _ => {
                let class = self.type_name(value);
                Err(self.type_error(&format!("object of type '{class}' has no len()")))
            }
        }
    }

    fn checked_length(&mut self, result: &Value) -> Result<usize, Stop> {
        let negative = match self.integer(result)? {
            Value::Int(_, n) => match usize::try_from(n) {
                Ok(len) => return Ok(len),
                Err(_) => true,
            },
            Value::BigInt(n) => n.is_negative(),
            _ => false,
        };
        if negative {
            return Err(self.value_error("__len__() should return >= 0"));
        }
        Err(self.overflow_error("cannot fit 'int' into an index-sized integer"))
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool, Stop> {
        let contains = self.known.contains;
        match self.custom(container, contains) {
            Some(method) if method.is_none() => {
                let class = self.class_name(container);
                return Err(self.type_error(&format!("'{class}' object is not a container")));
            }
            Some(_) => {
                if let Some(result) = self.call_special(container, contains, std::slice::from_ref(item))? {
                    return self.truth(&result);
                }
            }
            None => {}
        }
        let part = match self.custom(container, self.known.iter) {
            Some(_) => None,
            None => self.builtin_part(container),
        };
        match part {
            Some(Value::List(list)) => self.list_contains(&list, item),
            Some(Value::Tuple(items)) => self.any_equal(&items, item),
            Some(Value::Dict(dict)) => dict.contains(self, item),
            Some(Value::Set(set)) => set.contains(self, item),
            Some(Value::Range(range)) => match item {
                &Value::Int(_, n) => Ok(range.contains(n)),
                &Value::Bool(b) => Ok(range.contains(i64::from(b))),
                Value::BigInt(_) => Ok(false),
                _ => self.search(container, item),
            },
            Some(Value::Str(text)) => match self.builtin_part(item) {
                Some(Value::Str(part)) => {
                    self.work(text.len() / 16);
                    Ok(text.contains(&**part))
                }
                _ => {
                    let class = self.class_name(item);
                    Err(self.type_error(&format!("'in <string>' requires string as left operand, not {class}")))
                }
            },
            Some(Value::Bytes(data)) => self.bytes_contain(&data.data().clone(), item),
            _ => self.search(container, item),
        }
    }

    /// Goes through an iterable, item by item: what `in` falls back on.
    fn search(&mut self, container: &Value, item: &Value) -> Result<bool, Stop> {
        if !self.iterable(container) {
            let class = self.class_name(container);
            return Err(self.type_error(&format!("argument of type '{class}' is not a container or iterable")));
        }
        let found = self.ask(Question::Flow(super::iterate::search(container, item)))?;
        Ok(matches!(found, Value::Bool(true)))
    }

    fn any_equal(&mut self, items: &[Value], wanted: &Value) -> Result<bool, Stop> {
        for item in items {
            self.spend(1)?;
            if self.eq(item, wanted)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn list_contains(&mut self, list: &List, wanted: &Value) -> Result<bool, Stop> {
        let mut at = 0;
        while let Some(item) = list.get(at) {
            self.spend(1)?;
            if self.eq(&item, wanted)? {
                return Ok(true);
            }
            at += 1;
        }
        Ok(false)
    }

    fn bytes_contain(&mut self, data: &[u8], item: &Value) -> Result<bool, Stop> {
        self.work(data.len() / 16);
        match self.builtin_part(item) {
            Some(Value::Bytes(part)) => {
                let part = part.data();
                Ok(part.is_empty() || data.windows(part.len()).any(|window| window == part.as_slice()))
            }
            Some(Value::Int(_, n)) => match u8::try_from(n) {
                Ok(byte) => Ok(data.contains(&byte)),
                Err(_) => Err(self.value_error("byte must be in range(0, 256)")),
            },
            Some(Value::Bool(b)) => Ok(data.contains(&u8::from(b))),
            _ => {
                let class = self.class_name(item);
                Err(self.type_error(&format!("a bytes-like object is required, not '{class}'")))
            }
        }
    }
}

/// A special method's result, None for NotImplemented.
pub fn implemented(result: Option<Value>) -> Option<Value> {
    result.filter(|value| !matches!(value, Value::NotImplemented))
}

/// Numbers of all kinds; None when a side is none, or has no order (complex).
#[inline]
fn compare_numbers(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(_, a), Value::Int(_, b)) => Some(op.holds(a.cmp(b))),
        (Value::Float(_, a), Value::Float(_, b)) => Some(op.holds_partially(a.partial_cmp(b))),
        (&Value::Bool(a), _) => compare_numbers_from(op, &Value::int(i64::from(a)), b),
        _ => compare_numbers_from(op, a, b),
    }
}

fn compare_numbers_from(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (_, &Value::Bool(b)) => compare_numbers_from(op, a, &Value::int(i64::from(b))),
        (Value::Int(_, a), Value::Int(_, b)) => Some(op.holds(a.cmp(b))),
        (Value::BigInt(a), Value::BigInt(b)) => Some(op.holds(a.cmp(b))),
        (Value::Int(..), Value::BigInt(b)) => {
            Some(op.holds(if b.is_negative() { Ordering::Greater } else { Ordering::Less }))
        }
        (Value::BigInt(a), Value::Int(..)) => {
            Some(op.holds(if a.is_negative() { Ordering::Less } else { Ordering::Greater }))
        }
        (&Value::Float(_, a), &Value::Int(_, b)) => Some(op.holds_partially(float::compare_int(a, b))),
        (&Value::Int(_, a), &Value::Float(_, b)) => {
            Some(op.holds_partially(float::compare_int(b, a).map(Ordering::reverse)))
        }
        (&Value::Float(_, a), Value::BigInt(b)) => Some(op.holds_partially(float::compare_big(a, b))),
        (Value::BigInt(a), &Value::Float(_, b)) => {
            Some(op.holds_partially(float::compare_big(b, a).map(Ordering::reverse)))
        }
        (Value::Native(_), _) | (_, Value::Native(_)) => compare_complex(op, a, b),
        _ => None,
    }
}

fn compare_complex(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    let parts = |value: &Value| match value {
        Value::Native(native) => native.get::<Complex>().map(|complex| (Value::float(complex.real), complex.imaginary)),
        Value::Int(..) | Value::BigInt(_) | Value::Float(..) => Some((value.clone(), 0.0)),
        _ => None,
    };
    let ((a_real, a_imaginary), (b_real, b_imaginary)) = (parts(a)?, parts(b)?);
    let equal = a_imaginary == b_imaginary && compare_numbers(CompareOp::Eq, &a_real, &b_real)?;
    match op {
        CompareOp::Eq => Some(equal),
        CompareOp::Ne => Some(!equal),
        _ => None,
    }
}

fn same_range(a: &Range, b: &Range) -> bool {
    match a.len() {
        0 => b.is_empty(),
        1 => b.len() == 1 && a.start == b.start,
        len => len == b.len() && a.start == b.start && a.step == b.step,
    }
}

fn slice_parts(slice: &Slice) -> Value {
    Value::tuple(vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()])
}

fn sequence_len(value: &Value) -> usize {
    match value {
        Value::Tuple(items) => items.len(),
        Value::List(list) => list.len(),
        _ => 0,
    }
}

fn sequence_item(value: &Value, at: usize) -> Option<Value> {
    match value {
        Value::Tuple(items) => items.get(at).cloned(),
        Value::List(list) => list.get(at),
        _ => None,
    }
}
