//! How alike two short texts are in meaning, by the engine's encoder.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use waymark_advice::text::overlap;
use waymark_engine::assets::Assets;
use waymark_engine::reference::cosine;
use waymark_engine::text::Kind;

/// Cosine of two encoded texts from which they begin to be alike: unrelated skills reach about this much.
const UNRELATED: f32 = 0.35;
/// Most texts that are encoded for one answer; beyond it, likeness is by words. On a phone each takes about
/// a millisecond, and the visitor's skills and the gaps come first.
const MOST_ENCODED: usize = 300;

/// Likeness for one answer; what is encoded is kept while it is composed.
pub(crate) struct Likeness<'a> {
    assets: &'a Assets,
    encoded: Mutex<HashMap<String, Vec<f32>>>,
}

impl<'a> Likeness<'a> {
    pub(crate) fn new(assets: &'a Assets) -> Self {
        Self { assets, encoded: Mutex::default() }
    }

    /// From 0 to 1, and never below what the words have in common.
    pub(crate) fn of(&self, a: &str, b: &str) -> f32 {
        let by_words = overlap(a, b);
        let mut encoded = self.encoded.lock().unwrap_or_else(PoisonError::into_inner);
        for text in [a, b] {
            if encoded.contains_key(text) {
                continue;
            }
            if encoded.len() >= MOST_ENCODED {
                return by_words;
            }
            let Ok(encoding) = self.assets.encoder.encode(text, Kind::Skill) else { return by_words };
            encoded.insert(text.to_owned(), encoding.vector);
        }
        let alike = (cosine(&encoded[a], &encoded[b]) - UNRELATED) / (1.0 - UNRELATED);
        alike.clamp(0.0, 1.0).max(by_words)
    }
}
