//! Proper names, titles and skills in a sentence, and whether a fact names them.
//!
//! There is no dictionary of the world here. A word counts as a name when it is written like one:
//! with a capital inside a sentence, with digits or capitals inside, or at the beginning where no
//! ordinary sentence begins so. What counts as a name must be found in the facts.

use super::ordinary;
use crate::fact::{Fact, FactId, FactKind, Sheet};
use crate::language::Language;
use crate::text::{stem, stems, words};
use std::collections::{BTreeMap, HashSet};

/// Longest name of the tables that is looked for, in words.
const LONGEST: usize = 9;

/// Every code, title and skill of the tables: what a model may propose, and what it may not claim
/// unless the facts have it.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    titles: BTreeMap<String, String>,
    names: HashSet<String>,
}

impl Catalogue {
    /// A catalogue of these occupations (code and title) and names of skills, knowledge and technologies; what has a
    /// Spanish name is in it by both.
    pub fn new(
        occupations: impl IntoIterator<Item = (String, String)>,
        elements: impl IntoIterator<Item = String>,
    ) -> Self {
        let titles: BTreeMap<String, String> = occupations.into_iter().collect();
        let line = |name: &str| stems(name).join(" ");
        let mut names: HashSet<String> = titles.values().map(|title| line(title)).collect();
        for element in elements {
            names.insert(line(Language::Spanish.element(&element)));
            names.insert(line(&element));
        }
        Self { titles, names }
    }

    /// The title of an occupation.
    pub fn title(&self, code: &str) -> Option<&str> {
        self.titles.get(code).map(String::as_str)
    }
}

/// The names in a sheet's facts, read once for all sentences of an answer.
///
/// All in one text, since a server keeps one of these for every answer that is being written.
pub struct Names {
    /// The facts one after the other: the names, the wording and the source, in stems. Each of these begins and
    /// ends with a space, and bars stand between.
    text: String,
    /// Where a fact begins in the text, where its names end, and where it ends itself.
    facts: Vec<[usize; 3]>,
}

/// The names in one fact.
#[derive(Clone, Copy)]
struct FactNames<'a> {
    /// Its own names, in stems, with bars between.
    own: &'a str,
    /// All of its texts.
    texts: &'a str,
}

impl Names {
    /// The names in the facts of this sheet, and the words that a language has for them.
    pub fn of(sheet: &Sheet, language: Language) -> Self {
        let mut text = String::new();
        let mut facts = Vec::with_capacity(sheet.facts.len());
        for fact in &sheet.facts {
            let start = text.len();
            let own: Vec<String> = fact.names().map(|name| stems(name).join(" ")).collect();
            text.extend([" ", &own.join(" | "), " "]);
            let names_end = text.len();
            for wording in [&fact.phrase(language), &fact.source] {
                text.extend(["| ", &stems(wording).join(" "), " "]);
            }
            facts.push([start, names_end, text.len()]);
        }
        text.shrink_to_fit();
        Self { text, facts }
    }

    fn fact(&self, id: FactId) -> Option<FactNames<'_>> {
        let [start, names_end, end] = *self.facts.get(usize::from(id.0).checked_sub(1)?)?;
        Some(FactNames { own: &self.text[start..names_end], texts: &self.text[start..end] })
    }
}

/// What may be named in a sentence.
pub struct Known<'a> {
    facts: Vec<(&'a Fact, FactNames<'a>)>,
}

impl<'a> Known<'a> {
    /// The names in some of a sheet's facts.
    pub fn new(facts: &[&'a Fact], names: &'a Names) -> Self {
        Self { facts: facts.iter().filter_map(|fact| Some((*fact, names.fact(fact.id)?))).collect() }
    }

    fn has(&self, phrase: &str) -> bool {
        let wanted = format!(" {phrase} ");
        self.facts.iter().any(|(_, names)| names.texts.contains(&wanted))
    }

    /// Facts whose own name the sentence has, word for word.
    pub fn named_in(&self, text: &str) -> Vec<FactId> {
        let sentence = format!(" {} ", stems(text).join(" "));
        // Each name has a space at both ends.
        let has = |name: &str| name.trim().len() > 2 && sentence.contains(name);
        let named = |names: &FactNames<'_>| names.own.split('|').any(has);
        self.facts.iter().filter(|(_, names)| named(names)).map(|(fact, _)| fact.id).collect()
    }
}

/// A word as it stands in a sentence.
struct Word<'a> {
    text: &'a str,
    /// Whether it begins the sentence, or follows a colon or a full stop.
    first: bool,
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut first = true;
    let boundary =
        |letter: char| letter.is_whitespace() || matches!(letter, '/' | '–' | '—' | '(' | ')' | ',' | ';');
    for piece in text.split(boundary) {
        let bare =
            piece.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '+' | '#'));
        let bare = bare.trim_start_matches(['+', '#']);
        if !bare.is_empty() {
            found.push(Word { text: bare, first });
            first = piece.ends_with([':', '.', '?', '!']);
        }
    }
    found
}

/// The first name in the sentence that no fact has, if there is one.
pub fn unknown_name(text: &str, known: &Known<'_>, catalogue: &Catalogue) -> Option<String> {
    let words = split(text);
    unknown_capitals(&words, known)
        .or_else(|| unknown_title(text, known, catalogue))
        .or_else(|| unknown_brand(text, known))
}

