//! The limits of a request, and the cleaning of what a visitor wrote.

use super::{
    AskRequest, ExplainRequest, MAX_EXPLAINED, MAX_LEVELS, MAX_PAST_ROLES, MAX_QUESTION, MAX_RESULTS,
    MAX_SKILLS, MAX_TEXT, MAX_WORDS, OwnSkillV1, REQUEST_VERSION, ResultV1, ReviewRequest, VisitorV1,
};
use crate::text::clean;
use waymark_domain::{AreaCode, OccupationCode};

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
        if let Some(parts) = result.parts {
            let mut amounts = parts.named().into_iter().map(|(_, amount)| amount);
            if !(parts.base.is_finite() && amounts.all(f32::is_finite)) {
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
        if self.pay.is_some_and(|pay| pay.into_domain().is_err()) {
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
