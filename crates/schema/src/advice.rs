//! Written advice: as the worker composes it on the device, and as a proxy sends it.
//!
//! Both come in one form, so the page shows them in one way. It is read leniently: a proxy may be newer
//! than the page, and what the page does not know it leaves out. `waymark-advice` says what each part
//! holds and by which rules it is made.

use crate::profile::{ProfileV1, SkillLevelV1};
use crate::recommendation::Match;
use serde::{Deserialize, Serialize};

/// A language that advice is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum AdviceLanguage {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdviceTask {
    /// Explain these occupations.
    Explain,
    /// Answer a question about them, or about the one that the question names.
    Ask {
        /// In the visitor's words.
        question: String,
    },
    /// Say what speaks against them.
    Review,
}

/// What to compose, and from what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComposeRequest {
    /// The visitor's profile; it may say nothing.
    pub profile: ProfileV1,
    /// What is to be written.
    pub task: AdviceTask,
    /// O*NET-SOC codes, in the order in which the page shows them.
    pub codes: Vec<String>,
    /// In which language.
    pub language: AdviceLanguage,
}

/// What was composed on the device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Composed {
    /// The occupations that it is about: those asked for, or the one that the question names.
    pub about: Vec<About>,
    /// The words of the question that named an occupation other than those asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// The text.
    pub advice: Advice,
}

/// An occupation that advice is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// The visitor's match, unless they said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Match>,
}

/// A written text with the facts that it rests on. One of the first three is there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Advice {
    /// To [`AdviceTask::Explain`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<WrittenExplanation>,
    /// To [`AdviceTask::Ask`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<WrittenAnswer>,
    /// To [`AdviceTask::Review`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Every fact that a sentence names.
    pub facts: Vec<CitedFact>,
    /// Who wrote it.
    pub mode: Mode,
    /// What went otherwise than hoped for, where a language model was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// How the language model's sentences fared.
    pub report: Report,
}

/// Who wrote a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The composer alone.
    #[default]
    Composed,
    /// A language model, at least in part.
    Model,
}

/// Why a language model did not write the text, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// The proxy has none.
    NoModel,
    /// It is busy, or today's money is spent.
    Busy,
    /// It could not be reached, failed, or took too long.
    Unavailable,
    /// It broke off.
    Incomplete,
    /// Nothing that it said held.
    NothingHeld,
    /// A reason that this page does not know.
    #[serde(other)]
    Other,
}

/// How a language model's sentences fared in the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Let through as they were.
    pub accepted: u32,
    /// Put right, or replaced by a composed sentence.
    pub repaired: u32,
    /// Dropped.
    pub rejected: u32,
}

/// A fact in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CitedFact {
    /// Its name in this text, such as `F7`.
    pub id: String,
    /// The occupation's code, unless the visitor said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

/// A sentence with the names of the facts that bear it out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sentence {
    /// Plain text.
    pub text: String,
    /// Names of facts.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Who wrote it.
    #[serde(default)]
    pub origin: Mode,
}

/// An explanation of up to five occupations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WrittenExplanation {
    /// The occupations.
    pub roles: Vec<RoleAdvice>,
    /// Only where the visitor gave their pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income: Option<IncomeAdvice>,
}

/// What is said of one occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAdvice {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// What the occupation is.
    pub description: Vec<Sentence>,
    /// The visitor's skills as a whole.
    pub skill_match: SkillMatchV1,
    /// The visitor's skills one by one.
    pub skills: Vec<SkillRow>,
    /// How they apply.
    pub applies: Vec<Sentence>,
    /// What to develop, and how.
    pub develop: Vec<Sentence>,
    /// One thing to do this week.
    pub next_step: Sentence,
}

/// How well the visitor's skills as a whole fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillMatchV1 {
    /// Weak.
    Weak,
    /// Partial.
    Partial,
    /// Strong.
    Strong,
}

/// A row of the table of skills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillRow {
    /// The skill.
    pub skill: String,
    /// Where the visitor stands.
    pub level: SkillLevelV1,
    /// Why, in one line.
    pub reason: Sentence,
}

/// Pay across the occupations against the visitor's own, and the one path chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomeAdvice {
    /// A sentence for each occupation.
    pub comparison: Vec<Sentence>,
    /// Code of the chosen occupation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Why that one.
    pub reasons: Vec<Sentence>,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WrittenAnswer {
    /// The answer.
    pub sentences: Vec<Sentence>,
    /// Whether the facts hold an answer at all.
    #[serde(default)]
    pub answered: bool,
}

/// Doubts about recommendations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Review {
    /// None means that nothing speaks against any of them.
    pub doubts: Vec<Doubt>,
}

/// A doubt about a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Code of the occupation in doubt.
    pub code: String,
    /// Why.
    pub reason: Sentence,
    /// Code of an occupation that may suit better; the model on the device scores it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
}

/// A sentence that a proxy sends before the whole text is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streamed {
    /// Where it stands.
    pub place: Place,
    /// The sentence.
    pub sentence: Sentence,
}

/// Where in a text a sentence stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The occupation's code, if the part is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The part, such as `description`.
    pub part: String,
}

impl Advice {
    /// Every sentence, in reading order.
    pub fn sentences(&self) -> Vec<&Sentence> {
        let mut all = Vec::new();
        if let Some(explanation) = &self.explanation {
            for role in &explanation.roles {
                all.extend(&role.description);
                all.extend(role.skills.iter().map(|row| &row.reason));
                all.extend(role.applies.iter().chain(&role.develop));
                all.push(&role.next_step);
            }
            let income = explanation.income.iter();
            all.extend(income.flat_map(|income| income.comparison.iter().chain(&income.reasons)));
        }
        all.extend(self.answer.iter().flat_map(|answer| &answer.sentences));
        all.extend(self.review.iter().flat_map(|review| &review.doubts).map(|doubt| &doubt.reason));
        all
    }
}
