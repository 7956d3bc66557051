//! Traces for tests, written as a run would have happened: the script knows the order in which events belong.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::*;

const SECOND: f64 = 1e9;

/// A run under way. Sentences of the script are about the running task's innermost frame.
#[derive(Default)]
pub struct Script {
    pub recorder: Recorder,
    /// Handle, and its `HandleReady`.
    queue: VecDeque<(u32, EventId)>,
    /// Deadline, order, handle.
    timers: BTreeSet<(u64, EventId, u32)>,
    /// The suspended frames of each task, outermost first.
    suspended: BTreeMap<u32, Vec<u32>>,
    /// Requests to cancel that the next step delivers.
    cancels: BTreeMap<u32, EventId>,
    stack: Vec<u32>,
    below: usize,
    running: u32,
    frames: u32,
    turns: u32,
}

impl Script {
    /// The module runs its first line.
    pub fn new() -> Script {
        let mut script = Script { recorder: Recorder::new(), running: NONE, ..Script::default() };
        script.call("<module>", &[]);
        script.line(1);
        script
    }

    /// `asyncio.run(coro())`: the first task, queued.
    pub fn run_loop(&mut self, coro: &str) -> u32 {
        self.below = self.stack.len();
        self.emit(Kind::LoopStarted, 0, NONE, NONE);
        self.create("Task-1", coro)
    }

    /// Makes a task and queues its first step.
    pub fn create(&mut self, name: &str, coro: &str) -> u32 {
        let (name, coro) = (self.recorder.text(name), self.recorder.text(coro));
        let task = self.recorder.add_task(Task { name, coro, parent: self.recorder.task, span: NONE });
        self.emit(Kind::TaskCreated, task, NONE, NONE);
        self.queue_step(HandleKind::Step, task);
        task
    }

    /// Queues the step of a task whose wait is over.
    pub fn wake(&mut self, task: u32) {
        self.queue_step(HandleKind::Wakeup, task);
    }

    fn queue_step(&mut self, kind: HandleKind, task: u32) {
        let handle = self.handle(kind, "TaskStepMethWrapper()", task, NONE);
        self.queue(handle, self.recorder.cause);
    }

    /// Queues a callback.
    pub fn callback(&mut self, label: &str) {
        let handle = self.handle(HandleKind::Callback, label, NONE, NONE);
        self.queue(handle, self.recorder.cause);
    }

    fn queue(&mut self, handle: u32, cause: EventId) {
        let ready = self.recorder.caused(Kind::HandleReady, cause, NONE, handle, NONE, NONE);
        self.queue.push_back((handle, ready));
    }

    /// Begins a turn; gives how many handles it has to run.
    pub fn turn(&mut self) -> usize {
        self.turns += 1;
        self.recorder.iteration = self.turns;
        self.emit(Kind::Iteration, self.turns, NONE, NONE);
        self.queue.len()
    }

    /// Runs the next handle: steps its task, as far as the script then says, or wakes whom its timer is for.
    /// Gives the task that runs now.
    pub fn run_next(&mut self) -> Option<u32> {
        let (handle, ready) = self.queue.pop_front()?;
        self.running = handle;
        self.recorder.cause = self.recorder.caused(Kind::HandleRun, ready, NONE, handle, NONE, NONE);
        let Handle { kind, task, .. } = self.recorder.trace.handles[handle as usize];
        if kind.steps_task() {
            self.resume(task);
            return Some(task);
        }
        if kind == HandleKind::Timer {
            self.wake(task);
        }
        self.handle_end();
        None
    }

    fn resume(&mut self, task: u32) {
        self.recorder.task = task;
        self.emit(Kind::TaskResumed, task, NONE, NONE);
        if let Some(request) = self.cancels.remove(&task) {
            self.recorder.caused(Kind::CancelDelivered, request, NONE, task, NONE, NONE);
        }
        let Some(frames) = self.suspended.remove(&task) else {
            let coro = self.recorder.trace.tasks[task as usize].coro;
            let coro = self.recorder.trace.text(coro).to_owned();
            return self.call(&coro, &["n", "result"]);
        };
        for frame in frames {
            self.emit(Kind::Resume, frame, NONE, NONE);
            self.stack.push(frame);
        }
    }

    fn handle_end(&mut self) {
        self.emit(Kind::HandleEnd, self.running, NONE, NONE);
        self.recorder.cause = NONE;
        self.recorder.task = NONE;
    }

    pub fn call(&mut self, name: &str, slots: &[&str]) {
        let name = self.recorder.text(name);
        let slots = slots.iter().map(|slot| self.recorder.text(slot)).collect();
        let code = self.recorder.add_code(Code { name, slots, line: 1 });
        self.stack.push(self.frames);
        self.emit(Kind::Enter, self.frames, code, NONE);
        self.frames += 1;
    }

