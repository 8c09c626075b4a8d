//! Everything an occupation's page shows, in one message.

use crate::recommendation::{PayRange, Scored};
use serde::{Deserialize, Serialize};

/// An occupation's page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct OccupationPage {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Job titles in use, most typical first.
    pub alternate_titles: Vec<String>,
    /// Job zone, 1 (little preparation) to 5 (extensive).
    pub job_zone: u8,
    /// Share of workers by the education they say is required, lowest first; empty if not rated.
    pub education: Vec<EducationShare>,
    /// Set where education, styles or values are borrowed from another occupation of the same SOC code.
    pub borrowed_from: Option<Scored>,
    /// RIASEC scores, 1 to 7.
    pub interests: Option<[f32; 6]>,
    /// What people do there: detailed work activities, most typical first.
    pub activities: Vec<String>,
    /// Skills by falling importance.
    pub skills: Vec<RatedElement>,
    /// Areas of knowledge by falling importance.
    pub knowledge: Vec<RatedElement>,
    /// Abilities by falling importance.
    pub abilities: Vec<RatedElement>,
    /// General work activities by falling importance.
    pub work_activities: Vec<RatedElement>,
    /// Work styles by falling importance.
    pub work_styles: Vec<RatedElement>,
    /// Work values by falling extent.
    pub work_values: Vec<RatedElement>,
    /// Technologies: in demand first, then hot, then the rest.
    pub technologies: Vec<Technology>,
    /// Wages of the nation, then of the chosen area if one is; the nation's alone, with a note, where that area has
    /// none.
    pub pay: Vec<PayRange>,
    /// Employment projections, if published.
    pub outlook: Option<Outlook>,
    /// Why it is on the Bright Outlook list; empty if it is not.
    pub bright_outlook: Vec<String>,
    /// Share of tasks exposed to large language models, 0 to 1: an estimate, not a forecast.
    pub exposure: Option<f32>,
    /// Occupations most like it by learned similarity.
    pub similar: Vec<Scored>,
    /// Instructional programmes that lead to it.
    pub programmes: Vec<Programme>,
}

/// A share of workers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EducationShare {
    /// Level, as in the profile's JSON (`high-school`, `bachelor`, …).
    pub level: crate::profile::EducationV1,
    /// Share of workers, 0 to 1.
    pub share: f32,
}

/// A rated element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RatedElement {
    /// Name, such as `Reading Comprehension`.
    pub name: String,
    /// Importance 1 to 5 (work values: extent 1 to 7).
    pub importance: f32,
    /// Level 0 to 7, where the scale exists and is relevant.
    pub level: Option<f32>,
}

/// A technology used in an occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Technology {
    /// Name, such as `Microsoft Excel`.
    pub name: String,
    /// Often named in employers' postings overall.
    pub hot: bool,
    /// Often named in postings for this occupation.
    pub in_demand: bool,
}

/// Employment projections over ten years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// Jobs at the start, thousands.
    pub employment_start: f32,
    /// Jobs at the end, thousands.
    pub employment_end: f32,
    /// Change, percent.
    pub change_percent: f32,
    /// Openings a year, thousands.
    pub openings: f32,
    /// Typical entry-level education.
    pub entry_education: String,
    /// Work experience in a related occupation.
    pub experience: String,
    /// Typical on-the-job training.
    pub training: String,
    /// The years covered, such as `2024-34`.
    pub years: String,
    /// Change of all occupations together, percent, for comparison.
    pub average_change_percent: f32,
    /// SOC code the figures are published under.
    pub soc: String,
    /// Whether other occupations share these figures.
    pub shared: bool,
}

/// An instructional programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// CIP 2020 code.
    pub code: String,
    /// Title.
    pub title: String,
}
