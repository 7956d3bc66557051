//! What stands in parentheses.

use super::{ASCII, NOWHERE, Node, Parsed, Parser, UNICODE};

impl Parser<'_> {
    pub(super) fn group(&mut self, start: usize) -> Parsed<Node> {
        let flags = self.flags;
        let node = self.group_inside(start)?;
        self.flags = flags;
        Ok(node)
    }

    fn group_inside(&mut self, start: usize) -> Parsed<Node> {
        if !self.eat('?') {
            return self.capture(start);
        }
        let Some(kind) = self.next() else { return Err(self.error("unexpected end of pattern", self.at)) };
        match kind {
            'P' => match self.next() {
                Some('<') => self.named(start),
                Some('=') => {
                    let at = self.at;
                    let name = self.name(')')?;
                    self.reference_by_name(&name, at)
                }
                Some(c) => Err(self.error(&format!("unknown extension ?P{c}"), start + 1)),
                None => Err(self.error("unexpected end of pattern", self.at)),
            },
            ':' => self.inside(start),
            '#' => {
                while let Some(c) = self.next() {
                    if c == ')' {
                        return Ok(Node::Empty);
                    }
                }
                Err(self.error("missing ), unterminated comment", start))
            }
            '>' => Ok(Node::Atomic(Box::new(self.inside(start)?))),
            '=' | '!' => self.look(start, kind == '!', false),
            '<' => match self.next() {
                Some(c @ ('=' | '!')) => self.look(start, c == '!', true),
                Some(c) => Err(self.error(&format!("unknown extension ?<{c}"), start + 1)),
                None => Err(self.error("unexpected end of pattern", self.at)),
            },
            '(' => self.conditional(start),
            c if c == '-' || "aiLmsux".contains(c) => {
                self.at -= 1;
                let (on, off, end) = self.flag_letters()?;
                if end == ')' {
                    return Err(self.error("global flags not at the start of the expression", start));
                }
                if on & (ASCII | UNICODE) != 0 {
                    self.flags &= !(ASCII | UNICODE);
                }
                self.flags = (self.flags | on) & !off;
                self.inside(start)
            }
            c => Err(self.error(&format!("unknown extension ?{c}"), start + 1)),
        }
    }

    /// What is in a group that was just opened, up to its end.
    fn inside(&mut self, start: usize) -> Parsed<Node> {
        let node = self.alternatives()?;
        self.close(start)?;
        Ok(Node::Concat(vec![node]))
    }

    fn capture(&mut self, start: usize) -> Parsed<Node> {
        self.widths.push(None);
        let number = self.widths.len();
        let node = self.inside(start)?;
        self.widths[number - 1] = Some(self.width(&node));
        Ok(Node::Group(Box::new(node), number))
    }

    fn named(&mut self, start: usize) -> Parsed<Node> {
        let at = self.at;
        let name = self.name('>')?;
        let number = self.widths.len() + 1;
        if let Some(before) = self.names.get(&name) {
            let message = format!("redefinition of group name '{name}' as group {number}; was group {before}");
            return Err(self.error(&message, at));
        }
        self.check_name(&name, at)?;
        self.names.insert(name, number);
        self.capture(start)
    }

    fn name(&mut self, end: char) -> Parsed<String> {
        let start = self.at;
        while let Some(c) = self.next() {
            if c == end {
                let name: String = self.text[start..self.at - 1].iter().collect();
                return if name.is_empty() { Err(self.error("missing group name", start)) } else { Ok(name) };
            }
        }
        let message = if start == self.text.len() { "missing group name".to_owned() } else { format!("missing {end}, unterminated name") };
        Err(self.error(&message, start))
    }

    fn check_name(&self, name: &str, at: usize) -> Parsed<()> {
        let mut letters = name.chars();
        let good = letters.next().is_some_and(|c| c.is_alphabetic() || c == '_') && letters.all(|c| c.is_alphanumeric() || c == '_');
        if good { Ok(()) } else { Err(self.error(&format!("bad character in group name '{name}'"), at)) }
    }

    fn reference_by_name(&mut self, name: &str, at: usize) -> Parsed<Node> {
        self.check_name(name, at)?;
        match self.names.get(name).copied() {
            Some(group) => self.back_reference(group, at + 1),
            None => Err(self.error(&format!("unknown group name '{name}'"), at)),
        }
    }

    fn look(&mut self, start: usize, negative: bool, behind: bool) -> Parsed<Node> {
        let node = self.inside(start)?;
        let mut width = None;
        if behind {
            let (least, most) = self.width(&node);
            if least != most {
                return Err(self.error("look-behind requires fixed-width pattern", NOWHERE));
            }
            width = Some(least);
        }
        Ok(Node::Look { node: Box::new(node), behind: width, negative })
    }

    fn conditional(&mut self, start: usize) -> Parsed<Node> {
        let at = self.at;
        let name = self.name(')')?;
        let group = match name.parse::<usize>() {
            Ok(0) => return Err(self.error("bad group number", at)),
            Ok(number) => number,
            Err(_) => {
                self.check_name(&name, at)?;
                match self.names.get(&name) {
                    Some(&group) => group,
                    None => return Err(self.error(&format!("unknown group name '{name}'"), at)),
                }
            }
        };
        self.conditions.push((group, at));
        let yes = self.branch()?;
        let no = if self.eat('|') { self.branch()? } else { Node::Empty };
        if self.peek() == Some('|') {
            return Err(self.error("conditional backref with more than two branches", self.at));
        }
        self.close(start)?;
        Ok(Node::Conditional { group, yes: Box::new(yes), no: Box::new(no) })
    }
}
