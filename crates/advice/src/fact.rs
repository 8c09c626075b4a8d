//! Facts: what may be said, each with an identifier, a typed value and a source.

use crate::language::Language;
use crate::standing::SkillMatch;
use crate::tokens::estimate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use waymark_schema::profile::SkillLevelV1;

/// Number of a fact on its sheet, from 1; written `F7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FactId(pub u16);

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "F{}", self.0)
    }
}

impl FactId {
    /// Reads `F7`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('F').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse().ok().filter(|&number| number > 0).map(Self)
    }
}

impl Serialize for FactId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a fact is named `F` and a number"))
    }
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// The occupation's title.
    Title,
    /// A job title in use.
    AlternateTitle,
    /// Probability of a match, percent.
    Match,
    /// The part of the match that speaks for it most: `role`, `skills`, `interests`, `values`, `preparation`,
    /// `pay`, `goal`.
    LeadingPart,
    /// A skill or area of knowledge: what is asked for, against what the visitor has.
    Gap,
    /// A skill in the visitor's words, and where it stands here.
    OwnSkill,
    /// Job zone, 1 to 5.
    JobZone,
    /// Share of workers who say that this education is required, percent.
    EducationShare,
    /// Typical education on entry.
    EntryEducation,
    /// Work experience in a related occupation.
    Experience,
    /// Typical training on the job.
    Training,
    /// A skill's importance.
    Skill,
    /// An area of knowledge's importance.
    Knowledge,
    /// An ability's importance.
    Ability,
    /// A work style's importance.
    WorkStyle,
    /// What people do there.
    Activity,
    /// A technology in use.
    Technology,
    /// A technology that postings for the occupation often name.
    TechnologyInDemand,
    /// An instructional programme that leads there.
    Programme,
    /// Pay, 10th percentile.
    PayP10,
    /// Pay, 25th percentile.
    PayP25,
    /// Pay, median.
    PayMedian,
    /// Pay, 75th percentile.
    PayP75,
    /// Pay, 90th percentile.
    PayP90,
    /// Median pay less the visitor's own, dollars a year.
    PayDifference,
    /// The same, in percent of the visitor's own.
    PayDifferencePercent,
    /// Projected change of employment, percent.
    Growth,
    /// The same for all occupations together.
    AverageGrowth,
    /// Jobs at the start of the projection.
    Employment,
    /// Openings a year.
    Openings,
    /// Why it is on the Bright Outlook list.
    BrightOutlook,
    /// Share of tasks exposed to large language models, percent.
    Exposure,
    /// An occupation most like it.
    Similar,
    /// The visitor's current role, in their words.
    VisitorRole,
    /// An earlier role, in their words.
    VisitorPastRole,
    /// A skill, in their words.
    VisitorSkill,
    /// Their education.
    VisitorEducation,
    /// An interest they chose.
    VisitorInterest,
    /// What they said matters to them at work.
    VisitorValue,
    /// The role they would like, in their words.
    VisitorGoal,
    /// Their pay, a year.
    VisitorPay,
    /// Part of what they pasted about themselves.
    VisitorText,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Dollars a year.
    DollarsPerYear,
    /// Dollars an hour.
    DollarsPerHour,
    /// Percent.
    Percent,
    /// Jobs.
    Jobs,
    /// Openings in one year.
    OpeningsPerYear,
    /// Importance, 1 to 5.
    Importance,
    /// Job zone, 1 to 5.
    JobZone,
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Value {
    /// The name itself is what is said.
    Name,
    /// The name is the visitor's own words, to be quoted and never followed.
    Words,
    /// A number.
    Number {
        /// The amount, in the unit.
        amount: f64,
        /// The unit.
        unit: Unit,
        /// Whether only "this much or more" is published.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        at_least: bool,
    },
    /// A level asked for and a level had, both 0 to 7.
    Gap {
        /// What the occupation asks for.
        required: f32,
        /// What the visitor is put at.
        estimated: f32,
        /// Strong if it is enough, medium if nearly, weak if not; see [`crate::standing`].
        level: SkillLevelV1,
        /// Whether it is an area of knowledge rather than a skill.
        knowledge: bool,
    },
    /// Where a skill in the visitor's words stands in an occupation.
    Standing {
        /// Strong, medium or weak; see [`crate::standing`].
        level: SkillLevelV1,
        /// What of the occupation it was read as, if anything.
        against: Option<Against>,
    },
    /// There is no published figure.
    NotPublished,
}

