//! What a profile says about a visitor, in terms of occupations and elements.

use crate::encoder::Encoder;
use crate::error::EngineError;
use crate::lexicon::Lexicon;
use crate::personal::role_words;
use crate::reference::{Reference, cosine, direction};
use crate::text::{Kind, plain};
use std::collections::HashMap;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_domain::{Education, JobLevel, Profile, Skill, SkillLevel, WorkValue};
use waymark_tables::DetailTables;

/// Occupations that a role can mean at most; the rest of the probability is noise.
const MEANINGS: usize = 25;
/// Weight of each past role against the current one.
const PAST_ROLE_WEIGHT: f32 = 0.4;
/// How near, as a cosine, a skill's words must be to an element's name to count as that element.
const ELEMENT_COSINE: f32 = 0.75;
/// A skill's evidence for an occupation is cut at this many nats, so that one word does not decide.
const MAX_EVIDENCE: f32 = 6.0;

/// Share of a known skill's meaning that the tables decide; the rest is the encoder's.
const KNOWN_SHARE: f32 = 0.8;
/// How much a technology in demand in an occupation says of it, against any other.
const IN_DEMAND: f32 = 3.0;

/// Names of the rated elements, encoded once, what known skills say of occupations, and the prior of the
/// skill scores.
pub struct Vocabulary {
    element_plain: Vec<String>,
    element_vectors: Vec<Vec<f32>>,
    /// Occupations that each element stands out in, with shares that sum to 1.
    element_shares: Vec<Vec<(usize, f32)>>,
    /// The same of technologies, by plain name.
    technology_shares: HashMap<String, Vec<(usize, f32)>>,
    skill_prior: Vec<f32>,
}

impl Vocabulary {
    /// Encodes the names of all rated elements.
    ///
    /// The prior is the mean log-probability of each occupation over those names: what a skill says
    /// about an occupation is how far it departs from what any skill says.
    pub fn new(reference: &Reference, encoder: &Encoder) -> Result<Self, EngineError> {
        let mut element_vectors = Vec::with_capacity(reference.elements());
        let mut skill_prior = vec![0.0; reference.len()];
        for name in &reference.core.ratings.names {
            let encoding = encoder.encode(name, Kind::Skill)?;
            for (prior, log) in skill_prior.iter_mut().zip(log_softmax(&encoding.skill_logits)) {
                *prior += log / reference.elements() as f32;
            }
            element_vectors.push(encoding.vector);
        }
        let element_plain = reference.core.ratings.names.iter().map(|name| plain(name)).collect();
        let element_shares =
            (0..reference.elements()).map(|element| standing_out(reference, element)).collect();
        Ok(Self {
            element_plain,
            element_vectors,
            element_shares,
            technology_shares: HashMap::new(),
            skill_prior,
        })
    }

    /// Adds what technologies say of occupations.
    pub fn add_technologies(&mut self, details: &DetailTables) {
        let mut weights = vec![Vec::new(); details.technologies.len()];
        for (occupation, technologies) in details.technologies_of.iter().enumerate() {
            for (place, &technology) in technologies.iter().enumerate() {
                let in_demand = place < usize::from(details.in_demand[occupation]);
                weights[usize::from(technology)].push((occupation, if in_demand { IN_DEMAND } else { 1.0 }));
            }
        }
        self.technology_shares = details
            .technologies
            .iter()
            .zip(weights)
            .map(|(name, weights)| (plain(name), shares(weights)))
            .collect();
    }

    /// Whether a skill's name is an element's: for others, the technologies may be worth adding first.
    pub fn is_element(&self, name: &str) -> bool {
        self.exact(&plain(name)).is_some()
    }

    /// What is known of a skill by its plain name.
    fn known(&self, name: &str) -> Option<&Vec<(usize, f32)>> {
        let by_element = self.exact(name).map(|element| &self.element_shares[element]);
        by_element.or_else(|| self.technology_shares.get(name))
    }

    /// How near, as a cosine, a text's meaning is to that of an element's name.
    pub fn nearness(&self, element: usize, vector: &[f32]) -> f32 {
        cosine(&self.element_vectors[element], vector)
    }

