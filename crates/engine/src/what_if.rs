//! What one more skill would open.
//!
//! Candidates come from the occupations that are near already: elements that they ask for and the visitor
//! lacks, and technologies that they use. Each is added to the profile as a medium skill, and the profile
//! is ranked once more; nothing is guessed from the model's inside.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::finder::telling_technologies;
use crate::gap::gap;
use crate::guard::order;
use crate::ranker::Ranking;
use crate::recommend::{Reading, current_occupation, learned, read, visitor};
use crate::service::Unanswered;
use crate::text::plain;
use crate::visitor::Visitor;
use std::collections::{BTreeMap, HashSet};
use waymark_domain::badge::VIABLE_MATCH;
use waymark_domain::{Domain, Profile, Skill, SkillLevel};
use waymark_schema::explanation::{Opened, Opening};
use waymark_schema::message::SkillKind;

/// Occupations that candidates are taken from.
const NEAR: usize = 25;
/// Candidates of each kind, each of which costs one more ranking.
const ELEMENTS: usize = 20;
const TECHNOLOGIES: usize = 16;
/// Results that it matters to be among.
const FIRST: usize = 10;
/// Occupations named for each skill.
const OPENED: usize = 3;
/// A smaller rise of a match is not worth telling.
const LEAST_RISE: f32 = 0.02;

/// A skill that the visitor might add.
struct Candidate<'a> {
    name: &'a str,
    kind: SkillKind,
}

/// The skills that would open most if the visitor had them, at most `top`.
pub fn openings(profile: &Profile, top: usize, assets: &Assets) -> Result<Vec<Opening>, Unanswered> {
    let reading = read(profile, assets)?;
    let mine = reading.visitor.as_ref().ok_or(EngineError::NothingSaid)?;
    let before = learned(mine, assets)?;
    let first = first(&before, mine, assets);
    let mut openings = Vec::new();
    for candidate in candidates(&reading, mine, &before, assets)? {
        let mut more = reading.profile.clone();
        more.skills.push(Skill { name: candidate.name.to_owned(), level: SkillLevel::Medium });
        let after = learned(&visitor(&more, assets)?, assets)?;
        openings.extend(opening(&candidate, &before, &after, &first, mine, assets));
    }
    openings.sort_by(|a, b| b.gain.total_cmp(&a.gain).then_with(|| a.name.cmp(&b.name)));
    openings.truncate(top);
    Ok(openings)
}

/// The first results.
fn first(ranking: &Ranking, visitor: &Visitor, assets: &Assets) -> HashSet<usize> {
    order(&ranking.probability, visitor, &assets.reference).into_iter().take(FIRST).collect()
}

/// What a skill opens; `None` if nothing worth telling.
fn opening(
    candidate: &Candidate<'_>,
    before: &Ranking,
    after: &Ranking,
    first_before: &HashSet<usize>,
    mine: &Visitor,
    assets: &Assets,
) -> Option<Opening> {
    let first_after = first(after, mine, assets);
    let current = current_occupation(mine, assets);
    let rise = |occupation: usize| after.probability[occupation] - before.probability[occupation];
    let core = &assets.reference.core;
    // What the visitor does already is not opened by anything.
    let worth = |&occupation: &usize| {
        Some(occupation) != current && after.probability[occupation] >= VIABLE_MATCH && rise(occupation) > 0.0
    };
    let mut risen: Vec<usize> = (0..after.probability.len()).filter(worth).collect();
    let gain = risen.iter().map(|&occupation| rise(occupation)).sum();
    risen.retain(|&occupation| rise(occupation) >= LEAST_RISE);
    risen.sort_by(|&a, &b| rise(b).total_cmp(&rise(a)).then(a.cmp(&b)));
    let opens: Vec<Opened> = risen
        .into_iter()
        .take(OPENED)
        .map(|occupation| Opened {
            code: core.code(occupation).to_string(),
            title: core.titles[occupation].clone(),
            before: before.probability[occupation],
            after: after.probability[occupation],
            enters: first_after.contains(&occupation) && !first_before.contains(&occupation),
        })
        .collect();
    (!opens.is_empty()).then(|| Opening {
        name: candidate.name.to_owned(),
        kind: candidate.kind,
        gain,
        opens,
    })
}

/// What the near occupations ask for and use, and the visitor has not named.
fn candidates<'a>(
    reading: &Reading,
    mine: &Visitor,
    ranking: &Ranking,
    assets: &'a Assets,
) -> Result<Vec<Candidate<'a>>, Unanswered> {
    let named: HashSet<String> = reading.profile.skills.iter().map(|skill| plain(&skill.name)).collect();
    let is_new = |name: &&str| !named.contains(&plain(name));
    let near: Vec<(usize, f32)> = order(&ranking.probability, mine, &assets.reference)
        .into_iter()
        .take(NEAR)
        .map(|occupation| (occupation, ranking.probability[occupation]))
        .collect();
    let ratings = &assets.reference.core.ratings;
    let kind_of = |name: &str| {
        let element = ratings.names.iter().position(|other| other == name)?;
        match ratings.domain(element) {
            Domain::Skill => Some((element, SkillKind::Skill)),
            Domain::Knowledge => Some((element, SkillKind::Knowledge)),
            _ => None,
        }
    };
    let mut lacking: BTreeMap<usize, (f32, SkillKind)> = BTreeMap::new();
    for &(occupation, probability) in &near {
        let gap = gap(occupation, mine, assets);
        for item in &gap.missing {
            if let Some((element, kind)) = kind_of(&item.name) {
                lacking.entry(element).or_insert((0.0, kind)).0 += probability * item.importance;
            }
        }
    }
    let mut elements: Vec<(usize, (f32, SkillKind))> = lacking.into_iter().collect();
    elements.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    let elements = elements
        .into_iter()
        .map(|(element, (_, kind))| Candidate { name: ratings.names[element].as_str(), kind })
        .filter(|candidate| is_new(&candidate.name))
        .take(ELEMENTS);
    let technologies = telling_technologies(&near.into_iter().collect(), assets.details()?)
        .into_iter()
        .filter(is_new)
        .take(TECHNOLOGIES)
        .map(|name| Candidate { name, kind: SkillKind::Technology });
    Ok(elements.chain(technologies).collect())
}
