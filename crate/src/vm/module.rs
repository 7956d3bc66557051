//! Modules and their global variables.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::value::Value;
use crate::compile::symbol::Symbol;

/// A module. The names that its code uses have fixed slots, so that a global variable is found without a look-up.
pub struct Module {
    pub name: Rc<str>,
    globals: RefCell<Globals>,
}

#[derive(Default)]
struct Globals {
    names: Vec<Symbol>,
    values: Vec<Value>,
    /// Per slot: the built-in of this name, or unbound.
    fallback: Vec<Value>,
    slots: HashMap<Symbol, u32>,
}

impl Module {
    pub fn new(name: &str) -> Module {
        Module { name: name.into(), globals: RefCell::default() }
    }

    /// Makes sure that each name has the slot of its index in `names`; `builtin` gives what stands behind a name that is not set.
    pub fn declare(&self, names: &[Symbol], builtin: impl Fn(Symbol) -> Value) {
        for &name in names {
            self.slot(name, &builtin);
        }
    }

    fn slot(&self, name: Symbol, builtin: &impl Fn(Symbol) -> Value) -> u32 {
        let mut globals = self.globals.borrow_mut();
        if let Some(&slot) = globals.slots.get(&name) {
            return slot;
        }
        let slot = globals.names.len() as u32;
        globals.names.push(name);
        globals.values.push(Value::Unbound);
        globals.fallback.push(builtin(name));
        globals.slots.insert(name, slot);
        slot
    }

    /// The global in a slot, or the built-in behind it, or unbound.
    #[inline]
    pub fn load(&self, slot: u32) -> Value {
        let globals = self.globals.borrow();
        match &globals.values[slot as usize] {
            Value::Unbound => globals.fallback[slot as usize].clone(),
            value => value.clone(),
        }
    }

    /// Sets the global in a slot and gives what was there; unbound deletes.
    #[inline]
    pub fn store(&self, slot: u32, value: Value) -> Value {
        std::mem::replace(&mut self.globals.borrow_mut().values[slot as usize], value)
    }

    /// The names that have slots, by slot.
    pub fn names(&self) -> Vec<Symbol> {
        self.globals.borrow().names.clone()
    }

    pub fn name_of(&self, slot: u32) -> Symbol {
        self.globals.borrow().names[slot as usize]
    }

    pub fn get(&self, name: Symbol) -> Option<Value> {
        let globals = self.globals.borrow();
        let slot = *globals.slots.get(&name)?;
        globals.values[slot as usize].clone().bound()
    }

    pub fn set(&self, name: Symbol, value: Value) -> Value {
        let slot = self.slot(name, &|_| Value::Unbound);
        self.store(slot, value)
    }

    /// The names that are set, with their values, in the order of their slots.
    pub fn entries(&self) -> Vec<(Symbol, Value)> {
        let globals = self.globals.borrow();
        let pairs = globals.names.iter().zip(&globals.values);
        pairs.filter(|(_, value)| !value.is_unbound()).map(|(&name, value)| (name, value.clone())).collect()
    }

    /// Forgets everything, as the interpreter does at its end; gives the values, to be dropped in order.
    pub fn clear(&self) -> Vec<Value> {
        self.globals.borrow_mut().values.iter_mut().map(std::mem::take).collect()
    }
}
