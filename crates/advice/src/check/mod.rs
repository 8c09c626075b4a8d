//! The answer of a language model, checked sentence by sentence against the facts.
//!
//! A sentence is let through when every number and every name in it is in the facts of the occupation
//! that it is about, its claims agree with the gap table, how much it says something is agrees with the figures
//! ([`measure`]), it is a whole sentence in the language asked for, and what else it says is in the facts that
//! it rests on ([`borne_out`]), with who does what to whom as there ([`doing`]). The rest is dropped, and [`assemble`] fills what is then missing with composed
//! sentences. The check is strict rather than clever: a true sentence may be lost, and the composed one
//! takes its place.

pub mod assemble;
mod borne_out;
mod claims;
mod doing;
mod measure;
pub mod names;
pub mod numbers;
mod ordinary;
mod shape;
mod whole;

pub use assemble::{AskAssembly, ExplainAssembly, ReviewAssembly};
pub use names::Catalogue;

use crate::Similarity;
use crate::answer::{Origin, Part, Place, Sentence};
use crate::fact::{FactId, FactKind, Sheet};
use crate::language::Language;
use claims::Claim;
use names::{Known, Names, scope, titles_in, unknown_name};
use serde::{Deserialize, Serialize};

/// Why a sentence was dropped, or a statement put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Not of the form asked for.
    Form,
    /// Too short, too long, or one sentence too many.
    Length,
    /// Signs, markup, links or letters that no answer needs.
    Signs,
    /// Another language.
    Language,
    /// A number that no fact bears out.
    Number,
    /// A name, title or skill that no fact has.
    Name,
    /// A degree, licence or certificate that no fact has.
    Qualification,
    /// A level or a match against the gap table.
    Level,
    /// More, most, all or little of something, against the figures or without any.
    Amount,
    /// A promise, or talk of prompts.
    Talk,
    /// Nothing in it is borne out by a fact.
    Unsupported,
    /// An occupation that is not one of those asked about, or a code that does not exist.
    Occupation,
    /// Said already.
    Repeated,
}

/// A statement that did not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// Where it stood.
    pub place: Place,
    /// Why.
    pub reason: Reason,
    /// What was said. It stays in this process: what nobody checked is not sent anywhere.
    #[serde(skip)]
    pub text: String,
}

/// How a model's answer fared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Statements let through as they were.
    pub accepted: u32,
    /// Statements put right, or whose place a composed sentence took.
    pub repaired: u32,
    /// Statements dropped with nothing in their place.
    pub rejected: u32,
    /// What did not hold, in the order in which it came.
    pub rejections: Vec<Rejection>,
}

/// A sentence as a model gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The sentence.
    pub text: String,
    /// Facts that it names as its own.
    #[serde(default)]
    pub facts: Vec<String>,
}

/// Everything that a sentence is checked against.
#[derive(Clone, Copy)]
pub struct Grounds<'a> {
    /// The facts.
    pub sheet: &'a Sheet,
    /// Every code, title and skill there is.
    pub catalogue: &'a Catalogue,
    /// The language asked for.
    pub language: Language,
    /// Likeness in meaning.
    pub similarity: Similarity<'a>,
}

/// Checks one sentence that stands in this place.
pub fn sentence(draft: &Draft, place: &Place, grounds: &Grounds<'_>) -> Result<Sentence, Reason> {
    judge(draft, place, grounds, &Names::of(grounds.sheet, grounds.language))
}

/// The same, where the names of the sheet have been read already.
fn judge(draft: &Draft, place: &Place, grounds: &Grounds<'_>, names: &Names) -> Result<Sentence, Reason> {
    let (text, mut cited) = shape::without_citations(&draft.text);
    cited.extend(draft.facts.iter().filter_map(|id| shape::leading_id(id)));
    shape::check(&text, grounds.language)?;
    let codes = codes_of(&text, place, &cited, grounds.sheet)?;
    let facts = scope(grounds.sheet, &codes);
    if claims::is_talk(&text) {
        return Err(Reason::Talk);
    }
    let by_number = numbers::check(&text, &facts, place.part).map_err(|_| Reason::Number)?;
    let known = Known::new(&facts, names);
    if unknown_name(&text, &known, grounds.catalogue).is_some() {
        return Err(Reason::Name);
    }
    match claims::check(&text, &facts, grounds.sheet, &codes) {
        Some(Claim::Qualification) => return Err(Reason::Qualification),
        Some(Claim::Level) => return Err(Reason::Level),
        None => {}
    }
    let own_words = names::without_whole(&text, &facts, false);
    if !measure::holds(&own_words, &facts, grounds.sheet, &codes, place.part) {
        return Err(Reason::Amount);
    }
    if !doing::holds(&names::without_whole(&text, &facts, true), &facts) {
        return Err(Reason::Unsupported);
    }
    let advice = matches!(place.part, Part::Develop | Part::NextStep);
    // A reason in the table stands beside the skill that it is about: it need neither name it again nor be
    // a whole sentence.
    let beside = place.part == Part::Skills;
    if !beside && !whole::is_whole(&text, &facts, grounds.language, advice) {
        return Err(Reason::Form);
    }
    let mut shown = by_number;
    shown.extend(known.named_in(&text));
    cited.retain(|&id| facts.iter().any(|fact| fact.id == id));
    let rests = borne_out::support(&text, &shown, &cited, &facts, grounds.language, place.part);
    let mut ids = rests.ok_or(Reason::Unsupported)?;
    if beside {
        ids.extend(cited);
        ids.sort_unstable();
        ids.dedup();
    }
    if ids.is_empty() && advice {
        ids.extend(
            codes.first().and_then(|code| grounds.sheet.one(code, FactKind::Title)).map(|fact| fact.id),
        );
    }
    // A name alone says nothing, be it the title or another one in use.
    let says = |id: FactId| {
        grounds
            .sheet
            .get(id)
            .is_none_or(|fact| !matches!(fact.kind, FactKind::Title | FactKind::AlternateTitle))
    };
    if ids.is_empty() || !(advice || ids.iter().any(|&id| says(id))) {
        return Err(Reason::Unsupported);
    }
    Ok(Sentence { text, facts: ids, origin: Origin::Model })
}

/// Occupations that a sentence speaks about: its place's own; else those it names, those that it cites,
/// or the only one there is.
fn codes_of<'a>(
    text: &str,
    place: &'a Place,
    cited: &[FactId],
    sheet: &'a Sheet,
) -> Result<Vec<&'a str>, Reason> {
    if let Some(code) = &place.code {
        return if sheet.title(code).is_some() { Ok(vec![code.as_str()]) } else { Err(Reason::Occupation) };
    }
    let named = titles_in(text, sheet);
    if !named.is_empty() {
        return Ok(named);
    }
    let mut codes: Vec<&str> =
        cited.iter().filter_map(|&id| sheet.get(id)).filter_map(|fact| fact.occupation.as_deref()).collect();
    codes.sort_unstable();
    codes.dedup();
    match (codes.len(), sheet.subjects.as_slice()) {
        (_, [only]) => Ok(vec![only.code.as_str()]),
        // Several occupations without a name: nobody could tell whose figures these are.
        (1, _) => Ok(codes),
        _ => Ok(Vec::new()),
    }
}
