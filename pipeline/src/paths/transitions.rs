//! Learns how natural a move is, from the related occupations that are published.
//!
//! The model is additive: each feature of a pair (see `waymark_routes::FEATURES`) adds to the log-odds what a
//! line through a few points says. It is fitted by Newton's method to pairs of training occupations alone, with
//! a penalty on bends; the problem is convex, so there is one answer and no chance in it. Likeness is taken from
//! vectors that never saw the row's own related occupations, as it is for occupations that nobody has seen.

use crate::raw::{RawData, RelatednessTier};
use crate::train::splits::is_test_occupation;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use waymark_routes::moves::likeness_features;
use waymark_routes::{FEATURES, Figures};
use waymark_tables::TransitionTables;
use waymark_tables::transitions::Curve;

/// Points of each line at most: half by the quantiles of related pairs, half by those of all.
const KNOTS: usize = 12;
/// Penalty on the heights, and on bends.
const RIDGE: f64 = 1.0;
const BEND: f64 = 30.0;
const ROUNDS: usize = 12;

/// A pair of occupations with what is published of it.
struct Pair {
    features: [f32; FEATURES.len()],
    related: bool,
}

/// Whether a pair is published as primarily related, for all pairs, row by row.
pub fn related_pairs(raw: &RawData) -> BTreeSet<(usize, usize)> {
    let primary = raw.related.iter().filter(|pair| pair.tier != RelatednessTier::Supplemental);
    primary.filter_map(|pair| Some((raw.index_of(pair.code)?, raw.index_of(pair.related)?))).collect()
}

/// Fits the curves. `shipped` has the vectors that ship and gets the curves; `unseen` those to learn with.
pub fn learn(
    raw: &RawData,
    figures: &Figures,
    shipped: TransitionTables,
    unseen: &TransitionTables,
) -> Result<TransitionTables> {
    let related = related_pairs(raw);
    let likeness = likeness_features(unseen);
    let training: Vec<usize> =
        (0..figures.len()).filter(|&index| !is_test_occupation(figures.codes[index])).collect();
    let mut pairs = Vec::with_capacity(training.len() * training.len());
    for &from in &training {
        for &to in training.iter().filter(|&&to| to != from) {
            pairs.push(Pair {
                features: figures.features(from, to, likeness[from][to]),
                related: related.contains(&(from, to)),
            });
        }
    }
    let knots: Vec<Vec<f32>> = (0..FEATURES.len()).map(|feature| knots(&pairs, feature)).collect();
    let heights = fit(&pairs, &knots)?;
    let mut curves = Vec::with_capacity(FEATURES.len());
    let mut at = 1;
    for (name, knots) in FEATURES.iter().zip(knots) {
        let mut its: Vec<f32> = heights[at..at + knots.len()].iter().map(|&height| height as f32).collect();
        at += knots.len();
        its.iter_mut().for_each(|height| *height = (*height * 1e4).round() / 1e4);
        curves.push(Curve { name: (*name).to_owned(), knots, heights: its });
    }
    Ok(TransitionTables { base: heights[0] as f32, curves, ..shipped })
}

/// Where the line of a feature may bend: quantiles of related pairs and of all.
fn knots(pairs: &[Pair], feature: usize) -> Vec<f32> {
    let mut knots = Vec::with_capacity(KNOTS);
    for related_alone in [true, false] {
        let mut values: Vec<f32> = pairs
            .iter()
            .filter(|pair| pair.related || !related_alone)
            .map(|pair| pair.features[feature])
            .collect();
        values.sort_by(f32::total_cmp);
        let steps = KNOTS / 2 - 1;
        knots.extend((0..=steps).map(|step| values[(values.len() - 1) * step / steps]));
    }
    knots.sort_by(f32::total_cmp);
    let width = knots.last().zip(knots.first()).map_or(0.0, |(last, first)| last - first);
    let mut apart: Vec<f32> = Vec::new();
    for knot in knots {
        if apart.last().is_none_or(|last| knot - last > width / 50.0) {
            apart.push(knot);
        }
    }
    apart
}

