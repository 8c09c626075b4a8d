//! The addresses, and what each does with a request.

use crate::answer::{Event, Job, Task};
use crate::client::{Client, is_relayed};
use crate::error::ApiError;
use crate::limits::{Admission, Refused};
use crate::metrics::OpenStream;
use crate::origin::{self, Origins};
use crate::{Service, upstream};
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use futures_core::Stream;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::{AbortHandle, spawn_blocking};
use tokio::time::{Instant, timeout};
use waymark_advice::Language;
use waymark_advice::request::{AskRequest, ExplainRequest, RequestError, ResultV1, ReviewRequest, VisitorV1};

/// Events that may wait for a client that reads slowly.
const WAITING_EVENTS: usize = 16;
/// Tokens of the facts where there is no model to read them.
const FACTS_WITHOUT_MODEL: usize = 12_000;

/// All addresses.
pub(crate) fn router(service: Arc<Service>) -> Router {
    let origins = Origins::new(&service.config);
    Router::new()
        .route("/v1/explain", post(explain))
        .route("/v1/ask", post(ask))
        .route("/v1/review", post(review))
        .route("/v1/ungrounded", post(ungrounded))
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .fallback(async || ApiError::Missing)
        .method_not_allowed_fallback(async || ApiError::Missing)
        // Around everything, since a preflight is for no route at all.
        .layer(middleware::from_fn_with_state(origins, origin::check))
        .layer(middleware::map_response(plain_headers))
        .with_state(service)
}

/// Nothing is kept by caches, and nothing is taken for another type.
async fn plain_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

async fn ready(State(service): State<Arc<Service>>) -> Response {
    if service.stopping.load(Ordering::Relaxed) {
        ApiError::Stopping.into_response()
    } else {
        "ready\n".into_response()
    }
}

/// Counters tell of load and money, so only neighbours may read them.
async fn metrics(State(service): State<Arc<Service>>, request: Request) -> Response {
    let relayed = is_relayed(request.headers(), service.config.trusted_proxies);
    if relayed || !client(&service, &request).is_near() {
        return ApiError::Missing.into_response();
    }
    let spent = service.upstream.as_ref().map(upstream::Upstream::spent);
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (kind, service.metrics.text(spent)).into_response()
}

/// What the three requests have in common once they are checked.
struct Asked {
    task: Task,
    language: Language,
    visitor: VisitorV1,
    results: Vec<ResultV1>,
}

async fn explain(State(service): State<Arc<Service>>, request: Request) -> Response {
    let read = |request: ExplainRequest| {
        let ExplainRequest { language, visitor, results, .. } = request.checked()?;
        Ok(Asked { task: Task::Explain, language, visitor, results })
    };
    answer(service, "explain", request, read).await
}

async fn ask(State(service): State<Arc<Service>>, request: Request) -> Response {
    let read = |request: AskRequest| {
        let AskRequest { language, visitor, results, question, .. } = request.checked()?;
        Ok(Asked { task: Task::Ask(question), language, visitor, results })
    };
    answer(service, "ask", request, read).await
}

async fn review(State(service): State<Arc<Service>>, request: Request) -> Response {
    let read = |request: ReviewRequest| {
        let ReviewRequest { language, visitor, results, .. } = request.checked()?;
        Ok(Asked { task: Task::Review, language, visitor, results })
    };
    answer(service, "review", request, read).await
}

/// What the model says with no facts; there is nothing at this address unless the settings allow it.
async fn ungrounded(State(service): State<Arc<Service>>, request: Request) -> Response {
    if !service.config.ungrounded {
        return ApiError::Missing.into_response();
    }
    let begun = Instant::now();
    let outcome = begin_ungrounded(&service, request, begun).await;
    ended(&service, "ungrounded", outcome, begun)
}

async fn begin_ungrounded(
    service: &Arc<Service>,
    request: Request,
    begun: Instant,
) -> Result<Response, ApiError> {
    let _held = admit(service, client(service, &request)).await?;
    let asked = body::<AskRequest>(service, request).await?;
    let asked = asked.checked().map_err(|error| ApiError::Request(error.to_string()))?;
    let AskRequest { language, visitor, results, question, .. } = asked;
    let asked = Asked { task: Task::Ask(question.clone()), language, visitor, results };
    let job = prepare(service, asked, begun + service.config.limits.answer_time()).await?;
    let said = job.ungrounded(&question, &service.knowledge, service.upstream.as_ref()).await;
    Ok(Json(said).into_response())
}

fn client(service: &Service, request: &Request) -> Client {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
    // Without a connection (a test that calls the router) the request comes from nowhere: one client.
    let peer = peer.unwrap_or_else(|| ([0, 0, 0, 0], 0).into());
    Client::of(peer, request.headers(), service.config.trusted_proxies)
}

async fn answer<T: DeserializeOwned>(
    service: Arc<Service>,
    route: &'static str,
    request: Request,
    read: impl FnOnce(T) -> Result<Asked, RequestError>,
) -> Response {
    let begun = Instant::now();
    let outcome = begin(&service, request, read, begun).await;
    ended(&service, route, outcome, begun)
}

/// Counts a request, and turns what came of it into a response.
fn ended(
    service: &Service,
    route: &'static str,
    outcome: Result<Response, ApiError>,
    begun: Instant,
) -> Response {
    let (name, response) = match outcome {
        Ok(response) => ("ok", response),
        Err(error) => (error.name(), error.into_response()),
    };
    service.metrics.count("waymark_requests_total", "outcome", name);
    service.metrics.count("waymark_route_requests_total", "route", route);
    // Who asked, and what, is nobody's business.
    tracing::info!(route, outcome = name, milliseconds = begun.elapsed().as_millis() as u64, "request");
    response
}

