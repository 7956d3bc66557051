//! `hash`: CPython's numbers, bit for bit, since the order of sets shows them. Strings hash as with `PYTHONHASHSEED=0`.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use super::complex::Complex;
use super::native::Stop;
use super::range::{Range, Slice};
use super::value::Value;
use super::{Vm, float, integer};

/// Numbers hash to their value modulo this prime.
pub const MODULUS: u64 = (1 << 61) - 1;

const NONE: i64 = 0xFCA8_6420;
const ELLIPSIS: i64 = 0x7F01_0001;
const NOT_IMPLEMENTED: i64 = 0x7F01_0002;

/// What a value is hashed for: errors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// `hash(value)`
    Plain,
    DictKey,
    SetElement,
}

/// -1 is no hash: CPython's functions use it for errors.
#[inline]
pub fn finish(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// The hash of a sequence of bytes; 0 for none.
pub fn bytes(data: &[u8]) -> i64 {
    if data.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    hasher.write(data);
    finish(hasher.finish() as i64)
}

/// The hash of a string: of CPython's inner form, which takes 1, 2 or 4 bytes for each character.
pub fn text(text: &str) -> i64 {
    if text.is_ascii() {
        return bytes(text.as_bytes());
    }
    let widest = text.chars().max().map_or(0, u32::from);
    let data: Vec<u8> = if widest < 0x100 {
        text.chars().map(|c| c as u8).collect()
    } else if widest < 0x1_0000 {
        text.chars().flat_map(|c| (c as u16).to_le_bytes()).collect()
    } else {
        text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect()
    };
    bytes(&data)
}

/// Mixes the hashes of a sequence's items: xxHash with one lane.
struct Lanes(u64);

impl Lanes {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;

    fn new() -> Lanes {
        Lanes(Lanes::PRIME_5)
    }

    fn add(&mut self, lane: i64) {
        let mixed = self.0.wrapping_add((lane as u64).wrapping_mul(Lanes::PRIME_2));
        self.0 = mixed.rotate_left(31).wrapping_mul(Lanes::PRIME_1);
    }

    fn finish(self) -> i64 {
        if self.0 == u64::MAX { 1_546_275_796 } else { self.0 as i64 }
    }

    /// As [`Lanes::finish`], for a tuple, whose length counts too.
    fn finish_tuple(self, len: usize) -> i64 {
        Lanes(self.0.wrapping_add(len as u64 ^ (Lanes::PRIME_5 ^ 3_527_539))).finish()
    }
}

/// The hash of a tuple of items with these hashes. (CPython: `tuple_hash`.)
pub fn tuple(hashes: &[i64]) -> i64 {
    let mut lanes = Lanes::new();
    for &hash in hashes {
        lanes.add(hash);
    }
    lanes.finish_tuple(hashes.len())
}

/// The hash of a frozenset of elements with these hashes, in whatever order. (CPython: `frozenset_hash`.)
pub fn frozenset(hashes: Vec<i64>) -> i64 {
    let mut hash = 0_u64;
    let mut len = 0_u64;
    for element in hashes {
        let element = element as u64;
        hash ^= ((element ^ 89_869_747) ^ (element << 16)).wrapping_mul(3_644_798_167);
        len += 1;
    }
    hash ^= (len + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}

impl Vm {
    /// `hash(value)`. Errors: TypeError for what can't be hashed.
    #[inline]
    pub fn hash(&mut self, value: &Value) -> Result<i64, Stop> {
        match value {
            Value::Str(text) => Ok(self.hash_str(text)),
            &Value::Int(_, n) => Ok(integer::hash(n)),
            _ => self.hash_other(value),
        }
    }

    /// As [`Vm::hash`], with an error that says what the hash is for.
    #[inline]
    pub fn hash_for(&mut self, value: &Value, purpose: Purpose) -> Result<i64, Stop> {
        match self.hash(value) {
            Err(Stop::Raise(exception)) => Err(self.unusable(value, purpose, exception)),
            result => result,
        }
    }

    /// The TypeError of a key or element that has no hash.
    fn unusable(&mut self, value: &Value, purpose: Purpose, exception: Value) -> Stop {
        let role = match purpose {
            Purpose::Plain => return Stop::Raise(exception),
            Purpose::DictKey => "a dict key",
            Purpose::SetElement => "a set element",
        };
        let Value::Instance(instance) = &exception else { return Stop::Raise(exception) };
        if !std::rc::Rc::ptr_eq(&instance.class(), &self.types.type_error) {
            return Stop::Raise(exception);
        }
        let reason = match instance.exception(|data| data.args.clone()).as_deref() {
            Some([Value::Str(reason)]) => reason.to_string(),
            _ => return Stop::Raise(exception),
        };
        let class = self.class_name(value);
        self.type_error(&format!("cannot use '{class}' as {role} ({reason})"))
    }

    fn hash_str(&self, value: &super::string::Str) -> i64 {
        if let Some(hash) = value.cached_hash() {
            return hash;
        }
        let hash = text(value);
        value.cache_hash(hash);
        hash
    }

    fn hash_other(&mut self, value: &Value) -> Result<i64, Stop> {
        match value {
            Value::Bool(b) => Ok(i64::from(*b)),
            Value::Float(_, x) => Ok(float::hash(*x)),
            Value::BigInt(n) => Ok(integer::hash_big(n)),
            Value::None | Value::Unbound => Ok(NONE),
            Value::Ellipsis => Ok(ELLIPSIS),
            Value::NotImplemented => Ok(NOT_IMPLEMENTED),
            Value::Bytes(data) if !data.mutable => Ok(bytes(&data.data())),
            Value::Tuple(items) => self.deeper("", |vm| {
                vm.spend(items.len())?;
                let hashes = items.iter().map(|item| vm.hash(item)).collect::<Result<Vec<i64>, Stop>>()?;
                Ok(tuple(&hashes))
            }),
            Value::Set(set) if set.frozen => Ok(frozenset(set.hashes())),
            Value::Range(range) => Ok(hash_range(range)),
            Value::Slice(slice) => self.deeper("", |vm| vm.hash_slice(slice)),
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Bytes(_) => Err(self.unhashable(value)),
            Value::Method(method) => {
                let function = self.hash(&method.function)?;
                Ok(finish(i64::from(self.serial_of(&method.this)) ^ function))
            }
            Value::Instance(_) | Value::Native(_) | Value::Class(_) => self.hash_object(value),
            _ => Ok(i64::from(self.serial_of(value))),
        }
    }

    /// An object whose class may say how it hashes.
    fn hash_object(&mut self, value: &Value) -> Result<i64, Stop> {
        if let Some(Value::Native(native)) = self.builtin_part(value)
            && let Some(complex) = native.get::<Complex>()
        {
            return Ok(complex.hash());
        }
        let (hash, eq) = (self.known.hash, self.known.eq);
        match self.custom(value, hash) {
            Some(method) if method.is_none() => Err(self.unhashable(value)),
            Some(_) => match self.call_special(value, hash, &[])? {
                Some(result) => self.checked_hash(&result),
                None => Err(self.unhashable(value)),
            },
            None => match self.builtin_part(value) {
                Some(Value::List(_) | Value::Dict(_)) => Err(self.unhashable(value)),
                Some(part) => self.deeper("", |vm| vm.hash(&part)),
                // A library class that says when its objects are equal, and no more.
                None if matches!(value, Value::Native(_)) && self.custom(value, eq).is_some() => {
                    Err(self.unhashable(value))
                }
                None => {
                    let own = if let Value::Native(native) = value { native.object().hash() } else { None };
                    Ok(own.unwrap_or_else(|| i64::from(self.serial_of(value))))
                }
            },
        }
    }

    /// What a `__hash__` of Python's gave.
    fn checked_hash(&mut self, result: &Value) -> Result<i64, Stop> {
        match self.builtin_part(result) {
            Some(Value::Int(_, n)) => Ok(finish(n)),
            Some(Value::Bool(b)) => Ok(i64::from(b)),
            Some(Value::BigInt(n)) => Ok(integer::hash_big(&n)),
            _ => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    fn hash_slice(&mut self, slice: &Slice) -> Result<i64, Stop> {
        let mut lanes = Lanes::new();
        for part in [&slice.start, &slice.stop, &slice.step] {
            let hash = self.hash(part)?;
            lanes.add(hash);
        }
        Ok(lanes.finish())
    }

    fn unhashable(&self, value: &Value) -> Stop {
        self.type_error(&format!("unhashable type: '{}'", self.class_name(value)))
    }
}

/// A range hashes as the tuple of its length, first item and step, as far as they matter.
fn hash_range(range: &Range) -> i64 {
    let len = range.len();
    let start = if len == 0 { NONE } else { integer::hash(range.start) };
    let step = if len <= 1 { NONE } else { integer::hash(range.step) };
    tuple(&[integer::hash(len as i64), start, step])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hash_as_with_hash_seed_0() {
        let cases = [
            ("", 0),
            ("a", 4644417185603328019),
            ("abc", -4594863902769663758),
            ("hello world, this is long", 7650859633215404784),
            ("é", 6047309291227476195),
            ("中文", 501833946989431548),
            ("😀", -3536540696076613844),
            ("é中😀", 2586780515087696112),
        ];
        for (string, expected) in cases {
            assert_eq!(text(string), expected, "hash({string:?})");
        }
    }

    #[test]
    fn tuples_sets_and_ranges_hash_as_in_cpython() {
        assert_eq!(tuple(&[]), 5740354900026072187);
        assert_eq!(tuple(&[1, 2, 3]), 529344067295497451);
        assert_eq!(tuple(&[text("a"), tuple(&[1])]), 5417709410903412563);
        assert_eq!(frozenset(vec![]), 133146708735736);
        assert_eq!(frozenset(vec![1, 2, 3]), -272375401224217160);
        assert_eq!(frozenset(vec![text("c"), text("a"), text("b")]), 8636088911049444515);
        assert_eq!(hash_range(&Range { start: 0, stop: 10, step: 1 }), -7546101314042312252);
        assert_eq!(hash_range(&Range { start: 1, stop: 10, step: 3 }), -9160968616009628824);
    }
}
