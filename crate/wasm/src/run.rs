//! A finished run, as JavaScript holds it.

use js_sys::{Float64Array, JSON, Object, Reflect, Uint8Array, Uint32Array};
use loopscope::session;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The generated types stand beside the package.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { CheckResult, Columns, Edited, Graph, Outline, Overview, Phrase, Question, State } from "../types";"#;

/// A finished run: its trace, and the views of it. Holds its memory until `free()`.
#[wasm_bindgen]
pub struct Run(session::Run);

impl Run {
    pub(crate) fn new(run: session::Run) -> Run {
        Run(run)
    }
}

#[wasm_bindgen]
impl Run {
    /// What the page needs at once.
    #[wasm_bindgen(unchecked_return_type = "Overview")]
    pub fn overview(&self) -> Result<JsValue, JsValue> {
        plain(&self.0.overview())
    }

    /// Everything that holds at an event.
    #[wasm_bindgen(unchecked_return_type = "State")]
    pub fn state(&self, event: u32) -> Result<JsValue, JsValue> {
        plain(&self.0.state(event))
    }

    /// The run as a graph.
    #[wasm_bindgen(unchecked_return_type = "Graph")]
    pub fn graph(&self) -> Result<JsValue, JsValue> {
        plain(&self.0.graph())
    }

    /// The event that a place names: its attributes as JSON, an object of texts.
    #[wasm_bindgen(unchecked_return_type = "{ Ok: number } | { Err: Phrase }")]
    pub fn find(&self, attributes: &str) -> Result<JsValue, JsValue> {
        plain(&self.0.view.find(&read(attributes)?))
    }

    /// The prediction that an author asks for, in the same form.
    #[wasm_bindgen(unchecked_return_type = "{ Ok: Question } | { Err: Phrase }")]
    pub fn question(&self, attributes: &str) -> Result<JsValue, JsValue> {
        plain(&self.0.view.question(&read(attributes)?))
    }

    /// A question that makes sense after an event, if there is one.
    #[wasm_bindgen(unchecked_return_type = "Question | null")]
    pub fn quiz(&self, event: u32, salt: u32) -> Result<JsValue, JsValue> {
        plain(&self.0.view.quiz(event, salt))
    }

    /// Checks the run: the checks as JSON, a list of objects.
    #[wasm_bindgen(unchecked_return_type = "{ Ok: CheckResult[] } | { Err: Phrase }")]
    pub fn check(&self, checks: &str) -> Result<JsValue, JsValue> {
        plain(&self.0.view.check(&read(checks)?))
    }

    /// The trace as bytes, the same as everywhere else.
    pub fn trace(&self) -> Uint8Array {
        Uint8Array::from(&self.0.trace()[..])
    }

    /// The numbers of the events and of the timeline's bars, as copies that outlive the run.
    #[wasm_bindgen(unchecked_return_type = "Columns")]
    pub fn columns(&self) -> Result<JsValue, JsValue> {
        let columns = self.0.columns();
        let object = Object::new();
        let set = |name: &str, array: JsValue| Reflect::set(&object, &name.into(), &array).map(drop);
        set("kind", Uint8Array::from(&columns.kind[..]).into())?;
        set("time", Float64Array::from(&columns.time[..]).into())?;
        set("iteration", Uint32Array::from(&columns.iteration[..]).into())?;
        set("task", Uint32Array::from(&columns.task[..]).into())?;
        set("line", Uint32Array::from(&columns.line[..]).into())?;
        set("depth", Uint8Array::from(&columns.depth[..]).into())?;
        set("story", Uint32Array::from(&columns.story[..]).into())?;
        set("internals", Uint32Array::from(&columns.internals[..]).into())?;
        set("turns", Uint32Array::from(&columns.turns[..]).into())?;
        set("barTask", Uint32Array::from(&columns.bar_task[..]).into())?;
        set("barState", Uint8Array::from(&columns.bar_state[..]).into())?;
        set("barFrom", Uint32Array::from(&columns.bar_from[..]).into())?;
        set("barTo", Uint32Array::from(&columns.bar_to[..]).into())?;
        set("barStart", Float64Array::from(&columns.bar_start[..]).into())?;
        set("barEnd", Float64Array::from(&columns.bar_end[..]).into())?;
        set("barWait", Uint8Array::from(&columns.bar_wait[..]).into())?;
        set("threadId", Uint32Array::from(&columns.thread_id[..]).into())?;
        set("threadState", Uint8Array::from(&columns.thread_state[..]).into())?;
        set("threadFrom", Uint32Array::from(&columns.thread_from[..]).into())?;
        set("threadTo", Uint32Array::from(&columns.thread_to[..]).into())?;
        set("threadStart", Float64Array::from(&columns.thread_start[..]).into())?;
        set("threadEnd", Float64Array::from(&columns.thread_end[..]).into())?;
        set("threadWait", Uint8Array::from(&columns.thread_wait[..]).into())?;
        set("loopState", Uint8Array::from(&columns.loop_state[..]).into())?;
        set("loopFrom", Uint32Array::from(&columns.loop_from[..]).into())?;
        set("loopTo", Uint32Array::from(&columns.loop_to[..]).into())?;
        set("loopStart", Float64Array::from(&columns.loop_start[..]).into())?;
        set("loopEnd", Float64Array::from(&columns.loop_end[..]).into())?;
        set("loopTask", Uint32Array::from(&columns.loop_task[..]).into())?;
        set("arrowKind", Uint8Array::from(&columns.arrow_kind[..]).into())?;
        set("arrowFrom", Uint32Array::from(&columns.arrow_from[..]).into())?;
        set("arrowTo", Uint32Array::from(&columns.arrow_to[..]).into())?;
        set("arrowSource", Uint32Array::from(&columns.arrow_source[..]).into())?;
        set("arrowTarget", Uint32Array::from(&columns.arrow_target[..]).into())?;
        set("deadlineKind", Uint8Array::from(&columns.deadline_kind[..]).into())?;
        set("deadlineTask", Uint32Array::from(&columns.deadline_task[..]).into())?;
        set("deadlineEvent", Uint32Array::from(&columns.deadline_event[..]).into())?;
        set("deadlineFrom", Float64Array::from(&columns.deadline_from[..]).into())?;
        set("deadlineAt", Float64Array::from(&columns.deadline_at[..]).into())?;
        set("deadlineSeconds", Float64Array::from(&columns.deadline_seconds[..]).into())?;
        set("deadlineSource", Uint8Array::from(&columns.deadline_source[..]).into())?;
        set("deadlineSpanStart", Uint32Array::from(&columns.deadline_span_start[..]).into())?;
        set("deadlineSpanEnd", Uint32Array::from(&columns.deadline_span_end[..]).into())?;
        Ok(object.into())
    }
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, JsValue> {
    serde_json::from_str(json).map_err(|error| error.to_string().into())
}

/// The value as a plain object. JSON in between is the quickest way there for small ones.
pub(crate) fn plain(view: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(view).map_err(|error| error.to_string())?;
    JSON::parse(&text)
}
