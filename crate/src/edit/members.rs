//! What a join joins: the elements of a call's arguments, or of a list that it is given.

use ruff_python_ast::{Expr, ExprCall, Stmt};
use ruff_text_size::Ranged;

use super::program::Program;
use super::tree::Id;
use crate::syntax::Span;

/// Elements between brackets, where more could stand.
#[derive(Clone)]
pub struct Members<'a> {
    pub elements: Vec<&'a Expr>,
    /// The list that they stand in; else they are arguments.
    display: Option<Span>,
    /// The comprehension that makes them, if one does: they are as many as it says.
    pub comprehension: Option<&'a Expr>,
    /// The assignment of the list, if they stand in one of their own.
    pub list: Option<Id>,
}

impl Members<'_> {
    /// From bracket to bracket around the elements.
    pub fn brackets(&self, call: &ExprCall) -> Span {
        self.display.unwrap_or_else(|| call.arguments.range().into())
    }
}

/// What `gather` is given, as its arguments or as a starred list.
pub fn of_gather<'a>(program: &Program<'a>, call: &'a ExprCall) -> Option<Members<'a>> {
    if let [Expr::Starred(starred)] = &call.arguments.args[..] {
        return of_list(program, &starred.value);
    }
    let elements: Vec<&Expr> = call.arguments.args.iter().collect();
    let is_plain = !elements.iter().any(|element| element.is_starred_expr());
    is_plain.then_some(Members { elements, display: None, comprehension: None, list: None })
}

/// A list where it stands, or the variable that it was assigned to.
pub fn of_list<'a>(program: &Program<'a>, list: &'a Expr) -> Option<Members<'a>> {
    let elements: Vec<&Expr> = match list {
        Expr::List(list) => list.elts.iter().collect(),
        Expr::Tuple(tuple) if tuple.parenthesized => tuple.elts.iter().collect(),
        Expr::Set(set) => set.elts.iter().collect(),
        Expr::ListComp(comprehension) => return Some(comprehended(list, &comprehension.elt)),
        Expr::SetComp(comprehension) => return Some(comprehended(list, &comprehension.elt)),
        Expr::Generator(comprehension) => return Some(comprehended(list, &comprehension.elt)),
        Expr::Name(name) => {
            let (assignment, value) = only_assignment(program, list, name.id.as_str())?;
            let members = of_list(program, value)?;
            return members.list.is_none().then_some(Members { list: Some(assignment), ..members });
        }
        _ => return None,
    };
    let is_plain = !elements.iter().any(|element| element.is_starred_expr());
    is_plain.then_some(Members { elements, display: Some(list.range().into()), comprehension: None, list: None })
}

fn comprehended<'a>(comprehension: &'a Expr, element: &'a Expr) -> Members<'a> {
    Members {
        elements: vec![element],
        display: Some(comprehension.range().into()),
        comprehension: Some(comprehension),
        list: None,
    }
}

/// The assignment of a variable in the function that `used` stands in, when it is the only thing that is done to it
/// before it is used: nobody appends to it.
fn only_assignment<'a>(program: &Program<'a>, used: &Expr, name: &str) -> Option<(Id, &'a Expr)> {
    let tree = &program.tree;
    let used = tree.id_of(used)?;
    let function = tree.function_of(used).map(|(id, _)| id);
    let mut found = None;
    for id in tree.ids() {
        let Some(Expr::Name(other)) = tree.expr(id) else { continue };
        if other.id.as_str() != name || tree.function_of(id).map(|(id, _)| id) != function {
            continue;
        }
        let parent = tree.parent(id)?;
        if other.ctx.is_store() {
            let Some(Stmt::Assign(assign)) = tree.stmt(parent) else { return None };
            if found.is_some() || assign.targets.len() != 1 {
                return None;
            }
            found = Some((parent, &*assign.value));
        } else if matches!(tree.expr(parent), Some(Expr::Attribute(_))) {
            return None;
        }
    }
    found
}
