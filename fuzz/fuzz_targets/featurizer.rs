//! Any text gives a bounded bag of unit length, and a role keeps words if it had any.
//!
//! The engine's files are taken one by one: with the engine as a whole, tract would be compiled for coverage,
//! which takes many minutes and finds nothing here.
#![no_main]
#![allow(dead_code, missing_docs, unreachable_pub, reason = "the engine's modules, of which a part is used")]

#[path = "../../crates/engine/src/lexicon.rs"]
mod lexicon;
#[path = "../../crates/engine/src/personal.rs"]
mod personal;
#[path = "../../crates/engine/src/text.rs"]
mod text;

use libfuzzer_sys::fuzz_target;
use personal::role_words;
use text::{BUCKETS, Bag, Kind, MAX_FEATURES, plain};

fuzz_target!(|text: &str| {
    for kind in [Kind::Title, Kind::Skill] {
        let bag = Bag::new(text, kind);
        assert!(bag.buckets.len() == bag.weights.len() && bag.buckets.len() <= MAX_FEATURES);
        assert!(bag.buckets.iter().all(|&bucket| usize::from(bucket) < BUCKETS));
        let norm: f32 = bag.weights.iter().map(|weight| weight * weight).sum();
        assert!((norm - 1.0).abs() < 1e-3);
    }
    assert_eq!(plain(text).is_empty(), role_words(text, None).is_empty());
});
