//! Advice from the facts alone, with no language model.
//!
//! What a visitor reads with the proxy off, and what stands in for every sentence of a model that does
//! not hold. Wordings vary by the occupation's code, so the same facts always give the same text. A
//! sentence is written only from facts on the sheet, and carries their numbers; what the data does not
//! have is said to be missing.

mod explain;
mod income;
mod question;
mod review;

pub(crate) use explain::education_rank;
pub use explain::{explain, role};
pub use income::income;
pub use question::answer;
pub use review::review;

use crate::answer::{Origin, Sentence};
use crate::fact::{Fact, FactKind, Sheet, Value};
use crate::language::{Language, Voice, figure};
use crate::text::hash;

/// A sheet, and the language in which it is put into words.
#[derive(Clone, Copy)]
struct Writer<'a> {
    sheet: &'a Sheet,
    language: Language,
    voice: &'static dyn Voice,
}

impl<'a> Writer<'a> {
    fn new(sheet: &'a Sheet, language: Language) -> Self {
        Self { sheet, language, voice: language.voice() }
    }

    fn title(&self, code: &str) -> &'a str {
        self.sheet.title(code).unwrap_or_default()
    }

    /// Which wording a place in the text takes: always the same for one occupation.
    fn variant(code: &str, place: &str) -> u64 {
        hash(&format!("{code}/{place}")) >> 7
    }

    /// Facts of one kind about an occupation that have a value, at most `most`.
    fn named(&self, code: &'a str, kind: FactKind, most: usize) -> Vec<&'a Fact> {
        let published = |fact: &&Fact| fact.value != Value::NotPublished && !fact.name.is_empty();
        self.sheet.of_kind(code, kind).filter(published).take(most).collect()
    }

    /// The figure of an occupation, written, with its fact; `None` if it is not published or not here.
    fn figure(&self, code: &str, kind: FactKind) -> Option<(String, &'a Fact)> {
        let fact = self.sheet.one(code, kind)?;
        Some((figure(&fact.value, self.voice)?, fact))
    }

    /// A name that an occupation has one of, such as its education on entry.
    fn name(&self, code: &str, kind: FactKind) -> Option<&'a Fact> {
        self.sheet.one(code, kind).filter(|fact| fact.value == Value::Name)
    }

    /// What the facts are called in the language.
    fn names(&self, facts: &[&Fact]) -> Vec<String> {
        facts.iter().map(|fact| fact.name_in(self.language).to_owned()).collect()
    }

    /// The facts that a sentence about an occupation rests on when it says that something is missing.
    fn title_fact(&self, code: &str) -> Vec<&'a Fact> {
        self.sheet.one(code, FactKind::Title).into_iter().collect()
    }
}

fn sentence(text: String, facts: &[&Fact]) -> Sentence {
    let mut ids: Vec<_> = facts.iter().map(|fact| fact.id).collect();
    ids.sort_unstable();
    ids.dedup();
    Sentence { text: capitalised(text), facts: ids, origin: Origin::Composed }
}

/// A sentence begins with a capital, also where it begins with a name such as `e-mail software`.
fn capitalised(text: String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(characters).collect(),
        _ => text,
    }
}
