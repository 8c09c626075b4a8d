//! A profile to ranked occupations.

use crate::assets::{Assets, Missing};
use crate::error::EngineError;
use crate::features::{Features, PARTS};
use crate::feedback::Heard;
use crate::gap::{gap, gap_counts};
use crate::guard;
use crate::page::find;
use crate::pay::pay_range;
use crate::ranker::Ranking;
use crate::reading;
use crate::titles::{best, scored, understand_words};
use crate::visitor::Visitor;
use crate::weigh;
use crate::{baseline, service::Unanswered};
use waymark_domain::badge::BadgeFacts;
use waymark_domain::{AreaCode, Badge, Profile, Skill, Weights, grouped};
use waymark_schema::explanation::Comparison;
use waymark_schema::recommendation::{GapV1, Match, Parts, PayRange, Recommendation, TitleMatches};
use waymark_tables::core::BRIGHT_RAPID_GROWTH;

/// Skills and earlier roles that are taken from a pasted text at most.
const SKILLS_FROM_TEXT: usize = 20;
const PAST_ROLES_FROM_TEXT: usize = 5;

/// Meanings of a role that are told.
const MEANINGS: usize = 3;
/// First results that two rankings are compared over.
const COMPARED: usize = 10;

/// What to rank by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The learned ranker, in the order of these weights.
    Learned(Weights),
    /// The cosine baseline.
    Baseline,
}

/// A profile as the engine has read it.
pub(crate) struct Reading {
    /// The profile, with the skills that its text names.
    pub(crate) profile: Profile,
    /// The profile in the engine's terms; `None` if it says nothing to go by.
    pub(crate) visitor: Option<Visitor>,
    /// What the role was understood as.
    pub(crate) role: Option<TitleMatches>,
    /// What the visitor should know about the reading.
    pub(crate) notes: Vec<String>,
}

/// Reads a profile.
pub(crate) fn read(profile: &Profile, assets: &Assets) -> Result<Reading, Unanswered> {
    let mut notes = Vec::new();
    let profile = with_text(profile, assets, &mut notes)?;
    let mut reading = Reading { profile, visitor: None, role: None, notes };
    if !reading.profile.says_something() {
        reading.notes.push("Nothing to go by yet: add a role, a skill or an interest.".to_owned());
        return Ok(reading);
    }
    let visitor = visitor(&reading.profile, assets)?;
    if let (Some(role), Some(words)) = (&reading.profile.role, &visitor.role) {
        let matches = understand_words(role, words, MEANINGS, assets, Some(assets.lexicon()?))?;
        if matches.results.is_empty() {
            reading.notes.push(format!("“{role}” has no words that could be read as a role."));
        }
        reading.role = Some(matches);
    }
    if !visitor.says_something() {
        reading
            .notes
            .push("No words could be read in this profile: add a role, a skill or an interest.".to_owned());
        return Ok(reading);
    }
    if let Some(pay) = reading.profile.pay.filter(|pay| pay.per() == waymark_domain::PayPeriod::Hour) {
        reading.notes.push(format!(
            "Your hourly pay is compared as full-time pay: ${} a year.",
            grouped(f64::from(pay.annual_full_time()))
        ));
    }
    reading.visitor = Some(visitor);
    Ok(reading)
}

/// A profile in the engine's terms.
pub(crate) fn visitor(profile: &Profile, assets: &Assets) -> Result<Visitor, Unanswered> {
    let has_role = profile.role.is_some() || !profile.past_roles.is_empty() || profile.goal.is_some();
    let lexicon = if has_role { Some(assets.lexicon()?) } else { None };
    if profile.skills.iter().any(|skill| !assets.vocabulary.is_element(&skill.name)) {
        // The details say which occupations use a technology.
        assets.details()?;
    }
    Ok(Visitor::new(profile, &assets.reference, &assets.encoder, &assets.vocabulary, lexicon)?)
}

/// The learned match of a visitor with every occupation.
pub(crate) fn learned(visitor: &Visitor, assets: &Assets) -> Result<Ranking, EngineError> {
    let features = Features::new(visitor, &assets.reference);
    assets.ranker.rank(&visitor.origin, &visitor.goal, &features)
}

