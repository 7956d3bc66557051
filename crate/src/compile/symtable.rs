//! Finds the scopes of a module and the names in each, and the errors that CPython's symbol table finds.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, ExprContext, ExprNamed, Identifier, Parameters, Pattern, Stmt, StmtAnnAssign,
    StmtClassDef, StmtFunctionDef, StmtTypeAlias, TypeParams,
};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::lazy;
use super::mangle::mangle;
use super::resolve::Hidden;
use super::scope::{ScopeId, ScopeKind, Scopes};
use super::symbol::{Interner, Symbol};

/// The place of the module's own scopes, which no node shares.
pub const MODULE: Span = Span { start: u32::MAX, end: u32::MAX };

/// The module's scopes, names not yet resolved. `future_annotations`: they are text and are not looked into.
pub fn collect(
    body: &[Stmt],
    future_annotations: bool,
    hidden: Hidden,
    interner: &mut Interner,
) -> Result<Scopes, Error> {
    let mut scopes = Scopes::default();
    let module = scopes.add(ScopeKind::Module, None, MODULE);
    let mut collector = Collector {
        scopes,
        current: module,
        place: MODULE,
        class_name: None,
        future_annotations,
        hidden,
        comprehension_name: None,
        interner,
        error: None,
    };
    collector.visit_body(body);
    match collector.error {
        Some(error) => Err(error),
        None => Ok(collector.scopes),
    }
}

const GENERATOR: &str = "generator expression";

struct Collector<'i> {
    scopes: Scopes,
    current: ScopeId,
    /// The place of the class or module that we are directly in.
    place: Span,
    class_name: Option<Symbol>,
    future_annotations: bool,
    hidden: Hidden,
    /// What the innermost comprehension is called.
    comprehension_name: Option<&'static str>,
    interner: &'i mut Interner,
    /// The first one found; the walk goes on to its end without looking further.
    error: Option<Error>,
}

