//! Every check, one after the other, with a summary.

use crate::build::{self, Mode};
use crate::run::{announce, run};
use crate::tools::{self, WASM_TARGET, browser};
use crate::{end_to_end, size, workspace};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use std::process::Command;
use std::time::{Duration, Instant};

/// What to leave out.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Leave out this stage; may be given several times.
    #[arg(long, value_enum, value_name = "STAGE")]
    skip: Vec<Stage>,
}

/// A check, in the order in which they run: what fails fast comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The form of the code.
    Fmt,
    /// Spelling, licences and sources of dependencies.
    SupplyChain,
    /// Lints of the native code.
    Clippy,
    /// Lints of the app and its worker.
    ClippyApp,
    /// Native tests.
    Test,
    /// Native tests of the app's own logic.
    TestApp,
    /// Tests in a browser.
    Browser,
    /// The release build.
    Build,
    /// Bytes sent, against the budgets.
    Size,
    /// The built site in a browser, as a visitor uses it.
    EndToEnd,
}

impl Stage {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn run(self) -> Result<()> {
        match self {
            Self::Fmt => cargo("Checking the form of the code", &["fmt", "--all", "--check"]),
            Self::Clippy => cargo(
                "Linting the native code",
                &["clippy", "--workspace", "--exclude", "waymark", "--all-targets", "--", "-D", "warnings"],
            ),
            Self::ClippyApp => cargo(
                "Linting the app and its worker",
                &[
                    "clippy", "--package", "waymark", "--target", WASM_TARGET, "--all-targets", "--features",
                    "worker,pdf", "--", "-D", "warnings",
                ],
            ),
            // Named by exclusion: the app's dependencies are built for the browser with features of their own,
            // and cargo would mix both were they chosen together.
            Self::Test => cargo("Running the native tests", &["test", "--workspace", "--exclude", "waymark"]),
            Self::TestApp => {
                cargo("Running the native tests of the app", &["test", "--package", "waymark", "--lib"])
            }
            Self::SupplyChain => supply_chain(),
            Self::Browser => browser_tests(),
            Self::Build => build::build(Mode::Release, None),
            Self::Size => size::check(size::Rule::NoWorse),
            Self::EndToEnd => end_to_end::test(),
        }
    }
}

/// How a stage ended.
enum Outcome {
    Passed(Duration),
    Failed(Duration),
    Skipped,
    NotReached,
}

/// Runs every stage that is not left out, up to the first that fails.
pub(crate) fn test(options: &Options) -> Result<()> {
    tools::set_up()?;
    let begin = Instant::now();
    let mut failure = None;
    let mut outcomes = Vec::new();
    for &stage in Stage::value_variants() {
        let outcome = if options.skip.contains(&stage) {
            Outcome::Skipped
        } else if failure.is_some() {
            Outcome::NotReached
        } else {
            println!("\n===== {} =====", stage.name());
            let begin = Instant::now();
            match stage.run() {
                Ok(()) => Outcome::Passed(begin.elapsed()),
                Err(error) => {
                    eprintln!("error: {error:#}");
                    failure = Some(stage);
                    Outcome::Failed(begin.elapsed())
                }
            }
        };
        outcomes.push((stage, outcome));
    }
    print!("\n{}", summary(&outcomes, begin.elapsed()));
    match failure {
        None => Ok(()),
        Some(stage) => {
            bail!("the stage `{}` failed: to run the others, add `--skip {}`", stage.name(), stage.name())
        }
    }
}

/// Form and lints, without building anything to run.
pub(crate) fn lint(with_supply_chain: bool) -> Result<()> {
    tools::set_up()?;
    let mut stages = vec![Stage::Fmt, Stage::Clippy, Stage::ClippyApp];
    if with_supply_chain {
        stages.push(Stage::SupplyChain);
    }
    stages.into_iter().try_for_each(Stage::run)
}

fn summary(outcomes: &[(Stage, Outcome)], total: Duration) -> String {
    let mut lines = vec!["===== summary =====".to_owned()];
    for (stage, outcome) in outcomes {
        let said = match outcome {
            Outcome::Passed(time) => format!("passed       {:>7.1} s", time.as_secs_f32()),
            Outcome::Failed(time) => format!("FAILED       {:>7.1} s", time.as_secs_f32()),
            Outcome::Skipped => "skipped".into(),
            Outcome::NotReached => "not reached".into(),
        };
        lines.push(format!("  {:<13} {said}", stage.name()));
    }
    lines.push(format!("  {:<13} {:>20.1} s", "all", total.as_secs_f32()));
    lines.join("\n") + "\n"
}

fn cargo(what: &str, arguments: &[&str]) -> Result<()> {
    run(what, Command::new("cargo").args(arguments).current_dir(workspace::root()?))
}

fn supply_chain() -> Result<()> {
    tools::set_up_supply_chain()?;
    run("Checking spelling", &mut tools::command("typos")?)?;
    // Advisories are left out: their database changes daily, so the same commit would pass one day and
    // fail the next, and a machine without a way to it could not test at all.
    run(
        "Checking licences and sources of dependencies",
        tools::command("cargo-deny")?.args(["--log-level", "error", "check", "licenses", "bans", "sources"]),
    )
}

fn browser_tests() -> Result<()> {
    let root = workspace::root()?;
    if !root.join("tests/browser.rs").is_file() {
        announce("There is no tests/browser.rs: nothing to run in a browser");
        return Ok(());
    }
    let browser = browser::set_up()?;
    let mut cargo = tools::command("cargo")?;
    cargo
        .args(["test", "--package", "waymark", "--target", WASM_TARGET, "--test", "browser"])
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root.join("xtask/webdriver.json"));
    run("Running the tests in a browser", &mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_how_each_stage_ended() {
        let second = Duration::from_secs(1);
        let outcomes = [
            (Stage::Fmt, Outcome::Passed(second)),
            (Stage::Clippy, Outcome::Skipped),
            (Stage::Test, Outcome::Failed(second)),
            (Stage::EndToEnd, Outcome::NotReached),
        ];
        let text = summary(&outcomes, second * 2);
        let lines: Vec<_> =
            text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            lines,
            [
                "===== summary =====", "fmt passed 1.0 s", "clippy skipped", "test FAILED 1.0 s",
                "end-to-end not reached", "all 2.0 s"
            ]
        );
    }
}
