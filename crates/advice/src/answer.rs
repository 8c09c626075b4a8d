//! The forms of an answer: an explanation of several occupations, an answer to a question, a review.
//!
//! The composer writes them, a model is asked for them, and the page shows them. Every sentence carries
//! the numbers of the facts that bear it out.

use crate::fact::FactId;
use crate::language::Language;
use crate::standing::SkillMatch;
use serde::{Deserialize, Serialize};
use waymark_schema::profile::SkillLevelV1;

/// Version of these forms.
pub const ANSWER_VERSION: u32 = 1;

/// Who wrote a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The composer, from the facts alone.
    #[default]
    Composed,
    /// A language model; the check let it through.
    Model,
}

/// A sentence with the facts that bear it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// The sentence, plain text.
    pub text: String,
    /// The facts.
    #[serde(default)]
    pub facts: Vec<FactId>,
    /// Who wrote it.
    #[serde(default)]
    pub origin: Origin,
}

/// A row of the table of skills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillRow {
    /// The skill: the visitor's words, or the occupation's.
    pub skill: String,
    /// Where the visitor stands.
    pub level: SkillLevelV1,
    /// Why, in one line.
    pub reason: Sentence,
}

/// What is said of one occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleAdvice {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// What the occupation is: two or three sentences.
    pub description: Vec<Sentence>,
    /// The visitor's skills as a whole; see [`crate::standing`] for the rule.
    pub skill_match: SkillMatch,
    /// The visitor's skills one by one.
    pub skills: Vec<SkillRow>,
    /// How they apply: three or four sentences.
    pub applies: Vec<Sentence>,
    /// What to develop, and how.
    pub develop: Vec<Sentence>,
    /// One thing to do this week.
    pub next_step: Sentence,
}

/// Pay across the occupations against the visitor's own, and the one path chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeAdvice {
    /// A sentence for each occupation.
    pub comparison: Vec<Sentence>,
    /// Code of the chosen occupation, if one can be chosen.
    pub path: Option<String>,
    /// Why that one.
    pub reasons: Vec<Sentence>,
}

/// The written explanation of a profile's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Version of this form.
    pub v: u32,
    /// Its language.
    pub language: Language,
    /// Up to five occupations.
    pub roles: Vec<RoleAdvice>,
    /// Only where the visitor gave their pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income: Option<IncomeAdvice>,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Version of this form.
    pub v: u32,
    /// Its language.
    pub language: Language,
    /// The answer.
    pub sentences: Vec<Sentence>,
    /// Whether the facts hold an answer at all.
    pub answered: bool,
}

/// A doubt about a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// Code of the occupation in doubt.
    pub code: String,
    /// Why.
    pub reason: Sentence,
    /// Code of an occupation that may suit better, to be scored by the model on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
}

/// A review of recommendations. A doubt removes nothing: the page shows it beside the recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Version of this form.
    pub v: u32,
    /// Its language.
    pub language: Language,
    /// Doubts; none means that nothing speaks against any of them.
    pub doubts: Vec<Doubt>,
}

/// Where in an answer a sentence stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Code of the occupation that the part is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The part.
    pub part: Part,
}

/// Parts of an answer that hold sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// [`RoleAdvice::description`].
    Description,
    /// [`RoleAdvice::skills`].
    Skills,
    /// [`RoleAdvice::applies`].
    Applies,
    /// [`RoleAdvice::develop`].
    Develop,
    /// [`RoleAdvice::next_step`].
    NextStep,
    /// [`IncomeAdvice::comparison`].
    Comparison,
    /// [`IncomeAdvice::reasons`].
    Path,
    /// [`Answer::sentences`].
    Answer,
    /// [`Doubt::reason`].
    Doubt,
}

impl Explanation {
    /// Every sentence with its place, in reading order.
    pub fn sentences(&self) -> Vec<(Place, &Sentence)> {
        let mut all = Vec::new();
        for role in &self.roles {
            let place = |part| Place { code: Some(role.code.clone()), part };
            all.extend(role.description.iter().map(|sentence| (place(Part::Description), sentence)));
            all.extend(role.skills.iter().map(|row| (place(Part::Skills), &row.reason)));
            all.extend(role.applies.iter().map(|sentence| (place(Part::Applies), sentence)));
            all.extend(role.develop.iter().map(|sentence| (place(Part::Develop), sentence)));
            all.push((place(Part::NextStep), &role.next_step));
        }
        if let Some(income) = &self.income {
            let place = |part| Place { code: None, part };
            all.extend(income.comparison.iter().map(|sentence| (place(Part::Comparison), sentence)));
            all.extend(income.reasons.iter().map(|sentence| (place(Part::Path), sentence)));
        }
        all
    }
}
