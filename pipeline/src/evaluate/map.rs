//! Task: whether the map keeps neighbours. Nothing is held out here: it asks how much of the learned likeness two
//! dimensions can show.

use super::{Task, baseline};
use crate::map::{likeness_vectors, principal_map};
use crate::models::Release;
use anyhow::Result;
use std::collections::BTreeSet;
use waymark_tables::MapTables;
use waymark_tables::format::read;

/// So many most alike are looked for.
const ALIKE: usize = 10;
/// Among so many nearest on the map.
const NEAREST: [usize; 2] = [10, 30];

/// The map of the release, over every occupation on it.
pub(super) fn measure(release: &Release) -> Result<Vec<Task>> {
    let vectors = likeness_vectors(release)?;
    let (table, _) = read::<MapTables>(&release.bytes("map")?)?;
    let shipped: Vec<[f64; 2]> =
        (0..table.len()).map(|occupation| table.place(occupation).map(f64::from)).collect();
    let components = principal_map(&vectors);
    let task = |nearest: usize| Task {
        name: format!("The {ALIKE} most alike, found among the {nearest} nearest on the map"),
        metric: "share found".to_owned(),
        n: vectors.len(),
        value: kept(&vectors, &shipped, nearest),
        baselines: vec![
            baseline("two principal components", kept(&vectors, &components, nearest)),
            baseline("chance", nearest as f64 / (vectors.len() as f64 - 1.0)),
        ],
    };
    Ok(NEAREST.map(task).into())
}

/// Mean share of each occupation's most alike that are among its nearest on the map.
fn kept(vectors: &[Vec<f64>], places: &[[f64; 2]], nearest: usize) -> f64 {
    let share = |at: usize| {
        let unlike = |other: usize| -vectors[at].iter().zip(&vectors[other]).map(|(a, b)| a * b).sum::<f64>();
        let away = |other: usize| (places[at][0] - places[other][0]).hypot(places[at][1] - places[other][1]);
        let alike = first(at, vectors.len(), ALIKE, unlike);
        let near = first(at, vectors.len(), nearest, away);
        alike.intersection(&near).count() as f64 / alike.len().max(1) as f64
    };
    (0..vectors.len()).map(share).sum::<f64>() / vectors.len().max(1) as f64
}

/// The others with the least of something, at most `most`.
fn first(own: usize, count: usize, most: usize, least: impl Fn(usize) -> f64) -> BTreeSet<usize> {
    let mut others: Vec<(f64, usize)> =
        (0..count).filter(|&other| other != own).map(|other| (least(other), other)).collect();
    others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    others.into_iter().take(most).map(|(_, other)| other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_that_is_the_likeness_keeps_all_neighbours_and_a_shuffled_one_does_not() {
        let angle = |at: usize| at as f64 * 0.02;
        let vectors: Vec<Vec<f64>> = (0..60).map(|at| vec![angle(at).cos(), angle(at).sin()]).collect();
        let faithful: Vec<[f64; 2]> = (0..60).map(|at| [angle(at), 0.0]).collect();
        let shuffled: Vec<[f64; 2]> = (0..60).map(|at| [angle(at * 37 % 60), 0.0]).collect();
        assert!(kept(&vectors, &faithful, 10) > 0.99);
        assert!(kept(&vectors, &shuffled, 10) < 0.5);
        assert!(kept(&vectors, &shuffled, 59) > 0.99);
    }
}
