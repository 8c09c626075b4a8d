//! The engine against what could stand in its place: brings what is compared, and has `bench/run.mjs` measure it.

use crate::cut::{cut, importing_need, keeping_book, ran};
use crate::run::{announce, run};
use crate::tools::{self, WASM_TARGET, browser};
use crate::{end_to_end, teacher, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
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
    let made = made()?;
    // The engine as the worker is built; rten with all the speed that there is. Both are cut as the worker is.
    compile(&folder, &made, "inputs", "release")?;
    for (runtime, profile) in [("tract", "release"), ("rten", "fast")] {
        compile(&folder, &made, runtime, profile)?;
        cut_runtime(&folder, &made, runtime)?;
    }
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

/// Measures how far the models are from what they cost at least, and writes `docs/performance.md`.
pub(crate) fn floor() -> Result<()> {
    tools::set_up()?;
    let folder = workspace::root()?.join("bench");
    let made = made()?;
    for program in ["inputs", "tract", "peak"] {
        compile(&folder, &made, program, "release")?;
    }
    run(
        "Measuring the distance to the floor",
        tools::command("node")?.arg(folder.join("floor.mjs")).arg(&made),
    )
}

/// Where the programs that are measured are made.
fn made() -> Result<PathBuf> {
    Ok(workspace::target()?.join("bench"))
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

/// Leaves of a compiled runtime what is needed to load the models and to run them.
fn cut_runtime(folder: &Path, made: &Path, name: &str) -> Result<()> {
    announce(&format!("Cutting the models’ runtime: {name}"));
    let exercise = folder.join("exercise.mjs");
    let program = made.join(name).join("waymark_runtimes_bg.wasm");
    let run = |program: &Path| {
        ran(&exercise, [made, Path::new(name), program]).with_context(|| format!("{name}, outside a browser"))
    };
    let whole = fs::read(&program).with_context(|| format!("cannot read {}", program.display()))?;
    let watched = made.join(format!("{name}.watched.wasm"));
    fs::write(&watched, keeping_book(&whole)?)?;
    let parts = cut(&whole, &run(&watched)?, "./waymark_runtimes_bg.js")?;
    println!("{} of {} bytes are run", parts.first.len(), whole.len());
    fs::write(&program, parts.first)?;
    importing_need(&made.join(name).join("waymark_runtimes.js"))?;
    run(&program)?;
    Ok(())
}
