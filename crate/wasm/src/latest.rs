//! The newest run counts. Runs work in slices of fuel, and give way between them, so that a stop or a newer run gets in.

use std::cell::Cell;

/// Fuel for one slice: some ten milliseconds of work, so that nobody who stops a run waits for it.
const SLICE: u64 = 500_000;

/// How a run left its slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Finished,
    Stopped,
    /// A newer run has begun.
    Superseded,
}

/// Keeps count of one engine's runs.
#[derive(Default)]
pub struct Latest {
    newest: Cell<u32>,
    /// The newest run is to stop.
    stopped: Cell<bool>,
}

impl Latest {
    /// Calls `advance` with a slice of fuel until it says that it has finished, awaiting `give_way` in between.
    pub async fn run(&self, mut advance: impl FnMut(u64) -> bool, give_way: impl AsyncFn()) -> Left {
        let number = self.newest.get().wrapping_add(1);
        self.newest.set(number);
        self.stopped.set(false);
        while !advance(SLICE) {
            give_way().await;
            if self.newest.get() != number {
                return Left::Superseded;
            }
            if self.stopped.get() {
                return Left::Stopped;
            }
        }
        Left::Finished
    }

    /// The run under way ends before its next slice.
    pub fn stop(&self) {
        self.stopped.set(true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::executor::block_on;
    use futures::pending;
    use futures::poll;
    use std::pin::pin;
    use std::task::Poll;

    #[test]
    fn a_run_that_finishes_in_its_first_slice_never_gives_way() {
        let left = block_on(Latest::default().run(|_| true, async || panic!("gave way")));
        assert_eq!(left, Left::Finished);
    }

    #[test]
    fn a_run_gives_way_after_every_slice() {
        let ways = Cell::new(0);
        let slices = Cell::new(0);
        let advance = |fuel| {
            assert_eq!(fuel, SLICE);
            slices.set(slices.get() + 1);
            slices.get() == 4
        };
        let left = block_on(Latest::default().run(advance, async || ways.set(ways.get() + 1)));
        assert_eq!((left, slices.get(), ways.get()), (Left::Finished, 4, 3));
    }

    #[test]
    fn a_stopped_run_spends_no_more_fuel() {
        let latest = Latest::default();
        let slices = Cell::new(0);
        let advance = |_| {
            slices.set(slices.get() + 1);
            false
        };
        let left = block_on(latest.run(advance, async || latest.stop()));
        assert_eq!((left, slices.get()), (Left::Stopped, 1));
    }

    #[test]
    fn a_newer_run_supersedes_the_older_one_and_goes_on_itself() {
        block_on(async {
            let latest = Latest::default();
            let mut older = pin!(latest.run(|_| false, async || pending!()));
            assert_eq!(poll!(&mut older), Poll::Pending);
            let newer = latest.run(|_| true, async || ()).await;
            assert_eq!((newer, older.await), (Left::Finished, Left::Superseded));
        });
    }

    #[test]
    fn a_stop_does_not_reach_the_next_run() {
        let latest = Latest::default();
        latest.stop();
        let mut slices = 0;
        let advance = |_| {
            slices += 1;
            slices == 2
        };
        assert_eq!(block_on(latest.run(advance, async || ())), Left::Finished);
    }
}
