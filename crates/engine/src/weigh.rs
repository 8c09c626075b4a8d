//! The order of results when more matters than fit.
//!
//! `score = fit · ln(p / (1 − p)) + pay · z(ln pay) + growth · z(growth) − preparation · z(extra job zones)
//! − exposure · z(exposure)`
//!
//! where `p` is the match, the weights are those of [`Weights`], and `z` is a figure less its mean over all
//! occupations, in standard deviations, cut at [`FURTHEST`]. A figure that is not published counts as the
//! mean: it neither helps nor harms. So with equal weights one standard deviation of pay is worth one unit
//! of log-odds. The match itself is never changed, and a result that hardly fits needs more than good pay.

use crate::elementwise;
use crate::reference::Reference;
use waymark_domain::{Concern, Weights};

/// A figure this many standard deviations from the mean counts no more than one that is nearer.
pub const FURTHEST: f32 = 3.0;
/// A match this near to 0 or 1 counts as no nearer.
const LEAST_DOUBT: f32 = 1e-6;

/// The score of every occupation for these weights; `job_zone` is the one that the visitor is prepared for.
pub fn scores(
    probability: &[f32],
    weights: Weights,
    job_zone: Option<f32>,
    reference: &Reference,
) -> Vec<f32> {
    let fit = f32::from(weights.of(Concern::Fit));
    let mut scores: Vec<f32> = probability.iter().copied().map(odds).collect();
    elementwise::ln(&mut scores);
    scores.iter_mut().for_each(|score| *score *= fit);
    for concern in Concern::ALL {
        let weight = f32::from(weights.of(concern));
        if concern == Concern::Fit || weight == 0.0 {
            continue;
        }
        for (score, figure) in scores.iter_mut().zip(standardised(&figures(concern, job_zone, reference))) {
            *score += weight * figure;
        }
    }
    scores
}

/// The log-odds of a match, ln(p / (1 − p)).
pub fn log_odds(probability: f32) -> f32 {
    odds(probability).ln()
}

fn odds(probability: f32) -> f32 {
    let probability = probability.clamp(LEAST_DOUBT, 1.0 - LEAST_DOUBT);
    probability / (1.0 - probability)
}

/// A concern's figure for every occupation, the more wanted the higher; `None` where it is not published.
fn figures(concern: Concern, job_zone: Option<f32>, reference: &Reference) -> Vec<Option<f32>> {
    let core = &reference.core;
    (0..reference.len())
        .map(|occupation| match concern {
            Concern::Fit => None,
            // The nation's figure: those of places lack too many occupations to put all in one order.
            Concern::Pay => reference.median_pay[occupation].map(f32::ln),
            Concern::Growth => core.projection(occupation).map(|projection| f32::from(projection.change)),
            Concern::Preparation => {
                let asked = f32::from(core.job_zones[occupation]);
                // Work that asks for less than the visitor has is no quicker to be prepared for.
                Some(-job_zone.map_or(asked, |mine| (asked - mine).max(0.0)))
            }
            Concern::Exposure => core.exposure(occupation).map(|share| -share),
        })
        .collect()
}

/// Figures less their mean, in standard deviations, cut at [`FURTHEST`]; 0 for a missing one, and for all if
/// they hardly differ.
fn standardised(figures: &[Option<f32>]) -> Vec<f32> {
    let known = || figures.iter().copied().flatten();
    let count = known().count().max(1) as f32;
    let mean = known().sum::<f32>() / count;
    let deviation = (known().map(|figure| (figure - mean).powi(2)).sum::<f32>() / count).sqrt();
    let score = |figure: f32| {
        if deviation < 1e-6 { 0.0 } else { ((figure - mean) / deviation).clamp(-FURTHEST, FURTHEST) }
    };
    figures.iter().map(|figure| figure.map_or(0.0, score)).collect()
}

/// Indices of the scores, highest first, ties in order.
pub fn order(scores: &[f32]) -> Vec<usize> {
    order_with_last(scores, |_| false)
}

/// The same, with what is `last` behind all others.
pub fn order_with_last(scores: &[f32], last: impl Fn(usize) -> bool) -> Vec<usize> {
    first_with_last(scores, scores.len(), last)
}

/// The first `top` of [`order`].
pub fn first(scores: &[f32], top: usize) -> Vec<usize> {
    first_with_last(scores, top, |_| false)
}

/// The first `top` of [`order_with_last`].
pub fn first_with_last(scores: &[f32], top: usize, last: impl Fn(usize) -> bool) -> Vec<usize> {
    // One whole number for each says all that decides, so that sorting compares nothing but numbers: from the
    // highest bit down, whether it is last, its score, and its place.
    let key = |(place, score): (usize, &f32)| {
        u64::from(last(place)) << 63 | u64::from(!rising(*score)) << 31 | place as u64
    };
    let mut keys: Vec<u64> = scores.iter().enumerate().map(key).collect();
    if top < keys.len() {
        keys.select_nth_unstable(top);
        keys.truncate(top);
    }
    keys.sort_unstable();
    keys.into_iter().map(|key| (key & 0x7FFF_FFFF) as usize).collect()
}

/// A whole number that is the higher, the higher the score is, as [`f32::total_cmp`] has it.
fn rising(score: f32) -> u32 {
    let bits = score.to_bits();
    if score.is_sign_negative() { !bits } else { bits | 1 << 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_standardised_and_missing_ones_are_neutral() {
        let standard = standardised(&[Some(1.0), None, Some(3.0), Some(1.0), Some(3.0)]);
        assert_eq!(standard, [-1.0, 0.0, 1.0, -1.0, 1.0]);
        assert_eq!(standardised(&[Some(5.0), Some(5.0), None]), [0.0; 3]);
        assert_eq!(standardised(&[None, None]), [0.0; 2]);
        let mut with_outlier = vec![Some(0.0); 99];
        with_outlier.push(Some(1e6));
        assert_eq!(standardised(&with_outlier)[99], FURTHEST);
    }

    #[test]
    fn log_odds_are_finite_at_the_ends_and_rise() {
        assert_eq!(log_odds(0.5), 0.0);
        assert!(log_odds(0.0).is_finite() && log_odds(1.0).is_finite());
        assert!(log_odds(0.0) < log_odds(0.1) && log_odds(0.1) < log_odds(1.0));
    }

    #[test]
    fn the_highest_score_is_first_and_ties_keep_their_order() {
        assert_eq!(order(&[0.5, 2.0, 0.5, -1.0]), [1, 0, 2, 3]);
        assert_eq!(order(&[-2.0, -0.0, 0.0, f32::INFINITY, -1e-30, 1e-30]), [3, 5, 2, 1, 4, 0]);
        assert_eq!(order_with_last(&[0.5, 2.0, 0.5, -1.0], |place| place < 2), [2, 3, 1, 0]);
    }

    #[test]
    fn the_first_are_those_of_the_whole_order() {
        let scores: Vec<f32> =
            (0..60_u32).map(|at| (at.wrapping_mul(2_654_435_761) % 17) as f32 - 5.0).collect();
        let last = |place: usize| place % 7 == 3;
        for top in [0, 1, 10, 59, 60, 100] {
            assert_eq!(first(&scores, top), order(&scores)[..top.min(60)]);
            assert_eq!(first_with_last(&scores, top, last), order_with_last(&scores, last)[..top.min(60)]);
        }
    }
}
