//! Operators of containers: joining, repeating, and what sets and dicts combine to.

use std::rc::Rc;

use super::Vm;
use super::bytes::Bytes;
use super::dict::Dict;
use super::generic::Union;
use super::heap::VALUE;
use super::native::Stop;
use super::set::Set;
use super::value::Value;
use crate::compile::code::BinaryOp;

impl Vm {
    /// `a + b` of sequences of one kind; None for all others.
    pub(super) fn concatenate(&mut self, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        Ok(Some(match (a, b) {
            (Value::Str(a), Value::Str(b)) => {
                let len = a.len() + b.len();
                self.reserve(len as u64)?;
                self.work(len / 64);
                let mut text = String::with_capacity(len);
                text.push_str(a);
                text.push_str(b);
                Value::string(text)
            }
            (Value::List(a), Value::List(b)) => {
                let items = self.joined(&a.items(), &b.items())?;
                Value::list(items)
            }
            (Value::Tuple(a), Value::Tuple(b)) => {
                let items = self.joined(a, b)?;
                Value::tuple(items)
            }
            (Value::Bytes(a), Value::Bytes(b)) => {
                let data = [a.data().as_slice(), b.data().as_slice()].concat();
                self.reserve(data.len() as u64)?;
                Value::Bytes(Rc::new(Bytes::new(data, a.mutable)))
            }
            _ => return Ok(None),
        }))
    }

    fn joined(&mut self, a: &[Value], b: &[Value]) -> Result<Vec<Value>, Stop> {
        let len = a.len() + b.len();
        self.reserve(VALUE * len as u64)?;
        self.spend(len / 8)?;
        let mut items = Vec::with_capacity(len);
        items.extend_from_slice(a);
        items.extend_from_slice(b);
        Ok(items)
    }

