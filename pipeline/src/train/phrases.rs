//! Phrases without a label: what the encoder learns from the teacher alone.
//!
//! A job title may have words that no known title has. So the encoder also sees the words of the language
//! (the teacher's own vocabulary), the names of skills, technologies, programmes and courses, and made-up
//! titles that join such words with the heads of known ones (`beekeeping` and `inspector`).

use crate::raw::RawData;
use crate::teacher::Teacher;
use crate::train::corpus::Corpus;
use rand::SeedableRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};

/// Last words of known titles that made-up ones end in, most frequent first.
const HEADS: usize = 400;
/// Words of an ESCO entry that are its label and first alternatives, about.
const ESCO_WORDS: usize = 12;

/// All phrases, each once, lower case.
pub struct Phrases {
    /// Words, names of skills, programmes and courses.
    pub names: Vec<String>,
    /// Made-up titles.
    pub titles: Vec<String>,
}

impl Phrases {
    /// Gathers the phrases, with so many made-up titles, in an order and with a draw that `seed` fixes.
    pub fn new(raw: &RawData, corpus: &Corpus, teacher: &Teacher, made_up_titles: usize, seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let skills: Vec<Vec<String>> = raw.esco_skills.iter().map(|skill| esco_words(&skill.text)).collect();
        let mut names: BTreeSet<String> = teacher.words().iter().cloned().collect();
        names.extend(skills.iter().map(|words| words.join(" ")));
        names.extend(skills.iter().map(|words| words[..words.len().min(4)].join(" ")));
        names.extend(raw.programmes.iter().map(|programme| programme.title.to_lowercase()));
        names.extend(raw.courses.iter().map(|course| course.title.to_lowercase()));
        names.extend(
            raw.courses.iter().flat_map(|course| course.skills.iter().map(|skill| skill.to_lowercase())),
        );
        let titles = made_up(corpus, teacher, &skills, made_up_titles, &mut random);
        let mut names: Vec<String> = names.into_iter().filter(|name| name.len() > 1).collect();
        names.shuffle(&mut random);
        Self { names, titles }
    }
}

/// The first words of an ESCO entry. Its label, alternatives and description are run together; what the
/// words are worth is the teacher's to say, so no boundary is needed.
fn esco_words(text: &str) -> Vec<String> {
    text.split_whitespace().take(ESCO_WORDS).map(str::to_lowercase).collect()
}

fn made_up(
    corpus: &Corpus,
    teacher: &Teacher,
    skills: &[Vec<String>],
    count: usize,
    random: &mut ChaCha8Rng,
) -> Vec<String> {
    let mut heads: BTreeMap<&str, u32> = BTreeMap::new();
    for example in &corpus.titles {
        if let Some(head) =
            example.text.split(' ').next_back().filter(|head| head.chars().all(char::is_alphabetic))
        {
            *heads.entry(head).or_default() += 1;
        }
    }
    let mut heads: Vec<(&str, u32)> = heads.into_iter().collect();
    heads.sort_by_key(|&(head, count)| (std::cmp::Reverse(count), head));
    heads.truncate(HEADS);
    let words: Vec<&str> = teacher.words().iter().map(String::as_str).filter(|word| word.len() > 3).collect();
    let known: Vec<&str> = corpus.titles.iter().map(|example| example.text.as_str()).collect();
    let mut titles = BTreeSet::new();
    while titles.len() < count {
        // Frequent heads more often, though less so than in proportion.
        let Ok(&(head, _)) = heads.choose_weighted(random, |&(_, count)| f64::from(count).sqrt()) else {
            break;
        };
        let title = match titles.len() % 4 {
            0 => words.choose(random).map(|word| format!("{word} {head}")),
            // What follows the verb of a skill is mostly what it is done to.
            1 | 2 => skills.choose(random).and_then(|skill| {
                let object: Vec<&str> = skill.iter().skip(1).take(2).map(String::as_str).collect();
                (!object.is_empty()).then(|| format!("{} {head}", object.join(" ")))
            }),
            _ => known.choose(random).and_then(|title| {
                let (before, _) = title.rsplit_once(' ')?;
                Some(format!("{before} {head}"))
            }),
        };
        titles.extend(title);
    }
    let mut titles: Vec<String> = titles.into_iter().collect();
    titles.shuffle(random);
    titles
}
