//! JSON by the browser's own reader and writer, which cost the page nothing.

use js_sys::JSON;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Decimals that are written: what a single-precision number has beyond them is noise.
const DECIMALS: f64 = 1e6;

/// Reads a value; `None` if it is not of this form.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(JSON::parse(text).ok()?).ok()
}

/// Writes a value.
pub fn write<T: Serialize>(value: &T) -> Option<String> {
    JSON::stringify(&object(value)?).ok().map(String::from)
}

/// Writes a value for people to read: on several lines, its numbers without noise.
pub fn write_readably<T: Serialize>(value: &T) -> Option<String> {
    let tidy = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(|_: JsValue, value: JsValue| {
        value.as_f64().map_or(value, |number| ((number * DECIMALS).round() / DECIMALS).into())
    });
    let text = JSON::stringify_with_replacer_and_space(&object(value)?, tidy.as_ref(), &2.into());
    text.ok().map(String::from)
}

fn object<T: Serialize>(value: &T) -> Option<JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()
}
