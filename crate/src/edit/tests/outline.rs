use crate::edit::Place;
use crate::edit::outline::{JoinKind, Outline, PrimitiveKind, SpawnKind, StepKind, WrapKind, outline};

const PROGRAM: &str = r#"
import asyncio as aio, time
from asyncio import sleep as 睡, gather

slots = aio.Semaphore(2)


async def 下载(name, delay=1.5, *, queue: aio.Queue = None):
    """It loads."""
    async with slots:  # one of two
        await 睡(delay)
        time.sleep(0.25)
        print("loaded", name)
    try:
        await queue.put(name)
    except aio.CancelledError:
        return "no 🐍"
    finally:
        raise ValueError("bad")


class Pool:
    async def work(self, first):
        await first
        value = await 下载("x")


async def main():
    queue = aio.Queue(maxsize=3)
    first = aio.create_task(下载("A", 2, queue=queue), name="first")
    aio.get_running_loop().call_later(1.0, first.cancel)
    await gather(first, 下载("B"), *[])
    a, b = await gather(first, 下载("B"))
    tasks = [aio.create_task(下载(n)) for n in "abc"]
    done, pending = await aio.wait(tasks, timeout=4, return_when=aio.FIRST_COMPLETED)
    async with aio.TaskGroup() as tg, aio.timeout(5):
        tg.create_task(下载("C"))
        x = await 下载("D")
        await 下载("E")
    await aio.wait_for(aio.shield(下载("F")), 3)


aio.run(main())
"#;

fn text(place: Place) -> String {
    let units: Vec<u16> = PROGRAM.encode_utf16().collect();
    String::from_utf16(&units[place.start as usize..place.end as usize]).expect("whole characters")
}

fn program() -> Outline {
    outline(PROGRAM).expect("it parses")
}

#[test]
fn the_coroutines_of_a_program_are_listed_with_their_parameters() {
    let outline = program();
    let names: Vec<&str> = outline.coroutines.iter().map(|coroutine| coroutine.qualified.as_str()).collect();
    assert_eq!(names, ["下载", "Pool.work", "main"]);
    let load = &outline.coroutines[0];
    let parameters: Vec<_> = load.parameters.iter().map(|p| (&p.name.text[..], p.default.as_deref())).collect();
    assert_eq!(parameters, [("name", None), ("delay", Some("1.5")), ("queue", Some("None"))]);
    assert_eq!(load.parameters[2].annotation.as_deref(), Some("aio.Queue"));
    assert!(text(load.body).starts_with("\"\"\"It loads.") && text(load.body).ends_with("(\"bad\")"));
    assert!(load.swallows.is_some() && load.cleans_up.is_some());
    assert!(outline.coroutines[1].is_method && !outline.coroutines[2].is_method);
}

#[test]
fn a_step_says_what_it_means_to_the_loop() {
    let outline = program();
    let steps: Vec<_> = outline.coroutines[0].steps.iter().map(|step| (step.kind, step.depth)).collect();
    use StepKind::*;
    assert_eq!(
        steps,
        [
            (Other, 0),
            (Hold, 0),
            (Sleep, 1),
            (Block, 1),
            (Print, 1),
            (Try, 0),
            (Put, 1),
            (Except, 0),
            (Return, 1),
            (Finally, 0),
            (Raise, 1)
        ]
    );
    let objects: Vec<_> =
        outline.coroutines[0].steps.iter().filter_map(|step| step.object.as_ref().map(|name| &name.text[..])).collect();
    assert_eq!(objects, ["slots", "queue", "CancelledError", "ValueError"]);
    let literals = |index: usize| -> Vec<String> {
        outline.coroutines[0].steps[index].literals.iter().map(|literal| text(literal.span)).collect()
    };
    assert_eq!((literals(3), literals(4)), (vec!["0.25".into()], vec!["\"loaded\"".into(), "name".into()]));
    let kinds: Vec<_> = outline.coroutines[1].steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [Await, Call]);
}

#[test]
fn a_task_is_listed_where_it_is_made() {
    let outline = program();
    let spawns: Vec<_> = outline.spawns.iter().map(|spawn| (spawn.kind, text(spawn.span), spawn.is_many)).collect();
    let expected = [
        (SpawnKind::Create, "aio.create_task(下载(\"A\", 2, queue=queue), name=\"first\")", false),
        (SpawnKind::Member, "下载(\"B\")", false),
        (SpawnKind::Create, "aio.create_task(下载(n))", true),
        (SpawnKind::Group, "tg.create_task(下载(\"C\"))", false),
        (SpawnKind::Member, "下载(\"F\")", false),
        (SpawnKind::Run, "aio.run(main())", false),
    ];
    assert_eq!(spawns, expected.map(|(kind, text, many)| (kind, text.to_owned(), many)));
    assert!(outline.spawns.iter().all(|spawn| spawn.coroutine.is_some()));
    assert_eq!(outline.spawns[0].variable.as_ref().map(|name| &name.text[..]), Some("first"));
    assert_eq!(outline.spawns[0].name.as_ref().map(|name| &name.value[..]), Some("first"));
}

#[test]
fn a_join_knows_its_members() {
    let outline = program();
    let joins: Vec<_> = outline.joins.iter().map(|join| (join.kind, join.members.len(), join.is_open)).collect();
    let expected = [
        (JoinKind::Gather, 0, false),
        (JoinKind::Gather, 2, true),
        (JoinKind::WaitFirst, 1, false),
        (JoinKind::TaskGroup, 1, true),
        (JoinKind::Sequence, 2, true),
    ];
    assert_eq!(joins, expected);
    let gather = &outline.joins[1];
    assert_eq!(gather.members.iter().map(|member| member.spawn).collect::<Vec<_>>(), [Some(0), Some(1)]);
    assert_eq!(outline.joins[2].timeout.as_ref().map(|timeout| &timeout.value[..]), Some("4"));
}

#[test]
fn wraps_cancellations_and_what_is_shared_are_listed() {
    let outline = program();
    let wraps: Vec<_> = outline.wraps.iter().map(|wrap| (wrap.kind, text(wrap.inner))).collect();
    assert_eq!(wraps[1], (WrapKind::WaitFor, "aio.shield(下载(\"F\"))".to_owned()));
    assert_eq!(wraps[2], (WrapKind::Shield, "下载(\"F\")".to_owned()));
    assert_eq!((wraps[0].0, wraps.len()), (WrapKind::Timeout, 3));
    let cancel = &outline.cancels[0];
    assert_eq!(
        (&cancel.variable.text[..], text(cancel.seconds.as_ref().expect("a time").span)),
        ("first", "1.0".into())
    );
    let primitives: Vec<_> =
        outline.primitives.iter().map(|primitive| (primitive.kind, text(primitive.span))).collect();
    assert_eq!(primitives[0], (PrimitiveKind::Semaphore, "aio.Semaphore(2)".to_owned()));
    assert_eq!(primitives[1], (PrimitiveKind::Queue, "aio.Queue(maxsize=3)".to_owned()));
}

#[test]
fn a_broken_text_has_no_outline() {
    assert_eq!(outline("async def f(:\n"), None);
    assert!(outline("").is_some_and(|outline| outline.coroutines.is_empty()));
}
