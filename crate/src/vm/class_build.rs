//! The `class` statement. (CPython: `builtin___build_class__`, `type_new`.)

use std::rc::Rc;

use super::class::{Class, Layout, linearise};
use super::descriptor::{ClassMethod, Property, StaticMethod};
use super::dict::Dict;
use super::function::Function;
use super::native::{Args, Flow, Input, NativeFrame, Step, Stop, def};
use super::stack::{Body, Entry};
use super::value::Value;
use super::Vm;
use crate::compile::symbol::Symbol;

/// `__build_class__(body, name, *bases, **keywords)`
fn build_class(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let (Value::Function(body), Value::Str(name), Value::Tuple(bases), Value::Dict(keywords)) =
        (&args[0], &args[1], &args[2], &args[3])
    else {
        return Err(vm.type_error("__build_class__: wrong arguments"));
    };
    let resolved = vm.resolve_bases(bases)?;
    let keywords_left = Dict::new();
    let mut metaclass = None;
    for (key, value) in keywords.entries() {
        if matches!(&key, Value::Str(key) if &***key == "metaclass") {
            metaclass = Some(value);
        } else {
            keywords_left.set(vm, key, value)?;
        }
    }
    let metaclass = match metaclass {
        Some(Value::Class(class)) => Some(class),
        Some(other) => return Ok(Flow::Push(function_metaclass(vm, body, name, &resolved, keywords_left, other))),
        None => None,
    };
    let metaclass = vm.most_derived_metaclass(metaclass, &resolved)?;
    let frame = BuildClass {
        body: body.clone(),
        name: name.to_string().into(),
        original: bases.to_vec(),
        bases: resolved,
        keywords: Rc::new(keywords_left),
        metaclass,
        namespace: Rc::new(Dict::new()),
        state: State::Prepare,
    };
    Ok(Flow::Push(Entry::native(frame)))
}

fn function_metaclass(vm: &mut Vm, body: &Rc<Function>, name: &str, bases: &[Value], keywords: Dict, function: Value) -> Entry {
    let frame = BuildClass {
        body: body.clone(),
        name: name.into(),
        original: bases.to_vec(),
        bases: bases.to_vec(),
        keywords: Rc::new(keywords),
        metaclass: vm.types.type_.clone(),
        namespace: Rc::new(Dict::new()),
        state: State::Function(function),
    };
    Entry::native(frame)
}

impl Vm {
    pub(super) fn install_class_statement(&mut self) {
        let build = self.native_function("", &def("__build_class__", "func, name, /, *bases, **kwds", build_class));
        let name = self.known.build_class;
        self.builtins.insert(name, build);
    }
}

enum State {
    /// `__prepare__` is to be called, when the metaclass has one.
    Prepare,
    Prepared,
    /// The metaclass is a function.
    Function(Value),
    /// The body runs.
    Body(Option<Value>),
    /// The metaclass makes the class.
    Make(Value),
}

struct BuildClass {
    body: Rc<Function>,
    name: Rc<str>,
    original: Vec<Value>,
    bases: Vec<Value>,
    keywords: Rc<Dict>,
    metaclass: Rc<Class>,
    namespace: Rc<Dict>,
    state: State,
}

impl NativeFrame for BuildClass {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let value = match input {
            Input::Value(value) | Input::Yielded(value) => value,
            Input::Exception(exception) => return Err(Stop::Raise(exception)),
        };
        match std::mem::replace(&mut self.state, State::Prepared) {
            State::Prepare => {
                let prepare = vm.known.prepare;
                let own = self.metaclass.lookup(prepare).filter(|_| self.metaclass.open);
                let Some(prepare) = own else { return self.run_body(vm, None) };
                let metaclass = self.metaclass.clone();
                let bound = match vm.bind_to_class(prepare, &metaclass)? {
                    Flow::Value(bound) => bound,
                    _ => return self.run_body(vm, None),
                };
                let args = [Value::str(&self.name), Value::tuple(self.bases.clone())];
                Ok(Step::Call(bound, Args::with_keywords(args, vm.keywords_of(&self.keywords))))
            }
            State::Prepared => {
                if let Value::Dict(namespace) = value {
                    self.namespace = namespace;
                }
                self.run_body(vm, None)
            }
            State::Function(function) => self.run_body(vm, Some(function)),
            State::Body(function) => {
                let cell = value;
                if self.original.len() != self.bases.len() || self.original.iter().zip(&self.bases).any(|(a, b)| !a.is(b)) {
                    let original = Value::tuple(self.original.clone());
                    self.namespace.set_str(vm, "__orig_bases__", original);
                }
                let callable = function.unwrap_or_else(|| Value::Class(self.metaclass.clone()));
                let args =
                    [Value::str(&self.name), Value::tuple(self.bases.clone()), Value::Dict(self.namespace.clone())];
                self.state = State::Make(cell);
                Ok(Step::Call(callable, Args::with_keywords(args, vm.keywords_of(&self.keywords))))
            }
            State::Make(cell) => {
                if let Value::Cell(cell) = cell {
                    cell.replace(value.clone());
                }
                Ok(Step::Return(value))
            }
        }
    }
}

