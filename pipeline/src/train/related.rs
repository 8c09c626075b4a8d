//! Learned likeness of occupations.
//!
//! A pair of occupations is described by how alike they are in many views (ratings, activities,
//! technologies, words of tasks and titles, programmes, place in the classification, preparation,
//! pay). A small network learns from the related occupations that O*NET publishes, among training
//! occupations only, which views count. Its judgement of all pairs is then pressed into one vector
//! for each occupation, which is what ships.

use crate::raw::{RawData, RelatednessTier};
use crate::train::network::{Schedule, constant, uniform};
use crate::train::splits::is_test_occupation;
use crate::train::views::Views;
use candle_core::{D, Device, Result, Tensor, Var};
use candle_nn::ops::{log_softmax, softmax};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// Length of the shipped vectors.
pub const DIMENSIONS: usize = 96;
const HIDDEN: usize = 32;
/// Networks, each of which leaves out another share of the training occupations.
const NETWORKS: usize = 5;
const EPOCHS: usize = 12;
const OCCUPATIONS_PER_STEP: usize = 16;
/// Weight of a published pair by tier, as a target.
fn tier_weight(tier: RelatednessTier) -> f32 {
    match tier {
        RelatednessTier::PrimaryShort => 1.0,
        RelatednessTier::PrimaryLong => 0.8,
        RelatednessTier::Supplemental => 0.2,
    }
}

/// Scores pairs from their views.
struct PairNetwork {
    inner: Var,
    inner_bias: Var,
    outer: Var,
    direct: Var,
}

impl PairNetwork {
    fn new(views: usize, random: &mut ChaCha8Rng) -> Result<Self> {
        Ok(Self {
            inner: uniform(&[views, HIDDEN], 0.4, random)?,
            inner_bias: constant(&[1, HIDDEN], 0.0)?,
            outer: uniform(&[HIDDEN, 1], 0.2, random)?,
            direct: uniform(&[views, 1], 0.1, random)?,
        })
    }

    fn parameters(&self) -> Vec<Var> {
        [&self.inner, &self.inner_bias, &self.outer, &self.direct].map(Var::clone).into()
    }

    /// Scores `[pairs]` of views `[pairs, views]`.
    fn score(&self, views: &Tensor) -> Result<Tensor> {
        let bent = views.matmul(&self.inner)?.broadcast_add(&self.inner_bias)?.relu()?.matmul(&self.outer)?;
        (bent + views.matmul(&self.direct)?)?.squeeze(1)
    }
}

/// Published relatedness of the occupations in `seen` (ascending) as weights, `related[i][j]`; rows and
/// columns of others are empty.
fn training_pairs(raw: &RawData, seen: &[usize]) -> Vec<Vec<(usize, f32)>> {
    let mut related = vec![Vec::new(); raw.occupations.len()];
    for pair in &raw.related {
        let index = |code| raw.index_of(code).filter(|index| seen.binary_search(index).is_ok());
        if let (Some(from), Some(to)) = (index(pair.code), index(pair.related)) {
            related[from].push((to, tier_weight(pair.tier)));
        }
    }
    related
}

/// Scores of every pair, a row for each occupation, in nats within the row; the diagonal is very low.
pub struct PairScores {
    /// By all networks together: what ships.
    pub shipped: Vec<Vec<f32>>,
    /// Each row by a network that was trained without that occupation: as good as the shipped ones are for
    /// occupations that no network saw, and so what the ranker has to learn to rely on.
    pub unseen: Vec<Vec<f32>>,
}

/// Learns the scores of all pairs.
pub fn learn(raw: &RawData, views: &Views, seed: u64) -> Result<PairScores> {
    let count = raw.occupations.len();
    let all: Vec<usize> = (0..count).collect();
    let training: Vec<usize> =
        all.iter().copied().filter(|&index| !is_test_occupation(raw.occupations[index].code)).collect();
    let mut shipped = vec![vec![0.0; count]; count];
    let mut unseen = vec![Vec::new(); count];
    for number in 0..NETWORKS {
        let mut random = ChaCha8Rng::seed_from_u64(seed + number as u64);
        let left_out = |index: usize| index % NETWORKS == number;
        let seen: Vec<usize> = training.iter().copied().filter(|&index| !left_out(index)).collect();
        let network = train_pairs(&training_pairs(raw, &seen), &seen, views, &mut random)?;
        for occupation in 0..count {
            let scored = network.score(&views.tensor(occupation, &all)?)?.to_vec1::<f32>()?;
            for (sum, score) in shipped[occupation].iter_mut().zip(&scored) {
                *sum += score / NETWORKS as f32;
            }
            if left_out(occupation) {
                unseen[occupation] = scored;
            }
        }
    }
    for scores in [&mut shipped, &mut unseen] {
        scores.iter_mut().enumerate().for_each(|(occupation, row)| normalise(occupation, row));
    }
    Ok(PairScores { shipped, unseen })
}

