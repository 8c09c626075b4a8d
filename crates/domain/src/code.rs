//! Occupation codes: O*NET-SOC (eight digits) and SOC (six digits).

use std::fmt;
use std::str::FromStr;

/// Why a string is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The text has not the form of an O*NET-SOC code.
    #[error("`{0}` is not an O*NET-SOC code: expected eight digits as in 15-1252.00")]
    Occupation(String),
    /// The text has not the form of a SOC code.
    #[error("`{0}` is not a SOC code: expected six digits as in 15-1252")]
    Soc(String),
}

/// An O*NET-SOC code such as `15-1252.00`: the identity of an occupation.
///
/// Held as its eight digits; codes sort as they do in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccupationCode(u32);

/// A six-digit SOC code such as `15-1252`: what wages and projections are published by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SocCode(u32);

impl OccupationCode {
    /// The code with these eight digits, if they can be a code.
    pub fn from_digits(digits: u32) -> Option<Self> {
        (11_000_000..100_000_000).contains(&digits).then_some(Self(digits))
    }

    /// The eight digits as one number: `15125200` for `15-1252.00`.
    pub fn digits(self) -> u32 {
        self.0
    }

    /// The SOC code that this occupation belongs to.
    pub fn soc(self) -> SocCode {
        SocCode(self.0 / 100)
    }
}

impl SocCode {
    /// The code with these six digits, if they can be a code.
    pub fn from_digits(digits: u32) -> Option<Self> {
        (110_000..1_000_000).contains(&digits).then_some(Self(digits))
    }

    /// The six digits as one number: `151252` for `15-1252`.
    pub fn digits(self) -> u32 {
        self.0
    }

    /// The broad occupation group this code belongs to: `29-2010` for `29-2011`.
    ///
    /// Some wages and projections are published for the broad group only.
    #[must_use]
    pub fn broad(self) -> SocCode {
        SocCode(self.0 / 10 * 10)
    }

    /// The two-digit major group: 15 for `15-1252`.
    pub fn major(self) -> u32 {
        self.0 / 10_000
    }

    /// Whether it stands for a whole major group: `15-0000`.
    pub fn is_major_group(self) -> bool {
        self.0.is_multiple_of(10_000)
    }
}

/// Reads exactly the digits of `text` at the places where `pattern` has `d`; other places must agree.
fn digits_by_pattern(text: &str, pattern: &str) -> Option<u32> {
    if text.len() != pattern.len() {
        return None;
    }
    let mut number = 0;
    for (byte, expected) in text.bytes().zip(pattern.bytes()) {
        match expected {
            b'd' if byte.is_ascii_digit() => number = number * 10 + u32::from(byte - b'0'),
            b'd' => return None,
            other if other == byte => {}
            _ => return None,
        }
    }
    Some(number)
}

impl FromStr for OccupationCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        digits_by_pattern(text, "dd-dddd.dd")
            .and_then(Self::from_digits)
            .ok_or_else(|| CodeError::Occupation(text.chars().take(40).collect()))
    }
}

impl FromStr for SocCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        digits_by_pattern(text, "dd-dddd")
            .and_then(Self::from_digits)
            .ok_or_else(|| CodeError::Soc(text.chars().take(40).collect()))
    }
}

impl fmt::Display for OccupationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.soc(), self.0 % 100)
    }
}

impl fmt::Display for SocCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_as_it_was_written() {
        for text in ["11-1011.00", "15-1299.08", "53-7121.00"] {
            assert_eq!(text.parse::<OccupationCode>().unwrap().to_string(), text);
        }
        assert_eq!("29-2011".parse::<SocCode>().unwrap().broad().to_string(), "29-2010");
    }

    #[test]
    fn what_is_not_a_code_is_refused_with_an_example() {
        for text in ["", "15-1252", "15-1252.0", "15-1252.000", "1５-1252.00", "ab-cdef.gh", "00-0000.00"] {
            let error = text.parse::<OccupationCode>().unwrap_err();
            assert!(error.to_string().contains("15-1252.00"), "{text}: {error}");
        }
    }

    #[test]
    fn a_code_knows_its_groups() {
        let code: OccupationCode = "15-1299.08".parse().unwrap();
        assert_eq!(code.soc().to_string(), "15-1299");
        assert_eq!(code.soc().major(), 15);
        assert!(!code.soc().is_major_group() && "15-0000".parse::<SocCode>().unwrap().is_major_group());
    }
}
