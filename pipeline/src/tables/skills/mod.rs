//! The skill table: ESCO's labels, and other words that people use for the same skills.
//!
//! The publisher's file runs labels and description together. [`labels`] takes them apart; here is
//! decided which of them are worth their bytes. No description is carried over.

mod labels;

use super::{BuildError, check_count};
use crate::raw::RawData;
use labels::{Phrase, Phrases};
use std::collections::{BTreeMap, BTreeSet};
use waymark_engine::reading::stem::key;
use waymark_tables::SkillTables;
use waymark_tables::skills::FrontCoded;

/// Nobody writes a longer name of a skill into a résumé word for word.
const LONGEST_LABEL: usize = 6;
const LONGEST_ALTERNATIVE: usize = 3;
/// How sure it must be where a name begins and ends.
const LABEL_CERTAINTY: f64 = 0.6;
const ALTERNATIVE_CERTAINTY: f64 = 0.9;
/// Alternatives of one skill at most.
const ALTERNATIVES: usize = 4;

pub(super) fn build(raw: &RawData) -> Result<SkillTables, BuildError> {
    let texts: Vec<&str> = raw.esco_skills.iter().map(|skill| skill.text.as_str()).collect();
    let mut labels: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for found in Phrases::learn(&texts).all() {
        let mut found = found.into_iter();
        let Some(label) = found.next() else { continue };
        if label.certainty >= LABEL_CERTAINTY && label.words <= LONGEST_LABEL {
            taken.insert(key(&label.text));
            labels.entry(label.text).or_default().extend(found);
        }
    }
    check_count("skills", labels.len(), u16::MAX)?;
    let mut alternatives: BTreeMap<&str, u16> = BTreeMap::new();
    for (label, others) in (0..).zip(labels.values()) {
        let wanted =
            |other: &&Phrase| other.certainty >= ALTERNATIVE_CERTAINTY && other.words <= LONGEST_ALTERNATIVE;
        let mut added = 0;
        for other in others.iter().filter(wanted) {
            // A name that differs in inflection or order is found by the label's own stems; one that
            // several skills share names the first alone.
            if added < ALTERNATIVES && taken.insert(key(&other.text)) {
                alternatives.insert(&other.text, label);
                added += 1;
            }
        }
    }
    Ok(SkillTables {
        labels: FrontCoded::from_sorted(labels.keys().map(String::as_str)),
        label_of: alternatives.values().copied().collect(),
        alternatives: FrontCoded::from_sorted(alternatives.into_keys()),
    })
}
