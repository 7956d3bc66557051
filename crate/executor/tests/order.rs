//! Ready tasks run first in, first out, whatever made them ready.

mod common;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use common::Log;
use futures::channel::oneshot;
use futures::future::poll_fn;
use loopscope_executor::{Executor, yield_now};

/// Writes its name at each poll, and never ends.
fn polled(log: &Log, name: &'static str) -> impl Future<Output = ()> + use<> {
    let log = log.clone();
    poll_fn(move |_| {
        log.add(name);
        Poll::Pending
    })
}

#[test]
fn tasks_run_in_the_order_in_which_they_were_spawned() {
    let (executor, log) = (Executor::new(), Log::default());
    for name in ["a", "b", "c"] {
        executor.spawn_detached(polled(&log, name));
    }
    executor.run_until_stalled();
    assert_eq!(log.take(), "a b c");
}

#[test]
fn direct_wakes_and_wakers_share_one_queue() {
    let (executor, log) = (Executor::new(), Log::default());
    let a = executor.spawn_detached(polled(&log, "a")).id();
    let (send, receive) = oneshot::channel::<()>();
    let b = log.clone();
    executor.spawn_detached(async move {
        assert!(receive.await.is_ok());
        b.add("b");
    });
    let c = executor.spawn_detached(polled(&log, "c")).id();
    executor.run_until_stalled();
    log.take();

    executor.wake(c);
    assert!(send.send(()).is_ok());
    executor.wake(a);
    let d = log.clone();
    executor.call_soon(move || d.add("d"));
    executor.run_until_stalled();
    assert_eq!(log.take(), "c b a d");
}

#[test]
fn a_task_is_in_the_queue_once() {
    let (executor, log) = (Executor::new(), Log::default());
    let a = executor.spawn_detached(polled(&log, "a")).id();
    let b = executor.spawn_detached(polled(&log, "b")).id();
    assert!(!executor.wake(a), "a new task is already ready");
    executor.run_until_stalled();
    log.take();

    assert!(executor.wake(b));
    assert!(executor.wake(a));
    assert!(!executor.wake(b));
    executor.run_until_stalled();
    assert_eq!(log.take(), "b a");
}

#[test]
fn waking_a_task_that_has_ended_does_nothing() {
    let executor = Executor::new();
    let task = executor.call_soon(|| ()).id();
    executor.run();
    let next = executor.spawn_detached(std::future::pending()).id();
    executor.run();
    assert_ne!(task, next, "although it may live in the same place");
    assert!(!executor.wake(task));
    assert_eq!(executor.ready(), 0);
}

#[test]
fn a_task_may_wake_itself() {
    let (executor, log) = (Executor::new(), Log::default());
    let (handle, line, mut times) = (executor.handle(), log.clone(), 0);
    executor.spawn_detached(poll_fn(move |_| {
        times += 1;
        line.add(format!("{times}"));
        if times == 3 {
            return Poll::Ready(());
        }
        let me = handle.running().expect("a task is running");
        handle.wake(me);
        Poll::Pending
    }));
    executor.call_soon({
        let log = log.clone();
        move || log.add("other")
    });
    executor.run();
    assert_eq!(log.take(), "1 other 2 3");
}

#[test]
fn a_waker_outlives_its_task_without_effect_on_the_next_one() {
    let (executor, log) = (Executor::new(), Log::default());
    let kept = std::rc::Rc::new(std::cell::RefCell::new(None::<Waker>));
    let keep = kept.clone();
    executor.spawn_detached(poll_fn(move |cx| {
        keep.replace(Some(cx.waker().clone()));
        Poll::Ready(())
    }));
    executor.run();
    executor.spawn_detached(polled(&log, "next"));
    executor.run();
    assert_eq!(log.take(), "next");
    kept.take().expect("the first task left its waker").wake();
    executor.run();
    assert_eq!(log.take(), "");
}

#[test]
fn wakers_of_different_tasks_are_different() {
    let executor = Executor::new();
    let kept = std::rc::Rc::new(std::cell::RefCell::new(Vec::<Waker>::new()));
    for _ in 0..3 {
        let keep = kept.clone();
        executor.spawn_detached(poll_fn(move |cx: &mut Context<'_>| {
            keep.borrow_mut().push(cx.waker().clone());
            if keep.borrow().len() > 3 { Poll::Ready(()) } else { Poll::Pending }
        }));
    }
    executor.run_until_stalled();
    let wakers = kept.take();
    assert!(!wakers[0].will_wake(&wakers[1]) && !wakers[1].will_wake(&wakers[2]));
    wakers[1].wake_by_ref();
    executor.run_until_stalled();
    assert!(kept.borrow()[0].will_wake(&wakers[1]), "a task that gave its waker away keeps it");
}

#[test]
fn what_is_spawned_within_a_task_goes_to_the_end() {
    let (executor, log) = (Executor::new(), Log::default());
    let (handle, line) = (executor.handle(), log.clone());
    executor.call_soon(move || {
        line.add("a");
        let inner = line.clone();
        handle.call_soon(move || inner.add("a1"));
    });
    let line = log.clone();
    executor.call_soon(move || line.add("b"));
    executor.run();
    assert_eq!(log.take(), "a b a1");
}

#[test]
fn awaiting_a_task_costs_one_hop() {
    let (executor, log) = (Executor::new(), Log::default());
    let line = log.clone();
    let child = executor.spawn(async move {
        line.add("child");
        7
    });
    let line = log.clone();
    executor.spawn_detached(async move {
        line.add("before");
        line.add(format!("{:?}", child.await));
    });
    let line = log.clone();
    executor.spawn_detached(async move {
        line.add("other");
        yield_now().await;
        line.add("other");
    });
    executor.run();
    // The child had ended when it was awaited: no hop.
    assert_eq!(log.take(), "child before Ok(7) other other");

    let line = log.clone();
    let (send, receive) = oneshot::channel::<()>();
    let late = executor.spawn(async move {
        let _ = receive.await;
        line.add("child");
    });
    let line = log.clone();
    executor.spawn_detached(async move {
        let _ = late.await;
        line.add("joined");
    });
    executor.run_until_stalled();
    assert!(send.send(()).is_ok());
    let line = log.clone();
    executor.call_soon(move || line.add("between"));
    executor.run();
    assert_eq!(log.take(), "child between joined");
}

#[test]
fn ids_are_ordered_and_numbered_as_spawned() {
    let executor = Executor::new();
    let ids: Vec<_> = (0..3).map(|_| executor.call_soon(|| ()).id()).collect();
    executor.run();
    let later = executor.call_soon(|| ()).id();
    assert!(ids.is_sorted() && ids[2] < later);
    assert_eq!(ids.iter().map(|id| id.number()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((later.number(), later.to_string()), (4, "task 4".to_string()));
}

#[test]
fn a_foreign_future_can_drive_a_task_from_another_executor() {
    let (one, two) = (Executor::new(), Executor::new());
    let mut answer = Box::pin(one.spawn(async { 1 }));
    let joined = two.spawn(poll_fn(move |cx| Pin::new(&mut answer).poll(cx)));
    two.run_until_stalled();
    one.run();
    assert_eq!(two.run_until_joined(joined), Ok(Ok(1)));
}
