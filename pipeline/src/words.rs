//! Tables of words that say what the raw data do not: abbreviations, British words and
//! Spanish titles. They are this project's own, in `pipeline/words`.

use crate::raw::RawData;
use anyhow::{Context, Result, ensure};
use rand::Rng;
use rand::seq::IndexedRandom;
use std::collections::HashMap;
use waymark_domain::OccupationCode;

const ABBREVIATIONS: &str = include_str!("../words/abbreviations.tsv");
const BRITISH: &str = include_str!("../words/british.tsv");
const SPANISH: &str = include_str!("../words/spanish_titles.tsv");

/// Words and phrases with the forms that mean the same.
pub struct Synonyms {
    forms: HashMap<&'static str, Vec<&'static str>>,
    longest: usize,
}

impl Synonyms {
    /// Other forms of words in a job title: abbreviations, and what the British say.
    pub fn of_titles() -> Result<Self> {
        let mut forms: HashMap<&str, Vec<&str>> = HashMap::new();
        for (short, long) in rows("abbreviations.tsv", ABBREVIATIONS)? {
            forms.entry(long).or_default().push(short);
        }
        for (british, american) in rows("british.tsv", BRITISH)? {
            forms.entry(american).or_default().push(british);
        }
        let longest = forms.keys().map(|phrase| phrase.split(' ').count()).max().unwrap_or(1);
        Ok(Self { forms, longest })
    }

    /// The title with one of its words or phrases said otherwise, if there is such a form.
    pub fn vary(&self, title: &str, random: &mut impl Rng) -> Option<String> {
        let words: Vec<&str> = title.split_whitespace().collect();
        let mut found = Vec::new();
        for start in 0..words.len() {
            for end in start + 1..=words.len().min(start + self.longest) {
                if let Some(forms) = self.forms.get(words[start..end].join(" ").as_str()) {
                    found.push((start, end, forms));
                }
            }
        }
        let &(start, end, forms) = found.choose(random)?;
        let form = forms.choose(random)?;
        let said: Vec<&str> =
            words[..start].iter().chain(std::iter::once(form)).chain(&words[end..]).copied().collect();
        Some(said.join(" "))
    }
}

/// Abbreviations and British words that are titles by themselves, each with what it stands for.
pub fn short_and_british() -> Result<impl Iterator<Item = (&'static str, &'static str)>> {
    Ok(rows("abbreviations.tsv", ABBREVIATIONS)?.into_iter().chain(rows("british.tsv", BRITISH)?))
}

/// Spanish titles with the index of their occupation.
pub fn spanish_titles(raw: &RawData) -> Result<Vec<(&'static str, usize)>> {
    rows("spanish_titles.tsv", SPANISH)?
        .into_iter()
        .map(|(code, title)| {
            let code: OccupationCode = code.parse().with_context(|| format!("spanish_titles.tsv: {code}"))?;
            let index =
                raw.index_of(code).with_context(|| format!("spanish_titles.tsv: {code} has no data"))?;
            Ok((title, index))
        })
        .collect()
}

/// Rows of a table of two columns, without its header.
fn rows(name: &str, table: &'static str) -> Result<Vec<(&'static str, &'static str)>> {
    let row = |(number, line): (usize, &'static str)| {
        let (left, right) =
            line.split_once('\t').with_context(|| format!("{name}, line {}: no tab", number + 1))?;
        ensure!(
            !left.is_empty() && !right.is_empty() && !right.contains('\t'),
            "{name}, line {}: it must have two columns",
            number + 1
        );
        Ok((left, right))
    };
    table.lines().enumerate().skip(1).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn a_title_is_said_otherwise() {
        let synonyms = Synonyms::of_titles().unwrap();
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let said: Vec<String> =
            (0..40).filter_map(|_| synonyms.vary("registered nurse manager", &mut random)).collect();
        assert!(said.iter().any(|title| title == "rn manager"), "{said:?}");
        assert!(said.iter().any(|title| title == "registered nurse mgr"), "{said:?}");
        assert_eq!(synonyms.vary("xylophonist", &mut random), None);
    }
}
