//! A variable for a task that has none, without changing the order in which tasks are made.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use super::editor::{Editor, Task};
use super::outline::{SpawnKind, is_repeated, spawning};
use super::refusal::{Refusal, RefusalKind};
use super::tree::{Id, Node};

/// A task in a variable.
pub struct Held {
    pub name: String,
    /// The statement at which it has its variable: from behind it on, or already before it.
    pub statement: Id,
    pub is_before: bool,
}

impl<'a> Editor<'_, 'a> {
    /// The name of the variable that holds a task. A task that has none gets one; `alone`: even if it is made before its
    /// siblings then.
    pub fn variable_of(&mut self, task: Task<'a>, alone: bool) -> Result<Held, Refusal> {
        let tree = &self.program.tree;
        if task.kind == SpawnKind::Run {
            return Err(self.refuse(RefusalKind::MainTask, task.expr));
        }
        if is_repeated(self.program, task.id) {
            return Err(self.refuse(RefusalKind::ManyTasks, task.expr));
        }
        let parent = tree.parent(task.id).ok_or(RefusalKind::Missing.plain())?;
        match tree.node(parent) {
            Node::Stmt(Stmt::Assign(assign)) if task.kind != SpawnKind::Member => match &assign.targets[..] {
                [Expr::Name(name)] => Ok(Held { name: name.id.to_string(), statement: parent, is_before: false }),
                _ => Err(self.refuse(RefusalKind::InExpression, task.expr)),
            },
            Node::Stmt(Stmt::Expr(_)) if task.kind != SpawnKind::Member => {
                let name = self.task_name(task.coroutine);
                self.draft.insert(task.expr.start().to_u32(), format!("{name} = "));
                Ok(Held { name, statement: parent, is_before: false })
            }
            Node::Expr(outer) => self.hoist(task, outer, alone),
            _ => Err(self.refuse(RefusalKind::InExpression, task.expr)),
        }
    }

    fn hoist(&mut self, task: Task<'a>, outer: &'a Expr, alone: bool) -> Result<Held, Refusal> {
        let program = self.program;
        let refusal = self.refuse(RefusalKind::InExpression, task.expr);
        let statement = program.tree.statement_of(task.id).ok_or(refusal.clone())?;
        let between = program.tree.ancestors(task.id).take_while(|&id| id != statement);
        let is_plain = |id| match program.tree.expr(id) {
            Some(Expr::Await(_) | Expr::List(_) | Expr::Tuple(_) | Expr::Set(_) | Expr::Starred(_)) => true,
            Some(Expr::Call(call)) => matches!(*call.func, Expr::Name(_) | Expr::Attribute(_)),
            _ => false,
        };
        let is_simple = match program.tree.stmt(statement) {
            Some(Stmt::Expr(_) | Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::Return(_)) => true,
            Some(Stmt::For(stmt)) => stmt.iter.range().contains_range(task.expr.range()),
            _ => false,
        };
        if !is_simple || !between.into_iter().all(is_plain) {
            return Err(refusal);
        }
        let siblings: Vec<&Expr> = match outer {
            Expr::Call(call) => call.arguments.args.iter().collect(),
            Expr::List(list) => list.elts.iter().collect(),
            Expr::Tuple(tuple) => tuple.elts.iter().collect(),
            Expr::Set(set) => set.elts.iter().collect(),
            Expr::Await(_) => vec![task.expr],
            _ => return Err(refusal),
        };
        let mut lines = Vec::new();
        let mut name = String::new();
        for sibling in siblings {
            let is_task = std::ptr::eq(sibling, task.expr);
            if is_task || (!alone && !matches!(sibling, Expr::Name(_) | Expr::Attribute(_))) {
                let call = sibling.as_call_expr().ok_or_else(|| self.refuse(RefusalKind::InExpression, sibling))?;
                let is_made = spawning(program, call).is_some();
                let coroutine = if is_made { call.arguments.args.first().unwrap_or(sibling) } else { sibling };
                name = self.task_name(coroutine);
                let made = match &self.naming {
                    _ if is_made => program.text(call).to_owned(),
                    Some(text) if is_task => {
                        let arguments = format!("{}, name={text}", program.text(call));
                        self.create_task(&arguments)?
                    }
                    _ => self.create_task(program.text(call))?,
                };
                self.draft.replace(call.range().into(), &name[..]);
                lines.push(format!("{name} = {made}"));
            }
            if is_task {
                break;
            }
        }
        let (block, index) = program.tree.block_of(statement).ok_or(refusal)?;
        program.insert_lines(&mut self.draft, block, index, &lines);
        Ok(Held { name, statement, is_before: true })
    }

    /// Puts lines where a task has got its variable.
    pub fn insert_behind(&mut self, held: &Held, lines: &[String]) {
        let Some((block, index)) = self.program.tree.block_of(held.statement) else { return };
        let index = if held.is_before { index } else { index + 1 };
        self.program.insert_lines(&mut self.draft, block, index, lines);
    }

    /// A call that makes a task of a coroutine.
    pub fn create_task(&mut self, coroutine: &str) -> Result<String, Refusal> {
        Ok(format!("{}({coroutine})", self.import("asyncio.create_task")?))
    }

    /// A name for the task of a coroutine that occurs nowhere yet.
    pub fn task_name(&mut self, coroutine: &Expr) -> String {
        let called = coroutine.as_call_expr().and_then(|call| super::outline::identifier(&call.func));
        let stem = called.map_or("task".to_owned(), |called| format!("{}_task", called.trim_start_matches('_')));
        self.fresh(&stem)
    }

    /// A name that neither the program nor the draft has yet.
    pub fn fresh(&mut self, stem: &str) -> String {
        let numbered = (2..).map(|number| format!("{stem}_{number}"));
        let is_free = |name: &String| self.names.called(name).next().is_none() && !self.made.contains(name);
        let name = std::iter::once(stem.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        self.made.push(name.clone());
        name
    }
}
