use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures::future::{Either, select};

use crate::Handle;

/// The time was over before the future was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed;

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the timeout has elapsed")
    }
}

impl Error for Elapsed {}

impl Handle {
    /// Gives the future `duration` from now to end, and drops it after that. If both happen at once, the future has ended.
    ///
    /// ```
    /// use std::time::Duration;
    /// use loopscope_executor::{Elapsed, Executor};
    ///
    /// let executor = Executor::new();
    /// let hasty = executor.timeout(Duration::from_secs(1), executor.sleep(Duration::from_secs(2)));
    /// assert_eq!(executor.run_until(hasty), Ok(Err(Elapsed)));
    /// assert_eq!(executor.now(), 1_000_000_000);
    /// ```
    pub fn timeout<F: Future>(
        &self,
        duration: Duration,
        future: F,
    ) -> impl Future<Output = Result<F::Output, Elapsed>> + use<F> {
        let sleep = self.sleep(duration);
        async move {
            match select(pin!(future), sleep).await {
                Either::Left((output, _)) => Ok(output),
                Either::Right(_) => Err(Elapsed),
            }
        }
    }
}
