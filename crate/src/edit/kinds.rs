//! Which names hold a lock, a queue, or another thing that tasks share.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, ExprCall, Parameters, Stmt};

use super::library::Library;
use super::outline::PrimitiveKind;
use super::outline::{identifier, target};
use super::tree::Tree;

/// By name, whatever its scope: from what is assigned, from annotations, and from what is passed to the program's functions.
pub struct Kinds<'a>(BTreeMap<&'a str, PrimitiveKind>);

impl<'a> Kinds<'a> {
    pub fn new(tree: &Tree<'a>, library: &Library<'a>) -> Kinds<'a> {
        let mut kinds = Kinds(BTreeMap::new());
        let mut functions: BTreeMap<&str, &'a Parameters> = BTreeMap::new();
        for stmt in tree.ids().filter_map(|id| tree.stmt(id)) {
            match stmt {
                Stmt::FunctionDef(def) => {
                    functions.insert(def.name.as_str(), &def.parameters);
                    kinds.learn_annotations(&def.parameters, library);
                }
                Stmt::Assign(assign) => kinds.learn_assignment(stmt, &assign.value, library),
                Stmt::AnnAssign(assign) => {
                    assign.value.iter().for_each(|value| kinds.learn_assignment(stmt, value, library));
                }
                _ => {}
            }
        }
        // Through two calls, as from `main` to a starter to its worker.
        for _ in 0..2 {
            for call in tree.ids().filter_map(|id| tree.call(id)) {
                kinds.learn_call(call, &functions);
            }
        }
        kinds
    }

    pub fn of(&self, expr: &Expr) -> Option<PrimitiveKind> {
        self.0.get(identifier(expr)?).copied()
    }

    fn learn_assignment(&mut self, stmt: &'a Stmt, value: &Expr, library: &Library) {
        let kind = value.as_call_expr().and_then(|call| PrimitiveKind::of(&library.path(&call.func)?));
        if let (Some(kind), Some(name)) = (kind, target(stmt).and_then(identifier)) {
            self.0.insert(name, kind);
        }
    }

    fn learn_annotations(&mut self, parameters: &'a Parameters, library: &Library) {
        for parameter in parameters {
            let annotation = parameter.annotation().map(|annotation| match annotation {
                Expr::Subscript(subscript) => &subscript.value,
                other => other,
            });
            if let Some(kind) = annotation.and_then(|annotation| PrimitiveKind::of(&library.path(annotation)?)) {
                self.0.insert(parameter.name().as_str(), kind);
            }
        }
    }

    fn learn_call(&mut self, call: &ExprCall, functions: &BTreeMap<&str, &'a Parameters>) {
        let Some(parameters) = identifier(&call.func).and_then(|name| functions.get(name)) else { return };
        // A method's first parameter is the object.
        let skipped = usize::from(call.func.is_attribute_expr());
        let positional = parameters.posonlyargs.iter().chain(&parameters.args).skip(skipped);
        for (argument, parameter) in call.arguments.args.iter().zip(positional) {
            if let Some(kind) = self.of(argument) {
                self.0.entry(parameter.name().as_str()).or_insert(kind);
            }
        }
        for keyword in &call.arguments.keywords {
            let name = keyword.arg.as_ref().map(|name| name.as_str());
            let parameter = parameters.iter().find(|parameter| Some(parameter.name().as_str()) == name);
            if let (Some(kind), Some(parameter)) = (self.of(&keyword.value), parameter) {
                self.0.entry(parameter.name().as_str()).or_insert(kind);
            }
        }
    }
}
