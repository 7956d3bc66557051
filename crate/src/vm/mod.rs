//! The virtual machine: values, frames, exceptions, generators and coroutines, fuel.
//!
//! It knows nothing of event loops: `asyncio` builds on it.

pub mod arithmetic;
pub mod attributes;
pub mod bytes;
pub mod call;
pub mod class;
pub mod class_build;
pub mod clock;
pub mod code;
pub mod compare;
pub mod complex;
pub mod descriptor;
pub mod dict;
pub mod drop;
pub mod eval;
pub mod exception;
mod exception_group;
pub mod finalize;
pub mod float;
pub mod frame;
pub mod frame_object;
pub mod function;
pub mod generator;
pub mod generators;
pub mod generic;
pub mod hash;
pub mod heap;
pub mod import;
pub mod instance;
pub mod instructions;
pub mod integer;
pub mod items;
pub mod iterate;
pub mod iterators;
pub mod known;
pub mod library;
pub mod list;
pub mod lookup;
pub mod module;
pub mod names;
pub mod native;
pub mod nesting;
pub mod object;
pub mod operators;
pub mod pattern;
pub mod powers;
pub mod range;
pub mod registry;
pub mod replay;
pub mod repr;
pub mod repr_short;
pub mod sequences;
pub mod set;
pub mod signature;
pub mod slices;
pub mod special;
pub mod stack;
pub mod string;
pub mod traceback;
pub mod tracing;
pub mod types;
pub mod unwind;
pub mod value;

use std::any::Any;
use std::collections::HashMap;
use std::rc::Rc;

use class::Class;
use code::Origins;
use finalize::Finalizers;
use known::Known;
use module::Module;
use replay::Replay;
use types::Types;
use value::Value;

pub use crate::compile::code::{CodeKind, CompareOp};
use crate::compile::symbol::{Interner, Symbol};
use crate::trace::Recorder;

/// What a run may use.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Instructions (and what counts as much in built-ins).
    pub fuel: u64,
    /// Nominal bytes: see [`heap`].
    pub memory: u64,
    /// Python frames on a stack: `RecursionError` beyond.
    pub recursion: usize,
    /// Lines of output.
    pub output: u32,
    /// Events in the trace.
    pub trace: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { fuel: 1_000_000_000, memory: 256 << 20, recursion: 1000, output: 50_000, trace: 3_000_000 }
    }
}

/// One program's machine.
pub struct Vm {
    pub names: Interner,
    pub known: Known,
    pub types: Types,
    /// The built-in names.
    pub builtins: HashMap<Symbol, Value>,
    /// What has been imported, by dotted name.
    pub modules: HashMap<Rc<str>, Rc<Module>>,
    /// How to make the modules that there are: see [`import`].
    pub library: library::Library,
    pub trace: Recorder,
    pub origins: Origins,
    pub finalizers: Rc<Finalizers>,
    pub limits: Limits,
    /// What is left of [`Limits::fuel`].
    pub fuel: u64,
    /// What is left of the present slice.
    slice: u64,
    /// Answers at hand while a native function runs again.
    replay: Replay,
    /// Classes of library objects, by the name of their Rust-side registration.
    library_classes: HashMap<&'static str, Rc<Class>>,
    /// State that library modules keep for the run (the clock, the random generator, the running loop), by type.
    states: HashMap<std::any::TypeId, Rc<dyn Any>>,
    pub output: Output,
    /// Number given to the next object that shows one (`repr`, `id`), and to the next frame in the trace.
    serial: u32,
    frames: u32,
    futures: u32,
    /// The program's text, for tracebacks.
    pub source: Rc<str>,
    /// Tracebacks show the lines of the source.
    pub source_lines: bool,
    pub filename: Rc<str>,
    /// How deep a walk through nested values is, and through which.
    nesting: nesting::Nesting,
    /// For line-by-line recording: see [`tracing`].
    recording: tracing::Recording,
    /// The call of the program's that is under way, for what natives tell the trace.
    call_site: Option<crate::compile::code::Span>,
    /// Its line.
    pub call_line: u32,
}

/// What the program has written.
#[derive(Default)]
pub struct Output {
    /// Lines on both streams.
    pub lines: u32,
}

impl Vm {
    pub fn new(source: &str, filename: &str, limits: Limits) -> Vm {
        let mut names = Interner::default();
        let known = Known::new(&mut names);
        let types = Types::new();
        Vm {
            names,
            known,
            types,
            builtins: HashMap::new(),
            modules: HashMap::new(),
            library: library::Library::default(),
            trace: Recorder::new(),
            origins: Origins::default(),
            finalizers: Rc::new(Finalizers::default()),
            fuel: limits.fuel,
            limits,
            slice: 0,
            replay: Replay::default(),
            library_classes: HashMap::new(),
            states: HashMap::new(),
            output: Output::default(),
            serial: 0,
            frames: 0,
            futures: 0,
            source: source.into(),
            source_lines: true,
            filename: filename.into(),
            nesting: nesting::Nesting::default(),
            recording: tracing::Recording::default(),
            call_site: None,
            call_line: 0,
        }
    }

    /// Registers what belongs to the VM itself: the methods of generators and coroutines, and what makes classes.
    pub fn install(&mut self) {
        self.install_generators();
        self.install_type_aliases();
        self.install_class_statement();
    }

    /// The symbol of a name.
    pub fn symbol(&mut self, name: &str) -> Symbol {
        self.names.intern(name)
    }

    /// A symbol as a string value.
    pub fn symbol_str(&mut self, symbol: Symbol) -> Value {
        let name = self.names.name(symbol).clone();
        self.interned_str(&name)
    }

    /// A string constant's value.
    pub fn interned_str(&mut self, text: &str) -> Value {
        Value::str(text)
    }

    /// State of a library module's for this run, made on first use.
    pub fn state<T: Any + Default>(&mut self) -> Rc<T> {
        let id = std::any::TypeId::of::<T>();
        let state = self.states.entry(id).or_insert_with(|| Rc::new(T::default())).clone();
        state.downcast().unwrap_or_default()
    }

    /// Puts such state in place.
    pub fn set_state<T: Any>(&mut self, state: Rc<T>) {
        self.states.insert(std::any::TypeId::of::<T>(), state);
    }

    /// Charges work that a built-in does beyond one instruction (an item sorted, a character searched).
    pub fn work(&mut self, units: usize) {
        let units = units as u64;
        self.fuel = self.fuel.saturating_sub(units.saturating_sub(self.slice));
        self.slice = self.slice.saturating_sub(units);
    }

    /// Refuses what would take more memory than is left, before it is allocated.
    pub fn reserve(&self, bytes: u64) -> Result<(), native::Stop> {
        if heap::used().saturating_add(bytes) > self.limits.memory {
            return Err(native::Stop::Halt(native::Halt::Limit(crate::trace::Limit::Memory)));
        }
        Ok(())
    }

    /// A fresh number for a future in the trace.
    pub fn next_future(&mut self) -> u32 {
        self.futures += 1;
        self.futures - 1
    }

    /// A fresh number for an object that shows one: addresses in `repr` and `id`.
    pub fn next_serial(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }
}

/// The end of a run.
impl Vm {
    /// Breaks the cycles in which a program's objects hold each other, so that their memory comes back.
    pub fn dismantle(&mut self) {
        self.finalizers.close();
        for module in std::mem::take(&mut self.modules).into_values() {
            drop(module.clear());
        }
        let mut classes = vec![self.types.object.clone()];
        while let Some(class) = classes.pop() {
            classes.extend(class.subclasses());
            class.dismantle();
        }
        self.states.clear();
        self.builtins.clear();
    }
}
