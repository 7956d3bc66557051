//! `asyncio.Queue`, `LifoQueue`, `PriorityQueue`

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::coroutine;
use super::event::Event;
use super::event_loop::EventLoop;
use super::traced::{TOLD, Traced, figure, item_texts};
use super::primitive::{self, call_method, method};
use super::priority_queue;
use super::queue_waits::{Drain, Exchange, Join, Replaced};
use super::waiters::{LoopBound, Waiters, wake};
use crate::compile::symbol::Symbol;
use crate::trace::{NONE, PrimitiveState, WaitKind};
use crate::vm::class::Class;
use crate::vm::heap::{Charge, VALUE};
use crate::vm::list::List;
use crate::vm::native::{Args, Flow, NativeDef, Stop, def, ret};
use crate::vm::object::Object;
use crate::vm::stack::Entry;
use crate::vm::value::Value;
use crate::vm::{CompareOp, Vm};

/// What tasks hand each other items through.
///
/// A subclass may replace `_init`, `_put` and `_get` and keep its items in a `_queue` of its own.
#[derive(Clone)]
pub struct Queue(Rc<Inner>);

struct Inner {
    items: Items,
    maxsize: RefCell<Value>,
    getters: Waiters,
    putters: Waiters,
    traced: Traced,
    /// Items put whose `task_done()` has not come.
    unfinished: Cell<i64>,
    /// Set while there are none.
    finished: Event,
    shut_down: Cell<bool>,
    event_loop: LoopBound,
}

enum Items {
    Fifo(RefCell<VecDeque<Value>>, Charge),
    Lifo(Rc<List>),
    Heap(Rc<List>),
}

impl Items {
    fn fifo() -> Items {
        Items::Fifo(RefCell::default(), Charge::new(0))
    }

    fn len(&self) -> usize {
        match self {
            Items::Fifo(items, _) => items.borrow().len(),
            Items::Lifo(items) | Items::Heap(items) => items.len(),
        }
    }

    fn put(&self, vm: &mut Vm, item: Value) -> Result<(), Stop> {
        if self.len() & 0xfff == 0xfff {
            vm.reserve(VALUE * self.len() as u64)?;
        }
        match self {
            Items::Fifo(items, charge) => {
                items.borrow_mut().push_back(item);
                charge.set(VALUE * items.borrow().capacity() as u64);
            }
            Items::Lifo(items) => items.push(item),
            Items::Heap(items) => priority_queue::push(vm, items, item)?,
        }
        Ok(())
    }

    fn get(&self, vm: &mut Vm) -> Result<Value, Stop> {
        match self {
            Items::Fifo(items, _) => {
                let first = items.borrow_mut().pop_front();
                first.ok_or_else(|| vm.index_error("pop from an empty deque"))
            }
            Items::Lifo(items) => {
                let last = items.edit(Vec::pop);
                last.ok_or_else(|| vm.index_error("pop from empty list"))
            }
            Items::Heap(items) => priority_queue::pop(vm, items),
        }
    }

    /// The items that come next, the very next one first; a heap's own order after that.
    fn first(&self) -> Vec<Value> {
        match self {
            Items::Fifo(items, _) => items.borrow().iter().take(TOLD).cloned().collect(),
            Items::Lifo(items) => (0..items.len()).rev().take(TOLD).filter_map(|at| items.get(at)).collect(),
            Items::Heap(items) => (0..TOLD).map_while(|at| items.get(at)).collect(),
        }
    }

    /// The items as a list; the queue's own where it is one.
    fn list(&self) -> Value {
        match self {
            Items::Fifo(items, _) => Value::list(items.borrow().iter().cloned().collect()),
            Items::Lifo(items) | Items::Heap(items) => Value::List(items.clone()),
        }
    }
}

impl Object for Queue {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.library_class("Queue")
    }

    /// `_queue`, unless a subclass has one of its own.
    fn attribute(&self, vm: &mut Vm, _: &Value, name: Symbol) -> Result<Option<Value>, Stop> {
        match &**vm.names.name(name) {
            "_queue" => Ok(Some(self.0.items.list())),
            _ => Ok(None),
        }
    }

    fn clear(&self) {
        self.0.getters.clear();
        self.0.putters.clear();
        self.0.event_loop.clear();
    }
}

