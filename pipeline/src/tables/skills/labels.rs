//! Takes apart names that were run together: "bake bread baking of bread make loaves".
//!
//! Nothing marks where a name ends. What tells is which words begin names and which end them, which words
//! follow each other inside one, how long names are, and that a name does not repeat itself. The first
//! and last words of all skills show the first two; the rest is learned by cutting all texts in the most
//! likely way, counting anew, and so on.

use std::collections::{BTreeMap, HashMap};
use waymark_engine::reading::stem::stem;
use waymark_engine::text::plain;

/// Longest name, in words.
const LONGEST: usize = 10;
/// Words of one skill that are looked at; the longest lists of names are longer.
const MOST_WORDS: usize = 200;
/// How often names are cut and counted.
const ROUNDS: usize = 4;
/// What a further cut is worth, and what a repeated word within a name costs, in nats.
const CUT: f64 = 3.5;
const REPEATED: f64 = 8.0;
/// Rough number of names of one skill, to begin with.
const NAMES_OF_ONE: f64 = 6.0;
/// Share of names by their number of words, from 0.
const LENGTHS: [f64; LONGEST + 1] = [0.0, 0.05, 0.22, 0.25, 0.20, 0.12, 0.07, 0.04, 0.02, 0.01, 0.005];
/// Words that end no name.
const NEVER_LAST: [&str; 26] = [
    "of", "the", "a", "an", "for", "to", "in", "on", "and", "or", "with", "by", "from", "at", "as", "into",
    "their", "its", "other", "about", "that", "which", "using", "between", "own", "different",
];
/// Words that begin no name.
const NEVER_FIRST: [&str; 13] =
    ["of", "for", "in", "on", "and", "or", "with", "by", "from", "at", "as", "into", "to"];
/// Words that may repeat within a name.
const REPEATABLE: [&str; 18] = [
    "of", "the", "a", "an", "for", "to", "in", "on", "and", "or", "with", "by", "from", "at", "as", "into",
    "their", "its",
];

/// A name that was found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    /// The name, as written.
    pub(super) text: String,
    /// Number of its words.
    pub(super) words: usize,
    /// Probability that it begins and ends here.
    pub(super) certainty: f64,
}

/// Everything that was learned about names.
pub(super) struct Phrases<'a> {
    /// The words of each skill's names, as written, and as indices into the vocabulary.
    written: Vec<Vec<&'a str>>,
    indexed: Vec<Vec<usize>>,
    vocabulary: Vec<Word>,
    total: f64,
    first: Vec<f64>,
    last: Vec<f64>,
    pairs: HashMap<(usize, usize), f64>,
}

/// What is known of a word for good.
struct Word {
    stem: usize,
    count: f64,
    never_first: bool,
    never_last: bool,
    repeatable: bool,
}

impl<'a> Phrases<'a> {
    /// Learns from all skills together; each text is names followed by a description.
    pub(super) fn learn(texts: &[&'a str]) -> Self {
        let written = names_without_descriptions(texts);
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut stems: HashMap<String, usize> = HashMap::new();
        let mut vocabulary: Vec<Word> = Vec::new();
        let mut indexed = Vec::with_capacity(written.len());
        for words in &written {
            let indices = words.iter().map(|word| {
                let lower = word.to_lowercase();
                let next = numbers.len();
                let index = *numbers.entry(lower.clone()).or_insert(next);
                if index == next {
                    let next = stems.len();
                    vocabulary.push(Word {
                        stem: *stems.entry(stem(&plain(&lower))).or_insert(next),
                        count: 0.0,
                        never_first: NEVER_FIRST.contains(&lower.as_str()),
                        never_last: NEVER_LAST.contains(&lower.as_str()),
                        repeatable: REPEATABLE.contains(&lower.as_str()),
                    });
                }
                vocabulary[index].count += 1.0;
                index
            });
            indexed.push(indices.collect::<Vec<_>>());
        }
        let total = vocabulary.iter().map(|word| word.count).sum();
        let (first, last) = (vec![0.0; vocabulary.len()], vec![0.0; vocabulary.len()]);
        let mut phrases = Self { written, indexed, vocabulary, total, first, last, pairs: HashMap::new() };
        phrases.begin();
        for _ in 0..ROUNDS {
            phrases.recount();
        }
        phrases
    }

    /// Counts as they stand before anything is cut: the first word of a skill begins a name, and the
    /// last word before the description ends one.
    fn begin(&mut self) {
        for words in &self.indexed {
            if let (Some(&first), Some(&last)) = (words.first(), words.last()) {
                self.first[first] += NAMES_OF_ONE;
                self.last[last] += NAMES_OF_ONE;
            }
            for pair in words.windows(2) {
                *self.pairs.entry((pair[0], pair[1])).or_default() += 1.0;
            }
        }
        for (index, word) in self.vocabulary.iter().enumerate() {
            self.first[index] = self.first[index].min(word.count);
            self.last[index] = self.last[index].min(word.count);
        }
    }

    /// Cuts everything in the most likely way and counts again.
    fn recount(&mut self) {
        let (mut first, mut last) = (vec![0.0; self.vocabulary.len()], vec![0.0; self.vocabulary.len()]);
        let mut pairs: HashMap<(usize, usize), f64> = HashMap::new();
        let scores = self.scores();
        for words in &self.indexed {
            for (begin, end) in cuts(&scores, words) {
                let name = &words[begin..end];
                first[name[0]] += 1.0;
                last[name[name.len() - 1]] += 1.0;
                for pair in name.windows(2) {
                    *pairs.entry((pair[0], pair[1])).or_default() += 1.0;
                }
            }
        }
        (self.first, self.last, self.pairs) = (first, last, pairs);
    }

    fn scores(&self) -> Scores<'_> {
        let names: f64 = self.first.iter().sum();
        let kinds = self.vocabulary.len() as f64;
        Scores {
            phrases: self,
            first: self.first.iter().map(|count| ((count + 0.05) / (names + 0.05 * kinds)).ln()).collect(),
            last: self
                .last
                .iter()
                .zip(&self.vocabulary)
                .map(|(count, word)| ((count + 0.4) / (word.count + 2.0)).ln())
                .collect(),
        }
    }

