//! A trained ranker that goes on learning, and can be put back.

use super::{Case, RankerNetwork};
use crate::train::network::Schedule;
use candle_core::{Result, Tensor};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// Where the learning rate goes to at most: a tenth of the first training's.
const PEAK: f64 = 1e-3;
const PEOPLE_PER_STEP: usize = 8;

/// Steps in one round over so many cases.
pub fn steps_of(cases: usize) -> usize {
    cases.div_ceil(PEOPLE_PER_STEP)
}

/// The values of a network's parameters at one time.
pub struct Snapshot(Vec<Tensor>);

impl RankerNetwork {
    /// The values as they are now.
    pub fn snapshot(&self) -> Result<Snapshot> {
        Ok(Snapshot(self.parameters().iter().map(|values| values.as_tensor().copy()).collect::<Result<_>>()?))
    }

    /// Puts values back.
    pub fn restore(&self, snapshot: &Snapshot) -> Result<()> {
        self.parameters().iter().zip(&snapshot.0).try_for_each(|(values, earlier)| values.set(earlier))
    }

    /// Goes on learning from all these cases, `epochs` rounds.
    pub fn go_on(&self, cases: &[&Case], epochs: usize, seed: u64) -> Result<()> {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut order: Vec<&Case> = cases.to_vec();
        let steps = epochs * steps_of(order.len());
        let mut schedule = Schedule::new(self.parameters(), PEAK, 0.0, steps)?;
        for _ in 0..epochs {
            order.shuffle(&mut random);
            for batch in order.chunks(PEOPLE_PER_STEP) {
                let weights = self.weights()?;
                let losses: Vec<Tensor> =
                    batch.iter().map(|case| self.loss(&weights, case)).collect::<Result<_>>()?;
                schedule.step(&(Tensor::stack(&losses, 0)?.sum_all()? / batch.len() as f64)?)?;
            }
        }
        Ok(())
    }
}
