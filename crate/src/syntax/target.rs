//! What Python calls the expressions that nothing can be assigned to.

use ruff_python_ast::Expr;
use ruff_python_parser::parse_parenthesized_expression_range;
use ruff_text_size::TextRange;

use super::Span;

/// What stands where something should be that can be assigned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// What errors call it.
    pub name: &'static str,
    /// Whether it binds as closely as what may stand on either side of `|`; the keywords that are values excepted.
    pub is_close: bool,
}

impl Target {
    /// Reads a stretch of the source; None if it is no expression.
    pub fn read(source: &str, span: Span) -> Option<Target> {
        let text = span.text(source);
        // These need something around them.
        if text.starts_with("yield") {
            return Some(Target { name: "yield expression", is_close: true });
        }
        if text.starts_with('*') {
            return Some(Target { name: "starred", is_close: false });
        }
        if text.contains(":=") && !text.ends_with([')', ']', '}']) {
            return Some(Target { name: "named expression", is_close: true });
        }
        let range = TextRange::new(span.start.into(), span.end.into());
        let expr = parse_parenthesized_expression_range(source, range).ok()?.into_expr();
        Some(Target { name: name(&expr), is_close: is_close(&expr) })
    }

    pub fn is_name(self) -> bool {
        self.name == "name"
    }
}

/// The name in errors (CPython: `_PyPegen_get_expr_name`).
fn name(expr: &Expr) -> &'static str {
    match expr {
        Expr::Call(_) => "function call",
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) | Expr::Slice(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(name) if name.id.as_str() == "__debug__" => "__debug__",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(literal) => {
            if literal.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::IpyEscapeCommand(_) => "expression",
    }
}

fn is_close(expr: &Expr) -> bool {
    !matches!(
        expr,
        Expr::BoolOp(_)
            | Expr::Compare(_)
            | Expr::Lambda(_)
            | Expr::If(_)
            | Expr::Named(_)
            | Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Generator(_)
            | Expr::NoneLiteral(_)
            | Expr::BooleanLiteral(_)
    ) && !matches!(expr, Expr::UnaryOp(unary) if unary.op == ruff_python_ast::UnaryOp::Not)
}
