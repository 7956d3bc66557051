//! `try`, `with`, and leaving them early.
//!
//! The pictures of the stack in the comments have the top at the right; `previous` is what was handled before.

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Identifier, StmtTry, StmtWith, WithItem};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::code::{AwaitFor, Op};
use super::compiler::{Compiler, Done, span};
use super::emit::{Block, Catch, Label};

impl<'a> Compiler<'a> {
    /// Leaves all blocks from the innermost one to that with this index, and goes on with `then` outside of them; what follows in
    /// the source is still inside. `keep`: the top of the stack is a value to be kept.
    pub fn unwind(&mut self, down_to: usize, keep: bool, at: Span, then: impl FnOnce(&mut Self) -> Done) -> Done {
        let catch = self.unit.catch;
        let mut left = Vec::new();
        while self.unit.blocks.len() > down_to {
            let Some(entered) = self.unit.blocks.pop() else { break };
            left.push(entered);
            self.unit.catch = entered.outer;
            self.leave_early(entered.block, keep, at)?;
        }
        then(self)?;
        self.unit.blocks.extend(left.into_iter().rev());
        self.unit.catch = catch;
        Ok(())
    }

    fn leave_early(&mut self, block: Block<'a>, keep: bool, at: Span) -> Done {
        match block {
            Block::Try => {}
            Block::Loop { iterates: false, .. } => {}
            Block::Loop { iterates: true, .. } => self.drop_below(keep, at),
            Block::Finally { body } => {
                if keep {
                    self.enter(Block::Returning, self.unit.catch, at)?;
                }
                self.body(body)?;
                if keep {
                    self.unit.leave();
                }
            }
            Block::Returning => self.drop_below(keep, at),
            Block::FinallyRaised => {
                self.drop_below(keep, at);
                self.pop_handled_below(keep, at);
            }
            Block::Handling { name } => {
                self.pop_handled_below(keep, at);
                self.forget(name, at);
            }
            Block::HandlingGroup => {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return Err(Error::new("leaves-except-star", message, at));
            }
            Block::With { is_async, span } => {
                if keep {
                    self.emit(Op::Swap(2), span);
                }
                self.call_exit(is_async, span);
            }
        }
        Ok(())
    }

    fn drop_below(&mut self, keep: bool, at: Span) {
        if keep {
            self.emit(Op::Swap(2), at);
        }
        self.emit(Op::Pop, at);
    }

    fn pop_handled_below(&mut self, keep: bool, at: Span) {
        if keep {
            self.emit(Op::Swap(2), at);
        }
        self.emit(Op::PopHandled, at);
    }

    /// An exception's name is unbound at the end of its clause.
    fn forget(&mut self, name: Option<&'a Identifier>, at: Span) {
        if let Some(name) = name {
            self.none(at);
            self.store_name(name.as_str(), at);
            self.delete_name(name.as_str(), at);
        }
    }

    /// `exception → previous exception`, with whatever is raised from here on going to `cleanup`.
    fn begin_handling(&mut self, cleanup: Label, at: Span) {
        self.emit(Op::Dup, at);
        self.emit(Op::PushHandled, at);
        self.emit(Op::Swap(2), at);
        self.unit.protect_below(cleanup);
    }

    /// `previous exception →`, and raises it again.
    fn end_handling(&mut self, cleanup: Label, at: Span) {
        self.unit.place(cleanup);
        self.emit(Op::Swap(2), at);
        self.emit(Op::PopHandled, at);
        self.emit(Op::Reraise, at);
    }

    pub fn try_statement(&mut self, stmt: &'a StmtTry, at: Span) -> Done {
        if stmt.finalbody.is_empty() {
            return self.try_except(stmt, at);
        }
        let (raised, end, cleanup) = (self.unit.label(), self.unit.label(), self.unit.label());
        let outer = self.unit.catch;
        self.unit.protect(raised);
        self.enter(Block::Finally { body: &stmt.finalbody }, outer, at)?;
        if stmt.handlers.is_empty() {
            self.body(&stmt.body)?;
            self.body(&stmt.orelse)?;
        } else {
            self.try_except(stmt, at)?;
        }
        self.unit.leave();
        self.body(&stmt.finalbody)?;
        self.jump(end, at);

        self.unit.place(raised);
        self.begin_handling(cleanup, at);
        self.enter(Block::FinallyRaised, outer, at)?;
        self.body(&stmt.finalbody)?;
        self.unit.leave();
        self.end_handling(cleanup, at);
        self.unit.place(end);
        Ok(())
    }

    fn try_except(&mut self, stmt: &'a StmtTry, at: Span) -> Done {
        let (raised, end, cleanup) = (self.unit.label(), self.unit.label(), self.unit.label());
        let outer = self.unit.catch;
        self.unit.protect(raised);
        self.enter(Block::Try, outer, at)?;
        self.body(&stmt.body)?;
        self.unit.leave();
        self.body(&stmt.orelse)?;
        self.jump(end, at);

        self.unit.place(raised);
        self.begin_handling(cleanup, at);
        if stmt.is_star {
            self.group_clauses(stmt, outer, end, at)?;
        } else {
            for (index, handler) in stmt.handlers.iter().enumerate() {
                let ExceptHandler::ExceptHandler(handler) = handler;
                if handler.type_.is_none() && index + 1 < stmt.handlers.len() {
                    return Err(Error::new("bare-except-not-last", "default 'except:' must be last", handler.range()));
                }
                self.clause(handler, outer, end)?;
            }
        }
        self.unit.catch = outer;
        self.end_handling(cleanup, at);
        self.unit.place(end);
        Ok(())
    }

