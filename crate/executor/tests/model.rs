//! Random programs do the same on the executor and on a model of asyncio's loop that is simple enough to be believed.

mod common;

use std::cell::RefCell;
use std::rc::Rc;
use std::task::Poll;

use common::Log;
use futures::future::poll_fn;
use loopscope_executor::{Clock, Executor, Handle, Stall, TaskId, yield_now};

/// What tasks do. Tasks are numbered as they are spawned, programs as they stand in the list.
#[derive(Clone, Copy)]
enum Op {
    /// Says that it was here.
    Note,
    Yield,
    /// Returns pending once, and goes on whenever it is polled again.
    Wait,
    Sleep(u64),
    /// Takes time with the loop stopped.
    Block(u64),
    Wake(usize),
    Abort(usize),
    Spawn(usize),
    SpawnLater(usize, u64),
}

type Program = Rc<Vec<Vec<Op>>>;

/// More tasks than this are not spawned: some programs spawn each other for ever.
const MOST_TASKS: usize = 60;

fn random_program(seed: u64) -> Program {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = move |limit: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % limit
    };
    let mut op = move || match below(12) {
        0..2 => Op::Note,
        2 => Op::Yield,
        3 => Op::Wait,
        4 => Op::Sleep(below(4)),
        5 => Op::Sleep(1 << below(40)),
        6 => Op::Block(below(6)),
        7..9 => Op::Wake(below(10) as usize),
        9 => Op::Abort(below(20) as usize),
        10 => Op::Spawn(below(6) as usize),
        _ => Op::SpawnLater(below(6) as usize, below(10)),
    };
    Rc::new((0..6).map(|length| (0..3 + length).map(|_| op()).collect()).collect())
}

// The executor ---------------------------------------------------------------------------------------------------------

#[derive(Clone)]
struct World {
    handle: Handle,
    program: Program,
    ids: Rc<RefCell<Vec<TaskId>>>,
    log: Log,
}

impl World {
    fn spawn(&self, script: usize, deadline: Option<u64>) {
        let me = self.ids.borrow().len();
        if me == MOST_TASKS {
            return;
        }
        let future = self.clone().task(me, script);
        let task = match deadline {
            None => self.handle.spawn(future).id(),
            Some(deadline) => self.handle.spawn_at(deadline, future).id(),
        };
        self.ids.borrow_mut().push(task);
    }

    async fn task(self, me: usize, script: usize) {
        let id = |task: usize| self.ids.borrow().get(task).copied();
        for op in self.program[script].clone() {
            match op {
                Op::Note => self.log.add(format!("{me}:{}@{}", self.handle.iteration(), self.handle.now())),
                Op::Yield => yield_now().await,
                Op::Wait => wait().await,
                Op::Sleep(time) => self.handle.sleep_until(self.handle.now() + time).await,
                Op::Block(time) => self.handle.clock().advance_to(self.handle.now() + time),
                Op::Wake(task) => _ = id(task).map(|task| self.handle.wake(task)),
                Op::Abort(task) => _ = id(task).map(|task| self.handle.abort(task)),
                Op::Spawn(script) => self.spawn(script, None),
                Op::SpawnLater(script, time) => self.spawn(script, Some(self.handle.now() + time)),
            }
        }
    }
}

