//! The texts that were asked for, latest first, as they are kept on the device.

use serde::{Deserialize, Serialize};
use waymark_schema::advice::{Advice, AdviceLanguage};

/// Texts that are kept; the oldest goes first.
pub const MOST_ENTRIES: usize = 20;

/// A text and what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What tells entries apart.
    pub id: u32,
    /// The question, or what the text is.
    pub heading: String,
    /// Titles of the occupations that it is about.
    pub about: Vec<String>,
    /// Its language.
    pub language: AdviceLanguage,
    /// What the visitor was told about it: why it is not what they asked for, for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The text.
    pub advice: Advice,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// Latest first.
    pub entries: Vec<Entry>,
}

impl History {
    /// Adds a text, under the next number.
    pub fn add(&mut self, entry: Entry) {
        let id = self.entries.iter().map(|entry| entry.id).max().map_or(0, |id| id.wrapping_add(1));
        self.entries.insert(0, Entry { id, ..entry });
        self.entries.truncate(MOST_ENTRIES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_comes_first_and_the_oldest_goes() {
        let mut history = History::default();
        for number in 0..=MOST_ENTRIES {
            history.add(Entry {
                id: 0,
                heading: number.to_string(),
                about: Vec::new(),
                language: AdviceLanguage::English,
                remark: None,
                advice: Advice::default(),
            });
        }
        let headings: Vec<_> = history.entries.iter().map(|entry| entry.heading.as_str()).collect();
        assert_eq!(headings.len(), MOST_ENTRIES);
        assert_eq!((headings[0], headings[MOST_ENTRIES - 1]), ("20", "1"));
        let mut ids: Vec<_> = history.entries.iter().map(|entry| entry.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), MOST_ENTRIES);
    }
}
