//! Gesture → text edits. A reader's gesture on a view is an edit of the program, and nothing else.

mod kinds;
mod library;
mod members;
mod number;
pub mod outline;
mod place;
mod program;
#[cfg(test)]
mod tests;
mod tree;

use serde::{Deserialize, Serialize};

pub use outline::outline;
pub use place::Place;

/// What a reader did to a view. Places are UTF-16 units, as the editor counts.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum Gesture {
    /// Gave a literal of the text another value, in seconds. It is rounded to a multiple of `grain`.
    Number { start: u32, end: u32, seconds: f64, grain: f64 },
}

/// Puts `text` in the place of what stands at `start..end`, in UTF-16 units of the text before any edit.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct TextEdit {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// The edits that a gesture means, ascending and apart; none when the text does not have what the gesture is about, or
/// what it asks for can't be.
pub fn edits(source: &str, gesture: &Gesture) -> Option<Vec<TextEdit>> {
    match *gesture {
        Gesture::Number { start, end, seconds, grain } => {
            let places = place::Places::new(source);
            let old = source.get(places.byte(start)? as usize..places.byte(end)? as usize)?;
            let text = number::rewritten(old, seconds, grain)?;
            Some(vec![TextEdit { start, end, text }])
        }
    }
}
