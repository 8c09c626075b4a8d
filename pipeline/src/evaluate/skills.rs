//! Task: three to ten skills in free text, to the occupation that they were taken from.

use super::baselines::Comparison;
use super::metrics::{hit, ranked};
use super::{Task, baseline};
use crate::teacher::Teacher;
use crate::train::corpus::{Corpus, Example};
use crate::train::people::Population;
use anyhow::Result;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use waymark_domain::{Profile, Skill};
use waymark_engine::assets::Assets;
use waymark_engine::features::Features;
use waymark_engine::visitor::Visitor;

/// Lists of skills in the evaluation, and the seed that they are drawn with.
const LISTS: usize = 1_500;
const SEED: u64 = 78;

/// Skills alone, of held-out occupations, through the whole of the engine.
pub(super) fn measure(
    population: &Population<'_>,
    corpus: &Corpus,
    assets: &Assets,
    teacher: Option<&mut Teacher>,
) -> Result<Vec<Task>> {
    let known: Vec<&Example> = corpus.names.iter().collect();
    let count = assets.reference.len();
    let mut comparison = Comparison::new(&known, count, teacher)?;
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let (mut found, mut by_way) = (0.0, vec![0.0; comparison.names().len()]);
    let lists: Vec<(usize, Vec<Skill>)> =
        (0..LISTS).map(|_| population.skills(random.random_range(3..=10), &mut random)).collect();
    let all = lists.iter().flat_map(|(_, skills)| skills).map(|skill| skill.name.as_str());
    comparison.prepare(&all.collect::<Vec<_>>())?;
    for (home, skills) in lists {
        let gold = BTreeSet::from([home]);
        let names: Vec<&str> = skills.iter().map(|skill| skill.name.as_str()).collect();
        for (sum, scores) in by_way.iter_mut().zip(comparison.scores(&names)?) {
            *sum += hit(&ranked(&scores), &gold, 10);
        }
        let profile = Profile { skills, ..Profile::default() };
        let visitor = Visitor::new(&profile, &assets.reference, &assets.encoder, &assets.vocabulary, None)?;
        let features = Features::new(&visitor, &assets.reference);
        let ranking = assets.ranker.rank(&visitor.origin, &visitor.goal, &features)?;
        found += hit(&ranked(&ranking.probability), &gold, 10);
    }
    let names = comparison.names();
    let baselines = names.iter().zip(by_way).map(|(name, sum)| baseline(name, sum / LISTS as f64));
    Ok(vec![Task {
        name: "Three to ten skills to the occupation that they are of".to_owned(),
        metric: "recall@10".to_owned(),
        n: LISTS,
        value: found / LISTS as f64,
        baselines: baselines.collect(),
    }])
}
