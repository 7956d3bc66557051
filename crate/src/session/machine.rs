//! The machine of a run: it gives the processor to one thread after the other, and lets the clock go on.

use std::rc::Rc;

use loopscope_executor::{Outcome, Stall};

use super::Options;
use super::end::uncaught;
use crate::asyncio::context;
use crate::asyncio::event_loop::EventLoop;
use crate::asyncio::future::Future;
use crate::asyncio::host::{Host, Request};
use crate::asyncio::thread::{Job, Phase, Thread, next_job};
use crate::compile::{self, symbol::Symbol};
use crate::syntax;
use crate::trace::{self, End, Kind, Limit, NONE, WaitKind};
use crate::vm::clock::Clock;
use crate::vm::module::Module;
use crate::vm::native::{Args, Block, Halt, Input, NativeFrame, Step, Stop};
use crate::vm::stack::{Entry, Rest, Stack};
use crate::vm::value::Value;
use crate::vm::{Limits, Vm};
use crate::{asyncio, builtins, library};

pub struct Machine {
    pub host: Rc<Host>,
    pub module: Rc<Module>,
    /// Virtual nanoseconds that the clock may reach.
    horizon: u64,
    /// Turns of the event loops.
    iterations: u64,
    /// What the main thread is blocked by.
    blocked: Option<Blocked>,
    /// The threads that gave up the processor to one that they started, or that went on within theirs.
    interrupted: Vec<Interrupted>,
}

/// Why the main thread does not go on. Meanwhile the others do, each at its time.
enum Blocked {
    /// `time.sleep`
    Until(u64),
    /// It waits to be woken, at most until the deadline.
    Parked(Option<u64>),
    /// Its program has come to this end, and other threads have not.
    Ended(End),
}

/// Where the trace was when a thread got the processor within another one.
struct Interrupted {
    task: u32,
    cause: u32,
    iteration: u32,
    /// The one below started it, and is to go on with this as its answer.
    answered: bool,
}

/// How far one look at the machine came.
pub enum Progress {
    /// There is more to do.
    More,
    /// The slice of fuel is used up.
    Pause,
    End(End),
}

impl Machine {
    pub fn new(source: &str, options: &Options) -> Result<Machine, syntax::Error> {
        let limits = Limits {
            fuel: options.fuel,
            memory: options.memory,
            recursion: options.recursion,
            output: options.output,
            trace: options.trace,
        };
        let mut vm = Vm::new(source, &options.filename, limits);
        vm.source_lines = options.source_lines;
        let unit = compile::compile(source, &mut vm.names, compile::Options::default())?;
        let rules = syntax::steering::rules(source)?;
        vm.install();
        builtins::install(&mut vm);
        asyncio::install(&mut vm);
        library::install(&mut vm);
        vm.set_state(Rc::new(library::RandomSeed(options.seed)));
        vm.set_state(Rc::new(library::Steering(rules)));
        let module = main_module(&mut vm, &unit.globals);
        let entry = vm.module_entry(&module, &unit.code);
        vm.announce(&entry);
        let main = Stack { entries: vec![entry] };
        let host = Host::new(vm);
        let clock = host.world.clock.clone();
        host.vm.borrow_mut().set_state(Rc::new(Clock::new(move || clock.now())));
        host.world.threads.main().stack.replace(main);
        Ok(Machine { host, module, horizon: nanoseconds(options.horizon), iterations: options.iterations, blocked: None, interrupted: Vec::new() })
    }

    pub fn advance(&mut self) -> Progress {
        let thread = self.host.world.threads.current();
        if thread.is_main() && self.blocked.is_some() {
            return self.wait(&thread);
        }
        let event_loop = thread.event_loop.borrow().clone();
        match event_loop {
            Some(event_loop) => self.turn(&thread, &event_loop),
            None => self.run_stack(&thread),
        }
    }

