//! Who asks too much, too often, or does not read what comes.

use crate::fake::{Does, Fake, pieces, says, sentences};
use crate::support::{Proxy, config, question};
use serde_json::json;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_back() {
    let mut config = config(None);
    config.limits.requests_per_minute = 2;
    let proxy = Proxy::new(config).await;
    let ask = async || proxy.request("/v1/ask", &question("What does it pay?")).send().await.unwrap();
    assert_eq!(ask().await.status(), 200);
    assert_eq!(ask().await.status(), 200);
    let refused = ask().await;
    assert_eq!(refused.status(), 429);
    let seconds: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds));
}

#[tokio::test]
async fn a_forged_header_buys_no_further_requests() {
    for trusted in [0, 1] {
        let mut config = config(None);
        config.limits.requests_per_minute = 2;
        config.trusted_proxies = trusted;
        let proxy = Proxy::new(config).await;
        let mut statuses = Vec::new();
        for attempt in 0..4 {
            let request = proxy.request("/v1/ask", &question("What does it pay?"));
            // With one trusted proxy the last entry is its own, and what the client wrote stands before.
            let forged = format!("10.9.8.{attempt}, 203.0.113.7");
            let request =
                request.header("x-forwarded-for", forged).header("x-real-ip", format!("10.1.1.{attempt}"));
            let request = request.header("forwarded", format!("for=10.2.2.{attempt}"));
            statuses.push(request.send().await.unwrap().status().as_u16());
        }
        assert_eq!(statuses, [200, 200, 429, 429], "{trusted} trusted");
    }
}

#[tokio::test]
async fn counters_are_not_for_strangers() {
    // The last two come through a proxy that nobody trusts; its own address would be near.
    for (trusted, from, status) in [
        (1, "203.0.113.7", 404),
        (1, "127.0.0.1, 203.0.113.7", 404),
        (1, "10.0.0.5", 200),
        (0, "203.0.113.7", 404),
        (0, "10.0.0.5", 404),
    ] {
        let mut config = config(None);
        config.trusted_proxies = trusted;
        let proxy = Proxy::new(config).await;
        let url = format!("http://{}/metrics", proxy.address);
        let answer = crate::support::client().get(&url).header("x-forwarded-for", from).send().await.unwrap();
        assert_eq!(answer.status(), status, "{from}, {trusted} trusted");
        assert_eq!(proxy.get("/metrics").await.0, 200, "who asks directly from here may read them");
    }
}

