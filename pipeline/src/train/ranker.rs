//! Training of the ranker.
//!
//! Each part of the match is a small network of its own over its own features, and the parts add up
//! to the log-odds; so what a part says can be shown. The parts' networks lie side by side in two
//! block matrices, whose other entries are held at zero, so that one product computes them all.
//! Which parts are known, and how clear the role and the goal are, sets how much each part counts, and
//! where the sum starts from.
//!
//! What skills and preparation are worth depends on the role: a skill speaks louder for an occupation that
//! the role speaks for, too, and to lead others means another occupation for a nurse than for a mason. So
//! these two parts also see the role and the goal. What they would say by those alone is taken off: a part
//! is what its own features add, and nothing where they are nothing.
//!
//! Where a role has many occupations like it, each of them is less likely a match than the same likeness
//! says where there are few. So the start also depends on how many matches the parts other than skills
//! would make together.
//!
//! The part of the skills is held to rise with its features: half of its hidden values are weighed in and
//! out by numbers that are not negative, half by numbers that are not positive; and whether skills are known
//! changes no other part. So naming a skill that an occupation asks for, or rating it higher, never lowers
//! that occupation's match.

mod adjust;
mod calibration;
mod export;
mod likeness;

use crate::train::network::{Schedule, constant, uniform};
pub use adjust::{Snapshot, steps_of};
use candle_core::{Device, Result, Tensor, Var};
pub use likeness::{Likeness, NEIGHBOURS};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use waymark_engine::features::{
    FEATURE_PARTS, FEATURES, Features, GOAL, KNOWN, PARTS, PREPARATION, ROLE, SKILLS,
};

const HIDDEN_PER_PART: usize = 12;
const HIDDEN: usize = HIDDEN_PER_PART * PARTS.len();
/// Hidden values that judge how many occupations are likely, and how many are about usual.
const CROWD_HIDDEN: usize = 6;
const CROWD: f64 = 10.0;

/// A person with the ranker's input and whether each occupation is a match.
pub struct Case {
    /// Where the person comes from, `[occupations]`.
    pub origin: Vec<f32>,
    /// Where the person would like to go, `[occupations]`.
    pub goal: Vec<f32>,
    /// Features with every occupation.
    pub features: Features,
    /// 1 for a match, 0 for none, per occupation.
    pub matches: Vec<f32>,
    /// Weight of each occupation in the loss: 0 where it cannot be said.
    pub weights: Vec<f32>,
}

/// Signs that an entry of a weight matrix is held to.
struct Signs {
    /// 1 where an entry may have any sign.
    free: Tensor,
    /// 1 where it may not be negative, -1 where it may not be positive.
    held: Tensor,
}

