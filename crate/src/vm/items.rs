//! `container[key]`, `container[key] = value`, `del container[key]`.

use std::rc::Rc;

use super::Vm;
use super::bytes::Bytes;
use super::class::Class;
use super::generic::GenericAlias;
use super::heap::VALUE;
use super::list::List;
use super::native::{Args, Flow, Stop};
use super::range::{Range, Slice};
use super::slices::Bounds;
use super::value::Value;
use crate::compile::symbol::Symbol;

impl Vm {
    /// `container[key]`
    pub fn get_item(&mut self, container: &Value, key: &Value) -> Result<Value, Stop> {
        let getitem = self.known.getitem;
        if self.custom(container, getitem).is_some()
            && let Some(item) = self.call_special(container, getitem, std::slice::from_ref(key))?
        {
            return Ok(item);
        }
        if let Value::Class(class) = container {
            return self.subscript_class(class, container, key);
        }
        match self.builtin_part(container) {
            Some(part) => self.get_builtin_item(&part, key, container),
            None => Err(self.not_subscriptable(container)),
        }
    }

    /// An item of a built-in container by its own rules; `this` is the object that it belongs to (it may have `__missing__`).
    pub fn get_builtin_item(&mut self, container: &Value, key: &Value, this: &Value) -> Result<Value, Stop> {
        if let Value::Dict(dict) = container {
            return match dict.get(self, key)? {
                Some(value) => Ok(value),
                None => self.missing_item(this, key),
            };
        }
        if let Value::Slice(slice) = key {
            return self.get_slice(container, slice);
        }
        match container {
            Value::List(list) => {
                let at = self.place(key, list.len(), "list", "list index out of range")?;
                list.get(at).ok_or_else(|| self.index_error("list index out of range"))
            }
            Value::Tuple(items) => {
                let at = self.place(key, items.len(), "tuple", "tuple index out of range")?;
                Ok(items[at].clone())
            }
            Value::Str(text) => {
                let at = self.place(key, text.chars(), "string", "string index out of range")?;
                Ok(Value::str(text.slice(at, at + 1)))
            }
            Value::Bytes(bytes) => {
                let (kind, error) = match bytes.mutable {
                    true => ("bytearray", "bytearray index out of range"),
                    false => ("byte", "index out of range"),
                };
                let len = bytes.data().len();
                let at = self.place(key, len, kind, error)?;
                Ok(Value::int(i64::from(bytes.data()[at])))
            }
            Value::Range(range) => {
                let at = self.place(key, range.len(), "range", "range object index out of range")?;
                Ok(Value::int(range.at(at)))
            }
            _ => Err(self.not_subscriptable(container)),
        }
    }

    /// A dict's `__missing__`, when its class is derived and has one; else KeyError.
    fn missing_item(&mut self, this: &Value, key: &Value) -> Result<Value, Stop> {
        let missing = self.known.missing;
        if self.custom(this, missing).is_some()
            && let Some(value) = self.call_special(this, missing, std::slice::from_ref(key))?
        {
            return Ok(value);
        }
        Err(self.key_error(key))
    }

    fn not_subscriptable(&mut self, value: &Value) -> Stop {
        let class = self.class_name(value);
        self.type_error(&format!("'{class}' object is not subscriptable"))
    }

