//! A profile that comes from outside, a link or a file, as the form that it fills.

use crate::state::feedback::Feedback;
use crate::state::form::{FormArea, FormSkill, ProfileForm};
use crate::state::questions::Replies;
use waymark_domain::WorkValue;
use waymark_domain::interests::Interest;
use waymark_schema::profile::{InterestsV1, PayPeriodV1, ProfileV1, SkillLevelV1, SkillV1};

/// An interest with a score of this or more counts as chosen.
const CHOSEN: f32 = 0.5;

impl ProfileForm {
    /// The form that makes this profile. The area keeps its code as its name where the name is not known.
    pub fn from_profile(profile: &ProfileV1, area_name: Option<&str>) -> Self {
        let mut form = Self {
            role: profile.role.clone().unwrap_or_default(),
            past_roles: profile.past_roles.clone(),
            job_level: profile.job_level,
            skills: Vec::new(),
            interests: Interest::ALL.map(|interest| is_chosen(profile.interests.as_ref(), interest)),
            replies: Replies::default(),
            values: WorkValue::ALL
                .map(|value| profile.values.iter().any(|&other| WorkValue::from(other) == value)),
            goal: profile.goal.clone().unwrap_or_default(),
            pay_amount: profile.pay.map(|pay| pay.amount.to_string()).unwrap_or_default(),
            pay_by_hour: profile.pay.is_some_and(|pay| pay.per == PayPeriodV1::Hour),
            area: profile
                .area
                .as_ref()
                .map(|code| FormArea { code: code.clone(), name: area_name.unwrap_or(code).to_owned() }),
            education: profile.education,
            feedback: Feedback::from_entries(&profile.feedback),
        };
        for skill in &profile.skills {
            let (name, level) = match skill {
                SkillV1::Name(name) => (name, SkillLevelV1::Medium),
                SkillV1::Rated { name, level } => (name, *level),
            };
            if !name.trim().is_empty() && !form.has_skill(name) {
                let id = form.skills.len() as u32;
                form.skills.push(FormSkill { id, name: name.trim().to_owned(), level });
            }
        }
        form
    }
}

fn is_chosen(interests: Option<&InterestsV1>, interest: Interest) -> bool {
    let is_letter = |text: &str| text.trim().chars().next().and_then(Interest::from_letter) == Some(interest);
    match interests {
        Some(InterestsV1::Letters(letters)) => letters.iter().any(|letter| is_letter(letter)),
        Some(InterestsV1::Scores(scores)) => {
            scores.iter().any(|(letter, &score)| is_letter(letter) && score >= CHOSEN)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_makes_the_profile_it_came_from() {
        let profile = ProfileV1::from_json(
            r#"{"v":1,"role":"Nurse","past_roles":["Aide"],
                "skills":[{"name":"Writing","level":"strong"},{"name":"Excel","level":"weak"}],
                "interests":["I","S"],"values":["achievement","independence"],"goal":"Midwife",
                "education":"associate","job_level":"lead","pay":{"amount":31.5,"per":"hour"},"area":"S0600000",
                "feedback":[{"code":"29-1141.00","answer":"no","reason":"pay"}]}"#,
        )
        .unwrap();
        let form = ProfileForm::from_profile(&profile, Some("California"));
        assert_eq!(form.to_profile(), profile);
        assert_eq!(form.area.unwrap().name, "California");
        let empty = ProfileV1 { v: 1, ..ProfileV1::default() };
        assert_eq!(ProfileForm::from_profile(&empty, None), ProfileForm::default());
    }

    #[test]
    fn a_skill_that_is_there_twice_comes_once_and_scores_become_choices() {
        let profile = ProfileV1::from_json(
            r#"{"v":1,"skills":["Writing"," ","WRITING"],"interests":{"R":0.9,"C":0.2}}"#,
        )
        .unwrap();
        let form = ProfileForm::from_profile(&profile, None);
        assert_eq!(form.skills.len(), 1);
        assert_eq!(form.interests, [true, false, false, false, false, false]);
    }
}
