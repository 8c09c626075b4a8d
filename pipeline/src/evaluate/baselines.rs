//! Simpler and larger ways to understand words, that the models are measured against.
//!
//! Each scores all occupations for a text: by the nearest of the occupation's known texts, or by the mean
//! of them; in characters in common, or in the meaning that MiniLM gives.

use super::lexical::NearestText;
use crate::raw::RawData;
use crate::teacher::{DIMENSIONS, Teacher};
use crate::train::corpus::Example;
use anyhow::Result;

/// Known texts with the teacher's vectors.
pub(super) struct Meaning {
    vectors: Vec<Vec<f32>>,
    occupations: Vec<Vec<usize>>,
    centroids: Vec<Vec<f32>>,
}

impl Meaning {
    /// Embeds known texts.
    pub(super) fn new(examples: &[&Example], count: usize, teacher: &mut Teacher) -> Result<Self> {
        let texts: Vec<&str> = examples.iter().map(|example| example.text.as_str()).collect();
        let vectors = teacher.embed(&texts)?;
        let occupations: Vec<Vec<usize>> = examples
            .iter()
            .map(|example| example.targets.iter().map(|&(occupation, _)| occupation).collect())
            .collect();
        let mut centroids = vec![vec![0.0_f32; DIMENSIONS]; count];
        for (vector, example) in vectors.iter().zip(examples) {
            for &(occupation, weight) in &example.targets {
                for (sum, value) in centroids[occupation].iter_mut().zip(vector) {
                    *sum += weight * value;
                }
            }
        }
        for centroid in &mut centroids {
            let length = dot(centroid, centroid).sqrt().max(1e-9);
            centroid.iter_mut().for_each(|value| *value /= length);
        }
        Ok(Self { vectors, occupations, centroids })
    }

    /// Cosine with the nearest text of each occupation.
    pub(super) fn nearest(&self, vector: &[f32]) -> Vec<f32> {
        let mut scores = vec![-1.0_f32; self.centroids.len()];
        for (known, occupations) in self.vectors.iter().zip(&self.occupations) {
            let cosine = dot(known, vector);
            for &occupation in occupations {
                scores[occupation] = scores[occupation].max(cosine);
            }
        }
        scores
    }

    /// Cosine with the mean of each occupation's texts.
    pub(super) fn centroid(&self, vector: &[f32]) -> Vec<f32> {
        self.centroids.iter().map(|centroid| dot(centroid, vector)).collect()
    }
}

/// Product of two vectors, in eight sums side by side, which the machine adds at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

/// Official titles with the teacher's vectors.
pub(super) struct MeaningOfTitles(Vec<Vec<f32>>);

impl MeaningOfTitles {
    pub(super) fn new(raw: &RawData, teacher: &mut Teacher) -> Result<Self> {
        let titles: Vec<&str> = raw.occupations.iter().map(|occupation| occupation.title.as_str()).collect();
        Ok(Self(teacher.embed(&titles)?))
    }

    /// Cosine of an occupation's title with every other's.
    pub(super) fn of_official_title(&self, occupation: usize) -> Vec<f32> {
        self.0.iter().map(|title| dot(title, &self.0[occupation])).collect()
    }
}

/// What understands a text for comparison: characters always, meaning where the teacher is at hand.
pub(super) struct Comparison<'a> {
    nearest: NearestText,
    meaning: Option<(Meaning, &'a mut Teacher)>,
    count: usize,
}

impl<'a> Comparison<'a> {
    /// Knows the texts of `examples`.
    pub(super) fn new(examples: &[&Example], count: usize, teacher: Option<&'a mut Teacher>) -> Result<Self> {
        let known = examples.iter().map(|example| {
            (example.text.as_str(), example.targets.iter().map(|&(occupation, _)| occupation).collect())
        });
        let meaning = match teacher {
            Some(teacher) => Some((Meaning::new(examples, count, teacher)?, teacher)),
            None => None,
        };
        Ok(Self { nearest: NearestText::new(known), meaning, count })
    }

    /// Names of the ways that [`Comparison::scores`] gives, in its order.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = vec!["nearest by TF-IDF of 3-5 characters"];
        if self.meaning.is_some() {
            names.extend(["MiniLM, nearest", "MiniLM, occupation centroid"]);
        }
        names
    }

    /// Computes what these texts mean, all together: far faster than one by one.
    pub(super) fn prepare(&mut self, texts: &[&str]) -> Result<()> {
        if let Some((_, teacher)) = &mut self.meaning {
            teacher.embed(texts)?;
        }
        Ok(())
    }

    /// Scores of all occupations for several texts together, one list for each way.
    pub(super) fn scores(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>> {
        let mut by_way = vec![vec![0.0; self.count]; self.names().len()];
        let add = |sums: &mut Vec<f32>, scores: Vec<f32>| {
            sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
        };
        for text in texts {
            add(&mut by_way[0], self.nearest.scores(text, self.count));
        }
        if let Some((meaning, teacher)) = &mut self.meaning {
            for vector in teacher.embed(texts)? {
                add(&mut by_way[1], meaning.nearest(&vector));
                add(&mut by_way[2], meaning.centroid(&vector));
            }
        }
        Ok(by_way)
    }
}
