//! The language model: one call, its retries, and the pieces of its answer as they arrive.
//!
//! Everything that comes from there is untrusted: addresses it redirects to are not followed, lines and
//! bodies are read up to a bound, and what it says in an error goes nowhere. Dropping [`Pieces`] closes
//! the connection, which is how an answer that nobody waits for any more is stopped.

mod pieces;

pub use pieces::Pieces;

use crate::config::Upstream as Settings;
use crate::limits::Spending;
use crate::prompt::Prompt;
use crate::shared::Shared;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde::Serialize;
use std::fmt::Write as _;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};

/// The first pause before another try; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(300);

/// Why there is no answer, or no more of it. Says nothing of what was sent or came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UpstreamError {
    /// Too many calls at once.
    #[error("busy")]
    Busy,
    /// The day's money is spent.
    #[error("budget")]
    Budget,
    /// The prompt is too long.
    #[error("prompt")]
    Prompt,
    /// No connection, or it broke.
    #[error("connection")]
    Connection,
    /// Nothing came for too long.
    #[error("timeout")]
    Timeout,
    /// An error status.
    #[error("status")]
    Status(u16),
    /// Not the form of an answer.
    #[error("form")]
    Form,
    /// More than is read.
    #[error("size")]
    Size,
}

impl UpstreamError {
    /// Its name in logs and counters.
    pub fn name(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::Budget => "budget",
            Self::Prompt => "prompt",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Status(_) => "status",
            Self::Form => "form",
            Self::Size => "size",
        }
    }
}

/// A configured language model.
pub struct Upstream {
    client: reqwest::Client,
    settings: Settings,
    url: reqwest::Url,
    headers: HeaderMap,
    calls: Arc<Semaphore>,
    spending: Arc<Spending>,
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    messages: Vec<Message<'a>>,
    stream: bool,
    stream_options: StreamOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    temperature: Option<f32>,
    #[serde(flatten)]
    most_tokens: std::collections::BTreeMap<&'a str, u32>,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

impl Upstream {
    /// A client for these settings.
    pub fn new(settings: &Settings, shared: Option<Shared>) -> anyhow::Result<Self> {
        // Another part of the process may have chosen a provider already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(settings.connect_seconds))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .build()?;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream, application/json"));
        if let Some(key) = &settings.key {
            let value = HeaderValue::from_str(&format!("Bearer {}", key.reveal()));
            let mut value = value.map_err(|_| anyhow::anyhow!("the key has characters that no key has"))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let url = format!("{}/chat/completions", settings.base_url.trim_end_matches('/'));
        Ok(Self {
            client,
            url: reqwest::Url::parse(&url)?,
            headers,
            calls: Arc::new(Semaphore::new(settings.concurrency)),
            spending: Arc::new(Spending::new(settings, shared)),
            settings: settings.clone(),
        })
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Dollars spent today.
    pub fn spent(&self) -> f64 {
        self.spending.spent()
    }

    /// Calls the model, and gives its answer as it arrives; nothing takes longer than `until`.
    pub async fn call(&self, prompt: &Prompt, until: Instant) -> Result<Pieces, UpstreamError> {
        let input = prompt.tokens();
        if input > self.settings.max_prompt_tokens {
            return Err(UpstreamError::Prompt);
        }
        let permit = Arc::clone(&self.calls).try_acquire_owned().map_err(|_| UpstreamError::Busy)?;
        let body = self.body(prompt)?;
        let mut pause = FIRST_PAUSE;
        let mut tries = 0;
        loop {
            // Set aside anew for each try; what has no answer costs nothing.
            let reserved = self
                .spending
                .reserve(input, self.settings.max_output_tokens as usize)
                .await
                .ok_or(UpstreamError::Budget)?;
            match self.attempt(body.clone(), until).await {
                Ok(response) => return Pieces::new(response, permit, self, reserved, input, until),
                Err((error, wait)) => {
                    if matches!(error, UpstreamError::Status(_) | UpstreamError::Connection) {
                        self.spending.settle(&reserved, 0, 0);
                    }
                    let wait = wait.map_or(pause, |wait| wait.max(pause)) + jitter(pause);
                    let again =
                        tries < self.settings.retries && is_passing(error) && Instant::now() + wait < until;
                    if !again {
                        return Err(error);
                    }
                    sleep(wait).await;
                    (tries, pause) = (tries + 1, pause * 2);
                }
            }
        }
    }

    fn body(&self, prompt: &Prompt) -> Result<String, UpstreamError> {
        let most = (self.settings.max_tokens_field.as_str(), self.settings.max_output_tokens);
        let mut messages = vec![Message { role: "system", content: &prompt.system }];
        for (asked, answer) in &prompt.examples {
            messages.push(Message { role: "user", content: asked });
            messages.push(Message { role: "assistant", content: answer });
        }
        messages.push(Message { role: "user", content: &prompt.user });
        let body = Body {
            model: &self.settings.model,
            messages,
            stream: true,
            stream_options: StreamOptions { include_usage: true },
            temperature: (self.settings.temperature >= 0.0).then_some(self.settings.temperature),
            most_tokens: [most].into(),
        };
        let mut json = serde_json::to_string(&body).map_err(|_| UpstreamError::Form)?;
        if let Some((name, schema)) = prompt.schema.as_ref().filter(|_| self.settings.json_schema) {
            // The schema is text, so that its fields keep their order.
            json.pop();
            // Writing to a string cannot fail.
            let _ = write!(
                json,
                r#","response_format":{{"type":"json_schema","json_schema":{{"name":"{name}","strict":true,"schema":{schema}}}}}}}"#
            );
        }
        Ok(json)
    }

    /// One try, up to the head of the answer.
    async fn attempt(
        &self,
        body: String,
        until: Instant,
    ) -> Result<reqwest::Response, (UpstreamError, Option<Duration>)> {
        let request = self.client.post(self.url.clone()).headers(self.headers.clone()).body(body).send();
        // The head of an answer comes when the prompt has been read, which takes a slow model a while.
        let idle = Instant::now() + Duration::from_secs(self.settings.idle_seconds);
        let response = match timeout_at(idle.min(until), request).await {
            Err(_) => return Err((UpstreamError::Timeout, None)),
            Ok(Err(_)) => return Err((UpstreamError::Connection, None)),
            Ok(Ok(response)) => response,
        };
        if response.status().is_success() {
            return Ok(response);
        }
        let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        Err((UpstreamError::Status(response.status().as_u16()), seconds.map(Duration::from_secs)))
    }
}

/// Whether the same call may do better in a moment.
fn is_passing(error: UpstreamError) -> bool {
    matches!(
        error,
        UpstreamError::Connection | UpstreamError::Status(408 | 425 | 429 | 500 | 502 | 503 | 504 | 529)
    )
}

/// Up to half of the pause, at random, so that copies do not come back all at once.
fn jitter(pause: Duration) -> Duration {
    let random = RandomState::new().hash_one(0) % 1000;
    pause * u32::try_from(random).unwrap_or_default() / 2000
}
