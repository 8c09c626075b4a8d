//! A profile to ranked occupations.

use crate::assets::{Assets, Missing};
use crate::features::{Features, PARTS};
use crate::pay::pay_range;
use crate::ranker::Ranking;
use crate::reading::read;
use crate::titles::{CONFIDENT_PROBABILITY, understand};
use crate::visitor::Visitor;
use crate::{baseline, service::Unanswered};
use waymark_domain::badge::BadgeFacts;
use waymark_domain::{AreaCode, Badge, Gap, GapItem, Profile, Skill};
use waymark_schema::recommendation::{GapItemV1, GapV1, Match, Parts, PayRange, Recommendation};
use waymark_tables::core::BRIGHT_RAPID_GROWTH;

/// Elements that count in a gap: at least this important to the occupation, 1 to 5.
const GAP_IMPORTANCE: f32 = 3.0;
/// Most elements in a gap.
const GAP_ELEMENTS: usize = 15;
/// Skills and earlier roles that are taken from a pasted text at most.
const SKILLS_FROM_TEXT: usize = 20;
const PAST_ROLES_FROM_TEXT: usize = 5;

/// What to rank by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The learned ranker.
    Learned,
    /// The cosine baseline.
    Baseline,
}

/// Ranks all occupations for a profile and describes the first `top`.
pub fn recommend(
    profile: &Profile,
    top: usize,
    method: Method,
    assets: &Assets,
) -> Result<Recommendation, Unanswered> {
    let mut answer = Recommendation { id: profile.id.clone(), ..Recommendation::default() };
    let profile = with_text(profile, assets, &mut answer.notes)?;
    if !profile.says_something() {
        answer.notes.push("Nothing to go by yet: add a role, a skill or an interest.".to_owned());
        return Ok(answer);
    }
    let has_role = profile.role.is_some() || !profile.past_roles.is_empty();
    let lexicon = if has_role { Some(assets.lexicon()?) } else { None };
    let visitor = Visitor::new(&profile, &assets.reference, &assets.encoder, &assets.vocabulary, lexicon)?;
    if let Some(role) = &profile.role {
        answer.notes.extend(role_note(role, assets)?);
    }
    if !visitor.has_origin() && visitor.skills.is_empty() && visitor.interests.is_none() {
        answer
            .notes
            .push("No words could be read in this profile: add a role, a skill or an interest.".to_owned());
        return Ok(answer);
    }
    if let Some(pay) = profile.pay.filter(|pay| pay.per() == waymark_domain::PayPeriod::Hour) {
        answer.notes.push(format!(
            "Your hourly pay is compared as full-time pay: ${:.0} a year.",
            pay.annual_full_time()
        ));
    }
    let ranking = match method {
        Method::Learned => {
            let features = Features::new(&visitor, &assets.reference);
            assets.ranker.rank(&visitor.origin, &features.rows, features.known)?
        }
        Method::Baseline => by_baseline(&visitor, assets),
    };
    let mut order: Vec<usize> = (0..ranking.probability.len()).collect();
    let probability = &ranking.probability;
    order.sort_by(|&a, &b| probability[b].total_cmp(&probability[a]).then(a.cmp(&b)));
    let current = current_occupation(&visitor);
    let area = profile.area.unwrap_or(AreaCode::NATION);
    for occupation in order.into_iter().take(top) {
        let mut found = describe(occupation, &ranking, &visitor, area, assets)?;
        found.current = current == Some(occupation);
        if method == Method::Baseline {
            found.parts = Parts::default();
        }
        answer.results.push(found);
    }
    Ok(answer)
}

fn by_baseline(visitor: &Visitor, assets: &Assets) -> Ranking {
    let probability = baseline::scores(visitor, &assets.reference);
    Ranking {
        parts: vec![[0.0; PARTS.len()]; probability.len()],
        similarity: probability.clone(),
        probability,
    }
}

/// The profile with what its text says: skills, and roles, level and education where the profile gives none.
fn with_text(profile: &Profile, assets: &Assets, notes: &mut Vec<String>) -> Result<Profile, Unanswered> {
    let mut profile = profile.clone();
    let Some(text) = profile.text.take() else { return Ok(profile) };
    let reading = read(&text, assets)?;
    let known: Vec<String> = profile.skills.iter().map(|skill| skill.name.to_lowercase()).collect();
    let mut found = reading.skills;
    found.retain(|skill| !known.contains(&skill.name.to_lowercase()));
    found.truncate(SKILLS_FROM_TEXT);
    let names: Vec<&str> = found.iter().map(|skill| skill.name.as_str()).collect();
    notes.push(if names.is_empty() {
        "No skill or technology was found in your text.".to_owned()
    } else {
        format!("Found in your text: {}.", names.join(", "))
    });
    profile
        .skills
        .extend(found.into_iter().map(|skill| Skill { name: skill.name, level: skill.level.into() }));
    if profile.role.is_none() && profile.past_roles.is_empty() {
        for role in reading.roles {
            if role.current && profile.role.is_none() {
                notes.push(format!("Your role was read from your text: {}.", role.words));
                profile.role = Some(role.words);
            } else if profile.past_roles.len() < PAST_ROLES_FROM_TEXT {
                notes.push(format!("An earlier role was read from your text: {}.", role.words));
                profile.past_roles.push(role.words);
            }
        }
    }
    if let (None, Some(found)) = (profile.job_level, reading.job_level) {
        notes.push(format!("Your level was guessed from your text: “{}”.", found.because.join("”, “")));
        profile.job_level = Some(found.level.into());
    }
    if let (None, Some(found)) = (profile.education, reading.education) {
        notes.push(format!("Your education was read from your text: “{}”.", found.because.join("”, “")));
        profile.education = Some(found.education.into());
    }
    Ok(profile)
}

