//! Limits per client and in all, and the daily stop on spending.

use crate::client::Client;
use crate::config::{Limits, Upstream};
use crate::shared::Shared;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Why a request is turned away, and after how many seconds to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The client asked too often, or has too many streams open.
    Client(u64),
    /// There are too many streams in all.
    Busy,
}

/// Counts requests and streams.
pub struct Gate {
    clients: Mutex<HashMap<Client, Bucket>>,
    streams: Arc<Semaphore>,
    per_minute: f64,
    streams_per_client: usize,
    most_clients: usize,
}

/// What is remembered of a client.
struct Bucket {
    /// Requests that it may still make.
    left: f64,
    seen: Instant,
    open: usize,
}

/// A stream's place; given back when it is dropped.
pub struct Admission {
    _permit: OwnedSemaphorePermit,
    gate: Arc<Gate>,
    client: Client,
}

impl Gate {
    /// An empty gate.
    pub fn new(limits: &Limits) -> Self {
        Self {
            clients: Mutex::new(HashMap::new()),
            streams: Arc::new(Semaphore::new(limits.streams)),
            per_minute: f64::from(limits.requests_per_minute),
            streams_per_client: limits.streams_per_client,
            most_clients: limits.clients,
        }
    }

    /// Lets a request in, or says why not.
    pub fn admit(self: &Arc<Self>, client: Client) -> Result<Admission, Refused> {
        self.admit_at(client, Instant::now())
    }

    fn admit_at(self: &Arc<Self>, client: Client, now: Instant) -> Result<Admission, Refused> {
        let permit = Arc::clone(&self.streams).try_acquire_owned().map_err(|_| Refused::Busy)?;
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if clients.len() >= self.most_clients && !clients.contains_key(&client) {
            forget_oldest(&mut clients);
        }
        let bucket = clients.entry(client).or_insert(Bucket { left: self.per_minute, seen: now, open: 0 });
        let minutes = now.saturating_duration_since(bucket.seen).as_secs_f64() / 60.0;
        bucket.left = (bucket.left + minutes * self.per_minute).min(self.per_minute);
        bucket.seen = now;
        if bucket.left < 1.0 {
            let seconds = (1.0 - bucket.left) / self.per_minute * 60.0;
            return Err(Refused::Client(seconds.ceil().max(1.0) as u64));
        }
        if bucket.open >= self.streams_per_client {
            return Err(Refused::Client(5));
        }
        bucket.left -= 1.0;
        bucket.open += 1;
        drop(clients);
        Ok(Admission { _permit: permit, gate: Arc::clone(self), client })
    }

