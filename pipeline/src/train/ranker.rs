//! Training of the ranker.
//!
//! Each part of the match is a small network of its own over its own features, and the parts add up
//! to the log-odds; so what a part says can be shown. The parts' networks lie side by side in two
//! block matrices, whose other entries are held at zero, so that one product computes them all.
//! Which parts are known sets how much each counts, and where the sum starts from.

use crate::train::encoder::values;
use crate::train::network::{Schedule, constant, uniform};
use crate::train::onnx::{Graph, Quantised};
use candle_core::{Device, Result, Tensor, Var};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use tract_onnx::pb::tensor_proto::DataType;
use waymark_engine::features::{FEATURE_PARTS, FEATURES, PARTS};

const HIDDEN_PER_PART: usize = 12;
const HIDDEN: usize = HIDDEN_PER_PART * PARTS.len();
/// Part that the learned likeness to the origin belongs to.
const ROLE: usize = 0;

/// A person with the ranker's input and whether each occupation is a match.
pub struct Case {
    /// Where the person comes from, `[occupations]`.
    pub origin: Vec<f32>,
    /// `[occupations, FEATURES]`.
    pub features: Vec<f32>,
    /// `[PARTS]`.
    pub known: [f32; PARTS.len()],
    /// 1 for a match, 0 for none, per occupation.
    pub matches: Vec<f32>,
    /// Weight of each occupation in the loss: 0 where it cannot be said.
    pub weights: Vec<f32>,
}

/// The ranker's parameters.
pub struct RankerNetwork {
    /// Likeness vectors, `[occupations, dimensions]`; not trained here.
    pub likeness: Tensor,
    likeness_inner: Var,
    inner: Var,
    inner_bias: Var,
    outer: Var,
    gain: Var,
    gain_bias: Var,
    base: Var,
    base_bias: Var,
    inner_mask: Tensor,
    likeness_mask: Tensor,
    outer_mask: Tensor,
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
    /// A network with random values around given likeness vectors.
    pub fn new(likeness: Tensor, random: &mut ChaCha8Rng) -> Result<Self> {
        let device = Device::Cpu;
        let owns = |part: usize, hidden: usize| f32::from(hidden / HIDDEN_PER_PART == part);
        let inner_mask: Vec<f32> = FEATURE_PARTS
            .iter()
            .flat_map(|&(_, part)| (0..HIDDEN).map(move |hidden| owns(part, hidden)))
            .collect();
        let outer_mask: Vec<f32> =
            (0..HIDDEN).flat_map(|hidden| (0..PARTS.len()).map(move |part| owns(part, hidden))).collect();
        let likeness_mask: Vec<f32> = (0..HIDDEN).map(|hidden| owns(ROLE, hidden)).collect();
        Ok(Self {
            likeness,
            likeness_inner: uniform(&[1, HIDDEN], 0.5, random)?,
            inner: uniform(&[FEATURES, HIDDEN], 0.5, random)?,
            inner_bias: uniform(&[1, HIDDEN], 0.2, random)?,
            outer: uniform(&[HIDDEN, PARTS.len()], 0.4, random)?,
            gain: constant(&[PARTS.len(), PARTS.len()], 0.0)?,
            gain_bias: constant(&[1, PARTS.len()], 1.0)?,
            base: constant(&[PARTS.len(), 1], 0.0)?,
            base_bias: constant(&[1, 1], -4.0)?,
            inner_mask: Tensor::from_vec(inner_mask, (FEATURES, HIDDEN), &device)?,
            likeness_mask: Tensor::from_vec(likeness_mask, (1, HIDDEN), &device)?,
            outer_mask: Tensor::from_vec(outer_mask, (HIDDEN, PARTS.len()), &device)?,
        })
    }

    fn parameters(&self) -> Vec<Var> {
        let all = [
            &self.likeness_inner,
            &self.inner,
            &self.inner_bias,
            &self.outer,
            &self.gain,
            &self.gain_bias,
            &self.base,
            &self.base_bias,
        ];
        all.map(Var::clone).into()
    }

    /// Runs the network on one person.
    pub fn run(&self, origin: &[f32], features: &[f32], known: [f32; PARTS.len()]) -> Result<Output> {
        let count = origin.len();
        let origin = Tensor::from_slice(origin, (1, count), &Device::Cpu)?;
        let features = Tensor::from_slice(features, (count, FEATURES), &Device::Cpu)?;
        let known = Tensor::from_slice(&known, (1, PARTS.len()), &Device::Cpu)?;
        let from = origin.matmul(&self.likeness)?;
        let similarity = self.likeness.matmul(&from.t()?)?;
        let likeness = similarity.matmul(&(self.likeness_inner.as_tensor() * &self.likeness_mask)?)?;
        let hidden = (features.matmul(&(self.inner.as_tensor() * &self.inner_mask)?)? + likeness)?;
        let hidden = hidden.broadcast_add(&self.inner_bias)?.relu()?;
        let gain = ((known.matmul(&self.gain)? + self.gain_bias.as_tensor())? * &known)?;
        let parts = hidden.matmul(&(self.outer.as_tensor() * &self.outer_mask)?)?.broadcast_mul(&gain)?;
        let base = (known.matmul(&self.base)? + self.base_bias.as_tensor())?;
        let logits = parts.matmul(&Tensor::ones((PARTS.len(), 1), candle_core::DType::F32, &Device::Cpu)?)?;
        Ok(Output { logits: logits.broadcast_add(&base)?, parts, similarity })
    }

