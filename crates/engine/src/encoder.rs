//! The encoder: words to a vector, and to a score for every occupation.

use crate::error::EngineError;
use crate::onnx::{CONFIDENT_KEY, Runnable, load};
use crate::text::{Bag, Kind, MAX_FEATURES};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tract_core::prelude::*;

/// Runs the encoder model.
///
/// Inputs of the ONNX file: `buckets` i64 `[192]` and `weights` f32 `[1, 192]`, padded with weight
/// 0. Outputs: `vector` f32 `[1, dimensions]` of unit length, `title_logits` and `skill_logits` f32
/// `[1, occupations]`.
pub struct Encoder {
    /// The model for what titles mean, and for what skills mean.
    for_title: Runnable,
    for_skill: Runnable,
    contract: String,
    confident_probability: f32,
    /// Latest encodings: ranking again with one skill more or less asks for all the others anew.
    known: Mutex<HashMap<(u8, String), Encoding>>,
}

/// Places of the outputs in the ONNX file.
const VECTOR: usize = 0;
const TITLE_LOGITS: usize = 1;
const SKILL_LOGITS: usize = 2;

/// Texts whose encodings are kept, some kilobytes each.
const MOST_KNOWN: usize = 256;

/// What the encoder makes of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoding {
    /// Meaning, of unit length.
    pub vector: Vec<f32>,
    /// Unnormalised log-probability of each occupation: that it has this title, or that it uses this skill.
    pub logits: Vec<f32>,
}

impl Encoder {
    /// Loads the encoder from the bytes of its ONNX file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EngineError> {
        let loaded = load("encoder", bytes)?;
        let confident_probability = loaded.number(CONFIDENT_KEY)?;
        Ok(Self {
            for_title: loaded.runnable(&[VECTOR, TITLE_LOGITS])?,
            for_skill: loaded.runnable(&[VECTOR, SKILL_LOGITS])?,
            contract: loaded.contract,
            confident_probability,
            known: Mutex::default(),
        })
    }

    /// A title's first meaning that is at least this probable is taken without asking: chosen in training
    /// so that enough of those are right.
    pub fn confident_probability(&self) -> f32 {
        self.confident_probability
    }

    /// The release of tables that the encoder was trained on.
    pub fn contract(&self) -> &str {
        &self.contract
    }

    /// Encodes one text, or remembers how it was encoded.
    pub fn encode(&self, text: &str, kind: Kind) -> Result<Encoding, EngineError> {
        let key = (kind as u8, text.to_owned());
        // Whoever panicked with the lock held left whole encodings behind.
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(encoding) = known().get(&key) {
            return Ok(encoding.clone());
        }
        let encoding = self.encode_anew(text, kind)?;
        let mut known = known();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(key, encoding.clone());
        Ok(encoding)
    }

    /// Encodes one text and does not remember it: for callers who keep what they need, and for words that
    /// nobody is to keep.
    pub fn encode_anew(&self, text: &str, kind: Kind) -> Result<Encoding, EngineError> {
        self.encode_bag(&Bag::new(text, kind), kind)
    }

    /// Encodes the features of a text of this kind.
    pub fn encode_bag(&self, bag: &Bag, kind: Kind) -> Result<Encoding, EngineError> {
        let mut buckets = vec![0_i64; MAX_FEATURES];
        let mut weights = vec![0_f32; MAX_FEATURES];
        for (slot, &bucket) in buckets.iter_mut().zip(&bag.buckets) {
            *slot = i64::from(bucket);
        }
        weights[..bag.weights.len()].copy_from_slice(&bag.weights);
        self.run(&buckets, &weights, kind)
            .map_err(|error| EngineError::Model { model: "encoder", reason: format!("{error:#}") })
    }

    fn run(&self, buckets: &[i64], weights: &[f32], kind: Kind) -> TractResult<Encoding> {
        let buckets = tensor1(buckets);
        let weights = tensor1(weights).into_shape(&[1, MAX_FEATURES])?;
        let model = match kind {
            Kind::Title => &self.for_title,
            Kind::Skill => &self.for_skill,
        };
        let outputs = model.run(tvec!(buckets.into(), weights.into()))?;
        let values =
            |index: usize| -> TractResult<Vec<f32>> { Ok(outputs[index].view().as_slice::<f32>()?.to_vec()) };
        Ok(Encoding { vector: values(0)?, logits: values(1)? })
    }
}
