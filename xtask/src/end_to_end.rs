//! The built site in a browser, under a sub-path, as a visitor and a host see it.

use crate::advice::{self, Proxy};
use crate::run::{announce, run};
use crate::tools::{self, browser};
use crate::{serve, workspace};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Where the site lives during the tests: at the root, a wrong absolute address would go unnoticed.
const PREFIX: &str = "/guide/waymark/";

/// Runs the tests in `tests/e2e` against `dist/`.
pub(crate) fn test() -> Result<()> {
    let root = workspace::root()?;
    let dist = workspace::dist()?;
    if !dist.join("index.html").is_file() {
        bail!("{} has no site: build it with `cargo xtask build`", dist.display());
    }
    let browser = browser::set_up()?;
    let tests = root.join("tests/e2e");
    install_packages(&tests)?;
    // As the native tests build it: chosen alone, it would get dependencies with other features, and with
    // them tract compiled once more.
    run(
        "Building the command line, whose results the page must equal, and the proxy",
        Command::new("cargo")
            .args(["test", "--workspace", "--exclude", "waymark", "--no-run"])
            .current_dir(&root),
    )?;
    let plain = serve::spawn(&dist, PREFIX, None)?;
    // No language model: what the proxy says is the same on every run.
    let proxy = Proxy::start(&advice::Options::default())?;
    let beside = serve::spawn(&dist, PREFIX, proxy.as_ref().map(Proxy::address))?;
    let mut node = tools::command("node")?;
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(test_files(&tests)?)
        .current_dir(&tests)
        .env("WAYMARK_URL", format!("http://{plain}{PREFIX}"))
        .env("WAYMARK_URL_WITH_PROXY", format!("http://{beside}{PREFIX}"))
        .env("WAYMARK_CLI", program("waymark")?)
        .env("WAYMARK_PROXY", program("waymark-proxy")?)
        .env("WAYMARK_ROOT", &root)
        .env("WAYMARK_DIST", &dist)
        .env("CHROMIUM", &browser.chromium);
    run("Using the site in a browser", &mut node)
}

/// A program of the workspace, as the tests build it.
fn program(name: &str) -> Result<PathBuf> {
    Ok(workspace::target()?.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX)))
}

/// Installs the packages of a folder unless they are those that its lock file names.
pub(crate) fn install_packages(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        announce(&format!("The packages of {} are there", folder.display()));
        return Ok(());
    }
    run(
        &format!("Installing the packages of {}", folder.display()),
        // What packages would fetch or build when they are installed is not wanted.
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder),
    )
    .context("this needs Node.js 20 or later with npm")?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

fn test_files(tests: &Path) -> Result<Vec<String>> {
    let mut files: Vec<String> = fs::read_dir(tests)
        .with_context(|| format!("cannot list {}", tests.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.js"))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("{} has no tests", tests.display());
    }
    Ok(files)
}
