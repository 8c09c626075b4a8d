//! The profile form: what the visitor has typed and chosen so far, and the profile it makes.

use crate::state::feedback::Feedback;
use crate::state::pay_text::{PayText, read_pay};
use crate::state::questions::Replies;
use reactive_stores::Store;
use serde::{Deserialize, Serialize};
use waymark_domain::interests::Interest;
use waymark_domain::{Pay, PayPeriod};
use waymark_schema::profile::{
    EducationV1, InterestsV1, JobLevelV1, MAX_PAST_ROLES, MAX_SKILLS, MAX_WORDS_LENGTH, PROFILE_VERSION,
    PayPeriodV1, PayV1, ProfileV1, SkillLevelV1, SkillV1, WorkValueV1,
};

/// The work values in O*NET's order.
const WORK_VALUES: [WorkValueV1; 6] = [
    WorkValueV1::Achievement,
    WorkValueV1::WorkingConditions,
    WorkValueV1::Recognition,
    WorkValueV1::Relationships,
    WorkValueV1::Support,
    WorkValueV1::Independence,
];

/// The form as it stands. Every field may be empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, Store)]
#[serde(default)]
pub struct ProfileForm {
    /// Current role, as typed.
    pub role: String,
    /// Earlier roles, latest first.
    pub past_roles: Vec<String>,
    /// Level of responsibility.
    pub job_level: Option<JobLevelV1>,
    /// Skills, most important first.
    pub skills: Vec<FormSkill>,
    /// Which of the six interests are chosen, in RIASEC order.
    pub interests: [bool; 6],
    /// Answers to the questions about interests. They count for nothing themselves: interests are taken over.
    pub replies: Replies,
    /// Which of the six work values are chosen, in O*NET's order.
    pub values: [bool; 6],
    /// A job to aim for, as typed.
    pub goal: String,
    /// Pay, as typed.
    pub pay_amount: String,
    /// Whether the pay is by the hour rather than by the year.
    pub pay_by_hour: bool,
    /// The chosen place.
    pub area: Option<FormArea>,
    /// Highest education.
    pub education: Option<EducationV1>,
    /// What the visitor says of recommendations.
    pub feedback: Feedback,
}

/// A chosen skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSkill {
    /// Identity within the list, kept when the list is reordered.
    pub id: u32,
    /// The skill in the visitor's words.
    pub name: String,
    /// The visitor's own rating.
    pub level: SkillLevelV1,
}

/// A chosen place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormArea {
    /// Area code, such as `S0600000`.
    pub code: String,
    /// Name, as shown.
    pub name: String,
}

/// What became of adding something to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the list now.
    Yes,
    /// It was there before, or there was nothing to add.
    Already,
    /// The list takes no more.
    Full,
}

impl ProfileForm {
    /// The period the pay is counted by.
    pub fn pay_per(&self) -> PayPeriodV1 {
        if self.pay_by_hour { PayPeriodV1::Hour } else { PayPeriodV1::Year }
    }

    /// The visitor's pay, if the field holds a sensible amount.
    pub fn pay(&self) -> Option<Pay> {
        match read_pay(&self.pay_amount, self.pay_per()) {
            PayText::Amount(pay) => Some(pay),
            PayText::Blank | PayText::Doubtful(_) | PayText::Unclear => None,
        }
    }

    /// Current role and past ones, those with words in them.
    pub fn roles(&self) -> Vec<String> {
        std::iter::once(&self.role)
            .chain(&self.past_roles)
            .map(|role| cut(role))
            .filter(|role| !role.is_empty())
            .collect()
    }

    /// Whether there is anything to rank by.
    pub fn says_something(&self) -> bool {
        !self.roles().is_empty()
            || !self.skills.is_empty()
            || self.interests.contains(&true)
            || self.values.contains(&true)
            || !self.goal.trim().is_empty()
    }

