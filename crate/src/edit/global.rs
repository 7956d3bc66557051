//! What tasks share, made outside of all functions.

use ruff_python_ast::Stmt;

use super::editor::Editor;
use super::imports::is_docstring;
use super::refusal::Refusal;

impl Editor<'_, '_> {
    /// Makes a lock, queue or the like behind the module's imports, and says what it is called.
    pub fn new_global(&mut self, stem: &str, class: &str, argument: &str) -> Result<String, Refusal> {
        let name = self.fresh(stem);
        let line = format!("{name} = {}({argument})", self.import(class)?);
        let (program, newline) = (self.program, self.program.newline());
        let body = program.tree.body;
        let is_head = |stmt: &Stmt| matches!(stmt, Stmt::Import(_) | Stmt::ImportFrom(_)) || is_docstring(stmt);
        let head = body.iter().take_while(|stmt| is_head(stmt)).count();
        let Some(last) = head.checked_sub(1).map(|last| &body[last]) else {
            let at = body.first().map_or(0, |first| program.line_start(ruff_text_size::Ranged::start(first).to_u32()));
            self.draft.insert(at, format!("{line}{newline}{newline}{newline}"));
            return Ok(name);
        };
        let end = program.line_break(last);
        self.draft.insert(
            end.end,
            if end.start == end.end {
                format!("{newline}{newline}{line}")
            } else {
                format!("{newline}{line}{newline}")
            },
        );
        Ok(name)
    }
}
