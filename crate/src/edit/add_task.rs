//! A new task, wherever it comes.

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFunctionDef, StmtWith};
use ruff_text_size::Ranged;

use super::brackets::Brackets;
use super::editor::{Done, Editor, Task, seconds};
use super::gesture::{TaskCode, TaskPlace};
use super::imports::is_docstring;
use super::members::Members;
use super::outline::{JoinKind, SpawnKind, awaited_call, is_repeated, join_kind, members, spawning};
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::tree::Id;
use super::value;
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    pub fn add_task(&mut self, code: &TaskCode, place: &TaskPlace) -> Done {
        match place {
            TaskPlace::Join { join } => self.add_to_join(code, *join),
            TaskPlace::NewJoin { join, within } => self.add_to_coroutine(code, *within, Some(*join)),
            TaskPlace::Own { within } => self.add_to_coroutine(code, *within, None),
        }
    }

    /// The call of what a task is to run. A new coroutine is put before the function that its first task is made in.
    fn called(&mut self, code: &TaskCode, within: Id) -> Result<String, Refusal> {
        match code {
            TaskCode::New { name, seconds } => {
                let (call, lines) = self.new_coroutine(name, *seconds)?;
                self.insert_before_top(within, &lines);
                self.draft.focus(&call[..call.len() - 2]);
                Ok(call)
            }
            TaskCode::Existing { coroutine, arguments } => {
                let (id, def) = self.coroutine(*coroutine)?;
                let scope = super::names::scope_of(&self.program.tree, id);
                if self.program.is_method(id) || !self.sees(Some(within), scope) {
                    return Err(RefusalKind::OutOfReach.with(def.name.as_str()).or_at(*coroutine));
                }
                Ok(format!("{}({})", def.name, value::arguments(arguments)?))
            }
        }
    }

    fn new_coroutine(&mut self, name: &str, duration: f64) -> Result<(String, Vec<String>), Refusal> {
        let name = self.fresh(value::name(name)?);
        let sleep = self.import("asyncio.sleep")?;
        let body = format!("{}await {sleep}({})", self.program.unit(), seconds(duration)?);
        Ok((format!("{name}()"), vec![format!("async def {name}():"), body]))
    }

    /// Puts a function before the module's statement that a node stands in, and before the comments right above that.
    fn insert_before_top(&mut self, id: Id, lines: &[String]) {
        let tree = &self.program.tree;
        let top = std::iter::once(id).chain(tree.ancestors(id)).last().unwrap_or(id);
        let mut at = self.program.line_start(tree.span(top).start);
        while at > 0 {
            let above = self.program.line_start(at - 1);
            let above = if self.program.source[..at as usize].ends_with("\r\n") {
                self.program.line_start(at - 2)
            } else {
                above
            };
            if !self.program.slice(Span::new(above, at)).starts_with('#') {
                break;
            }
            at = above;
        }
        let newline = self.program.newline();
        self.draft.insert(at, self.program.lines("", lines) + newline + newline);
    }

    fn add_to_coroutine(&mut self, code: &TaskCode, within: Option<Place>, join: Option<JoinKind>) -> Done {
        let coroutine = match within {
            Some(place) => self.coroutine(place)?,
            None => match self.main() {
                Some(main) => main,
                None => return self.add_main(code, join),
            },
        };
        let call = self.called(code, coroutine.0)?;
        self.make(&call, coroutine, join)
    }

    /// Makes a task in a coroutine: in a join of its own at the end, or from beginning to end.
    fn make(&mut self, call: &str, (_, def): (Id, &'a StmtFunctionDef), join: Option<JoinKind>) -> Done {
        let program = self.program;
        let (block, end) = self.end_of(def);
        if let Some(join) = join {
            let lines = self.join_lines(call, join)?;
            program.insert_lines(&mut self.draft, block, end, &lines);
            return Ok(());
        }
        let name = self.fresh("task");
        let made = format!("{name} = {}", self.create_task(call)?);
        let awaited = format!("await {name}");
        let is_head = |stmt: &&Stmt| {
            is_docstring(stmt)
                || matches!(
                    stmt,
                    Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_) | Stmt::Global(_)
                )
        };
        let start = block.iter().take_while(is_head).count();
        if start >= end || block[start..].iter().all(super::layout::is_placeholder) {
            program.insert_lines(&mut self.draft, block, end, &[made, awaited]);
        } else {
            program.insert_lines(&mut self.draft, block, start, &[made]);
            program.insert_lines(&mut self.draft, block, end, &[awaited]);
        }
        Ok(())
    }

    /// The statements that wait for one coroutine in a certain way.
    fn join_lines(&mut self, call: &str, join: JoinKind) -> Result<Vec<String>, Refusal> {
        let unit = self.program.unit();
        Ok(match join {
            JoinKind::Sequence => vec![format!("await {call}")],
            JoinKind::Gather => vec![format!("await {}({call})", self.import("asyncio.gather")?)],
            JoinKind::GatherExceptions => {
                vec![format!("await {}({call}, return_exceptions=True)", self.import("asyncio.gather")?)]
            }
            JoinKind::TaskGroup => {
                let group = self.fresh("tg");
                let head = format!("async with {}() as {group}:", self.import("asyncio.TaskGroup")?);
                vec![head, format!("{unit}{group}.create_task({call})")]
            }
            JoinKind::AsCompleted => {
                let head = format!("for next_done in {}([{call}]):", self.import("asyncio.as_completed")?);
                vec![head, format!("{unit}await next_done")]
            }
            JoinKind::WaitAll | JoinKind::WaitFirst | JoinKind::WaitException => {
                let task = self.create_task(call)?;
                let mode = self.wait_mode(join)?;
                vec![format!("await {}([{task}]{mode})", self.import("asyncio.wait")?)]
            }
        })
    }

    /// The argument that tells `wait` what to wait for.
    pub fn wait_mode(&mut self, join: JoinKind) -> Result<String, Refusal> {
        let constant = match join {
            JoinKind::WaitFirst => "asyncio.FIRST_COMPLETED",
            JoinKind::WaitException => "asyncio.FIRST_EXCEPTION",
            _ => return Ok(String::new()),
        };
        Ok(format!(", return_when={}", self.import(constant)?))
    }

    /// Adds what makes a program of a text: a `main`, if there is none, and what runs it.
    fn add_main(&mut self, code: &TaskCode, join: Option<JoinKind>) -> Done {
        let tree = &self.program.tree;
        let run =
            tree.ids().find(|&id| tree.call(id).and_then(|call| spawning(self.program, call)) == Some(SpawnKind::Run));
        if let Some(run) = run {
            return Err(RefusalKind::UnknownCoroutine.at(self.program.place_of(tree.span(run))));
        }
        let existing = self.names.of("main", None).find(|occurrence| occurrence.is_binding).map(|found| found.span);
        if let Some(main) = existing {
            let main = self.coroutine_named(main).filter(|(_, def)| def.parameters.is_empty());
            let main = main.ok_or(RefusalKind::NameTaken.with("main"))?;
            let call = self.called(code, main.0)?;
            self.make(&call, main, join)?;
            let run = self.import("asyncio.run")?;
            self.append(&[format!("{run}(main())")]);
            return Ok(());
        }
        let newline = self.program.newline();
        let is_empty = tree.body.is_empty();
        if is_empty {
            self.imported.push("asyncio".to_owned());
        }
        let mut parts = if is_empty { vec!["import asyncio".to_owned()] } else { Vec::new() };
        let call = match code {
            TaskCode::New { name, seconds } => {
                let (call, lines) = self.new_coroutine(name, *seconds)?;
                parts.push(lines.join(newline));
                call
            }
            TaskCode::Existing { coroutine, .. } => {
                let (id, _) = self.coroutine(*coroutine)?;
                self.called(code, id)?
            }
        };
        let unit = self.program.unit();
        let body = match join {
            Some(join) => self.join_lines(&call, join)?,
            None => vec![format!("task = {}", self.create_task(&call)?), "await task".to_owned()],
        };
        let body: Vec<String> = body.iter().map(|line| format!("{newline}{unit}{line}")).collect();
        parts.push(format!("async def main():{}", body.concat()));
        parts.push(format!("{}(main())", self.import("asyncio.run")?));
        self.append(&parts);
        self.draft.focus(&call[..call.find('(').unwrap_or(call.len())]);
        Ok(())
    }

    /// Puts the parts of a module at its end.
    fn append(&mut self, parts: &[String]) {
        let between = self.program.newline().repeat(3);
        self.draft.insert(self.program.source.len() as u32, self.program.separate(&parts.join(&between)));
    }

    fn add_to_join(&mut self, code: &TaskCode, join: Place) -> Done {
        let span = self.span(join)?;
        let tree = &self.program.tree;
        let found = tree.expr_at(span).and_then(|id| Some((id, tree.call(id)?)));
        let Some((id, call)) = found.filter(|(_, call)| join_kind(self.program, call).is_some()) else {
            return self.add_to_sequence(code, span);
        };
        let within = tree.function_of(id).map_or(id, |(id, _)| id);
        let statement = tree.statement_of(id).ok_or(RefusalKind::Missing.at(join))?;
        if join_kind(self.program, call) == Some(JoinKind::TaskGroup) {
            let with =
                tree.stmt(statement).and_then(|stmt| stmt.as_with_stmt()).ok_or(RefusalKind::NoCounterpart.at(join))?;
            let coroutine = self.called(code, within)?;
            return self.add_to_group(with, call, &coroutine);
        }
        let found = members(self.program, call).filter(|found| found.comprehension.is_none());
        let found = found.ok_or(RefusalKind::ComputedMembers.at(join))?;
        let coroutine = self.called(code, within)?;
        self.add_member((id, call), statement, &found, &coroutine)
    }

    /// One more coroutine that is awaited behind the others.
    fn add_to_sequence(&mut self, code: &TaskCode, span: Span) -> Done {
        let tree = &self.program.tree;
        let list = tree.expr_at(span).filter(|&id| tree.expr(id).is_some_and(Expr::is_list_expr));
        if let Some((list, (within, _))) = list.and_then(|list| Some((list, tree.function_of(list)?))) {
            let element = format!("await {}", self.called(code, within)?);
            let brackets = Brackets::new(self.program, self.program.tree.span(list));
            brackets.insert(self.program, &mut self.draft, brackets.len(), &element);
            return Ok(());
        }
        let is_last =
            |&id: &Id| tree.span(id).end == span.end && tree.stmt(id).is_some_and(|stmt| awaited_call(stmt).is_some());
        let last = tree.ids().find(is_last).ok_or(RefusalKind::Missing.at(self.program.place_of(span)))?;
        let (within, _) = tree.function_of(last).ok_or(RefusalKind::Missing.plain())?;
        let call = self.called(code, within)?;
        let (block, index) = self.program.tree.block_of(last).ok_or(RefusalKind::Missing.plain())?;
        self.program.insert_lines(&mut self.draft, block, index + 1, &[format!("await {call}")]);
        Ok(())
    }

    fn add_to_group(&mut self, with: &'a StmtWith, group: &ExprCall, coroutine: &str) -> Done {
        let program = self.program;
        let item = with.items.iter().find(|item| item.context_expr.range() == group.range());
        let item = item.ok_or(self.refuse(RefusalKind::NoCounterpart, group))?;
        let name = match item.optional_vars.as_deref() {
            Some(Expr::Name(name)) => name.id.to_string(),
            Some(other) => return Err(self.refuse(RefusalKind::NoCounterpart, other)),
            None => {
                let name = self.fresh("tg");
                self.draft.insert(group.end().to_u32(), format!(" as {name}"));
                name
            }
        };
        let makes = |stmt: &Stmt| {
            let id = program.id_of(stmt);
            id.is_some_and(|id| {
                program
                    .tree
                    .within(id)
                    .any(|id| program.tree.call(id).and_then(|call| spawning(program, call)) == Some(SpawnKind::Group))
            })
        };
        let index = with.body.iter().rposition(makes).map_or(with.body.len(), |last| last + 1);
        program.insert_lines(&mut self.draft, &with.body, index, &[format!("{name}.create_task({coroutine})")]);
        Ok(())
    }

    /// Adds a coroutine in the way in which the other members stand there: as a call, or as a task with a variable.
    fn add_member(
        &mut self,
        (join, call): (Id, &'a ExprCall),
        statement: Id,
        found: &Members<'a>,
        coroutine: &str,
    ) -> Done {
        let program = self.program;
        let needs_task = program.callee(&call.func).as_deref() == Some("asyncio.wait");
        let are_names = !found.elements.is_empty() && found.elements.iter().all(|element| element.is_name_expr());
        let are_made = found
            .elements
            .iter()
            .any(|element| element.as_call_expr().is_some_and(|call| spawning(program, call).is_some()));
        let element = if are_names {
            let name = self.fresh("task");
            let line = format!("{name} = {}", self.create_task(coroutine)?);
            let (block, index) = self.behind_siblings(found, statement).ok_or(RefusalKind::Missing.plain())?;
            program.insert_lines(&mut self.draft, block, index, &[line]);
            name
        } else if needs_task || are_made || found.list.is_some() {
            self.create_task(coroutine)?
        } else {
            coroutine.to_owned()
        };
        self.insert_element(call, found, found.elements.len(), &element)?;
        self.add_target(join, call)
    }

    /// Where the last of the tasks is made that a join has by their names; else before the join.
    fn behind_siblings(&self, found: &Members<'a>, statement: Id) -> Option<(&'a [Stmt], usize)> {
        let tree = &self.program.tree;
        let (block, index) = tree.block_of(found.list.unwrap_or(statement))?;
        let made = block[..index].iter().rposition(|stmt| match stmt {
            Stmt::Assign(assign) => found.elements.iter().any(|element| match (&assign.targets[..], element) {
                ([Expr::Name(target)], Expr::Name(name)) => target.id == name.id,
                _ => false,
            }),
            _ => false,
        });
        Some((block, made.map_or(index, |made| made + 1)))
    }

    /// Puts an element among the members of a join.
    fn insert_element(&mut self, call: &'a ExprCall, found: &Members<'a>, index: usize, text: &str) -> Done {
        let brackets = Brackets::new(self.program, found.brackets(call));
        brackets.insert(self.program, &mut self.draft, index, text);
        Ok(())
    }

    /// One more name for one more result, when the results are unpacked into names.
    fn add_target(&mut self, join: Id, call: &ExprCall) -> Done {
        let tree = &self.program.tree;
        let Some(Stmt::Assign(assign)) = tree.statement_of(join).and_then(|id| tree.stmt(id)) else { return Ok(()) };
        if self.program.callee(&call.func).as_deref() != Some("asyncio.gather") {
            return Ok(());
        }
        for target in &assign.targets {
            let elements = match target {
                Expr::Tuple(tuple) => &tuple.elts,
                Expr::List(list) => &list.elts,
                _ => continue,
            };
            let Some(last) = elements.last().filter(|_| !elements.iter().any(Expr::is_starred_expr)) else { continue };
            let name = self.fresh("result");
            self.draft.insert(last.end().to_u32(), format!(", {name}"));
        }
        Ok(())
    }

    /// Adds a task that does what another does, behind it.
    pub fn duplicate_task(&mut self, task: Place) -> Done {
        let task = self.task(task)?;
        if task.kind == SpawnKind::Run {
            return Err(self.refuse(RefusalKind::MainTask, task.expr));
        }
        if is_repeated(self.program, task.id) {
            return Err(self.refuse(RefusalKind::ManyTasks, task.expr));
        }
        let coroutine = self.program.text(task.coroutine).to_owned();
        let tree = &self.program.tree;
        let parent = tree.parent(task.id).ok_or(RefusalKind::Missing.plain())?;
        let join = self.join_of(task.expr);
        if let Some(stmt) = tree.stmt(parent) {
            return self.duplicate_statement(task, parent, stmt, &coroutine);
        }
        let element = if task.kind == SpawnKind::Member { coroutine } else { self.create_task(&coroutine)? };
        let brackets = match tree.expr(parent) {
            Some(Expr::Call(call)) if join.is_some() => call.arguments.range().into(),
            Some(Expr::List(_) | Expr::Set(_)) => tree.span(parent),
            Some(Expr::Tuple(tuple)) if tuple.parenthesized => tree.span(parent),
            _ => return Err(self.refuse(RefusalKind::InExpression, task.expr)),
        };
        let brackets = Brackets::new(self.program, brackets);
        let index = brackets.position(task.expr.range().into()).ok_or(RefusalKind::Missing.plain())?;
        brackets.insert(self.program, &mut self.draft, index + 1, &element);
        join.map_or(Ok(()), |(join, call)| self.add_target(join, call))
    }

    /// `task = create_task(…)`: another one, which is awaited and joined where the first is.
    fn duplicate_statement(&mut self, task: Task<'a>, id: Id, stmt: &'a Stmt, coroutine: &str) -> Done {
        let program = self.program;
        let call = task.expr.as_call_expr().ok_or(RefusalKind::Missing.plain())?;
        let made = format!("{}({coroutine})", program.text(&*call.func));
        let (block, index) = program.tree.block_of(id).ok_or(RefusalKind::Missing.plain())?;
        let line = match stmt {
            Stmt::Expr(_) => made,
            Stmt::Assign(assign) => match &assign.targets[..] {
                [Expr::Name(name)] => {
                    let copy = self.fresh(name.id.as_str());
                    self.use_copy(name.range.into(), &copy);
                    format!("{copy} = {made}")
                }
                _ => return Err(self.refuse(RefusalKind::InExpression, task.expr)),
            },
            _ => return Err(self.refuse(RefusalKind::InExpression, task.expr)),
        };
        program.insert_lines(&mut self.draft, block, index + 1, &[line]);
        Ok(())
    }

    /// Awaits a copy where the original is awaited by a statement, and joins it where that is joined.
    fn use_copy(&mut self, original: Span, copy: &str) {
        let (program, tree) = (self.program, &self.program.tree);
        let Some(meant) = self.names.at(original) else { return };
        let uses: Vec<Span> =
            self.names.of(meant.name, meant.scope).filter(|found| !found.is_binding).map(|found| found.span).collect();
        for span in uses {
            let Some(id) = tree.expr_at(span).and_then(|id| tree.parent(id)) else { continue };
            if tree.expr(id).is_some_and(Expr::is_await_expr)
                && let Some(stmt) = tree.parent(id).filter(|&id| tree.stmt(id).is_some_and(Stmt::is_expr_stmt))
                && let Some((block, index)) = tree.block_of(stmt)
            {
                program.insert_lines(&mut self.draft, block, index + 1, &[format!("await {copy}")]);
            }
            let name = tree.expr_at(span).and_then(|name| tree.expr(name));
            let Some((join, call)) = name.and_then(|name| self.join_of(name)) else { continue };
            let bracket = match tree.expr(id) {
                Some(Expr::Call(_)) => call.arguments.range().into(),
                Some(Expr::List(_) | Expr::Set(_)) => tree.span(id),
                _ => continue,
            };
            let brackets = Brackets::new(program, bracket);
            if let Some(index) = brackets.position(span) {
                brackets.insert(program, &mut self.draft, index + 1, copy);
                let _ = self.add_target(join, call);
            }
        }
    }

    /// Gives a task a copy of its coroutine, when others run that too.
    pub fn separate_task(&mut self, task: Place) -> Done {
        let task = self.task(task)?;
        let (id, def) = self.coroutine_of(task)?;
        let is_shared = self.calls_of(def).is_none_or(|calls| calls.len() > 1) || is_repeated(self.program, task.id);
        if !is_shared {
            return Err(RefusalKind::Already.at(self.program.place(def)));
        }
        let program = self.program;
        let copy = self.fresh(def.name.as_str());
        let meant = self.names.at(def.name.range.into()).ok_or(RefusalKind::Missing.plain())?;
        let (start, end) = (
            program.line_start(def.start().to_u32()),
            program.line_break(def.body.last().ok_or(RefusalKind::Missing.plain())?),
        );
        let mut text = String::new();
        let mut done = start;
        let span = Span::from(def.range());
        for found in self.names.of(meant.name, meant.scope).filter(|found| span.contains(found.span)) {
            text.push_str(program.slice(Span::new(done, found.span.start)));
            text.push_str(&copy);
            done = found.span.end;
        }
        text.push_str(program.slice(Span::new(done, end.start)));
        let newline = program.newline();
        let blank = newline.repeat(if program.tree.parent(id).is_none() { 2 } else { 1 });
        if end.start == end.end {
            self.draft.insert(end.end, format!("{newline}{blank}{text}"));
        } else {
            self.draft.insert(end.end, format!("{blank}{text}{newline}"));
        }
        let called = task.coroutine.as_call_expr().map(|call| Span::from(call.func.range()));
        self.draft.replace(called.ok_or(RefusalKind::Missing.plain())?, &copy[..]);
        self.draft.focus(&copy);
        Ok(())
    }
}
