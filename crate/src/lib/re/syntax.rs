//! Regular expressions as trees: Python's syntax, and Python's words for what is wrong with it.

mod groups;

use std::collections::BTreeMap;

pub const IGNORECASE: u32 = 2;
pub const LOCALE: u32 = 4;
pub const MULTILINE: u32 = 8;
pub const DOTALL: u32 = 16;
pub const UNICODE: u32 = 32;
pub const VERBOSE: u32 = 64;
pub const ASCII: u32 = 256;

/// More repetitions than any text has.
pub const MANY: u32 = u32::MAX;
/// Groups within groups.
const DEPTH: u32 = 200;

pub enum Node {
    Empty,
    One(Test),
    At(At),
    Group(Box<Node>, usize),
    Concat(Vec<Node>),
    Either(Vec<Node>),
    Repeat { node: Box<Node>, min: u32, max: u32, kind: Kind },
    Look { node: Box<Node>, behind: Option<u32>, negative: bool },
    Atomic(Box<Node>),
    BackReference { group: usize, fold: bool },
    Conditional { group: usize, yes: Box<Node>, no: Box<Node> },
}

/// What one character may be.
#[derive(Clone)]
pub enum Test {
    Char(char),
    /// A letter in any case: this one is lower case.
    Fold(char),
    Any,
    AnyButNewline,
    Set { items: Vec<Item>, negative: bool, fold: bool },
}

#[derive(Clone)]
pub enum Item {
    Range(char, char),
    Class { class: Class, negative: bool, ascii: bool },
}

#[derive(Clone, Copy)]
pub enum Class {
    Digit,
    Space,
    Word,
}

/// A place that has no width.
#[derive(Clone, Copy)]
pub enum At {
    Start,
    LineStart,
    End,
    /// The end, or before a newline at the end.
    LastLine,
    LineEnd,
    Boundary { negative: bool, ascii: bool },
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Greedy,
    Lazy,
    Possessive,
}

/// A message and the position that it is about.
pub struct Error {
    pub message: String,
    pub position: usize,
}

type Parsed<T> = Result<T, Error>;

pub struct Pattern {
    pub tree: Node,
    pub flags: u32,
    /// Without the whole match.
    pub groups: usize,
    pub names: Vec<(String, usize)>,
}

struct Parser<'a> {
    text: &'a [char],
    at: usize,
    flags: u32,
    /// The pattern is of bytes.
    bytes: bool,
    names: BTreeMap<String, usize>,
    /// Of each group the least and the greatest width, once it is closed.
    widths: Vec<Option<(u32, u32)>>,
    depth: u32,
    /// Numbers that a condition may name before their group comes, and where.
    conditions: Vec<(usize, usize)>,
}

/// Parses a pattern.
pub fn parse(text: &[char], flags: u32, bytes: bool) -> Parsed<Pattern> {
    let flags = if bytes || flags & ASCII != 0 { flags } else { flags | UNICODE };
    let mut parser = Parser { text, at: 0, flags, bytes, names: BTreeMap::new(), widths: Vec::new(), depth: 0, conditions: Vec::new() };
    parser.global_flags()?;
    let flags = parser.flags;
    let tree = parser.alternatives()?;
    if parser.at < text.len() {
        return Err(parser.error("unbalanced parenthesis", parser.at));
    }
    if let Some((group, at)) = parser.conditions.iter().find(|(group, _)| *group > parser.widths.len()) {
        return Err(parser.error(&format!("invalid group reference {group}"), *at));
    }
    let mut names: Vec<_> = parser.names.into_iter().collect();
    names.sort_by_key(|(_, group)| *group);
    Ok(Pattern { tree, flags, groups: parser.widths.len(), names })
}

