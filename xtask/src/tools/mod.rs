//! The programs that building needs: found if they are there in the right version, installed if not.

pub(crate) mod browser;

use crate::run::{announce, output, run};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, iter};

/// The compilation target of the app and its worker.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";
const TRUNK_VERSION: &str = "0.21.14";
const CARGO_DENY_VERSION: &str = "0.20.2";
const TYPOS_VERSION: &str = "1.52.0";

/// A program that is a crate.
struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    /// Whether to take the dependencies that the tool's own lock file names.
    dependencies: Dependencies,
}

#[derive(PartialEq)]
enum Dependencies {
    Locked,
    Latest,
}

/// Brings what `cargo xtask build` needs: the wasm target, trunk and wasm-bindgen.
pub(crate) fn set_up() -> Result<()> {
    wasm_target()?;
    let bindgen = workspace::locked_version("wasm-bindgen")?;
    ensure(&Tool {
        package: "trunk",
        program: "trunk",
        version: TRUNK_VERSION,
        dependencies: Dependencies::Locked,
    })?;
    // Its own guide installs wasm-bindgen-cli with the latest dependencies.
    for program in ["wasm-bindgen", "wasm-bindgen-test-runner"] {
        ensure(&Tool {
            package: "wasm-bindgen-cli",
            program,
            version: &bindgen,
            dependencies: Dependencies::Latest,
        })?;
    }
    Ok(())
}

/// Brings what checking the supply chain needs: cargo-deny and typos.
pub(crate) fn set_up_supply_chain() -> Result<()> {
    for (package, program, version) in
        [("cargo-deny", "cargo-deny", CARGO_DENY_VERSION), ("typos-cli", "typos", TYPOS_VERSION)]
    {
        ensure(&Tool { package, program, version, dependencies: Dependencies::Locked })?;
    }
    Ok(())
}

/// A command for a program that may be among the project's own tools; what it starts finds them too.
pub(crate) fn command(program: &str) -> Result<Command> {
    let mut command = Command::new(find(program)?.unwrap_or_else(|| program.into()));
    command.current_dir(workspace::root()?).env("PATH", search_path()?);
    Ok(command)
}

/// The first program of this name among the project's tools and on `PATH`.
pub(crate) fn find(program: &str) -> Result<Option<PathBuf>> {
    let path = search_path()?;
    Ok(env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file()))
}

/// `PATH` with the project's tools first.
fn search_path() -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = iter::once(workspace::tools()?.join("bin")).chain(env::split_paths(&path));
    env::join_paths(folders).context("the name of the tools folder cannot be part of PATH")
}

fn wasm_target() -> Result<()> {
    let libraries = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
        .context("`rustc` does not answer: install Rust from https://rustup.rs")?;
    if Path::new(&libraries).is_dir() {
        announce(&format!("The compilation target {WASM_TARGET} is there"));
        return Ok(());
    }
    run(
        &format!("Installing the compilation target {WASM_TARGET}"),
        Command::new("rustup").args(["target", "add", WASM_TARGET]),
    )
}

fn ensure(tool: &Tool<'_>) -> Result<()> {
    let Tool { package, program, version, .. } = tool;
    let found = installed_version(program)?;
    if found.as_deref().is_some_and(|text| states_version(text, version)) {
        announce(&format!("{program} {version} is there"));
        return Ok(());
    }
    let tools = workspace::tools()?;
    let mut install = Command::new("cargo");
    install.args(["install", package, "--version", version, "--force", "--root"]).arg(&tools);
    if tool.dependencies == Dependencies::Locked {
        install.arg("--locked");
    }
    // A tool runs for seconds: building it fast matters more than a fast tool.
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_TARGET_DIR", tools.with_file_name("tools-target"))
        // Outside the workspace, so that its `.cargo/config.toml` does not apply.
        .current_dir(env::temp_dir());
    run(
        &format!("Installing {package} {version} into {} (some minutes, once)", tools.display()),
        &mut install,
    )?;
    match installed_version(program)? {
        Some(text) if states_version(&text, version) => Ok(()),
        other => bail!("{program} {version} was installed but answers {other:?}"),
    }
}

fn installed_version(program: &str) -> Result<Option<String>> {
    Ok(find(program)?.and_then(|file| output(Command::new(file).arg("--version"))))
}

/// Whether the answer to `--version` names this version: `trunk 0.21.14`, `wasm-bindgen 0.2.130 (…)`.
fn states_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_the_whole_word() {
        assert!(states_version("trunk 0.21.14", "0.21.14"));
        assert!(states_version("wasm-bindgen 0.2.130 (f1c2d3)", "0.2.130"));
        assert!(!states_version("trunk 0.21.1", "0.21.14"));
        assert!(!states_version("trunk 0.21.14", "0.21.1"));
        assert!(!states_version("", "0.21.14"));
    }
}
