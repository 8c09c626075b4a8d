//! Groups of courses by meaning, and names for them.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

const ROUNDS: usize = 30;

/// The group of each vector (all of unit length), by spherical k-means from seeded starts that lie apart.
pub fn group(vectors: &[Vec<f32>], groups: usize, seed: u64) -> Vec<usize> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut centres: Vec<Vec<f32>> = vec![vectors[random.random_range(0..vectors.len())].clone()];
    while centres.len() < groups.min(vectors.len()) {
        // The farther from all centres, the likelier to be the next.
        let far: Vec<f32> =
            vectors.iter().map(|vector| (1.0 - nearest(vector, &centres).1).max(0.0).powi(2)).collect();
        let mut left = random.random::<f32>() * far.iter().sum::<f32>();
        let next = far.iter().position(|far| {
            left -= far;
            left <= 0.0
        });
        centres.push(vectors[next.unwrap_or(vectors.len() - 1)].clone());
    }
    let mut found: Vec<usize> = Vec::new();
    for _ in 0..ROUNDS {
        let next: Vec<usize> = vectors.iter().map(|vector| nearest(vector, &centres).0).collect();
        if next == found {
            break;
        }
        found = next;
        for (number, centre) in centres.iter_mut().enumerate() {
            let members = vectors.iter().zip(&found).filter(|(_, group)| **group == number);
            let mut sum = vec![0.0; centre.len()];
            members.for_each(|(vector, _)| sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value));
            if sum.iter().any(|&value| value != 0.0) {
                *centre = unit(sum);
            }
        }
    }
    found
}

/// The nearest centre and its cosine.
fn nearest(vector: &[f32], centres: &[Vec<f32>]) -> (usize, f32) {
    let cosines = centres.iter().map(|centre| dot(vector, centre)).enumerate();
    cosines.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}

/// The product of two vectors.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The vector at unit length.
pub fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt().max(1e-9);
    vector.iter_mut().for_each(|value| *value /= length);
    vector
}

/// A name for each group: the two labels that set it most apart from the others, each used once.
pub fn names(labels: &[Vec<&str>], groups: &[usize], count: usize) -> Vec<String> {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    let mut within: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); count];
    for (labels, &group) in labels.iter().zip(groups) {
        for label in labels {
            *all.entry(label).or_default() += 1;
            *within[group].entry(label).or_default() += 1;
        }
    }
    let total: usize = all.values().sum();
    within
        .iter()
        .map(|its| {
            let size: usize = its.values().sum();
            let mut telling: Vec<(f64, &str)> = its
                .iter()
                .map(|(&label, &here)| {
                    let expected = all[label] as f64 * size as f64 / total as f64;
                    (here as f64 * (here as f64 / expected.max(1e-9)).ln(), label)
                })
                .collect();
            telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            // Catalogues write some names in small letters.
            let capital = |name: &str| {
                let mut characters = name.chars();
                let first = characters.next().map(|first| first.to_uppercase().to_string());
                first.unwrap_or_default() + characters.as_str()
            };
            let first = telling.first().map_or("Other", |(_, label)| *label);
            // "Data" beside "Data Analysis" would say one thing twice.
            let shares_word = |label: &str| {
                label.split(' ').any(|word| first.to_lowercase().contains(&word.to_lowercase()))
            };
            match telling.iter().skip(1).map(|(_, label)| *label).find(|label| !shares_word(label)) {
                Some(second) => format!("{} and {}", capital(first), capital(second)),
                None => capital(first),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_comes_together() {
        let vectors: Vec<Vec<f32>> =
            [0.0_f32, 0.1, 0.05, 1.5, 1.6, 1.55].iter().map(|angle| vec![angle.cos(), angle.sin()]).collect();
        let groups = group(&vectors, 2, 1);
        assert_eq!(groups[0], groups[1]);
        assert_eq!(groups[1], groups[2]);
        assert_eq!(groups[3], groups[4]);
        assert_ne!(groups[0], groups[3]);
    }

    #[test]
    fn a_group_is_named_after_what_sets_it_apart() {
        let labels = vec![
            vec!["Communication", "Baking"],
            vec!["Communication", "Baking", "Bread Baking"],
            vec!["Communication", "SQL"],
        ];
        let names = names(&labels, &[0, 0, 1], 2);
        assert_eq!(names, ["Baking and Communication", "SQL and Communication"]);
    }
}
