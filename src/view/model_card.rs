//! The model card: held-out figures as the pipeline publishes them.

use serde::Deserialize;

/// The figures of a release of the models. What this page does not show is not read.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct ModelCard {
    /// When they were measured.
    pub date: Option<String>,
    /// What was measured.
    pub tasks: Vec<Task>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Task {
    /// What the model had to do.
    pub name: String,
    /// What was counted.
    pub metric: String,
    /// Number of cases.
    pub n: Option<f32>,
    /// The figure.
    pub value: Option<f32>,
    /// What simpler ways reach.
    pub baselines: Vec<Baseline>,
}

/// The figure of a simpler way.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Baseline {
    /// Its name.
    pub name: String,
    /// Its figure.
    pub value: Option<f32>,
}

/// A figure to three places, without zeros at the end; `–` where there is none.
pub fn figure(value: Option<f32>) -> String {
    let Some(value) = value.filter(|value| value.is_finite()) else { return "–".to_owned() };
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        for (value, expected) in [
            (Some(0.78), "0.78"),
            (Some(0.123_45), "0.123"),
            (Some(3.0), "3"),
            (None, "–"),
            (Some(f32::NAN), "–"),
        ] {
            assert_eq!(figure(value), expected);
        }
    }
}
