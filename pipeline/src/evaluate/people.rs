//! Task: held-out synthetic people. Ranking, match or no match, calibration, and what each feature is worth.

use super::metrics::{calibration, ranked, recall, roc_area};
use super::{CalibrationBin, FeatureImportance, LearnedFeatures, Task, baseline};
use crate::raw::RawData;
use crate::train::people::{Person, Population};
use anyhow::Result;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use waymark_engine::assets::Assets;
use waymark_engine::baseline as cosine_baseline;
use waymark_engine::features::{FEATURE_PARTS, FEATURES, Features, PARTS};
use waymark_engine::visitor::Visitor;

/// People in the evaluation, and the seed that they are drawn with.
const PEOPLE: usize = 1_500;
const SEED: u64 = 77;
/// Training people whose pairs set the threshold between match and no match.
const THRESHOLD_PEOPLE: usize = 600;
/// Held-out people that the worth of features is measured on.
const FEATURE_PEOPLE: usize = 300;
/// Pay within this ratio is near.
const NEAR_PAY: f32 = 1.15;

/// What was measured on people.
pub(super) struct Measured {
    pub(super) tasks: Vec<Task>,
    pub(super) calibration: Vec<CalibrationBin>,
    pub(super) features: LearnedFeatures,
}

/// A person with what the engine makes of them.
struct Judged {
    person: Person,
    visitor: Visitor,
    features: Features,
    learned: Vec<f32>,
    simple: Vec<f32>,
}

fn judge(population: &Population<'_>, count: usize, seed: u64, assets: &Assets) -> Result<Vec<Judged>> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let lexicon = assets.lexicon().ok();
    (0..count)
        .map(|_| {
            let person = population.person(&mut random);
            let lexicon = lexicon.filter(|_| person.may_look_up);
            let visitor = Visitor::new(
                &person.profile, &assets.reference, &assets.encoder, &assets.vocabulary, lexicon,
            )?;
            let features = Features::new(&visitor, &assets.reference);
            let learned = assets.ranker.rank(&visitor.origin, &visitor.goal, &features)?.probability;
            let simple = cosine_baseline::scores(&visitor, &assets.reference);
            Ok(Judged { person, visitor, features, learned, simple })
        })
        .collect()
}

/// Measures on people of `test` occupations; only the threshold comes from people of `train` occupations.
pub(super) fn measure(
    raw: &RawData,
    train: &Population<'_>,
    test: &Population<'_>,
    assets: &Assets,
) -> Result<Measured> {
    let people = judge(test, PEOPLE, SEED, assets)?;
    let (mut found, mut simply_found) = (0.0, 0.0);
    let (mut pairs, mut simple_pairs) = (Vec::new(), Vec::new());
    for judged in &people {
        let gold: BTreeSet<usize> =
            (0..raw.occupations.len()).filter(|&index| judged.person.matches[index] > 0.0).collect();
        found += recall(&ranked(&judged.learned), &gold, 10);
        simply_found += recall(&ranked(&judged.simple), &gold, 10);
        pairs.extend(all_pairs(&judged.person, &judged.learned));
        simple_pairs.extend(all_pairs(&judged.person, &judged.simple));
    }
    let (error, bins) = calibration(&pairs);
    let shown: Vec<(f32, bool)> = people.iter().flat_map(first_ten).collect();
    let (shown_error, _) = calibration(&shown);
    let by_cosine = |value| vec![baseline("skill and interest cosine", value)];
    let name = "Synthetic people from unseen occupations";
    let task = |metric: &str, n: usize, value: f64, baselines| Task {
        name: name.to_owned(),
        metric: metric.to_owned(),
        n,
        value,
        baselines,
    };
    let mut tasks = vec![
        task("recall@10", PEOPLE, found / PEOPLE as f64, by_cosine(simply_found / PEOPLE as f64)),
        task(
            "ROC area, all occupations",
            pairs.len(),
            roc_area(&mut pairs),
            by_cosine(roc_area(&mut simple_pairs)),
        ),
        task("calibration error, all occupations", pairs.len(), error, Vec::new()),
        task("calibration error, the ten shown", shown.len(), shown_error, Vec::new()),
    ];
    let training = judge(train, THRESHOLD_PEOPLE, SEED + 2, assets)?;
    let shown: Vec<(f32, bool)> = training.iter().flat_map(first_ten).collect();
    tasks.push(Task {
        name: "Synthetic people from training occupations".to_owned(),
        metric: "calibration error, the ten shown".to_owned(),
        n: shown.len(),
        value: calibration(&shown).0,
        baselines: Vec::new(),
    });
    for positives in [Positives::Home, Positives::Related] {
        tasks.extend(hard_negatives(raw, &training, &people, positives, assets));
    }
    Ok(Measured {
        tasks,
        calibration: bins,
        features: weights(&people[..FEATURE_PEOPLE.min(people.len())], assets)?,
    })
}

