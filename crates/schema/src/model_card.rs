//! The model card: what the models reach on what they have not seen, as the pipeline measures it and the
//! page shows it.
//!
//! Everything beyond tasks may be absent, so that a page can show the card of an older release.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known of the models of a release.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ModelCard {
    /// Version of this form.
    pub v: u32,
    /// Day of the evaluation, `YYYY-MM-DD`.
    pub date: String,
    /// Source and release of the data.
    pub data: BTreeMap<String, String>,
    /// Models with the SHA-256 and the size in bytes of their files.
    pub models: BTreeMap<String, ModelFile>,
    /// What was measured.
    pub tasks: Vec<Task>,
    /// Calibration of the match, bin by bin.
    pub calibration: Vec<CalibrationBin>,
    /// How often results are absurd, over a grid of roles and interests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plausibility: Vec<Task>,
    /// How often results change with a name, a pronoun, a nationality or an age.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bias: Vec<Task>,
    /// How well moves between occupations are judged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transitions: Vec<Task>,
    /// How well what comes next is foreseen in synthetic careers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub careers: Vec<Task>,
    /// How much of the likeness the map of occupations keeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub map: Vec<Task>,
    /// Which features the ranker uses, and how much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub features: Option<LearnedFeatures>,
    /// What a reader must know to take the figures rightly.
    pub notes: Vec<String>,
}

impl ModelCard {
    /// What it says in words: what the figures are called, and the notes on them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let tasks =
            [&self.tasks, &self.plausibility, &self.bias, &self.transitions, &self.careers, &self.map];
        let features = self.features.iter().flat_map(|learned| {
            let features = learned.features.iter().map(|feature| feature.name.as_str());
            std::iter::once(learned.metric.as_str()).chain(features)
        });
        let notes = self.notes.iter().map(String::as_str);
        tasks.into_iter().flatten().flat_map(Task::words).chain(features).chain(notes)
    }
}

/// A model's file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ModelFile {
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// A figure with its baselines.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Task {
    /// What was asked.
    pub name: String,
    /// What was counted.
    pub metric: String,
    /// Number of queries.
    pub n: usize,
    /// The models' figure.
    pub value: f64,
    /// The same for simpler ways.
    #[serde(default)]
    pub baselines: Vec<Baseline>,
}

impl Task {
    fn words(&self) -> impl Iterator<Item = &str> {
        let baselines = self.baselines.iter().map(|baseline| baseline.name.as_str());
        [self.name.as_str(), self.metric.as_str()].into_iter().chain(baselines)
    }
}

/// A baseline's figure.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Baseline {
    /// What it is.
    pub name: String,
    /// Its figure.
    pub value: f64,
}

/// Matches shown at about one probability, against how many were matches.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CalibrationBin {
    /// Mean probability shown.
    pub shown: f64,
    /// Share that were matches.
    pub observed: f64,
    /// Number of person-occupation pairs.
    pub n: usize,
}

/// Features by how much worse the ranker is when their values are shuffled among held-out people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LearnedFeatures {
    /// What was measured, such as `ROC area`.
    pub metric: String,
    /// Number of people.
    pub n: usize,
    /// The figure with every feature as it is.
    pub value: f64,
    /// Every feature, the most important first.
    pub features: Vec<FeatureImportance>,
}

/// What a feature is worth.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FeatureImportance {
    /// Name of the feature.
    pub name: String,
    /// Part of the match that it belongs to.
    pub part: String,
    /// How much the figure falls when it is shuffled; about 0 for a feature without weight.
    pub drop: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_card_is_read_whole() {
        let text = include_str!("../../../public/model-card.json");
        let card: ModelCard = serde_json::from_str(text).unwrap();
        assert!(!card.tasks.is_empty() && !card.calibration.is_empty());
        let again = serde_json::to_value(&card).unwrap();
        let committed: serde_json::Value = serde_json::from_str(text).unwrap();
        let names =
            |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&again), names(&committed), "nothing in the card is left unread");
        assert_eq!(names(&again["tasks"][0]), names(&committed["tasks"][0]));
        assert_eq!(names(&again["calibration"][0]), names(&committed["calibration"][0]));
    }

    #[test]
    fn a_card_of_tasks_alone_can_be_read() {
        let card: ModelCard =
            serde_json::from_str(r#"{"tasks":[{"name":"a","metric":"b","n":1,"value":0.5}],"new":1}"#)
                .unwrap();
        assert_eq!(card.tasks[0].value, 0.5);
        assert!(card.plausibility.is_empty() && card.features.is_none());
    }
}
