//! Small ordered maps from names to values: the attributes of objects and classes.

use std::collections::HashMap;

use super::heap::{Charge, OBJECT, VALUE};
use super::value::Value;
use crate::compile::symbol::Symbol;

/// Up to this many entries are searched one by one.
const LINEAR: usize = 8;

/// Attributes in the order in which they were first set.
#[derive(Default)]
pub struct Attributes {
    entries: Vec<(Symbol, Value)>,
    /// Where each name stands, once there are more than [`LINEAR`].
    index: Option<Box<HashMap<Symbol, usize>>>,
    charge: Option<Charge>,
}

impl Attributes {
    #[inline]
    pub fn get(&self, name: Symbol) -> Option<&Value> {
        self.position(name).map(|at| &self.entries[at].1)
    }

    #[inline]
    fn position(&self, name: Symbol) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(&name).copied(),
            None => self.entries.iter().position(|entry| entry.0 == name),
        }
    }

    /// Sets an attribute and gives what it was.
    pub fn set(&mut self, name: Symbol, value: Value) -> Option<Value> {
        if let Some(at) = self.position(name) {
            return Some(std::mem::replace(&mut self.entries[at].1, value));
        }
        self.entries.push((name, value));
        let len = self.entries.len();
        let bytes = OBJECT + (VALUE + 8) * len as u64;
        match &self.charge {
            Some(charge) => charge.set(bytes),
            None => self.charge = Some(Charge::new(bytes)),
        }
        if let Some(index) = &mut self.index {
            index.insert(name, len - 1);
        } else if len > LINEAR {
            self.index = Some(Box::new(self.entries.iter().enumerate().map(|(at, entry)| (entry.0, at)).collect()));
        }
        None
    }

    pub fn remove(&mut self, name: Symbol) -> Option<Value> {
        let at = self.position(name)?;
        let (_, value) = self.entries.remove(at);
        self.index = None;
        if self.entries.len() > LINEAR {
            self.index = Some(Box::new(self.entries.iter().enumerate().map(|(at, entry)| (entry.0, at)).collect()));
        }
        Some(value)
    }

    pub fn iter(&self) -> impl Iterator<Item = &(Symbol, Value)> {
        self.entries.iter()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Vec<(Symbol, Value)> {
        self.index = None;
        std::mem::take(&mut self.entries)
    }
}
