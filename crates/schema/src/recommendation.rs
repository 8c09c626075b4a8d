//! Results as JSON: titles, related occupations and recommendations.

use crate::feedback::{AnswerV1, ReasonV1};
use serde::{Deserialize, Serialize};
use waymark_domain::{Badge, Part};

/// An occupation with a score from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    /// O*NET-SOC code.
    pub code: String,
    /// Occupation title.
    pub title: String,
    /// Score from 0 to 1; what it measures is said where it is returned.
    pub score: f32,
}

/// What a free-text title may mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TitleMatches {
    /// The words as they came.
    pub query: String,
    /// Whether the first result can be taken without asking.
    pub confident: bool,
    /// Occupations by falling probability; scores are probabilities.
    pub results: Vec<Scored>,
}

/// Occupations most like another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// The occupation asked about.
    pub code: String,
    /// Others by falling learned similarity; scores run from 0 to 1.
    pub results: Vec<Scored>,
}

/// The answer to a profile.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Recommendation {
    /// The profile's own name, if it had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the current role was understood as, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<TitleMatches>,
    /// Occupations by falling match, or by falling score if more than fit was to count. What the visitor set
    /// aside is not among them.
    pub results: Vec<Match>,
    /// What the visitor's feedback has changed, if there is any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adaptation: Option<AdaptationV1>,
    /// What the visitor should know about this answer, in plain words.
    pub notes: Vec<String>,
}

/// One recommended occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// O*NET-SOC code.
    pub code: String,
    /// Occupation title.
    pub title: String,
    /// Probability of a match by the model alone, 0 to 1 (with the baseline: the cosine).
    pub r#match: f32,
    /// The match after the visitor's feedback, if there is any that teaches something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adapted: Option<AdaptedV1>,
    /// What the match is made of.
    pub parts: Parts,
    /// How many elements of the gap there are of each kind.
    #[serde(default)]
    pub gap_counts: GapCountsV1,
    /// What the occupation asks for, against what the visitor has. Empty in [`Answer::Recommend`], which has many
    /// matches: see [`Question::Gaps`].
    ///
    /// [`Answer::Recommend`]: crate::message::Answer::Recommend
    /// [`Question::Gaps`]: crate::message::Question::Gaps
    pub gap: GapV1,
    /// Wages in the visitor's area, or the nation's; `null` if none are published.
    pub pay: Option<PayRange>,
    /// Badges earned: `viable`, `desirable`, `safe`, `growing`.
    pub badges: Vec<BadgeV1>,
    /// Whether this is what the visitor's current role was understood as.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub current: bool,
    /// O*NET job zone, 1 (little preparation) to 5 (extensive).
    pub job_zone: u8,
    /// Projected change of employment over ten years, percent.
    pub growth_percent: Option<f32>,
}

/// Contributions to the log-odds of the match. They add up: `base` and all the others together are
/// ln(match / (1 - match)). A part the visitor said nothing about is 0.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// What any occupation starts from, given which parts are known.
    pub base: f32,
    /// Likeness to the current and past roles.
    pub role: f32,
    /// The skills named.
    pub skills: f32,
    /// The interests chosen.
    pub interests: f32,
    /// The work values chosen.
    #[serde(default)]
    pub values: f32,
    /// Preparation: education and level of responsibility against the occupation's job zone.
    pub preparation: f32,
    /// Pay against the visitor's own.
    pub pay: f32,
    /// Likeness to the role that the visitor would like.
    #[serde(default)]
    pub goal: f32,
}

impl Parts {
    /// The contribution of a part.
    pub fn of(&self, part: Part) -> f32 {
        match part {
            Part::Role => self.role,
            Part::Skills => self.skills,
            Part::Interests => self.interests,
            Part::Values => self.values,
            Part::Preparation => self.preparation,
            Part::Pay => self.pay,
            Part::Goal => self.goal,
        }
    }

