//! Places in the source: from UTF-8 bytes, as the engine counts, to UTF-16 units, as the editor does.

use serde::Serialize;

use crate::trace::Span;

/// A stretch of the source, in UTF-16 units.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Range {
    pub start: u32,
    pub end: u32,
    /// Line of `start`.
    pub line: u32,
}

/// Knows where everything in a source is. A lookup takes time logarithmic in the length of the source.
#[derive(Clone, Debug)]
pub struct Positions {
    /// The byte at which each line starts.
    lines: Vec<u32>,
    /// Every character beyond ASCII, in order.
    wide: Vec<Wide>,
}

/// A character of several bytes.
#[derive(Clone, Copy, Debug)]
struct Wide {
    start: u32,
    end: u32,
    /// How many bytes more than UTF-16 units there are up to its end.
    over_units: u32,
    /// How many bytes more than characters.
    over_characters: u32,
}

impl Positions {
    pub fn new(source: &str) -> Positions {
        let mut lines = vec![0];
        let mut wide: Vec<Wide> = Vec::new();
        let (mut over_units, mut over_characters) = (0, 0);
        let mut characters = source.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let end = start + character.len_utf8();
            let next = characters.peek().map(|&(_, next)| next);
            if character == '\n' || character == '\r' && next != Some('\n') {
                lines.push(end as u32);
            }
            if character.is_ascii() {
                continue;
            }
            over_units += (character.len_utf8() - character.len_utf16()) as u32;
            over_characters += character.len_utf8() as u32 - 1;
            wide.push(Wide { start: start as u32, end: end as u32, over_units, over_characters });
        }
        Positions { lines, wide }
    }

    pub fn range(&self, span: Span) -> Range {
        Range { start: self.units(span.start), end: self.units(span.end), line: self.line(span.start) }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, byte: u32) -> u32 {
        self.lines.partition_point(|&start| start <= byte) as u32
    }

    /// A line without its end, from 1.
    pub fn line_range(&self, line: u32) -> Option<Range> {
        let start = *self.lines.get((line as usize).checked_sub(1)?)?;
        let end = self.lines.get(line as usize).map_or(start, |next| next - 1);
        Some(Range { start: self.units(start), end: self.units(end), line })
    }

    /// The column of a byte in its line, in characters from 1.
    pub fn column(&self, byte: u32) -> u32 {
        let start = self.lines[self.line(byte) as usize - 1];
        self.characters(byte) - self.characters(start) + 1
    }

    /// How many UTF-16 units come before a byte.
    fn units(&self, byte: u32) -> u32 {
        let (byte, before) = self.boundary(byte);
        byte - before.map_or(0, |wide| wide.over_units)
    }

    fn characters(&self, byte: u32) -> u32 {
        let (byte, before) = self.boundary(byte);
        byte - before.map_or(0, |wide| wide.over_characters)
    }

    /// The start of the character that a byte belongs to, and the last wide one before it.
    fn boundary(&self, byte: u32) -> (u32, Option<&Wide>) {
        let index = self.wide.partition_point(|wide| wide.end <= byte);
        let byte = self.wide.get(index).map_or(byte, |wide| byte.min(wide.start));
        (byte, index.checked_sub(1).map(|index| &self.wide[index]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(source: &str, part: &str) -> (u32, u32, u32) {
        let start = source.find(part).expect("it is in the source") as u32;
        let range = Positions::new(source).range(Span { start, end: start + part.len() as u32 });
        (range.start, range.end, range.line)
    }

    #[test]
    fn every_character_is_where_utf_16_has_it() {
        let source = "a = '中文'  # 🐍 é\r\nб = 𝒳\rend\n";
        let positions = Positions::new(source);
        let mut units = 0;
        for (start, character) in source.char_indices() {
            for byte in start..start + character.len_utf8() {
                assert_eq!(positions.units(byte as u32), units, "byte {byte}");
            }
            units += character.len_utf16() as u32;
        }
        assert_eq!(positions.units(source.len() as u32), units);
    }

    #[test]
    fn ranges_behind_chinese_and_emoji_are_those_of_the_editor() {
        assert_eq!(range("x = '中文'\nprint(x)", "print"), (9, 14, 2));
        assert_eq!(range("x = '🐍🐍'; y", "y"), (12, 13, 1));
        assert_eq!(range("名 = 1", "名"), (0, 1, 1));
    }

    #[test]
    fn lines_end_as_pythons_do() {
        let positions = Positions::new("a\nb\r\nc\rd");
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7].map(|byte| positions.line(byte)), [1, 1, 2, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn columns_count_characters() {
        let positions = Positions::new("x\n'中🐍' 1");
        assert_eq!(positions.column(0), 1);
        assert_eq!(positions.column(2 + 1 + 3 + 4 + 1), 5);
    }

    #[test]
    fn a_place_behind_the_end_is_no_error() {
        let positions = Positions::new("");
        assert_eq!((positions.line(9), positions.column(0)), (1, 1));
    }
}
