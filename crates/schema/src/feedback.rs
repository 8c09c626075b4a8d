//! What a visitor says of recommendations: in a profile, and as lines of a file to learn from.
//!
//! [`FeedbackV1`] is an entry of a profile's `feedback`. [`FeedbackLineV1`] is a line of a file, with who
//! wrote it and what they had said; [`read_lines`] takes a file line by line, so that a broken one costs
//! itself alone. `docs/feedback.md` describes every field.

use crate::profile::{ProfileError, ProfileV1};
use crate::recommendation::Parts;
use serde::{Deserialize, Serialize};
use waymark_domain::{Answer, OccupationCode, Opinion, Part, Reason, Seen};

/// The only version of a line there is.
pub const LINE_VERSION: u32 = 1;
/// Most entries of a profile; the first of more are left out.
pub const MAX_FEEDBACK: usize = 200;
/// Longest line read, in bytes.
pub const MAX_LINE_BYTES: usize = 50_000;
/// Longest name of an exporter, in characters.
pub const MAX_EXPORTER_LENGTH: usize = 64;
/// Most stops of a route.
const MAX_STOPS: usize = 6;
/// Parts further out than this many nats are no model's.
const FURTHEST_PART: f32 = 60.0;
/// Parts may miss the log-odds of the match by this much: both are rounded.
const ROUNDING: f32 = 0.1;

/// What is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeedbackKindV1 {
    /// A recommended occupation.
    #[default]
    Occupation,
    /// A way to an occupation.
    Route,
    /// A course.
    Course,
}

/// `yes`, `no` or `not-now`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerV1 {
    /// See [`Answer::Yes`].
    Yes,
    /// See [`Answer::No`].
    No,
    /// See [`Answer::NotNow`].
    NotNow,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonV1 {
    /// See [`Reason::Pay`].
    Pay,
    /// See [`Reason::Preparation`].
    Preparation,
    /// See [`Reason::Skills`].
    Skills,
    /// See [`Reason::Interests`].
    Interests,
    /// See [`Reason::Role`].
    Role,
    /// See [`Reason::Place`].
    Place,
    /// See [`Reason::Other`].
    Other,
}

/// What the visitor saw.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenV1 {
    /// The model's own match, more than 0 and less than 1.
    pub r#match: f32,
    /// Its parts.
    pub parts: Parts,
}

/// What a visitor says of one recommendation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackV1 {
    /// What it is about.
    #[serde(default)]
    pub kind: FeedbackKindV1,
    /// O*NET-SOC code of the occupation; of a route, its goal; of a course, the occupation it leads to.
    pub code: String,
    /// O*NET-SOC codes of a route's stops from the start, its goal left out; empty for all else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<String>,
    /// Address of a course; nothing for all else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Whether it is useful.
    pub answer: AnswerV1,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonV1>,
    /// What the visitor saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<SeenV1>,
}

/// Why an entry makes no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FeedbackError {
    /// Not an O*NET-SOC code.
    #[error("{0}")]
    Code(#[from] waymark_domain::code::CodeError),
    /// A match that is no probability.
    #[error("`seen.match` is {0}: expected a number above 0 and below 1")]
    Match(f32),
    /// Parts that no match is made of.
    #[error("`seen.parts` do not add up to the log-odds of `seen.match`: copy both from one result")]
    Parts,
    /// Fields that do not go with the kind.
    #[error("`{field}` does not go with `\"kind\":\"{kind}\"`: {remedy}")]
    Kind {
        /// The field.
        field: &'static str,
        /// The kind.
        kind: &'static str,
        /// What to do.
        remedy: &'static str,
    },
}

impl FeedbackV1 {
    /// The opinion of an occupation; `None` for another kind. Every field is checked.
    pub fn to_opinion(&self) -> Result<Option<Opinion>, FeedbackError> {
        let occupation: OccupationCode = self.code.parse()?;
        self.check_kind()?;
        let seen = self.seen.map(SeenV1::into_domain).transpose()?;
        Ok((self.kind == FeedbackKindV1::Occupation).then(|| Opinion {
            occupation,
            answer: self.answer.into(),
            reason: self.reason.map(Into::into),
            seen,
        }))
    }