async fn wait() {
    let mut waited = false;
    poll_fn(|_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

fn run_executor(program: &Program) -> String {
    let executor = Executor::on(Clock::new());
    let (program, ids, log) = (program.clone(), Rc::default(), Log::default());
    let world = World { handle: executor.handle(), program, ids, log };
    world.spawn(0, None);
    world.spawn(1, None);
    let waiting = match executor.run() {
        Stall::Idle => 0,
        Stall::Deadlock(deadlock) => deadlock.waiting.len(),
        other => panic!("{other}"),
    };
    format!("{} end:{}@{} {waiting}", world.log.take(), executor.iteration(), executor.now())
}

// The model ------------------------------------------------------------------------------------------------------------

#[derive(Default)]
struct Model {
    program: Program,
    tasks: Vec<Task>,
    /// Entries of the queue and timers; those of tasks that ended stay in the one and go from the other.
    ready: Vec<usize>,
    timers: Vec<(u64, usize)>,
    now: u64,
    iteration: u64,
    lines: Vec<String>,
}

#[derive(Default)]
struct Task {
    script: usize,
    next: usize,
    ended: bool,
    queued: bool,
    unborn: bool,
    aborted: bool,
    /// What it waits for, if it was polled before that came.
    asleep_until: Option<u64>,
    suspended: bool,
}

impl Model {
    fn run(mut self) -> String {
        self.spawn(0, None);
        self.spawn(1, None);
        while !self.ready.is_empty() || !self.timers.is_empty() {
            self.iteration += 1;
            self.timers.sort_by_key(|(deadline, _)| *deadline); // stable: equal ones stay as they were set
            if self.ready.is_empty() {
                self.now = self.now.max(self.timers[0].0);
            }
            let due = self.timers.partition_point(|(deadline, _)| *deadline <= self.now);
            for (_, task) in self.timers.drain(..due).collect::<Vec<_>>() {
                self.tasks[task].unborn = false;
                self.wake(task);
            }
            for task in std::mem::take(&mut self.ready) {
                if !self.tasks[task].ended {
                    self.tasks[task].queued = false;
                    self.poll(task);
                }
            }
        }
        let waiting = self.tasks.iter().filter(|task| !task.ended).count();
        format!("{} end:{}@{} {waiting}", self.lines.join(" "), self.iteration, self.now)
    }

    fn spawn(&mut self, script: usize, deadline: Option<u64>) {
        let task = self.tasks.len();
        if task == MOST_TASKS {
            return;
        }
        self.tasks.push(Task { script, unborn: deadline.is_some(), ..Task::default() });
        match deadline {
            None => self.wake(task),
            Some(deadline) => self.timers.push((deadline, task)),
        }
    }

    fn wake(&mut self, task: usize) {
        let Some(Task { ended: false, unborn: false, queued: queued @ false, .. }) = self.tasks.get_mut(task) else {
            return;
        };
        *queued = true;
        self.ready.push(task);
    }

    fn end(&mut self, task: usize) {
        self.tasks[task].ended = true;
        self.timers.retain(|(_, whose)| *whose != task);
    }

    fn poll(&mut self, me: usize) {
        while let Some(op) = self.program[self.tasks[me].script].get(self.tasks[me].next).copied() {
            let resumed = std::mem::take(&mut self.tasks[me].suspended);
            let pending = match op {
                Op::Sleep(time) => {
                    let until = *self.tasks[me].asleep_until.get_or_insert(self.now + time);
                    if until > self.now && !resumed {
                        self.timers.push((until, me));
                    }
                    until > self.now
                }
                Op::Yield | Op::Wait => !resumed,
                _ => false,
            };
            if pending {
                self.tasks[me].suspended = true;
                if matches!(op, Op::Yield) {
                    self.wake(me);
                }
                if self.tasks[me].aborted {
                    self.end(me);
                }
                return;
            }
            self.tasks[me].next += 1;
            if self.tasks[me].asleep_until.take().is_some() {
                // It may have been woken before its timer, and the clock moved meanwhile: a sleep takes its timer along.
                self.timers.retain(|(_, whose)| *whose != me);
            }
            self.perform(me, op);
        }
        self.end(me);
    }

    fn perform(&mut self, me: usize, op: Op) {
        match op {
            Op::Note => self.lines.push(format!("{me}:{}@{}", self.iteration, self.now)),
            Op::Block(time) => self.now += time,
            Op::Wake(task) => self.wake(task),
            Op::Abort(task) if task == me => self.tasks[me].aborted = true,
            Op::Abort(task) if task < self.tasks.len() => self.end(task),
            Op::Spawn(script) => self.spawn(script, None),
            Op::SpawnLater(script, time) => self.spawn(script, Some(self.now + time)),
            Op::Yield | Op::Wait | Op::Sleep(_) | Op::Abort(_) => {}
        }
    }
}

#[test]
fn the_executor_does_what_the_model_does() {
    for seed in 0..6000 {
        let program = random_program(seed);
        let expected = Model { program: program.clone(), ..Model::default() }.run();
        assert_eq!(run_executor(&program), expected, "seed {seed}");
    }
}

#[test]
fn the_random_programs_are_worth_running() {
    let runs: Vec<String> = (0..4000).map(|seed| run_executor(&random_program(seed))).collect();
    let many = |wanted: &dyn Fn(&str) -> bool| runs.iter().filter(|run| wanted(run)).count() > 400;
    assert!(many(&|run| run.ends_with(" 0")), "programs that end");
    assert!(many(&|run| !run.ends_with(" 0")), "programs that hang");
    assert!(many(&|run| run.len() > 300), "programs that do a lot");
}

#[test]
fn the_same_program_does_the_same_twice() {
    for seed in 0..100 {
        let program = random_program(seed);
        assert_eq!(run_executor(&program), run_executor(&program));
    }
}
