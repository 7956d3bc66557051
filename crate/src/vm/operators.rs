//! The operators: which method of which side is asked, and what built-in values do. (CPython: `abstract.c`.)

use std::rc::Rc;

use super::Vm;
use super::arithmetic::Number;
use super::class::Class;
use super::compare::implemented;
use super::native::Stop;
use super::value::Value;
use crate::compile::code::{BinaryOp, UnaryOp};
use crate::compile::symbol::Symbol;

impl BinaryOp {
    pub fn text(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::FloorDiv => "//",
            BinaryOp::Mod => "%",
            BinaryOp::Pow => "**",
            BinaryOp::MatMul => "@",
            BinaryOp::LShift => "<<",
            BinaryOp::RShift => ">>",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
        }
    }
}

/// The special methods of an operator.
struct Methods {
    forward: Symbol,
    reflected: Symbol,
    inplace: Symbol,
}

impl Vm {
    fn methods(&self, op: BinaryOp) -> Methods {
        let k = &self.known;
        let (forward, reflected, inplace) = match op {
            BinaryOp::Add => (k.add, k.radd, k.iadd),
            BinaryOp::Sub => (k.sub, k.rsub, k.isub),
            BinaryOp::Mul => (k.mul, k.rmul, k.imul),
            BinaryOp::Div => (k.truediv, k.rtruediv, k.itruediv),
            BinaryOp::FloorDiv => (k.floordiv, k.rfloordiv, k.ifloordiv),
            BinaryOp::Mod => (k.mod_, k.rmod, k.imod),
            BinaryOp::Pow => (k.pow, k.rpow, k.ipow),
            BinaryOp::MatMul => (k.matmul, k.rmatmul, k.imatmul),
            BinaryOp::LShift => (k.lshift, k.rlshift, k.ilshift),
            BinaryOp::RShift => (k.rshift, k.rrshift, k.irshift),
            BinaryOp::And => (k.and, k.rand, k.iand),
            BinaryOp::Or => (k.or, k.ror, k.ior),
            BinaryOp::Xor => (k.xor, k.rxor, k.ixor),
        };
        Methods { forward, reflected, inplace }
    }

