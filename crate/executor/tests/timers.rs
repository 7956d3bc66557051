//! Timers fire by deadline, then in the order in which they were set, and only those that are still wanted.

mod common;

use std::time::Duration;

use common::Log;
use futures::future::{join, join_all, select};
use futures::stream::{FuturesUnordered, StreamExt};
use loopscope_executor::{Elapsed, Executor, Stall, yield_now};

const SECOND: u64 = 1_000_000_000;

fn call_at(executor: &Executor, log: &Log, deadline: u64, name: impl Into<String>) {
    let (log, name) = (log.clone(), name.into());
    executor.call_at(deadline, move || log.add(name));
}

#[test]
fn timers_fire_by_deadline() {
    let (executor, log) = (Executor::new(), Log::default());
    for deadline in [30, 10, 20, 5, 25] {
        call_at(&executor, &log, deadline, format!("{deadline}"));
    }
    executor.run();
    assert_eq!(log.take(), "5 10 20 25 30");
    assert_eq!(executor.now(), 30);
}

#[test]
fn equal_deadlines_fire_in_the_order_in_which_they_were_set() {
    let (executor, log) = (Executor::new(), Log::default());
    for name in ["a", "b"] {
        call_at(&executor, &log, 7 * SECOND, name);
    }
    call_at(&executor, &log, 7 * SECOND - 1, "before");
    executor.run_until_time(3 * SECOND);
    for name in ["c", "d"] {
        call_at(&executor, &log, 7 * SECOND, name);
    }
    executor.run();
    assert_eq!(log.take(), "before a b c d");
}

#[test]
fn deadlines_of_all_sizes_keep_their_order() {
    let (executor, log) = (Executor::new(), Log::default());
    let deadlines: Vec<u64> = (0..64).rev().flat_map(|bit| [(1 << bit) + 1, 1 << bit, u64::MAX >> bit]).collect();
    for deadline in &deadlines {
        call_at(&executor, &log, *deadline, format!("{deadline}"));
    }
    executor.run();
    let mut sorted = deadlines;
    sorted.sort_unstable();
    assert_eq!(log.take(), sorted.iter().map(u64::to_string).collect::<Vec<_>>().join(" "));
    assert_eq!(executor.now(), u64::MAX);
}

#[test]
fn overdue_timers_fire_by_deadline_too() {
    let (executor, log) = (Executor::new(), Log::default());
    call_at(&executor, &log, 100, "first");
    executor.run();
    for deadline in [100, 50, 99, 50, 0] {
        call_at(&executor, &log, deadline, format!("{deadline}"));
    }
    executor.run();
    assert_eq!(log.take(), "first 0 50 50 99 100");
    assert_eq!(executor.now(), 100);
}

#[test]
fn a_timer_set_sooner_than_those_looked_at_fires_first() {
    let (executor, log) = (Executor::new(), Log::default());
    call_at(&executor, &log, 1000, "late");
    assert_eq!(executor.run_until_time(10), Stall::Horizon { deadline: 1000 });
    assert_eq!(executor.next_deadline(), Some(1000));
    call_at(&executor, &log, 500, "soon");
    call_at(&executor, &log, 5, "overdue");
    assert_eq!(executor.next_deadline(), Some(5));
    executor.run();
    assert_eq!(log.take(), "overdue soon late");
}

#[test]
fn a_due_timer_queues_behind_what_is_ready() {
    let (executor, log) = (Executor::new(), Log::default());
    call_at(&executor, &log, 0, "timer");
    let line = log.clone();
    executor.call_soon(move || line.add("ready"));
    executor.run();
    assert_eq!(log.take(), "ready timer");
}

#[test]
fn a_task_does_not_start_before_its_time() {
    let executor = Executor::new();
    let clock = executor.clock().clone();
    let task = executor.spawn_at(SECOND, async move { clock.now() });
    assert!(!executor.wake(task.id()), "its first poll waits for the timer");
    executor.call_soon(|| ());
    assert_eq!(executor.run_until_joined(task), Ok(SECOND));
}

#[test]
fn sleepers_wake_by_deadline_within_one_task_as_across_tasks() {
    let (executor, log) = (Executor::new(), Log::default());
    let (handle, line) = (executor.handle(), log.clone());
    let naps = executor.run_until(async move {
        let nap = |seconds| {
            let (handle, line) = (handle.clone(), line.clone());
            async move {
                handle.sleep(Duration::from_secs(seconds)).await;
                line.add(format!("{seconds}"));
                handle.now()
            }
        };
        let (other, mine) = (handle.spawn(nap(2)), join_all([3, 1, 2].map(nap)));
        (mine.await, other.await)
    });
    assert_eq!(naps, Ok((vec![3 * SECOND, SECOND, 2 * SECOND], Ok(2 * SECOND))));
    assert_eq!(log.take(), "1 2 2 3");
}

