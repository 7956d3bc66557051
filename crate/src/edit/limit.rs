//! How many may do something at once, and how much fits.

use ruff_python_ast::{Expr, ExprCall};
use ruff_text_size::Ranged;

use super::brackets::Brackets;
use super::editor::{Done, Editor};
use super::imports::is_docstring;
use super::layout::is_placeholder;
use super::outline::{PrimitiveKind, target};
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::tree::Id;
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    /// Puts a coroutine's body below a semaphore.
    pub fn limit(&mut self, coroutine: Place, slots: u32) -> Done {
        let (_, def) = self.coroutine(coroutine)?;
        let start = usize::from(def.body.first().is_some_and(is_docstring));
        if def.body[start..].iter().all(is_placeholder) {
            return Err(RefusalKind::NotAwaited.at(coroutine));
        }
        if slots == 0 {
            return Err(RefusalKind::BadNumber.with("0"));
        }
        let name = self.new_global("semaphore", "asyncio.Semaphore", &slots.to_string())?;
        let head = format!("async with {name}:");
        self.program.wrap_statements(&mut self.draft, &def.body, start..def.body.len(), &head, &[]);
        self.draft.focus(&head);
        Ok(())
    }

    fn primitive(&self, place: Place) -> Result<(Id, &'a ExprCall, PrimitiveKind), Refusal> {
        let missing = RefusalKind::Missing.at(place);
        let id = self.program.tree.expr_at(self.span(place)?).ok_or(missing.clone())?;
        let call = self.program.tree.call(id).ok_or(missing.clone())?;
        let kind = PrimitiveKind::of(&self.program.callee(&call.func).unwrap_or_default());
        Ok((id, call, kind.ok_or(missing)?))
    }

    /// Removes a lock or semaphore that is only used by `async with`.
    pub fn unlimit(&mut self, place: Place) -> Done {
        let (program, tree) = (self.program, &self.program.tree);
        let (id, call, kind) = self.primitive(place)?;
        if !matches!(kind, PrimitiveKind::Lock | PrimitiveKind::Semaphore) {
            return Err(RefusalKind::Missing.at(place));
        }
        let statement = tree.parent(id).ok_or(RefusalKind::Missing.at(place))?;
        let name = match tree.stmt(statement).and_then(target) {
            Some(Expr::Name(name)) => name,
            _ => return Err(RefusalKind::Attribute.with(program.text(call)).or_at(place)),
        };
        let meant = *self.names.at(name.range.into()).ok_or(RefusalKind::Missing.at(place))?;
        let uses: Vec<Span> = self
            .names
            .of(meant.name, meant.scope)
            .filter(|found| found.span != meant.span)
            .map(|found| found.span)
            .collect();
        for span in uses {
            let used = RefusalKind::StillUsed.with(meant.name).or_at(program.place_of(span));
            let context = tree.expr_at(span).ok_or(used.clone())?;
            let is_context =
                tree.parent(context).and_then(|parent| tree.stmt(parent)).is_some_and(|stmt| stmt.is_with_stmt());
            if !is_context {
                return Err(used);
            }
            self.remove_context(context, program.place_of(span))?;
        }
        program.remove_statements(&mut self.draft, &[statement]);
        Ok(())
    }

    /// Gives a queue, semaphore or barrier another number.
    pub fn resize(&mut self, place: Place, size: Option<u32>) -> Done {
        let (_, call, kind) = self.primitive(place)?;
        let keyword = match kind {
            PrimitiveKind::Queue => "maxsize",
            PrimitiveKind::Semaphore => "value",
            PrimitiveKind::Barrier => "parties",
            _ => return Err(RefusalKind::Missing.at(place)),
        };
        let old = call.arguments.find_argument_value(keyword, 0);
        if let Some(old) = old.filter(|old| !old.is_number_literal_expr()) {
            return Err(self.refuse(RefusalKind::Computed, old));
        }
        let brackets = Brackets::new(self.program, call.arguments.range().into());
        match (old, size) {
            (Some(old), Some(size)) => self.draft.replace(old.range().into(), size.to_string()),
            (Some(old), None) if kind == PrimitiveKind::Queue => {
                let index = brackets.position(old.range().into()).ok_or(RefusalKind::Missing.at(place))?;
                brackets.remove(self.program, &mut self.draft, index, false);
            }
            (None, Some(size)) if kind == PrimitiveKind::Queue => {
                brackets.insert(self.program, &mut self.draft, 0, &format!("maxsize={size}"));
            }
            (None, Some(size)) => brackets.insert(self.program, &mut self.draft, 0, &size.to_string()),
            (None, None) if kind == PrimitiveKind::Queue => return Err(RefusalKind::Already.at(place)),
            (_, None) => return Err(RefusalKind::BadNumber.with("")),
        }
        Ok(())
    }
}