    /// The profile that the engine ranks by. What is not yet sensible (half a number) is left out.
    pub fn to_profile(&self) -> ProfileV1 {
        let letters: Vec<String> = Interest::ALL
            .into_iter()
            .zip(self.interests)
            .filter(|(_, chosen)| *chosen)
            .map(|(interest, _)| interest.letter().to_string())
            .collect();
        let role = cut(&self.role);
        ProfileV1 {
            v: PROFILE_VERSION,
            id: None,
            role: (!role.is_empty()).then_some(role),
            past_roles: self
                .past_roles
                .iter()
                .map(|role| cut(role))
                .filter(|role| !role.is_empty())
                .collect(),
            skills: self
                .skills
                .iter()
                .map(|skill| SkillV1::Rated { name: skill.name.clone(), level: skill.level })
                .collect(),
            interests: (!letters.is_empty()).then_some(InterestsV1::Letters(letters)),
            values: WORK_VALUES
                .into_iter()
                .zip(self.values)
                .filter(|(_, chosen)| *chosen)
                .map(|(value, _)| value)
                .collect(),
            goal: Some(cut(&self.goal)).filter(|goal| !goal.is_empty()),
            education: self.education,
            job_level: self.job_level,
            pay: self.pay().map(|pay| PayV1 {
                amount: pay.amount(),
                per: match pay.per() {
                    PayPeriod::Year => PayPeriodV1::Year,
                    PayPeriod::Hour => PayPeriodV1::Hour,
                },
            }),
            area: self.area.as_ref().map(|area| area.code.clone()),
            text: None,
            feedback: self.feedback.to_entries(),
        }
    }

    /// Adds a skill at the end of the list.
    pub fn add_skill(&mut self, name: &str) -> Added {
        let name = cut(name);
        if name.is_empty() || self.has_skill(&name) {
            return Added::Already;
        }
        if self.skills.len() >= MAX_SKILLS {
            return Added::Full;
        }
        let id = self.skills.iter().map(|skill| skill.id).max().map_or(0, |id| id + 1);
        self.skills.push(FormSkill { id, name, level: SkillLevelV1::Medium });
        Added::Yes
    }

    /// Whether the list has this skill, in whatever case.
    pub fn has_skill(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        self.skills.iter().any(|skill| skill.name.to_lowercase() == name)
    }

    /// Removes the skill of this name, in whatever case.
    pub fn remove_skill(&mut self, name: &str) {
        let name = name.trim().to_lowercase();
        self.skills.retain(|skill| skill.name.to_lowercase() != name);
    }

    /// The identity of the skill after the one with this identity, or before it if it is the last.
    pub fn neighbour(&self, id: u32) -> Option<u32> {
        let at = self.skills.iter().position(|skill| skill.id == id)?;
        let neighbour = self.skills.get(at + 1).or_else(|| self.skills.get(at.checked_sub(1)?))?;
        Some(neighbour.id)
    }

    /// Moves the skill with this identity to a position; a position past the end is the end.
    pub fn move_skill(&mut self, id: u32, to: usize) {
        if let Some(from) = self.skills.iter().position(|skill| skill.id == id) {
            let skill = self.skills.remove(from);
            self.skills.insert(to.min(self.skills.len()), skill);
        }
    }

    /// Adds an earlier role.
    pub fn add_past_role(&mut self, role: &str) -> Added {
        let role = cut(role);
        let same = |other: &String| other.to_lowercase() == role.to_lowercase();
        if role.is_empty() || self.past_roles.iter().any(same) {
            return Added::Already;
        }
        if self.past_roles.len() >= MAX_PAST_ROLES {
            return Added::Full;
        }
        self.past_roles.push(role);
        Added::Yes
    }
}

