//! Comparisons, `and`, `or`, `not`, and jumps on their outcome.

use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, UnaryOp};

use crate::syntax::Span;

use super::code::{CompareOp, Op};
use super::compiler::{Compiler, Done, span};
use super::emit::Label;
use super::expression::truth;

impl<'a> Compiler<'a> {
    /// Jumps to `label` if the truth of `expr` is `when`; goes on otherwise (CPython: `codegen_jump_if`).
    pub fn jump_if(&mut self, expr: &'a Expr, when: bool, label: Label) -> Done {
        let at = span(expr);
        match expr {
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => return self.jump_if(&unary.operand, !when, label),
            Expr::BoolOp(bools) => return self.jump_if_bools(bools, when, label),
            Expr::Compare(compare) if compare.ops.len() > 1 => return self.jump_if_chain(compare, when, label),
            _ => {}
        }
        match truth(expr) {
            Some(value) if value == when => self.jump(label, at),
            Some(_) => {}
            None => {
                self.expression(expr)?;
                self.emit(label.when(when), at);
            }
        }
        Ok(())
    }

    fn jump_if_bools(&mut self, bools: &'a ExprBoolOp, when: bool, label: Label) -> Done {
        let Some((last, first)) = bools.values.split_last() else { return Ok(()) };
        // What decides the whole without looking at the rest.
        let decisive = bools.op == BoolOp::Or;
        let past = self.unit.label();
        let target = if decisive == when { label } else { past };
        for value in first {
            self.jump_if(value, decisive, target)?;
        }
        self.jump_if(last, when, label)?;
        self.unit.place(past);
        Ok(())
    }

    fn jump_if_chain(&mut self, compare: &'a ExprCompare, when: bool, label: Label) -> Done {
        let (cut_short, end) = (self.unit.label(), self.unit.label());
        let at = span(compare);
        self.chain_links(compare, |this| this.emit(cut_short.if_false(), at))?;
        self.emit(label.when(when), at);
        self.jump(end, at);
        self.unit.place(cut_short);
        self.emit(Op::Pop, at);
        if !when {
            self.jump(label, at);
        }
        self.unit.place(end);
        Ok(())
    }

    pub fn bool_operation(&mut self, bools: &'a ExprBoolOp, at: Span) -> Done {
        let Some((last, first)) = bools.values.split_last() else { return Ok(()) };
        let end = self.unit.label();
        for value in first {
            self.expression(value)?;
            self.emit(if bools.op == BoolOp::And { end.if_false_or_pop() } else { end.if_true_or_pop() }, at);
        }
        self.expression(last)?;
        self.unit.place(end);
        Ok(())
    }

    pub fn compare(&mut self, compare: &'a ExprCompare) -> Done {
        let at = span(compare);
        if compare.ops.len() == 1 {
            return self.chain_links(compare, |_| {});
        }
        let (cut_short, end) = (self.unit.label(), self.unit.label());
        self.chain_links(compare, |this| this.emit(cut_short.if_false_or_pop(), at))?;
        self.jump(end, at);
        self.unit.place(cut_short);
        self.emit(Op::Swap(2), at);
        self.emit(Op::Pop, at);
        self.unit.place(end);
        Ok(())
    }

    /// `a < b < c`: the middle operands are computed once. `decide` leaves when one comparison has failed; the stack then has
    /// the operand that was kept for the next one.
    fn chain_links(&mut self, compare: &'a ExprCompare, mut decide: impl FnMut(&mut Self)) -> Done {
        let at = span(compare);
        self.expression(&compare.left)?;
        let last = compare.ops.len().saturating_sub(1);
        for (index, (op, right)) in compare.ops.iter().zip(&compare.comparators).enumerate() {
            self.expression(right)?;
            if index < last {
                self.emit(Op::Swap(2), at);
                self.emit(Op::Copy(2), at);
            }
            self.emit(comparison(*op), at);
            if index < last {
                decide(self);
            }
        }
        Ok(())
    }
}

fn comparison(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Compare(CompareOp::Eq),
        CmpOp::NotEq => Op::Compare(CompareOp::Ne),
        CmpOp::Lt => Op::Compare(CompareOp::Lt),
        CmpOp::LtE => Op::Compare(CompareOp::Le),
        CmpOp::Gt => Op::Compare(CompareOp::Gt),
        CmpOp::GtE => Op::Compare(CompareOp::Ge),
        CmpOp::Is => Op::Is(false),
        CmpOp::IsNot => Op::Is(true),
        CmpOp::In => Op::Contains(false),
        CmpOp::NotIn => Op::Contains(true),
    }
}
