mod joins;
mod number;
mod outline;
mod relations;
mod shapes;
mod steps;
mod story;
mod tasks;

use super::TextEdit;

/// The text after the edits, as the editor makes it.
fn applied(source: &str, edits: &[TextEdit]) -> String {
    let mut units: Vec<u16> = source.encode_utf16().collect();
    for edit in edits.iter().rev() {
        units.splice(edit.start as usize..edit.end as usize, edit.text.encode_utf16());
    }
    String::from_utf16(&units).expect("whole characters")
}
