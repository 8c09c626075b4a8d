//! The likeliest weights and likings after some answers, by Newton's method.
//!
//! Everything unknown is normal, so the log-odds of the answers are, too: with a covariance that adds up what
//! they share. The search is over one number an answer (its pull), as for a Gaussian process; the weights
//! follow from the pulls. A weight that would be negative is held at zero, and let go where it would rise.

use super::{PICKINESS, WEIGHT};
use crate::features::PARTS;

/// Parts of a match.
const COUNT: usize = PARTS.len();
/// Newton's steps at most; a handful are enough.
const STEPS: usize = 50;
/// A gain of the objective below this is none.
const CLOSE: f64 = 1e-10;
/// Times that the set of weights held at zero may change.
const ROUNDS: usize = 4 * COUNT;

/// An answer and what it is evidence of.
pub(super) struct Evidence {
    /// Whether it was yes.
    pub(super) is_yes: bool,
    /// The model's log-odds of a match.
    pub(super) offset: f64,
    /// Parts of the match that it is evidence about; 0 for the others.
    pub(super) parts: [f64; COUNT],
    /// Covariance with all answers of what does not come from weights.
    pub(super) covariance: Vec<f64>,
}

/// What is likeliest.
#[derive(Debug)]
pub(super) struct Fitted {
    /// Weight of each part.
    pub(super) weights: [f64; COUNT],
    /// How far each answer pulls: what was answered less what was expected.
    pub(super) pulls: Vec<f64>,
}

/// Finds what is likeliest after these answers.
pub(super) fn fit(evidence: &[Evidence]) -> Fitted {
    let mut held = [false; COUNT];
    let mut fitted = fit_with(evidence, held);
    for _ in 0..ROUNDS {
        let slope = |part: usize| -> f64 {
            let pulled: f64 =
                evidence.iter().zip(&fitted.pulls).map(|(answer, pull)| answer.parts[part] * pull).sum();
            // At zero the prior pulls a weight up by one over its variance.
            pulled + 1.0 / (WEIGHT * WEIGHT)
        };
        let lowest = (0..COUNT)
            .filter(|&part| !held[part] && fitted.weights[part] < 0.0)
            .min_by(|&a, &b| fitted.weights[a].total_cmp(&fitted.weights[b]));
        let rising = (0..COUNT).find(|&part| held[part] && slope(part) > 1e-9);
        match lowest.or(rising) {
            Some(part) => held[part] = !held[part],
            None => break,
        }
        fitted = fit_with(evidence, held);
    }
    // Should the rounds have run out, what is below zero by a trace stays out of sight.
    fitted.weights = fitted.weights.map(|weight| weight.max(0.0));
    fitted
}

/// The same with some weights held at zero.
fn fit_with(evidence: &[Evidence], held: [bool; COUNT]) -> Fitted {
    let count = evidence.len();
    let offsets: Vec<f64> = evidence
        .iter()
        .map(|answer| {
            let lost: f64 = (0..COUNT).filter(|&part| held[part]).map(|part| answer.parts[part]).sum();
            answer.offset - lost
        })
        .collect();
    let covariance = |row: usize, column: usize| {
        let (one, other) = (&evidence[row], &evidence[column]);
        let parts: f64 =
            (0..COUNT).filter(|&part| !held[part]).map(|part| one.parts[part] * other.parts[part]).sum();
        PICKINESS * PICKINESS + WEIGHT * WEIGHT * parts + one.covariance[column]
    };
    let matrix: Vec<Vec<f64>> =
        (0..count).map(|row| (0..count).map(|column| covariance(row, column)).collect()).collect();
    let moved = |pulls: &[f64]| -> Vec<f64> {
        matrix.iter().map(|row| row.iter().zip(pulls).map(|(a, b)| a * b).sum()).collect()
    };
    let objective = |pulls: &[f64]| -> f64 {
        let moved = moved(pulls);
        evidence
            .iter()
            .zip(&offsets)
            .zip(moved.iter().zip(pulls))
            .map(|((answer, offset), (moved, pull))| {
                let log_odds = offset + moved;
                let towards = if answer.is_yes { log_odds } else { -log_odds };
                -softplus(-towards) - pull * moved / 2.0
            })
            .sum()
    };
    let mut pulls = vec![0.0; count];
    let mut reached = objective(&pulls);
    for _ in 0..STEPS {
        let now = moved(&pulls);
        // With W the curvatures and K the covariance, the next pulls solve (I + W K) p = W K p + (y - π).
        let mut system = vec![vec![0.0; count]; count];
        let mut wanted = vec![0.0; count];
        for row in 0..count {
            let expected = 1.0 / (1.0 + (-(offsets[row] + now[row])).exp());
            let curvature = expected * (1.0 - expected);
            for column in 0..count {
                system[row][column] = curvature * matrix[row][column] + f64::from(u8::from(row == column));
            }
            wanted[row] = curvature * now[row] + f64::from(u8::from(evidence[row].is_yes)) - expected;
        }
        let next = solve(system, wanted);
        let mut share = 1.0;
        let mut gain = 0.0;
        while share > 1e-4 {
            let tried: Vec<f64> =
                pulls.iter().zip(&next).map(|(pull, next)| pull + share * (next - pull)).collect();
            gain = objective(&tried) - reached;
            if gain >= 0.0 {
                pulls = tried;
                reached += gain;
                break;
            }
            share /= 2.0;
        }
        if gain < CLOSE {
            break;
        }
    }
    let weights = std::array::from_fn(|part| {
        if held[part] {
            return 0.0;
        }
        let pulled: f64 = evidence.iter().zip(&pulls).map(|(answer, pull)| answer.parts[part] * pull).sum();
        1.0 + WEIGHT * WEIGHT * pulled
    });
    Fitted { weights, pulls }
}

