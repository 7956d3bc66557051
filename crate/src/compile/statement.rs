//! Statements.

use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtFor, StmtIf, StmtRaise, StmtReturn, StmtTypeAlias, StmtWhile};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::code::{CodeKind, Const, Op};
use super::compiler::{Compiler, Done, span};
use super::emit::{Block, Header, Label};
use super::scope::ScopeKind;

/// Far above any program; but a `finally` is compiled twice, and one in another four times, and so on.
const MAX_INSTRUCTIONS: usize = 1_000_000;

impl<'a> Compiler<'a> {
    pub fn body(&mut self, body: &'a [Stmt]) -> Done {
        for stmt in body {
            self.statement(stmt)?;
        }
        Ok(())
    }

    fn statement(&mut self, stmt: &'a Stmt) -> Done {
        let at = span(stmt);
        let depth = self.unit.depth();
        if self.unit.len() > MAX_INSTRUCTIONS {
            return Err(Error::new("too-large", "the program is too large", at));
        }
        if !matches!(stmt, Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::While(_)) {
            self.line_event(at);
        }
        match stmt {
            Stmt::FunctionDef(function) => self.function_definition(function),
            Stmt::ClassDef(class) => self.class_definition(class),
            Stmt::Return(inner) => self.return_statement(inner, at),
            Stmt::Delete(inner) => inner.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::TypeAlias(inner) => self.type_alias(inner, at),
            Stmt::Assign(inner) => self.assign(inner),
            Stmt::AugAssign(inner) => self.augmented_assign(inner),
            Stmt::AnnAssign(inner) => self.annotated_assign(inner),
            Stmt::For(inner) if inner.is_async => self.async_for_loop(inner, at),
            Stmt::For(inner) => self.for_loop(inner, at),
            Stmt::While(inner) => self.while_loop(inner, at),
            Stmt::If(inner) => self.if_statement(inner),
            Stmt::With(inner) => self.with_statement(inner, at),
            Stmt::Match(inner) => self.match_statement(inner),
            Stmt::Raise(inner) => self.raise_statement(inner, at),
            Stmt::Try(inner) => self.try_statement(inner, at),
            Stmt::Assert(inner) => self.assert_statement(inner, at),
            Stmt::Import(inner) => self.import(inner, at),
            Stmt::ImportFrom(inner) => self.import_from(inner, at),
            Stmt::Expr(inner) => self.expression_statement(&inner.value),
            Stmt::Break(_) => self.break_statement(at),
            Stmt::Continue(_) => self.continue_statement(at),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::IpyEscapeCommand(_) => Err(Error::new("invalid-syntax", "invalid syntax", at)),
        }?;
        // A statement leaves the stack as it was; those that jump away dropped what is below on their way.
        self.unit.settle(depth);
        Ok(())
    }

    fn expression_statement(&mut self, expr: &'a Expr) -> Done {
        if is_constant(expr) {
            return Ok(());
        }
        self.expression(expr)?;
        self.emit(Op::Pop, span(expr));
        Ok(())
    }

    fn if_statement(&mut self, stmt: &'a StmtIf) -> Done {
        let end = self.unit.label();
        let clauses = stmt.elif_else_clauses.iter().map(|clause| (clause.test.as_ref(), &clause.body[..]));
        let last = stmt.elif_else_clauses.len();
        for (index, (test, body)) in std::iter::once((Some(&*stmt.test), &stmt.body[..])).chain(clauses).enumerate() {
            let next = self.unit.label();
            if let Some(test) = test {
                if index > 0 {
                    self.line_event(span(test));
                }
                self.jump_if(test, false, next)?;
            }
            self.body(body)?;
            if index < last {
                self.jump(end, body.last().map_or(Span::default(), span));
            }
            self.unit.place(next);
        }
        self.unit.place(end);
        Ok(())
    }

