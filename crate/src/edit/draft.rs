//! Edits in the making.

use serde::Serialize;

use super::place::Place;
use super::program::Program;
use super::refusal::Refusal;
use crate::syntax::Span;

/// Puts `text` in the place of what stands at `start..end`, in UTF-16 units of the text before any edit.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct TextEdit {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// What a gesture makes of a text.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Change {
    /// Ascending and apart.
    pub edits: Vec<TextEdit>,
    /// What goes because it refers to what is removed, in the text before any edit: to be said before it is done.
    pub gone: Vec<Place>,
    /// Where what was made stands in the text after the edits.
    pub focus: Option<Place>,
}

/// What comes of a gesture.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(tag = "kind", rename_all = "camelCase"))]
pub enum Edited {
    Change(Change),
    Refusal(Refusal),
}

impl From<Result<Change, Refusal>> for Edited {
    fn from(result: Result<Change, Refusal>) -> Edited {
        result.map_or_else(Edited::Refusal, Edited::Change)
    }
}

struct Piece {
    span: Span,
    text: String,
    /// The stretch of `text` that the reader wants to see.
    focus: Option<(usize, usize)>,
}

#[derive(Default)]
pub struct Draft {
    pieces: Vec<Piece>,
    pub gone: Vec<Span>,
}

impl Draft {
    pub fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.pieces.push(Piece { span, text: text.into(), focus: None });
    }

    pub fn insert(&mut self, at: u32, text: impl Into<String>) {
        self.replace(Span::new(at, at), text);
    }

    pub fn remove(&mut self, span: Span) {
        self.replace(span, "");
    }

    /// What was made is the first `part` in the newest piece that has it.
    pub fn focus(&mut self, part: &str) {
        for piece in self.pieces.iter_mut().rev() {
            if let Some(at) = piece.text.find(part) {
                piece.focus = Some((at, at + part.len()));
                return;
            }
        }
    }

    /// The pieces in the order of the text, those at one place in the order in which they were put there. None when two of
    /// them are about the same text.
    fn sorted(mut self) -> Option<Vec<Piece>> {
        self.pieces.sort_by_key(|piece| (piece.span.start, piece.span.end));
        let apart = self.pieces.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        apart.then_some(self.pieces)
    }

    /// The finished edits, and the text with them.
    pub fn finish(self, program: &Program) -> Option<(Change, String)> {
        let gone = self.gone.iter().map(|&span| program.place_of(span)).collect();
        let (mut edits, mut text, mut done, mut focus) = (Vec::<TextEdit>::new(), String::new(), 0, None);
        for piece in self.sorted()? {
            text.push_str(program.slice(Span::new(done, piece.span.start)));
            if let Some((from, to)) = piece.focus {
                let unit = |at: usize| units(&text) + units(&piece.text[..at]);
                focus = Some(Place { start: unit(from), end: unit(to) });
            }
            text.push_str(&piece.text);
            done = piece.span.end;
            push_edit(&mut edits, program, &piece);
        }
        text.push_str(program.slice(Span::new(done, program.source.len() as u32)));
        Some((Change { edits, gone, focus }, text))
    }
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// Adds an edit without what stays the same at its ends; joins it to the one before if they touch.
fn push_edit(edits: &mut Vec<TextEdit>, program: &Program, piece: &Piece) {
    let old = program.slice(piece.span);
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head: usize = old.chars().zip(piece.text.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (rest, new) = (&old[head..], &piece.text[head..]);
    let tail: usize = rest.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let span = Span::new(piece.span.start + head as u32, piece.span.end - tail as u32);
    let (Place { start, end }, text) = (program.place_of(span), &new[..new.len() - tail]);
    if start == end && text.is_empty() {
        return;
    }
    match edits.last_mut() {
        Some(last) if last.end == start => {
            last.end = end;
            last.text.push_str(text);
        }
        _ => edits.push(TextEdit { start, end, text: text.to_owned() }),
    }
}
