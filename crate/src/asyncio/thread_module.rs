//! `_threads`: what `threading`, `concurrent.futures`, `queue` and `multiprocessing` are made of.

use std::rc::Rc;

use super::future::{self, Purpose};
use super::handle::{label_of, nanoseconds};
use super::host::World;
use super::thread::{Job, Phase};
use crate::builtins::args::{as_str, index, number};
use crate::trace::{NONE, Wait, WaitKind};
use crate::vm::Vm;
use crate::vm::module::Module;
use crate::vm::native::{Args, Block, Flow, NativeDef, Park, Stop, def, ret};
use crate::vm::value::Value;

const FUNCTIONS: &[NativeDef] = &[
    def("create", "name, daemon, worker, /", create),
    def("begin", "thread, function, then, label, /", begin),
    def("park", "kind, label, thread=None, timeout=None, /", park),
    def("unpark", "thread, /", unpark),
    def("kill", "thread, /", kill),
    def("current", "", |vm, _| ret(i64::from(vm.state::<World>().threads.current().number))),
    def("label", "function, /", |vm, args| ret(label_of(vm, &args[0]))),
    def("failed", "message, exception, /", failed),
    def("warn", "category, message, /", warn),
    def("answers", "future, thread, /", answers),
];

pub fn install(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    for function in FUNCTIONS {
        let value = vm.native_function("_threads", function);
        let name = vm.symbol(function.name);
        module.set(name, value);
    }
    Ok(())
}

/// The number of a new thread: `create(name, daemon, worker)`.
fn create(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let name = vm.str(&args[0])?;
    let (daemon, worker) = (vm.truth(&args[1])?, vm.truth(&args[2])?);
    let world = vm.state::<World>();
    ret(i64::from(world.threads.add(vm, &name, daemon, worker)))
}

fn thread(vm: &mut Vm, value: &Value) -> Result<Rc<super::thread::Thread>, Stop> {
    let number = index(vm, value)?;
    let thread = u32::try_from(number).ok().and_then(|number| vm.state::<World>().threads.get(number));
    thread.ok_or_else(|| vm.runtime_error("there is no such thread"))
}

/// An idle thread runs `function()`, and `then(result, exception)` after it, which gives the next `(function, then, label)` or None. Comes back
/// when the thread first blocks.
fn begin(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let label = vm.str(&args[3])?;
    let thread = thread(vm, &args[0])?;
    if thread.phase.get() != Phase::Idle || thread.is_main() {
        return Err(vm.runtime_error("the thread runs already"));
    }
    thread.job.replace(Some(Job { function: args[1].clone(), then: args[2].clone(), label }));
    Ok(Flow::Block(Block::Thread(thread.number)))
}

const KINDS: &[(&str, WaitKind)] = &[
    ("lock", WaitKind::Lock),
    ("semaphore", WaitKind::Semaphore),
    ("event", WaitKind::Event),
    ("condition", WaitKind::Condition),
    ("barrier", WaitKind::Barrier),
    ("queue", WaitKind::Queue),
    ("thread", WaitKind::Thread),
];

/// Blocks the thread until another one unparks it, or for as many seconds: True when it was unparked. `kind`, `label` and `thread` say what
/// it waits for.
fn park(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let timeout = if args[3].is_none() { None } else { Some(number(vm, &args[3])?) };
    let target = if args[2].is_none() { NONE } else { thread(vm, &args[2])?.trace };
    let (kind, label) = (as_str(&args[0]), vm.str(&args[1])?);
    let kind = KINDS.iter().find(|(name, _)| kind.as_ref().is_some_and(|kind| ***kind == **name)).map_or(WaitKind::Future, |(_, kind)| *kind);
    let label = vm.trace.text(&label);
    let wait = vm.trace.add_wait(Wait { kind, target, label, timer: NONE, primitive: NONE, members: Vec::new() });
    let world = vm.state::<World>();
    let deadline = timeout.map(|timeout| nanoseconds(world.seconds() + timeout.max(0.0)));
    Ok(Flow::Block(Block::Park(Park { deadline, wait })))
}

fn unpark(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let thread = thread(vm, &args[0])?;
    let world = vm.state::<World>();
    world.unpark(vm, &thread);
    ret(Value::None)
}

/// Ends a blocked thread where it stands.
fn kill(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let thread = thread(vm, &args[0])?;
    let world = vm.state::<World>();
    world.kill(vm, &thread);
    ret(Value::None)
}

/// Tells standard error of an exception that ended a thread.
fn failed(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let message = vm.str(&args[0])?;
    let summary = vm.exception_summary(&args[1]);
    vm.report(&message, Some(summary));
    ret(Value::None)
}

/// A warning on standard error.
fn warn(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let (category, message) = (vm.str(&args[0])?, vm.str(&args[1])?);
    vm.warn(&category, &message);
    ret(Value::None)
}

/// A future of asyncio's stands for the result of this thread, or of one still to be chosen.
fn answers(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let thread = if args[1].is_none() { NONE } else { thread(vm, &args[1])?.trace };
    future::with(vm, &args[0], |_, future| {
        *future.purpose.borrow_mut() = Purpose { kind: WaitKind::Thread, label: "thread".into(), thread, ..Purpose::default() };
        Ok(())
    })?;
    ret(Value::None)
}
