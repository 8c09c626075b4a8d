//! The ranker: a visitor against all occupations in one run.

use crate::error::EngineError;
use crate::onnx::{Runnable, load};
use tract_onnx::prelude::*;

/// Number of features of a visitor and one occupation; see [`crate::features`].
pub const FEATURES: usize = crate::features::FEATURES;
/// Number of parts of a match; see [`crate::features::PARTS`].
pub const PARTS: usize = crate::features::PARTS.len();

/// Runs the ranker model.
///
/// Inputs of the ONNX file: `origin` f32 `[1, occupations]` (where the visitor comes from, as a
/// distribution, or zeros), `features` f32 `[occupations, FEATURES]`, `known` f32 `[1, PARTS]` (1 for
/// a part the visitor said something about). Outputs: `match` f32 `[occupations, 1]` (probability),
/// `parts` f32 `[occupations, PARTS]` (log-odds), `similarity` f32 `[occupations, 1]` (to the origin).
pub struct Ranker {
    model: Runnable,
    contract: String,
}

/// The ranker's answer for all occupations.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Probability of a match, per occupation.
    pub probability: Vec<f32>,
    /// Parts in log-odds, a row per occupation.
    pub parts: Vec<[f32; PARTS]>,
    /// Learned similarity to the origin, per occupation.
    pub similarity: Vec<f32>,
}

impl Ranker {
    /// Loads the ranker from the bytes of its ONNX file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EngineError> {
        let loaded = load("ranker", bytes)?;
        Ok(Self { model: loaded.model, contract: loaded.contract })
    }

    /// The release of tables that the ranker was trained on.
    pub fn contract(&self) -> &str {
        &self.contract
    }

    /// Ranks all occupations: `features` has a row of [`FEATURES`] for each.
    pub fn rank(
        &self,
        origin: &[f32],
        features: &[f32],
        known: [f32; PARTS],
    ) -> Result<Ranking, EngineError> {
        self.run(origin, features, known)
            .map_err(|error| EngineError::Model { model: "ranker", reason: format!("{error:#}") })
    }

    fn run(&self, origin: &[f32], features: &[f32], known: [f32; PARTS]) -> TractResult<Ranking> {
        let count = origin.len();
        let origin = tensor1(origin).into_shape(&[1, count])?;
        let features = tensor1(features).into_shape(&[count, FEATURES])?;
        let known = tensor1(&known).into_shape(&[1, PARTS])?;
        let outputs = self.model.run(tvec!(origin.into(), features.into(), known.into()))?;
        let probability = outputs[0].view().as_slice::<f32>()?.to_vec();
        let parts = outputs[1].view().as_slice::<f32>()?.as_chunks::<PARTS>().0.to_vec();
        let similarity = outputs[2].view().as_slice::<f32>()?.to_vec();
        Ok(Ranking { probability, parts, similarity })
    }
}
