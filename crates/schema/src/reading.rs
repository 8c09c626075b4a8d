//! What a text says about the person who wrote it, as the worker and `waymark read` answer.
//!
//! Every finding carries the words that suggested it, so that a person can judge it.

use crate::message::SkillKind;
use crate::profile::{EducationV1, JobLevelV1, SkillLevelV1};
use serde::{Deserialize, Serialize};

/// A text to read, as a line of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextV1 {
    /// The text: a résumé, or a few sentences.
    pub text: String,
}

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TextReading {
    /// The writer's skills, strongest first.
    pub skills: Vec<FoundSkill>,
    /// The writer's roles: the current one first, then as the text has them.
    pub roles: Vec<FoundRole>,
    /// Industries the writer has worked in, most likely first.
    pub industries: Vec<FoundIndustry>,
    /// Level of responsibility.
    pub job_level: Option<FoundJobLevel>,
    /// Highest education.
    pub education: Option<FoundEducation>,
    /// What the text names and the writer does not claim.
    pub left_out: Vec<LeftOut>,
    /// What the visitor should know about this reading, in plain words.
    pub notes: Vec<String>,
}

/// A skill of the writer's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundSkill {
    /// Its name.
    pub name: String,
    /// What kind of skill it is.
    pub kind: SkillKind,
    /// How strong the text makes it look.
    pub level: SkillLevelV1,
    /// Words of the text that suggested it.
    pub because: Vec<String>,
}

/// A role of the writer's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundRole {
    /// The role in the text's own words.
    pub words: String,
    /// O*NET-SOC code of the occupation that it most likely means.
    pub code: String,
    /// That occupation's title.
    pub title: String,
    /// Whether the writer still has it.
    pub current: bool,
    /// Words of the text that suggested it.
    pub because: Vec<String>,
}

/// An industry that the writer knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundIndustry {
    /// Its name.
    pub name: String,
    /// Words of the text that suggested it.
    pub because: Vec<String>,
}

/// A level of responsibility.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundJobLevel {
    /// The level.
    pub level: JobLevelV1,
    /// Words of the text that suggested it.
    pub because: Vec<String>,
}

/// A level of education.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundEducation {
    /// The level.
    pub education: EducationV1,
    /// Words of the text that suggested it.
    pub because: Vec<String>,
}

/// Something that the text names and the writer does not claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The words.
    pub words: String,
    /// Why it was left out.
    pub reason: LeftOutReason,
}

/// Why something named in a text is not the writer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutReason {
    /// The text says that the writer does not have it.
    Negated,
    /// It belongs to people whom the writer managed, served or worked with.
    SomebodyElses,
    /// The writer would like to have it.
    Wanted,
}
