//! Training: raw data and tables to the two ONNX models.
//!
//! [`run`] goes through it: [`related`] learns how alike occupations are from many [`views`],
//! [`encoder`] learns words from the [`corpus`], and [`ranker`] learns from synthetic [`people`],
//! whose features come from the engine itself. [`onnx`] writes the files and [`parity`] proves that
//! tract computes what was trained. Held out by [`splits`]: test occupations and test titles.

pub mod corpus;
pub mod encoder;
pub mod network;
pub mod onnx;
pub mod parity;
pub mod people;
pub mod ranker;
pub mod related;
pub mod splits;
pub mod views;

use crate::models::{Release, publish_models};
use crate::raw::RawData;
use anyhow::{Context, Result};
use people::{Person, Population, Split};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use ranker::Case;
use std::path::Path;
use waymark_engine::Encoder;
use waymark_engine::features::Features;
use waymark_engine::lexicon::Lexicon;
use waymark_engine::reference::Reference;
use waymark_engine::visitor::{Visitor, Vocabulary};

/// How much training there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Batches for the encoder.
    pub encoder_steps: usize,
    /// Synthetic people for the ranker.
    pub people: usize,
    /// Rounds over the people.
    pub ranker_epochs: usize,
    /// Where chance starts from.
    pub seed: u64,
}

impl Effort {
    /// Enough to go through every step, and no more.
    pub fn rehearsal() -> Self {
        Self { encoder_steps: 20, people: 1_000, ranker_epochs: 1, seed: 1 }
    }
}

impl Default for Effort {
    fn default() -> Self {
        Self { encoder_steps: 3_000, people: 3_000, ranker_epochs: 8, seed: 20_251 }
    }
}

/// Trains both models on the raw data and the tables in `out`, and puts them there.
pub fn run(data: &Path, out: &Path, effort: Effort) -> Result<()> {
    let raw = RawData::load(data)?;
    let release = Release::open(out)?;
    let contract = release.manifest.contract.clone();
    let count = raw.occupations.len();

    eprintln!("1 of 4: likeness of occupations");
    let views = views::Views::new(&raw);
    let scores = related::learn(&raw, &views, effort.seed).context("likeness")?;
    let likeness = related::press(&scores, effort.seed).context("likeness vectors")?;

    eprintln!("2 of 4: encoder");
    let corpus = corpus::Corpus::new(&raw);
    let network = encoder::train(&corpus, count, effort.encoder_steps, effort.seed).context("encoder")?;
    let rounded = network.round()?;
    let encoder_bytes = network.to_onnx(&rounded, &contract)?;
    let encoder = Encoder::from_bytes(&encoder_bytes)?;
    let texts: Vec<&str> = corpus.test_titles.iter().map(|(title, _)| title.as_str()).collect();
    parity::check_encoder(&network, &encoder, &texts)?;

    eprintln!("3 of 4: synthetic people");
    let (core, lexicon) = (Reference::new(release.core()?), Lexicon::new(&release.titles()?));
    let vocabulary = Vocabulary::new(&core, &encoder)?;
    let population = Population::new(&raw, Split::Train);
    let mut random = ChaCha8Rng::seed_from_u64(effort.seed);
    let cases: Vec<Case> = (0..effort.people)
        .map(|_| case(population.person(&mut random), &core, &encoder, &vocabulary, &lexicon))
        .collect::<Result<_>>()?;

    eprintln!("4 of 4: ranker");
    let dimensions = likeness.dim(1)?;
    let rounded = onnx::Quantised::new(&encoder::values(&likeness)?, dimensions);
    let likeness =
        candle_core::Tensor::from_vec(rounded.restored(), (count, dimensions), &candle_core::Device::Cpu)?;
    let network = ranker::train(likeness, &cases, effort.ranker_epochs, effort.seed).context("ranker")?;
    let ranker_bytes = network.to_onnx(&rounded, &contract)?;
    parity::check_ranker(&network, &waymark_engine::Ranker::from_bytes(&ranker_bytes)?, &cases)?;

    publish_models(out, &[("encoder", &encoder_bytes), ("ranker", &ranker_bytes)])
}

/// A person in the ranker's terms, by the engine's own featurizer.
pub fn case(
    person: Person,
    reference: &Reference,
    encoder: &Encoder,
    vocabulary: &Vocabulary,
    lexicon: &Lexicon,
) -> Result<Case> {
    let lexicon = person.may_look_up.then_some(lexicon);
    let visitor = Visitor::new(&person.profile, reference, encoder, vocabulary, lexicon)?;
    let features = Features::new(&visitor, reference);
    Ok(Case {
        origin: visitor.origin,
        features: features.rows,
        known: features.known,
        matches: person.matches,
        weights: person.weights,
    })
}
