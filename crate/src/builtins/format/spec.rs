//! The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][grouping][type]`.

use super::FormatError;

/// A parsed format specification.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    pub fill: char,
    /// `<`, `>`, `^` or `=`; None when nothing asked for it.
    pub align: Option<char>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: a result of minus zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_` between groups of digits.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// The same, for the digits after the point.
    pub fraction_grouping: Option<char>,
    pub kind: Option<char>,
}

/// The largest width or precision.
const LARGEST: usize = i32::MAX as usize;

impl Spec {
    /// Parses a specification for a value of a type whose values stand on the `default_align` side of their field.
    pub fn parse(text: &str, type_name: &str, default_align: char) -> Result<Spec, FormatError> {
        Parser { chars: text.chars().collect(), at: 0 }.parse(text, type_name, default_align)
    }

    /// A bound on the bytes of the result beyond those of the value, for checks of memory.
    pub fn size(&self) -> u64 {
        4 * (self.width as u64).max(self.precision.unwrap_or(0) as u64)
    }

    /// Fills up to the width. `=` counts as `>`: numbers see to it themselves.
    pub fn pad(&self, text: &str, default_align: char) -> String {
        pad(text, self.width, self.fill, self.align.unwrap_or(default_align))
    }
}

/// `text` in a field of `width` characters.
pub fn pad(text: &str, width: usize, fill: char, align: char) -> String {
    let missing = width.saturating_sub(text.chars().count());
    let left = match align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let mut result = String::with_capacity(text.len() + missing * fill.len_utf8());
    result.extend(std::iter::repeat_n(fill, left));
    result.push_str(text);
    result.extend(std::iter::repeat_n(fill, missing - left));
    result
}

/// `Unknown format code 'd' for object of type 'str'`
pub fn unknown_code<T>(kind: char, type_name: &str) -> Result<T, FormatError> {
    FormatError::value(format!("Unknown format code '{}' for object of type '{type_name}'", shown(kind)))
}

fn shown(c: char) -> String {
    if ('!'..'\x7f').contains(&c) { c.to_string() } else { format!("\\x{:x}", c as u32) }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|&c| wanted(c))?;
        self.at += 1;
        Some(c)
    }

    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let mut number = None;
        while let Some(digit) = self.take(|c| c.is_ascii_digit()) {
            let next = number.unwrap_or(0) * 10 + (digit as usize - '0' as usize);
            if next > LARGEST {
                return FormatError::value("Too many decimal digits in format string");
            }
            number = Some(next);
        }
        Ok(number)
    }

    fn grouping(&mut self) -> Result<Option<char>, FormatError> {
        let Some(separator) = self.take(|c| c == ',' || c == '_') else { return Ok(None) };
        let other = if separator == ',' { '_' } else { ',' };
        if self.peek() == Some(other) {
            return FormatError::value("Cannot specify both ',' and '_'.");
        }
        Ok(Some(separator))
    }

    fn parse(mut self, text: &str, type_name: &str, default_align: char) -> Result<Spec, FormatError> {
        let is_align = |c: &char| matches!(c, '<' | '>' | '=' | '^');
        let mut fill = None;
        let mut align = None;
        if self.chars.get(1).is_some_and(is_align) {
            fill = Some(self.chars[0]);
            align = Some(self.chars[1]);
            self.at = 2;
        } else if let Some(c) = self.take(|c| is_align(&c)) {
            align = Some(c);
        }
        let sign = self.take(|c| matches!(c, ' ' | '+' | '-'));
        let no_negative_zero = self.take(|c| c == 'z').is_some();
        let alternate = self.take(|c| c == '#').is_some();
        if fill.is_none() && self.take(|c| c == '0').is_some() {
            fill = Some('0');
            if align.is_none() && default_align == '>' {
                align = Some('=');
            }
        }
        let width = self.number()?.unwrap_or(0);
        let grouping = self.grouping()?;
        let mut precision = None;
        let mut fraction_grouping = None;
        if self.take(|c| c == '.').is_some() {
            precision = self.number()?;
            fraction_grouping = self.grouping()?;
            if precision.is_none() && fraction_grouping.is_none() {
                return FormatError::value("Format specifier missing precision");
            }
        }
        let kind = self.take(|_| true);
        if self.at < self.chars.len() {
            return FormatError::value(format!("Invalid format specifier '{text}' for object of type '{type_name}'"));
        }
        let spec = Spec {
            fill: fill.unwrap_or(' '),
            align,
            sign,
            no_negative_zero,
            alternate,
            width,
            grouping,
            precision,
            fraction_grouping,
            kind,
        };
        spec.check_grouping()?;
        Ok(spec)
    }
}

impl Spec {
    fn check_grouping(&self) -> Result<(), FormatError> {
        let (Some(separator), Some(kind)) = (self.grouping, self.kind) else { return Ok(()) };
        match kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | 'F' | '%' => Ok(()),
            'b' | 'o' | 'x' | 'X' if separator == '_' => Ok(()),
            _ => FormatError::value(format!("Cannot specify '{separator}' with '{}'.", shown(kind))),
        }
    }
}

/// `format(text, spec)` of a string.
pub fn format_text(text: &str, spec: &Spec, type_name: &str) -> Result<String, FormatError> {
    if let Some(kind) = spec.kind.filter(|&kind| kind != 's') {
        return unknown_code(kind, type_name);
    }
    if let Some(separator) = spec.grouping {
        return FormatError::value(format!("Cannot specify '{separator}' with 's'."));
    }
    let refusal = match spec.sign {
        Some(' ') => Some("Space not allowed in string format specifier"),
        Some(_) => Some("Sign not allowed in string format specifier"),
        None if spec.no_negative_zero => Some("Negative zero coercion (z) not allowed in string format specifier"),
        None if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        None if spec.align == Some('=') => Some("'=' alignment not allowed in string format specifier"),
        None => None,
    };
    if let Some(message) = refusal {
        return FormatError::value(message);
    }
    let end = spec.precision.and_then(|n| text.char_indices().nth(n)).map_or(text.len(), |(at, _)| at);
    Ok(spec.pad(&text[..end], '<'))
}
