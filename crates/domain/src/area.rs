//! Places that wages are published for: the nation, a state, or a metropolitan area.

use std::fmt;
use std::str::FromStr;

/// A place code of the form `N0000000` (nation), `S0600000` (state) or `M0041860` (metropolitan
/// area): the area type of the wage survey followed by its seven-digit area code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode {
    kind: AreaKind,
    digits: u32,
}

/// How large a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaKind {
    /// The whole nation.
    Nation,
    /// A state or territory.
    State,
    /// A metropolitan area.
    Metro,
}

/// Why a string is not a place code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an area code: expected N, S or M and seven digits, as in S0600000")]
pub struct AreaCodeError(String);

impl AreaCode {
    /// The whole nation.
    pub const NATION: Self = Self { kind: AreaKind::Nation, digits: 0 };

    /// The place of this kind with this seven-digit number, if it has at most seven digits.
    pub fn new(kind: AreaKind, digits: u32) -> Option<Self> {
        (digits < 10_000_000).then_some(Self { kind, digits })
    }

    /// How large the place is.
    pub fn kind(self) -> AreaKind {
        self.kind
    }

    /// The survey's seven-digit area code.
    pub fn digits(self) -> u32 {
        self.digits
    }
}

impl AreaKind {
    /// The survey's letter for this kind.
    pub fn letter(self) -> char {
        match self {
            Self::Nation => 'N',
            Self::State => 'S',
            Self::Metro => 'M',
        }
    }

    /// The kind with this letter.
    pub fn from_letter(letter: char) -> Option<Self> {
        [Self::Nation, Self::State, Self::Metro].into_iter().find(|kind| kind.letter() == letter)
    }
}

impl FromStr for AreaCode {
    type Err = AreaCodeError;

    fn from_str(text: &str) -> Result<Self, AreaCodeError> {
        let parse = || {
            let mut characters = text.chars();
            let kind = AreaKind::from_letter(characters.next()?)?;
            let digits = characters.as_str();
            (digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| digits.parse().ok())
                .flatten()
                .and_then(|digits| Self::new(kind, digits))
        };
        parse().ok_or_else(|| AreaCodeError(text.chars().take(40).collect()))
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:07}", self.kind.letter(), self.digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_code_reads_back_as_it_was_written() {
        for text in ["N0000000", "S0600000", "M0041860"] {
            assert_eq!(text.parse::<AreaCode>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_area_code_is_refused() {
        for text in ["", "0600000", "X0600000", "S06", "S06000000", "S060000x", "é0600000"] {
            assert!(text.parse::<AreaCode>().is_err(), "{text}");
        }
    }
}