    fn while_loop(&mut self, stmt: &'a StmtWhile, at: Span) -> Done {
        let (next, exhausted, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.unit.place(next);
        self.line_event(at);
        self.jump_if(&stmt.test, false, exhausted)?;
        self.enter(Block::Loop { next, end, iterates: false }, self.unit.catch, at)?;
        self.body(&stmt.body)?;
        self.jump(next, at);
        self.unit.leave();
        self.unit.place(exhausted);
        self.body(&stmt.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    fn for_loop(&mut self, stmt: &'a StmtFor, at: Span) -> Done {
        let (step, next, exhausted, end) = (self.unit.label(), self.unit.label(), self.unit.label(), self.unit.label());
        let iter = span(&*stmt.iter);
        self.expression(&stmt.iter)?;
        self.emit(Op::GetIter, iter);
        self.unit.place(step);
        self.emit(exhausted.for_iter(), iter);
        self.enter(Block::Loop { next, end, iterates: true }, self.unit.catch, at)?;
        self.store(&stmt.target)?;
        self.body(&stmt.body)?;
        self.unit.place(next);
        self.line_event(at);
        self.jump(step, iter);
        self.unit.leave();
        self.unit.place(exhausted);
        self.body(&stmt.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    fn async_for_loop(&mut self, stmt: &'a StmtFor, at: Span) -> Done {
        self.check_async("'async for' outside async function", at)?;
        let (step, next, exhausted, end) = (self.unit.label(), self.unit.label(), self.unit.label(), self.unit.label());
        let iter = span(&*stmt.iter);
        self.expression(&stmt.iter)?;
        self.emit(Op::GetAiter, iter);
        self.unit.place(step);
        let outer = self.unit.catch;
        self.unit.protect(exhausted);
        self.next_awaited(iter, at);
        self.unit.catch = outer;
        self.enter(Block::Loop { next, end, iterates: true }, self.unit.catch, at)?;
        self.store(&stmt.target)?;
        self.body(&stmt.body)?;
        self.unit.place(next);
        self.line_event(at);
        self.jump(step, iter);
        self.unit.leave();
        self.unit.place(exhausted);
        self.emit(Op::EndAsyncFor, iter);
        self.body(&stmt.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    /// `aiter → aiter item`; reported on the line where the loop begins.
    pub fn next_awaited(&mut self, iter: Span, reported: Span) {
        let line = self.line(reported);
        self.emit_on_line(Op::GetAnext, iter, line);
        self.none(iter);
        self.emit_on_line(Op::YieldFrom, iter, line);
    }

    /// `async for`, `async with`: only in coroutines.
    pub fn check_async(&self, message: &'static str, at: Span) -> Done {
        if self.may_await() {
            return Ok(());
        }
        Err(Error::new("async-outside-async-function", message, at))
    }

    fn return_statement(&mut self, stmt: &'a StmtReturn, at: Span) -> Done {
        if self.host_kind() != ScopeKind::Function {
            return Err(Error::new("return-outside-function", "'return' outside function", at));
        }
        if self.unit.kind() == CodeKind::AsyncGenerator && stmt.value.is_some() {
            return Err(Error::new("return-value-in-async-generator", "'return' with value in async generator", at));
        }
        // A constant is pushed after the blocks around are left; anything else is computed before, and kept on the stack.
        let value = stmt.value.as_deref();
        match value.filter(|value| !is_constant(value)) {
            Some(value) => {
                self.expression(value)?;
                self.unwind(0, true, at, |this| {
                    this.emit(Op::Return, at);
                    Ok(())
                })
            }
            None => self.unwind(0, false, at, |this| {
                match value {
                    Some(value) => this.expression(value)?,
                    None => this.none(at),
                }
                this.emit(Op::Return, at);
                Ok(())
            }),
        }
    }

    fn break_statement(&mut self, at: Span) -> Done {
        let Some((index, _, end)) = self.innermost_loop() else {
            return Err(Error::new("break-outside-loop", "'break' outside loop", at));
        };
        self.unwind(index, false, at, |this| {
            this.jump(end, at);
            Ok(())
        })
    }

    fn continue_statement(&mut self, at: Span) -> Done {
        let Some((index, next, _)) = self.innermost_loop() else {
            return Err(Error::new("continue-outside-loop", "'continue' not properly in loop", at));
        };
        self.unwind(index + 1, false, at, |this| {
            this.jump(next, at);
            Ok(())
        })
    }

    /// The loop's index among the blocks, where its next turn begins, and what comes after it.
    fn innermost_loop(&self) -> Option<(usize, Label, Label)> {
        self.unit.blocks.iter().enumerate().rev().find_map(|(index, entered)| match entered.block {
            Block::Loop { next, end, .. } => Some((index, next, end)),
            _ => None,
        })
    }

    fn raise_statement(&mut self, stmt: &'a StmtRaise, at: Span) -> Done {
        let mut count = 0;
        for part in stmt.exc.iter().chain(&stmt.cause) {
            self.expression(part)?;
            count += 1;
        }
        self.emit(Op::Raise(count), at);
        Ok(())
    }

    fn assert_statement(&mut self, stmt: &'a StmtAssert, at: Span) -> Done {
        let end = self.unit.label();
        self.jump_if(&stmt.test, true, end)?;
        self.emit(Op::LoadAssertionError, at);
        // The test is what the traceback points at.
        let test = span(&*stmt.test);
        if let Some(message) = &stmt.msg {
            self.expression(message)?;
            self.emit(Op::Call(1), test);
        }
        self.emit(Op::Raise(1), test);
        self.unit.place(end);
        Ok(())
    }

    fn type_alias(&mut self, alias: &'a StmtTypeAlias, at: Span) -> Done {
        let Expr::Name(name) = &*alias.name else {
            return Err(Error::new("invalid-syntax", "invalid syntax", alias.name.range()));
        };
        let text = name.id.as_str();
        self.generic(alias.type_params.as_deref(), None, text, at, |this| {
            this.constant(Const::Str(text.into()), at);
            this.type_params_tuple(alias.type_params.as_deref(), at);
            let scope = this.find_scope(ScopeKind::TypeAlias, at)?;
            let header = Header { name: text.into(), qualname: this.qualname(text), span: at, ..Header::default() };
            let code = this.nested(scope, header, |this| {
                this.expression(&alias.value)?;
                this.emit(Op::Return, at);
                Ok(())
            })?;
            this.make_function(code, 0, at)?;
            this.emit(Op::MakeTypeAlias, at);
            Ok(())
        })?;
        self.store_name(text, at);
        Ok(())
    }
}

/// Whether computing it has no effect and gives the same each time.
pub fn is_constant(expr: &Expr) -> bool {
    expr.is_literal_expr() || matches!(expr, Expr::Name(name) if name.id.as_str() == "__debug__")
}
