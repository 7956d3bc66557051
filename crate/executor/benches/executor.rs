//! How long a million of each takes. Every case runs three times; the best counts.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::hint::black_box;
use std::rc::Rc;
use std::task::Poll;
use std::time::{Duration, Instant};

use futures::StreamExt;
use futures::channel::mpsc;
use loopscope_executor::{Executor, Seeded, yield_now};

const MILLION: u64 = 1_000_000;

fn main() {
    let cases: [(&str, fn()); 8] = [
        ("spawn, sleep, join", spawn_sleep_join),
        ("spawn, join", spawn_join),
        ("call_soon", call_soon),
        ("wake by id", wake_by_id),
        ("wake by waker: a ring of channels", ring_of_channels),
        ("yield: a thousand tasks, a thousand times", || yields(&Executor::new(), 1000, 1000)),
        ("yield: ten tasks, in seeded order", seeded),
        ("timeouts that are never due", timeouts),
    ];
    for (name, run) in cases {
        let best = (0..3).map(|_| time(run)).min().unwrap_or_default();
        println!("{name:<45}{:>8.1} ms", best.as_secs_f64() * 1e3);
    }
}

fn time(run: fn()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn run(executor: &Executor, future: impl Future<Output = ()> + 'static) {
    assert_eq!(executor.run_until(future), Ok(()));
}

fn spawn_sleep_join() {
    let executor = Executor::new();
    let handle = executor.handle();
    run(&executor, async move {
        let nap =
            |n: u64| handle.spawn(handle.sleep(Duration::from_micros(n.wrapping_mul(2_654_435_761) % 10_000_000)));
        let naps: Vec<_> = (0..MILLION).map(nap).collect();
        for nap in naps {
            assert!(nap.await.is_ok());
        }
    });
}

fn spawn_join() {
    let executor = Executor::new();
    let handle = executor.handle();
    run(&executor, async move {
        let tasks: Vec<_> = (0..MILLION).map(|n| handle.spawn(async move { n })).collect();
        for task in tasks {
            black_box(task.await.ok());
        }
    });
}

fn call_soon() {
    let executor = Executor::new();
    let calls = Rc::new(Cell::new(0));
    for _ in 0..MILLION {
        let calls = calls.clone();
        executor.call_soon(move || calls.set(calls.get() + 1));
    }
    executor.run();
    assert_eq!(calls.get(), MILLION);
}

fn wake_by_id() {
    let executor = Executor::new();
    let (handle, mut polls) = (executor.handle(), 0);
    executor.spawn_detached(poll_fn(move |_| {
        polls += 1;
        if polls == MILLION {
            return Poll::Ready(());
        }
        handle.running().map(|me| handle.wake(me));
        Poll::Pending
    }));
    executor.run();
}

fn ring_of_channels() {
    const TASKS: usize = 1000;
    let executor = Executor::new();
    let (senders, receivers): (Vec<_>, Vec<_>) = (0..TASKS).map(|_| mpsc::unbounded::<u64>()).unzip();
    assert!(senders[0].unbounded_send(0).is_ok());
    for (n, mut receiver) in receivers.into_iter().enumerate() {
        let next = senders[(n + 1) % TASKS].clone();
        executor.spawn_detached(async move {
            for _ in 0..MILLION / TASKS as u64 {
                let count = receiver.next().await.unwrap_or_default();
                let _ = next.unbounded_send(count + 1); // the first task has ended when the ring closes
            }
        });
    }
    drop(senders);
    executor.run();
}

fn yields(executor: &Executor, tasks: u64, times: u64) {
    for _ in 0..tasks {
        executor.spawn_detached(async move {
            for _ in 0..times {
                yield_now().await;
            }
        });
    }
    executor.run();
}

fn seeded() {
    let executor = Executor::new();
    executor.set_policy(Seeded::new(1));
    yields(&executor, 10, MILLION / 10);
}

fn timeouts() {
    let executor = Executor::new();
    let handle = executor.handle();
    run(&executor, async move {
        for _ in 0..MILLION {
            assert!(handle.timeout(Duration::from_secs(100), yield_now()).await.is_ok());
        }
    });
}
