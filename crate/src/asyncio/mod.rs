//! asyncio: futures, tasks and event loops on the executor, with CPython's number of hops through the ready queue.

mod as_completed;
mod async_generators;
mod barrier;
mod condition;
pub mod context;
mod context_var;
pub mod coroutine;
mod delay;
mod eager;
mod event;
pub mod event_loop;
mod executors;
mod factory;
pub mod future;
mod future_methods;
mod gather;
pub mod handle;
mod hashes;
pub mod host;
mod inspect;
mod lock;
mod loop_object;
mod places;
mod primitive;
mod priority_queue;
mod queue;
mod queue_waits;
mod report;
pub mod run;
mod runner;
mod semaphore;
mod shield;
mod shutdown;
mod sleep;
mod submodules;
pub mod task;
mod task_group;
pub mod thread;
mod thread_module;
mod timeout;
mod traced;
mod unavailable;
mod wait;
mod wait_for;
mod waiters;
mod waiting;
mod wrap;

use std::rc::Rc;

use crate::vm::Vm;
use crate::vm::library::Text;
use crate::vm::module::Module;
use crate::vm::native::{NativeDef, Stop, def};
use crate::vm::value::Value;

/// The functions of the module.
const FUNCTIONS: &[NativeDef] = &[
    def("run", "py:main, *, debug=None, loop_factory=None", runner::run),
    def("sleep", "py:delay, result=None", sleep::sleep),
    def("create_task", "py:coro, *, name=unset, context=unset, eager_start=unset", future_methods::create_task),
    def("gather", "py:*coros_or_futures, return_exceptions=False", gather::call),
    def("wait", "py:fs, *, timeout=None, return_when=unset", wait::wait),
    def("as_completed", "py:fs, *, timeout=None", as_completed::as_completed),
    def("shield", "py:arg", shield::shield),
    eager::FACTORY,
    def("create_eager_task_factory", "py:custom_task_constructor", eager::create_eager_task_factory),
    def("iscoroutine", "py:obj", inspect::iscoroutine),
    def("iscoroutinefunction", "py:func", inspect::iscoroutinefunction),
    def("wait_for", "py:fut, timeout", wait_for::wait_for),
    def("timeout", "py:delay", timeout::timeout),
    def("timeout_at", "py:when", timeout::timeout_at),
    def("current_task", "py:loop=None", future_methods::current_task),
    def("all_tasks", "py:loop=None", future_methods::all_tasks),
    def("ensure_future", "py:coro_or_future, *, loop=None", future_methods::ensure_future),
    def("isfuture", "py:obj", future_methods::isfuture),
    def("get_running_loop", "", loop_object::get_running_loop),
    def("get_event_loop", "", loop_object::get_event_loop),
    def("new_event_loop", "", loop_object::new_event_loop),
    def("set_event_loop", "py:loop", loop_object::set_event_loop),
];

/// Registers the classes of asyncio and its modules.
pub fn install(vm: &mut Vm) {
    let future = vm.define_class("Future", "Future", "_asyncio", &[], future_methods::FUTURE);
    vm.define_methods(&future, &[future_methods::FUTURE_NEW, future_methods::FUTURE_INIT]);
    let task = vm.define_class("Task", "Task", "_asyncio", &[future.clone()], future_methods::TASK);
    vm.define_methods(&task, &[future_methods::TASK_NEW]);
    vm.define_class("_GatheringFuture", "_GatheringFuture", "asyncio.tasks", &[future], &[]);
    vm.define_class("FutureIter", "FutureIter", "_asyncio", &[], &[]);
    let event_loop = vm.define_class("BaseEventLoop", "BaseEventLoop", "asyncio.base_events", &[], loop_object::METHODS);
    vm.define_methods(&event_loop, unavailable::METHODS);
    vm.define_field(&event_loop, "slow_callback_duration", loop_object::slow_callback, loop_object::set_slow_callback);
    vm.define_class("EventLoop", "_UnixSelectorEventLoop", "asyncio.unix_events", &[event_loop], &[]);
    let handle = vm.define_class("Handle", "Handle", "asyncio.events", &[], &loop_object::HANDLE[..2]);
    vm.define_class("TimerHandle", "TimerHandle", "asyncio.events", &[handle], loop_object::HANDLE);
    vm.define_class("Timeout", "Timeout", "asyncio.timeouts", &[], timeout::METHODS);
    vm.define_class("_AsCompletedIterator", "_AsCompletedIterator", "asyncio.tasks", &[], as_completed::METHODS);
    vm.define_class("TaskGroup", "TaskGroup", "asyncio.taskgroups", &[], task_group::METHODS);
    vm.define_class("Runner", "Runner", "asyncio.runners", &[], runner::METHODS);
    context_var::install(vm);
    async_generators::install(vm);
    inspect::install(vm);
    submodules::install(vm);
    unavailable::install(vm);
    primitive::install(vm);
    vm.library.add("_threads", thread_module::install);
    vm.library.add_python("asyncio", Text::Here(include_str!("threads.py")), Some(fill));
    vm.library.add("asyncio.exceptions", fill_exceptions);
    vm.library.add("_simulated", |vm, module| {
        let wait = vm.native_function("", &def("wait", "delay, label, /", sleep::simulated));
        let name = vm.symbol("wait");
        module.set(name, wait);
        Ok(())
    });
}

const EXCEPTIONS: &[&str] = &["CancelledError", "InvalidStateError", "TimeoutError"];

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    for function in FUNCTIONS.iter().chain(unavailable::FUNCTIONS) {
        let value = vm.native_function("", function);
        let name = vm.symbol(function.name);
        module.set(name, value);
    }
    for (name, key) in [
        ("Future", "Future"), ("Task", "Task"), ("AbstractEventLoop", "EventLoop"), ("Handle", "Handle"),
        ("TimerHandle", "TimerHandle"), ("Timeout", "Timeout"), ("TaskGroup", "TaskGroup"), ("Runner", "Runner"),
        ("EventLoop", "EventLoop"), ("SelectorEventLoop", "EventLoop"), ("BaseEventLoop", "EventLoop"),
    ] {
        let class = vm.library_class(key);
        let name = vm.symbol(name);
        module.set(name, Value::Class(class));
    }
    primitive::fill(vm, module);
    for word in [wait::FIRST_COMPLETED, wait::FIRST_EXCEPTION, wait::ALL_COMPLETED] {
        let name = vm.symbol(word);
        module.set(name, Value::str(word));
    }
    fill_exceptions(vm, module)?;
    submodules::attach(vm, module)?;
    let exceptions = vm.import_native("asyncio.exceptions")?;
    let name = vm.symbol("exceptions");
    module.set(name, Value::Module(exceptions));
    let subprocess = vm.import_native("asyncio.subprocess")?;
    let name = vm.symbol("subprocess");
    module.set(name, Value::Module(subprocess));
    Ok(())
}

fn fill_exceptions(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Stop> {
    for name in EXCEPTIONS {
        let class = vm.types.exceptions.iter().find(|class| &*class.name() == *name).cloned();
        if let Some(class) = class {
            let name = vm.symbol(name);
            module.set(name, Value::Class(class));
        }
    }
    Ok(())
}
