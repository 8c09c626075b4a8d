//! The engine against what could stand in its place: brings what is compared, and has `bench/run.mjs` measure it.

use crate::run::run;
use crate::tools::{self, WASM_TARGET, browser};
use crate::{end_to_end, teacher, workspace};
use anyhow::{Result, bail};
use clap::Args;
use std::path::Path;
use std::process::Command;

/// How much to measure.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Rounds of what is measured warm and from the cache.
    #[arg(long, default_value_t = 30)]
    rounds: u32,
    /// Rounds over the slow link, where a round takes half a minute.
    #[arg(long, default_value_t = 30)]
    slow_rounds: u32,
}

/// Measures the built site against other engines and runtimes, and writes `docs/performance.md`.
pub(crate) fn bench(options: &Options) -> Result<()> {
    let root = workspace::root()?;
    let dist = workspace::dist()?;
    if !dist.join("index.html").is_file() {
        bail!("{} has no site: build it with `cargo xtask build`", dist.display());
    }
    tools::set_up()?;
    let browser = browser::set_up()?;
    let teacher = teacher::fetch()?;
    let folder = root.join("bench");
    end_to_end::install_packages(&folder)?;
    let made = workspace::target()?.join("bench");
    // The engine as the worker is built; rten with all the speed that there is.
    compile(&folder, &made, "tract", "release")?;
    compile(&folder, &made, "rten", "fast")?;
    let mut node = tools::command("node")?;
    node.arg(folder.join("run.mjs"))
        .arg("--dist")
        .arg(&dist)
        .arg("--teacher")
        .arg(&teacher)
        .arg("--runtimes")
        .arg(&made)
        .arg("--made")
        .arg(made.join("made"))
        .args(["--rounds", &options.rounds.to_string(), "--slow-rounds", &options.slow_rounds.to_string()])
        .env("CHROMIUM", &browser.chromium);
    run("Measuring", &mut node)
}

/// Traces a whole visit of the built site, and writes `docs/performance.md`.
pub(crate) fn journey() -> Result<()> {
    let root = workspace::root()?;
    let browser = browser::set_up()?;
    end_to_end::install_packages(&root.join("tests/e2e"))?;
    let mut node = tools::command("node")?;
    node.arg("bench/journey.mjs").env("CHROMIUM", &browser.chromium).env("WAYMARK_DIST", workspace::dist()?);
    run("Tracing a visit", &mut node)
}

/// Compiles `bench/runtimes` with one of its features, for a page to load.
fn compile(folder: &Path, made: &Path, feature: &str, profile: &str) -> Result<()> {
    let target = made.join("cargo");
    run(
        &format!("Compiling the models’ runtime: {feature}"),
        Command::new("cargo")
            .args(["build", "--locked", "--target", WASM_TARGET, "--profile", profile, "--features", feature])
            .env("CARGO_TARGET_DIR", &target)
            .current_dir(folder.join("runtimes")),
    )?;
    run(
        "Writing its JavaScript",
        tools::command("wasm-bindgen")?
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(made.join(feature))
            .arg(target.join(WASM_TARGET).join(profile).join("waymark_runtimes.wasm")),
    )
}