/// Every occupation of which it can be said whether it is a match.
fn all_pairs<'a>(person: &'a Person, scores: &'a [f32]) -> impl Iterator<Item = (f32, bool)> + 'a {
    let all = scores.iter().zip(&person.matches).zip(&person.weights);
    all.filter(|(_, weight)| **weight > 0.0).map(|((score, is_match), _)| (*score, *is_match > 0.0))
}

/// The ten occupations that the person would see, those among them of which it can be said.
fn first_ten(judged: &Judged) -> Vec<(f32, bool)> {
    let pairs =
        ranked(&judged.learned).into_iter().take(10).filter(|&index| judged.person.weights[index] > 0.0);
    pairs.map(|index| (judged.learned[index], judged.person.matches[index] > 0.0)).collect()
}

/// What counts as a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Positives {
    /// The occupation that the person is at home in.
    Home,
    /// Those that are published as primarily related to it, of which the ranker never saw any.
    Related,
}

impl Positives {
    fn name(self) -> &'static str {
        match self {
            Self::Home => "Match or no match: the person's own occupation, and one near it in pay or field",
            Self::Related => "Match or no match: occupations related to the person's own, and others near it",
        }
    }

    fn of(self, person: &Person) -> Vec<usize> {
        let matches = person.matches.iter().enumerate().filter(|(_, is_match)| **is_match > 0.0);
        matches
            .map(|(index, _)| index)
            .filter(|&index| (index == person.home) == (self == Self::Home))
            .collect()
    }
}

/// Match or no match: each match of a person beside one occupation that is none, near in pay or in field.
/// The threshold between them comes from training people.
fn hard_negatives(
    raw: &RawData,
    training: &[Judged],
    people: &[Judged],
    positives: Positives,
    assets: &Assets,
) -> Vec<Task> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED + 1);
    let mut draw = |people: &[Judged]| {
        let (mut learned, mut simple) = (Vec::new(), Vec::new());
        for judged in people {
            for (index, is_match) in hard_pairs(raw, &judged.person, positives, assets, &mut random) {
                learned.push((judged.learned[index], is_match));
                simple.push((judged.simple[index], is_match));
            }
        }
        (learned, simple)
    };
    let (training_pairs, simple_training_pairs) = draw(training);
    let (pairs, mut simple_pairs) = draw(people);
    let task = |metric: &str, value: f64, by_cosine: f64| Task {
        name: positives.name().to_owned(),
        metric: metric.to_owned(),
        n: pairs.len(),
        value,
        baselines: vec![baseline("skill and interest cosine", by_cosine)],
    };
    let right = accuracy(&pairs, best_threshold(training_pairs));
    let simply_right = accuracy(&simple_pairs, best_threshold(simple_training_pairs));
    vec![
        task("accuracy", right, simply_right),
        task("ROC area", roc_area(&mut pairs.clone()), roc_area(&mut simple_pairs)),
    ]
}

