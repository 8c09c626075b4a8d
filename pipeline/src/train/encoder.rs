//! Training of the encoder.
//!
//! The weighted bag of a text is summed into one vector, bent by a small residual layer and brought
//! to unit length; its products with two tables of occupation vectors are the scores. Everything is
//! learned together from titles, names and sentences.

use crate::train::corpus::{Corpus, Example, mistype, piece};
use crate::train::network::{Schedule, constant, uniform};
use crate::train::onnx::{Graph, Quantised};
use candle_core::{D, Device, Result, Tensor, Var};
use candle_nn::ops::log_softmax;
use rand::SeedableRng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use tract_onnx::pb::tensor_proto::DataType;
use waymark_engine::text::{BUCKETS, Bag, Kind, MAX_FEATURES};

/// Length of the encoder's vectors.
pub const DIMENSIONS: usize = 96;
const HIDDEN: usize = 192;
const BATCH: usize = 256;
/// Of a batch: titles; names and sentences share the rest evenly.
const TITLES_PER_BATCH: usize = 144;
const PEAK_RATE: f64 = 4e-3;
const WEIGHT_DECAY: f64 = 1e-4;

/// The encoder's parameters.
pub struct EncoderNetwork {
    /// `[BUCKETS, DIMENSIONS]`.
    pub embedding: Var,
    /// `[DIMENSIONS, HIDDEN]`.
    pub inner: Var,
    /// `[1, HIDDEN]`.
    pub inner_bias: Var,
    /// `[HIDDEN, DIMENSIONS]`.
    pub outer: Var,
    /// `[DIMENSIONS, occupations]`.
    pub title_occupations: Var,
    /// `[1, occupations]`.
    pub title_bias: Var,
    /// `[DIMENSIONS, occupations]`.
    pub skill_occupations: Var,
    /// `[1, occupations]`.
    pub skill_bias: Var,
}

impl EncoderNetwork {
    /// A network with random values.
    pub fn new(occupations: usize, random: &mut ChaCha8Rng) -> Result<Self> {
        Ok(Self {
            embedding: uniform(&[BUCKETS, DIMENSIONS], 0.5, random)?,
            inner: uniform(&[DIMENSIONS, HIDDEN], 0.1, random)?,
            inner_bias: constant(&[1, HIDDEN], 0.0)?,
            outer: uniform(&[HIDDEN, DIMENSIONS], 0.02, random)?,
            title_occupations: uniform(&[DIMENSIONS, occupations], 1.0, random)?,
            title_bias: constant(&[1, occupations], 0.0)?,
            skill_occupations: uniform(&[DIMENSIONS, occupations], 1.0, random)?,
            skill_bias: constant(&[1, occupations], 0.0)?,
        })
    }

    fn parameters(&self) -> Vec<Var> {
        let all = [
            &self.embedding,
            &self.inner,
            &self.inner_bias,
            &self.outer,
            &self.title_occupations,
            &self.title_bias,
            &self.skill_occupations,
            &self.skill_bias,
        ];
        all.map(Var::clone).into()
    }

    /// Unit vectors `[texts, DIMENSIONS]` of some bags.
    pub fn vectors(&self, bags: &[Bag]) -> Result<Tensor> {
        let longest = bags.iter().map(|bag| bag.buckets.len()).max().unwrap_or(1);
        let mut buckets = vec![0_u32; bags.len() * longest];
        let mut weights = vec![0_f32; bags.len() * longest];
        for (row, bag) in bags.iter().enumerate() {
            for (column, (&bucket, &weight)) in bag.buckets.iter().zip(&bag.weights).enumerate() {
                buckets[row * longest + column] = u32::from(bucket);
                weights[row * longest + column] = weight;
            }
        }
        let buckets = Tensor::from_vec(buckets, bags.len() * longest, &Device::Cpu)?;
        let weights = Tensor::from_vec(weights, (bags.len(), 1, longest), &Device::Cpu)?;
        let rows = self.embedding.index_select(&buckets, 0)?.reshape((bags.len(), longest, DIMENSIONS))?;
        let sum = weights.matmul(&rows)?.squeeze(1)?;
        let bent = sum.matmul(&self.inner)?.broadcast_add(&self.inner_bias)?.relu()?.matmul(&self.outer)?;
        let vector = (sum + bent)?;
        let length = (vector.sqr()?.sum_keepdim(D::Minus1)? + 1e-6)?.sqrt()?;
        vector.broadcast_div(&length)
    }

    /// Scores `[texts, occupations]` of unit vectors read as texts of this kind.
    pub fn logits(&self, vectors: &Tensor, kind: Kind) -> Result<Tensor> {
        let (occupations, bias) = match kind {
            Kind::Title => (&self.title_occupations, &self.title_bias),
            Kind::Skill => (&self.skill_occupations, &self.skill_bias),
        };
        vectors.matmul(occupations)?.broadcast_add(bias)
    }

    fn loss(&self, examples: &[(Bag, &Example)], kind: Kind) -> Result<Tensor> {
        let bags: Vec<Bag> = examples.iter().map(|(bag, _)| bag.clone()).collect();
        let logits = self.logits(&self.vectors(&bags)?, kind)?;
        let occupations = logits.dim(1)?;
        let mut targets = vec![0_f32; examples.len() * occupations];
        for (row, (_, example)) in examples.iter().enumerate() {
            for &(occupation, weight) in &example.targets {
                targets[row * occupations + occupation] = weight;
            }
        }
        let targets = Tensor::from_vec(targets, (examples.len(), occupations), &Device::Cpu)?;
        (targets * log_softmax(&logits, D::Minus1)?)?.sum_all()?.neg()
    }
}

