//! What runs programs for one page.

use crate::latest::{Latest, Left};
use crate::queue::give_way;
use crate::run::Run;
use loopscope::session::{Options, Session};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs programs, the newest one only.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    latest: Latest,
}

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Runs a program under the options, a JSON text. Gives way to the worker's queue now and then. Rejects with
    /// `superseded` when a newer run has begun; a stopped run is a run that ends there.
    pub async fn run(&self, source: String, options: String) -> Result<Run, JsValue> {
        let options: Options = serde_json::from_str(&options).map_err(|error| error.to_string())?;
        let mut session = Session::new(&source, &options);
        match self.latest.run(|fuel| session.advance(fuel), give_way).await {
            Left::Superseded => Err("superseded".into()),
            Left::Finished | Left::Stopped => Ok(Run::new(session.finish())),
        }
    }

    /// Ends the run under way, if there is one: it resolves with what has happened so far.
    pub fn stop(&self) {
        self.latest.stop();
    }
}
