//! Limits that several copies share. With a real Redis: `redis-server` if this machine has it, started for
//! each test and stopped after it; where there is none, those tests have nothing to show and say so.

use crate::fake::{Fake, says, sentences};
use crate::support::{Proxy, config, question};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use waymark_proxy::config::{Config, Secret};
use waymark_proxy::shared::Shared;

struct Redis {
    child: Child,
    address: String,
}

impl Redis {
    /// A Redis that writes nothing to disk.
    async fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new("redis-server")
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--requirepass", "open sesame"])
            .args(["--port", &port.to_string()])
            .stdout(Stdio::null())
            .spawn();
        let Ok(child) = child else {
            eprintln!("no redis-server on this machine: nothing is tested here");
            return None;
        };
        let redis = Self { child, address: format!("redis://:open%20sesame@127.0.0.1:{port}") };
        let shared = Shared::open(&Secret::new(&redis.address)).unwrap();
        for _ in 0..100 {
            if shared.answers().await {
                return Some(redis);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("redis-server does not answer");
    }

    fn shared_by(&self, config: Config) -> Config {
        Config { redis: Some(Secret::new(&self.address)), ..config }
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        // It may have been stopped by the test already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn limited(config: Config) -> Config {
    let mut config = config;
    config.limits.requests_per_minute = 4;
    config
}

#[tokio::test]
async fn a_client_has_the_same_requests_at_all_copies_together() {
    let Some(mut redis) = Redis::start().await else { return };
    let copies = [
        Proxy::new(redis.shared_by(limited(config(None)))).await,
        Proxy::new(redis.shared_by(limited(config(None)))).await,
    ];
    let mut taken = 0;
    for turn in 0..8 {
        let (status, _) = copies[turn % 2].ask("/v1/ask", &question("What does it pay?")).await;
        assert!(matches!(status, 200 | 429), "{status}");
        taken += u32::from(status == 200);
    }
    assert_eq!(taken, 4, "each copy alone would have taken four");
    // Without Redis each copy goes on with its own count, of which some is left.
    redis.child.kill().unwrap();
    redis.child.wait().unwrap();
    let own = Proxy::new(redis.shared_by(limited(config(None)))).await;
    for _ in 0..4 {
        assert_eq!(own.ask("/v1/ask", &question("What does it pay?")).await.0, 200);
    }
    assert_eq!(own.ask("/v1/ask", &question("What does it pay?")).await.0, 429, "its own limit stands");
}

#[tokio::test]
async fn the_days_money_is_spent_by_all_copies_together() {
    let Some(redis) = Redis::start().await else { return };
    let good = says(&sentences(&["Software Developers usually start with a bachelor's degree."]));
    let fake = Fake::new([good]).await;
    let priced = || {
        let mut config = config(Some(&fake));
        let upstream = config.upstream.as_mut().unwrap();
        (upstream.input_price, upstream.output_price) = (0.0, 1_000.0);
        upstream.max_output_tokens = 100;
        // One call may cost ten cents at most, and costs about two.
        upstream.daily_dollars = 0.11;
        redis.shared_by(config)
    };
    let asked = question("What qualifications do I need?");
    let mut calls = 0;
    for _ in 0..4 {
        // A new copy each time: none has spent anything itself.
        let copy = Proxy::new(priced()).await;
        let (status, answer) = copy.ask("/v1/ask", &asked).await;
        assert_eq!(status, 200);
        if answer["mode"] == "model" {
            calls += 1;
        } else {
            assert_eq!(answer["note"], "busy", "{answer}");
        }
        // What the call did cost is written down beside the answer.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(calls, 1, "after the first the next could go beyond the day's money");
}

#[tokio::test]
async fn an_address_of_redis_that_is_wrong_is_not_repeated() {
    let error = Shared::open(&Secret::new("http://:open-sesame@x")).err().unwrap().to_string();
    assert!(error.contains("WAYMARK_PROXY_REDIS") && !error.contains("sesame"), "{error}");
}