    /// One `except` clause; `previous exception` before it, and after it when it does not match.
    fn clause(&mut self, handler: &'a ExceptHandlerExceptHandler, outer: Option<Catch>, end: Label) -> Done {
        let next = self.unit.label();
        let at = span(handler);
        self.line_event(at);
        if let Some(types) = &handler.type_ {
            self.expression(types)?;
            self.emit(Op::MatchException, span(&**types));
            self.emit(next.if_false(), span(&**types));
        }
        let name = handler.name.as_ref();
        match name {
            Some(name) => {
                super::assign::check_name(name.as_str(), span(name))?;
                self.store_name(name.as_str(), span(name));
            }
            None => self.emit(Op::Pop, at),
        }
        let cleanup = self.unit.catch;
        let unnamed = self.unit.label();
        if name.is_some() {
            self.unit.protect(unnamed);
        }
        self.enter(Block::Handling { name }, outer, at)?;
        self.body(&handler.body)?;
        self.unit.leave();
        self.emit(Op::PopHandled, at);
        self.forget(name, at);
        self.jump(end, at);
        self.unit.catch = cleanup;
        if name.is_some() {
            self.unit.place(unnamed);
            self.forget(name, at);
            self.emit(Op::Reraise, at);
        }
        self.unit.place(next);
        Ok(())
    }

    /// `except*` clauses: `previous exception` before; after them the same, or a jump to `end` with everything handled.
    fn group_clauses(&mut self, stmt: &'a StmtTry, outer: Option<Catch>, end: Label, at: Span) -> Done {
        let reraise = self.unit.label();
        // previous original list rest
        self.emit(Op::Dup, at);
        self.emit(Op::BuildList(0), at);
        self.emit(Op::Swap(2), at);
        for handler in &stmt.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.group_clause(handler)?;
        }
        self.emit(Op::ListAppend(1), at);
        self.emit(Op::PrepareReraiseStar, at);
        self.emit(Op::Dup, at);
        self.emit(reraise.if_not_none(), at);
        self.emit(Op::Pop, at);
        self.unit.catch = outer;
        self.emit(Op::PopHandled, at);
        self.jump(end, at);
        self.unit.place(reraise);
        Ok(())
    }

    fn group_clause(&mut self, handler: &'a ExceptHandlerExceptHandler) -> Done {
        let at = span(handler);
        let (unmatched, failed, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.line_event(at);
        if let Some(types) = &handler.type_ {
            self.expression(types)?;
        }
        // … rest matched
        self.emit(Op::MatchExceptionGroup, at);
        self.emit(Op::Dup, at);
        self.emit(unmatched.if_none(), at);
        self.emit(Op::SetHandled, at);
        let name = handler.name.as_ref();
        match name {
            Some(name) => {
                super::assign::check_name(name.as_str(), span(name))?;
                self.store_name(name.as_str(), span(name));
            }
            None => self.emit(Op::Pop, at),
        }
        let cleanup = self.unit.catch;
        self.unit.protect(failed);
        self.enter(Block::HandlingGroup, cleanup, at)?;
        self.body(&handler.body)?;
        self.unit.leave();
        self.forget(name, at);
        self.jump(end, at);
        // What the clause raises joins the list.
        self.unit.place(failed);
        self.forget(name, at);
        self.emit(Op::ListAppend(2), at);
        self.jump(end, at);
        self.unit.place(unmatched);
        self.emit(Op::Pop, at);
        self.unit.place(end);
        Ok(())
    }

    pub fn with_statement(&mut self, stmt: &'a StmtWith, at: Span) -> Done {
        if stmt.is_async {
            self.check_async("'async with' outside async function", at)?;
        }
        self.with_items(stmt, &stmt.items)
    }

    fn with_items(&mut self, stmt: &'a StmtWith, items: &'a [WithItem]) -> Done {
        let Some((item, rest)) = items.split_first() else { return self.body(&stmt.body) };
        let (raised, swallowed, end, cleanup) =
            (self.unit.label(), self.unit.label(), self.unit.label(), self.unit.label());
        let (is_async, at) = (stmt.is_async, span(&item.context_expr));
        self.expression(&item.context_expr)?;
        self.emit(Op::WithEnter(is_async), at);
        self.emit(Op::Call(0), at);
        if is_async {
            self.await_top(AwaitFor::AsyncEnter, at);
        }
        // exit value, and the handler keeps the exit
        let outer = self.unit.catch;
        self.unit.protect_below(raised);
        self.enter(Block::With { is_async, span: at }, outer, at)?;
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.emit(Op::Pop, at),
        }
        self.with_items(stmt, rest)?;
        self.unit.leave();
        self.call_exit(is_async, at);
        self.jump(end, at);

        self.unit.place(raised);
        self.begin_handling(cleanup, at);
        // exit previous exception
        self.emit(Op::WithExcept(3), at);
        if is_async {
            self.await_top(AwaitFor::AsyncExit, at);
        }
        self.emit(swallowed.if_true(), at);
        self.unit.catch = outer;
        self.end_handling(cleanup, at);
        self.unit.place(swallowed);
        self.emit(Op::Pop, at);
        self.emit(Op::PopHandled, at);
        self.emit(Op::Pop, at);
        self.unit.place(end);
        Ok(())
    }

    /// `exit →`, called as when nothing was raised.
    fn call_exit(&mut self, is_async: bool, at: Span) {
        for _ in 0..3 {
            self.none(at);
        }
        self.emit(Op::Call(3), at);
        if is_async {
            self.await_top(AwaitFor::AsyncExit, at);
        }
        self.emit(Op::Pop, at);
    }
}
