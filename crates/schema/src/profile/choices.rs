//! What a profile chooses from closed lists, by the words that its JSON has for them.

use serde::{Deserialize, Serialize};
use waymark_domain::{Education, JobLevel, SkillLevel, WorkValue};

/// `weak`, `medium` or `strong`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillLevelV1 {
    /// Some experience.
    Weak,
    /// Used regularly.
    Medium,
    /// A strength.
    Strong,
}

/// A work value as in the profile's JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkValueV1 {
    /// See [`WorkValue::Achievement`].
    Achievement,
    /// See [`WorkValue::WorkingConditions`].
    WorkingConditions,
    /// See [`WorkValue::Recognition`].
    Recognition,
    /// See [`WorkValue::Relationships`].
    Relationships,
    /// See [`WorkValue::Support`].
    Support,
    /// See [`WorkValue::Independence`].
    Independence,
}

/// Education as in the profile's JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EducationV1 {
    /// Less than a high school diploma.
    None,
    /// High school diploma or equivalent.
    HighSchool,
    /// Certificate, or some college.
    Certificate,
    /// Associate's degree.
    Associate,
    /// Bachelor's degree.
    Bachelor,
    /// Master's degree.
    Master,
    /// Doctoral or first professional degree.
    Doctorate,
}

/// Job level as in the profile's JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobLevelV1 {
    /// Individual contributor.
    Contributor,
    /// Team lead.
    Lead,
    /// Manager.
    Manager,
    /// Director.
    Director,
    /// Vice president or above.
    Vp,
}

impl From<SkillLevelV1> for SkillLevel {
    fn from(level: SkillLevelV1) -> Self {
        match level {
            SkillLevelV1::Weak => Self::Weak,
            SkillLevelV1::Medium => Self::Medium,
            SkillLevelV1::Strong => Self::Strong,
        }
    }
}

impl From<WorkValueV1> for WorkValue {
    fn from(value: WorkValueV1) -> Self {
        match value {
            WorkValueV1::Achievement => Self::Achievement,
            WorkValueV1::WorkingConditions => Self::WorkingConditions,
            WorkValueV1::Recognition => Self::Recognition,
            WorkValueV1::Relationships => Self::Relationships,
            WorkValueV1::Support => Self::Support,
            WorkValueV1::Independence => Self::Independence,
        }
    }
}

impl From<EducationV1> for Education {
    fn from(education: EducationV1) -> Self {
        match education {
            EducationV1::None => Self::None,
            EducationV1::HighSchool => Self::HighSchool,
            EducationV1::Certificate => Self::Certificate,
            EducationV1::Associate => Self::Associate,
            EducationV1::Bachelor => Self::Bachelor,
            EducationV1::Master => Self::Master,
            EducationV1::Doctorate => Self::Doctorate,
        }
    }
}

impl From<Education> for EducationV1 {
    fn from(education: Education) -> Self {
        match education {
            Education::None => Self::None,
            Education::HighSchool => Self::HighSchool,
            Education::Certificate => Self::Certificate,
            Education::Associate => Self::Associate,
            Education::Bachelor => Self::Bachelor,
            Education::Master => Self::Master,
            Education::Doctorate => Self::Doctorate,
        }
    }
}

impl From<JobLevelV1> for JobLevel {
    fn from(level: JobLevelV1) -> Self {
        match level {
            JobLevelV1::Contributor => Self::Contributor,
            JobLevelV1::Lead => Self::Lead,
            JobLevelV1::Manager => Self::Manager,
            JobLevelV1::Director => Self::Director,
            JobLevelV1::Vp => Self::Vp,
        }
    }
}
