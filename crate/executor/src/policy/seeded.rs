use super::{Choice, Misfit, Policy};

/// Entries run in an order drawn from a seed: the same seed, the same order.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use loopscope_executor::{Executor, Seeded};
///
/// let run = |seed| {
///     let executor = Executor::new();
///     executor.set_policy(Seeded::new(seed));
///     let order = Rc::new(RefCell::new(Vec::new()));
///     for n in 0..10 {
///         let order = order.clone();
///         executor.call_soon(move || order.borrow_mut().push(n));
///     }
///     executor.run();
///     order.take()
/// };
/// assert_eq!(run(1), run(1));
/// assert_ne!(run(1), run(2));
/// ```
#[derive(Clone, Debug)]
pub struct Seeded {
    state: u64,
}

impl Seeded {
    /// The policy of this seed; every number is a good one.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// SplitMix64: a counter, scrambled.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Policy for Seeded {
    fn choose(&mut self, choice: &Choice<'_>) -> Result<usize, Misfit> {
        // The high half of a product maps 64 random bits to 0..len without a division.
        let len = choice.ready.len() as u128;
        Ok(((u128::from(self.next()) * len) >> 64) as usize)
    }
}
