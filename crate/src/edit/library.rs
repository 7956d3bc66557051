//! What a program calls the library: `aio.sleep` after `import asyncio as aio` is `asyncio.sleep`.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, Stmt};

use super::tree::{Node, Tree};

/// Modules inside of the package whose names it has itself too.
const PARTS: [&str; 10] =
    ["tasks", "locks", "queues", "events", "futures", "timeouts", "taskgroups", "runners", "exceptions", "coroutines"];

/// Those of asyncio's names that matter here, for `from asyncio import *`.
const STARRED: [&str; 24] = [
    "sleep",
    "run",
    "gather",
    "wait",
    "wait_for",
    "shield",
    "timeout",
    "as_completed",
    "create_task",
    "ensure_future",
    "to_thread",
    "get_running_loop",
    "TaskGroup",
    "Lock",
    "Semaphore",
    "BoundedSemaphore",
    "Event",
    "Condition",
    "Barrier",
    "Queue",
    "LifoQueue",
    "PriorityQueue",
    "CancelledError",
    "FIRST_COMPLETED",
];

/// The names that imports bind, each with what it stands for.
pub struct Library<'a> {
    names: BTreeMap<&'a str, String>,
    /// Those of them that the whole module sees.
    global: BTreeMap<&'a str, String>,
    /// Modules whose names were all imported.
    stars: Vec<&'a str>,
}

impl<'a> Library<'a> {
    pub fn new(tree: &Tree<'a>) -> Library<'a> {
        let mut library = Library { names: BTreeMap::new(), global: BTreeMap::new(), stars: Vec::new() };
        tree.body.iter().for_each(|stmt| library.learn(stmt));
        library.global = library.names.clone();
        for id in tree.ids() {
            if let (Node::Stmt(stmt), Some(_)) = (tree.node(id), tree.parent(id)) {
                library.learn(stmt);
            }
        }
        library
    }

    fn learn(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Import(import) => {
                for alias in &import.names {
                    let whole = alias.name.as_str();
                    let head = whole.split('.').next().unwrap_or(whole);
                    match &alias.asname {
                        Some(name) => self.names.insert(name.as_str(), whole.to_owned()),
                        None => self.names.insert(head, head.to_owned()),
                    };
                }
            }
            Stmt::ImportFrom(import) if import.level == 0 => {
                let Some(module) = &import.module else { return };
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        self.stars.push(module.as_str());
                        continue;
                    }
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.names.insert(name.as_str(), format!("{module}.{}", alias.name));
                }
            }
            _ => {}
        }
    }

    /// What an expression stands for, when it begins with an imported name: `asyncio.sleep`, `time.sleep`.
    pub fn path(&self, expr: &Expr) -> Option<String> {
        let path = match expr {
            Expr::Name(name) => self.name(name.id.as_str())?,
            Expr::Attribute(attribute) => format!("{}.{}", self.path(&attribute.value)?, attribute.attr),
            _ => return None,
        };
        let short = path.strip_prefix("asyncio.").and_then(|rest| rest.split_once('.'));
        match short {
            Some((part, name)) if PARTS.contains(&part) => Some(format!("asyncio.{name}")),
            _ => Some(path),
        }
    }

    fn name(&self, name: &str) -> Option<String> {
        if let Some(path) = self.names.get(name) {
            return Some(path.clone());
        }
        let known = |star: &str| match star {
            "asyncio" => STARRED.contains(&name),
            module => module == "time" && name == "sleep",
        };
        let star = self.stars.iter().find(|star| known(star))?;
        Some(format!("{star}.{name}"))
    }

    /// Whether an import binds a name to this.
    pub fn means(&self, name: &str, path: &str) -> bool {
        self.names.get(name).is_some_and(|known| known == path)
    }

    /// How the whole module writes what `path` (`asyncio.sleep`) stands for; none when it has not imported it.
    pub fn spelling(&self, path: &str) -> Option<String> {
        let (module, name) = path.rsplit_once('.')?;
        let bound = |path: &str| self.global.iter().find(|(_, known)| *known == path).map(|(name, _)| *name);
        if let Some(module) = bound(module) {
            return Some(format!("{module}.{name}"));
        }
        bound(path).or_else(|| self.stars.contains(&module).then_some(name)).map(str::to_owned)
    }
}
