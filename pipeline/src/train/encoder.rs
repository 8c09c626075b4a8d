//! Training of the encoder.
//!
//! The weighted bag of a text is summed into one vector, bent by a small residual layer and brought
//! to unit length; its products with two tables of occupation vectors are the scores. Everything is
//! learned together from titles, names and sentences.

use crate::teacher;
use crate::train::corpus::{Corpus, Example, mistype, piece};
use crate::train::network::{Schedule, constant, uniform};
use crate::train::onnx::{Graph, Quantised};
use crate::train::tutor::{Tutor, targets, tensor};
use crate::words::Synonyms;
use candle_core::{D, Device, Result, Tensor, Var};
use candle_nn::ops::log_softmax;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use tract_onnx::pb::tensor_proto::DataType;
use waymark_engine::onnx::CONFIDENT_KEY;
use waymark_engine::text::{BUCKETS, Bag, Kind, MAX_FEATURES};

/// Length of the encoder's vectors.
pub const DIMENSIONS: usize = 96;
const HIDDEN: usize = 256;
/// Step that the embedding is rounded to, in standard deviations. A text sums dozens of rows, so that what
/// rounding does to each evens out.
const EMBEDDING_STEP: f32 = 0.4;
/// A batch: labelled titles, names and sentences, and as many made-up titles and names for the teacher each.
const TITLES_PER_BATCH: usize = 144;
const NAMES_PER_BATCH: usize = 96;
const SENTENCES_PER_BATCH: usize = 56;
const GUIDED_PER_BATCH: usize = 96;
/// What counts how much in the loss, against the labelled titles.
const SKILL_WEIGHT: f64 = 0.4;
const TUTOR_WEIGHT: f64 = 0.5;
const TEACHER_WEIGHT: f64 = 1.0;
/// Share of titles in which a word is said otherwise, where it can be.
const SYNONYMS: f64 = 0.25;
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
            embedding: uniform(&[BUCKETS, DIMENSIONS], 0.05, random)?,
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
            &self.embedding, &self.inner, &self.inner_bias, &self.outer, &self.title_occupations,
            &self.title_bias, &self.skill_occupations, &self.skill_bias,
        ];
        all.map(Var::clone).into()
    }

    /// Unit vectors `[texts, DIMENSIONS]` of some bags.
    pub fn vectors(&self, bags: &[&Bag]) -> Result<Tensor> {
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

    fn loss(&self, drawn: &[(Bag, &Example)], kind: Kind) -> Result<Tensor> {
        let bags: Vec<&Bag> = drawn.iter().map(|(bag, _)| bag).collect();
        let logits = self.logits(&self.vectors(&bags)?, kind)?;
        let targets = targets(drawn.iter().map(|&(_, example)| example), logits.dim(1)?)?;
        cross_entropy(&logits, &targets)
    }
}

/// Mean over rows of the cross-entropy of logits against distributions.
fn cross_entropy(logits: &Tensor, targets: &Tensor) -> Result<Tensor> {
    (targets * log_softmax(logits, D::Minus1)?)?.sum_all()?.neg()? / logits.dim(0)? as f64
}

/// What the encoder learns from besides labelled texts: phrases with the teacher's vectors, and tutors that
/// say what occupations they speak of.
pub struct Guidance {
    /// Made-up titles.
    pub titles: Guided,
    /// Names of skills and other words.
    pub names: Guided,
}

/// Phrases with the teacher's vectors, and the tutor for them.
pub struct Guided {
    /// The phrases.
    pub phrases: Vec<String>,
    /// The teacher's vectors, a row for each phrase.
    pub vectors: Vec<Vec<f32>>,
    /// Who labels them.
    pub tutor: Tutor,
}

/// Learns to agree with the teacher; the projection to the teacher's space is not shipped.
struct Agreement {
    projection: Var,
}

impl Agreement {
    fn loss(
        &self,
        network: &EncoderNetwork,
        guided: &Guided,
        kind: Kind,
        random: &mut ChaCha8Rng,
    ) -> Result<Tensor> {
        let drawn: Vec<usize> =
            (0..GUIDED_PER_BATCH).map(|_| random.random_range(0..guided.phrases.len())).collect();
        let bags: Vec<Bag> =
            drawn.iter().map(|&at| Bag::new(&mistype(&guided.phrases[at], random), kind)).collect();
        let wanted: Vec<&[f32]> = drawn.iter().map(|&at| guided.vectors[at].as_slice()).collect();
        let vectors = network.vectors(&bags.iter().collect::<Vec<_>>())?;
        let labels = guided.tutor.probabilities(&wanted)?;
        let by_tutor = cross_entropy(&network.logits(&vectors, kind)?, &labels)?;
        let projected = vectors.matmul(&self.projection)?;
        let length = (projected.sqr()?.sum_keepdim(D::Minus1)? + 1e-6)?.sqrt()?;
        let cosine = (projected.broadcast_div(&length)? * tensor(&wanted)?)?.sum_all()?;
        let by_teacher = (1.0 - (cosine / drawn.len() as f64)?)?;
        (by_tutor * TUTOR_WEIGHT)? + (by_teacher * TEACHER_WEIGHT)?
    }
}