/// A person's matches, and as many occupations that are none: half of the home's field, half of its pay.
fn hard_pairs(
    raw: &RawData,
    person: &Person,
    positives: Positives,
    assets: &Assets,
    random: &mut ChaCha8Rng,
) -> Vec<(usize, bool)> {
    let core = &assets.reference.core;
    let pay = &assets.reference.median_pay;
    let major = |index: usize| core.code(index).soc().major();
    let none = |index: &usize| person.weights[*index] > 0.0 && person.matches[*index] == 0.0;
    let of_field: Vec<usize> =
        (0..raw.occupations.len()).filter(none).filter(|&index| major(index) == major(person.home)).collect();
    let of_pay: Vec<usize> = (0..raw.occupations.len())
        .filter(none)
        .filter(|&index| match (pay[index], pay[person.home]) {
            (Some(its), Some(home)) => (its / home).ln().abs() <= NEAR_PAY.ln(),
            _ => false,
        })
        .collect();
    let mut pairs = Vec::new();
    for index in positives.of(person) {
        let pool = if random.random_bool(0.5) { &of_field } else { &of_pay };
        if let Some(&negative) = pool.choose(random) {
            pairs.extend([(index, true), (negative, false)]);
        }
    }
    pairs
}

fn accuracy(pairs: &[(f32, bool)], threshold: f32) -> f64 {
    let right = pairs.iter().filter(|(score, is_match)| (*score >= threshold) == *is_match).count();
    right as f64 / pairs.len().max(1) as f64
}

/// The score from which on "match" is right most often.
fn best_threshold(mut pairs: Vec<(f32, bool)>) -> f32 {
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut right = pairs.iter().filter(|(_, is_match)| *is_match).count() as i64;
    let (mut best, mut threshold) = (right, f32::NEG_INFINITY);
    for window in pairs.windows(2) {
        right += if window[0].1 { -1 } else { 1 };
        if right > best && window[1].0 > window[0].0 {
            (best, threshold) = (right, f32::midpoint(window[0].0, window[1].0));
        }
    }
    threshold
}

/// How much less likely the ranker finds what is so, when one feature is shuffled among the occupations
/// of each person, for every feature.
fn weights(people: &[Judged], assets: &Assets) -> Result<LearnedFeatures> {
    let loss = |change: &mut dyn FnMut(&Judged) -> Features| -> Result<f64> {
        let mut sum = 0.0;
        for judged in people {
            let visitor = &judged.visitor;
            let ranking = assets.ranker.rank(&visitor.origin, &visitor.goal, &change(judged))?;
            for (shown, is_match) in all_pairs(&judged.person, &ranking.probability) {
                let shown = f64::from(shown.clamp(1e-6, 1.0 - 1e-6));
                sum -= if is_match { shown.ln() } else { (1.0 - shown).ln() };
            }
        }
        Ok(sum / people.len() as f64)
    };
    let whole = loss(&mut |judged| judged.features.clone())?;
    let mut features: Vec<FeatureImportance> = FEATURE_PARTS
        .iter()
        .enumerate()
        .map(|(feature, &(name, part))| {
            let mut random = ChaCha8Rng::seed_from_u64(SEED + 3);
            let shuffled = loss(&mut |judged| shuffle(&judged.features, feature, &mut random))?;
            Ok(FeatureImportance {
                name: name.to_owned(),
                part: PARTS[part].to_owned(),
                drop: shuffled - whole,
            })
        })
        .collect::<Result<_>>()?;
    features.sort_by(|a, b| b.drop.total_cmp(&a.drop));
    Ok(LearnedFeatures {
        metric: "log-likelihood of a person's matches, nats".to_owned(),
        n: people.len(),
        value: -whole,
        features,
    })
}

fn shuffle(features: &Features, feature: usize, random: &mut ChaCha8Rng) -> Features {
    let mut features = features.clone();
    let mut column: Vec<f32> = features.rows.iter().skip(feature).step_by(FEATURES).copied().collect();
    column.shuffle(random);
    for (value, shuffled) in features.rows.iter_mut().skip(feature).step_by(FEATURES).zip(column) {
        *value = shuffled;
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_separates_what_can_be_separated() {
        let pairs = vec![(0.1, false), (0.2, false), (0.3, true), (0.25, false), (0.9, true)];
        let threshold = best_threshold(pairs.clone());
        assert!((accuracy(&pairs, threshold) - 1.0).abs() < 1e-9, "{threshold}");
        assert!((accuracy(&[(0.9, false)], threshold)).abs() < 1e-9);
    }
}
