//! An iteration is that of asyncio's `_run_once`.

mod common;

use common::Log;
use loopscope_executor::{Executor, Outcome, Stall, TaskId, TaskState, yield_now};

fn ran(outcome: Outcome) -> (TaskId, u64) {
    match outcome {
        Outcome::Ran { task, iteration, .. } => (task, iteration),
        other => panic!("no task ran: {other:?}"),
    }
}

#[test]
fn what_becomes_ready_meanwhile_waits_for_the_next_iteration() {
    let (executor, log) = (Executor::new(), Log::default());
    for name in ["a", "b"] {
        let (handle, log) = (executor.handle(), log.clone());
        executor.spawn_detached(async move {
            for _ in 0..2 {
                log.add(format!("{name}{}", handle.iteration()));
                yield_now().await;
            }
        });
    }
    executor.run();
    assert_eq!(log.take(), "a1 b1 a2 b2");
}

#[test]
fn iterations_are_numbered_from_one() {
    let executor = Executor::new();
    assert_eq!(executor.iteration(), 0);
    let (a, b) = (executor.call_soon(|| ()).id(), executor.call_soon(|| ()).id());
    let c = executor.call_at(5, || ()).id();
    assert_eq!(ran(executor.step()), (a, 1));
    assert_eq!(ran(executor.step()), (b, 1));
    assert_eq!(ran(executor.step()), (c, 2));
    assert_eq!(executor.step(), Outcome::Stalled(Stall::Idle));
    assert_eq!(executor.iteration(), 2, "a stall is no iteration");
}

#[test]
fn left_counts_down_to_the_end_of_the_iteration() {
    let executor = Executor::new();
    let handle = executor.handle();
    for _ in 0..3 {
        let handle = handle.clone();
        executor.call_soon(move || drop(handle.call_soon(|| ())));
    }
    assert_eq!((executor.left(), executor.ready()), (0, 3), "no iteration is under way");
    let left: Vec<_> = (0..6).map(|_| (executor.step(), executor.left()).1).collect();
    assert_eq!(left, [2, 1, 0, 2, 1, 0]);
}

#[test]
fn the_clock_stands_while_anything_is_ready() {
    let (executor, log) = (Executor::new(), Log::default());
    executor.call_at(1, {
        let log = log.clone();
        move || log.add("timer")
    });
    let line = log.clone();
    executor.spawn_detached(async move {
        for n in 0..3 {
            line.add(format!("{n}"));
            yield_now().await;
        }
    });
    executor.run();
    assert_eq!(log.take(), "0 1 2 timer");
}

#[test]
fn tasks_that_stay_ready_cannot_starve_a_timer() {
    let (executor, log) = (Executor::new(), Log::default());
    let (clock, line) = (executor.clock().clone(), log.clone());
    executor.spawn_detached(async move {
        for n in 0..4 {
            line.add(format!("{n}"));
            clock.advance_to(clock.now() + 10); // a computation that takes its time
            yield_now().await;
        }
    });
    let line = log.clone();
    executor.call_at(20, move || line.add("timer"));
    executor.run();
    assert_eq!(log.take(), "0 1 2 timer 3");
}

#[test]
fn all_due_timers_belong_to_the_iteration_that_jumped() {
    let executor = Executor::new();
    let tasks: Vec<_> = [8, 8, 9].map(|deadline| executor.call_at(deadline, || ()).id()).into();
    assert_eq!(ran(executor.step()), (tasks[0], 1));
    assert_eq!((executor.now(), executor.left()), (8, 1));
    assert_eq!(ran(executor.step()), (tasks[1], 1));
    assert_eq!(ran(executor.step()), (tasks[2], 2));
}

#[test]
fn an_iteration_whose_rest_was_aborted_ends_without_a_run() {
    let executor = Executor::new();
    let first = executor.call_soon(|| ()).id();
    let rest = [executor.call_soon(|| ()), executor.call_soon(|| ())];
    let timer = executor.call_at(5, || ()).id();
    assert_eq!(ran(executor.step()), (first, 1));
    rest.iter().for_each(|task| assert!(task.abort()));
    assert_eq!(executor.left(), 2, "they were not met yet");
    assert_eq!(executor.step(), Outcome::Skipped { iteration: 1 });
    assert_eq!((executor.left(), executor.now()), (0, 0));
    assert_eq!(ran(executor.step()), (timer, 2));
}

#[test]
fn a_queue_of_aborted_tasks_is_an_iteration_that_moves_no_clock() {
    let executor = Executor::new();
    executor.call_soon(|| ()).abort();
    let timer = executor.call_at(5, || ()).id();
    assert_eq!(executor.step(), Outcome::Skipped { iteration: 1 });
    assert_eq!(executor.now(), 0);
    assert_eq!(ran(executor.step()), (timer, 2));
}

#[test]
fn a_step_says_what_became_of_the_task() {
    let executor = Executor::new();
    let task = executor.spawn_detached(yield_now()).id();
    assert_eq!(executor.step(), Outcome::Ran { task, iteration: 1, state: TaskState::Pending });
    assert_eq!(executor.step(), Outcome::Ran { task, iteration: 2, state: TaskState::Done });
}

#[test]
fn a_step_within_a_step_is_refused() {
    let executor = std::rc::Rc::new(Executor::new());
    let inner = executor.clone();
    let outcome = executor.run_until(async move { inner.step() });
    assert_eq!(outcome, Ok(Outcome::Stalled(Stall::Busy)));
}
