//! What a visitor says about themselves.

use crate::{AreaCode, Education, Interests, Opinion, Pay, WorkValue};

/// A visitor's own words and choices. Every part may be absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// The visitor's own name for this profile, echoed in results.
    pub id: Option<String>,
    /// Current role, as typed.
    pub role: Option<String>,
    /// Earlier roles, as typed, latest first.
    pub past_roles: Vec<String>,
    /// Skills, most important first.
    pub skills: Vec<Skill>,
    /// Interests, if any were chosen.
    pub interests: Option<Interests>,
    /// What matters most at work; empty if nothing was chosen.
    pub values: Vec<WorkValue>,
    /// A role that the visitor would like, as typed.
    pub goal: Option<String>,
    /// Highest education.
    pub education: Option<Education>,
    /// Level of responsibility.
    pub job_level: Option<JobLevel>,
    /// Current pay.
    pub pay: Option<Pay>,
    /// Where the visitor wants to work.
    pub area: Option<AreaCode>,
    /// A pasted résumé.
    pub text: Option<String>,
    /// What the visitor said of occupations that were recommended, each occupation at most once.
    pub feedback: Vec<Opinion>,
}

impl Profile {
    /// Whether there is anything to rank by: a role, a skill, an interest, a value, a goal or a résumé.
    pub fn says_something(&self) -> bool {
        self.role.is_some()
            || !self.past_roles.is_empty()
            || !self.skills.is_empty()
            || self.interests.is_some()
            || !self.values.is_empty()
            || self.goal.is_some()
            || self.text.is_some()
    }
}

/// A skill in the visitor's words, with their own rating of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// The skill as typed or chosen.
    pub name: String,
    /// How strong the visitor says they are.
    pub level: SkillLevel,
}

/// A visitor's own rating of a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SkillLevel {
    /// Some experience.
    Weak,
    /// Used regularly; also what an unrated skill counts as.
    #[default]
    Medium,
    /// A strength.
    Strong,
}

impl SkillLevel {
    /// How much the skill counts in ranking, relative to a medium one.
    pub fn weight(self) -> f32 {
        match self {
            Self::Weak => 0.5,
            Self::Medium => 1.0,
            Self::Strong => 1.5,
        }
    }
}

/// A level of responsibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobLevel {
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
