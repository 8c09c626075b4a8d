//! Leaves in the page's program what a first view runs; the rest is a part of its own.
//!
//! A browser runs the program (`exercise.mjs`) on every kind of first view while the other parts are kept away, types
//! into it, and says which functions ran. The rest is fetched when the first view is there, and every part waits for
//! it (`rest.js`). A function of the rest that is wanted before brings it at once, which blocks the page: any choice
//! of functions is right, and a bad one only slow.

use super::{LINK, Pieces, page_of, write};
use crate::cut::{Parts, cut, keeping_book, ran};
use crate::run::announce;
use crate::tools::browser;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The rest, as its script names it and as it is called.
const REST: &str = "rest";
/// What visits the page, and what each visit does there.
const EXERCISE: &str = include_str!("exercise.mjs");
const VISIT: &str = include_str!("visit.js");
/// What fetches the rest.
const FETCH: &str = include_str!("rest.js");

/// Separates what a first view runs from the rest, if there is a browser to run it in.
pub(super) fn separate(pieces: Pieces, dist: &Path, work: &Path) -> Result<Pieces> {
    let browser = match browser::set_up() {
        Ok(browser) => browser,
        Err(error) => {
            announce(&format!("The page's program stays whole, with what no first view runs: {error:#}"));
            return Ok(pieces);
        }
    };
    announce("Leaving in the page's program what a first view runs");
    let first_views = first_views(&pieces, dist, work, &browser.chromium)?;
    let Parts { first, rest, stubs } = cut(&pieces.program, &first_views, &format!("./{LINK}"))?;
    println!("{} functions ran; {stubs} of the others can be called by them", first_views.len());
    let mut parts = pieces.parts;
    parts.push((REST.to_owned(), REST.to_owned(), rest));
    Ok(Pieces { program: first, link: waiting_for_rest(&pieces.link)? + FETCH, parts, ..pieces })
}

/// The functions of the page's program that run in first views, by number.
fn first_views(pieces: &Pieces, dist: &Path, work: &Path, chromium: &Path) -> Result<BTreeSet<usize>> {
    let site = work.join("watched");
    fs::create_dir_all(&site)?;
    let html = fs::read_to_string(dist.join("index.html")).context("cannot read index.html")?;
    let files = pieces.with_program(keeping_book(&pieces.program)?).named()?;
    write(&site, &files)?;
    fs::write(site.join("index.html"), page_of(&html, &files)?.0)?;
    fs::write(site.join("visit.js"), VISIT)?;
    let exercise = work.join("exercise.mjs");
    fs::write(&exercise, EXERCISE)?;
    ran(&exercise, [&site, dist, chromium]).context("the page's program, in a browser")
}

/// The script that fetches the parts, each of which waits for the rest, too.
fn waiting_for_rest(link: &str) -> Result<String> {
    // After what fetches a part comes the list of those that it needs.
    let needs = "\n, [";
    if !link.contains(needs) {
        bail!("{LINK} does not list what parts need as expected");
    }
    Ok(link.replace(needs, &format!("{needs}bringRest, ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_waits_for_the_rest() {
        let link = "makeLoad(() => fetch()\n, []); makeLoad(() => fetch()\n, [__chunk_1]);";
        let waiting =
            "makeLoad(() => fetch()\n, [bringRest, ]); makeLoad(() => fetch()\n, [bringRest, __chunk_1]);";
        assert_eq!(waiting_for_rest(link).unwrap(), waiting);
        assert!(waiting_for_rest("makeLoad(() => fetch())").is_err());
    }
}
