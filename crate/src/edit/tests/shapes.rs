//! One program in five shapes, and what gestures on them are tested with.

use crate::edit::outline::{Coroutine, Join, Outline, Spawn, outline};
use crate::edit::{Change, Gesture, Place, Refusal, TextEdit, edits};
use crate::session::{Options, run};
use crate::syntax;

const PLAIN: &str = r#"import asyncio


async def fetch(name, delay):
    print(name, "starts")
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def main():
    a, b = await asyncio.gather(fetch("A", 1), fetch("B", 2))
    print(a, b)


asyncio.run(main())
"#;

const COMMENTED: &str = r#"#!/usr/bin/env python3
"""Two at once."""
import asyncio  # the library

# What is fetched.
async def fetch(name, delay,   # its arguments
                ):
    """Fetches."""
    print( name , "starts" ); await asyncio.sleep( delay )  # waits
    # and then
    print(name, "ends")
    return (name)   # its name

async def main():

    # Both, please.
    a, b = await asyncio.gather(
        fetch("A", 1),  # quick
        # slow
        fetch("B", 2),
    )  # done

    print(a, b)  # the end
if __name__ == "__main__": asyncio.run(main())  # go
# That is all."#;

const CHINESE: &str = "from asyncio import gather, run, sleep\n\n\nasync def 下载(名字, 秒):\n\tprint(名字, 'starts')\n\tawait sleep(秒)\n\tprint(名字, 'ends')\n\treturn 名字\n\n\nasync def 主():\n\t甲, 乙 = await gather(下载('A', 1), 下载('B', 2))\n\tprint(甲, 乙)  # 🐍\n\n\nrun(主())\n";

const NESTED: &str = r#"import asyncio


def start():
    async def main():
        async def fetch(name, delay):
            try:
                print(name, "starts")
                if delay:
                    await asyncio.sleep(delay)
            finally:
                print(name, "ends")
            return name

        if True:
            a, b = await asyncio.gather(
                fetch("A", delay=1),
                fetch(
                    "B",
                    delay=2,
                ))
            print(a, b)

    asyncio.run(main())


start()
"#;

const WINDOWS: &str = "import asyncio as aio, time\r\n\r\nasync def fetch(name, delay=1):\r\n  print(name, 'starts')\r\n  await aio.sleep(delay)\r\n  print(name, 'ends'); return name\r\n\r\nasync def main():\r\n  a, b = await aio.gather(fetch('A'), fetch('B', delay=2)); print(a, b)\r\n\r\naio.run(main())\r\n";

pub const SHAPES: [&str; 5] = [PLAIN, COMMENTED, CHINESE, NESTED, WINDOWS];

/// A program, and what its outline says of it.
#[derive(Clone)]
pub struct Shape {
    pub text: String,
    pub outline: Outline,
}

impl Shape {
    pub fn new(text: &str) -> Shape {
        Shape { text: text.to_owned(), outline: outline(text).unwrap_or_else(|| panic!("it parses:\n{text}")) }
    }

    /// The coroutine that the tasks run, and that which makes them.
    pub fn worker(&self) -> &Coroutine {
        let names = ["fetch", "下载"];
        self.outline.coroutines.iter().find(|coroutine| names.contains(&&coroutine.name.text[..])).expect("a worker")
    }

    pub fn main(&self) -> &Coroutine {
        let names = ["main", "主"];
        self.outline.coroutines.iter().find(|coroutine| names.contains(&&coroutine.name.text[..])).expect("a main")
    }

    pub fn join(&self) -> &Join {
        self.outline.joins.first().expect("a join")
    }

    /// The task whose coroutine is called with this text.
    pub fn task(&self, argument: &str) -> &Spawn {
        let has = |spawn: &&Spawn| spawn.literals.iter().any(|literal| literal.value == argument);
        self.outline.spawns.iter().find(has).unwrap_or_else(|| panic!("no task {argument}:\n{}", self.text))
    }

    pub fn at(&self, needle: &str) -> Place {
        let byte = self.text.find(needle).unwrap_or_else(|| panic!("no {needle}:\n{}", self.text));
        let unit = |byte: usize| self.text[..byte].encode_utf16().count() as u32;
        Place { start: unit(byte), end: unit(byte + needle.len()) }
    }

    pub fn slice(&self, place: Place) -> String {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        String::from_utf16(&units[place.start as usize..place.end as usize]).expect("whole characters")
    }

    pub fn refusal(&self, gesture: Gesture) -> Refusal {
        edits(&self.text, &gesture).expect_err("it can't be made")
    }

    /// The program after a gesture, which must be sound, have all comments, and give the bytes back when undone.
    pub fn after(&self, gesture: Gesture) -> Shape {
        self.changed(gesture).0
    }

    pub fn changed(&self, gesture: Gesture) -> (Shape, Change) {
        let change =
            edits(&self.text, &gesture).unwrap_or_else(|refusal| panic!("{refusal:?}\n{gesture:?}\n{}", self.text));
        let text = super::applied(&self.text, &change.edits);
        assert_eq!(super::applied(&text, &inverse(&self.text, &change.edits)), self.text);
        let mut kept = comments(&text).into_iter();
        for comment in comments(&self.text) {
            assert!(kept.any(|other| other == comment), "lost {comment}:\n{text}");
        }
        (Shape::new(&text), change)
    }

    /// What the program prints, with the virtual time before each line; errors that end it come last.
    pub fn printed(&self) -> Vec<String> {
        let run = run(&self.text, &Options::default());
        let overview = run.overview();
        assert!(overview.problems.is_empty(), "{:?}\n{}", overview.problems, self.text);
        let outputs = overview.outputs.iter().filter(|output| !output.report && !output.stderr);
        let mut lines: Vec<String> = outputs.map(|output| format!("{} {}", output.t, output.text.trim_end())).collect();
        if overview.end.kind != crate::view::EndKind::Ok {
            lines.push(format!("{:?}", overview.end.kind));
        }
        lines
    }
}

pub fn shapes() -> impl Iterator<Item = Shape> {
    SHAPES.iter().map(|text| Shape::new(text))
}

pub fn comments(text: &str) -> Vec<String> {
    let parsed = syntax::parse_with_tokens(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let is_comment =
        |token: &&ruff_python_ast::token::Token| token.kind() == ruff_python_ast::token::TokenKind::Comment;
    let comments = parsed.tokens().iter().filter(is_comment);
    let mut texts: Vec<String> =
        comments.map(|token| text[ruff_text_size::Ranged::range(token)].trim_end().to_owned()).collect();
    texts.sort();
    texts
}

/// The edits that lead back.
fn inverse(before: &str, edits: &[TextEdit]) -> Vec<TextEdit> {
    let old: Vec<u16> = before.encode_utf16().collect();
    let mut shift = 0i64;
    edits
        .iter()
        .map(|edit| {
            let start = (i64::from(edit.start) + shift) as u32;
            let length = edit.text.encode_utf16().count() as u32;
            shift += i64::from(length) - i64::from(edit.end - edit.start);
            let text = String::from_utf16(&old[edit.start as usize..edit.end as usize]).expect("whole characters");
            TextEdit { start, end: start + length, text }
        })
        .collect()
}
