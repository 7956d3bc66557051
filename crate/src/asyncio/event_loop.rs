//! The event loop: an executor, and what asyncio keeps beside it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use loopscope_executor::{Executor, Timer};

use super::handle::TimerTable;
use super::host::World;
use crate::trace::{Kind, NONE};
use crate::vm::Vm;
use crate::vm::object::Native;
use crate::vm::value::Value;

/// One event loop of the program's.
pub struct EventLoop {
    pub executor: Executor,
    pub world: Rc<World>,
    /// From 1, in order of creation.
    pub number: u32,
    /// `stop()` was called: the present turn is the last one.
    pub stopping: Cell<bool>,
    pub running: Cell<bool>,
    pub closed: Cell<bool>,
    /// The task that runs now.
    pub current: RefCell<Option<Value>>,
    /// All tasks that may be unfinished, in order of creation.
    pub tasks: RefCell<Vec<Weak<Native>>>,
    /// Async generators under way, in order of their first iteration.
    pub async_generators: RefCell<Vec<Weak<crate::vm::generator::Generator>>>,
    pub exception_handler: RefCell<Value>,
    pub task_factory: RefCell<Value>,
    pub debug: Cell<bool>,
    /// Seconds that a handle may take before debug mode tells of it.
    pub slow_callback: Cell<f64>,
    /// The pool of `run_in_executor(None, …)`, or None.
    pub default_executor: RefCell<Value>,
    /// It takes nothing any more.
    pub executor_shut: Cell<bool>,
    pub timers: TimerTable,
    /// The Python object.
    object: RefCell<Weak<Native>>,
}

impl EventLoop {
    pub fn new(world: &Rc<World>) -> Rc<EventLoop> {
        let executor = Executor::on(world.clock.clone());
        let number = world.loops.borrow().len() as u32 + 1;
        let event_loop = Rc::new(EventLoop {
            executor,
            world: world.clone(),
            number,
            stopping: Cell::new(false),
            running: Cell::new(false),
            closed: Cell::new(false),
            current: RefCell::default(),
            tasks: RefCell::default(),
            async_generators: RefCell::default(),
            exception_handler: RefCell::new(Value::None),
            task_factory: RefCell::new(Value::None),
            debug: Cell::new(false),
            slow_callback: Cell::new(0.1),
            default_executor: RefCell::new(Value::None),
            executor_shut: Cell::new(false),
            timers: TimerTable::default(),
            object: RefCell::default(),
        });
        let watcher = Rc::new(Watcher(Rc::downgrade(&event_loop)));
        event_loop.executor.set_observer(Some(watcher));
        world.loops.borrow_mut().push(event_loop.clone());
        event_loop
    }

    /// The loop as Python's object.
    pub fn value(self: &Rc<EventLoop>) -> Value {
        if let Some(object) = self.object.borrow().upgrade() {
            return Value::Native(object);
        }
        let object = Rc::new(Native::new(super::loop_object::LoopObject(self.clone())));
        *self.object.borrow_mut() = Rc::downgrade(&object);
        Value::Native(object)
    }

    /// The unfinished tasks, in order of creation. (CPython: `all_tasks`.)
    pub fn unfinished(&self) -> Vec<Value> {
        self.tasks.borrow_mut().retain(|task| task.strong_count() > 0);
        let tasks = self.tasks.borrow();
        let alive = tasks.iter().filter_map(Weak::upgrade).map(Value::Native);
        alive.filter(|task| task.with(|future: &super::future::Future| !future.done()).unwrap_or(false)).collect()
    }

    /// In debug mode: tells of a handle that took long, since `begun` virtual seconds. (CPython: `_run_once`.)
    pub fn watch(&self, vm: &mut Vm, begun: f64, what: impl FnOnce(&mut Vm) -> String) {
        let took = self.world.seconds() - begun;
        if self.debug.get() && took >= self.slow_callback.get() {
            let what = what(vm);
            vm.report(&format!("Executing {what} took {took:.3} seconds"), None);
        }
    }

    /// Tells of the tasks that wait and that nothing will wake: nobody can reach them any more.
    pub fn report_destroyed(self: &Rc<EventLoop>, vm: &mut Vm) {
        for task in self.unfinished() {
            let tells = task.with(|future: &super::future::Future| {
                future.task.as_ref().is_some_and(|part| part.log_destroy_pending.replace(false))
            });
            if tells == Some(true) {
                super::report::exception(vm, self, "Task was destroyed but it is pending!", None, ("task", task));
            }
        }
    }

    /// Drops whatever the loop still holds.
    pub fn dismantle(&self) {
        self.current.take();
        self.exception_handler.take();
        self.task_factory.take();
        self.default_executor.take();
        self.timers.clear();
        // A task that still waits is held by what it waits for, and holds it.
        for task in self.tasks.take().iter().filter_map(Weak::upgrade) {
            task.object().clear();
        }
    }
}

impl Vm {
    /// The loop that runs now. (CPython: `_get_running_loop`.)
    pub fn running_loop(&mut self) -> Option<Rc<EventLoop>> {
        self.state::<World>().running.borrow().clone()
    }
}

/// Tells the trace of the executor's own doings: turns, the clock, timers that are due.
struct Watcher(Weak<EventLoop>);

impl loopscope_executor::Observer for Watcher {
    fn iteration_begun(&self, _: u64) {
        let Some(event_loop) = self.0.upgrade() else { return };
        let world = &event_loop.world;
        let turn = world.turns.get() + 1;
        world.turns.set(turn);
        let Some(host) = world.host() else { return };
        let mut vm = host.vm.borrow_mut();
        let recorder = &mut vm.trace;
        recorder.iteration = turn as u32;
        recorder.task = NONE;
        recorder.caused(Kind::Iteration, NONE, NONE, turn as u32, NONE, NONE);
    }

    fn clock_advanced(&self, _: u64, to: u64) {
        let Some(host) = self.0.upgrade().and_then(|event_loop| event_loop.world.host()) else { return };
        let mut vm = host.vm.borrow_mut();
        vm.trace.at = to;
        vm.trace.caused(Kind::Advanced, NONE, NONE, NONE, NONE, NONE);
    }

    fn timer_due(&self, timer: Timer) {
        let Some(event_loop) = self.0.upgrade() else { return };
        let Some(host) = event_loop.world.host() else { return };
        let Some(task) = timer.task else { return };
        let Some(handle) = event_loop.timers.handle_of(task) else { return };
        let mut vm = host.vm.borrow_mut();
        let due = vm.trace.caused(Kind::TimerDue, NONE, NONE, handle, NONE, NONE);
        let ready = vm.trace.caused(Kind::HandleReady, due, NONE, handle, NONE, NONE);
        event_loop.timers.ready(task, ready);
    }
}
