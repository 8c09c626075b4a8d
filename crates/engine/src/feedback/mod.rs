//! How a visitor's answers change their matches: a Bayesian logistic model over the parts of a match.
//!
//! An answer of yes or no to an occupation `o` has the log-odds
//!
//! `f(o) = m(o) + a + Σ (wₖ − 1) · xₖ(o) + h(o) + e(o)`
//!
//! where `m` is the model's log-odds of a match and `xₖ` its parts, as the visitor saw them. The rest is not
//! known, and each has a normal distribution before the first answer:
//!
//! | unknown | what it is | mean | standard deviation |
//! |---|---|---|---|
//! | `a` | how easily this visitor says yes at all | 0 | [`PICKINESS`] |
//! | `wₖ ≥ 0` | how much a part counts for them | 1, the shipped model | [`WEIGHT`] |
//! | `h` | a liking for a kind of work, correlated as the occupations are alike | 0 | [`LIKING`] |
//! | `e` | what is so of this occupation alone | 0 | [`OWN`] |
//!
//! How alike two occupations are is the mean of three: the learned likeness, the correlation of their interests,
//! and that of what they ask for. Each is a product of vectors, so their mean is a valid correlation.
//!
//! What is likeliest after the answers is found by Newton's method ([`fit`]); the function is concave, so there
//! is one answer and no chance in it. `m + Σ (wₖ − 1) xₖ + h + e` are the adapted log-odds. `a` is left out: who
//! refuses everything says something of themselves, and nothing of which work is better.
//!
//! Without answers every match is exactly the model's. All is fitted to what was *seen*, so another skill
//! changes no weight afterwards; and no weight is negative. So a skill that an occupation asks for never
//! lowers its adapted match either.

mod fit;
mod heard;

use crate::assets::Assets;
use crate::error::EngineError;
use crate::features::PARTS;
use crate::page::likeness;
use crate::ranker::Ranking;
use crate::reference::cosine;
use crate::weigh::log_odds;
use fit::{Evidence, fit};
pub(crate) use heard::Heard;
use std::sync::Arc;
use waymark_domain::{Answer, Opinion};

/// Standard deviation of how easily a visitor says yes. Wide, so that answers to a list of good matches, nearly
/// all no, are not blamed on the parts that made them good.
pub const PICKINESS: f64 = 2.0;
/// Standard deviation of a part's weight: it is between 0.2 and 1.8 for most, until many answers say more.
pub const WEIGHT: f64 = 0.4;
/// Standard deviation of the liking for a kind of work. Wide against the weights: people who want something that
/// they have not said are found by it, and not by the weights (see the tests of the release).
pub const LIKING: f64 = 2.5;
/// Standard deviation of what is so of one occupation alone.
pub const OWN: f64 = 1.0;

/// What a visitor's answers have taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Adaptation {
    /// How much each part counts; 1 is the model's own.
    pub weights: [f32; PARTS.len()],
    /// What is added to each occupation's log-odds beside.
    pub liking: Vec<f32>,
}

impl Adaptation {
    /// What these opinions teach; `None` if nothing. Opinions without what was seen are taken to be of `ranking`.
    pub fn of(opinions: &[Opinion], ranking: &Ranking, assets: &Assets) -> Result<Option<Self>, EngineError> {
        let mut lessons = Vec::new();
        for opinion in opinions {
            // An occupation that this release does not have teaches nothing here.
            let Some(occupation) = assets.reference.core.index_of(opinion.occupation) else { continue };
            let (probability, parts) = opinion.seen.map_or_else(
                || (ranking.probability[occupation], ranking.parts[occupation]),
                |seen| (seen.probability, seen.parts),
            );
            let Some(lesson) = opinion.lesson(&parts) else { continue };
            let near = kinship(occupation, assets)?;
            lessons.push((occupation, opinion.answer, probability, parts, lesson, near));
        }
        if lessons.is_empty() {
            return Ok(None);
        }
        let shared = |at: usize, other: usize| {
            let ((.., mine, near), (occupation, .., its, _)) = (&lessons[at], &lessons[other]);
            if mine.spreads && its.spreads { f64::from(near[*occupation]) } else { 0.0 }
        };
        let evidence: Vec<Evidence> = lessons
            .iter()
            .enumerate()
            .map(|(at, (_, answer, probability, parts, lesson, _))| Evidence {
                is_yes: *answer == Answer::Yes,
                offset: f64::from(log_odds(*probability)),
                parts: std::array::from_fn(
                    |part| {
                        if lesson.parts[part] { f64::from(parts[part]) } else { 0.0 }
                    },
                ),
                covariance: (0..lessons.len())
                    .map(|other| {
                        LIKING * LIKING * shared(at, other) + if at == other { OWN * OWN } else { 0.0 }
                    })
                    .collect(),
            })
            .collect();
        let fitted = fit(&evidence);
        let mut liking = vec![0.0; assets.reference.len()];
        for ((occupation, _, _, _, lesson, near), &pull) in lessons.iter().zip(&fitted.pulls) {
            if lesson.spreads {
                for (other, liking) in liking.iter_mut().enumerate() {
                    *liking += (LIKING * LIKING * f64::from(near[other]) * pull) as f32;
                }
            }
            liking[*occupation] += (OWN * OWN * pull) as f32;
        }
        Ok(Some(Self { weights: fitted.weights.map(|weight| weight as f32), liking }))
    }

    /// The adapted match of every occupation.
    pub fn apply(&self, ranking: &Ranking) -> Vec<f32> {
        ranking
            .probability
            .iter()
            .zip(&ranking.parts)
            .zip(&self.liking)
            .map(|((&probability, parts), liking)| {
                let weighed: f32 =
                    parts.iter().zip(self.weights).map(|(part, weight)| (weight - 1.0) * part).sum();
                1.0 / (1.0 + (-(log_odds(probability) + weighed + liking)).exp())
            })
            .collect()
    }
}

/// Correlation of the liking for an occupation with that for every other.
fn kinship(occupation: usize, assets: &Assets) -> Result<Vec<f32>, EngineError> {
    let reference = &assets.reference;
    let learned = assets.likenesses.of(occupation, || likeness(occupation, assets))?;
    let mine = reference.interests[occupation];
    let near = |(other, &learned): (usize, &f32)| {
        if other == occupation {
            return 1.0;
        }
        // What has no published interests is like nothing in them.
        let interests = mine.zip(reference.interests[other]);
        let interests: f32 = interests.map_or(0.0, |(a, b)| a.iter().zip(b).map(|(a, b)| a * b).sum());
        let asked = cosine(&reference.importance_z[occupation], &reference.importance_z[other]);
        (learned + interests + asked) / 3.0
    };
    Ok(learned.iter().enumerate().map(near).collect())
}

/// Likeness of all occupations to some, kept because each costs a run of the ranker.
#[derive(Default)]
pub struct Likenesses(std::sync::Mutex<std::collections::BTreeMap<usize, Arc<[f32]>>>);

impl Likenesses {
    fn of(
        &self,
        occupation: usize,
        compute: impl FnOnce() -> Result<Vec<f32>, EngineError>,
    ) -> Result<Arc<[f32]>, EngineError> {
        // A thread that failed while it held the lock cannot have left half a list behind.
        let lock = || self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(known) = lock().get(&occupation) {
            return Ok(Arc::clone(known));
        }
        let computed: Arc<[f32]> = compute()?.into();
        lock().insert(occupation, Arc::clone(&computed));
        Ok(computed)
    }
}
