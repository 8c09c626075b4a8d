//! The five steps of the journey and their names in the address.

use crate::t;
use std::str::FromStr;

/// A step of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Step {
    /// Current and past roles.
    #[default]
    Role,
    /// Skills, ranked.
    Skills,
    /// RIASEC interests.
    Interests,
    /// Pay, place and education.
    Pay,
    /// What fits.
    Results,
}

impl Step {
    /// Every step in order.
    pub const ALL: [Self; 5] = [Self::Role, Self::Skills, Self::Interests, Self::Pay, Self::Results];

    /// The step's name in the address: `?step=skills`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Skills => "skills",
            Self::Interests => "interests",
            Self::Pay => "pay",
            Self::Results => "results",
        }
    }

    /// The step's short name on the trail.
    pub fn label(self) -> &'static str {
        match self {
            Self::Role => t!("Role"),
            Self::Skills => t!("Skills"),
            Self::Interests => t!("Interests"),
            Self::Pay => t!("Pay & place"),
            Self::Results => t!("Results"),
        }
    }

    /// The question the step asks.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Role => t!("What is your role now?"),
            Self::Skills => t!("What are you good at?"),
            Self::Interests => t!("What kind of work draws you?"),
            Self::Pay => t!("Pay, place and education"),
            Self::Results => t!("Work that fits"),
        }
    }

    /// Position from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The step before this one.
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).and_then(|index| Self::ALL.get(index).copied())
    }
}

/// The text names no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownStep;

impl FromStr for Step {
    type Err = UnknownStep;

    fn from_str(text: &str) -> Result<Self, UnknownStep> {
        Self::ALL.into_iter().find(|step| step.as_str() == text).ok_or(UnknownStep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_reads_back_from_the_address() {
        for step in Step::ALL {
            assert_eq!(step.as_str().parse(), Ok(step));
        }
        assert_eq!("nowhere".parse::<Step>(), Err(UnknownStep));
    }

    #[test]
    fn steps_follow_each_other_both_ways() {
        assert_eq!(Step::Role.previous(), None);
        assert_eq!(Step::Results.next(), None);
        for pair in Step::ALL.windows(2) {
            assert_eq!(pair[0].next(), Some(pair[1]));
            assert_eq!(pair[1].previous(), Some(pair[0]));
        }
    }
}
