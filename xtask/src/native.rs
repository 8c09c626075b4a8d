//! Native benchmarks: against their baseline, and by the number of occupations.

use crate::run::{announce, run};
use crate::{tools, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What to do with the ratios.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Baseline {
    /// Compare them with the committed ones.
    Compare,
    /// Take them for the committed ones.
    Write,
}

/// Runs the benchmarks of the engine, and compares each with the reference loop of the same run.
pub(crate) fn compare(baseline: Baseline) -> Result<()> {
    let measured = folder()?.join("criterion");
    if measured.is_dir() {
        // What an earlier run measured must not stand in for what this one does not.
        fs::remove_dir_all(&measured).with_context(|| measured.display().to_string())?;
    }
    run("Measuring the engine’s steps natively", &mut benchmark("engine")?)?;
    let mut node = tools::command("node")?;
    node.arg("bench/native.mjs").arg(&measured);
    if baseline == Baseline::Write {
        node.arg("--write");
    }
    run("Comparing with the baseline", &mut node)
}

/// Measures how costs grow with the number of occupations, and writes them into `docs/performance.md`.
pub(crate) fn scale() -> Result<()> {
    let mut node = tools::command("node")?;
    node.arg("bench/scale.mjs").arg(printed("scale")?).arg(printed("map")?);
    run("Drawing", &mut node)
}

/// The file with what a benchmark prints.
fn printed(name: &str) -> Result<PathBuf> {
    announce(&format!("Measuring by number of occupations: {name} (some minutes)"));
    let output = benchmark(name)?.stderr(std::process::Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the benchmark `{name}` failed ({})", output.status);
    }
    let folder = workspace::target()?.join("bench");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let file = folder.join(format!("{name}.json"));
    fs::write(&file, output.stdout).with_context(|| file.display().to_string())?;
    Ok(file)
}

/// A benchmark of `bench/native`, which is a workspace of its own.
fn benchmark(name: &str) -> Result<Command> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["bench", "--locked", "--bench", name])
        .env("CARGO_TARGET_DIR", folder()?)
        .current_dir(workspace::root()?.join("bench/native"));
    Ok(cargo)
}

/// Where the benchmarks are built, apart from the app's own programs.
fn folder() -> Result<PathBuf> {
    Ok(workspace::target()?.join("bench/cargo"))
}
