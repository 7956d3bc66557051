//! One program's run, from its text to its views.

use std::rc::Rc;

use loopscope_executor::{Outcome, Stall};
use serde::Deserialize;

use crate::asyncio::event_loop::EventLoop;
use crate::asyncio::future::Future;
use crate::asyncio::host::{Host, Request};
use crate::compile::{self, symbol::Symbol};
use crate::syntax;
use crate::trace::{End, EventId, Kind, Limit, NONE, Span, Trace};
use crate::view::{Columns, Overview, Positions, Problem, State, View};
use crate::vm::clock::Clock;
use crate::vm::heap;
use crate::vm::module::Module;
use crate::vm::native::{Block, Halt};
use crate::vm::stack::{Rest, Stack};
use crate::vm::value::Value;
use crate::vm::{Limits, Vm};
use crate::{asyncio, builtins, library};

pub use crate::edit::{Gesture, edits};

/// How a program is run. From JSON, with these defaults for what is not given.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// Of the random generators.
    pub seed: i64,
    /// Virtual seconds that the clock may reach.
    pub horizon: f64,
    /// Turns of the event loops.
    pub iterations: u64,
    /// Instructions.
    pub fuel: u64,
    /// Bytes that the program's objects may hold.
    pub memory: u64,
    /// Python frames on one stack.
    pub recursion: usize,
    /// Lines of output.
    pub output: u32,
    /// Events in the trace.
    pub trace: usize,
    /// The program's file name, for tracebacks.
    pub filename: String,
    /// Tracebacks show the program's lines; without them they are as CPython's where it can't read the file.
    pub source_lines: bool,
}

impl Default for Options {
    fn default() -> Options {
        let limits = Limits::default();
        Options {
            seed: 42,
            horizon: 3600.0,
            iterations: 200_000,
            fuel: limits.fuel,
            memory: limits.memory,
            recursion: limits.recursion,
            output: limits.output,
            trace: limits.trace,
            source_lines: true,
            filename: "main.py".to_owned(),
        }
    }
}

impl Options {
    /// A limit as a number in its own unit (nanoseconds for the horizon).
    fn of(&self, limit: Limit) -> u64 {
        match limit {
            Limit::Fuel => self.fuel,
            Limit::Horizon => nanoseconds(self.horizon),
            Limit::Iterations => self.iterations,
            Limit::Memory => self.memory,
            Limit::Output => u64::from(self.output),
            Limit::Trace => self.trace as u64,
        }
    }
}

/// A program that runs, in slices.
pub struct Session {
    source: String,
    options: Options,
    stage: Stage,
    /// Bytes that its objects hold, while it is not running: see [`heap`].
    used: u64,
}

enum Stage {
    /// It can't run.
    Rejected(Vec<Problem>),
    Running(Box<Machine>),
    Ended(Box<Machine>),
}

struct Machine {
    host: Rc<Host>,
    module: Rc<Module>,
    main: Stack,
    /// The loop that `main` waits for.
    event_loop: Option<Rc<EventLoop>>,
}

/// How far one look at the machine came.
enum Progress {
    /// There is more to do.
    More,
    /// The slice of fuel is used up.
    Pause,
    End(End),
}

impl Session {
    pub fn new(source: &str, options: &Options) -> Session {
        let before = heap::swap(0);
        let stage = match Machine::new(source, options) {
            Ok(machine) => Stage::Running(Box::new(machine)),
            Err(error) => Stage::Rejected(vec![problem(source, error)]),
        };
        let used = heap::swap(before);
        Session { source: source.to_owned(), options: options.clone(), stage, used }
    }

    /// Runs on, for about this many instructions. True when the program has ended.
    pub fn advance(&mut self, fuel: u64) -> bool {
        let Stage::Running(machine) = &mut self.stage else { return true };
        let before = heap::swap(self.used);
        machine.host.world.slice.set(fuel);
        let end = loop {
            match machine.advance(&self.options) {
                Progress::More => {}
                Progress::Pause => break None,
                Progress::End(end) => break Some(end),
            }
        };
        let ended = end.is_some();
        if let Some(end) = end {
            self.end(end);
        }
        self.used = heap::swap(before);
        ended
    }

    fn end(&mut self, end: End) {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Rejected(Vec::new())) {
            Stage::Running(mut machine) => {
                machine.end(end, &self.options);
                Stage::Ended(machine)
            }
            other => other,
        };
    }

    /// The finished run. A program that has not ended counts as stopped.
    pub fn finish(mut self) -> Run {
        let before = heap::swap(self.used);
        self.end(End::Stopped);
        let (trace, problems) = match std::mem::replace(&mut self.stage, Stage::Rejected(Vec::new())) {
            Stage::Rejected(problems) => (rejected(), problems),
            Stage::Running(machine) | Stage::Ended(machine) => (machine.take_trace(), Vec::new()),
        };
        let held = heap::swap(before);
        Run { view: View::new(trace, &self.source, problems), held }
    }
}

