//! Why an occupation has its match, why it is not higher, and what one more skill would open.

use crate::message::SkillKind;
use crate::recommendation::{Match, Scored};
use serde::{Deserialize, Serialize};

/// The first results of the learned ranking beside those of the cosine baseline.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Comparison {
    /// By the learned match, whatever else the results are ordered by; scores are matches.
    pub learned: Vec<Scored>,
    /// By the cosine of skills and interests; scores are cosines.
    pub baseline: Vec<Scored>,
    /// Share of the two lists in common, 0 to 1.
    pub overlap: f32,
}

/// Why an occupation has the match it has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The occupation, as among the results.
    pub found: Match,
    /// Its place by match, from 1.
    pub rank: usize,
    /// Number of occupations ranked.
    pub of: usize,
    /// What each of the visitor's skills does to the match, the most decisive first.
    pub skills: Vec<SkillEffect>,
    /// The tenth result by match, part by part; `None` for an occupation that is among the first ten.
    pub against: Option<Against>,
}

/// What a skill does to a match, measured by ranking once more without it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkillEffect {
    /// The skill in the visitor's words.
    pub name: String,
    /// The match that the occupation would have without it.
    pub without: f32,
    /// Log-odds of the match with it less those without it.
    pub effect: f32,
}

/// A result that ranks higher, to compare with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// O*NET-SOC code.
    pub code: String,
    /// Occupation title.
    pub title: String,
    /// Its match.
    pub r#match: f32,
    /// Every part of the match in which they differ, the one furthest behind first.
    pub parts: Vec<PartDifference>,
}

/// A part of two matches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartDifference {
    /// Name of the part, as in a match's `parts`.
    pub part: String,
    /// The occupation's, in log-odds.
    pub its: f32,
    /// That of the result it is compared with.
    pub other: f32,
}

/// What one more skill would do, found by ranking once more with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// The skill's name.
    pub name: String,
    /// Its kind.
    pub kind: SkillKind,
    /// Sum of what the matches worth considering would gain: about how many more matches to expect.
    pub gain: f32,
    /// Occupations that it would bring nearer, the largest rise first.
    pub opens: Vec<Opened>,
}

/// An occupation that a skill would bring nearer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// O*NET-SOC code.
    pub code: String,
    /// Occupation title.
    pub title: String,
    /// The match as it is.
    pub before: f32,
    /// The match with the skill.
    pub after: f32,
    /// Whether the skill brings it among the first ten.
    pub enters: bool,
}
