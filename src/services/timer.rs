//! Time and waiting, in a window or in a worker.

use futures::channel::oneshot;
use futures::future::select;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Milliseconds since some moment; the difference between two is what counts.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Completes after so many milliseconds; at once where there are no timers.
pub async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let global = js_sys::global();
        let timer = Reflect::get(&global, &"setTimeout".into())
            .ok()
            .and_then(|timer| timer.dyn_into::<Function>().ok());
        let set = timer.map(|timer| timer.call2(&global, &resolve, &milliseconds.into()));
        if !matches!(set, Some(Ok(_))) {
            // The promise is resolved instead; what that returns says nothing.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // A timer's promise is never rejected.
    let _ = JsFuture::from(promise).await;
}

thread_local! {
    /// What [`turn`] posts to itself through.
    static TURNS: Option<MessageChannel> = MessageChannel::new().ok();
}

/// Completes once the messages that have come already are heard. Unlike a timer this never waits: browsers make timers
/// that follow one another last four milliseconds each. One at a time.
pub async fn turn() {
    let promise = TURNS.with(|channel| {
        let channel = channel.as_ref()?;
        let heard = Promise::new(&mut |resolve, _| channel.port2().set_onmessage(Some(&resolve)));
        channel.port1().post_message(&JsValue::NULL).ok().map(|()| heard)
    });
    match promise {
        // A message's promise is never rejected.
        Some(promise) => drop(JsFuture::from(promise).await),
        None => sleep(0).await,
    }
}

/// How long a frame is waited for, in milliseconds: what is out of sight gets none.
const LONGEST_FRAME: i32 = 100;

/// Lets what was drawn so far be seen before more is done. Where nobody sees the page there is no need.
pub async fn frame() {
    if is_hidden() {
        return;
    }
    let (drawn, is_drawn) = oneshot::channel::<()>();
    leptos::prelude::request_animation_frame(move || drop(drawn));
    select(is_drawn, Box::pin(sleep(LONGEST_FRAME))).await;
    // A frame is drawn after its callbacks.
    rest().await;
}

/// Lets the page answer before more is done. Where nobody sees the page there is no need, and browsers let timers go
/// off once a second only.
pub async fn rest() {
    if !is_hidden() {
        sleep(0).await;
    }
}

fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}
