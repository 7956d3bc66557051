//! Hashes of futures and tasks: they decide the order in which a program's own sets of tasks come out.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::future::Future;
use super::host::World;
use crate::vm::Vm;
use crate::vm::object::Native;
use crate::vm::value::Value;

/// Tasks that are looked at again at every new future; with more of them, once in a turn of the loop.
const FEW: usize = 64;

/// The numbers given out in a run.
#[derive(Default)]
pub struct Hashes {
    next: Cell<i64>,
    /// Tasks that may be unfinished, and whether each was made outside of any loop's run.
    recent: RefCell<Vec<(Weak<Native>, bool)>>,
    turn: Cell<u64>,
}

/// The hash of a new future. In CPython it is an address; here they are consecutive numbers, so that a set of tasks comes out in order
/// of creation. A large number wraps in a small table, so counting starts again when no earlier task but main and the running one is left.
pub fn next(vm: &mut Vm) -> i64 {
    let (hashes, world) = (vm.state::<Hashes>(), vm.state::<World>());
    let turn = world.turns.get();
    if hashes.recent.borrow().len() < FEW || hashes.turn.get() != turn {
        hashes.turn.set(turn);
        hashes.recent.borrow_mut().retain(|(task, _)| task.upgrade().is_some_and(|task| is_unfinished(&task)));
        let current = super::task::current(vm);
        let is_current = |task: &Weak<Native>| match (&current, task.upgrade()) {
            (Some(Value::Native(current)), Some(task)) => Rc::ptr_eq(current, &task),
            _ => false,
        };
        let recent = hashes.recent.borrow();
        if recent.len() < 3 && recent.iter().all(|(task, main)| *main || is_current(task)) {
            hashes.next.set(0);
        }
    }
    hashes.next.replace(hashes.next.get() + 1)
}

fn is_unfinished(task: &Native) -> bool {
    task.get::<Future>().is_some_and(|future| !future.done())
}

/// There is a new task.
pub fn add(vm: &mut Vm, task: &Rc<Native>) {
    let main = vm.running_loop().is_none();
    vm.state::<Hashes>().recent.borrow_mut().push((Rc::downgrade(task), main));
}