/// A finished run.
pub struct Run {
    pub view: View,
    /// Bytes of the program's objects that outlived it: those that refer to each other in a circle.
    pub held: u64,
}

impl Run {
    pub fn overview(&self) -> Overview {
        self.view.overview()
    }

    pub fn columns(&self) -> Columns {
        self.view.columns()
    }

    /// Everything that holds at an event.
    pub fn state(&self, event: EventId) -> State {
        self.view.state(event)
    }

    /// The trace as bytes: see [`Trace::to_bytes`].
    pub fn trace(&self) -> Vec<u8> {
        self.view.trace().to_bytes()
    }
}

/// Runs a program to its end.
///
/// ```
/// use loopscope::session::{Options, run};
///
/// let run = run("print('hello')", &Options::default());
/// assert_eq!(run.view.overview().outputs[0].text, "hello\n");
/// ```
pub fn run(source: &str, options: &Options) -> Run {
    let mut session = Session::new(source, options);
    while !session.advance(u64::MAX) {}
    session.finish()
}

fn rejected() -> Trace {
    let mut recorder = crate::trace::Recorder::new();
    recorder.end(End::Rejected);
    recorder.trace
}

fn problem(source: &str, error: syntax::Error) -> Problem {
    let positions = Positions::new(source);
    let span = Span { start: error.span.start, end: error.span.end };
    Problem {
        kind: error.kind.to_owned(),
        message: format!("{}: {}", error.exception(), error.message),
        args: error.args,
        range: positions.range(span),
        column: positions.column(span.start),
    }
}

impl Machine {
    fn new(source: &str, options: &Options) -> Result<Machine, syntax::Error> {
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
        Ok(Machine { host, module, main, event_loop: None })
    }

    fn advance(&mut self, limits: &Options) -> Progress {
        match self.event_loop.clone() {
            Some(event_loop) => self.turn(&event_loop, limits),
            None => self.run_main(limits.horizon),
        }
    }

    /// Runs the module's own code, outside of any loop.
    fn run_main(&mut self, horizon: f64) -> Progress {
        let world = self.host.world.clone();
        let mut vm = self.host.vm.borrow_mut();
        let before = vm.fuel;
        let rest = vm.run(&mut self.main, world.slice.get());
        world.slice.set(world.slice.get().saturating_sub(before - vm.fuel));
        match rest {
            Rest::Returned(_) | Rest::Yielded(_) => Progress::End(End::Ok),
            Rest::Raised(exception) => Progress::End(uncaught(&mut vm, &exception)),
            Rest::Paused => Progress::Pause,
            Rest::Halted(halt) => Progress::End(halted(halt)),
            Rest::Blocked(Block::Until(deadline)) => {
                if let Err(end) = self.pass_time(&mut vm, deadline, horizon) {
                    return Progress::End(end);
                }
                vm.unblock(&mut self.main, Ok(Value::None));
                Progress::More
            }
            Rest::Blocked(Block::Loop(number)) => {
                let event_loop = world.loops.borrow().get(number as usize - 1).cloned();
                drop(vm);
                match event_loop {
                    Some(event_loop) => self.start_loop(event_loop, horizon),
                    None => return Progress::End(End::Engine("a loop that does not exist was run".into())),
                }
                Progress::More
            }
        }
    }

    fn start_loop(&mut self, event_loop: Rc<EventLoop>, horizon: f64) {
        event_loop.executor.set_horizon(Some(nanoseconds(horizon)));
        event_loop.running.set(true);
        *event_loop.world.running.borrow_mut() = Some(event_loop.clone());
        self.host.vm.borrow_mut().trace.event(Kind::LoopStarted, NONE, event_loop.number, NONE, NONE);
        self.event_loop = Some(event_loop);
    }

    /// The loop came to a stop: the code that ran it goes on.
    fn stop_loop(&mut self, event_loop: &Rc<EventLoop>) {
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
        vm.unblock(&mut self.main, outcome);
        drop(vm);
        self.event_loop = None;
    }

