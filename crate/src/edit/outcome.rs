//! How a coroutine ends.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ExceptHandlerExceptHandler, Stmt, StmtFunctionDef, StmtTry};
use ruff_text_size::Ranged;

use super::editor::{Done, Editor};
use super::gesture::Outcome;
use super::imports::is_docstring;
use super::layout::is_placeholder;
use super::outline::swallows;
use super::place::Place;
use super::refusal::RefusalKind;
use super::tree::Id;
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    pub fn set_outcome(&mut self, place: Place, outcome: &Outcome) -> Done {
        let coroutine = self.coroutine(place)?;
        match outcome {
            Outcome::Returns { value } => {
                let line = self.return_value(coroutine, value)?;
                self.end_with(coroutine.1, line)
            }
            Outcome::Raises { exception, text } => {
                let line = self.raise(exception, text)?;
                self.end_with(coroutine.1, line)
            }
            Outcome::Swallows { on } => self.swallow(coroutine, *on),
            Outcome::CleansUp { on } => self.clean_up(coroutine, *on),
        }
    }

    /// Puts a `return` or `raise` in the place of the one that the work ends with, or behind the work.
    fn end_with(&mut self, def: &'a StmtFunctionDef, line: String) -> Done {
        let (block, end) = self.end_of(def);
        match block.get(end) {
            Some(last) => {
                let span = Span::from(last.range());
                self.program.keep_comments(&mut self.draft, span);
                self.draft.replace(span, &line[..]);
            }
            None => self.program.insert_lines(&mut self.draft, block, end, std::slice::from_ref(&line)),
        }
        self.draft.focus(&line);
        Ok(())
    }

    /// The `try` that a coroutine's whole work stands in.
    fn guard(&self, def: &'a StmtFunctionDef) -> Option<(&'a Stmt, &'a StmtTry)> {
        let work = if def.body.first().is_some_and(is_docstring) { &def.body[1..] } else { &def.body[..] };
        match work {
            [stmt @ Stmt::Try(guard)] => Some((stmt, guard)),
            _ => None,
        }
    }

    fn swallow(&mut self, (_, def): (Id, &'a StmtFunctionDef), on: bool) -> Done {
        let program = self.program;
        let already = RefusalKind::Already.at(program.place(&def.name));
        let guard = self.guard(def);
        let catching = guard.filter(|(_, guard)| swallows(program, guard));
        match (on, guard, catching) {
            (true, _, Some(_)) => Err(already),
            (true, Some((_, guard)), None) if !guard.is_star => {
                let indent = program.indent(&guard.body);
                let outer = program.before_on_line(guard.start().to_u32());
                let class = self.import("asyncio.CancelledError")?;
                let last = guard.handlers.last().map_or(guard.body.last(), |handler| {
                    handler.as_except_handler().and_then(|handler| handler.body.last())
                });
                let end = program.line_break(last.ok_or(already)?);
                let text = program.lines(outer, &[format!("except {class}:")])
                    + &program.lines(&indent, &["print(\"cancelled\")".replace('"', &program.quote().to_string())]);
                self.insert_clause(end, text);
                Ok(())
            }
            (true, ..) => {
                let class = self.import("asyncio.CancelledError")?;
                let footer =
                    vec![format!("except {class}:"), format!("{}print({})", program.unit(), self.quoted("cancelled"))];
                self.guard_with(def, &footer)
            }
            (false, _, None) => Err(already),
            (false, _, Some((stmt, guard))) => {
                let handlers = guard.handlers.iter().filter_map(|handler| handler.as_except_handler());
                let catching = handlers.filter(|handler| self.catches_only_cancelled(handler)).last();
                let handler = catching.ok_or(RefusalKind::BoundStatement.at(program.place(guard)))?;
                if guard.handlers.len() == 1 && !guard.orelse.is_empty() {
                    return Err(RefusalKind::BoundStatement.at(program.place(guard)));
                }
                let start = handler.range.start().to_u32();
                let span =
                    Span::new(program.line_start(start), program.line_break(handler.body.last().ok_or(already)?).end);
                self.remove_clause(stmt, guard, span, guard.handlers.len() == 1 && guard.finalbody.is_empty());
                Ok(())
            }
        }
    }

    fn catches_only_cancelled(&self, handler: &ExceptHandlerExceptHandler) -> bool {
        let class = handler.type_.as_deref().and_then(|class| self.program.callee(class));
        class.as_deref() == Some("asyncio.CancelledError")
    }

    fn clean_up(&mut self, (_, def): (Id, &'a StmtFunctionDef), on: bool) -> Done {
        let program = self.program;
        let already = RefusalKind::Already.at(program.place(&def.name));
        let guard = self.guard(def);
        let print = format!("print({})", self.quoted("cleaning up"));
        match guard {
            Some((_, guard)) if on && !guard.finalbody.is_empty() => Err(already),
            Some((_, guard)) if on => {
                let handler = guard.handlers.last().and_then(|handler| handler.as_except_handler()?.body.last());
                let end = program.line_break(guard.orelse.last().or(handler).ok_or(already)?);
                let outer = program.before_on_line(guard.start().to_u32());
                let text = program.lines(outer, &["finally:".to_owned()])
                    + &program.lines(&program.indent(&guard.body), &[print]);
                self.insert_clause(end, text);
                Ok(())
            }
            None if on => self.guard_with(def, &["finally:".to_owned(), format!("{}{print}", program.unit())]),
            Some((stmt, guard)) if !guard.finalbody.is_empty() => {
                let (first, last) =
                    (guard.finalbody.first().ok_or(already.clone())?, guard.finalbody.last().ok_or(already.clone())?);
                let before = program.tokens_in(Span::new(guard.start().to_u32(), first.start().to_u32()));
                let keyword = before.iter().rfind(|token| token.kind() == TokenKind::Finally).ok_or(already)?;
                let span = Span::new(program.line_start(keyword.start().to_u32()), program.line_break(last).end);
                self.remove_clause(stmt, guard, span, guard.handlers.is_empty());
                Ok(())
            }
            _ => Err(already),
        }
    }

    /// Puts the work of a coroutine into a `try`.
    fn guard_with(&mut self, def: &'a StmtFunctionDef, footer: &[String]) -> Done {
        let start = usize::from(def.body.first().is_some_and(is_docstring));
        if start == def.body.len() || def.body[start..].iter().all(is_placeholder) {
            return Err(RefusalKind::NotAwaited.at(self.program.place(&def.name)));
        }
        self.program.wrap_statements(&mut self.draft, &def.body, start..def.body.len(), "try:", footer);
        self.draft.focus(&footer[0]);
        Ok(())
    }

    /// Puts a clause behind the line that ends there.
    fn insert_clause(&mut self, end: Span, text: String) {
        let newline = self.program.newline();
        let text =
            if end.start == end.end { format!("{newline}{}", text.trim_end_matches(['\r', '\n'])) } else { text };
        self.draft.insert(end.end, &text[..]);
        self.draft.focus(text.trim());
    }

    /// Takes a clause out of a `try`; and the `try` with it, if it was its only one.
    fn remove_clause(&mut self, stmt: &'a Stmt, guard: &'a StmtTry, span: Span, is_only: bool) {
        let program = self.program;
        let outer = program.before_on_line(guard.start().to_u32());
        let comments: Vec<String> =
            program.comments_in(span).map(|comment| program.slice(comment).to_owned()).collect();
        self.draft.replace(span, program.lines(outer, &comments));
        if is_only {
            program.unwrap_block(&mut self.draft, stmt);
        }
    }
}
