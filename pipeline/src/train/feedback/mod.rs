//! Visitors' feedback as something to learn from, carefully: files come from anybody.
//!
//! [`gather`] reads the files line by line, and lists what it cannot use. [`gather::Gathered::weighed`] caps what
//! one exporter and one occupation can count for. [`check`] refuses answers that no guard would admit and
//! exporters that contradict the model throughout. [`learn`] lets the ranker go on learning from synthetic
//! people and answers together, measures it on people that it has not seen, and puts it back if it has become
//! worse. `docs/feedback.md` states every bound.

pub mod check;
pub mod gather;

use crate::evaluate::metrics::{ranked, recall, roc_area};
use crate::train::encoder::values;
use crate::train::ranker::{Case, RankerNetwork, steps_of};
use anyhow::Result;
pub use gather::{Gathered, Opinion};
use std::collections::BTreeSet;

/// Rounds over the synthetic people and the answers together.
const EPOCHS: usize = 2;
/// Steps at least: few people are gone through more often, or answers beside them would change nothing.
const LEAST_STEPS: usize = 150;
/// What one answer counts for, against one occupation of one synthetic person.
pub const ANSWER_WEIGHT: f32 = 4.0;
/// A measure on held-out people may fall by this much, by chance; more, and the feedback is refused.
pub const MOST_LOSS: f64 = 0.005;

/// How good a ranker is on people that it has not seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quality {
    /// Share of what fits that is among the first ten.
    pub recall: f64,
    /// Area under the ROC curve over all occupations.
    pub area: f64,
}

/// What became of the feedback.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Whether the ranker has learned from it; if not, it is as it was.
    pub accepted: bool,
    /// On held-out people, before.
    pub before: Quality,
    /// And after.
    pub after: Quality,
}

/// Measures a ranker on people.
pub fn quality(network: &RankerNetwork, people: &[Case]) -> Result<Quality> {
    let (mut found, mut pairs) = (0.0, Vec::new());
    for person in people {
        let scores = values(&network.run(person)?.logits)?;
        let gold: BTreeSet<usize> =
            (0..person.matches.len()).filter(|&index| person.matches[index] > 0.0).collect();
        found += recall(&ranked(&scores), &gold, 10);
        let judged = scores.into_iter().zip(&person.matches).zip(&person.weights);
        pairs.extend(judged.filter(|(_, weight)| **weight > 0.0).map(|((score, is), _)| (score, *is > 0.0)));
    }
    Ok(Quality { recall: found / people.len().max(1) as f64, area: roc_area(&mut pairs) })
}

/// Lets a trained ranker learn from answers, beside the people that it has learned from; held-out people decide
/// whether it may keep what it has learned.
pub fn learn(
    network: &RankerNetwork,
    people: &[Case],
    answers: &[Case],
    held_out: &[Case],
    seed: u64,
) -> Result<Outcome> {
    let before = quality(network, held_out)?;
    let earlier = network.snapshot()?;
    let all: Vec<&Case> = people.iter().chain(answers).collect();
    network.go_on(&all, EPOCHS.max(LEAST_STEPS.div_ceil(steps_of(all.len()))), seed)?;
    let after = quality(network, held_out)?;
    // A comparison that a value which is no number fails, too.
    let holds = |before: f64, after: f64| after >= before - MOST_LOSS;
    let accepted = holds(before.recall, after.recall) && holds(before.area, after.area);
    if !accepted {
        network.restore(&earlier)?;
    }
    Ok(Outcome { accepted, before, after })
}