impl Queue {
    fn new(vm: &mut Vm, items: Items) -> Result<Queue, Stop> {
        let finished = Event::new(WaitKind::Queue, "queue.join");
        finished.set(vm)?;
        Ok(Queue(Rc::new(Inner {
            items,
            maxsize: RefCell::new(Value::int(0)),
            getters: Waiters::new(WaitKind::Queue, "queue.get"),
            putters: Waiters::new(WaitKind::Queue, "queue.put"),
            traced: Traced::new(WaitKind::Queue),
            unfinished: Cell::new(0),
            finished,
            shut_down: Cell::new(false),
            event_loop: LoopBound::default(),
        })))
    }

    /// Tells the trace what is in it.
    pub fn tell(&self, vm: &mut Vm) {
        let inner = &self.0;
        let number = inner.traced.number(vm);
        inner.getters.belong_to(number);
        inner.putters.belong_to(number);
        inner.finished.belong_to(number);
        let limit = match &*inner.maxsize.borrow() {
            Value::Int(_, maxsize) if *maxsize > 0 => figure(*maxsize),
            _ => NONE,
        };
        let first = inner.items.first();
        let state = PrimitiveState {
            value: figure(inner.items.len() as i64),
            limit,
            unfinished: figure(inner.unfinished.get()),
            holders: Vec::new(),
            items: item_texts(vm, first),
        };
        inner.traced.tell(vm, state);
    }

    pub fn getters(&self) -> &Waiters {
        &self.0.getters
    }

    pub fn putters(&self) -> &Waiters {
        &self.0.putters
    }

    pub fn is_shut_down(&self) -> bool {
        self.0.shut_down.get()
    }

    pub fn unfinished(&self) -> i64 {
        self.0.unfinished.get()
    }

    /// The loop of whoever waits here. `this` is the object that an error names.
    pub fn event_loop(&self, vm: &mut Vm, this: &Value) -> Result<Rc<EventLoop>, Stop> {
        self.0.event_loop.get(vm, this)
    }

    /// A coroutine that ends when no item is unfinished.
    pub fn wait_finished(&self, vm: &mut Vm) -> Value {
        let event = self.0.finished.object(vm);
        self.0.finished.wait(vm, &event)
    }

    /// An item is there: its count goes up, and a task that waits for one goes on.
    pub fn added(&self, vm: &mut Vm) -> Result<(), Stop> {
        self.0.unfinished.set(self.0.unfinished.get() + 1);
        self.0.finished.reset(vm);
        self.tell(vm);
        wake_next(vm, &self.0.getters)
    }

    /// One item needs no `task_done()` any more.
    pub fn finish_one(&self, vm: &mut Vm) -> Result<(), Stop> {
        self.0.unfinished.set(self.0.unfinished.get() - 1);
        self.tell(vm);
        if self.0.unfinished.get() == 0 {
            self.0.finished.set(vm)?;
        }
        Ok(())
    }
}

/// Wakes the first that still waits; it leaves the line.
pub fn wake_next(vm: &mut Vm, waiters: &Waiters) -> Result<(), Stop> {
    while let Some(waiter) = waiters.pop() {
        if wake(vm, &waiter, Value::None)? {
            break;
        }
    }
    Ok(())
}

/// Everybody who waits finds out that the queue is shut down.
pub fn wake_all(vm: &mut Vm, queue: &Queue) -> Result<(), Stop> {
    for line in [&queue.0.getters, &queue.0.putters] {
        while let Some(waiter) = line.pop() {
            wake(vm, &waiter, Value::None)?;
        }
    }
    Ok(())
}

/// `QueueEmpty`, `QueueFull`, `QueueShutDown`
pub fn refused(vm: &Vm, error: &str) -> Stop {
    Stop::Raise(vm.exception_with(&vm.library_class(error), vec![]))
}

