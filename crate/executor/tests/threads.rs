//! Wakers may be used from other threads.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Poll, Waker};
use std::thread;

use futures::channel::oneshot;
use loopscope_executor::{Executor, Outcome, Stall};

#[test]
fn a_wake_from_another_thread_arrives_at_the_next_step() {
    let executor = Executor::new();
    let (send, receive) = oneshot::channel();
    let task = executor.spawn(receive);
    assert!(matches!(executor.run(), Stall::Deadlock(_)));
    assert!(thread::spawn(move || send.send(4)).join().is_ok_and(|sent| sent.is_ok()));
    assert_eq!(executor.ready(), 0);
    assert!(matches!(executor.step(), Outcome::Ran { .. }));
    assert_eq!(executor.run_until_joined(task), Ok(Ok(4)));
}

#[test]
fn many_threads_may_wake_at_once() {
    let executor = Executor::new();
    let (sends, tasks): (Vec<_>, Vec<_>) = (0..8)
        .map(|_| {
            let (send, receive) = oneshot::channel::<()>();
            (send, executor.spawn(receive))
        })
        .unzip();
    executor.run();
    let threads: Vec<_> = sends.into_iter().map(|send| thread::spawn(move || send.send(()))).collect();
    assert!(threads.into_iter().all(|thread| thread.join().is_ok_and(|sent| sent.is_ok())));
    assert_eq!(executor.run(), Stall::Idle);
    assert!(tasks.iter().all(|task| task.is_finished()));
}

#[test]
fn an_executor_of_another_thread_is_not_mistaken_for_this_one() {
    let kept = Rc::new(RefCell::new(None::<Waker>));
    let (keep, woken) = (kept.clone(), Arc::new(AtomicBool::new(false)));
    let executor = Executor::new();
    let seen = woken.clone();
    executor.spawn_detached(poll_fn(move |cx| {
        if keep.replace(Some(cx.waker().clone())).is_some() {
            seen.store(true, Ordering::Relaxed);
            return Poll::Ready(());
        }
        Poll::Pending
    }));
    executor.run();
    let waker = kept.borrow().clone().expect("the task left its waker");
    let there = thread::spawn(move || {
        let other = Executor::new();
        other.spawn_detached(std::future::pending());
        other.run();
        waker.wake();
        other.ready()
    });
    assert_eq!(there.join().ok(), Some(0));
    executor.run();
    assert!(woken.load(Ordering::Relaxed));
}

#[test]
fn a_waker_may_outlive_the_thread_of_its_executor() {
    let waker = thread::spawn(|| {
        let kept = Rc::new(RefCell::new(None::<Waker>));
        let keep = kept.clone();
        let executor = Executor::new();
        executor.spawn_detached(poll_fn(move |cx| {
            keep.replace(Some(cx.waker().clone()));
            Poll::Pending
        }));
        executor.run();
        kept.take()
    });
    waker.join().ok().flatten().expect("the task left its waker").wake();
}
