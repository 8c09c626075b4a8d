//! Cuts the worker's program into what a first visit runs and a rest that follows.
//!
//! Much of an engine is in the program for other questions, or because the linker cannot know that it is never called:
//! transformations of networks, kernels for other shapes. So the build runs the program (`rest/exercise.mjs`), asks
//! what a first visit asks, and keeps book of the functions that ran. Only these stay in `worker_bg.wasm`. Each other
//! one that they mention is a stub there, which calls it through a table; `worker_rest.wasm` has the functions
//! themselves and fills the table. `worker_boot.js` fetches it once the engine is ready, or at once when a stub finds
//! the table empty, so any choice of functions is right, and a bad one only slow.

use crate::cut::{Parts, cut, importing_need, keeping_book, ran};
use crate::run::announce;
use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The program as the tools name it, and the rest of it.
const PROGRAM: &str = "worker_bg.wasm";
const REST: &str = "worker_rest.wasm";
/// What the tools call the script that the program imports from.
const SOURCE: &str = "./worker_bg.js";
/// What asks it.
const EXERCISE: &str = include_str!("rest/exercise.mjs");

/// Puts the program in two parts in the place of the whole one.
pub(crate) fn cut_worker(dist: &Path) -> Result<()> {
    announce("Cutting the worker's program into what a first visit runs and the rest");
    let work = workspace::target()?.join("rest");
    fs::create_dir_all(&work)?;
    let (exercise, watched) = (work.join("exercise.mjs"), work.join("watched.wasm"));
    fs::write(&exercise, EXERCISE)?;
    let run = |program: &Path, rest: Option<&Path>| {
        ran(&exercise, [dist, program].into_iter().chain(rest))
            .context("the worker's program, outside a browser")
    };
    let program = dist.join(PROGRAM);
    let whole = fs::read(&program).with_context(|| format!("cannot read {}", program.display()))?;
    fs::write(&watched, keeping_book(&whole)?)?;
    let first_visit = run(&watched, None)?;
    let Parts { first, rest, stubs } = cut(&whole, &first_visit, SOURCE)?;
    println!("{} functions ran; {stubs} of the others can be called by them", first_visit.len());
    fs::write(&program, first)?;
    let rest_file = dist.join(REST);
    fs::write(&rest_file, rest)?;
    importing_need(&dist.join("worker.js"))?;
    // The first part alone must answer the same questions, and with the rest any other.
    run(&program, Some(&rest_file))?;
    Ok(())
}
