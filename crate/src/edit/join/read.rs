//! What a join's statements say.

use ruff_python_ast::{Comprehension, Expr, ExprCall, Stmt, StmtFor, StmtWith};
use ruff_text_size::Ranged;

use super::super::editor::Editor;
use super::super::outline::{JoinKind, SpawnKind, awaited_call, join_kind, members, spawning};
use super::super::place::Place;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::tree::{Id, blocks};
use super::{Clauses, Joined, Member, Results};
use crate::syntax::Span;

type Block<'a> = (&'a [Stmt], usize);

impl<'a> Editor<'_, 'a> {
    pub fn read_join(&self, place: Place) -> Result<Joined<'a>, Refusal> {
        let (span, tree) = (self.span(place)?, &self.program.tree);
        let found = tree.ids().find_map(|id| tree.call(id).filter(|_| tree.span(id) == span).map(|call| (id, call)));
        let Some((id, call)) = found.filter(|(_, call)| join_kind(self.program, call).is_some()) else {
            return self.read_sequence(span, place);
        };
        let kind = join_kind(self.program, call).ok_or(RefusalKind::Missing.at(place))?;
        let statement = tree.statement_of(id).ok_or(RefusalKind::Missing.at(place))?;
        let (block, index) = tree.block_of(statement).ok_or(RefusalKind::Missing.at(place))?;
        match (kind, &block[index]) {
            (JoinKind::TaskGroup, Stmt::With(with)) => self.read_group(with, (block, index), place),
            (JoinKind::AsCompleted, Stmt::For(stmt)) if stmt.iter.range() == call.range() => {
                self.check_loop(stmt)?;
                self.read_call(kind, call, (block, index), Results::None, place)
            }
            (JoinKind::TaskGroup | JoinKind::AsCompleted, _) => Err(RefusalKind::NoCounterpart.at(place)),
            (_, stmt) => {
                let results = self.results_of(stmt, call).ok_or(RefusalKind::NoCounterpart.at(place))?;
                let is_wait = !matches!(kind, JoinKind::Gather | JoinKind::GatherExceptions);
                if is_wait && !matches!(results, Results::None) {
                    // `done, pending`: nothing else knows such sets.
                    self.check_unused(statement)?;
                }
                let results = if is_wait { Results::None } else { results };
                self.read_call(kind, call, (block, index), results, place)
            }
        }
    }

    /// What a statement makes of what it does nothing but await.
    fn results_of(&self, stmt: &'a Stmt, call: &ExprCall) -> Option<Results> {
        let is_it = |value: &Expr| value.as_await_expr().is_some_and(|awaited| awaited.value.range() == call.range());
        match stmt {
            Stmt::Expr(stmt) => is_it(&stmt.value).then_some(Results::None),
            Stmt::Return(stmt) => is_it(stmt.value.as_deref()?).then(|| Results::List("return ".to_owned())),
            Stmt::Assign(assign) => match &assign.targets[..] {
                [target] if is_it(&assign.value) => self.targets(target),
                _ => None,
            },
            _ => None,
        }
    }

    fn targets(&self, target: &Expr) -> Option<Results> {
        let elements = match target {
            Expr::Tuple(tuple) => &tuple.elts,
            Expr::List(list) => &list.elts,
            _ => return Some(Results::List(format!("{} = ", self.program.text(target)))),
        };
        let is_plain =
            elements.iter().all(|element| matches!(element, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_)));
        is_plain.then(|| Results::Each(elements.iter().map(|element| Some(element.range().into())).collect()))
    }

    /// The loop over what is completed does nothing but await.
    fn check_loop(&self, stmt: &StmtFor) -> Result<(), Refusal> {
        let awaits = |stmt: &Stmt, target: &Expr| {
            let awaited = stmt.as_expr_stmt().and_then(|stmt| stmt.value.as_await_expr());
            awaited.is_some_and(|awaited| self.program.text(&*awaited.value) == self.program.text(target))
        };
        match &stmt.body[..] {
            [only] if stmt.orelse.is_empty() && awaits(only, &stmt.target) => Ok(()),
            _ => Err(self
                .refuse(RefusalKind::OtherStatements, stmt.body.first().map_or(stmt.range(), |first| first.range()))),
        }
    }

    fn read_call(
        &self,
        kind: JoinKind,
        call: &'a ExprCall,
        (block, index): Block<'a>,
        results: Results,
        place: Place,
    ) -> Result<Joined<'a>, Refusal> {
        let known = ["return_exceptions", "return_when", "timeout", "fs"];
        let is_known = |name: Option<&str>| name.is_some_and(|name| known.contains(&name));
        if !call.arguments.keywords.iter().all(|keyword| is_known(keyword.arg.as_ref().map(|name| name.as_str()))) {
            return Err(RefusalKind::NoCounterpart.at(place));
        }
        let exceptions = call.arguments.find_keyword("return_exceptions").map(|keyword| &keyword.value);
        if let Some(computed) = exceptions.filter(|value| !value.is_boolean_literal_expr()) {
            return Err(self.refuse(RefusalKind::Computed, computed));
        }
        let found = members(self.program, call).ok_or(RefusalKind::ComputedMembers.at(place))?;
        let timeout = call.arguments.find_keyword("timeout").map(|keyword| Span::from(keyword.range()));
        let mut joined =
            Joined { kind, block, range: index..index + 1, members: Vec::new(), list: None, results, timeout };
        if let Some(list) = found.list {
            let name = match self.program.tree.stmt(list) {
                Some(Stmt::Assign(assign)) => assign.targets[0].as_name_expr(),
                _ => None,
            };
            let name = name.ok_or(RefusalKind::ComputedMembers.at(place))?;
            let is_before = index > 0 && self.program.id_of(&block[index - 1]) == Some(list);
            joined.range.start = if is_before { index - 1 } else { index };
            self.add_results(&mut joined, &[name.id.to_string()], true);
            if !is_before || self.is_used_outside(name.range.into(), &joined) {
                joined.range.start = index;
                joined.list = Some(name.id.to_string());
                return Ok(joined);
            }
        }
        let clauses = found.comprehension.and_then(clauses);
        joined.members =
            found.elements.iter().map(|element| self.member(element, clauses)).collect::<Result<_, _>>()?;
        if found.list.is_none() {
            self.take_tasks(&mut joined);
        }
        Ok(joined)
    }

    fn member(&self, element: &Expr, clauses: Option<Clauses>) -> Result<Member, Refusal> {
        let computed = || self.refuse(RefusalKind::ComputedMembers, element);
        match element {
            Expr::Name(name) if clauses.is_none() => {
                Ok(Member { call: None, clauses, name: Some(name.id.to_string()) })
            }
            Expr::Call(call) if spawning(self.program, call).is_some() => {
                let is_plain = call.arguments.args.len() == 1 && call.arguments.keywords.is_empty();
                let coroutine = call.arguments.args.first().filter(|_| is_plain).ok_or_else(computed)?;
                Ok(Member { call: Some(coroutine.range().into()), clauses, name: None })
            }
            Expr::Call(call) => Ok(Member { call: Some(call.range().into()), clauses, name: None }),
            _ => Err(computed()),
        }
    }

    /// Takes the statements that make the tasks along, when they are just what stands before the join.
    fn take_tasks(&self, joined: &mut Joined<'a>) {
        let names: Vec<String> = joined.members.iter().filter_map(|member| member.name.clone()).collect();
        let Some(start) = joined.range.start.checked_sub(names.len()) else { return };
        if names.len() != joined.members.len() || names.is_empty() {
            return;
        }
        let mut made = Vec::new();
        for (stmt, name) in joined.block[start..].iter().zip(&names) {
            let Some((_, call)) = made_task(stmt).filter(|(target, call)| {
                let is_plain = call.arguments.args.len() == 1 && call.arguments.keywords.is_empty();
                target.id.as_str() == name && is_plain && spawning(self.program, call) == Some(SpawnKind::Create)
            }) else {
                return;
            };
            made.push(Span::from(call.arguments.args[0].range()));
        }
        joined.range.start = start;
        self.add_results(joined, &names, false);
        for (member, call) in joined.members.iter_mut().zip(made) {
            member.call = Some(call);
        }
        self.forget_unused(joined);
    }

    /// A task's variable that nothing outside of the join uses need not stay.
    fn forget_unused(&self, joined: &mut Joined<'a>) {
        let span = range_span(joined);
        let is_used = |name: &String| {
            let mut bindings = self.names.called(name).filter(|found| found.is_binding && span.contains(found.span));
            bindings.next().is_none_or(|binding| self.is_used_outside(binding.span, joined))
        };
        let used: Vec<bool> = joined.members.iter().map(|member| member.name.as_ref().is_some_and(is_used)).collect();
        for (member, used) in joined.members.iter_mut().zip(used) {
            member.name = member.name.take().filter(|_| used);
        }
    }

    fn is_used_outside(&self, binding: Span, joined: &Joined) -> bool {
        let span = range_span(joined);
        let Some(meant) = self.names.at(binding) else { return true };
        self.names.of(meant.name, meant.scope).any(|found| found.span.start < span.start || found.span.end > span.end)
    }

    /// Takes the statement along that gets the tasks' results, when it follows.
    fn add_results(&self, joined: &mut Joined<'a>, names: &[String], is_list: bool) {
        let Some(stmt) = joined.block.get(joined.range.end).filter(|_| matches!(joined.results, Results::None)) else {
            return;
        };
        let (target, value) = match stmt {
            Stmt::Assign(assign) => match &assign.targets[..] {
                [target] => (Some(target), &*assign.value),
                _ => return,
            },
            Stmt::Return(stmt) => match &stmt.value {
                Some(value) => (None, &**value),
                None => return,
            },
            _ => return,
        };
        let Some(order) = self.results_in(value, names, is_list) else { return };
        let results = match target {
            None => Some(Results::List("return ".to_owned())).filter(|_| order.len() == names.len() || is_list),
            Some(target) => self.targets(target),
        };
        joined.results = match (results, value, is_list) {
            (Some(Results::List(text)), Expr::List(_) | Expr::ListComp(_), _)
                if is_list || order.len() == names.len() =>
            {
                Results::List(text)
            }
            (Some(Results::List(_)), Expr::Call(_), false) => {
                let target = target.map(|target| Span::from(target.range()));
                Results::Each(names.iter().enumerate().map(|(index, _)| target.filter(|_| order == [index])).collect())
            }
            (Some(Results::Each(targets)), _, true) => Results::Each(targets),
            (Some(Results::Each(targets)), _, false) if targets.len() == order.len() => {
                let of = |index| order.iter().position(|&other| other == index).and_then(|at| targets[at]);
                Results::Each((0..names.len()).map(of).collect())
            }
            _ => return,
        };
        joined.range.end += 1;
    }

    /// Of which tasks an expression has the results, in which order; for the list of them it must be all.
    fn results_in(&self, value: &Expr, names: &[String], is_list: bool) -> Option<Vec<usize>> {
        if is_list {
            let Expr::ListComp(comprehension) = value else { return None };
            let [clause] = &comprehension.generators[..] else { return None };
            let of = result_of(&comprehension.elt)?;
            let is_it = clause.ifs.is_empty()
                && !clause.is_async
                && clause.iter.as_name_expr()?.id.as_str() == names.first()?;
            return (is_it && clause.target.as_name_expr()?.id.as_str() == of).then(Vec::new);
        }
        let elements = match value {
            Expr::Tuple(tuple) => &tuple.elts[..],
            Expr::List(list) => &list.elts[..],
            single => std::slice::from_ref(single),
        };
        let order: Option<Vec<usize>> = elements
            .iter()
            .map(|element| {
                let of = result_of(element)?;
                names.iter().position(|name| name == of)
            })
            .collect();
        order.filter(|order| order.is_sorted_by(|a, b| a < b))
    }

    fn read_group(&self, with: &'a StmtWith, (block, index): Block<'a>, place: Place) -> Result<Joined<'a>, Refusal> {
        let [item] = &with.items[..] else { return Err(RefusalKind::NoCounterpart.at(place)) };
        let group = item.optional_vars.as_deref().and_then(|vars| vars.as_name_expr());
        let group = group.ok_or(RefusalKind::NoCounterpart.at(place))?;
        let mut joined = Joined {
            kind: JoinKind::TaskGroup,
            block,
            range: index..index + 1,
            members: Vec::new(),
            list: None,
            results: Results::None,
            timeout: None,
        };
        let mut names = Vec::new();
        let mut is_list = false;
        for stmt in &with.body {
            let other = || self.refuse(RefusalKind::OtherStatements, stmt);
            let is_own = |call: &ExprCall| {
                let method = call.func.as_attribute_expr();
                method.is_some_and(|method| {
                    method.value.as_name_expr().is_some_and(|name| name.id == group.id)
                        && method.attr.as_str() == "create_task"
                })
            };
            let (name, element, clauses) = match stmt {
                Stmt::Expr(stmt) => (None, &*stmt.value, None),
                Stmt::Assign(assign) => match (&assign.targets[..], &*assign.value) {
                    ([Expr::Name(name)], Expr::ListComp(list)) if with.body.len() == 1 => {
                        is_list = true;
                        (Some(name), &*list.elt, clauses(&assign.value))
                    }
                    ([Expr::Name(name)], value) => (Some(name), value, None),
                    _ => return Err(other()),
                },
                Stmt::For(stmt) if with.body.len() == 1 => {
                    match (&stmt.body[..], stmt.orelse.is_empty() && !stmt.is_async) {
                        ([Stmt::Expr(only)], true) => (None, &*only.value, Some(for_clause(stmt))),
                        _ => return Err(other()),
                    }
                }
                _ => return Err(other()),
            };
            let call = element.as_call_expr().filter(|call| is_own(call)).ok_or_else(other)?;
            let is_plain = call.arguments.args.len() == 1 && call.arguments.keywords.is_empty();
            let coroutine = call.arguments.args.first().filter(|_| is_plain).ok_or_else(other)?;
            names.push(name.map_or(String::new(), |name| name.id.to_string()));
            joined.members.push(Member {
                call: Some(coroutine.range().into()),
                clauses,
                name: name.map(|name| name.id.to_string()),
            });
        }
        self.add_results(&mut joined, &names, is_list);
        self.forget_unused(&mut joined);
        if is_list && joined.members[0].name.is_some() {
            return Err(RefusalKind::StillUsed.with(&names[0][..]).or_at(place));
        }
        let inside = self.program.span(self.program.place(with)).unwrap_or_default();
        let used = self.names.called(group.id.as_str()).find(|found| found.span.start >= inside.end);
        match used {
            Some(used)
                if self
                    .names
                    .at(group.range.into())
                    .is_some_and(|meant| meant.scope == used.scope && !used.is_binding) =>
            {
                Err(RefusalKind::StillUsed.with(used.name).or_at(self.program.place_of(used.span)))
            }
            _ => Ok(joined),
        }
    }

    /// Statements that await one after another, a list of such awaits, or a loop over one.
    fn read_sequence(&self, span: Span, place: Place) -> Result<Joined<'a>, Refusal> {
        let tree = &self.program.tree;
        let missing = RefusalKind::Missing.at(place);
        let list = tree.expr_at(span).filter(|&id| matches!(tree.expr(id), Some(Expr::List(_) | Expr::ListComp(_))));
        if let Some(list) = list {
            return self.read_list(list, place);
        }
        let all = tree.ids().filter_map(|id| tree.stmt(id)).flat_map(|stmt| blocks(stmt)).chain([tree.body]);
        let (block, range) = all
            .into_iter()
            .find_map(|block| {
                let first = block.iter().position(|stmt| stmt.start().to_u32() == span.start)?;
                let last = block.iter().position(|stmt| stmt.end().to_u32() == span.end)?;
                (first <= last).then_some((block, first..last + 1))
            })
            .ok_or(missing.clone())?;
        let mut joined = Joined {
            kind: JoinKind::Sequence,
            block,
            range: range.clone(),
            members: Vec::new(),
            list: None,
            results: Results::None,
            timeout: None,
        };
        if let [Stmt::For(stmt)] = &block[range.clone()] {
            let call = match &stmt.body[..] {
                [only @ Stmt::Expr(_)] if stmt.orelse.is_empty() && !stmt.is_async => awaited_call(only),
                _ => None,
            };
            let call = call.ok_or(missing)?;
            joined.members.push(Member {
                call: Some(call.range().into()),
                clauses: Some(for_clause(stmt)),
                name: None,
            });
            return Ok(joined);
        }
        let mut targets = Vec::new();
        for stmt in &block[range.clone()] {
            let call = awaited_call(stmt).ok_or_else(|| self.refuse(RefusalKind::OtherStatements, stmt))?;
            targets.push(match stmt {
                Stmt::Assign(assign) => Some(Span::from(assign.targets[0].range())),
                _ => None,
            });
            joined.members.push(Member { call: Some(call.range().into()), clauses: None, name: None });
        }
        self.check_independent(&block[range])?;
        if targets.iter().any(Option::is_some) {
            joined.results = Results::Each(targets);
        }
        Ok(joined)
    }

    /// No coroutine needs what one before it returned.
    fn check_independent(&self, statements: &[Stmt]) -> Result<(), Refusal> {
        for (index, stmt) in statements.iter().enumerate() {
            let span = Span::from(stmt.range());
            for found in self.names.all().filter(|found| found.is_binding && span.contains(found.span)) {
                let behind = statements[index + 1..].first().map_or(span.end, |next| next.start().to_u32());
                let end = statements.last().map_or(span.end, |last| last.end().to_u32());
                let mut uses = self.names.of(found.name, found.scope);
                if let Some(used) = uses.find(|used| used.span.start >= behind && used.span.end <= end) {
                    return Err(RefusalKind::NeedsResult.with(used.name).or_at(self.program.place_of(used.span)));
                }
            }
        }
        Ok(())
    }

    /// `results = [await a(), await b()]`.
    fn read_list(&self, id: Id, place: Place) -> Result<Joined<'a>, Refusal> {
        let tree = &self.program.tree;
        let no_counterpart = RefusalKind::NoCounterpart.at(place);
        let statement = tree.parent(id).filter(|&id| tree.stmt(id).is_some()).ok_or(no_counterpart.clone())?;
        let (block, index) = tree.block_of(statement).ok_or(no_counterpart.clone())?;
        let results = match &block[index] {
            Stmt::Expr(_) => Results::None,
            Stmt::Return(_) => Results::List("return ".to_owned()),
            Stmt::Assign(assign) if assign.targets.len() == 1 => {
                self.targets(&assign.targets[0]).ok_or(no_counterpart.clone())?
            }
            _ => return Err(no_counterpart),
        };
        let expr = tree.expr(id).ok_or(no_counterpart.clone())?;
        let elements: Vec<&Expr> = match expr {
            Expr::List(list) => list.elts.iter().collect(),
            Expr::ListComp(comprehension) => vec![&comprehension.elt],
            _ => return Err(no_counterpart),
        };
        let members = elements.iter().map(|element| {
            let call = element.as_await_expr().map(|awaited| &*awaited.value).filter(|value| value.is_call_expr());
            let call = call.ok_or_else(|| self.refuse(RefusalKind::NotAwaited, *element))?;
            Ok(Member { call: Some(call.range().into()), clauses: clauses(expr), name: None })
        });
        let members = members.collect::<Result<Vec<_>, Refusal>>()?;
        Ok(Joined {
            kind: JoinKind::Sequence,
            block,
            range: index..index + 1,
            members,
            list: None,
            results,
            timeout: None,
        })
    }
}

