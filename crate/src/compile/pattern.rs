//! `match` and its patterns.
//!
//! A pattern takes its subject off the stack. What it captures waits on the stack, below what is still to be matched, until the
//! whole pattern has matched; only then are the names bound. A failure jumps to a place that drops as many values as were
//! there (CPython: `pattern_context`).

use std::collections::HashSet;

use ruff_python_ast::{
    Expr, Identifier, MatchCase, Pattern, PatternMatchAs, PatternMatchClass, PatternMatchMapping, PatternMatchOr,
    Singleton, StmtMatch,
};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::code::{CompareOp, Const, Op};
use super::compiler::{Compiler, Done, span};
use super::emit::Label;

#[derive(Default)]
struct Context<'a> {
    /// The names captured so far; the value of the first is the topmost.
    stores: Vec<&'a Identifier>,
    /// How many values above them are the pattern's own.
    on_top: usize,
    /// Where to go to drop this many values and try the next case.
    fail: Vec<Label>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
}

impl<'a> Compiler<'a> {
    pub fn match_statement(&mut self, stmt: &'a StmtMatch) -> Done {
        let end = self.unit.label();
        self.expression(&stmt.subject)?;
        let last = stmt.cases.len().saturating_sub(1);
        for (index, case) in stmt.cases.iter().enumerate() {
            self.case(case, index == last, end)?;
        }
        self.unit.place(end);
        Ok(())
    }

    /// `subject →`, or to the next case with the subject still there; the last case takes it away in any event.
    fn case(&mut self, case: &'a MatchCase, last: bool, end: Label) -> Done {
        let at = span(&case.pattern);
        let depth = self.unit.depth();
        self.line_event(at);
        if !last {
            self.emit(Op::Dup, at);
        }
        let mut context = Context { allow_irrefutable: case.guard.is_some() || last, ..Context::default() };
        self.pattern(&case.pattern, &mut context)?;
        for name in std::mem::take(&mut context.stores) {
            super::assign::check_name(name.as_str(), span(name))?;
            self.store_name(name.as_str(), span(name));
        }
        if let Some(guard) = &case.guard {
            let label = self.fail_label(&mut context, 0);
            self.jump_if(guard, false, label)?;
        }
        if !last {
            self.emit(Op::Pop, at);
        }
        self.body(&case.body)?;
        self.jump(end, case.body.last().map_or(at, span));
        self.place_failures(&mut context, at);
        // A pattern that always matches has no failures, and nothing comes here.
        self.unit.settle(depth - u32::from(last));
        Ok(())
    }

    fn fail_label(&mut self, context: &mut Context, drops: usize) -> Label {
        while context.fail.len() <= drops {
            context.fail.push(self.unit.label());
        }
        context.fail[drops]
    }

    /// Where the pattern goes when it does not match here.
    fn fail(&mut self, context: &mut Context) -> Label {
        let drops = context.on_top + context.stores.len();
        self.fail_label(context, drops)
    }

    fn place_failures(&mut self, context: &mut Context, at: Span) {
        while let Some(label) = context.fail.pop() {
            self.unit.place(label);
            if !context.fail.is_empty() {
                self.emit(Op::Pop, at);
            }
        }
    }

