//! Names that come from the tables: of skills, fields, ways of working.
//!
//! The tables hold them in English as O*NET publishes them; their translations are the project's own and stand in
//! the catalogue beside the page's texts. Titles of occupations, courses, programmes and places stay as published.

use crate::language::catalogue;

/// What marks the names of skills and areas of knowledge in the catalogue: those that a visitor can have.
const SKILL: &str = "skill";
/// What marks the other names of the tables.
const NAME: &str = "name";

/// A name from the tables in the language in use; as it is, where it has no translation.
pub fn name(english: &str) -> &str {
    let Some(catalogue) = catalogue() else { return english };
    let in_other_case = || {
        let same = |&(known, _): &(&str, &str)| known.eq_ignore_ascii_case(english);
        catalogue.of_context(SKILL).find(same).map(|(_, own)| own)
    };
    let found = catalogue.find(Some(SKILL), english).or_else(|| catalogue.find(Some(NAME), english));
    found.or_else(in_other_case).unwrap_or(english)
}

/// The English names of the skills that these words in another language may mean: those whose name begins so come
/// first, then those with a word that begins so.
pub fn skills_like(words: &str) -> Vec<&'static str> {
    let words = plain(words.trim());
    let Some(catalogue) = catalogue().filter(|_| words.chars().count() > 1) else { return Vec::new() };
    let mut found: Vec<(bool, &str)> = catalogue
        .of_context(SKILL)
        .filter_map(|(english, own)| {
            let own = plain(own);
            let starts = own.starts_with(&words);
            let within = starts || own.match_indices(' ').any(|(at, _)| own[at + 1..].starts_with(&words));
            within.then_some((!starts, english))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, english)| english).collect()
}

/// The English name of the skill with this name in the language in use.
pub fn skill_named(own: &str) -> Option<&'static str> {
    let own = plain(own.trim());
    let (english, _) = catalogue()?.of_context(SKILL).find(|(_, other)| plain(other) == own)?;
    Some(english)
}

/// Lower case without accents, as many people type.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Catalogue, Language, speak};

    #[test]
    fn names_are_found_by_their_beginnings_without_accents() {
        assert_eq!(name("Mathematics"), "Mathematics");
        assert_eq!(skills_like("mate"), Vec::<&str>::new());
        let names = [("Mathematics", "Matemáticas"), ("Programming", "Programación"), ("Physics", "Física")];
        let texts = names.map(|(english, own)| (format!("skill\u{4}{english}"), own.to_owned()));
        speak(Language::Spanish, Some(Box::leak(Box::new(Catalogue::new(texts)))));
        assert_eq!(name("Mathematics"), "Matemáticas");
        assert_eq!(name("Excel"), "Excel");
        assert_eq!(skill_named(" fisica"), Some("Physics"));
        assert_eq!(skill_named("fis"), None);
        assert_eq!(skills_like("matematica"), ["Mathematics"]);
        assert_eq!(skills_like("FIS"), ["Physics"]);
        assert_eq!(skills_like("f"), Vec::<&str>::new());
        speak(Language::English, None);
    }
}
