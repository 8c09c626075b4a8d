//! Calibration of the ranker: log-odds that come true.

use super::{Case, RankerNetwork};
use crate::train::encoder::values;
use candle_core::Result;

impl RankerNetwork {
    /// Stretches and shifts the log-odds so that they come true on these people with the likeness that the
    /// network has now. Parts are stretched alike, so that they still add up.
    pub fn calibrate(&mut self, cases: &[Case]) -> Result<()> {
        let mut pairs = Vec::new();
        for case in cases {
            let logits = values(&self.run(case)?.logits)?;
            let judged = logits.into_iter().zip(&case.matches).zip(&case.weights);
            pairs.extend(
                judged
                    .filter(|(_, weight)| **weight > 0.0)
                    .map(|((logit, is_match), _)| (f64::from(logit), f64::from(*is_match))),
            );
        }
        let (stretch, shift) = fit(&pairs);
        eprintln!("calibration: log-odds times {stretch:.3}, plus {shift:.3}");
        for weights in [&self.gain, &self.gain_bias, &self.base, &self.base_bias, &self.crowd_outer] {
            weights.set(&(weights.as_tensor() * stretch)?)?;
        }
        self.base_bias.set(&(self.base_bias.as_tensor() + shift)?)
    }
}

/// Stretch and shift of log-odds under which the outcomes are likeliest, by Newton's method.
fn fit(pairs: &[(f64, f64)]) -> (f64, f64) {
    let (mut stretch, mut shift) = (1.0, 0.0);
    for _ in 0..20 {
        let (mut slope, mut level, mut curves) = (0.0, 0.0, [0.0; 3]);
        for &(logit, outcome) in pairs {
            let probability = 1.0 / (1.0 + (-(stretch * logit + shift)).exp());
            let (miss, doubt) = (outcome - probability, probability * (1.0 - probability));
            slope += miss * logit;
            level += miss;
            curves[0] += doubt * logit * logit;
            curves[1] += doubt * logit;
            curves[2] += doubt;
        }
        let [a, b, c] = curves;
        let determinant = (a * c - b * b).max(1e-9);
        stretch += (c * slope - b * level) / determinant;
        shift += (a * level - b * slope) / determinant;
    }
    (stretch, shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_odds_that_are_twice_too_far_out_are_halved() {
        // At log-odds of 2 ln 3 stated, three in four come true, which is ln 3; and the other way round.
        let stated = 2.0 * 3.0_f64.ln();
        let pairs: Vec<(f64, f64)> = (0..400)
            .map(|at| {
                let sign = if at % 2 == 0 { 1.0 } else { -1.0 };
                let rare = at / 2 % 4 == 0;
                (sign * stated, f64::from(u8::from((sign > 0.0) != rare)))
            })
            .collect();
        let (stretch, shift) = fit(&pairs);
        assert!((stretch - 0.5).abs() < 1e-6 && shift.abs() < 1e-6, "{stretch} {shift}");
    }
}
