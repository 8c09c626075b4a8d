//! Answers that a page brings along in its address: `#role=nurse&skills=Writing,Excel&interests=SI&goal=midwife`.
//!
//! They stand after the `#`, which browsers send to no server.

use crate::state::form::ProfileForm;
use waymark_domain::interests::Interest;

/// The names that are read.
pub const NAMES: [&str; 4] = ["role", "skills", "interests", "goal"];

/// The form with these answers; `None` if there are none. What cannot be read is left out, since the visitor sees
/// the form and has not written the address.
pub fn form(value: &dyn Fn(&str) -> Option<String>) -> Option<ProfileForm> {
    let words = |name: &str| {
        let text: String = value(name).unwrap_or_default().trim().chars().take(200).collect();
        text
    };
    let mut form = ProfileForm { role: words("role"), goal: words("goal"), ..ProfileForm::default() };
    for skill in value("skills").unwrap_or_default().split(',') {
        form.add_skill(skill);
    }
    let letters = value("interests").unwrap_or_default();
    for interest in letters.chars().filter_map(Interest::from_letter) {
        form.interests[interest as usize] = true;
    }
    (form != ProfileForm::default()).then_some(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Option<ProfileForm> {
        form(&|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn answers_in_the_address_fill_the_form() {
        let form = read(&[
            ("role", " nurse "),
            ("skills", "Writing, Excel,,writing"),
            ("interests", "S, i"),
            ("goal", "midwife"),
        ])
        .unwrap();
        assert_eq!((form.role.as_str(), form.goal.as_str()), ("nurse", "midwife"));
        assert_eq!(
            form.skills.iter().map(|skill| skill.name.as_str()).collect::<Vec<_>>(),
            ["Writing", "Excel"]
        );
        assert_eq!(form.interests, [false, true, false, true, false, false]);
    }

    #[test]
    fn an_address_without_answers_fills_nothing() {
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[("role", "  "), ("skills", ","), ("interests", "xyz"), ("pay", "5")]), None);
    }
}