/// The words without surrounding space, no longer than the engine reads.
fn cut(text: &str) -> String {
    text.trim().chars().take(MAX_WORDS_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_skills(names: &[&str]) -> ProfileForm {
        let mut form = ProfileForm::default();
        for name in names {
            form.add_skill(name);
        }
        form
    }

    fn names(form: &ProfileForm) -> Vec<&str> {
        form.skills.iter().map(|skill| skill.name.as_str()).collect()
    }

    #[test]
    fn an_empty_form_is_a_valid_profile_that_says_nothing() {
        let form = ProfileForm { role: "  ".into(), ..ProfileForm::default() };
        assert!(!form.says_something());
        let profile = form.to_profile().into_domain().unwrap();
        assert!(!profile.says_something());
    }

    #[test]
    fn a_full_form_makes_a_profile_the_engine_accepts() {
        let mut form = with_skills(&["Writing", " Excel "]);
        form.role = " Nurse ".into();
        form.add_past_role("Aide");
        form.interests[3] = true;
        form.values[5] = true;
        form.goal = " Matron ".into();
        form.pay_amount = "$31.50".into();
        form.pay_by_hour = true;
        form.area = Some(FormArea { code: "S0600000".into(), name: "California".into() });
        form.education = Some(EducationV1::Associate);
        let profile = form.to_profile().into_domain().unwrap();
        assert_eq!(profile.role.as_deref(), Some("Nurse"));
        assert_eq!(profile.skills[1].name, "Excel");
        assert_eq!(profile.values, [waymark_domain::WorkValue::Independence]);
        assert_eq!(profile.goal.as_deref(), Some("Matron"));
        let chosen = profile.interests.unwrap().scores().map(|score| score > 0.5);
        assert_eq!(chosen, [false, false, false, true, false, false]);
        assert!((profile.pay.unwrap().annual_full_time() - 65_520.0).abs() < 1.0);
    }

    #[test]
    fn half_a_number_is_left_out_of_the_profile() {
        let form = ProfileForm { role: "Nurse".into(), pay_amount: "abc".into(), ..ProfileForm::default() };
        assert_eq!(form.to_profile().pay, None);
    }

    #[test]
    fn a_skill_is_added_once_whatever_its_case() {
        let mut form = with_skills(&["Writing"]);
        assert_eq!(form.add_skill("WRITING"), Added::Already);
        assert_eq!(form.add_skill("   "), Added::Already);
        assert_eq!(form.add_skill("Reading"), Added::Yes);
        form.remove_skill("writing");
        assert_eq!(names(&form), ["Reading"]);
    }

    #[test]
    fn a_skill_has_its_successor_for_a_neighbour_and_the_last_its_predecessor() {
        let form = with_skills(&["a", "b"]);
        let [a, b] = [form.skills[0].id, form.skills[1].id];
        assert_eq!(form.neighbour(a), Some(b));
        assert_eq!(form.neighbour(b), Some(a));
        assert_eq!(form.neighbour(99), None);
        let alone = with_skills(&["a"]);
        assert_eq!(alone.neighbour(alone.skills[0].id), None);
    }

    #[test]
    fn the_list_of_skills_ends_where_the_engine_stops_reading() {
        let mut form = ProfileForm::default();
        for number in 0..MAX_SKILLS {
            assert_eq!(form.add_skill(&number.to_string()), Added::Yes);
        }
        assert_eq!(form.add_skill("one more"), Added::Full);
        assert_eq!(form.add_skill(&"é".repeat(500)), Added::Full);
    }

    #[test]
    fn a_skill_moves_and_keeps_its_identity() {
        let mut form = with_skills(&["a", "b", "c"]);
        let last = form.skills[2].id;
        form.move_skill(last, 0);
        assert_eq!(names(&form), ["c", "a", "b"]);
        form.move_skill(last, 99);
        assert_eq!(names(&form), ["a", "b", "c"]);
        form.move_skill(12345, 0);
        assert_eq!(names(&form), ["a", "b", "c"]);
        form.remove_skill("a");
        form.add_skill("d");
        let mut ids: Vec<_> = form.skills.iter().map(|skill| skill.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), 3);
    }
}
