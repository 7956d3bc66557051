//! How a docstring is kept.

/// Takes out the indentation that all lines after the first share, as CPython does since 3.13 (`_PyCompile_CleanDoc`).
pub fn clean(text: &str) -> String {
    let text = expand_tabs(text);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("").trim_start_matches(' ');
    let rest: Vec<&str> = lines.collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = rest.iter().filter(|line| indent(line) < line.len()).map(|line| indent(line)).min().unwrap_or(0);
    let mut cleaned = String::from(first);
    for line in rest {
        cleaned.push('\n');
        cleaned.push_str(&line[margin.min(indent(line))..]);
    }
    cleaned
}

/// Only the tabs that indent matter here.
fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' => {
                expanded.push('\n');
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn the_common_margin_goes_and_the_shape_stays() {
        assert_eq!(clean("  One.\n\n    Two.\n      Three.\n    "), "One.\n\nTwo.\n  Three.\n");
        assert_eq!(clean("One."), "One.");
    }
}
