//! The occupations that the visitor has chosen to compare, and the addresses of what is compared.

use serde::{Deserialize, Serialize};
use waymark_domain::OccupationCode;
use waymark_schema::market::MOST_COMPARED;

/// The name of the codes that are compared, behind the `#` of an address.
pub const WITH: &str = "with";
/// The name of the place that figures are for, behind the `#` of an address.
pub const PLACE: &str = "place";

/// Occupations to compare, in the order chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Basket {
    chosen: Vec<Chosen>,
}

/// A chosen occupation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Chosen {
    /// O*NET-SOC code.
    pub code: String,
    /// Title.
    pub title: String,
}

/// What became of choosing an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toggled {
    /// It is chosen now.
    In,
    /// It is no longer chosen.
    Out,
    /// It is not: no more can be compared.
    Full,
}

impl Basket {
    /// The basket with these occupations: each once, and no more than can be compared.
    pub fn of(chosen: impl IntoIterator<Item = Chosen>) -> Self {
        let mut basket = Self::default();
        for one in chosen {
            if !basket.has(&one.code) && !basket.is_full() {
                basket.chosen.push(one);
            }
        }
        basket
    }

    /// The occupations.
    pub fn chosen(&self) -> &[Chosen] {
        &self.chosen
    }

    /// Their codes.
    pub fn codes(&self) -> Vec<String> {
        self.chosen.iter().map(|one| one.code.clone()).collect()
    }

    /// Whether this occupation is chosen.
    pub fn has(&self, code: &str) -> bool {
        self.chosen.iter().any(|one| one.code == code)
    }

    /// Whether no more can be chosen.
    pub fn is_full(&self) -> bool {
        self.chosen.len() >= MOST_COMPARED
    }

    /// Chooses an occupation, or lets it go.
    pub fn toggle(&mut self, one: Chosen) -> Toggled {
        if self.has(&one.code) {
            self.chosen.retain(|other| other.code != one.code);
            Toggled::Out
        } else if self.is_full() {
            Toggled::Full
        } else {
            self.chosen.push(one);
            Toggled::In
        }
    }
}

/// The codes in a value of an address, in order and each once. What is no code is kept, cut to a length
/// that can be shown, so that the visitor can be told of it.
pub fn codes_in(value: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for text in value.split(',').map(str::trim).filter(|text| !text.is_empty()).take(MOST_COMPARED * 2) {
        let code = match text.parse::<OccupationCode>() {
            Ok(code) => code.to_string(),
            Err(_) => text.chars().take(20).collect(),
        };
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The end of an address that compares these codes, with figures for this place.
pub fn fragment(codes: &[String], place: Option<&str>) -> String {
    let mut parts = Vec::new();
    // Whatever came as a code and is none is not carried on.
    let codes: Vec<&str> =
        codes.iter().filter(|code| code.parse::<OccupationCode>().is_ok()).map(String::as_str).collect();
    if !codes.is_empty() {
        parts.push(format!("{WITH}={}", codes.join(",")));
    }
    if let Some(place) =
        place.filter(|place| place.chars().all(|character| character.is_ascii_alphanumeric()))
    {
        parts.push(format!("{PLACE}={place}"));
    }
    parts.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(code: &str) -> Chosen {
        Chosen { code: code.into(), title: format!("Title of {code}") }
    }

    #[test]
    fn choosing_twice_lets_go_and_six_are_the_most() {
        let mut basket = Basket::default();
        assert_eq!(basket.toggle(chosen("a")), Toggled::In);
        assert_eq!(basket.toggle(chosen("a")), Toggled::Out);
        for code in ["a", "b", "c", "d", "e", "f"] {
            assert_eq!(basket.toggle(chosen(code)), Toggled::In);
        }
        assert_eq!(basket.toggle(chosen("g")), Toggled::Full);
        assert_eq!(basket.codes(), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(basket.toggle(chosen("c")), Toggled::Out);
        assert!(!basket.is_full() && !basket.has("c"));
        assert_eq!(Basket::of(["x", "x", "y"].map(chosen)).codes(), ["x", "y"]);
    }

    #[test]
    fn an_address_says_what_is_compared_and_is_read_back() {
        let codes = ["15-1252.00".to_owned(), "29-1141.00".to_owned()];
        let written = fragment(&codes, Some("S0600000"));
        assert_eq!(written, "with=15-1252.00,29-1141.00&place=S0600000");
        assert_eq!(codes_in("15-1252.00,29-1141.00"), codes);
        assert_eq!(codes_in(" 15-1252.00, ,15-1252.00,nonsense<b>"), ["15-1252.00", "nonsense<b>"]);
        assert_eq!(codes_in(&"x".repeat(500))[0].len(), 20);
        assert_eq!(codes_in(&(0..99).map(|n| n.to_string()).collect::<Vec<_>>().join(",")).len(), 12);
        assert_eq!(fragment(&["nonsense".to_owned()], Some("a&b=c")), "");
    }
}
