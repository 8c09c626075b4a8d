//! The model card in groups of bars, ready to draw.

use crate::{mark, t};
use waymark_schema::model_card::{FeatureImportance, LearnedFeatures, Task};

/// What stands above the figures of careers.
pub const CAREERS_HEADING: &str = mark!("Does it know what comes next in a career?");
/// What those figures mean.
pub const CAREERS_ABOUT: &str = mark!(
    "Nobody’s real career is in these data. Careers were made up by rules: natural moves, courses for what is missing, and chance. One move in eight and one course in eight follow no rule. The model learned from some of these careers and was measured on others, which begin in occupations that it never met. So a good figure says that it found the rules. It does not say that people really move or learn like this."
);

/// Everything measured on one task.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What the models had to do.
    pub name: String,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// A figure beside its baselines.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What was counted.
    pub metric: String,
    /// The same in plain words, where there are any.
    pub meaning: &'static str,
    /// Number of cases.
    pub n: usize,
    /// Whether less is better.
    pub lower_is_better: bool,
    /// Waymark first, then what simpler ways reach.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whose figure it is.
    pub name: String,
    /// The figure.
    pub text: String,
    /// Length, 0 to 100.
    pub length: f64,
    /// Whether it is Waymark's.
    pub ours: bool,
}

/// Tasks of the same name together, in their order.
pub fn groups(tasks: &[Task]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for task in tasks {
        let figure = figure_of(task);
        match groups.iter_mut().find(|group| group.name == task.name) {
            Some(group) => group.figures.push(figure),
            None => groups.push(Group { name: task.name.clone(), figures: vec![figure] }),
        }
    }
    groups
}

fn figure_of(task: &Task) -> Figure {
    let all = || std::iter::once(task.value).chain(task.baselines.iter().map(|baseline| baseline.value));
    // Shares have one scale, so that bars of different tasks can be compared.
    let top = all().filter(|value| value.is_finite()).fold(1.0, f64::max);
    let bar = |name: &str, value: f64, ours| Bar {
        name: name.to_owned(),
        text: figure(value),
        length: if value.is_finite() { (value / top).clamp(0.0, 1.0) * 100.0 } else { 0.0 },
        ours,
    };
    Figure {
        metric: task.metric.clone(),
        meaning: meaning(&task.metric),
        n: task.n,
        lower_is_better: lower_is_better(&task.metric),
        bars: std::iter::once(bar(t!("Waymark"), task.value, true))
            .chain(task.baselines.iter().map(|baseline| bar(&baseline.name, baseline.value, false)))
            .collect(),
    }
}

/// A measure in plain words; what stands after a comma says of what it is measured.
fn meaning(metric: &str) -> &'static str {
    match metric.split(',').next().unwrap_or(metric) {
        "recall@1" => t!("how often the first answer is right"),
        "recall@5" => t!("how often a right answer is among the first five"),
        "recall@10" => t!("share of the right answers that are among the first ten"),
        "mean reciprocal rank" => t!("how high the right answer stands: 1 is always first, 0.5 is second"),
        "precision" => t!("share of these answers that are right"),
        "accuracy" => t!("share of yes-or-no answers that are right"),
        "ROC area" => t!("how often a match ranks above a mismatch: 0.5 is chance"),
        "calibration error" => t!("mean distance between the match shown and the share that were right"),
        _ => "",
    }
}

/// Whether less of it is better: errors, and shares of what should not happen.
fn lower_is_better(metric: &str) -> bool {
    let metric = metric.to_lowercase();
    ["error", "more than", "under", "changed", "loss"].iter().any(|word| metric.contains(word))
}

/// A figure to three places, or as a whole number if it is one; `–` where there is none.
pub fn figure(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{value:.3}");
    if text.trim_start_matches('-') == "0.000" {
        return if value == 0.0 { "0" } else { t!("under 0.001") }.to_owned();
    }
    // Shares stand below one another, so they keep their places; counts need none.
    text.strip_suffix(".000").unwrap_or(&text).to_owned()
}

/// A feature, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureRow {
    /// Its name.
    pub name: String,
    /// The part of the match it belongs to, by its name in the models.
    pub part: String,
    /// How much the figure falls without it.
    pub text: String,
    /// Length of the bar, 0 to 100; the most important feature's is full.
    pub length: f64,
}

/// A feature whose loss changes the figure by less carries no weight.
const NO_WEIGHT: f64 = 1e-4;

/// The features as bars, and how many of them carry weight.
pub fn features(learned: &LearnedFeatures) -> (Vec<FeatureRow>, usize) {
    let most = learned.features.iter().map(|feature| feature.drop).fold(1e-9, f64::max);
    let row = |feature: &FeatureImportance| FeatureRow {
        name: feature.name.clone(),
        part: feature.part.clone(),
        text: figure(feature.drop.max(0.0)),
        length: (feature.drop / most).clamp(0.0, 1.0) * 100.0,
    };
    let weighty = learned.features.iter().filter(|feature| feature.drop >= NO_WEIGHT).count();
    (learned.features.iter().map(row).collect(), weighty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::model_card::Baseline;

    fn task(name: &str, metric: &str, value: f64, baselines: &[f64]) -> Task {
        Task {
            name: name.into(),
            metric: metric.into(),
            n: 10,
            value,
            baselines: baselines.iter().map(|&value| Baseline { name: "simple".into(), value }).collect(),
        }
    }

    #[test]
    fn figures_are_short() {
        for (value, expected) in [
            (0.78, "0.780"),
            (0.123_45, "0.123"),
            (3.0, "3"),
            (0.0, "0"),
            (0.000_2, "under 0.001"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(figure(value), expected);
        }
    }

    #[test]
    fn figures_of_a_task_stand_together_with_every_baseline() {
        let groups = groups(&[
            task("titles", "recall@1", 0.5, &[0.4, 0.25]),
            task("people", "calibration error", 0.001, &[]),
            task("titles", "recall@5", 0.8, &[0.7]),
        ]);
        assert_eq!(groups.iter().map(|group| group.figures.len()).collect::<Vec<_>>(), [2, 1]);
        let first = &groups[0].figures[0];
        assert_eq!(first.bars.iter().map(|bar| bar.length).collect::<Vec<_>>(), [50.0, 40.0, 25.0]);
        assert!(first.bars[0].ours && !first.bars[1].ours && !first.lower_is_better);
        assert!(groups[1].figures[0].lower_is_better);
    }

    #[test]
    fn bars_stay_on_their_scale() {
        let figure = &groups(&[task("a", "count", 4.0, &[8.0, f64::NAN])])[0].figures[0];
        assert_eq!(figure.bars.iter().map(|bar| bar.length).collect::<Vec<_>>(), [50.0, 100.0, 0.0]);
    }

    #[test]
    fn features_without_weight_are_counted_out() {
        let feature = |name: &str, drop| FeatureImportance { name: name.into(), part: "role".into(), drop };
        let learned = LearnedFeatures {
            features: vec![feature("a", 0.1), feature("b", 0.05), feature("c", 0.0), feature("d", -0.001)],
            ..LearnedFeatures::default()
        };
        let (rows, weighty) = features(&learned);
        assert_eq!(weighty, 2);
        assert_eq!(rows.iter().map(|row| row.length).collect::<Vec<_>>(), [100.0, 50.0, 0.0, 0.0]);
    }
}
