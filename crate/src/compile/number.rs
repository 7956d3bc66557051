//! Number literals as constants.

use std::rc::Rc;

use num_bigint::BigInt;
use ruff_python_ast::{Int, Number};

use super::code::Const;
use crate::syntax::Span;

pub fn constant(number: &Number, at: Span) -> Const {
    match number {
        Number::Int(value) => match value.as_i64() {
            Some(small) => Const::Int(small, at),
            None => Const::BigInt(digits(value)),
        },
        Number::Float(value) => Const::Float(*value, at),
        Number::Complex { imag, .. } => Const::Complex(*imag),
    }
}

/// The constant with a minus before it; None where the operator has to do it.
pub fn negated(number: &Number, at: Span) -> Option<Const> {
    match number {
        Number::Int(value) => value.as_i64().map(|small| Const::Int(-small, at)),
        Number::Float(value) => Some(Const::Float(-value, at)),
        Number::Complex { .. } => None,
    }
}

/// The parser keeps large numbers as they were written.
fn digits(value: &Int) -> Rc<str> {
    let text = value.to_string().replace('_', "");
    let radix = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => return text.into(),
    };
    match BigInt::parse_bytes(&text.as_bytes()[2..], radix) {
        Some(number) => number.to_string().into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> Const {
        let tree = crate::syntax::parse(source).expect("a number");
        let ruff_python_ast::Stmt::Expr(stmt) = &tree.body[0] else { panic!("not an expression") };
        let ruff_python_ast::Expr::NumberLiteral(literal) = &*stmt.value else { panic!("not a number") };
        constant(&literal.value, stmt.range.into())
    }

    #[test]
    fn numbers_keep_their_place_and_large_ones_their_digits() {
        assert_eq!(of("1_000"), Const::Int(1000, Span::new(0, 5)));
        assert_eq!(of("1.5"), Const::Float(1.5, Span::new(0, 3)));
        assert_eq!(of("2j"), Const::Complex(2.0));
        assert_eq!(of("123_456_789_012_345_678_901"), Const::BigInt("123456789012345678901".into()));
        assert_eq!(of("0xFFFF_FFFF_FFFF_FFFF_F"), Const::BigInt("295147905179352825855".into()));
        assert_eq!(of("9223372036854775808"), Const::BigInt("9223372036854775808".into()));
    }
}