    /// Whether the tables know a skill by this name.
    pub(crate) fn is_known(&self, name: &str) -> bool {
        self.known(&plain(name)).is_some()
    }

    /// Probability of each occupation for a skill of this name: the tables' where they know it, with some of
    /// the encoder's.
    pub(crate) fn probabilities(&self, name: &str, skill_logits: &[f32]) -> Vec<f32> {
        let mut probabilities = softmax(skill_logits);
        if let Some(known) = self.known(&plain(name)) {
            probabilities.iter_mut().for_each(|probability| *probability *= 1.0 - KNOWN_SHARE);
            for &(occupation, share) in known {
                probabilities[occupation] += KNOWN_SHARE * share;
            }
        }
        probabilities
    }

    /// The logarithms of [`Self::probabilities`].
    fn log_probabilities(&self, name: &str, skill_logits: &[f32]) -> Vec<f32> {
        if self.known(&plain(name)).is_none() {
            return log_softmax(skill_logits).collect();
        }
        let mut probabilities = self.probabilities(name, skill_logits);
        probabilities.iter_mut().for_each(|probability| *probability = probability.ln());
        probabilities
    }

    fn exact(&self, plain: &str) -> Option<usize> {
        self.element_plain.iter().position(|element| element == plain)
    }

    /// The elements that a skill's words name: all of exactly that name, or else the nearest if it is near.
    fn elements(&self, name: &str, vector: &[f32]) -> Vec<usize> {
        let wanted = plain(name);
        let named = self.element_plain.iter().enumerate().filter(|(_, element)| **element == wanted);
        let exact: Vec<usize> = named.map(|(element, _)| element).collect();
        if !exact.is_empty() {
            return exact;
        }
        let nearest = self
            .element_vectors
            .iter()
            .map(|element| cosine(element, vector))
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .filter(|&(_, similarity)| similarity >= ELEMENT_COSINE);
        nearest.map(|(element, _)| element).into_iter().collect()
    }
}

/// Occupations whose importance of an element is above the mean, by the square of how far.
fn standing_out(reference: &Reference, element: usize) -> Vec<(usize, f32)> {
    let above = (0..reference.len()).map(|occupation| {
        let z = reference.importance_z[occupation][element].max(0.0);
        (occupation, z * z)
    });
    shares(above.filter(|&(_, weight)| weight > 0.0).collect())
}

/// Weights as shares that sum to 1.
fn shares(mut weights: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    let total: f32 = weights.iter().map(|(_, weight)| weight).sum();
    weights.iter_mut().for_each(|(_, weight)| *weight /= total);
    weights
}

/// A visitor in the engine's terms.
pub struct Visitor {
    /// Where the visitor comes from: probabilities over occupations, or all zero if no role is known.
    pub origin: Vec<f32>,
    /// Each skill's evidence for each occupation, in nats above what any skill says, with its weight.
    pub skills: Vec<SkillEvidence>,
    /// Estimated level on each element, 0 to 7.
    pub levels: Vec<f32>,
    /// Elements that the visitor named, with the weight of their level; 0 for the others.
    pub named: Vec<f32>,
    /// Interests as a direction of unit length.
    pub interests: Option<[f32; 6]>,
    /// Work values as a direction of unit length.
    pub values: Option<[f32; 6]>,
    /// Where the visitor would like to go: like `origin`.
    pub goal: Vec<f32>,
    /// Estimated job zone, 1 to 5, from education, or else from the role.
    pub job_zone: Option<f32>,
    /// Highest education.
    pub education: Option<Education>,
    /// Level of responsibility.
    pub job_level: Option<JobLevel>,
    /// Pay, dollars a year.
    pub pay: Option<f32>,
}

/// What one skill says.
pub struct SkillEvidence {
    /// Weight by the visitor's own rating.
    pub weight: f32,
    /// Nats above the prior, per occupation, at most [`MAX_EVIDENCE`] either way; for an occupation that asks for
    /// the skill, at least none.
    pub evidence: Vec<f32>,
}