    /// Runs a thread's own code, outside of any loop.
    fn run_stack(&mut self, thread: &Rc<Thread>) -> Progress {
        let host = self.host.clone();
        let mut vm = host.vm.borrow_mut();
        let mut stack = thread.stack.take();
        let before = vm.fuel;
        let rest = vm.run(&mut stack, host.world.slice.get());
        host.world.slice.set(host.world.slice.get().saturating_sub(before - vm.fuel));
        thread.stack.replace(stack);
        match rest {
            Rest::Returned(value) | Rest::Yielded(value) => self.ended(&mut vm, thread, Ok(value)),
            Rest::Raised(exception) => self.ended(&mut vm, thread, Err(exception)),
            Rest::Paused => Progress::Pause,
            Rest::Halted(halt) => Progress::End(halted(halt)),
            Rest::Blocked(block) => self.block(&mut vm, thread, block),
        }
    }

    /// The code of a thread waits for something that only the machine can bring about.
    fn block(&mut self, vm: &mut Vm, thread: &Rc<Thread>, block: Block) -> Progress {
        let world = self.host.world.clone();
        match block {
            Block::Loop(number) => {
                let event_loop = world.loops.borrow().get(number as usize - 1).cloned();
                match event_loop {
                    Some(event_loop) if thread.event_loop.borrow().is_none() => self.start_loop(vm, thread, event_loop),
                    Some(_) => {
                        let message = "Cannot run the event loop while another loop is running";
                        let error = vm.exception(&vm.types.runtime_error, message);
                        self.answer(vm, thread, Err(error));
                    }
                    None => return Progress::End(End::Engine("a loop that does not exist was run".into())),
                }
            }
            Block::Thread(number) => match world.threads.get(number) {
                Some(started) => self.resume(vm, &started, vm.trace.cause, true),
                None => return Progress::End(End::Engine("a thread that does not exist was started".into())),
            },
            Block::Until { timer, wait } => {
                let deadline = vm.trace.trace.timer(timer).map_or(0, |timer| timer.deadline);
                if thread.is_main() {
                    let span = vm.call_span();
                    vm.trace.event(Kind::Blocked, span, timer, wait, NONE);
                    self.blocked = Some(Blocked::Until(deadline));
                } else {
                    let wait = if wait == NONE { add_wait(vm, WaitKind::Sleep, NONE, timer) } else { wait };
                    self.suspend(vm, thread, Phase::Asleep, wait, Some((deadline, timer)));
                }
            }
            Block::Park(park) if thread.is_main() => {
                let span = vm.call_span();
                vm.trace.event(Kind::Blocked, span, NONE, park.wait, NONE);
                thread.phase.set(Phase::Parked);
                self.blocked = Some(Blocked::Parked(park.deadline));
            }
            Block::Park(park) => {
                let wake = park.deadline.map(|deadline| (deadline, timer_of(vm, park.wait, deadline)));
                self.suspend(vm, thread, Phase::Parked, park.wait, wake);
            }
        }
        Progress::More
    }

    /// A thread goes on after a block, with this.
    fn answer(&self, vm: &mut Vm, thread: &Thread, answer: Result<Value, Value>) {
        match &*thread.event_loop.borrow() {
            // A poll holds its turn.
            Some(event_loop) => *event_loop.world.answer.borrow_mut() = Some(answer),
            None => vm.unblock(&mut thread.stack.borrow_mut(), answer),
        }
    }
}

/// Threads.
impl Machine {
    /// A thread gets the processor within the one that has it.
    fn resume(&mut self, vm: &mut Vm, thread: &Rc<Thread>, cause: u32, answered: bool) {
        let world = self.host.world.clone();
        let trace = &mut vm.trace;
        self.interrupted.push(Interrupted { task: trace.task, cause: trace.cause, iteration: trace.iteration, answered });
        trace.task = NONE;
        trace.cause = cause;
        self.switch(vm, &world.threads.current(), thread);
        let before = thread.phase.get();
        world.threads.enter(thread);
        if before == Phase::Idle {
            let job = thread.job.take();
            job.into_iter().for_each(|job| self.begin(vm, thread, job));
            return;
        }
        let span = vm.call_span();
        vm.trace.event(Kind::ThreadResumed, span, thread.trace, NONE, NONE);
        let woken = thread.woken.replace(false);
        match before {
            Phase::Parked => self.answer(vm, thread, Ok(Value::Bool(woken))),
            Phase::Asleep => self.answer(vm, thread, Ok(Value::None)),
            Phase::Idle | Phase::Running | Phase::Looping => {}
        }
    }

