//! Finding skills and technologies: for a role, and for what is being typed. [`crate::reading`] finds them
//! in a pasted text.

use crate::assets::{Assets, Missing};
use crate::error::EngineError;
use crate::service::Unanswered;
use crate::visitor::meaning;
use std::collections::HashMap;
use waymark_domain::Domain;
use waymark_schema::message::{SkillChoice, SkillKind};
use waymark_tables::DetailTables;

/// The middle of the scale of importance.
const MIDDLING: f32 = 3.0;
/// How far below it an element that stands out nowhere may be and still be suggested.
const MOST_BELOW: f32 = 0.5;

/// Skills, knowledge and technologies that are likely for these roles, most telling first; the three
/// kinds take turns.
pub fn suggest(roles: &[String], top: usize, assets: &Assets) -> Result<Vec<SkillChoice>, Unanswered> {
    let (lexicon, details) = (assets.lexicon()?, assets.details()?);
    let mut origin: HashMap<usize, f32> = HashMap::new();
    for (place, role) in roles.iter().enumerate() {
        for (occupation, share) in meaning(role, &assets.encoder, Some(lexicon))? {
            *origin.entry(occupation).or_default() += share / (place + 1) as f32;
        }
    }
    if origin.is_empty() {
        return Ok(Vec::new());
    }
    let mut skills = telling_elements(&origin, Domain::Skill, assets).into_iter();
    let mut knowledge = telling_elements(&origin, Domain::Knowledge, assets).into_iter();
    let mut technologies = telling_technologies(&origin, details).into_iter();
    let mut choices: Vec<SkillChoice> = Vec::new();
    loop {
        let round = [
            skills.next().map(|name| choice(name, SkillKind::Skill)),
            knowledge.next().map(|name| choice(name, SkillKind::Knowledge)),
            technologies.next().map(|name| choice(name, SkillKind::Technology)),
        ];
        if choices.len() >= top || round.iter().all(Option::is_none) {
            break;
        }
        for choice in round.into_iter().flatten() {
            // Mathematics is a skill and an area of knowledge.
            if choices.iter().all(|other| other.name != choice.name) {
                choices.push(choice);
            }
        }
    }
    choices.truncate(top);
    Ok(choices)
}

fn choice(name: &str, kind: SkillKind) -> SkillChoice {
    SkillChoice { name: name.to_owned(), kind }
}

/// Names of elements that matter more to these occupations than to others.
fn telling_elements<'a>(origin: &HashMap<usize, f32>, domain: Domain, assets: &'a Assets) -> Vec<&'a str> {
    let reference = &assets.reference;
    let mut scored: Vec<(f32, usize)> = reference
        .elements_of(domain)
        .map(|element| {
            let z: f32 = origin
                .iter()
                .map(|(&occupation, share)| share * reference.importance_z[occupation][element])
                .sum();
            let importance: f32 = origin
                .iter()
                .map(|(&occupation, share)| share * (reference.importance[occupation][element] - MIDDLING))
                .sum();
            (z + importance, importance, element)
        })
        .filter(|&(score, importance, _)| score > 0.0 || importance > -MOST_BELOW)
        .map(|(score, _, element)| (score, element))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, element)| reference.core.ratings.names[element].as_str()).collect()
}

/// Technologies in demand in these occupations, those that say most about them first. The others that are published
/// are mostly products that few have heard of, or what everybody uses.
pub(crate) fn telling_technologies<'a>(
    origin: &HashMap<usize, f32>,
    details: &'a DetailTables,
) -> Vec<&'a str> {
    let mut users = vec![0_u32; details.technologies.len()];
    for &technology in details.technologies_of.iter().flatten() {
        users[usize::from(technology)] += 1;
    }
    let occupations = details.technologies_of.len() as f32;
    let mut scores: HashMap<usize, f32> = HashMap::new();
    // In one order always, since sums of shares depend on it in their last digits.
    let mut origin: Vec<(usize, f32)> =
        origin.iter().map(|(&occupation, &share)| (occupation, share)).collect();
    origin.sort_by_key(|&(occupation, _)| occupation);
    for (occupation, share) in origin {
        let in_demand = usize::from(details.in_demand[occupation]);
        for &technology in details.technologies_of[occupation].iter().take(in_demand) {
            let technology = usize::from(technology);
            let rarity = (occupations / users[technology] as f32).ln() + 1.0;
            *scores.entry(technology).or_default() += share * rarity;
        }
    }
    let mut order: Vec<(usize, f32)> = scores.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    order.into_iter().map(|(technology, _)| details.technologies[technology].as_str()).collect()
}

/// Skills, knowledge and technologies for what was typed so far: those that begin with it first, then
/// those with a word that does, shorter names first.
pub fn complete(text: &str, top: usize, assets: &Assets) -> Result<Vec<SkillChoice>, Missing> {
    let typed = text.trim().to_lowercase();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let inner = format!(" {typed}");
    let mut found: Vec<(bool, usize, &str, SkillKind)> = names(assets)?
        .filter_map(|(name, kind)| {
            let lower = name.to_lowercase();
            let begins = lower.starts_with(&typed);
            (begins || lower.contains(&inner)).then_some((!begins, name.len(), name, kind))
        })
        .collect();
    found.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    Ok(found.into_iter().take(top).map(|(_, _, name, kind)| choice(name, kind)).collect())
}

/// Every name of a skill, an area of knowledge or a technology.
fn names(assets: &Assets) -> Result<impl Iterator<Item = (&str, SkillKind)>, Missing> {
    let ratings = &assets.reference.core.ratings;
    let elements = (0..ratings.len()).map(|element| {
        let kind =
            if ratings.domain(element) == Domain::Skill { SkillKind::Skill } else { SkillKind::Knowledge };
        (ratings.names[element].as_str(), kind)
    });
    let technologies =
        assets.details()?.technologies.iter().map(|name| (name.as_str(), SkillKind::Technology));
    Ok(elements.chain(technologies))
}

impl From<EngineError> for Unanswered {
    fn from(error: EngineError) -> Self {
        Self::Refused(error)
    }
}

impl From<Missing> for Unanswered {
    fn from(missing: Missing) -> Self {
        Self::Needs(missing.0)
    }
}
