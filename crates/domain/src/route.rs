//! What a visitor may ask of a route: what matters, and what must hold.

use crate::OccupationCode;
use std::fmt;
use std::str::FromStr;

/// Most moves of a route.
pub const MOST_MOVES: usize = 4;
/// Most occupations that a route can be held to: those between the start and the goal.
pub const MOST_KEPT: usize = MOST_MOVES - 1;

/// Something that can matter about a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RouteConcern {
    /// Moves that come naturally, over work that fits.
    Fit,
    /// Good pay on the way.
    Pay,
    /// Little time.
    Time,
    /// Little schooling and preparation.
    Preparation,
}

impl RouteConcern {
    /// Every concern, fit first.
    pub const ALL: [Self; 4] = [Self::Fit, Self::Pay, Self::Time, Self::Preparation];

    /// The concern's name in an address and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Pay => "pay",
            Self::Time => "time",
            Self::Preparation => "preparation",
        }
    }

    /// The least weight it can have. Fit always counts: without it, any job would follow on any other.
    pub fn least(self) -> u8 {
        u8::from(self == Self::Fit)
    }

    /// The weight it has until the visitor says otherwise.
    pub fn usual(self) -> u8 {
        if self == Self::Fit { 2 } else { 1 }
    }
}

/// How much each concern counts, from its [`RouteConcern::least`] to [`RouteWeights::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RouteWeights([u8; RouteConcern::ALL.len()]);

impl RouteWeights {
    /// The most that a concern can count.
    pub const MOST: u8 = 4;

    /// How much a concern counts.
    pub fn of(&self, concern: RouteConcern) -> u8 {
        self.0[concern as usize]
    }

    /// The same with another weight for a concern, held within its bounds.
    #[must_use]
    pub fn with(mut self, concern: RouteConcern, weight: u8) -> Self {
        self.0[concern as usize] = weight.clamp(concern.least(), Self::MOST);
        self
    }
}

impl Default for RouteWeights {
    fn default() -> Self {
        Self(RouteConcern::ALL.map(RouteConcern::usual))
    }
}

/// Why a text is not a set of weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RouteWeightsError {
    /// A name that is no concern's.
    #[error("`{0}` is nothing to weigh a route by: use fit, pay, time or preparation, as in `pay=2,time=3`")]
    Unknown(String),
    /// A concern without a weight within its bounds.
    #[error("`{name}` needs a whole number from {least} to {most}", most = RouteWeights::MOST)]
    OutOfRange {
        /// The concern's name.
        name: &'static str,
        /// The least it can have.
        least: u8,
    },
}

/// Writes what differs from the usual weights: `pay2,time3`; nothing if nothing does.
impl fmt::Display for RouteWeights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for concern in RouteConcern::ALL {
            let weight = self.of(concern);
            if weight != concern.usual() {
                write!(f, "{comma}{}{weight}", concern.as_str())?;
                comma = ",";
            }
        }
        Ok(())
    }
}

/// Reads `pay=2,time=3` or `pay2,time3`; what is not named has its usual weight, the last word counts.
impl FromStr for RouteWeights {
    type Err = RouteWeightsError;

    fn from_str(text: &str) -> Result<Self, RouteWeightsError> {
        let mut weights = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let at = part.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(part.len());
            let (name, rest) = part.split_at(at);
            let concern = RouteConcern::ALL
                .into_iter()
                .find(|concern| concern.as_str() == name)
                .ok_or_else(|| RouteWeightsError::Unknown(part.chars().take(20).collect()))?;
            let (name, least) = (concern.as_str(), concern.least());
            let digits = rest.strip_prefix('=').unwrap_or(rest);
            weights.0[concern as usize] = Some(digits)
                .filter(|digits| digits.len() == 1)
                .and_then(|digits| digits.parse().ok())
                .filter(|weight| (least..=Self::MOST).contains(weight))
                .ok_or(RouteWeightsError::OutOfRange { name, least })?;
        }
        Ok(weights)
    }
}

