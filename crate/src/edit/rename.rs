//! New names, wherever the old one is meant.

use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

use super::editor::{Done, Editor};
use super::outline::{SpawnKind, identifier};
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use super::value;
use crate::syntax::Span;

impl Editor<'_, '_> {
    /// Renames what the name at a place means.
    pub fn rename(&mut self, at: Place, name: &str) -> Done {
        let span = self.span(at)?;
        let name = value::name(name)?;
        let attribute = || RefusalKind::Attribute.with(self.program.slice(span)).or_at(at);
        let meant = *self.names.at(span).ok_or_else(attribute)?;
        if meant.name == name {
            return Err(RefusalKind::Already.at(at));
        }
        let in_class =
            meant.scope.and_then(|id| self.program.tree.stmt(id)).is_some_and(|stmt| stmt.is_class_def_stmt());
        if in_class || self.is_imported(meant.span) {
            return Err(attribute());
        }
        let bindings = self.names.of(meant.name, meant.scope).filter(|found| found.is_binding).map(|found| found.span);
        let bindings: Vec<Span> = bindings.collect();
        if bindings.is_empty() || bindings.iter().any(|&binding| self.is_imported(binding)) {
            return Err(attribute());
        }
        if let Some(other) = self.names.called(name).next() {
            return Err(RefusalKind::NameTaken.with(name).or_at(self.program.place_of(other.span)));
        }
        let keywords = self.keywords_for(meant.name, &bindings)?;
        let all = self.names.of(meant.name, meant.scope).map(|found| found.span).chain(keywords);
        for found in all.collect::<Vec<_>>() {
            self.draft.replace(found, name);
            if found == span {
                self.draft.focus(name);
            }
        }
        Ok(())
    }

    fn is_imported(&self, binding: Span) -> bool {
        let tree = &self.program.tree;
        let is_import =
            |id: usize| tree.stmt(id).is_some_and(|stmt| stmt.is_import_stmt() || stmt.is_import_from_stmt());
        tree.ids().any(|id| is_import(id) && tree.span(id).start <= binding.start && binding.end <= tree.span(id).end)
    }

    /// Where calls give a parameter by its name.
    fn keywords_for(&self, old: &str, bindings: &[Span]) -> Result<Vec<Span>, Refusal> {
        let tree = &self.program.tree;
        let defs = tree.ids().filter_map(|id| tree.stmt(id)?.as_function_def_stmt());
        let owner = defs
            .into_iter()
            .find(|def| def.parameters.iter().any(|parameter| bindings.contains(&parameter.name().range.into())));
        let Some(def) = owner else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for call in tree.ids().filter_map(|id| tree.call(id)) {
            let keyword = call.arguments.find_keyword(old).and_then(|keyword| keyword.arg.as_ref());
            let Some(keyword) = keyword.filter(|_| identifier(&call.func) == Some(def.name.as_str())) else { continue };
            if !call.func.is_name_expr() {
                return Err(RefusalKind::Attribute.with(old).or_at(self.program.place(keyword)));
            }
            found.push(keyword.range.into());
        }
        Ok(found)
    }

    /// Gives a task a name: its `name=`.
    pub fn rename_task(&mut self, place: Place, name: &str) -> Done {
        let task = self.task(place)?;
        let literal = self.quoted(name);
        let call = task.expr.as_call_expr().ok_or(RefusalKind::Missing.at(place))?;
        match task.kind {
            SpawnKind::Run => return Err(RefusalKind::MainTask.at(place)),
            SpawnKind::Member => {
                self.naming = Some(literal.clone());
                self.variable_of(task, false)?;
                self.draft.focus(&literal);
                return Ok(());
            }
            SpawnKind::Create | SpawnKind::Group => {}
        }
        if self.program.callee(&call.func).as_deref() == Some("asyncio.ensure_future") {
            return Err(RefusalKind::NoCounterpart.at(place));
        }
        match call.arguments.find_keyword("name").map(|keyword| &keyword.value) {
            Some(Expr::StringLiteral(old)) => self.draft.replace(old.range().into(), &literal[..]),
            Some(computed) => return Err(self.refuse(RefusalKind::Computed, computed)),
            None => self.append_argument(call, &format!("name={literal}")),
        }
        self.draft.focus(&literal);
        Ok(())
    }
}