/// Brings a row to nats, with the diagonal very low.
fn normalise(occupation: usize, row: &mut [f32]) {
    row[occupation] = f32::NEG_INFINITY;
    let largest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let log_sum = row.iter().map(|score| (score - largest).exp()).sum::<f32>().ln() + largest;
    row.iter_mut().for_each(|score| *score = (*score - log_sum).max(-30.0));
}

fn train_pairs(
    related: &[Vec<(usize, f32)>],
    candidates: &[usize],
    views: &Views,
    random: &mut ChaCha8Rng,
) -> Result<PairNetwork> {
    let network = PairNetwork::new(views.len(), random)?;
    let mut occupations: Vec<usize> =
        candidates.iter().copied().filter(|&index| !related[index].is_empty()).collect();
    let steps = EPOCHS * occupations.len().div_ceil(OCCUPATIONS_PER_STEP);
    let mut schedule = Schedule::new(network.parameters(), 1e-2, 1e-3, steps)?;
    for epoch in 0..EPOCHS {
        occupations.shuffle(random);
        let mut total = 0.0;
        for batch in occupations.chunks(OCCUPATIONS_PER_STEP) {
            let mut inputs = Vec::with_capacity(batch.len());
            let mut targets = vec![0_f32; batch.len() * candidates.len()];
            for (row, &occupation) in batch.iter().enumerate() {
                inputs.push(views.tensor(occupation, candidates)?);
                let sum: f32 = related[occupation].iter().map(|(_, weight)| weight).sum();
                for &(other, weight) in &related[occupation] {
                    if let Ok(column) = candidates.binary_search(&other) {
                        targets[row * candidates.len() + column] = weight / sum;
                    }
                }
            }
            let shape = (batch.len(), candidates.len());
            let logits = network.score(&Tensor::cat(&inputs, 0)?)?.reshape(shape)?;
            let targets = Tensor::from_vec(targets, shape, &Device::Cpu)?;
            let loss =
                ((targets * log_softmax(&logits, D::Minus1)?)?.sum_all()?.neg()? / batch.len() as f64)?;
            total += loss.to_scalar::<f32>()? * batch.len() as f32;
            schedule.step(&loss)?;
        }
        if (epoch + 1) % 4 == 0 {
            eprintln!("likeness epoch {}/{EPOCHS}: loss {:.3}", epoch + 1, total / occupations.len() as f32);
        }
    }
    Ok(network)
}

/// Vectors whose products rank the pairs as `scores` do, `[occupations, DIMENSIONS]` of unit length.
pub fn press(scores: &[Vec<f32>], seed: u64) -> Result<Tensor> {
    let count = scores.len();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let vectors = uniform(&[count, DIMENSIONS], 0.3, &mut random)?;
    let sharpness = constant(&[1, 1], 12.0)?;
    let flat: Vec<f32> = scores.iter().flatten().copied().collect();
    let target = softmax(&Tensor::from_vec(flat, (count, count), &Device::Cpu)?, D::Minus1)?;
    let apart = Tensor::eye(count, candle_core::DType::F32, &Device::Cpu)?.affine(-1e4, 0.0)?;
    let steps = 300;
    let mut schedule = Schedule::new(vec![vectors.clone(), sharpness.clone()], 3e-2, 0.0, steps)?;
    for step in 0..steps {
        let unit = unit_rows(&vectors)?;
        let logits = (unit.matmul(&unit.t()?)?.broadcast_mul(&sharpness)? + &apart)?;
        let loss = ((&target * log_softmax(&logits, D::Minus1)?)?.sum_all()?.neg()? / count as f64)?;
        if (step + 1) % 100 == 0 {
            eprintln!("likeness vectors step {}/{steps}: loss {:.3}", step + 1, loss.to_scalar::<f32>()?);
        }
        schedule.step(&loss)?;
    }
    unit_rows(&vectors)?.detach().contiguous()
}

fn unit_rows(vectors: &Tensor) -> Result<Tensor> {
    vectors.broadcast_div(&(vectors.sqr()?.sum_keepdim(1)? + 1e-8)?.sqrt()?)
}
