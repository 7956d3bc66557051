//! Calls.

use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall, Keyword};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::code::{Const, Op};
use super::compiler::{Compiler, Done, span};
use super::scope::{ScopeKind, Variable};

impl<'a> Compiler<'a> {
    pub fn call(&mut self, call: &'a ExprCall, at: Span) -> Done {
        if let Expr::Attribute(attribute) = &*call.func
            && is_simple(&call.arguments)
        {
            return self.method_call(attribute, &call.arguments, at);
        }
        if is_super(call) && self.super_call(at) {
            return Ok(());
        }
        self.expression(&call.func)?;
        self.arguments(&call.arguments, 0, at)
    }

    fn method_call(&mut self, attribute: &'a ExprAttribute, arguments: &'a Arguments, at: Span) -> Done {
        let count = arguments.args.len() as u32;
        if self.super_operands(&attribute.value) {
            let name = self.attribute(attribute.attr.as_str());
            self.emit(Op::LoadSuperAttr(name), span(attribute));
            arguments.args.iter().try_for_each(|argument| self.expression(argument))?;
            self.emit(Op::Call(count), at);
            return Ok(());
        }
        self.expression(&attribute.value)?;
        let name = self.attribute(attribute.attr.as_str());
        // In a chain over several lines, each call is reported on the line of its own name.
        let line = self.line(span(&attribute.attr));
        self.emit_on_line(Op::LoadMethod(name), span(attribute), line);
        arguments.args.iter().try_for_each(|argument| self.expression(argument))?;
        self.emit_on_line(Op::CallMethod(count), at, line);
        Ok(())
    }

    /// Calls what is on the stack, which has the first `given` arguments above it.
    pub fn arguments(&mut self, arguments: &'a Arguments, given: u32, at: Span) -> Done {
        self.all_arguments(&arguments.args, &arguments.keywords, given, false, at)
    }

    /// As [`arguments`](Self::arguments). `generic_base`: the base that makes a class generic is the last positional one.
    pub fn all_arguments(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        given: u32,
        generic_base: bool,
        at: Span,
    ) -> Done {
        check_keywords(keywords)?;
        let starred = args.iter().any(Expr::is_starred_expr);
        let merged = keywords.iter().any(|keyword| keyword.arg.is_none());
        if starred || merged {
            return self.unpacked_arguments(args, keywords, given, generic_base, at);
        }
        args.iter().try_for_each(|argument| self.expression(argument))?;
        if generic_base {
            self.generic_base(at);
        }
        self.keyword_call(keywords, given + args.len() as u32 + u32::from(generic_base), at)
    }

    /// The call, after its `count` positional arguments.
    fn keyword_call(&mut self, keywords: &'a [Keyword], count: u32, at: Span) -> Done {
        if keywords.is_empty() {
            self.emit(Op::Call(count), at);
            return Ok(());
        }
        keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))?;
        let names =
            self.names_constant(keywords.iter().filter_map(|keyword| Some(keyword.arg.as_ref()?.as_str().into())));
        self.emit(Op::CallKw(count + keywords.len() as u32, names), at);
        Ok(())
    }

    /// A call with `*` or `**`: the arguments as a tuple and a dict.
    fn unpacked_arguments(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        given: u32,
        generic_base: bool,
        at: Span,
    ) -> Done {
        self.emit(Op::BuildList(given), at);
        let alone = args.len() == 1 && given == 0 && !generic_base;
        for argument in args {
            if let Expr::Starred(inner) = argument {
                self.expression(&inner.value)?;
                self.emit(if alone { Op::SpreadExtend } else { Op::ListExtend }, at);
            } else {
                self.expression(argument)?;
                self.emit(Op::ListAppend(1), at);
            }
        }
        if generic_base {
            self.generic_base(at);
            self.emit(Op::ListAppend(1), at);
        }
        self.emit(Op::ListToTuple, at);
        if keywords.is_empty() {
            self.emit(Op::CallEx(false), at);
            return Ok(());
        }
        self.emit(Op::BuildDict(0), at);
        for keyword in keywords {
            let Some(name) = &keyword.arg else {
                self.expression(&keyword.value)?;
                self.emit(Op::DictMerge(3), at);
                continue;
            };
            // Each goes in by a merge of its own, which finds what is there twice.
            let name_at = span(name);
            self.constant(Const::Str(name.as_str().into()), name_at);
            self.expression(&keyword.value)?;
            self.emit(Op::BuildDict(1), at);
            self.emit(Op::DictMerge(3), at);
        }
        self.emit(Op::CallEx(true), at);
        Ok(())
    }

    /// For `super().name`: pushes the class and the instance. False, with nothing pushed, if it is something else.
    pub fn super_operands(&mut self, expr: &'a Expr) -> bool {
        let Expr::Call(call) = expr else { return false };
        if !is_super(call) || !self.has_super() {
            return false;
        }
        self.push_super(span(call));
        true
    }

    /// `super()` alone: the built-in is called with the class and the instance.
    fn super_call(&mut self, at: Span) -> bool {
        if !self.has_super() {
            return false;
        }
        self.load_name("super", at);
        self.push_super(at);
        self.emit(Op::Call(2), at);
        true
    }

    /// Whether `super()` here has a class and a first argument to work with, and means the built-in.
    fn has_super(&mut self) -> bool {
        let in_function = matches!(self.host_kind(), ScopeKind::Function | ScopeKind::Lambda);
        let name = self.symbol("super");
        in_function
            && self.unit.params().positional > 0
            && self.variable(name) == Variable::Global
            && matches!(self.variable(self.hidden().class), Variable::Cell(_))
    }

    fn push_super(&mut self, at: Span) {
        let class = self.hidden().class;
        self.load_symbol(class, at);
        if let Some(first) = self.unit.first_slot() {
            self.load_symbol(first, at);
        }
    }
}

fn is_simple(arguments: &Arguments) -> bool {
    arguments.keywords.is_empty() && !arguments.args.iter().any(Expr::is_starred_expr)
}

fn is_super(call: &ExprCall) -> bool {
    let named = matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "super");
    named && call.arguments.is_empty()
}

fn check_keywords(keywords: &[Keyword]) -> Done {
    for (at, keyword) in keywords.iter().enumerate() {
        let Some(name) = &keyword.arg else { continue };
        if keywords[..at].iter().any(|other| other.arg.as_ref().is_some_and(|other| other.as_str() == name.as_str())) {
            let message = format!("keyword argument repeated: {name}");
            return Err(Error::new("keyword-repeated", message, keyword.range()).with(name));
        }
        super::assign::check_name(name.as_str(), span(keyword))?;
    }
    Ok(())
}
