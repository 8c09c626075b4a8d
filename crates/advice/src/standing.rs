//! The rules by which a skill counts as strong, medium or weak, and a match of skills as a whole.
//!
//! They are fixed, stated, and the same for the composer and for the check of a model's answer, so that
//! a summary can never contradict the gap beneath it.

use serde::{Deserialize, Serialize};
use waymark_domain::badge::VIABLE_MATCH;
use waymark_domain::gap::{CLOSE_TOLERANCE, HAVE_TOLERANCE};
use waymark_schema::profile::SkillLevelV1;
use waymark_schema::recommendation::GapV1;

/// How well the visitor's skills as a whole fit an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillMatch {
    /// Less than [`WEAK_COVERAGE`] of what matters is covered, or the match is too low to be viable.
    Weak,
    /// Between the two.
    Partial,
    /// At least [`STRONG_COVERAGE`] is covered, and the model thinks a match at least as likely as not.
    Strong,
}

/// Share of what matters, weighted by importance, from which skills are a strong match.
pub const STRONG_COVERAGE: f32 = 0.75;
/// Share of what matters below which skills are a weak match.
pub const WEAK_COVERAGE: f32 = 0.4;
/// Match probability below which skills are not called a strong match.
pub const STRONG_PROBABILITY: f32 = 0.5;

/// Strong where the level is enough, medium where it is nearly, weak where it is not: the gap's own
/// bounds.
pub fn level_of(required: f32, estimated: f32) -> SkillLevelV1 {
    let shortfall = required - estimated;
    if shortfall <= HAVE_TOLERANCE {
        SkillLevelV1::Strong
    } else if shortfall <= CLOSE_TOLERANCE {
        SkillLevelV1::Medium
    } else {
        SkillLevelV1::Weak
    }
}

/// Share of what matters to the occupation that the visitor has, by importance; what is close counts
/// half. `None` where nothing is rated.
pub fn coverage(gap: &GapV1) -> Option<f32> {
    let weight =
        |items: &[waymark_schema::recommendation::GapItemV1]| items.iter().map(|item| item.importance).sum();
    let (have, close, missing): (f32, f32, f32) =
        (weight(&gap.have), weight(&gap.close), weight(&gap.missing));
    let total = have + close + missing;
    (total > 0.0).then(|| (have + close / 2.0) / total)
}

/// The rule for skills as a whole. Where nothing is rated, only the model's match is known, and that
/// alone never makes a strong match.
pub fn skill_match(coverage: Option<f32>, probability: f32) -> SkillMatch {
    if probability < VIABLE_MATCH || coverage.is_some_and(|share| share < WEAK_COVERAGE) {
        SkillMatch::Weak
    } else if probability >= STRONG_PROBABILITY && coverage.is_some_and(|share| share >= STRONG_COVERAGE) {
        SkillMatch::Strong
    } else {
        SkillMatch::Partial
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_holds_at_its_edges() {
        let cases = [
            (Some(0.75), 0.5, SkillMatch::Strong),
            (Some(0.75), 0.49, SkillMatch::Partial),
            (Some(0.74), 0.9, SkillMatch::Partial),
            (Some(0.4), 0.1, SkillMatch::Partial),
            (Some(0.39), 0.9, SkillMatch::Weak),
            (Some(1.0), 0.09, SkillMatch::Weak),
            (None, 0.99, SkillMatch::Partial),
            (None, 0.05, SkillMatch::Weak),
        ];
        for (coverage, probability, expected) in cases {
            assert_eq!(skill_match(coverage, probability), expected, "{coverage:?} {probability}");
        }
    }

    #[test]
    fn levels_follow_the_gap() {
        assert_eq!(level_of(4.0, 3.8), SkillLevelV1::Strong);
        assert_eq!(level_of(4.0, 3.5), SkillLevelV1::Medium);
        assert_eq!(level_of(4.0, 2.9), SkillLevelV1::Weak);
    }
}
