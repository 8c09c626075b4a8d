//! The protocol between page and worker.
//!
//! The page sends [`Request`]s, each with a number of its own; the worker answers each with exactly
//! one [`Reply::Answer`] or [`Reply::Failure`] of that number. [`Reply::Progress`] and
//! [`Reply::Ready`] come unasked while the worker loads. A request that comes before the worker is
//! ready waits there. Requests cross as plain objects by `serde-wasm-bindgen`; replies, which are long, as JSON
//! text, which a browser copies and reads in a fraction of the time that objects take. Each variant is an object
//! with one field of its name: with the name inside, serde has to buffer what it reads, which makes the page's
//! program a tenth larger.

use crate::advice::{ComposeRequest, Composed};
use crate::explanation::{Comparison, Explanation, Opening};
use crate::map::OccupationMap;
use crate::market::{Demand, SideBySide};
use crate::occupation::OccupationPage;
use crate::profile::ProfileV1;
use crate::reading::TextReading;
use crate::recommendation::{GapV1, Recommendation, TitleMatches};
use crate::route::{RoutePlan, RouteWishes};
use crate::search::Found;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Number that the answer carries back.
    pub id: u32,
    /// The question.
    pub body: Question,
}

/// A question to the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Begin (or begin again) to load the assets listed in the manifest at this address.
    Load {
        /// Absolute address of `manifest.json`.
        manifest: String,
    },
    /// Titles to choose from for what was typed so far.
    CompleteTitle {
        /// What was typed.
        text: String,
        /// At most this many.
        top: usize,
    },
    /// What a free-text title may mean.
    UnderstandTitle {
        /// The words.
        text: String,
        /// At most this many.
        top: usize,
    },
    /// Skills and technologies likely for these roles, most telling first.
    SuggestSkills {
        /// Current role, then past ones.
        roles: Vec<String>,
        /// At most this many.
        top: usize,
    },
    /// Skills and technologies to choose from for what was typed so far.
    CompleteSkill {
        /// What was typed.
        text: String,
        /// At most this many.
        top: usize,
    },
    /// What a pasted text says about its writer.
    ReadText {
        /// The text, of at most 50,000 bytes.
        text: String,
    },
    /// Ranked occupations.
    Recommend {
        /// The visitor's profile.
        profile: ProfileV1,
        /// What the order goes by, as `pay2,growth1`; empty for the match alone.
        weights: String,
        /// At most this many.
        top: usize,
    },
    /// What occupations ask for, against what the visitor has: of the results that are looked at, so that the others
    /// cost nothing.
    Gaps {
        /// The visitor's profile.
        profile: ProfileV1,
        /// O*NET-SOC codes.
        codes: Vec<String>,
    },
    /// The first results by match alone, beside those of the cosine baseline.
    Baseline {
        /// The visitor's profile.
        profile: ProfileV1,
    },
    /// Why an occupation has the match it has, and why it is not higher.
    Explain {
        /// The visitor's profile.
        profile: ProfileV1,
        /// O*NET-SOC code.
        code: String,
    },
    /// The skills that would open most if the visitor had them.
    WhatIf {
        /// The visitor's profile.
        profile: ProfileV1,
        /// At most this many.
        top: usize,
    },
    /// A written text, composed from facts with no language model.
    Compose(Box<ComposeRequest>),
    /// An occupation's page.
    Occupation {
        /// O*NET-SOC code.
        code: String,
        /// Area code for wages beside the nation's.
        area: Option<String>,
    },
    /// The ways from the profile's role to its goal, or to what fits best.
    Routes {
        /// The visitor's profile; its goal is a code or words.
        profile: ProfileV1,
        /// What must hold, and what matters.
        wishes: RouteWishes,
    },
    /// Occupations beside one another.
    Compare {
        /// The visitor's profile.
        profile: ProfileV1,
        /// O*NET-SOC codes, of which the first [`crate::market::MOST_COMPARED`] count.
        codes: Vec<String>,
        /// Area code for wages and jobs; the nation's without it.
        area: Option<String>,
    },
    /// Occupations in demand, among those that fit.
    Demand {
        /// The visitor's profile.
        profile: ProfileV1,
        /// Area code; the nation without it.
        area: Option<String>,
        /// At most this many.
        top: usize,
    },
    /// Skills, technologies, programmes, courses and occupations by the meaning of words.
    Search {
        /// The words.
        text: String,
        /// At most this many of each kind.
        top: usize,
    },
    /// Every occupation and its place on the map.
    Map,
    /// The match of a profile with every occupation on the map.
    MatchAll {
        /// The visitor's profile.
        profile: ProfileV1,
    },
    /// Every place wages are published for.
    Areas,
    /// The sources of the data, with their releases.
    Sources,
    /// The profile or its results in a form to take away. Answered by the worker, around the engine.
    TakeAway {
        /// The visitor's profile.
        profile: ProfileV1,
        /// What the order goes by, as `pay2,growth1`.
        weights: String,
        /// At most this many results.
        top: usize,
        /// In which form.
        form: TakeAwayForm,
        /// Today, as `2026-03-14`.
        date: String,
    },
    /// The profile in what the visitor brings back. Answered by the worker, around the engine.
    BringBack {
        /// A link's end, or a file.
        what: BringBack,
    },
}