/// A place among the open requests, within the client's limits. The limits come first: a body that is refused
/// anyway is not read.
async fn admit(service: &Service, client: Client) -> Result<Admission, ApiError> {
    if service.stopping.load(Ordering::Relaxed) {
        return Err(ApiError::Stopping);
    }
    let admission = service.gate.admit(client).map_err(|refused| match refused {
        Refused::Client(seconds) => ApiError::TooMany(seconds),
        Refused::Busy => ApiError::Busy(3),
    })?;
    if let Some(shared) = &service.shared
        && let Some(seconds) = shared.refuses(client, service.config.limits.requests_per_minute).await
    {
        return Err(ApiError::TooMany(seconds));
    }
    Ok(admission)
}

async fn begin<T: DeserializeOwned>(
    service: &Arc<Service>,
    request: Request,
    read: impl FnOnce(T) -> Result<Asked, RequestError>,
    begun: Instant,
) -> Result<Response, ApiError> {
    let admission = admit(service, client(service, &request)).await?;
    let streamed = wants_stream(request.headers());
    let asked = read(body(service, request).await?).map_err(|error| ApiError::Request(error.to_string()))?;
    let until = begun + service.config.limits.answer_time();
    let job = prepare(service, asked, until).await?;
    let stream = start(service, job, admission, begun);
    if streamed {
        let heartbeat =
            KeepAlive::new().interval(Duration::from_secs(service.config.limits.heartbeat_seconds));
        return Ok(Sse::new(stream).keep_alive(heartbeat.text("waiting")).into_response());
    }
    stream.last().await.map(|done| Json(done).into_response()).ok_or(ApiError::Internal)
}

/// Whether the client asks for a stream; any other gets one JSON text at the end.
fn wants_stream(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::ACCEPT).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|kind| kind.trim().starts_with("text/event-stream"))
}

async fn body<T: DeserializeOwned>(service: &Service, request: Request) -> Result<T, ApiError> {
    let limits = &service.config.limits;
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(ApiError::Type);
    }
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > limits.body_bytes as u64) {
        return Err(ApiError::TooLarge);
    }
    let bytes = timeout(limits.request_time(), to_bytes(request.into_body(), limits.body_bytes)).await;
    let bytes = bytes.map_err(|_| ApiError::TooSlow)?.map_err(|_| ApiError::TooLarge)?;
    // The place and kind of the mistake, but not what stands there.
    serde_json::from_slice(&bytes).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Data => "is not the form of this request",
            _ => "is not JSON",
        };
        ApiError::Request(format!("The body {what}: line {}, column {}.", error.line(), error.column()))
    })
}

/// Gathers the facts; that is arithmetic, so it is done apart from the streams.
async fn prepare(service: &Arc<Service>, asked: Asked, until: Instant) -> Result<Job, ApiError> {
    let _turn = service.gathering.acquire().await.map_err(|_| ApiError::Internal)?;
    let service = Arc::clone(service);
    let gathered = spawn_blocking(move || {
        let budget =
            service.upstream.as_ref().map_or(FACTS_WITHOUT_MODEL, |model| model.settings().max_fact_tokens);
        let question = if let Task::Ask(question) = &asked.task { Some(question.as_str()) } else { None };
        let sheet = service.knowledge.sheet(&asked.visitor, &asked.results, question, budget);
        sheet.map(|sheet| Job { task: asked.task, language: asked.language, sheet, until })
    });
    gathered.await.map_err(|_| ApiError::Internal)?.map_err(|_| ApiError::Occupation)
}

/// The events of a job that runs beside. Dropped, it stops the job.
struct Events {
    receiver: Receiver<Event>,
    job: AbortHandle,
}

fn start(service: &Arc<Service>, job: Job, admission: Admission, begun: Instant) -> Events {
    let (sender, receiver) = channel(WAITING_EVENTS);
    let service = Arc::clone(service);
    let open = service.metrics.open();
    let running = tokio::spawn(async move {
        // Both are given back when the job ends or is stopped, and not when the last byte is read: a client
        // that does not read holds no place.
        let _held: (Admission, OpenStream) = (admission, open);
        // The model's own deadline leaves time to compose; a client that does not read gets no more.
        let patience = Duration::from_secs(service.config.limits.request_seconds);
        let left = job.until.saturating_duration_since(Instant::now()) + patience;
        let work = job.run(&service.knowledge, service.upstream.as_ref(), &service.metrics, sender);
        if timeout(left, work).await.is_err() {
            service.metrics.count("waymark_streams_cut_total", "why", "unread");
        }
        service.metrics.answered(begun.elapsed());
    });
    Events { receiver, job: running.abort_handle() }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.job.abort();
    }
}

impl Events {
    /// The whole answer, without what leads up to it.
    async fn last(mut self) -> Option<Box<crate::answer::Done>> {
        while let Some(event) = self.receiver.recv().await {
            if let Event::Done(done) = event {
                return Some(done);
            }
        }
        None
    }
}

impl Stream for Events {
    type Item = Result<Sent, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(context).map(|event| event.map(|event| Ok(sent(&event))))
    }
}

fn sent(event: &Event) -> Sent {
    let (name, data) = match event {
        Event::Start => {
            ("start", json!({"v": crate::answer::VERSION, "template": crate::prompt::TEMPLATES}).to_string())
        }
        Event::Sentence(place, sentence) => {
            ("sentence", json!({"place": place, "sentence": sentence}).to_string())
        }
        Event::Done(done) => ("done", serde_json::to_string(done).unwrap_or_default()),
    };
    Sent::default().event(name).data(data)
}
