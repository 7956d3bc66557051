//! Imports that a gesture needs.

use ruff_python_ast::Stmt;
use ruff_text_size::Ranged;

use super::editor::Editor;
use super::refusal::{Refusal, RefusalKind};

/// How the program writes what `path` (`asyncio.sleep`) stands for. What it has not imported is imported: by the statement
/// that imports other names from there, or by one of its own.
pub fn import(editor: &mut Editor, path: &str) -> Result<String, Refusal> {
    let program = editor.program;
    if let Some(spelling) = program.library.spelling(path) {
        return Ok(spelling);
    }
    let Some((module, name)) = path.rsplit_once('.') else { return Ok(path.to_owned()) };
    if editor.imported.iter().any(|imported| imported == path) {
        return Ok(name.to_owned());
    }
    if editor.imported.iter().any(|imported| imported == module) {
        return Ok(path.to_owned());
    }
    let taken = |name: &str| RefusalKind::NameTaken.with(name);
    let from = program.tree.body.iter().filter_map(|stmt| stmt.as_import_from_stmt());
    let mut from =
        from.filter(|from| from.level == 0 && from.module.as_ref().is_some_and(|known| known.as_str() == module));
    if let Some(last) = from.next().and_then(|from| from.names.last()) {
        if !program.library.means(name, path) && editor.names.called(name).any(|occurrence| occurrence.is_binding) {
            return Err(taken(name));
        }
        editor.draft.insert(last.end().to_u32(), format!(", {name}"));
        editor.imported.push(path.to_owned());
        return Ok(name.to_owned());
    }
    if !program.library.means(module, module) && editor.names.called(module).any(|occurrence| occurrence.is_binding) {
        return Err(taken(module));
    }
    insert_import(editor, &format!("import {module}"));
    editor.imported.push(module.to_owned());
    Ok(path.to_owned())
}

/// Puts an import behind the module's first ones, or before its first statement.
fn insert_import(editor: &mut Editor, line: &str) {
    let (program, newline) = (editor.program, editor.program.newline());
    let body = program.tree.body;
    let is_head = |stmt: &&Stmt| is_import(stmt) || is_docstring(stmt);
    let head = body.iter().take_while(is_head).count();
    let first_is_docstring = head == 1 && body.first().is_some_and(is_docstring);
    if let Some(last) = head.checked_sub(1).filter(|_| !first_is_docstring) {
        let end = program.line_break(&body[last]);
        let text = if end.start == end.end { format!("{newline}{line}") } else { format!("{line}{newline}") };
        return editor.draft.insert(end.end, text);
    }
    let Some(first) = body.get(head) else {
        return editor.draft.insert(program.source.len() as u32, program.separate(line));
    };
    let at = program.line_start(first.start().to_u32());
    editor.draft.insert(at, format!("{line}{newline}{newline}{newline}"));
}

fn is_import(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Import(_) | Stmt::ImportFrom(_))
}

pub fn is_docstring(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(expr) if expr.value.is_string_literal_expr())
}
