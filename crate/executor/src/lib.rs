//! A deterministic, single-threaded executor for Rust futures on a virtual clock, with the scheduling rules of Python's
//! asyncio.
//!
//! ```
//! use std::time::Duration;
//! use loopscope_executor::Executor;
//!
//! let executor = Executor::new();
//! let handle = executor.handle();
//! let both = executor.run_until(async move {
//!     let slow = handle.spawn(handle.sleep(Duration::from_secs(3600)));
//!     let quick = handle.timeout(Duration::from_secs(60), slow).await;
//!     (quick.is_err(), handle.now())
//! });
//! assert_eq!(both, Ok((true, 60_000_000_000))); // at once
//! ```
//!
//! # The model
//!
//! There is one **ready queue**, first in, first out, and everything in it is a [task](TaskId) to poll once. A task joins
//! it at the end when it is spawned, woken, or its timer is due, and is in it at most once. Then there are the **timers**, by
//! deadline and, where that is equal, in the order in which they were set.
//!
//! The executor works in **iterations**, numbered from 1. At the start of one, if nothing is ready, the [`Clock`] jumps to
//! the next timer; the timers that are due move to the ready queue; and what is in the queue at that moment is run. What
//! becomes ready meanwhile waits for the next iteration, so that tasks that keep waking each other can't starve a timer.
//! That is `_run_once` of asyncio's event loop.
//!
//! **Time** is a count of nanoseconds that moves in these jumps, and nowhere else unless the host moves it. So the
//! same program takes the same course every time, and a day of sleep costs nothing.
//!
//! [`Executor::step`] is the primitive: it polls one task and tells the [`Outcome`]. [`run`](Executor::run),
//! [`run_until`](Executor::run_until) and their like are loops around it; a host that wants to look, to pause or to count
//! writes its own. When nothing can run, the [`Stall`] says why as a value: all is done, the horizon is reached,
//! or there is a [`Deadlock`], with the tasks that wait.
//!
//! - A task can [hold](Handle::hold) its turn to give the host one, unseen by the others.
//! - A [`Policy`] chooses among the ready entries of an iteration: [`Fifo`], [`Seeded`], or a [`Replay`] of what another
//!   one [recorded](Record).
//! - An [`Observer`] is told of everything that happens, and why.
//!
//! # Threads
//!
//! An executor and its futures stay on one thread. Wakers are `Send` as the language demands, and may be used from others:
//! such wakes join the ready queue at the next step. When they come is then the one thing that is not deterministic.

mod clock;
mod core;
mod deadlock;
mod executor;
mod handle;
mod join;
mod observer;
mod outcome;
mod policy;
mod radix_heap;
mod ready;
mod sleep;
mod task;
mod timeout;
mod timer;
mod waker;
mod yield_now;

pub use clock::Clock;
pub use deadlock::{Deadlock, Waiting};
pub use executor::Executor;
pub use handle::Handle;
pub use join::{Aborted, JoinHandle, TaskHandle};
pub use observer::{Cause, Observer};
pub use outcome::{Outcome, Stall, TaskState, Unfinished};
pub use policy::{Choice, Fifo, Misfit, Policy, Record, Recording, Replay, Schedule, Seeded};
pub use sleep::Sleep;
pub use task::TaskId;
pub use timeout::Elapsed;
pub use timer::Timer;
pub use yield_now::yield_now;
