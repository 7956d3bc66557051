//! A task goes, and what refers to it.

use ruff_python_ast::{Expr, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::brackets::Brackets;
use super::editor::{Done, Editor};
use super::names::Scope;
use super::outline::{SpawnKind, is_repeated, join_kind};
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::tree::Id;
use crate::syntax::Span;

/// What is to go.
#[derive(Default)]
struct Going {
    statements: Vec<Id>,
    /// Elements, each with the brackets that it stands between.
    elements: Vec<Element>,
}

struct Element {
    list: Id,
    span: Span,
    /// A tuple without brackets.
    is_bare: bool,
    /// A tuple that gets down to one element stays one.
    stays_tuple: bool,
}

impl Going {
    fn has(&self, editor: &Editor, span: Span) -> bool {
        self.statements.iter().any(|&id| editor.program.tree.span(id).contains(span))
            || self.elements.iter().any(|element| element.span.contains(span))
    }
}

impl<'a> Editor<'_, 'a> {
    pub fn delete_task(&mut self, place: Place) -> Done {
        let task = self.task(place)?;
        if task.kind == SpawnKind::Run {
            return Err(RefusalKind::MainTask.at(place));
        }
        if is_repeated(self.program, task.id) {
            return Err(RefusalKind::ManyTasks.at(place));
        }
        let mut going = Going::default();
        let parent = self.program.tree.parent(task.id).ok_or(RefusalKind::Missing.at(place))?;
        match self.program.tree.stmt(parent) {
            Some(_) => self.drop_statement(parent, &mut going)?,
            None => self.drop_value(task.id, &mut going)?,
        }
        let made = self.program.tree.statement_of(task.id);
        let called = self.coroutine_of(task).ok().filter(|&(id, def)| self.is_unused(id, def, &going));
        if let Some((id, def)) = called
            && let Some(stmt) = self.program.tree.stmt(id)
        {
            let span = Span::from(def.range());
            going.statements.retain(|&id| !span.contains(self.program.tree.span(id)));
            going.elements.retain(|element| !span.contains(element.span));
            self.program.remove_definition(&mut self.draft, stmt);
            self.draft.gone.push(span);
        }
        let gone = going.statements.iter().filter(|&&id| Some(id) != made).map(|&id| self.program.tree.span(id));
        self.draft.gone.extend(gone.collect::<Vec<_>>());
        self.program.remove_statements(&mut self.draft, &going.statements);
        for element in &going.elements {
            self.remove_element(element);
        }
        Ok(())
    }

    fn remove_element(&mut self, element: &Element) {
        let (program, tree) = (self.program, &self.program.tree);
        let span = tree.call(element.list).map_or(tree.span(element.list), |call| call.arguments.range().into());
        let brackets = if element.is_bare { Brackets::bare(program, span) } else { Brackets::new(program, span) };
        let Some(index) = brackets.position(element.span) else { return };
        let is_last = element.stays_tuple && brackets.len() == 2;
        brackets.remove(program, &mut self.draft, index, is_last && !element.is_bare);
        if let Some(other) = brackets.item(1 - index.min(1)).filter(|_| is_last && element.is_bare) {
            self.draft.insert(other.start, "[");
            self.draft.insert(other.end, "]");
        }
    }

    /// Whether nothing runs a coroutine any more and it says nothing to a reader: then it goes too.
    fn is_unused(&self, id: Id, def: &StmtFunctionDef, going: &Going) -> bool {
        let span = Span::from(def.range());
        let Some(meant) = self.names.at(def.name.range.into()) else { return false };
        let mut uses = self.names.of(meant.name, meant.scope);
        let is_used = uses.any(|found| !span.contains(found.span) && !going.has(self, found.span));
        let is_alone = self.program.tree.block_of(id).is_none_or(|(block, _)| block.len() < 2);
        let end = self.program.tree.stmt(id).map_or(span.end, |stmt| self.program.line_break(stmt).start);
        let has_comments = self.program.comments_in(Span::new(span.start, end)).next().is_some();
        !is_used && !is_alone && !has_comments && !self.program.is_method(id)
    }

    /// A statement goes, and what uses the names that it binds.
    fn drop_statement(&self, id: Id, going: &mut Going) -> Done {
        if going.statements.contains(&id) {
            return Ok(());
        }
        let tree = &self.program.tree;
        let is_simple = matches!(tree.stmt(id), Some(Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AnnAssign(_)));
        if !is_simple {
            return Err(RefusalKind::StillUsed.with(self.first_line(id)).or_at(self.program.place_of(tree.span(id))));
        }
        going.statements.push(id);
        let span = tree.span(id);
        let bound: Vec<(&str, Scope)> = self
            .names
            .all()
            .filter(|found| found.is_binding && span.contains(found.span))
            .map(|found| (found.name, found.scope))
            .collect();
        bound.into_iter().try_for_each(|(name, scope)| self.drop_uses(name, scope, going))
    }

    fn first_line(&self, id: Id) -> String {
        self.program.slice(self.program.tree.span(id)).lines().next().unwrap_or_default().to_owned()
    }

    fn drop_uses(&self, name: &str, scope: Scope, going: &mut Going) -> Done {
        let used = |span: Span| RefusalKind::StillUsed.with(name).or_at(self.program.place_of(span));
        let uses: Vec<_> = self.names.of(name, scope).copied().collect();
        for found in uses {
            if going.has(self, found.span) {
                continue;
            }
            let id = self.program.tree.expr_at(found.span).ok_or_else(|| used(found.span))?;
            if found.is_binding {
                return Err(used(found.span));
            }
            self.drop_value(id, going).map_err(|_: Refusal| used(found.span))?;
        }
        Ok(())
    }

    /// What has a value goes: an element out of its list, else the statement.
    fn drop_value(&self, id: Id, going: &mut Going) -> Done {
        let tree = &self.program.tree;
        let refusal =
            RefusalKind::StillUsed.with(self.program.slice(tree.span(id))).or_at(self.program.place_of(tree.span(id)));
        let parent = tree.parent(id).ok_or(refusal.clone())?;
        let statement = tree.statement_of(id).ok_or(refusal.clone())?;
        let count = match tree.expr(parent) {
            Some(Expr::Call(call)) if join_kind(self.program, call).is_some() => Some(call.arguments.args.len()),
            Some(Expr::List(list)) => Some(list.elts.len()),
            Some(Expr::Set(set)) => Some(set.elts.len()),
            _ => None,
        };
        if let Some(pair) = self.paired(id, statement) {
            return self.drop_pair(pair, going);
        }
        match count {
            Some(count) if count > 1 && !going.elements.iter().any(|element| element.list == parent) => {
                let index = self.index_in(parent, id);
                let span = tree.span(id);
                going.elements.push(Element { list: parent, span, is_bare: false, stays_tuple: false });
                self.drop_target(id, index, going)
            }
            Some(count) if count > 1 => Err(refusal),
            _ => self.drop_statement(statement, going),
        }
    }

    fn index_in(&self, list: Id, id: Id) -> usize {
        let tree = &self.program.tree;
        let siblings = tree
            .within(list)
            .filter(|&other| tree.parent(other) == Some(list) && tree.span(other).end <= tree.span(id).start);
        let callee = usize::from(tree.call(list).is_some());
        siblings.count().saturating_sub(callee)
    }

    /// The name goes that a result of a `gather` was bound to.
    fn drop_target(&self, member: Id, index: usize, going: &mut Going) -> Done {
        let tree = &self.program.tree;
        let Some((join, call)) = tree.expr(member).and_then(|member| self.join_of(member)) else { return Ok(()) };
        let Some(Stmt::Assign(assign)) = tree.statement_of(join).and_then(|id| tree.stmt(id)) else { return Ok(()) };
        let is_gather = self.program.callee(&call.func).as_deref() == Some("asyncio.gather");
        let is_whole = assign.value.as_await_expr().is_some_and(|awaited| awaited.value.range() == call.range());
        for target in assign.targets.iter().filter(|_| is_gather && is_whole) {
            if matches!(target, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)) {
                continue;
            }
            self.drop_from(target, index, true, going)?;
        }
        Ok(())
    }

    /// An element of a tuple or list goes, and what uses its name.
    fn drop_from(&self, list: &Expr, index: usize, stays_tuple: bool, going: &mut Going) -> Done {
        let refusal = self.refuse(RefusalKind::StillUsed, list);
        let (elements, is_bare, is_tuple) = match list {
            Expr::Tuple(tuple) => (&tuple.elts, !tuple.parenthesized, true),
            Expr::List(list) => (&list.elts, false, false),
            _ => return Err(refusal),
        };
        let element = elements.get(index).filter(|_| elements.len() > 1 && !elements.iter().any(Expr::is_starred_expr));
        let element = element.ok_or(refusal.clone())?;
        let id = self.program.tree.id_of(list).ok_or(refusal.clone())?;
        if going.elements.iter().any(|element| element.list == id) {
            return Err(refusal);
        }
        going.elements.push(Element {
            list: id,
            span: element.range().into(),
            is_bare,
            stays_tuple: stays_tuple && is_tuple,
        });
        match self.names.at(element.range().into()).copied() {
            Some(found) if found.is_binding => self.drop_uses(found.name, found.scope, going),
            _ => Ok(()),
        }
    }

    /// In `a, b = x.result(), y.result()`: the statement's tuples, and which of their elements a node stands in.
    fn paired(&self, id: Id, statement: Id) -> Option<(&'a Expr, &'a Expr, usize)> {
        let tree = &self.program.tree;
        let Stmt::Assign(assign) = tree.stmt(statement)? else { return None };
        let ([target], Expr::Tuple(values)) = (&assign.targets[..], &*assign.value) else { return None };
        let targets = target.as_tuple_expr()?;
        let span = tree.span(id);
        let index = values
            .elts
            .iter()
            .position(|value| value.start().to_u32() <= span.start && span.end <= value.end().to_u32())?;
        (targets.elts.len() == values.elts.len() && values.elts.len() > 1).then_some((target, &*assign.value, index))
    }

    fn drop_pair(&self, (target, value, index): (&Expr, &Expr, usize), going: &mut Going) -> Done {
        self.drop_from(value, index, false, going)?;
        self.drop_from(target, index, false, going)
    }
}
