//! What a click sends to the proxy: codes, numbers, the visitor's quoted words and a language; never a
//! prompt, and no text that is not the visitor's own.
//!
//! Names that the proxy knows itself (titles, skills) are not taken from a request: a result carries the
//! occupation's code, and the estimated level of elements by name, which must be names of the tables.

use crate::language::Language;
use crate::text::clean;
use serde::{Deserialize, Serialize};
use waymark_domain::{AreaCode, OccupationCode, Pay, PayPeriod};
use waymark_schema::occupation::OccupationPage;
use waymark_schema::profile::{EducationV1, PayPeriodV1, PayV1, SkillLevelV1, WorkValueV1};
use waymark_schema::recommendation::{GapItemV1, GapV1, Match, Parts};

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

/// What is wrong with a request, and where.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RequestError {
    /// A version this program does not know.
    #[error("`v` is {0}: this program reads version {REQUEST_VERSION}")]
    Version(u32),
    /// Too few or too many entries.
    #[error("`{field}` has {found} entries: send {least} to {most}")]
    Count {
        /// The field.
        field: &'static str,
        /// How many there are.
        found: usize,
        /// Fewest taken.
        least: usize,
        /// Most taken.
        most: usize,
    },
    /// A text that is too long.
    #[error("`{field}` has {found} characters: at most {most} are read")]
    Length {
        /// The field.
        field: &'static str,
        /// How many there are.
        found: usize,
        /// Most taken.
        most: usize,
    },
    /// A text with nothing in it.
    #[error("`{0}` is empty")]
    Empty(&'static str),
    /// A number out of its range.
    #[error("`{0}` is out of its range")]
    Range(&'static str),
    /// A code that is not one, or given twice.
    #[error("`results` has a code that is not an O*NET-SOC code, or has one twice")]
    Code,
    /// A place that is not one.
    #[error("`area` is not an area code such as S0600000")]
    Area,
}

fn count(field: &'static str, found: usize, least: usize, most: usize) -> Result<(), RequestError> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(RequestError::Count { field, found, least, most })
}

fn length(field: &'static str, text: &str, most: usize) -> Result<(), RequestError> {
    let found = text.chars().count();
    if found <= most { Ok(()) } else { Err(RequestError::Length { field, found, most }) }
}

fn version(v: u32) -> Result<(), RequestError> {
    if v == REQUEST_VERSION { Ok(()) } else { Err(RequestError::Version(v)) }
}

impl ExplainRequest {
    /// Checks every limit and cleans the visitor's words.
    pub fn checked(mut self) -> Result<Self, RequestError> {
        version(self.v)?;
        check_results(&self.results, MAX_EXPLAINED)?;
        self.visitor = self.visitor.checked()?;
        Ok(self)
    }
}

impl AskRequest {
    /// Checks every limit and cleans the visitor's words.
    pub fn checked(mut self) -> Result<Self, RequestError> {
        version(self.v)?;
        check_results(&self.results, MAX_RESULTS)?;
        self.visitor = self.visitor.checked()?;
        length("question", &self.question, MAX_QUESTION)?;
        self.question = clean(&self.question, MAX_QUESTION);
        if self.question.is_empty() {
            return Err(RequestError::Empty("question"));
        }
        Ok(self)
    }
}

impl ReviewRequest {
    /// Checks every limit and cleans the visitor's words.
    pub fn checked(mut self) -> Result<Self, RequestError> {
        version(self.v)?;
        check_results(&self.results, MAX_RESULTS)?;
        self.visitor = self.visitor.checked()?;
        Ok(self)
    }
}

fn check_results(results: &[ResultV1], most: usize) -> Result<(), RequestError> {
    count("results", results.len(), 1, most)?;
    for (place, result) in results.iter().enumerate() {
        if result.code.parse::<OccupationCode>().is_err()
            || results[..place].iter().any(|other| other.code == result.code)
        {
            return Err(RequestError::Code);
        }
        if result.probability.is_some_and(|probability| !(0.0..=1.0).contains(&probability)) {
            return Err(RequestError::Range("match"));
        }
        if let Some(Parts { base, role, skills, interests, values, preparation, pay, goal }) = result.parts {
            let parts = [base, role, skills, interests, values, preparation, pay, goal];
            if parts.iter().any(|part| !part.is_finite()) {
                return Err(RequestError::Range("parts"));
            }
        }
        count("levels", result.levels.len(), 0, MAX_LEVELS)?;
        for level in &result.levels {
            length("levels.name", &level.name, MAX_WORDS)?;
            if !(0.0..=7.0).contains(&level.estimated) {
                return Err(RequestError::Range("levels.estimated"));
            }
        }
    }
    Ok(())
}

impl VisitorV1 {
    /// Checks every limit and cleans the words; blank ones are dropped.
    pub fn checked(self) -> Result<Self, RequestError> {
        count("past_roles", self.past_roles.len(), 0, MAX_PAST_ROLES)?;
        count("skills", self.skills.len(), 0, MAX_SKILLS)?;
        count("interests", self.interests.len(), 0, 6)?;
        count("values", self.values.len(), 0, 6)?;
        for role in self.role.iter().chain(&self.past_roles) {
            length("role", role, MAX_WORDS)?;
        }
        if let Some(goal) = &self.goal {
            length("goal", goal, MAX_WORDS)?;
        }
        for skill in &self.skills {
            length("skills", &skill.name, MAX_WORDS)?;
        }
        if let Some(text) = &self.text {
            length("text", text, MAX_TEXT)?;
        }
        if self.pay.is_some_and(|pay| domain_pay(pay).is_none()) {
            return Err(RequestError::Range("pay"));
        }
        if self.area.as_ref().is_some_and(|area| area.parse::<AreaCode>().is_err()) {
            return Err(RequestError::Area);
        }
        let tidy = |text: String, most: usize| Some(clean(&text, most)).filter(|text| !text.is_empty());
        Ok(Self {
            role: self.role.and_then(|role| tidy(role, MAX_WORDS)),
            goal: self.goal.and_then(|goal| tidy(goal, MAX_WORDS)),
            past_roles: self.past_roles.into_iter().filter_map(|role| tidy(role, MAX_WORDS)).collect(),
            skills: self
                .skills
                .into_iter()
                .filter_map(|skill| Some(OwnSkillV1 { name: tidy(skill.name, MAX_WORDS)?, ..skill }))
                .collect(),
            text: self.text.and_then(|text| tidy(text, MAX_TEXT)),
            ..self
        })
    }
}

/// The pay as a domain value, if it is a sensible amount.
pub fn domain_pay(pay: PayV1) -> Option<Pay> {
    let per = match pay.per {
        PayPeriodV1::Year => PayPeriod::Year,
        PayPeriodV1::Hour => PayPeriod::Hour,
    };
    Pay::new(pay.amount, per)
}

impl ResultV1 {
    /// What of a match to send, and nothing else of it.
    pub fn of(shown: &Match) -> Self {
        let gap = shown.gap.have.iter().chain(&shown.gap.close).chain(&shown.gap.missing);
        Self {
            code: shown.code.clone(),
            probability: Some(shown.r#match),
            parts: Some(shown.parts),
            levels: gap
                .take(MAX_LEVELS)
                .map(|item| LevelV1 { name: item.name.clone(), estimated: item.estimated.clamp(0.0, 7.0) })
                .collect(),
        }
    }

    /// The match that the page showed, with every name and requirement from the occupation's own page.
    ///
    /// `None` if no probability was sent. Levels under names that the page does not rate are dropped. A name
    /// that is both a skill and an area of knowledge (Mathematics) stands for the skill.
    pub fn matched(&self, page: &OccupationPage) -> Option<Match> {
        let mut gap = GapV1::default();
        let only_knowledge =
            page.knowledge.iter().filter(|known| page.skills.iter().all(|skill| skill.name != known.name));
        for rated in page.skills.iter().chain(only_knowledge) {
            let (Some(required), Some(sent)) =
                (rated.level, self.levels.iter().find(|level| level.name == rated.name))
            else {
                continue;
            };
            let list = match crate::standing::level_of(required, sent.estimated) {
                SkillLevelV1::Strong => &mut gap.have,
                SkillLevelV1::Medium => &mut gap.close,
                SkillLevelV1::Weak => &mut gap.missing,
            };
            list.push(GapItemV1 {
                name: rated.name.clone(),
                importance: rated.importance,
                required,
                estimated: sent.estimated,
            });
        }
        for list in [&mut gap.have, &mut gap.close, &mut gap.missing] {
            list.sort_by(|a, b| b.importance.total_cmp(&a.importance).then_with(|| a.name.cmp(&b.name)));
        }
        Some(Match {
            code: page.code.clone(),
            title: page.title.clone(),
            r#match: self.probability?,
            parts: self.parts.unwrap_or_default(),
            gap,
            pay: page.pay.last().cloned(),
            badges: Vec::new(),
            current: false,
            job_zone: page.job_zone,
            growth_percent: page.outlook.as_ref().map(|outlook| outlook.change_percent),
        })
    }
}
