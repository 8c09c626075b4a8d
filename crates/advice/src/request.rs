//! What a click sends to the proxy: codes, numbers, the visitor's quoted words and a language; never a
//! prompt, and no text that is not the visitor's own.
//!
//! Names that the proxy knows itself (titles, skills) are not taken from a request: a result carries the
//! occupation's code, and the estimated level of elements by name, which must be names of the tables.

mod limits;
mod result;

pub use limits::RequestError;

use crate::language::Language;
use serde::{Deserialize, Serialize};
use waymark_schema::profile::{EducationV1, PayV1, SkillLevelV1, WorkValueV1};
use waymark_schema::recommendation::Parts;

/// Version of these forms.
pub const REQUEST_VERSION: u32 = 1;
/// Most results that are explained.
pub const MAX_EXPLAINED: usize = 5;
/// Most results that are reviewed or asked about.
pub const MAX_RESULTS: usize = 10;
/// Longest role or skill, in characters; what is longer is refused.
pub const MAX_WORDS: usize = 120;
/// Most skills, and most past roles.
pub const MAX_SKILLS: usize = 20;
/// Most past roles.
pub const MAX_PAST_ROLES: usize = 5;
/// Longest question, in characters.
pub const MAX_QUESTION: usize = 400;
/// Longest text about oneself, in characters.
pub const MAX_TEXT: usize = 4_000;
/// Most estimated levels for one result.
pub const MAX_LEVELS: usize = 40;

/// Explain these results.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExplainRequest {
    /// Version of this form.
    pub v: u32,
    /// Language of the answer.
    pub language: Language,
    /// What the visitor chose to send about themselves.
    #[serde(default)]
    pub visitor: VisitorV1,
    /// The results, best first: 1 to 5.
    pub results: Vec<ResultV1>,
}

/// Answer a question about these occupations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskRequest {
    /// Version of this form.
    pub v: u32,
    /// Language of the answer.
    pub language: Language,
    /// What the visitor chose to send about themselves.
    #[serde(default)]
    pub visitor: VisitorV1,
    /// The occupations asked about: 1 to 10.
    pub results: Vec<ResultV1>,
    /// The question, in the visitor's words.
    pub question: String,
}

/// Doubt these results, where there is reason to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRequest {
    /// Version of this form.
    pub v: u32,
    /// Language of the answer.
    pub language: Language,
    /// What the visitor chose to send about themselves.
    #[serde(default)]
    pub visitor: VisitorV1,
    /// The results, best first: 1 to 10.
    pub results: Vec<ResultV1>,
}

/// The visitor, as far as they chose to say. Pay and place are left out unless they are ticked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitorV1 {
    /// Current role, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Earlier roles, latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past_roles: Vec<String>,
    /// Skills in their words, with their own rating.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<OwnSkillV1>,
    /// Letters of the interests they chose (R, I, A, S, E, C).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<InterestV1>,
    /// What matters to them at work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<WorkValueV1>,
    /// The role that they would like, in their words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// Highest education.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub education: Option<EducationV1>,
    /// Current pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay: Option<PayV1>,
    /// Place for which wages are wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// A text about themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A skill in the visitor's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnSkillV1 {
    /// The words.
    pub name: String,
    /// The visitor's own rating.
    #[serde(default = "medium")]
    pub level: SkillLevelV1,
}

fn medium() -> SkillLevelV1 {
    SkillLevelV1::Medium
}

/// A type of interests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the letters are the names")]
pub enum InterestV1 {
    R,
    I,
    A,
    S,
    E,
    C,
}

impl InterestV1 {
    /// The type's English name.
    pub fn name(self) -> &'static str {
        match self {
            Self::R => "Realistic",
            Self::I => "Investigative",
            Self::A => "Artistic",
            Self::S => "Social",
            Self::E => "Enterprising",
            Self::C => "Conventional",
        }
    }
}

/// A result as the page shows it. Only the code is needed for a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultV1 {
    /// O*NET-SOC code.
    pub code: String,
    /// Probability of a match, 0 to 1.
    #[serde(default, rename = "match", skip_serializing_if = "Option::is_none")]
    pub probability: Option<f32>,
    /// Parts of the match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
    /// The levels that the page estimates for the visitor, by the tables' names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<LevelV1>,
}

/// An estimated level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelV1 {
    /// Name of the skill or area of knowledge, as in the tables.
    pub name: String,
    /// Estimated level of the visitor, 0 to 7.
    pub estimated: f32,
}
