//! Expressions. Each leaves its value on the stack.

use std::rc::Rc;

use ruff_python_ast::{
    Expr, ExprAttribute, ExprBinOp, ExprDict, ExprIf, ExprLambda, ExprSubscript, ExprUnaryOp, Number, Operator,
    UnaryOp as Sign,
};

use crate::syntax::{Error, Span};

use super::code::{AwaitFor, BinaryOp, CodeKind, Const, Op, UnaryOp};
use super::compiler::{Compiler, Done, span};
use super::emit::Header;
use super::number;
use super::scope::ScopeKind;

/// Displays longer than this are built one by one, so that the stack stays small.
const LONG_DISPLAY: usize = 64;

impl<'a> Compiler<'a> {
    pub fn expression(&mut self, expr: &'a Expr) -> Done {
        let at = span(expr);
        match expr {
            Expr::Name(name) => self.name(name.id.as_str(), at),
            Expr::NumberLiteral(literal) => {
                let value = number::constant(&literal.value, at);
                self.constant(value, at);
            }
            Expr::StringLiteral(text) => self.constant(Const::Str(text.value.to_str().into()), at),
            Expr::BytesLiteral(bytes) => {
                let bytes: Vec<u8> = bytes.value.bytes().collect();
                self.constant(Const::Bytes(bytes.into()), at);
            }
            Expr::BooleanLiteral(literal) => self.constant(Const::Bool(literal.value), at),
            Expr::NoneLiteral(_) => self.none(at),
            Expr::EllipsisLiteral(_) => self.constant(Const::Ellipsis, at),
            Expr::Call(call) => return self.call(call, at),
            Expr::Attribute(attribute) => return self.attribute_load(attribute, at),
            Expr::BinOp(binary) => return self.binary(binary),
            Expr::Await(inner) => return self.await_expression(&inner.value, at),
            Expr::FString(text) => return self.f_string(text, at),
            Expr::TString(_) => return Err(unsupported("template strings", "t\"...\"", at)),
            Expr::BoolOp(bools) => return self.bool_operation(bools, at),
            Expr::Compare(compare) => return self.compare(compare),
            Expr::UnaryOp(unary) => return self.unary(unary, at),
            Expr::If(inner) => return self.conditional(inner, at),
            Expr::Subscript(subscript) => return self.subscript_load(subscript, at),
            Expr::Slice(slice) => {
                let parts = [&slice.lower, &slice.upper];
                for part in parts {
                    match part {
                        Some(part) => self.expression(part)?,
                        None => self.none(at),
                    }
                }
                if let Some(step) = &slice.step {
                    self.expression(step)?;
                }
                self.emit(Op::BuildSlice(2 + u32::from(slice.step.is_some())), at);
            }
            Expr::Tuple(tuple) => return self.sequence(&tuple.elts, Display::Tuple, at),
            Expr::List(list) => return self.sequence(&list.elts, Display::List, at),
            Expr::Set(set) => return self.sequence(&set.elts, Display::Set, at),
            Expr::Dict(dict) => return self.dict(dict, at),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => return self.comprehension(expr),
            Expr::Generator(inner) => return self.generator_expression(inner, at),
            Expr::Lambda(lambda) => return self.lambda(lambda, at),
            Expr::Named(named) => {
                self.expression(&named.value)?;
                self.emit(Op::Dup, at);
                self.store(&named.target)?;
            }
            Expr::Yield(inner) => {
                self.check_yield("'yield' outside function", at)?;
                match &inner.value {
                    Some(value) => self.expression(value)?,
                    None => self.none(at),
                }
                self.emit(Op::Yield, at);
            }
            Expr::YieldFrom(inner) => {
                self.check_yield("'yield from' outside function", at)?;
                if matches!(self.unit.kind(), CodeKind::AsyncGenerator | CodeKind::Coroutine) {
                    return Err(Error::new("yield-from-in-async", "'yield from' inside async function", at));
                }
                self.expression(&inner.value)?;
                self.emit(Op::GetYieldFrom, at);
                self.none(at);
                self.emit(Op::YieldFrom, at);
            }
            Expr::Starred(_) => return Err(Error::new("starred-here", "can't use starred expression here", at)),
            Expr::IpyEscapeCommand(_) => return Err(Error::new("invalid-syntax", "invalid syntax", at)),
        }
        Ok(())
    }

