//! `asyncio.Runner` and `asyncio.run`: a loop from its making to its end.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::event_loop::EventLoop;
use super::future::Future;
use super::host::World;
use super::loop_object::LoopObject;
use super::{context, factory, gather, report, run, shutdown, task, wrap};
use crate::vm::CodeKind;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::native::{Args, Flow, Input, NativeDef, NativeFrame, Step, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::stack::Entry;
use crate::vm::value::Value;

#[derive(Clone)]
pub struct Runner(Rc<Inner>);

struct Inner {
    debug: Value,
    factory: Value,
    event_loop: RefCell<Option<Rc<EventLoop>>>,
    /// What all its runs share.
    context: RefCell<Value>,
    /// It made its loop the current one.
    set_loop: Cell<bool>,
    closed: Cell<bool>,
}

impl Object for Runner {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Runner")
    }
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *, debug=None, loop_factory=None", new),
    def("__enter__", "self, /", enter),
    def("__exit__", "self, exc_type, exc_val, exc_tb, /", close),
    def("run", "py:self, coro, *, context=None", run_method),
    def("get_loop", "self, /", get_loop),
    def("close", "self, /", close),
];

fn new(_: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(Value::native(Runner::new(args[1].clone(), args[2].clone())))
}

fn this(vm: &Vm, value: &Value) -> Result<Runner, Stop> {
    value.with(|runner: &Runner| runner.clone()).ok_or_else(|| vm.type_error("a Runner is required"))
}

fn enter(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, &args[0])?.initialise(vm)?;
    ret(args[0].clone())
}

fn get_loop(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, &args[0])?.initialise(vm)?;
    ret(event_loop.value())
}

fn close(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let runner = this(vm, &args[0])?;
    let event_loop = runner.0.event_loop.borrow().clone();
    match event_loop {
        Some(event_loop) => Ok(Flow::Push(Entry::native(Close { runner, event_loop, stage: Closing::Tasks }))),
        None => ret(Value::None),
    }
}

fn run_method(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let runner = this(vm, &args[0])?;
    if vm.running_loop().is_some() {
        return Err(vm.runtime_error("Runner.run() cannot be called from a running event loop"));
    }
    Ok(Flow::Push(Entry::native(Run { runner, object: args[0].clone(), main: args[1].clone(), context: args[2].clone(), stage: Running::Start })))
}

/// `asyncio.run(main, *, debug=None, loop_factory=None)`
pub fn run(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    if vm.running_loop().is_some() {
        return Err(vm.runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    let runner = Value::native(Runner::new(args[1].clone(), args[2].clone()));
    Ok(Flow::Push(Entry::native(Whole { runner, main: args[0].clone(), stage: Stage::Enter, outcome: None })))
}

impl Runner {
    fn new(debug: Value, factory: Value) -> Runner {
        Runner(Rc::new(Inner {
            debug,
            factory,
            event_loop: RefCell::default(),
            context: RefCell::default(),
            set_loop: Cell::new(false),
            closed: Cell::new(false),
        }))
    }

    /// Makes the loop at first use. (CPython: `Runner._lazy_init`.)
    fn initialise(&self, vm: &mut Vm) -> Result<Rc<EventLoop>, Stop> {
        let inner = &self.0;
        if inner.closed.get() {
            return Err(vm.runtime_error("Runner is closed"));
        }
        if let Some(event_loop) = inner.event_loop.borrow().clone() {
            return Ok(event_loop);
        }
        let debug = if inner.debug.is_none() { None } else { Some(vm.truth(&inner.debug)?) };
        let event_loop = if inner.factory.is_none() {
            let event_loop = run::new_loop(vm);
            vm.state::<World>().current.replace(Some(event_loop.clone()));
            inner.set_loop.set(true);
            event_loop
        } else {
            let made = vm.call(&inner.factory, Args::default())?;
            let own = made.with(|object: &LoopObject| object.0.clone());
            own.ok_or_else(|| vm.type_error("loop_factory must return an event loop"))?
        };
        if let Some(debug) = debug {
            event_loop.debug.set(debug);
        }
        inner.context.replace(context::copy(vm));
        inner.event_loop.replace(Some(event_loop.clone()));
        Ok(event_loop)
    }
}

/// `runner.run(coro)` under way.
struct Run {
    runner: Runner,
    object: Value,
    main: Value,
    context: Value,
    stage: Running,
}

enum Running {
    Start,
    /// The loop is there.
    Ready,
    /// The task is made.
    Created,
    Runs,
}

impl NativeFrame for Run {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let value = match input {
            Input::Exception(exception) => return Err(Stop::Raise(exception)),
            Input::Value(value) | Input::Yielded(value) => value,
        };
        match self.stage {
            Running::Start => {
                self.stage = Running::Ready;
                vm.step_into(get_loop, &Args::new([self.object.clone()]))
            }
            Running::Ready => {
                self.stage = Running::Created;
                let coroutine = self.coroutine(vm)?;
                let context = match &self.context {
                    Value::None => self.runner.0.context.borrow().clone(),
                    context => context.clone(),
                };
                vm.step_into(create_main, &Args::new([value, coroutine, context]))
            }
            Running::Created => {
                self.stage = Running::Runs;
                let Some(event_loop) = self.runner.0.event_loop.borrow().clone() else { return Ok(Step::Return(Value::None)) };
                vm.step_into(run::run_until_complete_of, &Args::new([event_loop.value(), value]))
            }
            Running::Runs => Ok(Step::Return(value)),
        }
    }
}

impl Run {
    fn coroutine(&self, vm: &mut Vm) -> Result<Value, Stop> {
        if matches!(&self.main, Value::Generator(generator) if generator.kind == CodeKind::Coroutine) {
            return Ok(self.main.clone());
        }
        if !vm.is_awaitable(&self.main)? {
            return Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required"));
        }
        Ok(wrap::coroutine(vm, self.main.clone()))
    }
}

fn create_main(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = super::loop_object::loop_or_current(vm, &args[0])?;
    let options = factory::Options { context: args[2].clone(), ..factory::Options::default() };
    factory::create_task(vm, &event_loop, &args[1], &options)
}

/// Seconds that the threads of the default executor are given at the end. (CPython: `THREAD_JOIN_TIMEOUT`.)
const JOIN_TIMEOUT: f64 = 300.0;

/// `runner.close()` under way. (CPython: `Runner.close`, `_cancel_all_tasks`.)
struct Close {
    runner: Runner,
    event_loop: Rc<EventLoop>,
    stage: Closing,
}

enum Closing {
    /// What is left is to be cancelled.
    Tasks,
    Cancelled(Vec<Value>),
    Generators,
    Executor,
}

impl NativeFrame for Close {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if let Input::Exception(exception) = input {
            self.end(vm);
            return Err(Stop::Raise(exception));
        }
        match std::mem::replace(&mut self.stage, Closing::Executor) {
            Closing::Tasks => self.cancel_tasks(vm),
            Closing::Cancelled(tasks) => {
                self.report_failures(vm, &tasks);
                keep_if_raised(vm, tasks);
                self.shut_generators(vm)
            }
            Closing::Generators => match shutdown::default_executor(vm, &self.event_loop, Value::float(JOIN_TIMEOUT))? {
                Flow::Value(coroutine) => self.run(vm, coroutine),
                _ => Ok(Step::Return(Value::None)),
            },
            Closing::Executor => {
                self.end(vm);
                Ok(Step::Return(Value::None))
            }
        }
    }
}

