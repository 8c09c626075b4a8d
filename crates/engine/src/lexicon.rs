//! Known job titles, for exact understanding and for completing what is typed.

use crate::text::{plain, push_plain};
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;
use waymark_tables::TitleTables;

/// Words of a title that may be misspelled at most, and letters that a misspelled word must have: short words that differ
/// by a letter are other words.
const MOST_MISSPELLED: usize = 2;
const SHORTEST_MISSPELLED: usize = 5;

/// Every known title with its occupations.
pub struct Lexicon {
    titles: Texts,
    /// Plain forms; see [`plain`].
    plain: Texts,
    /// Indices of the occupations of one title after the other, most typical first, and where each title's end.
    occupations: Vec<u16>,
    ends: Vec<u32>,
    /// Titles by their plain form, the first of each.
    by_plain: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// Titles by the shape of their plain form, once a misspelled one was looked for.
    by_shape: OnceLock<HashMap<Shape, Vec<u32>>>,
    /// Every word of a plain form, once one was looked for: where it stands first.
    words: OnceLock<HashTable<Range<u32>>>,
    /// Per occupation, indices of its reported titles.
    reported: Vec<Vec<u16>>,
}

/// Texts one after the other, each with [`END`] behind it: fifty thousand with an allocation each would take three times
/// the memory.
#[derive(Default)]
struct Texts {
    all: String,
    ends: Vec<u32>,
}

/// What no text holds.
const END: char = '\n';

/// What a misspelled text has in common with what it stands for, the last nearly so: first byte, words, and bytes.
type Shape = (u8, usize, usize);

/// The shape of a text that is not empty.
fn shape(text: &str) -> Option<Shape> {
    Some((text.bytes().next()?, text.split(' ').count(), text.len()))
}

impl Texts {
    /// Adds the text that `write` appends.
    fn push(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.all);
        self.all.push(END);
        self.ends.push(self.all.len() as u32);
    }

    fn get(&self, index: usize) -> &str {
        let Range { start, end } = span(&self.ends, index);
        &self.all[start..end - END.len_utf8()]
    }

    /// Indices of the texts by shape.
    fn by_shape(&self) -> HashMap<Shape, Vec<u32>> {
        let mut by_shape = HashMap::<_, Vec<u32>>::new();
        for index in 0..self.ends.len() {
            if let Some(shape) = shape(self.get(index)) {
                by_shape.entry(shape).or_default().push(index as u32);
            }
        }
        by_shape
    }

    /// Where each different word of all texts stands first, by the word's hash.
    fn words(&self, hasher: &DefaultHashBuilder) -> HashTable<Range<u32>> {
        let mut words = HashTable::new();
        let mut start = 0;
        for word in self.all.split([' ', END]) {
            let place = start..start + word.len() as u32;
            start = place.end + 1;
            let is_it = |other: &Range<u32>| self.at(other) == word;
            words
                .entry(hasher.hash_one(word), is_it, |other| hasher.hash_one(self.at(other)))
                .or_insert(place);
        }
        words
    }

    fn at(&self, place: &Range<u32>) -> &str {
        &self.all[place.start as usize..place.end as usize]
    }

    fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// What belongs to one of the things whose ends these are.
fn span(ends: &[u32], index: usize) -> Range<usize> {
    let start = index.checked_sub(1).map_or(0, |before| ends[before]);
    start as usize..ends[index] as usize
}

/// A title and what it stands for.
#[derive(Clone, Copy)]
pub struct KnownTitle<'a> {
    /// As published.
    pub title: &'a str,
    /// Indices of occupations, most typical first.
    pub occupations: &'a [u16],
}

/// Share of a known title's meaning that each of its occupations gets: the first most.
fn shares(count: usize) -> impl Iterator<Item = f32> {
    let total: f32 = (1..=count).map(|rank| 1.0 / rank as f32).sum();
    (1..=count).map(move |rank| 1.0 / rank as f32 / total)
}

