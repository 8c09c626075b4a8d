//! Any text gives a bounded bag of unit length, and a role keeps words if it had any.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark_engine::personal::role_words;
use waymark_engine::text::{BUCKETS, Bag, Kind, MAX_FEATURES, plain};

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
