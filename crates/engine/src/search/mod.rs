//! Search by meaning: from a visitor's words to skills, technologies, programmes, courses and occupations.
//!
//! Every name is encoded once, when the first search is made, and kept in an [`Index`]; a search is then a scan
//! over all of them. At this size that takes milliseconds, and no index could be faster by enough to notice.
//! Words that ask for two things ("data and hospitals") are read as two [`concepts`], and what is near to both
//! comes before what is near to one.

pub mod concepts;
pub mod index;
mod users;

use crate::assets::Assets;
use crate::error::EngineError;
use crate::reading::stem::{is_empty_word, stem};
use crate::reference::cosine;
use crate::service::Unanswered;
use crate::softmax::softmax;
use crate::text::{Kind, words};
use crate::weigh;
use concepts::concepts;
use index::Index;
use std::collections::HashSet;
use waymark_schema::route::Place;
use waymark_schema::search::{Found, FoundGroup, FoundKind, Hit};

/// Bytes of a query that are read; the rest says nothing that the beginning does not.
const MOST_TEXT: usize = 400;
/// What is less near than this in meaning has nothing to do with the words.
const LEAST_NEARNESS: f32 = 0.4;
/// What a name gains that has some of the words themselves, times their share; and one that has all of them, which
/// puts it before all that have not: whoever types a name wants what bears it, and short names are near to each other.
const SOME_WORDS: f32 = 0.25;
const ALL_WORDS: f32 = 1.0;
/// How much the words as a whole count, against the things they ask for one by one.
const WHOLE_SHARE: f32 = 0.5;
/// What is less near than this share of the nearest is left out: beside a very good answer, a poor one misleads.
const LEAST_SHARE: f32 = 0.5;
/// Probability that an occupation must have for the words, against what chance would give it, and against the
/// likeliest.
const LEAST_LIFT: f32 = 3.0;
const LEAST_ODDS: f32 = 0.02;

/// How much the words count as a job title, against as a skill: the name of a known skill is seldom a title.
const AS_TITLE: f32 = 0.5;
const KNOWN_AS_TITLE: f32 = 0.1;

/// The order in which kinds are told.
const KINDS: [FoundKind; 4] =
    [FoundKind::Skill, FoundKind::Technology, FoundKind::Programme, FoundKind::Course];

/// What the words ask for, encoded.
struct Wanted {
    /// The words as a whole, then each thing if there are several.
    vectors: Vec<Vec<f32>>,
    /// Stems of the words that count.
    stems: HashSet<String>,
    /// How much each vector counts; they sum to 1.
    shares: Vec<f32>,
    /// Log-probability of each occupation, over the things asked for.
    occupations: Vec<f32>,
}

