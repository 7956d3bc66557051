use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures::task::ArcWake;

use crate::TaskId;
use crate::core::Core;

thread_local! {
    /// The executors of this thread. A waker must be `Send`, so it can't hold its executor; it finds it here.
    static EXECUTORS: RefCell<BTreeMap<u64, Weak<Core>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Wakes one task. On the executor's own thread it goes to the ready queue directly, from others by way of [`Home`].
pub(crate) struct TaskWaker {
    pub task: TaskId,
    pub home: Arc<Home>,
}

impl ArcWake for TaskWaker {
    fn wake_by_ref(this: &Arc<Self>) {
        match this.home.executor() {
            Some(core) => {
                core.wake(this.task);
            }
            None => this.home.send(this.task),
        }
    }
}

/// Where wakes from other threads arrive.
pub(crate) struct Home {
    key: u64,
    /// None once the executor is gone.
    sent: Mutex<Option<Vec<TaskId>>>,
    /// Spares the executor the lock while nothing was sent.
    any: AtomicBool,
}

impl Home {
    pub fn new() -> Arc<Self> {
        static KEYS: AtomicU64 = AtomicU64::new(0);
        let key = KEYS.fetch_add(1, Ordering::Relaxed);
        Arc::new(Self { key, sent: Mutex::new(Some(Vec::new())), any: AtomicBool::new(false) })
    }

    /// Makes the executor known to the wakers of this thread.
    pub fn open(&self, core: &Rc<Core>) {
        EXECUTORS.with(|executors| executors.borrow_mut().insert(self.key, Rc::downgrade(core)));
    }

    /// From now on wakes go nowhere.
    pub fn close(&self) {
        // The thread may be ending, and its table gone before its executors.
        let _ = EXECUTORS.try_with(|executors| executors.borrow_mut().remove(&self.key));
        *self.sent.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What other threads sent since the last call.
    pub fn receive(&self) -> Vec<TaskId> {
        if !self.any.load(Ordering::Acquire) {
            return Vec::new();
        }
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        self.any.store(false, Ordering::Release);
        sent.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn send(&self, task: TaskId) {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sent) = sent.as_mut() {
            sent.push(task);
            self.any.store(true, Ordering::Release);
        }
    }

    fn executor(&self) -> Option<Rc<Core>> {
        let find = |executors: &RefCell<BTreeMap<u64, Weak<Core>>>| executors.borrow().get(&self.key)?.upgrade();
        EXECUTORS.try_with(find).ok().flatten()
    }
}
