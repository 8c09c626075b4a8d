//! Training: raw data and tables to the two ONNX models.
//!
//! [`run`] goes through it: [`related`] learns how alike occupations are from many [`views`],
//! [`encoder`] learns words from the [`corpus`], and [`ranker`] learns from synthetic [`people`],
//! whose features come from the engine itself. [`onnx`] writes the files and [`parity`] proves that
//! tract computes what was trained; [`feedback`] lets visitors' answers count, as far as nothing gets worse.
//! Held out by [`splits`]: test occupations and test titles.

pub mod confidence;
pub mod corpus;
pub mod encoder;
pub mod feedback;
pub mod network;
pub mod onnx;
pub mod parity;
pub mod people;
pub mod phrases;
pub mod ranker;
pub mod related;
pub mod splits;
pub mod tutor;
pub mod views;

use crate::models::{Release, publish_models};
use crate::raw::RawData;
use crate::teacher::Teacher;
use anyhow::{Context, Result};
use corpus::{Corpus, Example};
use encoder::{Guidance, Guided};
use feedback::check::{Reader, check};
use feedback::{Gathered, learn};
use people::{Person, Population, Split};
use phrases::Phrases;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use ranker::{Case, Likeness};
use std::path::{Path, PathBuf};
use tutor::Tutor;
use waymark_engine::Encoder;
use waymark_engine::features::Features;
use waymark_engine::lexicon::Lexicon;
use waymark_engine::reference::Reference;
use waymark_engine::visitor::Visitor;
use waymark_engine::vocabulary::Vocabulary;

/// People that feedback must not make anything worse for, and what sets them apart from those learned from.
const HELD_OUT_PEOPLE: usize = 400;
const HELD_OUT_SEED: u64 = 0x5eed;

/// People that the match is calibrated on, with the likeness that ships.
const CALIBRATION_PEOPLE: usize = 1_000;

/// How much training there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Batches for the encoder.
    pub encoder_steps: usize,
    /// Made-up titles for the teacher to label.
    pub made_up_titles: usize,
    /// Rounds over the labelled texts for the tutors.
    pub tutor_epochs: usize,
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
        Self {
            encoder_steps: 20,
            made_up_titles: 500,
            tutor_epochs: 1,
            people: 1_000,
            ranker_epochs: 1,
            seed: 1,
        }
    }
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            encoder_steps: 4_500,
            made_up_titles: 70_000,
            tutor_epochs: 8,
            people: 4_000,
            ranker_epochs: 8,
            seed: 20_251,
        }
    }
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Folder of the teacher. Without it, the encoder learns from labelled texts alone.
    pub teacher: Option<&'a Path>,
    /// Take the encoder that is there, and train the ranker alone.
    pub keep_encoder: bool,
    /// Files of visitors' feedback, as `docs/feedback.md` describes them.
    pub feedback: &'a [PathBuf],
    /// How much training there is.
    pub effort: Effort,
}

/// Trains the models on the raw data and the tables in `out`, and puts them there.
pub fn run(data: &Path, out: &Path, options: Options<'_>) -> Result<()> {
    let effort = options.effort;
    let raw = RawData::load(data)?;
    let release = Release::open(out)?;
    let contract = release.manifest.contract.clone();
    let mut teacher = options.teacher.map(Teacher::open).transpose().context("teacher")?;

    eprintln!("1 of 4: encoder");
    let encoder_bytes = if options.keep_encoder {
        release.bytes("encoder")?
    } else {
        let bytes = train_encoder(&raw, teacher.as_mut(), &contract, effort)?;
        publish_models(out, &[("encoder", &bytes)])?;
        bytes
    };
    let encoder = Encoder::from_bytes(&encoder_bytes)?;

    eprintln!("2 of 4: likeness of occupations");
    let views = views::Views::new(&raw, teacher.as_mut())?;
    let scores = related::learn(&raw, &views, effort.seed).context("likeness")?;
    let shipped = related::press(&scores.shipped, effort.seed).context("likeness vectors")?;
    let unseen = related::press(&scores.unseen, effort.seed).context("likeness vectors")?;

    eprintln!("3 of 4: synthetic people");
    let (core, lexicon) = (Reference::new(release.core()?), Lexicon::new(&release.titles()?));
    let mut vocabulary = Vocabulary::new(&core, &encoder)?;
    vocabulary.add_technologies(&release.details()?);
    let population = Population::new(&raw, &core.leading, Split::Train);
    let mut random = ChaCha8Rng::seed_from_u64(effort.seed);
    let cases: Vec<Case> = (0..effort.people)
        .map(|_| case(population.person(&mut random), &core, &encoder, &vocabulary, &lexicon))
        .collect::<Result<_>>()?;

    eprintln!("4 of 4: ranker");
    let learning = Likeness::new(unseen, &scores.unseen);
    let mut network = ranker::train(learning, &cases, effort.ranker_epochs, effort.seed).context("ranker")?;
    if !options.feedback.is_empty() {
        let reader =
            Reader { reference: &core, encoder: &encoder, vocabulary: &vocabulary, lexicon: &lexicon };
        // Their seed is another, so they are people that the ranker has not seen.
        let mut random = ChaCha8Rng::seed_from_u64(effort.seed ^ HELD_OUT_SEED);
        let held_out: Vec<Case> = (0..HELD_OUT_PEOPLE.min(effort.people))
            .map(|_| case(population.person(&mut random), &core, &encoder, &vocabulary, &lexicon))
            .collect::<Result<_>>()?;
        learn_from(options.feedback, &network, &reader, &cases, &held_out, effort.seed)?;
    }
    let (count, dimensions) = shipped.dims2()?;
    let rounded = onnx::Quantised::new(&encoder::values(&shipped)?, dimensions);
    let shipped =
        candle_core::Tensor::from_vec(rounded.restored(), (count, dimensions), &candle_core::Device::Cpu)?;
    network.likeness = Likeness::new(shipped, &scores.shipped);
    network.calibrate(&cases[..cases.len().min(CALIBRATION_PEOPLE)])?;
    let ranker_bytes = network.to_onnx(&rounded, &contract)?;
    parity::check_ranker(&network, &waymark_engine::Ranker::from_bytes(&ranker_bytes)?, &cases)?;

    publish_models(out, &[("ranker", &ranker_bytes)])
}

