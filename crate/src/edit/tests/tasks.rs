use super::shapes::{Shape, shapes};
use crate::edit::outline::JoinKind;
use crate::edit::{Gesture, RefusalKind, TaskCode, TaskPlace};

const BOTH: [&str; 5] = ["0 A starts", "0 B starts", "1 A ends", "2 B ends", "2 A B"];

fn existing(shape: &Shape, arguments: &str) -> TaskCode {
    TaskCode::Existing { coroutine: shape.worker().span, arguments: arguments.to_owned() }
}

#[test]
fn the_shapes_do_the_same() {
    shapes().for_each(|shape| assert_eq!(shape.printed(), BOTH, "{}", shape.text));
}

#[test]
fn a_task_of_an_existing_coroutine_joins_the_others() {
    for shape in shapes() {
        let place = TaskPlace::Join { join: shape.join().span };
        let after = shape.after(Gesture::AddTask { code: existing(&shape, "'C', 0.5"), place });
        let expected = ["0 A starts", "0 B starts", "0 C starts", "0.5 C ends", "1 A ends", "2 B ends", "2 A B"];
        assert_eq!(after.printed(), expected, "{}", after.text);
        assert_eq!(after.join().members.len(), 3);
    }
}

#[test]
fn a_task_from_nothing_gets_a_coroutine_of_its_own() {
    for shape in shapes() {
        let code = TaskCode::New { name: "upload".to_owned(), seconds: 3.0 };
        let place = TaskPlace::Join { join: shape.join().span };
        let (after, change) = shape.changed(Gesture::AddTask { code, place });
        assert_eq!(change.focus.map(|focus| after.slice(focus)).as_deref(), Some("upload"));
        assert_eq!(after.printed(), ["0 A starts", "0 B starts", "1 A ends", "2 B ends", "3 A B"], "{}", after.text);
    }
}

#[test]
fn a_task_of_its_own_runs_beside_all_else_and_is_awaited() {
    for shape in shapes() {
        let place = TaskPlace::Own { within: Some(shape.main().span) };
        let after = shape.after(Gesture::AddTask { code: existing(&shape, "'C', 3"), place });
        let expected = ["0 C starts", "0 A starts", "0 B starts", "1 A ends", "2 B ends", "2 A B", "3 C ends"];
        assert_eq!(after.printed(), expected, "{}", after.text);
    }
}

#[test]
fn a_task_in_a_join_of_its_own_comes_at_the_end() {
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
    for (shape, kind) in shapes().flat_map(|shape| kinds.map(|kind| (shape.clone(), kind))) {
        let place = TaskPlace::NewJoin { join: kind, within: Some(shape.main().span) };
        let after = shape.after(Gesture::AddTask { code: existing(&shape, "'C', 3"), place });
        let mut expected = BOTH.to_vec();
        expected.extend(["2 C starts", "5 C ends"]);
        assert_eq!(after.printed(), expected, "{}", after.text);
        let made = after.outline.joins.iter().any(|join| join.kind == kind);
        assert!(made || kind == JoinKind::Sequence, "{}", after.text);
    }
}

#[test]
fn a_program_comes_of_an_empty_text() {
    for (text, join) in
        [("", None), ("\n", Some(JoinKind::Gather)), ("# Mine.\n", Some(JoinKind::TaskGroup)), ("x = 1", None)]
    {
        let place = join.map_or(TaskPlace::Own { within: None }, |join| TaskPlace::NewJoin { join, within: None });
        let code = TaskCode::New { name: "download".to_owned(), seconds: 2.0 };
        let after = Shape::new(text).after(Gesture::AddTask { code, place });
        assert!(after.printed().is_empty(), "{}", after.text);
        assert_eq!(after.outline.coroutines.len(), 2, "{}", after.text);
        assert!(after.text.ends_with("asyncio.run(main())\n"), "{}", after.text);
    }
    let code = TaskCode::New { name: "download".to_owned(), seconds: 2.0 };
    let place = TaskPlace::NewJoin { join: JoinKind::Gather, within: None };
    let text = "import asyncio\n\n\nasync def download():\n    await asyncio.sleep(2)\n\n\nasync def main():\n    await asyncio.gather(download())\n\n\nasyncio.run(main())\n";
    assert_eq!(Shape::new("").after(Gesture::AddTask { code, place }).text, text);
}

