//! Steps of a coroutine: new ones, fewer, in another order.

use ruff_python_ast::{Expr, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::editor::{Done, Editor, seconds};
use super::gesture::{NewStep, StepPlace};
use super::imports::is_docstring;
use super::layout::is_placeholder;
use super::outline::{PrimitiveKind, target};
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::tree::Id;
use super::value;
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    pub fn add_step(&mut self, coroutine: Place, at: &StepPlace, step: &NewStep) -> Done {
        let coroutine = self.coroutine(coroutine)?;
        let (block, index) = self.step_place(coroutine, at)?;
        let lines = self.step_lines(coroutine, step)?;
        self.program.insert_lines(&mut self.draft, block, index, &lines);
        self.draft.focus(&lines[0]);
        Ok(())
    }

    /// The block and the index in it that a place for a step means.
    fn step_place(&self, (id, def): (Id, &'a StmtFunctionDef), at: &StepPlace) -> Result<(&'a [Stmt], usize), Refusal> {
        let (step, offset) = match at {
            StepPlace::End => return Ok(self.end_of(def)),
            StepPlace::Before { step } => (*step, 0),
            StepPlace::After { step } => (*step, 1),
        };
        let missing = RefusalKind::Missing.at(step);
        let (step, _) = self.statement(step)?;
        if self.program.tree.function_of(step).map(|(id, _)| id) != Some(id) {
            return Err(missing);
        }
        let (block, index) = self.program.tree.block_of(step).ok_or(missing)?;
        let is_before_doc =
            index + offset == 0 && block.first().is_some_and(is_docstring) && std::ptr::eq(block, &def.body[..]);
        Ok((block, index + offset + usize::from(is_before_doc)))
    }

    /// The block that a coroutine's work ends in, and where it does: before its last `return` or `raise`, inside of the `try` or
    /// the lock that its whole body stands in.
    pub fn end_of(&self, def: &'a StmtFunctionDef) -> (&'a [Stmt], usize) {
        let mut block = &def.body[..];
        loop {
            let work = if block.first().is_some_and(is_docstring) { &block[1..] } else { block };
            block = match work {
                [Stmt::Try(guard)] => &guard.body,
                [Stmt::With(with)]
                    if with.items.iter().all(|item| self.program.kinds.of(&item.context_expr).is_some()) =>
                {
                    &with.body
                }
                _ => break,
            };
        }
        let is_last = block.last().is_some_and(|last| last.is_return_stmt() || last.is_raise_stmt());
        (block, block.len() - usize::from(is_last))
    }

    fn step_lines(&mut self, coroutine: (Id, &'a StmtFunctionDef), step: &NewStep) -> Result<Vec<String>, Refusal> {
        let line = match step {
            NewStep::Sleep { seconds } => self.sleep(*seconds)?,
            NewStep::Print { text } => format!("print({})", self.quoted(text)),
            NewStep::Block { seconds: duration } => format!("{}({})", self.import("time.sleep")?, seconds(*duration)?),
            NewStep::Hold { primitive, slots, seconds } => {
                let held = match (primitive, slots) {
                    (Some(place), _) => self.primitive_in(*place, coroutine)?,
                    (None, Some(slots)) => self.new_global("semaphore", "asyncio.Semaphore", &slots.to_string())?,
                    (None, None) => self.new_global("lock", "asyncio.Lock", "")?,
                };
                let body = format!("{}{}", self.program.unit(), self.sleep(*seconds)?);
                return Ok(vec![format!("async with {held}:"), body]);
            }
            NewStep::Put { queue, value } => {
                let value = value::expression(value)?;
                format!("await {}.put({value})", self.primitive_or_new(*queue, coroutine, "queue", "asyncio.Queue")?)
            }
            NewStep::Get { queue } => {
                let queue = self.primitive_or_new(*queue, coroutine, "queue", "asyncio.Queue")?;
                format!("{} = await {queue}.get()", self.fresh("item"))
            }
            NewStep::EventWait { event } => {
                format!("await {}.wait()", self.primitive_or_new(*event, coroutine, "event", "asyncio.Event")?)
            }
            NewStep::EventSet { event } => {
                format!("{}.set()", self.primitive_or_new(*event, coroutine, "event", "asyncio.Event")?)
            }
            NewStep::Call { coroutine: called, arguments } => {
                let (id, def) = self.coroutine(*called)?;
                let scope = super::names::scope_of(&self.program.tree, id);
                if self.program.is_method(id) || !self.sees(Some(coroutine.0), scope) {
                    return Err(RefusalKind::OutOfReach.with(def.name.as_str()).or_at(*called));
                }
                format!("await {}({})", def.name, value::arguments(arguments)?)
            }
            NewStep::Raise { exception, text } => self.raise(exception, text)?,
            NewStep::Return { value } => self.return_value(coroutine, value)?,
        };
        Ok(vec![line])
    }

    fn sleep(&mut self, duration: f64) -> Result<String, Refusal> {
        Ok(format!("await {}({})", self.import("asyncio.sleep")?, seconds(duration)?))
    }

    pub fn raise(&self, exception: &str, text: &str) -> Result<String, Refusal> {
        let exception = exception.trim();
        for part in exception.split('.') {
            value::name(part)?;
        }
        let text = if text.is_empty() { String::new() } else { self.quoted(text) };
        Ok(format!("raise {exception}({text})"))
    }

    pub fn return_value(&self, (id, def): (Id, &StmtFunctionDef), value: &str) -> Result<String, Refusal> {
        let tree = &self.program.tree;
        let is_own = |&inner: &Id| tree.function_of(inner).is_some_and(|(function, _)| function == id);
        let yields =
            tree.within(id).filter(is_own).any(|id| matches!(tree.expr(id), Some(Expr::Yield(_) | Expr::YieldFrom(_))));
        if yields {
            return Err(self.refuse(RefusalKind::BoundStatement, &def.name));
        }
        if value.trim().is_empty() {
            return Ok("return".to_owned());
        }
        Ok(format!("return {}", value::expression(value)?))
    }

    /// What a coroutine calls a lock, queue or event that is made at a place.
    fn primitive_in(&mut self, place: Place, coroutine: (Id, &'a StmtFunctionDef)) -> Result<String, Refusal> {
        let missing = RefusalKind::Missing.at(place);
        let tree = &self.program.tree;
        let id = tree.expr_at(self.span(place)?).ok_or(missing.clone())?;
        let call = tree.call(id).ok_or(missing.clone())?;
        PrimitiveKind::of(&self.program.callee(&call.func).unwrap_or_default()).ok_or(missing.clone())?;
        let stmt = tree.parent(id).and_then(|parent| tree.stmt(parent)).ok_or(missing.clone())?;
        let name = match target(stmt) {
            Some(Expr::Name(name)) => name,
            Some(other) => return Err(RefusalKind::OutOfReach.with(self.program.text(other)).or_at(place)),
            None => return Err(missing),
        };
        let scope = self.names.at(name.range.into()).map(|found| found.scope).ok_or(missing)?;
        self.reach(name.id.as_str(), scope, stmt.end().to_u32(), coroutine)
    }

    fn primitive_or_new(
        &mut self,
        place: Option<Place>,
        coroutine: (Id, &'a StmtFunctionDef),
        stem: &str,
        class: &str,
    ) -> Result<String, Refusal> {
        match place {
            Some(place) => self.primitive_in(place, coroutine),
            None => self.new_global(stem, class, ""),
        }
    }

    pub fn remove_step(&mut self, step: Place) -> Done {
        let (id, stmt) = self.statement(step)?;
        if matches!(stmt, Stmt::Global(_) | Stmt::Nonlocal(_)) {
            return Err(RefusalKind::BoundStatement.at(step));
        }
        let (block, _) = self.program.tree.block_of(id).ok_or(RefusalKind::Missing.at(step))?;
        if block.len() == 1 && is_placeholder(stmt) {
            return Err(RefusalKind::BoundStatement.at(step));
        }
        self.check_unused(id)?;
        self.program.remove_statements(&mut self.draft, &[id]);
        Ok(())
    }

    /// Refuses when something else uses a name that only this statement binds.
    pub fn check_unused(&self, id: Id) -> Done {
        let span = self.program.tree.span(id);
        let is_inside = |found: Span| span.contains(found);
        for bound in self.bound_in(span) {
            let mut others = self.names.of(bound.0, bound.1).filter(|found| !is_inside(found.span));
            if others.clone().any(|found| found.is_binding) {
                continue;
            }
            if let Some(used) = others.next() {
                return Err(RefusalKind::StillUsed.with(used.name).or_at(self.program.place_of(used.span)));
            }
        }
        Ok(())
    }

    /// The names that are bound within a stretch, with their scopes.
    fn bound_in(&self, span: Span) -> Vec<(&'a str, super::names::Scope)> {
        let inside = self.names.all().filter(|found| span.contains(found.span));
        inside.filter(|found| found.is_binding).map(|found| (found.name, found.scope)).collect()
    }

    pub fn move_step(&mut self, step: Place, at: &StepPlace) -> Done {
        let (id, stmt) = self.statement(step)?;
        let tree = &self.program.tree;
        let function = tree.function_of(id).ok_or(RefusalKind::Missing.at(step))?;
        let (block, index) = tree.block_of(id).ok_or(RefusalKind::Missing.at(step))?;
        let (to, position) = self.step_place(function, at)?;
        let span = tree.span(id);
        let is_bound = is_docstring(stmt) || matches!(stmt, Stmt::Global(_) | Stmt::Nonlocal(_));
        let jumps = tree
            .within(id)
            .any(|id| matches!(tree.stmt(id), Some(Stmt::Break(_) | Stmt::Continue(_) | Stmt::Return(_))));
        let stays = std::ptr::eq(block, to);
        if is_bound || (jumps && !stays) {
            return Err(RefusalKind::BoundStatement.at(step));
        }
        if stays && (position == index || position == index + 1) {
            return Err(RefusalKind::Already.at(step));
        }
        let aim = to.get(position).map(|next| next.start().to_u32());
        let aim = aim.or(to.last().map(|last| last.end().to_u32())).ok_or(RefusalKind::Missing.at(step))?;
        if span.start <= aim && aim <= span.end && !stays {
            return Err(RefusalKind::Itself.at(step));
        }
        let crossed = if aim <= span.start { Span::new(aim, span.start) } else { Span::new(span.end, aim) };
        self.check_order(span, crossed)?;
        self.program.move_statement(&mut self.draft, (block, index), (to, position));
        Ok(())
    }

    /// Refuses to exchange two stretches when one binds a name that the other uses.
    fn check_order(&self, one: Span, other: Span) -> Done {
        for (binder, user) in [(one, other), (other, one)] {
            for (name, scope) in self.bound_in(binder) {
                let mut used = self.names.of(name, scope).map(|found| found.span);
                if let Some(used) = used.find(|found| user.contains(*found)) {
                    return Err(RefusalKind::NeedsResult.with(name).or_at(self.program.place_of(used)));
                }
            }
        }
        Ok(())
    }
}
