//! `set` and `frozenset`: CPython's table, so that elements come out in CPython's order.
//!
//! Elements stand in slots of a power of two; a search looks at a few neighbours before it jumps (CPython: `setobject.c`).

use std::cell::{Cell, RefCell};

use super::hash::Purpose;
use super::heap::{Charge, OBJECT, VALUE};
use super::native::Stop;
use super::value::Value;
use super::Vm;

pub struct Set {
    pub frozen: bool,
    table: RefCell<Table>,
    charge: Charge,
    /// Where `pop` looks next.
    finger: Cell<usize>,
}

/// Slots of the smallest table.
const MIN_SLOTS: usize = 8;
/// Neighbours that a search looks at beside each slot.
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

#[derive(Clone)]
enum Slot {
    Free,
    /// An element was here: searches go on.
    Gone,
    Element(i64, Value),
}

#[derive(Clone)]
struct Table {
    slots: Vec<Slot>,
    /// Elements stand in the order in which they went in, and are searched for from the first slot on.
    ordered: bool,
    /// Slots that are not free.
    filled: usize,
    /// Slots with an element.
    used: usize,
}

impl Default for Table {
    fn default() -> Table {
        Table::with_slots(MIN_SLOTS, false)
    }
}

/// The slots that a search for a hash looks at, in order; without end.
struct Probes {
    mask: usize,
    perturb: u64,
    slot: usize,
    neighbours: usize,
    ordered: bool,
}

impl Probes {
    fn new(hash: i64, mask: usize) -> Probes {
        let mut probes = Probes { mask, perturb: hash as u64, slot: hash as usize & mask, neighbours: 0, ordered: false };
        probes.neighbours = probes.run();
        probes
    }

    fn in_order(mask: usize) -> Probes {
        Probes { mask, perturb: 0, slot: 0, neighbours: 0, ordered: true }
    }

    /// How many neighbours are looked at: none near the table's end.
    fn run(&self) -> usize {
        if self.slot + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 }
    }
}

impl Iterator for Probes {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.ordered {
            self.slot += 1;
            return Some(self.slot - 1);
        }
        let run = self.run();
        let at = self.slot + (run - self.neighbours);
        if self.neighbours > 0 {
            self.neighbours -= 1;
        } else {
            self.perturb >>= PERTURB_SHIFT;
            self.slot = (self.slot.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize)) & self.mask;
            self.neighbours = self.run();
        }
        Some(at)
    }
}

impl Table {
    fn with_slots(slots: usize, ordered: bool) -> Table {
        Table { slots: vec![Slot::Free; slots], ordered, filled: 0, used: 0 }
    }

    fn probes(&self, hash: i64) -> Probes {
        if self.ordered { Probes::in_order(self.mask()) } else { Probes::new(hash, self.mask()) }
    }

    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    /// A fresh table with more than `wanted` slots and the same elements, put in again in their order.
    fn resize(&mut self, wanted: usize) {
        let mut slots = MIN_SLOTS;
        while slots <= wanted {
            slots <<= 1;
        }
        let old = std::mem::replace(self, Table::with_slots(slots, self.ordered));
        for slot in old.slots {
            if let Slot::Element(hash, value) = slot {
                self.insert_new(hash, value);
            }
        }
    }

    /// Puts in what is not there yet, without growing.
    fn insert_new(&mut self, hash: i64, value: Value) {
        let free = self.probes(hash).find(|&at| matches!(self.slots[at], Slot::Free));
        if let Some(at) = free {
            self.slots[at] = Slot::Element(hash, value);
            self.filled += 1;
            self.used += 1;
        }
    }

    /// As [`Table::insert_new`], but in the last slot of a removed element on the way, if there is one. Grows when three fifths are filled.
    fn add_new(&mut self, hash: i64, value: Value) {
        let mut gone = None;
        for at in self.probes(hash) {
            match self.slots[at] {
                Slot::Free => break,
                Slot::Gone if self.ordered => {}
                Slot::Gone => gone = Some(at),
                Slot::Element(..) => {}
            }
        }
        if let Some(at) = gone {
            self.slots[at] = Slot::Element(hash, value);
            self.used += 1;
            return;
        }
        self.insert_new(hash, value);
        if self.filled * 5 >= self.mask() * 3 {
            self.resize(self.roomy());
        }
    }

    fn roomy(&self) -> usize {
        if self.used > 50_000 { self.used * 2 } else { self.used * 4 }
    }

    /// Makes room for so many more at once.
    fn expect(&mut self, more: usize) {
        if (self.filled + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    fn elements(&self) -> impl Iterator<Item = (i64, &Value)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Element(hash, value) => Some((*hash, value)),
            _ => None,
        })
    }
}

