//! Words with the occupations they speak of: what the encoder learns from.

use crate::raw::{RawData, RawRating};
use crate::train::splits::{is_test_title, is_validation_title};
use crate::words::{short_and_british, spanish_titles};
use anyhow::Result;
use rand::Rng;
use std::collections::{BTreeMap, BTreeSet};
use waymark_domain::{Domain, OccupationCode};
use waymark_engine::text::Kind;

/// A text with the occupations it speaks of, as weights that sum to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The words.
    pub text: String,
    /// Title or skill.
    pub kind: Kind,
    /// Occupations and their weights.
    pub targets: Vec<(usize, f32)>,
}

/// Examples in groups, because each group is sampled at its own rate.
pub struct Corpus {
    /// Job titles.
    pub titles: Vec<Example>,
    /// Names of technologies, activities and elements.
    pub names: Vec<Example>,
    /// Sentences, of which training takes pieces.
    pub sentences: Vec<Example>,
    /// Titles held out, with every occupation that they stand for.
    pub test_titles: Vec<HeldOut>,
    /// Titles kept from training to choose by: when to be confident.
    pub validation_titles: Vec<HeldOut>,
    /// Spanish titles held out.
    pub test_spanish: Vec<HeldOut>,
}

/// A title that was not trained on, with every occupation that it stands for.
pub type HeldOut = (String, BTreeSet<usize>);

/// How much an in-demand technology says of an occupation, against any other.
const IN_DEMAND_WEIGHT: f32 = 3.0;

impl Corpus {
    /// Gathers the corpus; held-out titles are in no training group, in none of their forms.
    pub fn new(raw: &RawData) -> Result<Self> {
        let Titles { mut train, test: test_titles, validation: validation_titles } = titles(raw);
        let (spanish, test_spanish) = spanish(raw)?;
        train.extend(other_forms(&train)?);
        train.extend(spanish);
        let mut names = technologies(raw);
        names.extend(activities(raw));
        for domain in
            [Domain::Skill, Domain::Knowledge, Domain::Ability, Domain::WorkActivity, Domain::WorkStyle]
        {
            names.extend(elements(raw, domain));
        }
        Ok(Self {
            titles: train,
            names,
            sentences: sentences(raw),
            test_titles,
            validation_titles,
            test_spanish,
        })
    }
}

/// A lower-case title with the occupations that it stands for.
type TitleMap = BTreeMap<String, BTreeSet<usize>>;

/// Titles by split.
struct Titles {
    train: Vec<Example>,
    test: Vec<HeldOut>,
    validation: Vec<HeldOut>,
}

fn titles(raw: &RawData) -> Titles {
    let mut train = TitleMap::new();
    let mut test = TitleMap::new();
    let mut validation = TitleMap::new();
    let mut add = |title: &str, code: OccupationCode| {
        let Some(occupation) = raw.index_of(code) else { return };
        let split = match title {
            title if is_test_title(title) => &mut test,
            title if is_validation_title(title) => &mut validation,
            _ => &mut train,
        };
        split.entry(title.to_lowercase()).or_default().insert(occupation);
        for form in forms(title).filter(|form| !is_test_title(form)) {
            if !is_test_title(title) && !is_validation_title(title) {
                train_form(&mut train, form, occupation);
            }
        }
    };
    for title in &raw.alternate_titles {
        add(&title.title, title.code);
        if let Some(short) = &title.short {
            add(short, title.code);
        }
    }
    for title in &raw.reported_titles {
        add(&title.title, title.code);
    }
    for occupation in &raw.occupations {
        let Some(index) = raw.index_of(occupation.code) else { continue };
        train_form(&mut train, &occupation.title, index);
        for part in occupation
            .title
            .split(", and ")
            .flat_map(|part| part.split(" and "))
            .flat_map(|part| part.split(", "))
        {
            if !is_test_title(part) && part.split(' ').count() > 1 {
                train_form(&mut train, part, index);
            }
        }
    }
    // An official title is known to everybody; it is no test of understanding.
    test.retain(|title, _| !train.contains_key(title));
    validation.retain(|title, _| !train.contains_key(title));
    Titles {
        train: examples(train),
        test: test.into_iter().collect(),
        validation: validation.into_iter().collect(),
    }
}

/// Abbreviations and British words for whole titles that are trained on, unless a split holds them out.
fn other_forms(train: &[Example]) -> Result<Vec<Example>> {
    let known: BTreeMap<&str, &Example> =
        train.iter().map(|example| (example.text.as_str(), example)).collect();
    let new = |form: &str| !known.contains_key(form) && !is_test_title(form) && !is_validation_title(form);
    let examples = short_and_british()?.filter_map(|(form, title)| {
        let example = known.get(title).filter(|_| new(form))?;
        Some(Example { text: form.to_owned(), ..(*example).clone() })
    });
    Ok(examples.collect())
}

/// Spanish titles, split by the same rule.
fn spanish(raw: &RawData) -> Result<(Vec<Example>, Vec<HeldOut>)> {
    let (mut train, mut test) = (TitleMap::new(), TitleMap::new());
    for (title, occupation) in spanish_titles(raw)? {
        let split = if is_test_title(title) { &mut test } else { &mut train };
        split.entry(title.to_owned()).or_default().insert(occupation);
    }
    Ok((examples(train), test.into_iter().collect()))
}

fn examples(titles: TitleMap) -> Vec<Example> {
    let example = |(text, occupations): (String, BTreeSet<usize>)| Example {
        kind: Kind::Title,
        targets: even(&occupations),
        text,
    };
    titles.into_iter().map(example).collect()
}

fn train_form(train: &mut TitleMap, form: &str, occupation: usize) {
    train.entry(form.to_lowercase()).or_default().insert(occupation);
}

