//! Gesture → text edits. A reader's gesture on a view is an edit of the program, and nothing else.

mod add_task;
mod brackets;
mod cancel_at;
mod connect;
mod delete_task;
mod draft;
mod editor;
mod gesture;
mod global;
mod hoist;
mod imports;
mod join;
mod kinds;
mod layout;
mod library;
mod limit;
mod members;
mod names;
mod number;
mod outcome;
pub mod outline;
mod place;
mod program;
mod reach;
mod refusal;
mod rename;
mod step;
#[cfg(test)]
mod tests;
mod tree;
mod value;
mod wrap;

use crate::syntax::{self, Error};
use editor::{Done, Editor};
use program::Program;

pub use draft::{Change, Edited, TextEdit};
pub use gesture::{Gesture, NewStep, Outcome, StepPlace, TaskCode, TaskPlace};
pub use outline::outline;
pub use place::Place;
pub use refusal::{Refusal, RefusalKind};

/// What a gesture makes of a program, or why it can't be made there. Nothing is guessed: a gesture whose meaning the text does not
/// settle is refused.
pub fn edits(source: &str, gesture: &Gesture) -> Result<Change, Refusal> {
    if let Gesture::Number { start, end, seconds, grain } = *gesture {
        return drag(source, Place { start, end }, seconds, grain);
    }
    let parsed = syntax::parse_with_tokens(source).map_err(|error| broken(source, &error))?;
    let program = Program::new(source, &parsed);
    let mut editor = Editor::new(&program);
    make(&mut editor, gesture)?;
    let (change, text) = editor.draft.finish(&program).ok_or(RefusalKind::Unsure.plain())?;
    let after = syntax::parse_with_tokens(&text).map_err(|_| RefusalKind::Unsure.plain())?;
    if !keeps_comments(&program, &Program::new(&text, &after)) {
        return Err(RefusalKind::Unsure.plain());
    }
    Ok(change)
}

fn make(editor: &mut Editor, gesture: &Gesture) -> Done {
    match gesture {
        Gesture::Number { .. } => Ok(()),
        Gesture::Value { at, value } => editor.set_value(*at, value),
        Gesture::AddTask { code, place } => editor.add_task(code, place),
        Gesture::DuplicateTask { task } => editor.duplicate_task(*task),
        Gesture::SeparateTask { task } => editor.separate_task(*task),
        Gesture::RenameTask { task, name } => editor.rename_task(*task, name),
        Gesture::Rename { at, name } => editor.rename(*at, name),
        Gesture::DeleteTask { task } => editor.delete_task(*task),
        Gesture::AddStep { coroutine, at, step } => editor.add_step(*coroutine, at, step),
        Gesture::RemoveStep { step } => editor.remove_step(*step),
        Gesture::MoveStep { step, at } => editor.move_step(*step, at),
        Gesture::SetOutcome { coroutine, outcome } => editor.set_outcome(*coroutine, outcome),
        Gesture::AwaitTask { task, by } => editor.connect(*task, *by, false),
        Gesture::CancelTask { task, by } => editor.connect(*task, *by, true),
        Gesture::Disconnect { step } => editor.disconnect(*step),
        Gesture::Wrap { at, wrap, seconds } => editor.wrap(*at, *wrap, *seconds),
        Gesture::Unwrap { wrap } => editor.unwrap(*wrap),
        Gesture::SwitchJoin { join, to } => editor.switch_join(*join, *to),
        Gesture::Limit { coroutine, slots } => editor.limit(*coroutine, *slots),
        Gesture::Unlimit { primitive } => editor.unlimit(*primitive),
        Gesture::CancelAt { task, seconds } => editor.cancel_at(*task, *seconds),
        Gesture::Resize { primitive, size } => editor.resize(*primitive, *size),
    }
}

/// A number that is dragged is looked at alone: many of these come in a second.
fn drag(source: &str, place: Place, seconds: f64, grain: f64) -> Result<Change, Refusal> {
    let span = place::Places::new(source).span(place).ok_or(RefusalKind::Missing.plain())?;
    let text = number::rewritten(span.text(source), seconds, grain).ok_or(RefusalKind::Computed.at(place))?;
    let Place { start, end } = place;
    let focus = Some(Place { start, end: start + text.len() as u32 });
    Ok(Change { edits: vec![TextEdit { start, end, text }], gone: Vec::new(), focus })
}

fn broken(source: &str, error: &Error) -> Refusal {
    RefusalKind::Broken.with(error.message.clone()).or_at(place::Places::new(source).place(error.span))
}

/// Whether every comment of a program is in another too.
fn keeps_comments(before: &Program, after: &Program) -> bool {
    let comments = |program: &Program| {
        let mut texts: Vec<String> =
            program.comments_in(program.whole()).map(|comment| program.slice(comment).trim_end().to_owned()).collect();
        texts.sort();
        texts
    };
    let mut kept = comments(after).into_iter();
    comments(before).iter().all(|comment| kept.any(|other| other == *comment))
}
