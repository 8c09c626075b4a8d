//! Claims without a number or a name: degrees, licences, how good the visitor is, promises, and words
//! that belong to no answer.

mod degrees;

use super::names::place;
use crate::fact::{Fact, FactKind, Sheet, Value};
use crate::language::Language;
use crate::standing::SkillMatch;
use crate::text::{stems, words};
use waymark_schema::profile::SkillLevelV1;

/// What is wrong with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// A degree, licence or certificate that the facts do not name.
    Qualification,
    /// A level of skill, or a match, against the gap table.
    Level,
}

/// Credentials that must be named by a fact.
const CREDENTIALS: [&str; 22] = [
    "license", "licenses", "licensed", "licence", "licences", "licensure", "certification", "certifications",
    "certified", "certificate", "certificates", "apprenticeship", "internship", "residency", "licencia",
    "licencias", "certificacion", "certificaciones", "certificado", "certificados", "bootcamp", "accredited",
];
/// Ways to say that no degree is needed.
const NO_DEGREE: [&str; 14] = [
    "without a degree",
    "without any degree",
    "no degree is",
    "no degree required",
    "not require a degree",
    "not need a degree",
    "don't need a degree",
    "without a college degree",
    "without college",
    "no formal education",
    "sin titulo",
    "sin un titulo",
    "sin carrera",
    "no hace falta titulo",
];
/// Promises, and words of instructions rather than of advice.
const TALK: [&str; 24] = [
    "guarantee",
    "guaranteed",
    "guarantees",
    "you will be hired",
    "you will get the job",
    "definitely get",
    "garantiza",
    "garantizado",
    "te contrataran",
    "as an ai",
    "i am an ai",
    "i'm an ai",
    "i cannot",
    "i can't",
    "system prompt",
    "my instructions",
    "ignore previous",
    "ignore all",
    "ignore the above",
    "jailbreak",
    "mis instrucciones",
    "ignora las instrucciones",
    "developer mode",
    "api key",
];
const STRONG: [&str; 20] = [
    "strong", "excellent", "expert", "advanced", "proficient", "solid", "mastered", "outstanding", "enough",
    "exceed", "exceeds", "above", "great", "encima", "fuerte", "excelente", "experto", "experta", "avanzado",
    "solido",
];
const WEAK: [&str; 18] = [
    "weak", "lacking", "lack", "lacks", "missing", "limited", "poor", "gap", "furthest", "insufficient",
    "beginner", "below", "debil", "falta", "insuficiente", "limitado", "principiante", "lejos",
];

fn has(said: &[String], phrases: &[&str]) -> bool {
    let line = format!(" {} ", said.join(" "));
    phrases.iter().any(|phrase| line.contains(&format!(" {phrase} ")))
}

/// Whether the text promises something, or speaks of prompts and instructions rather than of work.
pub(super) fn is_talk(text: &str) -> bool {
    has(&words(text), &TALK)
}

/// The first claim that does not hold.
pub(super) fn check(text: &str, facts: &[&Fact], sheet: &Sheet, codes: &[&str]) -> Option<Claim> {
    let said = words(text);
    if has(&said, &NO_DEGREE)
        && !degrees::entry_ranks(facts).is_some_and(|ranks| ranks.iter().all(|&rank| rank < 3))
    {
        return Some(Claim::Qualification);
    }
    if !degrees::hold(text, facts)
        || !degrees::experience_holds(text, facts)
        || !credentials_hold(&said, facts)
    {
        return Some(Claim::Qualification);
    }
    (!match_holds(&said, sheet, codes) || !levels_hold(text, facts)).then_some(Claim::Level)
}

