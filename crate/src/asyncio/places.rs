//! Where asyncio's own functions stand in CPython 3.14's library: the `repr` of tasks and futures tells it.

/// A coroutine function of asyncio's.
pub struct Place {
    name: &'static str,
    pub file: &'static str,
    /// The line of its `def`, and the one in which it waits.
    pub def: u32,
    pub wait: u32,
}

const fn place(name: &'static str, file: &'static str, def: u32, wait: u32) -> Place {
    Place { name, file, def, wait }
}

const LOCKS: &str = "/lib/python314.zip/asyncio/locks.py";
const QUEUES: &str = "/lib/python314.zip/asyncio/queues.py";
const TASKS: &str = "/lib/python314.zip/asyncio/tasks.py";
const THREADS: &str = "/lib/python314.zip/asyncio/threads.py";

const COROUTINES: &[Place] = &[
    place("sleep", TASKS, 687, 702),
    place("wait", TASKS, 405, 432),
    place("wait_for", TASKS, 440, 488),
    place("to_thread", THREADS, 12, 25),
    place("Lock.acquire", LOCKS, 90, 110),
    place("Event.wait", LOCKS, 200, 213),
    place("Condition.wait", LOCKS, 248, 272),
    place("Semaphore.acquire", LOCKS, 386, 407),
    place("Barrier.wait", LOCKS, 511, 527),
    place("Queue.put", QUEUES, 125, 139),
    place("Queue.get", QUEUES, 172, 186),
    place("Queue.join", QUEUES, 239, 248),
];

const CALLBACKS: &[(&str, &str)] = &[
    ("_run_until_complete_cb", "base_events.py:181"),
    ("gather.<locals>._done_callback", "tasks.py:810"),
    ("shield.<locals>._clear_awaited_by_callback", "tasks.py:975"),
    ("shield.<locals>._inner_done_callback", "tasks.py:978"),
    ("shield.<locals>._outer_done_callback", "tasks.py:991"),
    ("_wait.<locals>._on_completion", "tasks.py:503"),
    ("_chain_future.<locals>._call_check_cancel", "futures.py:393"),
];

/// The place of a coroutine by its qualified name.
pub fn coroutine(name: &str) -> Option<&'static Place> {
    COROUTINES.iter().find(|place| place.name == name)
}

/// `name() at file:line`; bound methods have no place.
pub fn callback_text(label: &str) -> String {
    match CALLBACKS.iter().find(|(name, _)| *name == label) {
        Some((_, place)) => format!("{label}() at /lib/python314.zip/asyncio/{place}"),
        None => format!("{label}()"),
    }
}
