//! What waits, or calls the program, on behalf of a queue.

use super::future;
use super::primitive::{call_method, method};
use super::queue::{Queue, holds, refused, wake_all, wake_next};
use super::waiters::{Waiters, is_cancelled};
use super::waiting::Waiting;
use super::wrap::{Awaiting, Progress};
use crate::vm::Vm;
use crate::vm::native::{Args, Flow, Input, NativeFrame, Step, Stop, ret};
use crate::vm::value::Value;

/// `put(item)` or `get()` under way: it waits as long as it must, then does what `put_nowait` or `get_nowait` does.
pub struct Exchange {
    this: Value,
    queue: Queue,
    /// The item to put; None for `get`.
    item: Option<Value>,
    state: Exchanging,
}

enum Exchanging {
    Start,
    /// Asked whether the queue is full, or empty.
    Checking,
    Waiting(Waiting),
    /// It will not go on: asked whether its turn is to be given to another.
    Failing(Value),
    Acting,
}

impl NativeFrame for Exchange {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let input = match (&self.state, input) {
            (Exchanging::Waiting(waiting), input) => {
                let waited = waiting.resume(vm, input);
                let future = waiting.future.clone();
                return match waited {
                    Ok(_) => self.check(vm),
                    Err(stop) => self.fail(vm, future, stop),
                };
            }
            (_, Input::Exception(exception)) => return Err(Stop::Raise(exception)),
            (_, Input::Value(value) | Input::Yielded(value)) => value,
        };
        match std::mem::replace(&mut self.state, Exchanging::Start) {
            Exchanging::Checking if matches!(input, Value::Bool(true)) => self.wait(vm),
            Exchanging::Checking => self.act(vm),
            Exchanging::Failing(exception) => {
                if matches!(input, Value::Bool(false)) {
                    wake_next(vm, self.line())?;
                }
                Err(Stop::Raise(exception))
            }
            Exchanging::Acting => Ok(Step::Return(input)),
            _ => self.check(vm),
        }
    }
}

impl Exchange {
    pub fn new(this: &Value, queue: Queue, item: Option<Value>) -> Exchange {
        Exchange { this: this.clone(), queue, item, state: Exchanging::Start }
    }

    fn line(&self) -> &Waiters {
        if self.item.is_some() { self.queue.putters() } else { self.queue.getters() }
    }

    /// Asks whether it must wait; the answer is the next input.
    fn ask(&self, vm: &mut Vm) -> Result<Step, Stop> {
        let question = if self.item.is_some() { must_putter_wait } else { must_getter_wait };
        vm.step_into(question, &Args::new([self.this.clone()]))
    }

    fn check(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        self.state = Exchanging::Checking;
        self.ask(vm)
    }

    fn wait(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        if self.queue.is_shut_down() {
            return Err(refused(vm, "QueueShutDown"));
        }
        let event_loop = self.queue.event_loop(vm, &self.this)?;
        let (waiting, step) = self.line().join(vm, &event_loop, Vec::new())?;
        self.state = Exchanging::Waiting(waiting);
        Ok(step)
    }

    fn act(&mut self, vm: &mut Vm) -> Result<Step, Stop> {
        self.state = Exchanging::Acting;
        let call = match &self.item {
            Some(item) => method(&self.this, "put_nowait", std::slice::from_ref(item)),
            None => method(&self.this, "get_nowait", &[]),
        };
        vm.step_into(call_method, &call)
    }

    /// It leaves the line. When it was woken before, the next one must be, or nobody would come for what it was woken for.
    fn fail(&mut self, vm: &mut Vm, future: Value, stop: Stop) -> Result<Step, Stop> {
        future::cancel_plain(vm, &future, Value::None);
        self.line().leave(&future);
        let Stop::Raise(exception) = stop else { return Err(stop) };
        if is_cancelled(&future) {
            return Err(Stop::Raise(exception));
        }
        self.state = Exchanging::Failing(exception);
        self.ask(vm)
    }
}

fn must_putter_wait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(holds(vm, &args[0], "full")?)
}

fn must_getter_wait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    ret(holds(vm, &args[0], "empty")?)
}

/// `put_nowait` and `get_nowait` with a `_put` or `_get` of the program's own.
pub struct Replaced {
    this: Value,
    queue: Queue,
    item: Option<Value>,
    called: bool,
}

impl Replaced {
    pub fn new(this: &Value, queue: Queue, item: Option<Value>) -> Replaced {
        Replaced { this: this.clone(), queue, item, called: false }
    }
}

impl NativeFrame for Replaced {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        if !std::mem::replace(&mut self.called, true) {
            let call = match &self.item {
                Some(item) => method(&self.this, "_put", std::slice::from_ref(item)),
                None => method(&self.this, "_get", &[]),
            };
            return vm.step_into(call_method, &call);
        }
        match (input, &self.item) {
            (Input::Exception(exception), _) => Err(Stop::Raise(exception)),
            (Input::Value(_) | Input::Yielded(_), Some(_)) => {
                self.queue.added(vm)?;
                Ok(Step::Return(Value::None))
            }
            (Input::Value(item) | Input::Yielded(item), None) => {
                self.queue.tell(vm);
                wake_next(vm, self.queue.putters())?;
                Ok(Step::Return(item))
            }
        }
    }
}

/// `shutdown(immediate=True)`: all items are thrown away, one `_get()` each, as if they were done.
pub struct Drain {
    this: Value,
    queue: Queue,
    state: Draining,
}

impl Drain {
    pub fn new(this: &Value, queue: Queue) -> Drain {
        Drain { this: this.clone(), queue, state: Draining::Start }
    }
}

enum Draining {
    Start,
    /// Asked whether there is one left.
    Checking,
    Getting,
}

impl NativeFrame for Drain {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let input = match input {
            Input::Exception(exception) => return Err(Stop::Raise(exception)),
            Input::Value(value) | Input::Yielded(value) => value,
        };
        match self.state {
            Draining::Checking if matches!(input, Value::Bool(true)) => {
                wake_all(vm, &self.queue)?;
                return Ok(Step::Return(Value::None));
            }
            Draining::Checking => {
                self.state = Draining::Getting;
                return vm.step_into(call_method, &method(&self.this, "_get", &[]));
            }
            Draining::Getting if self.queue.unfinished() > 0 => self.queue.finish_one(vm)?,
            Draining::Getting | Draining::Start => {}
        }
        self.state = Draining::Checking;
        vm.step_into(must_getter_wait, &Args::new([self.this.clone()]))
    }
}

/// `join()` under way.
pub struct Join {
    queue: Queue,
    waiting: Option<Awaiting>,
}

impl Join {
    pub fn new(queue: Queue) -> Join {
        Join { queue, waiting: None }
    }
}

impl NativeFrame for Join {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Result<Step, Stop> {
        let Some(waiting) = &mut self.waiting else {
            if self.queue.unfinished() <= 0 {
                return Ok(Step::Return(Value::None));
            }
            let wait = self.queue.wait_finished(vm);
            let (waiting, step) = Awaiting::begin(vm, &wait)?;
            self.waiting = Some(waiting);
            return Ok(step);
        };
        match waiting.resume(vm, input)? {
            Progress::Step(step) => Ok(step),
            Progress::Done(_) => Ok(Step::Return(Value::None)),
        }
    }
}
