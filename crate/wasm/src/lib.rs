//! The shell around the engine for the browser: what JavaScript calls.
// The macro of wasm-bindgen writes `unsafe` code into its callers; none is written here.
#![allow(unsafe_code)]

mod engine;
mod latest;
mod panic;
mod queue;
mod run;

pub use engine::Engine;
pub use run::Run;

use wasm_bindgen::prelude::wasm_bindgen;

/// Called once, by the loader of the module.
#[wasm_bindgen(start)]
fn start() {
    panic::remember();
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What the engine said when it broke, if it did. To be asked after a trap, before the instance is thrown away.
#[wasm_bindgen(js_name = lastPanic)]
pub fn last_panic() -> Option<String> {
    panic::last()
}
