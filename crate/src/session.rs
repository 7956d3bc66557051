//! One program's run, from its text to its views.

mod end;
mod machine;

use serde::Deserialize;

use crate::syntax;
use crate::trace::{End, EventId, Limit, Span, Trace};
use crate::view::{Columns, Graph, Overview, Positions, Problem, State, View};
use crate::vm::Limits;
use crate::vm::heap;
use machine::{Machine, Progress, nanoseconds};

pub use crate::vm::library::fetch_with;
pub use crate::edit::{Edited, Gesture, edits, outline};

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
            match machine.advance() {
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

    pub fn graph(&self) -> Graph {
        self.view.graph()
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
