//! The project's own commands: `cargo xtask setup | build | serve | size | lint | icons | teacher | bench | test`.
//!
//! Each command brings what it needs, so that one command on a fresh machine is enough. Every step
//! says in plain words what it does, and a failure names the step. Nothing here knows how ranking
//! works: this crate moves files and starts programs.

mod advice;
mod bench;
mod build;
mod compress;
mod cut;
mod end_to_end;
mod fingerprint;
mod generator;
mod icons;
mod native;
mod not_found;
mod offline;
mod prerender;
mod release;
mod rest;
mod run;
mod serve;
mod shell;
mod size;
mod split;
mod stages;
mod styles;
mod teacher;
mod tools;
mod wasm_opt;
mod words;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install what building needs and this machine lacks.
    Setup {
        /// Install Chromium and its driver too, which the browser tests need.
        #[arg(long)]
        with_browser: bool,
    },
    /// Build the site into `dist/`: compile, write one page per occupation, compress.
    Build {
        /// Build quickly, without optimising and compressing.
        #[arg(long)]
        dev: bool,
        /// The address that the site will have, such as `https://example.org/guide/`: pages then name their own, which
        /// previews of links need for their picture, and a sitemap names them all.
        #[arg(long)]
        address: Option<String>,
    },
    /// Build the site and serve it on this machine.
    Serve(serve::Options),
    /// Show how many bytes a visitor downloads, against the budgets.
    Size {
        /// Fail on every budget, not only where more is sent than before.
        #[arg(long)]
        strict: bool,
    },
    /// Check form, lints and, when asked, spelling, licences and sources of dependencies.
    Lint {
        /// Check spelling, licences and sources of dependencies too.
        #[arg(long)]
        supply_chain: bool,
    },
    /// Draw the installed site's icons from the favicon.
    Icons,
    /// Fetch the sentence encoder that training learns from; nothing of it ships.
    Teacher,
    /// Measure the built site against other engines, and write the comparison into docs/performance.md.
    Bench(bench::Options),
    /// Measure the engine's steps natively, against the committed ratios to a reference loop.
    BenchNative {
        /// Take what is measured for the committed ratios.
        #[arg(long)]
        write: bool,
    },
    /// Measure how far bytes and models are from what they cost at least, and write it into docs/performance.md.
    BenchFloor,
    /// Trace a whole visit on a slowed processor, and write its longest tasks and memory into docs/performance.md.
    BenchJourney,
    /// Measure how costs grow with the number of occupations, and write them into docs/performance.md.
    BenchScale,
    /// Run every check there is.
    Test(stages::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Setup { with_browser } => {
            tools::set_up()?;
            if with_browser {
                tools::browser::set_up()?;
            }
            Ok(())
        }
        Command::Build { dev, address } => {
            let mode = if dev { build::Mode::Dev } else { build::Mode::Release };
            build::build(mode, address.as_deref())
        }
        Command::Serve(options) => serve::serve(&options),
        Command::Size { strict } => {
            size::check(if strict { size::Rule::Strict } else { size::Rule::NoWorse })
        }
        Command::Lint { supply_chain } => stages::lint(supply_chain),
        Command::Icons => icons::draw(),
        Command::Teacher => {
            teacher::fetch().map(|folder| println!("Train with: --teacher {}", folder.display()))
        }
        Command::Bench(options) => bench::bench(&options),
        Command::BenchNative { write: true } => native::compare(native::Baseline::Write),
        Command::BenchNative { write: false } => native::compare(native::Baseline::Compare),
        Command::BenchFloor => bench::floor(),
        Command::BenchJourney => bench::journey(),
        Command::BenchScale => native::scale(),
        Command::Test(options) => stages::test(&options),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// What clap finds wrong with the arguments it finds when the program starts, and only then.
    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
