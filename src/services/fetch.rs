//! Fetching files with honest progress, and checking that they are the ones meant.

use crate::t;
use gloo_net::http::Request;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, RequestCache, Response};

/// Why a file could not be had, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchFailure {
    /// What happened and what can be done.
    pub message: String,
    /// Whether trying again may help.
    pub retry: bool,
}

impl FetchFailure {
    fn new(message: String, retry: bool) -> Self {
        Self { message, retry }
    }
}

/// Which copy of a file will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// The browser's own, if it has one: for files whose name carries their hash.
    Kept,
    /// The browser's own, if the server says that it is still current.
    Current,
    /// The server's: after the browser's own has proved to be damaged.
    Fresh,
}

impl Copy {
    fn cache_mode(self) -> RequestCache {
        match self {
            Self::Kept => RequestCache::Default,
            Self::Current => RequestCache::NoCache,
            Self::Fresh => RequestCache::Reload,
        }
    }
}

/// Fetches a file that should have `length` bytes; `on_bytes` hears how many more bytes have come, each time some
/// have.
pub async fn bytes(
    address: &str,
    copy: Copy,
    length: u64,
    mut on_bytes: impl FnMut(u64),
) -> Result<Vec<u8>, FetchFailure> {
    let response = get(address, copy).await?;
    let broken = |_: JsValue| {
        FetchFailure::new(t!("The connection broke while loading {}.", file_name(address)), true)
    };
    let Some(stream) = response.body() else { return Ok(Vec::new()) };
    let mut parts = Parts::of(stream);
    let mut content = Vec::new();
    // One that grows by doubling leaves as much memory behind as it ends with. Too much asked for here is no failure
    // yet: the length may be wrong.
    let _ = content.try_reserve_exact(usize::try_from(length).unwrap_or_default());
    while let Some(part) = parts.next().await.map_err(broken)? {
        content.extend_from_slice(&part);
        on_bytes(part.len() as u64);
    }
    Ok(content)
}

/// A body as it arrives, part by part.
pub struct Parts(ReadableStreamDefaultReader);

impl Parts {
    /// The parts of this body.
    pub fn of(stream: ReadableStream) -> Self {
        Self(stream.get_reader().unchecked_into())
    }

    /// The next part; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        let part = JsFuture::from(self.0.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        let chunk: Uint8Array = Reflect::get(&part, &"value".into())?.unchecked_into();
        Ok(Some(chunk.to_vec()))
    }
}

/// Fetches a JSON file.
pub async fn json<T: DeserializeOwned>(address: &str) -> Result<T, FetchFailure> {
    let unreadable = || FetchFailure::new(t!("{} could not be read.", file_name(address)), true);
    let response = get(address, Copy::Current).await?;
    let promise = response.json().map_err(|_| unreadable())?;
    let value = JsFuture::from(promise).await.map_err(|_| unreadable())?;
    serde_wasm_bindgen::from_value(value).map_err(|_| unreadable())
}

/// Checks a file's length and, where the browser offers it, its SHA-256.
pub async fn check(name: &str, content: &[u8], length: u64, sha256: &str) -> Result<(), FetchFailure> {
    let damaged = || {
        FetchFailure::new(
            t!("A file of the engine ({}) arrived damaged, or belongs to another release of the site.", name),
            true,
        )
    };
    if content.len() as u64 != length {
        return Err(damaged());
    }
    match digest(content).await {
        Some(found) if found != sha256 => Err(damaged()),
        _ => Ok(()),
    }
}

/// SHA-256 in lower-case hexadecimal; `None` where the origin is not secure enough to be offered it.
async fn digest(content: &[u8]) -> Option<String> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object)?;
    let subtle: web_sys::SubtleCrypto = subtle.unchecked_into();
    let promise = subtle.digest_with_str_and_u8_array("SHA-256", content).ok()?;
    let hash = Uint8Array::new(&JsFuture::from(promise).await.ok()?);
    let mut text = String::with_capacity(64);
    for byte in hash.to_vec() {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(nibble), 16)?);
        }
    }
    Some(text)
}

/// The response to a request for a file, in a window or in a worker.
async fn get(address: &str, copy: Copy) -> Result<Response, FetchFailure> {
    let offline = || {
        FetchFailure::new(
            t!("{} could not be loaded. Please check the connection.", file_name(address)),
            true,
        )
    };
    if copy != Copy::Fresh
        && let Some(response) = coming(address).await
    {
        return Ok(response);
    }
    let request = Request::get(address).cache(copy.cache_mode());
    let response = request.send().await.map_err(|_| offline())?;
    if response.ok() {
        Ok(response.into())
    } else {
        let message =
            t!("{} could not be loaded (the server says {}).", file_name(address), response.status());
        Err(FetchFailure::new(message, true))
    }
}

/// Where `worker_boot.js` leaves the function that gives what it has asked for already.
const COMING: &str = "takeComing";

/// The response to a request that was made before the program was there.
async fn coming(address: &str) -> Option<Response> {
    let take: Function = Reflect::get(&js_sys::global(), &COMING.into()).ok()?.dyn_into().ok()?;
    let coming: Promise = take.call1(&JsValue::UNDEFINED, &address.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(coming).await.ok()?.dyn_into().ok().filter(Response::ok)
}

/// The last part of an address, for messages.
fn file_name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}
