//! The program's own output, line by line.

use super::super::View;
use crate::trace::{EventId, Kind};

/// A line of standard output.
pub(super) struct OutLine {
    /// Without its newline.
    pub text: String,
    /// The first piece of it.
    pub event: EventId,
    /// The last one: with it the line is out.
    pub out: EventId,
    /// Who wrote the first, or NONE.
    pub task: u32,
}

impl View {
    /// The lines of standard output, in order. What is printed in pieces is one line, which begins with its first piece.
    pub(super) fn out_lines(&self) -> Vec<OutLine> {
        let mut lines: Vec<OutLine> = Vec::new();
        let mut open = false;
        for (id, event) in (0..).zip(&self.trace.events) {
            if event.kind != Kind::Print || event.b != 0 {
                continue;
            }
            for piece in self.trace.text(event.a).split_inclusive('\n') {
                let text = piece.strip_suffix('\n').unwrap_or(piece);
                match lines.last_mut().filter(|_| open) {
                    Some(line) => {
                        line.text.push_str(text);
                        line.out = id;
                    }
                    None => lines.push(OutLine { text: text.to_owned(), event: id, out: id, task: event.task }),
                }
                open = !piece.ends_with('\n');
            }
        }
        lines
    }
}
