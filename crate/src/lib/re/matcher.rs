//! The matcher: it tries one way after the other, as Python's does, on a stack of its own.

use super::program::{Op, Program};
use super::syntax::{At, Class, Item, Kind, MANY, Test, lower, upper};

/// No place.
pub const NONE: usize = usize::MAX;

/// Ways that are still to be tried; each takes 32 bytes.
const STACK: usize = 2_000_000;

/// The matcher used up its steps, or the ways to try its memory.
pub struct Exhausted;

type Tried<T> = Result<T, Exhausted>;

#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    Search,
    Match,
    Full,
}

/// What to do when the present way fails.
enum Way {
    Branch { op: usize, at: usize },
    Restore { slot: usize, old: usize },
    /// A loop may go round once more.
    Round { op: usize, at: usize, slot: usize },
    /// A run may give back characters, down to `least`.
    Shorter { op: usize, at: usize, least: usize },
    /// A run may take one more character: `run` is its instruction.
    Longer { run: usize, at: usize, left: u32 },
}

pub struct Matcher<'a> {
    program: &'a Program,
    text: &'a [char],
    /// Of the text, what counts as its end.
    end: usize,
    full: bool,
    /// An empty match here does not count.
    not_empty_at: usize,
    slots: Vec<usize>,
    ways: Vec<Way>,
    pub steps: u64,
}

