//! Erasing all that the site keeps on the device.

use crate::services::library;
use crate::services::session::{self, keys};
use js_sys::{Array, Function, Promise, Reflect, global};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What every name of ours begins with, in storage and among caches.
const OURS: &str = "waymark";
/// Where `public/boot.js` leaves the function that has the service worker go, and keeps a late one from coming.
const FORGET: &str = "waymarkForget";

/// Erases what is in storage and the copy for use without a connection. Whoever keeps something in memory has to
/// forget it as well.
pub async fn everything() {
    for storage in [session::storage(), library::storage()].into_iter().flatten() {
        for key in keys(&storage, OURS) {
            // What cannot be removed could not have been kept.
            let _ = storage.remove_item(&key);
        }
    }
    // Where there are no caches, or none for this page, there is nothing in them.
    let _ = caches().await;
    // The service worker goes when the browser is done with what it began before, an update for one, which can take
    // minutes. Nobody waits for that; what it may still have brought goes after it.
    spawn_local(async {
        let _ = service_worker().await;
        let _ = caches().await;
    });
}

async fn caches() -> Result<(), JsValue> {
    let caches = window().caches()?;
    for name in Array::from(&JsFuture::from(caches.keys()).await?) {
        if let Some(name) = name.as_string().filter(|name| name.starts_with(OURS)) {
            JsFuture::from(caches.delete(&name)).await?;
        }
    }
    Ok(())
}

async fn service_worker() -> Result<(), JsValue> {
    let forget: Function = Reflect::get(&global(), &FORGET.into())?.dyn_into()?;
    JsFuture::from(forget.call0(&JsValue::UNDEFINED)?.dyn_into::<Promise>()?).await?;
    Ok(())
}
