//! The clock that a program's time functions read. The host puts it in place; without one the time is 0.

/// Virtual nanoseconds since the run began.
pub struct Clock(Box<dyn Fn() -> u64>);

impl Clock {
    pub fn new(now: impl Fn() -> u64 + 'static) -> Clock {
        Clock(Box::new(now))
    }

    pub fn now(&self) -> u64 {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Clock {
        Clock::new(|| 0)
    }
}

impl super::Vm {
    /// Virtual nanoseconds since the run began.
    pub fn now(&mut self) -> u64 {
        self.state::<Clock>().now()
    }
}
