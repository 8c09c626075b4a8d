//! Job titles people use, and the occupations they stand for.

use crate::format::Table;
use serde::{Deserialize, Serialize};

/// Alternate titles with their occupations, sorted by lower-case title.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TitleTables {
    /// Number of leading bytes each title shares with the one before.
    pub shared: Vec<u8>,
    /// The rest of each title, joined by line feeds.
    pub rest: String,
    /// Number of occupations each title stands for.
    pub counts: Vec<u8>,
    /// Indices of those occupations, most typical first.
    pub occupations: Vec<u16>,
    /// Per occupation, the indices of its reported titles (those that job holders give), as published.
    pub reported: Vec<Vec<u16>>,
}

impl TitleTables {
    /// Builds the table from titles with their occupations; `titles` must be sorted.
    pub fn from_sorted(titles: &[(String, Vec<u16>)], reported: Vec<Vec<u16>>) -> Self {
        let mut table = Self { reported, ..Self::default() };
        let mut previous = "";
        for (title, occupations) in titles {
            let shared = shared_prefix(previous, title);
            if !table.shared.is_empty() {
                table.rest.push('\n');
            }
            table.shared.push(shared);
            table.rest.push_str(&title[usize::from(shared)..]);
            table.counts.push(occupations.len().min(255) as u8);
            table.occupations.extend(occupations.iter().take(255));
            previous = title;
        }
        table
    }

    /// Hands over every title with its occupations, in order.
    pub fn each(&self, mut take: impl FnMut(&str, &[u16])) {
        let (mut title, mut start) = (String::new(), 0);
        for ((&shared, &count), rest) in self.shared.iter().zip(&self.counts).zip(self.rest.split('\n')) {
            let shared = usize::from(shared);
            title.truncate(if title.is_char_boundary(shared) { shared } else { 0 });
            title.push_str(rest);
            let end = start + usize::from(count);
            take(&title, &self.occupations[start..end]);
            start = end;
        }
    }

    /// The same, each with its own list.
    pub fn decode(&self) -> Vec<(String, Vec<u16>)> {
        let mut titles = Vec::with_capacity(self.counts.len());
        self.each(|title, occupations| titles.push((title.to_owned(), occupations.to_vec())));
        titles
    }
}

/// Length in bytes of the common beginning, on a character boundary, at most 255.
pub(crate) fn shared_prefix(a: &str, b: &str) -> u8 {
    let mut length = 0;
    for (left, right) in a.chars().zip(b.chars()) {
        if left != right || length + left.len_utf8() > 255 {
            break;
        }
        length += left.len_utf8();
    }
    length as u8
}

impl Table for TitleTables {
    const KIND: u8 = 2;
    const NAME: &'static str = "titles";

    fn check(&self) -> Result<(), String> {
        let count = self.shared.len();
        let named: usize = self.counts.iter().map(|&count| usize::from(count)).sum();
        if self.counts.len() != count || named != self.occupations.len() {
            return Err("lengths of the title columns differ".into());
        }
        if count != 0 && self.rest.split('\n').count() != count {
            return Err("number of titles differs from the columns".into());
        }
        let occupations = self.reported.len();
        if self.occupations.iter().any(|&index| usize::from(index) >= occupations) {
            return Err("an index into occupations is out of range".into());
        }
        if self.reported.iter().flatten().any(|&index| usize::from(index) >= count) {
            return Err("an index into titles is out of range".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Contract, read, write};

    #[test]
    fn titles_survive_front_coding() {
        let titles: Vec<(String, Vec<u16>)> = [("aide", vec![3]), ("aidé", vec![1, 2]), ("baker", vec![0])]
            .into_iter()
            .map(|(title, occupations)| (title.to_owned(), occupations))
            .collect();
        let reported = vec![vec![0], vec![], vec![2], vec![]];
        let table = TitleTables::from_sorted(&titles, reported.clone());
        assert_eq!(table.decode(), titles);
        assert!(TitleTables::from_sorted(&titles, reported[..3].to_vec()).check().is_err());
        assert!(TitleTables::from_sorted(&titles[..2], reported).check().is_err());
        let bytes = write(&table, Contract([7; 16])).unwrap();
        assert_eq!(read::<TitleTables>(&bytes).unwrap(), (table, Contract([7; 16])));
    }
}
