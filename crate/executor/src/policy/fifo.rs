use super::{Choice, Misfit, Policy};

/// Entries run in the order in which they became ready, as in asyncio. The default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fifo;

impl Policy for Fifo {
    fn choose(&mut self, _: &Choice<'_>) -> Result<usize, Misfit> {
        Ok(0)
    }

    fn in_order(&self) -> bool {
        true
    }
}
