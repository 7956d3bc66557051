//! Registering what is implemented in Rust: methods, functions, classes.

use std::rc::Rc;

use super::class::{Class, Layout, linearise};
use super::descriptor::Getter;
use super::function::NativeFunction;
use super::native::{NativeDef, NativeFn};
use super::signature::Signature;
use super::value::Value;
use super::Vm;

impl Vm {
    /// Puts methods into a built-in class. `__new__` does not bind.
    pub fn define_methods(&mut self, class: &Rc<Class>, methods: &[NativeDef]) {
        for method in methods {
            let qualname = format!("{}.{}", class.name(), method.name);
            let name = self.symbol(method.name);
            let binds = method.name != "__new__";
            let function = native(method, qualname, binds);
            class.set(name, function);
        }
    }

    /// Puts class methods into a built-in class: the class is their first argument.
    pub fn define_class_methods(&mut self, class: &Rc<Class>, methods: &[NativeDef]) {
        for method in methods {
            let qualname = format!("{}.{}", class.name(), method.name);
            let name = self.symbol(method.name);
            let function = native(method, qualname, true);
            class.set(name, Value::native(super::descriptor::ClassMethod(function)));
        }
    }

    /// Puts static methods into a built-in class.
    pub fn define_static_methods(&mut self, class: &Rc<Class>, methods: &[NativeDef]) {
        for method in methods {
            let qualname = format!("{}.{}", class.name(), method.name);
            let name = self.symbol(method.name);
            class.set(name, native(method, qualname, false));
        }
    }

    /// A computed field that can't be set. The function gets the object.
    pub fn define_getter(&mut self, class: &Rc<Class>, name: &'static str, get: NativeFn) {
        let symbol = self.symbol(name);
        class.set(symbol, Value::native(Getter { name, get, set: None }));
    }

    /// A computed field. `set` gets the object and the new value, unbound for `del`.
    pub fn define_field(&mut self, class: &Rc<Class>, name: &'static str, get: NativeFn, set: NativeFn) {
        let symbol = self.symbol(name);
        class.set(symbol, Value::native(Getter { name, get, set: Some(set) }));
    }

    /// A function of a module (`module` is for messages: `asyncio`, or empty for the built-in ones).
    pub fn native_function(&mut self, module: &str, function: &NativeDef) -> Value {
        let qualname = if module.is_empty() { function.name.to_owned() } else { format!("{module}.{}", function.name) };
        native(function, qualname, false)
    }

    /// Makes a class of library objects and remembers it by a key. A program's classes can extend it.
    pub fn define_class(
        &mut self,
        key: &'static str,
        name: &str,
        module: &str,
        bases: &[Rc<Class>],
        methods: &[NativeDef],
    ) -> Rc<Class> {
        let bases = if bases.is_empty() { vec![self.types.object.clone()] } else { bases.to_vec() };
        let ancestors = linearise(&bases).unwrap_or_default();
        let layout = if bases[0].layout == Layout::Plain { Layout::Payload } else { bases[0].layout };
        let class = Class::new(name, module, bases, ancestors, layout, None, false);
        self.define_methods(&class, methods);
        self.library_classes.insert(key, class.clone());
        class
    }

    /// A class made by [`Vm::define_class`]; `object` when there is none of this key.
    pub fn library_class(&self, key: &str) -> Rc<Class> {
        self.library_classes.get(key).cloned().unwrap_or_else(|| self.types.object.clone())
    }
}

fn native(def: &NativeDef, qualname: String, binds: bool) -> Value {
    let signature = Signature::parse(def.signature);
    Value::NativeFunction(Rc::new(NativeFunction { name: def.name, qualname, signature, function: def.function, binds }))
}