    /// A line is about to run. Lines of a script's source are ten bytes long.
    pub fn line(&mut self, line: u32) {
        let span = self.recorder.span(Span { start: (line - 1) * 10, end: line * 10 - 1 });
        self.recorder.event(Kind::Line, span, self.top(), line, NONE);
    }

    pub fn store(&mut self, slot: u32, value: &str) {
        let value = self.recorder.text(value);
        self.emit(Kind::Store, self.top(), slot, value);
    }

    /// The innermost call returns.
    pub fn ret(&mut self, value: &str) {
        let value = self.recorder.text(value);
        self.emit(Kind::Exit, self.top(), value, NONE);
        self.stack.pop();
    }

    pub fn print(&mut self, text: &str) {
        let text = self.recorder.text(text);
        self.emit(Kind::Print, text, 0, NONE);
    }

    /// The whole loop is held.
    pub fn block(&mut self, seconds: f64) {
        let timer = self.timer(seconds);
        self.emit(Kind::Blocked, timer, NONE, NONE);
        self.recorder.at = self.recorder.trace.timers[timer as usize].deadline;
        self.emit(Kind::Unblocked, NONE, NONE, NONE);
    }

    pub fn cancel(&mut self, task: u32) {
        let request = self.emit(Kind::CancelRequested, task, NONE, NONE);
        self.cancels.insert(task, request);
        self.wake(task);
    }

    /// The task sleeps, which ends its step.
    pub fn sleep(&mut self, seconds: f64) {
        let task = self.recorder.task;
        let timer = self.timer(seconds);
        let handle = self.handle(HandleKind::Timer, "set_result_unless_cancelled()", task, timer);
        let set = self.emit(Kind::TimerSet, handle, timer, NONE);
        self.timers.insert((self.recorder.trace.timers[timer as usize].deadline, set, handle));
        self.suspend(WaitKind::Sleep, NONE, timer, &[]);
    }

    /// The task waits for others, which ends its step.
    pub fn wait(&mut self, kind: WaitKind, target: u32, members: &[u32]) {
        self.suspend(kind, target, NONE, members);
    }

    /// `sleep(0)`.
    pub fn give_way(&mut self) {
        self.queue_step(HandleKind::Step, self.recorder.task);
        self.suspend(WaitKind::Turn, NONE, NONE, &[]);
    }

    fn suspend(&mut self, kind: WaitKind, target: u32, timer: u32, members: &[u32]) {
        let frames = self.stack.split_off(self.below);
        for &frame in frames.iter().rev() {
            self.emit(Kind::Suspend, frame, NONE, NONE);
        }
        self.suspended.insert(self.recorder.task, frames);
        let wait = self.recorder.add_wait(Wait { kind, target, label: NONE, timer, primitive: NONE, members: members.to_vec() });
        self.emit(Kind::TaskSuspended, self.recorder.task, wait, NONE);
        self.handle_end();
    }

    /// The task returns from all its calls.
    pub fn finish(&mut self, value: &str) {
        while self.stack.len() > self.below {
            self.ret(value);
        }
        let value = self.recorder.text(value);
        self.emit(Kind::TaskDone, self.recorder.task, value, NONE);
        self.handle_end();
    }

    /// The task raises, and nobody catches it.
    pub fn fail(&mut self, exception: &str) {
        let exception = self.recorder.text(exception);
        self.emit(Kind::Raise, self.top(), exception, NONE);
        self.unwind();
        self.emit(Kind::TaskFailed, self.recorder.task, exception, NONE);
        self.handle_end();
    }

    /// The task lets its cancellation through.
    pub fn end_cancelled(&mut self) {
        self.unwind();
        self.emit(Kind::TaskCancelled, self.recorder.task, NONE, NONE);
        self.handle_end();
    }

    fn unwind(&mut self) {
        for frame in self.stack.split_off(self.below).into_iter().rev() {
            self.emit(Kind::Unwind, frame, NONE, NONE);
        }
    }

    /// The clock goes to the next timer if nothing is ready, and the due timers join the queue. False when there is
    /// nothing left to do.
    pub fn advance(&mut self) -> bool {
        if self.queue.is_empty() {
            let Some(&(deadline, ..)) = self.timers.first() else { return false };
            if deadline > self.recorder.at {
                self.recorder.at = deadline;
                self.emit(Kind::Advanced, NONE, NONE, NONE);
            }
        }
        while let Some(&(deadline, order, handle)) = self.timers.first().filter(|timer| timer.0 <= self.recorder.at) {
            let due = self.emit(Kind::TimerDue, handle, NONE, NONE);
            self.queue(handle, due);
            self.timers.remove(&(deadline, order, handle));
        }
        true
    }

    /// The loop and the program end.
    pub fn end(mut self) -> Trace {
        self.emit(Kind::LoopStopped, 0, NONE, NONE);
        self.recorder.iteration = 0;
        self.ret("None");
        self.recorder.end(End::Ok);
        self.recorder.trace
    }

