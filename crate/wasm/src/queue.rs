//! The worker's own queue, where its messages wait.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// Lets everything that waits in the queue have its turn.
pub async fn give_way() {
    let turn = Promise::new(&mut |resolve, reject| {
        // A timer comes behind the messages; a microtask would come before them.
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        if let Err(error) = scope.set_timeout_with_callback(&resolve) {
            // Where there are no timers the run goes on at once.
            let _ = reject.call1(&error, &error);
        }
    });
    let _ = JsFuture::from(turn).await;
}
