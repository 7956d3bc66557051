//! `tuple`, `range` and `slice`.

use std::rc::Rc;

use num_traits::ToPrimitive;

use super::args::{Outcome, as_int, bounds, integer, this_class, this_range, this_slice, this_tuple};
use super::list::count_equal;
use super::object::subclass_instance;
use crate::vm::Vm;
use crate::vm::native::{Args, NativeDef, Stop, def, ret};
use crate::vm::range::{Range, Slice};
use crate::vm::value::Value;

const TUPLE: &[NativeDef] = &[
    def("__new__", "cls, iterable=unset, /", new_tuple),
    def("__getnewargs__", "self, /", |vm, args| ret(Value::tuple(vec![Value::Tuple(this_tuple(vm, &args[0])?)]))),
    def("index", "self, value, start=0, stop=None, /", tuple_index),
    def("count", "self, value, /", |vm, args| {
        let items = this_tuple(vm, &args[0])?;
        ret(count_equal(vm, &items, &args[1])?)
    }),
];

const RANGE: &[NativeDef] = &[
    def("__new__", "cls, start, stop=unset, step=unset, /", new_range),
    def("__reversed__", "self, /", |vm, args| ret(vm.get_reversed(&args[0])?)),
    def("index", "self, value, /", range_index),
    def("count", "self, value, /", |vm, args| {
        let range = this_range(vm, &args[0])?;
        ret(i64::from(place_in(&range, &args[1]).is_some()))
    }),
];

const SLICE: &[NativeDef] = &[
    def("__new__", "cls, start, stop=unset, step=None, /", new_slice),
    def("indices", "self, length, /", indices),
];

pub fn install(vm: &mut Vm) {
    let (tuple, range, slice) = (vm.types.tuple.clone(), vm.types.range.clone(), vm.types.slice.clone());
    vm.define_methods(&tuple, TUPLE);
    vm.define_methods(&range, RANGE);
    vm.define_getter(&range, "start", |vm, args| ret(this_range(vm, &args[0])?.start));
    vm.define_getter(&range, "stop", |vm, args| ret(this_range(vm, &args[0])?.stop));
    vm.define_getter(&range, "step", |vm, args| ret(this_range(vm, &args[0])?.step));
    vm.define_methods(&slice, SLICE);
}

fn new_tuple(vm: &mut Vm, args: &Args) -> Outcome {
    let class = this_class(vm, &args[0])?;
    let value = match &args[1] {
        Value::Unbound => Value::tuple(Vec::new()),
        Value::Tuple(_) => args[1].clone(),
        iterable => Value::tuple(vm.collect(iterable)?),
    };
    ret(subclass_instance(vm, &class, value))
}

fn tuple_index(vm: &mut Vm, args: &Args) -> Outcome {
    let items = this_tuple(vm, &args[0])?;
    let (start, stop) = bounds(vm, &args[2], &args[3], items.len())?;
    for at in start..stop {
        vm.spend(1)?;
        if vm.eq(&items[at], &args[1])? {
            return ret(at);
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

/// `range(stop)`, `range(start, stop, step)`; bounds beyond 64 bits are not for this VM.
fn new_range(vm: &mut Vm, args: &Args) -> Outcome {
    let (start, stop) = match &args[2] {
        Value::Unbound => (0, range_part(vm, &args[1])?),
        stop => (range_part(vm, &args[1])?, range_part(vm, stop)?),
    };
    let step = if args[3].is_unbound() { 1 } else { range_part(vm, &args[3])? };
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    ret(Value::Range(Rc::new(Range { start, stop, step })))
}

fn range_part(vm: &mut Vm, value: &Value) -> Result<i64, Stop> {
    let n = integer(vm, value)?;
    n.to_i64().ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
}

/// Where a number stands in a range.
fn place_in(range: &Range, value: &Value) -> Option<i64> {
    let n = as_int(value)
        .and_then(|n| n.to_i64())
        .or_else(|| super::args::as_float(value).filter(|x| x.fract() == 0.0 && x.abs() < 1e18).map(|x| x as i64))?;
    range.contains(n).then(|| ((i128::from(n) - i128::from(range.start)) / i128::from(range.step)) as i64)
}

fn range_index(vm: &mut Vm, args: &Args) -> Outcome {
    let range = this_range(vm, &args[0])?;
    match place_in(&range, &args[1]) {
        Some(place) => ret(place),
        None => Err(vm.value_error("range.index(x): x not in range")),
    }
}

fn new_slice(_: &mut Vm, args: &Args) -> Outcome {
    let slice = match &args[2] {
        Value::Unbound => Slice { start: Value::None, stop: args[1].clone(), step: Value::None },
        stop => Slice { start: args[1].clone(), stop: stop.clone(), step: args[3].clone() },
    };
    ret(Value::Slice(Rc::new(slice)))
}

fn indices(vm: &mut Vm, args: &Args) -> Outcome {
    let slice = this_slice(vm, &args[0])?;
    let Ok(length) = usize::try_from(super::args::index(vm, &args[1])?) else {
        return Err(vm.value_error("length should not be negative"));
    };
    let bounds = vm.slice_bounds(&slice, length)?;
    ret(Value::tuple(vec![Value::int(bounds.start), Value::int(bounds.stop), Value::int(bounds.step)]))
}
