//! What a sentence denies, and which way it has employment change: for its facts to say.

use super::{Lender, Said};
use crate::answer::Part;
use crate::fact::{Fact, FactKind, Value};
use std::collections::HashSet;
use waymark_schema::profile::SkillLevelV1;

/// Words that say no. What they deny must be for the facts to deny.
const DENIALS: [&str; 24] = [
    "no", "not", "none", "nothing", "never", "nor", "neither", "without", "cannot", "can't", "don't",
    "doesn't", "isn't", "aren't", "ni", "nada", "nadie", "ningun", "ninguno", "ninguna", "nunca", "sin",
    "tampoco", "nobody",
];
/// Words that speak to the visitor.
const VISITOR: [&str; 9] = ["you", "your", "you're", "yours", "tu", "tus", "te", "tienes", "estas"];
/// Words for employment that changes, either way.
const UP: [&str; 14] = [
    "grow", "grows", "growing", "growth", "increase", "increases", "rise", "rising", "expand", "crece",
    "crezca", "crecimiento", "aumenta", "aumente",
];
const DOWN: [&str; 15] = [
    "shrink", "shrinks", "shrinking", "fall", "falling", "decline", "declining", "decrease", "disminuye",
    "disminuya", "baja", "baje", "caiga", "descienda", "down",
];
/// Words that speak of what is required.
const REQUIRED: [&str; 12] = [
    "need", "needs", "needed", "require", "requires", "required", "necessary", "necesita", "necesitas",
    "requiere", "exige", "falta",
];

/// Whether what a clause denies is for its facts to deny: each word that says something is in a fact that
/// says no itself, or that leaves something to be wished for.
pub(super) fn denials_hold(
    sentence: &[String],
    said: &[Said<'_>],
    titles: &HashSet<String>,
    lenders: &[Lender<'_>],
    part: Part,
) -> bool {
    let says = |any: &[&str]| sentence.iter().any(|word| any.contains(&word.as_str()));
    // `no formal credential` is what a fact itself says.
    let repeats = |pair: &[String]| {
        let pair = pair.join(" ");
        pair == "no coinciden" || lenders.iter().any(|lender| lender.wording.contains(&format!(" {pair} ")))
    };
    let denies = |at: usize| {
        DENIALS.contains(&sentence[at].as_str()) && !sentence.get(at..at + 2).is_some_and(repeats)
    };
    if !(0..sentence.len()).any(denies) {
        return true;
    }
    let (required, to_visitor) = (says(&REQUIRED), part == Part::Skills || says(&VISITOR));
    let deniable: Vec<_> =
        lenders.iter().filter(|lender| may_be_denied(lender.fact, required, to_visitor)).collect();
    !deniable.is_empty()
        && said
            .iter()
            .all(|said| titles.contains(said.root) || deniable.iter().any(|lender| lender.denies(said)))
}

fn may_be_denied(fact: &Fact, required: bool, to_visitor: bool) -> bool {
    match &fact.value {
        Value::NotPublished => true,
        Value::Gap { level, .. } => to_visitor && *level != SkillLevelV1::Strong,
        Value::Standing { level, against } => {
            to_visitor && (*level == SkillLevelV1::Weak || against.is_none())
        }
        _ => match fact.kind {
            FactKind::Experience | FactKind::Training => fact.name == "None",
            // "As a rule not, since the usual education on entry is …", but not "no degree is needed".
            FactKind::EntryEducation => fact.name.starts_with("No ") || !required,
            // `little or no preparation`.
            FactKind::JobZone => fact.amount().is_some_and(|zone| zone <= 1.0),
            // An estimate is not a forecast; a comparison may not be possible.
            FactKind::Exposure | FactKind::VisitorPay | FactKind::PayMedian | FactKind::Match => !required,
            _ => false,
        },
    }
}

/// Whether a sentence on employment has it change the way that it is projected to.
pub(super) fn direction_holds(sentence: &[String], lenders: &[Lender<'_>]) -> bool {
    let says = |any: &[&str]| sentence.iter().any(|word| any.contains(&word.as_str()));
    let growth = lenders.iter().find(|lender| lender.fact.kind == FactKind::Growth);
    let Some(amount) = growth.and_then(|lender| lender.fact.amount()) else { return true };
    let (up, down) = (says(&UP), says(&DOWN));
    up == down || (up && amount > 0.0) || (down && amount < 0.0)
}