impl Close {
    fn run(&self, vm: &mut Vm, awaitable: Value) -> Result<Step, Stop> {
        vm.step_into(run::run_until_complete_of, &Args::new([self.event_loop.value(), awaitable]))
    }

    fn cancel_tasks(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        let left = self.event_loop.unfinished();
        if left.is_empty() {
            return self.shut_generators(vm);
        }
        for task in &left {
            task::cancel(vm, task, Value::None)?;
        }
        let all = gather::gather(vm, &self.event_loop, &left, true)?;
        self.stage = Closing::Cancelled(left);
        self.run(vm, all)
    }

    fn report_failures(&self, vm: &mut Vm, tasks: &[Value]) {
        for task in tasks {
            let failed = task.with(|future: &Future| if future.cancelled() { None } else { future.peek_exception() }).flatten();
            if let Some(exception) = failed {
                let message = "unhandled exception during asyncio.run() shutdown";
                report::exception(vm, &self.event_loop, message, Some(exception), ("task", task.clone()));
            }
        }
    }

    fn shut_generators(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        self.stage = Closing::Generators;
        let coroutine = shutdown::async_generators(vm, &self.event_loop);
        self.run(vm, coroutine)
    }

    fn end(&self, vm: &mut Vm) {
        let inner = &self.runner.0;
        if inner.set_loop.get() {
            vm.state::<World>().current.take();
        }
        self.event_loop.closed.set(true);
        inner.event_loop.take();
        inner.closed.set(true);
    }
}

/// In CPython the frames that an exception names lead to their callers, and so to the set of these tasks: a cycle, which stays until
/// the collector comes. An async generator that one of them holds is therefore still there to be closed.
fn keep_if_raised(vm: &mut Vm, tasks: Vec<Value>) {
    let raised = |task: &Value| task.with(|future: &Future| future.holds_exception()) == Some(true);
    if tasks.iter().any(raised) {
        vm.state::<World>().cyclic.borrow_mut().extend(tasks);
    }
}

/// `asyncio.run` under way: `with Runner() as runner: return runner.run(main)`.
struct Whole {
    runner: Value,
    main: Value,
    stage: Stage,
    outcome: Option<Result<Value, Value>>,
}

enum Stage {
    Enter,
    Run,
    Close,
    End,
}

impl NativeFrame for Whole {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let result = match input {
            Input::Value(value) | Input::Yielded(value) => Ok(value),
            Input::Exception(exception) => Err(exception),
        };
        match self.stage {
            Stage::Enter => {
                self.stage = Stage::Run;
                vm.step_into(enter, &Args::new([self.runner.clone()]))
            }
            Stage::Run => {
                result.map_err(Stop::Raise)?;
                self.stage = Stage::Close;
                let args = Args::new([self.runner.clone(), std::mem::take(&mut self.main), Value::None]);
                vm.step_into(run_method, &args)
            }
            Stage::Close => {
                self.outcome = Some(result);
                self.stage = Stage::End;
                vm.step_into(close, &Args::new([self.runner.clone()]))
            }
            Stage::End => {
                result.map_err(Stop::Raise)?;
                match self.outcome.take() {
                    Some(Err(exception)) => Err(Stop::Raise(exception)),
                    Some(Ok(value)) => Ok(Step::Return(value)),
                    None => Ok(Step::Return(Value::None)),
                }
            }
        }
    }
}
