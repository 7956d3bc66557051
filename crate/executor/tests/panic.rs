//! A panic of a task passes through the step, and leaves the executor whole.

use std::future::pending;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::rc::Rc;

use loopscope_executor::{Aborted, Executor, Stall, Unfinished};

/// Runs until a task panics, and gives what it panicked with.
fn run_to_panic(executor: &Executor) -> &'static str {
    let payload = catch_unwind(AssertUnwindSafe(|| executor.run())).expect_err("a task should panic");
    payload.downcast_ref::<&'static str>().expect("the payload of the test")
}

#[test]
fn it_passes_through_the_step() {
    let executor = Executor::new();
    executor.call_soon(|| panic_any("boom"));
    assert_eq!(run_to_panic(&executor), "boom");
}

#[test]
fn the_other_tasks_run_on() {
    let executor = Executor::new();
    executor.call_soon(|| panic_any("boom"));
    let after = executor.spawn(async { 5 });
    run_to_panic(&executor);
    assert_eq!(executor.running(), None);
    assert_eq!((executor.tasks(), executor.left()), (1, 1));
    assert_eq!(executor.run_until_joined(after), Ok(5));
}

#[test]
fn the_task_has_ended_and_its_future_is_dropped() {
    let executor = Executor::new();
    let held = Rc::new(());
    let inside = held.clone();
    let task = executor.spawn(async move {
        let _inside = inside;
        panic_any("boom");
    });
    run_to_panic(&executor);
    assert_eq!(Rc::strong_count(&held), 1);
    assert!(task.is_finished());
    assert_eq!(executor.run_until_joined::<()>(task), Err(Unfinished::Aborted));
}

#[test]
fn who_awaits_the_task_hears_that_there_is_no_output() {
    let executor = Executor::new();
    let (handle, id) = (executor.handle(), std::cell::Cell::new(None));
    let bad = executor.spawn_at(1, async { panic_any("boom") });
    id.set(Some(bad.id()));
    let waiter = executor.spawn(bad);
    run_to_panic(&executor);
    assert_eq!(id.get().map(|id| handle.is_live(id)), Some(false));
    assert_eq!(executor.run_until_joined::<Result<(), _>>(waiter), Ok(Err(Aborted)));
}

#[test]
fn it_passes_through_the_loops_that_run_to_a_time() {
    let executor = Executor::new();
    executor.call_at(5, || panic_any("boom"));
    let last = executor.spawn_at(100, pending::<()>());
    assert!(catch_unwind(AssertUnwindSafe(|| executor.run_until_time(10))).is_err());
    last.abort();
    executor.call_at(50, || ());
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(executor.now(), 50, "the limit of the loop is forgotten");
}
