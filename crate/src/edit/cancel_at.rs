//! A task's cancellation at a time.

use super::editor::{Done, Editor, seconds};
use super::place::Place;
use super::refusal::RefusalKind;

impl Editor<'_, '_> {
    /// Cancels a task some seconds after it was made.
    pub fn cancel_at(&mut self, place: Place, duration: f64) -> Done {
        let task = self.task(place)?;
        let held = self.variable_of(task, false)?;
        if let Some(known) = self.later_cancel(&held.name) {
            return Err(RefusalKind::Already.at(known));
        }
        let get_loop = self.import("asyncio.get_running_loop")?;
        let line = format!("{get_loop}().call_later({}, {}.cancel)", seconds(duration)?, held.name);
        self.insert_behind(&held, std::slice::from_ref(&line));
        self.draft.focus(&line);
        Ok(())
    }

    /// Where `call_later` cancels a variable's task already.
    fn later_cancel(&self, name: &str) -> Option<Place> {
        let tree = &self.program.tree;
        let calls = tree.ids().filter_map(|id| tree.call(id));
        let mut later = calls
            .filter(|call| call.func.as_attribute_expr().is_some_and(|method| method.attr.as_str() == "call_later"));
        let callback = later.find_map(|call| {
            let method = call.arguments.args.get(1)?.as_attribute_expr()?;
            let is_it = method.attr.as_str() == "cancel" && method.value.as_name_expr()?.id.as_str() == name;
            is_it.then_some(method)
        })?;
        Some(self.program.place(callback))
    }
}