    /// Clients whose limits are remembered.
    pub fn clients_remembered(&self) -> usize {
        self.clients.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

/// Forgets a sixteenth of the clients, the longest unseen, but none with an open stream.
fn forget_oldest(clients: &mut HashMap<Client, Bucket>) {
    let mut seen: Vec<(Instant, Client)> = clients
        .iter()
        .filter(|(_, bucket)| bucket.open == 0)
        .map(|(client, bucket)| (bucket.seen, *client))
        .collect();
    seen.sort_unstable_by_key(|(seen, _)| *seen);
    for (_, client) in seen.iter().take((clients.len() / 16).max(1)) {
        clients.remove(client);
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        let mut clients = self.gate.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = clients.get_mut(&self.client) {
            bucket.open = bucket.open.saturating_sub(1);
        }
    }
}

/// Dollars spent today, against the day's stop.
pub struct Spending {
    spent: Mutex<(u64, f64)>,
    /// What all copies spend together, if they count together.
    shared: Option<Shared>,
    daily: f64,
    input_price: f64,
    output_price: f64,
}

/// Dollars set aside for a call, until it is known what it cost. Dropped without that, they stay spent:
/// a call that broke off may have cost as much as it could.
#[derive(Debug)]
pub struct Reserved {
    dollars: f64,
    day: u64,
}

impl Reserved {
    /// Nothing set aside.
    pub(crate) fn none() -> Self {
        Self { dollars: 0.0, day: today() }
    }
}

impl Spending {
    /// Nothing spent yet.
    pub fn new(upstream: &Upstream, shared: Option<Shared>) -> Self {
        Self {
            spent: Mutex::new((today(), 0.0)),
            shared,
            daily: upstream.daily_dollars,
            input_price: upstream.input_price,
            output_price: upstream.output_price,
        }
    }

    fn price(&self, input_tokens: usize, output_tokens: usize) -> f64 {
        (input_tokens as f64 * self.input_price + output_tokens as f64 * self.output_price) / 1e6
    }

    /// Sets aside what a call can cost at most; `None` if that goes beyond the day's stop, of this copy or of all
    /// together.
    pub async fn reserve(&self, input_tokens: usize, output_tokens: usize) -> Option<Reserved> {
        let dollars = self.price(input_tokens, output_tokens);
        let reserved = Reserved { dollars, day: today() };
        {
            let mut spent = self.today();
            if dollars > 0.0 && spent.1 + dollars > self.daily {
                return None;
            }
            spent.1 += dollars;
        }
        if let Some(shared) = self.shared.as_ref().filter(|_| dollars > 0.0)
            && let Some(sum) = shared.spend(reserved.day, dollars).await
            && sum > self.daily
        {
            self.settle(&reserved, 0, 0);
            return None;
        }
        Some(reserved)
    }

    /// Replaces what was set aside by what the call did cost.
    pub fn settle(&self, reserved: &Reserved, input_tokens: usize, output_tokens: usize) {
        let change = self.price(input_tokens, output_tokens) - reserved.dollars;
        let mut spent = self.today();
        // What was set aside yesterday is no part of what is spent today.
        if spent.0 == reserved.day {
            spent.1 = (spent.1 + change).max(0.0);
        }
        drop(spent);
        if let Some(shared) = self.shared.clone().filter(|_| change != 0.0) {
            let day = reserved.day;
            // Nobody waits for it: the answer is there already.
            tokio::spawn(async move { shared.spend(day, change).await });
        }
    }

    /// Dollars spent today.
    pub fn spent(&self) -> f64 {
        self.today().1
    }

    fn today(&self) -> std::sync::MutexGuard<'_, (u64, f64)> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let day = today();
        if spent.0 != day {
            *spent = (day, 0.0);
        }
        spent
    }
}

/// Days since 1970, in UTC.
fn today() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    since.as_secs() / 86_400
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderMap;

    fn client(last: u8) -> Client {
        Client::of(([192, 0, 2, last], 1).into(), &HeaderMap::new(), 0)
    }

    fn gate(requests_per_minute: u32, streams: usize, clients: usize) -> Arc<Gate> {
        Arc::new(Gate::new(&Limits {
            requests_per_minute,
            streams,
            streams_per_client: 2,
            clients,
            ..Limits::default()
        }))
    }

    #[test]
    fn a_client_gets_its_requests_back_with_time() {
        let gate = gate(2, 10, 10);
        let start = Instant::now();
        for _ in 0..2 {
            drop(gate.admit_at(client(1), start).ok().unwrap());
        }
        assert_eq!(gate.admit_at(client(1), start).err(), Some(Refused::Client(30)));
        assert!(gate.admit_at(client(2), start).is_ok(), "another client is not held up");
        assert!(gate.admit_at(client(1), start + Duration::from_secs(31)).is_ok());
    }

    #[test]
    fn streams_are_limited_for_a_client_and_in_all() {
        let gate = gate(100, 3, 10);
        let open: Vec<_> = [1, 1, 2].iter().map(|&last| gate.admit(client(last)).ok().unwrap()).collect();
        assert_eq!(gate.admit(client(3)).err(), Some(Refused::Busy));
        drop(open);
        let _two = [gate.admit(client(1)).ok().unwrap(), gate.admit(client(1)).ok().unwrap()];
        assert_eq!(gate.admit(client(1)).err(), Some(Refused::Client(5)));
    }

    #[test]
    fn memory_of_clients_is_bounded() {
        let gate = gate(10, 10, 32);
        for last in 0..=255 {
            drop(gate.admit(client(last)));
        }
        assert!(gate.clients_remembered() <= 32);
    }

    #[tokio::test]
    async fn spending_stops_for_the_day_and_is_settled() {
        let upstream =
            Upstream { input_price: 1.0, output_price: 10.0, daily_dollars: 0.01, ..Upstream::default() };
        let spending = Spending::new(&upstream, None);
        let reserved = spending.reserve(1_000, 800).await.unwrap();
        assert!(spending.reserve(1_000, 800).await.is_none(), "what is set aside counts");
        spending.settle(&reserved, 1_000, 100);
        assert!((spending.spent() - 0.002).abs() < 1e-9);
        assert!(spending.reserve(1_000, 600).await.is_some());
        let free = Spending::new(&Upstream::default(), None);
        assert!(free.reserve(1 << 40, 1 << 40).await.is_some());
    }
}