/// What is near in meaning to the words: at most `top` of each kind.
pub fn search(text: &str, top: usize, assets: &Assets) -> Result<Found, Unanswered> {
    let index = assets.meanings()?;
    let mut end = text.len().min(MOST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let concepts = concepts(&text[..end]);
    let mut found = Found { query: text.to_owned(), concepts, groups: Vec::new() };
    if found.concepts.is_empty() {
        return Ok(found);
    }
    let wanted = Wanted::new(&found.concepts, assets)?;
    let hits = occupations(&wanted, top, assets);
    found.groups.push(FoundGroup { kind: FoundKind::Occupation, hits });
    for kind in KINDS {
        let mut hits = Vec::new();
        for (nearness, at) in wanted.nearest(kind, index, top) {
            hits.push(Hit { nearness, ..users::described(kind, at, index, assets)? });
        }
        found.groups.push(FoundGroup { kind, hits });
    }
    found.groups.retain(|group| !group.hits.is_empty());
    Ok(found)
}

impl Wanted {
    fn new(concepts: &[String], assets: &Assets) -> Result<Self, EngineError> {
        let whole = concepts.join(" ");
        let several = concepts.len() > 1;
        let parts = concepts.iter().map(String::as_str).filter(|_| several);
        let each = (1.0 - WHOLE_SHARE) / concepts.len() as f32;
        let mut wanted =
            Self { vectors: Vec::new(), stems: HashSet::new(), shares: Vec::new(), occupations: Vec::new() };
        for (place, words) in std::iter::once(whole.as_str()).chain(parts).enumerate() {
            // A visitor's words are not to be remembered.
            let as_skill = assets.encoder.encode_anew(words, Kind::Skill)?;
            let title_logits = assets.encoder.encode_anew(words, Kind::Title)?.logits;
            let share = match (several, place) {
                (false, _) => 1.0,
                (true, 0) => WHOLE_SHARE,
                (true, _) => each,
            };
            let known = assets.vocabulary.probabilities(words, &as_skill.logits);
            let both = known.into_iter().zip(softmax(&title_logits));
            let as_title = if assets.vocabulary.is_known(words) { KNOWN_AS_TITLE } else { AS_TITLE };
            let logs = both
                .map(|(skill, title)| share * (skill * (1.0 - as_title) + title * as_title).max(1e-9).ln());
            if wanted.occupations.is_empty() {
                wanted.occupations = logs.collect();
            } else {
                wanted.occupations.iter_mut().zip(logs).for_each(|(sum, log)| *sum += log);
            }
            wanted.vectors.push(as_skill.vector);
            wanted.shares.push(share);
        }
        wanted.stems = stems(&whole);
        Ok(wanted)
    }

    /// The nearest of a kind: how near, and which.
    fn nearest(&self, kind: FoundKind, index: &Index, top: usize) -> Vec<(f32, usize)> {
        let mut found: Vec<(f32, usize)> = index
            .of(kind)
            .map(|(at, vector, stems)| {
                let near: f32 = self
                    .vectors
                    .iter()
                    .zip(&self.shares)
                    .map(|(own, share)| share * cosine(own, vector))
                    .sum();
                match self.shared(stems) {
                    shared if shared >= 1.0 => (near.max(0.0) + ALL_WORDS, at),
                    shared => (near + SOME_WORDS * shared, at),
                }
            })
            .filter(|&(near, _)| near >= LEAST_NEARNESS)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // Mathematics is both a skill and an area of knowledge: one name is found once.
        let mut names = HashSet::new();
        found.retain(|&(_, at)| kind != FoundKind::Skill || names.insert(index.name_key(at)));
        found.truncate(top);
        let nearest = found.first().map_or(0.0, |first| first.0);
        found.retain(|&(near, _)| near >= LEAST_SHARE * nearest);
        found
    }

    /// Share of the words that a name has too.
    fn shared(&self, name: &[String]) -> f32 {
        if self.stems.is_empty() {
            return 0.0;
        }
        let common = name.iter().filter(|stem| self.stems.contains(*stem)).count();
        common as f32 / self.stems.len() as f32
    }
}

/// Stems of the words that a name depends on.
pub(crate) fn stems(text: &str) -> HashSet<String> {
    words(text).iter().filter(|word| !is_empty_word(word)).map(|word| stem(word)).collect()
}

/// The likeliest occupations for the words, read both as a skill and as a title.
fn occupations(wanted: &Wanted, top: usize, assets: &Assets) -> Vec<Hit> {
    let core = &assets.reference.core;
    let chance = -(core.len() as f32).ln();
    let lexical: Vec<f32> = core
        .titles
        .iter()
        .map(|title| wanted.shared(&stems(title).into_iter().collect::<Vec<_>>()))
        .zip(&wanted.occupations)
        // A title that has the words is as good as one that is some times likelier.
        .map(|(shared, log)| log + shared * 2.0)
        .collect();
    let order = weigh::order(&lexical);
    let best = order.first().map_or(0.0, |&first| lexical[first]);
    let least = (chance + LEAST_LIFT.ln()).max(best + LEAST_ODDS.ln());
    order
        .into_iter()
        .take(top)
        .filter(|&index| lexical[index] >= least)
        .map(|index| Hit {
            name: core.titles[index].clone(),
            code: core.code(index).to_string(),
            nearness: lexical[index].exp().clamp(0.0, 1.0),
            ..Hit::default()
        })
        .collect()
}

/// An occupation by code and title.
fn place(index: usize, assets: &Assets) -> Place {
    let core = &assets.reference.core;
    Place { code: core.code(index).to_string(), title: core.titles[index].clone() }
}
