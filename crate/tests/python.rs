//! Every program in `tests/python`, and in the corpus, does what CPython did: it prints the same lines at the same times from the
//! same tasks, ends alike, and its loop runs the same handles in the same turns.
//!
//! `tests/python/pending.txt` lists the programs that need what is not there yet. A test of its own keeps the list short.

mod common;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use libtest_mimic::{Arguments, Failed, Trial};
use loopscope::record;
use serde_json::{Value as Json, json};

use common::Program;

fn main() {
    let pending = common::pending();
    let (waiting, ready): (Vec<Program>, Vec<Program>) =
        common::all_programs().into_iter().partition(|program| pending.contains(&program.name));
    let names: Vec<String> = waiting.iter().map(|program| program.name.clone()).collect();
    let strangers: Vec<String> = pending.into_iter().filter(|name| !names.contains(name)).collect();
    let mut trials: Vec<Trial> = ready.into_iter().map(trial).collect();
    trials.push(Trial::test("pending__list_only_shrinks", move || list_only_shrinks(waiting, strangers)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn trial(program: Program) -> Trial {
    Trial::test(program.name.clone(), move || compare(&program).map_err(Failed::from))
}

/// Each program on the list still differs, and is there (the corpus may be away).
fn list_only_shrinks(waiting: Vec<Program>, strangers: Vec<String>) -> Result<(), Failed> {
    if !common::corpus().is_empty() && !strangers.is_empty() {
        return Err(format!("pending.txt names programs that are not there: {}", strangers.join(", ")).into());
    }
    let passes = |program: &Program| matches!(catch_unwind(AssertUnwindSafe(|| compare(program))), Ok(Ok(())));
    let passing: Vec<String> = waiting.into_iter().filter(passes).map(|program| program.name).collect();
    if passing.is_empty() { Ok(()) } else { Err(format!("take these off pending.txt, they pass: {}", passing.join(" ")).into()) }
}

fn compare(program: &Program) -> Result<(), String> {
    let expected = fs::read_to_string(program.path.with_extension("expected.json"))
        .map_err(|error| format!("its expected result: {error} (tests/python/refresh makes it)"))?;
    let expected: Json = serde_json::from_str(&expected).map_err(|error| error.to_string())?;
    let run = program.run();
    let problems = run.overview().problems;
    if let Some(problem) = problems.first() {
        return Err(format!("it was rejected: line {}: {}", problem.range.line, problem.message));
    }
    let mut got = record::records(run.view.trace(), true);
    let end = got.pop().unwrap_or(Json::Null);
    let (handles, got): (Vec<Json>, Vec<Json>) = got.into_iter().partition(|record| record.get("sched").is_some());

    // With deadlines in whole nanoseconds, as here.
    let (records, expected_end) = match expected.get("rounded") {
        Some(Json::Array(records)) => (records.clone(), &expected["end"]),
        Some(rounded) if rounded.is_object() => (list(&rounded["records"]), rounded.get("end").unwrap_or(&expected["end"])),
        _ => (list(&expected["records"]), &expected["end"]),
    };
    same_lines("What is printed", &printed(&records), &printed(&got))?;
    same_lines("The end", &fields(expected_end), &fields(&end))?;
    if let Some(schedule) = expected.get("schedule") {
        let handles: Vec<String> = handles.iter().map(handle).collect();
        same_lines("The schedule", &list(schedule).iter().map(row).collect::<Vec<_>>(), &handles)?;
    }
    same_lines("Standard error (in alphabetical order)", &complaints(&records), &complaints(&got))
}

fn list(json: &Json) -> Vec<Json> {
    json.as_array().cloned().unwrap_or_default()
}

fn printed(records: &[Json]) -> Vec<String> {
    records.iter().filter(|record| record.get("text").is_some()).map(line).collect()
}

/// A printed line with all that is known of it.
fn line(record: &Json) -> String {
    let more = ["parts", "partial", "thread"].iter().filter_map(|key| {
        // Addresses in pieces are not replaced.
        let compared = record.get("norm").is_none() || *key != "parts";
        record.get(key).filter(|_| compared).map(|value| format!("  {key}: {value}"))
    });
    // CPython writes a clock that was set to an int as one.
    format!("{:?} {} {}{}", record["t"].as_f64().unwrap_or_default(), record["task"], record["text"], more.collect::<String>())
}

/// What went to standard error. When it appears depends on CPython's garbage collection, so only what it is counts.
fn complaints(records: &[Json]) -> Vec<String> {
    let of = |record: &Json| Some(format!("{} {}", record.get("stderr")?, record.get("exc").unwrap_or(&Json::Null)));
    let mut complaints: Vec<String> = records.iter().filter_map(of).collect();
    complaints.sort();
    complaints
}

fn fields(end: &Json) -> Vec<String> {
    end.as_object().into_iter().flatten().map(|(key, value)| format!("{key}: {value}")).collect()
}

/// A handle as the expected results have it.
fn handle(record: &Json) -> String {
    let mut row = json!([record["it"], record["t"], record["kind"], record["task"]]);
    if let (Some(callback), Some(row)) = (record.get("cb"), row.as_array_mut()) {
        row.push(callback.clone());
    }
    row.to_string()
}

/// A row of the expected schedule, with its time as a float.
fn row(expected: &Json) -> String {
    let mut row = expected.clone();
    row[1] = json!(expected[1].as_f64());
    row.to_string()
}

/// Fails with the first difference, after the lines before it.
fn same_lines(what: &str, expected: &[String], got: &[String]) -> Result<(), String> {
    let Some(first) = (0..expected.len().max(got.len())).find(|&n| expected.get(n) != got.get(n)) else { return Ok(()) };
    let mut message = vec![format!("{what} differs at {} (- CPython, + here):", first + 1)];
    message.extend(expected[first.saturating_sub(4)..first].iter().map(|line| format!("    {line}")));
    let some = |lines: &[String], sign: &str| -> Vec<String> {
        let shown = lines.iter().skip(first).take(3).map(|line| format!("  {sign} {line}"));
        let nothing = (lines.len() <= first).then(|| format!("  {sign} (nothing more)"));
        shown.chain(nothing).collect()
    };
    message.extend(some(expected, "-"));
    message.extend(some(got, "+"));
    Err(message.join("\n"))
}
