//! Courses in words: what is said of them, what they are for, and what their order rests on.

use crate::language::name;
use crate::state::route_choices::CourseMark;
use crate::{mark, t};

/// What stands on the button of a mark.
pub fn mark(mark: CourseMark) -> &'static str {
    match mark {
        CourseMark::Done => t!("Done"),
        CourseMark::NotForMe => t!("Not for me"),
        CourseMark::Known => t!("I know this already"),
    }
}

/// The same in the list of all marks.
pub fn marked(mark: CourseMark) -> &'static str {
    match mark {
        CourseMark::Done => t!("Done"),
        CourseMark::NotForMe => t!("Not for me"),
        CourseMark::Known => t!("Known already"),
    }
}

/// What a mark did, for those who hear the page. `skill` is new among the visitor's skills.
pub fn told(mark: CourseMark, title: &str, skill: Option<&str>) -> String {
    let did = match mark {
        CourseMark::Done => t!("{title} is marked as done", title),
        CourseMark::NotForMe => t!("{title} is left out", title),
        CourseMark::Known => t!("{title} is marked as known", title),
    };
    match skill {
        Some(skill) => t!("{did}. {skill} was added to your skills", did, skill),
        None => did,
    }
}

/// What taking a mark back did.
pub fn taken_back(title: &str, skill: Option<&str>) -> String {
    match skill {
        Some(skill) => t!("{title} is back. {skill} was removed from your skills", title, skill),
        None => t!("{title} is back", title),
    }
}

/// The missing skills that something is for: `For: Negotiation, Sales`. Nothing if it is for none.
pub fn purpose(answers: &[String]) -> Option<String> {
    let names: Vec<&str> = answers.iter().map(|answer| name(answer)).collect();
    (!names.is_empty()).then(|| t!("For: {}", names.join(", ")))
}

/// Above the jobs that may come next.
pub const NEXT_HEADING: &str = mark!("What may come next from where you are");
/// What that list rests on; a link to the model card follows.
pub const NEXT_IS_MADE_UP: &str = mark!("Learned from made-up careers, not from people’s lives.");
/// What the order of courses rests on; a link to the model card follows.
pub const ORDER_IS_MADE_UP: &str = mark!(
    "In a good order to take them. The order was learned from made-up careers, not from people’s lives."
);
/// What the match rests on; a link to the model card follows.
pub const MATCH_IS_MADE_UP: &str = mark!("The match was learned from made-up people.");
/// The words of that link.
pub const WHAT_THAT_MEANS: &str = mark!("What that means");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_names_every_skill() {
        let answers = ["Negotiation".to_owned(), "Sales".to_owned()];
        assert_eq!(purpose(&answers).as_deref(), Some("For: Negotiation, Sales"));
        assert_eq!(purpose(&[]), None);
    }

    #[test]
    fn what_a_mark_did_is_told_with_the_skill() {
        assert_eq!(
            told(CourseMark::Done, "Bread", Some("Baking")),
            "Bread is marked as done. Baking was added to your skills"
        );
        assert_eq!(taken_back("Bread", None), "Bread is back");
        assert!(CourseMark::ALL.iter().all(|&one| !mark(one).is_empty() && !marked(one).is_empty()));
    }
}
