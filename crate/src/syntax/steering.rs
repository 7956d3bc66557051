//! Comments that steer the simulated network: how long a host takes, when it fails, what it answers.
//!
//! ```text
//! # loopscope: latency PLACE DURATION
//! # loopscope: fail PLACE [STATUS] [first N | after N]
//! # loopscope: reply PLACE JSON
//! ```
//!
//! A place is a host, with a path or not (`api.example.com`, `api.example.com/users`), or `*` for all. A duration has its
//! unit: `0.5s`, `200ms`. They are comments, so the program's text runs anywhere.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use super::{Error, Span};

/// What one comment says of the requests to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub place: String,
    pub effect: Effect,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// They take so many seconds. The span is that of the number, when it is written in seconds.
    Latency(f64, Option<Span>),
    /// They fail, those that the window lets: with this status, or without a connection.
    Fail(Option<u32>, Window),
    /// They are answered with this JSON text.
    Reply(String),
}

/// Which of the requests to a place, in the order in which they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    All,
    First(u32),
    After(u32),
}

const MARK: &str = "loopscope:";

/// The rules of a program that parses. Errors: a comment that begins as a rule does and is none.
pub fn rules(source: &str) -> Result<Vec<Rule>, Error> {
    if !source.to_ascii_lowercase().contains(MARK) {
        return Ok(Vec::new());
    }
    let parsed = parse_unchecked(source, ParseOptions::from(Mode::Module));
    let comments = parsed.tokens().iter().filter(|token| token.kind() == TokenKind::Comment);
    comments.filter_map(|comment| rule(source, comment.range().into()).transpose()).collect()
}

/// The rule that a comment is, if it is one.
fn rule(source: &str, comment: Span) -> Result<Option<Rule>, Error> {
    let text = comment.text(source).trim_start_matches('#').trim_start();
    match text.get(..MARK.len()) {
        Some(mark) if mark.eq_ignore_ascii_case(MARK) => {}
        _ => return Ok(None),
    }
    let body = text[MARK.len()..].trim();
    let (verb, rest) = word(body);
    let (place, rest) = word(rest);
    let effect = match verb {
        "latency" => latency(rest, comment.start + comment.text(source).trim_end().len() as u32),
        "fail" => fail(rest),
        "reply" => reply(rest),
        _ => None,
    };
    match effect {
        Some(effect) if is_place(place) => Ok(Some(Rule { place: place.to_ascii_lowercase(), effect })),
        _ => Err(malformed(verb, comment)),
    }
}

/// The first word, and what follows.
fn word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim_start())
}

/// No scheme: `https://` is the same place as `http://`.
fn is_place(place: &str) -> bool {
    !place.is_empty() && !place.contains("://")
}

/// `end` is where the text ends in the source.
fn latency(text: &str, end: u32) -> Option<Effect> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s')?, 1.0),
    };
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds = number.parse::<f64>().ok().filter(|_| plain)? * unit;
    let span = (unit == 1.0).then(|| Span::new(end - text.len() as u32, end - 1));
    Some(Effect::Latency(seconds, span))
}

fn fail(text: &str) -> Option<Effect> {
    let mut words = text.split_whitespace().peekable();
    let status = words.next_if(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let status = match status.map(str::parse) {
        Some(Ok(status @ 400..=599)) => Some(status),
        Some(_) => return None,
        None => None,
    };
    let window = match words.next() {
        None => Window::All,
        Some("first") => Window::First(words.next()?.parse().ok()?),
        Some("after") => Window::After(words.next()?.parse().ok()?),
        Some(_) => return None,
    };
    words.next().is_none().then_some(Effect::Fail(status, window))
}

fn reply(text: &str) -> Option<Effect> {
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    Some(Effect::Reply(text.to_owned()))
}

fn malformed(verb: &str, comment: Span) -> Error {
    let (kind, form) = match verb {
        "latency" => ("steering-latency", "latency HOST[/PATH] DURATION', for example '# loopscope: latency api.example.com 0.5s"),
        "fail" => (
            "steering-fail",
            "fail HOST[/PATH] [STATUS] [first N | after N]', for example '# loopscope: fail api.example.com 503 first 2",
        ),
        "reply" => ("steering-reply", "reply HOST[/PATH] JSON', for example '# loopscope: reply api.example.com/users/1 {\"id\": 1}"),
        _ => {
            let message = format!("there is no '{verb}' for the simulated network: a '# loopscope:' comment says latency, fail or reply");
            return Error::new("steering", message, comment).with(verb);
        }
    };
    Error::new(kind, format!("this comment for the simulated network must read '# loopscope: {form}'"), comment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(source: &str) -> Vec<(String, Effect)> {
        rules(source).expect("rules").into_iter().map(|rule| (rule.place, rule.effect)).collect()
    }

    fn kind(comment: &str) -> &'static str {
        rules(&format!("import x\n{comment}\n")).expect_err(comment).kind
    }

    #[test]
    fn a_latency_knows_its_number_in_the_text() {
        let source = "x = 1  # loopscope: latency API.example.com/users 0.5s\n";
        let [(place, Effect::Latency(seconds, Some(span)))] = &effects(source)[..] else { panic!("one latency") };
        assert_eq!((place.as_str(), *seconds, span.text(source)), ("api.example.com/users", 0.5, "0.5"));
        assert_eq!(effects("#loopscope: latency * 200ms")[0].1, Effect::Latency(0.2, None));
    }

    #[test]
    fn a_failure_has_a_status_or_none_and_a_window_or_none() {
        let fail = |text: &str| effects(&format!("# loopscope: fail a.com{text}"))[0].1.clone();
        assert_eq!(fail(""), Effect::Fail(None, Window::All));
        assert_eq!(fail(" 503"), Effect::Fail(Some(503), Window::All));
        assert_eq!(fail(" first 2"), Effect::Fail(None, Window::First(2)));
        assert_eq!(fail(" 429 after 3"), Effect::Fail(Some(429), Window::After(3)));
    }

    #[test]
    fn a_reply_is_any_json() {
        assert_eq!(effects("# loopscope: reply a.com/x {\"a\": [1, null]}")[0].1, Effect::Reply("{\"a\": [1, null]}".into()));
    }

    #[test]
    fn what_is_no_rule_is_said_to_be_none() {
        for comment in ["latency a.com", "latency a.com 5", "latency a.com -1s", "latency a.com fast", "latency https://a.com 1s"] {
            assert_eq!(kind(&format!("# loopscope: {comment}")), "steering-latency");
        }
        for comment in ["fail", "fail a.com 200", "fail a.com first", "fail a.com 503 sometimes", "fail a.com 503 first 2 3"] {
            assert_eq!(kind(&format!("# loopscope: {comment}")), "steering-fail");
        }
        assert_eq!(kind("# loopscope: reply a.com hello"), "steering-reply");
        assert_eq!(kind("# Loopscope: slow a.com"), "steering");
        assert_eq!(kind("# loopscope:"), "steering");
    }

    #[test]
    fn only_comments_count() {
        assert_eq!(effects("s = '# loopscope: slow'\n# made with loopscope\n# see loopscope: no, it is named first\n"), []);
    }
}
