//! The program's tree, flat: every statement and expression in the order of the text, each with its parent.

use ruff_python_ast::visitor::source_order::{self, SourceOrderVisitor};
use ruff_python_ast::{self as ast, Expr, ModModule, Pattern, Stmt};
use ruff_text_size::Ranged;

use crate::syntax::Span;

#[derive(Clone, Copy)]
pub enum Node<'a> {
    Stmt(&'a Stmt),
    Expr(&'a Expr),
    Pattern(&'a Pattern),
}

/// A node's number in its [`Tree`]. All that is inside of a node follows it.
pub type Id = usize;

struct Entry<'a> {
    node: Node<'a>,
    parent: Option<Id>,
    /// Behind the last node inside of it.
    end: Id,
}

pub struct Tree<'a> {
    pub body: &'a [Stmt],
    entries: Vec<Entry<'a>>,
}

impl<'a> Tree<'a> {
    pub fn new(module: &'a ModModule) -> Tree<'a> {
        let mut flat = Flat { entries: Vec::new(), parent: None };
        flat.visit_body(&module.body);
        let tree = Tree { body: &module.body, entries: flat.entries };
        debug_assert!(tree.ids().is_sorted_by_key(|id| tree.span(id).start), "nodes stand in the order of the text");
        tree
    }

    pub fn ids(&self) -> std::ops::Range<Id> {
        0..self.entries.len()
    }

    pub fn node(&self, id: Id) -> Node<'a> {
        self.entries[id].node
    }

    pub fn span(&self, id: Id) -> Span {
        match self.node(id) {
            Node::Stmt(stmt) => stmt.range().into(),
            Node::Expr(expr) => expr.range().into(),
            Node::Pattern(pattern) => pattern.range().into(),
        }
    }

    pub fn parent(&self, id: Id) -> Option<Id> {
        self.entries[id].parent
    }

    /// What a node stands in, from the inside out.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// A node and everything in it.
    pub fn within(&self, id: Id) -> std::ops::Range<Id> {
        id..self.entries[id].end
    }

    pub fn stmt(&self, id: Id) -> Option<&'a Stmt> {
        match self.node(id) {
            Node::Stmt(stmt) => Some(stmt),
            _ => None,
        }
    }

    pub fn expr(&self, id: Id) -> Option<&'a Expr> {
        match self.node(id) {
            Node::Expr(expr) => Some(expr),
            _ => None,
        }
    }

    pub fn call(&self, id: Id) -> Option<&'a ast::ExprCall> {
        self.expr(id)?.as_call_expr()
    }

    /// The first node that does not begin before this place.
    fn first_from(&self, start: u32) -> Id {
        let (mut low, mut high) = (0, self.entries.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.span(middle).start < start {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The nodes that lie in a stretch.
    pub fn ids_in(&self, span: Span) -> impl Iterator<Item = Id> {
        (self.first_from(span.start)..self.first_from(span.end)).filter(move |&id| self.span(id).end <= span.end)
    }

    /// The nodes at exactly this place, from the outside in.
    fn ids_at(&self, span: Span) -> impl Iterator<Item = Id> {
        let first = self.first_from(span.start);
        (first..self.entries.len())
            .take_while(move |&id| self.span(id).start == span.start)
            .filter(move |&id| self.span(id) == span)
    }

    /// The statement at exactly this place.
    pub fn stmt_at(&self, span: Span) -> Option<Id> {
        self.ids_at(span).find(|&id| self.stmt(id).is_some())
    }

    /// The outermost expression at exactly this place.
    pub fn expr_at(&self, span: Span) -> Option<Id> {
        self.ids_at(span).find(|&id| self.expr(id).is_some())
    }

    pub fn id_of(&self, expr: &Expr) -> Option<Id> {
        self.ids_at(expr.range().into()).find(|&id| self.expr(id).is_some_and(|other| std::ptr::eq(other, expr)))
    }

    pub fn id_of_stmt(&self, stmt: &Stmt) -> Option<Id> {
        self.ids_at(stmt.range().into()).find(|&id| self.stmt(id).is_some_and(|other| std::ptr::eq(other, stmt)))
    }

    /// The innermost statement that a node stands in, or that it is.
    pub fn statement_of(&self, id: Id) -> Option<Id> {
        std::iter::once(id).chain(self.ancestors(id)).find(|&id| self.stmt(id).is_some())
    }

    /// The innermost function that a node stands in.
    pub fn function_of(&self, id: Id) -> Option<(Id, &'a ast::StmtFunctionDef)> {
        self.ancestors(id).find_map(|id| Some((id, self.stmt(id)?.as_function_def_stmt()?)))
    }

    /// The block that a statement stands in, and its index there.
    pub fn block_of(&self, id: Id) -> Option<(&'a [Stmt], usize)> {
        let stmt = self.stmt(id)?;
        let blocks = match self.parent(id) {
            None => vec![self.body],
            Some(parent) => blocks(self.stmt(parent)?),
        };
        blocks.into_iter().find_map(|block| Some((block, block.iter().position(|other| std::ptr::eq(other, stmt))?)))
    }
}

/// The blocks of a compound statement, in the order of the text.
pub fn blocks(stmt: &Stmt) -> Vec<&[Stmt]> {
    match stmt {
        Stmt::FunctionDef(def) => vec![&def.body],
        Stmt::ClassDef(class) => vec![&class.body],
        Stmt::For(stmt) => vec![&stmt.body, &stmt.orelse],
        Stmt::While(stmt) => vec![&stmt.body, &stmt.orelse],
        Stmt::With(stmt) => vec![&stmt.body],
        Stmt::If(stmt) => {
            let clauses = stmt.elif_else_clauses.iter().map(|clause| &clause.body[..]);
            std::iter::once(&stmt.body[..]).chain(clauses).collect()
        }
        Stmt::Match(stmt) => stmt.cases.iter().map(|case| &case.body[..]).collect(),
        Stmt::Try(stmt) => {
            let handlers = stmt.handlers.iter().filter_map(|handler| handler.as_except_handler());
            let handlers = handlers.map(|handler| &handler.body[..]);
            std::iter::once(&stmt.body[..]).chain(handlers).chain([&stmt.orelse[..], &stmt.finalbody[..]]).collect()
        }
        _ => Vec::new(),
    }
}

/// Flattens. The only walk over the tree: each instance of it would weigh some ten kilobytes in the page.
struct Flat<'a> {
    entries: Vec<Entry<'a>>,
    parent: Option<Id>,
}

impl<'a> Flat<'a> {
    fn add(&mut self, node: Node<'a>, walk: impl FnOnce(&mut Self)) {
        let id = self.entries.len();
        let parent = self.parent.replace(id);
        self.entries.push(Entry { node, parent, end: id });
        walk(self);
        self.entries[id].end = self.entries.len();
        self.parent = parent;
    }
}

impl<'a> SourceOrderVisitor<'a> for Flat<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.add(Node::Stmt(stmt), |flat| source_order::walk_stmt(flat, stmt));
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.add(Node::Expr(expr), |flat| source_order::walk_expr(flat, expr));
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        self.add(Node::Pattern(pattern), |flat| source_order::walk_pattern(flat, pattern));
    }
}
