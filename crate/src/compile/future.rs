//! `from __future__ import …`

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use crate::syntax::Error;

/// The features that Python knows; all but the last have long been the rule.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// What the module asks of the future.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Future {
    /// Annotations are kept as text.
    pub annotations: bool,
    /// Where the statements end that may import from `__future__`: it must be the first thing in a file.
    pub end: u32,
}

/// Reads the imports at the top.
pub fn read(body: &[Stmt]) -> Result<Future, Error> {
    let mut future = Future::default();
    for (at, stmt) in body.iter().enumerate() {
        match stmt {
            Stmt::ImportFrom(import) if import.module.as_deref() == Some("__future__") && import.level == 0 => {
                for alias in &import.names {
                    let name = alias.name.as_str();
                    future.annotations |= name == "annotations";
                    if name == "braces" {
                        return Err(Error::new("future-braces", "not a chance", import.range()));
                    }
                    if !FEATURES.contains(&name) {
                        let message = format!("future feature {name} is not defined");
                        return Err(Error::new("future-unknown", message, import.range()).with(name));
                    }
                }
            }
            Stmt::Expr(first) if at == 0 && matches!(&*first.value, Expr::StringLiteral(_)) => {}
            _ => break,
        }
        future.end = stmt.range().end().to_u32();
    }
    Ok(future)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str) -> Result<bool, String> {
        let tree = crate::syntax::parse(source).map_err(|error| error.message)?;
        read(&tree.body).map(|future| future.annotations).map_err(|error| error.message)
    }

    #[test]
    fn annotations_become_text_only_when_asked_for_at_the_top() {
        assert_eq!(check("'doc'\nfrom __future__ import annotations"), Ok(true));
        assert_eq!(check("x = 1"), Ok(false));
        assert_eq!(check("from __future__ import braces"), Err("not a chance".into()));
        assert_eq!(check("from __future__ import x"), Err("future feature x is not defined".into()));
    }
}
