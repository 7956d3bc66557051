//! Time limits and shields.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use super::brackets::Brackets;
use super::editor::{Done, Editor, seconds};
use super::imports::is_docstring;
use super::outline::{SpawnKind, WrapKind, spawning};
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::tree::{Id, blocks};
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    pub fn wrap(&mut self, at: Place, kind: WrapKind, duration: f64) -> Done {
        if kind == WrapKind::Timeout {
            return self.limit_time(at, duration);
        }
        let target = self.wrapped(at, kind)?;
        let (head, tail) = match kind {
            WrapKind::Shield => (self.import("asyncio.shield")?, ")".to_owned()),
            _ => (self.import("asyncio.wait_for")?, format!(", {})", seconds(duration)?)),
        };
        let head = format!("{head}(");
        self.draft.insert(target.start().to_u32(), &head[..]);
        self.draft.focus(&head);
        self.draft.insert(target.end().to_u32(), tail);
        Ok(())
    }

    /// The expression that `wait_for` or `shield` goes around.
    fn wrapped(&self, at: Place, kind: WrapKind) -> Result<&'a Expr, Refusal> {
        let (span, tree) = (self.span(at)?, &self.program.tree);
        let not_awaited = RefusalKind::NotAwaited.at(at);
        if let Some(stmt) = tree.stmt_at(span) {
            let is_head = |id: &Id| tree.statement_of(*id) == Some(stmt);
            let awaited = tree.within(stmt).filter(is_head).find_map(|id| tree.expr(id)?.as_await_expr());
            return Ok(&awaited.ok_or(not_awaited)?.value);
        }
        let id = tree.expr_at(span).ok_or(RefusalKind::Missing.at(at))?;
        let expr = tree.expr(id).ok_or(RefusalKind::Missing.at(at))?;
        let is_awaited = tree.parent(id).and_then(|parent| tree.expr(parent)).is_some_and(Expr::is_await_expr);
        if let Some(kind_of_spawn) = tree.call(id).and_then(|call| spawning(self.program, call)) {
            let task = self.task(at)?;
            // Only coroutines can be made tasks; a shield is none.
            return match kind {
                WrapKind::WaitFor => Ok(task.coroutine),
                _ if is_awaited && kind_of_spawn != SpawnKind::Run => Ok(expr),
                _ => Err(RefusalKind::NoCounterpart.at(at)),
            };
        }
        match expr {
            Expr::Await(awaited) => Ok(&awaited.value),
            _ if is_awaited => Ok(expr),
            _ => self.task(at).map(|_| expr).map_err(|_| not_awaited),
        }
    }

    /// Puts statements below `async with asyncio.timeout(…)`.
    fn limit_time(&mut self, at: Place, duration: f64) -> Done {
        let span = self.span(at)?;
        let (block, range) = self.statements(span).ok_or(RefusalKind::Missing.at(at))?;
        let first = self.program.id_of(&block[range.start]).ok_or(RefusalKind::Missing.at(at))?;
        if !self.program.tree.function_of(first).is_some_and(|(_, def)| def.is_async) {
            return Err(RefusalKind::NotAwaited.at(at));
        }
        let head = format!("async with {}({}):", self.import("asyncio.timeout")?, seconds(duration)?);
        self.program.wrap_statements(&mut self.draft, block, range, &head, &[]);
        self.draft.focus(&head);
        Ok(())
    }

    /// The statements of one block from one's start to another's end; without a docstring.
    fn statements(&self, span: Span) -> Option<(&'a [Stmt], std::ops::Range<usize>)> {
        let tree = &self.program.tree;
        let all = tree.ids().filter_map(|id| tree.stmt(id)).flat_map(|stmt| blocks(stmt)).chain([tree.body]);
        all.into_iter().find_map(|block| {
            let mut first = block.iter().position(|stmt| stmt.start().to_u32() == span.start)?;
            let last = block.iter().position(|stmt| stmt.end().to_u32() == span.end)?;
            first += usize::from(first == 0 && is_docstring(&block[0]));
            (first <= last).then_some((block, first..last + 1))
        })
    }

    pub fn unwrap(&mut self, wrap: Place) -> Done {
        let (program, tree) = (self.program, &self.program.tree);
        let missing = RefusalKind::Missing.at(wrap);
        let id = tree.expr_at(self.span(wrap)?).ok_or(missing.clone())?;
        let call = tree.call(id).ok_or(missing.clone())?;
        let path = program.callee(&call.func);
        if path.as_deref() == Some("asyncio.timeout") {
            return self.remove_context(id, wrap);
        }
        if !matches!(path.as_deref(), Some("asyncio.wait_for" | "asyncio.shield")) {
            return Err(missing);
        }
        let brackets = Brackets::new(program, call.arguments.range().into());
        let inner = call
            .arguments
            .args
            .first()
            .filter(|inner| !inner.is_starred_expr())
            .ok_or(RefusalKind::Computed.at(wrap))?;
        let inner = brackets.item_of(inner.range().into()).ok_or(missing)?;
        for gone in [Span::new(call.start().to_u32(), inner.start), Span::new(inner.end, call.end().to_u32())] {
            program.keep_comments(&mut self.draft, gone);
            self.draft.remove(gone);
        }
        Ok(())
    }

    /// Takes one thing out of a `with`; and the `with` itself, if it was the only one.
    pub fn remove_context(&mut self, context: Id, place: Place) -> Done {
        let (program, tree) = (self.program, &self.program.tree);
        let computed = RefusalKind::Computed.at(place);
        let stmt = tree.parent(context).and_then(|parent| tree.stmt(parent)).ok_or(computed.clone())?;
        let with = stmt.as_with_stmt().ok_or(computed.clone())?;
        let span = tree.span(context);
        let index = with.items.iter().position(|item| Span::from(item.context_expr.range()) == span).ok_or(computed)?;
        if let Some(vars) = &with.items[index].optional_vars {
            let bound = vars.as_name_expr().and_then(|name| self.names.at(name.range.into()));
            let bound = bound.ok_or(self.refuse(RefusalKind::StillUsed, &**vars))?;
            if let Some(used) = self.names.of(bound.name, bound.scope).find(|found| !found.is_binding) {
                return Err(RefusalKind::StillUsed.with(used.name).or_at(program.place_of(used.span)));
            }
        }
        let gone = match (with.items.get(index + 1), index.checked_sub(1)) {
            (Some(next), _) => Span::new(with.items[index].start().to_u32(), next.start().to_u32()),
            (None, Some(before)) => Span::new(with.items[before].end().to_u32(), with.items[index].end().to_u32()),
            (None, None) => {
                program.unwrap_block(&mut self.draft, stmt);
                return Ok(());
            }
        };
        program.keep_comments(&mut self.draft, gone);
        self.draft.remove(gone);
        Ok(())
    }
}