    /// Every part but the base, by its name, in the order of the form.
    pub fn named(&self) -> [(&'static str, f32); 7] {
        Part::ALL.map(|part| (part.as_str(), self.of(part)))
    }
}

impl Recommendation {
    /// Whether the visitor's feedback has a say in the order.
    pub fn is_adapted(&self) -> bool {
        self.results.iter().any(|found| found.adapted.is_some())
    }
}

/// A match after the visitor's feedback.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AdaptedV1 {
    /// The match, 0 to 1. It follows from the model's by what the visitor said, and is calibrated on nobody.
    pub r#match: f32,
    /// Place among the same results without what the feedback taught, from 1.
    pub place_before: usize,
}

/// What the visitor's feedback has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdaptationV1 {
    /// How much each part of the match counts now.
    pub weights: Vec<PartWeightV1>,
    /// What was said of each occupation, in that order.
    pub said: Vec<SaidV1>,
}

/// How much a part of the match counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartWeightV1 {
    /// The part: `role`, `skills`, `interests`, `values`, `preparation`, `pay` or `goal`.
    pub part: String,
    /// Its weight; 1 is the model's own, and it is never negative.
    pub weight: f32,
}

/// What was said of an occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SaidV1 {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Whether it is useful.
    pub answer: AnswerV1,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonV1>,
}

/// The elements that matter most, by how far the visitor is from them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GapV1 {
    /// The visitor's level is enough.
    pub have: Vec<GapItemV1>,
    /// Nearly there.
    pub close: Vec<GapItemV1>,
    /// Still to be learnt.
    pub missing: Vec<GapItemV1>,
}

impl GapV1 {
    /// How many elements there are of each kind.
    pub fn counts(&self) -> GapCountsV1 {
        GapCountsV1 { have: self.have.len(), close: self.close.len(), missing: self.missing.len() }
    }
}

/// How many elements of a gap there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GapCountsV1 {
    /// The visitor's level is enough.
    pub have: usize,
    /// Nearly there.
    pub close: usize,
    /// Still to be learnt.
    pub missing: usize,
}

/// One element of the gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GapItemV1 {
    /// Name of the skill or area of knowledge.
    pub name: String,
    /// Importance to the occupation, 1 to 5.
    pub importance: f32,
    /// Level the occupation asks for, 0 to 7.
    pub required: f32,
    /// Level the visitor is estimated to have, 0 to 7.
    pub estimated: f32,
}

/// A badge's name on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BadgeV1 {
    /// See [`Badge::Viable`].
    Viable,
    /// See [`Badge::Desirable`].
    Desirable,
    /// See [`Badge::Safe`].
    Safe,
    /// See [`Badge::Growing`].
    Growing,
}

impl From<Badge> for BadgeV1 {
    fn from(badge: Badge) -> Self {
        match badge {
            Badge::Viable => Self::Viable,
            Badge::Desirable => Self::Desirable,
            Badge::Safe => Self::Safe,
            Badge::Growing => Self::Growing,
        }
    }
}

/// Wages of an occupation in one place. A figure that is not published is `null`, never 0.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PayRange {
    /// Area code the figures are for.
    pub area: String,
    /// Name of the area.
    pub area_name: String,
    /// `year`; `hour` where only hourly wages are published, and then only the median is known.
    pub per: String,
    /// 10th percentile, dollars.
    pub p10: Option<Wage>,
    /// 25th percentile, dollars.
    pub p25: Option<Wage>,
    /// Median, dollars.
    pub median: Option<Wage>,
    /// 75th percentile, dollars.
    pub p75: Option<Wage>,
    /// 90th percentile, dollars.
    pub p90: Option<Wage>,
    /// SOC code the figures are published under, with a dash.
    pub soc: String,
    /// Whether other occupations share these figures (several O*NET codes in one SOC code, or a
    /// figure published for a broader group only).
    pub shared: bool,
    /// The survey and its month, such as `OEWS May 2025`.
    pub source: String,
    /// Why these are not the figures of the area asked for, if they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A published wage in dollars.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Wage {
    /// Dollars.
    pub amount: f32,
    /// Whether the survey publishes only "this much or more".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub top_coded: bool,
}
