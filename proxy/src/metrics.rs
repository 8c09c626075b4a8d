//! Counters, in the text form that Prometheus reads.
//!
//! They count; they hold nothing of what anybody sent.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use waymark_advice::check::Report;

/// Bounds of the buckets of answer times, in seconds.
const BOUNDS: [f64; 8] = [0.05, 0.2, 0.5, 1.0, 5.0, 15.0, 30.0, 60.0];

/// All counters.
#[derive(Debug, Default)]
pub struct Metrics {
    /// By name and label: names and labels are this program's own, never a visitor's.
    counters: Mutex<BTreeMap<(&'static str, &'static str, &'static str), u64>>,
    open_streams: AtomicI64,
    buckets: [AtomicU64; BOUNDS.len()],
    answers: AtomicU64,
    milliseconds: AtomicU64,
}

impl Metrics {
    /// Counts one.
    pub fn count(&self, name: &'static str, label: &'static str, value: &'static str) {
        self.add(name, label, value, 1);
    }

    fn add(&self, name: &'static str, label: &'static str, value: &'static str, amount: u64) {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        *counters.entry((name, label, value)).or_default() += amount;
    }

    /// Counts how a model's sentences fared.
    pub fn report(&self, report: &Report) {
        for (verdict, amount) in
            [("accepted", report.accepted), ("repaired", report.repaired), ("rejected", report.rejected)]
        {
            self.add("waymark_sentences_total", "verdict", verdict, u64::from(amount));
        }
    }

    /// A stream opened; it counts as closed when what is returned is dropped.
    pub fn open(self: &std::sync::Arc<Self>) -> OpenStream {
        self.open_streams.fetch_add(1, Ordering::Relaxed);
        OpenStream(std::sync::Arc::clone(self))
    }

    /// An answer took this long.
    pub fn answered(&self, time: Duration) {
        self.answers.fetch_add(1, Ordering::Relaxed);
        self.milliseconds.fetch_add(u64::try_from(time.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
        for (bucket, bound) in self.buckets.iter().zip(BOUNDS) {
            if time.as_secs_f64() <= bound {
                bucket.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// The text.
    pub fn text(&self, spent: Option<f64>) -> String {
        let mut text = String::new();
        let mut line = |line: std::fmt::Arguments<'_>| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{line}");
        };
        let counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let mut last = "";
        for ((name, label, value), amount) in counters.iter() {
            if *name != last {
                line(format_args!("# TYPE {name} counter"));
                last = name;
            }
            line(format_args!("{name}{{{label}=\"{value}\"}} {amount}"));
        }
        line(format_args!("# TYPE waymark_open_streams gauge"));
        line(format_args!("waymark_open_streams {}", self.open_streams.load(Ordering::Relaxed)));
        line(format_args!("# TYPE waymark_answer_seconds histogram"));
        for (bucket, bound) in self.buckets.iter().zip(BOUNDS) {
            let amount = bucket.load(Ordering::Relaxed);
            line(format_args!("waymark_answer_seconds_bucket{{le=\"{bound}\"}} {amount}"));
        }
        let answers = self.answers.load(Ordering::Relaxed);
        line(format_args!("waymark_answer_seconds_bucket{{le=\"+Inf\"}} {answers}"));
        let seconds = self.milliseconds.load(Ordering::Relaxed) as f64 / 1000.0;
        line(format_args!("waymark_answer_seconds_sum {seconds}"));
        line(format_args!("waymark_answer_seconds_count {answers}"));
        if let Some(spent) = spent {
            line(format_args!("# TYPE waymark_spent_dollars_today gauge"));
            line(format_args!("waymark_spent_dollars_today {spent:.4}"));
        }
        text
    }
}

/// An open stream; see [`Metrics::open`].
#[derive(Debug)]
pub struct OpenStream(std::sync::Arc<Metrics>);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.open_streams.fetch_sub(1, Ordering::Relaxed);
    }
}
