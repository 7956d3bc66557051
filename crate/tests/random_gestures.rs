//! A random walk of gestures over many programs: no gesture breaks a text, none loses a comment.

mod common;

use std::collections::BTreeMap;
use std::env;

use common::Program;
use loopscope::edit::outline::{JoinKind, Outline, WrapKind};
use loopscope::edit::{
    Gesture, NewStep, Outcome, Place, RefusalKind, StepPlace, TaskCode, TaskPlace, TextEdit, edits, outline,
};
use loopscope::session::{Options, Session};
use loopscope::syntax;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

/// Gestures on one program before the walk goes on to the next.
const STRIDE: usize = 10;

#[test]
fn a_short_random_walk_breaks_no_text_and_loses_no_comment() {
    walk(&common::all_programs(), 400, 7);
}

/// `cargo test -p loopscope --test random_gestures -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn a_long_random_walk_breaks_no_text_and_loses_no_comment() {
    let seed = env::var("LOOPSCOPE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    walk(&common::all_programs(), 10_000, seed);
}

fn walk(programs: &[Program], gestures: usize, seed: u64) {
    let mut random = Random(seed);
    let (mut made, mut refused) = (0, 0);
    let mut kinds: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut failures = Vec::new();
    while made + refused < gestures {
        let Program { name, source, .. } = &programs[random.below(programs.len())];
        let Some(mut text) = laid_out(source, &mut random) else { continue };
        for _ in 0..STRIDE {
            let Some(gesture) = outline(&text).and_then(|outline| gesture(&mut random, &outline)) else { break };
            let kind = format!("{gesture:?}").split(' ').next().unwrap_or_default().to_owned();
            let counts = kinds.entry(kind).or_default();
            match edits(&text, &gesture) {
                Ok(change) => {
                    made += 1;
                    counts[0] += 1;
                    let after = applied(&text, &change.edits);
                    if let Err(fault) = check(&text, &after, &change.edits) {
                        failures
                            .push(format!("{}: {fault}\n{gesture:?}\n--- before\n{text}\n--- after\n{after}", name));
                        break;
                    }
                    text = after;
                }
                Err(refusal) if refusal.reason == RefusalKind::Unsure => {
                    failures.push(format!("{}: unsure\n{gesture:?}\n--- before\n{text}", name));
                    break;
                }
                Err(_) => {
                    refused += 1;
                    counts[1] += 1;
                }
            }
        }
    }
    println!("{made} made, {refused} refused: {kinds:?}");
    let shown: Vec<&str> = failures.iter().take(8).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures, among them\n{}", failures.len(), shown.join("\n==========\n"));
    assert!(made > gestures / 3, "only {made} of {gestures} could be made");
}

/// The program, if it is one, now and then with tabs, two blanks, or the line endings of another system.
fn laid_out(text: &str, random: &mut Random) -> Option<String> {
    let has_texts = text.contains("\"\"\"") || text.contains("'''") || text.contains('\\');
    let other = match random.below(6) {
        0 if !has_texts => text.replace("    ", "\t"),
        1 if !has_texts => text.replace("    ", "  "),
        2 if !has_texts => text.replace('\n', "\r\n"),
        3 => text.trim_end().to_owned(),
        _ => text.to_owned(),
    };
    [other, text.to_owned()].into_iter().find(|text| is_sound(text))
}

fn check(before: &str, after: &str, changes: &[TextEdit]) -> Result<(), String> {
    if !is_sound(after) {
        return Err("is no program any more".to_owned());
    }
    let mut kept = comments(after).into_iter();
    if let Some(lost) = comments(before).into_iter().find(|comment| !kept.any(|other| other == *comment)) {
        return Err(format!("lost {lost}"));
    }
    if !changes.windows(2).all(|pair| pair[0].end < pair[1].start) {
        return Err("the edits are not ascending and apart".to_owned());
    }
    if undone(before, after, changes) != before {
        return Err("can't be undone".to_owned());
    }
    Ok(())
}

