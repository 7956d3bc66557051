//! What may stand in annotations and other places that are computed only when somebody asks.

use ruff_python_ast::Expr;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

/// Refuses what has an effect on the code around. `place` is what errors call it: "an annotation".
pub fn check(expr: &Expr, place: &'static str) -> Result<(), Error> {
    let mut finder = Finder { found: None };
    finder.visit_expr(expr);
    let Some((what, span)) = finder.found else { return Ok(()) };
    let message = format!("{what} cannot be used within {place}");
    Err(Error::new("not-when-asked", message, span).with(what).with(place))
}

struct Finder {
    found: Option<(&'static str, Span)>,
}

impl<'a> Visitor<'a> for Finder {
    fn visit_expr(&mut self, expr: &'a Expr) {
        let what = match expr {
            Expr::Await(_) => "await expression",
            Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
            Expr::Named(_) => "named expression",
            _ => return visitor::walk_expr(self, expr),
        };
        self.found.get_or_insert((what, expr.range().into()));
    }
}
