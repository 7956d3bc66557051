//! The shell around the engine for the browser: what JavaScript calls.
// The macro of wasm-bindgen writes `unsafe` code into its callers; none is written here.
#![allow(unsafe_code)]

mod engine;
mod host;
mod latest;
mod panic;
mod queue;
mod run;

pub use engine::Engine;
pub use host::{Host, load_part, set_host};
pub use run::Run;

use loopscope::session::{self, Edited, Gesture};
use wasm_bindgen::JsValue;
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

/// What a gesture, a JSON text, makes of a program.
#[wasm_bindgen(unchecked_return_type = "Edited")]
pub fn edits(source: &str, gesture: &str) -> Result<JsValue, JsValue> {
    let gesture: Gesture = serde_json::from_str(gesture).map_err(|error| error.to_string())?;
    run::plain(&Edited::from(session::edits(source, &gesture)))
}

/// What a program consists of, read off its text; undefined while it has a syntax error.
#[wasm_bindgen(unchecked_return_type = "Outline | undefined")]
pub fn outline(source: &str) -> Result<JsValue, JsValue> {
    session::outline(source).map_or(Ok(JsValue::UNDEFINED), |outline| run::plain(&outline))
}

/// What the engine said when it broke, if it did. To be asked after a trap, before the instance is thrown away.
#[wasm_bindgen(js_name = lastPanic)]
pub fn last_panic() -> Option<String> {
    panic::last()
}