    /// Whether a task waits for something that no timer and no handle will bring about.
    fn is_idle(&self, task: u32) -> bool {
        let concerns = |handle: u32| self.recorder.trace.handles[handle as usize].task == task;
        let timed = self.timers.iter().any(|(.., handle)| concerns(*handle));
        self.suspended.contains_key(&task) && !timed && !self.queue.iter().any(|(handle, _)| concerns(*handle))
    }

    pub fn emit(&mut self, kind: Kind, a: u32, b: u32, c: u32) -> EventId {
        self.recorder.event(kind, NONE, a, b, c)
    }

    fn top(&self) -> u32 {
        self.stack.last().copied().unwrap_or(NONE)
    }

    fn timer(&mut self, seconds: f64) -> u32 {
        let deadline = self.recorder.at + (seconds * SECOND) as u64;
        self.recorder.add_timer(Timer { deadline, seconds, source: Source::Unknown })
    }

    fn handle(&mut self, kind: HandleKind, label: &str, task: u32, timer: u32) -> u32 {
        let label = self.recorder.text(label);
        self.recorder.add_handle(Handle { kind, label, task, timer })
    }
}

/// The event of a kind that comes as the n-th, from 0.
pub fn find(trace: &Trace, kind: Kind, n: usize) -> EventId {
    let mut found = (0..).zip(&trace.events).filter(|(_, event)| event.kind == kind).map(|(id, _)| id);
    found.nth(n).expect("the script has such an event")
}

/// `main` gathers three tasks; two of them sleep equally long.
pub fn gather() -> Trace {
    let mut run = Script::new();
    let main = run.run_loop("main");
    run.turn();
    run.run_next();
    run.line(2);
    let children: Vec<u32> = ["Task-2", "Task-3", "Task-4"].iter().map(|name| run.create(name, "work")).collect();
    run.wait(WaitKind::Gather, NONE, &children);
    run.turn();
    for (n, seconds) in [("0", 0.5), ("1", 1.0), ("2", 0.5)] {
        run.run_next();
        run.line(4);
        run.store(0, n);
        run.line(5);
        run.sleep(seconds);
    }
    while run.advance() {
        for _ in 0..run.turn() {
            match run.run_next() {
                Some(task) if task == main => run.finish("[0, 1, 2]"),
                Some(task) => {
                    run.line(6);
                    run.print("done\n");
                    run.finish("0");
                    if task == children[1] {
                        run.wake(main);
                    }
                }
                None => {}
            }
        }
        if run.recorder.trace.events.iter().any(|event| event.kind == Kind::TaskDone && event.a == main) {
            break;
        }
    }
    run.end()
}

/// A random run of a certain length at least.
pub fn random(seed: u64, length: usize) -> Trace {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut run = Script::new();
    run.run_loop("main");
    let mut tasks = vec![0];
    let mut alive = BTreeSet::from([0]);
    while run.recorder.trace.events.len() < length {
        if !run.advance() || dice.roll(3) == 0 {
            let idle = alive.iter().find(|task| run.is_idle(**task));
            idle.copied().into_iter().for_each(|task| run.wake(task));
        }
        for _ in 0..run.turn() {
            let Some(task) = run.run_next() else { continue };
            for _ in 0..dice.roll(6) {
                act(&mut run, &mut dice, &mut tasks, &mut alive);
            }
            match dice.roll(9) {
                0 => run.give_way(),
                1 => run.wait(WaitKind::Task, tasks[dice.roll(tasks.len())], &[]),
                2 if alive.len() > 3 => {
                    alive.remove(&task);
                    match dice.roll(3) {
                        0 => run.finish("None"),
                        1 => run.fail("ValueError: 1"),
                        _ => run.end_cancelled(),
                    }
                }
                n => run.sleep(n as f64 / 4.0),
            }
        }
    }
    run.end()
}

/// One thing that a running task may do.
fn act(run: &mut Script, dice: &mut Dice, tasks: &mut Vec<u32>, alive: &mut BTreeSet<u32>) {
    match dice.roll(10) {
        0 if alive.len() < 40 => {
            let task = run.create(&format!("Task-{}", tasks.len() + 1), "work");
            tasks.push(task);
            alive.insert(task);
        }
        1 => run.call("inner", &["x"]),
        2 => run.print("text\n"),
        3 => run.block(dice.roll(3) as f64 / 8.0),
        4 => run.callback("report()"),
        5 => {
            if let Some(&task) = alive.iter().find(|task| run.is_idle(**task)) {
                run.cancel(task);
            }
        }
        _ => {
            if dice.roll(2) == 0 {
                run.store(0, &dice.roll(5).to_string());
            }
            run.line(1 + dice.roll(9) as u32);
        }
    }
}

/// xorshift64.
pub struct Dice(pub u64);

impl Dice {
    /// Below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % sides
    }
}
