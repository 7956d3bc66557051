//! Places in the text: from UTF-16 units, as the editor counts, to UTF-8 bytes.

/// The byte at which a UTF-16 unit begins; none inside of a character, or behind the end.
pub fn bytes(source: &str, unit: u32) -> Option<usize> {
    let mut units = 0;
    for (byte, character) in source.char_indices() {
        if units == unit {
            return Some(byte);
        }
        units += character.len_utf16() as u32;
    }
    (units == unit).then_some(source.len())
}