/// ln(1 + eˣ) without overflow.
fn softplus(value: f64) -> f64 {
    value.max(0.0) + (-value.abs()).exp().ln_1p()
}

/// Solves a system of linear equations by elimination, the largest pivot first.
fn solve(mut system: Vec<Vec<f64>>, mut wanted: Vec<f64>) -> Vec<f64> {
    let count = wanted.len();
    for at in 0..count {
        let pivot = (at..count).max_by(|&a, &b| system[a][at].abs().total_cmp(&system[b][at].abs()));
        let pivot = pivot.unwrap_or(at);
        system.swap(at, pivot);
        wanted.swap(at, pivot);
        let (done, below) = system.split_at_mut(at + 1);
        let row = &done[at];
        for (offset, other) in below.iter_mut().enumerate() {
            // The matrix is one plus what is not negative definite, so its pivots are not zero.
            let share = other[at] / row[at];
            for (entry, above) in other[at..].iter_mut().zip(&row[at..]) {
                *entry -= share * above;
            }
            wanted[at + 1 + offset] -= share * wanted[at];
        }
    }
    for at in (0..count).rev() {
        let known: f64 = (at + 1..count).map(|column| system[at][column] * wanted[column]).sum();
        wanted[at] = (wanted[at] - known) / system[at][at];
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(answers: &[(bool, f64, [f64; COUNT])]) -> Vec<Evidence> {
        let own = |at: usize| (0..answers.len()).map(|other| f64::from(u8::from(at == other))).collect();
        answers
            .iter()
            .enumerate()
            .map(|(at, &(is_yes, offset, parts))| Evidence { is_yes, offset, parts, covariance: own(at) })
            .collect()
    }

    /// Slopes of the log posterior in what determines it: all vanish at the likeliest values.
    fn slopes(evidence: &[Evidence], fitted: &Fitted) -> Vec<f64> {
        let pulls = &fitted.pulls;
        let easily: f64 = PICKINESS * PICKINESS * pulls.iter().sum::<f64>();
        evidence
            .iter()
            .zip(pulls)
            .map(|(answer, pull)| {
                let own: f64 = answer.covariance.iter().zip(pulls).map(|(a, b)| a * b).sum();
                let parts: f64 =
                    (0..COUNT).map(|part| (fitted.weights[part] - 1.0) * answer.parts[part]).sum();
                let log_odds = answer.offset + easily + parts + own;
                f64::from(u8::from(answer.is_yes)) - 1.0 / (1.0 + (-log_odds).exp()) - pull
            })
            .collect()
    }

    #[test]
    fn the_slopes_vanish_at_what_is_found() {
        let answers = evidence(&[
            (false, 2.0, [1.0, 0.5, 0.0, 0.0, -0.4, 0.3, 0.0]),
            (true, 1.5, [0.2, 1.5, 0.0, 0.3, 0.1, -0.5, 0.0]),
            (false, 0.3, [2.0, 0.1, 0.7, 0.0, 0.0, 0.2, 0.0]),
            (true, -1.0, [0.1, 0.9, 0.2, 0.0, -0.2, -0.7, 1.0]),
        ]);
        let fitted = fit(&answers);
        assert!(slopes(&answers, &fitted).iter().all(|slope| slope.abs() < 1e-5), "{fitted:?}");
        assert!(fitted.weights[0] < 1.0 && fitted.weights[1] > 1.0, "{fitted:?}");
    }

    #[test]
    fn no_weight_is_negative_however_many_answers_say_so_and_the_rest_is_still_likeliest() {
        let mut answers = Vec::new();
        for at in 0..30 {
            // The more there is of the first part, the surer the model is; the answers are the other way round.
            let strong = 3.0 * f64::from(at % 6);
            answers.push((at % 6 < 3, strong, [strong, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]));
        }
        let answers = evidence(&answers);
        let fitted = fit(&answers);
        assert_eq!(fitted.weights[0], 0.0);
        assert!(slopes(&answers, &fitted).iter().all(|slope| slope.abs() < 1e-5));
    }

    #[test]
    fn answers_that_were_expected_hardly_change_anything() {
        let sure = evidence(&[(true, 6.0, [3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])]);
        assert!(fit(&sure).weights.iter().all(|weight| (weight - 1.0).abs() < 0.01));
    }
}
