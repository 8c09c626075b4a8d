//! Limits that several copies share, in Redis.
//!
//! Without it each copy counts for itself. With it a client's requests and the day's spending are counted in
//! all copies together, besides each copy's own limits, which stand whatever happens: if Redis cannot be
//! reached, they are the limits, and nobody is turned away for it. What is written there is an address with a
//! count, for two minutes, and a sum of dollars, for two days.

use crate::client::Client;
use crate::config::Secret;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, Pipeline, RedisError};
use std::future::Future;
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// Longest that an answer waits for Redis.
const PATIENCE: Duration = Duration::from_millis(250);
/// Seconds that counts are kept: a window and the one before it.
const COUNTS_KEPT: i64 = 120;
/// Seconds that a day's spending is kept, so that calls over midnight can still be settled.
const SPENDING_KEPT: i64 = 2 * 86_400;

/// A connection to Redis that is made when it is first needed, and made anew when it breaks.
#[derive(Clone)]
pub struct Shared {
    connection: ConnectionManager,
}

impl Shared {
    /// Shared limits at this address, `redis://:password@host:6379/0`. Nothing is sent yet.
    pub fn open(address: &Secret) -> anyhow::Result<Self> {
        // The reason is left out: it could quote the address, which holds the password.
        let client = redis::Client::open(address.reveal()).map_err(|_| {
            anyhow::anyhow!("WAYMARK_PROXY_REDIS is not an address such as redis://host:6379")
        })?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        let connection = ConnectionManager::new_lazy_with_config(client, config)
            .map_err(|_| anyhow::anyhow!("the shared limits cannot be set up"))?;
        Ok(Self { connection })
    }

    /// Counts a request of the client; after how many seconds to come back, if all copies together have had too
    /// many from it.
    ///
    /// A minute's window that slides: of the one before counts what still lies within a minute.
    pub async fn refuses(&self, client: Client, per_minute: u32) -> Option<u64> {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let (minute, second) = (since.as_secs() / 60, since.as_secs() % 60);
        let key = |minute: u64| format!("waymark:requests:{client}:{minute}");
        let mut pipe = redis::pipe();
        pipe.get(key(minute - 1)).incr(key(minute), 1_u32);
        pipe.expire(key(minute), COUNTS_KEPT).ignore();
        let (before, now): (Option<u32>, u32) = self.ask(&pipe).await?;
        let before = before.unwrap_or(0);
        let is_too_many = counted(before, now, second) > f64::from(per_minute);
        is_too_many.then(|| wait(before, now, second, per_minute))
    }

    /// Adds to the day's dollars, or takes from them, and gives the day's sum; `None` if Redis does not answer.
    pub async fn spend(&self, day: u64, dollars: f64) -> Option<f64> {
        let key = format!("waymark:dollars:{day}");
        let mut pipe = redis::pipe();
        pipe.cmd("INCRBYFLOAT").arg(&key).arg(dollars);
        pipe.expire(&key, SPENDING_KEPT).ignore();
        let (sum,): (f64,) = self.ask(&pipe).await?;
        Some(sum)
    }

    /// Whether Redis answers.
    pub async fn answers(&self) -> bool {
        let mut connection = self.connection.clone();
        within(async move { connection.ping::<()>().await }).await.is_some()
    }

    async fn ask<T: redis::FromRedisValue>(&self, pipe: &Pipeline) -> Option<T> {
        let mut connection = self.connection.clone();
        within(pipe.query_async(&mut connection)).await
    }
}

/// What Redis answers in time.
async fn within<T>(asked: impl Future<Output = Result<T, RedisError>>) -> Option<T> {
    match timeout(PATIENCE, asked).await {
        Ok(Ok(answer)) => return Some(answer),
        Ok(Err(error)) => tracing::warn!(kind = ?error.kind(), "the shared limits cannot be reached"),
        Err(_) => tracing::warn!(kind = "timeout", "the shared limits cannot be reached"),
    }
    None
}

/// Requests within the last minute, as a window that slides counts them.
fn counted(before: u32, now: u32, second: u64) -> f64 {
    f64::from(before) * (60 - second) as f64 / 60.0 + f64::from(now)
}

/// Seconds until one more request is let in. Those that were refused have been counted, too.
fn wait(before: u32, now: u32, second: u64, per_minute: u32) -> u64 {
    let in_this_minute = (second..60).map(|at| (before, now + 1, at));
    let in_the_next = (0..60).map(|at| (now, 1, at));
    let is_enough = |(before, now, at)| counted(before, now, at) <= f64::from(per_minute);
    in_this_minute.chain(in_the_next).position(is_enough).map_or(120 - second, |seconds| seconds as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_back_when_told_to_is_let_in() {
        for (before, now, second) in [(0, 21, 30), (20, 15, 10), (200, 1, 0), (0, 200, 59), (20, 20, 59)] {
            let seconds = wait(before, now, second, 20);
            let at = second + seconds;
            let then =
                if at < 60 { counted(before, now + 1, at) } else { counted(now, 1, (at - 60).min(60)) };
            assert!(seconds > 0 && then <= 20.0, "{before}, {now}, {second}: {seconds}");
        }
    }
}
