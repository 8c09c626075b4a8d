//! What of a profile goes into a request: the visitor's words, within the request's limits.
//!
//! Everything that fits is taken, pay and place too. Whoever sends it leaves out what the visitor did not
//! agree to send.

use crate::request::{InterestV1, MAX_PAST_ROLES, MAX_SKILLS, MAX_WORDS, OwnSkillV1, VisitorV1};
use crate::text::clean;
use waymark_schema::profile::{InterestsV1, ProfileV1, SkillLevelV1, SkillV1, WorkValueV1};

/// The visitor of a profile. A pasted text is not taken: it says more than an answer needs.
pub fn of_profile(profile: &ProfileV1) -> VisitorV1 {
    let words = |text: &String| Some(clean(text, MAX_WORDS)).filter(|text| !text.is_empty());
    let skill = |skill: &SkillV1| {
        let (name, level) = match skill {
            SkillV1::Name(name) => (name, SkillLevelV1::Medium),
            SkillV1::Rated { name, level } => (name, *level),
        };
        Some(OwnSkillV1 { name: words(name)?, level })
    };
    VisitorV1 {
        role: profile.role.as_ref().and_then(words),
        past_roles: profile.past_roles.iter().filter_map(words).take(MAX_PAST_ROLES).collect(),
        skills: profile.skills.iter().filter_map(skill).take(MAX_SKILLS).collect(),
        interests: profile.interests.as_ref().map(chosen).unwrap_or_default(),
        values: each_once(&profile.values),
        goal: profile.goal.as_ref().and_then(words),
        education: profile.education,
        pay: profile.pay,
        area: profile.area.clone(),
        text: None,
    }
}

/// The values, each once.
fn each_once(values: &[WorkValueV1]) -> Vec<WorkValueV1> {
    let first = |&place: &usize| !values[..place].contains(&values[place]);
    (0..values.len()).filter(first).map(|place| values[place]).collect()
}

/// The interests that were chosen, or that score at least half.
fn chosen(interests: &InterestsV1) -> Vec<InterestV1> {
    let all = [
        ("R", InterestV1::R),
        ("I", InterestV1::I),
        ("A", InterestV1::A),
        ("S", InterestV1::S),
        ("E", InterestV1::E),
        ("C", InterestV1::C),
    ];
    let is_chosen = |letter: &str| match interests {
        InterestsV1::Letters(letters) => letters.iter().any(|other| other.eq_ignore_ascii_case(letter)),
        InterestsV1::Scores(scores) => {
            scores.iter().any(|(other, score)| other.eq_ignore_ascii_case(letter) && *score >= 0.5)
        }
    };
    all.into_iter().filter(|(letter, _)| is_chosen(letter)).map(|(_, interest)| interest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visitor_has_the_profiles_words_within_the_limits_and_no_pasted_text() {
        let skills: Vec<String> = (0..30).map(|number| format!("\"skill {number}\"")).collect();
        let text = format!(
            r#"{{"v":1,"role":" nurse\n{}","past_roles":["","aide"],"skills":[{{"name":"Writing","level":"strong"}},{}],
                "interests":{{"E":1,"A":0.4}},"values":["support","support"],"goal":"matron","pay":{{"amount":52000,"per":"year"}},"area":"S0600000","text":"private"}}"#,
            "x".repeat(190),
            skills.join(",")
        );
        let visitor = of_profile(&ProfileV1::from_json(&text).unwrap());
        assert_eq!(visitor.clone().checked().unwrap(), visitor);
        assert_eq!(visitor.past_roles, ["aide"]);
        assert_eq!(visitor.skills.len(), MAX_SKILLS);
        assert_eq!(visitor.skills[0].level, SkillLevelV1::Strong);
        assert_eq!(visitor.interests, [InterestV1::E]);
        assert_eq!((visitor.values.len(), visitor.goal.as_deref()), (1, Some("matron")));
        assert!(visitor.pay.is_some() && visitor.area.is_some() && visitor.text.is_none());
    }
}