#[test]
fn sleeps_wake_the_future_that_awaits_them_not_just_the_task() {
    let executor = Executor::new();
    let handle = executor.handle();
    let order = executor.run_until(async move {
        let nap = |n: u64| {
            let nap = handle.sleep_until(n);
            async move {
                nap.await;
                n
            }
        };
        // It polls only those of its futures whose own waker was woken.
        [30, 10, 20].map(nap).into_iter().collect::<FuturesUnordered<_>>().collect::<Vec<_>>().await
    });
    assert_eq!(order, Ok(vec![10, 20, 30]));
}

#[test]
fn no_time_needs_no_timer() {
    let executor = Executor::new();
    let nap = executor.sleep(Duration::ZERO);
    assert_eq!(executor.run_until(nap), Ok(()));
    assert_eq!(executor.iteration(), 1);
}

#[test]
fn a_sleep_that_is_too_long_to_count_ends_at_the_end_of_time() {
    let executor = Executor::new();
    assert_eq!(executor.sleep(Duration::MAX).deadline(), u64::MAX);
}

#[test]
fn a_dropped_sleep_never_moves_the_clock() {
    let executor = Executor::new();
    let (long, short) = (executor.sleep_until(1000), executor.sleep_until(10));
    let raced = async move {
        drop(select(long, short).await);
        yield_now().await;
    };
    assert_eq!(executor.run_until(raced), Ok(()));
    assert_eq!(executor.next_deadline(), None);
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(executor.now(), 10);
}

#[test]
fn a_sleep_that_is_woken_early_goes_on() {
    let executor = Executor::new();
    let task = executor.spawn(executor.sleep_until(100));
    executor.call_at(50, {
        let (handle, id) = (executor.handle(), task.id());
        move || assert!(handle.wake(id))
    });
    assert_eq!(executor.run_until_joined(task), Ok(()));
    assert_eq!(executor.now(), 100);
}

#[test]
fn many_cancelled_timers_leave_the_others_alone() {
    let (executor, log) = (Executor::new(), Log::default());
    for deadline in 0..1000_u64 {
        let line = log.clone();
        let timer = executor.call_at(deadline * deadline, move || line.add(format!("{deadline}")));
        if deadline % 250 != 3 {
            timer.abort();
        }
    }
    executor.run();
    assert_eq!(log.take(), "3 253 503 753");
}

#[test]
fn a_timeout_gives_the_output_or_says_that_time_is_over() {
    let executor = Executor::new();
    let limit = Duration::from_nanos(10);
    let quick = executor.timeout(limit, executor.sleep_until(9));
    let slow = executor.timeout(limit, executor.sleep_until(11));
    let tie = executor.timeout(limit, executor.sleep_until(10));
    let both = join(join(quick, slow), tie);
    assert_eq!(executor.run_until(both), Ok(((Ok(()), Err(Elapsed)), Ok(()))));
    assert_eq!(executor.now(), 10);
}

/// Numbers that only look random, from a seed.
fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    }
}

#[test]
fn any_mix_of_setting_cancelling_and_waiting_keeps_the_order() {
    for seed in 0..60 {
        let (executor, log, mut below) = (Executor::new(), Log::default(), numbers(seed));
        // What is set, as (deadline, number), and what has to have fired.
        let (mut set, mut fired) = (Vec::new(), Vec::new());
        for number in 0..600_u64 {
            let scale = 1 << below(40);
            // Overdue ones as well.
            let deadline = (executor.now() + below(scale)).saturating_sub(below(20));
            let line = log.clone();
            let timer = executor.call_at(deadline, move || line.add(format!("{number}")));
            set.push((deadline, number, timer));
            if below(3) == 0 {
                let index = below(set.len() as u64) as usize;
                assert!(set.swap_remove(index).2.abort());
            }
            if below(8) == 0 {
                let time = executor.now() + below(scale);
                executor.run_until_time(time);
                let mut due: Vec<_> = set.extract_if(.., |(deadline, ..)| *deadline <= time).collect();
                due.sort_by_key(|(deadline, number, _)| (*deadline, *number));
                fired.extend(due.iter().map(|(_, number, _)| format!("{number}")));
                assert_eq!(executor.next_deadline(), set.iter().map(|(deadline, ..)| *deadline).min());
            }
        }
        assert_eq!(log.take(), fired.join(" "), "seed {seed}");
    }
}
