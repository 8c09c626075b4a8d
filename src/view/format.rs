//! Numbers as a person reads them, without false precision.

use crate::language::numbers::{Kind, number};
use crate::language::{Language, spoken};
use crate::t;

/// A rounded number without the sign of a zero.
fn plain(rounded: f32) -> f64 {
    f64::from(rounded) + 0.0
}

/// `1234567.0` as `1,234,567`, rounded to whole units.
pub fn thousands(amount: f32) -> String {
    // A single precision figure of this size is exact to the unit, as wages and jobs are published.
    number(plain(amount.round()), Kind::Plain { decimals: 0 })
}

/// A yearly amount: `$52,000`.
pub fn dollars(amount: f32) -> String {
    number(plain(amount.round()), Kind::Dollars { decimals: 0 })
}

/// An hourly amount: `$25.50`.
pub fn dollars_and_cents(amount: f32) -> String {
    number(plain((amount * 100.0).round()) / 100.0, Kind::Dollars { decimals: 2 })
}

/// A share from 0 to 1 as a whole percentage: `62%`.
pub fn percent(share: f32) -> String {
    number(plain((share * 100.0).round()) / 100.0, Kind::Percent { decimals: 0 })
}

/// A match probability as a percentage that never claims certainty: `under 1%`, `62%`, `over 99%`.
pub fn match_percent(probability: f32) -> String {
    match probability {
        p if p < 0.01 => t!("under {}", percent(0.01)),
        p if p > 0.99 => t!("over {}", percent(0.99)),
        p => percent(p),
    }
}

/// The same where a sentence or a line begins: `Under 1%`.
pub fn match_percent_first(probability: f32) -> String {
    let words = match_percent(probability);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// One decimal place: `3.1`, `−2.0`.
pub fn one_decimal(value: f32) -> String {
    number(plain((value * 10.0).round()) / 10.0, Kind::Plain { decimals: 1 })
}

/// A change in percent with its sign: `+3.1%`, `−2.0%`.
pub fn change_percent(percent: f32) -> String {
    let sign = if percent > 0.0 { "+" } else { "" };
    sign.to_owned() + &number(plain((percent * 10.0).round()) / 1_000.0, Kind::Percent { decimals: 1 })
}

/// Jobs counted in thousands as a number of jobs, as precise as it is published: `1,692,100`.
pub fn jobs(in_thousands: f32) -> String {
    thousands((in_thousands * 10.0).round() * 100.0)
}

/// A size in bytes: `640 kB`, `1.2 MB`.
pub fn bytes(count: u64) -> String {
    if count < 1_000_000 {
        return format!("{} kB", count.div_ceil(1_000));
    }
    format!("{} MB", one_decimal(count as f32 / 1_000_000.0))
}

/// A share of ten things as how many they are.
pub fn of_ten(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 10.0).round() as u32
}

/// `a`, `a and b`, `a, b and c`.
pub fn joined(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), and(last)),
    }
}

/// The word between the last two of a list. In Spanish it differs before the sound of an i.
fn and(next: &str) -> &'static str {
    match spoken() {
        Language::English => "and",
        Language::Spanish => waymark_advice::language::Language::Spanish.and(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_by_threes() {
        for (amount, expected) in [
            (0.0, "0"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (239_200.0, "239,200"),
            (1_234_567.0, "1,234,567"),
        ] {
            assert_eq!(thousands(amount), expected);
        }
        assert_eq!(thousands(-1_500.0), "−1,500");
        assert_eq!(thousands(-0.2), "0");
    }

    #[test]
    fn hourly_wages_have_cents() {
        assert_eq!(dollars_and_cents(25.5), "$25.50");
        assert_eq!(dollars_and_cents(100.05), "$100.05");
        assert_eq!(dollars_and_cents(31.999), "$32.00");
    }

    #[test]
    fn a_line_begins_with_a_capital_letter() {
        assert_eq!([0.001, 0.624, 1.0].map(match_percent_first), ["Under 1%", "62%", "Over 99%"]);
    }

    #[test]
    fn a_match_is_never_certain() {
        for (p, expected) in
            [(0.0, "under 1%"), (0.014, "1%"), (0.624, "62%"), (0.99, "99%"), (0.9999, "over 99%")]
        {
            assert_eq!(match_percent(p), expected);
        }
    }

    #[test]
    fn changes_carry_their_sign() {
        assert_eq!(change_percent(15.04), "+15.0%");
        assert_eq!(change_percent(-2.0), "−2.0%");
        assert_eq!(change_percent(0.0), "0.0%");
        assert_eq!(change_percent(-0.04), "0.0%");
    }

    #[test]
    fn jobs_are_as_precise_as_published() {
        assert_eq!(jobs(1_692.1), "1,692,100");
        assert_eq!(jobs(0.3), "300");
    }

    #[test]
    fn sizes_and_counts_read_plainly() {
        assert_eq!(bytes(0), "0 kB");
        assert_eq!(bytes(640_100), "641 kB");
        assert_eq!(bytes(1_234_567), "1.2 MB");
        assert_eq!(joined(&["a", "b", "c"]), "a, b and c");
        assert_eq!(joined(&["a", "b"]), "a and b");
    }
}
