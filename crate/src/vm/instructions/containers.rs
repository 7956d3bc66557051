//! Items, displays and unpacking.

use std::rc::Rc;

use super::{Next, Step};
use crate::vm::Vm;
use crate::vm::dict::Dict;
use crate::vm::frame::Frame;
use crate::vm::native::{Args, Flow, NativeFn, Stop};
use crate::vm::pattern::unpack;
use crate::vm::set::Set;
use crate::vm::stack::Then;
use crate::vm::value::Value;

impl Vm {
    pub(super) fn load_item(&mut self, frame: &mut Frame, container: Value, key: Value) -> Step {
        if let (Value::List(list), &Value::Int(_, index)) = (&container, &key)
            && let Ok(index) = usize::try_from(index)
            && let Some(item) = list.get(index)
        {
            frame.push(item);
            return Ok(Next::Go);
        }
        self.native_op(frame, load_item, Args::new([container, key]))
    }

    pub(super) fn unpack(&mut self, frame: &mut Frame, sequence: Value, before: usize, after: Option<usize>) -> Step {
        let items = match (&sequence, after) {
            (Value::Tuple(items), None) if items.len() == before => items.to_vec(),
            (Value::List(list), None) if list.len() == before => list.to_vec(),
            _ => {
                let after = after.map_or(Value::None, Value::from);
                return self.unpack_op(frame, unpack, Args::new([sequence, Value::from(before), after]));
            }
        };
        for item in items.into_iter().rev() {
            frame.push(item);
        }
        Ok(Next::Go)
    }

    /// As [`Vm::native_op`], of a function that gives a tuple: its items are pushed, the last first.
    pub(super) fn unpack_op(&mut self, frame: &mut Frame, function: NativeFn, args: Args) -> Step {
        let flow = self.run_native(function, &args)?;
        if let Flow::Value(Value::Tuple(items)) = &flow {
            items.iter().rev().for_each(|item| frame.push(item.clone()));
            return Ok(Next::Go);
        }
        self.flow(frame, flow, Then::Unpack)
    }
}

pub(super) fn load_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.get_item(&args[0], &args[1]).map(Flow::Value)
}

pub(super) fn store_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.set_item(&args[0], &args[1], &args[2])
}

pub(super) fn delete_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    vm.delete_item(&args[0], &args[1])
}

pub(super) fn build_set(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let set = Set::new(false);
    for item in &args.positional {
        set.add(vm, item.clone())?;
    }
    Ok(Flow::Value(Value::Set(Rc::new(set))))
}

pub(super) fn build_dict(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let dict = Dict::new();
    for pair in args.positional.chunks_exact(2) {
        dict.set(vm, pair[0].clone(), pair[1].clone())?;
    }
    Ok(Flow::Value(Value::Dict(Rc::new(dict))))
}

pub(super) fn set_add(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if let Value::Set(set) = &args[0] {
        set.add(vm, args[1].clone())?;
    }
    Ok(Flow::Value(Value::None))
}

pub(super) fn list_extend(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let items = match vm.collect(&args[1]) {
        Ok(items) => items,
        Err(stop) => return Err(vm.not_iterable_after_star(stop, &args[1])),
    };
    if let Value::List(list) = &args[0] {
        list.edit(|own| own.extend(items));
    }
    Ok(Flow::Value(Value::None))
}

pub(super) fn set_update(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let items = vm.collect(&args[1])?;
    if let Value::Set(set) = &args[0] {
        for item in items {
            set.add(vm, item)?;
        }
    }
    Ok(Flow::Value(Value::None))
}

pub(super) fn dict_update(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let pairs = match vm.mapping_items(&args[1])? {
        Some(pairs) => pairs,
        None => {
            let class = vm.class_name(&args[1]);
            return Err(vm.type_error(&format!("'{class}' object is not a mapping")));
        }
    };
    if let Value::Dict(dict) = &args[0] {
        for (key, value) in pairs {
            dict.set(vm, key, value)?;
        }
    }
    Ok(Flow::Value(Value::None))
}
