use super::shapes::{Shape, shapes};
use crate::edit::outline::{StepKind, WrapKind};
use crate::edit::{Gesture, RefusalKind};

/// The shape with a coroutine of its own for its second task.
fn separated(shape: &Shape) -> Shape {
    shape.after(Gesture::SeparateTask { task: shape.task("B").span })
}

#[test]
fn a_task_awaits_another_first_of_all() {
    for shape in shapes().map(|shape| separated(&shape)) {
        let (task, by) = (shape.task("A").span, shape.task("B").span);
        let after = shape.after(Gesture::AwaitTask { task, by });
        assert_eq!(after.printed(), ["0 A starts", "1 A ends", "1 B starts", "3 B ends", "3 A B"], "{}", after.text);
        let step = after.outline.coroutines.iter().flat_map(|coroutine| &coroutine.steps);
        let step = step.into_iter().find(|step| step.kind == StepKind::Await).expect("it awaits").span;
        let back = after.after(Gesture::Disconnect { step });
        assert_eq!(back.printed(), shape.printed(), "{}", back.text);
        assert!(!back.text.contains(", fetch_task") && !back.text.contains(", 下载_task"), "{}", back.text);
    }
}

#[test]
fn a_task_awaits_one_that_stood_behind_it() {
    for shape in shapes().map(|shape| separated(&shape)) {
        let (task, by) = (shape.task("B").span, shape.task("A").span);
        let after = shape.after(Gesture::AwaitTask { task, by });
        let expected = ["0 B starts", "2 B ends", "2 A starts", "3 A ends", "3 A B"];
        assert_eq!(after.printed(), expected, "{}", after.text);
    }
}

#[test]
fn a_task_cancels_another_at_its_end() {
    for shape in shapes().map(|shape| separated(&shape)) {
        let (task, by) = (shape.task("B").span, shape.task("A").span);
        let after = shape.after(Gesture::CancelTask { task, by });
        let printed = after.printed();
        assert_eq!(printed.last().map(String::as_str), Some("Exception"), "{}", after.text);
        assert!(!printed.contains(&"2 B ends".to_owned()), "{}", after.text);
    }
}

#[test]
fn a_coroutine_of_several_tasks_can_be_connected_by_none() {
    for shape in shapes() {
        let (task, by) = (shape.task("A").span, shape.task("B").span);
        assert_eq!(shape.refusal(Gesture::AwaitTask { task, by }).reason, RefusalKind::SharedCoroutine);
        assert_eq!(shape.refusal(Gesture::AwaitTask { task, by: task }).reason, RefusalKind::Itself);
    }
}

#[test]
fn a_cancellation_strikes_at_its_time_and_nothing_begins_in_another_order() {
    for shape in shapes() {
        let after = shape.after(Gesture::CancelAt { task: shape.task("B").span, seconds: 0.5 });
        let printed = after.printed();
        assert_eq!(printed[..2], ["0 A starts", "0 B starts"], "{}", after.text);
        assert_eq!(printed.last().map(String::as_str), Some("Exception"), "{}", after.text);
        let cancel = &after.outline.cancels[0];
        assert_eq!(cancel.seconds.as_ref().map(|seconds| &seconds.value[..]), Some("0.5"));
        let again = after.refusal(Gesture::CancelAt { task: after.task("B").span, seconds: 1.0 });
        assert_eq!(again.reason, RefusalKind::Already);
        let back = after.after(Gesture::RemoveStep { step: cancel.span });
        assert_eq!(back.printed(), shape.printed(), "{}", back.text);
    }
}

