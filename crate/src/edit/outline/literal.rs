//! What can be edited in place.

use ruff_python_ast::{Expr, UnaryOp};
use serde::Serialize;

use super::super::place::Place;
use super::super::program::Program;

/// A number, a text or a name that the gesture `value` may replace.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Literal {
    pub span: Place,
    pub kind: LiteralKind,
    /// A text's contents without its quotes; else what stands in the program.
    pub value: String,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum LiteralKind {
    /// A number that is a duration.
    Seconds,
    Number,
    Text,
    /// A variable, or an exception's class.
    Name,
}

impl Literal {
    /// None for what is computed, put together, or no plain literal.
    pub fn of(program: &Program, expr: &Expr) -> Option<Literal> {
        let (kind, value) = match expr {
            Expr::NumberLiteral(_) => (LiteralKind::Number, program.text(expr).to_owned()),
            Expr::UnaryOp(unary) if unary.op == UnaryOp::USub && unary.operand.is_number_literal_expr() => {
                (LiteralKind::Number, program.text(expr).to_owned())
            }
            Expr::StringLiteral(literal) if !literal.value.is_implicit_concatenated() => {
                (LiteralKind::Text, literal.value.to_str().to_owned())
            }
            Expr::Name(name) => (LiteralKind::Name, name.id.to_string()),
            _ => return None,
        };
        Some(Literal { span: program.place(expr), kind, value })
    }

    /// The same, where a number is a duration.
    pub fn seconds(program: &Program, expr: &Expr) -> Option<Literal> {
        let mut literal = Literal::of(program, expr)?;
        if literal.kind == LiteralKind::Number {
            literal.kind = LiteralKind::Seconds;
        }
        Some(literal)
    }
}
