//! Measures what the proxy adds: 500 open streams against a fake model on this machine.
//!
//! ```sh
//! cargo run --profile native -p waymark-proxy --example streams -- 500
//! ```
//!
//! The model sends a sentence that holds with the time of sending in the answer's own clock; the client
//! notes when the proxy's event for it arrives. The same is measured straight from the model, with as many
//! streams, and the difference of the two is what the proxy adds. The proxy is a process of its own, so that
//! its memory is its own.

use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::IntoResponse;
use axum::{Router, routing::post};
use futures_core::Stream;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};
use std::task::{Context as Task, Poll};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::time::{Sleep, sleep};

/// Pause between the sentences of one stream, and how many it has.
const PAUSE: Duration = Duration::from_secs(2);
const SENTENCES: usize = 6;

/// The clock that sending and receiving are read from.
fn now() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// When each sentence of each stream was sent, by stream and sentence.
type Sent = Arc<std::sync::Mutex<Vec<[Duration; SENTENCES]>>>;

/// One stream of the fake model.
struct Model {
    stream: usize,
    next: usize,
    timer: Pin<Box<Sleep>>,
    sent: Sent,
}

impl Model {
    fn text(&self) -> String {
        // The sentences of one answer must differ, and say nothing that the facts do not.
        let which = ["first", "second", "next", "main", "core", "last"][self.next];
        format!(
            r#"{{"text":"The {which} thing about Software Developers is a bachelor's degree.","facts":["F6"]}}"#
        )
    }
}

/// A number as letters, so that it is no figure to the check.
fn letters(mut number: usize) -> String {
    let mut text = String::new();
    for _ in 0..4 {
        text.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    text
}

fn number(letters: &str) -> usize {
    letters.bytes().rev().fold(0, |number, letter| number * 26 + usize::from(letter - b'a'))
}

impl Stream for Model {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        std::task::ready!(self.timer.as_mut().poll(context));
        if self.next > SENTENCES {
            return Poll::Ready(None);
        }
        let text = match self.next {
            SENTENCES => "]}".to_owned(),
            0 => format!("{{\"sentences\":[{}", self.text()),
            _ => format!(",{}", self.text()),
        };
        let mut event =
            format!("data: {}\n\n", serde_json::json!({"choices": [{"delta": {"content": text}}]}));
        if self.next == SENTENCES {
            event.push_str("data: [DONE]\n\n");
        } else if let Ok(mut sent) = self.sent.lock() {
            let (stream, next) = (self.stream, self.next);
            sent[stream][next] = now();
        }
        self.next += 1;
        let at = tokio::time::Instant::now() + PAUSE;
        self.timer.as_mut().reset(at);
        Poll::Ready(Some(Ok(Bytes::from(event))))
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let streams: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(500);
    now();
    let sent: Sent = Arc::new(std::sync::Mutex::new(vec![[Duration::ZERO; SENTENCES]; streams]));
    let model = model(Arc::clone(&sent)).await?;
    let direct = measure(streams, &format!("http://{model}/v1/chat/completions"), &sent).await?;
    let proxy = Proxy::start(model, streams).await?;
    let idle = proxy.memory("VmRSS")?;
    let through = measure(streams, &format!("http://{}/v1/ask", proxy.address), &sent).await?;
    let (peak, after) = (proxy.memory("VmHWM")?, proxy.memory("VmRSS")?);
    println!("{streams} streams, {} events each way", direct.len());
    for (name, times) in [("straight from the model", &direct), ("through the proxy", &through)] {
        println!(
            "{name}: {} events, p50 {:.2} ms, p99 {:.2} ms, most {:.2} ms",
            times.len(),
            at(times, 0.5),
            at(times, 0.99),
            at(times, 1.0)
        );
    }
    println!("added at p99: {:.2} ms", at(&through, 0.99) - at(&direct, 0.99));
    println!("memory of the proxy: {idle} MB before, {peak} MB at most, {after} MB after");
    Ok(())
}

/// Milliseconds at a quantile of sorted times.
fn at(times: &[Duration], quantile: f64) -> f64 {
    let last = times.len().saturating_sub(1);
    times.get((last as f64 * quantile).round() as usize).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
}

/// The fake model; it tells streams apart by a number in the question.
async fn model(sent: Sent) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let complete = move |body: String| {
        let sent = Arc::clone(&sent);
        async move {
            let word = body.split("stream ").nth(1).unwrap_or_default();
            let stream = number(&word.chars().take_while(char::is_ascii_lowercase).collect::<String>());
            // Streams do not speak all at the same moment.
            let first = PAUSE * u32::try_from(stream % 100).unwrap_or_default() / 100;
            let model = Model { stream, next: 0, timer: Box::pin(sleep(first)), sent };
            ([(header::CONTENT_TYPE, "text/event-stream")], Body::from_stream(model)).into_response()
        }
    };
    tokio::spawn(async move {
        axum::serve(listener, Router::new().route("/v1/chat/completions", post(complete))).await
    });
    Ok(address)
}