    fn loss(&self, case: &Case) -> Result<Tensor> {
        let count = case.matches.len();
        let logits = self.run(&case.origin, &case.features, case.known)?.logits.squeeze(1)?;
        let matches = Tensor::from_slice(&case.matches, count, &Device::Cpu)?;
        let weights = Tensor::from_slice(&case.weights, count, &Device::Cpu)?;
        // Cross-entropy in the form that cannot overflow: max(x, 0) - x y + ln(1 + e^-|x|).
        let soft = ((logits.abs()?.neg()?.exp()? + 1.0)?).log()?;
        let each = ((logits.relu()? - (&logits * matches)?)? + soft)?;
        (each * weights)?.sum_all()
    }

    /// The ONNX file, with the likeness vectors as `rounded`.
    pub fn to_onnx(&self, rounded: &Quantised, contract: &str) -> Result<Vec<u8>> {
        let count = self.likeness.dim(0)?;
        let mut graph = Graph::default();
        let origin = graph.input("origin", DataType::Float, &[1, count]);
        let features = graph.input("features", DataType::Float, &[count, FEATURES]);
        let known = graph.input("known", DataType::Float, &[1, PARTS.len()]);
        let likeness = graph.quantised("likeness", rounded);
        let from = graph.node("MatMul", &[&origin, &likeness]);
        // The engine registers no transposition: a row times a diagonal of ones would be one, so the
        // products are summed by a column of ones instead.
        let products = graph.node("Mul", &[&likeness, &from]);
        let width = rounded.columns;
        let ones = graph.floats("ones", &vec![1.0; width], &[width, 1]);
        let similarity = graph.node("MatMul", &[&products, &ones]);
        let likeness_inner = values(&(self.likeness_inner.as_tensor() * &self.likeness_mask)?)?;
        let likeness_inner = graph.floats("likeness_inner", &likeness_inner, &[1, HIDDEN]);
        let liked = graph.node("MatMul", &[&similarity, &likeness_inner]);
        let inner = graph.floats(
            "inner",
            &values(&(self.inner.as_tensor() * &self.inner_mask)?)?,
            &[FEATURES, HIDDEN],
        );
        let inner_bias = graph.floats("inner_bias", &values(&self.inner_bias)?, &[1, HIDDEN]);
        let hidden = graph.node("MatMul", &[&features, &inner]);
        let hidden = graph.node("Add", &[&hidden, &liked]);
        let hidden = graph.node("Add", &[&hidden, &inner_bias]);
        let hidden = graph.node("Relu", &[&hidden]);
        let outer = graph.floats(
            "outer",
            &values(&(self.outer.as_tensor() * &self.outer_mask)?)?,
            &[HIDDEN, PARTS.len()],
        );
        let raw = graph.node("MatMul", &[&hidden, &outer]);
        let gain = graph.floats("gain", &values(&self.gain)?, &[PARTS.len(), PARTS.len()]);
        let gain_bias = graph.floats("gain_bias", &values(&self.gain_bias)?, &[1, PARTS.len()]);
        let gained = graph.node("MatMul", &[&known, &gain]);
        let gained = graph.node("Add", &[&gained, &gain_bias]);
        let gained = graph.node("Mul", &[&gained, &known]);
        let parts = graph.node("Mul", &[&raw, &gained]);
        let base = graph.floats("base", &values(&self.base)?, &[PARTS.len(), 1]);
        let base_bias = graph.floats("base_bias", &values(&self.base_bias)?, &[1, 1]);
        let based = graph.node("MatMul", &[&known, &base]);
        let based = graph.node("Add", &[&based, &base_bias]);
        let all = graph.floats("all_parts", &[1.0; PARTS.len()], &[PARTS.len(), 1]);
        let logits = graph.node("MatMul", &[&parts, &all]);
        let logits = graph.node("Add", &[&logits, &based]);
        let probability = graph.node("Sigmoid", &[&logits]);
        graph.output("match", &probability, &[count, 1]);
        graph.output("parts", &parts, &[count, PARTS.len()]);
        graph.output("similarity", &similarity, &[count, 1]);
        Ok(graph.into_bytes("ranker", contract))
    }
}

/// Trains a ranker on `cases` for `epochs` rounds, saying how the loss goes.
pub fn train(likeness: Tensor, cases: &[Case], epochs: usize, seed: u64) -> Result<RankerNetwork> {
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
            let losses: Vec<Tensor> =
                batch.iter().map(|&case| network.loss(&cases[case])).collect::<Result<_>>()?;
            let loss = (Tensor::stack(&losses, 0)?.sum_all()? / batch.len() as f64)?;
            total += loss.to_scalar::<f32>()? * batch.len() as f32;
            schedule.step(&loss)?;
        }
        eprintln!("ranker epoch {}/{epochs}: loss {:.4}", epoch + 1, total / cases.len() as f32);
    }
    Ok(network)
}
