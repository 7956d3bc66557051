//! A regular expression as instructions for the matcher.

use super::syntax::{At, Kind, Node, Pattern, Test};

pub enum Op {
    One(Test),
    /// A run of single characters.
    Run { test: Test, min: u32, max: u32, kind: Kind },
    /// Goes on with the next instruction, and with this one if that fails.
    Split(usize),
    Jump(usize),
    /// Notes the place.
    Save(usize),
    At(At),
    /// Begins a loop: its counter is this slot, where its last round began the next.
    Begin(usize),
    /// Goes on with the body behind it, or at `exit`.
    Loop { slot: usize, min: u32, max: u32, lazy: bool, exit: usize },
    /// The instructions up to `end` are tried on their own; `behind` characters back.
    Look { behind: usize, negative: bool, end: usize },
    Atomic { end: usize },
    BackReference { group: usize, fold: bool },
    /// Goes on, if the group matched, or at the other instruction.
    IfGroup(usize, usize),
    /// The end of what a [`Op::Look`] or [`Op::Atomic`] tries.
    Accept,
    Match,
}

pub struct Program {
    pub ops: Vec<Op>,
    pub groups: usize,
    /// Places, the last group, and what the loops count.
    pub slots: usize,
}

impl Program {
    pub fn new(pattern: &Pattern) -> Program {
        let mut program = Program { ops: Vec::new(), groups: pattern.groups, slots: 2 * pattern.groups + 3 };
        program.emit(&pattern.tree);
        program.ops.push(Op::Match);
        program
    }

    /// The slot of the number of the group that was closed last.
    pub fn last_group(&self) -> usize {
        2 * self.groups + 2
    }

    fn emit(&mut self, node: &Node) {
        match node {
            Node::Empty => {}
            Node::One(test) => self.ops.push(Op::One(test.clone())),
            Node::At(at) => self.ops.push(Op::At(*at)),
            Node::Group(node, number) => {
                self.ops.push(Op::Save(2 * number));
                self.emit(node);
                self.ops.push(Op::Save(2 * number + 1));
            }
            Node::Concat(nodes) => nodes.iter().for_each(|node| self.emit(node)),
            Node::Either(nodes) => self.either(nodes),
            Node::Repeat { node, min, max, kind } => self.repeat(node, *min, *max, *kind),
            Node::Look { node, behind, negative } => {
                let behind = behind.unwrap_or(0) as usize;
                self.apart(node, |end| Op::Look { behind, negative: *negative, end });
            }
            Node::Atomic(node) => self.apart(node, |end| Op::Atomic { end }),
            Node::BackReference { group, fold } => self.ops.push(Op::BackReference { group: *group, fold: *fold }),
            Node::Conditional { group, yes, no } => {
                let test = self.hole();
                self.emit(yes);
                let jump = self.hole();
                self.ops[test] = Op::IfGroup(*group, self.ops.len());
                self.emit(no);
                self.ops[jump] = Op::Jump(self.ops.len());
            }
        }
    }

    /// A place for an instruction that is not known yet.
    fn hole(&mut self) -> usize {
        self.ops.push(Op::Accept);
        self.ops.len() - 1
    }

    fn either(&mut self, nodes: &[Node]) {
        let mut jumps = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            if at + 1 == nodes.len() {
                self.emit(node);
                break;
            }
            let split = self.hole();
            self.emit(node);
            jumps.push(self.hole());
            self.ops[split] = Op::Split(self.ops.len());
        }
        for jump in jumps {
            self.ops[jump] = Op::Jump(self.ops.len());
        }
    }

    fn apart(&mut self, node: &Node, op: impl FnOnce(usize) -> Op) {
        let start = self.hole();
        self.emit(node);
        self.ops.push(Op::Accept);
        self.ops[start] = op(self.ops.len());
    }

    fn repeat(&mut self, node: &Node, min: u32, max: u32, kind: Kind) {
        if let Some(test) = single(node) {
            self.ops.push(Op::Run { test, min, max, kind });
            return;
        }
        if kind == Kind::Possessive {
            let start = self.hole();
            self.repeat(node, min, max, Kind::Greedy);
            self.ops.push(Op::Accept);
            self.ops[start] = Op::Atomic { end: self.ops.len() };
            return;
        }
        let slot = self.slots;
        self.slots += 2;
        self.ops.push(Op::Begin(slot));
        let head = self.hole();
        self.emit(node);
        self.ops.push(Op::Jump(head));
        self.ops[head] = Op::Loop { slot, min, max, lazy: kind == Kind::Lazy, exit: self.ops.len() };
    }
}

/// The test of a node that is one character.
fn single(node: &Node) -> Option<Test> {
    match node {
        Node::One(test) => Some(test.clone()),
        Node::Concat(nodes) if nodes.len() == 1 => single(&nodes[0]),
        _ => None,
    }
}
