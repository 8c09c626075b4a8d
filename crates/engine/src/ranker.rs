//! The ranker: a visitor against all occupations in one run.

use crate::error::EngineError;
use crate::features::{Features, KNOWN};
use crate::onnx::{Runnable, load};
use tract_core::prelude::*;

/// Number of features of a visitor and one occupation; see [`crate::features`].
pub const FEATURES: usize = crate::features::FEATURES;
/// Number of parts of a match; see [`crate::features::PARTS`].
pub const PARTS: usize = crate::features::PARTS.len();

/// Runs the ranker model.
///
/// Inputs of the ONNX file: `origin` and `goal` f32 `[1, occupations]` (where the visitor comes from and
/// would like to go, as distributions, or zeros), `evidence` f32 `[occupations]` (of the skills; spread
/// over like occupations by the model), `features` f32 `[occupations, FEATURES]`, `known` f32 `[1, KNOWN]` (1 for
/// a part the visitor said something about; how clear role and goal are). Outputs: `match` f32 `[occupations, 1]` (probability),
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
        Ok(Self { model: loaded.runnable(&[0, 1, 2])?, contract: loaded.contract })
    }

    /// The release of tables that the ranker was trained on.
    pub fn contract(&self) -> &str {
        &self.contract
    }

    /// Ranks all occupations. `origin` and `goal` are distributions over occupations, or zeros.
    pub fn rank(&self, origin: &[f32], goal: &[f32], features: &Features) -> Result<Ranking, EngineError> {
        self.run(origin, goal, features)
            .map_err(|error| EngineError::Model { model: "ranker", reason: format!("{error:#}") })
    }

    fn run(&self, origin: &[f32], goal: &[f32], features: &Features) -> TractResult<Ranking> {
        let count = origin.len();
        let inputs = tvec!(
            tensor1(origin).into_shape(&[1, count])?.into(),
            tensor1(goal).into_shape(&[1, count])?.into(),
            tensor1(&features.evidence).into(),
            tensor1(&features.rows).into_shape(&[count, FEATURES])?.into(),
            tensor1(&features.known).into_shape(&[1, KNOWN])?.into(),
        );
        let outputs = self.model.run(inputs)?;
        let probability = outputs[0].view().as_slice::<f32>()?.to_vec();
        let parts = outputs[1].view().as_slice::<f32>()?.as_chunks::<PARTS>().0.to_vec();
        let similarity = outputs[2].view().as_slice::<f32>()?.to_vec();
        Ok(Ranking { probability, parts, similarity })
    }
}
