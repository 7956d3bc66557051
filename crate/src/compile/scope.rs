//! Scopes: which names a body has, and where each one lives.

use std::collections::HashMap;

use crate::syntax::Span;

use super::symbol::Symbol;

/// Index of a scope in [`Scopes::all`]; outer scopes come before inner ones.
pub type ScopeId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A generator expression: a function of its own.
    Generator,
    /// A list, set or dict comprehension: runs in the code around it, with variables of its own.
    Comprehension,
    /// The function that gives a function's annotations.
    Annotations,
    /// The function that gives the annotations of a class's or the module's variables.
    BodyAnnotations,
    /// The hidden function around a generic function, class or alias.
    TypeParams,
    /// The value of a `type` statement.
    TypeAlias,
}

impl ScopeKind {
    /// Whether its code stands in the code object of the scope around it.
    pub fn is_inlined(self) -> bool {
        self == ScopeKind::Comprehension
    }

    /// Whether it sees the variables of a class directly around it.
    pub fn sees_class(self) -> bool {
        matches!(
            self,
            ScopeKind::Annotations | ScopeKind::BodyAnnotations | ScopeKind::TypeParams | ScopeKind::TypeAlias
        )
    }

    pub fn is_comprehension(self) -> bool {
        matches!(self, ScopeKind::Comprehension | ScopeKind::Generator)
    }
}

/// What is known of a name in one scope.
#[derive(Clone, Copy, Debug, Default)]
pub struct Name {
    pub used: bool,
    pub bound: bool,
    pub parameter: bool,
    pub annotated: bool,
    pub global: bool,
    pub nonlocal: bool,
    /// The target of a comprehension's `for`.
    pub iterated: bool,
    /// An inner function reads or writes this scope's variable.
    pub captured: bool,
    /// The variable is an outer function's, used here or further in.
    pub free: bool,
    /// Looked for in the class's namespace first.
    pub in_class: bool,
    /// Where the variable lives in the code's slots, when it is this scope's own.
    pub slot: u32,
    /// Where the outer function's cell lives in the code's slots.
    pub free_slot: u32,
}

impl Name {
    /// Whether the variable belongs to this scope.
    pub fn is_local(&self) -> bool {
        self.bound && !self.global && !self.nonlocal
    }
}

#[derive(Clone, Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// In order of first appearance.
    pub names: Vec<(Symbol, Name)>,
    index: HashMap<Symbol, usize>,
    /// The class whose name goes into `__private` names.
    pub class_name: Option<Symbol>,
    /// It yields.
    pub is_generator: bool,
    /// It is an `async def`, or awaits in a comprehension or generator expression.
    pub is_async: bool,
    /// How many iterables of comprehensions we are inside of.
    pub in_iterable: u32,
    /// Where names were declared `global` or `nonlocal`.
    pub declarations: Vec<(Symbol, Span)>,
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Scope {
        Scope {
            kind,
            parent,
            names: Vec::new(),
            index: HashMap::new(),
            class_name: None,
            is_generator: false,
            is_async: false,
            in_iterable: 0,
            declarations: Vec::new(),
        }
    }

    pub fn get(&self, symbol: Symbol) -> Option<&Name> {
        self.index.get(&symbol).map(|&at| &self.names[at].1)
    }

    /// The name's entry, made if it is not there.
    pub fn entry(&mut self, symbol: Symbol) -> &mut Name {
        let at = *self.index.entry(symbol).or_insert_with(|| {
            self.names.push((symbol, Name::default()));
            self.names.len() - 1
        });
        &mut self.names[at].1
    }

    /// Where the name was first declared `global` or `nonlocal`.
    pub fn declared(&self, symbol: Symbol) -> Option<Span> {
        self.declarations.iter().find(|(name, _)| *name == symbol).map(|(_, span)| *span)
    }

    /// A name that has no variable here is the module's or the builtins'.
    pub fn is_local(&self, symbol: Symbol) -> bool {
        self.get(symbol).is_some_and(Name::is_local)
    }
}

