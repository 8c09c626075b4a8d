//! Scores as probabilities.

use crate::elementwise::{exp, largest};

/// Unnormalised log-probabilities as probabilities.
pub fn softmax(logits: &[f32]) -> Vec<f32> {
    let (mut shares, total, _) = exponentials(logits);
    shares.iter_mut().for_each(|share| *share /= total);
    shares
}

/// Logarithm of the softmax, value by value.
pub fn log_softmax(logits: &[f32]) -> impl Iterator<Item = f32> + '_ {
    let (_, total, largest) = exponentials(logits);
    let log_sum = total.ln() + largest;
    logits.iter().map(move |logit| logit - log_sum)
}

/// The exponential of each less the largest, what these sum to, and the largest.
fn exponentials(logits: &[f32]) -> (Vec<f32>, f32, f32) {
    let largest = largest(logits);
    let mut shares: Vec<f32> = logits.iter().map(|logit| logit - largest).collect();
    exp(&mut shares);
    let total = shares.iter().sum();
    (shares, total, largest)
}
