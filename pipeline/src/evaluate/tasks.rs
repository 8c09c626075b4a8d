//! The tasks of the evaluation.

use super::lexical::NearestTitle;
use super::metrics::{calibration, hit, ranked, recall, reciprocal_rank, roc_area};
use super::{Baseline, CalibrationBin, Task};
use crate::raw::{RawData, RelatednessTier};
use crate::train::corpus::Corpus;
use crate::train::people::{Population, Split};
use crate::train::splits::is_test_occupation;
use anyhow::Result;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use waymark_engine::assets::Assets;
use waymark_engine::baseline;
use waymark_engine::features::Features;
use waymark_engine::page::likeness;
use waymark_engine::reference::cosine;
use waymark_engine::titles::{CONFIDENT_PROBABILITY, probabilities};
use waymark_engine::visitor::Visitor;

/// People in the evaluation, and the seed that they are drawn with.
const PEOPLE: usize = 1_500;
const SEED: u64 = 77;

fn baselines<const N: usize>(named: [(&str, f64); N]) -> Vec<Baseline> {
    named.map(|(name, value)| Baseline { name: name.to_owned(), value }).into()
}

/// Related occupations of test occupations, among all rated ones.
pub(super) fn related(raw: &RawData, assets: &Assets) -> Result<Vec<Task>> {
    let reference = &assets.reference;
    let (mut learned, mut by_skills, mut by_ratings, mut n) = (0.0, 0.0, 0.0, 0);
    for (index, occupation) in raw.occupations.iter().enumerate() {
        if !is_test_occupation(occupation.code) || !reference.rated[index] {
            continue;
        }
        let primary = raw.related.iter().filter(|pair| pair.code == occupation.code);
        let gold: BTreeSet<usize> = primary
            .filter(|pair| pair.tier != RelatednessTier::Supplemental)
            .filter_map(|pair| raw.index_of(pair.related))
            .filter(|&other| reference.rated[other])
            .collect();
        if gold.is_empty() {
            continue;
        }
        let order = |scores: &[f32]| -> Vec<usize> {
            ranked(scores).into_iter().filter(|&other| other != index && reference.rated[other]).collect()
        };
        let ratings: Vec<f32> = (0..reference.len())
            .map(|other| cosine(&reference.importance_z[index], &reference.importance_z[other]))
            .collect();
        learned += recall(&order(&likeness(index, assets)?), &gold, 10);
        by_skills += recall(&order(&baseline::likeness(index, reference)), &gold, 10);
        by_ratings += recall(&order(&ratings), &gold, 10);
        n += 1;
    }
    let count = f64::from(n);
    Ok(vec![Task {
        name: "Related occupations of unseen occupations".to_owned(),
        metric: "recall@10".to_owned(),
        n: n as usize,
        value: learned / count,
        baselines: baselines([
            ("skill cosine", by_skills / count),
            ("skill and knowledge ratings, standardised, cosine", by_ratings / count),
        ]),
    }])
}

/// Free-text titles that were never seen.
pub(super) fn titles(raw: &RawData, assets: &Assets) -> Result<Vec<Task>> {
    let corpus = Corpus::new(raw);
    let known = corpus.titles.iter().map(|example| {
        (example.text.as_str(), example.targets.iter().map(|&(occupation, _)| occupation).collect())
    });
    let nearest = NearestTitle::new(known);
    let mut learned = [0.0; 3];
    let mut lexical = [0.0; 3];
    let (mut confident, mut confident_hits) = (0_usize, 0.0);
    for (title, gold) in &corpus.test_titles {
        let Some(scores) = probabilities(title, assets, None)? else { continue };
        let order = ranked(&scores);
        let by_characters = ranked(&nearest.scores(title, scores.len()));
        for (sums, order) in [(&mut learned, &order), (&mut lexical, &by_characters)] {
            sums[0] += hit(order, gold, 1);
            sums[1] += hit(order, gold, 5);
            sums[2] += reciprocal_rank(order, gold);
        }
        if order.first().is_some_and(|&first| scores[first] >= CONFIDENT_PROBABILITY) {
            confident += 1;
            confident_hits += hit(&order, gold, 1);
        }
    }
    let n = corpus.test_titles.len();
    let count = n as f64;
    let task = |metric: &str, at: usize| Task {
        name: "Unseen job titles to occupations".to_owned(),
        metric: metric.to_owned(),
        n,
        value: learned[at] / count,
        baselines: baselines([("nearest title, TF-IDF of 3-5 characters", lexical[at] / count)]),
    };
    Ok(vec![
        task("recall@1", 0),
        task("recall@5", 1),
        task("mean reciprocal rank", 2),
        Task {
            name: "Unseen job titles that are taken without asking".to_owned(),
            metric: "precision".to_owned(),
            n: confident,
            value: confident_hits / confident.max(1) as f64,
            baselines: Vec::new(),
        },
    ])
}

/// Held-out synthetic people: ranking, separation and calibration of the match.
pub(super) fn people(raw: &RawData, assets: &Assets) -> Result<(Vec<Task>, Vec<CalibrationBin>)> {
    let reference = &assets.reference;
    let population = Population::new(raw, Split::Test);
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let lexicon = assets.lexicon().ok();
    let (mut pairs, mut baseline_pairs) = (Vec::new(), Vec::new());
    let (mut found, mut baseline_found) = (0.0, 0.0);
    for _ in 0..PEOPLE {
        let person = population.person(&mut random);
        let lexicon = lexicon.filter(|_| person.may_look_up);
        let visitor = Visitor::new(&person.profile, reference, &assets.encoder, &assets.vocabulary, lexicon)?;
        let features = Features::new(&visitor, reference);
        let learned = assets.ranker.rank(&visitor.origin, &features.rows, features.known)?.probability;
        let simple = baseline::scores(&visitor, reference);
        let judged = |scores: &[f32]| -> Vec<(f32, bool)> {
            let all = scores.iter().zip(&person.matches).zip(&person.weights);
            all.filter(|(_, weight)| **weight > 0.0)
                .map(|((score, is_match), _)| (*score, *is_match > 0.0))
                .collect()
        };
        let gold: BTreeSet<usize> =
            (0..reference.len()).filter(|&index| person.matches[index] > 0.0).collect();
        found += recall(&ranked(&learned), &gold, 10);
        baseline_found += recall(&ranked(&simple), &gold, 10);
        pairs.extend(judged(&learned));
        baseline_pairs.extend(judged(&simple));
    }
    let (error, bins) = calibration(&pairs);
    let name = "Synthetic people from unseen occupations";
    let task = |metric: &str, n: usize, value: f64, baselines: Vec<Baseline>| Task {
        name: name.to_owned(),
        metric: metric.to_owned(),
        n,
        value,
        baselines,
    };
    let people = PEOPLE as f64;
    let judged = pairs.len();
    Ok((
        vec![
            task(
                "recall@10",
                PEOPLE,
                found / people,
                baselines([("skill and interest cosine", baseline_found / people)]),
            ),
            task(
                "ROC area",
                judged,
                roc_area(&mut pairs),
                baselines([("skill and interest cosine", roc_area(&mut baseline_pairs))]),
            ),
            task("calibration error", judged, error, Vec::new()),
        ],
        bins,
    ))
}
