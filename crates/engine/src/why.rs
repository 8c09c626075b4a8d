//! Why an occupation has the match it has, and why it is not higher.
//!
//! What a skill does is not read off the model: the profile is ranked once more without it, and the two
//! matches are compared. What holds an occupation back is seen against the tenth result, part by part.

use crate::assets::Assets;
use crate::error::EngineError;
use crate::features::PARTS;
use crate::feedback::Heard;
use crate::guard::order;
use crate::page::find;
use crate::ranker::Ranking;
use crate::recommend::{area, describe, learned, read, visitor};
use crate::service::Unanswered;
use crate::weigh::log_odds;
use waymark_domain::Profile;
use waymark_schema::explanation::{Against, Explanation, PartDifference, SkillEffect};

/// Skills that are left out one by one, in the visitor's order; each costs one more ranking.
const MEASURED_SKILLS: usize = 15;
/// The place among the results that others are compared with.
const PLACE: usize = 10;
/// Parts that differ by less than this many nats are alike.
const ALIKE: f32 = 0.05;

/// Explains the match of the occupation with this code.
pub fn explain(profile: &Profile, code: &str, assets: &Assets) -> Result<Explanation, Unanswered> {
    let occupation = find(code, assets)?;
    let reading = read(profile, assets)?;
    let mine = reading.visitor.as_ref().ok_or(EngineError::NothingSaid)?;
    let ranking = learned(mine, assets)?;
    let heard = Heard::new(&reading.profile.feedback, &ranking, assets)?;
    let before = order(&ranking.probability, mine, &assets.reference);
    let order = heard.order(&before, |adapted| order(adapted, mine, &assets.reference));
    let mut found = describe(occupation, &ranking, mine, area(&reading.profile), assets)?;
    heard.tell(&mut found, occupation, &before);
    let place = order.iter().position(|&other| other == occupation).unwrap_or_default();
    let compared = order.get(PLACE - 1).filter(|_| place >= PLACE);
    Ok(Explanation {
        found,
        rank: place + 1,
        of: order.len(),
        skills: skill_effects(&reading.profile, occupation, &ranking, assets)?,
        against: compared.map(|&other| against(occupation, other, &ranking, assets)),
    })
}

/// What each skill does to the match of an occupation, the most decisive first.
fn skill_effects(
    profile: &Profile,
    occupation: usize,
    ranking: &Ranking,
    assets: &Assets,
) -> Result<Vec<SkillEffect>, Unanswered> {
    let mut effects = Vec::new();
    for (place, skill) in profile.skills.iter().enumerate().take(MEASURED_SKILLS) {
        let mut other = profile.clone();
        other.skills.remove(place);
        let without = learned(&visitor(&other, assets)?, assets)?.probability[occupation];
        let effect = log_odds(ranking.probability[occupation]) - log_odds(without);
        effects.push(SkillEffect { name: skill.name.clone(), without, effect });
    }
    effects.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
    Ok(effects)
}

/// A higher result beside an occupation, part by part.
fn against(occupation: usize, other: usize, ranking: &Ranking, assets: &Assets) -> Against {
    let core = &assets.reference.core;
    let (its, others) = (&ranking.parts[occupation], &ranking.parts[other]);
    let mut parts: Vec<PartDifference> = PARTS
        .iter()
        .zip(its.iter().zip(others))
        .map(|(part, (&its, &other))| PartDifference { part: (*part).to_owned(), its, other })
        .filter(|part| (part.its - part.other).abs() >= ALIKE)
        .collect();
    parts.sort_by(|a, b| (a.its - a.other).total_cmp(&(b.its - b.other)));
    Against {
        code: core.code(other).to_string(),
        title: core.titles[other].clone(),
        r#match: ranking.probability[other],
        parts,
    }
}
