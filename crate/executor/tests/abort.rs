//! An aborted task is gone at once, and leaves no trace in queue, timers or clock.

mod common;

use std::cell::Cell;
use std::future::pending;
use std::rc::Rc;

use common::Log;
use loopscope_executor::{Aborted, Executor, Outcome, Stall, TaskState, Unfinished, yield_now};

#[test]
fn its_future_is_dropped_at_once() {
    let executor = Executor::new();
    let held = Rc::new(());
    let inside = held.clone();
    let task = executor.spawn(async move {
        pending::<()>().await;
        drop(inside);
    });
    executor.run();
    assert_eq!(Rc::strong_count(&held), 2);
    assert!(task.abort());
    assert_eq!(Rc::strong_count(&held), 1);
    assert!(task.is_finished());
    assert!(!task.abort(), "once is enough");
}

#[test]
fn its_entry_in_the_queue_is_skipped() {
    let (executor, log) = (Executor::new(), Log::default());
    let tasks: Vec<_> = ["a", "b", "c"]
        .into_iter()
        .map(|name| {
            let log = log.clone();
            executor.call_soon(move || log.add(name))
        })
        .collect();
    tasks[1].abort();
    executor.run();
    assert_eq!(log.take(), "a c");
    assert_eq!(executor.iteration(), 1);
}

#[test]
fn its_timer_never_moves_the_clock() {
    let executor = Executor::new();
    let first = executor.call_at(10, || panic!("it was aborted"));
    executor.call_at(20, || ());
    let last = executor.call_at(30, || panic!("it was aborted"));
    first.abort();
    assert_eq!(executor.next_deadline(), Some(20));
    executor.step();
    assert_eq!((executor.now(), executor.iteration()), (20, 1));
    last.abort();
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(executor.now(), 20);
}

#[test]
fn a_sleeping_task_takes_its_timer_along() {
    let executor = Executor::new();
    let sleeper = executor.spawn(executor.sleep_until(50));
    executor.run_until_stalled();
    assert_eq!(executor.next_deadline(), Some(50));
    sleeper.abort();
    assert_eq!(executor.next_deadline(), None);
}

#[test]
fn who_awaits_it_hears_of_it() {
    let executor = Executor::new();
    let victim = executor.spawn(pending::<()>());
    let id = victim.id();
    let waiter = executor.spawn(victim);
    executor.run_until_stalled();
    assert!(executor.abort(id));
    assert_eq!(executor.run_until_joined(waiter), Ok(Err(Aborted)));
}

#[test]
fn a_task_that_aborts_itself_ends_with_its_poll() {
    let (executor, log) = (Executor::new(), Log::default());
    let (handle, line) = (executor.handle(), log.clone());
    let task = executor.spawn(async move {
        let me = handle.running().expect("it is running");
        assert!(handle.abort(me));
        assert!(!handle.abort(me));
        assert!(handle.is_live(me));
        line.add("still here");
        yield_now().await;
        line.add("not any more");
    });
    assert_eq!(executor.step(), Outcome::Ran { task: task.id(), iteration: 1, state: TaskState::Aborted });
    assert_eq!(executor.run_until_joined(task), Err(Unfinished::Aborted));
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(log.take(), "still here");
}

#[test]
fn a_task_that_aborts_itself_may_still_complete() {
    let executor = Executor::new();
    let handle = executor.handle();
    let task = executor.spawn(async move {
        handle.running().map(|me| handle.abort(me));
        5
    });
    assert_eq!(executor.run_until_joined(task), Ok(5));
}

#[test]
fn tasks_may_abort_each_other_while_they_run() {
    let executor = Executor::new();
    let ran = Rc::new(Cell::new(0));
    let victims: Vec<_> = (0..3)
        .map(|_| {
            let ran = ran.clone();
            executor.call_at(1, move || ran.set(ran.get() + 1))
        })
        .collect();
    executor.call_at(0, {
        let victims = victims.clone();
        move || assert!(victims[1..].iter().all(|victim| victim.abort()))
    });
    executor.run();
    assert_eq!(ran.get(), 1);
}

#[test]
fn a_drop_may_use_the_executor() {
    struct SpawnsWhenDropped(loopscope_executor::Handle, Log);
    impl Drop for SpawnsWhenDropped {
        fn drop(&mut self) {
            let log = self.1.clone();
            self.0.call_soon(move || log.add("last words"));
        }
    }

    let (executor, log) = (Executor::new(), Log::default());
    let guard = SpawnsWhenDropped(executor.handle(), log.clone());
    let task = executor.spawn_detached(async move {
        pending::<()>().await;
        drop(guard);
    });
    task.abort();
    executor.run();
    assert_eq!(log.take(), "last words");
}