/// All scopes of a module.
#[derive(Debug, Default)]
pub struct Scopes {
    pub all: Vec<Scope>,
    by_place: HashMap<(Span, ScopeKind), ScopeId>,
}

/// Where a variable lives, seen from the code that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variable {
    Fast(u32),
    /// The content of the cell in a slot.
    Cell(u32),
    Global,
    /// In a class body: the namespace, then the globals.
    Name,
    /// In a class body: the namespace, then the cell.
    NameOrCell(u32),
    /// In annotations and the like inside a class: the namespace in this cell, then the cell in the other slot, or the globals.
    Class {
        namespace: u32,
        cell: Option<u32>,
    },
}

impl Scopes {
    /// Adds a scope. `place` tells it from all others of its kind.
    pub fn add(&mut self, kind: ScopeKind, parent: Option<ScopeId>, place: Span) -> ScopeId {
        let id = self.all.len();
        self.all.push(Scope::new(kind, parent));
        self.by_place.insert((place, kind), id);
        id
    }

    /// The scope of a node.
    pub fn find(&self, kind: ScopeKind, place: Span) -> Option<ScopeId> {
        self.by_place.get(&(place, kind)).copied()
    }

    /// The scope whose code object this scope's code stands in.
    pub fn host(&self, mut scope: ScopeId) -> ScopeId {
        while self.all[scope].kind.is_inlined() {
            match self.all[scope].parent {
                Some(parent) => scope = parent,
                None => break,
            }
        }
        scope
    }

    /// Where `symbol` is, for code in `scope`. `namespace` is the name of the cell with a class's namespace.
    pub fn variable(&self, scope: ScopeId, symbol: Symbol, namespace: Symbol) -> Variable {
        let host = self.host(scope);
        let mut at = scope;
        while at != host {
            if let Some(name) = self.all[at].get(symbol) {
                if name.is_local() {
                    return own(name);
                }
                if name.global {
                    return Variable::Global;
                }
            }
            match self.all[at].parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        let from_comprehension = scope != host;
        let name = self.all[host].get(symbol).copied().unwrap_or_default();
        match self.all[host].kind {
            ScopeKind::Module => Variable::Global,
            ScopeKind::Class if from_comprehension => outer(&name),
            ScopeKind::Class if name.global => Variable::Global,
            ScopeKind::Class if name.nonlocal => Variable::Cell(name.free_slot),
            ScopeKind::Class if name.bound || !name.free => Variable::Name,
            ScopeKind::Class => Variable::NameOrCell(name.free_slot),
            _ if name.is_local() => own(&name),
            _ if name.in_class => match self.all[host].get(namespace) {
                Some(cell) => Variable::Class { namespace: cell.free_slot, cell: name.free.then_some(name.free_slot) },
                None => outer(&name),
            },
            _ => outer(&name),
        }
    }

    /// The slot of the cell that holds `symbol`, as code in `scope` hands it to an inner function.
    pub fn cell_slot(&self, scope: ScopeId, symbol: Symbol) -> Option<u32> {
        let host = self.host(scope);
        let mut at = scope;
        loop {
            let here = &self.all[at];
            let name = here.get(symbol).filter(|name| name.captured);
            if let Some(name) = name.filter(|name| name.is_local() || here.kind == ScopeKind::Class) {
                return Some(name.slot);
            }
            if at == host {
                return here.get(symbol).filter(|name| name.free).map(|name| name.free_slot);
            }
            at = here.parent?;
        }
    }
}

fn own(name: &Name) -> Variable {
    if name.captured { Variable::Cell(name.slot) } else { Variable::Fast(name.slot) }
}

fn outer(name: &Name) -> Variable {
    if name.free && !name.global { Variable::Cell(name.free_slot) } else { Variable::Global }
}
