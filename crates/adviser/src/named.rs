//! The occupation that a question names: “… required for a Data Scientist?”.
//!
//! A known job title in the question is found word for word, the longest first. Words that no list has are
//! given to the encoder, but only where the question's own grammar says that an occupation stands there
//! (“as a …”, “for a …”), and only taken where it is sure.

use waymark_engine::assets::Assets;
use waymark_engine::service::Unanswered;
use waymark_engine::titles::understand;
use waymark_schema::recommendation::Scored;

/// An occupation that a question names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// O*NET-SOC code.
    pub(crate) code: String,
    /// The question's words.
    pub(crate) words: String,
}

/// Meanings of a title that are looked at.
const MEANINGS: usize = 3;
/// Longest title looked for, in words.
const LONGEST: usize = 6;
/// Words that point at what the page shows rather than at other work.
const POINTING: [&str; 10] =
    ["these", "those", "them", "they", "estos", "estas", "esos", "esas", "ellos", "ellas"];
/// Words before which an occupation stands, in English and Spanish.
const BEFORE: [&str; 14] = [
    "a", "an", "as", "become", "becoming", "un", "una", "como", "ser", "hacerme", "volverme", "of", "for",
    "para",
];
/// Articles: after them a single word may be a title.
const ARTICLES: [&str; 6] = ["a", "an", "un", "una", "as", "como"];
/// Words that end the words for an occupation.
const AFTER: [&str; 24] = [
    "and", "or", "in", "with", "without", "earn", "earns", "make", "makes", "need", "needs", "do", "does",
    "if", "when", "who", "that", "y", "o", "en", "con", "sin", "gana", "necesita",
];

/// The occupation that the question names, if it surely names one.
pub(crate) fn occupation(question: &str, assets: &Assets) -> Result<Option<Named>, Unanswered> {
    let words = words(question);
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    if lower.iter().any(|word| POINTING.contains(&word.as_str())) {
        return Ok(None);
    }
    if let Some(named) = known(&words, &lower, assets)? {
        return Ok(Some(named));
    }
    for (place, word) in lower.iter().enumerate() {
        if !BEFORE.contains(&word.as_str()) {
            continue;
        }
        let rest = lower[place + 1..].iter().take(LONGEST);
        let length = rest.take_while(|word| !AFTER.contains(&word.as_str())).count();
        let mut phrase = &words[place + 1..place + 1 + length];
        if let [article, inner @ ..] = phrase
            && ARTICLES.contains(&article.to_lowercase().as_str())
        {
            phrase = inner;
        }
        // One unknown word alone is too little to go by.
        if phrase.len() < 2 {
            continue;
        }
        let phrase = phrase.join(" ");
        let matches = understand(&phrase, 1, assets, Some(assets.lexicon()?))?;
        if let (true, Some(first)) = (matches.confident, matches.results.first()) {
            return Ok(Some(Named { code: first.code.clone(), words: phrase }));
        }
    }
    Ok(None)
}

/// The longest known title in the question. A single word counts only after an article: `Lead`, `Model` and
/// `Page` are titles, too.
fn known(words: &[String], lower: &[String], assets: &Assets) -> Result<Option<Named>, Unanswered> {
    let lexicon = assets.lexicon()?;
    for length in (1..=LONGEST.min(words.len())).rev() {
        for start in 0..=words.len() - length {
            let after_article = start > 0 && ARTICLES.contains(&lower[start - 1].as_str());
            if length == 1 && !after_article {
                continue;
            }
            let phrase = words[start..start + length].join(" ");
            // A title begins and ends with a word of its own, not with one of the question's.
            if [&lower[start], &lower[start + length - 1]].iter().any(|word| word.chars().count() < 2) {
                continue;
            }
            if lexicon.find(&phrase).is_none() {
                continue;
            }
            let matches = understand(&phrase, MEANINGS, assets, Some(lexicon))?;
            let Some(code) = taken(&matches.results) else { continue };
            return Ok(Some(Named { code, words: phrase }));
        }
    }
    Ok(None)
}

/// Where a title has several meanings, the likeliest is taken; of those that share a group, the one that stands
/// for the whole of it: who asks about a nurse means no critical care nurse.
fn taken(meanings: &[Scored]) -> Option<String> {
    let first = &meanings.first()?.code;
    let group = first.split('.').next()?;
    let whole = meanings.iter().find(|meaning| meaning.code.strip_suffix(".00") == Some(group));
    Some(whole.map_or(first, |meaning| &meaning.code).clone())
}

/// The question's words as they stand, without the signs around them.
fn words(question: &str) -> Vec<String> {
    let sign = |character: char| !character.is_alphanumeric() && !matches!(character, '+' | '#');
    question
        .split_whitespace()
        .map(|word| word.trim_matches(sign).to_owned())
        .filter(|word| !word.is_empty())
        .take(100)
        .collect()
}