impl Parser<'_> {
    fn error(&self, message: &str, position: usize) -> Error {
        Error { message: message.to_owned(), position }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// ASCII's classes of letters count.
    fn ascii(&self) -> bool {
        self.bytes || self.has(ASCII)
    }

    /// `(?im)` at the start.
    fn global_flags(&mut self) -> Parsed<()> {
        loop {
            let start = self.at;
            self.skip_comments();
            if self.text[self.at..].starts_with(&['(', '?']) && self.text.get(self.at + 2).is_some_and(|c| "aiLmsux".contains(*c)) {
                self.at += 2;
                let (on, _, end) = self.flag_letters()?;
                if end == ')' {
                    self.flags |= on;
                    if on & ASCII != 0 {
                        self.flags &= !UNICODE;
                    }
                    continue;
                }
            }
            self.at = start;
            return Ok(());
        }
    }

    /// Letters to switch on and off, and what ended them.
    fn flag_letters(&mut self) -> Parsed<(u32, u32, char)> {
        let mut switched = [0, 0];
        let mut off = 0;
        loop {
            let Some(letter) = self.next() else { return Err(self.error("missing -, : or )", self.at)) };
            let flag = match letter {
                'i' => IGNORECASE,
                'L' => LOCALE,
                'm' => MULTILINE,
                's' => DOTALL,
                'u' => UNICODE,
                'x' => VERBOSE,
                'a' => ASCII,
                '-' if off == 0 => {
                    off = 1;
                    continue;
                }
                ')' | ':' => {
                    if off == 1 && letter == ')' {
                        return Err(self.error("missing :", self.at - 1));
                    }
                    return Ok((switched[0], switched[1], letter));
                }
                _ => {
                    let message = if letter.is_alphabetic() { "unknown flag" } else { "missing -, : or )" };
                    return Err(self.error(message, self.at - 1));
                }
            };
            if flag == LOCALE && !self.bytes {
                return Err(self.error("bad inline flags: cannot use 'L' flag with a str pattern", self.at));
            }
            if flag == UNICODE && self.bytes {
                return Err(self.error("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at));
            }
            if off == 1 && flag & (ASCII | UNICODE | LOCALE) != 0 {
                return Err(self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self.at));
            }
            switched[off] |= flag;
            if switched[0] & switched[1] != 0 {
                return Err(self.error("bad inline flags: flag turned on and off", self.at));
            }
        }
    }

    /// Space and comments of a verbose pattern.
    fn skip_comments(&mut self) {
        while self.has(VERBOSE) {
            match self.peek() {
                Some(c) if " \t\n\r\u{b}\u{c}".contains(c) => self.at += 1,
                Some('#') => {
                    while self.next().is_some_and(|c| c != '\n') {}
                }
                _ => return,
            }
        }
    }

    fn alternatives(&mut self) -> Parsed<Node> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error("too many groups within groups", self.at));
        }
        let mut branches = vec![self.branch()?];
        while self.eat('|') {
            branches.push(self.branch()?);
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Either(branches) })
    }

    fn branch(&mut self) -> Parsed<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_comments();
            match self.peek() {
                None | Some('|' | ')') => return Ok(Node::Concat(nodes)),
                _ => {}
            }
            let start = self.at;
            let node = match self.next() {
                Some('*' | '+' | '?') => return Err(self.error("nothing to repeat", start)),
                Some('{') if self.bounds(start)?.is_some() => return Err(self.error("nothing to repeat", start)),
                Some(c) => self.atom(c, start)?,
                None => return Ok(Node::Concat(nodes)),
            };
            let node = self.quantified(node)?;
            nodes.push(node);
        }
    }

    fn quantified(&mut self, node: Node) -> Parsed<Node> {
        self.skip_comments();
        let start = self.at;
        let Some((min, max)) = self.quantifier()? else { return Ok(node) };
        if matches!(node, Node::At(_)) || matches!(&node, Node::Concat(nodes) if nodes.is_empty()) && matches!(node, Node::Empty) {
            return Err(self.error("nothing to repeat", start));
        }
        let kind = match () {
            _ if self.eat('?') => Kind::Lazy,
            _ if self.eat('+') => Kind::Possessive,
            _ => Kind::Greedy,
        };
        let again = self.at;
        if self.quantifier()?.is_some() {
            return Err(self.error("multiple repeat", again));
        }
        Ok(Node::Repeat { node: Box::new(node), min, max, kind })
    }

    fn quantifier(&mut self) -> Parsed<Option<(u32, u32)>> {
        let start = self.at;
        Ok(match self.next() {
            Some('*') => Some((0, MANY)),
            Some('+') => Some((1, MANY)),
            Some('?') => Some((0, 1)),
            Some('{') => match self.bounds(start)? {
                None => {
                    self.at = start;
                    None
                }
                bounds => bounds,
            },
            _ => {
                self.at = start;
                None
            }
        })
    }

    /// What follows `{`, if it is `m}`, `m,}`, `,n}` or `m,n}`; otherwise the brace is a letter as others.
    fn bounds(&mut self, start: usize) -> Parsed<Option<(u32, u32)>> {
        let begin = self.at;
        let low = self.digits();
        let comma = self.eat(',');
        let high = if comma { self.digits() } else { low.clone() };
        if !self.eat('}') || (low.is_empty() && (!comma || begin + 2 > self.at)) {
            self.at = begin;
            return Ok(None);
        }
        let number = |digits: &str, default: u32| if digits.is_empty() { Some(default) } else { digits.parse().ok() };
        let (Some(min), Some(max)) = (number(&low, 0), number(&high, MANY)) else {
            return Err(self.error("the repetition number is too large", start));
        };
        if max < min {
            return Err(self.error("min repeat greater than max repeat", start + 1));
        }
        Ok(Some((min, max)))
    }

    fn digits(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    fn atom(&mut self, c: char, start: usize) -> Parsed<Node> {
        Ok(match c {
            '.' => Node::One(if self.has(DOTALL) { Test::Any } else { Test::AnyButNewline }),
            '^' => Node::At(if self.has(MULTILINE) { At::LineStart } else { At::Start }),
            '$' => Node::At(if self.has(MULTILINE) { At::LineEnd } else { At::LastLine }),
            '(' => self.group(start)?,
            '[' => Node::One(self.set(start)?),
            '\\' => self.escape(start)?,
            c => self.letter(c),
        })
    }

    fn letter(&self, c: char) -> Node {
        Node::One(if self.has(IGNORECASE) && c.is_alphabetic() { Test::Fold(lower(c)) } else { Test::Char(c) })
    }

    fn class(&self, c: char) -> Option<Item> {
        let class = match c.to_ascii_lowercase() {
            'd' => Class::Digit,
            's' => Class::Space,
            'w' => Class::Word,
            _ => return None,
        };
        Some(Item::Class { class, negative: c.is_ascii_uppercase(), ascii: self.ascii() })
    }

    fn escape(&mut self, start: usize) -> Parsed<Node> {
        let Some(c) = self.next() else { return Err(self.error("bad escape (end of pattern)", start)) };
        if let Some(item) = self.class(c) {
            return Ok(Node::One(Test::Set { items: vec![item], negative: false, fold: false }));
        }
        Ok(match c {
            'A' => Node::At(At::Start),
            'Z' | 'z' => Node::At(At::End),
            'b' | 'B' => Node::At(At::Boundary { negative: c == 'B', ascii: self.ascii() }),
            '1'..='9' => return self.reference(c, start),
            c => {
                let c = self.letter_escape(c, start)?;
                self.letter(c)
            }
        })
    }

    /// `\12`: a group, or an octal number.
    fn reference(&mut self, first: char, start: usize) -> Parsed<Node> {
        let mut digits = String::from(first);
        if let Some(second) = self.peek().filter(char::is_ascii_digit) {
            self.at += 1;
            digits.push(second);
            let octal = |c: &char| ('0'..='7').contains(c);
            if let (true, true, Some(third)) = (octal(&first), octal(&second), self.peek().filter(octal)) {
                self.at += 1;
                digits.push(third);
                let value = u32::from_str_radix(&digits, 8).unwrap_or(0);
                if value > 0o377 {
                    let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                    return Err(self.error(&message, start));
                }
                return Ok(self.letter(char::from_u32(value).unwrap_or_default()));
            }
        }
        let group: usize = digits.parse().unwrap_or(0);
        self.back_reference(group, start + 1)
    }

    fn back_reference(&mut self, group: usize, position: usize) -> Parsed<Node> {
        match self.widths.get(group - 1) {
            None => Err(self.error(&format!("invalid group reference {group}"), position)),
            Some(None) => Err(self.error("cannot refer to an open group", position - 1)),
            Some(Some(_)) => Ok(Node::BackReference { group, fold: self.has(IGNORECASE) }),
        }
    }

    /// Escapes that stand for one letter, in and outside of sets.
    fn letter_escape(&mut self, c: char, start: usize) -> Parsed<char> {
        Ok(match c {
            'a' => '\u{7}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            '0' => {
                let mut value = 0;
                for _ in 0..2 {
                    let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
                    self.at += 1;
                    value = value * 8 + digit;
                }
                char::from_u32(value).unwrap_or_default()
            }
            'x' => self.hexadecimal(2, start)?,
            'u' if !self.bytes => self.hexadecimal(4, start)?,
            'U' if !self.bytes => self.hexadecimal(8, start)?,
            c if c.is_ascii_alphabetic() => return Err(self.error(&format!("bad escape \\{c}"), start)),
            c => c,
        })
    }

    fn hexadecimal(&mut self, width: usize, start: usize) -> Parsed<char> {
        let mut value = 0;
        let mut count = 0;
        while let Some(digit) = self.peek().filter(|_| count < width).and_then(|c| c.to_digit(16)) {
            self.at += 1;
            count += 1;
            value = value * 16 + digit;
        }
        match char::from_u32(value).filter(|_| count == width) {
            Some(c) => Ok(c),
            None => {
                let escape: String = self.text[start..self.at].iter().collect();
                Err(self.error(&format!("incomplete escape {escape}"), start))
            }
        }
    }

    fn set(&mut self, start: usize) -> Parsed<Test> {
        let negative = self.eat('^');
        let first = self.at;
        let mut items = Vec::new();
        loop {
            let at = self.at;
            let Some(c) = self.next() else { return Err(self.error("unterminated character set", start)) };
            if c == ']' && at > first {
                break;
            }
            let low = self.set_item(c, at, start)?;
            if self.peek() != Some('-') || self.text.get(self.at + 1) == Some(&']') {
                items.push(low);
                continue;
            }
            self.at += 1;
            let high_at = self.at;
            let Some(c) = self.next() else { return Err(self.error("unterminated character set", start)) };
            let high = self.set_item(c, high_at, start)?;
            match (low, high) {
                (Item::Range(low, _), Item::Range(high, _)) if low <= high => items.push(Item::Range(low, high)),
                _ => {
                    let range: String = self.text[at..self.at].iter().collect();
                    return Err(self.error(&format!("bad character range {range}"), at));
                }
            }
        }
        Ok(Test::Set { items, negative, fold: self.has(IGNORECASE) })
    }

    fn set_item(&mut self, c: char, at: usize, start: usize) -> Parsed<Item> {
        if c != '\\' {
            return Ok(Item::Range(c, c));
        }
        let Some(c) = self.next() else { return Err(self.error("unterminated character set", start)) };
        if let Some(item) = self.class(c) {
            return Ok(item);
        }
        let c = match c {
            'b' => '\u{8}',
            '1'..='7' => {
                let mut value = c.to_digit(8).unwrap_or(0);
                while let Some(digit) = self.peek().filter(|_| self.at < at + 4).and_then(|c| c.to_digit(8)) {
                    self.at += 1;
                    value = value * 8 + digit;
                }
                char::from_u32(value).unwrap_or_default()
            }
            c => self.letter_escape(c, at)?,
        };
        Ok(Item::Range(c, c))
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        if self.eat(')') { Ok(()) } else { Err(self.error("missing ), unterminated subpattern", start)) }
    }

    /// The least and the greatest number of characters that a node matches.
    fn width(&self, node: &Node) -> (u32, u32) {
        match node {
            Node::Empty | Node::At(_) | Node::Look { .. } => (0, 0),
            Node::One(_) => (1, 1),
            Node::Group(node, _) | Node::Atomic(node) => self.width(node),
            Node::Concat(nodes) => nodes.iter().map(|node| self.width(node)).fold((0, 0), |(a, b), (c, d)| {
                (a.saturating_add(c), b.saturating_add(d))
            }),
            Node::Either(nodes) => {
                let widths = nodes.iter().map(|node| self.width(node));
                widths.reduce(|(a, b), (c, d)| (a.min(c), b.max(d))).unwrap_or_default()
            }
            Node::Repeat { node, min, max, .. } => {
                let (least, most) = self.width(node);
                (least.saturating_mul(*min), if most == 0 { 0 } else { most.saturating_mul(*max) })
            }
            Node::BackReference { group, .. } => self.widths.get(group - 1).copied().flatten().unwrap_or((0, MANY)),
            Node::Conditional { yes, no, .. } => {
                let ((a, b), (c, d)) = (self.width(yes), self.width(no));
                (a.min(c), b.max(d))
            }
        }
    }
}

/// The position of an error that is about the pattern as a whole.
pub const NOWHERE: usize = usize::MAX;

pub fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
}

pub fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    upper.next().filter(|_| upper.next().is_none()).unwrap_or(c)
}
