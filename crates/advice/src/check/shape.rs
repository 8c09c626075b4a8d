//! The outside of a sentence: length, signs, letters, language.

use super::Reason;
use crate::fact::FactId;
use crate::language::Language;
use crate::text::{is_invisible, words};

/// Longest sentence, in characters.
const MAX_SENTENCE: usize = 420;
/// Shortest sentence, in words.
const MIN_WORDS: usize = 3;

/// The text without the numbers of facts that a model writes into it (`[F3]`, `(F3, F4)`), and those.
pub(super) fn without_citations(text: &str) -> (String, Vec<FactId>) {
    let mut kept = String::new();
    let mut cited = Vec::new();
    let mut rest = text.trim();
    while let Some(open) = rest.find(['[', '(']) {
        let (before, from) = rest.split_at(open);
        let close = if from.starts_with('[') { ']' } else { ')' };
        let inside = from.find(close).map(|end| (&from[1..end], &from[end + 1..]));
        let ids = inside.and_then(|(inside, _)| {
            inside
                .split([',', ';', ' '])
                .filter(|id| !id.is_empty())
                .map(FactId::parse)
                .collect::<Option<Vec<_>>>()
        });
        match (ids, inside) {
            (Some(ids), Some((_, after))) if !ids.is_empty() => {
                kept.push_str(before.trim_end());
                cited.extend(ids);
                rest = after;
            }
            _ => {
                kept.push_str(before);
                kept.push_str(&from[..1]);
                rest = &from[1..];
            }
        }
    }
    kept.push_str(rest);
    (kept.trim().to_owned(), cited)
}

/// The number that a citation begins with: small models repeat the whole fact after it.
pub(super) fn leading_id(citation: &str) -> Option<FactId> {
    let end = citation.trim().split(|letter: char| !letter.is_ascii_alphanumeric()).next()?;
    FactId::parse(end)
}

/// Whether the text looks like a sentence in the language.
pub(super) fn check(text: &str, language: Language) -> Result<(), Reason> {
    let said = words(text);
    let lettered = said.iter().filter(|word| word.chars().any(char::is_alphabetic)).count();
    if text.chars().count() > MAX_SENTENCE || lettered < MIN_WORDS {
        return Err(Reason::Length);
    }
    if text.chars().any(|character| is_invisible(character) || !is_usual(character)) || has_markup(text) {
        return Err(Reason::Signs);
    }
    if other_language(&words(&unquoted(text)), language) { Err(Reason::Language) } else { Ok(()) }
}

/// Letters of English and Spanish (and of names in western Europe), ASCII digits, and the signs of prose.
/// Letters that only look alike, such as Cyrillic ones, would pass for words that nobody wrote.
fn is_usual(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '\u{c0}'..='\u{17f}')
        || character == ' '
        || ".,;:!?¡¿'’‘\"“”«»()-–—/&%$€+#*…=".contains(character)
}

/// Technologies whose names look like addresses.
const DOTTED: [&str; 3] = ["asp.net", "ado.net", "vb.net"];

/// Links, addresses, markup and code.
fn has_markup(text: &str) -> bool {
    let lower = text.to_lowercase();
    let signs =
        ["http", "www.", "://", "](", "**", "```", "&#", "&lt", "javascript:", "{", "}", "<", ">", "@", "=="];
    if signs.iter().any(|sign| lower.contains(sign)) {
        return true;
    }
    // A word with a full stop inside and a letter after it is an address: `example.com`.
    lower.split_whitespace().any(|word| {
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '”', '»']);
        word.split_once('.').is_some_and(|(host, rest)| {
            host.len() > 1
                && !DOTTED.contains(&word)
                && host.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
                && host.chars().any(char::is_alphabetic)
                && [
                    "com", "org", "net", "io", "gov", "edu", "co", "ai", "info", "dev", "app", "me", "us",
                    "ru", "cn", "xyz",
                ]
                .contains(&rest.split('/').next().unwrap_or_default())
        })
    })
}

/// The text without what stands in quotation marks: names and the visitor's words keep their language.
fn unquoted(text: &str) -> String {
    let mut closing = None;
    let mut kept = String::new();
    for character in text.chars() {
        match (closing, character) {
            (Some(close), _) if character == close => closing = None,
            (Some(_), _) => {}
            (None, '«') => closing = Some('»'),
            (None, '“') => closing = Some('”'),
            (None, '"') => closing = Some('"'),
            (None, _) => kept.push(character),
        }
    }
    kept
}

/// Small words that only one of the two languages has.
const ENGLISH: [&str; 24] = [
    "the", "and", "of", "with", "your", "you", "is", "are", "for", "that", "this", "in", "to", "their",
    "they", "from", "at", "as", "have", "will", "on", "which", "these", "by",
];
const SPANISH: [&str; 24] = [
    "el", "los", "las", "del", "con", "tu", "tus", "es", "son", "para", "que", "esta", "este", "en", "su",
    "por", "se", "una", "un", "y", "mas", "como", "al", "lo",
];

fn other_language(said: &[String], language: Language) -> bool {
    let count = |list: &[&str]| said.iter().filter(|word| list.contains(&word.as_str())).count();
    let (english, spanish) = (count(&ENGLISH), count(&SPANISH));
    let (own, other) = match language {
        Language::English => (english, spanish),
        Language::Spanish => (spanish, english),
    };
    other >= 2 && other > own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_taken_out_of_the_text() {
        let cases = [
            ("Pay is high [F3].", "Pay is high.", vec![3]),
            ("Pay (F3, F4) is high (really).", "Pay is high (really).", vec![3, 4]),
            ("No [citation] here", "No [citation] here", vec![]),
            ("Broken [F1", "Broken [F1", vec![]),
        ];
        for (text, expected, ids) in cases {
            let (kept, cited) = without_citations(text);
            assert_eq!(kept, expected);
            assert_eq!(cited, ids.into_iter().map(FactId).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_no_plain_sentence_is_refused() {
        let cases = [
            ("Too short", Reason::Length),
            ("See https://example.org for more of it", Reason::Signs),
            ("Write to me@example.org about it", Reason::Signs),
            ("Visit jobs.example today or careers.com now", Reason::Signs),
            ("<b>You</b> are a good match for it", Reason::Signs),
            ("Your skills аre strong in this work", Reason::Signs),
            ("Your skills are\u{200b} strong in this work", Reason::Signs),
            ("Tus habilidades son las que se piden en este puesto", Reason::Language),
        ];
        for (text, reason) in cases {
            assert_eq!(check(text, Language::English), Err(reason), "{text}");
        }
        assert_eq!(
            check("The work is with data, and it pays well.", Language::Spanish),
            Err(Reason::Language)
        );
        assert_eq!(check("Las tareas son «Analyze the data of the company».", Language::Spanish), Ok(()));
        let long = "word ".repeat(100);
        assert_eq!(check(&long, Language::English), Err(Reason::Length));
    }
}
