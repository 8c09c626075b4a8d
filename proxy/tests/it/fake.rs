//! A language model that does what a test tells it to.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use futures_core::Stream;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{Instant, Sleep, sleep};

/// What the model does with a call.
#[derive(Debug, Clone)]
pub(crate) enum Does {
    /// Streams these pieces, this far apart, and ends as it should.
    Says(Vec<String>, Duration),
    /// Streams these pieces and then says nothing more, for ever.
    Stalls(Vec<String>),
    /// Streams these pieces and closes without an end.
    BreaksOff(Vec<String>),
    /// Answers with this status, type and body.
    Answers(u16, &'static str, String),
    /// Answers with this status and says when to come back.
    ComesBack(u16, &'static str),
    /// Never answers.
    Hangs,
}

/// The fake model, and what it saw.
#[derive(Clone)]
pub(crate) struct Fake {
    pub(crate) address: SocketAddr,
    seen: Arc<Seen>,
}

struct Seen {
    script: Mutex<VecDeque<Does>>,
    bodies: Mutex<Vec<serde_json::Value>>,
    keys: Mutex<Vec<String>>,
    open: AtomicUsize,
}

/// A JSON text cut into pieces as a model would send it.
pub(crate) fn says(answer: &serde_json::Value) -> Does {
    Does::Says(pieces(&answer.to_string()), Duration::ZERO)
}

pub(crate) fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(7).map(|piece| piece.iter().collect()).collect()
}

/// An answer of these sentences to a question.
pub(crate) fn sentences(texts: &[&str]) -> serde_json::Value {
    let sentences: Vec<_> = texts.iter().map(|text| serde_json::json!({"text": text, "facts": []})).collect();
    serde_json::json!({ "sentences": sentences })
}

impl Fake {
    /// A model that does these things, one for each call, and the last of them ever after.
    pub(crate) async fn new(script: impl IntoIterator<Item = Does>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let seen = Arc::new(Seen {
            script: Mutex::new(script.into_iter().collect()),
            bodies: Mutex::default(),
            keys: Mutex::default(),
            open: AtomicUsize::new(0),
        });
        let fake = Self { address: listener.local_addr().unwrap(), seen };
        let app = Router::new().route("/v1/chat/completions", post(complete)).with_state(fake.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        fake
    }

    pub(crate) fn calls(&self) -> usize {
        self.seen.bodies.lock().unwrap().len()
    }

    /// What it was asked, call by call.
    pub(crate) fn bodies(&self) -> Vec<serde_json::Value> {
        self.seen.bodies.lock().unwrap().clone()
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.seen.keys.lock().unwrap().clone()
    }

    /// Calls that somebody still listens to.
    pub(crate) fn open(&self) -> usize {
        self.seen.open.load(Ordering::SeqCst)
    }
}

async fn complete(State(fake): State<Fake>, headers: HeaderMap, body: Bytes) -> Response {
    let seen = &fake.seen;
    seen.bodies.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
    let key = headers.get(header::AUTHORIZATION).map(|key| key.to_str().unwrap().to_owned());
    seen.keys.lock().unwrap().extend(key);
    let does = {
        let mut script = seen.script.lock().unwrap();
        if script.len() > 1 { script.pop_front().unwrap() } else { script[0].clone() }
    };
    let open = Open::new(seen);
    match does {
        Does::Says(pieces, pause) => stream(pieces, pause, End::Done, open),
        Does::Stalls(pieces) => stream(pieces, Duration::ZERO, End::Never, open),
        Does::BreaksOff(pieces) => stream(pieces, Duration::ZERO, End::Cut, open),
        Does::Answers(status, kind, body) => {
            (StatusCode::from_u16(status).unwrap(), [(header::CONTENT_TYPE, kind)], body).into_response()
        }
        Does::ComesBack(status, after) => {
            (StatusCode::from_u16(status).unwrap(), [(header::RETRY_AFTER, after)], "slow down")
                .into_response()
        }
        Does::Hangs => {
            let _open = open;
            std::future::pending::<()>().await;
            unreachable!("pending for ever")
        }
    }
}

/// Counts a call as open until the other side is gone.
struct Open(Arc<Seen>);

impl Open {
    fn new(seen: &Arc<Seen>) -> Self {
        seen.open.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(seen))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Done,
    Never,
    Cut,
}

/// Pieces of an answer as events, with a pause before each.
struct Pieces {
    left: VecDeque<String>,
    pause: Duration,
    next: Pin<Box<Sleep>>,
    end: End,
    _open: Open,
}

impl Stream for Pieces {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left.is_empty() && self.end != End::Done {
            return if self.end == End::Cut { Poll::Ready(None) } else { Poll::Pending };
        }
        if !self.pause.is_zero() {
            std::task::ready!(self.next.as_mut().poll(context));
            let next = Instant::now() + self.pause;
            self.next.as_mut().reset(next);
        }
        let event = if let Some(piece) = self.left.pop_front() {
            serde_json::json!({"choices": [{"index": 0, "delta": {"content": piece}}]}).to_string()
        } else {
            self.end = End::Cut;
            "[DONE]".to_owned()
        };
        Poll::Ready(Some(Ok(Bytes::from(format!("data: {event}\n\n")))))
    }
}

fn stream(pieces: Vec<String>, pause: Duration, end: End, open: Open) -> Response {
    let pieces = Pieces { left: pieces.into(), pause, next: Box::pin(sleep(pause)), end, _open: open };
    ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(pieces)).into_response()
}
