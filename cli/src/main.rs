//! `waymark`: the engine of the site, on the command line, over JSON Lines.
//!
//! One line in, one line out, in order. A line that cannot be answered gives
//! `{"error": …, "line": n}` in its place, the rest goes on, and the exit code is 1 at the end.

mod answers;
mod feedback;
mod release;

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use waymark_domain::{OccupationCode, RouteWeights, Weights};
use waymark_engine::recommend::Method;
use waymark_schema::advice::AdviceLanguage;
use waymark_schema::route::RouteWishes;

/// Ranks occupations for people and says why in words, answers questions about occupations, finds occupations for
/// titles, occupations like others, ways from one to another, and skills in texts.
#[derive(Debug, Parser)]
#[command(name = "waymark", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// A free-text job title a line in; the occupations that it may mean out.
    Titles(Common),
    /// An O*NET-SOC code a line in; the occupations most like it out.
    Related(Common),
    /// A text (JSON, `{"text": …}`) a line in; skills, roles, level and education that it tells of out.
    Read(Source),
    /// An O*NET-SOC code a line in; the occupations that one may move to out, each with kind, gap and pay change.
    Transitions(Common),
    /// A profile (JSON) with a `goal`, a code or words, a line in; ways there in at most four moves out. Without
    /// a goal, a way to each of the three occupations that fit best.
    Routes {
        #[command(flatten)]
        source: Source,
        /// What matters: `pay=2,time=3`. From 0 to 4 each: fit (1 to 4, usually 2), pay, time, preparation
        /// (usually 1).
        #[arg(long, value_name = "WEIGHTS", default_value = "", hide_default_value = true)]
        weigh: RouteWeights,
        /// No occupation on the way pays less by its median, dollars a year.
        #[arg(long, value_name = "DOLLARS")]
        floor: Option<f32>,
        /// O*NET-SOC codes of occupations to pass, with commas.
        #[arg(long, value_name = "CODES", value_delimiter = ',')]
        keep: Vec<OccupationCode>,
        /// O*NET-SOC codes of occupations not to pass, with commas.
        #[arg(long, value_name = "CODES", value_delimiter = ',')]
        exclude: Vec<OccupationCode>,
        /// Address of a course that was taken, the first taken first; may be given again.
        #[arg(long, value_name = "ADDRESS")]
        done: Vec<String>,
        /// Address of a course whose matter is known; may be given again.
        #[arg(long, value_name = "ADDRESS")]
        known: Vec<String>,
        /// Address of a course that is not wanted; may be given again.
        #[arg(long, value_name = "ADDRESS")]
        unwanted: Vec<String>,
    },
    /// A profile (JSON) a line in; recommended occupations out.
    Recommend {
        #[command(flatten)]
        common: Common,
        /// Rank by the cosine of skills and interests instead of the learned ranking.
        #[arg(long)]
        baseline: bool,
        /// What the order goes by beside the match: `pay=2,growth=1`. From 0 to 4 each: fit (1 to 4, usually
        /// 2), pay, growth, preparation (little of it), exposure (low). The match itself does not change.
        #[arg(
            long,
            value_name = "WEIGHTS",
            default_value = "",
            hide_default_value = true,
            conflicts_with = "baseline"
        )]
        weigh: Weights,
        /// What the visitor said of earlier results (JSON Lines, see docs/feedback.md): every profile is ranked as
        /// the page ranks it after these answers. A profile's own `feedback` is heard after them.
        #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
        feedback: Option<PathBuf>,
    },
    /// A profile (JSON) a line in; written advice on its best results out, each sentence with its facts.
    Explain {
        /// Results that are explained.
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=5))]
        top: u8,
        /// Language of the advice.
        #[arg(long, value_enum, default_value_t = Language::En)]
        language: Language,
        #[command(flatten)]
        source: Source,
    },
    /// A question (JSON, `{"question": …, "codes": ["15-2051.00"]}`) a line in; its answer out. Without codes the
    /// question names the occupation.
    Ask {
        /// Language of the answer.
        #[arg(long, value_enum, default_value_t = Language::En)]
        language: Language,
        #[command(flatten)]
        source: Source,
    },
}

/// Languages of written advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
}

impl From<Language> for AdviceLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::English,
            Language::Es => Self::Spanish,
        }
    }
}

#[derive(Debug, Args)]
struct Common {
    /// Results for each line, at most.
    #[arg(long, default_value_t = 10)]
    top: usize,
    #[command(flatten)]
    source: Source,
}

#[derive(Debug, Args)]
struct Source {
    /// Folder of tables and models, with manifest.json in it. Without it: `$WAYMARK_ASSETS`, then
    /// `public` in this folder or one above, then beside the program.
    #[arg(long)]
    assets: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Answers every line; `false` if a line had an error.
fn run(arguments: &Arguments) -> Result<bool> {
    let source = match &arguments.command {
        Command::Titles(common)
        | Command::Related(common)
        | Command::Transitions(common)
        | Command::Recommend { common, .. } => &common.source,
        Command::Read(source)
        | Command::Explain { source, .. }
        | Command::Ask { source, .. }
        | Command::Routes { source, .. } => source,
    };
    let mut engine = release::open(source.assets.as_deref())?;
    let mut all_answered = true;
    let mut said = Vec::new();
    if let Command::Recommend { feedback: Some(path), .. } = &arguments.command {
        let whole;
        (said, whole) = feedback::open(path)?;
        all_answered &= whole;
    }
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in (1_usize..).zip(std::io::stdin().lock().split(b'\n')) {
        let line = line?;
        let answer = match std::str::from_utf8(&line) {
            Err(_) => Err("the line is not UTF-8 text".to_owned()),
            Ok(line) => {
                let line = line.trim_end_matches('\r');
                match &arguments.command {
                    Command::Titles(common) => answers::titles(&mut engine, line, common.top),
                    Command::Related(common) => answers::related(&mut engine, line, common.top),
                    Command::Transitions(common) => answers::transitions(&mut engine, line, common.top),
                    Command::Routes { weigh, floor, keep, exclude, done, known, unwanted, .. } => {
                        let codes =
                            |codes: &[OccupationCode]| codes.iter().map(ToString::to_string).collect();
                        let wishes = RouteWishes {
                            weights: weigh.to_string(),
                            pay_floor: *floor,
                            keep: codes(keep),
                            exclude: codes(exclude),
                            done: done.clone(),
                            known: known.clone(),
                            unwanted: unwanted.clone(),
                        };
                        answers::routes(&mut engine, line, &wishes)
                    }
                    Command::Read(_) => answers::read(&mut engine, line),
                    Command::Recommend { common, baseline, weigh, .. } => {
                        let method = if *baseline { Method::Baseline } else { Method::Learned(*weigh) };
                        answers::recommend(&mut engine, line, common.top, method, &said)
                    }
                    Command::Explain { top, language, .. } => {
                        answers::explain(&mut engine, line, usize::from(*top), (*language).into())
                    }
                    Command::Ask { language, .. } => answers::ask(&mut engine, line, (*language).into()),
                }
            }
        };
        match answer {
            Ok(json) => writeln!(output, "{json}")?,
            Err(error) => {
                all_answered = false;
                writeln!(output, "{}", serde_json::json!({ "error": error, "line": number }))?;
            }
        }
    }
    output.flush()?;
    Ok(all_answered)
}