impl BuildClass {
    fn run_body(&mut self, vm: &mut Vm, function: Option<Value>) -> Result<Step, Stop> {
        self.state = State::Body(function);
        let Flow::Push(mut entry) = vm.call_function(&self.body, Args::default())? else { return Ok(Step::Just(Value::None)) };
        if let Body::Python(frame) = &mut entry.body {
            frame.namespace = Some(self.namespace.clone());
        }
        Ok(Step::Push(entry))
    }
}

impl Vm {
    /// Keyword arguments from a dict.
    pub fn keywords_of(&mut self, dict: &Dict) -> Vec<(Symbol, Value)> {
        let entries = dict.entries().into_iter();
        entries.filter_map(|(key, value)| match key {
            Value::Str(key) => Some((self.symbol(&key), value)),
            _ => None,
        }).collect()
    }

    /// `__mro_entries__` of bases that are no classes (generic aliases).
    fn resolve_bases(&mut self, bases: &[Value]) -> Result<Vec<Value>, Stop> {
        let mut resolved = Vec::new();
        for base in bases {
            if matches!(base, Value::Class(_)) {
                resolved.push(base.clone());
                continue;
            }
            let name = self.known.mro_entries;
            let Some(entries) = self.attribute_or_none(base, name)? else {
                resolved.push(base.clone());
                continue;
            };
            let entries = self.call(&entries, Args::new([Value::tuple(bases.to_vec())]))?;
            resolved.extend(self.collect(&entries)?);
        }
        Ok(resolved)
    }

