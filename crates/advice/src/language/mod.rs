//! The two languages: their sentences, and how figures are written in both.
//!
//! Names come from the tables, in English. What occupations are rated by has a Spanish name too; titles,
//! technologies, activities and programmes stay as published. Spanish sentences quote both. Figures are written
//! as they are in the United States in both languages.

mod english;
mod spanish;
mod voice;

pub use voice::{DevelopVoice, FitVoice, IncomeVoice, OccupationVoice, QuestionVoice, Voice, Words};

use crate::fact::{Unit, Value};
use crate::text::stems;
use serde::{Deserialize, Serialize};
use waymark_domain::grouped;

/// A language that advice is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// Its sentences.
    pub fn voice(self) -> &'static dyn Voice {
        match self {
            Self::English => &english::English,
            Self::Spanish => &spanish::Spanish,
        }
    }

    /// The name in this language of a skill, an area of knowledge, an ability or a work style of the tables; as it
    /// is, where it is none of these.
    pub fn element(self, english: &str) -> &str {
        let own = if self == Self::Spanish { spanish::element(english) } else { None };
        own.unwrap_or(english)
    }

    /// The word between the last two of a list, of which `next` is the last.
    pub fn and(self, next: &str) -> &'static str {
        match self {
            Self::English => "and",
            Self::Spanish => spanish::Spanish::and(next),
        }
    }

    /// Its own name, for a prompt.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Spanish (español)",
        }
    }
}

/// Whether the words are the name of an element of the tables, in either language: but for plurals, accents and
/// capitals.
pub(crate) fn is_name_of(words: &str, element: &str) -> bool {
    let said = stems(words);
    said == stems(element) || spanish::element(element).is_some_and(|own| said == stems(own))
}

/// One of several wordings.
fn choose<const N: usize>(variant: u64, wordings: [String; N]) -> String {
    let count = wordings.len() as u64;
    wordings.into_iter().nth((variant % count.max(1)) as usize).unwrap_or_default()
}

/// Dollars: whole ones for a year (`$133,080`), with cents for an hour (`$31.40`).
pub fn money(amount: f64, unit: Unit) -> String {
    if unit == Unit::DollarsPerHour {
        return format!("${:.2}", amount.abs());
    }
    format!("${}", grouped(amount))
}

/// A share: `62%`, `15.8%`, `-3.4%`.
pub fn percent(amount: f64) -> String {
    let rounded = (amount * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 { format!("{rounded:.0}%") } else { format!("{rounded:.1}%") }
}

/// A level of 0 to 7, or an importance of 1 to 5.
pub fn level(value: f32) -> String {
    format!("{value:.1}")
}

/// A number with its unit, as it stands in sentences: `$133,080 a year`, `62%`.
pub fn figure(value: &Value, voice: &dyn Voice) -> Option<String> {
    let Value::Number { amount, unit, at_least } = *value else { return None };
    let plain = match unit {
        Unit::DollarsPerYear | Unit::DollarsPerHour => format!("{} {}", money(amount, unit), voice.per(unit)),
        Unit::Percent => percent(amount),
        Unit::Jobs | Unit::OpeningsPerYear => grouped(amount),
        Unit::Importance => level(amount as f32),
        Unit::JobZone => format!("{amount:.0}"),
    };
    Some(if at_least { voice.at_least(&plain) } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_the_same_way_everywhere() {
        assert_eq!(money(133_080.0, Unit::DollarsPerYear), "$133,080");
        assert_eq!(money(31.4, Unit::DollarsPerHour), "$31.40");
        assert_eq!(percent(15.84), "15.8%");
        assert_eq!(percent(62.0), "62%");
        assert_eq!(percent(-3.42), "-3.4%");
    }
}