/// The points of a line on both sides of a value, with the share of each.
fn shares(knots: &[f32], value: f32) -> [(usize, f64); 2] {
    let last = knots.len() - 1;
    let after = knots.partition_point(|&knot| knot < value);
    if after == 0 {
        return [(0, 1.0), (0, 0.0)];
    }
    if after > last {
        return [(last, 1.0), (last, 0.0)];
    }
    let share = f64::from((value - knots[after - 1]) / (knots[after] - knots[after - 1]));
    [(after - 1, 1.0 - share), (after, share)]
}

/// Base and heights, by Newton's method.
fn fit(pairs: &[Pair], knots: &[Vec<f32>]) -> Result<Vec<f64>> {
    let starts: Vec<usize> = knots
        .iter()
        .scan(1, |at, knots| {
            let start = *at;
            *at += knots.len();
            Some(start)
        })
        .collect();
    let size = 1 + knots.iter().map(Vec::len).sum::<usize>();
    let row = |pair: &Pair| -> Vec<(usize, f64)> {
        let mut row = vec![(0, 1.0)];
        for ((feature, knots), start) in knots.iter().enumerate().zip(&starts) {
            row.extend(
                shares(knots, pair.features[feature])
                    .into_iter()
                    .filter(|(_, share)| *share > 0.0)
                    .map(|(at, share)| (start + at, share)),
            );
        }
        row
    };
    let rows: Vec<(Vec<(usize, f64)>, f64)> =
        pairs.iter().map(|pair| (row(pair), f64::from(u8::from(pair.related)))).collect();
    let mut heights = vec![0.0; size];
    heights[0] = -4.5;
    for round in 1..=ROUNDS {
        let mut slope = vec![0.0; size];
        let mut curvature = vec![0.0; size * size];
        let mut loss = 0.0;
        for (row, target) in &rows {
            let log_odds: f64 = row.iter().map(|&(at, share)| heights[at] * share).sum();
            let shown = 1.0 / (1.0 + (-log_odds).exp());
            let weight = (shown * (1.0 - shown)).max(1e-9);
            loss -= if *target > 0.5 { shown.max(1e-12).ln() } else { (1.0 - shown).max(1e-12).ln() };
            for &(a, share) in row {
                slope[a] += (shown - target) * share;
                for &(b, other) in row {
                    curvature[a * size + b] += weight * share * other;
                }
            }
        }
        penalise(&heights, knots, &starts, &mut slope, &mut curvature);
        let step = solve(&mut curvature, &slope).context("the transitions do not determine their curves")?;
        let longest = step.iter().map(|step| step.abs()).fold(0.0, f64::max);
        // The first steps from nowhere may be too long.
        let scale = (2.0 / longest).min(1.0);
        heights.iter_mut().zip(&step).for_each(|(height, step)| *height -= scale * step);
        eprintln!("transitions round {round}: loss {:.5}", loss / rows.len() as f64);
        if longest < 1e-5 {
            break;
        }
    }
    Ok(heights)
}

/// Adds what heights and bends cost.
fn penalise(heights: &[f64], knots: &[Vec<f32>], starts: &[usize], slope: &mut [f64], curvature: &mut [f64]) {
    let size = heights.len();
    for at in 1..size {
        slope[at] += RIDGE * heights[at];
        curvature[at * size + at] += RIDGE;
    }
    for (knots, &start) in knots.iter().zip(starts) {
        let width = f64::from(knots[knots.len() - 1] - knots[0]).max(1e-9);
        for at in 1..knots.len().saturating_sub(1) {
            let left = f64::from(knots[at] - knots[at - 1]) / width;
            let right = f64::from(knots[at + 1] - knots[at]) / width;
            // Difference of the two slopes, on a scale where the whole line is one long.
            let bend = [1.0 / left, -1.0 / left - 1.0 / right, 1.0 / right];
            let places = [start + at - 1, start + at, start + at + 1];
            let value: f64 = bend.iter().zip(places).map(|(bend, place)| bend * heights[place]).sum();
            // Short stretches can bend much without the line doing so.
            let weight = BEND * left.min(right).powi(2);
            for (mine, place) in bend.iter().zip(places) {
                slope[place] += weight * value * mine;
                for (other, beside) in bend.iter().zip(places) {
                    curvature[place * size + beside] += weight * mine * other;
                }
            }
        }
    }
}