    /// What is a thread's own changes hands.
    fn switch(&self, vm: &mut Vm, from: &Thread, to: &Thread) {
        let world = &self.host.world;
        let contexts = context::switch(vm, to.contexts.take());
        from.contexts.replace(contexts);
        from.current_loop.replace(world.current.replace(to.current_loop.take()));
        world.running.replace(to.event_loop.borrow().clone());
    }

    fn begin(&mut self, vm: &mut Vm, thread: &Rc<Thread>, job: Job) {
        let label = vm.trace.text(&job.label);
        let span = vm.call_span();
        vm.trace.event(Kind::ThreadResumed, span, thread.trace, label, NONE);
        drop(context::switch(vm, Vec::new()));
        let function = job.function.clone();
        thread.job.replace(Some(job));
        self.call(vm, thread, function, Args::default());
    }

    /// Makes a call the whole of a thread's stack.
    fn call(&self, vm: &mut Vm, thread: &Thread, function: Value, args: Args) {
        let entry = match vm.begin_call(function, args) {
            Ok(flow) => vm.entry_of(flow),
            Err(stop) => Entry::native(Fails(Some(stop))),
        };
        thread.stack.replace(Stack { entries: vec![entry] });
    }

    /// A thread blocks: whoever it ran within goes on.
    fn suspend(&mut self, vm: &mut Vm, thread: &Rc<Thread>, phase: Phase, wait: u32, wake: Option<(u64, u32)>) {
        let span = vm.call_span();
        vm.trace.event(Kind::ThreadSuspended, span, thread.trace, wait, NONE);
        if let Some((deadline, timer)) = wake {
            self.host.world.wake_at(vm, thread, deadline, timer);
        }
        self.leave(vm, thread, phase);
    }

    fn leave(&mut self, vm: &mut Vm, thread: &Rc<Thread>, phase: Phase) {
        let threads = &self.host.world.threads;
        threads.leave(phase);
        let below = threads.current();
        self.switch(vm, thread, &below);
        let Some(interrupted) = self.interrupted.pop() else { return };
        vm.trace.task = interrupted.task;
        vm.trace.cause = interrupted.cause;
        vm.trace.iteration = interrupted.iteration;
        if interrupted.answered {
            self.answer(vm, &below, Ok(Value::None));
        }
    }

    /// The stack of a thread has come to its end.
    fn ended(&mut self, vm: &mut Vm, thread: &Rc<Thread>, outcome: Result<Value, Value>) -> Progress {
        if thread.is_main() {
            let end = match outcome {
                Ok(_) => End::Ok,
                Err(exception) => uncaught(vm, &exception),
            };
            thread.phase.set(Phase::Idle);
            self.blocked = Some(Blocked::Ended(end));
            return Progress::More;
        }
        let job = thread.job.take();
        match job {
            Some(job) => self.finish(vm, thread, job, outcome),
            None => {
                let next = outcome.ok().and_then(|next| next_job(&next));
                match next {
                    Some(job) => self.begin(vm, thread, job),
                    None => self.leave(vm, thread, Phase::Idle),
                }
            }
        }
        Progress::More
    }

    /// The function of a thread has ended: whoever it is for hears of it, still in this thread.
    fn finish(&mut self, vm: &mut Vm, thread: &Rc<Thread>, job: Job, outcome: Result<Value, Value>) {
        let (kind, text, args) = match outcome {
            Ok(value) => (Kind::ThreadDone, vm.short_text(&value), [value, Value::None]),
            Err(exception) => {
                let text = vm.exception_summary(&exception);
                (Kind::ThreadFailed, vm.trace.text(&text), [Value::None, exception])
            }
        };
        vm.trace.event(kind, NONE, thread.trace, text, NONE);
        self.call(vm, thread, job.then, Args::new(args));
    }

