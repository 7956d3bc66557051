//! Tasks can be spawned by way of the traits of `futures`.

mod common;

use common::Log;
use futures::task::{LocalSpawn, LocalSpawnExt, Spawn, SpawnExt};
use loopscope_executor::{Executor, Handle};

#[test]
fn local_spawn_makes_a_task() {
    let (executor, log) = (Executor::new(), Log::default());
    let line = log.clone();
    assert!(executor.spawn_local(async move { line.add("ran") }).is_ok());
    assert_eq!(executor.tasks(), 1);
    executor.run();
    assert_eq!(log.take(), "ran");
}

#[test]
fn spawn_makes_a_task() {
    let executor = Executor::new();
    let remote = SpawnExt::spawn_with_handle(&executor.handle(), async { 3 });
    let result = executor.run_until(async move {
        match remote {
            Ok(remote) => Some(remote.await),
            Err(_) => None,
        }
    });
    assert_eq!(result, Ok(Some(3)));
}

#[test]
fn code_that_knows_only_the_trait_can_spawn() {
    fn twice(spawner: &impl LocalSpawn, log: &Log) {
        for name in ["a", "b"] {
            let log = log.clone();
            assert!(spawner.spawn_local(async move { log.add(name) }).is_ok());
        }
    }

    let (executor, log) = (Executor::new(), Log::default());
    twice(&executor.handle(), &log);
    executor.run();
    assert_eq!(log.take(), "a b");
}

#[test]
fn a_handle_without_executor_says_so() {
    let executor = Executor::new();
    let handle: Handle = executor.handle();
    assert!(handle.status_local().is_ok() && handle.status().is_ok());
    drop(executor);
    assert!(handle.status_local().is_err_and(|error| error.is_shutdown()));
    assert!(handle.spawn_local(async {}).is_err());
}
