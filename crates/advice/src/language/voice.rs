//! The sentences that every language has, by subject.
//!
//! Where a method takes `variant`, any number gives one of several wordings. Amounts come written (see
//! [`super::money`], [`super::percent`], [`super::level`]), so that every wording has the same figure, and names as
//! the language has them; `title` is the occupation's, in the plural.

use crate::fact::{Fact, Unit};
use crate::standing::SkillMatch;
use waymark_schema::profile::SkillLevelV1;

/// Words and figures, and what a fact says in a line.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait Words {
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
    /// What matters to the visitor at work: a key of the profile's form, in words.
    fn work_value(&self, key: &str) -> &'static str;
}

/// What an occupation is, pays and grows by.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait OccupationVoice: Words {
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
}

/// How the visitor's skills apply, and the table of them.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait FitVoice: Words {
    fn own_as_element(&self, own: &str, against: &str, level: SkillLevelV1, variant: u64) -> String;
    fn own_same(&self, own: &str, title: &str, level: SkillLevelV1, variant: u64) -> String;
    fn own_as_technology(&self, own: &str, title: &str, in_demand: bool, variant: u64) -> String;
    fn own_unknown(&self, own: &str, title: &str) -> String;
    fn have(&self, names: &[String], title: &str, variant: u64) -> String;
    fn have_one(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String;
    fn close(&self, name: &str, required: &str, estimated: &str, variant: u64) -> String;
    /// What speaks for a match most; `words` are the visitor's own, where the part is a role or a goal.
    fn leading_part(&self, part: &str, words: Option<&str>, variant: u64) -> String;
    fn overall(&self, probability: &str, skill_match: SkillMatch, title: &str, variant: u64) -> String;
    fn nothing_rated(&self, title: &str) -> String;
    fn reason_gap(&self, required: &str, estimated: &str, level: SkillLevelV1) -> String;
    fn reason_element(&self, against: &str, level: SkillLevelV1) -> String;
    fn reason_same(&self, level: SkillLevelV1) -> String;
    fn reason_technology(&self, in_demand: bool) -> String;
    fn reason_unknown(&self) -> String;
    fn doubt(&self, title: &str, probability: &str) -> String;
    fn doubt_gap(&self, title: &str) -> String;
}

/// What to develop, how, and the next step.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait DevelopVoice: Words {
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
}

/// Pay compared, and the path.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait IncomeVoice: Words {
    fn income(&self, title: &str, median: &str, difference: f64, percent: f64) -> String;
    fn income_unknown(&self, title: &str, median: Option<&str>) -> String;
    fn path(&self, title: &str, probability: &str, variant: u64) -> String;
    fn path_pay(&self, title: &str, median: &str, difference: Option<f64>) -> String;
    fn path_best_match(&self, title: &str) -> String;
    fn path_gap(&self, name: Option<&str>) -> String;
    fn no_path(&self) -> String;
}

/// Answers to questions.
#[expect(missing_docs, reason = "each method is the sentence of its name")]
pub trait QuestionVoice: Words {
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
}

/// Everything that a language says.
pub trait Voice: OccupationVoice + FitVoice + DevelopVoice + IncomeVoice + QuestionVoice + Sync {}

impl<T: OccupationVoice + FitVoice + DevelopVoice + IncomeVoice + QuestionVoice + Sync> Voice for T {}
