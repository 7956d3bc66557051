//! Virtual time moves when nothing is ready, or when the host moves it; executors can share it.

use loopscope_executor::{Clock, Executor, Outcome, Stall};

#[test]
fn it_never_goes_backwards() {
    let clock = Clock::new();
    clock.advance_to(10);
    clock.advance_to(5);
    assert_eq!(clock.now(), 10);
}

#[test]
fn executors_share_it() {
    let clock = Clock::new();
    let (one, two) = (Executor::on(clock.clone()), Executor::on(clock.clone()));
    assert_eq!(one.run_until(one.sleep_until(100)), Ok(()));
    assert_eq!((two.now(), clock.now()), (100, 100));
    let nap = two.sleep(std::time::Duration::from_nanos(50));
    assert_eq!(two.run_until(nap), Ok(()));
    assert_eq!(one.now(), 150);
}

#[test]
fn a_timer_that_another_executor_made_overdue_fires_without_a_jump() {
    let clock = Clock::new();
    let (one, two) = (Executor::on(clock.clone()), Executor::on(clock.clone()));
    let late = one.spawn_at(10, async move { clock.now() });
    assert_eq!(two.run_until(two.sleep_until(25)), Ok(()));
    assert_eq!(one.run_until_joined(late), Ok(25));
}

#[test]
fn a_task_can_take_time_by_moving_it() {
    let executor = Executor::new();
    let clock = executor.clock().clone();
    executor.call_soon(move || clock.advance_to(40));
    let handle = executor.handle();
    let seen = executor.spawn_at(30, async move { (handle.now(), handle.iteration()) });
    assert_eq!(executor.run_until_joined(seen), Ok((40, 2)));
}

#[test]
fn it_stays_before_the_horizon() {
    let executor = Executor::new();
    executor.call_at(10, || ());
    executor.call_at(11, || ());
    executor.set_horizon(Some(10));
    assert_eq!(executor.run(), Stall::Horizon { deadline: 11 });
    assert_eq!((executor.now(), executor.iteration()), (10, 1));
    assert_eq!(executor.step(), Outcome::Stalled(Stall::Horizon { deadline: 11 }));
    executor.set_horizon(None);
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(executor.now(), 11);
}

#[test]
fn run_until_time_ends_at_that_time_or_the_horizon() {
    let executor = Executor::new();
    executor.call_at(10, || ());
    let stuck = executor.spawn(std::future::pending::<()>());
    assert!(matches!(executor.run_until_time(20), Stall::Deadlock(_)));
    assert_eq!(executor.now(), 20);
    stuck.abort();
    executor.set_horizon(Some(25));
    executor.call_at(30, || ());
    assert_eq!(executor.run_until_time(100), Stall::Horizon { deadline: 30 });
    assert_eq!(executor.now(), 25);
    assert_eq!(executor.run_until_time(5), Stall::Horizon { deadline: 30 });
    assert_eq!(executor.now(), 25);
}

#[test]
fn run_until_stalled_leaves_it_alone() {
    let executor = Executor::new();
    let (handle, ran) = (executor.handle(), std::rc::Rc::new(std::cell::Cell::new(false)));
    let flag = ran.clone();
    executor.call_soon(move || drop(handle.call_at(0, move || flag.set(true))));
    executor.call_at(1, || ());
    assert_eq!(executor.run_until_stalled(), Stall::Horizon { deadline: 1 });
    assert!(ran.get(), "timers that are due already do fire");
    assert_eq!(executor.now(), 0);
}