    fn pattern(&mut self, pattern: &'a Pattern, context: &mut Context<'a>) -> Done {
        let at = span(pattern);
        match pattern {
            Pattern::MatchValue(inner) => {
                if inner.value.is_f_string_expr() {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(Error::new("pattern-value", message, at));
                }
                self.expression(&inner.value)?;
                self.emit(Op::Compare(CompareOp::Eq), at);
                let fail = self.fail(context);
                self.emit(fail.if_false(), at);
                Ok(())
            }
            Pattern::MatchSingleton(inner) => {
                let value = match inner.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                };
                self.constant(value, at);
                self.emit(Op::Is(false), at);
                let fail = self.fail(context);
                self.emit(fail.if_false(), at);
                Ok(())
            }
            Pattern::MatchSequence(inner) => self.sequence_pattern(&inner.patterns, context, at),
            Pattern::MatchMapping(inner) => self.mapping_pattern(inner, context, at),
            Pattern::MatchClass(inner) => self.class_pattern(inner, context, at),
            Pattern::MatchStar(inner) => self.capture(inner.name.as_ref(), context, at),
            Pattern::MatchAs(inner) => self.as_pattern(inner, context, at),
            Pattern::MatchOr(inner) => self.or_pattern(inner, context, at),
        }
    }

    /// A part of a pattern may match anything.
    fn part(&mut self, pattern: &'a Pattern, context: &mut Context<'a>) -> Done {
        let outer = std::mem::replace(&mut context.allow_irrefutable, true);
        let done = self.pattern(pattern, context);
        context.allow_irrefutable = outer;
        done
    }

    /// Puts the top of the stack under what was captured and what is still to be matched.
    fn capture(&mut self, name: Option<&'a Identifier>, context: &mut Context<'a>, at: Span) -> Done {
        let Some(name) = name else {
            self.emit(Op::Pop, at);
            return Ok(());
        };
        check_captured_once(name, context)?;
        self.rotate(context.on_top + context.stores.len() + 1, at);
        context.stores.push(name);
        Ok(())
    }

    /// Moves the top of the stack to be the n-th from the top; those above come up by one.
    fn rotate(&mut self, n: usize, at: Span) {
        for depth in (2..=n).rev() {
            self.emit(Op::Swap(depth as u32), at);
        }
    }

    fn as_pattern(&mut self, inner: &'a PatternMatchAs, context: &mut Context<'a>, at: Span) -> Done {
        let Some(pattern) = &inner.pattern else {
            if !context.allow_irrefutable {
                return Err(unreachable_rest(inner, at));
            }
            return self.capture(inner.name.as_ref(), context, at);
        };
        context.on_top += 1;
        self.emit(Op::Dup, at);
        self.pattern(pattern, context)?;
        context.on_top -= 1;
        self.capture(inner.name.as_ref(), context, at)
    }

    fn sequence_pattern(&mut self, patterns: &'a [Pattern], context: &mut Context<'a>, at: Span) -> Done {
        let mut stars = patterns.iter().enumerate().filter(|(_, pattern)| pattern.is_match_star());
        let star = stars.next().map(|(index, _)| index);
        if stars.next().is_some() {
            let message = "multiple starred names in sequence pattern";
            return Err(Error::new("two-starred-patterns", message, at));
        }
        self.emit(Op::MatchSequence, at);
        context.on_top += 1;
        let fail = self.fail(context);
        self.emit(fail.if_false(), at);
        let count = patterns.len();
        let (least, compare) = match star {
            Some(_) => (count - 1, CompareOp::Ge),
            None => (count, CompareOp::Eq),
        };
        if star.is_none() || least > 0 {
            self.emit(Op::GetLen, at);
            self.constant(Const::Int(least as i64, Span::default()), at);
            self.emit(Op::Compare(compare), at);
            self.emit(fail.if_false(), at);
        }
        context.on_top -= 1;
        if patterns.iter().all(is_wildcard) {
            self.emit(Op::Pop, at);
            return Ok(());
        }
        match star {
            Some(star) if is_wildcard(&patterns[star]) => self.items_by_index(patterns, star, context, at),
            Some(star) => {
                self.emit(Op::UnpackEx(star as u32, (count - star - 1) as u32), at);
                self.parts(patterns.iter(), context)
            }
            None => {
                self.emit(Op::Unpack(count as u32), at);
                self.parts(patterns.iter(), context)
            }
        }
    }

    /// The subjects of all these patterns are on the stack, the first one's on top.
    fn parts(&mut self, patterns: impl ExactSizeIterator<Item = &'a Pattern>, context: &mut Context<'a>) -> Done {
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.part(pattern, context)?;
        }
        Ok(())
    }

    /// With `*_` in it, a sequence is not unpacked: the items that matter are fetched.
    fn items_by_index(&mut self, patterns: &'a [Pattern], star: usize, context: &mut Context<'a>, at: Span) -> Done {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            self.emit(Op::Dup, at);
            let key = if index < star { index as i64 } else { index as i64 - patterns.len() as i64 };
            if key >= 0 {
                self.constant(Const::Int(key, Span::default()), at);
            } else {
                // Counted from the length, as CPython does: not every sequence takes negative indexes.
                self.emit(Op::GetLen, at);
                self.constant(Const::Int(-key, Span::default()), at);
                self.emit(Op::Binary(super::code::BinaryOp::Sub), at);
            }
            self.emit(Op::LoadItem, at);
            self.part(pattern, context)?;
        }
        context.on_top -= 1;
        self.emit(Op::Pop, at);
        Ok(())
    }

    fn mapping_pattern(&mut self, inner: &'a PatternMatchMapping, context: &mut Context<'a>, at: Span) -> Done {
        check_keys(&inner.keys, self.source)?;
        let count = inner.keys.len();
        self.emit(Op::MatchMapping, at);
        context.on_top += 1;
        let fail = self.fail(context);
        self.emit(fail.if_false(), at);
        if count == 0 && inner.rest.is_none() {
            context.on_top -= 1;
            self.emit(Op::Pop, at);
            return Ok(());
        }
        if count > 0 {
            self.emit(Op::GetLen, at);
            self.constant(Const::Int(count as i64, Span::default()), at);
            self.emit(Op::Compare(CompareOp::Ge), at);
            self.emit(fail.if_false(), at);
        }
        inner.keys.iter().try_for_each(|key| self.expression(key))?;
        self.emit(Op::BuildTuple(count as u32), at);
        self.emit(Op::MatchKeys, at);
        // subject keys values
        context.on_top += 2;
        self.emit(Op::Dup, at);
        let fail = self.fail(context);
        self.emit(fail.if_none(), at);
        self.emit(Op::Unpack(count as u32), at);
        context.on_top -= 1;
        self.parts(inner.patterns.iter(), context)?;
        // subject keys
        context.on_top -= 1;
        match &inner.rest {
            Some(rest) => {
                self.emit(Op::DictWithout, at);
                context.on_top -= 1;
                self.capture(Some(rest), context, at)
            }
            None => {
                self.emit(Op::Pop, at);
                self.emit(Op::Pop, at);
                context.on_top -= 1;
                Ok(())
            }
        }
    }

    fn class_pattern(&mut self, inner: &'a PatternMatchClass, context: &mut Context<'a>, at: Span) -> Done {
        let (positional, keywords) = (&inner.arguments.patterns, &inner.arguments.keywords);
        for (index, keyword) in keywords.iter().enumerate() {
            if keywords[..index].iter().any(|other| other.attr.as_str() == keyword.attr.as_str()) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return Err(
                    Error::new("pattern-attribute-repeated", message, keyword.pattern.range()).with(&keyword.attr)
                );
            }
        }
        self.expression(&inner.cls)?;
        let names = self.names_constant(keywords.iter().map(|keyword| keyword.attr.as_str().into()));
        self.emit(Op::MatchClass(positional.len() as u32, names), at);
        self.emit(Op::Dup, at);
        context.on_top += 1;
        let fail = self.fail(context);
        self.emit(fail.if_none(), at);
        let count = positional.len() + keywords.len();
        self.emit(Op::Unpack(count as u32), at);
        context.on_top -= 1;
        let all: Vec<&Pattern> = positional.iter().chain(keywords.iter().map(|keyword| &keyword.pattern)).collect();
        self.parts(all.into_iter(), context)
    }

    fn or_pattern(&mut self, inner: &'a PatternMatchOr, context: &mut Context<'a>, at: Span) -> Done {
        let end = self.unit.label();
        let mut bound: Vec<&'a Identifier> = Vec::new();
        let last = inner.patterns.len().saturating_sub(1);
        let depth = self.unit.depth();
        for (index, alternative) in inner.patterns.iter().enumerate() {
            // Each alternative has a context of its own: the subject stays below.
            let mut own =
                Context { allow_irrefutable: index == last && context.allow_irrefutable, ..Context::default() };
            self.emit(Op::Dup, span(alternative));
            self.pattern(alternative, &mut own)?;
            if index == 0 {
                bound = std::mem::take(&mut own.stores);
            } else {
                self.reorder(&bound, std::mem::take(&mut own.stores), at)?;
            }
            self.jump(end, span(alternative));
            self.place_failures(&mut own, at);
            self.unit.settle(depth);
        }
        // None matched: the subject goes.
        self.emit(Op::Pop, at);
        let fail = self.fail(context);
        self.jump(fail, at);
        self.unit.place(end);
        // subject captured…: what was captured goes below what the pattern around keeps, and the subject goes.
        let depth = bound.len() + 1 + context.on_top + context.stores.len();
        for name in &bound {
            check_captured_once(name, context)?;
            self.rotate(depth, at);
            context.stores.push(name);
        }
        self.emit(Op::Pop, at);
        Ok(())
    }

    /// Brings what an alternative captured into the order of the first one.
    fn reorder(&mut self, wanted: &[&'a Identifier], mut have: Vec<&'a Identifier>, at: Span) -> Done {
        let names = |list: &[&'a Identifier]| list.iter().map(|name| name.as_str()).collect::<HashSet<&str>>();
        if names(wanted) != names(&have) {
            return Err(Error::new("alternatives-differ", "alternative patterns bind different names", at));
        }
        for (index, name) in wanted.iter().enumerate() {
            let Some(found) = have[index..].iter().position(|other| other.as_str() == name.as_str()) else { continue };
            if found > 0 {
                // Depths count from the top, where the first captured stands.
                self.swap_captured(index, index + found, at);
                have.swap(index, index + found);
            }
        }
        Ok(())
    }

    /// Swaps the values at two depths below the top (0 = top).
    fn swap_captured(&mut self, upper: usize, lower: usize, at: Span) {
        if upper > 0 {
            self.emit(Op::Swap(upper as u32 + 1), at);
        }
        self.emit(Op::Swap(lower as u32 + 1), at);
        if upper > 0 {
            self.emit(Op::Swap(upper as u32 + 1), at);
        }
    }
}

fn check_captured_once(name: &Identifier, context: &Context) -> Done {
    if context.stores.iter().any(|other| other.as_str() == name.as_str()) {
        let message = format!("multiple assignments to name '{name}' in pattern");
        return Err(Error::new("pattern-name-repeated", message, name.range()).with(name));
    }
    Ok(())
}

fn unreachable_rest(inner: &PatternMatchAs, at: Span) -> Error {
    match &inner.name {
        Some(name) => {
            let message = format!("name capture '{name}' makes remaining patterns unreachable");
            Error::new("pattern-capture-unreachable", message, at).with(name)
        }
        None => Error::new("pattern-wildcard-unreachable", "wildcard makes remaining patterns unreachable", at),
    }
}

/// `_` and `*_`
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(inner) => inner.pattern.is_none() && inner.name.is_none(),
        Pattern::MatchStar(inner) => inner.name.is_none(),
        _ => false,
    }
}

/// Literal keys may stand only once in a mapping pattern.
fn check_keys(keys: &[Expr], source: &str) -> Done {
    let mut seen = HashSet::new();
    for key in keys.iter().filter(|key| key.is_literal_expr()) {
        let text = match key {
            Expr::StringLiteral(text) => format!("'{}'", text.value.to_str()),
            _ => span(key).text(source).to_owned(),
        };
        if !seen.insert(text.clone()) {
            let message = format!("mapping pattern checks duplicate key ({text})");
            return Err(Error::new("pattern-key-repeated", message, span(key)).with(text));
        }
    }
    Ok(())
}
