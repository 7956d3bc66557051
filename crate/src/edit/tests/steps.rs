use super::shapes::{Shape, shapes};
use crate::edit::outline::{PrimitiveKind, StepKind};
use crate::edit::{Gesture, NewStep, Outcome, RefusalKind, StepPlace};

fn sleep(shape: &Shape) -> crate::edit::Place {
    let steps = &shape.worker().steps;
    steps.iter().find(|step| step.kind == StepKind::Sleep).expect("it sleeps").span
}

fn add(shape: &Shape, at: StepPlace, step: NewStep) -> Shape {
    shape.after(Gesture::AddStep { coroutine: shape.worker().span, at, step })
}

#[test]
fn a_step_comes_before_after_or_at_the_end() {
    for shape in shapes() {
        let print = || NewStep::Print { text: "it's".to_owned() };
        let after = add(&shape, StepPlace::Before { step: sleep(&shape) }, print());
        assert_eq!(after.printed()[..2], ["0 A starts", "0 it's"], "{}", after.text);
        let after = add(&shape, StepPlace::After { step: sleep(&shape) }, print());
        assert_eq!(after.printed()[2..4], ["1 it's", "1 A ends"], "{}", after.text);
        let after = add(&shape, StepPlace::End, print());
        assert!(after.printed().contains(&"1 it's".to_owned()), "{}", after.text);
    }
}

#[test]
fn a_sleep_and_work_that_blocks_take_their_time() {
    for shape in shapes() {
        let after = add(&shape, StepPlace::After { step: sleep(&shape) }, NewStep::Sleep { seconds: 0.5 });
        assert!(after.printed().contains(&"1.5 A ends".to_owned()), "{}", after.text);
        let after = add(&shape, StepPlace::Before { step: sleep(&shape) }, NewStep::Block { seconds: 3.0 });
        assert_eq!(after.printed()[..2], ["0 A starts", "3 B starts"], "{}", after.text);
    }
}

#[test]
fn what_a_step_holds_puts_or_waits_for_is_made_where_needed() {
    for shape in shapes() {
        let at = || StepPlace::Before { step: sleep(&shape) };
        let after = add(&shape, at(), NewStep::Hold { primitive: None, slots: None, seconds: 1.0 });
        assert_eq!(after.outline.primitives[0].kind, PrimitiveKind::Lock);
        assert!(after.printed().contains(&"4 B ends".to_owned()), "{}", after.text);
        let after = add(&shape, at(), NewStep::Hold { primitive: None, slots: Some(2), seconds: 1.0 });
        assert!(after.printed().contains(&"3 B ends".to_owned()), "{}", after.text);
        let after = add(&shape, at(), NewStep::Put { queue: None, value: "[1, 2]".to_owned() });
        assert!(after.printed().contains(&"2 B ends".to_owned()), "{}", after.text);
        let queue = after.outline.primitives[0].span;
        let after = add(&after, StepPlace::After { step: sleep(&after) }, NewStep::Get { queue: Some(queue) });
        assert!(after.printed().contains(&"2 B ends".to_owned()), "{}", after.text);
        let after = add(&shape, at(), NewStep::EventWait { event: None });
        assert!(after.printed().contains(&"Deadlock".to_owned()), "{}", after.text);
        let event = after.outline.primitives[0].span;
        let wait = after.worker().steps.iter().find(|step| step.kind == StepKind::EventWait).expect("it waits").span;
        let after = add(&after, StepPlace::Before { step: wait }, NewStep::EventSet { event: Some(event) });
        assert!(after.printed().contains(&"2 B ends".to_owned()), "{}", after.text);
    }
}

#[test]
fn a_lock_of_main_is_passed_on_to_who_holds_it() {
    let text = "import asyncio\n\nasync def f(n, *, more=1):\n    await asyncio.sleep(n)\n\nasync def main():\n    lock = asyncio.Lock()\n    await asyncio.gather(f(1), f(2, more=3))\n\nasyncio.run(main())\n";
    let shape = Shape::new(text);
    let step = NewStep::Hold { primitive: Some(shape.at("asyncio.Lock()")), slots: None, seconds: 1.0 };
    let coroutine = shape.outline.coroutines[0].span;
    let after = shape.after(Gesture::AddStep { coroutine, at: StepPlace::End, step });
    assert!(after.text.contains("async def f(n, lock, *, more=1)"), "{}", after.text);
    assert!(after.text.contains("gather(f(1, lock), f(2, more=3, lock=lock))"), "{}", after.text);
    assert!(after.printed().is_empty());
}

#[test]
fn a_coroutine_calls_another() {
    for shape in shapes() {
        let step = NewStep::Call { coroutine: shape.worker().span, arguments: "'C', 1".to_owned() };
        let main = shape.main();
        let after = shape.after(Gesture::AddStep { coroutine: main.span, at: StepPlace::End, step });
        assert_eq!(after.printed()[5..], ["2 C starts", "3 C ends"], "{}", after.text);
    }
}

#[test]
fn a_step_goes_and_a_step_moves() {
    for shape in shapes() {
        let after = shape.after(Gesture::RemoveStep { step: sleep(&shape) });
        assert_eq!(after.printed(), ["0 A starts", "0 A ends", "0 B starts", "0 B ends", "0 A B"], "{}", after.text);
        let first = shape.worker().steps.iter().find(|step| step.kind == StepKind::Print).expect("it prints").span;
        let after = shape.after(Gesture::MoveStep { step: first, at: StepPlace::After { step: sleep(&shape) } });
        assert_eq!(after.printed()[..2], ["1 A starts", "1 A ends"], "{}", after.text);
    }
}

