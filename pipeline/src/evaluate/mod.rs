//! Measures the shipped models through the engine, and writes the model card.
//!
//! Every figure comes from the ONNX files in the folder, run by tract, as the browser runs them; each
//! stands beside simple baselines measured on the same queries in the same run.

mod lexical;
mod metrics;
mod tasks;

use crate::models::Release;
use crate::raw::RawData;
use anyhow::{Context, Result};
use std::path::Path;
use waymark_engine::assets::Assets;
pub use waymark_schema::model_card::{Baseline, CalibrationBin, ModelCard, ModelFile, Task};

/// Measures the release in `out`, prints the figures and writes `model-card.json` beside it.
pub fn run(data: &Path, out: &Path, date: &str) -> Result<()> {
    let card = measure(data, out, date)?;
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

/// Measures the release in `out`.
pub fn measure(data: &Path, out: &Path, date: &str) -> Result<ModelCard> {
    let raw = RawData::load(data)?;
    let release = Release::open(out)?;
    let mut assets =
        Assets::new(&release.bytes("core")?, &release.bytes("encoder")?, &release.bytes("ranker")?)?;
    assets.add_titles(&release.bytes("titles")?)?;
    let mut tasks = tasks::related(&raw, &assets)?;
    tasks.extend(tasks::titles(&raw, &assets)?);
    let (people, calibration) = tasks::people(&raw, &assets)?;
    tasks.extend(people);
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
        calibration,
        plausibility: Vec::new(),
        bias: Vec::new(),
        features: None,
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
