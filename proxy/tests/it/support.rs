//! A proxy to ask, and answers to look at.

use crate::fake::Fake;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use waymark_proxy::config::{Config, Limits, Secret, Upstream};
use waymark_proxy::knowledge::Knowledge;
use waymark_proxy::{Service, app, server};

/// The key that no answer, error or log may show.
pub(crate) const KEY: &str = "sk-never-to-be-seen-4711";

pub(crate) fn knowledge() -> Arc<Knowledge> {
    static KNOWLEDGE: OnceLock<Arc<Knowledge>> = OnceLock::new();
    Arc::clone(KNOWLEDGE.get_or_init(|| Arc::new(Knowledge::open(None).unwrap())))
}

/// Settings for tests: no limits that a test does not ask for, and short waits.
pub(crate) fn config(fake: Option<&Fake>) -> Config {
    Config {
        limits: Limits {
            requests_per_minute: 10_000,
            streams_per_client: 1_000,
            answer_seconds: 20,
            ..Limits::default()
        },
        upstream: fake.map(|fake| Upstream {
            base_url: format!("http://{}/v1", fake.address),
            model: "fake".to_owned(),
            key: Some(Secret::new(KEY)),
            idle_seconds: 2,
            retries: 1,
            ..Upstream::default()
        }),
        ..Config::default()
    }
}

/// A running proxy.
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    pub(crate) service: Arc<Service>,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<()>,
}

impl Proxy {
    pub(crate) async fn new(config: Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = Service::with_knowledge(config, knowledge()).unwrap();
        let (stop, stopped) = oneshot::channel();
        let served = Arc::clone(&service);
        let running = tokio::spawn(async move {
            let limits = served.config().limits.clone();
            server::serve(listener, app(served), &limits, async {
                let _ = stopped.await;
            })
            .await;
        });
        Self { address, service, stop: Some(stop), running }
    }

    /// Tells it to stop, and waits until it has.
    pub(crate) async fn stop(mut self) {
        self.service.stop();
        let _ = self.stop.take().unwrap().send(());
        self.running.await.unwrap();
    }

    pub(crate) fn request(&self, path: &str, body: &Value) -> reqwest::RequestBuilder {
        client()
            .post(format!("http://{}{path}", self.address))
            .header("content-type", "application/json")
            .body(body.to_string())
    }

    /// The whole answer as JSON, with its status.
    pub(crate) async fn ask(&self, path: &str, body: &Value) -> (u16, Value) {
        let response = self.request(path, body).send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str(&response.text().await.unwrap()).unwrap())
    }

    /// The events of the stream, and all its text.
    pub(crate) async fn stream(&self, path: &str, body: &Value) -> Streamed {
        let request = self.request(path, body).header("accept", "text/event-stream");
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        Streamed::new(response.text().await.unwrap())
    }

    pub(crate) async fn get(&self, path: &str) -> (u16, String) {
        let response = client().get(format!("http://{}{path}", self.address)).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

pub(crate) fn client() -> reqwest::Client {
    // Whichever proxy test comes first has installed the provider; this asks for none.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().timeout(Duration::from_mins(10)).build().unwrap()
}

/// A stream that was read to its end.
pub(crate) struct Streamed {
    pub(crate) text: String,
    pub(crate) events: Vec<(String, Value)>,
}

impl Streamed {
    fn new(text: String) -> Self {
        let event = |block: &str| {
            let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            Some((field("event:")?.to_owned(), serde_json::from_str(field("data:")?).unwrap()))
        };
        let events = text.split("\n\n").filter_map(event).collect();
        Self { text, events }
    }

    pub(crate) fn done(&self) -> &Value {
        let (name, done) = self.events.last().unwrap();
        assert_eq!(name, "done");
        done
    }

    /// Sentences that were sent before the end.
    pub(crate) fn sentences(&self) -> Vec<&Value> {
        self.events
            .iter()
            .filter(|(name, _)| name == "sentence")
            .map(|(_, event)| &event["sentence"])
            .collect()
    }
}

/// A question about software developers.
pub(crate) fn question(question: &str) -> Value {
    json!({"v": 1, "language": "en", "results": [{"code": "15-1252.00"}], "question": question})
}

/// Two results to explain, for a visitor with a role, skills and pay.
pub(crate) fn results() -> Value {
    let levels = json!([
        {"name": "Programming", "estimated": 2.0},
        {"name": "Critical Thinking", "estimated": 4.2},
        {"name": "Active Listening", "estimated": 3.4},
        {"name": "Computers and Electronics", "estimated": 3.0},
    ]);
    json!({
        "v": 1,
        "language": "en",
        "visitor": {
            "role": "help desk technician",
            "skills": [{"name": "Python", "level": "medium"}, {"name": "Critical Thinking", "level": "strong"}],
            "education": "associate",
            "pay": {"amount": 52000, "per": "year"},
        },
        "results": [
            {"code": "15-1252.00", "match": 0.62, "levels": levels},
            {"code": "15-1232.00", "match": 0.71, "levels": levels},
        ],
    })
}

/// The median pay that the data has for software developers, as dollars and cents would be written.
pub(crate) async fn median(proxy: &Proxy) -> String {
    let (_, answer) = proxy.ask("/v1/ask", &question("What does it pay?")).await;
    let text = answer["answer"]["sentences"][0]["text"].as_str().unwrap();
    let figure = text.split('$').nth(1).unwrap();
    figure.chars().take_while(|letter| letter.is_ascii_digit() || *letter == ',').collect()
}
