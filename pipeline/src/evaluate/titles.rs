//! Task: free-text titles that were never seen, to occupations.

use super::baselines::Comparison;
use super::metrics::{hit, ranked, reciprocal_rank};
use super::{Task, baseline};
use crate::teacher::Teacher;
use crate::train::corpus::{Corpus, Example, HeldOut, mistype_always};
use anyhow::Result;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use waymark_engine::assets::Assets;
use waymark_engine::titles::probabilities;

/// Recall@1, recall@5 and the mean reciprocal rank.
type Figures = [f64; 3];
const METRICS: [&str; 3] = ["recall@1", "recall@5", "mean reciprocal rank"];

/// English titles beside the baselines, Spanish ones, ones with a slip of the finger, and how often a
/// title that is taken without asking is right.
pub(super) fn measure(corpus: &Corpus, assets: &Assets, teacher: Option<&mut Teacher>) -> Result<Vec<Task>> {
    let known: Vec<&Example> = corpus.titles.iter().collect();
    let mut comparison = Comparison::new(&known, assets.reference.len(), teacher)?;
    let ways = comparison.names();
    comparison.prepare(&corpus.test_titles.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>())?;
    let mut by_way = vec![Figures::default(); ways.len()];
    for (title, gold) in &corpus.test_titles {
        for (sums, scores) in by_way.iter_mut().zip(comparison.scores(&[title])?) {
            add(sums, &ranked(&scores), gold);
        }
    }
    let n = corpus.test_titles.len();
    let mut tasks = figures("Unseen job titles to occupations", &learned(&corpus.test_titles, assets)?, n);
    for (at, task) in tasks.iter_mut().enumerate() {
        task.baselines =
            ways.iter().zip(&by_way).map(|(name, sums)| baseline(name, sums[at] / n as f64)).collect();
    }
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let mistyped: Vec<HeldOut> = corpus
        .test_titles
        .iter()
        .map(|(title, gold)| (mistype_always(title, &mut random), gold.clone()))
        .collect();
    tasks.extend(figures("Unseen job titles with a slip of the finger", &learned(&mistyped, assets)?, n));
    let spanish = &corpus.test_spanish;
    tasks.extend(figures("Unseen Spanish job titles", &learned(spanish, assets)?, spanish.len()));
    tasks.extend(confidence(corpus, assets)?);
    Ok(tasks)
}

fn add(sums: &mut Figures, order: &[usize], gold: &std::collections::BTreeSet<usize>) {
    sums[0] += hit(order, gold, 1);
    sums[1] += hit(order, gold, 5);
    sums[2] += reciprocal_rank(order, gold);
}

fn learned(titles: &[HeldOut], assets: &Assets) -> Result<Figures> {
    let mut sums = Figures::default();
    for (title, gold) in titles {
        if let Some(scores) = probabilities(title, assets, None)? {
            add(&mut sums, &ranked(&scores), gold);
        }
    }
    Ok(sums)
}

fn figures(name: &str, sums: &Figures, n: usize) -> Vec<Task> {
    METRICS
        .iter()
        .zip(sums)
        .map(|(metric, sum)| Task {
            name: name.to_owned(),
            metric: (*metric).to_owned(),
            n,
            value: sum / n.max(1) as f64,
            baselines: Vec::new(),
        })
        .collect()
}

/// How often the first meaning is right where no question is asked, how often none is, and how often the
/// right one is among the three that are offered where one is.
fn confidence(corpus: &Corpus, assets: &Assets) -> Result<Vec<Task>> {
    let (mut taken, mut right, mut asked, mut offered) = (0_usize, 0.0, 0_usize, 0.0);
    for (title, gold) in &corpus.test_titles {
        let Some(scores) = probabilities(title, assets, None)? else { continue };
        let order = ranked(&scores);
        if order.first().is_some_and(|&first| scores[first] >= assets.encoder.confident_probability()) {
            taken += 1;
            right += hit(&order, gold, 1);
        } else {
            asked += 1;
            offered += hit(&order, gold, 3);
        }
    }
    let all = corpus.test_titles.len();
    let task = |name: &str, metric: &str, n: usize, value: f64| Task {
        name: name.to_owned(),
        metric: metric.to_owned(),
        n,
        value,
        baselines: Vec::new(),
    };
    let taken_name = "Unseen job titles that are taken without asking";
    Ok(vec![
        task(taken_name, "precision", taken, right / taken.max(1) as f64),
        task(taken_name, "share", all, taken as f64 / all.max(1) as f64),
        task(
            "Unseen job titles that are asked about",
            "right one among three offered",
            asked,
            offered / asked.max(1) as f64,
        ),
    ])
}
