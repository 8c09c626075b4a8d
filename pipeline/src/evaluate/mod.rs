//! Measures the shipped models through the engine, and writes the model card.
//!
//! Every figure comes from the ONNX files in the folder, run by tract, as the browser runs them; each
//! stands beside simple baselines measured on the same queries in the same run.

mod baselines;
mod bias;
mod careers;
mod lexical;
mod map;
pub(crate) mod metrics;
mod people;
mod plausibility;
mod related;
mod skills;
mod titles;
mod transitions;

use crate::careers::World;
use crate::models::Release;
use crate::raw::RawData;
use crate::teacher::Teacher;
use crate::train::corpus::Corpus;
use crate::train::people::{Population, Split};
use anyhow::{Context, Result};
use baselines::MeaningOfTitles;
use std::path::Path;
use waymark_engine::assets::Assets;
use waymark_engine::careers::Sequence;
pub use waymark_schema::model_card::{
    Baseline, CalibrationBin, FeatureImportance, LearnedFeatures, ModelCard, ModelFile, Task,
};

fn baseline(name: &str, value: f64) -> Baseline {
    Baseline { name: name.to_owned(), value }
}

/// Measures the release in `out`, prints the figures and writes `model-card.json` beside it.
pub fn run(data: &Path, out: &Path, teacher: Option<&Path>, date: &str) -> Result<()> {
    let card = measure(data, out, teacher, date)?;
    println!("{:<58} {:<22} {:>6} {:>7}  baselines", "task", "metric", "n", "value");
    let all = card
        .tasks
        .iter()
        .chain(&card.transitions)
        .chain(&card.careers)
        .chain(&card.map)
        .chain(&card.plausibility)
        .chain(&card.bias);
    for task in all {
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
    assets.add_skills(&release.bytes("skills")?)?;
    assets.add_transitions(&release.bytes("transitions")?)?;
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
    let plausibility = plausibility::measure(&assets)?;
    let sequence = Sequence::from_bytes(&release.bytes("sequence")?)?;
    let models = ["encoder", "ranker", "sequence", "transitions"].into_iter().filter_map(|role| {
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
        plausibility,
        bias: bias::measure(&assets)?,
        transitions: transitions::measure(&raw, &assets)?,
        careers: careers::measure(&raw, &World::new(&release)?, &sequence)?,
        map: map::measure(&release)?,
        features: Some(people.features),
        notes: vec![
            "People are synthetic: profiles drawn with noise from O*NET's own ratings. What counts as a match is the \
             person's home occupation and those that O*NET publishes as primarily related to it. No figure says how \
             content or successful real people were."
                .to_owned(),
            "Held out by rule: one occupation in five (by SHA-256 of its code), whose related occupations are never \
             trained on in either direction, and one title in ten (by SHA-256 of the title)."
                .to_owned(),
            "Careers are synthetic too: drawn with noise from how natural the shipped models find each move and from what \
             courses teach. The same rules made the careers that were learned from and those that were measured on, \
             so the figures say how well the rules are found again in occupations that no career passed in training. \
             They say nothing of how people really move, or of which courses really help."
                .to_owned(),
            "Titles of the test split are understood by the encoder alone, without the table of known titles.".to_owned(),
        ],
    })
}