impl Lexicon {
    /// Decodes a title table.
    pub fn new(table: &TitleTables) -> Self {
        let (mut titles, mut plains) = (Texts::default(), Texts::default());
        let (mut occupations, mut ends) = (Vec::with_capacity(table.occupations.len()), Vec::new());
        table.each(|title, its| {
            plains.push(|all| push_plain(title, all));
            titles.push(|all| all.push_str(title));
            occupations.extend_from_slice(its);
            ends.push(occupations.len() as u32);
        });
        titles.shrink();
        plains.shrink();
        ends.shrink_to_fit();
        let hasher = DefaultHashBuilder::default();
        let mut by_plain = HashTable::with_capacity(ends.len());
        for index in 0..ends.len() as u32 {
            let text = |index: &u32| plains.get(*index as usize);
            let (hash, this) = (hasher.hash_one(text(&index)), text(&index));
            by_plain
                .entry(hash, |other| text(other) == this, |other| hasher.hash_one(text(other)))
                .or_insert(index);
        }
        let reported = table.reported.clone();
        Self {
            titles,
            plain: plains,
            occupations,
            ends,
            by_plain,
            hasher,
            by_shape: OnceLock::new(),
            words: OnceLock::new(),
            reported,
        }
    }

    fn title(&self, index: usize) -> KnownTitle<'_> {
        KnownTitle { title: self.titles.get(index), occupations: &self.occupations[span(&self.ends, index)] }
    }

    /// The known title that has the same plain form.
    pub fn find(&self, text: &str) -> Option<KnownTitle<'_>> {
        self.find_plain(&plain(text))
    }

    /// The known title whose plain form is this.
    pub fn find_plain(&self, plain: &str) -> Option<KnownTitle<'_>> {
        let is_it = |&index: &u32| self.plain.get(index as usize) == plain;
        let found = self.by_plain.find(self.hasher.hash_one(plain), is_it);
        found.map(|&index| self.title(index as usize))
    }

    /// Occupations that a known title stands for, with shares that sum to 1.
    pub fn meaning(&self, text: &str) -> Option<Vec<(usize, f32)>> {
        let known = self.find(text)?;
        let occupations = known.occupations.iter().map(|&occupation| usize::from(occupation));
        Some(occupations.zip(shares(known.occupations.len())).collect())
    }

    /// The known title, in its plain form, that a text in plain form misspells: at most two of its words have one letter
    /// too many, too few, wrong, or two in the wrong order. Of several, one that fewer changes lead to.
    pub(crate) fn respelled(&self, text: &str) -> Option<&str> {
        let (first, words, bytes) = shape(text)?;
        let by_shape = self.by_shape.get_or_init(|| self.plain.by_shape());
        let lengths = bytes.saturating_sub(MOST_MISSPELLED)..=bytes + MOST_MISSPELLED;
        let near = lengths
            .filter_map(|bytes| by_shape.get(&(first, words, bytes)))
            .flatten()
            .filter_map(|&index| Some((misspelled(text, self.plain.get(index as usize))?, index)));
        near.min().map(|(_, index)| self.plain.get(index as usize))
    }

    /// Whether a word in plain form is one of any known title's.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let words = self.words.get_or_init(|| self.plain.words(&self.hasher));
        words.find(self.hasher.hash_one(word), |place| self.plain.at(place) == word).is_some()
    }

    /// Known titles for what was typed so far: those that begin with it first, then those with a
    /// word that does, shorter titles first.
    pub fn complete(&self, text: &str, top: usize) -> Vec<KnownTitle<'_>> {
        let typed = plain_prefix(text);
        if typed.is_empty() {
            return Vec::new();
        }
        let inner = format!(" {typed}");
        let mut found: Vec<(usize, usize, &str, usize)> = (0..self.ends.len())
            .filter_map(|index| {
                let plain = self.plain.get(index);
                let class = if plain == typed {
                    0
                } else if plain.starts_with(&typed) {
                    1
                } else if plain.contains(&inner) {
                    2
                } else {
                    return None;
                };
                Some((class, plain.len(), plain, index))
            })
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|(_, _, plain, _)| *plain);
        found.into_iter().take(top).map(|(_, _, _, index)| self.title(index)).collect()
    }

    /// Titles that holders of an occupation report, most typical first.
    pub fn reported(&self, occupation: usize) -> impl Iterator<Item = &str> {
        let indices = self.reported.get(occupation).map(Vec::as_slice).unwrap_or_default();
        let known = indices.iter().map(|&index| usize::from(index)).filter(|&index| index < self.ends.len());
        known.map(|index| self.titles.get(index))
    }
}

