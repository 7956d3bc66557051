//! A deadlock is a value that names those who wait.

use std::future::pending;

use futures::channel::oneshot;
use loopscope_executor::{Deadlock, Executor, Stall, TaskId, Unfinished};

fn deadlock(stall: Stall) -> Deadlock {
    match stall {
        Stall::Deadlock(deadlock) => deadlock,
        other => panic!("no deadlock: {other:?}"),
    }
}

fn tasks(deadlock: &Deadlock) -> Vec<TaskId> {
    deadlock.waiting.iter().map(|waiting| waiting.task).collect()
}

#[test]
fn it_names_the_tasks_that_wait_and_since_when() {
    let executor = Executor::new();
    let first = executor.spawn_detached(pending()).id();
    let nap = executor.sleep_until(30);
    let second = executor.spawn_detached(async move {
        nap.await;
        pending().await
    });
    executor.set_name(second.id(), "sleeper");
    executor.call_at(70, || ());

    let deadlock = deadlock(executor.run());
    assert_eq!(tasks(&deadlock), [first, second.id()]);
    assert_eq!(deadlock.at, 70);
    assert_eq!(deadlock.waiting[0].since, 0);
    assert_eq!(deadlock.waiting[1].since, 30);
    assert_eq!(deadlock.waiting[1].name.as_deref(), Some("sleeper"));
    assert_eq!(deadlock.to_string(), "deadlock at 70 ns: task 1 waits since 0 ns, task 2 (sleeper) waits since 30 ns");
}

#[test]
fn the_tasks_stand_in_the_order_in_which_they_were_spawned() {
    let executor = Executor::new();
    let early: Vec<_> = (0..4).map(|_| executor.spawn_detached(pending())).collect();
    early[0].abort();
    early[2].abort();
    let late: Vec<_> = (0..2).map(|_| executor.spawn_detached(pending()).id()).collect();
    assert_eq!(tasks(&deadlock(executor.run())), [early[1].id(), early[3].id(), late[0], late[1]]);
}

#[test]
fn it_is_none_if_all_tasks_have_ended() {
    let executor = Executor::new();
    assert_eq!(executor.run(), Stall::Idle);
    executor.call_soon(|| ());
    assert_eq!(executor.run(), Stall::Idle);
}

#[test]
fn it_ends_a_run_until_as_an_error() {
    let executor = Executor::new();
    match executor.run_until(pending::<()>()) {
        Err(Unfinished::Stalled(Stall::Deadlock(deadlock))) => assert_eq!(deadlock.waiting.len(), 1),
        other => panic!("no deadlock: {other:?}"),
    }
}

#[test]
fn whoever_breaks_it_lets_the_executor_run_on() {
    let executor = Executor::new();
    let (send, receive) = oneshot::channel();
    let task = executor.spawn(receive);
    deadlock(executor.run());
    assert!(send.send(9).is_ok());
    assert_eq!(executor.run_until_joined(task), Ok(Ok(9)));
}

#[test]
fn names_are_forgotten_with_their_tasks() {
    let executor = Executor::new();
    let task = executor.call_soon(|| ());
    executor.set_name(task.id(), "short-lived");
    assert_eq!(executor.name(task.id()).as_deref(), Some("short-lived"));
    executor.run();
    assert_eq!(executor.name(task.id()), None);
    executor.set_name(task.id(), "too late");
    assert_eq!(executor.name(task.id()), None);
}
