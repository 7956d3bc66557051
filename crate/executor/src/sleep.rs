use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use crate::Handle;
use crate::core::Core;
use crate::timer::TimerKey;

impl Handle {
    /// Waits until `duration` from now has passed on the virtual clock. If that is no time at all, it doesn't wait.
    ///
    /// ```
    /// use std::time::Duration;
    /// use loopscope_executor::Executor;
    ///
    /// let executor = Executor::new();
    /// let nap = executor.sleep(Duration::from_millis(5));
    /// assert_eq!(executor.run_until(nap), Ok(()));
    /// assert_eq!(executor.now(), 5_000_000);
    /// ```
    pub fn sleep(&self, duration: Duration) -> Sleep {
        self.sleep_until(self.clock().after(duration))
    }

    /// Waits until the clock shows `deadline`, in nanoseconds, or later.
    pub fn sleep_until(&self, deadline: u64) -> Sleep {
        Sleep { core: self.core.clone(), deadline, timer: None }
    }
}

/// A future that ends at its deadline. Made by [`Handle::sleep`] and [`Handle::sleep_until`].
///
/// Its timer is set when it is first polled, and is cancelled when it is dropped.
#[must_use = "a future does nothing unless awaited"]
pub struct Sleep {
    core: Rc<Core>,
    deadline: u64,
    timer: Option<TimerKey>,
}

impl Sleep {
    /// When it ends, in nanoseconds.
    pub fn deadline(&self) -> u64 {
        self.deadline
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.core.clock.now() >= self.deadline {
            return Poll::Ready(());
        }
        self.timer = Some(self.core.arm(self.deadline, self.timer, cx.waker()));
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            self.core.disarm(timer);
        }
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep").field("deadline", &self.deadline).finish()
    }
}