    fn name(&mut self, name: &str, at: Span) {
        if name == "__debug__" {
            return self.constant(Const::Bool(true), at);
        }
        self.load_name(name, at);
    }

    fn check_yield(&self, message: &'static str, at: Span) -> Done {
        if matches!(self.host_kind(), ScopeKind::Function | ScopeKind::Lambda) {
            return Ok(());
        }
        Err(Error::new("yield-outside-function", message, at))
    }

    fn await_expression(&mut self, value: &'a Expr, at: Span) -> Done {
        if !self.may_await() {
            let (kind, message) = match self.host_kind() {
                ScopeKind::Function | ScopeKind::Lambda => {
                    ("await-outside-async-function", "'await' outside async function")
                }
                _ => ("await-outside-function", "'await' outside function"),
            };
            return Err(Error::new(kind, message, at));
        }
        self.expression(value)?;
        self.await_top(AwaitFor::Await, at);
        Ok(())
    }

    /// `awaitable → result`
    pub fn await_top(&mut self, what_for: AwaitFor, at: Span) {
        self.emit(Op::GetAwaitable(what_for), at);
        self.none(at);
        self.emit(Op::YieldFrom, at);
    }

    pub fn attribute_load(&mut self, attribute: &'a ExprAttribute, at: Span) -> Done {
        if self.super_operands(&attribute.value) {
            let name = self.attribute(attribute.attr.as_str());
            self.emit(Op::LoadSuperAttr(name), at);
            return Ok(());
        }
        self.expression(&attribute.value)?;
        let name = self.attribute(attribute.attr.as_str());
        let line = self.line(span(&attribute.attr));
        self.emit_on_line(Op::LoadAttr(name), at, line);
        Ok(())
    }

    fn subscript_load(&mut self, subscript: &'a ExprSubscript, at: Span) -> Done {
        self.expression(&subscript.value)?;
        self.expression(&subscript.slice)?;
        self.emit(Op::LoadItem, at);
        Ok(())
    }

    /// A long sum is a deep tree: its left edge is followed in a loop.
    fn binary(&mut self, binary: &'a ExprBinOp) -> Done {
        let mut pending = vec![binary];
        let mut left = &*binary.left;
        while let Expr::BinOp(inner) = left {
            pending.push(inner);
            left = &inner.left;
        }
        self.expression(left)?;
        while let Some(operation) = pending.pop() {
            self.expression(&operation.right)?;
            self.emit(Op::Binary(binary_op(operation.op)), span(operation));
        }
        Ok(())
    }

    /// A number with a sign is one constant: its place is that of both.
    fn unary(&mut self, unary: &'a ExprUnaryOp, at: Span) -> Done {
        if let (Sign::USub, Expr::NumberLiteral(literal)) = (unary.op, &*unary.operand)
            && let Some(value) = number::negated(&literal.value, at)
        {
            self.constant(value, at);
            return Ok(());
        }
        self.expression(&unary.operand)?;
        let op = match unary.op {
            Sign::Invert => UnaryOp::Invert,
            Sign::Not => UnaryOp::Not,
            Sign::UAdd => UnaryOp::Pos,
            Sign::USub => UnaryOp::Neg,
        };
        self.emit(Op::Unary(op), at);
        Ok(())
    }

    fn conditional(&mut self, inner: &'a ExprIf, at: Span) -> Done {
        let (otherwise, end) = (self.unit.label(), self.unit.label());
        self.jump_if(&inner.test, false, otherwise)?;
        self.expression(&inner.body)?;
        self.jump(end, at);
        self.unit.place(otherwise);
        self.expression(&inner.orelse)?;
        self.unit.place(end);
        Ok(())
    }