    /// The metaclass that a class with these bases has. (CPython: `_PyType_CalculateMetaclass`.)
    pub fn most_derived_metaclass(&mut self, given: Option<Rc<Class>>, bases: &[Value]) -> Result<Rc<Class>, Stop> {
        let mut winner = given.unwrap_or_else(|| self.types.type_.clone());
        for base in bases {
            let class = self.class_of(base);
            if winner.is_subclass(&class) {
                continue;
            }
            if class.is_subclass(&winner) {
                winner = class;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    /// `type(name, bases, namespace, **keywords)`: makes the class, then tells its members and its parent of it.
    pub fn new_class(&mut self, meta: &Rc<Class>, name: &str, bases: &[Value], namespace: &Dict, keywords: Args) -> Result<Flow, Stop> {
        let class = self.bare_class(meta, name, bases, namespace)?;
        let mut calls = Vec::new();
        let set_name = self.known.set_name;
        let entries: Vec<(Symbol, Value)> = class.attributes.borrow().iter().cloned().collect();
        for (attribute, value) in entries {
            if let Value::Native(native) = &value
                && let Some(property) = native.get::<Property>()
            {
                *property.name.borrow_mut() = Some(self.names.name(attribute).clone());
            }
            if let Some(hook) = self.special(&value, set_name) {
                let name = self.symbol_str(attribute);
                let bound = match self.bind_special(hook, &value) {
                    Ok(bound) => bound,
                    Err(Stop::Ask(_)) => continue,
                    Err(stop) => return Err(stop),
                };
                calls.push((bound, Args::new([Value::Class(class.clone()), name])));
            }
        }
        if let Some(hook) = class.lookup_after(&class, self.known.init_subclass) {
            let native_default = match &hook {
                Value::Native(native) => native.get::<ClassMethod>().is_some_and(|method| matches!(method.0, Value::NativeFunction(_))),
                _ => false,
            };
            if !native_default {
                let bound = match self.bind_to_class(hook, &class)? {
                    Flow::Value(bound) => bound,
                    _ => Value::None,
                };
                calls.push((bound, Args::with_keywords([], keywords.keywords)));
            } else if !keywords.keywords.is_empty() {
                return Err(self.type_error(&format!("{}.__init_subclass__() takes no keyword arguments", class.name())));
            }
        }
        if calls.is_empty() {
            return Ok(Flow::Value(Value::Class(class)));
        }
        calls.reverse();
        Ok(Flow::Push(Entry::native(Announce { class, calls })))
    }

    fn bare_class(&mut self, meta: &Rc<Class>, name: &str, bases: &[Value], namespace: &Dict) -> Result<Rc<Class>, Stop> {
        let mut parents = Vec::new();
        for base in bases {
            let Value::Class(parent) = base else {
                return Err(self.type_error("bases must be types"));
            };
            if self.is_final(parent) {
                return Err(self.type_error(&format!("type '{}' is not an acceptable base type", parent.name())));
            }
            if parents.iter().any(|other| Rc::ptr_eq(other, parent)) {
                return Err(self.type_error(&format!("duplicate base class {}", parent.name())));
            }
            parents.push(parent.clone());
        }
        if parents.is_empty() {
            parents.push(self.types.object.clone());
        }
        let Some(ancestors) = linearise(&parents) else {
            let names: Vec<String> = parents.iter().map(|class| class.name().to_string()).collect();
            return Err(self.type_error(&format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        };
        let layout = self.joint_layout(&ancestors)?;
        let module = namespace.get_str(self, "__module__");
        let module: Rc<str> = match &module {
            Some(Value::Str(module)) => module.to_string().into(),
            _ => "__main__".into(),
        };
        let metaclass = (!Rc::ptr_eq(meta, &self.types.type_)).then(|| meta.clone());
        let class = Class::new(name, &module, parents, ancestors, layout, metaclass, true);
        self.fill_class(&class, namespace)?;
        Ok(class)
    }

    fn is_final(&self, class: &Rc<Class>) -> bool {
        let types = &self.types;
        let finals = [&types.bool, &types.none, &types.not_implemented, &types.ellipsis, &types.function, &types.generator,
            &types.coroutine, &types.range, &types.slice, &types.async_generator, &types.method];
        finals.iter().any(|other| Rc::ptr_eq(other, class))
    }

    /// The built-in part that all ancestors agree on.
    fn joint_layout(&mut self, ancestors: &[Rc<Class>]) -> Result<Layout, Stop> {
        let mut solid = ancestors.iter().filter(|class| !class.open && class.layout != Layout::Plain);
        let Some(first) = solid.next() else { return Ok(Layout::Plain) };
        for other in solid {
            let related = first.is_subclass(other) || other.is_subclass(first);
            if !related && !(first.layout == Layout::Exception && other.layout == Layout::Exception) {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
        }
        Ok(first.layout)
    }

    fn fill_class(&mut self, class: &Rc<Class>, namespace: &Dict) -> Result<(), Stop> {
        let known_new = self.known.new;
        let implicit = [self.known.class_getitem, self.known.init_subclass];
        for (key, value) in namespace.entries() {
            let Value::Str(key) = key else { continue };
            let name = self.symbol(&key);
            let value = match &value {
                Value::Function(_) if name == known_new => Value::native(StaticMethod(value)),
                Value::Function(_) if implicit.contains(&name) => Value::native(ClassMethod(value)),
                _ => value,
            };
            if name == self.known.qualname {
                if let Value::Str(text) = &value {
                    *class.qualname.borrow_mut() = text.to_string().into();
                }
                continue;
            }
            if name == self.known.slots {
                let slots = match &value {
                    Value::Str(_) => vec![value.clone()],
                    other => self.collect(other)?,
                };
                let slots = slots.iter().filter_map(|slot| match slot {
                    Value::Str(slot) => Some(self.symbol(slot)),
                    _ => None,
                }).collect::<Vec<_>>();
                let dict = self.known.dict;
                *class.slots.borrow_mut() = (!slots.contains(&dict)).then_some(slots);
            }
            class.set(name, value);
        }
        let (eq, hash) = (self.known.eq, self.known.hash);
        let own = |name| class.attributes.borrow().get(name).is_some();
        if own(eq) && !own(hash) {
            class.set(hash, Value::None);
        }
        Ok(())
    }
}

/// `__set_name__` of the members, then `__init_subclass__` of the parent.
struct Announce {
    class: Rc<Class>,
    /// What is still to be called, the next one last.
    calls: Vec<(Value, Args)>,
}

impl NativeFrame for Announce {
    fn resume(&mut self, _: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Input::Exception(exception) = input {
            return Err(Stop::Raise(exception));
        }
        match self.calls.pop() {
            Some((callable, args)) => Ok(Step::Call(callable, args)),
            None => Ok(Step::Return(Value::Class(self.class.clone()))),
        }
    }
}
