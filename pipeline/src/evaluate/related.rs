//! Task: related occupations of occupations that were held out.

use super::baselines::MeaningOfTitles;
use super::metrics::{ranked, recall};
use super::{Task, baseline};
use crate::raw::{RawData, RelatednessTier};
use crate::train::splits::is_test_occupation;
use anyhow::Result;
use std::collections::BTreeSet;
use waymark_engine::assets::Assets;
use waymark_engine::baseline as cosine_baseline;
use waymark_engine::page::likeness;
use waymark_engine::reference::cosine;

/// Related occupations of test occupations, among all rated ones.
pub(super) fn measure(
    raw: &RawData,
    assets: &Assets,
    meaning: Option<&MeaningOfTitles>,
) -> Result<Vec<Task>> {
    let reference = &assets.reference;
    let mut sums = [0.0; 4];
    let mut n = 0;
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
        let found = |scores: &[f32]| {
            let order: Vec<usize> = ranked(scores)
                .into_iter()
                .filter(|&other| other != index && reference.rated[other])
                .collect();
            recall(&order, &gold, 10)
        };
        let ratings: Vec<f32> = (0..reference.len())
            .map(|other| cosine(&reference.importance_z[index], &reference.importance_z[other]))
            .collect();
        sums[0] += found(&likeness(index, assets)?);
        sums[1] += found(&cosine_baseline::likeness(index, reference));
        sums[2] += found(&ratings);
        sums[3] += meaning.map_or(0.0, |meaning| found(&meaning.of_official_title(index)));
        n += 1;
    }
    let [learned, by_skills, by_ratings, by_title] = sums.map(|sum| sum / n as f64);
    let mut baselines = vec![
        baseline("skill cosine", by_skills),
        baseline("skill and knowledge ratings, standardised, cosine", by_ratings),
    ];
    baselines.extend(meaning.map(|_| baseline("MiniLM on titles", by_title)));
    Ok(vec![Task {
        name: "Related occupations of unseen occupations".to_owned(),
        metric: "recall@10".to_owned(),
        n,
        value: learned,
        baselines,
    }])
}
