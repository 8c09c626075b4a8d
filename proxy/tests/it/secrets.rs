//! What may be seen nowhere: the key, and what people send.

use crate::fake::{Does, Fake, says, sentences};
use crate::support::{KEY, Proxy, config, question};
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// Everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_key_and_nothing_that_was_sent_is_logged_or_answered() {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_writer(log.clone()).with_max_level(tracing::Level::TRACE).finish();
    // For the whole process: other tests log there too, and none of the words below.
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let replies = [
        Does::Answers(401, "application/json", json!({"error": format!("wrong key {KEY}")}).to_string()),
        Does::Answers(500, "text/plain", format!("trace with {KEY}")),
        says(&sentences(&[&format!("The key is {KEY} for Software Developers.")])),
        Does::Answers(200, "application/json", format!("{{\"oops\": \"{KEY}\"")),
    ];
    let mut answers = String::new();
    for does in replies {
        let fake = Fake::new([does]).await;
        let proxy = Proxy::new(config(Some(&fake))).await;
        let mut body = question("Is xylophonist a good job?");
        body["visitor"] = json!({"role": "zookeeperess", "text": "My name is Quetzalina."});
        answers += &proxy.stream("/v1/ask", &body).await.text;
        answers += &proxy.ask("/v1/ask", &json!({"v": 1, "question": "xylophonist"})).await.1.to_string();
        answers += &proxy.get("/metrics").await.1;
        assert!(fake.keys().iter().all(|key| key.ends_with(KEY)));
    }
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.contains("request"), "something is logged: {logged}");
    assert!(logged.contains("the language model failed"));
    for private in [KEY, "xylophonist", "zookeeperess", "Quetzalina"] {
        assert!(!logged.contains(private), "{private} in the log");
    }
    assert!(!answers.contains(KEY));
    assert!(!answers.contains("Quetzalina"));
}
