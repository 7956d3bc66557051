//! Places in the source.

/// A stretch of the source, as byte offsets in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// From the start of this to the end of that.
    pub fn to(self, end: Span) -> Span {
        Span::new(self.start, end.end)
    }

    /// Whether that lies in this.
    pub fn contains(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// The text that it covers; empty if it does not fit the source.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

impl From<ruff_text_size::TextRange> for Span {
    fn from(range: ruff_text_size::TextRange) -> Span {
        Span::new(range.start().to_u32(), range.end().to_u32())
    }
}

/// Where the lines begin.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Lines end with `\n`, `\r\n` or `\r`, as Python's tokenizer has it.
    pub fn new(source: &str) -> Lines {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at as u32 + 1);
            }
        }
        Lines { starts }
    }

    /// The line that a byte stands in, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// The offset at which a line begins, counted from 1.
    pub fn start(&self, line: u32) -> u32 {
        let index = (line as usize).saturating_sub(1).min(self.starts.len() - 1);
        self.starts[index]
    }

    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ending_counts_once() {
        let lines = Lines::new("a\nb\r\nc\rd");
        assert_eq!(lines.count(), 4);
        let at: Vec<u32> = [0, 2, 5, 7].iter().map(|&offset| lines.line(offset)).collect();
        assert_eq!(at, [1, 2, 3, 4]);
        assert_eq!(lines.start(3), 5);
    }
}