fn credentials_hold(said: &[String], facts: &[&Fact]) -> bool {
    let line = format!(" {} ", stems(&said.join(" ")).join(" "));
    let education = [
        FactKind::EntryEducation,
        FactKind::EducationShare,
        FactKind::Experience,
        FactKind::Training,
        FactKind::VisitorEducation,
    ];
    // A programme called "… Certification" may be named, but does not make a certificate a requirement.
    let speaks = |fact: &Fact| {
        education.contains(&fact.kind) || line.contains(&format!(" {} ", stems(&fact.name).join(" ")))
    };
    let named = |word: &str| {
        facts.iter().filter(|fact| speaks(fact)).any(|fact| {
            [Language::English, Language::Spanish]
                .iter()
                .any(|&language| words(&fact.phrase(language)).iter().any(|known| known == word))
        })
    };
    said.iter().filter(|word| CREDENTIALS.contains(&word.as_str())).all(|word| named(word))
}

/// `a strong match`, `a poor fit`: must be what the rule says of the skills.
fn match_holds(said: &[String], sheet: &Sheet, codes: &[&str]) -> bool {
    let nouns = ["match", "fit", "encaje", "coincidencia"];
    let Some(at) = said.iter().position(|word| nouns.contains(&word.as_str())) else { return true };
    let near = &said[at.saturating_sub(3)..(at + 4).min(said.len())];
    let says = |any: &[&str]| near.iter().any(|word| any.contains(&word.as_str()));
    let standing = sheet.subjects.iter().filter(|subject| codes.contains(&subject.code.as_str()));
    standing.filter_map(|subject| subject.skill_match).all(|skill_match| {
        (skill_match == SkillMatch::Strong
            || !says(&[
                "strong", "perfect", "excellent", "ideal", "good", "great", "high", "close", "fuerte",
                "perfecta", "perfecto", "buena", "buen", "gran", "alta", "alto",
            ]))
            && (skill_match == SkillMatch::Weak
                || !says(&["weak", "poor", "bad", "low", "little", "debil", "mala", "baja", "bajo"]))
    })
}

/// Whether every clause that speaks of the visitor's level in a skill agrees with the gap table. A clause
/// that names skills of different levels is left alone if it fits one of them.
fn levels_hold(text: &str, facts: &[&Fact]) -> bool {
    // `advanced` may stand in the name of an activity; a level is somebody's.
    let visitor = ["you", "your", "you're", "yours", "tu", "tus", "te", "tienes"];
    if !words(text).iter().any(|word| visitor.contains(&word.as_str())) {
        return true;
    }
    let clauses = text
        .split([',', ';', ':', '.'])
        .flat_map(|clause| clause.split(" but "))
        .flat_map(|clause| clause.split(" pero "));
    clauses.into_iter().all(|clause| {
        let said = words(clause);
        let says = |any: &[&str]| said.iter().any(|word| any.contains(&word.as_str()));
        let (strong, weak) = (says(&STRONG), says(&WEAK));
        // A match as a whole is not a level; that has a rule of its own.
        if strong == weak || says(&["match", "fit", "encajan", "encaje"]) {
            return true;
        }
        let line = format!(" {} ", stems(clause).join(" "));
        let levels: Vec<SkillLevelV1> = facts
            .iter()
            .filter(|fact| place(&line, fact).is_some())
            .filter_map(|fact| match &fact.value {
                Value::Gap { level, .. } => Some(*level),
                Value::Standing { level, .. } if fact.kind == FactKind::OwnSkill => Some(*level),
                _ => None,
            })
            .collect();
        let refuted = if strong { SkillLevelV1::Weak } else { SkillLevelV1::Strong };
        levels.is_empty() || levels.iter().any(|&level| level != refuted)
    })
}

/// Whether a reason that stands beside a skill says nothing against the level that stands there too.
pub(super) fn fits_level(text: &str, level: SkillLevelV1) -> bool {
    let said = words(text);
    let says = |any: &[&str]| said.iter().any(|word| any.contains(&word.as_str()));
    match (says(&STRONG), says(&WEAK)) {
        (true, false) => level != SkillLevelV1::Weak,
        (false, true) => level != SkillLevelV1::Strong,
        _ => true,
    }
}