    /// The names of each skill, the label first.
    pub(super) fn all(&self) -> Vec<Vec<Phrase>> {
        let scores = self.scores();
        (0..self.indexed.len()).map(|index| self.of(index, &scores)).collect()
    }

    fn of(&self, index: usize, scores: &Scores<'_>) -> Vec<Phrase> {
        let (words, written) = (&self.indexed[index], &self.written[index]);
        let certainty = Certainty::new(scores, words);
        let mut found: Vec<Phrase> = cuts(scores, words)
            .into_iter()
            .map(|(begin, end)| Phrase {
                text: written[begin..end].join(" "),
                words: end - begin,
                certainty: certainty.of(scores, words, begin, end),
            })
            .collect();
        if let Some(label) = found.first_mut() {
            self.drop_stray_beginning(label, words);
        }
        found
    }

    /// "sell books selling" is "sell books" and the beginning of the next name.
    fn drop_stray_beginning(&self, label: &mut Phrase, words: &[usize]) {
        if label.words < 2 {
            return;
        }
        let (first, last) = (words[0], words[label.words - 1]);
        let begins = label.words > 2 && self.first[last] > 3.0 * self.last[last];
        if (begins || self.vocabulary[first].stem == self.vocabulary[last].stem)
            && let Some((kept, _)) = label.text.rsplit_once(' ')
        {
            label.text = kept.to_owned();
            label.words -= 1;
        }
    }
}

/// Logarithms of the counts as they stand.
struct Scores<'a> {
    phrases: &'a Phrases<'a>,
    first: Vec<f64>,
    last: Vec<f64>,
}

impl Scores<'_> {
    /// Scores of every name that ends before `end`, by where it begins, latest first.
    fn ending(&self, words: &[usize], end: usize) -> Vec<(usize, f64)> {
        let vocabulary = &self.phrases.vocabulary;
        if vocabulary[words[end - 1]].never_last && end < words.len() {
            return Vec::new();
        }
        let mut inside = self.last[words[end - 1]] + CUT;
        let mut scored = Vec::with_capacity(LONGEST);
        for begin in (end.saturating_sub(LONGEST)..end).rev() {
            if begin + 1 < end {
                inside += self.pair(words[begin], words[begin + 1]);
                let word = &vocabulary[words[begin]];
                let later = &words[begin + 1..end];
                if !word.repeatable && later.iter().any(|&other| vocabulary[other].stem == word.stem) {
                    inside -= REPEATED;
                }
            }
            if begin == 0 || !vocabulary[words[begin]].never_first {
                scored.push((begin, inside + self.first[words[begin]] + LENGTHS[end - begin].ln()));
            }
        }
        scored
    }

    fn pair(&self, left: usize, right: usize) -> f64 {
        let phrases = self.phrases;
        let count = phrases.pairs.get(&(left, right)).copied().unwrap_or_default();
        let alone = phrases.vocabulary[right].count / phrases.total;
        ((count + 5.0 * alone) / (phrases.vocabulary[left].count + 5.0)).ln()
    }
}