impl Visitor {
    /// Reads a profile. Without `lexicon`, known titles are understood by the encoder alone.
    pub fn new(
        profile: &Profile,
        reference: &Reference,
        encoder: &Encoder,
        vocabulary: &Vocabulary,
        lexicon: Option<&Lexicon>,
    ) -> Result<Self, EngineError> {
        let current = profile.role.iter().map(|role| (role, 1.0));
        let past = profile.past_roles.iter().map(|role| (role, PAST_ROLE_WEIGHT));
        let origin = distribution(current.chain(past), reference, encoder, lexicon)?;
        let has_origin = origin.iter().any(|&share| share > 0.0);
        let mut visitor = Self {
            levels: starting_levels(reference, has_origin.then_some(&origin)),
            named: vec![0.0; reference.elements()],
            skills: Vec::with_capacity(profile.skills.len()),
            interests: profile.interests.as_ref().and_then(|interests| direction(&interests.scores())),
            values: values(&profile.values),
            goal: distribution(profile.goal.iter().map(|goal| (goal, 1.0)), reference, encoder, lexicon)?,
            job_zone: job_zone(profile, reference, has_origin.then_some(&origin)),
            education: profile.education,
            job_level: profile.job_level,
            pay: profile.pay.map(|pay| pay.annual_full_time()),
            origin,
        };
        for skill in &profile.skills {
            visitor.add_skill(skill, reference, encoder, vocabulary)?;
        }
        Ok(visitor)
    }

    /// Whether there is anything to rank by: words that could not be read do not count.
    pub fn says_something(&self) -> bool {
        self.has_origin()
            || self.has_goal()
            || !self.skills.is_empty()
            || self.interests.is_some()
            || self.values.is_some()
    }

    /// Whether a goal is known.
    pub fn has_goal(&self) -> bool {
        self.goal.iter().any(|&share| share > 0.0)
    }

    /// Whether a role is known.
    pub fn has_origin(&self) -> bool {
        self.origin.iter().any(|&share| share > 0.0)
    }

    fn add_skill(
        &mut self,
        skill: &Skill,
        reference: &Reference,
        encoder: &Encoder,
        vocabulary: &Vocabulary,
    ) -> Result<(), EngineError> {
        if plain(&skill.name).is_empty() {
            return Ok(());
        }
        let encoding = encoder.encode(&skill.name, Kind::Skill)?;
        let elements = vocabulary.elements(&skill.name, &encoding.vector);
        let is_asked = |occupation: usize| {
            let importance = &reference.importance[occupation];
            reference.rated[occupation]
                && elements.iter().any(|&element| importance[element] >= REQUIRED_IMPORTANCE)
        };
        let mut evidence = vocabulary.log_probabilities(&skill.name, &encoding.skill_logits);
        for (occupation, (evidence, prior)) in evidence.iter_mut().zip(&vocabulary.skill_prior).enumerate() {
            let least = if is_asked(occupation) { 0.0 } else { -MAX_EVIDENCE };
            *evidence = (*evidence - prior).clamp(least, MAX_EVIDENCE);
        }
        for &element in &elements {
            let stated = reference.level_percentile(element, stated_share(skill.level));
            self.levels[element] = self.levels[element].max(stated);
            self.named[element] = self.named[element].max(skill.level.weight());
        }
        self.skills.push(SkillEvidence { weight: skill.level.weight(), evidence });
        Ok(())
    }
}

/// The share of occupations whose level a person reaches who rates a skill so.
fn stated_share(level: SkillLevel) -> f32 {
    match level {
        SkillLevel::Weak => 0.4,
        SkillLevel::Medium => 0.7,
        SkillLevel::Strong => 0.9,
    }
}

