//! Tells the trace what locks, queues and their like are like, whenever that has changed.

use std::cell::{Cell, RefCell};

use crate::trace::{Kind, NONE, Primitive, PrimitiveState, WaitKind};
use crate::vm::Vm;
use crate::vm::value::Value;

/// Items of a queue that are told at most.
pub const TOLD: usize = 8;

/// What the trace knows of one of them.
pub struct Traced {
    kind: WaitKind,
    number: Cell<u32>,
    last: RefCell<Option<PrimitiveState>>,
}

impl Traced {
    pub fn new(kind: WaitKind) -> Traced {
        Traced { kind, number: Cell::new(NONE), last: RefCell::default() }
    }

    /// Its number in the trace, which it gets at the first call: that one is made by whoever made it.
    pub fn number(&self, vm: &mut Vm) -> u32 {
        if self.number.get() == NONE {
            let span = vm.call_span();
            self.number.set(vm.trace.add_primitive(Primitive { kind: self.kind, span }));
        }
        self.number.get()
    }

    /// It is like this now.
    pub fn tell(&self, vm: &mut Vm, state: PrimitiveState) {
        if self.last.borrow().as_ref() == Some(&state) {
            return;
        }
        let number = self.number(vm);
        let span = vm.call_span();
        let index = vm.trace.add_primitive_state(state.clone());
        vm.trace.event(Kind::PrimitiveChanged, span, number, index, NONE);
        *self.last.borrow_mut() = Some(state);
    }
}

/// The texts of a queue's first items.
pub fn item_texts(vm: &mut Vm, items: Vec<Value>) -> Vec<u32> {
    items.iter().map(|item| vm.short_text(item)).collect()
}

/// A count as the trace has it: one that does not fit is as good as the largest.
pub fn figure(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(NONE - 1).min(NONE - 1)
}
