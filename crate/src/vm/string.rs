//! `str`.

use std::cell::Cell;
use std::ops::Deref;

use super::heap::{Charge, OBJECT};

/// A string: UTF-8, with the number of its characters (code points) known.
#[derive(Debug)]
pub struct Str {
    text: Box<str>,
    chars: u32,
    /// Python's hash, 0 until it is asked for.
    hash: Cell<i64>,
    _charge: Charge,
}

impl Str {
    pub fn new(text: &str) -> Str {
        Str::from(text.to_owned())
    }

    /// Its length as Python counts, in code points.
    pub fn chars(&self) -> usize {
        self.chars as usize
    }

    /// Bytes and code points are the same.
    pub fn is_ascii(&self) -> bool {
        self.chars as usize == self.text.len()
    }

    /// The byte offset of a code point; the length for one past the end.
    pub fn offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index.min(self.text.len());
        }
        self.text.char_indices().nth(index).map_or(self.text.len(), |(at, _)| at)
    }

    /// The text between two code points.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        if start >= end {
            return "";
        }
        let from = self.offset(start);
        if self.is_ascii() {
            return &self.text[from..end.min(self.text.len())];
        }
        let rest = &self.text[from..];
        let to = rest.char_indices().nth(end - start).map_or(rest.len(), |(at, _)| at);
        &rest[..to]
    }

    /// CPython keeps one copy of short identifiers and single characters: for `is`.
    pub fn interned_like(&self, other: &Str) -> bool {
        self.text.len() <= 20
            && self.text == other.text
            && self.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    /// The cached hash, if it was computed.
    pub fn cached_hash(&self) -> Option<i64> {
        Some(self.hash.get()).filter(|&hash| hash != 0)
    }

    pub fn cache_hash(&self, hash: i64) {
        self.hash.set(hash);
    }
}

impl From<String> for Str {
    fn from(text: String) -> Str {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() } as u32;
        let charge = Charge::new(OBJECT + text.len() as u64);
        Str { text: text.into_boxed_str(), chars, hash: Cell::new(0), _charge: charge }
    }
}

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