/// Levels before any skill is named: those of the visitor's role, or what a quarter of occupations
/// ask for at most.
fn starting_levels(reference: &Reference, origin: Option<&Vec<f32>>) -> Vec<f32> {
    let Some(origin) = origin else {
        return (0..reference.elements()).map(|element| reference.level_percentile(element, 0.25)).collect();
    };
    let mut levels = vec![0.0; reference.elements()];
    for (occupation, share) in meant(origin) {
        for (level, &asked) in levels.iter_mut().zip(&reference.level[occupation]) {
            *level += share * asked;
        }
    }
    levels
}

/// Chosen values score 1 and the others 0, as a direction; `None` if none or all are chosen.
fn values(chosen: &[WorkValue]) -> Option<[f32; 6]> {
    let mut scores = [0.0; 6];
    for &value in chosen {
        scores[value as usize] = 1.0;
    }
    direction(&scores)
}

/// What weighted roles mean together, over occupations, summing to 1; or all zero.
fn distribution<'a>(
    roles: impl Iterator<Item = (&'a String, f32)>,
    reference: &Reference,
    encoder: &Encoder,
    lexicon: Option<&Lexicon>,
) -> Result<Vec<f32>, EngineError> {
    let mut shares = vec![0.0; reference.len()];
    for (role, weight) in roles {
        for (occupation, share) in meaning(role, encoder, lexicon)? {
            shares[occupation] += weight * share;
        }
    }
    let total: f32 = shares.iter().sum();
    if total > 0.0 {
        shares.iter_mut().for_each(|share| *share /= total);
    }
    Ok(shares)
}

/// What a role may mean: occupations by falling probability, which sum to 1. Empty for a text
/// without words.
pub fn meaning(
    role: &str,
    encoder: &Encoder,
    lexicon: Option<&Lexicon>,
) -> Result<Vec<(usize, f32)>, EngineError> {
    if plain(role).is_empty() {
        return Ok(Vec::new());
    }
    let role = role_words(role, lexicon);
    if let Some(known) = lexicon.and_then(|lexicon| lexicon.meaning(&role)) {
        return Ok(known);
    }
    let encoding = encoder.encode(&role, Kind::Title)?;
    let mut probabilities: Vec<(usize, f32)> =
        softmax(&encoding.title_logits).into_iter().enumerate().collect();
    probabilities.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    probabilities.truncate(MEANINGS);
    let total: f32 = probabilities.iter().map(|(_, probability)| probability).sum();
    probabilities.iter_mut().for_each(|(_, probability)| *probability /= total);
    Ok(probabilities)
}

/// The occupations that a role may mean, with their shares.
pub(crate) fn meant(shares: &[f32]) -> impl Iterator<Item = (usize, f32)> + '_ {
    shares.iter().copied().enumerate().filter(|&(_, share)| share > 0.0)
}

/// Job zone that a visitor is prepared for.
fn job_zone(profile: &Profile, reference: &Reference, origin: Option<&Vec<f32>>) -> Option<f32> {
    let by_education: Option<f32> = profile.education.map(|education| match education {
        Education::None => 1.0,
        Education::HighSchool => 2.0,
        Education::Certificate | Education::Associate => 3.0,
        Education::Bachelor => 4.0,
        Education::Master | Education::Doctorate => 5.0,
    });
    let by_role = origin.map(|origin| {
        origin
            .iter()
            .zip(&reference.core.job_zones)
            .map(|(share, &zone)| share * f32::from(zone))
            .sum::<f32>()
    });
    match (by_education, by_role) {
        // Experience can stand for schooling and schooling for experience, each up to half.
        (Some(education), Some(role)) => Some(education.midpoint(role).max(role)),
        (one, other) => one.or(other),
    }
}

/// Unnormalised log-probabilities as probabilities.
pub fn softmax(logits: &[f32]) -> Vec<f32> {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut shares: Vec<f32> = logits.iter().map(|logit| (logit - largest).exp()).collect();
    let total: f32 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= total);
    shares
}

/// Logarithm of the softmax, value by value.
pub fn log_softmax(logits: &[f32]) -> impl Iterator<Item = f32> + '_ {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let log_sum = logits.iter().map(|logit| (logit - largest).exp()).sum::<f32>().ln() + largest;
    logits.iter().map(move |logit| logit - log_sum)
}
