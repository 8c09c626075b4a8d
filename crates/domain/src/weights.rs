//! What the order of results goes by: how well the work fits, and what else matters to the visitor.

use std::fmt;
use std::str::FromStr;

/// Something that can matter about an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// How well it fits: the match.
    Fit,
    /// High pay.
    Pay,
    /// Growing employment.
    Growth,
    /// Little preparation beyond what the visitor has.
    Preparation,
    /// Few tasks exposed to large language models.
    Exposure,
}

impl Concern {
    /// Every concern, fit first.
    pub const ALL: [Self; 5] = [Self::Fit, Self::Pay, Self::Growth, Self::Preparation, Self::Exposure];

    /// The concern's name in an address and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Pay => "pay",
            Self::Growth => "growth",
            Self::Preparation => "preparation",
            Self::Exposure => "exposure",
        }
    }

    /// The least weight it can have. Fit always counts: an order that left it out would be the same for
    /// everyone.
    pub fn least(self) -> u8 {
        u8::from(self == Self::Fit)
    }

    /// The weight it has until the visitor says otherwise.
    pub fn usual(self) -> u8 {
        if self == Self::Fit { 2 } else { 0 }
    }
}

/// How much each concern counts, from its [`Concern::least`] to [`Weights::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weights([u8; Concern::ALL.len()]);

impl Weights {
    /// The most that a concern can count.
    pub const MOST: u8 = 4;

    /// How much a concern counts.
    pub fn of(&self, concern: Concern) -> u8 {
        self.0[concern as usize]
    }

    /// The same with another weight for a concern, held within its bounds.
    #[must_use]
    pub fn with(mut self, concern: Concern, weight: u8) -> Self {
        self.0[concern as usize] = weight.clamp(concern.least(), Self::MOST);
        self
    }

    /// Whether the order is by fit alone, as it is until the visitor says otherwise.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the order is that of the match: nothing but fit counts, however much.
    pub fn is_fit_alone(&self) -> bool {
        Concern::ALL.into_iter().all(|concern| concern == Concern::Fit || self.of(concern) == 0)
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self(Concern::ALL.map(Concern::usual))
    }
}

/// Writes what differs from the usual weights: `pay2,growth1`; nothing if nothing does.
impl fmt::Display for Weights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for concern in Concern::ALL {
            let weight = self.of(concern);
            if weight != concern.usual() {
                write!(f, "{comma}{}{weight}", concern.as_str())?;
                comma = ",";
            }
        }
        Ok(())
    }
}

/// Why a text is not a set of weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// A name that is no concern's.
    #[error(
        "`{0}` is nothing to weigh by: use fit, pay, growth, preparation or exposure, as in `pay=2,growth=1`"
    )]
    Unknown(String),
    /// A concern without a weight within its bounds.
    #[error("`{name}` needs a whole number from {least} to {most}", most = Weights::MOST)]
    OutOfRange {
        /// The concern's name.
        name: &'static str,
        /// The least it can have.
        least: u8,
    },
    /// A concern that is named twice.
    #[error("`{0}` is weighed twice")]
    Twice(&'static str),
}

/// Reads `pay=2,growth=1` or, as in an address, `pay2,growth1`; what is not named has its usual weight.
impl FromStr for Weights {
    type Err = WeightsError;

    fn from_str(text: &str) -> Result<Self, WeightsError> {
        let mut weights = Self::default();
        let mut named = [false; Concern::ALL.len()];
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let unknown = || WeightsError::Unknown(part.chars().take(20).collect());
            let at = part.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(part.len());
            let (name, rest) = part.split_at(at);
            let concern =
                Concern::ALL.into_iter().find(|concern| concern.as_str() == name).ok_or_else(unknown)?;
            let (name, least) = (concern.as_str(), concern.least());
            if std::mem::replace(&mut named[concern as usize], true) {
                return Err(WeightsError::Twice(name));
            }
            let digits = rest.strip_prefix('=').unwrap_or(rest);
            weights.0[concern as usize] = Some(digits)
                .filter(|digits| digits.len() == 1)
                .and_then(|digits| digits.parse().ok())
                .filter(|weight| (least..=Self::MOST).contains(weight))
                .ok_or(WeightsError::OutOfRange { name, least })?;
        }
        Ok(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_read_back_as_they_are_written() {
        for (text, written) in [
            ("", ""),
            ("pay=2,growth=1", "pay2,growth1"),
            ("growth1,pay2", "pay2,growth1"),
            ("fit=2,pay=0", ""),
            (" fit4 , exposure=4, preparation3", "fit4,preparation3,exposure4"),
        ] {
            let weights: Weights = text.parse().unwrap();
            assert_eq!(weights.to_string(), written, "{text}");
            assert_eq!(written.parse(), Ok(weights));
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, expected) in [
            ("luck=2", "`luck=2` is nothing to weigh by"),
            ("pay", "`pay` needs a whole number from 0 to 4"),
            ("pay=5", "`pay` needs"),
            ("pay=-1", "`pay` needs"),
            ("pay=1.5", "`pay` needs"),
            ("pay=0001", "`pay` needs"),
            ("fit=0", "`fit` needs a whole number from 1 to 4"),
            ("pay1,pay=1", "`pay` is weighed twice"),
            ("2", "`2` is nothing to weigh by"),
            ("💸", "`💸` is nothing to weigh by"),
        ] {
            let error = text.parse::<Weights>().unwrap_err().to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }

    #[test]
    fn a_weight_stays_within_its_bounds() {
        let weights = Weights::default().with(Concern::Fit, 0).with(Concern::Pay, 9);
        assert_eq!((weights.of(Concern::Fit), weights.of(Concern::Pay)), (1, Weights::MOST));
        assert!(!weights.is_fit_alone());
        assert!(Weights::default().with(Concern::Fit, 4).is_fit_alone());
        assert!(Weights::default().is_usual());
    }
}
