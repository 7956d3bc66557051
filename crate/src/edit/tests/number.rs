use super::applied;
use crate::edit::{Gesture, edits};
use crate::session::{Options, run};
use crate::view::Columns;

fn number(source: &str, literal: &str, seconds: f64, grain: f64) -> Option<String> {
    let start = source[..source.find(literal).expect("it is in the source")].encode_utf16().count() as u32;
    let gesture = Gesture::Number { start, end: start + literal.encode_utf16().count() as u32, seconds, grain };
    Some(applied(source, &edits(source, &gesture).ok()?.edits))
}

#[test]
fn a_number_snaps_to_sensible_decimals_and_keeps_its_kind() {
    let literal = |old, seconds, grain| number(old, old, seconds, grain);
    assert_eq!(literal("1.5", 1.7349, 0.05).as_deref(), Some("1.75"));
    assert_eq!(literal("1.5", 2.04, 0.1).as_deref(), Some("2.0"));
    assert_eq!(literal("2", 3.02, 0.1).as_deref(), Some("3"));
    assert_eq!(literal("2", 2.48, 0.1).as_deref(), Some("2.5"));
    assert_eq!(literal("1_000", 1234.0, 100.0).as_deref(), Some("1200"));
    assert_eq!(literal("1e-3", 0.0027, 0.0005).as_deref(), Some("0.0025"));
    assert_eq!(literal(".5", 0.3, 0.1).as_deref(), Some("0.3"));
    assert_eq!(literal("1.5", -3.0, 0.1).as_deref(), Some("0.0"));
    assert_eq!(literal("10", 17.0, 5.0).as_deref(), Some("15"));
}

#[test]
fn what_is_no_number_is_left_alone() {
    for old in ["delay", "0x10", "1j", "2 * 3", "-1", "'1'"] {
        assert_eq!(number(old, old, 1.0, 0.1), None, "{old}");
    }
    assert_eq!(number("1.5", "1.5", f64::NAN, 0.1), None);
    assert_eq!(number("1.5", "1.5", 1.0, 0.0), None);
    let behind = Gesture::Number { start: 2, end: 9, seconds: 1.0, grain: 0.1 };
    assert!(edits("1.5", &behind).is_err());
}

#[test]
fn places_are_those_of_the_editor() {
    let source = "名 = '🐍'; x = 1.5  # 1.5\n";
    assert_eq!(number(source, "1.5", 2.0, 0.5).as_deref(), Some("名 = '🐍'; x = 2.0  # 1.5\n"));
}

/// For each deadline of the run that stands in the text: dragged to `seconds`, the run has it there.
fn drag_each(source: &str, seconds: f64) -> Vec<u8> {
    let columns = run(source, &Options::default()).columns();
    let literals = (0..columns.deadline_kind.len()).filter(|&i| columns.deadline_source[i] == 0);
    literals
        .map(|i| {
            let (start, end) = (columns.deadline_span_start[i], columns.deadline_span_end[i]);
            let gesture = Gesture::Number { start, end, seconds, grain: 0.01 };
            let text = applied(source, &edits(source, &gesture).expect("a literal").edits);
            assert_eq!(length_of(&run(&text, &Options::default()).columns(), start), Some(seconds), "{text}");
            columns.deadline_kind[i]
        })
        .collect()
}

/// How long the first deadline takes whose literal is at a place.
fn length_of(columns: &Columns, start: u32) -> Option<f64> {
    let i = columns.deadline_span_start.iter().position(|&place| place == start)?;
    Some(((columns.deadline_at[i] - columns.deadline_from[i]) * 1e9).round() / 1e9)
}

#[test]
fn a_dragged_sleep_call_or_block_takes_as_long_as_was_asked() {
    let source = "
import asyncio, time

async def work(delay):
    await asyncio.sleep(delay)
    time.sleep(0.25)

async def main():
    asyncio.get_running_loop().call_later(0.4, print, 'later')
    await asyncio.gather(work(1.5), work(2))

asyncio.run(main())
";
    assert_eq!(drag_each(source, 0.75), [3, 0, 0, 4, 4]);
}

#[test]
fn a_timeout_can_be_dragged_whether_it_struck_or_not() {
    let source = "
import asyncio

async def main():
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(5)
    except TimeoutError:
        print('late')
    await asyncio.wait_for(asyncio.sleep(0.1), 9)

asyncio.run(main())
";
    assert_eq!(drag_each(source, 0.75), [1, 1, 0]);
}

#[test]
fn a_cancellation_is_dragged_by_the_number_that_led_to_it() {
    let source = "
import asyncio

async def work():
    await asyncio.sleep(9)

async def main():
    first = asyncio.create_task(work())
    second = asyncio.create_task(work())
    asyncio.get_running_loop().call_later(0.3, first.cancel)
    await asyncio.sleep(1.5)
    second.cancel()

asyncio.run(main())
";
    assert_eq!(drag_each(source, 0.5), [0, 2, 2]);
}

#[test]
fn a_number_that_was_computed_says_where() {
    let source = "import asyncio\nbase = 2\nasyncio.run(asyncio.sleep(base * 3))\n";
    let columns = run(source, &Options::default()).columns();
    assert_eq!((&columns.deadline_source[..], columns.deadline_seconds[0]), (&[1][..], 6.0));
    let (start, end) = (columns.deadline_span_start[0] as usize, columns.deadline_span_end[0] as usize);
    assert_eq!(&source[start..end], "base * 3");
}
