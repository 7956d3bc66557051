//! Assignment, `del`, and what may stand on the left.

use ruff_python_ast::{Expr, StmtAnnAssign, StmtAssign, StmtAugAssign};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::code::Op;
use super::compiler::{Compiler, Done, span};
use super::expression::binary_op;
use super::scope::ScopeKind;

impl<'a> Compiler<'a> {
    pub fn assign(&mut self, stmt: &'a StmtAssign) -> Done {
        self.expression(&stmt.value)?;
        let Some((last, first)) = stmt.targets.split_last() else { return Ok(()) };
        for target in first {
            self.emit(Op::Dup, span(target));
            self.store(target)?;
        }
        self.store(last)
    }

    /// `value →`, into a target.
    pub fn store(&mut self, target: &'a Expr) -> Done {
        let at = span(target);
        match target {
            Expr::Name(name) => {
                check_name(name.id.as_str(), at)?;
                self.store_name(name.id.as_str(), at);
            }
            Expr::Attribute(attribute) => {
                check_name(attribute.attr.as_str(), at)?;
                self.expression(&attribute.value)?;
                let name = self.attribute(attribute.attr.as_str());
                let line = self.line(span(&attribute.attr));
                self.emit_on_line(Op::StoreAttr(name), at, line);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::StoreItem, at);
            }
            Expr::Tuple(tuple) => return self.unpack(&tuple.elts, at),
            Expr::List(list) => return self.unpack(&list.elts, at),
            Expr::Starred(_) => {
                let message = "starred assignment target must be in a list or tuple";
                return Err(Error::new("starred-target", message, at));
            }
            _ => return Err(Error::new("invalid-target", "cannot assign to expression", at)),
        }
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], at: Span) -> Done {
        let count = targets.len() as u32;
        let mut starred = targets.iter().enumerate().filter(|(_, target)| target.is_starred_expr());
        match (starred.next(), starred.next()) {
            (Some((before, _)), None) => self.emit(Op::UnpackEx(before as u32, count - before as u32 - 1), at),
            (None, _) => self.emit(Op::Unpack(count), at),
            (Some(_), Some(_)) => {
                return Err(Error::new("two-starred-targets", "multiple starred expressions in assignment", at));
            }
        }
        for target in targets {
            match target {
                Expr::Starred(inner) => self.store(&inner.value)?,
                _ => self.store(target)?,
            }
        }
        Ok(())
    }

    pub fn augmented_assign(&mut self, stmt: &'a StmtAugAssign) -> Done {
        let (at, target_at) = (span(stmt), span(&*stmt.target));
        let op = Op::Inplace(binary_op(stmt.op));
        match &*stmt.target {
            Expr::Name(name) => {
                check_name(name.id.as_str(), target_at)?;
                self.load_name(name.id.as_str(), target_at);
                self.expression(&stmt.value)?;
                self.emit(op, at);
                self.store_name(name.id.as_str(), target_at);
            }
            Expr::Attribute(attribute) => {
                check_name(attribute.attr.as_str(), target_at)?;
                self.expression(&attribute.value)?;
                self.emit(Op::Dup, target_at);
                let name = self.attribute(attribute.attr.as_str());
                let line = self.line(span(&attribute.attr));
                self.emit_on_line(Op::LoadAttr(name), target_at, line);
                self.expression(&stmt.value)?;
                self.emit(op, at);
                self.emit(Op::Swap(2), target_at);
                self.emit_on_line(Op::StoreAttr(name), target_at, line);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::Copy(2), target_at);
                self.emit(Op::Copy(2), target_at);
                self.emit(Op::LoadItem, target_at);
                self.expression(&stmt.value)?;
                self.emit(op, at);
                self.emit(Op::Swap(3), target_at);
                self.emit(Op::Swap(2), target_at);
                self.emit(Op::StoreItem, target_at);
            }
            _ => return Err(Error::new("invalid-target", "illegal expression for augmented assignment", target_at)),
        }
        Ok(())
    }

    /// `target: annotation = value`. A function's variables have no annotations at run time.
    pub fn annotated_assign(&mut self, stmt: &'a StmtAnnAssign) -> Done {
        if let Some(value) = &stmt.value {
            self.expression(value)?;
            self.store(&stmt.target)?;
        } else {
            self.check_annotated(&stmt.target)?;
        }
        if let (Expr::Name(name), true) = (&*stmt.target, stmt.simple) {
            check_name(name.id.as_str(), stmt.target.range().into())?;
            if matches!(self.host_kind(), ScopeKind::Module | ScopeKind::Class) {
                self.unit.annotations.push((name.id.as_str(), &stmt.annotation));
            }
        }
        Ok(())
    }

    /// Without a value, the parts of an attribute or item are computed and forgotten.
    fn check_annotated(&mut self, target: &'a Expr) -> Done {
        match target {
            Expr::Attribute(attribute) => self.compute(&attribute.value),
            Expr::Subscript(subscript) => {
                self.compute(&subscript.value)?;
                self.compute(&subscript.slice)
            }
            _ => Ok(()),
        }
    }

    fn compute(&mut self, expr: &'a Expr) -> Done {
        self.expression(expr)?;
        self.emit(Op::Pop, span(expr));
        Ok(())
    }

    pub fn delete(&mut self, target: &'a Expr) -> Done {
        let at = span(target);
        match target {
            Expr::Name(name) => {
                if name.id.as_str() == "__debug__" {
                    return Err(Error::new("delete-debug", "cannot delete __debug__", at));
                }
                self.delete_name(name.id.as_str(), at);
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                let name = self.attribute(attribute.attr.as_str());
                self.emit(Op::DeleteAttr(name), at);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::DeleteItem, at);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|part| self.delete(part))?,
            Expr::List(list) => list.elts.iter().try_for_each(|part| self.delete(part))?,
            _ => return Err(Error::new("invalid-target", "cannot delete expression", at)),
        }
        Ok(())
    }
}

/// `__debug__` is the one name that nothing may be bound to.
pub fn check_name(name: &str, at: Span) -> Done {
    if name == "__debug__" {
        return Err(Error::new("assign-debug", "cannot assign to __debug__", at));
    }
    Ok(())
}
