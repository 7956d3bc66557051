use super::shapes::{Shape, shapes};
use crate::edit::outline::JoinKind;
use crate::edit::{Gesture, RefusalKind};

const KINDS: [JoinKind; 8] = [
    JoinKind::Sequence,
    JoinKind::Gather,
    JoinKind::GatherExceptions,
    JoinKind::TaskGroup,
    JoinKind::WaitAll,
    JoinKind::WaitFirst,
    JoinKind::WaitException,
    JoinKind::AsCompleted,
];

fn switched(shape: &Shape, to: JoinKind) -> Shape {
    shape.after(Gesture::SwitchJoin { join: shape.join().span, to })
}

fn waits_for_some(kind: JoinKind) -> bool {
    matches!(kind, JoinKind::WaitFirst | JoinKind::WaitException)
}

#[test]
fn every_kind_of_join_becomes_every_other_and_the_names_keep_their_results() {
    for (shape, from) in shapes().flat_map(|shape| KINDS.map(|from| (shape.clone(), from))) {
        if waits_for_some(from) {
            let refusal = shape.refusal(Gesture::SwitchJoin { join: shape.join().span, to: from });
            assert_eq!(refusal.reason, RefusalKind::ResultsNeeded);
            continue;
        }
        let first = if from == JoinKind::Gather { shape.clone() } else { switched(&shape, from) };
        for to in KINDS.into_iter().filter(|&to| to != from && !waits_for_some(to)) {
            let after = switched(&first, to);
            assert_eq!(after.join().kind, to, "{}", after.text);
            let printed = after.printed();
            let expected = match to {
                JoinKind::Sequence => ["0 A starts", "1 A ends", "1 B starts", "3 B ends", "3 A B"],
                _ => ["0 A starts", "0 B starts", "1 A ends", "2 B ends", "2 A B"],
            };
            assert_eq!(printed, expected, "{from:?} to {to:?}\n{}\n{}", first.text, after.text);
        }
    }
}

const UNUSED: &str = "import asyncio\n\nasync def f(n):\n    await asyncio.sleep(n)\n    print(n)\n\nasync def main():\n    await asyncio.gather(f(1), f(2))  # both\n    print('done')\n\nasyncio.run(main())\n";

#[test]
fn without_results_every_kind_becomes_every_other() {
    for (from, to) in KINDS.into_iter().flat_map(|from| KINDS.map(|to| (from, to))) {
        let shape = Shape::new(UNUSED);
        let first = if from == JoinKind::Gather { shape } else { switched(&shape, from) };
        if from == to {
            assert_eq!(first.refusal(Gesture::SwitchJoin { join: first.join().span, to }).reason, RefusalKind::Already);
            continue;
        }
        let after = switched(&first, to);
        assert_eq!(after.join().kind, to, "{}", after.text);
        let expected: &[&str] = match to {
            JoinKind::Sequence => &["1 1", "3 2", "3 done"],
            JoinKind::WaitFirst => &["1 1", "1 done"],
            _ => &["1 1", "2 2", "2 done"],
        };
        assert_eq!(after.printed(), expected, "{from:?} to {to:?}\n{}\n{}", first.text, after.text);
    }
}

#[test]
fn a_join_there_and_back_is_the_same_text() {
    for to in KINDS.into_iter().filter(|&to| to != JoinKind::Gather) {
        let shape = Shape::new(UNUSED);
        assert_eq!(switched(&switched(&shape, to), JoinKind::Gather).text, shape.text, "{to:?}");
    }
}

#[test]
fn what_a_teacher_would_write() {
    let head = "import asyncio\n\nasync def f(n):\n    return n\n\nasync def main():\n";
    let tail = "    print(a, b)\n\nasyncio.run(main())\n";
    let shape = Shape::new(&format!("{head}    a = await f(1)\n    b = await f(2)\n{tail}"));
    for (to, body) in [
        (JoinKind::Gather, "    a, b = await asyncio.gather(f(1), f(2))\n"),
        (JoinKind::GatherExceptions, "    a, b = await asyncio.gather(f(1), f(2), return_exceptions=True)\n"),
        (
            JoinKind::TaskGroup,
            "    async with asyncio.TaskGroup() as tg:\n        a_task = tg.create_task(f(1))\n        b_task = tg.create_task(f(2))\n    a, b = a_task.result(), b_task.result()\n",
        ),
        (
            JoinKind::WaitAll,
            "    tasks = [asyncio.create_task(f(1)), asyncio.create_task(f(2))]\n    await asyncio.wait(tasks)\n    a, b = [task.result() for task in tasks]\n",
        ),
        (
            JoinKind::AsCompleted,
            "    tasks = [asyncio.create_task(f(1)), asyncio.create_task(f(2))]\n    for next_done in asyncio.as_completed(tasks):\n        await next_done\n    a, b = [task.result() for task in tasks]\n",
        ),
    ] {
        assert_eq!(switched(&shape, to).text, format!("{head}{body}{tail}"));
    }
}

