//! A literal's new value, and expressions that a reader gives.

use ruff_python_ast::{Expr, Stmt, UnaryOp};
use ruff_text_size::Ranged;

use super::editor::{Done, Editor};
use super::number::is_number;
use super::place::Place;
use super::refusal::{Refusal, RefusalKind};
use crate::syntax;
use crate::syntax::Span;

/// A text as a literal.
pub fn quoted(text: &str, quote: char) -> String {
    let mut literal = String::from(quote);
    for character in text.chars() {
        match character {
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            '\\' => literal.push_str("\\\\"),
            _ if character == quote => literal.extend(['\\', quote]),
            _ if character.is_control() => literal.push_str(&format!("\\x{:02x}", character as u32 & 0xff)),
            _ => literal.push(character),
        }
    }
    literal.push(quote);
    literal
}

/// An expression that can stand anywhere between commas.
pub fn expression(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match arguments_of(text).as_deref() {
        Some([false]) => Ok(text.to_owned()),
        _ => Err(RefusalKind::BadExpression.with(text)),
    }
}

/// The arguments of a call.
pub fn arguments(text: &str) -> Result<String, Refusal> {
    let text = text.trim().trim_end_matches(',');
    arguments_of(text).map(|_| text.to_owned()).ok_or_else(|| RefusalKind::BadExpression.with(text))
}

/// For each argument, whether it is more than an expression: a keyword, a starred one, a bare generator.
fn arguments_of(text: &str) -> Option<Vec<bool>> {
    // Behind a comment the bracket could not stand on the same line.
    let source = format!("f({text})");
    let program = syntax::parse(&source).ok().filter(|_| !text.contains(['\n', '\r']))?;
    let [Stmt::Expr(stmt)] = &program.body[..] else { return None };
    let call = stmt.value.as_call_expr().filter(|call| call.func.is_name_expr())?;
    let is_more =
        |expr: &Expr| expr.is_starred_expr() || matches!(expr, Expr::Generator(found) if !found.parenthesized);
    let keywords = call.arguments.keywords.iter().map(|_| true);
    Some(call.arguments.args.iter().map(is_more).chain(keywords).collect())
}

/// A name as Python allows it.
pub fn name(text: &str) -> Result<&str, Refusal> {
    let bad = || RefusalKind::BadName.with(text);
    let program = syntax::parse(text).map_err(|_| bad())?;
    match &program.body[..] {
        [Stmt::Expr(stmt)] if stmt.value.is_name_expr() && stmt.range().len().to_usize() == text.len() => Ok(text),
        _ => Err(bad()),
    }
}

impl Editor<'_, '_> {
    /// Gives a literal another value.
    pub fn set_value(&mut self, at: Place, value: &str) -> Done {
        let span = self.span(at)?;
        let expr = self.program.tree.expr_at(span).and_then(|id| self.program.tree.expr(id));
        let text = match expr.ok_or(RefusalKind::Missing.at(at))? {
            Expr::NumberLiteral(_) => number(value)?,
            Expr::UnaryOp(unary) if unary.op == UnaryOp::USub && unary.operand.is_number_literal_expr() => {
                number(value)?
            }
            Expr::StringLiteral(literal) if !literal.value.is_implicit_concatenated() => {
                requoted(self.program.slice(span), value)
            }
            Expr::Name(_) => expression(value)?,
            _ => return Err(RefusalKind::Computed.at(at)),
        };
        self.replace_value(span, text);
        Ok(())
    }

    fn replace_value(&mut self, span: Span, text: String) {
        self.draft.replace(span, &text[..]);
        self.draft.focus(&text);
    }
}

fn number(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if is_number(text.strip_prefix('-').unwrap_or(text)) && syntax::parse(text).is_ok() {
        return Ok(text.to_owned());
    }
    Err(RefusalKind::BadNumber.with(text))
}

/// The text in the quotes that the old literal has.
fn requoted(old: &str, text: &str) -> String {
    let quote = old.chars().next_back().unwrap_or('"');
    let triple: String = std::iter::repeat_n(quote, 3).collect();
    if !old.ends_with(&triple) || old.len() < 6 {
        return quoted(text, quote);
    }
    let inner: Vec<String> = text.split('\n').map(|line| quoted(line, quote)).collect();
    let inner: Vec<&str> = inner.iter().map(|line| &line[1..line.len() - 1]).collect();
    format!("{triple}{}{triple}", inner.join("\n"))
}
