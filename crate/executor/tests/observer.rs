//! An observer hears of everything, in order, and with its cause.

mod common;

use std::future::pending;
use std::rc::Rc;

use common::Log;
use futures::channel::oneshot;
use loopscope_executor::{Cause, Executor, Handle, Observer, Outcome, TaskId, TaskState, Timer, yield_now};

/// Writes a line for each event.
struct Scribe {
    log: Log,
    executor: Handle,
}

impl Scribe {
    fn watch(executor: &Executor) -> Log {
        let log = Log::default();
        executor.set_observer(Some(Rc::new(Scribe { log: log.clone(), executor: executor.handle() })));
        log
    }

    fn line(&self, line: String) {
        self.log.add(line);
    }
}

impl Observer for Scribe {
    fn spawned(&self, task: TaskId, by: Option<TaskId>) {
        assert!(self.executor.is_live(task), "the executor can be asked");
        self.line(match by {
            Some(by) => format!("{by:?}:spawned{}", task.number()),
            None => format!("spawned{}", task.number()),
        });
    }

    fn ready(&self, task: TaskId, cause: Cause) {
        let cause = match cause {
            Cause::Task(task) => format!("by{}", task.number()),
            Cause::Timer => "by-timer".to_string(),
            Cause::External => "from-outside".to_string(),
        };
        self.line(format!("ready{}-{cause}", task.number()));
    }

    fn timer_set(&self, timer: Timer) {
        let task = timer.task.map(TaskId::number);
        self.line(format!(
            "set#{}@{}{}",
            timer.sequence,
            timer.deadline,
            task.map(|n| format!("-for{n}")).unwrap_or_default()
        ));
    }

    fn timer_due(&self, timer: Timer) {
        self.line(format!("due#{}", timer.sequence));
    }

    fn timer_cancelled(&self, timer: Timer) {
        self.line(format!("cancelled#{}", timer.sequence));
    }

    fn iteration_begun(&self, iteration: u64) {
        self.line(format!("iteration{iteration}"));
    }

    fn clock_advanced(&self, from: u64, to: u64) {
        assert_eq!(self.executor.now(), to);
        self.line(format!("{from}→{to}"));
    }

    fn poll_begun(&self, task: TaskId) {
        assert_eq!(self.executor.running(), Some(task));
        self.line(format!("poll{}", task.number()));
    }

    fn poll_ended(&self, outcome: &Outcome) {
        self.line(match outcome {
            Outcome::Ran { state: TaskState::Pending, .. } => "pending".to_string(),
            Outcome::Ran { state, .. } => format!("{state:?}"),
            other => format!("{other:?}"),
        });
    }

    fn done(&self, task: TaskId) {
        self.line(format!("done{}", task.number()));
    }

    fn aborted(&self, task: TaskId) {
        self.line(format!("aborted{}", task.number()));
    }
}

#[test]
fn a_task_from_spawn_to_done() {
    let executor = Executor::new();
    let log = Scribe::watch(&executor);
    executor.spawn_detached(yield_now());
    executor.run();
    assert_eq!(
        log.take(),
        "spawned1 ready1-from-outside iteration1 poll1 ready1-by1 pending iteration2 poll1 Done done1"
    );
}

#[test]
fn a_timer_from_set_to_due() {
    let executor = Executor::new();
    let log = Scribe::watch(&executor);
    executor.call_at(8, || ());
    executor.run();
    assert_eq!(log.take(), "spawned1 set#0@8-for1 iteration1 0→8 due#0 ready1-by-timer poll1 Done done1");
}

#[test]
fn a_sleep_is_a_timer_of_its_task() {
    let executor = Executor::new();
    executor.spawn_detached(executor.sleep_until(5));
    let log = Scribe::watch(&executor);
    executor.run();
    assert_eq!(
        log.take(),
        "iteration1 poll1 set#0@5-for1 pending iteration2 0→5 due#0 ready1-by-timer poll1 Done done1"
    );
}

#[test]
fn who_woke_and_who_spawned() {
    let executor = Executor::new();
    let (send, receive) = oneshot::channel::<()>();
    executor.spawn_detached(async move { _ = receive.await });
    executor.run_until_stalled();
    let log = Scribe::watch(&executor);
    let handle = executor.handle();
    executor.call_soon(move || {
        let _ = send.send(());
        handle.call_soon(|| ());
    });
    executor.step();
    assert_eq!(
        log.take(),
        "spawned2 ready2-from-outside iteration2 poll2 ready1-by2 TaskId(2):spawned3 ready3-by2 Done done2"
    );
}

#[test]
fn an_abort_comes_before_what_it_brings_about() {
    let executor = Executor::new();
    let victim = executor.spawn(pending::<()>());
    let id = victim.id();
    executor.spawn_detached(async move { _ = victim.await });
    let timer = executor.call_at(10, || ());
    executor.run_until_stalled();
    let log = Scribe::watch(&executor);
    executor.abort(id);
    timer.abort();
    assert_eq!(log.take(), "aborted1 ready2-from-outside cancelled#0 aborted3");
}

#[test]
fn a_task_that_aborts_itself() {
    let executor = Executor::new();
    let log = Scribe::watch(&executor);
    let handle = executor.handle();
    executor.spawn_detached(async move {
        handle.running().map(|me| handle.abort(me));
        pending::<()>().await
    });
    executor.run();
    assert_eq!(log.take(), "spawned1 ready1-from-outside iteration1 poll1 Aborted aborted1");
}

#[test]
fn a_task_that_panics() {
    let executor = Executor::new();
    let log = Scribe::watch(&executor);
    executor.call_soon(|| std::panic::panic_any("boom"));
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| executor.run()));
    assert_eq!(log.take(), "spawned1 ready1-from-outside iteration1 poll1 aborted1");
}

#[test]
fn a_held_turn() {
    let executor = Executor::new();
    let handle = executor.handle();
    executor.spawn_detached(std::future::poll_fn(move |_| {
        handle.hold();
        std::task::Poll::Pending
    }));
    let log = Scribe::watch(&executor);
    executor.step();
    assert_eq!(log.take(), "iteration1 poll1 Held { task: TaskId(1), iteration: 1 }");
}

#[test]
fn it_can_be_removed() {
    let executor = Executor::new();
    let log = Scribe::watch(&executor);
    executor.set_observer(None);
    executor.call_soon(|| ());
    executor.run();
    assert_eq!(log.take(), "");
}
