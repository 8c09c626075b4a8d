//! The rest of the worker's program: what the release build has put into a file of its own.

use crate::services::fetch::FetchFailure;
use crate::t;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Where `worker_boot.js` leaves the function that brings it.
const NAME: &str = "bringRest";

/// Brings it, unless it is there.
pub async fn bring() -> Result<(), FetchFailure> {
    bring_it().await.map_err(|_| FetchFailure {
        message: t!("The matching engine could not be loaded. Please check the connection.").to_owned(),
        retry: true,
    })
}

async fn bring_it() -> Result<(), JsValue> {
    let bring: Function = Reflect::get(&js_sys::global(), &NAME.into())?.dyn_into()?;
    let arrival: Promise = bring.call0(&JsValue::UNDEFINED)?.dyn_into()?;
    JsFuture::from(arrival).await.map(drop)
}