    /// Where an index points, counted from the front. Errors: TypeError, IndexError.
    fn place(&mut self, key: &Value, len: usize, kind: &str, out_of_range: &str) -> Result<usize, Stop> {
        if !self.has_index(key) {
            let class = self.class_name(key);
            return Err(match kind {
                "string" => self.type_error(&format!("string indices must be integers, not '{class}'")),
                _ => self.type_error(&format!("{kind} indices must be integers or slices, not {class}")),
            });
        }
        match self.integer(key)? {
            Value::Int(_, n) => {
                let at = if n < 0 { n.checked_add(len as i64) } else { Some(n) };
                match at.and_then(|at| usize::try_from(at).ok()).filter(|&at| at < len) {
                    Some(at) => Ok(at),
                    None => Err(self.index_error(out_of_range)),
                }
            }
            _ if kind == "range" => Err(self.index_error(out_of_range)),
            _ => Err(self.index_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    fn get_slice(&mut self, container: &Value, slice: &Slice) -> Result<Value, Stop> {
        match container {
            Value::List(list) => {
                let bounds = self.slice_bounds(slice, list.len())?;
                self.reserve(VALUE * bounds.len as u64)?;
                self.spend(bounds.len / 8)?;
                let items = bounds.pick(&list.items());
                Ok(Value::list(items))
            }
            Value::Tuple(items) => {
                let bounds = self.slice_bounds(slice, items.len())?;
                self.reserve(VALUE * bounds.len as u64)?;
                self.spend(bounds.len / 8)?;
                Ok(if bounds.is_all(items.len()) { container.clone() } else { Value::tuple(bounds.pick(items)) })
            }
            Value::Str(text) => {
                let bounds = self.slice_bounds(slice, text.chars())?;
                self.spend(text.len() / 64)?;
                if bounds.step == 1 {
                    return Ok(Value::str(text.slice(bounds.start as usize, bounds.start as usize + bounds.len)));
                }
                let characters: Vec<char> = (***text).chars().collect();
                Ok(Value::string(bounds.pick(&characters).into_iter().collect()))
            }
            Value::Bytes(bytes) => {
                let bounds = self.slice_bounds(slice, bytes.data().len())?;
                let data = bounds.pick(&bytes.data());
                Ok(Value::Bytes(Rc::new(Bytes::new(data, bytes.mutable))))
            }
            Value::Range(range) => {
                let bounds = self.slice_bounds(slice, range.len())?;
                Ok(Value::Range(Rc::new(bounds.of_range(range))))
            }
            _ => Err(self.not_subscriptable(container)),
        }
    }

    /// `Class[key]`: `__class_getitem__`, or a type alias.
    fn subscript_class(&mut self, class: &Rc<Class>, value: &Value, key: &Value) -> Result<Value, Stop> {
        let hook = self.known.class_getitem;
        if class.lookup(hook).is_some() {
            let method = self.attribute(value, hook)?;
            return self.call(&method, Args::new([key.clone()]));
        }
        if self.is_generic(class) {
            return Ok(GenericAlias::subscript(value, key));
        }
        let name = class.name();
        Err(self.type_error(&format!("type '{name}' is not subscriptable")))
    }

    /// The containers among the built-in classes, and the library's classes, take type arguments.
    fn is_generic(&self, class: &Class) -> bool {
        let types = &self.types;
        let containers =
            [&types.list, &types.dict, &types.tuple, &types.set, &types.frozenset, &types.type_, &types.enumerate];
        let library = |class: &Class| !class.open && &**class.module.borrow() != "builtins";
        class
            .mro()
            .iter()
            .any(|ancestor| containers.iter().any(|&container| Rc::ptr_eq(container, ancestor)) || library(ancestor))
    }

    /// `container[key] = value`
    pub fn set_item(&mut self, container: &Value, key: &Value, value: &Value) -> Result<Flow, Stop> {
        let setitem = self.known.setitem;
        if let Some(flow) = self.item_method(container, setitem, &[key.clone(), value.clone()])? {
            return Ok(flow);
        }
        match self.builtin_part(container) {
            Some(Value::List(list)) => self.set_list_item(&list, key, value)?,
            Some(Value::Dict(dict)) => {
                let old = dict.set(self, key.clone(), value.clone())?;
                drop(old);
            }
            Some(Value::Bytes(bytes)) if bytes.mutable => self.set_byte(&bytes, key, value)?,
            _ => {
                let class = self.class_name(container);
                return Err(self.type_error(&format!("'{class}' object does not support item assignment")));
            }
        }
        Ok(Flow::Value(Value::None))
    }

    /// `del container[key]`
    pub fn delete_item(&mut self, container: &Value, key: &Value) -> Result<Flow, Stop> {
        let delitem = self.known.delitem;
        if let Some(flow) = self.item_method(container, delitem, std::slice::from_ref(key))? {
            return Ok(flow);
        }
        match self.builtin_part(container) {
            Some(Value::List(list)) => self.delete_list_item(&list, key)?,
            Some(Value::Dict(dict)) => match dict.remove(self, key)? {
                Some(old) => drop(old),
                None => return Err(self.key_error(key)),
            },
            Some(Value::Bytes(bytes)) if bytes.mutable => self.delete_byte(&bytes, key)?,
            _ => {
                let class = self.class_name(container);
                let verb = match container {
                    Value::Instance(_) | Value::Tuple(_) | Value::Str(_) | Value::Range(_) | Value::Bytes(_) => {
                        "doesn't"
                    }
                    _ => "does not",
                };
                return Err(self.type_error(&format!("'{class}' object {verb} support item deletion")));
            }
        }
        Ok(Flow::Value(Value::None))
    }

    /// The call of a class's own `__setitem__` or `__delitem__`, if it has one.
    fn item_method(&mut self, container: &Value, name: Symbol, args: &[Value]) -> Result<Option<Flow>, Stop> {
        let Some(method) = self.custom(container, name) else { return Ok(None) };
        if matches!(method, Value::NativeFunction(_)) {
            return Ok(self.call_special(container, name, args)?.map(Flow::Value));
        }
        let bound = self.bind_special(method, container)?;
        Ok(Some(Flow::Call(bound, Args::new(args.iter().cloned()))))
    }

    fn set_list_item(&mut self, list: &List, key: &Value, value: &Value) -> Result<(), Stop> {
        let Value::Slice(slice) = key else {
            let at = self.place(key, list.len(), "list", "list assignment index out of range")?;
            let old = list.edit(|items| items.get_mut(at).map(|item| std::mem::replace(item, value.clone())));
            drop(old);
            return Ok(());
        };
        if !self.iterable(value) {
            return Err(self.type_error("must assign iterable to extended slice"));
        }
        let new = self.collect(value)?;
        let bounds = self.slice_bounds(slice, list.len())?;
        self.check_slice_size(&bounds, new.len())?;
        self.reserve(VALUE * new.len() as u64)?;
        self.spend((new.len() + list.len()) / 8)?;
        let old = list.edit(|items| bounds.replace(items, new));
        drop(old);
        Ok(())
    }

    /// An extended slice takes as many items as it has.
    fn check_slice_size(&self, bounds: &Bounds, given: usize) -> Result<(), Stop> {
        if bounds.step == 1 || given == bounds.len {
            return Ok(());
        }
        let wanted = bounds.len;
        Err(self.value_error(&format!("attempt to assign sequence of size {given} to extended slice of size {wanted}")))
    }

    fn delete_list_item(&mut self, list: &List, key: &Value) -> Result<(), Stop> {
        if let Value::Slice(slice) = key {
            let bounds = self.slice_bounds(slice, list.len())?;
            self.spend(list.len() / 8)?;
            let old = list.edit(|items| bounds.remove(items));
            drop(old);
            return Ok(());
        }
        let at = self.place(key, list.len(), "list", "list assignment index out of range")?;
        self.spend((list.len() - at) / 8)?;
        let old = list.edit(|items| (at < items.len()).then(|| items.remove(at)));
        drop(old);
        Ok(())
    }

    fn set_byte(&mut self, bytes: &Bytes, key: &Value, value: &Value) -> Result<(), Stop> {
        if let Value::Slice(slice) = key {
            let new = match self.builtin_part(value) {
                Some(Value::Bytes(data)) => data.data().clone(),
                _ if self.iterable(value) => {
                    let items = self.collect(value)?;
                    items.iter().map(|item| self.byte(item)).collect::<Result<Vec<u8>, Stop>>()?
                }
                _ => {
                    let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
                    return Err(self.type_error(message));
                }
            };
            let bounds = self.slice_bounds(slice, bytes.data().len())?;
            self.check_slice_size(&bounds, new.len())?;
            bytes.edit(|data| bounds.replace(data, new));
            return Ok(());
        }
        let len = bytes.data().len();
        let at = self.place(key, len, "bytearray", "bytearray index out of range")?;
        let byte = self.byte(value)?;
        bytes.edit(|data| data[at] = byte);
        Ok(())
    }

    fn delete_byte(&mut self, bytes: &Bytes, key: &Value) -> Result<(), Stop> {
        let len = bytes.data().len();
        if let Value::Slice(slice) = key {
            let bounds = self.slice_bounds(slice, len)?;
            bytes.edit(|data| bounds.remove(data));
            return Ok(());
        }
        let at = self.place(key, len, "bytearray", "bytearray index out of range")?;
        bytes.edit(|data| data.remove(at));
        Ok(())
    }

    /// An integer that is a byte. Errors: TypeError, ValueError.
    pub fn byte(&mut self, value: &Value) -> Result<u8, Stop> {
        let byte = match self.integer(value)? {
            Value::Int(_, n) => u8::try_from(n).ok(),
            _ => None,
        };
        byte.ok_or_else(|| self.value_error("byte must be in range(0, 256)"))
    }
}

impl Bounds {
    /// The part of a range that a slice of it is.
    fn of_range(&self, range: &Range) -> Range {
        let at = |index: i64| range.start.wrapping_add(range.step.wrapping_mul(index));
        Range { start: at(self.start), stop: at(self.stop), step: range.step.wrapping_mul(self.step) }
    }
}
