use std::future::Future;
use std::task::Poll;

use futures::future::poll_fn;

/// Lets all others run that are ready now: the task goes on in the next iteration, as with asyncio's `sleep(0)`.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use loopscope_executor::{Executor, yield_now};
///
/// let executor = Executor::new();
/// let lines = Rc::new(RefCell::new(String::new()));
/// for name in ["a", "b"] {
///     let lines = lines.clone();
///     executor.spawn_detached(async move {
///         for n in 1..=2 {
///             *lines.borrow_mut() += &format!("{name}{n} ");
///             yield_now().await;
///         }
///     });
/// }
/// executor.run();
/// assert_eq!(*lines.borrow(), "a1 b1 a2 b2 ");
/// ```
pub fn yield_now() -> impl Future<Output = ()> {
    let mut yielded = false;
    poll_fn(move |cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
}
