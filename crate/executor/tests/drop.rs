//! When the executor is dropped, so is everything in it, and what is left of it does no harm.

use std::cell::RefCell;
use std::future::{pending, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use loopscope_executor::{Aborted, Executor, Handle, Observer};

#[test]
fn futures_are_dropped_although_they_hold_handles() {
    let held = Rc::new(());
    let executor = Executor::new();
    for deadline in [None, Some(10)] {
        let (handle, held) = (executor.handle(), held.clone());
        let future = async move {
            pending::<()>().await;
            drop((handle, held));
        };
        match deadline {
            None => drop(executor.spawn(future)),
            Some(deadline) => drop(executor.spawn_at(deadline, future)),
        }
    }
    executor.run_until_stalled();
    assert_eq!(Rc::strong_count(&held), 3);
    drop(executor);
    assert_eq!(Rc::strong_count(&held), 1);
}

#[test]
fn they_are_dropped_in_the_order_in_which_they_were_spawned() {
    struct Named(u32, Rc<RefCell<Vec<u32>>>);
    impl Drop for Named {
        fn drop(&mut self) {
            self.1.borrow_mut().push(self.0);
        }
    }

    let dropped = Rc::new(RefCell::new(Vec::new()));
    let executor = Executor::new();
    let first = executor.call_soon(|| ());
    for n in 0..3 {
        let named = Named(n, dropped.clone());
        executor.call_at(10, move || drop(named));
        if n == 0 {
            first.abort(); // its place is used again
        }
    }
    drop(executor);
    assert_eq!(*dropped.borrow(), [0, 1, 2]);
}

#[test]
fn who_awaits_a_task_of_a_dropped_executor_hears_of_it() {
    let gone = Executor::new();
    let task = gone.spawn(pending::<()>());
    let executor = Executor::new();
    let waiter = executor.spawn(task);
    executor.run_until_stalled();
    drop(gone);
    assert_eq!(executor.run_until_joined(waiter), Ok(Err(Aborted)));
}

#[test]
fn a_handle_that_is_left_spawns_nothing() {
    let executor = Executor::new();
    let handle = executor.handle();
    drop(executor);
    let held = Rc::new(());
    let inside = held.clone();
    let mut task = handle.spawn(async move { drop(inside) });
    assert_eq!(Rc::strong_count(&held), 1);
    assert!(task.is_finished());
    assert_eq!(task.try_take(), Some(Err(Aborted)));
    assert_eq!((handle.tasks(), handle.ready()), (0, 0));
    assert!(!handle.wake(task.id()));
}

#[test]
fn a_waker_that_is_left_wakes_nothing() {
    let kept = Rc::new(RefCell::new(None::<Waker>));
    let keep = kept.clone();
    let executor = Executor::new();
    executor.spawn_detached(poll_fn(move |cx| {
        keep.replace(Some(cx.waker().clone()));
        Poll::Pending
    }));
    executor.run_until_stalled();
    drop(executor);
    kept.take().expect("the task left its waker").wake();
}

#[test]
fn a_drop_may_use_the_executor_that_is_being_dropped() {
    struct Restless(Handle);
    impl Drop for Restless {
        fn drop(&mut self) {
            assert!(self.0.spawn(async {}).is_finished());
        }
    }

    let executor = Executor::new();
    let restless = Restless(executor.handle());
    executor.call_soon(move || drop(restless));
    drop(executor);
}

#[test]
fn the_observer_is_let_go() {
    struct Keeps(#[allow(dead_code)] Handle);
    impl Observer for Keeps {}

    let executor = Executor::new();
    let observer = Rc::new(Keeps(executor.handle()));
    executor.set_observer(Some(observer.clone()));
    drop(executor);
    assert_eq!(Rc::strong_count(&observer), 1);
}

#[test]
fn an_output_that_nobody_takes_is_dropped_with_its_join_handle() {
    let held = Rc::new(());
    let output = held.clone();
    let executor = Executor::new();
    let task = executor.spawn(async move { output });
    executor.run();
    assert_eq!(Rc::strong_count(&held), 2);
    drop(task);
    assert_eq!(Rc::strong_count(&held), 1);
}
