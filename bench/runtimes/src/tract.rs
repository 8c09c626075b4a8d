//! The models as the worker runs them.

use wasm_bindgen::prelude::*;
use waymark_engine::features::{Features, KNOWN};
use waymark_engine::text::{Bag, Kind};
use waymark_engine::{Encoder, Ranker};

/// Encoder and ranker, loaded.
#[wasm_bindgen]
pub struct Models {
    encoder: Encoder,
    ranker: Ranker,
}

#[wasm_bindgen]
impl Models {
    /// Loads both from the bytes of their files.
    #[wasm_bindgen(constructor)]
    pub fn new(encoder: &[u8], ranker: &[u8]) -> Result<Models, String> {
        let said = |error: waymark_engine::EngineError| error.to_string();
        Ok(Self {
            encoder: Encoder::from_bytes(encoder).map_err(said)?,
            ranker: Ranker::from_bytes(ranker).map_err(said)?,
        })
    }

    /// Title scores of a bag of features, `buckets` and `weights` as the encoder's file wants them.
    pub fn encode(&self, buckets: &[i32], weights: &[f32]) -> Result<Vec<f32>, String> {
        let bag =
            Bag { buckets: buckets.iter().map(|&bucket| bucket as u16).collect(), weights: weights.to_vec() };
        Ok(self.encoder.encode_bag(&bag, Kind::Title).map_err(|error| error.to_string())?.logits)
    }

    /// Match with each occupation, all inputs as the ranker's file wants them.
    pub fn rank(
        &self,
        origin: &[f32],
        goal: &[f32],
        evidence: &[f32],
        rows: &[f32],
        known: &[f32],
    ) -> Result<Vec<f32>, String> {
        let known: [f32; KNOWN] = known.try_into().map_err(|_| "`known` has another length".to_owned())?;
        let features = Features { rows: rows.to_vec(), evidence: evidence.to_vec(), known };
        Ok(self.ranker.rank(origin, goal, &features).map_err(|error| error.to_string())?.probability)
    }
}
