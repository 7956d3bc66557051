//! Variables by name: class bodies, cells, and the errors of names that have no value.

use super::frame::Frame;
use super::instructions::Next;
use super::native::Stop;
use super::traceback::closest;
use super::value::Value;
use super::Vm;

impl Vm {
    pub(super) fn cell_content(&mut self, frame: &Frame, slot: u32) -> Result<Value, Stop> {
        let content = match &frame.values[slot as usize] {
            Value::Cell(cell) => cell.borrow().clone(),
            _ => Value::Unbound,
        };
        if !content.is_unbound() {
            return Ok(content);
        }
        if !frame.code.code.free.contains(&slot) {
            return Err(self.unbound_local(frame, slot));
        }
        let name = self.names.name(frame.code.code.slots[slot as usize]).clone();
        let message = format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        let exception = self.exception(&self.types.name_error, &message);
        if let Value::Instance(instance) = &exception {
            instance.attributes.borrow_mut().set(self.known.name_, Value::str(&name));
        }
        Err(Stop::Raise(exception))
    }

    pub(super) fn unbound_local(&mut self, frame: &Frame, slot: u32) -> Stop {
        let name = self.names.name(frame.code.code.slots[slot as usize]).clone();
        let message = format!("cannot access local variable '{name}' where it is not associated with a value");
        Stop::Raise(self.exception(&self.types.unbound_local_error, &message))
    }

    pub(super) fn undefined_name(&mut self, frame: &Frame, slot: u32) -> Stop {
        let symbol = frame.module.name_of(slot);
        let name = self.names.name(symbol).clone();
        let exception = self.exception(&self.types.name_error, &format!("name '{name}' is not defined"));
        if let Value::Instance(instance) = &exception {
            let (near, hint) = (self.near_name(frame, &name), self.library.has(&name));
            let mut attributes = instance.attributes.borrow_mut();
            attributes.set(self.known.name_, Value::str(&name));
            if let Some(near) = near {
                attributes.set(self.known.near, Value::string(format!(". Did you mean: '{near}'?")));
            } else if hint {
                attributes.set(self.known.hint, Value::string(format!(". Did you forget to import '{name}'?")));
            }
        }
        Stop::Raise(exception)
    }

    /// A name that is much like it, among those that there are.
    fn near_name(&mut self, frame: &Frame, name: &str) -> Option<String> {
        let locals = frame.code.code.slots.iter().zip(&frame.values).filter(|(_, value)| !value.is_unbound());
        let mut names: Vec<String> = locals.map(|(&slot, _)| self.names.name(slot).to_string()).collect();
        names.extend(frame.module.entries().iter().map(|(symbol, _)| self.names.name(*symbol).to_string()));
        let mut builtins: Vec<String> = self.builtins.keys().map(|&symbol| self.names.name(symbol).to_string()).collect();
        builtins.sort();
        names.extend(builtins);
        closest(name, names.iter().map(String::as_str)).map(str::to_owned)
    }

    pub(super) fn class_name_value(&mut self, frame: &Frame, name: u32) -> Option<Value> {
        let name = self.names.name(frame.code.code.names[name as usize]).clone();
        let namespace = frame.namespace.clone()?;
        namespace.get_str(self, &name)
    }

    pub(super) fn load_name(&mut self, frame: &mut Frame, name: u32, global: u32) -> Result<Next, Stop> {
        let value = match self.class_name_value(frame, name) {
            Some(value) => value,
            None => frame.module.load(global),
        };
        if value.is_unbound() {
            return Err(self.undefined_name(frame, global));
        }
        frame.push(value);
        Ok(Next::Go)
    }

    pub(super) fn store_name(&mut self, frame: &mut Frame, name: u32, value: Value) -> Result<Next, Stop> {
        let name = self.names.name(frame.code.code.names[name as usize]).clone();
        let namespace = frame.namespace.clone().unwrap_or_default();
        let old = namespace.set(self, Value::str(&name), value)?;
        drop(old);
        Ok(Next::Go)
    }

    pub(super) fn delete_name(&mut self, frame: &mut Frame, name: u32) -> Result<Next, Stop> {
        let name = self.names.name(frame.code.code.names[name as usize]).clone();
        let namespace = frame.namespace.clone().unwrap_or_default();
        if namespace.remove(self, &Value::str(&name))?.is_none() {
            let message = format!("name '{name}' is not defined");
            return Err(Stop::Raise(self.exception(&self.types.name_error, &message)));
        }
        Ok(Next::Go)
    }
}