    /// The main thread is blocked: the next one of the others goes on at its time.
    fn wait(&mut self, main: &Rc<Thread>) -> Progress {
        let host = self.host.clone();
        let mut vm = host.vm.borrow_mut();
        let Some(blocked) = self.blocked.take() else { return Progress::More };
        let until = match &blocked {
            Blocked::Until(until) => Some(*until),
            Blocked::Parked(_) if main.woken.get() => {
                self.go_on(&mut vm, main, Value::Bool(true));
                return Progress::More;
            }
            Blocked::Parked(until) => *until,
            Blocked::Ended(end) if !host.world.threads.hold_the_end() => return Progress::End(end.clone()),
            Blocked::Ended(_) => None,
        };
        if let Some((deadline, thread)) = host.world.next_wake(&mut vm, until) {
            if let Err(end) = self.pass_time(&mut vm, deadline) {
                return Progress::End(end);
            }
            self.blocked = Some(blocked);
            self.resume(&mut vm, &thread, NONE, false);
            return Progress::More;
        }
        let Some(until) = until else { return Progress::End(self.deadlock(matches!(blocked, Blocked::Parked(_)))) };
        if let Err(end) = self.pass_time(&mut vm, until) {
            return Progress::End(end);
        }
        let answer = if matches!(blocked, Blocked::Parked(_)) { Value::Bool(false) } else { Value::None };
        self.go_on(&mut vm, main, answer);
        Progress::More
    }

    /// The main thread is not blocked any more.
    fn go_on(&self, vm: &mut Vm, main: &Thread, answer: Value) {
        main.woken.set(false);
        main.phase.set(Phase::Running);
        vm.trace.event(Kind::Unblocked, NONE, NONE, NONE, NONE);
        self.answer(vm, main, Ok(answer));
    }

    fn pass_time(&self, vm: &mut Vm, to: u64) -> Result<(), End> {
        if to > self.horizon {
            return Err(End::Limit(Limit::Horizon));
        }
        self.host.world.clock.advance_to(to);
        vm.trace.at = self.host.world.clock.now();
        Ok(())
    }

    /// Nothing will ever happen again.
    fn deadlock(&self, main_blocks: bool) -> End {
        let world = &self.host.world;
        let loops = world.loops.borrow();
        let unfinished = loops.iter().filter(|event_loop| event_loop.running.get()).flat_map(|event_loop| event_loop.unfinished());
        let tasks = unfinished.filter_map(|task| task.with(|task: &Future| task.number)).collect();
        let mut threads = world.threads.stuck();
        threads.retain(|&thread| thread != NONE || main_blocks);
        End::Deadlock { tasks, threads }
    }
}

/// Event loops.
impl Machine {
    fn start_loop(&mut self, vm: &mut Vm, thread: &Rc<Thread>, event_loop: Rc<EventLoop>) {
        event_loop.executor.set_horizon(Some(self.horizon));
        event_loop.running.set(true);
        *event_loop.world.running.borrow_mut() = Some(event_loop.clone());
        vm.trace.event(Kind::LoopStarted, NONE, event_loop.number, NONE, NONE);
        thread.event_loop.replace(Some(event_loop.clone()));
        if thread.is_main() {
            self.host.world.attach_wakes(vm, &event_loop);
        }
    }

    /// The loop came to a stop: the code that ran it goes on.
    fn stop_loop(&mut self, thread: &Rc<Thread>, event_loop: &Rc<EventLoop>) {
        let mut vm = self.host.vm.borrow_mut();
        event_loop.stopping.set(false);
        event_loop.running.set(false);
        event_loop.world.running.take();
        vm.trace.task = NONE;
        vm.trace.cause = NONE;
        vm.trace.iteration = 0;
        vm.trace.event(Kind::LoopStopped, NONE, event_loop.number, NONE, NONE);
        let outcome = match event_loop.world.fatal.take() {
            Some(exception) => Err(exception),
            None => Ok(Value::None),
        };
        thread.event_loop.take();
        self.answer(&mut vm, thread, outcome);
    }