impl Signs {
    /// Entries by their rule: `None` is held at zero, 0 is free.
    fn new(rows: usize, columns: usize, rule: impl Fn(usize, usize) -> Option<f32>) -> Result<Self> {
        let entries = || (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let free = entries().map(|(row, column)| f32::from(rule(row, column) == Some(0.0))).collect();
        let held = entries().map(|(row, column)| rule(row, column).unwrap_or(0.0)).collect();
        let tensor = |values: Vec<f32>| Tensor::from_vec(values, (rows, columns), &Device::Cpu);
        Ok(Self { free: tensor(free)?, held: tensor(held)? })
    }

    fn apply(&self, weights: &Var) -> Result<Tensor> {
        (weights.as_tensor() * &self.free)? + (weights.abs()? * &self.held)?
    }
}

/// The sign of a hidden value's weights: those of the skills' part are held, alternately.
fn held(part: usize, hidden: usize) -> f32 {
    match (part == SKILLS, hidden % 2) {
        (true, 0) => 1.0,
        (true, _) => -1.0,
        (false, _) => 0.0,
    }
}

/// The ranker's parameters.
pub struct RankerNetwork {
    /// How alike occupations are. Training wants one that is no better for its people than the shipped one
    /// will be for visitors.
    pub likeness: Likeness,
    /// Rows: likeness to the origin, to the goal, and evidence, origin and goal among the neighbours.
    spread_inner: Var,
    inner: Var,
    inner_bias: Var,
    outer: Var,
    gain: Var,
    gain_bias: Var,
    base: Var,
    base_bias: Var,
    /// From the expected number of matches to what the start is changed by.
    crowd_inner: Var,
    crowd_bias: Var,
    crowd_outer: Var,
    spread_signs: Signs,
    inner_signs: Signs,
    outer_signs: Signs,
    /// 1 where a part sees another part's row of the spread, or feature.
    spread_conditions: Tensor,
    inner_conditions: Tensor,
    known_mask: Tensor,
}

/// Part of each row of what is spread by likeness.
const SPREAD_PARTS: [usize; 5] = [ROLE, GOAL, SKILLS, ROLE, GOAL];

/// Whether a part is judged in the light of another.
fn depends(part: usize, on: usize) -> bool {
    matches!(part, SKILLS | PREPARATION) && matches!(on, ROLE | GOAL)
}

/// The network's matrices as they are used: signs held, and masked.
struct Weights {
    spread: Tensor,
    inner: Tensor,
    outer: Tensor,
    /// The same without the parts' own rows: what parts depend on, alone.
    spread_conditions: Tensor,
    inner_conditions: Tensor,
    gain: Tensor,
    base: Tensor,
}

/// What the network says of one person.
pub struct Output {
    /// Log-odds `[occupations, 1]`.
    pub logits: Tensor,
    /// Parts `[occupations, PARTS]`.
    pub parts: Tensor,
    /// Likeness to the origin `[occupations, 1]`.
    pub similarity: Tensor,
}

impl RankerNetwork {
    /// A network with random values around a given likeness.
    pub fn new(likeness: Likeness, random: &mut ChaCha8Rng) -> Result<Self> {
        let parts = PARTS.len();
        let owned = |input: usize, hidden: usize| match hidden / HIDDEN_PER_PART {
            part if part == input => Some(held(part, hidden)),
            part if depends(part, input) => Some(0.0),
            _ => None,
        };
        let conditions = |inputs: &[usize]| -> Result<Tensor> {
            let entries = inputs.iter().flat_map(|&input| {
                (0..HIDDEN).map(move |hidden| f32::from(depends(hidden / HIDDEN_PER_PART, input)))
            });
            Tensor::from_vec(entries.collect(), (inputs.len(), HIDDEN), &Device::Cpu)
        };
        let known: Vec<f32> =
            (0..KNOWN).flat_map(|row| std::iter::repeat_n(f32::from(row != SKILLS), parts)).collect();
        Ok(Self {
            likeness,
            spread_inner: uniform(&[SPREAD_PARTS.len(), HIDDEN], 0.5, random)?,
            inner: uniform(&[FEATURES, HIDDEN], 0.5, random)?,
            inner_bias: uniform(&[1, HIDDEN], 0.2, random)?,
            outer: uniform(&[HIDDEN, parts], 0.4, random)?,
            gain: constant(&[KNOWN, parts], 0.0)?,
            gain_bias: constant(&[1, parts], 1.0)?,
            base: constant(&[KNOWN, 1], 0.0)?,
            base_bias: constant(&[1, 1], -4.0)?,
            crowd_inner: uniform(&[1, CROWD_HIDDEN], 1.0, random)?,
            crowd_bias: uniform(&[1, CROWD_HIDDEN], 1.0, random)?,
            crowd_outer: constant(&[CROWD_HIDDEN, 1], 0.0)?,
            spread_signs: Signs::new(SPREAD_PARTS.len(), HIDDEN, |row, hidden| {
                owned(SPREAD_PARTS[row], hidden)
            })?,
            inner_signs: Signs::new(FEATURES, HIDDEN, |row, hidden| owned(FEATURE_PARTS[row].1, hidden))?,
            outer_signs: Signs::new(HIDDEN, parts, |hidden, part| {
                (hidden / HIDDEN_PER_PART == part).then(|| held(part, hidden))
            })?,
            spread_conditions: conditions(&SPREAD_PARTS)?,
            inner_conditions: conditions(&FEATURE_PARTS.map(|(_, part)| part))?,
            known_mask: Tensor::from_vec(known, (KNOWN, parts), &Device::Cpu)?,
        })
    }

    fn parameters(&self) -> Vec<Var> {
        let all = [
            &self.spread_inner, &self.inner, &self.inner_bias, &self.outer, &self.gain, &self.gain_bias,
            &self.base, &self.base_bias, &self.crowd_inner, &self.crowd_bias, &self.crowd_outer,
        ];
        all.map(Var::clone).into()
    }

    fn weights(&self) -> Result<Weights> {
        let spread = self.spread_signs.apply(&self.spread_inner)?;
        let inner = self.inner_signs.apply(&self.inner)?;
        Ok(Weights {
            spread_conditions: (&spread * &self.spread_conditions)?,
            inner_conditions: (&inner * &self.inner_conditions)?,
            spread,
            inner,
            outer: self.outer_signs.apply(&self.outer)?,
            gain: (self.gain.as_tensor() * &self.known_mask)?,
            base: (self.base.as_tensor() * self.known_mask.narrow(1, 0, 1)?)?,
        })
    }

    /// Runs the network on one person.
    pub fn run(&self, case: &Case) -> Result<Output> {
        self.run_with(&self.weights()?, case)
    }

