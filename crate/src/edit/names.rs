//! Which occurrences of a name mean the same thing: Python's scopes.

use std::collections::BTreeMap;

use ruff_python_ast::{self as ast, Expr, Pattern, Stmt};
use ruff_text_size::Ranged;

use super::tree::{Id, Node, Tree};
use crate::syntax::Span;

/// The function, class, lambda or comprehension whose names they are; none for the module.
pub type Scope = Option<Id>;

#[derive(Clone, Copy, Debug)]
pub struct Occurrence<'a> {
    pub span: Span,
    pub name: &'a str,
    /// Where the name that is meant is bound. The module, when it is bound nowhere.
    pub scope: Scope,
    /// The innermost scope that it stands in.
    pub within: Scope,
    pub is_binding: bool,
}

pub struct Names<'a> {
    occurrences: Vec<Occurrence<'a>>,
}

impl<'a> Names<'a> {
    pub fn new(tree: &Tree<'a>) -> Names<'a> {
        let mut finder = Finder { tree, occurrences: Vec::new(), declared: BTreeMap::new() };
        for id in tree.ids() {
            finder.find(id);
        }
        let Finder { mut occurrences, declared, .. } = finder;
        let mut bound: BTreeMap<(&str, Scope), ()> = BTreeMap::new();
        for occurrence in occurrences.iter().filter(|occurrence| occurrence.is_binding) {
            if !declared.contains_key(&(occurrence.name, occurrence.within)) {
                bound.insert((occurrence.name, occurrence.within), ());
            }
        }
        for occurrence in &mut occurrences {
            occurrence.scope = resolve(tree, &bound, &declared, occurrence);
        }
        occurrences.sort_by_key(|occurrence| occurrence.span);
        Names { occurrences }
    }

    pub fn at(&self, span: Span) -> Option<&Occurrence<'a>> {
        self.occurrences.iter().find(|occurrence| occurrence.span == span)
    }

    pub fn all(&self) -> impl Iterator<Item = &Occurrence<'a>> {
        self.occurrences.iter()
    }

    /// All that mean what a name means in a scope, in the order of the text.
    pub fn of(&self, name: &str, scope: Scope) -> impl Iterator<Item = &Occurrence<'a>> + Clone {
        self.occurrences.iter().filter(move |occurrence| occurrence.name == name && occurrence.scope == scope)
    }

    pub fn called(&self, name: &str) -> impl Iterator<Item = &Occurrence<'a>> {
        self.occurrences.iter().filter(move |occurrence| occurrence.name == name)
    }
}

/// The innermost scope that a node stands in.
pub fn scope_of(tree: &Tree, id: Id) -> Scope {
    let span = tree.span(id);
    tree.ancestors(id).find(|&outer| is_inside(tree, outer, span))
}

/// Whether a stretch stands where an outer node's own names count: not in a function's defaults, nor in what a
/// comprehension goes through first.
fn is_inside(tree: &Tree, outer: Id, span: Span) -> bool {
    let behind = |body: &[Stmt]| body.first().is_some_and(|first| first.start().to_u32() <= span.start);
    let clauses: &[ast::Comprehension] = match tree.node(outer) {
        Node::Stmt(Stmt::FunctionDef(def)) => return behind(&def.body),
        Node::Stmt(Stmt::ClassDef(class)) => return behind(&class.body),
        Node::Expr(Expr::Lambda(lambda)) => return lambda.body.start().to_u32() <= span.start,
        Node::Expr(Expr::ListComp(found)) => &found.generators,
        Node::Expr(Expr::SetComp(found)) => &found.generators,
        Node::Expr(Expr::DictComp(found)) => &found.generators,
        Node::Expr(Expr::Generator(found)) => &found.generators,
        _ => return false,
    };
    clauses.first().is_none_or(|first| {
        let outside = Span::from(first.iter.range());
        span.start < outside.start || span.end > outside.end
    })
}

fn resolve(
    tree: &Tree,
    bound: &BTreeMap<(&str, Scope), ()>,
    declared: &BTreeMap<(&str, Scope), bool>,
    occurrence: &Occurrence,
) -> Scope {
    let mut scope = occurrence.within;
    let mut is_first = true;
    while let Some(id) = scope {
        let is_class = matches!(tree.stmt(id), Some(Stmt::ClassDef(_)));
        match declared.get(&(occurrence.name, scope)) {
            Some(true) => return None,
            Some(false) => {}
            None if bound.contains_key(&(occurrence.name, scope)) && (is_first || !is_class) => return scope,
            None => {}
        }
        is_first = false;
        scope = scope_of(tree, id);
    }
    None
}

