//! What a loop has to do with other threads: `run_in_executor`, `call_soon_threadsafe`. The rest is in `threads.py`.

use super::handle::{Work, called};
use super::loop_object::{check_open, handle_object, this, work};
use super::shutdown;
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Stop, ret};
use crate::vm::value::Value;

/// A function of the Python part of asyncio.
pub fn helper(vm: &mut Vm, name: &str) -> Result<Value, Stop> {
    let asyncio = vm.import_native("asyncio")?;
    let symbol = vm.symbol(name);
    asyncio.get(symbol).ok_or_else(|| vm.runtime_error("asyncio was not imported"))
}

/// `loop.run_in_executor(executor, func, *args)`
pub fn run_in_executor(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    check_open(vm, &event_loop)?;
    let executor = match &args[1] {
        Value::None if event_loop.executor_shut.get() => return Err(vm.runtime_error("Executor shutdown has been called")),
        Value::None => event_loop.default_executor.borrow().clone(),
        executor => executor.clone(),
    };
    let mut call = vec![args[2].clone()];
    if let Value::Tuple(rest) = &args[3] {
        call.extend(rest.iter().cloned());
    }
    let function = helper(vm, "_run_in_executor")?;
    Ok(Flow::Call(function, Args::new([args[0].clone(), executor, Value::tuple(call)])))
}

/// `loop.set_default_executor(executor)`
pub fn set_default_executor(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    if !vm.class_of(&args[1]).mro().iter().any(|class| &*class.name() == "ThreadPoolExecutor") {
        return Err(vm.type_error("executor must be ThreadPoolExecutor instance"));
    }
    drop(event_loop.default_executor.replace(args[1].clone()));
    ret(Value::None)
}

/// `loop.shutdown_default_executor(timeout=None)`
pub fn shutdown_default_executor(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    shutdown::default_executor(vm, &event_loop, args[1].clone())
}

/// `loop.call_soon_threadsafe(callback, *args, context=None)`. A worker's result that comes in a turn of the loop takes effect at once:
/// the handle that resumed the thread stands for it.
pub fn call_soon_threadsafe(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let event_loop = this(vm, args)?;
    check_open(vm, &event_loop)?;
    let threads = &event_loop.world.threads;
    let delivered = threads.firing.get() == Some(event_loop.number) && threads.current().delivers();
    match work(vm, &args[1], &args[2], &args[3])? {
        Work::Python { callable, args, .. } if delivered => {
            called(vm, &callable);
            Ok(Flow::Call(callable, args))
        }
        work => {
            let handle = event_loop.call_soon_threadsafe(vm, work);
            ret(handle_object(event_loop, handle, &args[1]))
        }
    }
}
