//! `bytes` and `bytearray`.

use std::cell::{Ref, RefCell};

use super::heap::{Charge, OBJECT};

/// Bytes; only a `bytearray` changes.
#[derive(Debug)]
pub struct Bytes {
    data: RefCell<Vec<u8>>,
    pub mutable: bool,
    charge: Charge,
}

impl Bytes {
    pub fn new(data: Vec<u8>, mutable: bool) -> Bytes {
        let charge = Charge::new(OBJECT + data.len() as u64);
        Bytes { data: RefCell::new(data), mutable, charge }
    }

    pub fn data(&self) -> Ref<'_, Vec<u8>> {
        self.data.borrow()
    }

    /// Changes a bytearray's content.
    pub fn edit<R>(&self, change: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        let mut data = self.data.borrow_mut();
        let result = change(&mut data);
        self.charge.set(OBJECT + data.len() as u64);
        result
    }
}
