//! What a pasted text says about its writer: skills, roles, level, education and industries, each with the
//! words that suggested it, and what the text names but the writer does not claim.
//!
//! [`clauses`] takes the text apart, [`scope`] marks what is not the writer's, [`finding`] looks for names of
//! skills ([`names`]) word for word and by stem ([`mod@stem`]), [`meaning`] asks the encoder about phrases that
//! name none; [`roles`], [`background`] and [`industries`] read the rest. Names of persons, pronouns,
//! nationalities and ages change nothing: nothing here looks at them, and clauses about them are passed over.

mod background;
mod clauses;
mod finding;
mod industries;
mod meaning;
pub mod names;
mod roles;
mod scope;
pub mod stem;

use crate::assets::Assets;
use crate::error::EngineError;
use crate::service::Unanswered;
use clauses::Clause;
use finding::Mention;
use std::collections::HashMap;
use waymark_schema::message::SkillKind;
use waymark_schema::profile::{MAX_TEXT_BYTES, ProfileError, SkillLevelV1};
use waymark_schema::reading::{FoundSkill, LeftOut, LeftOutReason, TextReading};

/// Most skills given.
const MOST_SKILLS: usize = 40;
/// Most quotations for one finding.
const MOST_QUOTES: usize = 3;
/// Most things named that are not the writer's.
const MOST_LEFT_OUT: usize = 20;
/// Words around a name that are quoted with it.
const AROUND: usize = 4;

/// Reads a text.
pub fn read(text: &str, assets: &Assets) -> Result<TextReading, Unanswered> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(EngineError::Profile(ProfileError::Text(text.len())).into());
    }
    let mut clauses = clauses::clauses(text);
    clauses.iter_mut().for_each(scope::mark);
    let (skills, mut left_out) = skills(&clauses, assets)?;
    let (roles, others) = roles::roles(&clauses, assets)?;
    // "Java developers" says more than "Java", and is the same thing left out.
    left_out.retain(|one| others.iter().all(|other| !other.words.contains(&one.words)));
    left_out.extend(others);
    let mut reading = TextReading {
        industries: industries::industries(&roles, &clauses),
        job_level: background::job_level(&roles, &clauses),
        education: background::education(&clauses),
        left_out: unique(left_out),
        skills,
        roles,
        notes: Vec::new(),
    };
    reading.notes = notes(text, &reading);
    Ok(reading)
}

/// A skill as it gathers over the text.
struct Gathered {
    name: String,
    kind: SkillKind,
    first: usize,
    mentions: usize,
    strength: i32,
    because: Vec<String>,
}

/// The writer's skills, strongest first, and those that are not the writer's.
fn skills(clauses: &[Clause<'_>], assets: &Assets) -> Result<(Vec<FoundSkill>, Vec<LeftOut>), Unanswered> {
    let (names, lexicon) = (assets.skill_names()?, assets.lexicon()?);
    let mut gathered: HashMap<String, Gathered> = HashMap::new();
    let mut left_out = Vec::new();
    let mut comparison = meaning::Comparison::new(&assets.encoder, names);
    let mut order = 0;
    let mut add = |name: &str, kind: SkillKind, strength: i32, because: String| {
        order += 1;
        let known = gathered.entry(name.to_lowercase()).or_insert_with(|| Gathered {
            name: name.to_owned(),
            kind,
            first: order,
            mentions: 0,
            strength: i32::MIN,
            because: Vec::new(),
        });
        known.mentions += 1;
        known.strength = known.strength.max(strength);
        if known.because.len() < MOST_QUOTES && !known.because.contains(&because) {
            known.because.push(because);
        }
    };
    for clause in clauses {
        let mentions = finding::mentions(clause, names);
        let mut taken = vec![false; clause.tokens.len()];
        for mention in &mentions {
            taken[mention.from..mention.to].iter_mut().for_each(|taken| *taken = true);
            if let Some(reason) = mention.left_out {
                left_out.push(LeftOut { words: clause.quote(mention.from, mention.to - 1), reason });
            } else {
                let name = names.get(mention.name);
                add(&name.name, name.kind, mention.strength, quote(clause, mention));
            }
        }
        if finding::is_personal(clause) {
            continue;
        }
        for (from, to) in finding::own_words(clause, &taken, names) {
            taken[from..to].iter_mut().for_each(|taken| *taken = true);
            let words = clause.quote(from, to - 1);
            add(&names::capitalised(&words), SkillKind::Skill, 0, words.clone());
        }
        // A title is a role, and says no skill by its words.
        let mut at = 0;
        while at < clause.tokens.len() {
            let title = roles::longest_title(clause, at, lexicon).filter(|to| to - at > 1);
            if let Some(to) = title {
                taken[at..to].iter_mut().for_each(|taken| *taken = true);
            }
            at = title.unwrap_or(at + 1);
        }
        for phrase in meaning::phrases(clause, &taken) {
            if let Some((name, _)) = comparison.nearest(&phrase)? {
                let name = names.get(name);
                add(&name.name, name.kind, 0, clause.quote(phrase.from, phrase.to - 1));
            }
        }
    }
    let mut found: Vec<(i32, usize, FoundSkill)> = gathered
        .into_values()
        .map(|known| {
            let strength = known.strength + i32::from(known.mentions >= 2) + i32::from(known.mentions >= 4);
            let level = match strength {
                i32::MIN..=-1 => SkillLevelV1::Weak,
                0..=1 => SkillLevelV1::Medium,
                _ => SkillLevelV1::Strong,
            };
            let skill = FoundSkill { name: known.name, kind: known.kind, level, because: known.because };
            (strength, known.first, skill)
        })
        .collect();
    found.sort_by_key(|&(strength, first, _)| (std::cmp::Reverse(strength), first));
    let skills: Vec<FoundSkill> = found.into_iter().take(MOST_SKILLS).map(|(_, _, skill)| skill).collect();
    // What is denied in one place and shown in another is the writer's.
    left_out.retain(|one: &LeftOut| {
        one.reason != LeftOutReason::SomebodyElses
            || skills.iter().all(|skill| !skill.name.eq_ignore_ascii_case(&one.words))
    });
    Ok((skills, left_out))
}

/// A mention with the words around it.
fn quote(clause: &Clause<'_>, mention: &Mention) -> String {
    clause.quote(mention.from.saturating_sub(AROUND), mention.to - 1 + AROUND)
}

fn unique(found: Vec<LeftOut>) -> Vec<LeftOut> {
    let mut kept: Vec<LeftOut> = Vec::new();
    for one in found {
        if kept.len() < MOST_LEFT_OUT && kept.iter().all(|other| other.words != one.words) {
            kept.push(one);
        }
    }
    kept
}

/// What to say of a reading that found little.
fn notes(text: &str, reading: &TextReading) -> Vec<String> {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let latin = text.chars().filter(|letter| letter.is_alphabetic()).all(|letter| letter < '\u{250}');
    let nothing = reading.skills.is_empty() && reading.roles.is_empty();
    let note = if words == 0 {
        "There are no words to read here. Paste a few lines about what you do."
    } else if nothing && !latin {
        "Nothing was found. Names of skills are read in English: a few lines in English will do."
    } else if nothing {
        "Nothing was found. A few lines about what you did, and with which tools, help."
    } else if words < 12 {
        "This is a short text, so take what was found with care. More lines give more."
    } else {
        return Vec::new();
    };
    vec![note.to_owned()]
}