/// Times from sending to arrival of every sentence of every stream, sorted.
async fn measure(streams: usize, url: &str, sent: &Sent) -> Result<Vec<Duration>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build()?;
    let mut running = tokio::task::JoinSet::new();
    for stream in 0..streams {
        let body = serde_json::json!({
            "v": 1, "language": "en", "results": [{"code": "15-1252.00"}],
            "question": format!("What degree do I need? stream {}", letters(stream)),
        });
        let request = client
            .post(url)
            .header("content-type", "application/json")
            .header("accept", "text/event-stream")
            .body(body.to_string());
        let sent = Arc::clone(sent);
        running.spawn(async move { listen(request, stream, &sent).await });
        // They do not all come at the same moment either.
        sleep(Duration::from_millis(10)).await;
    }
    let mut times = Vec::new();
    while let Some(one) = running.join_next().await {
        times.extend(one??);
    }
    times.sort();
    Ok(times)
}

/// What every sentence of the fake model has, and no composed one.
const MARK: &str = "thing about Software Developers";

async fn listen(request: reqwest::RequestBuilder, stream: usize, sent: &Sent) -> Result<Vec<Duration>> {
    let mut response = request.send().await?.error_for_status()?;
    let mut times = Vec::new();
    let mut text = String::new();
    while let Some(bytes) = response.chunk().await? {
        let arrived = now();
        text.push_str(&String::from_utf8_lossy(&bytes));
        // The final answer repeats the sentences; only their own events count.
        let events = text.split("event: done").next().unwrap_or_default().matches(MARK).count();
        while times.len() < events.min(SENTENCES) {
            let at = sent.lock().map_err(|_| anyhow::anyhow!("a stream broke"))?[stream][times.len()];
            times.push(arrived.saturating_sub(at));
        }
    }
    anyhow::ensure!(
        times.len() == SENTENCES,
        "stream {stream} gave {} of {SENTENCES} sentences",
        times.len()
    );
    Ok(times)
}

/// The proxy as a process of its own.
struct Proxy {
    child: Child,
    address: SocketAddr,
}

impl Proxy {
    async fn start(model: SocketAddr, streams: usize) -> Result<Self> {
        let folder = std::env::current_exe()?;
        let folder =
            folder.parent().and_then(|examples| examples.parent()).context("no folder of programs")?;
        let address: SocketAddr = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
        let settings = folder.join("streams.toml");
        std::fs::write(
            &settings,
            format!(
                "listen = \"{address}\"\n[limits]\nstreams = {most}\nconnections = {most}\nstreams_per_client = {most}\n\
                 requests_per_minute = 100000\n[upstream]\nbase_url = \"http://{model}/v1\"\nmodel = \"fake\"\n\
                 key_variable = \"\"\nconcurrency = {most}\n",
                most = streams * 2
            ),
        )?;
        let program = folder.join("waymark-proxy");
        let child = Command::new(&program)
            .args(["--config".as_ref(), settings.as_os_str()])
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("{}: build it with the same profile first", program.display()))?;
        let proxy = Self { child, address };
        for _ in 0..300 {
            if tokio::net::TcpStream::connect(address).await.is_ok() {
                return Ok(proxy);
            }
            sleep(Duration::from_millis(100)).await;
        }
        anyhow::bail!("the proxy did not start")
    }

    /// A figure of its memory, in megabytes.
    fn memory(&self, name: &str) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with(name)).context("no figure")?;
        let kilobytes: u64 = line.split_whitespace().nth(1).context("no figure")?.parse()?;
        Ok(kilobytes / 1024)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