impl Set {
    pub fn new(frozen: bool) -> Set {
        Set { frozen, table: RefCell::default(), charge: Charge::new(bytes(MIN_SLOTS)), finger: Cell::new(0) }
    }

    /// An empty set whose elements come out in the order in which they went in: for sets that CPython orders by address.
    pub fn in_order() -> Set {
        let set = Set::new(false);
        set.table.borrow_mut().ordered = true;
        set
    }

    /// An empty set of the same kind of order.
    fn like(&self, frozen: bool) -> Set {
        let set = Set::new(frozen);
        set.table.borrow_mut().ordered = self.table.borrow().ordered;
        set
    }

    pub fn len(&self) -> usize {
        self.table.borrow().used
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The elements, in the order of iteration.
    pub fn items(&self) -> Vec<Value> {
        self.table.borrow().elements().map(|(_, value)| value.clone()).collect()
    }

    /// Their hashes, in the same order.
    pub fn hashes(&self) -> Vec<i64> {
        self.table.borrow().elements().map(|(hash, _)| hash).collect()
    }

    fn entries(&self) -> Vec<(i64, Value)> {
        self.table.borrow().elements().map(|(hash, value)| (hash, value.clone())).collect()
    }

    /// The first element at or after a place, and the place after it: the step of an iterator.
    pub fn next_entry(&self, from: usize) -> Option<(usize, Value)> {
        let table = self.table.borrow();
        let rest = table.slots.get(from..)?;
        rest.iter().enumerate().find_map(|(at, slot)| match slot {
            Slot::Element(_, value) => Some((from + at + 1, value.clone())),
            _ => None,
        })
    }

    /// The slot of an element. Asks Python when elements of equal hash have an `__eq__` of their own.
    fn find(&self, vm: &mut Vm, hash: i64, value: &Value) -> Result<Option<usize>, Stop> {
        let mut doubtful = Vec::new();
        {
            let table = self.table.borrow();
            for at in table.probes(hash) {
                match &table.slots[at] {
                    Slot::Free => break,
                    Slot::Element(other, element) if *other == hash => match vm.quick_eq(element, value) {
                        Some(true) => return Ok(Some(at)),
                        Some(false) => {}
                        None => doubtful.push((at, element.clone())),
                    },
                    _ => {}
                }
            }
        }
        for (at, element) in doubtful {
            if vm.eq(&element, value)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    fn add_hashed(&self, vm: &mut Vm, hash: i64, value: Value) -> Result<bool, Stop> {
        if self.find(vm, hash, &value)?.is_some() {
            return Ok(false);
        }
        self.edit(|table| table.add_new(hash, value));
        Ok(true)
    }

    fn edit<R>(&self, change: impl FnOnce(&mut Table) -> R) -> R {
        let mut table = self.table.borrow_mut();
        let result = change(&mut table);
        self.charge.set(bytes(table.slots.len()));
        result
    }

    /// Adds an element; false when it was there.
    pub fn add(&self, vm: &mut Vm, value: Value) -> Result<bool, Stop> {
        let hash = vm.hash_for(&value, Purpose::SetElement)?;
        self.add_hashed(vm, hash, value)
    }

    pub fn contains(&self, vm: &mut Vm, value: &Value) -> Result<bool, Stop> {
        let hash = vm.hash_for(value, Purpose::SetElement)?;
        Ok(self.find(vm, hash, value)?.is_some())
    }

    /// Removes an element and gives it.
    pub fn remove(&self, vm: &mut Vm, value: &Value) -> Result<Option<Value>, Stop> {
        let hash = vm.hash_for(value, Purpose::SetElement)?;
        self.remove_hashed(vm, hash, value)
    }

    fn remove_hashed(&self, vm: &mut Vm, hash: i64, value: &Value) -> Result<Option<Value>, Stop> {
        let Some(at) = self.find(vm, hash, value)? else { return Ok(None) };
        Ok(self.remove_at(at))
    }

    fn remove_at(&self, at: usize) -> Option<Value> {
        let mut table = self.table.borrow_mut();
        match std::mem::replace(table.slots.get_mut(at)?, Slot::Gone) {
            Slot::Element(_, value) => {
                table.used -= 1;
                Some(value)
            }
            other => {
                table.slots[at] = other;
                None
            }
        }
    }

    /// Removes the element that `set.pop` gives.
    pub fn pop(&self) -> Option<Value> {
        let at = {
            let table = self.table.borrow();
            let from = self.finger.get() & table.mask();
            let mut order = (from..table.slots.len()).chain(0..from);
            order.find(|&at| matches!(table.slots[at], Slot::Element(..)))?
        };
        self.finger.set(at + 1);
        self.remove_at(at)
    }

    /// Removes everything and gives it, to be dropped by the caller.
    pub fn take(&self) -> Vec<Value> {
        let table = self.edit(|table| std::mem::replace(table, Table::with_slots(MIN_SLOTS, table.ordered)));
        self.finger.set(0);
        let elements = table.slots.into_iter().filter_map(|slot| match slot {
            Slot::Element(_, value) => Some(value),
            _ => None,
        });
        elements.collect()
    }

    /// A copy, made as CPython makes it: the order of the elements may differ from the original's.
    pub fn copy(&self, frozen: bool) -> Set {
        let copy = self.like(frozen);
        copy.merge_into_empty(self);
        copy
    }

    /// The first step of a merge, which no question can come up in: true when that was all.
    fn merge_into_empty(&self, other: &Set) -> bool {
        if std::ptr::eq(self, other) || other.is_empty() {
            return true;
        }
        let source = other.table.borrow();
        self.edit(|table| {
            table.expect(source.used);
            if table.filled > 0 {
                return false;
            }
            if table.mask() == source.mask() && source.filled == source.used && table.ordered == source.ordered {
                *table = source.clone();
                return true;
            }
            for (hash, value) in source.elements() {
                table.insert_new(hash, value.clone());
            }
            true
        })
    }

    /// Adds all elements of another set. (CPython: `set_merge`.)
    pub fn merge(&self, vm: &mut Vm, other: &Set) -> Result<(), Stop> {
        if self.merge_into_empty(other) {
            return Ok(());
        }
        for (hash, value) in other.entries() {
            self.add_hashed(vm, hash, value)?;
        }
        Ok(())
    }

    /// Adds the items of any iterable. Sets and dicts make room at once, as in CPython. (CPython: `set_update`.)
    pub fn update(&self, vm: &mut Vm, iterable: &Value) -> Result<(), Stop> {
        let items = match iterable {
            Value::Set(other) => return self.merge(vm, other),
            Value::Dict(dict) => {
                self.edit(|table| table.expect(dict.len()));
                dict.keys()
            }
            _ => vm.collect(iterable)?,
        };
        vm.spend(items.len())?;
        for item in items {
            self.add(vm, item)?;
        }
        Ok(())
    }

    /// A new set with these items, from any iterable.
    pub fn from_iterable(vm: &mut Vm, frozen: bool, iterable: &Value) -> Result<Set, Stop> {
        let set = Set::new(frozen);
        set.update(vm, iterable)?;
        Ok(set)
    }

    pub fn union(&self, vm: &mut Vm, other: &Set) -> Result<Set, Stop> {
        let result = self.copy(self.frozen);
        if !std::ptr::eq(self, other) {
            result.merge(vm, other)?;
        }
        Ok(result)
    }

    /// The elements of the larger that are in the smaller, in the smaller's order. (CPython: `set_intersection`.)
    pub fn intersection(&self, vm: &mut Vm, other: &Set) -> Result<Set, Stop> {
        if std::ptr::eq(self, other) {
            return Ok(self.copy(self.frozen));
        }
        let own_order = other.len() > self.len() || self.table.borrow().ordered;
        let (large, small) = if own_order { (other, self) } else { (self, other) };
        let result = self.like(self.frozen);
        vm.spend(small.len())?;
        for (hash, value) in small.entries() {
            if large.find(vm, hash, &value)?.is_some() {
                result.add_hashed(vm, hash, value)?;
            }
        }
        Ok(result)
    }

    /// (CPython: `set_difference`.)
    pub fn difference(&self, vm: &mut Vm, other: &Set) -> Result<Set, Stop> {
        if self.len() >> 2 > other.len() {
            let result = self.copy(self.frozen);
            result.difference_update(vm, other)?;
            return Ok(result);
        }
        let result = self.like(self.frozen);
        vm.spend(self.len())?;
        for (hash, value) in self.entries() {
            if other.find(vm, hash, &value)?.is_none() {
                result.add_hashed(vm, hash, value)?;
            }
        }
        Ok(result)
    }

    /// The other set's copy, without or with each element of this one. (CPython: `set_symmetric_difference`.)
    pub fn symmetric_difference(&self, vm: &mut Vm, other: &Set) -> Result<Set, Stop> {
        let result = other.copy(self.frozen);
        result.symmetric_difference_update(vm, self)?;
        Ok(result)
    }

    /// Removes the elements of another set. (CPython: `set_difference_update`.)
    pub fn difference_update(&self, vm: &mut Vm, other: &Set) -> Result<(), Stop> {
        if std::ptr::eq(self, other) {
            drop(self.take());
            return Ok(());
        }
        vm.spend(other.len())?;
        for (hash, value) in other.entries() {
            let removed = self.remove_hashed(vm, hash, &value)?;
            drop(removed);
        }
        self.shed();
        Ok(())
    }

    /// A table with many slots of removed elements is made anew.
    fn shed(&self) {
        self.edit(|table| {
            if table.filled - table.used > table.mask() / 4 {
                table.resize(table.roomy());
            }
        });
    }

    pub fn symmetric_difference_update(&self, vm: &mut Vm, other: &Set) -> Result<(), Stop> {
        if std::ptr::eq(self, other) {
            drop(self.take());
            return Ok(());
        }
        vm.spend(other.len())?;
        // Done on the side: with half of it done, the same questions would not come up again.
        let result = Set::new(self.frozen);
        result.table.replace(self.table.borrow().clone());
        for (hash, value) in other.entries() {
            if result.remove_hashed(vm, hash, &value)?.is_none() {
                result.add_hashed(vm, hash, value)?;
            }
        }
        self.exchange(&result);
        Ok(())
    }

    /// Keeps only what another set has too.
    pub fn intersection_update(&self, vm: &mut Vm, other: &Set) -> Result<(), Stop> {
        let result = self.intersection(vm, other)?;
        self.exchange(&result);
        Ok(())
    }

    /// Swaps the elements of two sets.
    pub fn exchange(&self, other: &Set) {
        self.table.swap(&other.table);
        for set in [self, other] {
            set.edit(|_| ());
        }
    }

    /// Whether every element is in the other set.
    pub fn is_subset(&self, vm: &mut Vm, other: &Set) -> Result<bool, Stop> {
        if self.len() > other.len() {
            return Ok(false);
        }
        vm.spend(self.len())?;
        for (hash, value) in self.entries() {
            if other.find(vm, hash, &value)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub fn is_disjoint(&self, vm: &mut Vm, other: &Set) -> Result<bool, Stop> {
        Ok(self.intersection(vm, other)?.is_empty())
    }
}

impl Drop for Set {
    fn drop(&mut self) {
        let table = self.table.get_mut();
        if table.used > 0 {
            let slots = std::mem::take(&mut table.slots);
            let elements = slots.into_iter().filter_map(|slot| match slot {
                Slot::Element(_, value) => Some(value),
                _ => None,
            });
            super::drop::bury(elements.collect());
        }
    }
}

fn bytes(slots: usize) -> u64 {
    OBJECT + (VALUE + 8) * slots as u64
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn vm() -> Vm {
        Vm::new("", "<test>", Limits::default())
    }

    fn set(vm: &mut Vm, items: impl IntoIterator<Item = Value>) -> Set {
        let set = Set::new(false);
        for item in items {
            assert!(set.add(vm, item).is_ok());
        }
        set
    }

    fn ints(vm: &mut Vm, items: impl IntoIterator<Item = i64>) -> Set {
        set(vm, items.into_iter().map(Value::int))
    }

    fn order(vm: &Vm, set: &Set) -> String {
        let items: Vec<String> = set.items().iter().map(|item| vm.repr_short(item, 20)).collect();
        items.join(" ")
    }

    #[test]
    fn elements_come_out_in_cpythons_order() {
        let mut vm = vm();
        let numbers = ints(&mut vm, [5, 100, 33, 64, 0, 7, -3]);
        assert_eq!(order(&vm, &numbers), "64 33 0 100 5 7 -3");
        let words = set(&mut vm, (0..7).map(|n| Value::string(format!("task-{n}"))));
        assert_eq!(order(&vm, &words), "'task-3' 'task-0' 'task-4' 'task-5' 'task-2' 'task-6' 'task-1'");
    }

    #[test]
    fn the_slot_of_a_removed_element_is_used_again() {
        let mut vm = vm();
        let set = ints(&mut vm, [8, 16, 24]);
        for gone in [8, 16] {
            assert!(matches!(set.remove(&mut vm, &Value::int(gone)), Ok(Some(_))));
        }
        assert!(matches!(set.add(&mut vm, Value::int(32)), Ok(true)));
        assert_eq!(order(&vm, &set), "32 24");
        assert_eq!(set.len(), 2);
    }

    #[test]
    fn set_algebra_keeps_cpythons_order() {
        let mut vm = vm();
        let x = ints(&mut vm, (0..60).step_by(3));
        let y = ints(&mut vm, (0..100).step_by(7));
        let results = [x.union(&mut vm, &y), x.intersection(&mut vm, &y), x.difference(&mut vm, &y), x.symmetric_difference(&mut vm, &y)];
        let orders: Vec<String> = results.into_iter().flatten().map(|set| order(&vm, &set)).collect();
        let expected = [
            "0 3 6 70 7 9 12 77 14 15 18 84 21 24 27 91 28 30 33 98 35 36 39 42 45 48 49 51 54 56 57 63",
            "0 42 21",
            "33 3 36 6 39 9 12 45 15 48 18 51 54 24 57 27 30",
            "3 6 7 9 12 14 15 18 24 27 28 30 33 35 36 39 45 48 49 51 54 56 57 63 70 77 84 91 98",
        ];
        assert_eq!(orders, expected);
    }
}