/// The most likely cuts: begin and end of each name.
fn cuts(scores: &Scores<'_>, words: &[usize]) -> Vec<(usize, usize)> {
    let mut best = vec![f64::NEG_INFINITY; words.len() + 1];
    let mut begin_of = vec![0; words.len() + 1];
    best[0] = 0.0;
    for end in 1..=words.len() {
        for (begin, score) in scores.ending(words, end) {
            if best[begin] + score > best[end] {
                best[end] = best[begin] + score;
                begin_of[end] = begin;
            }
        }
    }
    let mut found = Vec::new();
    let mut end = words.len();
    while end > 0 {
        found.push((begin_of[end], end));
        end = begin_of[end];
    }
    found.reverse();
    found
}

/// Sums over all ways to cut.
struct Certainty {
    before: Vec<f64>,
    after: Vec<f64>,
}

impl Certainty {
    fn new(scores: &Scores<'_>, words: &[usize]) -> Self {
        let count = words.len();
        let mut before = vec![f64::NEG_INFINITY; count + 1];
        let mut after = before.clone();
        (before[0], after[count]) = (0.0, 0.0);
        let ending: Vec<Vec<(usize, f64)>> =
            (0..=count).map(|end| if end == 0 { Vec::new() } else { scores.ending(words, end) }).collect();
        for end in 1..=count {
            for &(begin, score) in &ending[end] {
                before[end] = log_sum(before[end], before[begin] + score);
            }
        }
        for end in (1..=count).rev() {
            for &(begin, score) in &ending[end] {
                after[begin] = log_sum(after[begin], after[end] + score);
            }
        }
        Self { before, after }
    }

    /// Probability of this very name.
    fn of(&self, scores: &Scores<'_>, words: &[usize], begin: usize, end: usize) -> f64 {
        let score = scores.ending(words, end).into_iter().find(|&(from, _)| from == begin);
        let all = self.before[words.len()];
        score.map_or(0.0, |(_, score)| (self.before[begin] + score + self.after[end] - all).exp())
    }
}

fn log_sum(a: f64, b: f64) -> f64 {
    let (more, less) = if a > b { (a, b) } else { (b, a) };
    if less == f64::NEG_INFINITY { more } else { more + (less - more).exp().ln_1p() }
}

/// The words of each text before its description, which begins with the first word that has a capital
/// letter here and is more often written without.
fn names_without_descriptions<'a>(texts: &[&'a str]) -> Vec<Vec<&'a str>> {
    let bare = |word: &'a str| word.trim_matches(['.', ',', ';', ':', '(', ')']);
    let mut small: BTreeMap<&str, usize> = BTreeMap::new();
    let mut large: BTreeMap<String, usize> = BTreeMap::new();
    for word in texts.iter().flat_map(|text| text.split_whitespace()).map(bare) {
        if word.starts_with(char::is_lowercase) {
            *small.entry(word).or_default() += 1;
        } else {
            *large.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let begins_sentence = |word: &str| {
        let mut letters = word.chars();
        if !letters.next().is_some_and(char::is_uppercase) || letters.any(char::is_uppercase) {
            return false;
        }
        let lower = word.to_lowercase();
        let (small, large) = (small.get(lower.as_str()), large.get(&lower));
        2 * small.copied().unwrap_or_default() > large.copied().unwrap_or_default() || lower == "the"
    };
    let names = |text: &&'a str| {
        let words: Vec<&'a str> = text.split_whitespace().collect();
        let end = (1..words.len()).find(|&at| begins_sentence(bare(words[at])));
        // Without a description nothing says where the names end.
        end.map_or_else(Vec::new, |end| words[..end.min(MOST_WORDS)].to_vec())
    };
    texts.iter().map(names).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_were_run_together_come_apart() {
        let verbs = ["bake", "make", "sell", "store", "pack"];
        let things = ["bread", "cakes", "fresh pies", "rolls"];
        let mut texts = Vec::new();
        for (at, thing) in things.iter().enumerate() {
            for (place, verb) in verbs.iter().enumerate() {
                let other = verbs[(place + at + 1) % verbs.len()];
                texts.push(format!(
                    "{verb} {thing} {other} {thing} {verb} the {thing} The {thing} are {other}ed."
                ));
            }
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = Phrases::learn(&texts).all();
        for (text, names) in texts.iter().zip(found) {
            assert_eq!(names.len(), 3, "{text}: {names:?}");
            assert!(text.starts_with(&names[0].text) && names[0].certainty > 0.5, "{names:?}");
        }
    }

    #[test]
    fn a_text_without_description_has_no_names() {
        assert!(Phrases::learn(&["bake bread", ""]).all().iter().all(Vec::is_empty));
    }
}
