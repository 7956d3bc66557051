//! `list`.

use super::args::{Outcome, bound, bounds, this_list};
use super::object::filled;
use super::sort::{Done, sort};
use crate::vm::Vm;
use crate::vm::heap::VALUE;
use crate::vm::list::List;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::value::Value;

const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| filled(vm, args, Value::list(Vec::new()))),
    def("__init__", "self, iterable=unset, /", init),
    def("__reversed__", "self, /", |vm, args| ret(vm.get_reversed(&Value::List(this_list(vm, &args[0])?))?)),
    def("append", "self, object, /", append),
    def("extend", "self, iterable, /", extend),
    def("insert", "self, index, object, /", insert),
    def("pop", "self, index=-1, /", pop),
    def("remove", "self, value, /", remove),
    def("clear", "self, /", clear),
    def("copy", "self, /", |vm, args| ret(Value::list(this_list(vm, &args[0])?.to_vec()))),
    def("reverse", "self, /", reverse),
    def("sort", "self, /, *, key=None, reverse=False", sort_method),
    def("index", "self, value, start=0, stop=None, /", index),
    def("count", "self, value, /", |vm, args| {
        let items = this_list(vm, &args[0])?.to_vec();
        ret(count_equal(vm, &items, &args[1])?)
    }),
];

pub fn install(vm: &mut Vm) {
    let class = vm.types.list.clone();
    vm.define_methods(&class, METHODS);
}

fn init(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    let items = if args[1].is_unbound() { Vec::new() } else { vm.collect(&args[1])? };
    vm.reserve(VALUE * items.len() as u64)?;
    drop(list.replace(items));
    ret(Value::None)
}

fn append(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    if list.len() & 0xfff == 0xfff {
        vm.reserve(VALUE * list.len() as u64)?;
    }
    list.push(args[1].clone());
    ret(Value::None)
}

fn extend(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    let items = vm.collect(&args[1])?;
    vm.work(items.len() / 8);
    vm.reserve(VALUE * items.len() as u64)?;
    list.edit(|list| list.extend(items));
    ret(Value::None)
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    let at = bound(vm, &args[1])?;
    vm.work(list.len() / 64);
    list.edit(|items| {
        let at = if at < 0 { at.saturating_add(items.len() as i64).max(0) } else { at };
        items.insert((at as usize).min(items.len()), args[2].clone());
    });
    ret(Value::None)
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    let at = super::args::index(vm, &args[1])?;
    let len = list.len() as i64;
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let at = if at < 0 { at + len } else { at };
    if !(0..len).contains(&at) {
        return Err(vm.index_error("pop index out of range"));
    }
    vm.work((len - at) as usize / 64);
    ret(list.edit(|items| items.remove(at as usize)))
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    match find(vm, &list, &args[1], 0, usize::MAX)? {
        Some(at) => {
            drop(list.edit(|items| (at < items.len()).then(|| items.remove(at))));
            ret(Value::None)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

/// The place of the first equal item. The list may change while Python compares.
fn find(vm: &mut Vm, list: &List, wanted: &Value, start: usize, stop: usize) -> Result<Option<usize>, Stop> {
    let mut at = start;
    while at < stop {
        let Some(item) = list.get(at) else { break };
        vm.spend(1)?;
        if vm.eq(&item, wanted)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn index(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    let (start, stop) = bounds(vm, &args[2], &args[3], list.len())?;
    match find(vm, &list, &args[1], start, stop)? {
        Some(at) => ret(at),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

/// How many items are equal to a value.
pub fn count_equal(vm: &mut Vm, items: &[Value], wanted: &Value) -> Result<usize, Stop> {
    let mut count = 0;
    for item in items {
        vm.spend(1)?;
        count += usize::from(vm.eq(item, wanted)?);
    }
    Ok(count)
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    drop(list.replace(Vec::new()));
    ret(Value::None)
}

fn reverse(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    vm.work(list.len() / 16);
    list.edit(|items| items.reverse());
    ret(Value::None)
}

/// The list is empty while it is sorted, as in CPython.
fn sort_method(vm: &mut Vm, args: &Args) -> Outcome {
    let list = this_list(vm, &args[0])?;
    let reverse = vm.truth(&args[2])?;
    let items = list.replace(Vec::new());
    sort(vm, items, &args[1], reverse, Done::PutBack(list))
}
