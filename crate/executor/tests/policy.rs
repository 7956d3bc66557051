//! A policy chooses within an iteration; a recorded schedule can be repeated.

mod common;

use std::cell::RefCell;
use std::rc::Rc;

use common::Log;
use loopscope_executor::{
    Choice, Executor, Fifo, Misfit, Outcome, Policy, Record, Replay, Schedule, Seeded, Stall, yield_now,
};

/// Three tasks that write their name three times, with a turn of the loop between.
fn program(executor: &Executor) -> Log {
    let log = Log::default();
    for name in ["a", "b", "c"] {
        let (handle, log) = (executor.handle(), log.clone());
        executor.spawn_detached(async move {
            for _ in 0..3 {
                log.add(format!("{name}{}", handle.iteration()));
                yield_now().await;
            }
        });
    }
    log
}

fn run(policy: impl Policy + 'static) -> (String, Stall) {
    let executor = Executor::new();
    executor.set_policy(policy);
    let log = program(&executor);
    let stall = executor.run();
    (log.take(), stall)
}

#[test]
fn fifo_is_what_there_is_without_a_policy() {
    let executor = Executor::new();
    let log = program(&executor);
    executor.run();
    assert_eq!((log.take(), Stall::Idle), run(Fifo));
}

#[test]
fn a_policy_that_answers_like_fifo_gives_its_order() {
    let (policy, recording) = Record::new(Fifo);
    assert_eq!(run(policy), run(Fifo));
    assert_eq!(recording.schedule().tasks(), [1, 2, 3].repeat(4));
}

#[test]
fn a_choice_is_among_the_entries_left_in_the_iteration() {
    struct Asked(Rc<RefCell<Vec<(u64, usize)>>>);
    impl Policy for Asked {
        fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit> {
            self.0.borrow_mut().push((choice.iteration, choice.ready.len()));
            Ok(choice.ready.len() - 1)
        }
    }

    let asked = Rc::new(RefCell::new(Vec::new()));
    let (lines, stall) = run(Asked(asked.clone()));
    assert_eq!(lines, "c1 b1 a1 a2 b2 c2 c3 b3 a3");
    assert_eq!(stall, Stall::Idle);
    assert_eq!(asked.borrow()[..4], [(1, 3), (1, 2), (1, 1), (2, 3)]);
}

#[test]
fn a_seed_gives_the_same_order_each_time_and_stays_within_the_iteration() {
    let (lines, _) = run(Seeded::new(3));
    assert_eq!(lines, run(Seeded::new(3)).0);
    assert!((0..20).any(|seed| run(Seeded::new(seed)).0 != lines));
    let iterations: Vec<_> = lines.split(' ').map(|line| &line[1..]).collect();
    assert_eq!(iterations, ["1", "1", "1", "2", "2", "2", "3", "3", "3"]);
}

#[test]
fn a_seed_reaches_all_orders() {
    let orders: std::collections::BTreeSet<_> =
        (0..100).map(|seed| run(Seeded::new(seed)).0[..8].to_string()).collect();
    assert_eq!(orders.len(), 6);
}

#[test]
fn a_recorded_schedule_repeats_the_run() {
    for seed in 0..20 {
        let (policy, recording) = Record::new(Seeded::new(seed));
        let recorded = run(policy);
        assert_eq!(run(Replay::new(recording.schedule())), recorded);
    }
}

#[test]
fn a_schedule_for_another_program_ends_as_a_misfit() {
    let (lines, stall) = run(Replay::new(Schedule::from(vec![2, 7])));
    assert_eq!(lines, "b1");
    match stall {
        Stall::Misfit(misfit) => {
            assert_eq!((misfit.iteration, misfit.wanted), (1, Some(7)));
            assert_eq!(misfit.ready.iter().map(|task| task.number()).collect::<Vec<_>>(), [1, 3]);
        }
        other => panic!("no misfit: {other:?}"),
    }
}

#[test]
fn a_schedule_that_is_too_short_ends_as_a_misfit() {
    let (lines, stall) = run(Replay::new(Schedule::from(vec![3, 2, 1, 1])));
    assert_eq!(lines, "c1 b1 a1 a2");
    assert!(matches!(stall, Stall::Misfit(Misfit { iteration: 2, wanted: None, .. })));
}

#[test]
fn after_a_misfit_nothing_has_changed() {
    let executor = Executor::new();
    let log = program(&executor);
    executor.set_policy(Replay::new(Schedule::default()));
    assert!(matches!(executor.run(), Stall::Misfit(_)));
    assert!(matches!(executor.run(), Stall::Misfit(_)));
    assert_eq!((executor.left(), executor.iteration()), (3, 1));
    executor.set_policy(Fifo);
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(log.take(), "a1 b1 c1 a2 b2 c2 a3 b3 c3");
}

#[test]
fn an_answer_out_of_range_is_a_misfit() {
    struct Wild;
    impl Policy for Wild {
        fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit> {
            Ok(choice.ready.len())
        }
    }

    let (lines, stall) = run(Wild);
    assert_eq!(lines, "");
    assert!(matches!(stall, Stall::Misfit(Misfit { wanted: None, .. })));
}

#[test]
fn aborted_tasks_are_no_choice() {
    let executor = Executor::new();
    let (policy, recording) = Record::new(Fifo);
    executor.set_policy(policy);
    let tasks: Vec<_> = (0..4).map(|_| executor.call_soon(|| ())).collect();
    executor.step();
    tasks[1].abort();
    tasks[3].abort();
    executor.call_soon(|| ());
    assert_eq!(executor.run(), Stall::Idle);
    assert_eq!(recording.schedule().tasks(), [1, 3, 5]);
}

#[test]
fn nobody_is_asked_when_all_was_aborted() {
    let executor = Executor::new();
    let (policy, recording) = Record::new(Fifo);
    executor.set_policy(policy);
    executor.call_soon(|| ()).abort();
    assert_eq!(executor.step(), Outcome::Skipped { iteration: 1 });
    assert_eq!(executor.left(), 0);
    assert_eq!(recording.schedule(), Schedule::default());
}
