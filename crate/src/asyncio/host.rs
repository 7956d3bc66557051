//! Where the VM and its event loops live while a program runs.
//!
//! The loops' executors poll Rust futures; those borrow the VM for the time of a poll. What only the driver outside can do (give the
//! page a turn, let blocked time pass, end the run) a poll leaves here, and holds its turn.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use loopscope_executor::Clock;

use super::event_loop::EventLoop;
use super::thread::{Thread, Threads};
use crate::vm::Vm;
use crate::vm::native::{Block, Halt};
use crate::vm::stack::{Rest, Stack};
use crate::vm::value::Value;

/// The machine of one run.
pub struct Host {
    pub vm: RefCell<Vm>,
    pub world: Rc<World>,
}

/// What all event loops of a run share.
#[derive(Default)]
pub struct World {
    pub clock: Clock,
    host: RefCell<Weak<Host>>,
    /// The loop that runs now, in the thread that has the processor.
    pub running: RefCell<Option<Rc<EventLoop>>>,
    /// What `set_event_loop` set in that thread.
    pub current: RefCell<Option<Rc<EventLoop>>>,
    pub threads: Threads,
    /// All loops, by number.
    pub loops: RefCell<Vec<Rc<EventLoop>>>,
    /// The number of the last `Task-N`.
    pub names: Cell<u64>,
    /// Turns of all loops so far.
    pub turns: Cell<u64>,
    /// Instructions that a poll may still run before it gives the host a turn.
    pub slice: Cell<u64>,
    /// What CPython's collector would find only at the end of the program.
    pub cyclic: RefCell<Vec<Value>>,
    pub request: RefCell<Option<Request>>,
    /// SystemExit or KeyboardInterrupt that came out of a callback or task: it ends the loop's run.
    pub fatal: RefCell<Option<Value>>,
    /// What a blocked poll gets when it goes on.
    pub answer: RefCell<Option<Result<Value, Value>>>,
}

/// What a poll that holds its turn wants of the driver.
pub enum Request {
    /// The slice of fuel is used up.
    Pause,
    Block(Block),
    /// This thread is to have the processor.
    Resume(Rc<Thread>),
    Halt(Halt),
}

impl Host {
    pub fn new(mut vm: Vm) -> Rc<Host> {
        let world = Rc::new(World::default());
        vm.set_state(world.clone());
        let host = Rc::new(Host { vm: RefCell::new(vm), world: world.clone() });
        *world.host.borrow_mut() = Rc::downgrade(&host);
        host
    }
}

impl World {
    pub fn host(&self) -> Option<Rc<Host>> {
        self.host.borrow().upgrade()
    }

    /// The clock's time in seconds.
    pub fn seconds(&self) -> f64 {
        self.clock.now() as f64 / 1e9
    }
}

/// A stack that runs within a poll; it may take several, with the turn held.
#[derive(Default)]
pub struct Running {
    stack: Option<Stack>,
    blocked: bool,
}

impl Running {
    pub fn is_under_way(&self) -> bool {
        self.stack.is_some()
    }

    pub fn begin(&mut self, stack: Stack) {
        self.stack = Some(stack);
    }

    /// Runs the stack on. None: the turn is held, poll again.
    pub fn go_on(&mut self, vm: &mut Vm, world: &World, hold: impl FnOnce()) -> Option<Rest> {
        let mut stack = self.stack.take()?;
        if std::mem::take(&mut self.blocked)
            && let Some(answer) = world.answer.take()
        {
            vm.unblock(&mut stack, answer);
        }
        let before = vm.fuel;
        let rest = vm.run(&mut stack, world.slice.get());
        world.slice.set(world.slice.get().saturating_sub(before - vm.fuel));
        let request = match rest {
            Rest::Paused => Request::Pause,
            Rest::Blocked(block) => {
                self.blocked = true;
                Request::Block(block)
            }
            Rest::Halted(halt) => Request::Halt(halt),
            rest => return Some(rest),
        };
        self.stack = Some(stack);
        *world.request.borrow_mut() = Some(request);
        hold();
        None
    }
}

/// Something came up that no Python code can be told: the run ends.
pub fn refuse(world: &World, stop: crate::vm::native::Stop) {
    use crate::vm::native::Stop;
    let halt = match stop {
        Stop::Halt(halt) => halt,
        Stop::Ask(_) | Stop::Raise(_) => Halt::Engine("asyncio asked a question that nobody can answer".into()),
    };
    *world.request.borrow_mut() = Some(Request::Halt(halt));
}
