//! `pipeline`: raw public data to the files that the site is served with.

use anyhow::{Context, Result, ensure};
use clap::{Args, Parser, Subcommand};
use pipeline::careers;
use pipeline::evaluate;
use pipeline::map;
use pipeline::paths;
use pipeline::raw::RawData;
use pipeline::tables::{BROTLI_LIMIT_OF_CORE, BuiltTables, Published, Release, brotli_size, publish};
use pipeline::train::{self, Effort};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Raw public data to tables and models.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Where everything is read from and put.
#[derive(Debug, Args)]
struct Folders {
    /// Folder of the raw data, laid out by publisher and release.
    #[arg(long)]
    data: PathBuf,
    /// Folder that the site is served from, with what earlier commands have put there.
    #[arg(long, default_value = "public")]
    out: PathBuf,
}

/// The sentence encoder that is learned from, where there is one.
#[derive(Debug, Args)]
struct TeacherFolder {
    /// Folder of the teacher (`cargo xtask teacher` fetches it). Without it, training does not learn words that
    /// no title has, courses are matched by the encoder alone, and the evaluation has one baseline less.
    #[arg(long)]
    teacher: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the tables and the manifest.
    Tables {
        #[command(flatten)]
        folders: Folders,
    },
    /// Train the models on the raw data and the tables.
    Train {
        #[command(flatten)]
        folders: Folders,
        #[command(flatten)]
        teacher: TeacherFolder,
        /// Take the encoder that is there, and train the ranker alone.
        #[arg(long)]
        keep_encoder: bool,
        /// Files of visitors' feedback (JSON Lines, see docs/feedback.md) for the ranker to learn from, too. Broken
        /// lines are listed and left out; feedback that would make the ranker worse is refused.
        #[arg(long, value_name = "FILE")]
        feedback: Vec<PathBuf>,
        /// Train for a few steps only, to see that everything runs; the models are of no use.
        #[arg(long)]
        rehearse: bool,
    },
    /// Learn how natural moves between occupations are, and match courses to what they ask for. Comes after
    /// training.
    Paths {
        #[command(flatten)]
        folders: Folders,
        #[command(flatten)]
        teacher: TeacherFolder,
        /// Take the transitions that are there, and match the courses alone.
        #[arg(long)]
        keep_transitions: bool,
    },
    /// Lay the occupations out on the map by their learned likeness. Comes after `paths`.
    Map {
        /// Folder that the site is served from, with tables and models in it.
        #[arg(long, default_value = "public")]
        out: PathBuf,
    },
    /// Make careers up, and train the model of what comes next on them. Comes after the paths.
    Careers {
        /// Folder that the site is served from, with models and tables in it.
        #[arg(long, default_value = "public")]
        out: PathBuf,
    },
    /// Measure the shipped models and write model-card.json.
    Evaluate {
        #[command(flatten)]
        folders: Folders,
        #[command(flatten)]
        teacher: TeacherFolder,
        /// Day to write on the card, as YYYY-MM-DD.
        #[arg(long)]
        date: String,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.command {
        Command::Tables { folders: Folders { data, out } } => tables(data, out),
        Command::Train { folders: Folders { data, out }, teacher, keep_encoder, feedback, rehearse } => {
            let effort = if *rehearse { Effort::rehearsal() } else { Effort::default() };
            let teacher = teacher.teacher.as_deref();
            train::run(data, out, train::Options { teacher, keep_encoder: *keep_encoder, feedback, effort })
        }
        Command::Paths { folders: Folders { data, out }, teacher, keep_transitions } => {
            paths::run(data, out, teacher.teacher.as_deref(), *keep_transitions)
        }
        Command::Careers { out } => careers::run(out),
        Command::Evaluate { folders: Folders { data, out }, teacher, date } => {
            evaluate::run(data, out, teacher.teacher.as_deref(), date)
        }
        Command::Map { out } => map::run(out),
    }
}

fn tables(data: &Path, out: &Path) -> Result<()> {
    let raw = RawData::load(data)?;
    let tables = BuiltTables::build(&raw)?;
    let release = Release::encode(&tables)?;
    let packed: Vec<usize> = release.files.iter().map(|file| brotli_size(&file.bytes)).collect();
    println!("{:<12} {:>8} {:>10} {:>10}", "table", "rows", "bytes", "brotli");
    for (file, packed) in release.files.iter().zip(&packed) {
        println!("{:<12} {:>8} {:>10} {packed:>10}", file.role, file.rows, file.bytes.len());
    }
    let bytes: usize = release.files.iter().map(|file| file.bytes.len()).sum();
    println!("{:<12} {:>8} {bytes:>10} {:>10}", "all", "", packed.iter().sum::<usize>());
    let of_core = packed.first().copied().unwrap_or_default();
    ensure!(
        of_core <= BROTLI_LIMIT_OF_CORE,
        "the core table takes {of_core} bytes after brotli, over the limit of {BROTLI_LIMIT_OF_CORE}: move \
         columns that the first result does not need to the detail table"
    );
    let published = publish(&release, out)?;
    report(&published, out, of_core)
}

/// Prints what the first result needs, and what happened to the files of earlier builds.
fn report(published: &Published, out: &Path, of_core: usize) -> Result<()> {
    let mut needed = of_core;
    for model in &published.kept_models {
        let path = out.join(model);
        let bytes = std::fs::read(&path)
            .with_context(|| format!("{}: the manifest lists it, train the models again", path.display()))?;
        let packed = brotli_size(&bytes);
        println!("{model:<12} {:>19} {packed:>10}", bytes.len());
        needed += packed;
    }
    println!("first result: {needed} bytes after brotli (core and {} models)", published.kept_models.len());
    for path in &published.removed {
        println!("removed {path}");
    }
    if !published.dropped_models.is_empty() {
        println!(
            "warning: the core table changed, so {} no longer fit it and left the manifest: train the models again",
            published.dropped_models.join(" and ")
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn no_two_options_of_a_command_share_a_name() {
        Arguments::command().debug_assert();
    }
}