    /// `a op b`
    pub fn binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<Value, Stop> {
        match self.try_binary(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported(op, a, b, false)),
        }
    }

    /// `a op= b`: the result is what `a` is then bound to. Lists, sets, dicts and bytearrays change in place.
    pub fn inplace(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<Value, Stop> {
        let inplace = self.methods(op).inplace;
        if self.custom(a, inplace).is_some() {
            if let Some(result) = implemented(self.call_special(a, inplace, std::slice::from_ref(b))?) {
                return Ok(result);
            }
        } else if let Some(part) = self.builtin_part(a)
            && self.inplace_builtin(op, &part, b)?
        {
            return Ok(a.clone());
        }
        match self.try_binary(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported(op, a, b, true)),
        }
    }

    /// The method of the left side, then the reflected one of the right, which comes first when its class is derived from the left's.
    fn try_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        if !self.may_customise(a) && !self.may_customise(b) {
            return self.binary_builtin(op, a, b);
        }
        let methods = self.methods(op);
        let (left, right) = (self.class_of(a), self.class_of(b));
        let same = Rc::ptr_eq(&left, &right);
        let right_first = !same && right.is_subclass(&left) && self.redefines(&right, &left, methods.reflected);
        if right_first && let Some(result) = self.call_operator(b, methods.reflected, a)? {
            return Ok(Some(result));
        }
        if self.custom(a, methods.forward).is_some() {
            if let Some(result) = self.call_operator(a, methods.forward, b)? {
                return Ok(Some(result));
            }
        } else if let Some(left) = self.builtin_part(a) {
            // `"…" % b` shows b itself, by the methods of its class.
            let formats = op == BinaryOp::Mod && matches!(left, Value::Str(_) | Value::Bytes(_));
            let right = if formats { Some(b.clone()) } else { self.builtin_part(b) };
            if let Some(right) = right
                && let Some(result) = self.binary_builtin(op, &left, &right)?
            {
                return Ok(Some(result));
            }
        }
        if !right_first
            && !same
            && let Some(result) = self.call_operator(b, methods.reflected, a)?
        {
            return Ok(Some(result));
        }
        // What the built-in left side can do with an object that is only like a number, or no number at all.
        match self.builtin_part(a) {
            Some(part) if self.custom(a, methods.forward).is_none() => self.binary_builtin(op, &part, b),
            _ => self.union_of_types(op, a, b),
        }
    }

    fn redefines(&self, class: &Class, base: &Class, name: Symbol) -> bool {
        match (class.lookup(name), base.lookup(name)) {
            (Some(own), Some(inherited)) => !own.is(&inherited),
            (own, _) => own.is_some(),
        }
    }

    /// Calls an operator's method; None when there is none, or it gives NotImplemented.
    fn call_operator(&mut self, this: &Value, name: Symbol, other: &Value) -> Result<Option<Value>, Stop> {
        if self.custom(this, name).is_none() {
            return Ok(None);
        }
        Ok(implemented(self.call_special(this, name, std::slice::from_ref(other))?))
    }

    /// Built-in values by their own rules: what `int.__add__` and its kin do. None for NotImplemented.
    pub fn binary_builtin(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Result<Option<Value>, Stop> {
        if let (&Value::Bool(a), &Value::Bool(b)) = (a, b) {
            match op {
                BinaryOp::And => return Ok(Some(Value::Bool(a & b))),
                BinaryOp::Or => return Ok(Some(Value::Bool(a | b))),
                BinaryOp::Xor => return Ok(Some(Value::Bool(a ^ b))),
                _ => {}
            }
        }
        if let (Some(a), Some(b)) = (Number::of(a), Number::of(b)) {
            return self.arithmetic(op, &a, &b);
        }
        match op {
            BinaryOp::Add => self.concatenate(a, b),
            BinaryOp::Mul => self.repeat_either(a, b),
            BinaryOp::Mod if matches!(a, Value::Str(_) | Value::Bytes(_)) => {
                let format = self.known.mod_;
                Ok(implemented(self.call_special(a, format, std::slice::from_ref(b))?))
            }
            BinaryOp::Sub | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => match self.combine(op, a, b)? {
                Some(result) => Ok(Some(result)),
                None => self.union_of_types(op, a, b),
            },
            _ => Ok(None),
        }
    }

    /// `-a`, `+a`, `~a`, `not a`
    pub fn unary(&mut self, op: UnaryOp, a: &Value) -> Result<Value, Stop> {
        let (name, text) = match op {
            UnaryOp::Neg => (self.known.neg, "-"),
            UnaryOp::Pos => (self.known.pos, "+"),
            UnaryOp::Invert => (self.known.invert, "~"),
            UnaryOp::Not => return Ok(Value::Bool(!self.truth(a)?)),
        };
        if self.custom(a, name).is_some()
            && let Some(result) = self.call_special(a, name, &[])?
        {
            return Ok(result);
        }
        let number = self.builtin_part(a).and_then(|part| Number::of(&part));
        if let Some(result) = number.and_then(|number| self.unary_arithmetic(op, &number)) {
            return Ok(result);
        }
        let class = self.class_name(a);
        Err(self.type_error(&format!("bad operand type for unary {text}: '{class}'")))
    }

    /// The TypeError of an operator that neither side knows.
    fn unsupported(&mut self, op: BinaryOp, a: &Value, b: &Value, inplace: bool) -> Stop {
        let (left, right) = (self.type_name(a), self.type_name(b));
        let message = match (op, self.builtin_part(a)) {
            (BinaryOp::Add, Some(Value::Str(_) | Value::List(_) | Value::Tuple(_))) => {
                let kind = self.builtin_part(a).map_or(left, |part| self.class_name(&part));
                format!("can only concatenate {kind} (not \"{right}\") to {kind}")
            }
            (BinaryOp::Add, Some(Value::Bytes(_))) => format!("can't concat {right} to {left}"),
            (BinaryOp::Mul, Some(part)) if is_sequence(&part) => {
                format!("can't multiply sequence by non-int of type '{right}'")
            }
            (BinaryOp::Mul, _) if self.builtin_part(b).is_some_and(|part| is_sequence(&part)) => {
                format!("can't multiply sequence by non-int of type '{left}'")
            }
            _ => {
                let text = match (op, inplace) {
                    (BinaryOp::Pow, false) => "** or pow()".to_owned(),
                    (_, false) => op.text().to_owned(),
                    (_, true) => format!("{}=", op.text()),
                };
                format!("unsupported operand type(s) for {text}: '{left}' and '{right}'")
            }
        };
        self.type_error(&message)
    }

    /// An integer as an integer: `int`, `bool`, or an object with `__index__` (CPython: `PyNumber_Index`). Gives an `Int` or a `BigInt`.
    pub fn integer(&mut self, value: &Value) -> Result<Value, Stop> {
        match value {
            Value::Int(..) | Value::BigInt(_) => return Ok(value.clone()),
            &Value::Bool(b) => return Ok(Value::int(i64::from(b))),
            _ => {}
        }
        match self.builtin_part(value) {
            Some(part @ (Value::Int(..) | Value::BigInt(_))) => return Ok(part),
            Some(Value::Bool(b)) => return Ok(Value::int(i64::from(b))),
            _ => {}
        }
        let index = self.known.index;
        if self.custom(value, index).is_some()
            && let Some(result) = self.call_special(value, index, &[])?
        {
            return match self.builtin_part(&result) {
                Some(part @ (Value::Int(..) | Value::BigInt(_))) => Ok(part),
                Some(Value::Bool(b)) => Ok(Value::int(i64::from(b))),
                _ => {
                    let class = self.class_name(&result);
                    Err(self.type_error(&format!("__index__ returned non-int (type {class})")))
                }
            };
        }
        let class = self.class_name(value);
        Err(self.type_error(&format!("'{class}' object cannot be interpreted as an integer")))
    }

    /// Whether [`Vm::integer`] takes it.
    pub fn has_index(&self, value: &Value) -> bool {
        matches!(self.builtin_part(value), Some(Value::Int(..) | Value::Bool(_) | Value::BigInt(_)))
            || self.custom(value, self.known.index).is_some()
    }

    /// An integer that fits 64 bits. Errors: TypeError, OverflowError.
    pub fn index(&mut self, value: &Value) -> Result<i64, Stop> {
        match self.integer(value)? {
            Value::Int(_, n) => Ok(n),
            _ => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }
}

fn is_sequence(value: &Value) -> bool {
    matches!(value, Value::Str(_) | Value::Bytes(_) | Value::List(_) | Value::Tuple(_))
}
