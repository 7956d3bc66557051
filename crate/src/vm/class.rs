//! Classes: the built-in ones and the program's.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::attributes::Attributes;
use super::value::Value;
use crate::compile::symbol::Symbol;

/// What an instance of the class holds besides its attributes; classes inherit it from their built-in ancestor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Nothing: a plain object.
    Plain,
    /// A value of a built-in class stands in `Instance::payload` (`class Stack(list)`).
    Payload,
    /// An exception's arguments, cause, context, traceback.
    Exception,
    /// A class of classes.
    Type,
}

pub struct Class {
    pub name: RefCell<Rc<str>>,
    pub qualname: RefCell<Rc<str>>,
    /// `__module__`
    pub module: RefCell<Rc<str>>,
    pub bases: Vec<Rc<Class>>,
    /// The class itself first. Filled right after construction.
    mro: RefCell<Vec<Rc<Class>>>,
    pub attributes: RefCell<Attributes>,
    /// None: `type`.
    pub metaclass: Option<Rc<Class>>,
    pub layout: Layout,
    /// Made by the program (or the embedded library): attributes can be set.
    pub open: bool,
    /// Its instances have no `__dict__`: attributes outside `__slots__` are refused. None: they have one.
    pub slots: RefCell<Option<Vec<Symbol>>>,
    /// Direct subclasses, for forgetting look-ups and `__subclasses__`.
    subclasses: RefCell<Vec<std::rc::Weak<Class>>>,
    cache: RefCell<HashMap<Symbol, Option<Value>>>,
    /// Set once `__hash__` is None, `__eq__` defined without it, …: see `vm::special`.
    pub flags: Cell<u32>,
}

impl Class {
    /// A class with this MRO tail (its ancestors in order, itself not included).
    pub fn new(
        name: &str,
        module: &str,
        bases: Vec<Rc<Class>>,
        ancestors: Vec<Rc<Class>>,
        layout: Layout,
        metaclass: Option<Rc<Class>>,
        open: bool,
    ) -> Rc<Class> {
        let class = Rc::new(Class {
            name: RefCell::new(name.into()),
            qualname: RefCell::new(name.into()),
            module: RefCell::new(module.into()),
            bases,
            mro: RefCell::default(),
            attributes: RefCell::default(),
            metaclass,
            layout,
            open,
            slots: RefCell::default(),
            subclasses: RefCell::default(),
            cache: RefCell::default(),
            flags: Cell::new(0),
        });
        let mut mro = vec![class.clone()];
        mro.extend(ancestors);
        *class.mro.borrow_mut() = mro;
        for base in &class.bases {
            base.subclasses.borrow_mut().push(Rc::downgrade(&class));
        }
        class
    }

    pub fn name(&self) -> Rc<str> {
        self.name.borrow().clone()
    }

    /// `module.Class`
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.module.borrow(), self.qualname.borrow())
    }

    pub fn mro(&self) -> std::cell::Ref<'_, Vec<Rc<Class>>> {
        self.mro.borrow()
    }

    /// The attribute of the class or of the first ancestor that has it. (CPython: `_PyType_Lookup`.)
    #[inline]
    pub fn lookup(&self, name: Symbol) -> Option<Value> {
        if let Some(found) = self.cache.borrow().get(&name) {
            return found.clone();
        }
        let found = self.mro.borrow().iter().find_map(|class| class.attributes.borrow().get(name).cloned());
        self.cache.borrow_mut().insert(name, found.clone());
        found
    }

    /// As [`Class::lookup`], in what follows `after` in this class's MRO: for `super`.
    pub fn lookup_after(&self, after: &Class, name: Symbol) -> Option<Value> {
        let mro = self.mro.borrow();
        let rest = mro.iter().skip_while(|class| !std::ptr::eq(Rc::as_ptr(class), after)).skip(1);
        rest.into_iter().find_map(|class| class.attributes.borrow().get(name).cloned())
    }

    /// Sets an attribute of the class and gives what it was.
    pub fn set(&self, name: Symbol, value: Value) -> Option<Value> {
        self.forget(name);
        self.attributes.borrow_mut().set(name, value)
    }

    pub fn remove(&self, name: Symbol) -> Option<Value> {
        self.forget(name);
        self.attributes.borrow_mut().remove(name)
    }

    fn forget(&self, name: Symbol) {
        self.cache.borrow_mut().remove(&name);
        for class in self.subclasses() {
            class.forget(name);
        }
    }

    pub fn subclasses(&self) -> Vec<Rc<Class>> {
        self.subclasses.borrow().iter().filter_map(std::rc::Weak::upgrade).collect()
    }

    /// `issubclass`, by the MRO alone.
    #[inline]
    pub fn is_subclass(&self, other: &Class) -> bool {
        std::ptr::eq(self, other) || self.mro.borrow().iter().any(|class| std::ptr::eq(Rc::as_ptr(class), other))
    }

    /// Every class of the line has `__slots__`, or it is `object` itself: instances have no `__dict__`.
    pub fn slotted(&self) -> bool {
        let mro = self.mro.borrow();
        let mut own = mro.iter().filter(|class| class.open).peekable();
        let own_or_object = own.peek().is_some() || self.bases.is_empty();
        own_or_object && self.layout == Layout::Plain && own.all(|class| class.slots.borrow().is_some())
    }

    /// Breaks the reference cycle of a class with itself, when the run is over.
    pub fn dismantle(&self) {
        self.mro.borrow_mut().clear();
        self.cache.borrow_mut().clear();
        let attributes = self.attributes.borrow_mut().take();
        drop(attributes);
    }
}

/// The C3 linearisation of the bases: the ancestors in order, or None when there is none.
pub fn linearise(bases: &[Rc<Class>]) -> Option<Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> = bases.iter().map(|base| base.mro().clone()).collect();
    lists.push(bases.to_vec());
    let mut result = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(result);
        }
        let in_tail = |class: &Rc<Class>| lists.iter().any(|list| list[1..].iter().any(|other| Rc::ptr_eq(other, class)));
        let next = lists.iter().map(|list| list[0].clone()).find(|head| !in_tail(head))?;
        for list in &mut lists {
            if Rc::ptr_eq(&list[0], &next) {
                list.remove(0);
            }
        }
        result.push(next);
    }
}