/// The two readings of a title such as `CEO (Chief Executive Officer)`.
fn forms(title: &str) -> impl Iterator<Item = &str> {
    let split = title.split_once(" (").and_then(|(before, rest)| Some((before, rest.strip_suffix(')')?)));
    split.into_iter().flat_map(|(before, inside)| [before, inside]).filter(|form| form.len() > 1)
}

fn even(occupations: &BTreeSet<usize>) -> Vec<(usize, f32)> {
    let weight = 1.0 / occupations.len() as f32;
    occupations.iter().map(|&occupation| (occupation, weight)).collect()
}

/// Weights that sum to 1; `None` if there are none.
fn shares(weights: BTreeMap<usize, f32>) -> Option<Vec<(usize, f32)>> {
    let total: f32 = weights.values().sum();
    (total > 0.0)
        .then(|| weights.into_iter().map(|(occupation, weight)| (occupation, weight / total)).collect())
}

fn by_name(weights: BTreeMap<&str, BTreeMap<usize, f32>>) -> Vec<Example> {
    let example = |(name, weights): (&str, _)| {
        Some(Example {
            text: name.trim_end_matches('.').to_owned(),
            kind: Kind::Skill,
            targets: shares(weights)?,
        })
    };
    weights.into_iter().filter_map(example).collect()
}

fn technologies(raw: &RawData) -> Vec<Example> {
    let mut weights: BTreeMap<&str, BTreeMap<usize, f32>> = BTreeMap::new();
    for technology in &raw.technologies {
        if let Some(occupation) = raw.index_of(technology.code) {
            let weight = if technology.in_demand { IN_DEMAND_WEIGHT } else { 1.0 };
            weights.entry(&technology.name).or_default().insert(occupation, weight);
        }
    }
    by_name(weights)
}

fn activities(raw: &RawData) -> Vec<Example> {
    let detailed: BTreeMap<&str, (&str, &str)> = raw
        .detailed_activities
        .iter()
        .map(|activity| (activity.id.as_str(), (activity.title.as_str(), activity.intermediate.as_str())))
        .collect();
    let intermediate: BTreeMap<&str, &str> = raw
        .intermediate_activities
        .iter()
        .map(|activity| (activity.id.as_str(), activity.title.as_str()))
        .collect();
    let mut weights: BTreeMap<&str, BTreeMap<usize, f32>> = BTreeMap::new();
    for task in &raw.task_activities {
        let (Some(occupation), Some(&(title, parent))) =
            (raw.index_of(task.code), detailed.get(task.activity.as_str()))
        else {
            continue;
        };
        *weights.entry(title).or_default().entry(occupation).or_default() += 1.0;
        if let Some(&parent) = intermediate.get(parent) {
            *weights.entry(parent).or_default().entry(occupation).or_default() += 1.0;
        }
    }
    by_name(weights)
}

/// Names of elements: an occupation counts by how far the element's importance to it is above the
/// mean, squared, so that the occupations that live by it stand out.
fn elements(raw: &RawData, domain: Domain) -> Vec<Example> {
    let family = raw.family(domain);
    let mut examples = Vec::new();
    for (at, element) in family.elements.iter().enumerate() {
        let importance = |ratings: &Vec<RawRating>| ratings.get(at).and_then(|rating| rating.importance);
        let published: Vec<(usize, f32)> = family
            .ratings
            .iter()
            .filter_map(|(&code, ratings)| Some((raw.index_of(code)?, importance(ratings)?)))
            .collect();
        let mean = published.iter().map(|(_, value)| value).sum::<f32>() / published.len().max(1) as f32;
        let weights =
            published.into_iter().map(|(occupation, value)| (occupation, (value - mean).max(0.0).powi(2)));
        if let Some(targets) = shares(weights.collect()) {
            examples.push(Example { text: element.name.clone(), kind: Kind::Skill, targets });
        }
    }
    examples
}

fn sentences(raw: &RawData) -> Vec<Example> {
    let tasks = raw.tasks.iter().map(|task| (task.text.as_str(), task.code));
    let descriptions = raw.occupations.iter().flat_map(|occupation| {
        occupation.description.split(". ").map(move |sentence| (sentence, occupation.code))
    });
    tasks
        .chain(descriptions)
        .filter_map(|(text, code)| {
            let targets = vec![(raw.index_of(code)?, 1.0)];
            Some(Example { text: text.to_owned(), kind: Kind::Skill, targets })
        })
        .collect()
}

/// A piece of two to ten neighbouring words, so that a short phrase is understood as well as a sentence.
pub fn piece(text: &str, random: &mut impl Rng) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = random.random_range(2..=10).min(words.len());
    let start = random.random_range(0..=words.len() - length);
    words[start..start + length].join(" ")
}

/// The text as somebody might have typed it: now and then with a slip of the finger, a word left
/// out, or its words in another order.
pub fn mistype(text: &str, random: &mut impl Rng) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if words.len() > 2 && random.random_bool(0.15) {
        words.remove(random.random_range(0..words.len()));
    }
    if words.len() > 1 && random.random_bool(0.1) {
        let (a, b) = (random.random_range(0..words.len()), random.random_range(0..words.len()));
        words.swap(a, b);
    }
    if !words.is_empty() && random.random_bool(0.15) {
        let word = random.random_range(0..words.len());
        words[word] = slip(&words[word], random);
    }
    words.join(" ")
}

/// The text with a slip of the finger in its longest word.
pub fn mistype_always(text: &str, random: &mut impl Rng) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if let Some(word) = words.iter_mut().max_by_key(|word| word.chars().count()) {
        *word = slip(word, random);
    }
    words.join(" ")
}

fn slip(word: &str, random: &mut impl Rng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let at = random.random_range(1..letters.len() - 1);
    match random.random_range(0..3) {
        0 => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}
