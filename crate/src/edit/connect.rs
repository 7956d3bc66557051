//! One task awaits or cancels another.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use super::brackets::Brackets;
use super::editor::{Done, Editor};
use super::imports::is_docstring;
use super::names::scope_of;
use super::outline::{SpawnKind, is_repeated};
use super::place::Place;
use super::refusal::RefusalKind;
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    /// `by` awaits `task` first of all, or cancels it at its end.
    pub fn connect(&mut self, task: Place, by: Place, cancels: bool) -> Done {
        if task == by {
            return Err(RefusalKind::Itself.at(by));
        }
        let (tree, program) = (&self.program.tree, self.program);
        let (other, by) = (self.task(task)?, self.task(by)?);
        let coroutine = self.coroutine_of(by)?;
        if is_repeated(program, by.id) {
            return Err(self.refuse(RefusalKind::ManyTasks, by.expr));
        }
        let within = scope_of(tree, other.id);
        if by.kind == SpawnKind::Run {
            return self.connect_main(other, coroutine, cancels);
        }
        let name = coroutine.1.name.as_str();
        if self.calls_of(coroutine.1).is_none_or(|calls| calls.len() > 1) {
            return Err(RefusalKind::SharedCoroutine.with(name).or_at(program.place(&coroutine.1.name)));
        }
        let statements = (tree.statement_of(other.id), tree.statement_of(by.id));
        let together = statements.0 == statements.1;
        let is_behind = other.expr.start() < by.expr.start();
        if !together && !is_behind {
            return Err(RefusalKind::MadeLater.with(program.text(other.coroutine)).or_at(task));
        }
        let held = self.variable_of(other, together && !is_behind)?;
        let binding = self.names.called(&held.name).find(|found| found.is_binding).map(|found| found.scope);
        let scope = binding.unwrap_or(within);
        let made = if together { 0 } else { other.expr.end().to_u32() };
        let variable = self.reach(&held.name, scope, made, coroutine)?;
        let (line, block, index) = if cancels {
            let (block, end) = self.end_of(coroutine.1);
            (format!("{variable}.cancel()"), block, end)
        } else {
            let (block, _) = self.end_of(coroutine.1);
            (format!("await {variable}"), block, usize::from(block.first().is_some_and(is_docstring)))
        };
        program.insert_lines(&mut self.draft, block, index, std::slice::from_ref(&line));
        self.draft.focus(&line);
        Ok(())
    }

    /// The program's main task waits at its end for a task that it made.
    fn connect_main(
        &mut self,
        other: super::editor::Task<'a>,
        main: (usize, &'a ruff_python_ast::StmtFunctionDef),
        cancels: bool,
    ) -> Done {
        let tree = &self.program.tree;
        if cancels || tree.function_of(other.id).map(|(id, _)| id) != Some(main.0) || other.kind != SpawnKind::Create {
            return Err(self.refuse(RefusalKind::MainTask, other.expr));
        }
        let held = self.variable_of(other, false)?;
        let (block, end) = self.end_of(main.1);
        let line = format!("await {}", held.name);
        self.program.insert_lines(&mut self.draft, block, end, std::slice::from_ref(&line));
        self.draft.focus(&line);
        Ok(())
    }

    /// Removes a step that awaits or cancels a task, and the parameter that nothing else uses then.
    pub fn disconnect(&mut self, step: Place) -> Done {
        let (id, stmt) = self.statement(step)?;
        let (program, tree) = (self.program, &self.program.tree);
        let value = match stmt {
            Stmt::Expr(stmt) => &*stmt.value,
            Stmt::Assign(assign) => &*assign.value,
            _ => return Err(RefusalKind::NotAwaited.at(step)),
        };
        let name = match value {
            Expr::Await(awaited) => awaited.value.as_name_expr(),
            Expr::Call(call) => call
                .func
                .as_attribute_expr()
                .filter(|method| method.attr.as_str() == "cancel")
                .and_then(|method| method.value.as_name_expr()),
            _ => None,
        };
        let name = name.ok_or(RefusalKind::NotAwaited.at(step))?;
        self.check_unused(id)?;
        program.remove_statements(&mut self.draft, &[id]);
        let Some((function, def)) = tree.function_of(id) else { return Ok(()) };
        let meant = self.names.at(name.range.into()).copied();
        let is_last = meant.is_some_and(|meant| self.names.of(meant.name, meant.scope).count() == 2);
        let mut parameters = def.parameters.posonlyargs.iter().chain(&def.parameters.args);
        let index = parameters.position(|parameter| parameter.name().id == name.id);
        let (Some(index), true, Some(calls)) = (index, is_last && !program.is_method(function), self.calls_of(def))
        else {
            return Ok(());
        };
        let arguments: Option<Vec<(Span, usize)>> = calls
            .iter()
            .map(|(_, call)| {
                let brackets = Brackets::new(program, call.arguments.range().into());
                let keyword = call.arguments.find_keyword(name.id.as_str()).map(|keyword| Span::from(keyword.range));
                let is_plain = !call.arguments.args.iter().any(Expr::is_starred_expr);
                let by_place =
                    call.arguments.args.get(index).filter(|_| is_plain).map(|argument| argument.range().into());
                Some((call.arguments.range().into(), brackets.position(keyword.or(by_place)?)?))
            })
            .collect();
        let Some(arguments) = arguments else { return Ok(()) };
        let span = def.parameters.range.into();
        let brackets = Brackets::new(program, span);
        let parameter = def.parameters.iter().find(|parameter| parameter.name().id == name.id);
        if let Some(item) = parameter.and_then(|parameter| brackets.position(parameter.name().range.into())) {
            brackets.remove(program, &mut self.draft, item, false);
            for (span, argument) in arguments {
                Brackets::new(program, span).remove(program, &mut self.draft, argument, false);
            }
        }
        Ok(())
    }
}
