//! What a profile says about a visitor, in terms of occupations and elements.

use crate::encoder::Encoder;
use crate::error::EngineError;
use crate::lexicon::Lexicon;
use crate::personal::role_words;
use crate::reference::{Reference, direction};
use crate::softmax::softmax;
use crate::text::{Kind, plain};
use crate::titles::is_unclear;
use crate::vocabulary::Vocabulary;
use crate::weigh;
use waymark_domain::gap::REQUIRED_IMPORTANCE;
use waymark_domain::{Education, JobLevel, Profile, Skill, SkillLevel, WorkValue};

/// Occupations that a role can mean at most; the rest of the probability is noise.
const MEANINGS: usize = 25;
/// Weight of each past role against the current one.
const PAST_ROLE_WEIGHT: f32 = 0.4;
/// A skill's evidence for an occupation is cut at this many nats, so that one word does not decide.
const MAX_EVIDENCE: f32 = 6.0;

/// A visitor in the engine's terms.
pub struct Visitor {
    /// The words of the current role; see [`role_words`].
    pub(crate) role: Option<String>,
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
        let words = |role: &String| role_words(role, lexicon);
        let role = profile.role.as_ref().map(words);
        let current = role.clone().map(|role| (role, 1.0));
        let past = profile.past_roles.iter().map(|role| (words(role), PAST_ROLE_WEIGHT));
        let origin = distribution(current.into_iter().chain(past), reference, encoder, lexicon)?;
        let goal = profile.goal.iter().map(|goal| (words(goal), 1.0));
        let has_origin = origin.iter().any(|&share| share > 0.0);
        let mut visitor = Self {
            role,
            levels: starting_levels(reference, has_origin.then_some(&origin)),
            named: vec![0.0; reference.elements()],
            skills: Vec::with_capacity(profile.skills.len()),
            interests: profile.interests.as_ref().and_then(|interests| direction(&interests.scores())),
            values: values(&profile.values),
            goal: distribution(goal, reference, encoder, lexicon)?,
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
        let mut evidence = vocabulary.log_probabilities(&skill.name, &encoding.logits);
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

/// What weighted roles, given by their words, mean together, over occupations, summing to 1; or all zero.
fn distribution(
    roles: impl Iterator<Item = (String, f32)>,
    reference: &Reference,
    encoder: &Encoder,
    lexicon: Option<&Lexicon>,
) -> Result<Vec<f32>, EngineError> {
    let mut shares = vec![0.0; reference.len()];
    for (role, weight) in roles {
        for (occupation, share) in meaning_of_words(&role, encoder, lexicon)? {
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
/// without words, or with none that say anything.
pub fn meaning(
    role: &str,
    encoder: &Encoder,
    lexicon: Option<&Lexicon>,
) -> Result<Vec<(usize, f32)>, EngineError> {
    meaning_of_words(&role_words(role, lexicon), encoder, lexicon)
}

fn meaning_of_words(
    words: &str,
    encoder: &Encoder,
    lexicon: Option<&Lexicon>,
) -> Result<Vec<(usize, f32)>, EngineError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(known) = lexicon.and_then(|lexicon| lexicon.meaning(words)) {
        return Ok(known);
    }
    let encoding = encoder.encode(words, Kind::Title)?;
    let probabilities = softmax(&encoding.logits);
    let meanings = weigh::first(&probabilities, MEANINGS);
    let best = meanings.first().map_or(0.0, |&occupation| probabilities[occupation]);
    if is_unclear(words, best, lexicon) {
        return Ok(Vec::new());
    }
    let total: f32 = meanings.iter().map(|&occupation| probabilities[occupation]).sum();
    Ok(meanings.into_iter().map(|occupation| (occupation, probabilities[occupation] / total)).collect())
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
