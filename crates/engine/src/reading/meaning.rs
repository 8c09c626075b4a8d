//! Skills that a clause describes without naming: its phrases, compared by the encoder with names that share
//! a word with them.
//!
//! The encoder is asked a bounded number of times for a text, each phrase and each name once.

use super::clauses::{Clause, Gap, Section};
use super::names::{Caution, SkillNames};
use super::stem::is_empty_word;
use crate::encoder::Encoder;
use crate::error::EngineError;
use crate::reference::cosine;
use crate::text::Kind;
use std::collections::HashMap;

/// How near, as a cosine, a phrase must be to a name to stand for it. Chosen on the passages of
/// `tests/passages`: when the encoder changes, measure again there.
pub(super) const NEAR: f32 = 0.62;
/// Most phrases of a text that are encoded, and names that a phrase is compared with.
const MOST_PHRASES: usize = 60;
const MOST_NAMES: usize = 3;
/// Shortest and longest phrase, in words that count.
const SHORTEST: usize = 2;
const LONGEST: usize = 8;

/// A phrase of a clause.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// First word, and the one after the last.
    pub(super) from: usize,
    pub(super) to: usize,
    words: String,
    stems: Vec<String>,
}

/// Phrases that may describe a skill: from a verb on, up to what begins something new.
pub(super) fn phrases(clause: &Clause<'_>, taken: &[bool]) -> Vec<Phrase> {
    let mut found = Vec::new();
    if matches!(clause.section, Section::References | Section::Wishes | Section::Education) {
        return found;
    }
    let mut at = 0;
    while at < clause.tokens.len() {
        let begins = is_verb(clause, at) || at == 0 || clause.tokens[at].gap != Gap::None;
        if !begins || taken[at] || clause.tokens[at].standing.is_some() {
            at += 1;
            continue;
        }
        let (mut to, mut words, mut stems) = (at, Vec::new(), Vec::new());
        while to < clause.tokens.len() && stems.len() < LONGEST {
            let token = &clause.tokens[to];
            let parts =
                to > at && (token.gap != Gap::None || is_verb(clause, to) && clause.plain(to - 1) == "and");
            if parts
                || taken[to]
                || token.standing.is_some()
                || ENDS.contains(&token.plain.as_str()) && to > at
            {
                break;
            }
            // Names of people and places must not count, nor must numbers.
            let named = to > 0 && clause.is_capital(to);
            if !named && !PEOPLE.contains(&token.plain.as_str()) && !token.plain.starts_with(char::is_numeric)
            {
                words.push(token.plain.as_str());
                if !is_empty_word(&token.plain) {
                    stems.push(token.stem.clone());
                }
            }
            to += 1;
        }
        while words.last().is_some_and(|word| is_empty_word(word)) {
            words.pop();
        }
        if stems.len() >= SHORTEST {
            found.push(Phrase { from: at, to, words: words.join(" "), stems });
        }
        at = to.max(at + 1);
    }
    found
}

/// Words that end a phrase.
const ENDS: [&str; 12] =
    ["using", "while", "because", "which", "that", "who", "where", "when", "so", "until", "resulting", "via"];
/// Words for persons, which must change nothing.
const PEOPLE: [&str; 22] = [
    "i", "he", "she", "they", "we", "you", "his", "her", "their", "my", "our", "him", "them", "me", "us",
    "himself", "herself", "themselves", "mr", "mr.", "ms", "dr",
];

fn is_verb(clause: &Clause<'_>, at: usize) -> bool {
    let raw = clause.raw(at).to_lowercase();
    let past = [
        "led", "ran", "wrote", "taught", "built", "sold", "made", "kept", "held", "grew", "drove", "drew",
        "took", "set",
    ];
    (raw.len() > 4 && (raw.ends_with("ed") || raw.ends_with("ing"))) || past.contains(&raw.as_str())
}

/// Compares phrases with names, remembering what was encoded.
pub(super) struct Comparison<'a> {
    encoder: &'a Encoder,
    names: &'a SkillNames,
    encoded: HashMap<u32, Vec<f32>>,
    seen: HashMap<String, Option<(u32, f32)>>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(encoder: &'a Encoder, names: &'a SkillNames) -> Self {
        Self { encoder, names, encoded: HashMap::new(), seen: HashMap::new() }
    }

    /// The name that a phrase comes nearest to, if it comes near enough.
    pub(super) fn nearest(&mut self, phrase: &Phrase) -> Result<Option<(u32, f32)>, EngineError> {
        if let Some(known) = self.seen.get(&phrase.words) {
            return Ok(*known);
        }
        if self.seen.len() >= MOST_PHRASES {
            return Ok(None);
        }
        let candidates = self.candidates(phrase);
        let mut best: Option<(u32, f32)> = None;
        if !candidates.is_empty() {
            let vector = self.encoder.encode(&phrase.words, Kind::Skill)?.vector;
            for name in candidates {
                if !self.encoded.contains_key(&name) {
                    let encoding = self.encoder.encode(&self.names.get(name).name, Kind::Skill)?;
                    self.encoded.insert(name, encoding.vector);
                }
                let near = cosine(&self.encoded[&name], &vector);
                if near >= NEAR && best.is_none_or(|(_, best)| near > best) {
                    best = Some((name, near));
                }
            }
        }
        self.seen.insert(phrase.words.clone(), best);
        Ok(best)
    }

    /// Names that share the most telling words with a phrase: half of their own at least, and two.
    fn candidates(&self, phrase: &Phrase) -> Vec<u32> {
        let total = self.names.len() as f32;
        let mut scores: HashMap<u32, (f32, usize)> = HashMap::new();
        for stem in &phrase.stems {
            let with = self.names.with_stem(stem);
            let weight = (total / (with.len() as f32 + 1.0)).ln();
            for &name in with {
                let score = scores.entry(name).or_default();
                score.0 += weight;
                score.1 += 1;
            }
        }
        let mut order: Vec<(u32, f32)> = scores
            .into_iter()
            .filter(|&(_, (_, shared))| shared >= 2)
            .filter(|&(name, _)| self.names.get(name).caution == Caution::None)
            .map(|(name, (score, shared))| {
                let length = self.names.get(name).name.split(' ').count();
                (name, score * shared as f32 / length.max(shared) as f32)
            })
            .collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        order.into_iter().take(MOST_NAMES).map(|(name, _)| name).collect()
    }
}
