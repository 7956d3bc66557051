//! `collections.deque`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::args::{Outcome, index, plain};
use crate::builtins::object::filled;
use crate::compile::code::CompareOp;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::generic::GenericAlias;
use crate::vm::heap::{Charge, OBJECT, VALUE};
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::object::{Object, Sent};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| filled(vm, args, Value::native(Deque::new(VecDeque::new(), None)))),
    def("__init__", "self, iterable=unset, maxlen=None", init),
    def("append", "self, item, /", |vm, args| add(vm, args, vec![args[1].clone()], Side::Right)),
    def("appendleft", "self, item, /", |vm, args| add(vm, args, vec![args[1].clone()], Side::Left)),
    def("extend", "self, iterable, /", |vm, args| extend(vm, args, Side::Right)),
    def("extendleft", "self, iterable, /", |vm, args| extend(vm, args, Side::Left)),
    def("pop", "self, /", |vm, args| pop(vm, args, VecDeque::pop_back)),
    def("popleft", "self, /", |vm, args| pop(vm, args, VecDeque::pop_front)),
    def("clear", "self, /", |vm, args| {
        let old = change(vm, args, std::mem::take)?;
        drop(old);
        ret(Value::None)
    }),
    def("copy", "self, /", copy),
    def("__copy__", "self, /", copy),
    def("reverse", "self, /", |vm, args| {
        change(vm, args, |items| items.make_contiguous().reverse())?;
        ret(Value::None)
    }),
    def("rotate", "self, n=1, /", rotate),
    def("count", "self, value, /", count),
    def("index", "self, value, start=0, stop=unset, /", find),
    def("insert", "self, index, value, /", insert),
    def("remove", "self, value, /", remove),
    def("__len__", "self, /", |vm, args| ret(with(vm, &args[0], |deque| deque.items.borrow().len())?)),
    def("__contains__", "self, value, /", |vm, args| {
        let items = items_of(vm, &args[0])?;
        for item in &items {
            if vm.eq(item, &args[1])? {
                return ret(true);
            }
        }
        ret(false)
    }),
    def("__getitem__", "self, index, /", getitem),
    def("__setitem__", "self, index, value, /", setitem),
    def("__delitem__", "self, index, /", delitem),
    def("__iter__", "self, /", |vm, args| iterate(vm, args, false)),
    def("__reversed__", "self, /", |vm, args| iterate(vm, args, true)),
    def("__eq__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Eq)),
    def("__ne__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Ne)),
    def("__lt__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Lt)),
    def("__le__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Le)),
    def("__gt__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Gt)),
    def("__ge__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Ge)),
    def("__add__", "self, other, /", concatenate),
    def("__iadd__", "self, other, /", |vm, args| {
        extend(vm, args, Side::Right)?;
        ret(args[0].clone())
    }),
    def("__mul__", "self, n, /", repeat),
    def("__rmul__", "self, n, /", repeat),
    def("__repr__", "self, /", repr),
];

const CLASS_METHODS: &[NativeDef] =
    &[def("__class_getitem__", "cls, item, /", |_, args| ret(GenericAlias::subscript(&args[0], &args[1])))];

/// The class.
pub fn class(vm: &mut Vm) -> Value {
    let class = vm.define_class("deque", "deque", "collections", &[], METHODS);
    vm.define_class_methods(&class, CLASS_METHODS);
    vm.define_getter(&class, "maxlen", |vm, args| {
        ret(with(vm, &args[0], |deque| deque.most.get())?.map_or(Value::None, Value::from))
    });
    class.set(vm.known.hash, Value::None);
    vm.define_class("deque_iterator", "_deque_iterator", "collections", &[], &[]);
    Value::Class(class)
}

pub struct Deque {
    items: RefCell<VecDeque<Value>>,
    /// `maxlen`
    most: Cell<Option<usize>>,
    /// Counts the changes: iterators notice.
    version: Cell<u32>,
    charge: Charge,
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

impl Deque {
    fn new(items: VecDeque<Value>, most: Option<usize>) -> Deque {
        let charge = Charge::new(OBJECT + VALUE * items.len() as u64);
        Deque { items: RefCell::new(items), most: Cell::new(most), version: Cell::new(0), charge }
    }

    fn changed(&self) {
        self.version.set(self.version.get().wrapping_add(1));
        self.charge.set(OBJECT + VALUE * self.items.borrow().len() as u64);
    }

    /// Adds an item; the one that has to make room for it falls out.
    fn add(&self, item: Value, side: Side) -> Option<Value> {
        let mut items = self.items.borrow_mut();
        match side {
            Side::Left => items.push_front(item),
            Side::Right => items.push_back(item),
        }
        let full = self.most.get().is_some_and(|most| items.len() > most);
        match side {
            _ if !full => None,
            Side::Left => items.pop_back(),
            Side::Right => items.pop_front(),
        }
    }
}

impl Object for Deque {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("deque")
    }

    fn clear(&self) {
        let items = self.items.take();
        drop(items);
    }
}

fn with<R>(vm: &Vm, value: &Value, look: impl FnOnce(&Deque) -> R) -> Result<R, Stop> {
    plain(value).with(look).ok_or_else(|| vm.type_error("a deque is needed"))
}

fn items_of(vm: &Vm, value: &Value) -> Result<Vec<Value>, Stop> {
    with(vm, value, |deque| deque.items.borrow().iter().cloned().collect())
}

/// Changes the items of the first argument. What falls out is in the result, to be dropped after.
fn change<R>(vm: &Vm, args: &Args, change: impl FnOnce(&mut VecDeque<Value>) -> R) -> Result<R, Stop> {
    with(vm, &args[0], |deque| {
        let result = change(&mut deque.items.borrow_mut());
        deque.changed();
        result
    })
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let most = if args[2].is_none() {
        None
    } else {
        let most = index(vm, &args[2])?;
        Some(usize::try_from(most).map_err(|_| vm.value_error("maxlen must be non-negative"))?)
    };
    let items = if args[1].is_unbound() { Vec::new() } else { vm.collect(&args[1])? };
    let old = change(vm, args, std::mem::take)?;
    with(vm, &args[0], |deque| deque.most.set(most))?;
    drop(old);
    add(vm, args, items, Side::Right)
}

fn add(vm: &mut Vm, args: &Args, new: Vec<Value>, side: Side) -> Outcome {
    vm.work(new.len() / 8);
    vm.reserve(2 * VALUE * new.len() as u64)?;
    let fallen = with(vm, &args[0], |deque| {
        let fallen: Vec<Value> = new.into_iter().filter_map(|item| deque.add(item, side)).collect();
        deque.changed();
        fallen
    })?;
    drop(fallen);
    ret(Value::None)
}

fn extend(vm: &mut Vm, args: &Args, side: Side) -> Outcome {
    let items = vm.collect(&args[1])?;
    add(vm, args, items, side)
}

fn pop(vm: &mut Vm, args: &Args, take: fn(&mut VecDeque<Value>) -> Option<Value>) -> Outcome {
    match change(vm, args, take)? {
        Some(item) => ret(item),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    let (items, most) = with(vm, &args[0], |deque| (deque.items.borrow().clone(), deque.most.get()))?;
    vm.reserve(VALUE * items.len() as u64)?;
    ret(Value::native(Deque::new(items, most)))
}

fn rotate(vm: &mut Vm, args: &Args) -> Outcome {
    let n = index(vm, &args[1])?;
    change(vm, args, |items| {
        if !items.is_empty() {
            let steps = n.rem_euclid(items.len() as i64) as usize;
            items.rotate_right(steps);
        }
    })?;
    ret(Value::None)
}

fn count(vm: &mut Vm, args: &Args) -> Outcome {
    let mut count = 0_usize;
    for item in items_of(vm, &args[0])? {
        count += usize::from(vm.eq(&item, &args[1])?);
    }
    ret(count)
}

fn find(vm: &mut Vm, args: &Args) -> Outcome {
    let items = items_of(vm, &args[0])?;
    let (start, stop) = crate::builtins::args::bounds(vm, &args[2], &args[3], items.len())?;
    for (at, item) in items.iter().enumerate().take(stop).skip(start) {
        if vm.eq(item, &args[1])? {
            return ret(at);
        }
    }
    Err(vm.value_error("deque.index(x): x not in deque"))
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    let at = index(vm, &args[1])?;
    let full = with(vm, &args[0], |deque| deque.most.get() == Some(deque.items.borrow().len()))?;
    if full {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    change(vm, args, |items| {
        let length = items.len() as i64;
        let at = if at < 0 { (at + length).max(0) } else { at.min(length) };
        items.insert(at as usize, args[2].clone());
    })?;
    ret(Value::None)
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    for (at, item) in items_of(vm, &args[0])?.iter().enumerate() {
        if vm.eq(item, &args[1])? {
            let removed = change(vm, args, |items| items.remove(at))?;
            drop(removed);
            return ret(Value::None);
        }
    }
    Err(vm.value_error("deque.remove(x): x not in deque"))
}

/// The place of an index argument.
fn place(vm: &mut Vm, args: &Args) -> Result<usize, Stop> {
    if !vm.has_index(&args[1]) {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("sequence index must be integer, not '{class}'")));
    }
    let at = index(vm, &args[1])?;
    let length = with(vm, &args[0], |deque| deque.items.borrow().len())? as i64;
    let at = if at < 0 { at + length } else { at };
    if (0..length).contains(&at) { Ok(at as usize) } else { Err(vm.index_error("deque index out of range")) }
}

fn getitem(vm: &mut Vm, args: &Args) -> Outcome {
    let at = place(vm, args)?;
    ret(with(vm, &args[0], |deque| deque.items.borrow()[at].clone())?)
}

fn setitem(vm: &mut Vm, args: &Args) -> Outcome {
    let at = place(vm, args)?;
    let old = with(vm, &args[0], |deque| std::mem::replace(&mut deque.items.borrow_mut()[at], args[2].clone()))?;
    drop(old);
    ret(Value::None)
}

fn delitem(vm: &mut Vm, args: &Args) -> Outcome {
    let at = place(vm, args)?;
    let old = change(vm, args, |items| items.remove(at))?;
    drop(old);
    ret(Value::None)
}

fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> Outcome {
    if plain(&args[1]).with(|_: &Deque| ()).is_none() {
        return ret(Value::NotImplemented);
    }
    let (a, b) = (items_of(vm, &args[0])?, items_of(vm, &args[1])?);
    ret(vm.compare(op, &Value::list(a), &Value::list(b))?)
}

fn concatenate(vm: &mut Vm, args: &Args) -> Outcome {
    if plain(&args[1]).with(|_: &Deque| ()).is_none() {
        let class = vm.class_name(&args[1]);
        return Err(vm.type_error(&format!("can only concatenate deque (not \"{class}\") to deque")));
    }
    let more = items_of(vm, &args[1])?;
    let (mut items, most) = with(vm, &args[0], |deque| (deque.items.borrow().clone(), deque.most.get()))?;
    vm.reserve(VALUE * (items.len() + more.len()) as u64)?;
    items.extend(more);
    ret(Value::native(shortened(items, most)))
}

fn repeat(vm: &mut Vm, args: &Args) -> Outcome {
    if !vm.has_index(&args[1]) {
        return ret(Value::NotImplemented);
    }
    let times = index(vm, &args[1])?.max(0) as u64;
    let (items, most) = with(vm, &args[0], |deque| (deque.items.borrow().clone(), deque.most.get()))?;
    vm.reserve(VALUE.saturating_mul(times).saturating_mul(items.len() as u64))?;
    let repeated = (0..times).flat_map(|_| items.iter().cloned()).collect();
    ret(Value::native(shortened(repeated, most)))
}

/// A deque of the last items, as many as there is room for.
fn shortened(mut items: VecDeque<Value>, most: Option<usize>) -> Deque {
    if let Some(most) = most {
        items.drain(..items.len().saturating_sub(most));
    }
    Deque::new(items, most)
}

fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let address = args[0].address().unwrap_or(0);
    let (items, most) = with(vm, &args[0], |deque| (deque.items.borrow().iter().cloned().collect(), deque.most.get()))?;
    let class = vm.class_name(&args[0]);
    let shown = vm.show_once(address, |vm| vm.repr(&Value::list(items)))?;
    let items = shown.unwrap_or_else(|| "[...]".to_owned());
    ret(match most {
        Some(most) => format!("{class}({items}, maxlen={most})"),
        None => format!("{class}({items})"),
    })
}

fn iterate(vm: &mut Vm, args: &Args, backwards: bool) -> Outcome {
    let deque = plain(&args[0]);
    let version = with(vm, &deque, |deque| deque.version.get())?;
    ret(Value::native(Iter { deque, version, at: Cell::new(0), backwards }))
}

struct Iter {
    deque: Value,
    version: u32,
    at: Cell<usize>,
    backwards: bool,
}

impl Object for Iter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("deque_iterator")
    }

    fn is_iterator(&self) -> bool {
        true
    }

    fn send(&self, vm: &mut Vm, _: &Value, _: Value) -> Result<Sent, Stop> {
        let at = self.at.get();
        let next = with(vm, &self.deque, |deque| {
            if deque.version.get() != self.version {
                return Err(());
            }
            let items = deque.items.borrow();
            let place = if self.backwards { items.len().checked_sub(at + 1) } else { Some(at) };
            Ok(place.and_then(|place| items.get(place).cloned()))
        })?;
        match next {
            Ok(Some(item)) => {
                self.at.set(at + 1);
                Ok(Sent::Yield(item))
            }
            Ok(None) => Ok(Sent::Return(Value::None)),
            Err(()) => Err(vm.runtime_error("deque mutated during iteration")),
        }
    }
}