impl<'a> Matcher<'a> {
    /// `steps`: how many it may take.
    pub fn new(program: &'a Program, text: &'a [char], end: usize, steps: u64) -> Matcher<'a> {
        Matcher { program, text, end, full: false, not_empty_at: NONE, slots: Vec::new(), ways: Vec::new(), steps }
    }

    /// The slots of the first match from `start` on; `not_empty`: it may not be empty and at `start`.
    pub fn find(&mut self, start: usize, mode: Mode, not_empty: bool) -> Tried<Option<Vec<usize>>> {
        self.full = mode == Mode::Full;
        self.not_empty_at = if not_empty { start } else { NONE };
        let first = match self.program.ops.first() {
            Some(Op::One(Test::Char(c))) => Some(*c),
            _ => None,
        };
        let mut at = start;
        while at <= self.end {
            if let (Some(first), Mode::Search) = (first, mode) {
                match self.text[at..self.end].iter().position(|&c| c == first) {
                    Some(skip) => at += skip,
                    None => return Ok(None),
                }
            }
            self.slots = vec![NONE; self.program.slots];
            self.ways.clear();
            if let Some(end) = self.run(0, at)? {
                self.slots[0] = at;
                self.slots[1] = end;
                return Ok(Some(std::mem::take(&mut self.slots)));
            }
            if mode != Mode::Search {
                break;
            }
            at += 1;
        }
        Ok(None)
    }

    fn set(&mut self, slot: usize, value: usize) {
        let old = std::mem::replace(&mut self.slots[slot], value);
        if old != value {
            self.ways.push(Way::Restore { slot, old });
        }
    }

    /// Runs from an instruction and a place to the end of what it is part of, and gives the place there.
    fn run(&mut self, mut op: usize, mut at: usize) -> Tried<Option<usize>> {
        let base = self.ways.len();
        loop {
            if self.steps == 0 || self.ways.len() > STACK {
                return Err(Exhausted);
            }
            self.steps -= 1;
            let next = match &self.program.ops[op] {
                Op::Accept => return Ok(Some(at)),
                Op::Match if at != self.not_empty_at && (!self.full || at == self.end) => return Ok(Some(at)),
                Op::Match => None,
                other => self.step(other, op, at)?,
            };
            (op, at) = match next.or_else(|| self.other_way(base)) {
                Some(next) => next,
                None => return Ok(None),
            };
        }
    }

    /// One instruction: the next one and the place, or None if it fails.
    fn step(&mut self, instruction: &Op, op: usize, at: usize) -> Tried<Option<(usize, usize)>> {
        let go = Some((op + 1, at));
        Ok(match instruction {
            Op::One(test) => (at < self.end && matches(test, self.text[at])).then_some((op + 1, at + 1)),
            Op::Run { test, min, max, kind } => self.begin_run(test, *min, *max, *kind, op, at),
            Op::Split(other) => {
                self.ways.push(Way::Branch { op: *other, at });
                go
            }
            Op::Jump(to) => Some((*to, at)),
            Op::Save(slot) => {
                self.set(*slot, at);
                if slot % 2 == 1 {
                    self.set(self.program.last_group(), slot / 2);
                }
                go
            }
            Op::At(place) => self.is_at(*place, at).then_some((op + 1, at)),
            Op::Begin(slot) => {
                self.set(*slot, 0);
                self.set(slot + 1, NONE);
                go
            }
            Op::Loop { slot, min, max, lazy, exit } => self.go_round(*slot, *min, *max, *lazy, *exit, op, at),
            Op::Look { behind, negative, end } => {
                let found = match at.checked_sub(*behind) {
                    Some(start) => self.apart(op + 1, start, *negative)?.is_some(),
                    None => false,
                };
                (found != *negative).then_some((*end, at))
            }
            Op::Atomic { end } => self.apart(op + 1, at, false)?.map(|at| (*end, at)),
            Op::BackReference { group, fold } => self.again(*group, *fold, at).map(|at| (op + 1, at)),
            Op::IfGroup(group, other) => {
                let matched = *group <= self.program.groups && self.slots[2 * group + 1] != NONE;
                Some((if matched { op + 1 } else { *other }, at))
            }
            Op::Accept | Op::Match => go,
        })
    }

    /// The way that was put off last.
    fn other_way(&mut self, base: usize) -> Option<(usize, usize)> {
        while self.ways.len() > base {
            match self.ways.pop()? {
                Way::Branch { op, at } => return Some((op, at)),
                Way::Restore { slot, old } => self.slots[slot] = old,
                Way::Round { op, at, slot } => {
                    self.set(slot, self.slots[slot] + 1);
                    self.set(slot + 1, at);
                    return Some((op, at));
                }
                Way::Shorter { op, at, least } => {
                    let at = at - 1;
                    if at > least {
                        self.ways.push(Way::Shorter { op, at, least });
                    }
                    return Some((op, at));
                }
                Way::Longer { run, at, left } => {
                    if let Op::Run { test, .. } = &self.program.ops[run]
                        && at < self.end
                        && matches(test, self.text[at])
                    {
                        self.longer(run, at + 1, left);
                        return Some((run + 1, at + 1));
                    }
                }
            }
        }
        None
    }

    /// Lets a lazy run take up to `left - 1` more characters from here.
    fn longer(&mut self, run: usize, at: usize, left: u32) {
        let left = if left == MANY { MANY } else { left - 1 };
        if left > 0 {
            self.ways.push(Way::Longer { run, at, left });
        }
    }

    fn begin_run(&mut self, test: &Test, min: u32, max: u32, kind: Kind, op: usize, at: usize) -> Option<(usize, usize)> {
        let wanted = if kind == Kind::Lazy { min } else { max } as usize;
        let most = wanted.min(self.end - at);
        let taken = self.text[at..at + most].iter().take_while(|&&c| matches(test, c)).count();
        self.steps = self.steps.saturating_sub(taken as u64 / 4);
        if taken < min as usize {
            return None;
        }
        let (least, end) = (at + min as usize, at + taken);
        match kind {
            Kind::Greedy if end > least => self.ways.push(Way::Shorter { op: op + 1, at: end, least }),
            Kind::Lazy if max > min => {
                let left = if max == MANY { MANY } else { max - min };
                self.ways.push(Way::Longer { run: op, at: end, left });
            }
            _ => {}
        }
        Some((op + 1, end))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one instruction")]
    fn go_round(&mut self, slot: usize, min: u32, max: u32, lazy: bool, exit: usize, op: usize, at: usize) -> Option<(usize, usize)> {
        let count = self.slots[slot];
        if count < min as usize {
            self.set(slot, count + 1);
            return Some((op + 1, at));
        }
        // A round that took nothing is the last.
        if max != MANY && count >= max as usize || self.slots[slot + 1] == at {
            return Some((exit, at));
        }
        if lazy {
            self.ways.push(Way::Round { op: op + 1, at, slot });
            return Some((exit, at));
        }
        self.ways.push(Way::Branch { op: exit, at });
        self.set(slot, count + 1);
        self.set(slot + 1, at);
        Some((op + 1, at))
    }

    /// Tries instructions up to their [`Op::Accept`] on their own: once they match, no other way through them is tried.
    fn apart(&mut self, op: usize, at: usize, forget: bool) -> Tried<Option<usize>> {
        let base = self.ways.len();
        let found = self.run(op, at)?;
        if forget {
            while self.ways.len() > base {
                if let Some(Way::Restore { slot, old }) = self.ways.pop() {
                    self.slots[slot] = old;
                }
            }
        } else {
            let mut kept = base;
            for way in base..self.ways.len() {
                if matches!(self.ways[way], Way::Restore { .. }) {
                    self.ways.swap(kept, way);
                    kept += 1;
                }
            }
            self.ways.truncate(kept);
        }
        Ok(found)
    }

    fn again(&self, group: usize, fold: bool, at: usize) -> Option<usize> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if start == NONE || end == NONE || end < start {
            return None;
        }
        let after = at + (end - start);
        if after > self.end {
            return None;
        }
        let same = |(&a, &b): (&char, &char)| a == b || fold && lower(a) == lower(b);
        self.text[start..end].iter().zip(&self.text[at..after]).all(same).then_some(after)
    }

    fn is_at(&self, place: At, at: usize) -> bool {
        match place {
            At::Start => at == 0,
            At::LineStart => at == 0 || self.text[at - 1] == '\n',
            At::End => at == self.end,
            At::LastLine => at == self.end || at + 1 == self.end && self.text[at] == '\n',
            At::LineEnd => at == self.end || self.text[at] == '\n',
            At::Boundary { negative, ascii } => {
                let word = |at: usize| is_in(Class::Word, ascii, self.text[at]);
                let before = at > 0 && word(at - 1);
                let after = at < self.end && word(at);
                (before != after) != negative
            }
        }
    }
}

fn matches(test: &Test, c: char) -> bool {
    match test {
        Test::Char(wanted) => c == *wanted,
        Test::Fold(wanted) => lower(c) == *wanted,
        Test::Any => true,
        Test::AnyButNewline => c != '\n',
        Test::Set { items, negative, fold } => {
            let found = has(items, c) || *fold && (has(items, lower(c)) || has(items, upper(c)));
            found != *negative
        }
    }
}

fn has(items: &[Item], c: char) -> bool {
    items.iter().any(|item| match item {
        Item::Range(low, high) => (*low..=*high).contains(&c),
        Item::Class { class, negative, ascii } => is_in(*class, *ascii, c) != *negative,
    })
}

fn is_in(class: Class, ascii: bool, c: char) -> bool {
    match class {
        Class::Digit if ascii || c.is_ascii() => c.is_ascii_digit(),
        Class::Digit => crate::builtins::unicode::is_decimal(c),
        Class::Space if ascii => " \t\n\r\u{b}\u{c}".contains(c),
        Class::Space => c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c),
        Class::Word if ascii => c.is_ascii_alphanumeric() || c == '_',
        Class::Word => c.is_alphanumeric() || c == '_',
    }
}
