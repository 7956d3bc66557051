//! `def`: parameters, defaults, annotations, decorators, type parameters.

use std::rc::Rc;

use ruff_python_ast::{Decorator, Expr, Parameters, StmtFunctionDef, TypeParam, TypeParams};
use ruff_text_size::Ranged;

use crate::syntax::Span;

use super::code::{CodeKind, Const, Op, Params, function_flag};
use super::compiler::{Compiler, Done, Nested, span};
use super::emit::Header;
use super::scope::{ScopeId, ScopeKind};

impl<'a> Compiler<'a> {
    pub fn function_definition(&mut self, function: &'a StmtFunctionDef) -> Done {
        let (name, at) = (function.name.as_str(), span(function));
        super::assign::check_name(name, span(&function.name))?;
        self.decorators(&function.decorator_list)?;
        let type_params = function.type_params.as_deref();
        if type_params.is_none() {
            let flags = self.defaults(&function.parameters, at)?;
            self.function(function, flags)?;
        } else {
            self.generic(type_params, Some(&function.parameters), name, at, |this| {
                let flags = this.given_defaults(&function.parameters, at);
                this.function(function, flags)?;
                this.set_type_params(at);
                Ok(())
            })?;
        }
        self.apply_decorators(&function.decorator_list);
        self.store_name(name, span(&function.name));
        Ok(())
    }

    /// The function, after the defaults that `flags` tell of.
    fn function(&mut self, function: &'a StmtFunctionDef, mut flags: u32) -> Done {
        let (name, at) = (function.name.as_str(), span(function));
        let annotated: Vec<(&str, &Expr)> = annotations(function).collect();
        if !annotated.is_empty() {
            let scope = self.find_scope(ScopeKind::Annotations, at)?;
            let annotate = self.annotate(scope, &annotated, at)?;
            self.make_function(annotate, 0, at)?;
            flags |= function_flag::ANNOTATE;
        }
        let scope = self.find_scope(ScopeKind::Function, at)?;
        for parameter in function.parameters.iter() {
            super::assign::check_name(parameter.name().as_str(), span(parameter.name()))?;
        }
        let body = self.docstring(&function.body);
        let header = Header {
            name: name.into(),
            qualname: self.definition_qualname(name),
            kind: self.function_kind(scope),
            params: signature(&function.parameters),
            first_line: self.line(span(&function.name)),
            span: at,
            doc: body.doc,
        };
        let code = self.nested(scope, header, |this| {
            this.begin_generator(at);
            this.body(body.body)?;
            this.return_none(body.body.last().map_or(at, span));
            Ok(())
        })?;
        self.make_function(code, flags, at)
    }

    pub fn decorators(&mut self, decorators: &'a [Decorator]) -> Done {
        decorators.iter().try_for_each(|decorator| self.expression(&decorator.expression))
    }

    pub fn apply_decorators(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators.iter().rev() {
            self.emit(Op::Call(1), span(&decorator.expression));
        }
    }