/// The program's own method of this name, when its class replaces the queue's.
fn replaced(vm: &mut Vm, this: &Value, name: &str) -> bool {
    let name = vm.symbol(name);
    !matches!(vm.special(this, name), Some(Value::NativeFunction(_)) | None)
}

/// What `self.name()` says, as a truth.
pub fn holds(vm: &mut Vm, this: &Value, name: &str) -> Result<bool, Stop> {
    let name = vm.symbol(name);
    let answer = vm.call_special(this, name, &[])?.unwrap_or(Value::None);
    vm.truth(&answer)
}

pub const METHODS: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| new(vm, args, Items::fifo())),
    def("__init__", "py:self, maxsize=0", init),
    def("__repr__", "py:self", repr),
    def("__str__", "py:self", str),
    def("_init", "py:self, maxsize", |_, _| ret(Value::None)),
    def("_put", "py:self, item", put_item),
    def("_get", "py:self", get_item),
    def("qsize", "py:self", qsize),
    def("empty", "py:self", empty),
    def("full", "py:self", full),
    def("put", "py:self, item", put),
    def("put_nowait", "py:self, item", put_nowait),
    def("get", "py:self", get),
    def("get_nowait", "py:self", get_nowait),
    def("task_done", "py:self", task_done),
    def("join", "py:self", join),
    def("shutdown", "py:self, immediate=False", shutdown),
];

pub const LIFO: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| new(vm, args, Items::Lifo(Rc::new(List::new(Vec::new()))))),
    def("_init", "py:self, maxsize", |_, _| ret(Value::None)),
    def("_put", "py:self, item", put_item),
    def("_get", "py:self", get_item),
];

pub const PRIORITY: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", |vm, args| new(vm, args, Items::Heap(Rc::new(List::new(Vec::new()))))),
    def("_init", "py:self, maxsize", |_, _| ret(Value::None)),
    def("_put", "py:self, item", put_item),
    def("_get", "py:self", get_item),
];

/// The properties, and `Queue[int]`.
pub fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.define_getter(class, "maxsize", |vm, args| {
        let maxsize = this(vm, args)?.0.maxsize.borrow().clone();
        ret(maxsize)
    });
    vm.define_getter(class, "_unfinished_tasks", |vm, args| ret(this(vm, args)?.0.unfinished.get()));
    vm.define_class_methods(class, &[def("__class_getitem__", "cls, object, /", |_, args| {
        ret(crate::vm::generic::GenericAlias::subscript(&args[0], &args[1]))
    })]);
}

fn this(vm: &Vm, args: &Args) -> Result<Queue, Stop> {
    primitive::this(vm, &args[0], "Queue")
}

fn new(vm: &mut Vm, args: &Args, items: Items) -> Result<Flow, Stop> {
    let fresh = Queue::new(vm, items)?;
    primitive::create(vm, args, fresh)
}

fn init(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    let before = queue.0.maxsize.replace(args[1].clone());
    drop(before);
    queue.tell(vm);
    if replaced(vm, &args[0], "_init") {
        return call_method(vm, &method(&args[0], "_init", &args.positional[1..]));
    }
    ret(Value::None)
}

fn put_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.0.items.put(vm, args[1].clone())?;
    ret(Value::None)
}

fn get_item(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    this(vm, args)?.0.items.get(vm).map(Flow::Value)
}

/// The `_queue` that a subclass keeps.
fn own_items(vm: &mut Vm, this: &Value) -> Option<Value> {
    let name = vm.symbol("_queue");
    match this {
        Value::Instance(instance) => instance.attributes.borrow().get(name).cloned(),
        _ => None,
    }
}

fn qsize(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    match own_items(vm, &args[0]) {
        Some(items) => ret(vm.length(&items)?),
        None => ret(this(vm, args)?.0.items.len()),
    }
}

fn empty(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    match own_items(vm, &args[0]) {
        Some(items) => ret(!vm.truth(&items)?),
        None => ret(this(vm, args)?.0.items.len() == 0),
    }
}

