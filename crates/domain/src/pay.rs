//! A person's own pay.

/// What a pay figure is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PayPeriod {
    /// United States dollars for a year.
    Year,
    /// United States dollars for an hour.
    Hour,
}

/// What a person earns now, in United States dollars before tax.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pay {
    amount: f32,
    per: PayPeriod,
}

/// Hours in a full-time year, as the wage survey counts them (40 hours, 52 weeks).
pub const FULL_TIME_HOURS: f32 = 2080.0;

impl Pay {
    /// The pay, if the amount is a positive number below ten million.
    pub fn new(amount: f32, per: PayPeriod) -> Option<Self> {
        (amount > 0.0 && amount < 10_000_000.0).then_some(Self { amount, per })
    }

    /// The amount in United States dollars.
    pub fn amount(&self) -> f32 {
        self.amount
    }

    /// What the amount is counted by.
    pub fn per(&self) -> PayPeriod {
        self.per
    }

    /// Dollars a year; an hourly wage is taken as full time, which whoever shows the result must say.
    pub fn annual_full_time(&self) -> f32 {
        match self.per {
            PayPeriod::Year => self.amount,
            PayPeriod::Hour => self.amount * FULL_TIME_HOURS,
        }
    }
}

/// A whole number in groups of three: `1,692,100`.
pub fn grouped(amount: f64) -> String {
    let digits = format!("{:.0}", amount.abs());
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sensible_amounts_are_pay() {
        assert!(Pay::new(52_000.0, PayPeriod::Year).is_some());
        for amount in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e8] {
            assert!(Pay::new(amount, PayPeriod::Year).is_none(), "{amount}");
        }
    }

    #[test]
    fn hourly_pay_counts_as_full_time() {
        assert!((Pay::new(20.0, PayPeriod::Hour).unwrap().annual_full_time() - 41_600.0).abs() < 0.1);
    }

    #[test]
    fn whole_numbers_are_grouped_in_threes() {
        assert_eq!([0.4, 999.0, 1_000.0, 1_692_100.0].map(grouped), ["0", "999", "1,000", "1,692,100"]);
    }
}
