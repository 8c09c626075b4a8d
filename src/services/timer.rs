//! Waiting.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Completes after so many milliseconds; at once where there are no timers.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let set = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
        });
        if !matches!(set, Some(Ok(_))) {
            // The promise is resolved instead; what it returns says nothing.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // A timer's promise is never rejected.
    let _ = JsFuture::from(promise).await;
}
