//! A source of random numbers: a seeded one, or the run's entropy.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use num_bigint::{BigInt, BigUint};

use super::twister::Twister;
use crate::vm::Vm;
use crate::vm::class::Class;
use crate::vm::object::Object;

/// The run's seed: of the module's own generator, and of the entropy.
pub struct RandomSeed(pub i64);

impl Default for RandomSeed {
    fn default() -> RandomSeed {
        RandomSeed(42)
    }
}

/// What stands for the system's randomness (`os.urandom`, `uuid4`, `SystemRandom`): a second generator with the run's seed.
#[derive(Default)]
pub struct Entropy(OnceCell<RefCell<Twister>>);

impl Entropy {
    pub fn of(vm: &mut Vm) -> Rc<Entropy> {
        let seed = vm.state::<RandomSeed>().0;
        let entropy = vm.state::<Entropy>();
        entropy.0.get_or_init(|| RefCell::new(Twister::new(&seed.into())));
        entropy
    }

    /// `os.urandom`
    pub fn bytes(&self, count: usize) -> Vec<u8> {
        self.0.get().map(|twister| twister.borrow_mut().bytes(count)).unwrap_or_default()
    }
}

enum Source {
    Twister(Box<Twister>),
    System(Rc<Entropy>),
}

/// `random.Random`, `random.SystemRandom`
pub struct Generator {
    source: RefCell<Source>,
    /// The second one of a pair of normal deviates.
    pub spare: Cell<Option<f64>>,
}

impl Generator {
    pub fn seeded(seed: &BigInt) -> Generator {
        Generator { source: RefCell::new(Source::Twister(Box::new(Twister::new(seed)))), spare: Cell::new(None) }
    }

    pub fn system(vm: &mut Vm) -> Generator {
        Generator { source: RefCell::new(Source::System(Entropy::of(vm))), spare: Cell::new(None) }
    }

    /// Begins anew; the system's source can't.
    pub fn seed(&self, seed: &BigInt) {
        if let Source::Twister(twister) = &mut *self.source.borrow_mut() {
            **twister = Twister::new(seed);
        }
        self.spare.set(None);
    }

    /// The words of the state; None for the system's source.
    pub fn state(&self) -> Option<Vec<u32>> {
        match &*self.source.borrow() {
            Source::Twister(twister) => Some(twister.state()),
            Source::System(_) => None,
        }
    }

    pub fn set_state(&self, twister: Twister, spare: Option<f64>) {
        *self.source.borrow_mut() = Source::Twister(Box::new(twister));
        self.spare.set(spare);
    }

    /// A float in [0, 1).
    pub fn float(&self) -> f64 {
        match &mut *self.source.borrow_mut() {
            Source::Twister(twister) => twister.float(),
            Source::System(entropy) => {
                let number = entropy.bytes(7).iter().fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
                (number >> 3) as f64 / 9_007_199_254_740_992.0
            }
        }
    }

    /// An integer of so many random bits.
    pub fn bits(&self, bits: u64) -> BigUint {
        match &mut *self.source.borrow_mut() {
            Source::Twister(twister) => twister.bits(bits),
            Source::System(entropy) => {
                let bytes = bits.div_ceil(8);
                BigUint::from_bytes_be(&entropy.bytes(bytes as usize)) >> (bytes * 8 - bits)
            }
        }
    }

    pub fn bytes(&self, count: usize) -> Vec<u8> {
        match &mut *self.source.borrow_mut() {
            Source::Twister(twister) => twister.bytes(count),
            Source::System(entropy) => entropy.bytes(count),
        }
    }

    /// A number below `limit`, which is not 0: bits are drawn until they are below. (CPython: `_randbelow_with_getrandbits`.)
    pub fn below(&self, limit: &BigUint) -> BigUint {
        let bits = limit.bits();
        loop {
            let drawn = self.bits(bits);
            if drawn < *limit {
                return drawn;
            }
        }
    }

    /// The same for an index: 0 when there is none.
    pub fn index_below(&self, limit: usize) -> usize {
        if limit == 0 {
            return 0;
        }
        self.below(&limit.into()).iter_u64_digits().next().unwrap_or(0) as usize
    }
}

impl Object for Generator {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        match &*self.source.borrow() {
            Source::Twister(_) => vm.library_class("random.Random"),
            Source::System(_) => vm.library_class("random.SystemRandom"),
        }
    }
}
