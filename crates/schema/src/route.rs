//! Ways from one occupation to another, as JSON.

use crate::recommendation::{BadgeV1, GapItemV1, GapV1, PayRange};
use serde::{Deserialize, Serialize};
use waymark_domain::route::LimitsError;
use waymark_domain::{Months, MoveKind, MoveTime, OccupationCode, RouteLimits, TimeBasis};

/// What must hold of a route, and what it is weighed by.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RouteWishes {
    /// Weights, as `pay2,time3`; empty for the usual ones.
    pub weights: String,
    /// No occupation on the way pays less, dollars a year.
    pub pay_floor: Option<f32>,
    /// Codes of occupations to pass.
    pub keep: Vec<String>,
    /// Codes of occupations not to pass.
    pub exclude: Vec<String>,
    /// Addresses of courses that were taken, the first taken first: what they teach is missing no more.
    pub done: Vec<String>,
    /// Addresses of courses whose skills are known without them.
    pub known: Vec<String>,
    /// Addresses of courses that are not to be shown.
    pub unwanted: Vec<String>,
}

/// The answer to a profile with a goal.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RoutePlan {
    /// The profile's own name, if it had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the current role was understood as.
    pub from: Option<Place>,
    /// The goal, or without one the occupations that fit best, each with the ways to it.
    pub goals: Vec<GoalRoutes>,
    /// Jobs that often come next in the careers that the sequence model learned from, the likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<Place>,
    /// What the visitor should know about this answer, in plain words.
    pub notes: Vec<String>,
}

/// An occupation by code and title.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
}

/// The ways to one goal.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GoalRoutes {
    /// The goal.
    pub goal: Place,
    /// Different ways, the best under the weights first.
    pub routes: Vec<RouteV1>,
    /// Why there is none, if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obstacle: Option<Obstacle>,
}

/// Why a goal cannot be reached, and what can.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Obstacle {
    /// In plain words.
    pub message: String,
    /// Occupations within reach that are most like the goal.
    pub nearest: Vec<Place>,
}

/// A way.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RouteV1 {
    /// What it costs under the weights; lower is better.
    pub cost: f32,
    /// Likely time for all moves.
    pub months: MonthsV1,
    /// Change of median pay from the start to the goal, percent; `null` if either is not published.
    pub pay_change_percent: Option<f32>,
    /// The moves in order; the last leads to the goal.
    pub steps: Vec<RouteStep>,
}

/// A range of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MonthsV1 {
    /// At least.
    pub least: u16,
    /// At most, for most people.
    pub most: u16,
}

/// A move to an occupation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RouteStep {
    /// O*NET-SOC code.
    pub code: String,
    /// Occupation title.
    pub title: String,
    /// What kind of move it is.
    pub kind: MoveKindV1,
    /// How natural the move is: the probability that such a pair is published as related.
    pub natural: f32,
    /// How well the occupation matches the visitor, 0 to 1.
    pub r#match: f32,
    /// Badges earned by the occupation.
    pub badges: Vec<BadgeV1>,
    /// Likely time.
    pub months: MonthsV1,
    /// What the time rests on.
    pub basis: Vec<TimePart>,
    /// Wages in the visitor's area, or the nation's.
    pub pay: Option<PayRange>,
    /// Change of median pay against the stop before, percent; `null` if either is not published.
    pub pay_change_percent: Option<f32>,
    /// What the occupation asks for, against what the visitor has by then.
    pub gap: GapV1,
    /// Courses for what is missing, in the order to take them in.
    pub courses: Vec<CourseV1>,
    /// Programmes that lead there, if it asks for schooling; first those that are about what is missing.
    pub programmes: Vec<RouteProgramme>,
    /// Occupations that could take its place; none for the goal.
    pub replacements: Vec<Place>,
}

/// A part of the time that a move takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimePart {
    /// What it rests on.
    pub basis: TimeBasisV1,
    /// How long.
    pub months: MonthsV1,
}

/// A course for something missing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CourseV1 {
    /// Title.
    pub title: String,
    /// Who offers it.
    pub organisation: String,
    /// Where it is.
    pub url: String,
    /// `beginner`, `mixed`, `intermediate` or `advanced`.
    pub level: String,
    /// Days that it takes at least, beside work.
    pub least_days: u16,
    /// Days that it takes at most.
    pub most_days: u16,
    /// Name of its group of courses.
    pub cluster: String,
    /// The missing skill that it is for.
    pub wanted: String,
    /// Everything missing that it teaches, that one among it.
    #[serde(default)]
    pub answers: Vec<String>,
    /// The skill that it says it teaches.
    pub teaches: String,
    /// How near the two are in meaning, 0 to 1.
    pub nearness: f32,
    /// When the list of courses was made.
    pub listed: String,
}

/// An instructional programme that leads to a stop.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RouteProgramme {
    /// CIP 2020 code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Missing skills that its title is near to in meaning; empty if it is near to none.
    #[serde(default)]
    pub answers: Vec<String>,
}

