use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// A virtual clock: nanoseconds since its start, as an integer.
///
/// Clones are handles to the same clock, so that several executors (of which one runs at a time) can share it.
/// It moves when an executor has nothing ready and jumps to its next timer, and when its owner says so, which
/// models work that takes time while nothing else can run.
///
/// ```
/// use loopscope_executor::Clock;
///
/// let clock = Clock::new();
/// let same = clock.clone();
/// clock.advance_to(1_500);
/// assert_eq!(same.now(), 1_500);
///
/// clock.advance_to(1_000); // never backwards
/// assert_eq!(same.now(), 1_500);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Clock {
    now: Rc<Cell<u64>>,
}

impl Clock {
    /// A clock at 0.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time now, in nanoseconds.
    pub fn now(&self) -> u64 {
        self.now.get()
    }

    /// Moves the clock to `time`, in nanoseconds. A time in the past leaves it where it is.
    pub fn advance_to(&self, time: u64) {
        self.now.set(self.now.get().max(time));
    }

    /// The time that is `duration` from now; the last nanosecond that a `u64` can count if that is later still.
    pub fn after(&self, duration: Duration) -> u64 {
        let nanos = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        self.now().saturating_add(nanos)
    }
}