#[test]
fn a_time_limit_strikes_and_goes_again() {
    for shape in shapes() {
        let step = shape.main().steps.iter().find(|step| step.kind == StepKind::Gather).expect("it gathers").span;
        let sleep = shape.worker().steps.iter().find(|step| step.kind == StepKind::Sleep).expect("it sleeps").span;
        let places = [
            (step, WrapKind::WaitFor),
            (step, WrapKind::Timeout),
            (shape.task("B").span, WrapKind::WaitFor),
            (sleep, WrapKind::WaitFor),
            (sleep, WrapKind::Timeout),
            (shape.worker().body, WrapKind::Timeout),
        ];
        for (at, wrap) in places {
            let after = shape.after(Gesture::Wrap { at, wrap, seconds: 1.5 });
            assert_eq!(after.printed().last().map(String::as_str), Some("Exception"), "{}", after.text);
            let seconds = after.outline.wraps[0].seconds.as_ref().expect("a time").span;
            let longer = after.after(Gesture::Value { at: seconds, value: "9".to_owned() });
            assert_eq!(longer.printed(), shape.printed(), "{}", longer.text);
            let back = after.after(Gesture::Unwrap { wrap: after.outline.wraps[0].span });
            assert_eq!(back.printed(), shape.printed(), "{}", back.text);
            if wrap == WrapKind::WaitFor && !after.text.contains("import gather, run, sleep, ") {
                assert_eq!(back.text, shape.text);
            }
        }
    }
}

#[test]
fn a_shield_goes_around_what_is_awaited() {
    for shape in shapes() {
        let sleep = shape.worker().steps.iter().find(|step| step.kind == StepKind::Sleep).expect("it sleeps").span;
        let after = shape.after(Gesture::Wrap { at: sleep, wrap: WrapKind::Shield, seconds: 0.0 });
        assert_eq!(after.outline.wraps[0].kind, WrapKind::Shield);
        assert_eq!(after.printed(), shape.printed(), "{}", after.text);
        let print = shape.worker().steps.iter().find(|step| step.kind == StepKind::Print).expect("it prints").span;
        let refusal = shape.refusal(Gesture::Wrap { at: print, wrap: WrapKind::Shield, seconds: 0.0 });
        assert_eq!(refusal.reason, RefusalKind::NotAwaited);
    }
}

#[test]
fn a_semaphore_lets_so_many_through_until_it_goes() {
    for shape in shapes() {
        let after = shape.after(Gesture::Limit { coroutine: shape.worker().span, slots: 1 });
        let expected = ["0 A starts", "1 A ends", "1 B starts", "3 B ends", "3 A B"];
        assert_eq!(after.printed(), expected, "{}", after.text);
        let primitive = after.outline.primitives[0].span;
        let two = after.after(Gesture::Resize { primitive, size: Some(2) });
        assert_eq!(two.printed(), shape.printed(), "{}", two.text);
        let back = after.after(Gesture::Unlimit { primitive });
        assert_eq!(back.printed(), shape.printed(), "{}", back.text);
        assert!(back.outline.primitives.is_empty());
    }
}

#[test]
fn a_queue_gets_another_size() {
    for (old, size, new) in [
        ("asyncio.Queue()", Some(3), "asyncio.Queue(maxsize=3)"),
        ("asyncio.Queue(maxsize=3)", None, "asyncio.Queue()"),
        ("asyncio.Queue(5)", Some(1), "asyncio.Queue(1)"),
        ("asyncio.LifoQueue( # small\n    maxsize=2,)", None, "# small\nqueue = asyncio.LifoQueue( # small\n    )"),
        ("asyncio.Semaphore()", Some(4), "asyncio.Semaphore(4)"),
    ] {
        let shape = Shape::new(&format!("import asyncio\nqueue = {old}\n"));
        let after = shape.after(Gesture::Resize { primitive: shape.outline.primitives[0].span, size });
        assert!(after.text.contains(new.lines().last().expect("a line")), "{}", after.text);
    }
    let computed = Shape::new("import asyncio\nqueue = asyncio.Queue(1 + 1)\n");
    let primitive = computed.outline.primitives[0].span;
    assert_eq!(computed.refusal(Gesture::Resize { primitive, size: Some(1) }).reason, RefusalKind::Computed);
}
