//! Baseline for words: the nearest known text by the characters in common.

use std::collections::{BTreeMap, HashMap};

/// Known texts as TF-IDF vectors of character n-grams (3 to 5), in an inverted index.
pub(super) struct NearestText {
    postings: HashMap<String, Vec<(u32, f32)>>,
    occupations: Vec<Vec<usize>>,
}

/// How often each n-gram is in a text; in order, so that sums come out the same at every run.
fn grams(text: &str) -> BTreeMap<String, f32> {
    let letters: Vec<char> = format!(" {} ", text.to_lowercase()).chars().collect();
    let mut counts = BTreeMap::new();
    for length in 3..=5 {
        for gram in letters.windows(length) {
            *counts.entry(gram.iter().collect()).or_insert(0.0) += 1.0;
        }
    }
    counts
}

impl NearestText {
    /// Indexes texts with the occupations that they stand for.
    pub(super) fn new<'a>(titles: impl Iterator<Item = (&'a str, Vec<usize>)>) -> Self {
        let (counts, occupations): (Vec<_>, Vec<_>) = titles.map(|(title, of)| (grams(title), of)).unzip();
        let mut frequency: HashMap<&str, f32> = HashMap::new();
        for gram in counts.iter().flat_map(BTreeMap::keys) {
            *frequency.entry(gram).or_default() += 1.0;
        }
        let documents = counts.len() as f32;
        let mut postings: HashMap<String, Vec<(u32, f32)>> = HashMap::new();
        for (title, counts) in counts.iter().enumerate() {
            let weigh = |(gram, count): (&String, &f32)| {
                (gram.clone(), count * (documents / frequency[gram.as_str()]).ln())
            };
            let weights: Vec<(String, f32)> = counts.iter().map(weigh).collect();
            let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(1e-6);
            for (gram, weight) in weights {
                // The query's weight is the same for all titles, so one factor of rarity is applied here.
                let rarity = (documents / frequency[gram.as_str()]).ln();
                postings.entry(gram).or_default().push((title as u32, weight / length * rarity));
            }
        }
        Self { postings, occupations }
    }

    /// Best cosine (up to a factor of the query's own) of each occupation's texts.
    pub(super) fn scores(&self, text: &str, count: usize) -> Vec<f32> {
        let mut by_title = vec![0.0_f32; self.occupations.len()];
        let grams = grams(text);
        let length = grams.values().map(|weight| weight * weight).sum::<f32>().sqrt().max(1e-6);
        for (gram, weight) in grams {
            let weight = weight / length;
            for &(title, known) in self.postings.get(&gram).map(Vec::as_slice).unwrap_or_default() {
                by_title[title as usize] += weight * known;
            }
        }
        let mut scores = vec![0.0_f32; count];
        for (title, score) in by_title.into_iter().enumerate() {
            for &occupation in &self.occupations[title] {
                scores[occupation] = scores[occupation].max(score);
            }
        }
        scores
    }
}
