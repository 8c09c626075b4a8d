//! The answer of a model as it arrives, streamed or whole.

use super::{Upstream, UpstreamError};
use crate::limits::{Reserved, Spending};
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, timeout};
use waymark_advice::tokens::estimate;

/// Most bytes of one answer on the wire, and of one line of it.
const MOST_BYTES: usize = 2 * 1024 * 1024;
const MOST_LINE: usize = 256 * 1024;
/// A piece of a streamed answer, or a whole one; only what is needed of it.
#[derive(Debug, Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<Usage>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    #[serde(default, alias = "message")]
    delta: Option<Delta>,
}

#[derive(Debug, Deserialize)]
struct Delta {
    #[serde(default)]
    content: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct Usage {
    #[serde(default)]
    prompt_tokens: usize,
    #[serde(default)]
    completion_tokens: usize,
}

/// The answer of a model as it arrives.
pub struct Pieces {
    response: reqwest::Response,
    _permit: OwnedSemaphorePermit,
    spending: Arc<Spending>,
    reserved: Reserved,
    input: usize,
    output: usize,
    usage: Option<Usage>,
    idle: Duration,
    until: Instant,
    streamed: bool,
    buffer: Vec<u8>,
    read: usize,
    ready: VecDeque<String>,
    ended: bool,
}

impl Pieces {
    pub(super) fn new(
        response: reqwest::Response,
        permit: OwnedSemaphorePermit,
        upstream: &Upstream,
        reserved: Reserved,
        input: usize,
        until: Instant,
    ) -> Result<Self, UpstreamError> {
        let kind =
            response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let streamed = kind.starts_with("text/event-stream");
        if !streamed && !kind.starts_with("application/json") {
            return Err(UpstreamError::Form);
        }
        Ok(Self {
            response,
            _permit: permit,
            spending: Arc::clone(&upstream.spending),
            reserved,
            input,
            output: 0,
            usage: None,
            idle: Duration::from_secs(upstream.settings.idle_seconds),
            until,
            streamed,
            buffer: Vec::new(),
            read: 0,
            ready: VecDeque::new(),
            ended: false,
        })
    }

    /// The next piece; `None` at the end of a whole answer.
    pub async fn next(&mut self) -> Result<Option<String>, UpstreamError> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                self.output += estimate(&piece);
                return Ok(Some(piece));
            }
            if self.ended {
                self.settle();
                return Ok(None);
            }
            let left = self.until.saturating_duration_since(Instant::now());
            let bytes = match timeout(self.idle.min(left), self.response.chunk()).await {
                Err(_) => return Err(UpstreamError::Timeout),
                Ok(Err(_)) => return Err(UpstreamError::Connection),
                Ok(Ok(bytes)) => bytes,
            };
            match bytes {
                Some(bytes) => self.take(&bytes)?,
                // A stream that ends without saying so was cut off.
                None if self.streamed => return Err(UpstreamError::Connection),
                None => self.whole()?,
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), UpstreamError> {
        self.read += bytes.len();
        if self.read > MOST_BYTES {
            return Err(UpstreamError::Size);
        }
        self.buffer.extend_from_slice(bytes);
        if !self.streamed {
            return Ok(());
        }
        while let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = self.buffer.drain(..=end).collect();
            self.line(&line)?;
        }
        if self.buffer.len() > MOST_LINE { Err(UpstreamError::Size) } else { Ok(()) }
    }

    /// One line of the stream: comments, names and empty lines say nothing.
    fn line(&mut self, line: &[u8]) -> Result<(), UpstreamError> {
        let Some(data) = line.trim_ascii().strip_prefix(b"data:").map(<[u8]>::trim_ascii) else {
            return Ok(());
        };
        if data == b"[DONE]" {
            self.ended = true;
            return Ok(());
        }
        self.chunk(data)
    }

    fn chunk(&mut self, json: &[u8]) -> Result<(), UpstreamError> {
        let chunk: Chunk = serde_json::from_slice(json).map_err(|_| UpstreamError::Form)?;
        self.usage = chunk.usage.or(self.usage);
        let content =
            chunk.choices.into_iter().next().and_then(|choice| choice.delta).and_then(|delta| delta.content);
        self.ready.extend(content.filter(|content| !content.is_empty()));
        Ok(())
    }

    /// The answer of a server that does not stream.
    fn whole(&mut self) -> Result<(), UpstreamError> {
        let json = std::mem::take(&mut self.buffer);
        self.ended = true;
        self.chunk(&json)?;
        if self.ready.is_empty() { Err(UpstreamError::Form) } else { Ok(()) }
    }

    /// What it cost: as the server says, if it does, else as estimated.
    fn settle(&mut self) {
        let usage =
            self.usage.take().unwrap_or(Usage { prompt_tokens: self.input, completion_tokens: self.output });
        let reserved = std::mem::replace(&mut self.reserved, Reserved::none());
        self.spending.settle(&reserved, usage.prompt_tokens, usage.completion_tokens);
        (self.input, self.output) = (0, 0);
    }
}