fn comments(text: &str) -> Vec<String> {
    let parsed = syntax::parse_with_tokens(text).expect("it parses");
    let comments = parsed.tokens().iter().filter(|token| token.kind() == TokenKind::Comment);
    let mut texts: Vec<String> = comments.map(|token| text[token.range()].trim_end().to_owned()).collect();
    texts.sort();
    texts
}

fn is_sound(text: &str) -> bool {
    Session::new(text, &Options::default()).finish().overview().problems.is_empty()
}

fn applied(text: &str, changes: &[TextEdit]) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for edit in changes.iter().rev() {
        units.splice(edit.start as usize..edit.end as usize, edit.text.encode_utf16());
    }
    String::from_utf16(&units).expect("whole characters")
}

/// The text before, made of the one after by the inverse edits.
fn undone(before: &str, after: &str, changes: &[TextEdit]) -> String {
    let old: Vec<u16> = before.encode_utf16().collect();
    let mut shift = 0i64;
    let inverse = changes.iter().map(|edit| {
        let start = (i64::from(edit.start) + shift) as u32;
        let length = edit.text.encode_utf16().count() as u32;
        shift += i64::from(length) - i64::from(edit.end - edit.start);
        let text = String::from_utf16(&old[edit.start as usize..edit.end as usize]).expect("whole characters");
        TextEdit { start, end: start + length, text }
    });
    applied(after, &inverse.collect::<Vec<_>>())
}

// What to do --------------------------------------------------------------------------------------------------------

fn gesture(random: &mut Random, outline: &Outline) -> Option<Gesture> {
    (0..40).find_map(|_| attempt(random, outline))
}

fn attempt(random: &mut Random, outline: &Outline) -> Option<Gesture> {
    let kinds = [
        JoinKind::Sequence,
        JoinKind::Gather,
        JoinKind::GatherExceptions,
        JoinKind::TaskGroup,
        JoinKind::WaitAll,
        JoinKind::WaitFirst,
        JoinKind::WaitException,
        JoinKind::AsCompleted,
    ];
    let coroutine = random.pick(&outline.coroutines);
    let spawn = random.pick(&outline.spawns).map(|spawn| spawn.span);
    let join = random.pick(&outline.joins).map(|join| join.span);
    let step = coroutine.and_then(|coroutine| random.pick(&coroutine.steps));
    let seconds = [0.5, 1.0, 2.25][random.below(3)];
    Some(match random.below(24) {
        0 => Gesture::Value {
            at: random.pick(&step?.literals)?.span,
            value: ["3", "0.5", "新", "x # y"][random.below(4)].into(),
        },
        1 | 2 => Gesture::AddTask { code: code(random, outline)?, place: TaskPlace::Join { join: join? } },
        3 => {
            let within = coroutine.map(|coroutine| coroutine.span).filter(|_| random.below(2) == 0);
            let place = match random.below(2) {
                0 => TaskPlace::Own { within },
                _ => TaskPlace::NewJoin { join: kinds[random.below(8)], within },
            };
            Gesture::AddTask { code: code(random, outline)?, place }
        }
        4 => Gesture::DuplicateTask { task: spawn? },
        5 => Gesture::SeparateTask { task: spawn? },
        6 => Gesture::RenameTask { task: spawn?, name: "任务 \"1\"".into() },
        7 => {
            let names = ["neu", "名字", "asyncio", "2x", "result"];
            Gesture::Rename { at: name(random, outline)?, name: names[random.below(5)].into() }
        }
        8 => Gesture::DeleteTask { task: spawn? },
        9 | 10 => Gesture::AddStep {
            coroutine: coroutine?.span,
            at: step_place(random, step?.span),
            step: new_step(random, outline)?,
        },
        11 => Gesture::RemoveStep { step: step?.span },
        12 => {
            let to = random.pick(&coroutine?.steps)?.span;
            Gesture::MoveStep { step: step?.span, at: step_place(random, to) }
        }
        13 | 14 => {
            let outcome = match random.below(6) {
                0 => Outcome::Returns { value: "42".into() },
                1 => Outcome::Raises { exception: "ValueError".into(), text: "it's".into() },
                2 | 3 => Outcome::Swallows { on: random.below(2) == 0 },
                _ => Outcome::CleansUp { on: random.below(2) == 0 },
            };
            Gesture::SetOutcome { coroutine: coroutine?.span, outcome }
        }
        15 => {
            let (task, by) = (spawn?, random.pick(&outline.spawns)?.span);
            if random.below(2) == 0 { Gesture::AwaitTask { task, by } } else { Gesture::CancelTask { task, by } }
        }
        16 => Gesture::Disconnect { step: step?.span },
        17 => {
            let body = coroutine?.body;
            let at = [spawn, step.map(|step| step.span), Some(body)][random.below(3)]?;
            let wrap = [WrapKind::WaitFor, WrapKind::Timeout, WrapKind::Shield][random.below(3)];
            Gesture::Wrap { at, wrap, seconds }
        }
        18 => Gesture::Unwrap { wrap: random.pick(&outline.wraps)?.span },
        19 | 20 => Gesture::SwitchJoin { join: join?, to: kinds[random.below(8)] },
        21 => match random.below(2) {
            0 => Gesture::Limit { coroutine: coroutine?.span, slots: 2 },
            _ => Gesture::Unlimit { primitive: random.pick(&outline.primitives)?.span },
        },
        22 => Gesture::CancelAt { task: spawn?, seconds },
        _ => {
            let size = (random.below(2) == 0).then_some(3);
            Gesture::Resize { primitive: random.pick(&outline.primitives)?.span, size }
        }
    })
}

