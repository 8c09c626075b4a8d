//! What a search found, in words.

use crate::language::name;
use crate::t;
use crate::view::format::joined;
use waymark_schema::search::{Found, FoundKind, Hit};

/// The heading of a group.
pub fn heading(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Occupation => t!("Occupations"),
        FoundKind::Skill => t!("Skills and knowledge"),
        FoundKind::Technology => t!("Tools and technology"),
        FoundKind::Programme => t!("Programmes of study"),
        FoundKind::Course => t!("Courses"),
    }
}

/// A kind in an id.
pub fn key(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Occupation => "occupations",
        FoundKind::Skill => "skills",
        FoundKind::Technology => "technologies",
        FoundKind::Programme => "programmes",
        FoundKind::Course => "courses",
    }
}

/// What stands before the occupations of a hit.
pub fn relation(kind: FoundKind, hit: &Hit) -> String {
    match kind {
        FoundKind::Occupation => String::new(),
        FoundKind::Skill => t!("Stands out in").to_owned(),
        FoundKind::Technology => t!("Used by").to_owned(),
        FoundKind::Programme => t!("Leads to").to_owned(),
        FoundKind::Course if hit.teaches.is_empty() => String::new(),
        FoundKind::Course => t!("Teaches what {} needs, in", name(&hit.teaches)),
    }
}

/// What was found in one sentence, for screen readers.
pub fn summary(found: &Found) -> String {
    if found.concepts.is_empty() {
        return t!("Nothing to look for yet").to_owned();
    }
    let parts: Vec<String> = found
        .groups
        .iter()
        .map(|group| format!("{} {}", group.hits.len(), heading(group.kind).to_lowercase()))
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if parts.is_empty() { t!("Nothing found").to_owned() } else { t!("Found {}", joined(&parts)) }
}

/// How the words were read: only where they ask for several things.
pub fn reading(found: &Found) -> Option<String> {
    let names: Vec<String> = found.concepts.iter().map(|concept| format!("“{concept}”")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (names.len() > 1).then(|| t!("Near to {}, and nearest to all of them first.", joined(&names)))
}

/// How many more occupations there are: `and 12 more occupations`.
pub fn more(hit: &Hit) -> Option<String> {
    (hit.more > 0).then(|| t!("and {n} more occupation" | "and {n} more occupations" % hit.more))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_schema::search::FoundGroup;

    #[test]
    fn what_was_found_is_summed_up() {
        let mut found = Found::default();
        assert_eq!(summary(&found), "Nothing to look for yet");
        found.concepts = vec!["data".into(), "hospital".into()];
        assert_eq!(summary(&found), "Nothing found");
        let hits = vec![Hit::default(); 3];
        found.groups = vec![
            FoundGroup { kind: FoundKind::Occupation, hits: hits.clone() },
            FoundGroup { kind: FoundKind::Course, hits },
        ];
        assert_eq!(summary(&found), "Found 3 occupations and 3 courses");
        assert_eq!(
            reading(&found).unwrap(),
            "Near to “data” and “hospital”, and nearest to all of them first."
        );
        found.concepts.pop();
        assert_eq!(reading(&found), None);
    }

    #[test]
    fn a_hit_says_what_its_occupations_have_to_do_with_it() {
        let mut hit = Hit { more: 1, ..Hit::default() };
        assert_eq!(relation(FoundKind::Course, &hit), "");
        hit.teaches = "Python".into();
        assert_eq!(relation(FoundKind::Course, &hit), "Teaches what Python needs, in");
        assert_eq!(more(&hit).unwrap(), "and 1 more occupation");
    }
}