/// How many words of a text misspell those of a title; `None` if more differ, or by more.
fn misspelled(text: &str, title: &str) -> Option<usize> {
    let (mut said, mut meant) = (text.split(' '), title.split(' '));
    let mut changes = 0;
    loop {
        match (said.next(), meant.next()) {
            (None, None) => return (changes > 0).then_some(changes),
            (Some(said), Some(meant)) if said == meant => {}
            (Some(said), Some(meant)) if changes < MOST_MISSPELLED && is_one_off(said, meant) => changes += 1,
            _ => return None,
        }
    }
}

/// Whether two long words that begin alike differ by one letter, or by the order of two.
fn is_one_off(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let shortest = one.len().min(other.len());
    let front = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let back =
        one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count().min(shortest - front);
    let (one, other) = (&one[front..one.len() - back], &other[front..other.len() - back]);
    let is_swap = matches!((one, other), (&[a, b], &[c, d]) if a == d && b == c);
    front > 0 && shortest >= SHORTEST_MISSPELLED && (is_swap || one.len().max(other.len()) == 1)
}

/// The plain form of what is being typed: like [`plain`], but the last word is left as it is,
/// because it is not finished.
fn plain_prefix(text: &str) -> String {
    let lower = text.to_lowercase();
    let lower = lower.trim_start();
    match lower.rsplit_once(' ') {
        Some((done, last)) if !last.is_empty() => {
            let done = plain(done);
            if done.is_empty() { last.to_owned() } else { format!("{done} {last}") }
        }
        Some((done, _)) => plain(done),
        None => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let titles: Vec<(String, Vec<u16>)> =
            [("Head Nurse", vec![2]), ("Nurse", vec![0, 1]), ("Nurse Aide", vec![1]), ("Nurses", vec![1])]
                .into_iter()
                .map(|(title, occupations)| (title.to_owned(), occupations))
                .collect();
        Lexicon::new(&TitleTables::from_sorted(&titles, vec![vec![1], vec![2], vec![]]))
    }

    #[test]
    fn a_known_title_is_found_in_any_spelling_and_its_shares_sum_to_one() {
        let meaning = lexicon().meaning(" NURSES ").unwrap();
        assert_eq!(meaning.iter().map(|&(occupation, _)| occupation).collect::<Vec<_>>(), [0, 1]);
        assert!((meaning.iter().map(|(_, share)| share).sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(lexicon().meaning("plumber").is_none());
    }

    #[test]
    fn a_misspelled_title_is_put_right() {
        let lexicon = lexicon();
        for misspelled in ["nures", "nurrse", "norse", "nurs"] {
            let expected = if misspelled == "nurs" { None } else { Some("nurse") };
            assert_eq!(lexicon.respelled(misspelled), expected, "{misspelled}");
        }
        assert_eq!(lexicon.respelled("head nurze"), Some("head nurse"));
        for other in ["", "nurse", "purse", "nuser", "heap nurse", "nurse nurse", "naursee"] {
            assert_eq!(lexicon.respelled(other), None, "{other}");
        }
        for (word, is_known) in
            [("aide", true), ("head", true), ("nurse", true), ("aid", false), ("ide", false)]
        {
            assert_eq!(lexicon.has_word(word), is_known, "{word}");
        }
    }

    #[test]
    fn completion_puts_beginnings_first_and_lists_a_title_once() {
        let lexicon = lexicon();
        let titles: Vec<&str> = lexicon.complete("nurs", 10).into_iter().map(|known| known.title).collect();
        assert_eq!(titles, ["Nurse", "Nurse Aide", "Head Nurse"]);
        assert!(lexicon.complete("  ", 10).is_empty());
    }

    #[test]
    fn reported_titles_are_named() {
        assert_eq!(lexicon().reported(1).collect::<Vec<_>>(), ["Nurse Aide"]);
        assert_eq!(lexicon().reported(99).count(), 0);
    }
}