/// How many results are wanted, and what describes each.
#[derive(Clone, Copy)]
struct Wanted {
    top: usize,
    describe: fn(usize, &Ranking, &Visitor, AreaCode, &Assets) -> Result<Match, Missing>,
}

/// Ranks all occupations for a profile and describes the first `top`.
pub fn recommend(
    profile: &Profile,
    top: usize,
    method: Method,
    assets: &Assets,
) -> Result<Recommendation, Unanswered> {
    ranked(profile, Wanted { top, describe }, method, assets)
}

/// The same by the learned ranker, with gaps counted only.
pub fn list(
    profile: &Profile,
    top: usize,
    weights: Weights,
    assets: &Assets,
) -> Result<Recommendation, Unanswered> {
    ranked(profile, Wanted { top, describe: listed }, Method::Learned(weights), assets)
}

fn ranked(
    profile: &Profile,
    wanted: Wanted,
    method: Method,
    assets: &Assets,
) -> Result<Recommendation, Unanswered> {
    let reading = read(profile, assets)?;
    let Some(visitor) = &reading.visitor else { return Ok(answer(&reading)) };
    match method {
        Method::Learned(weights) => {
            let ranking = learned(visitor, assets)?;
            adapted(&reading, visitor, &ranking, weights, wanted, assets)
        }
        Method::Baseline => {
            let ranking = by_baseline(visitor, assets);
            let order = weigh::order(&ranking.probability);
            let mut answer = described(&reading, visitor, &ranking, &order, wanted, assets)?;
            answer.results.iter_mut().for_each(|found| found.parts = Parts::default());
            Ok(answer)
        }
    }
}

/// The first of the learned ranking by match alone, beside the baseline's; none for a profile that says nothing.
pub fn beside_baseline(profile: &Profile, assets: &Assets) -> Result<Comparison, Unanswered> {
    let reading = read(profile, assets)?;
    let Some(visitor) = &reading.visitor else { return Ok(Comparison::default()) };
    let ranking = learned(visitor, assets)?;
    let by_match = guard::first(&ranking.probability, COMPARED, visitor, &assets.reference);
    let learned = scored(&by_match, &ranking.probability, COMPARED, assets);
    let baseline = best(&baseline::scores(visitor, &assets.reference), COMPARED, assets);
    let common = learned.iter().filter(|a| baseline.iter().any(|b| a.code == b.code)).count();
    let overlap = common as f32 / learned.len().max(1) as f32;
    Ok(Comparison { learned, baseline, overlap })
}

/// The learned match with each of these occupations, in their order; empty for a profile that says nothing.
pub fn matches(profile: &Profile, codes: &[String], assets: &Assets) -> Result<Vec<Match>, Unanswered> {
    let reading = read(profile, assets)?;
    let Some(visitor) = &reading.visitor else { return Ok(Vec::new()) };
    let ranking = learned(visitor, assets)?;
    let mut found = Vec::with_capacity(codes.len());
    for code in codes {
        let occupation = find(code, assets)?;
        found.push(describe(occupation, &ranking, visitor, area(&reading.profile), assets)?);
    }
    Ok(found)
}

/// The first results in the order of these weights, after what the visitor said of earlier ones.
fn adapted(
    reading: &Reading,
    visitor: &Visitor,
    ranking: &Ranking,
    weights: Weights,
    wanted: Wanted,
    assets: &Assets,
) -> Result<Recommendation, Unanswered> {
    let heard = Heard::new(&reading.profile.feedback, ranking, assets)?;
    // Feedback may set aside any of the first; without it no more are looked at than are described.
    let count = if reading.profile.feedback.is_empty() { wanted.top } else { assets.reference.len() };
    let before = weighed(&ranking.probability, weights, count, visitor, assets);
    let order = heard.order(&before, |adapted| weighed(adapted, weights, count, visitor, assets));
    let (before, order) = (heard.leave_out(before), heard.leave_out(order));
    let mut answer = described(reading, visitor, ranking, &order, wanted, assets)?;
    for (found, &occupation) in answer.results.iter_mut().zip(&order) {
        heard.tell(found, occupation, &before);
    }
    answer.adaptation = heard.told();
    Ok(answer)
}

