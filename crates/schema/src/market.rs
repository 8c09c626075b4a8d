//! Occupations beside one another, and those in demand in a place.

use crate::occupation::Outlook;
use crate::recommendation::{Match, PayRange};
use crate::route::Place;
use serde::{Deserialize, Serialize};

/// Most occupations whose pay is compared at once.
pub const MOST_COMPARED: usize = 6;

/// Occupations beside one another.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SideBySide {
    /// The occupations, in the order asked for.
    pub occupations: Vec<Compared>,
    /// What they ask for, the most important to any of them first.
    pub elements: Vec<ComparedElement>,
    /// Codes asked for that name no occupation, as they came.
    pub unknown: Vec<String>,
    /// The place asked for; `None` for the nation alone.
    pub place: Option<Place>,
    /// Set if the place asked for is none that wages are published for: as it came.
    pub unknown_place: Option<String>,
    /// Whether the visitor has said anything, so that there are matches.
    pub matched: bool,
}

/// One of the occupations compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// How it fits the visitor; `None` if they have said nothing.
    pub found: Option<Match>,
    /// Wages in the place, or the nation's with a note; `None` if none are published at all.
    pub pay: Option<PayRange>,
    /// Jobs in the place and in the nation.
    pub jobs: Jobs,
    /// Employment projections of the nation, if published.
    pub outlook: Option<Outlook>,
    /// Why it is on the Bright Outlook list; empty if it is not.
    pub bright_outlook: Vec<String>,
    /// Share of tasks exposed to large language models, 0 to 1: an estimate, not a forecast.
    pub exposure: Option<f32>,
    /// Job zone, 1 (little preparation) to 5 (extensive).
    pub job_zone: u8,
    /// Whether its skills and knowledge are rated.
    pub rated: bool,
}

/// Number of jobs of an occupation. A figure that is not published is `null`, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Jobs {
    /// Jobs in the nation.
    pub nation: Option<u32>,
    /// Jobs in the place; `None` too if no place is asked for.
    pub here: Option<u32>,
    /// How concentrated the work is in the place against the nation: 2 is twice as common.
    pub location_quotient: Option<f32>,
    /// Whether other occupations share these figures.
    pub shared: bool,
}

/// A skill or an area of knowledge in each of the occupations compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedElement {
    /// Name.
    pub name: String,
    /// Importance to each occupation, 1 to 5; `None` where it is not rated.
    pub importance: Vec<Option<f32>>,
    /// Level that each occupation asks for, 0 to 7; `None` where it is not rated or plays no part.
    pub level: Vec<Option<f32>>,
    /// Level that the visitor is estimated to have; `None` if they have said nothing.
    pub yours: Option<f32>,
}

/// Occupations in demand, among those that fit.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Demand {
    /// By falling demand; those without a figure come last.
    pub results: Vec<InDemand>,
    /// How many occupations fit, or how many there are if the visitor has said nothing.
    pub of: usize,
    /// The place asked for; `None` for the nation.
    pub place: Option<Place>,
    /// Set if the place asked for is none that wages are published for: as it came.
    pub unknown_place: Option<String>,
    /// Whether the visitor has said anything, so that the list holds what fits.
    pub matched: bool,
    /// The survey of jobs and its month, such as `OEWS May 2025`.
    pub survey: String,
    /// The years that the projections cover, such as `2024-34`.
    pub years: String,
}

/// An occupation in demand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InDemand {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Probability of a match, 0 to 1; `None` if the visitor has said nothing.
    pub r#match: Option<f32>,
    /// Openings a year in the nation, thousands, if published.
    pub openings: Option<f32>,
    /// What the list is ordered by: openings, times the location quotient where a place is asked for.
    pub demand: Option<f32>,
    /// The place's share of those openings, if they fall where the jobs are: an estimate.
    pub openings_here: Option<f32>,
    /// Projected change of employment over ten years, percent.
    pub growth_percent: Option<f32>,
    /// Jobs in the place and in the nation.
    pub jobs: Jobs,
    /// Wages in the place, or the nation's with a note.
    pub pay: Option<PayRange>,
    /// Whether other occupations share the openings.
    pub shared: bool,
}
