//! `list[int]` and `int | None`: types as annotations write them.

use std::rc::Rc;

use super::pattern::{TypeAlias, TypeParameter};
use super::Vm;
use super::class::Class;
use super::native::{Args, Flow, Stop};
use super::object::Object;
use super::value::Value;
use crate::compile::symbol::Symbol;

/// `origin[args]`
pub struct GenericAlias {
    pub origin: Value,
    pub args: Vec<Value>,
}

/// `a | b | …`, each type once.
pub struct Union {
    pub args: Vec<Value>,
}

impl GenericAlias {
    /// `origin[key]`: a tuple as key is several arguments.
    pub fn subscript(origin: &Value, key: &Value) -> Value {
        let args = match key {
            Value::Tuple(items) => items.to_vec(),
            one => vec![one.clone()],
        };
        Value::native(GenericAlias { origin: origin.clone(), args })
    }
}

impl Union {
    /// Whether a value can stand in a union.
    pub fn can_join(value: &Value) -> bool {
        match value {
            Value::Class(_) | Value::None => true,
            Value::Native(native) => {
                native.get::<GenericAlias>().is_some()
                    || native.get::<Union>().is_some()
                    || native.get::<TypeParameter>().is_some()
                    || native.get::<TypeAlias>().is_some()
            }
            _ => false,
        }
    }

    /// The union of two types or unions; a type alone when both are the same.
    pub fn join(a: &Value, b: &Value) -> Value {
        let mut args: Vec<Value> = Vec::new();
        for side in [a, b] {
            let parts = side.with(|union: &Union| union.args.clone()).unwrap_or_else(|| vec![side.clone()]);
            for part in parts {
                if !args.iter().any(|other| other.is(&part)) {
                    args.push(part);
                }
            }
        }
        if args.len() == 1 { args.remove(0) } else { Value::native(Union { args }) }
    }
}

impl Object for GenericAlias {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.generic_alias.clone()
    }

    fn callable(&self) -> bool {
        true
    }

    /// `list[int]()` makes a list.
    fn call(&self, _vm: &mut Vm, _this: &Value, args: Args) -> Result<Flow, Stop> {
        Ok(Flow::Call(self.origin.clone(), args))
    }

    fn attribute(&self, vm: &mut Vm, _this: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        match &**vm.names.name(name) {
            "__origin__" => Ok(Some(self.origin.clone())),
            "__args__" => Ok(Some(Value::tuple(self.args.clone()))),
            _ if name == vm.known.class => Ok(None),
            // Everything else is the type's: `list[int].append`.
            _ => match vm.find_attribute(&self.origin, name)? {
                Some(Flow::Value(found)) => Ok(Some(found)),
                _ => Ok(None),
            },
        }
    }

    fn repr(&self, vm: &mut Vm, _this: &Value) -> Result<Option<String>, Stop> {
        let origin = type_text(vm, &self.origin)?;
        let args = texts(vm, &self.args)?;
        Ok(Some(format!("{origin}[{}]", args.join(", "))))
    }
}

impl Object for Union {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.union.clone()
    }

    fn attribute(&self, vm: &mut Vm, _this: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        Ok((&**vm.names.name(name) == "__args__").then(|| Value::tuple(self.args.clone())))
    }

    fn repr(&self, vm: &mut Vm, _this: &Value) -> Result<Option<String>, Stop> {
        Ok(Some(texts(vm, &self.args)?.join(" | ")))
    }
}

fn texts(vm: &mut Vm, types: &[Value]) -> Result<Vec<String>, Stop> {
    types.iter().map(|part| type_text(vm, part)).collect()
}

/// A class by its name alone, unless it is in another module than the built-ins.
fn type_text(vm: &mut Vm, part: &Value) -> Result<String, Stop> {
    match part {
        Value::Class(class) => Ok(super::repr::full_name(class)),
        Value::Ellipsis => Ok("...".into()),
        _ => vm.repr(part),
    }
}