/// What must hold of a route.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RouteLimits {
    /// No occupation on it pays less than this many dollars a year, by its median.
    pub pay_floor: Option<f32>,
    /// Occupations that it must pass.
    pub keep: Vec<OccupationCode>,
    /// Occupations that it must not pass.
    pub exclude: Vec<OccupationCode>,
}

/// Why limits cannot all hold.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LimitsError {
    /// An occupation both kept and excluded.
    #[error("{0} is both kept and excluded: choose one of the two")]
    KeptAndExcluded(OccupationCode),
    /// The goal excluded.
    #[error("the goal {0} is excluded: choose another goal, or take it off the list of excluded work")]
    GoalExcluded(OccupationCode),
    /// More occupations kept than a route has room for.
    #[error("{0} occupations are kept, but a route has room for {MOST_KEPT} between start and goal")]
    TooManyKept(usize),
    /// A floor that is no amount.
    #[error("the pay floor is {0}: use a positive number of dollars a year below ten million")]
    Floor(f32),
}

impl RouteLimits {
    /// Whether the limits can hold together on the way to a goal.
    pub fn check(&self, goal: OccupationCode) -> Result<(), LimitsError> {
        if let Some(floor) = self.pay_floor.filter(|floor| !(*floor > 0.0 && *floor < 10_000_000.0)) {
            return Err(LimitsError::Floor(floor));
        }
        if self.exclude.contains(&goal) {
            return Err(LimitsError::GoalExcluded(goal));
        }
        if let Some(&both) = self.keep.iter().find(|code| self.exclude.contains(code)) {
            return Err(LimitsError::KeptAndExcluded(both));
        }
        if self.keep.len() > MOST_KEPT {
            return Err(LimitsError::TooManyKept(self.keep.len()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> OccupationCode {
        text.parse().unwrap()
    }

    #[test]
    fn weights_read_back_as_they_are_written() {
        for (text, written) in [("", ""), ("pay=2,time3", "pay2,time3"), ("fit=2", ""), (" fit4 ", "fit4")] {
            let weights: RouteWeights = text.parse().unwrap();
            assert_eq!(weights.to_string(), written, "{text}");
            assert_eq!(written.parse(), Ok(weights));
        }
        assert_eq!(RouteWeights::default().with(RouteConcern::Fit, 0).of(RouteConcern::Fit), 1);
    }

    #[test]
    fn what_is_wrong_with_weights_is_named() {
        for (text, expected) in [
            ("luck=2", "`luck=2` is nothing to weigh a route by"),
            ("growth=2", "`growth=2` is nothing"),
            ("fit=0", "`fit` needs a whole number from 1 to 4"),
            ("time=9", "`time` needs a whole number from 0 to 4"),
            ("💸", "`💸` is nothing"),
        ] {
            let error = text.parse::<RouteWeights>().unwrap_err().to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }

    #[test]
    fn limits_that_contradict_each_other_are_told() {
        let (a, b, goal) = (code("11-1011.00"), code("11-1021.00"), code("15-2051.00"));
        let limits = RouteLimits { pay_floor: Some(30_000.0), keep: vec![a], exclude: vec![b] };
        assert_eq!(limits.check(goal), Ok(()));
        assert_eq!(
            RouteLimits { exclude: vec![goal], ..limits.clone() }.check(goal),
            Err(LimitsError::GoalExcluded(goal))
        );
        assert_eq!(
            RouteLimits { exclude: vec![a], ..limits.clone() }.check(goal),
            Err(LimitsError::KeptAndExcluded(a))
        );
        assert_eq!(
            RouteLimits { keep: vec![a; 4], ..limits.clone() }.check(goal),
            Err(LimitsError::TooManyKept(4))
        );
        for floor in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            let limits = RouteLimits { pay_floor: Some(floor), ..limits.clone() };
            assert!(matches!(limits.check(goal), Err(LimitsError::Floor(_))), "{floor}");
        }
    }
}