    fn run_with(&self, weights: &Weights, case: &Case) -> Result<Output> {
        let count = case.origin.len();
        let (device, likeness) = (&Device::Cpu, &self.likeness);
        let similarity = |shares: &[f32]| -> Result<Tensor> {
            let from = Tensor::from_slice(shares, (1, count), device)?.matmul(&likeness.vectors)?;
            likeness.vectors.matmul(&from.t()?)
        };
        let to_origin = similarity(&case.origin)?;
        let spread = Tensor::cat(
            &[
                &to_origin,
                &similarity(&case.goal)?,
                &likeness.gathered(&case.features.evidence)?,
                &likeness.gathered(&case.origin)?,
                &likeness.gathered(&case.goal)?,
            ],
            1,
        )?;
        let features = Tensor::from_slice(&case.features.rows, (count, FEATURES), device)?;
        let known = Tensor::from_slice(&case.features.known, (1, KNOWN), device)?;
        let hidden = |inner: &Tensor, rows: &Tensor| -> Result<Tensor> {
            (features.matmul(inner)? + spread.matmul(rows)?)?.broadcast_add(&self.inner_bias)?.relu()
        };
        let own = (hidden(&weights.inner, &weights.spread)?
            - hidden(&weights.inner_conditions, &weights.spread_conditions)?)?;
        let told = known.narrow(1, 0, PARTS.len())?;
        let gain = (known.matmul(&weights.gain)? + self.gain_bias.as_tensor())?.relu()?.mul(&told)?;
        let parts = own.matmul(&weights.outer)?.broadcast_mul(&gain)?;
        let base = (known.matmul(&weights.base)? + self.base_bias.as_tensor())?;
        let without_skills = parts.matmul(&all_but_skills()?)?.broadcast_add(&base)?;
        let expected = sigmoid(&without_skills)?.sum_keepdim(0)?.affine(1.0 / CROWD, 0.0)?;
        let crowd = (expected.matmul(&self.crowd_inner)? + self.crowd_bias.as_tensor())?.relu()?;
        let start = (crowd.matmul(&self.crowd_outer)? + base)?;
        let logits = parts.sum_keepdim(1)?.broadcast_add(&start)?;
        Ok(Output { logits, parts, similarity: to_origin })
    }

    fn loss(&self, weights: &Weights, case: &Case) -> Result<Tensor> {
        let count = case.matches.len();
        let logits = self.run_with(weights, case)?.logits.squeeze(1)?;
        let matches = Tensor::from_slice(&case.matches, count, &Device::Cpu)?;
        let counts = Tensor::from_slice(&case.weights, count, &Device::Cpu)?;
        // Cross-entropy in the form that cannot overflow: max(x, 0) - x y + ln(1 + e^-|x|).
        let soft = ((logits.abs()?.neg()?.exp()? + 1.0)?).log()?;
        let each = ((logits.relu()? - (&logits * matches)?)? + soft)?;
        (each * counts)?.sum_all()
    }
}

/// Adds up all parts but the skills, `[PARTS, 1]`.
fn all_but_skills() -> Result<Tensor> {
    let ones = (0..PARTS.len()).map(|part| f32::from(part != SKILLS)).collect();
    Tensor::from_vec(ones, (PARTS.len(), 1), &Device::Cpu)
}

fn sigmoid(logits: &Tensor) -> Result<Tensor> {
    (logits.neg()?.exp()? + 1.0)?.recip()
}

/// Trains a ranker on `cases` for `epochs` rounds, saying how the loss goes.
pub fn train(likeness: Likeness, cases: &[Case], epochs: usize, seed: u64) -> Result<RankerNetwork> {
    const PEOPLE_PER_STEP: usize = 8;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let network = RankerNetwork::new(likeness, &mut random)?;
    let steps = epochs * cases.len().div_ceil(PEOPLE_PER_STEP);
    let mut schedule = Schedule::new(network.parameters(), 1e-2, 1e-5, steps)?;
    let mut order: Vec<usize> = (0..cases.len()).collect();
    for epoch in 0..epochs {
        order.shuffle(&mut random);
        let mut total = 0.0;
        for batch in order.chunks(PEOPLE_PER_STEP) {
            let weights = network.weights()?;
            let losses: Vec<Tensor> =
                batch.iter().map(|&case| network.loss(&weights, &cases[case])).collect::<Result<_>>()?;
            let loss = (Tensor::stack(&losses, 0)?.sum_all()? / batch.len() as f64)?;
            total += loss.to_scalar::<f32>()? * batch.len() as f32;
            schedule.step(&loss)?;
        }
        eprintln!("ranker epoch {}/{epochs}: loss {:.4}", epoch + 1, total / cases.len() as f32);
    }
    Ok(network)
}