fn full(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let maxsize = this(vm, args)?.0.maxsize.borrow().clone();
    let unbounded = vm.compare(CompareOp::Le, &maxsize, &Value::int(0))?;
    if vm.truth(&unbounded)? {
        return ret(false);
    }
    let name = vm.symbol("qsize");
    let size = vm.call_special(&args[0], name, &[])?.unwrap_or(Value::None);
    vm.compare(CompareOp::Ge, &size, &maxsize).map(Flow::Value)
}

fn put(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    ret(coroutine::new(vm, "Queue.put", Exchange::new(&args[0], queue, Some(args[1].clone()))))
}

fn get(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    ret(coroutine::new(vm, "Queue.get", Exchange::new(&args[0], queue, None)))
}

fn put_nowait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    if queue.0.shut_down.get() {
        return Err(refused(vm, "QueueShutDown"));
    }
    if holds(vm, &args[0], "full")? {
        return Err(refused(vm, "QueueFull"));
    }
    if replaced(vm, &args[0], "_put") {
        let frame = Replaced::new(&args[0], queue, Some(args[1].clone()));
        return Ok(Flow::Push(Entry::native(frame)));
    }
    queue.0.items.put(vm, args[1].clone())?;
    queue.added(vm)?;
    ret(Value::None)
}

fn get_nowait(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    if holds(vm, &args[0], "empty")? {
        let error = if queue.0.shut_down.get() { "QueueShutDown" } else { "QueueEmpty" };
        return Err(refused(vm, error));
    }
    if replaced(vm, &args[0], "_get") {
        let frame = Replaced::new(&args[0], queue, None);
        return Ok(Flow::Push(Entry::native(frame)));
    }
    let item = queue.0.items.get(vm)?;
    queue.tell(vm);
    wake_next(vm, &queue.0.putters)?;
    ret(item)
}

fn task_done(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    if queue.0.unfinished.get() <= 0 {
        return Err(vm.value_error("task_done() called too many times"));
    }
    queue.finish_one(vm)?;
    ret(Value::None)
}

fn join(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    ret(coroutine::new(vm, "Queue.join", Join::new(queue)))
}

fn shutdown(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let queue = this(vm, args)?;
    let immediate = vm.truth(&args[1])?;
    queue.0.shut_down.set(true);
    if immediate {
        return Ok(Flow::Push(Entry::native(Drain::new(&args[0], queue))));
    }
    wake_all(vm, &queue)?;
    ret(Value::None)
}

fn repr(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let (name, state) = (vm.class_name(&args[0]), state_text(vm, &args[0])?);
    let address = vm.address_text(&args[0]);
    ret(format!("<{name} at {address} {state}>"))
}

fn str(vm: &mut Vm, args: &Args) -> Result<Flow, Stop> {
    let (name, state) = (vm.class_name(&args[0]), state_text(vm, &args[0])?);
    ret(format!("<{name} {state}>"))
}

/// `maxsize=2 _queue=[1] _getters[1] tasks=3` (CPython: `Queue._format`.)
fn state_text(vm: &mut Vm, this: &Value) -> Result<String, Stop> {
    let queue: Queue = primitive::this(vm, this, "Queue")?;
    let maxsize = queue.0.maxsize.borrow().clone();
    let mut text = format!("maxsize={}", vm.repr(&maxsize)?);
    let items = match own_items(vm, this) {
        Some(items) => Value::list(vm.collect(&items)?),
        None => queue.0.items.list(),
    };
    if vm.truth(&items)? {
        text += &format!(" _queue={}", vm.repr(&items)?);
    }
    for (name, line) in [("_getters", &queue.0.getters), ("_putters", &queue.0.putters)] {
        if !line.is_empty() {
            text += &format!(" {name}[{}]", line.len());
        }
    }
    if queue.0.unfinished.get() != 0 {
        text += &format!(" tasks={}", queue.0.unfinished.get());
    }
    if queue.0.shut_down.get() {
        text += " shutdown";
    }
    Ok(text)
}