impl Collector<'_> {
    fn fail(&mut self, error: Error) {
        self.error.get_or_insert(error);
    }

    fn symbol(&mut self, name: &str) -> Symbol {
        mangle(name, self.class_name, self.interner)
    }

    fn kind(&self) -> ScopeKind {
        self.scopes.all[self.current].kind
    }

    /// Runs `inside` in a new scope.
    fn scoped(&mut self, kind: ScopeKind, place: Span, inside: impl FnOnce(&mut Self)) {
        let outer = self.current;
        self.current = self.scopes.add(kind, Some(outer), place);
        self.scopes.all[self.current].class_name = self.class_name;
        inside(self);
        self.current = outer;
    }

    fn bind(&mut self, name: &str) {
        let symbol = self.symbol(name);
        self.scopes.all[self.current].entry(symbol).bound = true;
    }

    fn use_name(&mut self, name: &str) {
        let symbol = self.symbol(name);
        self.scopes.all[self.current].entry(symbol).used = true;
        let needs_class = name == "super" || name == "__class__";
        if needs_class
            && matches!(
                self.kind(),
                ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Comprehension | ScopeKind::Generator
            )
        {
            self.scopes.all[self.current].entry(self.hidden.class).used = true;
        }
    }

    fn parameter(&mut self, name: &Identifier) {
        let symbol = self.symbol(name.as_str());
        let entry = self.scopes.all[self.current].entry(symbol);
        if entry.parameter {
            let message = format!("duplicate argument '{name}' in function definition");
            self.fail(Error::new("duplicate-argument", message, name.range()).with(name));
            return;
        }
        entry.parameter = true;
        entry.bound = true;
    }

    fn hidden_parameter(&mut self, name: &str) {
        let symbol = self.interner.intern(name);
        let entry = self.scopes.all[self.current].entry(symbol);
        entry.parameter = true;
        entry.bound = true;
    }

    /// In the order of the slots.
    fn parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.parameter(&parameter.parameter.name);
        }
        for parameter in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.parameter(&parameter.name);
        }
    }

    fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn function(&mut self, function: &StmtFunctionDef) {
        self.bind(function.name.as_str());
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.defaults(&function.parameters);
        self.generic(function.type_params.as_deref(), function.range().into(), |this| this.function_body(function));
    }

    fn function_body(&mut self, function: &StmtFunctionDef) {
        let place = function.range().into();
        if has_annotations(function) {
            self.scoped(ScopeKind::Annotations, place, |this| {
                this.hidden_parameter(".format");
                let annotations = function.parameters.iter().filter_map(|parameter| parameter.annotation());
                annotations.chain(function.returns.as_deref()).for_each(|annotation| this.annotation(annotation));
            });
        }
        self.scoped(ScopeKind::Function, place, |this| {
            this.scopes.all[this.current].is_async = function.is_async;
            this.parameters(&function.parameters);
            this.visit_body(&function.body);
        });
    }

    fn class(&mut self, class: &StmtClassDef) {
        self.bind(class.name.as_str());
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        let place: Span = class.range().into();
        self.generic(class.type_params.as_deref(), place, |this| {
            if let Some(arguments) = &class.arguments {
                this.visit_arguments(arguments);
            }
            let outer = (this.class_name, this.place);
            this.class_name = Some(this.interner.intern(class.name.as_str()));
            this.place = place;
            this.scoped(ScopeKind::Class, place, |this| {
                if class.type_params.is_some() {
                    let params = this.interner.intern(".type_params");
                    this.scopes.all[this.current].entry(params).used = true;
                }
                this.visit_body(&class.body);
            });
            (this.class_name, this.place) = outer;
        });
    }

    fn type_alias(&mut self, alias: &StmtTypeAlias) {
        self.visit_expr(&alias.name);
        let place = alias.range().into();
        self.generic(alias.type_params.as_deref(), place, |this| {
            this.lazy(&alias.value, "a type alias");
            this.scoped(ScopeKind::TypeAlias, place, |this| this.visit_expr(&alias.value));
        });
    }

    /// Runs `inside` within the hidden function of the type parameters, if there are any.
    fn generic(&mut self, params: Option<&TypeParams>, place: Span, inside: impl FnOnce(&mut Self)) {
        let Some(params) = params else { return inside(self) };
        self.scoped(ScopeKind::TypeParams, place, |this| {
            for name in [".defaults", ".kwdefaults"] {
                this.hidden_parameter(name);
            }
            let all = this.interner.intern(".type_params");
            this.scopes.all[this.current].entry(all).bound = true;
            for param in params.iter() {
                let name = param.name();
                let symbol = this.symbol(name.as_str());
                if this.scopes.all[this.current].is_local(symbol) {
                    let message = format!("duplicate type parameter '{name}'");
                    this.fail(Error::new("duplicate-type-parameter", message, name.range()).with(name));
                }
                this.scopes.all[this.current].entry(symbol).bound = true;
            }
            inside(this);
        });
    }

    fn annotated(&mut self, assign: &StmtAnnAssign) {
        self.lazy(&assign.annotation, "an annotation");
        let Expr::Name(target) = &*assign.target else {
            self.visit_expr(&assign.target);
            if let Some(value) = &assign.value {
                self.visit_expr(value);
            }
            return;
        };
        let symbol = self.symbol(target.id.as_str());
        let module = self.kind() == ScopeKind::Module;
        let entry = self.scopes.all[self.current].entry(symbol);
        if (entry.global || entry.nonlocal) && assign.simple && !module {
            let (kind, what) =
                if entry.global { ("annotated-global", "global") } else { ("annotated-nonlocal", "nonlocal") };
            let message = format!("annotated name '{}' can't be {what}", target.id);
            self.fail(Error::new(kind, message, assign.range()).with(&target.id));
            return;
        }
        entry.annotated |= assign.simple;
        entry.bound |= assign.simple || assign.value.is_some();
        if assign.simple && matches!(self.kind(), ScopeKind::Module | ScopeKind::Class) {
            self.body_annotation(&assign.annotation);
        }
        if let Some(value) = &assign.value {
            self.visit_expr(value);
        }
    }

    /// The annotations of a class's or module's variables are gathered in one function.
    fn body_annotation(&mut self, annotation: &Expr) {
        let (kind, place, outer) = (ScopeKind::BodyAnnotations, self.place, self.current);
        match self.scopes.find(kind, place) {
            Some(scope) => {
                self.current = scope;
                self.annotation(annotation);
                self.current = outer;
            }
            None => self.scoped(kind, place, |this| {
                this.hidden_parameter(".format");
                this.annotation(annotation);
            }),
        }
    }

    fn annotation(&mut self, annotation: &Expr) {
        self.lazy(annotation, "an annotation");
        if !self.future_annotations {
            self.visit_expr(annotation);
        }
    }

    /// What is computed at another time, in a function of its own, may not do everything.
    fn lazy(&mut self, expr: &Expr, place: &'static str) {
        if let Err(error) = lazy::check(expr, place) {
            self.fail(error);
        }
    }

    fn declare(&mut self, names: &[Identifier], span: Span, global: bool) {
        let what = if global { "global" } else { "nonlocal" };
        if !global && self.kind() == ScopeKind::Module {
            let message = "nonlocal declaration not allowed at module level";
            return self.fail(Error::new("nonlocal-at-module", message, span));
        }
        for name in names {
            let symbol = self.symbol(name.as_str());
            let scope = &mut self.scopes.all[self.current];
            let declared = scope.declared(symbol);
            scope.declarations.push((symbol, span));
            let entry = scope.entry(symbol);
            let conflict = match () {
                _ if entry.parameter => Some(("declared-parameter", format!("name '{name}' is parameter and {what}"))),
                _ if (global && entry.nonlocal) || (!global && entry.global) => {
                    Some(("declared-twice", format!("name '{name}' is nonlocal and global")))
                }
                _ if entry.used => {
                    Some(("declared-late", format!("name '{name}' is used prior to {what} declaration")))
                }
                _ if entry.annotated => {
                    Some(("annotated-declared", format!("annotated name '{name}' can't be {what}")))
                }
                _ if entry.bound && !entry.global && !entry.nonlocal => {
                    Some(("declared-late", format!("name '{name}' is assigned to before {what} declaration")))
                }
                _ => None,
            };
            entry.global |= global;
            entry.nonlocal |= !global;
            if let Some((kind, message)) = conflict {
                // Two declarations: the first one is reported.
                let place = declared.filter(|_| kind == "declared-twice").unwrap_or(span);
                self.fail(Error::new(kind, message, place).with(name).with(what));
            }
        }
    }

    /// All but generator expressions run in the code around them.
    fn comprehension(&mut self, place: Span, name: &'static str, generators: &[Comprehension], results: &[&Expr]) {
        let Some(first) = generators.first() else { return };
        self.iterable(&first.iter);
        let in_iterable = self.scopes.all[self.current].in_iterable;
        let inlined = name != GENERATOR;
        let outer_name = self.comprehension_name.replace(name);
        let kind = if inlined { ScopeKind::Comprehension } else { ScopeKind::Generator };
        self.scoped(kind, place, |this| {
            this.scopes.all[this.current].in_iterable = in_iterable;
            if !inlined {
                this.hidden_parameter(".0");
                this.scopes.all[this.current].is_generator = true;
            }
            for (at, generator) in generators.iter().enumerate() {
                if generator.is_async {
                    this.mark_async();
                }
                this.iteration_target(&generator.target);
                if at > 0 {
                    this.iterable(&generator.iter);
                }
                for condition in &generator.ifs {
                    this.visit_expr(condition);
                }
            }
            for result in results {
                this.visit_expr(result);
            }
        });
        self.comprehension_name = outer_name;
    }

    fn iterable(&mut self, iter: &Expr) {
        self.scopes.all[self.current].in_iterable += 1;
        self.visit_expr(iter);
        self.scopes.all[self.current].in_iterable -= 1;
    }

    fn iteration_target(&mut self, target: &Expr) {
        match target {
            Expr::Name(name) => {
                let symbol = self.symbol(name.id.as_str());
                let entry = self.scopes.all[self.current].entry(symbol);
                entry.bound = true;
                entry.iterated = true;
            }
            Expr::Tuple(tuple) => tuple.iter().for_each(|part| self.iteration_target(part)),
            Expr::List(list) => list.iter().for_each(|part| self.iteration_target(part)),
            Expr::Starred(starred) => self.iteration_target(&starred.value),
            _ => self.visit_expr(target),
        }
    }

    /// The code that the current scope's stands in waits for something.
    fn mark_async(&mut self) {
        let host = self.scopes.host(self.current);
        let mut at = self.current;
        while at != host {
            self.scopes.all[at].is_async = true;
            at = self.scopes.all[at].parent.unwrap_or(host);
        }
        if self.scopes.all[host].kind == ScopeKind::Generator {
            self.scopes.all[host].is_async = true;
        }
    }

    fn yields(&mut self, span: Span) {
        let Some(what) = self.comprehension_name.filter(|_| self.kind().is_comprehension()) else {
            self.scopes.all[self.current].is_generator = true;
            return;
        };
        self.fail(Error::new("yield-in-comprehension", format!("'yield' inside {what}"), span).with(what));
    }

    fn walrus(&mut self, named: &ExprNamed) {
        let Expr::Name(target) = &*named.target else { return };
        let span: Span = named.range().into();
        if self.scopes.all[self.current].in_iterable > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return self.fail(Error::new("walrus-in-iterable", message, span));
        }
        let symbol = self.symbol(target.id.as_str());
        let mut at = self.current;
        while self.scopes.all[at].kind.is_comprehension() {
            let entry = self.scopes.all[at].entry(symbol);
            entry.used = true;
            if entry.iterated {
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{}'", target.id);
                return self.fail(Error::new("walrus-rebinds", message, target.range()).with(&target.id));
            }
            at = self.scopes.all[at].parent.unwrap_or(0);
        }
        if at != self.current && self.scopes.all[at].kind == ScopeKind::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            return self.fail(Error::new("walrus-in-class", message, target.range()));
        }
        self.scopes.all[at].entry(symbol).bound = true;
        self.visit_expr(&named.value);
    }
}

