//! The modules of Python's library that there are, and how each is made.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Vm;
use super::module::Module;
use super::native::Stop;

/// Fills a module that is implemented in Rust.
pub type Install = fn(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop>;

/// How a module is made.
#[derive(Clone, Copy)]
pub enum Recipe {
    Native(Install),
    /// From Python source; the native part, if any, is installed first.
    Python(Text, Option<Install>),
}

/// The source of a module that is written in Python.
#[derive(Clone, Copy)]
pub enum Text {
    /// Part of the engine.
    Here(&'static str),
    /// A file below `src/` that the host has: a browser fetches them when the first one is asked for.
    Apart(&'static str),
}

/// The source in a file beside the caller's: part of the engine, but for a browser's, where it would weigh on every page.
macro_rules! text {
    ($folder:literal, $file:literal) => {
        if cfg!(target_family = "wasm") {
            crate::vm::library::Text::Apart(concat!($folder, $file))
        } else {
            crate::vm::library::Text::Here(include_str!($file))
        }
    };
}
pub(crate) use text;

/// Gives the text of a file below `src/`; None when it can't be had.
pub type Fetch = fn(file: &str) -> Option<String>;

thread_local! {
    static FETCH: Cell<Fetch> = const { Cell::new(|_| None) };
}

/// Tells this thread's engines where to ask for the library's files.
pub fn fetch_with(fetch: Fetch) {
    FETCH.set(fetch);
}

impl Text {
    pub fn read(self) -> Option<Cow<'static, str>> {
        match self {
            Text::Here(source) => Some(Cow::Borrowed(source)),
            Text::Apart(file) => FETCH.get()(file).map(Cow::Owned),
        }
    }
}

/// The modules that there are, by dotted name.
#[derive(Default)]
pub struct Library {
    recipes: BTreeMap<&'static str, Recipe>,
    /// What to use in place of modules that there are not.
    advice: BTreeMap<&'static str, &'static str>,
}

impl Library {
    pub fn add(&mut self, name: &'static str, install: Install) {
        self.recipes.insert(name, Recipe::Native(install));
    }

    pub fn add_python(&mut self, name: &'static str, source: Text, native: Option<Install>) {
        self.recipes.insert(name, Recipe::Python(source, native));
    }

    pub fn recipe(&self, name: &str) -> Option<Recipe> {
        self.recipes.get(name).copied()
    }

    /// A line that says what to use in place of a module, or of its package; or nothing.
    pub fn advice(&self, name: &str) -> String {
        let root = name.split('.').next().unwrap_or(name);
        let advice = self.advice.get(name).or_else(|| self.advice.get(root));
        advice.map(|advice| format!("\n{advice}.")).unwrap_or_default()
    }

    pub fn advise(&mut self, name: &'static str, advice: &'static str) {
        self.advice.insert(name, advice);
    }

    pub fn has(&self, name: &str) -> bool {
        self.recipes.contains_key(name)
    }

    /// The top-level names, in order.
    pub fn names(&self) -> Vec<&'static str> {
        self.recipes.keys().filter(|name| !name.contains('.') && !name.starts_with('_')).copied().collect()
    }
}
