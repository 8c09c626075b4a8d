//! What the first result needs.

use crate::format::Table;
use crate::quantise::{ONE_TO_SEVEN, SHARE};
use crate::ratings::RatingBlock;
use crate::wages::WageTables;
use serde::{Deserialize, Serialize};
use waymark_domain::{Education, OccupationCode, SocCode};

/// Occupations with what ranking, cards and gaps need.
///
/// Occupations are in code order; "per occupation" columns have one entry (or one row of fixed
/// width) for each.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CoreTables {
    /// Source and release, for attribution.
    pub sources: Vec<(String, String)>,
    /// Eight digits of the O*NET-SOC code, ascending.
    pub codes: Vec<u32>,
    /// Titles.
    pub titles: Vec<String>,
    /// Job zone, 1 to 5.
    pub job_zones: Vec<u8>,
    /// Rows of 7: share of workers by required education, [`SHARE`] scale; all missing if not rated.
    pub education: Vec<u8>,
    /// Index of the occupation that education, work styles and work values are borrowed from.
    pub borrowed_from: Vec<Option<u16>>,
    /// Rows of 6: RIASEC scores, 1 to 7.
    pub interests: Vec<u8>,
    /// Rows of 6: extent of the work values, 1 to 7, in the order of
    /// [`waymark_domain::WorkValue::ALL`].
    pub work_values: Vec<u8>,
    /// Ratings of skills and knowledge.
    pub ratings: RatingBlock,
    /// Share of tasks exposed to large language models.
    pub exposure: Vec<u8>,
    /// Bright Outlook reasons as bits: see [`BRIGHT_RAPID_GROWTH`] and its neighbours.
    pub bright_outlook: Vec<u8>,
    /// Rows of projections, by SOC code.
    pub projections: Vec<Projection>,
    /// Index of each occupation's row in `projections`.
    pub projection_of: Vec<Option<u16>>,
    /// Years that the projections cover, such as `2024-34`.
    pub projection_years: String,
    /// Change of employment of all occupations together, tenths of a percent.
    pub average_change: i16,
    /// Six digits of the SOC code that each occupation's wages are published under, the same in every
    /// place: its own, a combination of the survey's own (such as 21-1018 for 21-1011), or its broad
    /// group; 0 if the survey does not cover it. See [`CoreTables::wage_soc`].
    pub wage_socs: Vec<u32>,
    /// National wages.
    pub wages: WageTables,
}

/// Bit: projected to grow fast.
pub const BRIGHT_RAPID_GROWTH: u8 = 1;
/// Bit: many openings.
pub const BRIGHT_NUMEROUS_OPENINGS: u8 = 2;
/// Bit: new and emerging.
pub const BRIGHT_NEW_AND_EMERGING: u8 = 4;

/// Employment projections of a SOC code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    /// SOC code's six digits.
    pub soc: u32,
    /// Jobs at the start, hundreds.
    pub employment_start: u32,
    /// Jobs at the end, hundreds.
    pub employment_end: u32,
    /// Change, tenths of a percent.
    pub change: i16,
    /// Openings a year, hundreds.
    pub openings: u32,
    /// Typical entry-level education, as published.
    pub entry_education: String,
    /// Work experience in a related occupation, as published.
    pub experience: String,
    /// Typical on-the-job training, as published.
    pub training: String,
}

impl CoreTables {
    /// Number of occupations.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no occupation.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Index of an occupation by its code.
    pub fn index_of(&self, code: OccupationCode) -> Option<usize> {
        self.codes.binary_search(&code.digits()).ok()
    }

    /// Code of the occupation at `index`.
    ///
    /// # Panics
    /// If `index` is not below [`CoreTables::len`].
    pub fn code(&self, index: usize) -> OccupationCode {
        #[expect(clippy::expect_used, reason = "`check` refuses a table with a number that is no code")]
        OccupationCode::from_digits(self.codes[index]).expect("codes are checked on reading")
    }

    /// Shares of workers by required education, lowest level first, if rated.
    pub fn education(&self, index: usize) -> Option<[f32; 7]> {
        let row = &self.education[index * Education::ALL.len()..][..Education::ALL.len()];
        let mut shares = [0.0; 7];
        for (share, &byte) in shares.iter_mut().zip(row) {
            *share = SHARE.decode(byte)?;
        }
        Some(shares)
    }

    /// RIASEC scores, 1 to 7, if rated.
    pub fn interests(&self, index: usize) -> Option<[f32; 6]> {
        six(&self.interests, index)
    }

    /// Extent of the six work values, 1 to 7, if rated.
    pub fn work_values(&self, index: usize) -> Option<[f32; 6]> {
        six(&self.work_values, index)
    }

    /// Share of tasks exposed to large language models, 0 to 1.
    pub fn exposure(&self, index: usize) -> Option<f32> {
        SHARE.decode(self.exposure[index])
    }

    /// The SOC code that the occupation's wages are published under, in every place. If it is not the
    /// occupation's own, or another occupation has the same, the figures are shared.
    pub fn wage_soc(&self, index: usize) -> Option<SocCode> {
        SocCode::from_digits(self.wage_socs[index])
    }

    /// Projections of the occupation's SOC code.
    pub fn projection(&self, index: usize) -> Option<&Projection> {
        self.projection_of[index].map(|row| &self.projections[usize::from(row)])
    }
}

/// A row of six scores from 1 to 7, unless one is missing.
fn six(rows: &[u8], index: usize) -> Option<[f32; 6]> {
    let mut scores = [0.0; 6];
    for (score, &byte) in scores.iter_mut().zip(&rows[index * 6..][..6]) {
        *score = ONE_TO_SEVEN.decode(byte)?;
    }
    Some(scores)
}

impl Table for CoreTables {
    const KIND: u8 = 1;
    const NAME: &'static str = "core";

    fn check(&self) -> Result<(), String> {
        let count = self.codes.len();
        let columns = [
            ("titles", self.titles.len(), 1),
            ("job zones", self.job_zones.len(), 1),
            ("education", self.education.len(), 7),
            ("borrowed from", self.borrowed_from.len(), 1),
            ("interests", self.interests.len(), 6),
            ("work values", self.work_values.len(), 6),
            ("exposure", self.exposure.len(), 1),
            ("bright outlook", self.bright_outlook.len(), 1),
            ("projections", self.projection_of.len(), 1),
            ("wage codes", self.wage_socs.len(), 1),
        ];
        for (name, length, width) in columns {
            if length != count * width {
                return Err(format!("{name} has {length} entries for {count} occupations"));
            }
        }
        if !self.codes.is_sorted_by(|a, b| a < b)
            || self.codes.iter().any(|&code| OccupationCode::from_digits(code).is_none())
        {
            return Err("codes are not occupation codes in order".into());
        }
        let in_range =
            |index: &Option<u16>, limit: usize| index.is_none_or(|index| usize::from(index) < limit);
        if !self.borrowed_from.iter().all(|index| in_range(index, count)) {
            return Err("an occupation borrows from none".into());
        }
        if !self.projection_of.iter().all(|row| in_range(row, self.projections.len())) {
            return Err("a projection row is out of range".into());
        }
        self.ratings.check(count)?;
        self.wages.check()
    }
}
