//! A language model that fails, in every way that they do.

use crate::fake::{Does, Fake, pieces, says, sentences};
use crate::support::{Proxy, config, median, question};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn html() -> Does {
    Does::Answers(
        200,
        "text/html",
        "<html><body>Please log in <script>evil()</script></body></html>".to_owned(),
    )
}

fn whole(content: &str) -> Does {
    let body = json!({"choices": [{"message": {"role": "assistant", "content": content}}]});
    Does::Answers(200, "application/json", body.to_string())
}

#[tokio::test]
async fn whatever_a_model_does_the_visitor_gets_an_answer() {
    let endless = vec!["{\"sentences\":[".to_owned(), "a".repeat(3_000_000)];
    let cases: Vec<(&str, Does, &str)> = vec![
        ("hangs", Does::Hangs, "unavailable"),
        ("stalls", Does::Stalls(pieces("{\"sentences\":[{\"text\":\"The")), "unavailable"),
        ("breaks off", Does::BreaksOff(pieces("{\"sentences\":[{\"text\":\"The median")), "unavailable"),
        ("breaks off at once", Does::BreaksOff(vec![]), "unavailable"),
        ("sends HTML", html(), "unavailable"),
        ("is not JSON", Does::Says(pieces("I would rather not."), Duration::ZERO), "nothing-held"),
        ("sends wrong JSON", whole("{\"sentences\": 7}"), "nothing-held"),
        ("sends a broken body", Does::Answers(200, "application/json", "{\"choi".to_owned()), "unavailable"),
        ("sends another body", Does::Answers(200, "application/json", "[]".to_owned()), "unavailable"),
        (
            "sends an error in the stream",
            Does::Answers(200, "text/event-stream", "data: {oops\n\n".to_owned()),
            "unavailable",
        ),
        ("sends no body", Does::Answers(200, "application/json", String::new()), "unavailable"),
        ("is over its limit", Does::Answers(429, "application/json", "{}".to_owned()), "unavailable"),
        ("fails", Does::Answers(500, "text/plain", "secret stack trace".to_owned()), "unavailable"),
        (
            "refuses the key",
            Does::Answers(401, "application/json", "{\"error\":\"bad key sk-never\"}".to_owned()),
            "unavailable",
        ),
        ("redirects", Does::Answers(307, "text/plain", String::new()), "unavailable"),
        ("never ends", Does::Says(endless, Duration::ZERO), "unavailable"),
        (
            "invents figures",
            says(&sentences(&["The median pay of Software Developers is $1,000,000 a year."])),
            "nothing-held",
        ),
        ("nests without end", Does::Says(pieces(&"{\"a\":[".repeat(3_000)), Duration::ZERO), "nothing-held"),
    ];
    for (what, does, note) in cases {
        let fake = Fake::new([does]).await;
        let mut config = config(Some(&fake));
        config.upstream.as_mut().unwrap().idle_seconds = 1;
        let proxy = Proxy::new(config).await;
        let begun = Instant::now();
        let streamed = proxy.stream("/v1/ask", &question("What does it pay?")).await;
        let done = streamed.done();
        assert_eq!((&done["mode"], done["note"].as_str()), (&json!("composed"), Some(note)), "{what}");
        assert!(!done["answer"]["sentences"].as_array().unwrap().is_empty(), "{what}");
        for leak in ["stack trace", "sk-never", "script", "1,000,000", "log in", "rather not"] {
            assert!(!streamed.text.contains(leak), "{what}: {leak}");
        }
        assert!(begun.elapsed() < Duration::from_secs(8), "{what} took {:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn a_model_that_is_not_there_is_composed_for() {
    let fake = Fake::new([Does::Hangs]).await;
    let mut config = config(Some(&fake));
    config.upstream.as_mut().unwrap().base_url = "http://127.0.0.1:1/v1".to_owned();
    let proxy = Proxy::new(config).await;
    let (status, answer) = proxy.ask("/v1/ask", &question("What does it pay?")).await;
    assert_eq!((status, answer["note"].as_str()), (200, Some("unavailable")));
}

#[tokio::test]
async fn what_held_before_a_model_broke_off_is_kept() {
    let plain = Proxy::new(config(None)).await;
    let first = format!("The median pay of Software Developers is ${} a year.", median(&plain).await);
    let mut text = sentences(&[&first, "Employment of Software Devel"]).to_string();
    text.truncate(text.len() - 30);
    for does in [Does::BreaksOff(pieces(&text)), Does::Stalls(pieces(&text))] {
        let fake = Fake::new([does]).await;
        let proxy = Proxy::new(config(Some(&fake))).await;
        let streamed = proxy.stream("/v1/ask", &question("What does it pay?")).await;
        let done = streamed.done();
        assert_eq!((&done["mode"], &done["note"]), (&json!("model"), &json!("incomplete")), "{done}");
        assert_eq!(done["answer"]["sentences"][0]["text"], json!(first));
    }
}

#[tokio::test]
async fn a_passing_failure_is_tried_again_and_a_lasting_one_is_not() {
    let good = says(&sentences(&["The work is done by Software Developers with a bachelor's degree."]));
    let asked = question("What qualifications do I need?");
    for passing in [429, 500, 502, 503] {
        let fake = Fake::new([Does::Answers(passing, "text/plain", String::new()), good.clone()]).await;
        let proxy = Proxy::new(config(Some(&fake))).await;
        let (_, answer) = proxy.ask("/v1/ask", &asked).await;
        assert_eq!((fake.calls(), answer["mode"].as_str()), (2, Some("model")), "{passing}: {answer}");
    }
    for lasting in [400, 401, 403, 404, 422] {
        let fake = Fake::new([Does::Answers(lasting, "text/plain", String::new()), good.clone()]).await;
        let proxy = Proxy::new(config(Some(&fake))).await;
        let (_, answer) = proxy.ask("/v1/ask", &asked).await;
        assert_eq!((fake.calls(), answer["mode"].as_str()), (1, Some("composed")), "{lasting}");
    }
    let fake = Fake::new([Does::ComesBack(429, "3600"), good]).await;
    let proxy = Proxy::new(config(Some(&fake))).await;
    let begun = Instant::now();
    proxy.ask("/v1/ask", &asked).await;
    assert_eq!(fake.calls(), 1, "nobody waits an hour");
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_server_that_does_not_stream_is_understood() {
    let text = sentences(&["Software Developers usually start with a bachelor's degree."]).to_string();
    let fake = Fake::new([whole(&text)]).await;
    let proxy = Proxy::new(config(Some(&fake))).await;
    let (_, answer) = proxy.ask("/v1/ask", &question("What qualifications do I need?")).await;
    assert_eq!(answer["mode"], "model", "{answer}");
}

#[tokio::test]
async fn an_answer_ends_by_its_deadline() {
    let fake = Fake::new([Does::Says(vec![" ".to_owned(); 10_000], Duration::from_millis(50))]).await;
    let mut config = config(Some(&fake));
    config.limits.answer_seconds = 2;
    let proxy = Proxy::new(config).await;
    let begun = Instant::now();
    let streamed = proxy.stream("/v1/ask", &question("What does it pay?")).await;
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(streamed.done()["note"], "unavailable");
    let _: &Value = streamed.done();
}
