//! `dict`: insertion order, and look-ups that may have to ask Python.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hashbrown::HashTable;

use super::hash::Purpose;
use super::heap::{Charge, OBJECT, VALUE};
use super::native::Stop;
use super::value::Value;
use super::Vm;

pub struct Dict {
    table: RefCell<Table>,
    /// Changes whenever a key comes or goes: iteration notices.
    version: Cell<u32>,
    charge: Charge,
}

#[derive(Default)]
struct Table {
    index: HashTable<u32>,
    /// None where an entry was removed.
    entries: Vec<Option<Entry>>,
    live: usize,
}

#[derive(Clone)]
struct Entry {
    hash: i64,
    key: Value,
    value: Value,
}

impl Default for Dict {
    fn default() -> Dict {
        Dict { table: RefCell::default(), version: Cell::new(0), charge: Charge::new(OBJECT) }
    }
}

impl Dict {
    pub fn new() -> Dict {
        Dict::default()
    }

    pub fn len(&self) -> usize {
        self.table.borrow().live
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn version(&self) -> u32 {
        self.version.get()
    }

    /// The entry's place. Asks Python when keys of equal hash have an `__eq__` of their own.
    fn find(&self, vm: &mut Vm, hash: i64, key: &Value) -> Result<Option<usize>, Stop> {
        let mut doubtful = Vec::new();
        {
            let table = self.table.borrow();
            let same = |&at: &u32| {
                let Some(entry) = &table.entries[at as usize] else { return false };
                if entry.hash != hash {
                    return false;
                }
                match vm.quick_eq(&entry.key, key) {
                    Some(equal) => equal,
                    None => {
                        doubtful.push((at as usize, entry.key.clone()));
                        false
                    }
                }
            };
            if let Some(&at) = table.index.find(spread(hash), same) {
                return Ok(Some(at as usize));
            }
        }
        doubtful.sort_by_key(|(at, _)| *at);
        for (at, candidate) in doubtful {
            if vm.eq(&candidate, key)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    pub fn get(&self, vm: &mut Vm, key: &Value) -> Result<Option<Value>, Stop> {
        if self.is_empty() {
            vm.hash_for(key, Purpose::DictKey)?;
            return Ok(None);
        }
        let hash = vm.hash_for(key, Purpose::DictKey)?;
        let Some(at) = self.find(vm, hash, key)? else { return Ok(None) };
        Ok(self.table.borrow().entries[at].as_ref().map(|entry| entry.value.clone()))
    }

    pub fn contains(&self, vm: &mut Vm, key: &Value) -> Result<bool, Stop> {
        let hash = vm.hash_for(key, Purpose::DictKey)?;
        Ok(self.find(vm, hash, key)?.is_some())
    }

    /// Sets an item and gives the value that was there.
    pub fn set(&self, vm: &mut Vm, key: Value, value: Value) -> Result<Option<Value>, Stop> {
        let hash = vm.hash_for(&key, Purpose::DictKey)?;
        if let Some(at) = self.find(vm, hash, &key)? {
            let mut table = self.table.borrow_mut();
            return Ok(table.entries[at].as_mut().map(|entry| std::mem::replace(&mut entry.value, value)));
        }
        self.insert_new(hash, key, value);
        Ok(None)
    }

    fn insert_new(&self, hash: i64, key: Value, value: Value) {
        let mut table = self.table.borrow_mut();
        if table.entries.len() >= 8 && table.entries.len() >= 2 * table.live.max(4) {
            compact(&mut table);
        }
        let at = table.entries.len() as u32;
        table.entries.push(Some(Entry { hash, key, value }));
        table.live += 1;
        let Table { index, entries, .. } = &mut *table;
        index.insert_unique(spread(hash), at, |&at| entries[at as usize].as_ref().map_or(0, |entry| spread(entry.hash)));
        self.version.set(self.version.get().wrapping_add(1));
        self.charge.set(OBJECT + (2 * VALUE + 16) * entries.capacity() as u64);
    }

    /// Removes an item and gives it.
    pub fn remove(&self, vm: &mut Vm, key: &Value) -> Result<Option<(Value, Value)>, Stop> {
        let hash = vm.hash_for(key, Purpose::DictKey)?;
        let Some(at) = self.find(vm, hash, key)? else { return Ok(None) };
        Ok(self.remove_at(at))
    }

    fn remove_at(&self, at: usize) -> Option<(Value, Value)> {
        let mut table = self.table.borrow_mut();
        let entry = table.entries[at].take()?;
        if let Ok(found) = table.index.find_entry(spread(entry.hash), |&other| other as usize == at) {
            found.remove();
        }
        table.live -= 1;
        while matches!(table.entries.last(), Some(None)) {
            table.entries.pop();
        }
        self.version.set(self.version.get().wrapping_add(1));
        Some((entry.key, entry.value))
    }

    /// The last item, removed.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let at = self.table.borrow().entries.len().checked_sub(1)?;
        self.remove_at(at)
    }

    /// The first live entry at or after a place, and the place after it: the step of an iterator.
    pub fn next_entry(&self, from: usize) -> Option<(usize, Value, Value)> {
        let table = self.table.borrow();
        let mut at = from;
        while let Some(slot) = table.entries.get(at) {
            at += 1;
            if let Some(entry) = slot {
                return Some((at, entry.key.clone(), entry.value.clone()));
            }
        }
        None
    }

    /// The last live entry before a place, and its place: the step of a reversed iterator.
    pub fn previous_entry(&self, before: usize) -> Option<(usize, Value, Value)> {
        let table = self.table.borrow();
        let mut at = before.min(table.entries.len());
        while at > 0 {
            at -= 1;
            if let Some(entry) = &table.entries[at] {
                return Some((at, entry.key.clone(), entry.value.clone()));
            }
        }
        None
    }

    /// One past the last place, for [`Dict::previous_entry`].
    pub fn places(&self) -> usize {
        self.table.borrow().entries.len()
    }

    pub fn entries(&self) -> Vec<(Value, Value)> {
        let table = self.table.borrow();
        table.entries.iter().flatten().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    }

    pub fn keys(&self) -> Vec<Value> {
        self.table.borrow().entries.iter().flatten().map(|entry| entry.key.clone()).collect()
    }

    pub fn values(&self) -> Vec<Value> {
        self.table.borrow().entries.iter().flatten().map(|entry| entry.value.clone()).collect()
    }

    /// Removes everything and gives it, to be dropped by the caller.
    pub fn take(&self) -> Vec<(Value, Value)> {
        let table = std::mem::take(&mut *self.table.borrow_mut());
        self.version.set(self.version.get().wrapping_add(1));
        self.charge.set(OBJECT);
        table.entries.into_iter().flatten().map(|entry| (entry.key, entry.value)).collect()
    }

    /// A shallow copy.
    pub fn copy(&self) -> Dict {
        let dict = Dict::new();
        for entry in self.table.borrow().entries.iter().flatten() {
            dict.insert_new(entry.hash, entry.key.clone(), entry.value.clone());
        }
        dict
    }

    /// For keys that are strings: no question can arise.
    pub fn get_str(&self, vm: &mut Vm, key: &str) -> Option<Value> {
        self.get(vm, &Value::str(key)).ok().flatten()
    }

    pub fn set_str(&self, vm: &mut Vm, key: &str, value: Value) {
        // A string's hash and comparison never ask and never fail.
        let _ = self.set(vm, Value::str(key), value);
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        let table = std::mem::take(&mut *self.table.borrow_mut());
        if table.live > 0 {
            super::drop::bury(table.entries.into_iter().flatten().flat_map(|entry| [entry.key, entry.value]).collect());
        }
    }
}

fn compact(table: &mut Table) {
    let entries = std::mem::take(&mut table.entries);
    table.entries = entries.into_iter().flatten().map(Some).collect();
    table.index.clear();
    let Table { index, entries, .. } = table;
    for (at, entry) in entries.iter().flatten().enumerate() {
        index.insert_unique(spread(entry.hash), at as u32, |&at| {
            entries[at as usize].as_ref().map_or(0, |entry| spread(entry.hash))
        });
    }
}

/// Python's hashes of small integers are the integers themselves; the table wants the high bits to differ as well.
#[inline]
fn spread(hash: i64) -> u64 {
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Items of keyword arguments.
pub fn from_keywords(vm: &mut Vm, keywords: &[(crate::compile::symbol::Symbol, Value)]) -> Rc<Dict> {
    let dict = Dict::new();
    for (name, value) in keywords {
        let key = vm.symbol_str(*name);
        let _ = dict.set(vm, key, value.clone());
    }
    Rc::new(dict)
}
