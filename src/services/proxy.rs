//! The one request that leaves the page: to the language model's proxy, after the visitor has pressed Send.
//!
//! Nothing that comes back is trusted: it is read as events of a known form, within a length and within
//! times, and shown as text.

use crate::services::fetch;
use crate::services::json;
use crate::services::timer::sleep;
use crate::state::advice::failure::Failure;
use crate::state::advice::stream::{Event, EventReader};
use futures::future::{Either, select};
use gloo_net::http::{Request, Response};
use js_sys::Date;
use serde::Deserialize;
use std::future::Future;
use std::pin::pin;
use waymark_schema::advice::{Advice, Streamed};
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials};

/// Milliseconds for the answer to begin.
const TO_BEGIN: i32 = 20_000;
/// Milliseconds between two signs of life; the proxy gives one every ten seconds.
const TO_GO_ON: i32 = 25_000;
/// Milliseconds for all of it.
const IN_ALL: f64 = 150_000.0;

/// Sends `body` and gives the whole text; `on_sentence` hears each sentence as it comes.
///
/// Aborting `abort` ends it with [`Failure::Stopped`].
pub async fn write(
    address: &str,
    body: String,
    abort: &AbortController,
    mut on_sentence: impl FnMut(Streamed),
) -> Result<Advice, Failure> {
    let begun = Date::now();
    let response = open(address, "text/event-stream", body, abort).await?;
    if !is_of_type(&response, "text/event-stream") {
        return Err(Failure::Nonsense);
    }
    let mut stream = response.body().map(fetch::Parts::of).ok_or(Failure::Broken)?;
    let mut reader = EventReader::default();
    loop {
        let part = within(TO_GO_ON, stream.next()).await.ok_or(Failure::Slow)?;
        if abort.signal().aborted() {
            return Err(Failure::Stopped);
        }
        let Ok(Some(part)) = part else { return Err(Failure::Broken) };
        if Date::now() - begun > IN_ALL {
            return Err(Failure::Slow);
        }
        for Event { name, data } in reader.push(&part).map_err(|_| Failure::Nonsense)? {
            match name.as_str() {
                "sentence" => on_sentence(json::read(&data).ok_or(Failure::Nonsense)?),
                "done" => return json::read(&data).ok_or(Failure::Nonsense),
                _ => {}
            }
        }
    }
}

/// What a language model says with no facts given, for the page that compares.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Ungrounded {
    /// Its words; none where there is no model.
    #[serde(default)]
    pub text: Option<String>,
    /// Sentences that hold up against the facts, and all of them.
    #[serde(default)]
    pub held: u32,
    /// All sentences.
    #[serde(default)]
    pub sentences: u32,
}

/// Asks for a text that rests on no facts.
pub async fn ungrounded(address: &str, body: String, abort: &AbortController) -> Result<Ungrounded, Failure> {
    let response = open(address, "application/json", body, abort).await?;
    if !is_of_type(&response, "application/json") {
        return Err(Failure::Nonsense);
    }
    let text = within(TO_GO_ON, response.text()).await.ok_or(Failure::Slow)?;
    json::read(&text.map_err(|_| Failure::Broken)?).ok_or(Failure::Nonsense)
}

async fn open(
    address: &str,
    accept: &str,
    body: String,
    abort: &AbortController,
) -> Result<Response, Failure> {
    let request = Request::post(address)
        .header("content-type", "application/json")
        .header("accept", accept)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&abort.signal()))
        .body(body)
        .map_err(|_| Failure::Unreachable)?;
    let sent = within(TO_BEGIN, request.send()).await.ok_or(Failure::Slow)?;
    if abort.signal().aborted() {
        return Err(Failure::Stopped);
    }
    let response = sent.map_err(|_| Failure::Unreachable)?;
    match response.status() {
        200 => Ok(response),
        429 | 503 => {
            let after = response.headers().get("retry-after").and_then(|after| after.trim().parse().ok());
            Err(Failure::Busy(after))
        }
        status => Err(Failure::Refused(status)),
    }
}

fn is_of_type(response: &Response, wanted: &str) -> bool {
    response.headers().get("content-type").is_some_and(|kind| kind.starts_with(wanted))
}

/// What comes within so many milliseconds.
async fn within<T>(milliseconds: i32, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), pin!(sleep(milliseconds))).await {
        Either::Left((value, _)) => Some(value),
        Either::Right(_) => None,
    }
}
