//! Comprehensions, in the code around them, and generator expressions, which are functions.

use std::rc::Rc;

use ruff_python_ast::{Comprehension, Expr, ExprGenerator};
use ruff_text_size::Ranged;

use crate::syntax::{Error, Span};

use super::code::{Op, Params};
use super::compiler::{Compiler, Done, span};
use super::emit::Header;
use super::scope::ScopeKind;

/// What is done with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    /// A list, set or dict comprehension. Its variables have slots of their own, so that those around keep their values.
    pub fn comprehension(&mut self, expr: &'a Expr) -> Done {
        let at = span(expr);
        let (generators, element, empty) = match expr {
            Expr::ListComp(list) => (&list.generators, Element::List(&list.elt), Op::BuildList(0)),
            Expr::SetComp(set) => (&set.generators, Element::Set(&set.elt), Op::BuildSet(0)),
            Expr::DictComp(dict) => {
                let Some(key) = &dict.key else {
                    let message = "dict unpacking cannot be used in dict comprehension";
                    return Err(Error::new("unpacking-in-comprehension", message, at));
                };
                (&dict.generators, Element::Dict(key, &dict.value), Op::BuildDict(0))
            }
            _ => return Ok(()),
        };
        let scope = self.find_scope(ScopeKind::Comprehension, at)?;
        if self.scopes.all[scope].is_async && !self.may_await() {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(Error::new("async-comprehension-outside", message, at));
        }
        self.emit(empty, at);
        self.first_iterator(generators)?;
        let outer = std::mem::replace(&mut self.scope, scope);
        self.fresh_cells(at);
        let done = self.comprehension_loops(generators, 0, element, at);
        self.scope = outer;
        done
    }

    /// A variable that an inner function captures gets a new cell for each run of the comprehension.
    fn fresh_cells(&mut self, at: Span) {
        let names = &self.scopes.all[self.scope].names;
        let cells: Vec<u32> =
            names.iter().filter(|(_, name)| name.is_local() && name.captured).map(|(_, name)| name.slot).collect();
        for slot in cells {
            self.emit(Op::MakeCell(slot), at);
        }
    }

    pub fn generator_expression(&mut self, inner: &'a ExprGenerator, at: Span) -> Done {
        let scope = self.find_scope(ScopeKind::Generator, at)?;
        let name: Rc<str> = "<genexpr>".into();
        let header = Header {
            qualname: self.qualname(&name),
            name,
            kind: self.function_kind(scope),
            params: Params { positional_only: 1, positional: 1, ..Params::default() },
            span: at,
            ..Header::default()
        };
        let code = self.nested(scope, header, |this| {
            this.begin_generator(at);
            this.load_name(".0", at);
            this.comprehension_loops(&inner.generators, 0, Element::Yield(&inner.elt), at)?;
            this.return_none(at);
            Ok(())
        })?;
        self.make_function(code, 0, at)?;
        self.first_iterator(&inner.generators)?;
        self.emit(Op::Call(1), at);
        Ok(())
    }

    /// The first iterable is computed outside of the comprehension.
    fn first_iterator(&mut self, generators: &'a [Comprehension]) -> Done {
        match generators.first() {
            Some(first) => self.iterator(first),
            None => Ok(()),
        }
    }

    fn iterator(&mut self, generator: &'a Comprehension) -> Done {
        self.expression(&generator.iter)?;
        self.emit(if generator.is_async { Op::GetAiter } else { Op::GetIter }, span(&generator.iter));
        Ok(())
    }

    /// The loops from the one with this index inwards; its iterator is on the stack.
    fn comprehension_loops(
        &mut self,
        generators: &'a [Comprehension],
        index: usize,
        element: Element<'a>,
        at: Span,
    ) -> Done {
        let Some(generator) = generators.get(index) else { return self.element(element, index as u32) };
        if index > 0 {
            self.iterator(generator)?;
        }
        let (step, next, exhausted) = (self.unit.label(), self.unit.label(), self.unit.label());
        let iter = span(&generator.iter);
        self.unit.place(step);
        if generator.is_async {
            let outer = self.unit.catch;
            self.unit.protect(exhausted);
            self.next_awaited(iter, at);
            self.unit.catch = outer;
        } else {
            self.emit(exhausted.for_iter(), iter);
        }
        self.store(&generator.target)?;
        for condition in &generator.ifs {
            self.jump_if(condition, false, next)?;
        }
        self.comprehension_loops(generators, index + 1, element, at)?;
        self.unit.place(next);
        self.jump(step, generator.range().into());
        self.unit.place(exhausted);
        if generator.is_async {
            self.emit(Op::EndAsyncFor, iter);
        }
        Ok(())
    }

    /// Inside of `loops` loops, whose iterators stand between what is collected and the element.
    fn element(&mut self, element: Element<'a>, loops: u32) -> Done {
        match element {
            Element::List(value) => {
                self.expression(value)?;
                self.emit(Op::ListAppend(loops + 1), span(value));
            }
            Element::Set(value) => {
                self.expression(value)?;
                self.emit(Op::SetAdd(loops + 1), span(value));
            }
            Element::Dict(key, value) => {
                self.expression(key)?;
                self.expression(value)?;
                self.emit(Op::DictAdd(loops + 1), span(key).to(span(value)));
            }
            Element::Yield(value) => {
                self.expression(value)?;
                self.emit(Op::Yield, span(value));
                self.emit(Op::Pop, span(value));
            }
        }
        Ok(())
    }
}
