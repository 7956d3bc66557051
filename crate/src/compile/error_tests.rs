//! Programs with an error in them, and what CPython 3.14 says of each.

use super::symbol::Interner;
use super::{Options, compile};
use crate::syntax::Lines;

/// One program after another, each with CPython's verdict before it.
const PROGRAMS: &str = include_str!("samples/errors.txt");

fn verdict(source: &str) -> String {
    match compile(source, &mut Interner::default(), Options::default()) {
        Ok(_) => "fine".into(),
        Err(error) => {
            let line = Lines::new(source).line(error.span.start);
            // What was meant by a misspelt keyword, CPython says in its traceback only.
            let message = if error.kind == "misspelt-keyword" { "invalid syntax" } else { &error.message };
            format!("{} on line {line}: {message}", error.exception())
        }
    }
}

#[test]
fn errors_are_in_the_words_of_cpython_and_on_its_line() {
    let mut wrong = Vec::new();
    for program in PROGRAMS.split("====\n") {
        let (expected, source) = program.split_once('\n').expect("a verdict and a program");
        let found = verdict(source);
        if found != expected {
            wrong.push(format!("{source}expected {expected}\n   found {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn message(source: &str) -> String {
    compile(source, &mut Interner::default(), Options::default()).err().map_or("fine".into(), |error| error.message)
}

#[test]
fn a_misspelt_keyword_is_named() {
    assert_eq!(message("asycn def f():\n    pass\n"), "invalid syntax. Did you mean 'async'?");
    assert_eq!(message("def f():\n    retrun 1\n\nf()\n"), "invalid syntax. Did you mean 'return'?");
    assert_eq!(message("for i in x:\n    improt os\n"), "invalid syntax. Did you mean 'import'?");
    assert_eq!(message("foo bar\n"), "invalid syntax");
}

#[test]
fn full_width_punctuation_is_named_with_what_was_meant() {
    let error = compile("print（1）", &mut Interner::default(), Options::default()).unwrap_err();
    assert_eq!((error.kind, error.message.as_str()), ("invalid-character", "invalid character '（' (U+FF08)"));
    assert_eq!(error.args, ["（", "U+FF08", "("]);
    assert_eq!((error.span.start, error.span.end), (5, 8));
}

#[test]
fn every_way_to_write_a_file_is_read() {
    for source in [
        "\u{feff}x = 1\n",
        "x = 1\r\nif x:\r\n\ty = 2\r\n",
        "x = 1",
        "",
        "\n\n",
        "# only this",
        "变量 = '值'\nprint(变量)\n",
        "x = 1\rprint(x)\r",
    ] {
        assert_eq!(verdict(source), "fine", "{source:?}");
    }
}

#[test]
fn what_this_engine_lacks_is_refused_by_name() {
    let unsupported = |source: &str| {
        let error = compile(source, &mut Interner::default(), Options::default()).unwrap_err();
        (error.kind, error.args)
    };
    assert_eq!(unsupported("x = t'{a}'"), ("unsupported", vec!["template strings".into()]));
    assert_eq!(unsupported("x = '\\N{BULLET}'"), ("unsupported", vec!["character names".into()]));
}

#[test]
fn no_text_makes_the_parser_panic() {
    let pieces = [
        "(", ")", "[", "]", "{", "}", "f'", "'", "\"", "{x", ":", "=", "\n", "\n  ", "\t", "\\", "if", "for", "in",
        "*", ",", "x", "1", "lambda", "@", "é", "，", "\0", "\r",
    ];
    let mut state = 1u64;
    let mut next = |bound: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % bound
    };
    for _ in 0..3000 {
        let text: String = (0..next(20)).map(|_| pieces[next(pieces.len())]).collect();
        let _ = verdict(&text);
    }
}