#[test]
fn a_copy_of_a_task_does_the_same_beside_it() {
    for shape in shapes() {
        let after = shape.after(Gesture::DuplicateTask { task: shape.task("A").span });
        let printed = after.printed();
        assert_eq!(printed[..3], ["0 A starts", "0 A starts", "0 B starts"], "{}", after.text);
        assert_eq!(after.join().members.len(), 3);
    }
}

#[test]
fn a_copy_of_a_task_in_a_variable_is_awaited_where_that_is() {
    let text = "import asyncio\n\nasync def f(n):\n    await asyncio.sleep(n)\n    print(n)\n\nasync def main():\n    t = asyncio.create_task(f(1))  # one\n    await t\n    u = asyncio.create_task(f(2))\n    await asyncio.gather(t, u)\n\nasyncio.run(main())\n";
    let shape = Shape::new(text);
    let after = shape.after(Gesture::DuplicateTask { task: shape.at("asyncio.create_task(f(1))") });
    assert!(after.text.contains("t_2 = asyncio.create_task(f(1))\n    await t\n    await t_2\n"), "{}", after.text);
    assert!(after.text.contains("gather(t, t_2, u)"), "{}", after.text);
    assert_eq!(after.printed(), ["1 1", "1 1", "3 2"]);
}

#[test]
fn a_task_gets_a_coroutine_of_its_own() {
    for shape in shapes() {
        let (after, change) = shape.changed(Gesture::SeparateTask { task: shape.task("B").span });
        assert_eq!(after.printed(), BOTH, "{}", after.text);
        assert_eq!(after.outline.coroutines.len(), 3);
        let own = after.task("B").coroutine.expect("it is known") as usize;
        assert_eq!(
            change.focus.map(|focus| after.slice(focus)).as_ref(),
            Some(&after.outline.coroutines[own].name.text)
        );
        let again = after.refusal(Gesture::SeparateTask { task: after.task("B").span });
        assert_eq!(again.reason, RefusalKind::Already);
    }
}

#[test]
fn a_task_goes_with_its_result_and_what_uses_that() {
    for shape in shapes() {
        let (after, change) = shape.changed(Gesture::DeleteTask { task: shape.task("B").span });
        assert_eq!(after.printed(), ["0 A starts", "1 A ends"], "{}", after.text);
        assert_eq!(change.gone.len(), 1);
        assert!(shape.slice(change.gone[0]).starts_with("print("));
    }
}

#[test]
fn the_last_task_of_a_coroutine_takes_it_along() {
    let text = "import asyncio\n\n\nasync def f():\n    await asyncio.sleep(1)\n\n\nasync def g():\n    pass  # kept\n\n\nasync def main():\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(f())\n        tg.create_task(g())\n\n\nasyncio.run(main())\n";
    let shape = Shape::new(text);
    let after = shape.after(Gesture::DeleteTask { task: shape.at("tg.create_task(f())") });
    assert_eq!(
        after.text,
        text.replace("async def f():\n    await asyncio.sleep(1)\n\n\n", "")
            .replace("        tg.create_task(f())\n", "")
    );
    let after = after.after(Gesture::DeleteTask { task: after.at("tg.create_task(g())") });
    assert!(after.text.contains("as tg:\n        pass\n") && after.text.contains("async def g"), "{}", after.text);
}

#[test]
fn a_task_is_named() {
    for shape in shapes() {
        let after = shape.after(Gesture::RenameTask { task: shape.task("B").span, name: "第二 \"b\"".to_owned() });
        assert_eq!(after.printed(), BOTH, "{}", after.text);
        assert_eq!(after.task("B").name.as_ref().map(|name| &name.value[..]), Some("第二 \"b\""));
        let again = after.after(Gesture::RenameTask { task: after.task("B").span, name: "c".to_owned() });
        assert_eq!(again.task("B").name.as_ref().map(|name| &name.value[..]), Some("c"));
    }
}

#[test]
fn a_coroutine_is_renamed_wherever_it_is_meant() {
    for shape in shapes() {
        let old = shape.worker().name.text.clone();
        let (after, change) =
            shape.changed(Gesture::Rename { at: shape.worker().name.span, name: "获取".to_owned() });
        assert_eq!(after.printed(), BOTH, "{}", after.text);
        assert!(!after.text.contains(&format!("{old}(")), "{}", after.text);
        assert_eq!(change.edits.len(), 3);
        let taken =
            shape.refusal(Gesture::Rename { at: shape.worker().name.span, name: shape.main().name.text.clone() });
        assert_eq!(taken.reason, RefusalKind::NameTaken);
    }
}

