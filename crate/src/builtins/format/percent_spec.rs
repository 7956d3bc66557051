//! The conversions of `%` formatting: `%(key)#0- +10.3d`.

use super::FormatError;

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Literal(String),
    Conversion(Conversion),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversion {
    pub key: Option<String>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Amount,
    pub precision: Amount,
    pub kind: char,
}

/// A width or precision.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Amount {
    #[default]
    None,
    Given(usize),
    /// `*`: the next argument.
    Argument,
}

const LARGEST: usize = i32::MAX as usize;

/// Takes a template apart.
pub fn parse(template: &str) -> Result<Vec<Piece>, FormatError> {
    let mut parser = Parser { chars: template.chars().collect(), at: 0 };
    let mut pieces = Vec::new();
    let mut literal = String::new();
    while let Some(c) = parser.next() {
        if c != '%' {
            literal.push(c);
            continue;
        }
        let conversion = parser.conversion()?;
        if conversion.kind == '%' {
            literal.push('%');
            continue;
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Conversion(conversion));
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn conversion(&mut self) -> Result<Conversion, FormatError> {
        let mut conversion = Conversion::default();
        if self.peek() == Some('(') {
            self.at += 1;
            conversion.key = Some(self.key()?);
        }
        while let Some(flag) = self.peek() {
            match flag {
                '-' => conversion.left = true,
                '+' => conversion.plus = true,
                ' ' => conversion.space = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        conversion.width = self.amount("width too big")?;
        if self.peek() == Some('.') {
            self.at += 1;
            conversion.precision = match self.amount("precision too big")? {
                Amount::None => Amount::Given(0),
                amount => amount,
            };
        }
        while matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        let Some(kind) = self.next() else { return FormatError::value("incomplete format") };
        if !"diouxXeEfFgGcrsab%".contains(kind) {
            let shown = if kind.is_ascii_graphic() || kind == ' ' || !kind.is_ascii() { kind } else { '?' };
            let place = self.at - 1;
            return FormatError::value(format!("unsupported format character '{shown}' ({:#x}) at index {place}", kind as u32));
        }
        conversion.kind = kind;
        Ok(conversion)
    }

    /// A key in parentheses, which may hold balanced parentheses of its own.
    fn key(&mut self) -> Result<String, FormatError> {
        let mut key = String::new();
        let mut depth = 1;
        while let Some(c) = self.next() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(key);
            }
            key.push(c);
        }
        FormatError::value("incomplete format key")
    }

    fn amount(&mut self, too_big: &str) -> Result<Amount, FormatError> {
        if self.peek() == Some('*') {
            self.at += 1;
            return Ok(Amount::Argument);
        }
        let mut amount = Amount::None;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let before = if let Amount::Given(n) = amount { n } else { 0 };
            let n = before * 10 + digit as usize;
            if n > LARGEST {
                return FormatError::value(too_big);
            }
            amount = Amount::Given(n);
        }
        Ok(amount)
    }
}
