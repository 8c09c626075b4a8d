//! Reading an amount of money as people write it.

use crate::t;
use waymark_domain::{Pay, PayPeriod};
use waymark_schema::profile::PayPeriodV1;

/// What the pay field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PayText {
    /// Nothing yet.
    Blank,
    /// A sensible amount in dollars.
    Amount(Pay),
    /// An amount that was probably meant by the other period, as these words say. It does not count until it is made clear.
    Doubtful(&'static str),
    /// Something that is not an amount.
    Unclear,
}

/// Reads `52,000`, `52.000`, `$52k`, `25.50`, `25,50` and the like.
pub fn read_pay(text: &str, per: PayPeriodV1) -> PayText {
    let plain: String =
        text.chars().filter(|character| !matches!(character, '$' | ' ' | '\u{a0}' | '_')).collect();
    if plain.is_empty() {
        return PayText::Blank;
    }
    let (digits, factor) = match plain.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1_000.0),
        None => (plain.as_str(), 1.0),
    };
    let per = match per {
        PayPeriodV1::Year => PayPeriod::Year,
        PayPeriodV1::Hour => PayPeriod::Hour,
    };
    amount(digits)
        .and_then(|amount| Pay::new(amount * factor, per))
        .map_or(PayText::Unclear, |pay| doubt(&pay).map_or(PayText::Amount(pay), PayText::Doubtful))
}

/// The number of `1,234.50` or `1.234,50`: three digits after a mark are thousands, since cents have two. The standard
/// library reads numbers of any size, with 10 kB of powers of five, which would be a twentieth of what the page needs first.
fn amount(digits: &str) -> Option<f32> {
    let is_mark = |character: char| matches!(character, ',' | '.');
    let (whole, cents) = match digits.rsplit_once(is_mark) {
        Some((whole, cents)) if cents.len() != 3 => (whole, cents),
        _ => (digits, ""),
    };
    if whole.split(is_mark).skip(1).any(|group| group.len() != 3) {
        return None;
    }
    let value = |digit: char| digit.to_digit(10).map(|value| value as f32);
    let mut whole = whole.chars().filter(|&character| !is_mark(character));
    let whole = whole.try_fold(0.0, |number, digit| Some(number * 10.0 + value(digit)?))?;
    let cents = cents.chars().rev().try_fold(0.0, |number, digit| Some((number + value(digit)?) / 10.0))?;
    Some(whole + cents)
}

/// Whether the amount was probably meant by the other period, in words; `None` if it looks right.
fn doubt(pay: &Pay) -> Option<&'static str> {
    match pay.per() {
        PayPeriod::Year if pay.amount() < 500.0 => {
            Some(t!("That is little for a year. Did you mean per hour?"))
        }
        PayPeriod::Hour if pay.amount() > 1_000.0 => {
            Some(t!("That is a lot for an hour. Did you mean per year?"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("52000", 52_000.0),
            ("$52,000", 52_000.0),
            ("52k", 52_000.0),
            ("52.000", 52_000.0),
            ("52.000,50", 52_000.5),
            ("52,000.50", 52_000.5),
            ("1.234.567", 1_234_567.0),
            ("1 200", 1200.0),
        ] {
            let PayText::Amount(pay) = read_pay(text, PayPeriodV1::Year) else { panic!("{text}") };
            assert!((pay.amount() - expected).abs() < 0.01, "{text}");
        }
        for (text, expected) in
            [(" 25.50 ", 25.5), ("25.", 25.0), (".75", 0.75), ("18,50", 18.5), ("18,5", 18.5)]
        {
            let PayText::Amount(pay) = read_pay(text, PayPeriodV1::Hour) else { panic!("{text}") };
            assert!((pay.amount() - expected).abs() < 0.01, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_unclear_and_nothing_is_blank() {
        assert_eq!(read_pay("  ", PayPeriodV1::Hour), PayText::Blank);
        for text in ["abc", "-5", "1e9", "inf", "NaN", "0", ".", "12.3.4", "99999999999", "💰", "k"] {
            assert_eq!(read_pay(text, PayPeriodV1::Year), PayText::Unclear, "{text}");
        }
    }

    #[test]
    fn a_mistaken_period_is_doubted() {
        assert!(matches!(read_pay("25", PayPeriodV1::Year), PayText::Doubtful(_)));
        assert!(matches!(read_pay("52000", PayPeriodV1::Hour), PayText::Doubtful(_)));
        for by_the_hour in ["25", "18,50", "18.50", "18,5"] {
            assert!(matches!(read_pay(by_the_hour, PayPeriodV1::Hour), PayText::Amount(_)), "{by_the_hour}");
        }
    }
}