#[test]
fn a_parameter_is_renamed_in_the_calls_that_name_it_and_not_elsewhere() {
    let text = "import asyncio\n\nasync def f(delay, x=1):\n    await asyncio.sleep(delay)\n\nasync def main():\n    delay = 2\n    await asyncio.gather(f(delay=delay), f(1, x=delay))\n\nasyncio.run(main())\n";
    let shape = Shape::new(text);
    let after = shape.after(Gesture::Rename { at: shape.at("delay"), name: "秒".to_owned() });
    assert_eq!(
        after.text,
        text.replace("f(delay, x", "f(秒, x").replace("sleep(delay)", "sleep(秒)").replace("delay=delay", "秒=delay")
    );
}

#[test]
fn the_main_task_and_tasks_of_a_loop_are_left_alone() {
    let text = "import asyncio\n\nasync def f(): pass\n\nasync def main():\n    await asyncio.gather(*[f() for _ in range(3)])\n\nasyncio.run(main())\n";
    let shape = Shape::new(text);
    let many = shape.outline.spawns.iter().find(|spawn| spawn.is_many).expect("many").span;
    let main = shape.at("asyncio.run(main())");
    for (task, reason) in [(many, RefusalKind::ManyTasks), (main, RefusalKind::MainTask)] {
        assert_eq!(shape.refusal(Gesture::DeleteTask { task }).reason, reason);
        assert_eq!(shape.refusal(Gesture::DuplicateTask { task }).reason, reason);
        assert_eq!(shape.refusal(Gesture::CancelAt { task, seconds: 1.0 }).reason, reason);
    }
    let code = TaskCode::New { name: "g".to_owned(), seconds: 1.0 };
    let refusal = shape.refusal(Gesture::AddTask { code, place: TaskPlace::Join { join: shape.join().span } });
    assert_eq!((refusal.reason, refusal.at), (RefusalKind::ComputedMembers, Some(shape.join().span)));
}

#[test]
fn tasks_in_a_list_of_their_own_come_and_go_with_their_results() {
    let text = "import asyncio\n\nasync def f(n):\n    await asyncio.sleep(n)\n    return n\n\nasync def main():\n    one = asyncio.create_task(f(1))\n    tasks = [one, asyncio.create_task(f(2))]\n    a, b = await asyncio.gather(*tasks)\n    print(a)\n    print(b)\n\nasyncio.run(main())\n";
    let shape = Shape::new(text);
    for task in ["asyncio.create_task(f(1))", "asyncio.create_task(f(2))"] {
        let after = shape.after(Gesture::DuplicateTask { task: shape.at(task) });
        assert_eq!(after.join().members.len(), 3, "{}", after.text);
        assert!(after.text.contains("a, b, result = "), "{}", after.text);
        let left = if task.ends_with("1))") { "2 2" } else { "1 1" };
        let after = shape.after(Gesture::DeleteTask { task: shape.at(task) });
        assert_eq!(after.printed(), [left], "{}", after.text);
    }
}

#[test]
fn what_is_left_of_two_results_reads_well() {
    let program = |body: &str| {
        format!(
            "import asyncio\n\nasync def f(n):\n    return n\n\nasync def main():\n{body}    print(b)\n\nasyncio.run(main())\n"
        )
    };
    for (before, task, after) in [
        ("    a, b = await asyncio.gather(f(1), f(2))\n", "f(1)", "    [b] = await asyncio.gather(f(2))\n"),
        ("    (a, b) = await asyncio.gather(f(1), f(2))\n", "f(1)", "    (b,) = await asyncio.gather(f(2))\n"),
        (
            "    async with asyncio.TaskGroup() as tg:\n        x = tg.create_task(f(1))\n        y = tg.create_task(f(2))\n    a, b = x.result(), y.result()\n",
            "tg.create_task(f(1))",
            "    async with asyncio.TaskGroup() as tg:\n        y = tg.create_task(f(2))\n    b = y.result()\n",
        ),
    ] {
        let shape = Shape::new(&program(before));
        assert_eq!(shape.after(Gesture::DeleteTask { task: shape.at(task) }).text, program(after));
    }
}
