//! What is said on and about the map.

use crate::view::format::{jobs, match_percent};
use crate::{mark, t};
use waymark_domain::Field;

/// Longest name on the map, in characters; the card has it whole.
const LONGEST: usize = 30;

/// A field's name.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Business => t!("Management and finance"),
        Field::Technology => t!("Technology and science"),
        Field::Society => t!("Education, law and arts"),
        Field::Health => t!("Health"),
        Field::Service => t!("Food, care and safety"),
        Field::Office => t!("Sales and office"),
        Field::Building => t!("Farming, building, repair"),
        Field::Making => t!("Making and transport"),
    }
}

/// A name as it is written on the map.
pub fn short(title: &str) -> String {
    // Many titles begin so, and cut short they would all be the same.
    let title = match title.strip_prefix("First-Line Supervisors of ") {
        Some(whom) => t!("Supervisors, {whom}", whom),
        None => title.to_owned(),
    };
    if title.chars().count() <= LONGEST {
        return title;
    }
    let cut: String = title.chars().take(LONGEST).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |end| &cut[..end]);
    whole.trim_end_matches([',', ' ']).to_owned() + "…"
}

/// What is to be said of an occupation beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Marks {
    /// The visitor's match with it, if there is one.
    pub r#match: Option<f32>,
    /// Its place among the best matches, from 1, if it is marked.
    pub rank: Option<usize>,
    /// Whether it is the visitor's role.
    pub is_role: bool,
}

/// An occupation as it is announced: name, field, marks.
pub fn announced(title: &str, of: Field, marks: Marks) -> String {
    let mut phrases = vec![title.to_owned(), field(of).to_owned()];
    phrases.extend(marks.is_role.then(|| t!("your role").to_owned()));
    phrases.extend(marks.r#match.map(|share| t!("{} match", match_percent(share))));
    phrases.extend(marks.rank.map(|rank| t!("number {rank} of your matches", rank)));
    phrases.join(", ")
}

/// How many work there.
pub fn jobs_there(thousands: Option<f32>) -> String {
    thousands.map_or_else(
        || t!("Number of jobs not published").to_owned(),
        |thousands| t!("{} jobs", jobs(thousands)),
    )
}

/// Where no occupation lies further in a direction.
pub const AT_THE_EDGE: &str = mark!("Nothing lies further that way.");

/// How the map came about and what it does not say.
pub const ABOUT: &str = mark!(
    "Likeness counts skills, tasks, tools and training, and was learned from published data. Only \
    nearness means something: which side of the map a group lies on, and how far from another, does not. Not all \
    that are alike can lie near each other; the model card says how many do."
);

/// What the map is, in a line.
pub const LEAD: &str = mark!("Occupations that are alike lie near each other.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_words() {
        assert_eq!(short("Registered Nurses"), "Registered Nurses");
        assert_eq!(short("Secondary School Teachers, Except Special"), "Secondary School Teachers…");
        assert_eq!(short("First-Line Supervisors of Retail Sales Workers"), "Supervisors, Retail Sales…");
        assert_eq!(short(&"é".repeat(40)).chars().count(), 31);
    }

    #[test]
    fn an_occupation_is_announced_with_its_marks() {
        assert_eq!(announced("Nurses", Field::Health, Marks::default()), "Nurses, Health");
        let marks = Marks { r#match: Some(0.62), rank: Some(2), is_role: true };
        assert_eq!(
            announced("Nurses", Field::Health, marks),
            "Nurses, Health, your role, 62% match, number 2 of your matches"
        );
    }

    #[test]
    fn jobs_that_are_not_published_are_not_none() {
        assert_eq!(jobs_there(None), "Number of jobs not published");
        assert_eq!(jobs_there(Some(3282.1)), "3,282,100 jobs");
    }
}
