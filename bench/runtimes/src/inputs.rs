//! What every runtime is asked.

use wasm_bindgen::prelude::*;
use waymark_domain::{Profile, Skill, SkillLevel};
use waymark_engine::assets::Assets;
use waymark_engine::features::Features;
use waymark_engine::text::{Bag, Kind, MAX_FEATURES};
use waymark_engine::visitor::Visitor;

/// What the models are asked about one visitor, made by the engine's own featurizer.
#[wasm_bindgen]
pub struct Inputs {
    bag: Bag,
    visitor: Visitor,
    features: Features,
}

/// Makes [`Inputs`].
#[wasm_bindgen]
pub struct Featurizer(Assets);

#[wasm_bindgen]
impl Featurizer {
    /// A featurizer of one release.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &[u8], encoder: &[u8], ranker: &[u8]) -> Result<Featurizer, String> {
        Assets::new(core, encoder, ranker).map(Self).map_err(|error| error.to_string())
    }

    /// Inputs for somebody with this role and these skills.
    pub fn inputs(&self, role: &str, skills: Vec<String>) -> Result<Inputs, String> {
        let assets = &self.0;
        let skill = |name| Skill { name, level: SkillLevel::Medium };
        let profile = Profile {
            role: Some(role.to_owned()),
            skills: skills.into_iter().map(skill).collect(),
            ..Profile::default()
        };
        let visitor = Visitor::new(&profile, &assets.reference, &assets.encoder, &assets.vocabulary, None)
            .map_err(|error| error.to_string())?;
        let features = Features::new(&visitor, &assets.reference);
        Ok(Inputs { bag: Bag::new(role, Kind::Title), visitor, features })
    }
}

#[wasm_bindgen]
impl Inputs {
    /// Buckets of the role's words, padded.
    pub fn buckets(&self) -> Vec<i32> {
        let mut buckets: Vec<i32> = self.bag.buckets.iter().map(|&bucket| i32::from(bucket)).collect();
        buckets.resize(MAX_FEATURES, 0);
        buckets
    }

    /// Their weights, padded.
    pub fn weights(&self) -> Vec<f32> {
        let mut weights = self.bag.weights.clone();
        weights.resize(MAX_FEATURES, 0.0);
        weights
    }

    /// Where the visitor comes from.
    pub fn origin(&self) -> Vec<f32> {
        self.visitor.origin.clone()
    }

    /// Where the visitor would like to go.
    pub fn goal(&self) -> Vec<f32> {
        self.visitor.goal.clone()
    }

    /// Evidence of the skills.
    pub fn evidence(&self) -> Vec<f32> {
        self.features.evidence.clone()
    }

    /// A row of features for each occupation.
    pub fn rows(&self) -> Vec<f32> {
        self.features.rows.clone()
    }

    /// What is known of the visitor.
    pub fn known(&self) -> Vec<f32> {
        self.features.known.to_vec()
    }
}
