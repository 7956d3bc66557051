//! Brings a variable into a coroutine: it is seen there, or passed on as an argument.

use ruff_python_ast::{Expr, ExprCall, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::brackets::Brackets;
use super::editor::{Done, Editor};
use super::names::{Scope, scope_of};
use super::refusal::{Refusal, RefusalKind};
use super::tree::Id;
use crate::syntax::Span;

impl<'a> Editor<'_, 'a> {
    /// What a coroutine calls the variable `name` of a scope. Where the variable is not seen, the coroutine gets a parameter, and each of
    /// its calls, which must come behind `made`, an argument.
    pub fn reach(
        &mut self,
        name: &str,
        scope: Scope,
        made: u32,
        coroutine: (Id, &'a StmtFunctionDef),
    ) -> Result<String, Refusal> {
        let (id, def) = coroutine;
        let is_hidden = self.names.called(name).any(|found| found.within == Some(id) && found.is_binding);
        if self.sees(Some(id), scope) && !is_hidden {
            return Ok(name.to_owned());
        }
        let calls = self
            .calls_of(def)
            .ok_or_else(|| RefusalKind::OutOfReach.with(name).or_at(self.program.place(&def.name)))?;
        for &(call, found) in &calls {
            let within = scope_of(&self.program.tree, call);
            if !self.sees(within, scope) || (within == scope && found.start().to_u32() < made) {
                return Err(RefusalKind::OutOfReach.with(name).or_at(self.program.place(found)));
            }
        }
        let parameter = if is_hidden { self.fresh(name) } else { name.to_owned() };
        let is_optional = self.add_parameter(def, &parameter)?;
        for (_, call) in calls {
            self.add_argument(call, def, name, &parameter, is_optional)?;
        }
        Ok(parameter)
    }

    /// Whether a scope's variables can be used in another.
    pub fn sees(&self, from: Scope, scope: Scope) -> bool {
        let mut outer = from;
        loop {
            if outer == scope {
                return true;
            }
            let Some(id) = outer else { return false };
            outer = scope_of(&self.program.tree, id);
        }
    }

    /// All calls of a plain function; none when it is used in another way too.
    pub fn calls_of(&self, def: &StmtFunctionDef) -> Option<Vec<(Id, &'a ExprCall)>> {
        let tree = &self.program.tree;
        let meant = self.names.at(def.name.range.into())?;
        let uses = self.names.of(meant.name, meant.scope).filter(|occurrence| occurrence.span != meant.span);
        uses.map(|occurrence| {
            let name = tree.expr_at(occurrence.span)?;
            let call = tree.parent(name)?;
            let found = tree.call(call)?;
            (Span::from(found.func.range()) == occurrence.span).then_some((call, found))
        })
        .collect()
    }

    /// Adds a parameter behind the last that can be given by its place. True when it had to get a default.
    fn add_parameter(&mut self, def: &'a StmtFunctionDef, name: &str) -> Result<bool, Refusal> {
        let parameters = &def.parameters;
        let span = parameters.range.into();
        let positional = parameters.posonlyargs.len() + parameters.args.len();
        let is_optional =
            parameters.args.last().or(parameters.posonlyargs.last()).is_some_and(|last| last.default.is_some());
        let brackets = Brackets::new(self.program, span);
        let slash = usize::from(!parameters.posonlyargs.is_empty() && !parameters.args.is_empty());
        let index = if parameters.args.is_empty() && !parameters.posonlyargs.is_empty() {
            positional + 1
        } else {
            positional + slash
        };
        let text = if is_optional { format!("{name}=None") } else { name.to_owned() };
        brackets.insert(self.program, &mut self.draft, index, &text);
        Ok(is_optional)
    }

    fn add_argument(
        &mut self,
        call: &'a ExprCall,
        def: &StmtFunctionDef,
        value: &str,
        parameter: &str,
        by_name: bool,
    ) -> Done {
        let arguments = &call.arguments;
        if let [Expr::Generator(generator)] = &arguments.args[..]
            && !generator.parenthesized
        {
            return Err(self.refuse(RefusalKind::ComputedMembers, call));
        }
        let expected = def.parameters.posonlyargs.len() + def.parameters.args.len();
        let has_star = arguments.args.iter().any(Expr::is_starred_expr);
        let by_place = !by_name && !has_star && arguments.keywords.is_empty() && arguments.args.len() == expected;
        let text = if by_place { value.to_owned() } else { format!("{parameter}={value}") };
        self.append_argument(call, &text);
        Ok(())
    }

    /// Adds an argument behind the others.
    pub fn append_argument(&mut self, call: &ExprCall, text: &str) {
        let brackets = Brackets::new(self.program, call.arguments.range().into());
        brackets.insert(self.program, &mut self.draft, brackets.len(), text);
    }
}