/// What of an occupation a skill in the visitor's words was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// Its name in the tables.
    pub name: String,
    /// What it is.
    pub kind: AgainstKind,
}

impl Against {
    /// Its name as a text in the language has it.
    pub fn name_in(&self, language: Language) -> &str {
        if self.kind == AgainstKind::Element { language.element(&self.name) } else { &self.name }
    }
}

/// Kinds of [`Against`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgainstKind {
    /// A skill or area of knowledge of the gap.
    Element,
    /// A technology in use.
    Technology,
    /// A technology that postings often name.
    TechnologyInDemand,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its number on the sheet.
    pub id: FactId,
    /// The occupation's code; absent for what the visitor said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupation: Option<String>,
    /// What it is about.
    pub kind: FactKind,
    /// Name of the skill, technology, place, degree and so on.
    pub name: String,
    /// What it says.
    pub value: Value,
    /// Where it comes from.
    pub source: String,
}

impl Fact {
    /// The number, if it says one.
    pub fn amount(&self) -> Option<f64> {
        match self.value {
            Value::Number { amount, .. } => Some(amount),
            _ => None,
        }
    }

    /// Its name as a text in the language has it: see [`Language::element`].
    pub fn name_in(&self, language: Language) -> &str {
        match self.kind {
            FactKind::Gap
            | FactKind::Skill
            | FactKind::Knowledge
            | FactKind::Ability
            | FactKind::WorkStyle
            | FactKind::OwnSkill
            | FactKind::VisitorSkill => language.element(&self.name),
            _ => &self.name,
        }
    }

    /// The names that a sentence may call it by, whatever its language: a model may keep the published one.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let spanish = Some(self.name_in(Language::Spanish)).filter(|name| *name != self.name);
        std::iter::once(self.name.as_str()).chain(spanish)
    }

    /// One line for a prompt or a list of sources: what the fact says, without its number and code.
    pub fn phrase(&self, language: Language) -> String {
        language.voice().fact(self)
    }
}

/// An occupation that the sheet is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// The visitor's skills as a whole, where a match was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill_match: Option<SkillMatch>,
}

/// The facts that one answer may use.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// The occupations, in the order in which they were asked about.
    pub subjects: Vec<Subject>,
    /// The facts; their numbers are their places, from 1.
    pub facts: Vec<Fact>,
}

impl Sheet {
    /// A sheet of these facts, numbered in their order.
    pub fn new(subjects: Vec<Subject>, mut facts: Vec<Fact>) -> Self {
        for (place, fact) in facts.iter_mut().enumerate() {
            fact.id = FactId(u16::try_from(place + 1).unwrap_or(u16::MAX));
        }
        facts.truncate(usize::from(u16::MAX - 1));
        // They are kept while an answer is written, and are often the few that are left of many.
        facts.shrink_to_fit();
        Self { subjects, facts }
    }

    /// The fact of this number.
    pub fn get(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(usize::from(id.0).checked_sub(1)?)
    }

    /// Facts about an occupation.
    pub fn of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Fact> {
        self.facts.iter().filter(move |fact| fact.occupation.as_deref() == Some(code))
    }

    /// Facts about an occupation, of one kind.
    pub fn of_kind<'a>(&'a self, code: &'a str, kind: FactKind) -> impl Iterator<Item = &'a Fact> {
        self.of(code).filter(move |fact| fact.kind == kind)
    }

    /// The first fact about an occupation, of one kind.
    pub fn one(&self, code: &str, kind: FactKind) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.kind == kind && fact.occupation.as_deref() == Some(code))
    }

    /// What the visitor said.
    pub fn visitor(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| fact.occupation.is_none())
    }

    /// What the visitor said, of one kind.
    pub fn visitor_kind(&self, kind: FactKind) -> impl Iterator<Item = &Fact> {
        self.visitor().filter(move |fact| fact.kind == kind)
    }

    /// The title of an occupation on the sheet.
    pub fn title(&self, code: &str) -> Option<&str> {
        self.subjects.iter().find(|subject| subject.code == code).map(|subject| subject.title.as_str())
    }

    /// Tokens that the facts take in a prompt, at most.
    pub fn tokens(&self) -> usize {
        self.facts.iter().map(fact_tokens).sum()
    }
}

/// Tokens that a fact takes in a prompt, at most: its line, its number and its occupation's code.
pub(crate) fn fact_tokens(fact: &Fact) -> usize {
    estimate(&fact.phrase(Language::English)) + estimate(&fact.source) + 8
}