#[tokio::test]
async fn too_many_at_once_are_turned_away_and_places_are_given_back() {
    let fake = Fake::new([Does::Hangs]).await;
    let mut config = config(Some(&fake));
    config.limits.streams = 2;
    let proxy = Proxy::new(config).await;
    let open = async || {
        let request =
            proxy.request("/v1/ask", &question("What does it pay?")).header("accept", "text/event-stream");
        request.send().await.unwrap()
    };
    let (first, second) = (open().await, open().await);
    let third = open().await;
    assert_eq!(third.status(), 503);
    assert!(third.headers().contains_key("retry-after"));
    drop((first, second));
    for _ in 0..100 {
        if open().await.status() == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("places are not given back");
}

#[tokio::test]
async fn one_client_does_not_take_all_streams() {
    let fake = Fake::new([Does::Hangs]).await;
    let mut config = config(Some(&fake));
    config.limits.streams_per_client = 2;
    let proxy = Proxy::new(config).await;
    let open = async || {
        let request =
            proxy.request("/v1/ask", &question("What does it pay?")).header("accept", "text/event-stream");
        request.send().await.unwrap()
    };
    let _held = (open().await, open().await);
    assert_eq!(open().await.status(), 429);
}

#[tokio::test]
async fn a_client_that_never_reads_holds_no_place_for_long() {
    let long = sentences(&["The work of Software Developers is to write programs."; 1]);
    let mut text = long.to_string();
    text.push_str(&" ".repeat(10));
    let fake = Fake::new([Does::Says(pieces(&text), Duration::ZERO)]).await;
    let mut config = config(Some(&fake));
    config.limits.streams = 1;
    config.limits.answer_seconds = 1;
    config.limits.request_seconds = 1;
    let proxy = Proxy::new(config).await;
    let body = question("What does it pay?").to_string();
    let mut socket = TcpStream::connect(proxy.address).await.unwrap();
    let head = format!(
        "POST /v1/ask HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(3500)).await;
    let (status, _) = proxy.ask("/v1/ask", &question("What does it pay?")).await;
    assert_eq!(status, 200, "the place is free though the socket is still open");
    drop(socket);
}

#[tokio::test]
async fn when_the_visitor_leaves_the_model_is_stopped() {
    for does in [
        Does::Hangs,
        Does::Stalls(pieces("{\"sentences\":[")),
        Does::Says(vec!["x".to_owned(); 5_000], Duration::from_millis(20)),
    ] {
        let fake = Fake::new([does]).await;
        let proxy = Proxy::new(config(Some(&fake))).await;
        let request =
            proxy.request("/v1/ask", &question("What does it pay?")).header("accept", "text/event-stream");
        let response = request.send().await.unwrap();
        wait_for(|| fake.open() == 1).await;
        drop(response);
        wait_for(|| fake.open() == 0).await;
    }
}

async fn wait_for(condition: impl Fn() -> bool) {
    for _ in 0..150 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("waited in vain");
}

#[tokio::test]
async fn heartbeats_come_while_the_model_thinks() {
    let fake = Fake::new([Does::Hangs]).await;
    let mut config = config(Some(&fake));
    config.limits.heartbeat_seconds = 1;
    config.upstream.as_mut().unwrap().idle_seconds = 3;
    config.upstream.as_mut().unwrap().retries = 0;
    let proxy = Proxy::new(config).await;
    let streamed = proxy.stream("/v1/ask", &question("What does it pay?")).await;
    assert!(streamed.text.matches(": waiting").count() >= 2, "{}", streamed.text);
    assert_eq!(streamed.done()["note"], "unavailable");
}

#[tokio::test]
async fn when_the_days_money_is_spent_the_model_is_not_called() {
    let fake = Fake::new([says(&json!({"sentences": []}))]).await;
    let mut config = config(Some(&fake));
    let upstream = config.upstream.as_mut().unwrap();
    (upstream.input_price, upstream.output_price, upstream.daily_dollars) = (1.0, 10.0, 0.05);
    let proxy = Proxy::new(config).await;
    let mut notes = Vec::new();
    for _ in 0..60 {
        let (status, answer) = proxy.ask("/v1/ask", &question("What does it pay?")).await;
        assert_eq!(status, 200);
        notes.push(answer["note"].as_str().unwrap_or_default().to_owned());
    }
    let calls = fake.calls();
    assert!((1..60).contains(&calls), "{calls} calls");
    assert_eq!(notes.iter().filter(|note| *note == "busy").count(), 60 - calls);
    let (_, metrics) = proxy.get("/metrics").await;
    let spent = metrics.lines().find_map(|line| line.strip_prefix("waymark_spent_dollars_today ")).unwrap();
    assert!(spent.parse::<f64>().unwrap() <= 0.05, "{spent}");
}

#[tokio::test]
async fn a_prompt_beyond_its_cap_is_never_sent() {
    let fake = Fake::new([says(&json!({"sentences": []}))]).await;
    let mut config = config(Some(&fake));
    config.upstream.as_mut().unwrap().max_prompt_tokens = 50;
    let proxy = Proxy::new(config).await;
    let (status, answer) = proxy.ask("/v1/ask", &question("What does it pay?")).await;
    assert_eq!((status, answer["mode"].as_str()), (200, Some("composed")));
    assert_eq!(fake.calls(), 0);
}