/// Runs of words written as names.
fn unknown_capitals(words: &[Word<'_>], known: &Known<'_>) -> Option<String> {
    let mut at = 0;
    while at < words.len() {
        if !is_name(&words[at], known) {
            at += 1;
            continue;
        }
        let start = at;
        while at < words.len() && is_name(&words[at], known) {
            at += 1;
        }
        let run: Vec<&str> = words[start..at].iter().map(|word| word.text).collect();
        if !run_is_known(&run, known) {
            return Some(run.join(" "));
        }
    }
    None
}

/// Whether the run is one name of the facts, or several one after the other.
fn run_is_known(run: &[&str], known: &Known<'_>) -> bool {
    if run.is_empty() {
        return true;
    }
    (1..=run.len()).rev().any(|length| {
        let phrase: Vec<String> = run[..length].iter().flat_map(|word| stems(word)).collect();
        let alone_and_plain = length == 1 && ordinary::is_plain(&words(run[0]).concat());
        (phrase.is_empty() || alone_and_plain || known.has(&phrase.join(" ")))
            && run_is_known(&run[length..], known)
    })
}

/// Whether a word is written as a name.
fn is_name(word: &Word<'_>, known: &Known<'_>) -> bool {
    let letters = || word.text.chars().filter(|letter| letter.is_alphabetic());
    if letters().next().is_none() {
        return false;
    }
    let capital = word.text.chars().next().is_some_and(char::is_uppercase);
    let inner_capital = letters().skip(1).any(char::is_uppercase);
    let digits = word.text.chars().any(|letter| letter.is_ascii_digit());
    // `10th`, `81k`: numbers, which are checked as such.
    if digits && word.text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    if inner_capital || digits {
        return true;
    }
    if !capital {
        return false;
    }
    if !word.first {
        return true;
    }
    let plain = words(word.text).concat();
    !(ordinary::begins_sentences(&plain) || known.has(stem(&plain)))
}

/// An occupation's title or a skill's name from the tables that the facts do not have. Names of one
/// word are ordinary words too, and are left to the capitals.
fn unknown_title(text: &str, known: &Known<'_>, catalogue: &Catalogue) -> Option<String> {
    // A list puts names side by side that make another one (`Technology; Design`). Only long titles have
    // commas of their own.
    let apart = |letter: char| ";:.“”«»\"".contains(letter);
    let short = text.split(|letter: char| apart(letter) || letter == ',').map(|part| (part, 2..=3));
    let long = text.split(apart).map(|part| (part, 4..=LONGEST));
    short.chain(long).find_map(|(part, lengths)| {
        let stems = stems(part);
        let phrases = lengths.flat_map(|length| stems.windows(length)).map(|phrase| phrase.join(" "));
        phrases.filter(|phrase| catalogue.names.contains(phrase)).find(|phrase| !known.has(phrase))
    })
}

/// A well-known employer, school, platform or credential, also in small letters. It may stand in the whole
/// name of a fact (`Google Docs`), which does not make it known by itself.
fn unknown_brand(text: &str, known: &Known<'_>) -> Option<String> {
    let named = known.named_in(text);
    let in_a_name = |word: &str| {
        let mut facts = known.facts.iter().filter(|(fact, _)| named.contains(&fact.id));
        facts.any(|(fact, _)| words(&fact.name).iter().any(|part| part == word))
    };
    words(text).into_iter().find(|word| ordinary::BRANDS.contains(&word.as_str()) && !in_a_name(word))
}

/// The text without the names of activities, programmes and other occupations that stand in it word for word: what
/// is said in them is not the writer's. With `titles`, those of the occupations themselves go too.
pub(super) fn without_whole(text: &str, facts: &[&Fact], titles: bool) -> String {
    let mut repeated =
        vec![FactKind::Activity, FactKind::Programme, FactKind::Similar, FactKind::AlternateTitle];
    repeated.extend(titles.then_some(FactKind::Title));
    let mut names: Vec<&str> = facts
        .iter()
        .filter(|fact| repeated.contains(&fact.kind) && fact.name.contains(' '))
        .map(|fact| fact.name.as_str())
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut left = text.to_owned();
    for name in names {
        let place = |text: &str| {
            // `Software Developer` is not what `Software Developers` says.
            let goes_on = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
            let is_name = |at: &usize| {
                text.get(*at..*at + name.len()).is_some_and(|part| part.eq_ignore_ascii_case(name))
                    && !goes_on(text[..*at].chars().next_back())
                    && !goes_on(text[*at + name.len()..].chars().next())
            };
            text.char_indices().map(|(at, _)| at).find(is_name)
        };
        while let Some(at) = place(&left) {
            left.replace_range(at..at + name.len(), " ");
        }
    }
    left
}

/// Where a line of stems, with a space at both ends, has one of the fact's names whole.
pub(super) fn place(line: &str, fact: &Fact) -> Option<usize> {
    fact.names().filter_map(|name| line.find(&format!(" {} ", stems(name).join(" ")))).min()
}

/// Facts that may be spoken of: those of these occupations, and what the visitor said.
pub fn scope<'a>(sheet: &'a Sheet, codes: &[&str]) -> Vec<&'a Fact> {
    sheet
        .facts
        .iter()
        .filter(|fact| fact.occupation.as_deref().is_none_or(|code| codes.contains(&code)))
        .collect()
}

/// Codes of the occupations whose title (or whose singular) the sentence has.
pub fn titles_in<'a>(text: &str, sheet: &'a Sheet) -> Vec<&'a str> {
    let sentence = format!(" {} ", stems(text).join(" "));
    let named = |code: &str, title: &str| {
        let also = sheet.of_kind(code, FactKind::AlternateTitle).map(|fact| fact.name.as_str());
        std::iter::once(title)
            .chain(also)
            .any(|title| sentence.contains(&format!(" {} ", stems(title).join(" "))))
    };
    sheet
        .subjects
        .iter()
        .filter(|subject| named(&subject.code, &subject.title))
        .map(|subject| subject.code.as_str())
        .collect()
}
