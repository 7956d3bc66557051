//! What a reader builds by hand, one gesture after another.

use super::shapes::Shape;
use crate::edit::outline::{JoinKind, StepKind, WrapKind};
use crate::edit::{Gesture, NewStep, Outcome, StepPlace, TaskCode, TaskPlace};

/// Three downloads, two at a time, a limit of five seconds for all; the second one fails, the third is cancelled.
#[test]
fn a_graph_is_built_from_the_empty_page() {
    let code = TaskCode::New { name: "download".to_owned(), seconds: 2.0 };
    let place = TaskPlace::NewJoin { join: JoinKind::Gather, within: None };
    let shape = Shape::new("").after(Gesture::AddTask { code, place });
    let task = |shape: &Shape, index: usize| shape.join().members[index].span;

    let shape = shape.after(Gesture::DuplicateTask { task: task(&shape, 0) });
    let shape = shape.after(Gesture::DuplicateTask { task: task(&shape, 0) });
    let print = NewStep::Print { text: "downloaded".to_owned() };
    let coroutine = shape.outline.coroutines[0].span;
    let shape = shape.after(Gesture::AddStep { coroutine, at: StepPlace::End, step: print });
    let shape = shape.after(Gesture::Limit { coroutine: shape.outline.coroutines[0].span, slots: 2 });
    let shape = shape.after(Gesture::SeparateTask { task: task(&shape, 1) });
    let failing =
        shape.outline.coroutines.iter().find(|coroutine| coroutine.name.text == "download_2").expect("a copy");
    let outcome = Outcome::Raises { exception: "ValueError".to_owned(), text: "no such file".to_owned() };
    let shape = shape.after(Gesture::SetOutcome { coroutine: failing.span, outcome });
    let shape = shape.after(Gesture::CancelAt { task: task(&shape, 2), seconds: 1.0 });
    let shape = shape.after(Gesture::SwitchJoin { join: shape.join().span, to: JoinKind::GatherExceptions });
    let gather = shape.outline.coroutines.iter().flat_map(|coroutine| &coroutine.steps);
    let gather = gather.into_iter().find(|step| step.kind == StepKind::Gather).expect("it gathers").span;
    let shape = shape.after(Gesture::Wrap { at: gather, wrap: WrapKind::Timeout, seconds: 5.0 });

    assert_eq!(
        shape.text,
        "import asyncio

semaphore = asyncio.Semaphore(2)


async def download():
    async with semaphore:
        await asyncio.sleep(2)
        print(\"downloaded\")


async def download_2():
    async with semaphore:
        await asyncio.sleep(2)
        print(\"downloaded\")
        raise ValueError(\"no such file\")


async def main():
    download_task = asyncio.create_task(download())
    download_2_task = asyncio.create_task(download_2())
    download_task_2 = asyncio.create_task(download())
    asyncio.get_running_loop().call_later(1, download_task_2.cancel)
    async with asyncio.timeout(5):
        await asyncio.gather(download_task, download_2_task, download_task_2, return_exceptions=True)


asyncio.run(main())
"
    );
    assert_eq!(shape.printed(), ["2 downloaded", "2 downloaded"]);
}