/// Occupations that one may move to.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Transitions {
    /// The occupation asked about.
    pub code: String,
    /// Others by falling naturalness.
    pub results: Vec<Transition>,
}

/// A move that one may make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Transition {
    /// O*NET-SOC code of the destination.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How natural the move is: the probability that such a pair is published as related.
    pub natural: f32,
    /// What kind of move it is.
    pub kind: MoveKindV1,
    /// Share of what the destination asks for that carries over, 0 to 1.
    pub carries_over: f32,
    /// What the destination needs more of, by falling importance.
    pub gap: Vec<GapItemV1>,
    /// Likely time, for somebody with the usual schooling of the start.
    pub months: MonthsV1,
    /// Change of national median pay.
    pub pay_change: Option<PayChange>,
}

/// Median pay before and after a move, dollars a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PayChange {
    /// Before.
    pub from: f32,
    /// After.
    pub to: f32,
    /// Change, percent.
    pub percent: f32,
}

impl PayChange {
    /// The change from one pay to another.
    pub fn between(from: f32, to: f32) -> Self {
        Self { from, to, percent: (to / from - 1.0) * 100.0 }
    }
}

/// A kind of move on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKindV1 {
    /// See [`MoveKind::Advancement`].
    Advancement,
    /// See [`MoveKind::Lateral`].
    Lateral,
    /// See [`MoveKind::Similar`].
    Similar,
    /// See [`MoveKind::SteppingStone`].
    SteppingStone,
}

/// What a time rests on, on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeBasisV1 {
    /// See [`TimeBasis::JobZone`].
    JobZone,
    /// See [`TimeBasis::Schooling`].
    Schooling,
    /// See [`TimeBasis::Experience`].
    Experience,
    /// See [`TimeBasis::Training`].
    Training,
    /// See [`TimeBasis::Courses`].
    Courses,
}

impl From<MoveKind> for MoveKindV1 {
    fn from(kind: MoveKind) -> Self {
        match kind {
            MoveKind::Advancement => Self::Advancement,
            MoveKind::Lateral => Self::Lateral,
            MoveKind::Similar => Self::Similar,
            MoveKind::SteppingStone => Self::SteppingStone,
        }
    }
}

impl From<TimeBasis> for TimeBasisV1 {
    fn from(basis: TimeBasis) -> Self {
        match basis {
            TimeBasis::JobZone => Self::JobZone,
            TimeBasis::Schooling => Self::Schooling,
            TimeBasis::Experience => Self::Experience,
            TimeBasis::Training => Self::Training,
            TimeBasis::Courses => Self::Courses,
        }
    }
}

impl From<Months> for MonthsV1 {
    fn from(months: Months) -> Self {
        Self { least: months.least, most: months.most }
    }
}

/// The parts of a time, on the wire.
pub fn time_parts(time: &MoveTime) -> Vec<TimePart> {
    time.parts
        .iter()
        .map(|&(basis, months)| TimePart { basis: basis.into(), months: months.into() })
        .collect()
}

/// Why wishes for a route cannot be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WishesError {
    /// Weights that are none.
    #[error(transparent)]
    Weights(#[from] waymark_domain::route::RouteWeightsError),
    /// A code that is none.
    #[error(transparent)]
    Code(#[from] waymark_domain::code::CodeError),
    /// Limits that contradict each other.
    #[error(transparent)]
    Limits(#[from] LimitsError),
}

impl RouteWishes {
    /// The limits as domain values.
    pub fn limits(&self) -> Result<RouteLimits, WishesError> {
        let codes = |list: &[String]| -> Result<Vec<OccupationCode>, WishesError> {
            let mut codes: Vec<OccupationCode> = Vec::new();
            for text in list {
                let code = text.parse()?;
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            Ok(codes)
        };
        Ok(RouteLimits {
            pay_floor: self.pay_floor,
            keep: codes(&self.keep)?,
            exclude: codes(&self.exclude)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read_and_a_wrong_code_is_named() {
        let wishes: RouteWishes =
            serde_json::from_str(r#"{"pay_floor":40000,"keep":["11-1021.00","11-1021.00"]}"#).unwrap();
        let limits = wishes.limits().unwrap();
        assert_eq!((limits.pay_floor, limits.keep.len()), (Some(40_000.0), 1));
        let wrong = RouteWishes { exclude: vec!["nurse".into()], ..RouteWishes::default() };
        assert!(wrong.limits().unwrap_err().to_string().contains("`nurse`"));
        assert!(serde_json::from_str::<RouteWishes>(r#"{"floor":1}"#).is_err());
    }

    #[test]
    fn a_change_of_pay_is_told_in_percent() {
        assert!((PayChange::between(40_000.0, 50_000.0).percent - 25.0).abs() < 1e-4);
    }
}
