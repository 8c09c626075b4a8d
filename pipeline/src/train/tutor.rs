//! What the teacher would say of a text's occupations: a small network on top of its vectors.
//!
//! The teacher knows the language but no occupations. A tutor is taught them from labelled texts, and then
//! labels phrases that have none, for the encoder to learn from.

use crate::train::corpus::Example;
use crate::train::network::{Schedule, constant, uniform};
use candle_core::{D, Device, Result, Tensor, Var};
use candle_nn::ops::{log_softmax, softmax};
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

const HIDDEN: usize = 640;
const BATCH: usize = 256;
/// Share of the hidden values that are left out at random in training.
const DROPOUT: f32 = 0.3;

/// A network from the teacher's vectors to occupations.
pub struct Tutor {
    inner: Var,
    inner_bias: Var,
    outer: Var,
    outer_bias: Var,
}

/// Labelled examples with the teacher's vectors of their texts.
pub type Lesson<'a> = (&'a Example, &'a [f32]);

impl Tutor {
    /// Teaches a tutor from labelled texts, in `epochs` rounds.
    pub fn train(lessons: &[Lesson<'_>], occupations: usize, epochs: usize, seed: u64) -> Result<Self> {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let width = lessons.first().map_or(1, |(_, vector)| vector.len());
        let tutor = Self {
            inner: uniform(&[width, HIDDEN], 0.25, &mut random)?,
            inner_bias: constant(&[1, HIDDEN], 0.0)?,
            outer: uniform(&[HIDDEN, occupations], 0.05, &mut random)?,
            outer_bias: constant(&[1, occupations], 0.0)?,
        };
        let parameters = [&tutor.inner, &tutor.inner_bias, &tutor.outer, &tutor.outer_bias].map(Var::clone);
        let steps = epochs * lessons.len().div_ceil(BATCH);
        let mut schedule = Schedule::new(parameters.into(), 2e-3, 2e-2, steps)?;
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        for epoch in 0..epochs {
            order.shuffle(&mut random);
            let mut total = 0.0;
            for batch in order.chunks(BATCH) {
                let vectors: Vec<&[f32]> = batch.iter().map(|&at| lessons[at].1).collect();
                let targets = targets(batch.iter().map(|&at| lessons[at].0), occupations)?;
                let hidden = tutor.hidden(&tensor(&vectors)?)?;
                let hidden = (hidden * dropout(batch.len(), &mut random)?)?;
                let logits = hidden.matmul(&tutor.outer)?.broadcast_add(&tutor.outer_bias)?;
                let loss =
                    ((targets * log_softmax(&logits, D::Minus1)?)?.sum_all()?.neg()? / batch.len() as f64)?;
                total += loss.to_scalar::<f32>()? * batch.len() as f32;
                schedule.step(&loss)?;
            }
            eprintln!("tutor epoch {}/{epochs}: loss {:.3}", epoch + 1, total / lessons.len() as f32);
        }
        Ok(tutor)
    }

    fn hidden(&self, vectors: &Tensor) -> Result<Tensor> {
        vectors.matmul(&self.inner)?.broadcast_add(&self.inner_bias)?.relu()
    }

    /// Probabilities `[texts, occupations]` for vectors of the teacher.
    pub fn probabilities(&self, vectors: &[&[f32]]) -> Result<Tensor> {
        let hidden = self.hidden(&tensor(vectors)?)?;
        let logits = hidden.matmul(&self.outer)?.broadcast_add(&self.outer_bias)?;
        Ok(softmax(&logits, D::Minus1)?.detach())
    }
}

/// What is kept of the hidden values `[texts, HIDDEN]`, scaled up for what is not. The library's own dropout
/// draws from a source that cannot be seeded.
fn dropout(texts: usize, random: &mut ChaCha8Rng) -> Result<Tensor> {
    let kept = 1.0 / (1.0 - DROPOUT);
    let mask = (0..texts * HIDDEN).map(|_| if random.random::<f32>() < DROPOUT { 0.0 } else { kept });
    Tensor::from_vec(mask.collect(), (texts, HIDDEN), &Device::Cpu)
}

/// Rows of one length as a matrix.
pub fn tensor(rows: &[&[f32]]) -> Result<Tensor> {
    let width = rows.first().map_or(1, |row| row.len());
    Tensor::from_vec(rows.concat(), (rows.len(), width), &Device::Cpu)
}

/// Targets of examples as a matrix, a row for each.
pub fn targets<'a>(
    examples: impl ExactSizeIterator<Item = &'a Example>,
    occupations: usize,
) -> Result<Tensor> {
    let count = examples.len();
    let mut targets = vec![0_f32; count * occupations];
    for (row, example) in examples.enumerate() {
        for &(occupation, weight) in &example.targets {
            targets[row * occupations + occupation] = weight;
        }
    }
    Tensor::from_vec(targets, (count, occupations), &Device::Cpu)
}
