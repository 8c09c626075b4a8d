//! The visitor's answers in one line a step.

use crate::language::name;
use crate::state::form::ProfileForm;
use crate::state::step::Step;
use crate::t;
use crate::view::format::{dollars, dollars_and_cents, joined};
use crate::view::words;
use waymark_domain::WorkValue;
use waymark_domain::interests::Interest;

/// Skills named before the rest is only counted.
const NAMED_SKILLS: usize = 4;

/// What was said at a step, in short; `None` if nothing was.
pub fn of(form: &ProfileForm, step: Step) -> Option<String> {
    naming(form, step, NAMED_SKILLS)
}

/// What was said at a step, with every skill; `None` if nothing was.
pub fn in_full(form: &ProfileForm, step: Step) -> Option<String> {
    naming(form, step, usize::MAX)
}

fn naming(form: &ProfileForm, step: Step, most_skills: usize) -> Option<String> {
    let parts: Vec<String> = match step {
        Step::Role => form.roles(),
        Step::Skills => {
            let mut names: Vec<String> =
                form.skills.iter().take(most_skills).map(|skill| name(&skill.name).to_owned()).collect();
            let rest = form.skills.len().saturating_sub(most_skills);
            if rest > 0 {
                names.push(t!("{rest} more", rest));
            }
            names
        }
        Step::Interests => Interest::ALL
            .into_iter()
            .zip(form.interests)
            .filter(|(_, chosen)| *chosen)
            .map(|(interest, _)| words::interest_name(interest).to_owned())
            .chain(chosen_values(form))
            .chain(Some(form.goal.trim().to_owned()).filter(|goal| !goal.is_empty()))
            .collect(),
        Step::Pay => form
            .pay()
            .map(|pay| {
                if form.pay_by_hour {
                    format!("{} {}", dollars_and_cents(pay.amount()), t!("an hour"))
                } else {
                    format!("{} {}", dollars(pay.amount()), t!("a year"))
                }
            })
            .into_iter()
            .chain(form.area.as_ref().map(|area| area.name.clone()))
            .chain(form.education.map(|level| words::education(level).to_owned()))
            .collect(),
        Step::Results => Vec::new(),
    };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (!parts.is_empty()).then(|| joined(&parts))
}

fn chosen_values(form: &ProfileForm) -> impl Iterator<Item = String> {
    let values = WorkValue::ALL.into_iter().zip(form.values).filter(|(_, chosen)| *chosen);
    values.map(|(value, _)| words::value_name(value).to_owned())
}

/// Every step at which something was said, with all of it.
pub fn lines(form: &ProfileForm) -> Vec<(&'static str, String)> {
    let steps = [Step::Role, Step::Skills, Step::Interests, Step::Pay];
    steps.into_iter().filter_map(|step| Some((step.label(), in_full(form, step)?))).collect()
}

/// Whether anything was said at a step.
pub fn is_answered(form: &ProfileForm, step: Step) -> bool {
    of(form, step).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_summed_up_in_a_line() {
        let mut form = ProfileForm {
            role: "Nurse".into(),
            pay_amount: "$31".into(),
            pay_by_hour: true,
            ..ProfileForm::default()
        };
        form.add_past_role("Aide");
        for name in ["a", "b", "c", "d", "e", "f"] {
            form.add_skill(name);
        }
        assert_eq!(of(&form, Step::Role).unwrap(), "Nurse and Aide");
        assert_eq!(of(&form, Step::Skills).unwrap(), "a, b, c, d and 2 more");
        assert_eq!(of(&form, Step::Pay).unwrap(), "$31.00 an hour");
        let by_the_year = ProfileForm { pay_amount: "31000".into(), ..ProfileForm::default() };
        assert_eq!(of(&by_the_year, Step::Pay).unwrap(), "$31,000 a year");
        assert!(!is_answered(&form, Step::Interests));
    }
}