    pub fn function_kind(&self, scope: ScopeId) -> CodeKind {
        let scope = &self.scopes.all[scope];
        match (scope.is_async, scope.is_generator) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        }
    }

    /// What the call of a generator's or coroutine's code does first.
    pub fn begin_generator(&mut self, at: Span) {
        if matches!(self.unit.kind(), CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator) {
            self.emit(Op::ReturnGenerator, at);
        }
    }

    /// Pushes the defaults; gives the flags that tell which are there.
    pub fn defaults(&mut self, parameters: &'a Parameters, at: Span) -> Result<u32, crate::syntax::Error> {
        let mut flags = 0;
        let mut count = 0;
        for default in positional_defaults(parameters) {
            self.expression(default)?;
            count += 1;
        }
        if count > 0 {
            self.emit(Op::BuildTuple(count), at);
            flags |= function_flag::DEFAULTS;
        }
        let mut pairs = 0;
        for parameter in &parameters.kwonlyargs {
            let Some(default) = &parameter.default else { continue };
            let name = self.symbol(parameter.parameter.name.as_str());
            let name = self.interner.name(name).clone();
            self.constant(Const::Str(name), span(&parameter.parameter.name));
            self.expression(default)?;
            pairs += 1;
        }
        if pairs > 0 {
            self.emit(Op::BuildDict(pairs), at);
            flags |= function_flag::KW_DEFAULTS;
        }
        Ok(flags)
    }

    /// In the hidden function of the type parameters: pushes the defaults that it was called with.
    fn given_defaults(&mut self, parameters: &Parameters, at: Span) -> u32 {
        let mut flags = 0;
        if positional_defaults(parameters).next().is_some() {
            self.load_name(".defaults", at);
            flags |= function_flag::DEFAULTS;
        }
        if parameters.kwonlyargs.iter().any(|parameter| parameter.default.is_some()) {
            self.load_name(".kwdefaults", at);
            flags |= function_flag::KW_DEFAULTS;
        }
        flags
    }

    // Annotations

    /// The function that gives the annotations as a dict. Without the quotes of a `__future__`, it computes them.
    fn annotate(
        &mut self,
        scope: ScopeId,
        annotated: &[(&'a str, &'a Expr)],
        at: Span,
    ) -> Result<Nested, crate::syntax::Error> {
        let name: Rc<str> = "__annotate__".into();
        let params = Params { positional_only: 1, positional: 1, ..Params::default() };
        let header = Header { qualname: self.qualname(&name), name, params, span: at, ..Header::default() };
        self.nested(scope, header, |this| {
            this.emit(Op::BuildDict(0), at);
            for &(name, annotation) in annotated {
                let symbol = this.symbol(name);
                let name = this.interner.name(symbol).clone();
                this.constant(Const::Str(name), span(annotation));
                this.annotation(annotation)?;
                this.emit(Op::DictAdd(1), at);
            }
            this.emit(Op::Return, at);
            Ok(())
        })
    }

    fn annotation(&mut self, annotation: &'a Expr) -> Done {
        let at = span(annotation);
        if self.future.annotations {
            self.constant(Const::Str(at.text(self.source).into()), at);
            return Ok(());
        }
        // `*args: *Ts`
        if let Expr::Starred(starred) = annotation {
            self.expression(&starred.value)?;
            self.emit(Op::Unpack(1), at);
            return Ok(());
        }
        self.expression(annotation)
    }

    /// Gives a class or the module the function for its variables' annotations, if it has annotated any.
    pub fn body_annotations(&mut self, place: Span, at: Span) -> Done {
        let annotated = std::mem::take(&mut self.unit.annotations);
        if annotated.is_empty() {
            return Ok(());
        }
        let scope = self.find_scope(ScopeKind::BodyAnnotations, place)?;
        let annotate = self.annotate(scope, &annotated, at)?;
        self.make_function(annotate, 0, at)?;
        self.store_name("__annotate__", at);
        Ok(())
    }

    // Type parameters

    /// Runs `inside`, which leaves one value. With type parameters it runs in a hidden function that has them as variables;
    /// the defaults of `parameters` are computed outside.
    pub fn generic(
        &mut self,
        type_params: Option<&'a TypeParams>,
        parameters: Option<&'a Parameters>,
        name: &str,
        at: Span,
        inside: impl FnOnce(&mut Self) -> Done,
    ) -> Done {
        let Some(type_params) = type_params else { return inside(self) };
        let scope = self.find_scope(ScopeKind::TypeParams, at)?;
        let hidden: Rc<str> = format!("<generic parameters of {name}>").into();
        let params = Params { positional_only: 2, positional: 2, ..Params::default() };
        let header = Header { qualname: self.qualname(&hidden), name: hidden, params, span: at, ..Header::default() };
        let code = self.nested(scope, header, |this| {
            this.type_params(type_params);
            inside(this)?;
            this.emit(Op::Return, at);
            Ok(())
        })?;
        self.make_function(code, 0, at)?;
        let flags = match parameters {
            Some(parameters) => self.separate_defaults(parameters, at)?,
            None => 0,
        };
        if flags == 0 {
            self.none(at);
            self.none(at);
        }
        self.emit(Op::Call(2), at);
        Ok(())
    }

    /// Pushes the defaults as two values, None for what is not there; or nothing if there are none at all.
    fn separate_defaults(&mut self, parameters: &'a Parameters, at: Span) -> Result<u32, crate::syntax::Error> {
        let flags = self.defaults(parameters, at)?;
        if flags == function_flag::DEFAULTS {
            self.none(at);
        }
        if flags == function_flag::KW_DEFAULTS {
            self.none(at);
            self.emit(Op::Swap(2), at);
        }
        Ok(flags)
    }

    fn type_params(&mut self, type_params: &'a TypeParams) {
        for param in type_params.iter() {
            let at = span(param.name());
            let kind = match param {
                TypeParam::TypeVar(_) => 0,
                TypeParam::ParamSpec(_) => 1,
                TypeParam::TypeVarTuple(_) => 2,
            };
            self.constant(Const::Str(param.name().as_str().into()), at);
            self.emit(Op::MakeTypeParam(kind), at);
            self.emit(Op::Dup, at);
            self.store_name(param.name().as_str(), at);
        }
        let at = type_params.range().into();
        self.emit(Op::BuildTuple(type_params.len() as u32), at);
        self.store_name(".type_params", at);
    }

    /// Pushes the tuple of the type parameters around.
    pub fn type_params_tuple(&mut self, type_params: Option<&TypeParams>, at: Span) {
        match type_params {
            Some(_) => self.load_name(".type_params", at),
            None => self.emit(Op::BuildTuple(0), at),
        }
    }

    /// `object → object`, with its `__type_params__` set.
    fn set_type_params(&mut self, at: Span) {
        self.load_name(".type_params", at);
        self.emit(Op::Copy(2), at);
        let name = self.attribute("__type_params__");
        self.emit(Op::StoreAttr(name), at);
    }
}

pub fn signature(parameters: &Parameters) -> Params {
    let positional_only = parameters.posonlyargs.len() as u32;
    Params {
        positional_only,
        positional: positional_only + parameters.args.len() as u32,
        keyword_only: parameters.kwonlyargs.len() as u32,
        star_args: parameters.vararg.is_some(),
        star_kwargs: parameters.kwarg.is_some(),
    }
}

fn positional_defaults(parameters: &Parameters) -> impl Iterator<Item = &Expr> {
    parameters.posonlyargs.iter().chain(&parameters.args).filter_map(|parameter| parameter.default.as_deref())
}

/// The annotated parameters and the result, in the order of `__annotations__`.
fn annotations(function: &StmtFunctionDef) -> impl Iterator<Item = (&str, &Expr)> {
    function
        .parameters
        .iter()
        .filter_map(|parameter| Some((parameter.name().as_str(), parameter.annotation()?)))
        .chain(function.returns.as_deref().map(|returns| ("return", returns)))
}