#[test]
fn a_step_that_others_need_stays() {
    for shape in shapes() {
        let join = shape.main().steps.iter().find(|step| step.kind == StepKind::Gather).expect("it gathers").span;
        let refusal = shape.refusal(Gesture::RemoveStep { step: join });
        assert_eq!(refusal.reason, RefusalKind::StillUsed);
        let refusal = shape.refusal(Gesture::MoveStep { step: join, at: StepPlace::End });
        assert_eq!(refusal.reason, RefusalKind::NeedsResult);
    }
}

#[test]
fn a_literal_gets_another_value_in_its_own_quotes() {
    for shape in shapes() {
        let literals =
            &shape.worker().steps.iter().find(|step| step.kind == StepKind::Print).expect("it prints").literals;
        let text = literals.iter().find(|literal| literal.value == "starts").expect("a text").span;
        let after = shape.after(Gesture::Value { at: text, value: "it's \"on\"".to_owned() });
        assert_eq!(after.printed()[0], "0 A it's \"on\"", "{}", after.text);
        let two = shape.task("B").literals.iter().find(|literal| literal.value == "2").map(|literal| literal.span);
        let after = shape.after(Gesture::Value { at: two.expect("a number"), value: "0.25".to_owned() });
        assert_eq!(after.printed()[2], "0.25 B ends", "{}", after.text);
        let refusal = shape.refusal(Gesture::Value { at: two.expect("a number"), value: "two".to_owned() });
        assert_eq!(refusal.reason, RefusalKind::BadNumber);
    }
}

fn outcome(shape: &Shape, outcome: Outcome) -> Shape {
    shape.after(Gesture::SetOutcome { coroutine: shape.worker().span, outcome })
}

#[test]
fn a_coroutine_returns_or_raises() {
    for shape in shapes() {
        let after = outcome(&shape, Outcome::Returns { value: "delay_of".replace("delay_of", "7") });
        assert_eq!(after.printed().last().map(String::as_str), Some("2 7 7"), "{}", after.text);
        let after = outcome(&shape, Outcome::Raises { exception: "ValueError".to_owned(), text: "no".to_owned() });
        assert_eq!(after.printed().last().map(String::as_str), Some("Exception"), "{}", after.text);
        let back = outcome(&after, Outcome::Returns { value: shape.worker().parameters[0].name.text.clone() });
        assert_eq!(back.printed(), shape.printed(), "{}", back.text);
    }
}

#[test]
fn a_coroutine_swallows_its_cancellation_and_cleans_up_until_it_does_not() {
    for shape in shapes() {
        let cancelled = shape.after(Gesture::CancelAt { task: shape.task("B").span, seconds: 1.5 });
        assert_eq!(cancelled.printed().last().map(String::as_str), Some("Exception"), "{}", cancelled.text);
        let swallowing = outcome(&cancelled, Outcome::Swallows { on: true });
        assert!(swallowing.printed().contains(&"1.5 cancelled".to_owned()), "{}", swallowing.text);
        assert!(swallowing.worker().swallows.is_some() && cancelled.worker().swallows.is_none());
        let refusal = swallowing.refusal(Gesture::SetOutcome {
            coroutine: swallowing.worker().span,
            outcome: Outcome::Swallows { on: true },
        });
        assert_eq!(refusal.reason, RefusalKind::Already);
        let back = outcome(&swallowing, Outcome::Swallows { on: false });
        assert_eq!(back.printed(), cancelled.printed(), "{}", back.text);

        if shape.worker().cleans_up.is_some() {
            continue;
        }
        let cleaning = outcome(&swallowing, Outcome::CleansUp { on: true });
        assert!(cleaning.printed().contains(&"1.5 cleaning up".to_owned()), "{}", cleaning.text);
        let back = outcome(&cleaning, Outcome::CleansUp { on: false });
        assert_eq!(back.printed(), swallowing.printed(), "{}", back.text);
    }
}

#[test]
fn an_import_is_added_where_the_module_lacks_it() {
    for (head, text) in [
        ("import asyncio", "import asyncio\nimport time\n"),
        ("import asyncio\nfrom time import time", "from time import time, sleep\n"),
        ("import asyncio, time as clock", "    clock.sleep(1)\n"),
        ("import asyncio\nfrom time import *", "    sleep(1)\n"),
        ("\"\"\"Doc.\"\"\"\nimport asyncio\ndef f():\n    import time", "import asyncio\nimport time\ndef f"),
    ] {
        let shape = Shape::new(&format!(
            "{head}\n\n\nasync def main():\n    await asyncio.sleep(1)\n\n\nasyncio.run(main())\n"
        ));
        let coroutine = shape.outline.coroutines[0].span;
        let step = NewStep::Block { seconds: 1.0 };
        let after = shape.after(Gesture::AddStep { coroutine, at: StepPlace::End, step });
        assert!(after.text.contains(text), "{}", after.text);
        assert!(after.printed().is_empty(), "{}", after.text);
    }
    let shape = Shape::new("import asyncio\ntime = 3\n\nasync def main():\n    pass\n\nasyncio.run(main())\n");
    let coroutine = shape.outline.coroutines[0].span;
    let refusal =
        shape.refusal(Gesture::AddStep { coroutine, at: StepPlace::End, step: NewStep::Block { seconds: 1.0 } });
    assert_eq!((refusal.reason, &refusal.parts[..]), (RefusalKind::NameTaken, &["time".to_owned()][..]));
}
