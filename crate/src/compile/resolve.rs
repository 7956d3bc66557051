//! Decides for every name whose variable it is, and gives the variables their slots.

use crate::syntax::Error;

use super::scope::{Scope, ScopeId, ScopeKind, Scopes};
use super::symbol::{Interner, Symbol};

/// The slots of one code object.
#[derive(Debug, Default)]
pub struct Slots {
    pub names: Vec<Symbol>,
    /// Slots that are cells from the start.
    pub cells: Vec<u32>,
    /// The variables of outer functions, by slot; the last slots.
    pub free: Vec<(Symbol, u32)>,
}

/// Names that the compiler gives to what has no name in the source. No identifier begins with a dot.
#[derive(Clone, Copy, Debug)]
pub struct Hidden {
    /// The class that a method stands in.
    pub class: Symbol,
    /// A class's namespace, for its annotations.
    pub namespace: Symbol,
}

impl Hidden {
    pub fn new(interner: &mut Interner) -> Hidden {
        Hidden { class: interner.intern("__class__"), namespace: interner.intern(".namespace") }
    }
}

/// Links each name to the scope that has its variable.
pub fn resolve(scopes: &mut Scopes, hidden: Hidden, interner: &Interner) -> Result<(), Error> {
    for scope in 0..scopes.all.len() {
        let mut at = 0;
        // Entries may be added while we look: to this scope, to outer ones, never to inner ones.
        while at < scopes.all[scope].names.len() {
            let (symbol, name) = scopes.all[scope].names[at];
            at += 1;
            if name.global || name.is_local() {
                continue;
            }
            let found = link(scopes, scope, symbol, hidden);
            if name.nonlocal && !found {
                return Err(unbound_nonlocal(&scopes.all[scope], symbol, interner));
            }
        }
    }
    Ok(())
}

fn unbound_nonlocal(scope: &Scope, symbol: Symbol, interner: &Interner) -> Error {
    let span = scope.declared(symbol).unwrap_or_default();
    let name = interner.name(symbol);
    Error::new("nonlocal-unbound", format!("no binding for nonlocal '{name}' found"), span).with(name)
}

/// Looks for the variable outwards from `scope`; marks it as captured there and as free in between.
fn link(scopes: &mut Scopes, scope: ScopeId, symbol: Symbol, hidden: Hidden) -> bool {
    let mut sees_class = scopes.all[scope].kind.sees_class();
    let mut at = scope;
    while let Some(parent) = scopes.all[at].parent {
        at = parent;
        let here = &scopes.all[at];
        match here.kind {
            ScopeKind::Module => return false,
            ScopeKind::Class if symbol == hidden.class || symbol == hidden.namespace => {
                capture(scopes, scope, at, symbol);
                return true;
            }
            ScopeKind::Class => {
                if sees_class && here.is_local(symbol) {
                    scopes.all[scope].entry(symbol).in_class = true;
                    scopes.all[scope].entry(hidden.namespace).used = true;
                }
            }
            _ => {
                if let Some(name) = here.get(symbol) {
                    if name.global {
                        return false;
                    }
                    if name.is_local() {
                        capture(scopes, scope, at, symbol);
                        return true;
                    }
                }
            }
        }
        sees_class &= scopes.all[at].kind.sees_class();
    }
    false
}

fn capture(scopes: &mut Scopes, scope: ScopeId, owner: ScopeId, symbol: Symbol) {
    if scopes.host(scope) == scopes.host(owner) && scopes.all[owner].kind != ScopeKind::Class {
        return;
    }
    scopes.all[owner].entry(symbol).captured = true;
    let mut at = scope;
    while at != owner {
        scopes.all[at].entry(symbol).free = true;
        match scopes.all[at].parent {
            Some(parent) => at = parent,
            None => return,
        }
    }
}

/// Gives the variables of all code objects their slots: parameters, other locals, the comprehensions' variables, cells,
/// free variables.
pub fn allocate(scopes: &mut Scopes) -> Vec<Slots> {
    let mut inlined: Vec<Vec<ScopeId>> = vec![Vec::new(); scopes.all.len()];
    for scope in 0..scopes.all.len() {
        let host = scopes.host(scope);
        if host != scope {
            inlined[host].push(scope);
        }
    }
    (0..scopes.all.len())
        .map(|scope| {
            if scopes.all[scope].kind.is_inlined() { Slots::default() } else { lay_out(scopes, scope, &inlined[scope]) }
        })
        .collect()
}

fn lay_out(scopes: &mut Scopes, host: ScopeId, comprehensions: &[ScopeId]) -> Slots {
    let mut slots = Slots::default();
    let has_fast = !matches!(scopes.all[host].kind, ScopeKind::Module | ScopeKind::Class);
    if has_fast {
        for (symbol, name) in scopes.all[host].names.iter_mut().filter(|(_, name)| name.parameter) {
            name.slot = slots.add(*symbol);
            if name.captured {
                slots.cells.push(name.slot);
            }
        }
        let others = scopes.all[host].names.iter_mut();
        for (symbol, name) in others.filter(|(_, name)| name.is_local() && !name.parameter && !name.captured) {
            name.slot = slots.add(*symbol);
        }
    }
    for &comprehension in comprehensions {
        for (symbol, name) in scopes.all[comprehension].names.iter_mut().filter(|(_, name)| name.is_local()) {
            name.slot = slots.add(*symbol);
        }
    }
    for (symbol, name) in scopes.all[host].names.iter_mut().filter(|(_, name)| name.captured && !name.parameter) {
        name.slot = slots.add(*symbol);
        slots.cells.push(name.slot);
    }
    for (symbol, name) in scopes.all[host].names.iter_mut().filter(|(_, name)| name.free) {
        name.free_slot = slots.add(*symbol);
        slots.free.push((*symbol, name.free_slot));
    }
    slots
}

impl Slots {
    fn add(&mut self, symbol: Symbol) -> u32 {
        self.names.push(symbol);
        self.names.len() as u32 - 1
    }
}