fn code(random: &mut Random, outline: &Outline) -> Option<TaskCode> {
    if random.below(2) == 0 {
        return Some(TaskCode::New { name: ["fetch", "下载", "main"][random.below(3)].into(), seconds: 1.5 });
    }
    let coroutine = random.pick(&outline.coroutines)?;
    let values = vec!["1"; coroutine.parameters.len()];
    Some(TaskCode::Existing { coroutine: coroutine.span, arguments: values.join(", ") })
}

fn step_place(random: &mut Random, step: Place) -> StepPlace {
    match random.below(3) {
        0 => StepPlace::Before { step },
        1 => StepPlace::After { step },
        _ => StepPlace::End,
    }
}

fn new_step(random: &mut Random, outline: &Outline) -> Option<NewStep> {
    let primitive = random.pick(&outline.primitives).map(|primitive| primitive.span).filter(|_| random.below(2) == 0);
    let coroutine = random.pick(&outline.coroutines)?.span;
    Some(match random.below(11) {
        0 => NewStep::Sleep { seconds: 0.5 },
        1 => NewStep::Print { text: "it's \"done\"\n".into() },
        2 => NewStep::Block { seconds: 1.0 },
        3 => NewStep::Hold { primitive, slots: Some(2).filter(|_| random.below(2) == 0), seconds: 1.0 },
        4 => NewStep::Put { queue: primitive, value: "(1, 2)".into() },
        5 => NewStep::Get { queue: primitive },
        6 => NewStep::EventWait { event: primitive },
        7 => NewStep::EventSet { event: primitive },
        8 => NewStep::Call { coroutine, arguments: "1, x=2".into() },
        9 => NewStep::Raise { exception: "ValueError".into(), text: "bad".into() },
        _ => NewStep::Return { value: "[1]".into() },
    })
}

fn name(random: &mut Random, outline: &Outline) -> Option<Place> {
    let coroutine = random.pick(&outline.coroutines)?;
    let names: Vec<Place> = match random.below(4) {
        0 => outline.spawns.iter().filter_map(|spawn| spawn.variable.as_ref()).map(|name| name.span).collect(),
        1 => coroutine.parameters.iter().map(|parameter| parameter.name.span).collect(),
        2 => coroutine
            .steps
            .iter()
            .flat_map(|step| step.variable.iter().chain(&step.object))
            .map(|name| name.span)
            .collect(),
        _ => vec![coroutine.name.span],
    };
    random.pick(&names).copied()
}

/// The same numbers for the same seed: splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        (!items.is_empty()).then(|| &items[self.below(items.len())])
    }
}
