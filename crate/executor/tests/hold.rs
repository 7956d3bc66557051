//! A task that holds its turn gives way to the host, and to nobody else.

mod common;

use std::future::Future;
use std::task::Poll;

use common::Log;
use futures::future::poll_fn;
use loopscope_executor::{Executor, Fifo, Handle, Outcome, Record, Stall, TaskState};

/// Holds its turn `times` times, then ends.
fn slices(handle: &Handle, log: &Log, mut times: u32) -> impl Future<Output = ()> + use<> {
    let (handle, log) = (handle.clone(), log.clone());
    poll_fn(move |_| {
        log.add(format!("slice@{}", handle.iteration()));
        if times == 0 {
            return Poll::Ready(());
        }
        times -= 1;
        assert!(handle.hold());
        Poll::Pending
    })
}

#[test]
fn the_task_goes_on_before_all_others_in_the_same_iteration() {
    let (executor, log) = (Executor::new(), Log::default());
    let task = executor.spawn_detached(slices(&executor, &log, 2)).id();
    let line = log.clone();
    executor.call_soon(move || line.add("other"));

    assert_eq!(executor.step(), Outcome::Held { task, iteration: 1 });
    assert_eq!((executor.left(), executor.ready(), executor.now()), (2, 1, 0));
    let line = log.clone();
    executor.call_at(0, move || line.add("timer"));
    executor.clock().advance_to(10);
    assert_eq!(executor.step(), Outcome::Held { task, iteration: 1 });
    assert_eq!(executor.step(), Outcome::Ran { task, iteration: 1, state: TaskState::Done });
    executor.run();
    assert_eq!(log.take(), "slice@1 slice@1 slice@1 other timer");
}

#[test]
fn loops_go_on_over_it() {
    let (executor, log) = (Executor::new(), Log::default());
    assert_eq!(executor.run_until(slices(&executor, &log, 3)), Ok(()));
    assert_eq!(executor.iteration(), 1);
}

#[test]
fn a_held_task_that_is_woken_has_its_next_turn_too() {
    let executor = Executor::new();
    let (handle, mut polls) = (executor.handle(), 0);
    let task = executor
        .spawn_detached(poll_fn(move |_| {
            polls += 1;
            match polls {
                1 => assert!(handle.hold()),
                2 => assert_eq!(handle.iteration(), 1),
                _ => {
                    assert_eq!(handle.iteration(), 2);
                    return Poll::Ready(());
                }
            }
            Poll::Pending
        }))
        .id();
    assert_eq!(executor.step(), Outcome::Held { task, iteration: 1 });
    assert!(executor.wake(task));
    assert_eq!(executor.run(), Stall::Idle);
}

#[test]
fn a_held_task_that_is_aborted_ends_its_turn() {
    let (executor, log) = (Executor::new(), Log::default());
    let task = executor.spawn_detached(slices(&executor, &log, 9));
    assert!(matches!(executor.step(), Outcome::Held { .. }));
    task.abort();
    assert_eq!(executor.step(), Outcome::Skipped { iteration: 1 });
    assert_eq!(executor.step(), Outcome::Stalled(Stall::Idle));
}

#[test]
fn the_policy_is_not_asked() {
    let (executor, log) = (Executor::new(), Log::default());
    let (policy, recording) = Record::new(Fifo);
    executor.set_policy(policy);
    executor.spawn_detached(slices(&executor, &log, 5));
    executor.run();
    assert_eq!(recording.schedule().tasks(), [1]);
}

#[test]
fn outside_of_a_poll_it_does_nothing() {
    let executor = Executor::new();
    assert!(!executor.hold());
    let task = executor.spawn_detached(std::future::pending()).id();
    assert_eq!(executor.step(), Outcome::Ran { task, iteration: 1, state: TaskState::Pending });
}

#[test]
fn a_task_that_holds_and_ends_has_ended() {
    let executor = Executor::new();
    let handle = executor.handle();
    executor.call_soon(move || assert!(handle.hold()));
    assert!(matches!(executor.step(), Outcome::Ran { state: TaskState::Done, .. }));
    assert_eq!(executor.left(), 0);
}