/// Solves a symmetric positive definite system by Cholesky's decomposition; `None` if it is not one.
fn solve(matrix: &mut [f64], right: &[f64]) -> Option<Vec<f64>> {
    let size = right.len();
    for column in 0..size {
        for row in column..size {
            let known: f64 = (0..column).map(|at| matrix[row * size + at] * matrix[column * size + at]).sum();
            let rest = matrix[row * size + column] - known;
            matrix[row * size + column] = if row == column {
                if rest <= 0.0 {
                    return None;
                }
                rest.sqrt()
            } else {
                rest / matrix[column * size + column]
            };
        }
    }
    let mut solution = right.to_vec();
    for row in 0..size {
        let known: f64 = (0..row).map(|at| matrix[row * size + at] * solution[at]).sum();
        solution[row] = (solution[row] - known) / matrix[row * size + row];
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|at| matrix[at * size + row] * solution[at]).sum();
        solution[row] = (solution[row] - known) / matrix[row * size + row];
    }
    Some(solution)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved_and_one_without_solution_told() {
        let solution = solve(&mut [4.0, 2.0, 2.0, 3.0], &[8.0, 7.0]).unwrap();
        assert!((solution[0] - 1.25).abs() < 1e-9 && (solution[1] - 1.5).abs() < 1e-9, "{solution:?}");
        assert!(solve(&mut [1.0, 2.0, 2.0, 1.0], &[1.0, 1.0]).is_none());
    }

    #[test]
    fn a_value_lies_between_two_points() {
        let knots = [0.0, 1.0, 3.0];
        assert_eq!(shares(&knots, -1.0)[0], (0, 1.0));
        assert_eq!(shares(&knots, 9.0)[0], (2, 1.0));
        assert_eq!(shares(&knots, 2.0), [(1, 0.5), (2, 0.5)]);
    }

    #[test]
    fn the_fit_finds_a_rule_that_is_there_and_comes_true() {
        // Related are four in five of the pairs with a feature above one half, and one in ten of the others.
        let pairs: Vec<Pair> = (0..4_000)
            .map(|number| {
                let value = (number % 100) as f32 / 100.0;
                let draw = (number / 100) % 10;
                let mut features = [0.0; FEATURES.len()];
                features[0] = value;
                features[1] = (number % 7) as f32;
                Pair { features, related: if value > 0.5 { draw < 8 } else { draw < 1 } }
            })
            .collect();
        let knots: Vec<Vec<f32>> = (0..FEATURES.len()).map(|feature| knots(&pairs, feature)).collect();
        let heights = fit(&pairs, &knots).unwrap();
        let shown = |value: f32| {
            let mut log_odds = heights[0] as f32;
            let mut start = 1;
            for (feature, knots) in knots.iter().enumerate() {
                let its = match feature {
                    0 => value,
                    1 => 3.0,
                    _ => 0.0,
                };
                let heights = heights[start..start + knots.len()].iter().map(|&height| height as f32);
                let curve = Curve { knots: knots.clone(), heights: heights.collect(), ..Curve::default() };
                log_odds += curve.at(its);
                start += knots.len();
            }
            1.0 / (1.0 + (-log_odds).exp())
        };
        assert!((shown(0.95) - 0.8).abs() < 0.1, "{}", shown(0.95));
        assert!((shown(0.1) - 0.1).abs() < 0.1, "{}", shown(0.1));
    }
}
