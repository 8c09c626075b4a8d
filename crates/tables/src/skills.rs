//! Names of skills that people may write in a text, beyond those that occupations are rated by.

use crate::format::Table;
use crate::titles::shared_prefix;
use serde::{Deserialize, Serialize};

/// Names of skills from the European classification (ESCO): labels, and other words for the same skills.
/// They are sorted, and each leaves out what it has in common with the one before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SkillTables {
    /// Number of leading bytes each name shares with the one before.
    pub shared: Vec<u8>,
    /// The rest of each name, joined by line feeds.
    pub rest: String,
}

impl SkillTables {
    /// Builds the table from names, which must be sorted and without line feeds.
    pub fn from_sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut table = Self::default();
        let mut previous = "";
        for name in names {
            let shared = shared_prefix(previous, name);
            if !table.shared.is_empty() {
                table.rest.push('\n');
            }
            table.shared.push(shared);
            table.rest.push_str(&name[usize::from(shared)..]);
            previous = name;
        }
        table
    }

    /// Every name, in order.
    pub fn decode(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::with_capacity(self.shared.len());
        for (&shared, rest) in self.shared.iter().zip(self.rest.split('\n')) {
            let prefix = names.last().and_then(|name| name.get(..usize::from(shared))).unwrap_or_default();
            names.push(format!("{prefix}{rest}"));
        }
        names
    }
}

impl Table for SkillTables {
    const KIND: u8 = 5;
    const NAME: &'static str = "skills";

    fn check(&self) -> Result<(), String> {
        if !self.shared.is_empty() && self.rest.split('\n').count() != self.shared.len() {
            return Err("number of names differs from the columns".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Contract, read, write};

    #[test]
    fn names_survive_and_columns_that_differ_are_refused() {
        let mut table = SkillTables::from_sorted(["bake bread", "bake cakes", "lay bricks"]);
        assert_eq!(table.decode(), ["bake bread", "bake cakes", "lay bricks"]);
        let bytes = write(&table, Contract([7; 16])).unwrap();
        assert_eq!(read::<SkillTables>(&bytes).unwrap().0, table);
        table.shared.pop();
        assert!(write(&table, Contract([7; 16])).is_err());
    }
}