fn has_annotations(function: &StmtFunctionDef) -> bool {
    function.returns.is_some() || function.parameters.iter().any(|parameter| parameter.annotation().is_some())
}

impl<'a> Visitor<'a> for Collector<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::Global(global) => self.declare(&global.names, global.range().into(), true),
            Stmt::Nonlocal(nonlocal) => self.declare(&nonlocal.names, nonlocal.range().into(), false),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    self.bind(name.split('.').next().unwrap_or(name));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in import.names.iter().filter(|alias| alias.name.as_str() != "*") {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load => self.use_name(name.id.as_str()),
                _ => self.bind(name.id.as_str()),
            },
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.scoped(ScopeKind::Lambda, lambda.range().into(), |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(list) => {
                self.comprehension(list.range().into(), "list comprehension", &list.generators, &[&list.elt])
            }
            Expr::SetComp(set) => {
                self.comprehension(set.range().into(), "set comprehension", &set.generators, &[&set.elt])
            }
            Expr::Generator(inner) => {
                self.comprehension(inner.range().into(), GENERATOR, &inner.generators, &[&inner.elt]);
            }
            Expr::DictComp(dict) => {
                let results: Vec<&Expr> = dict.key.iter().chain([&dict.value]).map(|part| &**part).collect();
                self.comprehension(dict.range().into(), "dict comprehension", &dict.generators, &results);
            }
            Expr::Named(named) => self.walrus(named),
            Expr::Await(inner) => {
                self.mark_async();
                self.visit_expr(&inner.value);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                visitor::walk_expr(self, expr);
                self.yields(expr.range().into());
            }
            // A long sum is a deep tree: it is walked in a loop.
            Expr::BinOp(_) => {
                let mut rest = Vec::new();
                let mut left = expr;
                while let Expr::BinOp(binary) = left {
                    rest.push(&*binary.right);
                    left = &binary.left;
                }
                self.visit_expr(left);
                for right in rest.into_iter().rev() {
                    self.visit_expr(right);
                }
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(types) = &inner.type_ {
            self.visit_expr(types);
        }
        if let Some(name) = &inner.name {
            self.bind(name.as_str());
        }
        self.visit_body(&inner.body);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        visitor::walk_pattern(self, pattern);
        let name = match pattern {
            Pattern::MatchAs(inner) => inner.name.as_ref(),
            Pattern::MatchStar(inner) => inner.name.as_ref(),
            Pattern::MatchMapping(inner) => inner.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name.as_str());
        }
    }
}
