//! What a search by meaning finds.

use crate::route::Place;
use serde::{Deserialize, Serialize};

/// What was found for a visitor's words, by kind.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Found {
    /// The words as they came.
    pub query: String,
    /// The things that the words were read as asking for; empty if they ask for nothing.
    pub concepts: Vec<String>,
    /// Kinds of which something was found, each with the nearest first.
    pub groups: Vec<FoundGroup>,
}

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundGroup {
    /// The kind.
    pub kind: FoundKind,
    /// The nearest first.
    pub hits: Vec<Hit>,
}

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FoundKind {
    /// An occupation.
    Occupation,
    /// A skill or an area of knowledge.
    Skill,
    /// A technology.
    Technology,
    /// An instructional programme.
    Programme,
    /// A course.
    Course,
}

/// A thing that was found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Hit {
    /// Name or title.
    pub name: String,
    /// How near in meaning, 0 to 1.
    pub nearness: f32,
    /// O*NET-SOC code of an occupation, CIP code of a programme; empty otherwise.
    pub code: String,
    /// Where a course is; empty otherwise.
    pub url: String,
    /// Who offers a course; empty otherwise.
    pub offered_by: String,
    /// What a course teaches that its occupations ask for; empty otherwise.
    pub teaches: String,
    /// Occupations that use it, or that it leads to, the most typical first.
    pub occupations: Vec<Place>,
    /// How many more occupations there are.
    pub more: usize,
}