    /// The elements of a display or of starred arguments.
    pub fn sequence(&mut self, parts: &'a [Expr], display: Display, at: Span) -> Done {
        let starred = parts.iter().any(Expr::is_starred_expr);
        if !starred && parts.len() <= LONG_DISPLAY {
            parts.iter().try_for_each(|part| self.expression(part))?;
            self.emit(display.build(parts.len() as u32), at);
            return Ok(());
        }
        // A tuple grows as a list.
        self.emit(if display == Display::Set { Op::BuildSet(0) } else { Op::BuildList(0) }, at);
        for part in parts {
            if let Expr::Starred(inner) = part {
                self.expression(&inner.value)?;
                self.emit(if display == Display::Set { Op::SetUpdate } else { Op::ListExtend }, at);
            } else {
                self.expression(part)?;
                self.emit(if display == Display::Set { Op::SetAdd(1) } else { Op::ListAppend(1) }, at);
            }
        }
        if display == Display::Tuple {
            self.emit(Op::ListToTuple, at);
        }
        Ok(())
    }

    fn dict(&mut self, dict: &'a ExprDict, at: Span) -> Done {
        let plain = dict.items.len() <= LONG_DISPLAY && dict.items.iter().all(|item| item.key.is_some());
        if !plain {
            self.emit(Op::BuildDict(0), at);
        }
        for item in &dict.items {
            let Some(key) = &item.key else {
                self.expression(&item.value)?;
                self.emit(Op::DictUpdate, at);
                continue;
            };
            self.expression(key)?;
            self.expression(&item.value)?;
            if !plain {
                self.emit(Op::DictAdd(1), at);
            }
        }
        if plain {
            self.emit(Op::BuildDict(dict.items.len() as u32), at);
        }
        Ok(())
    }

    fn lambda(&mut self, lambda: &'a ExprLambda, at: Span) -> Done {
        let mut flags = 0;
        if let Some(parameters) = &lambda.parameters {
            flags = self.defaults(parameters, at)?;
        }
        let scope = self.find_scope(ScopeKind::Lambda, at)?;
        let name: Rc<str> = "<lambda>".into();
        let header = Header {
            qualname: self.qualname(&name),
            name,
            kind: self.function_kind(scope),
            params: lambda.parameters.as_deref().map(super::function::signature).unwrap_or_default(),
            span: at,
            ..Header::default()
        };
        let code = self.nested(scope, header, |this| {
            this.begin_generator(at);
            this.expression(&lambda.body)?;
            this.emit(Op::Return, span(&*lambda.body));
            Ok(())
        })?;
        self.make_function(code, flags, at)
    }
}

/// What a list of elements becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    Tuple,
    List,
    Set,
}

impl Display {
    fn build(self, count: u32) -> Op {
        match self {
            Display::Tuple => Op::BuildTuple(count),
            Display::List => Op::BuildList(count),
            Display::Set => Op::BuildSet(count),
        }
    }
}

pub fn binary_op(operator: Operator) -> BinaryOp {
    match operator {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::Div,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}

/// What Python has and this engine has not.
pub fn unsupported(what: &'static str, example: &str, at: Span) -> Error {
    let message = format!("{what} ({example}) are not supported here");
    Error::new("unsupported", message, at).with(what)
}

/// What the truth of a constant is; None for what is no constant.
pub fn truth(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::BooleanLiteral(literal) => Some(literal.value),
        Expr::NoneLiteral(_) => Some(false),
        Expr::NumberLiteral(literal) => match &literal.value {
            Number::Int(value) => Some(value.as_u64() != Some(0)),
            Number::Float(value) => Some(*value != 0.0),
            Number::Complex { real, imag } => Some(*real != 0.0 || *imag != 0.0),
        },
        Expr::StringLiteral(text) => Some(!text.value.is_empty()),
        Expr::Name(name) if name.id.as_str() == "__debug__" => Some(true),
        _ => None,
    }
}