struct Finder<'t, 'a> {
    tree: &'t Tree<'a>,
    occurrences: Vec<Occurrence<'a>>,
    /// Names that a scope declares: whether as global ones.
    declared: BTreeMap<(&'a str, Scope), bool>,
}

impl<'a> Finder<'_, 'a> {
    fn add(&mut self, name: &'a str, span: impl Into<Span>, within: Scope, is_binding: bool) {
        self.occurrences.push(Occurrence { span: span.into(), name, scope: None, within, is_binding });
    }

    fn bind(&mut self, name: &'a ast::Identifier, within: Scope) {
        self.add(name.as_str(), name.range, within, true);
    }

    fn find(&mut self, id: Id) {
        let within = scope_of(self.tree, id);
        match self.tree.node(id) {
            Node::Stmt(stmt) => self.statement(id, stmt, within),
            Node::Expr(Expr::Name(name)) => {
                let is_binding = !name.ctx.is_load();
                let scope = if is_binding { self.binding_scope(id, within) } else { within };
                self.add(name.id.as_str(), name.range, scope, is_binding);
            }
            Node::Expr(Expr::Lambda(lambda)) => {
                lambda
                    .parameters
                    .iter()
                    .flat_map(|all| all.iter())
                    .for_each(|parameter| self.bind(parameter.name(), Some(id)));
            }
            Node::Expr(_) => {}
            Node::Pattern(Pattern::MatchAs(pattern)) => pattern.name.iter().for_each(|name| self.bind(name, within)),
            Node::Pattern(Pattern::MatchStar(pattern)) => pattern.name.iter().for_each(|name| self.bind(name, within)),
            Node::Pattern(Pattern::MatchMapping(pattern)) => {
                pattern.rest.iter().for_each(|name| self.bind(name, within))
            }
            Node::Pattern(_) => {}
        }
    }

    /// What `:=` binds in a comprehension belongs to the function around it.
    fn binding_scope(&self, id: Id, within: Scope) -> Scope {
        let is_walrus = self.tree.parent(id).and_then(|parent| self.tree.expr(parent)).is_some_and(Expr::is_named_expr);
        let mut scope = within;
        while let (true, Some(outer)) = (is_walrus, scope) {
            if self.tree.stmt(outer).is_some() || self.tree.expr(outer).is_some_and(Expr::is_lambda_expr) {
                break;
            }
            scope = scope_of(self.tree, outer);
        }
        scope
    }

    fn statement(&mut self, id: Id, stmt: &'a Stmt, within: Scope) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.bind(&def.name, within);
                def.parameters.iter().for_each(|parameter| self.bind(parameter.name(), Some(id)));
            }
            Stmt::ClassDef(class) => self.bind(&class.name, within),
            Stmt::Import(import) => import.names.iter().for_each(|alias| match &alias.asname {
                Some(name) => self.bind(name, within),
                None => {
                    let head = alias.name.as_str().split('.').next().unwrap_or_default();
                    let start = alias.name.start().to_u32();
                    self.add(head, Span::new(start, start + head.len() as u32), within, true);
                }
            }),
            Stmt::ImportFrom(import) => {
                import.names.iter().for_each(|alias| self.bind(alias.asname.as_ref().unwrap_or(&alias.name), within));
            }
            Stmt::Try(stmt) => {
                let handlers = stmt.handlers.iter().filter_map(|handler| handler.as_except_handler());
                handlers.filter_map(|handler| handler.name.as_ref()).for_each(|name| self.bind(name, within));
            }
            Stmt::Global(global) => self.declare(&global.names, within, true),
            Stmt::Nonlocal(nonlocal) => self.declare(&nonlocal.names, within, false),
            _ => {}
        }
    }

    fn declare(&mut self, names: &'a [ast::Identifier], within: Scope, is_global: bool) {
        for name in names {
            self.declared.insert((name.as_str(), within), is_global);
            self.add(name.as_str(), name.range, within, false);
        }
    }
}