#[test]
fn tasks_of_a_loop_stay_as_many_as_they_are() {
    let text = "import asyncio\n\nasync def f(n):\n    await asyncio.sleep(n)\n    return n\n\nasync def main():\n    results = await asyncio.gather(*(f(n) for n in range(1, 4)))\n    print(results)\n\nasyncio.run(main())\n";
    for (from, to) in KINDS.into_iter().flat_map(|from| KINDS.map(|to| (from, to))) {
        if from == to || waits_for_some(from) || waits_for_some(to) {
            continue;
        }
        let shape = Shape::new(text);
        let first = if from == JoinKind::Gather { shape } else { switched(&shape, from) };
        let after = switched(&first, to);
        let time = if to == JoinKind::Sequence { 6 } else { 3 };
        assert_eq!(after.printed(), [format!("{time} [1, 2, 3]")], "{from:?} to {to:?}\n{}", after.text);
    }
}

#[test]
fn a_task_that_something_else_uses_keeps_its_variable() {
    let text = "import asyncio\n\nasync def f(n):\n    await asyncio.sleep(n)\n    return n\n\nasync def main():\n    one = asyncio.create_task(f(1))\n    two = asyncio.create_task(f(2))\n    await asyncio.gather(one, two)\n    print(one.result(), two)\n\nasyncio.run(main())\n";
    let shape = Shape::new(&text.replace(", two)\n\n", ", two.done())\n\n"));
    for to in [JoinKind::GatherExceptions, JoinKind::TaskGroup, JoinKind::WaitAll, JoinKind::AsCompleted] {
        let after = switched(&shape, to);
        assert_eq!(after.printed(), ["2 1 True"], "{}", after.text);
        let back = switched(&after, JoinKind::Gather);
        assert_eq!(back.text, shape.text, "{to:?}");
    }
    let refusal = shape.refusal(Gesture::SwitchJoin { join: shape.join().span, to: JoinKind::Sequence });
    assert_eq!((refusal.reason, &refusal.parts[..]), (RefusalKind::StillUsed, &["one".to_owned()][..]));
}

#[test]
fn what_has_no_counterpart_is_refused_and_shown() {
    let program = |body: &str| {
        Shape::new(&format!(
            "import asyncio\n\nasync def f(n=1):\n    return n\n\nasync def main():\n{body}\nasyncio.run(main())\n"
        ))
    };
    for (body, to, reason, at) in [
        ("    a = await f(1)\n    b = await f(a)\n", JoinKind::Gather, RefusalKind::NeedsResult, "a)"),
        (
            "    async with asyncio.TaskGroup() as tg:\n        tg.create_task(f())\n        print('x')\n",
            JoinKind::Gather,
            RefusalKind::OtherStatements,
            "print('x')",
        ),
        (
            "    for done in asyncio.as_completed([f(), f()]):\n        print(await done)\n",
            JoinKind::Gather,
            RefusalKind::OtherStatements,
            "print(await done)",
        ),
        (
            "    tasks = make()\n    await asyncio.gather(*tasks)\n",
            JoinKind::TaskGroup,
            RefusalKind::ComputedMembers,
            "asyncio.gather(*tasks)",
        ),
        (
            "    done, pending = await asyncio.wait([asyncio.create_task(f())])\n    print(done)\n",
            JoinKind::Gather,
            RefusalKind::StillUsed,
            "done)",
        ),
    ] {
        let shape = program(body);
        let refusal = shape.refusal(Gesture::SwitchJoin { join: shape.join().span, to });
        assert_eq!(refusal.reason, reason, "{body}");
        let place = refusal.at.expect("a place");
        assert!(at.starts_with(&shape.slice(place)), "{} is not {at}", shape.slice(place));
    }
}
