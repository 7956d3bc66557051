//! `asyncio.tasks`, `asyncio.queues`, …: where the names of `asyncio` come from in CPython.

use std::rc::Rc;

use crate::vm::Vm;
use crate::vm::module::Module;
use crate::vm::native::Stop;
use crate::vm::value::Value;

/// The modules with their names; what is not there yet is left out.
const SUBMODULES: &[(&str, &[&str])] = &[
    ("asyncio.base_events", &["BaseEventLoop", "Server"]),
    ("asyncio.coroutines", &["iscoroutine", "iscoroutinefunction"]),
    (
        "asyncio.events",
        &[
            "AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "get_running_loop", "new_event_loop",
            "set_event_loop", "_get_running_loop",
        ],
    ),
    ("asyncio.futures", &["Future", "isfuture", "wrap_future"]),
    ("asyncio.locks", &["Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "Semaphore"]),
    ("asyncio.queues", &["LifoQueue", "PriorityQueue", "Queue", "QueueEmpty", "QueueFull", "QueueShutDown"]),
    ("asyncio.runners", &["Runner", "run"]),
    ("asyncio.taskgroups", &["TaskGroup"]),
    (
        "asyncio.tasks",
        &[
            "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Task", "all_tasks", "as_completed",
            "create_eager_task_factory", "create_task", "current_task", "eager_task_factory", "ensure_future", "gather",
            "run_coroutine_threadsafe", "shield", "sleep", "wait", "wait_for",
        ],
    ),
    ("asyncio.threads", &["to_thread"]),
    ("asyncio.timeouts", &["Timeout", "timeout", "timeout_at"]),
];

/// Tells the VM of the modules.
pub fn install(vm: &mut Vm) {
    for (name, _) in SUBMODULES {
        vm.library.add(name, fill);
    }
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    let asyncio = vm.import_native("asyncio")?;
    let names = SUBMODULES.iter().find(|(name, _)| *name == &*module.name).map_or(&[] as &[&str], |(_, names)| names);
    for name in names {
        let symbol = vm.symbol(name);
        if let Some(value) = asyncio.get(symbol) {
            module.set(symbol, value);
        }
    }
    Ok(())
}

/// Makes them attributes of `asyncio`, once that is filled.
pub fn attach(vm: &mut Vm, asyncio: &Module) -> Result<(), Stop> {
    for (name, _) in SUBMODULES {
        let module = vm.import_native(name)?;
        let symbol = vm.symbol(name.rsplit('.').next().unwrap_or(name));
        asyncio.set(symbol, Value::Module(module));
    }
    Ok(())
}
