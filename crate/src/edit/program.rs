//! A program as gestures see it: its text, tree, tokens and imports.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Expr, ModModule, Stmt, StringFlags};
use ruff_python_parser::Parsed;
use ruff_text_size::Ranged;

use super::kinds::Kinds;
use super::library::Library;
use super::place::{Place, Places};
use super::tree::{Id, Tree};
use crate::syntax::Span;

pub struct Program<'a> {
    pub source: &'a str,
    pub tree: Tree<'a>,
    pub library: Library<'a>,
    pub kinds: Kinds<'a>,
    pub tokens: &'a [Token],
    places: Places<'a>,
}

impl<'a> Program<'a> {
    pub fn new(source: &'a str, parsed: &'a Parsed<ModModule>) -> Program<'a> {
        let tree = Tree::new(parsed.syntax());
        let library = Library::new(&tree);
        let kinds = Kinds::new(&tree, &library);
        Program { source, tree, library, kinds, tokens: parsed.tokens(), places: Places::new(source) }
    }

    pub fn text(&self, node: impl Ranged) -> &'a str {
        Span::from(node.range()).text(self.source)
    }

    pub fn whole(&self) -> Span {
        Span::new(0, self.source.len() as u32)
    }

    pub fn slice(&self, span: Span) -> &'a str {
        span.text(self.source)
    }

    pub fn place(&self, node: impl Ranged) -> Place {
        self.places.place(node.range())
    }

    pub fn place_of(&self, span: Span) -> Place {
        self.places.place(span)
    }

    pub fn place_from_to(&self, first: impl Ranged, last: impl Ranged) -> Place {
        self.place_of(Span::from(first.range()).to(last.range().into()))
    }

    pub fn span(&self, place: Place) -> Option<Span> {
        self.places.span(place)
    }

    /// The tokens that lie in a stretch, comments among them.
    pub fn tokens_in(&self, span: Span) -> &'a [Token] {
        let first = self.tokens.partition_point(|token| token.start().to_u32() < span.start);
        let last = self.tokens.partition_point(|token| token.end().to_u32() <= span.end);
        &self.tokens[first..last.max(first)]
    }

    pub fn comments_in(&self, span: Span) -> impl Iterator<Item = Span> {
        self.tokens_in(span).iter().filter(|token| token.kind() == TokenKind::Comment).map(|token| token.range().into())
    }

    /// The quotes of the program's first text.
    pub fn quote(&self) -> char {
        let styles = self.tokens.iter().filter_map(|token| token.string_flags());
        styles.map(|flags| flags.quote_style().as_char()).next().unwrap_or('"')
    }

    /// A piece for the text's end: behind an empty line or two, if anything is before it.
    pub fn separate(&self, text: &str) -> String {
        let newline = self.newline();
        let before = self.source.trim_end_matches(['\n', '\r']);
        if self.source.trim().is_empty() {
            return format!("{text}{newline}");
        }
        let breaks = self.source[before.len()..].lines().count();
        format!("{}{text}{newline}", newline.repeat(3usize.saturating_sub(breaks)))
    }

    /// What a call's function stands for: `asyncio.sleep`. Built-in functions go by their name.
    pub fn callee(&self, func: &Expr) -> Option<String> {
        match func {
            Expr::Name(name) => self.library.path(func).or_else(|| Some(name.id.to_string())),
            _ => self.library.path(func),
        }
    }

    /// The `async with` that makes a task group, by the name that it gives the group.
    pub fn group_of(&self, receiver: &Expr) -> Option<Id> {
        let name = receiver.as_name_expr()?.id.as_str();
        self.tree.ids().find(|&id| {
            let items = self.tree.stmt(id).and_then(|stmt| stmt.as_with_stmt()).map(|with| &with.items);
            items.into_iter().flatten().any(|item| {
                let bound = item.optional_vars.as_deref().and_then(|vars| vars.as_name_expr());
                let made = item.context_expr.as_call_expr().and_then(|call| self.callee(&call.func));
                bound.is_some_and(|bound| bound.id.as_str() == name) && made.as_deref() == Some("asyncio.TaskGroup")
            })
        })
    }

    /// A function's name with those of what it stands in, as tracebacks have it.
    pub fn qualified(&self, id: Id) -> String {
        let own = match self.tree.stmt(id) {
            Some(Stmt::FunctionDef(def)) => def.name.as_str(),
            Some(Stmt::ClassDef(class)) => class.name.as_str(),
            _ => return String::new(),
        };
        let outer = self.tree.ancestors(id).find_map(|id| match self.tree.stmt(id)? {
            Stmt::FunctionDef(_) => Some(format!("{}.<locals>.", self.qualified(id))),
            Stmt::ClassDef(_) => Some(format!("{}.", self.qualified(id))),
            _ => None,
        });
        outer.unwrap_or_default() + own
    }

    /// Whether the innermost thing around a function that has names of its own is a class.
    pub fn is_method(&self, id: Id) -> bool {
        let outer = self.tree.ancestors(id).filter_map(|id| self.tree.stmt(id));
        outer.into_iter().find_map(|stmt| match stmt {
            Stmt::FunctionDef(_) => Some(false),
            Stmt::ClassDef(_) => Some(true),
            _ => None,
        }) == Some(true)
    }
}