/// The first `count` occupations in the order of these weights, behind the guard.
fn weighed(
    probability: &[f32],
    weights: Weights,
    count: usize,
    visitor: &Visitor,
    assets: &Assets,
) -> Vec<usize> {
    let scores = weigh::scores(probability, weights, visitor.job_zone, &assets.reference);
    guard::first(&scores, count, visitor, &assets.reference)
}

/// An answer without results.
fn answer(reading: &Reading) -> Recommendation {
    Recommendation {
        id: reading.profile.id.clone(),
        role: reading.role.clone(),
        results: Vec::new(),
        adaptation: None,
        notes: reading.notes.clone(),
    }
}

fn described(
    reading: &Reading,
    visitor: &Visitor,
    ranking: &Ranking,
    order: &[usize],
    Wanted { top, describe }: Wanted,
    assets: &Assets,
) -> Result<Recommendation, Missing> {
    let mut answer = answer(reading);
    for &occupation in order.iter().take(top) {
        answer.results.push(describe(occupation, ranking, visitor, area(&reading.profile), assets)?);
    }
    Ok(answer)
}

/// The place whose wages are shown.
pub(crate) fn area(profile: &Profile) -> AreaCode {
    profile.area.unwrap_or(AreaCode::NATION)
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
    let reading = reading::read(&text, assets)?;
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

/// The occupation that the visitor's role was understood as, if that is clear.
pub(crate) fn current_occupation(visitor: &Visitor, assets: &Assets) -> Option<usize> {
    let confident = assets.encoder.confident_probability();
    visitor.origin.iter().position(|&share| share >= confident)
}

/// An occupation as a result.
pub(crate) fn describe(
    occupation: usize,
    ranking: &Ranking,
    visitor: &Visitor,
    area: AreaCode,
    assets: &Assets,
) -> Result<Match, Missing> {
    let listed = listed(occupation, ranking, visitor, area, assets)?;
    Ok(Match { gap: gap(occupation, visitor, assets), ..listed })
}

/// An occupation as a result, with its gap counted only.
fn listed(
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
    Ok(Match {
        code: core.code(occupation).to_string(),
        title: core.titles[occupation].clone(),
        r#match: probability,
        adapted: None,
        parts: named_parts(probability, &ranking.parts[occupation]),
        gap_counts: gap_counts(occupation, visitor, assets),
        gap: GapV1::default(),
        pay,
        badges: Badge::earned(&facts).into_iter().map(Into::into).collect(),
        current: current_occupation(visitor, assets) == Some(occupation),
        job_zone: core.job_zones[occupation],
        growth_percent: growth,
    })
}

/// The parts of a match by name, with what is left of the log-odds as the base.
pub fn named_parts(probability: f32, parts: &[f32; PARTS.len()]) -> Parts {
    let [role, skills, interests, values, preparation, pay, goal] = *parts;
    // What the model is as sure of as numbers go has log-odds that can be written, too.
    let probability = probability.clamp(f32::MIN_POSITIVE, 1.0 - f32::EPSILON);
    let logit = (probability / (1.0 - probability)).ln();
    Parts { base: logit - parts.iter().sum::<f32>(), role, skills, interests, values, preparation, pay, goal }
}

/// Median pay of the place against the visitor's own. An hourly-only median is not made into a
/// year's pay: such work is often not full time.
fn pay_ratio(occupation: usize, visitor: &Visitor, pay: Option<&PayRange>, assets: &Assets) -> Option<f32> {
    let mine = visitor.pay?;
    let shown = pay.filter(|pay| pay.per == "year").and_then(|pay| pay.median).map(|wage| wage.amount);
    shown.or(assets.reference.median_pay[occupation]).map(|its| its / mine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_however_sure_the_model_is() {
        for probability in [0.0, 1e-30, 0.25, 0.5, 0.999_999_9, 1.0] {
            let Parts { base, role, skills, interests, values, preparation, pay, goal } =
                named_parts(probability, &[2.0, -1.0, 0.5, 0.0, 0.25, 0.0, 3.0]);
            let sum = base + role + skills + interests + values + preparation + pay + goal;
            assert!((1.0 / (1.0 + (-sum).exp()) - probability).abs() < 1e-4, "{probability}: {sum}");
        }
    }
}
