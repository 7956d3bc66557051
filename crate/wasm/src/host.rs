//! What the engine leaves with the page until a program needs it.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What the engine asks of whoever loaded it, in the middle of a run: the answers can't be promises. */
export interface Host {
  /** The text of a file of Python's library, by its name below the engine's sources; undefined when it can't be had. */
  library(file: string): string | undefined;
  /** Puts another part of the engine in its place: instantiates it upon what the first part exports. */
  part(number: number): void;
}"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Host")]
    pub type Host;

    #[wasm_bindgen(method, catch)]
    fn library(this: &Host, file: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method)]
    fn part(this: &Host, number: u32);
}

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Tells the engine whom to ask. Without it, programs that import modules written in Python can't.
#[wasm_bindgen(js_name = setHost)]
pub fn set_host(host: Host) {
    HOST.set(Some(host));
    loopscope::session::fetch_with(|file| HOST.with_borrow(|host| host.as_ref()?.library(file).ok().flatten()));
}

/// Loads functions that most programs do without: where the engine is split (crate/wasm/split.mjs), the first call of one of
/// them comes here. Does nothing where it is whole.
#[wasm_bindgen(js_name = loadPart)]
pub fn load_part(number: u32) {
    HOST.with_borrow(|host| host.iter().for_each(|host| host.part(number)));
}
