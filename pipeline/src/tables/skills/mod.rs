//! The skill table: ESCO's labels, and other words that people use for the same skills.
//!
//! The publisher's file runs labels and description together. [`labels`] takes them apart; here is
//! decided which of them are worth their bytes. No description is carried over.

mod labels;

use crate::raw::RawData;
use labels::{Phrase, Phrases};
use std::collections::{BTreeMap, BTreeSet};
use waymark_engine::reading::stem::key;
use waymark_tables::SkillTables;

/// Nobody writes a longer name of a skill into a text word for word.
const LONGEST_LABEL: usize = 6;
const LONGEST_ALTERNATIVE: usize = 3;
/// How sure it must be where a name begins and ends.
const LABEL_CERTAINTY: f64 = 0.6;
const ALTERNATIVE_CERTAINTY: f64 = 0.9;
/// A word alone must be sure too, and must not be how so many other names begin: then it is a part of one.
const LONE_WORD_BEGINS: usize = 2;

pub(super) fn build(raw: &RawData) -> SkillTables {
    let texts: Vec<&str> = raw.esco_skills.iter().map(|skill| skill.text.as_str()).collect();
    let found = Phrases::learn(&texts).all();
    let mut begins: BTreeMap<String, usize> = BTreeMap::new();
    for label in found.iter().filter_map(|names| names.first()).filter(|label| label.words > 1) {
        if let Some((first, _)) = label.text.split_once(' ') {
            *begins.entry(first.to_lowercase()).or_default() += 1;
        }
    }
    let is_name = |label: &Phrase| {
        if label.words == 1 {
            let begins = begins.get(&label.text.to_lowercase()).copied().unwrap_or_default();
            return label.certainty >= ALTERNATIVE_CERTAINTY && begins < LONE_WORD_BEGINS;
        }
        label.certainty >= LABEL_CERTAINTY && label.words <= LONGEST_LABEL
    };
    // What stands in parentheses tells namesakes apart; the products meant are known as technologies.
    let is_plain = |name: &&Phrase| !name.text.contains(['(', ')', ',']);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for label in found.iter().filter_map(|names| names.first()).filter(is_plain).filter(|name| is_name(name))
    {
        if taken.insert(key(&label.text)) {
            names.insert(label.text.clone());
        }
    }
    // Other words for a skill are names in their own right. One that differs from a name only in inflection
    // or order is found by that name's stems.
    for other in found.iter().flat_map(|names| names.iter().skip(1)).filter(is_plain) {
        let wanted =
            other.certainty >= ALTERNATIVE_CERTAINTY && (2..=LONGEST_ALTERNATIVE).contains(&other.words);
        if wanted && key(&other.text).contains(' ') && taken.insert(key(&other.text)) {
            names.insert(other.text.clone());
        }
    }
    SkillTables::from_sorted(names.iter().map(String::as_str))
}