    fn check_kind(&self) -> Result<(), FeedbackError> {
        let kind = match self.kind {
            FeedbackKindV1::Occupation => "occupation",
            FeedbackKindV1::Route => "route",
            FeedbackKindV1::Course => "course",
        };
        let wrong = |field, remedy| Err(FeedbackError::Kind { field, kind, remedy });
        let is_route = self.kind == FeedbackKindV1::Route;
        if is_route == self.stops.is_empty() {
            return wrong("stops", "a route has one to six codes, anything else none");
        }
        if self.stops.len() > MAX_STOPS {
            return wrong("stops", "a route has at most six");
        }
        for stop in &self.stops {
            stop.parse::<OccupationCode>()?;
        }
        let is_course = self.kind == FeedbackKindV1::Course;
        if is_course != self.url.as_ref().is_some_and(|url| url.starts_with("https://")) {
            return wrong("url", "a course has an https address, anything else none");
        }
        if !is_course && self.url.is_some() {
            return wrong("url", "leave it out");
        }
        Ok(())
    }
}

impl SeenV1 {
    fn into_domain(self) -> Result<Seen, FeedbackError> {
        if !(self.r#match > 0.0 && self.r#match < 1.0) {
            return Err(FeedbackError::Match(self.r#match));
        }
        let parts = Part::ALL.map(|part| self.parts.of(part));
        let log_odds = (self.r#match / (1.0 - self.r#match)).ln();
        let sum = self.parts.base + parts.iter().sum::<f32>();
        // A comparison that a value which is no number fails, too.
        let adds_up = (sum - log_odds).abs() <= ROUNDING + 1e-3 * log_odds.abs();
        if !adds_up || !parts.iter().all(|part| part.abs() <= FURTHEST_PART) {
            return Err(FeedbackError::Parts);
        }
        Ok(Seen { probability: self.r#match, parts })
    }
}

/// The opinions of occupations among entries: the last of each occupation, in the order of the entries.
pub(crate) fn opinions(entries: &[FeedbackV1]) -> Result<Vec<Opinion>, FeedbackError> {
    let latest = &entries[entries.len().saturating_sub(MAX_FEEDBACK)..];
    let mut opinions: Vec<Opinion> = Vec::with_capacity(latest.len());
    for entry in latest {
        if let Some(opinion) = entry.to_opinion()? {
            opinions.retain(|other| other.occupation != opinion.occupation);
            opinions.push(opinion);
        }
    }
    Ok(opinions)
}

/// A line of a file to learn from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackLineV1 {
    /// Version of this form; also what a line of this program is known by.
    pub waymark_feedback: u32,
    /// A chance name that all lines of one visitor share. It says nothing of who they are.
    pub exporter: String,
    /// The day it was written, as `2026-03-14`.
    pub written: String,
    /// What is said.
    pub feedback: FeedbackV1,
    /// What the visitor had said about themselves, without a name, a place or a pasted text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileV1>,
}

impl FeedbackLineV1 {
    /// Reads and checks a line.
    pub fn from_json(line: &str) -> Result<Self, LineError> {
        if line.len() > MAX_LINE_BYTES {
            return Err(LineError::TooLong);
        }
        // What is not an object may pass for one: a structure is read from a list, too.
        if line.trim_start().starts_with('[') {
            return Err(LineError::Foreign);
        }
        let marks: Marks = serde_json::from_str(line).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => LineError::Foreign,
            _ => LineError::NotJson(error.to_string()),
        })?;
        match marks.waymark_feedback {
            Some(LINE_VERSION) => {}
            Some(other) => return Err(LineError::Version(other)),
            None => return Err(LineError::Foreign),
        }
        let line: Self = serde_json::from_str(line).map_err(|error| LineError::Field(error.to_string()))?;
        if line.exporter.trim().is_empty() || line.exporter.chars().count() > MAX_EXPORTER_LENGTH {
            return Err(LineError::Exporter);
        }
        if !is_day(&line.written) {
            return Err(LineError::Written(line.written.chars().take(20).collect()));
        }
        line.feedback.to_opinion()?;
        if let Some(profile) = &line.profile {
            profile.clone().into_domain()?;
        }
        Ok(line)
    }
}

/// Whether a text is a day as `2026-03-14`.
fn is_day(text: &str) -> bool {
    let number =
        |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u32>().ok());
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
        && number(5..7).is_some_and(|month| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day| (1..=31).contains(&day))
}

/// The field by which a line is known.
#[derive(Deserialize)]
struct Marks {
    waymark_feedback: Option<u32>,
}

/// Why a line is not used, and what to do about it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LineError {
    /// Longer than any line of this program.
    #[error(
        "longer than {MAX_LINE_BYTES} bytes. One JSON object a line is expected: check for missing line ends"
    )]
    TooLong,
    /// Not JSON at all.
    #[error("not JSON: {0}. The line may be cut off: export it again")]
    NotJson(String),
    /// JSON of something else.
    #[error(
        "not a line of feedback: it has no `waymark_feedback`. Remove the line, or use the file that “Feedback (.jsonl)” saves"
    )]
    Foreign,
    /// A version that this program does not know.
    #[error("of version {0}, this program reads version {LINE_VERSION}. Export it again with this release")]
    Version(u32),
    /// A field that is missing, unknown or of the wrong kind.
    #[error("a field is wrong: {0}. See docs/feedback.md for the fields")]
    Field(String),
    /// No sensible exporter.
    #[error(
        "`exporter` is empty or longer than {MAX_EXPORTER_LENGTH} characters. Give all lines of one visitor the same short name"
    )]
    Exporter,
    /// No day.
    #[error("`written` is `{0}`: expected a day as 2026-03-14")]
    Written(String),
    /// An entry that makes no sense.
    #[error("`feedback` is wrong: {0}")]
    Feedback(#[from] FeedbackError),
    /// A profile that makes no sense.
    #[error("`profile` is wrong: {0}. Correct it, or leave it out")]
    Profile(#[from] ProfileError),
}

/// A line that is not used.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokenLine {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong.
    pub error: LineError,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FeedbackFile {
    /// The lines that can be used, with their numbers.
    pub lines: Vec<(usize, FeedbackLineV1)>,
    /// Those that cannot.
    pub broken: Vec<BrokenLine>,
}

/// Reads a file: every line by itself, empty ones left out.
pub fn read_lines(text: &str) -> FeedbackFile {
    let mut file = FeedbackFile::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (line, content) in (1..).zip(text.lines()).filter(|(_, content)| !content.trim().is_empty()) {
        match FeedbackLineV1::from_json(content) {
            Ok(read) => file.lines.push((line, read)),
            Err(error) => file.broken.push(BrokenLine { line, error }),
        }
    }
    file
}

/// What a visitor said as lines of a file, each with a day and what they had said about themselves.
///
/// The profile's `id` becomes the exporter's name; its place and pasted text stay where they are, and its pay
/// is rounded to two digits.
pub fn write_lines(profile: &ProfileV1, day: &str) -> Result<String, LineError> {
    let exporter = profile.id.clone().unwrap_or_default();
    let pay = profile.pay.map(|pay| crate::profile::PayV1 { amount: two_digits(pay.amount), ..pay });
    let said = ProfileV1 { id: None, area: None, text: None, feedback: Vec::new(), pay, ..profile.clone() };
    let mut text = String::new();
    for entry in &profile.feedback {
        let line = FeedbackLineV1 {
            waymark_feedback: LINE_VERSION,
            exporter: exporter.clone(),
            written: day.to_owned(),
            feedback: entry.clone(),
            profile: Some(said.clone()),
        };
        text += &serde_json::to_string(&line).map_err(|error| LineError::Field(error.to_string()))?;
        text.push('\n');
    }
    Ok(text)
}

/// An amount rounded to its first two digits.
fn two_digits(amount: f32) -> f32 {
    if amount <= 0.0 {
        return amount;
    }
    let unit = 10_f32.powf(amount.log10().floor() - 1.0);
    (amount / unit).round() * unit
}

macro_rules! same_names {
    ($wire:ident, $domain:ident, $($name:ident),+) => {
        impl From<$wire> for $domain {
            fn from(value: $wire) -> Self {
                match value { $($wire::$name => Self::$name),+ }
            }
        }
        impl From<$domain> for $wire {
            fn from(value: $domain) -> Self {
                match value { $($domain::$name => Self::$name),+ }
            }
        }
    };
}

same_names!(AnswerV1, Answer, Yes, No, NotNow);
same_names!(ReasonV1, Reason, Pay, Preparation, Skills, Interests, Role, Place, Other);

#[cfg(test)]
#[path = "feedback_tests.rs"]
mod tests;
