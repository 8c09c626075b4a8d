//! A visitor's profile as JSON, version 1.
//!
//! [`ProfileV1`] mirrors the text; [`ProfileV1::into_domain`] checks every field and says which one
//! is wrong. Unknown fields are refused, so that a misspelt one is not silently lost.

mod choices;

use crate::feedback::{FeedbackError, FeedbackV1, opinions};
pub use choices::{EducationV1, JobLevelV1, SkillLevelV1, WorkValueV1};
use serde::{Deserialize, Serialize};
use waymark_domain::interests::Interest;
use waymark_domain::{AreaCode, Interests, Pay, PayPeriod, Profile, Skill, SkillLevel, WorkValue};

/// The only version there is.
pub const PROFILE_VERSION: u32 = 1;
/// Longest role or skill taken, in characters; what is longer is cut there.
pub const MAX_WORDS_LENGTH: usize = 200;
/// Most skills taken; further ones are ignored.
pub const MAX_SKILLS: usize = 50;
/// Most past roles taken.
pub const MAX_PAST_ROLES: usize = 20;
/// Longest résumé taken, in bytes.
pub const MAX_TEXT_BYTES: usize = 50_000;

/// A profile as written in JSON.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileV1 {
    /// Version of this form.
    pub v: u32,
    /// The caller's own name for the profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Current role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Earlier roles, latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past_roles: Vec<String>,
    /// Skills, most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<SkillV1>,
    /// Interests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interests: Option<InterestsV1>,
    /// What matters most at work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<WorkValueV1>,
    /// A role that the visitor would like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// Highest education.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub education: Option<EducationV1>,
    /// Level of responsibility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_level: Option<JobLevelV1>,
    /// Current pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay: Option<PayV1>,
    /// Area code, such as `S0600000`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// A pasted résumé.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the visitor said of recommendations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<FeedbackV1>,
}

/// A skill: its name alone, or with the visitor's own rating.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SkillV1 {
    /// A name; counts as medium.
    Name(String),
    /// A name and a rating.
    Rated {
        /// The skill's name.
        name: String,
        /// The visitor's own rating.
        level: SkillLevelV1,
    },
}

/// Chosen letters, or a score for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum InterestsV1 {
    /// The chosen types' letters.
    Letters(Vec<String>),
    /// Scores from 0 to 1 by letter; a letter left out scores 0.
    Scores(std::collections::BTreeMap<String, f32>),
}

/// Pay as in the profile's JSON.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayV1 {
    /// United States dollars.
    pub amount: f32,
    /// What the amount is counted by.
    pub per: PayPeriodV1,
}

/// `year` or `hour`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayPeriodV1 {
    /// By the year.
    Year,
    /// By the hour.
    Hour,
}