    /// One step of the loop that the thread runs.
    fn turn(&mut self, thread: &Rc<Thread>, event_loop: &Rc<EventLoop>) -> Progress {
        let executor = &event_loop.executor;
        if event_loop.stopping.get() && executor.left() == 0 && executor.ready() == 0 {
            self.stop_loop(thread, event_loop);
            return Progress::More;
        }
        if executor.left() == 0 && event_loop.world.turns.get() >= self.iterations {
            return Progress::End(End::Limit(Limit::Iterations));
        }
        if !thread.is_main() && self.gives_way(thread, event_loop) {
            return Progress::More;
        }
        let outcome = executor.step();
        let host = self.host.clone();
        let request = host.world.request.take();
        if let Some(request) = request {
            let mut vm = host.vm.borrow_mut();
            match request {
                Request::Halt(halt) => return Progress::End(halted(halt)),
                Request::Pause => return Progress::Pause,
                Request::Block(block) => return self.block(&mut vm, thread, block),
                Request::Resume(woken) => {
                    let cause = vm.trace.cause;
                    self.resume(&mut vm, &woken, cause, false);
                }
            }
            return Progress::More;
        }
        match outcome {
            Outcome::Stalled(stall) => Progress::End(self.stalled(stall)),
            _ => {
                if event_loop.stopping.get() && executor.left() == 0 {
                    self.stop_loop(thread, event_loop);
                }
                Progress::More
            }
        }
    }

    /// Only the main thread's loop may move the clock. Another thread whose loop has nothing to run gives up the processor until its next timer.
    fn gives_way(&mut self, thread: &Rc<Thread>, event_loop: &Rc<EventLoop>) -> bool {
        let world = self.host.world.clone();
        let next = event_loop.executor.next_deadline();
        if event_loop.executor.left() > 0 || event_loop.executor.ready() > 0 || next.is_some_and(|next| next <= world.clock.now()) {
            return false;
        }
        let host = self.host.clone();
        let mut vm = host.vm.borrow_mut();
        let label = vm.trace.text("event loop");
        let wait = add_wait(&mut vm, WaitKind::Event, label, NONE);
        let wake = next.map(|next| (next, timer_of(&mut vm, wait, next)));
        self.suspend(&mut vm, thread, Phase::Looping, wait, wake);
        true
    }

    fn stalled(&self, stall: Stall) -> End {
        match stall {
            Stall::Idle | Stall::Deadlock(_) => self.deadlock(false),
            Stall::Horizon { .. } => End::Limit(Limit::Horizon),
            Stall::Misfit(misfit) => End::Engine(misfit.to_string()),
            Stall::Busy => End::Engine("a loop was stepped from within its own step".into()),
        }
    }
}

/// A call that came to nothing.
struct Fails(Option<Stop>);

impl NativeFrame for Fails {
    fn resume(&mut self, _: &mut Vm, _: Input) -> Result<Step, Stop> {
        self.0.take().map_or(Ok(Step::Return(Value::None)), Err)
    }
}

fn add_wait(vm: &mut Vm, kind: WaitKind, label: u32, timer: u32) -> u32 {
    vm.trace.add_wait(trace::Wait { kind, target: NONE, label, timer, primitive: NONE, members: Vec::new() })
}

/// The timer of a wait that lasts until a deadline at most.
fn timer_of(vm: &mut Vm, wait: u32, deadline: u64) -> u32 {
    let seconds = deadline.saturating_sub(vm.trace.at) as f64 / 1e9;
    let timer = vm.trace.add_timer(trace::Timer { deadline, seconds, source: trace::Source::Unknown });
    if let Some(wait) = vm.trace.trace.waits.get_mut(wait as usize) {
        wait.timer = timer;
    }
    timer
}

/// The module `__main__`.
fn main_module(vm: &mut Vm, names: &[Symbol]) -> Rc<Module> {
    let module = Rc::new(Module::new("__main__"));
    vm.declare_globals(&module, names);
    let (name, file) = (vm.known.name, vm.known.file);
    module.set(name, Value::str("__main__"));
    let filename = vm.filename.clone();
    module.set(file, Value::str(&filename));
    vm.modules.insert("__main__".into(), module.clone());
    module
}

/// Seconds as nanoseconds.
pub fn nanoseconds(seconds: f64) -> u64 {
    (seconds * 1e9).round() as u64
}

fn halted(halt: Halt) -> End {
    match halt {
        Halt::Limit(limit) => End::Limit(limit),
        Halt::Engine(message) => End::Engine(message),
    }
}