/// In which form a profile or its results are taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakeAwayForm {
    /// The profile alone, as the end of a link.
    Link,
    /// Results as plain text.
    Text,
    /// Results as a table of comma-separated values.
    Table,
    /// Profile and results as JSON.
    Json,
    /// What was said of recommendations, as lines of JSON; the profile's `id` is the exporter's name.
    Feedback,
}

/// What a visitor brings back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BringBack {
    /// The end of a link.
    Link(String),
    /// The text of a JSON file.
    File(String),
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// How far loading is.
    Progress {
        /// Bytes that have arrived.
        loaded: u64,
        /// Bytes expected in all, from the manifest.
        total: u64,
    },
    /// Loaded: questions are answered from now on.
    Ready,
    /// The answer to the request of this number.
    Answer {
        /// The request's number.
        id: u32,
        /// The answer.
        body: Box<Answer>,
    },
    /// The request of this number (or loading, with no number) failed.
    Failure {
        /// The request's number, if it was a request that failed.
        id: Option<u32>,
        /// What happened and what can be done, in plain words.
        message: String,
        /// Whether trying again may help.
        retry: bool,
    },
}

/// An answer, of the same name as its question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Loading has begun or is already done.
    Load,
    /// See [`Question::CompleteTitle`].
    CompleteTitle {
        /// Titles that fit what was typed.
        choices: Vec<TitleChoice>,
    },
    /// See [`Question::UnderstandTitle`].
    UnderstandTitle {
        /// What it may mean.
        matches: TitleMatches,
    },
    /// See [`Question::SuggestSkills`].
    SuggestSkills {
        /// Names, most telling first.
        skills: Vec<SkillChoice>,
    },
    /// See [`Question::CompleteSkill`].
    CompleteSkill {
        /// Names that fit what was typed.
        skills: Vec<SkillChoice>,
    },
    /// See [`Question::ReadText`].
    ReadText {
        /// What was found.
        reading: Box<TextReading>,
    },
    /// See [`Question::Recommend`].
    Recommend {
        /// In the order asked for; gaps are counted only.
        learned: Recommendation,
    },
    /// See [`Question::Gaps`].
    Gaps {
        /// By code; none for a profile that says nothing.
        gaps: BTreeMap<String, GapV1>,
    },
    /// See [`Question::Baseline`].
    Baseline {
        /// Both lists; empty for a profile that says nothing.
        comparison: Comparison,
    },
    /// See [`Question::Explain`].
    Explain {
        /// The reasons.
        explanation: Box<Explanation>,
    },
    /// See [`Question::WhatIf`].
    WhatIf {
        /// Skills, the one that would open most first.
        openings: Vec<Opening>,
    },
    /// See [`Question::Compose`].
    Compose(Box<Composed>),
    /// See [`Question::Occupation`].
    Occupation {
        /// The page's content.
        page: Box<OccupationPage>,
    },
    /// See [`Question::Routes`].
    Routes {
        /// The ways.
        plan: Box<RoutePlan>,
    },
    /// See [`Question::Compare`].
    Compare {
        /// The occupations, and what they ask for.
        side_by_side: Box<SideBySide>,
    },
    /// See [`Question::Demand`].
    Demand {
        /// The list.
        demand: Box<Demand>,
    },
    /// See [`Question::Search`].
    Search {
        /// What was found.
        found: Box<Found>,
    },
    /// See [`Question::Map`].
    Map {
        /// The map.
        map: Box<OccupationMap>,
    },
    /// See [`Question::MatchAll`].
    MatchAll {
        /// Probabilities in the order of the map; none for a profile that says nothing.
        matches: Vec<f32>,
    },
    /// See [`Question::Areas`].
    Areas {
        /// The nation, then states by name, each followed by its metropolitan areas by name.
        areas: Vec<AreaChoice>,
    },
    /// See [`Question::Sources`].
    Sources {
        /// Source and release.
        sources: Vec<(String, String)>,
    },
    /// See [`Question::TakeAway`].
    TakeAway {
        /// The end of the link, or the file's content.
        text: String,
    },
    /// See [`Question::BringBack`].
    BringBack {
        /// The profile, checked.
        profile: Box<ProfileV1>,
        /// The order that came with it; empty for the usual one.
        weights: String,
        /// Name of the profile's area, if it has one.
        area_name: Option<String>,
    },
}

/// A job title to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleChoice {
    /// The title as known.
    pub title: String,
    /// The occupation it stands for.
    pub code: String,
    /// The occupation's own title.
    pub occupation: String,
}

/// A skill to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillChoice {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: SkillKind,
}

/// What kind of skill a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillKind {
    /// A skill, such as Writing.
    Skill,
    /// An area of knowledge, such as Biology.
    Knowledge,
    /// A technology, such as Microsoft Excel.
    Technology,
}

/// A place to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChoice {
    /// Area code, such as `S0600000`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of the state it is in, for a metropolitan area.
    pub state: Option<String>,
    /// Jobs there, of all occupations.
    pub jobs: u32,
}
