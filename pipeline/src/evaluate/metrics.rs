//! Counting how good a ranking is.

use super::CalibrationBin;
use std::collections::BTreeSet;

/// Bins of the calibration error.
const BINS: usize = 15;

/// Indices by falling score, ties by index.
pub(crate) fn ranked(scores: &[f32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    order
}

/// Share of `gold` among the first `k` of `order`.
pub(crate) fn recall(order: &[usize], gold: &BTreeSet<usize>, k: usize) -> f64 {
    let found = order.iter().take(k).filter(|index| gold.contains(index)).count();
    found as f64 / gold.len().max(1) as f64
}

/// 1 for a hit among the first `k`, else 0.
pub(super) fn hit(order: &[usize], gold: &BTreeSet<usize>, k: usize) -> f64 {
    f64::from(u8::from(order.iter().take(k).any(|index| gold.contains(index))))
}

/// One over the rank of the first hit; 0 without one.
pub(super) fn reciprocal_rank(order: &[usize], gold: &BTreeSet<usize>) -> f64 {
    order.iter().position(|index| gold.contains(index)).map_or(0.0, |place| 1.0 / (place as f64 + 1.0))
}

/// Area under the ROC curve: how often a match scores above a non-match, ties counting half.
pub(crate) fn roc_area(pairs: &mut [(f32, bool)]) -> f64 {
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut positives, mut at) = (0.0, 0.0, 0);
    while at < pairs.len() {
        let end = at + pairs[at..].iter().take_while(|pair| pair.0.total_cmp(&pairs[at].0).is_eq()).count();
        let rank = (at + end + 1) as f64 / 2.0;
        let hits = pairs[at..end].iter().filter(|pair| pair.1).count() as f64;
        ranks += rank * hits;
        positives += hits;
        at = end;
    }
    let negatives = pairs.len() as f64 - positives;
    (ranks - positives * (positives + 1.0) / 2.0) / (positives * negatives)
}

/// Expected calibration error over 15 bins of equal width, and the bins that are not empty.
pub(super) fn calibration(pairs: &[(f32, bool)]) -> (f64, Vec<CalibrationBin>) {
    let mut bins = vec![(0.0, 0.0, 0_usize); BINS];
    for &(shown, is_match) in pairs {
        let bin = &mut bins[((shown * BINS as f32) as usize).min(BINS - 1)];
        bin.0 += f64::from(shown);
        bin.1 += f64::from(u8::from(is_match));
        bin.2 += 1;
    }
    let error =
        bins.iter().map(|(shown, observed, _)| (shown - observed).abs()).sum::<f64>() / pairs.len() as f64;
    let described = bins.into_iter().filter(|bin| bin.2 > 0).map(|(shown, observed, n)| CalibrationBin {
        shown: shown / n as f64,
        observed: observed / n as f64,
        n,
    });
    (error, described.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_is_one_for_a_perfect_order_and_half_for_ties() {
        assert!((roc_area(&mut [(0.1, false), (0.2, false), (0.9, true)]) - 1.0).abs() < 1e-9);
        assert!((roc_area(&mut [(0.5, false), (0.5, true)]) - 0.5).abs() < 1e-9);
        assert!(roc_area(&mut [(0.9, false), (0.1, true)]).abs() < 1e-9);
    }

    #[test]
    fn a_forecast_that_comes_true_as_often_as_it_says_has_no_error() {
        let (error, bins) = calibration(&[(0.5, true), (0.5, false), (0.0, false)]);
        assert!(error.abs() < 1e-9);
        assert_eq!(bins.len(), 2);
        let (error, _) = calibration(&[(1.0, false), (1.0, false)]);
        assert!((error - 1.0).abs() < 1e-9);
    }

    #[test]
    fn ranks_are_counted_from_the_first_hit() {
        let gold = BTreeSet::from([2, 3]);
        let order = ranked(&[0.1, 0.9, 0.5, 0.2]);
        assert_eq!(order, [1, 2, 3, 0]);
        assert!((recall(&order, &gold, 2) - 0.5).abs() < 1e-9);
        assert!((hit(&order, &gold, 1)).abs() < 1e-9);
        assert!((reciprocal_rank(&order, &gold) - 0.5).abs() < 1e-9);
    }
}
