//! Dates in the language in use. The browser's own `Intl.DateTimeFormat` would do, but takes a phone a tenth of a second
//! to make ready, while the page starts.

use crate::language::text;
use crate::{mark, t};

/// The months as releases of data name them.
const MONTHS: [&str; 12] = [
    mark!("January"),
    mark!("February"),
    mark!("March"),
    mark!("April"),
    mark!("May"),
    mark!("June"),
    mark!("July"),
    mark!("August"),
    mark!("September"),
    mark!("October"),
    mark!("November"),
    mark!("December"),
];

/// A day such as `2026-03-14` in words: `March 14, 2026`. Any other text stays as it is.
pub fn day(date: &str) -> String {
    in_words(date).unwrap_or_else(|| date.to_owned())
}

fn in_words(date: &str) -> Option<String> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<u16>().ok());
    let [year, month, day] = [parts.next()??, parts.next()??, parts.next()??];
    let month = text(MONTHS.get(usize::from(month).checked_sub(1)?)?);
    (1..=31).contains(&day).then(|| t!("{month} {day}, {year}", month = month, day = day, year = year))
}

/// A release with the month at its end, such as `OEWS May 2025`, with that month in the language in use. Any other
/// text stays as it is.
pub fn release(name: &str) -> String {
    let told = month_at_end(name).map(|(before, month, year)| {
        let month = text(month);
        before.to_owned() + &t!("{month} {year}", month = month, year = year)
    });
    told.unwrap_or_else(|| name.to_owned())
}

/// What stands before a month at the end of a text, the month, and its year.
fn month_at_end(name: &str) -> Option<(&str, &'static str, u16)> {
    let (rest, year) = name.rsplit_once(' ')?;
    let start = rest.rfind(' ').map_or(0, |space| space + 1);
    let month = MONTHS.into_iter().find(|&month| month == &rest[start..])?;
    Some((&rest[..start], month, year.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::speak_spanish;
    use crate::language::{Language, speak};

    #[test]
    fn days_are_in_words_and_nothing_else_is() {
        assert_eq!(day("2026-03-14"), "March 14, 2026");
        for other in ["", "2024-34", "2026-13-01", "2026-00-01", "2026-03-32", "2026-03-14-02", "soon"] {
            assert_eq!(day(other), other);
        }
    }

    #[test]
    fn a_month_is_told_at_the_end_alone() {
        assert_eq!(month_at_end("OEWS May 2025"), Some(("OEWS ", "May", 2025)));
        assert_eq!(month_at_end("December 2025"), Some(("", "December", 2025)));
        for other in ["", "2023", "CIP 2020", "CIP 2020 to SOC 2018", "2024-34", "May", "Mayhem 2025"] {
            assert_eq!(month_at_end(other), None, "{other}");
        }
        assert_eq!(release("OEWS May 2025"), "OEWS May 2025");
    }

    #[test]
    fn months_are_spanish_in_spanish() {
        speak_spanish();
        assert_eq!(release("OEWS May 2025"), "OEWS mayo de 2025");
        assert_eq!(day("2026-12-01"), "1 de diciembre de 2026");
        speak(Language::English, None);
    }
}
