//! Known job titles, for exact understanding and for completing what is typed.

use crate::text::plain;
use std::collections::HashMap;
use waymark_tables::TitleTables;

/// Every known title with its occupations.
pub struct Lexicon {
    titles: Vec<KnownTitle>,
    /// Index into `titles` by plain form.
    by_plain: HashMap<String, u32>,
    /// Per occupation, indices of its reported titles in `titles`.
    reported: Vec<Vec<u16>>,
}

/// A title and what it stands for.
pub struct KnownTitle {
    /// As published.
    pub title: String,
    /// Plain form; see [`plain`].
    plain: String,
    /// Indices of occupations, most typical first.
    pub occupations: Vec<u16>,
}

/// Share of a known title's meaning that each of its occupations gets: the first most.
fn shares(count: usize) -> impl Iterator<Item = f32> {
    let total: f32 = (1..=count).map(|rank| 1.0 / rank as f32).sum();
    (1..=count).map(move |rank| 1.0 / rank as f32 / total)
}

impl Lexicon {
    /// Decodes a title table.
    pub fn new(table: &TitleTables) -> Self {
        let titles: Vec<KnownTitle> = table
            .decode()
            .into_iter()
            .map(|(title, occupations)| KnownTitle { plain: plain(&title), title, occupations })
            .collect();
        let mut by_plain = HashMap::with_capacity(titles.len());
        for (index, title) in titles.iter().enumerate() {
            by_plain.entry(title.plain.clone()).or_insert(index as u32);
        }
        Self { titles, by_plain, reported: table.reported.clone() }
    }

    /// The known title that has the same plain form.
    pub fn find(&self, text: &str) -> Option<&KnownTitle> {
        self.by_plain.get(&plain(text)).map(|&index| &self.titles[index as usize])
    }

    /// The known title whose plain form is this.
    pub fn find_plain(&self, plain: &str) -> Option<&KnownTitle> {
        self.by_plain.get(plain).map(|&index| &self.titles[index as usize])
    }

    /// Occupations that a known title stands for, with shares that sum to 1.
    pub fn meaning(&self, text: &str) -> Option<Vec<(usize, f32)>> {
        let known = self.find(text)?;
        let occupations = known.occupations.iter().map(|&occupation| usize::from(occupation));
        Some(occupations.zip(shares(known.occupations.len())).collect())
    }

    /// Known titles for what was typed so far: those that begin with it first, then those with a
    /// word that does, shorter titles first.
    pub fn complete(&self, text: &str, top: usize) -> Vec<&KnownTitle> {
        let typed = plain_prefix(text);
        if typed.is_empty() {
            return Vec::new();
        }
        let inner = format!(" {typed}");
        let mut found: Vec<(usize, usize, &KnownTitle)> = self
            .titles
            .iter()
            .filter_map(|known| {
                let class = if known.plain == typed {
                    0
                } else if known.plain.starts_with(&typed) {
                    1
                } else if known.plain.contains(&inner) {
                    2
                } else {
                    return None;
                };
                Some((class, known.plain.len(), known))
            })
            .collect();
        found.sort_by(|a, b| (a.0, a.1, &a.2.plain).cmp(&(b.0, b.1, &b.2.plain)));
        found.dedup_by(|a, b| a.2.plain == b.2.plain);
        found.into_iter().take(top).map(|(_, _, known)| known).collect()
    }

    /// Titles that holders of an occupation report, most typical first.
    pub fn reported(&self, occupation: usize) -> impl Iterator<Item = &str> {
        let indices = self.reported.get(occupation).map(Vec::as_slice).unwrap_or_default();
        indices
            .iter()
            .filter_map(|&index| self.titles.get(usize::from(index)).map(|known| known.title.as_str()))
    }
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
    fn completion_puts_beginnings_first_and_lists_a_title_once() {
        let lexicon = lexicon();
        let titles: Vec<&str> =
            lexicon.complete("nurs", 10).into_iter().map(|known| known.title.as_str()).collect();
        assert_eq!(titles, ["Nurse", "Nurse Aide", "Head Nurse"]);
        assert!(lexicon.complete("  ", 10).is_empty());
    }

    #[test]
    fn reported_titles_are_named() {
        assert_eq!(lexicon().reported(1).collect::<Vec<_>>(), ["Nurse Aide"]);
        assert_eq!(lexicon().reported(99).count(), 0);
    }
}