pub fn range_span(joined: &Joined) -> Span {
    let statements = &joined.block[joined.range.clone()];
    let start = statements.first().map_or(0, |first| first.start().to_u32());
    Span::new(start, statements.last().map_or(start, |last| last.end().to_u32()))
}

/// `task = create_task(…)`.
fn made_task(stmt: &Stmt) -> Option<(&ruff_python_ast::ExprName, &ExprCall)> {
    let Stmt::Assign(assign) = stmt else { return None };
    let [Expr::Name(name)] = &assign.targets[..] else { return None };
    Some((name, assign.value.as_call_expr()?))
}

/// The variable of `task.result()`.
fn result_of(expr: &Expr) -> Option<&str> {
    let call = expr.as_call_expr().filter(|call| call.arguments.is_empty())?;
    let method = call.func.as_attribute_expr().filter(|method| method.attr.as_str() == "result")?;
    Some(method.value.as_name_expr()?.id.as_str())
}

/// A comprehension from its first `for` to its end.
fn clauses(comprehension: &Expr) -> Option<Clauses> {
    let generators: &[Comprehension] = match comprehension {
        Expr::ListComp(found) => &found.generators,
        Expr::SetComp(found) => &found.generators,
        Expr::Generator(found) => &found.generators,
        _ => return None,
    };
    let is_loop = matches!(generators, [only] if only.ifs.is_empty() && !only.is_async);
    let span = Span::new(generators.first()?.start().to_u32(), generators.last()?.end().to_u32());
    Some(Clauses { span, is_loop })
}

/// A loop's head as a comprehension has it.
fn for_clause(stmt: &StmtFor) -> Clauses {
    Clauses { span: Span::new(stmt.start().to_u32(), stmt.iter.end().to_u32()), is_loop: true }
}