    /// One step of the running loop.
    fn turn(&mut self, event_loop: &Rc<EventLoop>, limits: &Options) -> Progress {
        if event_loop.stopping.get() && event_loop.executor.left() == 0 && event_loop.executor.ready() == 0 {
            self.stop_loop(event_loop);
            return Progress::More;
        }
        if event_loop.executor.left() == 0 && event_loop.world.turns.get() >= limits.iterations {
            return Progress::End(End::Limit(Limit::Iterations));
        }
        let outcome = event_loop.executor.step();
        let request = event_loop.world.request.take();
        match request {
            Some(Request::Halt(halt)) => return Progress::End(halted(halt)),
            Some(Request::Pause) => return Progress::Pause,
            Some(Request::Block(Block::Until(deadline))) => {
                let mut vm = self.host.vm.borrow_mut();
                if let Err(end) = self.pass_time(&mut vm, deadline, limits.horizon) {
                    return Progress::End(end);
                }
                *event_loop.world.answer.borrow_mut() = Some(Ok(Value::None));
                return Progress::More;
            }
            Some(Request::Block(Block::Loop(_))) => {
                let vm = self.host.vm.borrow();
                let error = vm.exception(&vm.types.runtime_error, "Cannot run the event loop while another loop is running");
                *event_loop.world.answer.borrow_mut() = Some(Err(error));
                return Progress::More;
            }
            None => {}
        }
        match outcome {
            Outcome::Stalled(stall) => Progress::End(self.stalled(event_loop, stall)),
            _ => {
                if event_loop.stopping.get() && event_loop.executor.left() == 0 {
                    self.stop_loop(event_loop);
                }
                Progress::More
            }
        }
    }

    /// `time.sleep`: the clock goes on, nothing else does.
    fn pass_time(&self, vm: &mut Vm, deadline: u64, horizon: f64) -> Result<(), End> {
        if deadline > nanoseconds(horizon) {
            return Err(End::Limit(Limit::Horizon));
        }
        self.host.world.clock.advance_to(deadline);
        vm.trace.at = self.host.world.clock.now();
        vm.trace.event(Kind::Unblocked, NONE, NONE, NONE, NONE);
        Ok(())
    }

    fn stalled(&self, event_loop: &EventLoop, stall: Stall) -> End {
        match stall {
            Stall::Idle | Stall::Deadlock(_) => {
                let tasks = event_loop.unfinished();
                let numbers = tasks.iter().filter_map(|task| task.with(|task: &Future| task.number));
                End::Deadlock { tasks: numbers.collect(), threads: Vec::new() }
            }
            Stall::Horizon { .. } => End::Limit(Limit::Horizon),
            Stall::Misfit(misfit) => End::Engine(misfit.to_string()),
            Stall::Busy => End::Engine("a loop was stepped from within its own step".into()),
        }
    }

    /// Ends the run. After a program's own end its globals go, as the interpreter's do, and what their going brings about is told.
    fn end(&mut self, end: End, limits: &Options) {
        let mut vm = self.host.vm.borrow_mut();
        let natural = matches!(end, End::Ok | End::Exception { .. });
        if natural {
            self.main.entries.clear();
            library::run_at_exit(&mut vm);
            for value in self.module.clear().into_iter().chain(self.host.world.cyclic.take()) {
                drop(value);
                vm.run_finalizers();
            }
            for event_loop in self.host.world.loops.borrow().iter() {
                event_loop.report_destroyed(&mut vm);
            }
        }
        vm.finalizers.close();
        if let End::Limit(limit) = &end {
            vm.trace.trace.limit = limits.of(*limit);
        }
        vm.trace.end(end);
    }

    /// Takes the machine apart and gives what is left of the run.
    fn take_trace(self) -> Trace {
        let Machine { host, module, main, event_loop } = self;
        let loops = host.world.loops.take();
        host.world.running.take();
        host.world.current.take();
        host.world.cyclic.take();
        let mut vm = host.vm.borrow_mut();
        let trace = std::mem::take(&mut vm.trace.trace);
        vm.dismantle();
        drop(vm);
        for event_loop in &loops {
            event_loop.dismantle();
        }
        drop((main, event_loop, loops));
        drop(module.clear());
        trace
    }
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

fn nanoseconds(seconds: f64) -> u64 {
    (seconds * 1e9).round() as u64
}

/// The end that an exception makes: `sys.exit(0)` is a good one.
fn uncaught(vm: &mut Vm, exception: &Value) -> End {
    if vm.is_exception(exception, &vm.types.system_exit)
        && let Value::Instance(instance) = exception
    {
        let code = instance.exception(|data| data.args.first().cloned()).flatten();
        if matches!(code, None | Some(Value::None) | Some(Value::Int(_, 0)) | Some(Value::Bool(false))) {
            return End::Ok;
        }
    }
    let mut line = vm.exception_line(exception);
    if vm.is_exception(exception, &vm.types.import_error)
        && let Some(advice) = line.find('\n')
    {
        // What follows is ours: see [`crate::vm::import`].
        line.truncate(advice);
    }
    End::Exception {
        text: vm.exception_summary(exception),
        line,
        traceback: vm.format_exception(exception),
        members: vm.group_members(exception),
    }
}

fn halted(halt: Halt) -> End {
    match halt {
        Halt::Limit(limit) => End::Limit(limit),
        Halt::Engine(message) => End::Engine(message),
    }
}