/// What is wrong with a profile, and in which field.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProfileError {
    /// Not JSON of the profile's form.
    #[error("not a profile: {0}")]
    Json(String),
    /// A version this program does not know.
    #[error("`v` is {0}: this program reads profile version 1")]
    Version(u32),
    /// Interests that are not RIASEC letters or scores.
    #[error("`interests` has `{0}`: use the letters R, I, A, S, E, C, with scores from 0 to 1")]
    Interests(String),
    /// Pay that is not a sensible amount.
    #[error("`pay.amount` is {0}: use a positive number of dollars")]
    Pay(f32),
    /// An area code that is not one.
    #[error("`area`: {0}")]
    Area(#[from] waymark_domain::area::AreaCodeError),
    /// A text that is too long.
    #[error("`text` is {0} bytes: at most {MAX_TEXT_BYTES} are read")]
    Text(usize),
    /// An entry of the feedback that makes no sense.
    #[error("`feedback`: {0}")]
    Feedback(#[from] FeedbackError),
}

impl ProfileV1 {
    /// Reads one profile from JSON text.
    pub fn from_json(json: &str) -> Result<Self, ProfileError> {
        serde_json::from_str(json).map_err(|error| ProfileError::Json(error.to_string()))
    }

    /// The profile as a domain value; blank words count as absent.
    pub fn into_domain(self) -> Result<Profile, ProfileError> {
        if self.v != PROFILE_VERSION {
            return Err(ProfileError::Version(self.v));
        }
        let text = self.text.filter(|text| !text.trim().is_empty());
        if let Some(length) = text.as_ref().map(String::len).filter(|&length| length > MAX_TEXT_BYTES) {
            return Err(ProfileError::Text(length));
        }
        Ok(Profile {
            id: self.id,
            role: self.role.as_deref().and_then(words),
            past_roles: self.past_roles.iter().filter_map(|role| words(role)).take(MAX_PAST_ROLES).collect(),
            skills: self.skills.into_iter().filter_map(SkillV1::into_domain).take(MAX_SKILLS).collect(),
            interests: self.interests.map(InterestsV1::into_domain).transpose()?.flatten(),
            values: distinct(self.values.into_iter().map(Into::into)),
            goal: self.goal.as_deref().and_then(words),
            education: self.education.map(Into::into),
            job_level: self.job_level.map(Into::into),
            pay: self.pay.map(PayV1::into_domain).transpose()?,
            area: self.area.map(|area| area.parse::<AreaCode>()).transpose()?,
            text,
            feedback: opinions(&self.feedback)?,
        })
    }
}

/// The words without surrounding space, cut at [`MAX_WORDS_LENGTH`]; `None` if nothing is left.
fn words(text: &str) -> Option<String> {
    let trimmed: String = text.trim().chars().take(MAX_WORDS_LENGTH).collect();
    (!trimmed.is_empty()).then_some(trimmed)
}

/// The values in O*NET's order, each once.
fn distinct(values: impl Iterator<Item = WorkValue>) -> Vec<WorkValue> {
    values.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

impl SkillV1 {
    fn into_domain(self) -> Option<Skill> {
        let (name, level) = match self {
            Self::Name(name) => (name, SkillLevel::default()),
            Self::Rated { name, level } => (name, level.into()),
        };
        Some(Skill { name: words(&name)?, level })
    }
}

impl InterestsV1 {
    fn into_domain(self) -> Result<Option<Interests>, ProfileError> {
        let interest = |letter: &str| {
            let mut characters = letter.trim().chars();
            match (characters.next().and_then(Interest::from_letter), characters.next()) {
                (Some(interest), None) => Ok(interest),
                _ => Err(ProfileError::Interests(letter.chars().take(20).collect())),
            }
        };
        match self {
            Self::Letters(letters) => {
                let chosen: Vec<_> =
                    letters.iter().map(|letter| interest(letter)).collect::<Result<_, _>>()?;
                Ok(Interests::from_chosen(&chosen))
            }
            Self::Scores(by_letter) => {
                let mut scores = [0.0; 6];
                for (letter, score) in &by_letter {
                    scores[interest(letter)? as usize] = *score;
                }
                if scores.iter().all(|&score| score == 0.0) {
                    return Ok(None);
                }
                Interests::new(scores)
                    .map(Some)
                    .ok_or_else(|| ProfileError::Interests(format!("{by_letter:?}")))
            }
        }
    }
}

impl PayV1 {
    /// The pay, if it can be one.
    pub fn into_domain(self) -> Result<Pay, ProfileError> {
        let per = match self.per {
            PayPeriodV1::Year => PayPeriod::Year,
            PayPeriodV1::Hour => PayPeriod::Hour,
        };
        Pay::new(self.amount, per).ok_or(ProfileError::Pay(self.amount))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_domain::Education;

    fn read(json: &str) -> Result<Profile, ProfileError> {
        ProfileV1::from_json(json)?.into_domain()
    }

    #[test]
    fn a_full_profile_is_read() {
        let profile = read(
            r#"{"v":1,"id":"a","role":" Nurse ","past_roles":["Aide"],
                "skills":["writing",{"name":"public speaking","level":"strong"}," "],
                "interests":["E","i"],"values":["support","achievement","support"],"goal":"Matron",
                "education":"high-school","job_level":"vp",
                "pay":{"amount":25.5,"per":"hour"},"area":"S0600000","text":"…"}"#,
        )
        .unwrap();
        assert_eq!(profile.role.as_deref(), Some("Nurse"));
        assert_eq!(profile.skills.len(), 2);
        assert_eq!(profile.skills[1].level, SkillLevel::Strong);
        let chosen = profile.interests.unwrap().scores().map(|score| score > 0.5);
        assert_eq!(chosen, [false, true, false, false, true, false]);
        assert_eq!(profile.values, [WorkValue::Achievement, WorkValue::Support]);
        assert_eq!(profile.goal.as_deref(), Some("Matron"));
        assert_eq!(profile.education, Some(Education::HighSchool));
        assert_eq!(profile.area.unwrap().to_string(), "S0600000");
    }

    #[test]
    fn each_wrong_field_is_named() {
        let cases = [
            (r#"{"v":2}"#, "`v` is 2"),
            (r"{}", "missing field `v`"),
            (r#"{"v":1,"skils":[]}"#, "skils"),
            (r#"{"v":1,"interests":["X"]}"#, "`interests` has `X`"),
            (r#"{"v":1,"interests":{"R":2}}"#, "`interests`"),
            (r#"{"v":1,"pay":{"amount":-3,"per":"year"}}"#, "`pay.amount` is -3"),
            (r#"{"v":1,"area":"Paris"}"#, "`area`: `Paris`"),
            ("[", "not a profile"),
        ];
        for (json, expected) in cases {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains(expected), "{json}: {error}");
        }
        let long = serde_json::json!({"v": 1, "text": "x".repeat(MAX_TEXT_BYTES + 1)}).to_string();
        assert!(matches!(read(&long), Err(ProfileError::Text(_))));
    }

    #[test]
    fn an_empty_profile_says_nothing() {
        assert!(!read(r#"{"v":1,"role":"  ","interests":[],"skills":[""]}"#).unwrap().says_something());
    }
}