/// How the role was understood, in words.
fn role_note(role: &str, assets: &Assets) -> Result<Option<String>, Unanswered> {
    let matches = understand(role, 3, assets, Some(assets.lexicon()?))?;
    let titles: Vec<&str> = matches.results.iter().map(|result| result.title.as_str()).collect();
    Ok(match titles.as_slice() {
        [] => Some(format!("“{role}” has no words that could be read as a role.")),
        [first, ..] if matches.confident => Some(format!("“{role}” was understood as {first}.")),
        several => Some(format!("“{role}” may mean {}: the results weigh these.", several.join(", or "))),
    })
}

/// The occupation that the visitor's role was understood as, if that is clear.
fn current_occupation(visitor: &Visitor) -> Option<usize> {
    visitor.origin.iter().position(|&share| share >= CONFIDENT_PROBABILITY)
}

fn describe(
    occupation: usize,
    ranking: &Ranking,
    visitor: &Visitor,
    area: AreaCode,
    assets: &Assets,
) -> Result<Match, Missing> {
    let core = &assets.reference.core;
    let probability = ranking.probability[occupation];
    let pay = pay_range(assets, occupation, area)?;
    let growth = core.projection(occupation).map(|projection| f32::from(projection.change) / 10.0);
    let facts = BadgeFacts {
        match_probability: probability,
        job_zone_distance: visitor.job_zone.map(|mine| f32::from(core.job_zones[occupation]) - mine),
        pay_ratio: pay_ratio(occupation, visitor, pay.as_ref(), assets),
        exposure: core.exposure(occupation),
        growth_percent: growth,
        average_growth_percent: f32::from(core.average_change) / 10.0,
        listed_rapid_growth: core.bright_outlook[occupation] & BRIGHT_RAPID_GROWTH != 0,
    };
    let parts = ranking.parts[occupation];
    let logit = (probability / (1.0 - probability)).ln();
    Ok(Match {
        code: core.code(occupation).to_string(),
        title: core.titles[occupation].clone(),
        r#match: probability,
        parts: Parts {
            base: logit - parts.iter().sum::<f32>(),
            role: parts[0],
            skills: parts[1],
            interests: parts[2],
            preparation: parts[3],
            pay: parts[4],
        },
        gap: gap(occupation, visitor, assets),
        pay,
        badges: Badge::earned(&facts).into_iter().map(Into::into).collect(),
        current: false,
        job_zone: core.job_zones[occupation],
        growth_percent: growth,
    })
}

/// Median pay of the place against the visitor's own. An hourly-only median is not made into a
/// year's pay: such work is often not full time.
fn pay_ratio(occupation: usize, visitor: &Visitor, pay: Option<&PayRange>, assets: &Assets) -> Option<f32> {
    let mine = visitor.pay?;
    let shown = pay.filter(|pay| pay.per == "year").and_then(|pay| pay.median).map(|wage| wage.amount);
    shown.or(assets.reference.median_pay[occupation]).map(|its| its / mine)
}

/// The elements that matter most to an occupation, against the visitor's estimated levels.
fn gap(occupation: usize, visitor: &Visitor, assets: &Assets) -> GapV1 {
    let reference = &assets.reference;
    if !reference.rated[occupation] {
        return GapV1::default();
    }
    let mut items: Vec<GapItem> = (0..reference.elements())
        .map(|element| GapItem {
            element,
            importance: reference.importance[occupation][element],
            required: reference.level[occupation][element],
            estimated: visitor.levels[element],
        })
        .filter(|item| item.importance >= GAP_IMPORTANCE)
        .collect();
    items.sort_by(|a, b| b.importance.total_cmp(&a.importance).then(a.element.cmp(&b.element)));
    items.truncate(GAP_ELEMENTS);
    let gap = Gap::from_items(items);
    let named = |items: Vec<GapItem>| {
        let name = |item: GapItem| GapItemV1 {
            name: reference.core.ratings.names[item.element].clone(),
            importance: item.importance,
            required: item.required,
            estimated: item.estimated,
        };
        items.into_iter().map(name).collect()
    };
    GapV1 { have: named(gap.have), close: named(gap.close), missing: named(gap.missing) }
}