    /// `sequence * n` and `n * sequence`; None when there is no sequence or no integer.
    pub(super) fn repeat_either(&mut self, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        for (sequence, count) in [(a, b), (b, a)] {
            if matches!(sequence, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_))
                && self.has_index(count)
            {
                let count = self.index(count)?.max(0) as u64;
                return self.repeat(sequence, count);
            }
        }
        Ok(None)
    }

    fn repeat(&mut self, sequence: &Value, count: u64) -> Result<Option<Value>, Stop> {
        Ok(Some(match sequence {
            Value::Str(text) => {
                let count = self.check_size(text.len(), count, 1)?;
                Value::string(text.repeat(count))
            }
            Value::Bytes(bytes) => {
                let data = bytes.data();
                let count = self.check_size(data.len(), count, 1)?;
                Value::Bytes(Rc::new(Bytes::new(data.repeat(count), bytes.mutable)))
            }
            Value::List(list) => {
                let items = list.items();
                let count = self.check_size(items.len(), count, VALUE)?;
                Value::list(repeated(&items, count))
            }
            Value::Tuple(items) => {
                if count == 1 {
                    return Ok(Some(sequence.clone()));
                }
                let count = self.check_size(items.len(), count, VALUE)?;
                Value::tuple(repeated(items, count))
            }
            _ => return Ok(None),
        }))
    }

    /// Makes sure that `len * count` items may be made, before they are; gives the count.
    fn check_size(&mut self, len: usize, count: u64, item: u64) -> Result<usize, Stop> {
        if len == 0 {
            return Ok(0);
        }
        let items = (len as u64).saturating_mul(count);
        self.reserve(items.saturating_mul(item))?;
        self.spend(items as usize / 16)?;
        Ok(count as usize)
    }

    /// `-`, `&`, `|`, `^` of sets, `|` of dicts; None for all others. The result is of the left side's kind.
    pub(super) fn combine(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        match (a, b) {
            (Value::Set(a), Value::Set(b)) => {
                let result = match op {
                    BinaryOp::Sub => a.difference(self, b)?,
                    BinaryOp::And => a.intersection(self, b)?,
                    BinaryOp::Or => a.union(self, b)?,
                    BinaryOp::Xor => a.symmetric_difference(self, b)?,
                    _ => return Ok(None),
                };
                Ok(Some(Value::Set(Rc::new(result))))
            }
            (Value::Dict(a), Value::Dict(b)) if op == BinaryOp::Or => {
                let result = a.copy();
                self.put_all(&result, b)?;
                Ok(Some(Value::Dict(Rc::new(result))))
            }
            _ => Ok(None),
        }
    }

    fn put_all(&mut self, dict: &Dict, other: &Dict) -> Result<(), Stop> {
        let entries = other.entries();
        self.reserve(2 * VALUE * entries.len() as u64)?;
        self.spend(entries.len())?;
        for (key, value) in entries {
            let old = dict.set(self, key, value)?;
            drop(old);
        }
        Ok(())
    }

    /// Changes a list, set, dict or bytearray by `op=`; false when that is not done in place.
    pub(super) fn inplace_builtin(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<bool, Stop> {
        match (op, a) {
            (BinaryOp::Add, Value::List(list)) => {
                let items = self.collect(b)?;
                self.reserve(VALUE * items.len() as u64)?;
                self.spend(items.len() / 8)?;
                list.edit(|own| own.extend(items));
                Ok(true)
            }
            (BinaryOp::Mul, Value::List(list)) if self.has_index(b) => {
                let count = self.index(b)?.max(0) as u64;
                let count = self.check_size(list.len(), count, VALUE)?;
                let items = repeated(&list.items(), count);
                let old = list.replace(items);
                drop(old);
                Ok(true)
            }
            (_, Value::Set(set)) if !set.frozen => self.inplace_set(op, set, b),
            (BinaryOp::Or, Value::Dict(dict)) => {
                let pairs = self.pairs(b)?;
                self.spend(pairs.len())?;
                for (key, value) in pairs {
                    let old = dict.set(self, key, value)?;
                    drop(old);
                }
                Ok(true)
            }
            (BinaryOp::Add, Value::Bytes(bytes)) if bytes.mutable => match self.builtin_part(b) {
                Some(Value::Bytes(other)) => {
                    let data = other.data().clone();
                    self.reserve(data.len() as u64)?;
                    bytes.edit(|own| own.extend(data));
                    Ok(true)
                }
                _ => Ok(false),
            },
            _ => Ok(false),
        }
    }

    fn inplace_set(&mut self, op: BinaryOp, set: &Set, other: &Value) -> Result<bool, Stop> {
        let Some(Value::Set(other)) = self.builtin_part(other) else { return Ok(false) };
        match op {
            BinaryOp::Sub => set.difference_update(self, &other)?,
            BinaryOp::And => set.intersection_update(self, &other)?,
            BinaryOp::Or => set.merge(self, &other)?,
            BinaryOp::Xor => set.symmetric_difference_update(self, &other)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The items of a mapping, or of an iterable of pairs: what `dict.update` takes.
    pub fn pairs(&mut self, source: &Value) -> Result<Vec<(Value, Value)>, Stop> {
        if let Some(Value::Dict(dict)) = self.builtin_part(source) {
            return Ok(dict.entries());
        }
        let keys = self.known.keys;
        if let Some(method) = self.attribute_or_none(source, keys)? {
            let keys = self.call(&method, super::native::Args::default())?;
            let keys = self.collect(&keys)?;
            let mut pairs = Vec::with_capacity(keys.len());
            for key in keys {
                let value = self.get_item(source, &key)?;
                pairs.push((key, value));
            }
            return Ok(pairs);
        }
        let items = self.collect(source)?;
        let mut pairs = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            if !self.iterable(item) {
                return Err(self.type_error("object is not iterable"));
            }
            let pair = self.collect(item)?;
            let [key, value] = pair.as_slice() else {
                let len = pair.len();
                return Err(self.value_error(&format!(
                    "dictionary update sequence element #{at} has length {len}; 2 is required"
                )));
            };
            pairs.push((key.clone(), value.clone()));
        }
        Ok(pairs)
    }

    /// `int | None`: what annotations and `isinstance` write; None when a side is no type.
    pub(super) fn union_of_types(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        let types = [a, b].map(Union::can_join);
        let one_is_a_type = !a.is_none() || !b.is_none();
        Ok((op == BinaryOp::Or && types == [true, true] && one_is_a_type).then(|| Union::join(a, b)))
    }
}

fn repeated(items: &[Value], count: usize) -> Vec<Value> {
    let mut result = Vec::with_capacity(items.len() * count);
    for _ in 0..count {
        result.extend_from_slice(items);
    }
    result
}