/// Lets the ranker learn from files of feedback, and says what was used, what was refused, and why.
fn learn_from(
    files: &[PathBuf],
    network: &ranker::RankerNetwork,
    reader: &Reader<'_>,
    people: &[Case],
    held_out: &[Case],
    seed: u64,
) -> Result<()> {
    let gathered = Gathered::read(files).context("feedback")?.weighed();
    let checked = check(&gathered, network, reader)?;
    for broken in &gathered.broken {
        eprintln!("feedback not used: {broken}");
    }
    for (why, count) in &gathered.passed_over {
        eprintln!("feedback without a lesson: {count} lines {why}");
    }
    for refused in &checked.refused {
        eprintln!("feedback refused: {refused}");
    }
    eprintln!("feedback: {} answers of {} exporters", checked.answers, checked.cases.len());
    if checked.cases.is_empty() {
        return Ok(());
    }
    let outcome = learn(network, people, &checked.cases, held_out, seed)?;
    let (before, after) = (outcome.before, outcome.after);
    let verdict = if outcome.accepted { "taken in" } else { "refused, the ranker is as it was without it" };
    eprintln!(
        "feedback {verdict}: on {} held-out people recall@10 {:.4} and ROC area {:.4}, before {:.4} and {:.4}",
        held_out.len(),
        after.recall,
        after.area,
        before.recall,
        before.area
    );
    Ok(())
}

/// Trains the encoder; the bytes of its ONNX file.
fn train_encoder(
    raw: &RawData,
    teacher: Option<&mut Teacher>,
    contract: &str,
    effort: Effort,
) -> Result<Vec<u8>> {
    let corpus = Corpus::new(raw)?;
    let guidance = teacher.map(|teacher| guidance(raw, &corpus, teacher, effort)).transpose()?;
    let synonyms = crate::words::Synonyms::of_titles()?;
    let occupations = raw.occupations.len();
    let network =
        encoder::train(&corpus, &synonyms, guidance.as_ref(), occupations, effort.encoder_steps, effort.seed)
            .context("encoder")?;
    let validation = &corpus.validation_titles;
    let exact = confidence::accuracy(&network, validation)?;
    let rounded = network.round()?;
    let rough = confidence::accuracy(&network, validation)?;
    eprintln!("validation titles right at first: {exact:.4}, after rounding {rough:.4}");
    let confident = confidence::calibrate(&network, validation)?;
    let rounded = rounded.sharpened(&network)?;
    let bytes = network.to_onnx(&rounded, contract, confident)?;
    let texts: Vec<&str> = corpus.test_titles.iter().map(|(title, _)| title.as_str()).collect();
    parity::check_encoder(&network, &Encoder::from_bytes(&bytes)?, &texts)?;
    Ok(bytes)
}

/// The teacher's word on labelled texts, made into tutors, and on phrases that have no label.
fn guidance(raw: &RawData, corpus: &Corpus, teacher: &mut Teacher, effort: Effort) -> Result<Guidance> {
    let phrases = Phrases::new(raw, corpus, teacher, effort.made_up_titles, effort.seed);
    let occupations = raw.occupations.len();
    let mut guided = |examples: &[&Example], phrases: Vec<String>| -> Result<Guided> {
        let texts: Vec<&str> = examples.iter().map(|example| example.text.as_str()).collect();
        let vectors = teacher.embed(&texts)?;
        let lessons: Vec<_> = examples.iter().copied().zip(vectors.iter().map(Vec::as_slice)).collect();
        let tutor = Tutor::train(&lessons, occupations, effort.tutor_epochs, effort.seed)?;
        let vectors = teacher.embed(&phrases.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(Guided { phrases, vectors, tutor })
    };
    let titles: Vec<&Example> = corpus.titles.iter().collect();
    let skills: Vec<&Example> = corpus.names.iter().chain(&corpus.sentences).collect();
    Ok(Guidance { titles: guided(&titles, phrases.titles)?, names: guided(&skills, phrases.names)? })
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
    Ok(Case {
        features: Features::new(&visitor, reference),
        origin: visitor.origin,
        goal: visitor.goal,
        matches: person.matches,
        weights: person.weights,
    })
}
