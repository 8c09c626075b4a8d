//! Measures the shipped models through the engine, and writes the model card.
//!
//! Every figure comes from the ONNX files in the folder, run by tract, as the browser runs them; each
//! stands beside simple baselines measured on the same queries in the same run.

mod baselines;
mod bias;
mod lexical;
mod metrics;
mod people;
mod plausibility;
mod related;
mod skills;
mod titles;

use crate::models::Release;
use crate::raw::RawData;
use crate::teacher::Teacher;
use crate::train::corpus::Corpus;
use crate::train::people::{Population, Split};
use anyhow::{Context, Result};
use baselines::MeaningOfTitles;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use waymark_engine::assets::Assets;

/// What is known of the models, as the app shows it.
#[derive(Debug, Serialize)]
pub struct ModelCard {
    /// Version of this form.
    pub v: u32,
    /// Day of the evaluation, `YYYY-MM-DD`.
    pub date: String,
    /// Source and release of the data.
    pub data: BTreeMap<String, String>,
    /// Models with the SHA-256 and the size in bytes of their files.
    pub models: BTreeMap<String, ModelFile>,
    /// What was measured.
    pub tasks: Vec<Task>,
    /// Calibration of the match, bin by bin.
    pub calibration: Vec<CalibrationBin>,
    /// What each feature of the ranker is worth.
    pub features: Vec<FeatureWeight>,
    /// What a reader must know to take the figures rightly.
    pub notes: Vec<String>,
}

/// A model's file.
#[derive(Debug, Serialize)]
pub struct ModelFile {
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// A figure with its baselines.
#[derive(Debug, Serialize)]
pub struct Task {
    /// What was asked.
    pub name: String,
    /// What was counted.
    pub metric: String,
    /// Number of queries.
    pub n: usize,
    /// The models' figure.
    pub value: f64,
    /// The same for simpler ways.
    pub baselines: Vec<Baseline>,
}

/// A baseline's figure.
#[derive(Debug, Serialize)]
pub struct Baseline {
    /// What it is.
    pub name: String,
    /// Its figure.
    pub value: f64,
}

impl Baseline {
    fn new(name: &str, value: f64) -> Self {
        Self { name: name.to_owned(), value }
    }
}

/// What a feature of the ranker is worth on held-out people.
#[derive(Debug, Serialize)]
pub struct FeatureWeight {
    /// What it is.
    pub name: String,
    /// Part of the match that it belongs to.
    pub part: String,
    /// How much the loss grows, as a share, when the feature is shuffled among occupations.
    pub loss_increase: f64,
    /// Whether that is more than nothing.
    pub carries_weight: bool,
}

/// Matches shown at about one probability, against how many were matches.
#[derive(Debug, Clone, Serialize)]
pub struct CalibrationBin {
    /// Mean probability shown.
    pub shown: f64,
    /// Share that were matches.
    pub observed: f64,
    /// Number of person-occupation pairs.
    pub n: usize,
}

/// Measures the release in `out`, prints the figures and writes `model-card.json` beside it.
pub fn run(data: &Path, out: &Path, teacher: Option<&Path>, date: &str) -> Result<()> {
    let card = measure(data, out, teacher, date)?;
    println!("{:<58} {:<22} {:>6} {:>7}  baselines", "task", "metric", "n", "value");
    for task in &card.tasks {
        let baselines: Vec<String> = task
            .baselines
            .iter()
            .map(|baseline| format!("{} {:.3}", baseline.name, baseline.value))
            .collect();
        println!(
            "{:<58} {:<22} {:>6} {:>7.3}  {}",
            task.name,
            task.metric,
            task.n,
            task.value,
            baselines.join(", ")
        );
    }
    let path = out.join("model-card.json");
    std::fs::write(&path, serde_json::to_string_pretty(&card)? + "\n")
        .with_context(|| path.display().to_string())
}

/// Measures the release in `out`; with the `teacher`'s folder, beside the teacher as a baseline too.
pub fn measure(data: &Path, out: &Path, teacher: Option<&Path>, date: &str) -> Result<ModelCard> {
    let raw = RawData::load(data)?;
    let release = Release::open(out)?;
    let mut assets =
        Assets::new(&release.bytes("core")?, &release.bytes("encoder")?, &release.bytes("ranker")?)?;
    assets.add_titles(&release.bytes("titles")?)?;
    assets.add_details(&release.bytes("details")?)?;
    let corpus = Corpus::new(&raw)?;
    let leading = &assets.reference.leading;
    let (train, test) =
        (Population::new(&raw, leading, Split::Train), Population::new(&raw, leading, Split::Test));
    let mut teacher = teacher.map(Teacher::open).transpose()?;
    let meaning = teacher.as_mut().map(|teacher| MeaningOfTitles::new(&raw, teacher)).transpose()?;
    let mut tasks = related::measure(&raw, &assets, meaning.as_ref())?;
    tasks.extend(titles::measure(&corpus, &assets, teacher.as_mut())?);
    tasks.extend(skills::measure(&test, &corpus, &assets, teacher.as_mut())?);
    let people = people::measure(&raw, &train, &test, &assets)?;
    tasks.extend(people.tasks);
    tasks.extend(plausibility::measure(&assets)?);
    tasks.extend(bias::measure(&assets)?);
    let models = ["encoder", "ranker"].into_iter().filter_map(|role| {
        let asset = release.manifest.assets.get(role)?;
        Some((role.to_owned(), ModelFile { sha256: asset.sha256.clone(), bytes: asset.bytes }))
    });
    Ok(ModelCard {
        v: 1,
        date: date.to_owned(),
        data: release.manifest.sources.clone(),
        models: models.collect(),
        tasks,
        calibration: people.calibration,
        features: people.features,
        notes: vec![
            "People are synthetic: profiles drawn with noise from O*NET's own ratings. What counts as a match is the \
             person's home occupation and those that O*NET publishes as primarily related to it. No figure says how \
             content or successful real people were."
                .to_owned(),
            "Held out by rule: one occupation in five (by SHA-256 of its code), whose related occupations are never \
             trained on in either direction, and one title in ten (by SHA-256 of the title)."
                .to_owned(),
            "Titles of the test split are understood by the encoder alone, without the table of known titles.".to_owned(),
        ],
    })
}
