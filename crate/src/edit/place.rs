//! Places in the text: UTF-16 units, as the editor counts, and UTF-8 bytes, as the parser does.

use serde::{Deserialize, Serialize};

use crate::syntax::Span;

/// A stretch of the text, in UTF-16 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Place {
    pub start: u32,
    pub end: u32,
}

/// Translates between the two ways to count.
pub struct Places<'s> {
    source: &'s str,
    /// Behind each character that is not ASCII: its byte and its unit.
    wide: Vec<(u32, u32)>,
}

impl<'s> Places<'s> {
    pub fn new(source: &'s str) -> Places<'s> {
        let mut wide = Vec::new();
        let mut surplus = 0;
        for (byte, character) in source.char_indices().filter(|(_, character)| !character.is_ascii()) {
            surplus += character.len_utf8() - character.len_utf16();
            let behind = byte + character.len_utf8();
            wide.push((behind as u32, (behind - surplus) as u32));
        }
        Places { source, wide }
    }

    /// The UTF-16 unit at which a character begins, given its byte.
    pub fn unit(&self, byte: u32) -> u32 {
        let index = self.wide.partition_point(|&(behind, _)| behind <= byte);
        let (from, unit) = index.checked_sub(1).map_or((0, 0), |index| self.wide[index]);
        unit + (byte - from)
    }

    /// The byte at which a UTF-16 unit begins; none inside of a character, or behind the end.
    pub fn byte(&self, unit: u32) -> Option<u32> {
        let index = self.wide.partition_point(|&(_, behind)| behind <= unit);
        let (from, at) = index.checked_sub(1).map_or((0, 0), |index| self.wide[index]);
        let byte = from + (unit - at);
        // The middle of a pair of units is no boundary in bytes either.
        self.source.is_char_boundary(byte as usize).then_some(byte)
    }

    pub fn place(&self, span: impl Into<Span>) -> Place {
        let span = span.into();
        Place { start: self.unit(span.start), end: self.unit(span.end) }
    }

    pub fn span(&self, place: Place) -> Option<Span> {
        let span = Span::new(self.byte(place.start)?, self.byte(place.end)?);
        (span.start <= span.end).then_some(span)
    }
}