/// Trains an encoder for `steps` batches, saying how the loss goes.
pub fn train(corpus: &Corpus, occupations: usize, steps: usize, seed: u64) -> Result<EncoderNetwork> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let network = EncoderNetwork::new(occupations, &mut random)?;
    let mut schedule = Schedule::new(network.parameters(), PEAK_RATE, WEIGHT_DECAY, steps)?;
    let others = (BATCH - TITLES_PER_BATCH) / 2;
    let mut running = (0.0, 0.0);
    for step in 0..steps {
        let titles = draw(&corpus.titles, TITLES_PER_BATCH, &mut random, mistype);
        let mut skills = draw(&corpus.names, others, &mut random, mistype);
        skills.extend(draw(&corpus.sentences, others, &mut random, piece));
        let title_loss = (network.loss(&titles, Kind::Title)? / titles.len() as f64)?;
        let skill_loss = (network.loss(&skills, Kind::Skill)? / skills.len() as f64)?;
        running.0 += title_loss.to_scalar::<f32>()?;
        running.1 += skill_loss.to_scalar::<f32>()?;
        schedule.step(&(title_loss + (skill_loss * 0.5)?)?)?;
        if (step + 1) % 250 == 0 || step + 1 == steps {
            let count = (step % 250 + 1) as f32;
            eprintln!(
                "encoder step {}/{steps}: title loss {:.3}, skill loss {:.3}",
                step + 1,
                running.0 / count,
                running.1 / count
            );
            running = (0.0, 0.0);
        }
    }
    Ok(network)
}

fn draw<'a>(
    examples: &'a [Example],
    count: usize,
    random: &mut ChaCha8Rng,
    change: impl Fn(&str, &mut ChaCha8Rng) -> String,
) -> Vec<(Bag, &'a Example)> {
    (0..count)
        .filter_map(|_| {
            let example = examples.choose(random)?;
            Some((Bag::new(&change(&example.text, random), example.kind), example))
        })
        .collect()
}

impl EncoderNetwork {
    /// Rounds the large tables to what ships, in place, so that what is measured afterwards is what
    /// the engine will run.
    pub fn round(&self) -> Result<RoundedTables> {
        let round = |table: &Var| -> Result<Quantised> {
            let columns = table.dim(1)?;
            let rounded = Quantised::new(&values(table)?, columns);
            table.set(&Tensor::from_vec(rounded.restored(), table.shape(), &Device::Cpu)?)?;
            Ok(rounded)
        };
        Ok(RoundedTables {
            embedding: round(&self.embedding)?,
            title_occupations: round(&self.title_occupations)?,
            skill_occupations: round(&self.skill_occupations)?,
        })
    }

    /// The ONNX file of the rounded network.
    pub fn to_onnx(&self, rounded: &RoundedTables, contract: &str) -> Result<Vec<u8>> {
        let occupations = self.title_occupations.dim(1)?;
        let mut graph = Graph::default();
        let buckets = graph.input("buckets", DataType::Int64, &[MAX_FEATURES]);
        let weights = graph.input("weights", DataType::Float, &[1, MAX_FEATURES]);
        // Rows are picked before they are turned into numbers: the table itself stays small.
        let table = graph.bytes("embedding", &rounded.embedding);
        let rows = graph.gather(&table, &buckets);
        let rows = graph.cast(&rows);
        let sum = graph.node("MatMul", &[&weights, &rows]);
        let steps = graph.floats("embedding_steps", &rounded.embedding.steps, &[1, DIMENSIONS]);
        let sum = graph.node("Mul", &[&sum, &steps]);
        let inner = graph.floats("inner", &values(&self.inner)?, &[DIMENSIONS, HIDDEN]);
        let inner_bias = graph.floats("inner_bias", &values(&self.inner_bias)?, &[1, HIDDEN]);
        let outer = graph.floats("outer", &values(&self.outer)?, &[HIDDEN, DIMENSIONS]);
        let bent = graph.node("MatMul", &[&sum, &inner]);
        let bent = graph.node("Add", &[&bent, &inner_bias]);
        let bent = graph.node("Relu", &[&bent]);
        let bent = graph.node("MatMul", &[&bent, &outer]);
        let vector = graph.node("Add", &[&sum, &bent]);
        let squares = graph.node("Mul", &[&vector, &vector]);
        let ones = graph.floats("ones", &[1.0; DIMENSIONS], &[DIMENSIONS, 1]);
        let squares = graph.node("MatMul", &[&squares, &ones]);
        let little = graph.floats("little", &[1e-6], &[1, 1]);
        let squares = graph.node("Add", &[&squares, &little]);
        let length = graph.node("Sqrt", &[&squares]);
        let vector = graph.node("Div", &[&vector, &length]);
        let mut scores = |name: &str, table: &Quantised, bias: &Var| -> Result<String> {
            let table = graph.quantised(name, table);
            let bias = graph.floats(&format!("{name}_bias"), &values(bias)?, &[1, occupations]);
            let scores = graph.node("MatMul", &[&vector, &table]);
            Ok(graph.node("Add", &[&scores, &bias]))
        };
        let titles = scores("title_occupations", &rounded.title_occupations, &self.title_bias)?;
        let skills = scores("skill_occupations", &rounded.skill_occupations, &self.skill_bias)?;
        graph.output("vector", &vector, &[1, DIMENSIONS]);
        graph.output("title_logits", &titles, &[1, occupations]);
        graph.output("skill_logits", &skills, &[1, occupations]);
        Ok(graph.into_bytes("encoder", contract))
    }
}

/// The encoder's large tables as they ship.
pub struct RoundedTables {
    embedding: Quantised,
    title_occupations: Quantised,
    skill_occupations: Quantised,
}

/// All values of a tensor, in order.
pub fn values(tensor: &Tensor) -> Result<Vec<f32>> {
    tensor.flatten_all()?.to_vec1()
}
