//! The two languages: their sentences, and how figures are written in both.
//!
//! Names of occupations, skills and technologies come from the tables and stay in English; Spanish
//! sentences quote them. Figures are written as they are in the United States in both languages.

mod english;
mod spanish;

use crate::fact::{Fact, Unit, Value};
use crate::standing::SkillMatch;
use serde::{Deserialize, Serialize};
use waymark_schema::profile::SkillLevelV1;

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

    /// Its own name, for a prompt.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Spanish (español)",
        }
    }
}

/// The sentences of a language. Where a method takes `variant`, any number gives one of several
/// wordings. Amounts come written (see [`money`], [`percent`], [`level`]), so that every wording has the
/// same figure; `title` is the occupation's, in the plural.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait Voice: Sync {
    /// What a fact says, in a line.
    fn fact(&self, fact: &Fact) -> String;
    fn level(&self, level: SkillLevelV1) -> &'static str;
    fn skill_match(&self, skill_match: SkillMatch) -> &'static str;
    /// A list as `a, b and c`.
    fn list(&self, items: &[String]) -> String;
    fn quote(&self, words: &str) -> String;
    fn per(&self, unit: Unit) -> &'static str;
    fn at_least(&self, figure: &str) -> String;
    /// Education on entry as the projections name it, or a key of the profile's form, in words.
    fn education(&self, name: &str) -> String;
    fn training(&self, name: &str) -> String;
    /// A place of the wage survey, in words.
    fn area(&self, name: &str) -> String;

    fn activities(&self, title: &str, activities: &[String], variant: u64) -> String;
    fn known_for(&self, title: &str, elements: &[String], variant: u64) -> String;
    fn preparation(&self, title: &str, entry: Option<&str>, zone: u8, variant: u64) -> String;
    fn zone(&self, title: &str, zone: u8) -> String;
    fn pay(&self, title: &str, median: &str, area: &str, variant: u64) -> String;
    fn pay_span(&self, low: &str, high: &str, variant: u64) -> String;
    fn no_pay(&self, title: &str) -> String;
    fn growth(&self, title: &str, amount: f64, years: &str, average: Option<f64>, variant: u64) -> String;
    fn openings(&self, title: &str, openings: &str, years: &str, variant: u64) -> String;
    fn no_outlook(&self, title: &str) -> String;

    fn own_as_element(&self, own: &str, against: &str, level: SkillLevelV1, variant: u64) -> String;
    fn own_same(&self, own: &str, title: &str, level: SkillLevelV1, variant: u64) -> String;
    fn own_as_technology(&self, own: &str, title: &str, in_demand: bool, variant: u64) -> String;
    fn own_unknown(&self, own: &str, title: &str) -> String;
    fn have(&self, names: &[String], title: &str, variant: u64) -> String;
    fn have_one(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String;
    fn close(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String;
    /// What speaks for a match most; `words` are the visitor's own, where the part is a role or a goal.
    fn leading_part(&self, part: &str, words: Option<&str>, variant: u64) -> String;
    /// What matters to the visitor at work: a key of the profile's form, in words.
    fn work_value(&self, key: &str) -> &'static str;
    fn overall(&self, probability: &str, skill_match: SkillMatch, title: &str, variant: u64) -> String;
    fn nothing_rated(&self, title: &str) -> String;

    fn gap(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String;
    fn learn_knowledge(&self, name: &str, programmes: &[String], variant: u64) -> String;
    fn practise_skill(&self, name: &str, variant: u64) -> String;
    fn learn_technology(&self, name: &str, title: &str, variant: u64) -> String;
    fn on_the_job(&self, training: &str) -> String;
    fn education_gap(&self, entry: &str, own: &str) -> String;
    fn nothing_missing(&self, title: &str, variant: u64) -> String;

    fn step_knowledge(&self, name: &str, variant: u64) -> String;
    fn step_skill(&self, name: &str, variant: u64) -> String;
    fn step_technology(&self, name: &str, variant: u64) -> String;
    fn step_talk(&self, title: &str, variant: u64) -> String;

    fn reason_gap(&self, required: &str, estimated: &str, level: SkillLevelV1) -> String;
    fn reason_element(&self, against: &str, level: SkillLevelV1) -> String;
    fn reason_same(&self, level: SkillLevelV1) -> String;
    fn reason_technology(&self, in_demand: bool) -> String;
    fn reason_unknown(&self) -> String;

    fn income(&self, title: &str, median: &str, difference: f64, percent: f64) -> String;
    fn income_unknown(&self, title: &str, median: Option<&str>) -> String;
    fn path(&self, title: &str, probability: &str, variant: u64) -> String;
    fn path_pay(&self, title: &str, median: &str, difference: Option<f64>) -> String;
    fn path_best_match(&self, title: &str) -> String;
    fn path_gap(&self, name: Option<&str>) -> String;
    fn no_path(&self) -> String;

    fn entry(&self, title: &str, entry: &str, variant: u64) -> String;
    fn no_entry(&self, title: &str) -> String;
    fn education_shares(&self, shares: &[(String, String)]) -> String;
    fn experience(&self, experience: &str) -> String;
    fn programmes(&self, names: &[String], variant: u64) -> String;
    fn without_degree(&self, title: &str, entry: &str, possible: bool) -> String;
    fn important(&self, title: &str, names: &[String], knowledge: bool, variant: u64) -> String;
    fn tools(&self, title: &str, names: &[String], variant: u64) -> String;
    fn tools_in_demand(&self, names: &[String], variant: u64) -> String;
    fn no_tools(&self, title: &str) -> String;
    fn no_activities(&self, title: &str) -> String;
    fn similar(&self, title: &str, names: &[String], variant: u64) -> String;
    fn no_similar(&self, title: &str) -> String;
    fn exposure(&self, title: &str, share: &str, variant: u64) -> String;
    fn no_exposure(&self, title: &str) -> String;
    fn bright(&self, reason: &str) -> String;
    fn not_in_data(&self, title: &str) -> String;
    fn doubt(&self, title: &str, probability: &str) -> String;
    fn doubt_gap(&self, title: &str) -> String;
}

/// One of several wordings.
fn choose<const N: usize>(variant: u64, wordings: [String; N]) -> String {
    let count = wordings.len() as u64;
    wordings.into_iter().nth((variant % count.max(1)) as usize).unwrap_or_default()
}

/// A whole number in groups of three: `1,692,100`.
pub fn grouped(amount: f64) -> String {
    let digits = format!("{:.0}", amount.abs());
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
        assert_eq!(grouped(1_692_100.0), "1,692,100");
        assert_eq!(grouped(999.0), "999");
        assert_eq!(money(133_080.0, Unit::DollarsPerYear), "$133,080");
        assert_eq!(money(31.4, Unit::DollarsPerHour), "$31.40");
        assert_eq!(percent(15.84), "15.8%");
        assert_eq!(percent(62.0), "62%");
        assert_eq!(percent(-3.42), "-3.4%");
    }
}
