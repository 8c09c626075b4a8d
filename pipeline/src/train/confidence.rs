//! When the encoder may be taken at its word: probabilities made honest, and a threshold from measured
//! precision, both on validation titles that it was not trained on.

use crate::train::corpus::HeldOut;
use crate::train::encoder::EncoderNetwork;
use candle_core::Result;
use waymark_engine::text::{Bag, Kind};

/// Of the titles that are taken without asking, at least this share must be right.
const WANTED_PRECISION: f64 = 0.85;
/// Fewest titles that a precision is judged on.
const FEWEST: usize = 50;

/// Scales the scores of titles so that their probabilities come true, and returns the probability from
/// which on the first meaning is right often enough.
pub fn calibrate(network: &EncoderNetwork, titles: &[HeldOut]) -> Result<f32> {
    let logits = logits(network, titles)?;
    let sharpness = (5..=30)
        .map(|tenths| f64::from(tenths) / 20.0)
        .min_by(|&a, &b| surprise(&logits, titles, a).total_cmp(&surprise(&logits, titles, b)))
        .unwrap_or(1.0);
    for scores in [&network.title_occupations, &network.title_bias] {
        scores.set(&(scores.as_tensor() * sharpness)?)?;
    }
    let firsts = logits.iter().zip(titles).map(|(logits, (_, gold))| {
        let probabilities = softmax(logits, sharpness);
        let first = (0..probabilities.len()).max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
        first.map_or((0.0, false), |first| (probabilities[first], gold.contains(&first)))
    });
    let threshold = threshold(firsts.collect());
    eprintln!("confidence: sharpness {sharpness:.2}, confident from {threshold:.3} on");
    Ok(threshold as f32)
}

/// Share of titles whose first meaning is right.
pub fn accuracy(network: &EncoderNetwork, titles: &[HeldOut]) -> Result<f64> {
    let logits = logits(network, titles)?;
    let right = logits.iter().zip(titles).filter(|(logits, (_, gold))| {
        let first = (0..logits.len()).max_by(|&a, &b| logits[a].total_cmp(&logits[b]));
        first.is_some_and(|first| gold.contains(&first))
    });
    Ok(right.count() as f64 / titles.len().max(1) as f64)
}

fn logits(network: &EncoderNetwork, titles: &[HeldOut]) -> Result<Vec<Vec<f32>>> {
    let mut logits = Vec::with_capacity(titles.len());
    for chunk in titles.chunks(200) {
        let bags: Vec<Bag> = chunk.iter().map(|(title, _)| Bag::new(title, Kind::Title)).collect();
        let vectors = network.vectors(&bags.iter().collect::<Vec<_>>())?;
        logits.extend(network.logits(&vectors, Kind::Title)?.to_vec2::<f32>()?);
    }
    Ok(logits)
}

fn softmax(logits: &[f32], sharpness: f64) -> Vec<f64> {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weights: Vec<f64> =
        logits.iter().map(|logit| (f64::from(logit - largest) * sharpness).exp()).collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / total).collect()
}

/// Mean surprise at the right occupations, nats.
fn surprise(logits: &[Vec<f32>], titles: &[HeldOut], sharpness: f64) -> f64 {
    let each = logits.iter().zip(titles).map(|(logits, (_, gold))| {
        let probabilities = softmax(logits, sharpness);
        -gold.iter().map(|&occupation| probabilities[occupation]).sum::<f64>().max(1e-9).ln()
    });
    each.sum::<f64>() / titles.len().max(1) as f64
}

/// The lowest probability above which the wanted share is right; 1 if there is none.
fn threshold(mut firsts: Vec<(f64, bool)>) -> f64 {
    firsts.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut lowest) = (0_usize, 1.0);
    for (taken, (probability, is_right)) in (1..).zip(firsts) {
        right += usize::from(is_right);
        if taken >= FEWEST && right as f64 >= WANTED_PRECISION * taken as f64 {
            lowest = probability;
        }
    }
    lowest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_is_as_low_as_precision_allows() {
        let firsts = (0..200).map(|at| (1.0 - f64::from(at) / 200.0, at < 100)).collect();
        // Of the first 117, 100 are right: 0.855; one more would still do, two would not.
        assert!((threshold(firsts) - (1.0 - 116.0 / 200.0)).abs() < 1e-9);
        assert!((threshold(vec![(0.9, false); 100]) - 1.0).abs() < 1e-9);
    }
}
