//! The title table: official, alternate, short and reported titles together.

use super::{BuildError, check_count};
use crate::raw::RawData;
use crate::words::{short_and_british, spanish_titles};
use std::collections::BTreeMap;
use waymark_domain::OccupationCode;
use waymark_tables::TitleTables;

/// Longer titles are lists or definitions; nobody types them, and pages have no room for them. Official
/// titles stay at any length, so that each leads to its occupation.
const LONGEST_TITLE: usize = 80;
/// An occupation page shows no more reported titles than these.
const REPORTED_LIMIT: usize = 10;

/// What ties a title to an occupation, most typical first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Official,
    ReportedAndShown,
    Reported,
    Alternate,
}

#[derive(Default)]
struct Entry {
    spelling: String,
    occupations: BTreeMap<u16, Tie>,
}

/// Titles by lower case, which is also the table's order.
#[derive(Default)]
struct Titles(BTreeMap<String, Entry>);

impl Titles {
    /// Adds a title; the first spelling and the closest tie to each occupation stay.
    fn add(&mut self, raw: &RawData, title: &str, code: OccupationCode, tie: Tie) {
        let title = title.trim();
        let Some(occupation) = raw.index_of(code) else { return };
        if tie != Tie::Official && !(1..=LONGEST_TITLE).contains(&title.chars().count()) {
            return;
        }
        let entry = self.0.entry(title.to_lowercase()).or_default();
        if entry.spelling.is_empty() {
            title.clone_into(&mut entry.spelling);
        }
        let kept = entry.occupations.entry(occupation as u16).or_insert(tie);
        *kept = tie.min(*kept);
    }
}

pub(super) fn build(raw: &RawData) -> Result<TitleTables, BuildError> {
    let mut titles = Titles::default();
    for occupation in &raw.occupations {
        titles.add(raw, &occupation.title, occupation.code, Tie::Official);
    }
    for alternate in &raw.alternate_titles {
        titles.add(raw, &alternate.title, alternate.code, Tie::Alternate);
        if let Some(short) = &alternate.short {
            titles.add(raw, short, alternate.code, Tie::Alternate);
        }
    }
    for reported in &raw.reported_titles {
        let tie = if reported.shown { Tie::ReportedAndShown } else { Tie::Reported };
        titles.add(raw, &reported.title, reported.code, tie);
    }
    add_words(raw, &mut titles).map_err(|error| BuildError::Words(format!("{error:#}")))?;
    check_count("titles", titles.0.len(), u16::MAX)?;
    let reported = reported(raw, &titles);
    let mut sorted = Vec::with_capacity(titles.0.len());
    for entry in titles.0.into_values() {
        check_count("occupations of one title", entry.occupations.len(), u8::MAX)?;
        let mut occupations: Vec<(Tie, u16)> =
            entry.occupations.into_iter().map(|(occupation, tie)| (tie, occupation)).collect();
        occupations.sort_unstable();
        sorted.push((entry.spelling, occupations.into_iter().map(|(_, occupation)| occupation).collect()));
    }
    Ok(TitleTables::from_sorted(&sorted, reported))
}

/// Adds what the publishers do not list: Spanish titles, and abbreviations and British words for titles that
/// they do. What they list themselves is left as it is.
fn add_words(raw: &RawData, titles: &mut Titles) -> anyhow::Result<()> {
    for (form, title) in short_and_british()? {
        if titles.0.contains_key(form) {
            continue;
        }
        if let Some(known) = titles.0.get(title) {
            let occupations = known.occupations.clone();
            titles.0.insert(form.to_owned(), Entry { spelling: spelling(form), occupations });
        }
    }
    for (title, occupation) in spanish_titles(raw)? {
        if !titles.0.contains_key(title) {
            titles.add(raw, title, raw.occupations[occupation].code, Tie::Alternate);
        }
    }
    Ok(())
}

/// One short word without a vowel, or of up to three letters, is read letter by letter and written so.
fn spelling(form: &str) -> String {
    let spelt = form.len() <= 3 || !form.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if spelt && !form.contains(' ') { form.to_uppercase() } else { form.to_owned() }
}

/// Per occupation, its reported titles: those shown to job seekers first, otherwise as published.
fn reported(raw: &RawData, titles: &Titles) -> Vec<Vec<u16>> {
    let index: BTreeMap<&str, u16> = titles.0.keys().map(String::as_str).zip(0..).collect();
    let mut reported = vec![Vec::new(); raw.occupations.len()];
    for shown in [true, false] {
        for title in raw.reported_titles.iter().filter(|title| title.shown == shown) {
            let lower = title.title.trim().to_lowercase();
            let (Some(occupation), Some(&at)) = (raw.index_of(title.code), index.get(lower.as_str())) else {
                continue;
            };
            let list: &mut Vec<u16> = &mut reported[occupation];
            if list.len() < REPORTED_LIMIT && !list.contains(&at) {
                list.push(at);
            }
        }
    }
    reported
}
