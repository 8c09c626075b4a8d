//! Task: moves to related occupations, from occupations that were held out.
//!
//! The gold is the same as for likeness, and so are the queries, so that it shows what the directional features
//! add to it.

use super::metrics::{calibration, ranked, recall, roc_area};
use super::{Task, baseline};
use crate::paths::transitions::related_pairs;
use crate::raw::RawData;
use crate::train::splits::is_test_occupation;
use anyhow::Result;
use std::collections::BTreeSet;
use waymark_engine::assets::Assets;
use waymark_engine::baseline as cosine_baseline;

/// Moves of at least this naturalness are held to it.
const SHOWN: f32 = 0.05;

/// What a way to score moves has reached so far.
#[derive(Default)]
struct Tally {
    recall: f64,
    pairs: Vec<(f32, bool)>,
}

/// Moves from test occupations to all rated ones.
pub(super) fn measure(raw: &RawData, assets: &Assets) -> Result<Vec<Task>> {
    let (reference, moves) = (&assets.reference, assets.moves()?);
    let related = related_pairs(raw);
    let mut tallies: [Tally; 3] = std::array::from_fn(|_| Tally::default());
    let mut n = 0;
    for (from, occupation) in raw.occupations.iter().enumerate() {
        if !is_test_occupation(occupation.code) || !reference.rated[from] {
            continue;
        }
        let gold: BTreeSet<usize> = related
            .range((from, 0)..(from + 1, 0))
            .map(|&(_, to)| to)
            .filter(|&to| reference.rated[to])
            .collect();
        if gold.is_empty() {
            continue;
        }
        n += 1;
        let likeness = (0..reference.len()).map(|to| moves.likeness(from, to)).collect();
        let by_way = [moves.natural_row(from), cosine_baseline::likeness(from, reference), likeness];
        for (tally, scores) in tallies.iter_mut().zip(by_way) {
            let order: Vec<usize> =
                ranked(&scores).into_iter().filter(|&to| to != from && reference.rated[to]).collect();
            tally.recall += recall(&order, &gold, 10);
            tally.pairs.extend(order.iter().map(|to| (scores[*to], gold.contains(to))));
        }
    }
    let pairs = tallies[0].pairs.len();
    // Of all pairs nearly none is related, and to say so is no art.
    let moves_shown: Vec<(f32, bool)> =
        tallies[0].pairs.iter().copied().filter(|(natural, _)| *natural >= SHOWN).collect();
    let (error, _) = calibration(&moves_shown);
    let recalls = tallies.each_ref().map(|tally| tally.recall / f64::from(n));
    let areas = tallies.each_mut().map(|tally| roc_area(&mut tally.pairs));
    let task = |metric: &str, n: usize, values: [f64; 3]| Task {
        name: "Moves to related occupations of unseen occupations".to_owned(),
        metric: metric.to_owned(),
        n,
        value: values[0],
        baselines: vec![baseline("skill cosine", values[1]), baseline("learned likeness alone", values[2])],
    };
    Ok(vec![
        task("recall@10", n as usize, recalls),
        task("ROC area", pairs, areas),
        Task {
            name: "Moves shown as natural with 5% or more, against how often they are listed".to_owned(),
            metric: "calibration error".to_owned(),
            n: moves_shown.len(),
            value: error,
            baselines: Vec::new(),
        },
    ])
}
