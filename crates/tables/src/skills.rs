//! Names of skills that people may write in a text, beyond those that occupations are rated by.

use crate::format::Table;
use crate::titles::shared_prefix;
use serde::{Deserialize, Serialize};

/// Skills of the European classification (ESCO): labels, and other words for them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SkillTables {
    /// Labels, in order.
    pub labels: FrontCoded,
    /// Other words for skills, in order.
    pub alternatives: FrontCoded,
    /// Index of the label that each alternative belongs to.
    pub label_of: Vec<u16>,
}

/// Sorted words, each without what it has in common with the one before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FrontCoded {
    /// Number of leading bytes each entry shares with the one before.
    pub shared: Vec<u8>,
    /// The rest of each entry, joined by line feeds.
    pub rest: String,
}

impl FrontCoded {
    /// Codes entries, which must be sorted and without line feeds.
    pub fn from_sorted<'a>(entries: impl IntoIterator<Item = &'a str>) -> Self {
        let mut coded = Self::default();
        let mut previous = "";
        for entry in entries {
            let shared = shared_prefix(previous, entry);
            if !coded.shared.is_empty() {
                coded.rest.push('\n');
            }
            coded.shared.push(shared);
            coded.rest.push_str(&entry[usize::from(shared)..]);
            previous = entry;
        }
        coded
    }

    /// Every entry, in order.
    pub fn decode(&self) -> Vec<String> {
        let mut entries: Vec<String> = Vec::with_capacity(self.shared.len());
        for (&shared, rest) in self.shared.iter().zip(self.rest.split('\n')) {
            let prefix =
                entries.last().and_then(|entry| entry.get(..usize::from(shared))).unwrap_or_default();
            entries.push(format!("{prefix}{rest}"));
        }
        entries
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.shared.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.shared.is_empty()
    }

    fn check(&self) -> Result<(), String> {
        if !self.is_empty() && self.rest.split('\n').count() != self.len() {
            return Err("number of names differs from the columns".into());
        }
        Ok(())
    }
}

impl Table for SkillTables {
    const KIND: u8 = 5;
    const NAME: &'static str = "skills";

    fn check(&self) -> Result<(), String> {
        self.labels.check()?;
        self.alternatives.check()?;
        if self.label_of.len() != self.alternatives.len() {
            return Err("alternatives and their labels differ in number".into());
        }
        if self.label_of.iter().any(|&label| usize::from(label) >= self.labels.len()) {
            return Err("an alternative belongs to no label".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Contract, read, write};

    #[test]
    fn names_survive_and_an_alternative_without_label_is_refused() {
        let mut table = SkillTables {
            labels: FrontCoded::from_sorted(["bake bread", "bake cakes", "lay bricks"]),
            alternatives: FrontCoded::from_sorted(["bricklaying"]),
            label_of: vec![2],
        };
        assert_eq!(table.labels.decode(), ["bake bread", "bake cakes", "lay bricks"]);
        let bytes = write(&table, Contract([7; 16])).unwrap();
        assert_eq!(read::<SkillTables>(&bytes).unwrap().0, table);
        table.label_of[0] = 3;
        assert!(write(&table, Contract([7; 16])).is_err());
    }
}