/// Trains an encoder for `steps` batches, saying how the loss goes. Without guidance it learns from
/// labelled texts alone.
pub fn train(
    corpus: &Corpus,
    synonyms: &Synonyms,
    guidance: Option<&Guidance>,
    occupations: usize,
    steps: usize,
    seed: u64,
) -> Result<EncoderNetwork> {
    const REPORT: usize = 250;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let network = EncoderNetwork::new(occupations, &mut random)?;
    let agreement = Agreement { projection: uniform(&[DIMENSIONS, teacher::DIMENSIONS], 0.2, &mut random)? };
    let mut parameters = network.parameters();
    parameters.extend(guidance.map(|_| agreement.projection.clone()));
    let mut schedule = Schedule::new(parameters, PEAK_RATE, WEIGHT_DECAY, steps)?;
    let spell = |title: &str, random: &mut ChaCha8Rng| {
        let said = random.random_bool(SYNONYMS).then(|| synonyms.vary(title, random)).flatten();
        mistype(said.as_deref().unwrap_or(title), random)
    };
    let mut running = [0.0; 4];
    for step in 0..steps {
        let titles = draw(&corpus.titles, TITLES_PER_BATCH, &mut random, spell);
        let names = draw(&corpus.names, NAMES_PER_BATCH, &mut random, mistype);
        let sentences = draw(&corpus.sentences, SENTENCES_PER_BATCH, &mut random, piece);
        let mut losses = vec![
            network.loss(&titles, Kind::Title)?,
            (network.loss(&names, Kind::Skill)? * SKILL_WEIGHT)?,
            (network.loss(&sentences, Kind::Skill)? * SKILL_WEIGHT)?,
        ];
        if let Some(guidance) = guidance {
            let titles = agreement.loss(&network, &guidance.titles, Kind::Title, &mut random)?;
            losses
                .push((titles + agreement.loss(&network, &guidance.names, Kind::Skill, &mut random)? * 0.5)?);
        }
        for (sum, loss) in running.iter_mut().zip(&losses) {
            *sum += loss.to_scalar::<f32>()?;
        }
        schedule.step(&Tensor::stack(&losses, 0)?.sum_all()?)?;
        if (step + 1) % REPORT == 0 || step + 1 == steps {
            let count = (step % REPORT + 1) as f32;
            let [titles, names, sentences, guided] = running.map(|sum| sum / count);
            eprintln!(
                "encoder step {}/{steps}: titles {titles:.3}, names {names:.3}, sentences {sentences:.3}, \
                 teacher {guided:.3}",
                step + 1
            );
            running = [0.0; 4];
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
        Ok(RoundedTables {
            embedding: round_to(&self.embedding, |values, columns| {
                Quantised::coarse(values, columns, EMBEDDING_STEP)
            })?,
            inner: round_to(&self.inner, Quantised::new)?,
            outer: round_to(&self.outer, Quantised::new)?,
            title_occupations: round_to(&self.title_occupations, Quantised::new)?,
            skill_occupations: round_to(&self.skill_occupations, Quantised::new)?,
        })
    }

    /// The ONNX file of the rounded network.
    ///
    /// `confident` is the probability from which on a title's first meaning is taken without asking.
    pub fn to_onnx(&self, rounded: &RoundedTables, contract: &str, confident: f32) -> Result<Vec<u8>> {
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
        let inner = graph.quantised("inner", &rounded.inner);
        let inner_bias = graph.floats("inner_bias", &values(&self.inner_bias)?, &[1, HIDDEN]);
        let outer = graph.quantised("outer", &rounded.outer);
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
        Ok(graph.into_bytes("encoder", contract, &[(CONFIDENT_KEY, confident.to_string())]))
    }
}

fn round_to(table: &Var, rounding: impl Fn(&[f32], usize) -> Quantised) -> Result<Quantised> {
    let rounded = rounding(&values(table)?, table.dim(1)?);
    table.set(&Tensor::from_vec(rounded.restored(), table.shape(), &Device::Cpu)?)?;
    Ok(rounded)
}

/// The encoder's large tables as they ship.
pub struct RoundedTables {
    embedding: Quantised,
    inner: Quantised,
    outer: Quantised,
    title_occupations: Quantised,
    skill_occupations: Quantised,
}

impl RoundedTables {
    /// The same after the scores of titles were scaled in the network.
    pub fn sharpened(self, network: &EncoderNetwork) -> Result<Self> {
        Ok(Self { title_occupations: round_to(&network.title_occupations, Quantised::new)?, ..self })
    }
}

/// All values of a tensor, in order.
pub fn values(tensor: &Tensor) -> Result<Vec<f32>> {
    tensor.flatten_all()?.to_vec1()
}
