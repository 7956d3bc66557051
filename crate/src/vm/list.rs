//! `list` and `tuple`.

use std::cell::{Ref, RefCell};
use std::ops::Deref;

use super::heap::{Charge, OBJECT, VALUE};
use super::value::Value;

pub struct List {
    items: RefCell<Vec<Value>>,
    charge: Charge,
}

impl List {
    pub fn new(items: Vec<Value>) -> List {
        let charge = Charge::new(size(items.capacity()));
        List { items: RefCell::new(items), charge }
    }

    pub fn items(&self) -> Ref<'_, Vec<Value>> {
        self.items.borrow()
    }

    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.borrow().is_empty()
    }

    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }

    #[inline]
    pub fn push(&self, item: Value) {
        let mut items = self.items.borrow_mut();
        let full = items.len() == items.capacity();
        items.push(item);
        if full {
            self.charge.set(size(items.capacity()));
        }
    }

    /// Changes the items. What falls out of the list must be kept by `change` and dropped after: dropping may run code.
    pub fn edit<R>(&self, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        let mut items = self.items.borrow_mut();
        let result = change(&mut items);
        self.charge.set(size(items.capacity()));
        result
    }

    /// Puts other items in and gives the old ones.
    pub fn replace(&self, items: Vec<Value>) -> Vec<Value> {
        self.edit(|old| std::mem::replace(old, items))
    }
}

impl Drop for List {
    fn drop(&mut self) {
        super::drop::bury(self.items.take());
    }
}

/// An immutable sequence.
pub struct Tuple {
    items: Vec<Value>,
    _charge: Charge,
}

impl Tuple {
    pub fn new(items: Vec<Value>) -> Tuple {
        let charge = Charge::new(size(items.len()));
        Tuple { items, _charge: charge }
    }
}

impl Deref for Tuple {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.items
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        super::drop::bury(std::mem::take(&mut self.items));
    }
}

fn size(capacity: usize) -> u64 {
    OBJECT + VALUE * capacity as u64
}
